"""One more fact of a record: what a declaration, a commission, a practice or a meeting says is its facts."""

from dataclasses import replace
from itertools import count

from handlers.admins.curation import writing
from handlers.admins.curation.composing import Sheet
from handlers.admins.curation.curator import Curator
from handlers.admins.curation.finding import addressed
from handlers.messages import Incoming, Reply
from handlers.texts.curation import gathering as texts
from knowledge.articles import Address, Kind

HOLDING: frozenset[Kind] = frozenset({"declaration", "commission", "practice", "meeting"})
"""Kinds of records that facts belong to."""


async def add(incoming: Incoming, said: str, kind: Kind, *, curator: Curator) -> Reply:
    """«/declaracion agregar D1»: asks for the sentence, then for its source."""
    record = addressed(said.strip(), kind, curator)
    if record is None or record.kind not in HOLDING or record not in curator.articles():
        return Reply(texts.add_to_what(), "command")
    sheet = curator.sheet(curator.blank(reason=texts.adding(record)))
    address = _free(record, sheet)
    table = {"id": address.id, "of": str(record), "as": "fact", "confidence": "alta"}
    reply = await writing.kept(incoming, sheet.having(address, table), address, curator, act="agregar")
    return replace(reply, text=f"{texts.adding(record)}\n\n{reply.text}")


def _free(record: Address, sheet: Sheet) -> Address:
    names = (Address("fact", f"{record.id}-nuevo-{at}") for at in count(1))
    return next(address for address in names if sheet.now(address) is None)
