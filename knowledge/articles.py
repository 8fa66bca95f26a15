"""The content as articles: every record that can be changed by itself, at its address.

An article is a table as the content files write it, with dates as text (so that it is JSON as well), without the
records inside it that have an address of their own: those are facts, and say where they belong (`of`). The other
direction, changes put back into pages, is in changes.py.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, Literal, get_args

from knowledge.pages import Pages

Kind = Literal[
    "faq", "gap", "fact", "term", "practice", "commission", "declaration", "meeting", "source", "synonym",
    "abbreviation", "text",
]  # fmt: skip
KINDS: tuple[Kind, ...] = get_args(Kind)

Table = Mapping[str, Any]
"""What an article says; JSON."""


@dataclass(frozen=True, slots=True, order=True)
class Address:
    """Where an article is found: «faq:que-es-el-proceso-de-quito»."""

    kind: Kind
    id: str

    def __str__(self) -> str:
        return f"{self.kind}:{self.id}"

    @classmethod
    def read(cls, written: str) -> "Address | None":
        """The address that is written like this; `None` when none is."""
        kind, colon, id = written.partition(":")
        return cls(kind, id) if colon and id and kind in KINDS else None


LISTED: Mapping[Kind, tuple[str, str]] = {
    "source": ("sources.toml", "source"),
    "practice": ("practices/", "practice"),
    "meeting": ("meetings/", "meeting"),
    "term": ("glossary.toml", "term"),
    "faq": ("faq/", "faq"),
    "gap": ("gaps/", "gap"),
    "text": ("texts.toml", "text"),
}
"""Kinds that stand in a list: where (a page, or the pages of a folder), and the name of the list."""
WHOLE: Mapping[Kind, str] = {"declaration": "declarations/", "commission": "commissions/"}
"""Kinds that are a page of their own."""
WORDS, PROCESS = "words.toml", "process/"
IN_WORDS: Mapping[Kind, str] = {"synonym": "synonyms", "abbreviation": "abbreviations"}
NESTED = ("fact", "paragraph")
"""Lists of facts inside a record."""


def id_key(kind: Kind) -> str:
    """The field that holds the id."""
    return "key" if kind == "source" else "id"


def articles(pages: Pages) -> dict[Address, Table]:
    """Every article, in the order of the pages; a record without an id has no address."""
    found: dict[Address, Table] = {}
    for name, page in pages.items():
        for address, table in _of_page(name, page):
            found.setdefault(address, table)
    return found


def _of_page(name: str, page: Table) -> Iterator[tuple[Address, Table]]:
    for kind, folder in WHOLE.items():
        if name.startswith(folder):
            yield from _record(kind, page)
    for kind, (place, key) in LISTED.items():
        if name == place or (place.endswith("/") and name.startswith(place)):
            for row in tables(page.get(key)):
                yield from _record(kind, row)
    if name.startswith(PROCESS):
        yield from _facts(page, f"page:{name}")
    if name == WORDS:
        yield from _words(page)


def _record(kind: Kind, row: Table) -> Iterator[tuple[Address, Table]]:
    id = row.get(id_key(kind))
    if not isinstance(id, str) or not id:
        return
    yield Address(kind, id), plain_table({key: value for key, value in row.items() if key not in NESTED})
    yield from _facts(row, f"{kind}:{id}")


def _facts(row: Table, of: str) -> Iterator[tuple[Address, Table]]:
    for key in NESTED:
        for fact in tables(row.get(key)):
            if isinstance(fact.get("id"), str):
                yield Address("fact", fact["id"]), plain_table({**fact, "of": of, "as": key})


def _words(page: Table) -> Iterator[tuple[Address, Table]]:
    synonyms, abbreviations = page.get("synonyms"), page.get("abbreviations")
    for word, others in synonyms.items() if isinstance(synonyms, Mapping) else ():
        yield Address("synonym", word), {"id": word, "words": list(others)}
    for short, long in abbreviations.items() if isinstance(abbreviations, Mapping) else ():
        yield Address("abbreviation", short), {"id": short, "means": long}


def tables(value: object) -> Sequence[Table]:
    """The tables of a list; none when it is something else."""
    return [row for row in value if isinstance(row, Mapping)] if isinstance(value, list) else []


def plain_table(table: Table) -> dict[str, Any]:
    """The table as JSON would give it back: dates as «2026-11-30»."""
    return {key: _plain(value) for key, value in table.items()}


def _plain(value: object) -> object:
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, Mapping):
        return plain_table(value)
    return [_plain(one) for one in value] if isinstance(value, list | tuple) else value
