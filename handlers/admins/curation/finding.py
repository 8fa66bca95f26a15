"""Which article somebody means: by its address, its id, its question, or words of it."""

from collections.abc import Container, Sequence

from rapidfuzz import fuzz, process

from handlers.admins.curation.curator import Curator
from knowledge.articles import Address, Kind, Table
from knowledge.text import plain
from knowledge.verdict import Answered, Unsure

LEAST_ALIKE = 60
"""Percent of letters in common for something to be worth showing."""
_NAMING = ("question", "title", "name", "term", "text", "means")


def addressed(named: str, kind: Kind, curator: Curator) -> Address | None:
    """The article of this address or id; one that was taken out is found too, through its override."""
    address = Address.read(named) or Address(kind, named)
    places = (curator.articles(), curator.served.originals, curator.served.gone)
    known = any(address in place for place in places)
    return address if known and named else None


async def ever(named: str, kind: Kind, curator: Curator) -> Address | None:
    """The same, of whatever there was once: what was written in the chat and taken out is only in the history."""
    address = addressed(named, kind, curator)
    if address is None and named:
        address = Address.read(named) or Address(kind, named)
        address = address if await curator.editions.revisions(address=address, most=1) else None
    return address


def title(address: Address, table: Table | None) -> str:
    """What to call an article."""
    found = next((str((table or {})[key]) for key in _NAMING if (table or {}).get(key)), "")
    return found or address.id


def search(said: str, kind: Kind, curator: Curator, most: int = 8) -> Sequence[Address]:
    """Those whose name, id or wordings hold the words, or come close; the closest first."""
    asked = plain(said)
    texts = {a: _words_of(a, table) for a, table in curator.articles().items() if a.kind == kind}
    exact = [a for a, text in texts.items() if asked and asked in text]
    close = process.extract(asked, texts, scorer=fuzz.token_set_ratio, limit=most, score_cutoff=LEAST_ALIKE)
    return list(dict.fromkeys((*exact[:most], *_answering(said, texts, curator), *(a for _, _, a in close))))[:most]


def _answering(said: str, texts: Container[Address], curator: Curator) -> Sequence[Address]:
    """What the question itself would be answered with."""
    match curator.served.library.find(said) if plain(said) else None:
        case Answered(hit, siblings):
            found = [Address("faq", one.entry.id) for one in (hit, *siblings)]
        case Unsure(hits):
            found = [Address("faq", one.entry.id) for one in hits]
        case _:
            found = []
    return [address for address in found if address in texts]


def _words_of(address: Address, table: Table) -> str:
    wordings = table.get("wordings", ())
    aliases = table.get("aliases", ())
    return plain(" ".join((address.id, title(address, table), *map(str, wordings), *map(str, aliases))))
