"""Draw every widget of the kit in light and dark, Chinese and English, at 100 % and 200 %, into a folder."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Callable
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtWidgets import QApplication, QWidget

from scripts.gallery_controls import buttons_sheet, inputs_sheet, visit_sheet
from scripts.gallery_pages import empty_sheet, lists_sheet, today_sheet
from servicedesk.core.translation import set_language
from servicedesk.ui.theme import theme

Sheet = Callable[[bool], QWidget]

SHEETS: dict[str, Sheet] = {
    "buttons": buttons_sheet,
    "today": today_sheet,
    "inputs": inputs_sheet,
    "visit": visit_sheet,
    "lists": lists_sheet,
    "empty": empty_sheet,
}


def main() -> int:
    """Draw the sheets into the folder named on the command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--only", choices=sorted(SHEETS))
    options = parser.parse_args()
    options.folder.mkdir(parents=True, exist_ok=True)
    application = QApplication(sys.argv[:1])
    theme().apply(application)
    for mode in ("light", "dark"):
        theme().set_mode(mode)
        for language, scale in (("zh_CN", 1.0), ("en", 1.0), ("zh_CN", 2.0), ("en", 2.0)):
            theme().set_scale(scale)
            set_language(language)
            for name, make in SHEETS.items():
                if options.only in (None, name):
                    sheet = make(language == "zh_CN")
                    sheet.setWindowTitle(name)
                    sheet.resize(1366, 700) if scale == 1.0 else sheet.resize(1366, 768)
                    sheet.show()
                    application.processEvents()
                    sheet.grab().save(str(options.folder / f"{name}_{language[:2]}_{mode}_{round(scale * 100)}.png"))
                    sheet.close()
                    sheet.deleteLater()
                    application.processEvents()
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
