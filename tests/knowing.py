"""Facts, rounds and findings with quiet defaults, and what must never reach a screen."""

import re
from dataclasses import fields
from datetime import date
from typing import cast

from knowledge.entries import Absent, Confidence, Content, Countries, Declaration, Entry, Fact, Meeting, Source, When
from knowledge.evidence import Evidence, Hit
from knowledge.keys import Keys
from knowledge.structure import Finding, solve

_EVIDENCE = Evidence(*(0.0 for _ in fields(Evidence)))
_URL = re.compile(r"https?://\S+")


def source(name: str = "ACNUR", url: str = "https://acnur.org/nota") -> Source:
    """A page; two of the same name are the same page."""
    return Source(name, name, url)


def fact(
    text: str = "La CONARE existe.",
    *,
    id: str = "X-1",
    sources: tuple[Source, ...] = (),
    confidence: Confidence = "alta",
    note: str = "",
    detail: str = "",
    partial: bool = False,
    quote: bool = False,
) -> Fact:
    """A sure fact of one source."""
    cited = sources or (source(),)
    return Fact(id, text, cited, confidence, note=note, detail=detail, partial=partial, quote=quote)


def declaration(
    *,
    number: int | None = 4,
    starts: date | None = date(2019, 7, 4),
    ends: date | None = date(2019, 7, 5),
    countries: Countries | None = None,
) -> Declaration:
    """The round of Buenos Aires."""
    when = When(fact("", id="D4-01"), starts, ends, "", "")
    return Declaration(
        "D4", number, "Buenos Aires", "Declaración de prueba", "Buenos Aires", "Argentina", "Argentina", "Declaración",
        None, (), None, "", when, countries, (), (), (),
    )  # fmt: skip


def signatories(
    *names: str, count: int | None = None, complete: bool = True, absent: tuple[Absent, ...] = ()
) -> Countries:
    """Who signed."""
    return Countries(fact("", id="D4-02"), "firmantes", names, count, complete, absent)


def meeting(
    *, starts: date | None = None, ends: date | None = None, date_text: str = "", city: str = "", mode: str = ""
) -> Meeting:
    """A workshop."""
    return Meeting(
        fact("", id="R1"), "Taller de asilo", (), starts, ends, date_text, city, "Perú" if city else "", mode, ()
    )


def hit(entry: Entry, finding: Finding | None = None) -> Hit:
    """An entry as if it had been found."""
    return Hit(entry, 1.0, _EVIDENCE, "", frozenset(), finding)


def findings(content: Content, aspect: str, **named: str) -> tuple[Finding, ...]:
    """What an aspect computes; `ronda="1 2"` names two rounds, `país="Costa Rica"` one country."""
    keys = {kind: frozenset(value.split() if kind in ("ronda", "punto") else [value]) for kind, value in named.items()}
    return solve(aspect, cast(Keys, keys), content)


def inner_words(text: str, content: Content) -> list[str]:
    """The ids, braces and empty values of a text: what only the authors of the content should see."""
    words = set(re.findall(r"[\w-]+|[{}]", _URL.sub("", text)))
    ids = {word for word in words & content.facts.keys() if re.search(r"[\d-]", word)}
    return sorted(ids | words & {"None", "{", "}"})
