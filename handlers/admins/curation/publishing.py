"""From a draft that was tried to an edition that everybody is served. What was not tried is not published.

A trial is of one version of a draft upon one edition: when either moved, it is tried again. Answers that would be lost
need a second tap, which is recorded; with four eyes, that of another administrator.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from handlers.admins.curation import spreading
from handlers.admins.curation.composing import subjects
from handlers.admins.curation.curator import Curator
from handlers.admins.curation.writing import trying
from handlers.admins.served import present
from handlers.messages import Choice, Incoming, Reply
from handlers.ports import Change, Changeset, Edition, Trial
from handlers.texts.curation import publishing as texts
from handlers.texts.curation.writing import COMMANDS
from knowledge.articles import Address, Table

ACCEPTING, APPROVING = "aceptando", "aprobar"


@dataclass(frozen=True, slots=True)
class Ready:
    """A changeset whose trial holds."""

    changeset: Changeset
    trial: Trial


async def publish(incoming: Incoming, rest: str, *, curator: Curator) -> Reply:
    """Publish a draft, or say what is in the way."""
    ready = await _ready(incoming, rest, curator)
    if isinstance(ready, Reply):
        return ready
    changeset, trial = ready.changeset, ready.trial
    accepting = ACCEPTING in rest.split()
    if trial.worse and not accepting:
        return Reply(texts.worse(changeset, trial), "command", _second_tap(changeset, len(trial.worse)))
    if curator.office.four_eyes and changeset.author == curator.person.who:
        return await _ask_for_approval(changeset, trial, curator)
    return await _published(ready, curator)


async def approve(incoming: Incoming, rest: str, *, curator: Curator) -> Reply:
    """Another administrator says yes: it is published."""
    ready = await _ready(incoming, rest, curator)
    if isinstance(ready, Reply):
        return ready
    if ready.changeset.author == curator.person.who:
        return Reply(texts.not_your_own(ready.changeset), "command")
    return await _published(ready, curator)


async def discard(_incoming: Incoming, rest: str, *, curator: Curator) -> Reply:
    """The draft is thrown away; nobody was served it."""
    changeset = await _under_way(rest, curator)
    if changeset is None:
        return Reply(texts.no_such_draft(), "command")
    if await curator.changesets.change(replace(changeset, state="discarded")) is None:
        return Reply(texts.changed_meanwhile(changeset), "command")
    await curator.note("descartar_borrador", f"changeset:{changeset.number}")
    return Reply(texts.discarded(changeset), "command")


async def conflicts_of(changes: tuple[Change, ...], curator: Curator) -> Mapping[Address, Table | None]:
    """What reads otherwise than it did when the change was begun: somebody published it meanwhile."""
    overrides = await curator.editions.overrides()
    now = {c.address: present(c.address, curator.served.originals, overrides) for c in changes}
    return {c.address: now[c.address] for c in changes if now[c.address] not in (c.before, c.after)}


async def publish_now(
    changeset: Changeset, trial: Trial | None, curator: Curator, *, undoes: int | None = None
) -> Edition:
    """The edition of a changeset; nothing is asked any more."""
    shipped = {change.address: curator.served.originals.get(change.address) for change in changeset.changes}
    approved = curator.person.who if changeset.author != curator.person.who else None
    accepted = len(trial.worse) if trial else 0
    edition = Edition(0, changeset.number, changeset.author, changeset.reason, approved, accepted, undoes)
    edition = await curator.editions.publish(edition, changeset.changes, shipped)
    await curator.changesets.change(replace(changeset, state="published"))
    names = ", ".join(str(change.address) for change in changeset.changes[:5])
    await curator.note("publicar", f"edition:{edition.number}", f"{names}; empeoran: {accepted}")
    return edition


async def _published(ready: Ready, curator: Curator) -> Reply:
    edition = await publish_now(ready.changeset, ready.trial, curator)
    told = await spreading.answer_waiting(ready.changeset, curator=curator)
    return Reply(texts.published(edition, ready.changeset, told), "command", _afterwards(edition, ready.changeset))


async def _ready(incoming: Incoming, rest: str, curator: Curator) -> Ready | Reply:
    """The draft with a trial that is still of today; otherwise what is in the way, or a new trial."""
    changeset = await _under_way(rest, curator)
    if changeset is None:
        return Reply(texts.no_such_draft(), "command")
    clashes = await conflicts_of(changeset.changes, curator)
    if clashes:
        return _clash(changeset, clashes)
    trial = await curator.trials.of(changeset.number)
    current = await curator.editions.latest()
    if trial is None or (trial.version, trial.edition) != (changeset.version, current):
        return await trying(incoming, changeset, curator, head=texts.tried_first())
    if trial.mistakes:
        return Reply(texts.cannot_be_published(changeset, trial), "command", _edit_again(changeset))
    return Ready(changeset, trial)


def _clash(changeset: Changeset, clashes: Mapping[Address, Table | None]) -> Reply:
    """Both versions; the draft can be laid over what is served now, or thrown away."""
    mine = {change.address: change.after for change in changeset.changes}
    choices = (
        Choice(texts.MINE, f"/faq rebasar {changeset.number} mia"),
        Choice(texts.BOTH, f"/faq rebasar {changeset.number} juntas"),
        Choice(texts.DISCARD, f"/faq descartar {changeset.number}"),
    )
    return Reply(texts.clash(changeset, [(a, mine[a], table) for a, table in clashes.items()]), "command", choices)


async def _ask_for_approval(changeset: Changeset, trial: Trial, curator: Curator) -> Reply:
    """Every other administrator hears of it, once a version."""
    waiting = await curator.changesets.change(replace(changeset, state="approval"))
    if waiting is None:
        return Reply(texts.changed_meanwhile(changeset), "command")
    await curator.trials.keep(replace(trial, version=waiting.version))
    await curator.note("pedir_aprobacion", f"changeset:{changeset.number}")
    others = [admin for admin in await curator.people.having("admin") if admin.who != curator.person.who]
    choices = (
        Choice(texts.APPROVE, f"/faq aprobar {waiting.number}"),
        Choice(texts.SEE, f"/faq borrador {waiting.number}"),
        Choice(texts.DISCARD, f"/faq descartar {waiting.number}"),
    )
    for admin in others:
        key = f"approval:{waiting.number}:{waiting.version}:{admin.channel}:{admin.person}"
        await curator.write(admin, key, texts.please_approve(waiting, trial), choices)
    return Reply(texts.waits_for_approval(waiting, len(others)), "command")


async def _under_way(rest: str, curator: Curator) -> Changeset | None:
    number = rest.split()[0] if rest.split() else ""
    found = await curator.changesets.find(int(number)) if number.isdecimal() and len(number) < 10 else None
    return found if found is not None and found.state in ("draft", "approval") else None


def _second_tap(changeset: Changeset, worse: int) -> tuple[Choice, ...]:
    return (
        Choice(texts.anyway(worse), f"/faq publicar {changeset.number} {ACCEPTING}"),
        *_edit_again(changeset),
        Choice(texts.DISCARD, f"/faq descartar {changeset.number}"),
    )


def _edit_again(changeset: Changeset) -> tuple[Choice, ...]:
    return (Choice(texts.GO_ON, f"/faq borrador {changeset.number}"),)


def _afterwards(edition: Edition, changeset: Changeset) -> tuple[Choice, ...]:
    """What one may want next."""
    about = subjects(changeset)
    edit: tuple[Choice, ...] = ()
    if len(about) == 1:
        field = " respuesta" if about[0].kind == "faq" else ""
        label = texts.EDIT_ANSWER if field else texts.EDIT
        edit = (Choice(label, f"/{COMMANDS[about[0].kind]} editar {about[0]}{field}"),)
    return (Choice(texts.UNDO, f"/faq deshacer {edition.number}"), *edit)
