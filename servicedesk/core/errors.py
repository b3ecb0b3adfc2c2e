"""Known errors: a code and parameters; each front end turns them into a sentence."""

from __future__ import annotations


class ServiceDeskError(Exception):
    """Something that can go wrong in normal use; ``code`` names it, ``parameters`` fill its sentence."""

    def __init__(self, code: str, **parameters: object) -> None:
        super().__init__(code, parameters)
        self.code = code
        self.parameters = parameters

    def __str__(self) -> str:
        details = ", ".join(f"{key}={value!r}" for key, value in self.parameters.items())
        return f"{self.code}({details})"


class Refused(ServiceDeskError):
    """A command that breaks a rule; ``field`` says which input it is about, if one."""

    @property
    def field(self) -> str | None:
        """Name of the input that is wrong, or None when the whole command is."""
        value = self.parameters.get("field")
        return str(value) if value is not None else None


class NotAllowed(ServiceDeskError):
    """The actor lacks the permission; ``permission`` is the parameter."""


class NotFound(ServiceDeskError):
    """A row that is not there (any more); parameters ``entity`` and ``id``."""


class Conflict(ServiceDeskError):
    """Someone else changed the row first; parameters ``entity``, ``id`` and, if known, ``who``."""


class Throttled(ServiceDeskError):
    """Too many wrong passwords or PINs; parameter ``seconds`` says how long to wait."""


class StorageProblem(ServiceDeskError):
    """The database cannot do it now: codes busy, disk_full, damaged, read_only, newer_schema, missing, locked."""
