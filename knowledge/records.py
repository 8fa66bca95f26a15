"""Reading one TOML table field by field, so that every mistake of every file is reported at once.

A mistake names the file, the entry and what to do. Reading goes on after a mistake with a harmless value.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime


@dataclass(frozen=True, slots=True)
class Mistake:
    """Something to mend in the content: where, and how."""

    file: str
    entry: str
    remedy: str

    def __str__(self) -> str:
        return f"{self.file}: {self.entry}: {self.remedy}"


@dataclass
class Record:
    """One table of one file. Fields that are read are ticked off; `finish` complains about the others."""

    file: str
    table: Mapping[str, object]
    mistakes: list[Mistake]
    name: str = ""
    _read: set[str] = field(default_factory=set)

    def wrong(self, remedy: str) -> None:
        """Note a mistake of this entry."""
        self.mistakes.append(Mistake(self.file, self.name or str(self.table.get("id", "(sin id)")), remedy))

    def text(self, key: str, *, needed: bool = True, longest: int = 2_000) -> str:
        """A string; empty when it is absent and not needed."""
        value = self._get(key)
        if value is None and not needed:
            return ""
        if not isinstance(value, str) or (needed and not value.strip()):
            self.wrong(f"«{key}» debe ser un texto no vacío")
            return ""
        if len(value) > longest:
            self.wrong(f"«{key}» tiene {len(value)} caracteres; el máximo es {longest}")
        return value.strip()

    def one_of(self, key: str, allowed: Sequence[str]) -> str:
        """A string out of a closed list."""
        value = self.text(key)
        if value and value not in allowed:
            self.wrong(f"«{key}» es «{value}»; debe ser uno de: {', '.join(allowed)}")
        return value if value in allowed else allowed[0]

    def texts(self, key: str, *, least: int = 0) -> tuple[str, ...]:
        """A list of strings."""
        value = self._get(key, [])
        if not isinstance(value, list) or not all(isinstance(item, str) and item.strip() for item in value):
            self.wrong(f"«{key}» debe ser una lista de textos no vacíos")
            return ()
        if len(value) < least:
            self.wrong(f"«{key}» necesita al menos {least}; tiene {len(value)}")
        return tuple(value)

    def whole(self, key: str) -> int | None:
        """A whole number, or nothing."""
        value = self._get(key)
        if value is not None and (not isinstance(value, int) or isinstance(value, bool)):
            self.wrong(f"«{key}» debe ser un número entero")
            return None
        return value

    def truth(self, key: str, *, default: bool = False) -> bool:
        """true or false."""
        value = self._get(key, default)
        if not isinstance(value, bool):
            self.wrong(f"«{key}» debe ser true o false")
            return default
        return value

    def day(self, key: str) -> date | None:
        """A full date, or nothing; as JSON has it, too: «2026-11-30»."""
        value = self._get(key)
        if isinstance(value, str):
            value = _day(value)
        if value is not None and (not isinstance(value, date) or isinstance(value, datetime)):
            self.wrong(f"«{key}» debe ser una fecha completa, por ejemplo 2020-09-23")
            return None
        return value

    def record(self, key: str) -> "Record | None":
        """A table inside this one, or nothing."""
        value = self._get(key)
        if value is not None and not isinstance(value, dict):
            self.wrong(f"«{key}» debe ser una tabla")
            return None
        return (
            None
            if value is None
            else Record(self.file, value, self.mistakes, str(value.get("id") or f"{self.label}.{key}"))
        )

    def records(self, key: str) -> "list[Record]":
        """The tables of a list inside this one."""
        value = self._get(key, [])
        if not isinstance(value, list) or not all(isinstance(item, dict) for item in value):
            self.wrong(f"«{key}» debe escribirse como [[{key}]]")
            return []
        return [
            Record(self.file, item, self.mistakes, str(item.get("id") or f"{self.label}.{key}[{n}]"))
            for n, item in enumerate(value, 1)
        ]

    def finish(self, *known: str) -> None:
        """Complain about keys that nobody read: usually a slip of the pen."""
        for key in sorted(set(self.table) - self._read - set(known)):
            self.wrong(f"el campo «{key}» no se conoce; revise cómo se escribe")

    @property
    def label(self) -> str:
        """What to call this entry."""
        return self.name or str(self.table.get("id", "(sin id)"))

    def _get(self, key: str, default: object = None) -> object:
        self._read.add(key)
        return self.table.get(key, default)


def _day(written: str) -> date | str:
    try:
        return date.fromisoformat(written)
    except ValueError:
        return written
