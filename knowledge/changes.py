"""Articles put into pages: what administrators changed, over what ships. Pure: the pages given stay as they are."""

import copy
from collections.abc import Iterator, Mapping
from typing import Any

from knowledge.articles import IN_WORDS, LISTED, NESTED, PROCESS, WHOLE, WORDS, Address, Kind, Table, id_key, tables
from knowledge.pages import Pages

OURS = "administracion.toml"
"""The page of what ships nowhere, in each folder."""

Changes = Mapping[Address, Table | None]
"""What articles read instead; `None`: no longer there."""

_Rows = list[dict[str, Any]]


def changed(pages: Pages, changes: Changes) -> Pages:
    """The pages with each article as `changes` says: replaced where it stands, added at the end, or taken out.

    What is inside a record (its facts) stays with it; a fact whose record is not there is kept among those of the
    process, so that nothing is lost without a word.
    """
    draft = _Draft(pages)
    facts_last = sorted(changes.items(), key=lambda change: change[0].kind == "fact")
    for address, table in facts_last:
        draft.put(address, table)
    return draft.pages()


class _Draft:
    """Pages under change; each is copied when it is first touched."""

    def __init__(self, pages: Pages) -> None:
        self._pages: dict[str, Any] = dict(pages)
        self._copied: set[str] = set()
        self._place: dict[Address, str] = {}
        self._gone: set[int] = set()
        self._rows: dict[Address, dict[str, Any]] = {}
        for name, page in pages.items():
            self._place.update((address, name) for address, _, _ in _rows_of(name, page))

    def put(self, address: Address, table: Table | None) -> None:
        if address.kind in IN_WORDS:
            self._put_word(address, table)
            return
        name = self._place.get(address)
        if name is not None:
            self._own(name)
            self._replace(self._rows[address], table)
        elif table is not None:
            self._add(address, table)

    def pages(self) -> Pages:
        """Without the rows that were taken out."""
        for name in self._copied:
            page = self._pages[name]
            if id(page) in self._gone:
                self._pages[name] = {}
            for row in (page, *(row for _, row, _ in _rows_of(name, page))):
                for key, value in row.items():
                    if isinstance(value, list) and self._gone:
                        row[key] = [one for one in value if id(one) not in self._gone]
        return {name: self._pages[name] for name in sorted(self._pages) if self._pages[name]}

    def _own(self, name: str) -> dict[str, Any]:
        """The page, ours to change, with its rows at hand."""
        if name not in self._copied:
            self._copied.add(name)
            self._pages[name] = copy.deepcopy(dict(self._pages.get(name, {})))
            self._rows.update((address, row) for address, row, _ in _rows_of(name, self._pages[name]))
        page: dict[str, Any] = self._pages[name]
        return page

    def _replace(self, row: dict[str, Any], table: Table | None) -> None:
        if table is None:
            self._gone.add(id(row))
            return
        self._gone.discard(id(row))
        inside = {key: row[key] for key in NESTED if key in row}
        row.clear()
        row.update(_bare(table) | inside)

    def _add(self, address: Address, table: Table) -> None:
        name, rows = self._home(address, table)
        row = dict(_bare(table))
        if address.kind in WHOLE:
            self._pages[name].update(row)
            row = self._pages[name]
        else:
            rows.append(row)
        self._place[address], self._rows[address] = name, row

    def _home(self, address: Address, table: Table) -> tuple[str, _Rows]:
        """The page and the list that a new article belongs to."""
        if address.kind in WHOLE:
            name = f"{WHOLE[address.kind]}{address.id.lower()}.toml"
            self._own(name)
            return name, []
        if address.kind == "fact":
            return self._home_of_fact(table)
        place, key = LISTED[address.kind]
        name = place + OURS if place.endswith("/") else place
        return name, self._own(name).setdefault(key, [])

    def _home_of_fact(self, table: Table) -> tuple[str, _Rows]:
        of, key = str(table.get("of", "")), str(table.get("as", "fact"))
        owner = Address.read(of)
        if owner is not None and owner in self._place:
            name = self._place[owner]
            self._own(name)
            return name, self._rows[owner].setdefault(key, [])
        name = of.removeprefix("page:") if of.startswith(f"page:{PROCESS}") else PROCESS + OURS
        return name, self._own(name).setdefault("fact", [])

    def _put_word(self, address: Address, table: Table | None) -> None:
        words: dict[str, Any] = self._own(WORDS).setdefault(IN_WORDS[address.kind], {})
        if table is None:
            words.pop(address.id, None)
        else:
            words[address.id] = table.get("words" if address.kind == "synonym" else "means")


def _rows_of(name: str, page: Any) -> Iterator[tuple[Address, Any, str]]:
    """The rows that are articles, with where facts belong; words are no rows."""
    records: list[tuple[Kind, Any]] = [(kind, page) for kind, folder in WHOLE.items() if name.startswith(folder)]
    for kind, (place, key) in LISTED.items():
        if name == place or (place.endswith("/") and name.startswith(place)):
            records += [(kind, row) for row in tables(page.get(key))]
    for kind, row in records:
        if isinstance(row.get(id_key(kind)), str):
            yield Address(kind, row[id_key(kind)]), row, ""
        yield from _facts_of(row)
    if name.startswith(PROCESS):
        yield from _facts_of(page)


def _facts_of(row: Any) -> Iterator[tuple[Address, Any, str]]:
    for key in NESTED:
        for fact in tables(row.get(key)):
            if isinstance(fact.get("id"), str):
                yield Address("fact", fact["id"]), fact, key


def _bare(table: Table) -> dict[str, Any]:
    """As the files write it."""
    return {key: value for key, value in table.items() if key not in ("of", "as")}
