"""What was published: who, when, which words; and taking it back. What was undone can be undone."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from handlers.admins.curation.curator import Curator
from handlers.admins.curation.finding import ever
from handlers.admins.curation.publishing import conflicts_of, publish_now
from handlers.admins.curation.writing import trying
from handlers.messages import Choice, Incoming, Reply
from handlers.ports import Change, Changeset, Revision
from handlers.texts.curation import undoing as texts
from knowledge.articles import Address, Kind
from knowledge.merging import merged

_SHOWN = 6


async def history(_incoming: Incoming, said: str, kind: Kind, *, curator: Curator) -> Reply:
    """Of one article, or the latest of all; each with the words that went and came."""
    address = await ever(said, kind, curator) if said else None
    if said and address is None:
        return Reply(texts.no_such_article(said), "command")
    found = list(await curator.editions.revisions(address=address, most=_SHOWN))
    if address is not None and address.kind == "faq":
        own = Address("fact", f"F-{address.id}")
        found += await curator.editions.revisions(address=own, most=_SHOWN)
    found.sort(key=lambda revision: -revision.edition.number)
    zone = curator.office.calendar.zone
    choices = [Choice(texts.undo(n), f"/faq deshacer {n}") for n in _numbers(found)[:3]]
    return Reply(texts.history(address, found[:_SHOWN], zone), "command", tuple(choices))


async def undo(incoming: Incoming, rest: str, *, curator: Curator) -> Reply:
    """Take back an edition: the latest at once, for everything was served before; an older one like any other edit."""
    latest = await curator.editions.latest()
    number = int(rest) if rest.isdecimal() and len(rest) < 10 else latest
    revisions = await curator.editions.revisions(edition=number, most=100_000) if 0 < number <= latest else ()
    if not revisions:
        return Reply(texts.nothing_to_undo(), "command")
    inverse = tuple(Change(r.address, r.after, r.before) for r in revisions)
    changeset = curator.blank(origin=f"undo:{number}", reason=texts.reason(number), changes=inverse)
    if number == latest:
        stored = await curator.changesets.add(changeset)
        edition = await publish_now(stored, None, curator, undoes=number)
        return Reply(texts.undone(number, edition, revisions), "command", (_redo(edition.number),))
    return await _older(incoming, changeset, number, curator)


async def rebase(incoming: Incoming, rest: str, *, curator: Curator) -> Reply:
    """Lay a draft over what others published meanwhile: mine as it stands («mia»), or both merged («juntas»)."""
    number, _, how = rest.partition(" ")
    changeset = await curator.changesets.find(int(number)) if number.isdecimal() and len(number) < 10 else None
    if changeset is None or changeset.state != "draft" or how not in ("mia", "juntas"):
        return Reply(texts.no_such_draft(), "command")
    clashes = await conflicts_of(changeset.changes, curator)
    moved = _moved(changeset, clashes, together=how == "juntas")
    if moved is None:
        return Reply(texts.cannot_merge(), "command", (Choice(texts.MINE, f"/faq rebasar {number} mia"),))
    stored = await curator.changesets.change(moved)
    if stored is None:
        return Reply(texts.changed_meanwhile(), "command")
    await curator.note("rebasar", f"changeset:{number}", how)
    return await trying(incoming, stored, curator, head=texts.rebased(stored))


async def _older(incoming: Incoming, changeset: Changeset, number: int, curator: Curator) -> Reply:
    """What was changed again since is merged where that can be done."""
    clashes = await conflicts_of(changeset.changes, curator)
    moved = _moved(changeset, clashes, together=True)
    if moved is None:
        return Reply(texts.changed_since(number, list(clashes)), "command")
    stored = await curator.changesets.add(moved)
    return await trying(incoming, stored, curator, head=texts.undo_is_a_draft(number, stored))


def _moved(changeset: Changeset, clashes: Mapping[Address, object], *, together: bool) -> Changeset | None:
    changes: list[Change] = []
    for change in changeset.changes:
        if change.address not in clashes:
            changes.append(change)
            continue
        theirs: object = clashes[change.address]
        table = theirs if isinstance(theirs, Mapping) else None
        result = merged(change.before, change.after, table)
        if together and result.conflicts:
            return None
        changes.append(Change(change.address, table, result.table if together else change.after))
    return replace(changeset, changes=tuple(changes))


def _numbers(revisions: Sequence[Revision]) -> list[int]:
    return list(dict.fromkeys(revision.edition.number for revision in revisions))


def _redo(number: int) -> Choice:
    return Choice(texts.REDO, f"/faq deshacer {number}")
