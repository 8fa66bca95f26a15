"""Looking before touching: search, show, what is under way, what needs a look, what a question would be answered."""

from collections.abc import Sequence
from datetime import timedelta

from handlers.admins.curation.adding import HOLDING
from handlers.admins.curation.composing import Sheet, answer_of, shown, subjects
from handlers.admins.curation.curator import Curator
from handlers.admins.curation.fields import FIELDS
from handlers.admins.curation.finding import ever, search, title
from handlers.admins.curation.replying import about
from handlers.admins.trial import told
from handlers.messages import Choice, Incoming, Reply
from handlers.ports import Changeset, Draft
from handlers.statistics.figures import voted_down
from handlers.texts.curation import looking as texts
from handlers.texts.curation import writing
from knowledge.articles import Address, Kind
from knowledge.clusters import near_pairs

_LISTED = 8
_ASKED_LATELY = timedelta(days=180)
_VOTED_DOWN = 2
"""Thumbs down, and more of them than thumbs up, from which an entry is worth a look."""


async def overview(_incoming: Incoming, _rest: str, kind: Kind, *, curator: Curator) -> Reply:
    """What can be done, with what is under way."""
    drafts = len(await curator.changesets.listed())
    waiting = len(await _case_drafts(curator))
    command = writing.COMMANDS[kind]
    choices = (
        Choice(texts.SEARCH, f"/{command} buscar"),
        Choice(texts.NEW, f"/{command} nueva"),
        Choice(texts.DRAFTS, "/faq borradores"),
        Choice(texts.REVIEW, "/faq revisar"),
        Choice(texts.HISTORY, "/faq historial"),
    )
    return Reply(texts.overview(kind, drafts, waiting, len(curator.served.conflicts)), "command", choices)


async def find(_incoming: Incoming, said: str, kind: Kind, *, curator: Curator) -> Reply:
    """Articles by their words, each to be shown by a tap."""
    if not said:
        return Reply(texts.search_what(), "command", awaits=f"/{writing.COMMANDS[kind]} buscar")
    found = search(said, kind, curator)
    every = curator.articles()
    choices = [Choice(title(a, every.get(a)), f"/{writing.COMMANDS[kind]} ver {a}") for a in found]
    return Reply(texts.found(said, len(found)), "command", tuple(choices))


async def show(_incoming: Incoming, said: str, kind: Kind, *, curator: Curator) -> Reply:
    """An article with everything that it says, and what can be done with it."""
    address = await ever(said.split(" ")[0], kind, curator)
    if address is None:
        return Reply(writing.no_such_article(said), "command")
    sheet = curator.sheet(curator.blank())
    table = sheet.now(address)
    command = writing.COMMANDS[address.kind]
    if table is None:
        back = Choice(texts.RESTORE, f"/{command} restaurar {address}")
        return Reply(texts.taken_out(address), "command", (back,))
    choices: tuple[Choice, ...] = (
        Choice(texts.EDIT, f"/{command} editar {address}"),
        Choice(texts.PAST, f"/{command} historial {address}"),
        Choice(texts.ARCHIVE, f"/{command} archivar {address}"),
    )
    if address.kind in HOLDING:
        choices = (Choice(texts.ADD, f"/{command} agregar {address}"), *choices)
    text = texts.whole(address, _rows(sheet, address), _answers(sheet, address))
    return Reply(text, "command", choices, about=about(address))


async def drafts(_incoming: Incoming, _rest: str, *, curator: Curator) -> Reply:
    """Changesets under way, of everybody, and what the secretariat proposed from its cases."""
    found, proposed = await curator.changesets.listed(), await _case_drafts(curator)
    choices = [Choice(texts.draft_label(one, _about(one)), f"/faq borrador {one.number}") for one in found[:_LISTED]]
    choices += [Choice(texts.proposed_label(one), f"/faq caso {one.number}") for one in proposed[:_LISTED]]
    return Reply(texts.drafts(len(found), len(proposed)), "command", tuple(choices))


