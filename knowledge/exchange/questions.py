"""A row with a question -> its article, and the fact and the source of its answer when they stand in the same row."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from knowledge.articles import Address, Table
from knowledge.exchange.answers import INLINE, OWN, inlined, own_fact, read_only
from knowledge.exchange.rows import Row
from knowledge.naming import slug
from knowledge.text import plain

_LINK = re.compile(r"https?://\S+")
_TOLD = (*INLINE, "source", "url")


@dataclass(frozen=True, slots=True)
class Wrong:
    """What to mend, and in which column."""

    key: str
    remedy: str


class Naming:
    """Ids that are taken, and sources by how people name them; both grow while a file is read."""

    def __init__(self, every: Mapping[Address, Table]) -> None:
        self.every = every
        self._taken = {a.id for a in every} | {a.id.removeprefix(OWN) for a in every}
        self._sources: dict[str, str] = {}
        sources = ((a.id, table) for a, table in every.items() if a.kind == "source")
        for key, table in sorted(sources, key=lambda one: not one[1].get("url")):
            self._sources.update(dict.fromkeys(_named(table), key))

    def id_for(self, question: str, said: str) -> str:
        """The id that was written; otherwise a readable one that nobody has."""
        id = said or slug(question, self._taken)
        self._taken.add(id)
        return id

    def meet(self, key: str, name: str, url: str) -> None:
        """A source that the file brings in a row of its own."""
        self._taken.add(key)
        for called in _named({"name": name, "url": url}):
            self._sources.setdefault(called, key)

    def source(self, name: str, url: str) -> tuple[str, Table | None]:
        """The key of the source with this address or name, and its table when it is a new one."""
        known = self._sources.get(url or plain(name))
        if known is not None:
            return known, None
        key = self.id_for(name or url, "")
        table = {"key": key, "name": name or url} | ({"url": url} if url else {})
        self._sources.update(dict.fromkeys(_named(table), key))
        return key, table


def question_of(row: Row, table: dict[str, Any], naming: Naming) -> dict[Address, Table] | Wrong:
    """The articles of a row, the question first. Columns that are not there keep what they hold."""
    if not table.get("question"):
        return Wrong("question", "falta la pregunta")
    id = naming.id_for(str(table["question"]), str(table.get("id") or ""))
    address = Address("faq", id)
    known = naming.every.get(address, {})
    own = inlined(known, naming.every)
    told = {key: table.pop(key) for key in _TOLD if key in table}
    kept = {key: value for key, value in known.items() if key not in row.cells and not (key == "says" and own)}
    question = {**kept, **table, "id": id}
    if question.get("says"):
        return _shared(address, question, told, naming)
    if own:
        told = {**{key: own[key] for key in INLINE if key in own and key not in row.cells}, **told}
    return _with_own_answer(address, question, told, row, naming)


def _shared(
    address: Address, question: dict[str, Any], told: Mapping[str, Any], naming: Naming
) -> dict[Address, Table] | Wrong:
    """Facts that are written elsewhere answer: what the row says of them may only be read."""
    every = naming.every
    shown = {_one_line(read_only(of, every)) for of in (every.get(address, {}), question)}
    for key, value in told.items():
        if key != "text":
            return Wrong(
                key, "esto se escribe con cada hecho, en la hoja «Hechos»; déjelo vacío, o deje «hechos» vacío"
            )
        if _one_line(value) not in shown:
            return Wrong(
                "text", "esta respuesta viene de «hechos»: cámbiela en la hoja «Hechos», o deje «hechos» vacío"
            )
    return {address: question}


def _with_own_answer(
    address: Address, question: dict[str, Any], told: dict[str, Any], row: Row, naming: Naming
) -> dict[Address, Table] | Wrong:
    name, url = (str(told.pop(key, "")) for key in ("source", "url"))
    at = own_fact(address.id)
    key = _same_source(address, name, url, row, naming)
    if not told.get("text"):
        return Wrong("text", "falta la respuesta")
    if not key and not name and not url:
        return Wrong("source", "falta la fuente")
    if not key and url and not _LINK.fullmatch(url):
        return Wrong("url", "la dirección debe comenzar por https:// o http://")
    key, source = (key, None) if key else naming.source(name, url)
    fact = {"confidence": "alta", **told, "id": at.id, "of": str(address), "as": "fact", "sources": [key]}
    articles: dict[Address, Table] = {address: {**question, "says": [at.id]}, at: fact}
    return articles if source is None else {**articles, Address("source", key): source}


def _same_source(address: Address, name: str, url: str, row: Row, naming: Naming) -> str:
    """The source that the answer has, when the row does not name another; empty when it does."""
    own = inlined(naming.every.get(address, {}), naming.every)
    if own is None:
        return ""
    key = str(own["sources"][0])
    source = naming.every.get(Address("source", key), {})
    same_name = "source" not in row.cells or name == source.get("name", "")
    same_url = "url" not in row.cells or url == source.get("url", "")
    return key if same_name and same_url else ""


def _named(source: Table) -> Iterable[str]:
    """How a source is recognised: by its address; by its name where no address is given, first those without one."""
    return tuple(key for key in (source.get("url"), plain(str(source.get("name", "")))) if key)


def _one_line(text: object) -> str:
    return " ".join(str(text).split())
