"""The import page, and this morning's list as a till writes it."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

HOUSE = """房号,姓名,会员号,手机,入住日,离店日,备注,房价
0807,李国栋,00081264,13800002206,03/11/2026,06/11/2026,专票,888
0916,吴敏,,13800006620,04/11/2026,07/11/2026,带婴儿,768
1103,CARTER/EMILY,00077310,,02/11/2026,08/11/2026,EN,1088
1208,陈思远,,13800006021,05/11/2026,07/11/2026,花生过敏,888
1512,赵雨桐,00090023,18600009915,04/11/2026,02/11/2026,,768
1513,孙丽,,1380000660,04/11/2026,06/11/2026,,768
"""


@pytest.fixture
def house(tmp_path: Path) -> Path:
    """This morning's list of who is in the house, as the till writes it: two rows are wrong."""
    path = tmp_path / "在住宾客_1105.csv"
    path.write_bytes(HOUSE.encode("gb18030"))
    return path


@pytest.fixture
def page(program):
    """The page, reached by its key."""
    program.workspace.actions.trigger("import")
    QApplication.processEvents()
    return program.window.page("imports")