async def draft(_incoming: Incoming, rest: str, *, curator: Curator) -> Reply:
    """One changeset: its words, the result of its trial, and the ways on."""
    number = int(rest) if rest.isdecimal() and len(rest) < 10 else 0
    changeset = await curator.changesets.find(number)
    if changeset is None:
        return Reply(texts.no_such_draft(rest), "command")
    trial = await curator.trials.of(number)
    is_current = trial is not None and trial.version == changeset.version
    return Reply(texts.draft(changeset, trial if is_current else None), "command", _ways_on(changeset, curator))


async def review(_incoming: Incoming, _rest: str, *, curator: Curator) -> Reply:
    """Stale, voted down, never asked, so alike that one may be taken for another, set aside or in conflict."""
    content = curator.served.library.content
    since = (curator.clock.now() - _ASKED_LATELY).date()
    asked = {one.entry.partition(":")[0] for one in await curator.questions.since(since) if one.entry}
    stale = content.stale
    votes = voted_down(await curator.questions.votes_since(since))
    down = [entry for entry, more in votes if more >= _VOTED_DOWN]
    never = [faq.id for faq in content.faqs if faq.id not in asked]
    pairs = near_pairs(curator.served.library, _LISTED)
    choices = [Choice(texts.look_at(id), f"/faq ver {id}") for id in (*stale, *down)[:_LISTED]]
    if curator.served.conflicts or curator.served.aside:
        choices.append(Choice(texts.CONFLICTS, "/faq conflictos"))
    return Reply(texts.review(texts.Review(stale, down, never if asked else (), pairs)), "command", tuple(choices))


async def question(incoming: Incoming, said: str, *, curator: Curator) -> Reply:
    """What the live base answers, and why; what their draft would answer comes from the workshop."""
    if not said:
        return Reply(texts.try_what(), "command", awaits="/faq probar")
    live = told(said, curator.served.library)
    mine = next((one for one in await curator.changesets.listed() if one.author == curator.person.who), None)
    if mine is not None:
        await curator.ask(incoming, "try", changeset=str(mine.number), version=str(mine.version), question=said)
    why = curator.explain(said)
    return Reply(texts.tried_question(live.says, why, mine), "command")


def _rows(sheet: Sheet, address: Address) -> list[tuple[str, str]]:
    return [(f.name, text) for f in FIELDS[address.kind] if (text := shown(sheet, address, f)) and f.key != "says"]


def _answers(sheet: Sheet, address: Address) -> list[tuple[str, str]]:
    """The facts of an answer of several, and those of a record, each with its id."""
    if address.kind == "faq" and answer_of(sheet, address) is None:
        ids: Sequence[str] = (sheet.now(address) or {}).get("says", ())
    else:
        ids = [id for id, fact in sheet.all_now("fact").items() if fact.get("of") == str(address)]
        ids = [] if address.kind == "faq" else ids
    return [(id, str((sheet.now(Address("fact", id)) or {}).get("text", ""))) for id in ids]


def _ways_on(changeset: Changeset, curator: Curator) -> tuple[Choice, ...]:
    number = changeset.number
    if changeset.state not in ("draft", "approval"):
        return ()
    if changeset.state == "approval" and changeset.author != curator.person.who:
        first = Choice(texts.APPROVE, f"/faq aprobar {number}")
    else:
        first = Choice(texts.PUBLISH, f"/faq publicar {number}")
    edit = tuple(
        Choice(texts.edit(address), f"/{writing.COMMANDS[address.kind]} editar {address}")
        for address in subjects(changeset)[:3]
    )
    return (first, *edit, Choice(texts.DISCARD, f"/faq descartar {number}"))


def _about(changeset: Changeset) -> str:
    tables = {change.address: change.after or change.before for change in changeset.changes}
    return next((title(address, tables.get(address)) for address in subjects(changeset)), "")


async def _case_drafts(curator: Curator) -> Sequence[Draft]:
    """What the secretariat proposed and nobody took up; every changeset there was is read only if it proposed any."""
    proposed = await curator.casework.drafts.listed()
    if not proposed:
        return ()
    every = await curator.changesets.listed(("draft", "approval", "published", "discarded"), 10_000)
    taken = {one.origin for one in every}
    return [one for one in proposed if f"case:{one.case}" not in taken]
