"""The secretariat convenes: «/reunion nueva …» in one message, a card that is corrected by replying, and its news.

Nothing leaves before a preview with the number of people it reaches; what leaves is sent by the workshop.
"""

from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import replace
from functools import partial

from handlers.commands import Command
from handlers.dialogue import Memory
from handlers.meetings import announcing, programme
from handlers.meetings.composing import changed, lacks, overlapping, spans_of
from handlers.meetings.guests import clause, guests
from handlers.meetings.understanding import Heard, closed, heard, only, without_hours
from handlers.meetings.when import Ambiguous, Impossible, Span
from handlers.messages import Choice, Incoming, Reply
from handlers.ports import Meeting
from handlers.secretariat import guiding, scheduling
from handlers.secretariat import meeting_files as files
from handlers.secretariat import meeting_news as news
from handlers.secretariat import meeting_sheets as sheets
from handlers.secretariat.convener import ABOUT, DESK, Convening, card, note, reached, tell_everybody, today
from handlers.secretariat.on_case import numbered, said
from handlers.texts import convening as texts
from knowledge.text import plain

_LISTED = 20


OnMeeting = Callable[..., Awaitable[Reply]]


def commands(*, convening: Convening) -> Sequence[Command]:
    """A meeting in one message; everything else is said with «/reunion» (see `manage`)."""
    return (Command(("convocar",), texts.PURPOSE, partial(begin, convening=convening), DESK, where="private"),)


async def begin(_incoming: Incoming, rest: str, *, convening: Convening) -> Reply:
    """The same as «/reunion nueva»."""
    return await new(rest.strip(), convening=convening)


async def manage(incoming: Incoming, rest: str, *, convening: Convening) -> Reply | None:
    """«/reunion …» of those who convene, where nobody else reads; `None` for everybody else."""
    if convening.casework.person.role not in DESK or convening.casework.person.standing == "revoked" or incoming.group:
        return None
    return await convene(incoming, rest, convening=convening)


async def convene(incoming: Incoming, rest: str, *, convening: Convening) -> Reply:
    """«nueva», a sheet, or what to do with a meeting; a number alone shows it, nothing lists them."""
    verb, _, more = rest.strip().partition(" ")
    if not verb:
        return await _list(convening)
    begun = _BEGINNINGS.get(plain(verb))
    if begun is not None:
        return await begun(incoming, more, convening=convening)
    if verb.isdecimal():
        verb, more = "ver", rest
    act = _ACTS.get(plain(verb))
    named = numbered(more.strip())
    if act is None:
        return said(texts.no_such_deed(verb))
    if named is None:
        return said(texts.no_such_meeting(more))
    meeting = await convening.meetings.find(int(named[0])) if len(named[0]) < 9 else None
    if meeting is None:
        return said(texts.no_such_meeting(named[0]))
    return await act(incoming, meeting, named[1], convening=convening)


async def replied(incoming: Incoming, _memory: Memory, *, convening: Convening) -> tuple[Reply, ...] | None:
    """What is answered to the card of a meeting corrects it."""
    number = incoming.regarding.removeprefix(ABOUT).partition(":")[0]
    ours = incoming.regarding.startswith(ABOUT) and number.isdecimal()
    if not ours or convening.casework.person.role not in DESK or not incoming.text.strip():
        return None
    meeting = await convening.meetings.find(int(number))
    return (await edit(incoming, meeting, incoming.text, convening=convening),) if meeting else None


async def new(text: str, *, convening: Convening) -> Reply:
    """A draft, once nothing that it needs is missing; until then what was written is kept in the question."""
    if not text:
        return said(texts.write_it(), Choice(guiding.GUIDE, guiding.COMMAND), awaits="/reunion nueva")
    invited, bare = clause(text)
    sessions, bare = programme.clause(bare)
    found = scheduling.dated(heard(bare, today(convening)), sessions, convening)
    if isinstance(found, Impossible | Ambiguous):
        return _again(found, "/reunion nueva")
    lack = lacks(found)
    if lack is not None:
        line = without_hours(found) if lack == "ends" else closed(" ".join(bare.split()))
        more = "título: " if lack == "title" else ""
        line = f"{line}; {invited};" if invited else f"{line},"
        return said(texts.lacking(lack), awaits=f"/reunion nueva {programme.kept(sessions)}{line} {more}".strip())
    draft = scheduling.drafted(found, sessions, convening)
    if isinstance(draft, Impossible):
        return _again(draft, "/reunion nueva")
    if overlapping(draft.sessions):
        return said(texts.again(texts.overlap()), awaits="/reunion nueva")
    named = guests(invited, draft)
    if isinstance(named, str):
        return said(texts.again(texts.unknown_guests(named)), awaits="/reunion nueva")
    draft = await convening.meetings.add(named or draft)
    await note("reunion_nueva", draft, convening)
    return card(draft, convening, found.rest)


async def show(_incoming: Incoming, meeting: Meeting, _rest: str, *, convening: Convening) -> Reply:
    """The card, with what can be done now."""
    return card(meeting, convening)


