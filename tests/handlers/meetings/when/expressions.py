"""Lists of what people type and what is right, and how a reading is written down to be compared."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from handlers.meetings.when import EARLIEST, LATEST, Ambiguous, Impossible, Span, Understood, period, read

THURSDAY = date(2026, 11, 26)
HERE = Path(__file__).parent


@dataclass(frozen=True, slots=True)
class Expression:
    """One line of a list: which function is asked, on which day, what is right and what was typed."""

    function: str
    today: date
    right: str
    typed: str

    def outcome(self) -> str:
        """What the grammar makes of it."""
        said = read(self.typed, self.today) if self.function == "read" else period(self.typed, self.today)
        return told(said, options=self.right.startswith("ambiguo "))


def expressions(name: str) -> Iterator[Expression]:
    """The lines of a list."""
    for line in (HERE / name).read_text(encoding="utf-8").splitlines():
        if not line.startswith("#"):
            function, today, right, typed = line.split("\t")
            yield Expression(function, THURSDAY if today == "-" else date.fromisoformat(today), right, typed)


def told(said: Understood | Impossible | Ambiguous | None, *, options: bool) -> str:
    """A reading as the lists write it."""
    match said:
        case None:
            return "nada"
        case Impossible():
            return "imposible"
        case Ambiguous(spans):
            return f"ambiguo {_spans(spans)}" if options else "ambiguo"
        case Understood(spans):
            return _spans(spans)


def _spans(spans: tuple[Span, ...]) -> str:
    return " + ".join(map(_span, spans))


def _span(span: Span) -> str:
    first = "inicio" if span.first == EARLIEST else span.first.isoformat()
    last = "fin" if span.last == LATEST else span.last.isoformat()
    opens = span.opens.strftime("%H:%M") if span.opens else ""
    closes = span.closes.strftime("%H:%M") if span.closes else ""
    days = first if first == last else f"{first}..{last}"
    return f"{days} {opens}-{closes}" if opens or closes else days
