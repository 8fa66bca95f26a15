"""Editing by replying: what an administrator answers to an article that they were shown is its new text."""

from handlers.admins.curation import writing
from handlers.admins.curation.curator import Curator
from handlers.admins.curation.fields import Field, field_of
from handlers.dialogue import Memory
from handlers.messages import Incoming, Reply
from knowledge.articles import Address

SHOWN = "article:"
"""How keys of letters begin that show an article; its address follows, then «:reply:»."""
_TEXTS = ("text", "expansion")
"""The fields that hold what people read."""


def about(address: Address) -> str:
    """What a reply that shows an article is about."""
    return f"{SHOWN}{address}"


async def replied(incoming: Incoming, _memory: Memory, *, curator: Curator | None) -> tuple[Reply, ...] | None:
    """The new text goes into a draft, like one that was asked for; an answer of several facts is asked about first."""
    if curator is None or curator.person.role != "admin" or incoming.group or not incoming.text.strip():
        return None
    address = _shown(incoming.regarding)
    field = _text_of(address) if address else None
    if address is None or field is None:
        return None
    asked = await writing.edit(incoming, f"{address} {field.key}", address.kind, curator=curator)
    draft = await curator.changesets.find(asked.editing.changeset) if asked.editing else None
    if draft is None:
        return (asked,)
    return (await writing.fill(incoming, draft, (address, field), incoming.text, curator=curator),)


def _shown(key: str) -> Address | None:
    if not key.startswith(SHOWN):
        return None
    return Address.read(key.removeprefix(SHOWN).rpartition(":reply:")[0])


def _text_of(address: Address) -> Field | None:
    return next((field for key in _TEXTS if (field := field_of(address.kind, key))), None)
