"""Settings of this station: language, look, window; a small file beside the data, nothing private in it."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

FILE = "station.json"


class StationSettings:
    """What this PC remembers between starts; ``site_name`` lets the first frame greet before the data opens.

    No dataclass: that module alone would take a twentieth of the time to the first frame.
    """

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

    def __init__(self, folder: str = "", **values: Any) -> None:
        self.folder = folder
        for name, value in values.items():
            if name not in NAMES:
                raise TypeError(name)
            setattr(self, name, value)

    @classmethod
    def load(cls, folder: Path) -> StationSettings:
        """Read the settings of *folder*; a missing or damaged file means defaults."""
        settings = cls(str(folder))
        try:
            stored = json.loads((folder / FILE).read_text(encoding="utf-8"))
        except (OSError, ValueError):
            return settings
        if not isinstance(stored, dict):
            return settings
        for name, value in stored.items():
            if name in NAMES and type(value) is type(getattr(settings, name)):
                setattr(settings, name, value)
        return settings

    def values(self) -> dict[str, Any]:
        """Return what is remembered, by name."""
        return {name: getattr(self, name) for name in NAMES}

    def save(self) -> None:
        """Write the settings; what cannot be written is forgotten, nobody's work depends on it."""
        if not self.folder:
            return
        path = Path(self.folder) / FILE
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            temporary = path.with_suffix(".new")
            temporary.write_text(json.dumps(self.values(), ensure_ascii=False, indent=1), encoding="utf-8")
            temporary.replace(path)
        except OSError:
            return


NAMES = tuple(StationSettings.__annotations__)
