"""A changeset under the pen: how articles read with it, and the same changeset with one more change. Pure."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from handlers.admins.curation.fields import FIELDS, Field
from handlers.admins.curation.values import Cited
from handlers.ports import Change, Changeset
from knowledge.articles import Address, Kind, Table, id_key
from knowledge.naming import slug
from knowledge.text import plain


@dataclass(frozen=True, slots=True)
class Sheet:
    """A changeset, over the articles as they are served."""

    changeset: Changeset
    articles: Mapping[Address, Table]

    def now(self, address: Address) -> Table | None:
        """How an article reads with the changeset."""
        for change in self.changeset.changes:
            if change.address == address:
                return change.after
        return self.articles.get(address)

    def having(self, address: Address, table: Table | None) -> "Sheet":
        """With the article reading so; a change that changes nothing any more is none."""
        before = next((c.before for c in self.changeset.changes if c.address == address), self.articles.get(address))
        others = tuple(c for c in self.changeset.changes if c.address != address)
        mine = () if before == table else (Change(address, before, table),)
        return replace(self, changeset=replace(self.changeset, changes=(*others, *mine)))

    def all_now(self, kind: Kind) -> dict[str, Table]:
        """Every article of a kind by its id, as it reads with the changeset."""
        found = {a.id: table for a, table in self.articles.items() if a.kind == kind}
        for change in self.changeset.changes:
            if change.address.kind == kind and change.after is not None:
                found[change.address.id] = change.after
            elif change.address.kind == kind:
                found.pop(change.address.id, None)
        return found


def begun(sheet: Sheet, kind: Kind, name: str) -> tuple[Sheet, Address]:
    """With an empty new article; a question comes with a fact of its own to hold its answer."""
    taken = {a.id for a in sheet.articles} | {c.address.id for c in sheet.changeset.changes}
    id = name if kind in ("synonym", "abbreviation") else slug(name, taken)
    address = Address(kind, id)
    sheet = sheet.having(address, {id_key(kind): id})
    if kind == "faq":
        own = Address("fact", f"F-{id}")
        sheet = sheet.having(own, {"id": own.id, "of": str(address), "as": "fact", "confidence": "alta"})
        sheet = sheet.having(address, {"id": id, "says": [own.id], "wordings": []})
    elif kind in ("term", "meeting", "fact"):
        sheet = sheet.having(address, {"id": id, "confidence": "alta"})
    return sheet, address


def subjects(changeset: Changeset) -> tuple[Address, ...]:
    """What a changeset is about: a fact of its own goes by its question, and sources come along."""
    found = (
        Address("faq", c.address.id.removeprefix("F-")) if c.address.id.startswith("F-") else c.address
        for c in changeset.changes
        if c.address.kind != "source" or len(changeset.changes) == 1
    )
    return tuple(dict.fromkeys(sorted(found, key=lambda address: address.kind == "fact")))


def answer_of(sheet: Sheet, address: Address) -> Address | None:
    """The fact that alone answers a question; `None` when several do."""
    says = (sheet.now(address) or {}).get("says", [])
    return Address("fact", says[0]) if len(says) == 1 else None


def holder(sheet: Sheet, address: Address, field: Field) -> Address | None:
    """The article that keeps the field of `address`."""
    return answer_of(sheet, address) if field.of_answer else address


def value(sheet: Sheet, address: Address, field: Field) -> Any:
    """What a field reads now."""
    at = holder(sheet, address, field)
    return (sheet.now(at) or {}).get(field.key) if at else None


def shown(sheet: Sheet, address: Address, field: Field) -> str:
    """What a field reads, as a person would write it."""
    found = value(sheet, address, field)
    if field.form == "sources":
        names = (_cited(sheet, key) for key in found or ())
        return "\n".join(names)
    return "\n".join(map(str, found)) if isinstance(found, list) else str(found or "")


def put(sheet: Sheet, address: Address, field: Field, new: Any, *, today: date) -> Sheet:
    """With another value in a field; `None` takes it away. Whatever is said of an answer was looked at today."""
    if isinstance(new, Cited):
        sheet, key = _source(sheet, new)
        new = [key]
    at = holder(sheet, address, field)
    if at is None:
        sheet, at = _with_own_answer(sheet, address)
    table = {key: one for key, one in (sheet.now(at) or {}).items() if key != field.key}
    if new is not None:
        table[field.key] = new
    if field.key == "text":
        table.pop("markup", None)
    if at.kind in ("fact", "term"):
        table["reviewed"] = today.isoformat()
    return sheet.having(at, table)


def missing(sheet: Sheet, address: Address) -> Field | None:
    """The first field that an article still needs."""
    return next((f for f in FIELDS[address.kind] if f.needed and not value(sheet, address, f)), None)


def also_say(sheet: Sheet, fact: Address, but: Address) -> tuple[str, ...]:
    """Ids of other questions that say the same fact: they change with it."""
    return tuple(id for id, table in sheet.all_now("faq").items() if fact.id in table.get("says", ()) and id != but.id)


def _with_own_answer(sheet: Sheet, address: Address) -> tuple[Sheet, Address]:
    """A question that several facts answered gets one answer of its own."""
    own = Address("fact", f"F-{address.id}")
    says = (sheet.now(address) or {}).get("says", [])
    sources = list(
        dict.fromkeys(key for id in says for key in (sheet.now(Address("fact", id)) or {}).get("sources", ()))
    )
    table = {"id": own.id, "of": str(address), "as": "fact", "confidence": "alta", "sources": sources}
    sheet = sheet.having(own, table)
    more = list(dict.fromkeys((*says, *(sheet.now(address) or {}).get("more", []))))
    return sheet.having(address, {**(sheet.now(address) or {}), "says": [own.id], "more": more}), own


def _source(sheet: Sheet, cited: Cited) -> tuple[Sheet, str]:
    """The source with this address or name; a new one when there is none."""
    known = sheet.all_now("source")
    for key, table in known.items():
        same_page = cited.url and table.get("url") == cited.url
        if same_page or (not cited.url and plain(str(table.get("name", ""))) == plain(cited.name)) or cited.name == key:
            return sheet, key
    key = slug(cited.name, set(known))
    table = {"key": key, "name": cited.name} | ({"url": cited.url} if cited.url else {})
    return sheet.having(Address("source", key), table), key


def _cited(sheet: Sheet, key: str) -> str:
    table = sheet.now(Address("source", key)) or {}
    return " ".join(part for part in (str(table.get("name", key)), str(table.get("url", ""))) if part)