async def edit(_incoming: Incoming, meeting: Meeting, rest: str, *, convening: Convening) -> Reply:
    """«título: …», new days or hours, a place: whatever is understood takes the place of what was.

    Of what was announced, what people must hear is shown first: «avisar» says it again and tells them.
    """
    return await _edited(meeting, rest, convening, tells=False)


async def tell(_incoming: Incoming, meeting: Meeting, rest: str, *, convening: Convening) -> Reply:
    """The change that was shown, once more, and everybody hears of it."""
    return await _edited(meeting, rest, convening, tells=True)


async def _edited(meeting: Meeting, rest: str, convening: Convening, *, tells: bool) -> Reply:
    if meeting.state == "cancelled":
        return said(texts.not_while(meeting))
    again = f"/reunion editar {meeting.number}"
    if not rest.strip():
        return said(texts.nothing_understood(), awaits=again)
    invited = guests(rest, meeting)
    if isinstance(invited, str):
        return said(texts.unknown_guests(invited), awaits=again)
    after = invited or scheduling.corrected(rest, meeting, convening, otherwise=_corrected)
    if isinstance(after, Impossible | Ambiguous):
        return _again(after, again)
    if after is None or after == meeting:
        return said(texts.nothing_understood(), awaits=again)
    if overlapping(after.sessions):
        return said(texts.again(texts.overlap()), awaits=again)
    if meeting.state == "announced" and announcing.matters(after, meeting) and not tells:
        return scheduling.told(await _preview(after, rest, convening), meeting, after)
    return scheduling.told(await _keep(after, meeting, convening), meeting, after)


async def discard(_incoming: Incoming, meeting: Meeting, _rest: str, *, convening: Convening) -> Reply:
    """A draft that nobody knew of."""
    if meeting.state != "draft":
        return said(texts.not_while(meeting))
    kept = await convening.meetings.change(replace(meeting, state="cancelled"), meeting)
    return said(texts.discarded(meeting) if kept else texts.changed_meanwhile())


async def duplicate(_incoming: Incoming, meeting: Meeting, _rest: str, *, convening: Convening) -> Reply:
    """A draft with the same words; its date is corrected by replying."""
    draft = replace(
        meeting, number=0, uid=convening.new_uid(), state="draft", sequence=0, made_by=convening.casework.person.who
    )
    return card(await convening.meetings.add(draft), convening)


_BEGINNINGS: Mapping[str, OnMeeting] = {
    "nueva": begin, "nuevo": begin, "crear": begin, "convocar": begin, "paso": guiding.step,
    "plantilla": sheets.template, "importar": sheets.take_in,
}  # fmt: skip
"""What names no meeting yet."""
_ACTS: Mapping[str, OnMeeting] = {
    "ver": show, "editar": edit, "corregir": edit, "posponer": edit, "avisar": tell,
    "publicar": news.publish, "anunciar": news.announce, "cancelar": news.ask_to_cancel, "cancelada": news.cancel,
    "documento": files.attach, "descartar": discard, "duplicar": duplicate,
    "informe": news.report, "asistencia": news.attendance,
}  # fmt: skip


async def _list(convening: Convening) -> Reply:
    now = convening.casework.clock.now()
    found = await convening.meetings.listed(("draft", "announced"), since=now, most=_LISTED)
    choices = [Choice(texts.see(one), f"/reunion ver {one.number}") for one in found]
    return said(texts.listed(found), *choices)


async def _preview(after: Meeting, rest: str, convening: Convening) -> Reply:
    if after.starts <= convening.casework.clock.now():
        return said(texts.is_over(after))
    text = texts.announcement(after, "change", after.clocks, link=True)
    yes = Choice(texts.TELL, f"/reunion avisar {after.number} {programme.in_a_line(rest)}")
    return said(texts.preview(text, await reached(after, convening)), yes, Choice(texts.LEAVE, "/cancelar"))


async def _keep(after: Meeting, before: Meeting, convening: Convening) -> Reply:
    """A draft is simply stored; what was announced is told again, with a number that calendars go by."""
    if before.state == "announced" and announcing.matters(after, before):
        return await tell_everybody(replace(after, sequence=before.sequence + 1), before, "change", convening)
    kept = await convening.meetings.change(after, before)
    if kept is None:
        return said(texts.changed_meanwhile())
    await note("reunion_editar", kept, convening)
    return card(kept, convening)


def _corrected(rest: str, meeting: Meeting, convening: Convening) -> Meeting | Impossible | Ambiguous | None:
    first, last = spans_of(meeting)[0].first, spans_of(meeting)[-1].last
    found = heard(rest, today(convening), Span(first, last, None, None))
    if isinstance(found, Heard) and lacks(found) == "ends":
        return Impossible(texts.lacking("ends"))
    if isinstance(found, Heard):
        is_said = ":" in rest
        return None if only(found) and not is_said else changed(meeting, _without_title(found, is_said=is_said))
    return found


def _without_title(found: Heard, *, is_said: bool) -> Heard:
    """In a correction a title is one that says so."""
    fields = {key: text for key, text in found.fields.items() if key != "title" or is_said}
    return replace(found, fields=fields)


def _again(found: Impossible | Ambiguous, command: str) -> Reply:
    reason = found.reason if isinstance(found, Impossible) else found.question
    return said(texts.again(reason), awaits=command)
