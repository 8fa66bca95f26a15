"""No two entries may claim the same wording: which one has it already, and what to do about that."""

from collections.abc import Sequence

from handlers.admins.curation.composing import Sheet
from handlers.texts.curation import claims as texts
from knowledge.articles import Address
from knowledge.entries import Aspect
from knowledge.library import Library
from knowledge.text import plain


def claimed(wordings: Sequence[str], address: Address, sheet: Sheet, library: Library) -> str | None:
    """Why these cannot be wordings of `address`: another entry, served or in the same changeset, has one of them."""
    owners: dict[str, str] = {}
    for entry in library.content.entries:
        if not isinstance(entry, Aspect):
            owners.update((plain(wording), entry.id) for wording in entry.wordings)
            owners.setdefault(plain(getattr(entry, "question", "")), entry.id)
    for change in sheet.changeset.changes:
        if change.address.kind in ("faq", "gap"):
            owners = {words: owner for words, owner in owners.items() if owner != change.address.id}
            held = [(change.after or {}).get("question", ""), *(change.after or {}).get("wordings", ())]
            owners.update((plain(one), change.address.id) for one in held if one)
    for wording in wordings:
        owner = owners.get(plain(wording))
        if owner is not None and owner != address.id:
            return texts.taken(wording, owner)
    return None
