"""What has been read of the content so far, and what was wrong with it: sources and facts, by their keys."""

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from fnmatch import fnmatch
from html import unescape
from typing import cast

from knowledge import entries as e
from knowledge.pages import Pages
from knowledge.records import Mistake, Record

LONGEST_FACT = 900


class Loading:
    """What has been read so far, and what was wrong with it."""

    def __init__(self, pages: Pages, mistakes: list[Mistake], *, least_wordings: int, today: date | None) -> None:
        self.pages = pages
        self.mistakes = mistakes
        self.least_wordings = least_wordings
        self.today = today
        self.sources: dict[str, e.Source] = {}
        self.facts: dict[str, e.Fact] = {}
        self.written: dict[str, str] = {}
        """The file where each entry, by its id, was last read."""

    def files(self, pattern: str) -> Iterator[Record]:
        """Each page whose name matches, as a record."""
        for name, table in self.pages.items():
            if fnmatch(name, pattern):
                yield Record(name, table, self.mistakes, name)

    def every(self, pattern: str, key: str) -> Iterator[Record]:
        """Each [[key]] of each file that matches."""
        for file in self.files(pattern):
            for row in file.records(key):
                self.written[str(row.table.get("id"))] = file.file
                yield row
            file.finish()

    def fact(
        self, row: Record, *, text: str | None = None, home: str = "", fields: dict[str, str] | None = None
    ) -> e.Fact:
        """Read a fact; `text` replaces its sentence when that is generated."""
        says = row.text("text", longest=LONGEST_FACT) if text is None else text
        cited = row.texts("sources", least=1)
        for key in cited:
            if key not in self.sources:
                row.wrong(f"la fuente «{key}» no está en sources.toml")
        found = e.Fact(
            id=row.text("id"),
            text=_filled(says, fields, row),
            sources=tuple(self.sources[k] for k in cited if k in self.sources),
            confidence=cast(e.Confidence, row.one_of("confidence", ("alta", "media", "baja"))),
            note=row.text("note", needed=False),
            markup=row.text("markup", needed=False, longest=4 * LONGEST_FACT),
            detail=row.text("detail", needed=False),
            topic=row.text("topic", needed=False),
            themes=row.texts("themes"),
            partial=row.truth("partial"),
            quote=row.truth("quote"),
            home=home,
            review_by=row.day("review_by"),
            reviewed=row.day("reviewed"),
        )
        found = replace(found, stale=bool(self.today and found.review_by and found.review_by < self.today))
        if found.markup and unescape(re.sub(r"<[^>]*>", "", found.markup)) != found.text:
            row.wrong("«markup» no dice lo mismo que «text»")
        if found.id in self.facts:
            row.wrong(f"el id «{found.id}» ya existe; cada hecho se escribe una sola vez")
        self.facts[found.id] = found
        return found

    def plain_facts(self, rows: list[Record], home: str, fields: dict[str, str] | None = None) -> tuple[e.Fact, ...]:
        """Read facts that have no more fields than a fact."""
        found = tuple(self.fact(row, home=home, fields=fields) for row in rows)
        for row in rows:
            row.finish()
        return found


def _filled(text: str, fields: dict[str, str] | None, row: Record) -> str:
    """Put the record's own fields where the sentence names them: {law}, {acronym}."""
    for name, value in (fields or {}).items():
        text = text.replace("{" + name + "}", value)
    if "{" in text and not row.table.get("quote"):
        row.wrong("el texto nombra un {campo} que la ficha no tiene")
    return text
