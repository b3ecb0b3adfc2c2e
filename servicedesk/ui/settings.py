"""Settings of this station: language, look, window; a small file beside the data, nothing private in it."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass
from pathlib import Path

FILE = "station.json"


@dataclass
class StationSettings:
    """What this PC remembers between starts; ``site_name`` lets the first frame greet before the data opens."""

    language: str = "zh_CN"
    theme: str = "light"
    scale: float = 1.0
    width: int = 1366
    height: int = 720
    maximized: bool = False
    station: str = ""
    site_name: str = ""
    desk_name: str = ""
    is_set_up: bool = False
    lock_seconds: int = 120
    folder: str = ""

    @classmethod
    def load(cls, folder: Path) -> StationSettings:
        """Read the settings of *folder*; a missing or damaged file means defaults."""
        settings = cls(folder=str(folder))
        try:
            stored = json.loads((folder / FILE).read_text(encoding="utf-8"))
        except (OSError, ValueError):
            return settings
        if not isinstance(stored, dict):
            return settings
        for name, value in stored.items():
            if name != "folder" and type(value) is type(getattr(settings, name, None)):
                setattr(settings, name, value)
        return settings

    def save(self) -> None:
        """Write the settings; what cannot be written is forgotten, nobody's work depends on it."""
        if not self.folder:
            return
        path = Path(self.folder) / FILE
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            temporary = path.with_suffix(".new")
            values = {name: value for name, value in asdict(self).items() if name != "folder"}
            temporary.write_text(json.dumps(values, ensure_ascii=False, indent=1), encoding="utf-8")
            temporary.replace(path)
        except OSError:
            return
