"""/reuniones and /reunion: what was announced, computed when it is asked for, on the clocks of whoever asks.

Reading order: commands, listed (a list for any words), show (one). What free text asks for comes here by `announced`.
"""

import re
from collections.abc import Awaitable, Callable, Sequence
from functools import partial

from handlers.commands import EVERYBODY, Command, Run
from handlers.meetings.choosing import Wish, chosen, read
from handlers.meetings.invited import is_vouched, may_see
from handlers.messages import Choice, Incoming, Reply, Turn
from handlers.officials.choose import LEAVE
from handlers.officials.diary import Diary
from handlers.officials.privately import way_out
from handlers.ports import Meeting
from handlers.texts import attending, officials
from handlers.texts import meetings as texts

ABOUT = "reunion:"
"""Begins what «más» tells more of, after one meeting was shown."""

_SHOWN, _NAMED = 3, 12
"""Meetings told in full, and how many more by their title."""
_LONGEST_NUMBER = 9
_NUMBERED = re.compile(
    r"(?:n\s*(?:[.º°o]+\s*)?|n[uú]mero\s+|#\s*)?(?P<number>[0-9]+)\b[.:,)]?\s*(?P<text>.*)", re.I | re.S
)

OnMeeting = Callable[[Incoming, Meeting, str], Awaitable[Reply]]
"""The message, the meeting that it names, and what follows the number."""


Manage = Callable[[Incoming, str], Awaitable[Reply | None]]
"""What those who convene may do with a meeting; `None` for everybody else."""


def commands(*, diary: Diary, manage: Manage | None = None) -> Sequence[Command]:
    """What everybody may see; the details only where nobody else reads. `manage` comes first with «/reunion»."""
    showing = partial(_managed, manage=manage, show=on_meeting(partial(show, diary=diary), diary))
    detailing = on_meeting(partial(details, diary=diary), diary)
    return (
        Command(("reuniones",), texts.MEETINGS, partial(browse, diary=diary), EVERYBODY),
        Command(("reunion",), texts.ONE_MEETING, showing, EVERYBODY),
        Command(("agenda", "documentos"), None, detailing, EVERYBODY, where="private"),
    )


async def browse(incoming: Incoming, rest: str, *, diary: Diary) -> Reply:
    """Those that the words choose; all that come, without any."""
    meetings = await diary.seen(incoming)
    wish = read(rest, meetings, diary.clock.now(), diary.clocks, command=True)
    return await listed(incoming, wish, meetings, diary=diary)


async def listed(incoming: Incoming, wish: Wish, meetings: Sequence[Meeting], *, diary: Diary) -> Reply:
    """What fits the wish; when nothing does, that, and what there is instead."""
    if wish.period and wish.period.problem:
        return Reply(wish.period.problem, "action", action="meetings")
    found = chosen(wish, meetings, diary.clock.now(), diary.clocks)
    if not found:
        return await _none(incoming, wish, meetings, diary)
    if wish.past:
        return _over(incoming, wish, found, diary)
    full, rest = found[: 1 if wish.one else _SHOWN], found[1 if wish.one else _SHOWN :]
    cards = [await told(incoming, meeting, diary) for meeting in full]
    lines = [texts.line(meeting, diary.clock.now(), diary.clocks) for meeting in rest[:_NAMED]]
    text = texts.upcoming(cards, lines, chosen=wish.said, one=wish.one)
    return Reply(_in_its_place(text, incoming), "action", _seeing(found), action="meetings", turn=_about(found))


async def show(incoming: Incoming, meeting: Meeting, _text: str, *, diary: Diary) -> Reply:
    """One, with every session, and what can be done with it."""
    text = await told(incoming, meeting, diary, whole=True)
    return Reply(text, "command", _doing(incoming, meeting, diary), turn=_about([meeting]))


async def details(incoming: Incoming, meeting: Meeting, _text: str, *, diary: Diary) -> Reply:
    """The agenda; documents go in messages of their own, to whoever was vouched for."""
    files = [file for key in meeting.documents if (file := await diary.files.get(key)) is not None]
    parts = [texts.details(meeting)]
    if files and is_vouched(diary.person):
        for place, file in enumerate(files):
            own = f"meeting:{meeting.number}:document:{incoming.id}:{place}"
            await diary.send(incoming, own, texts.document(meeting, file.name), file)
        parts.append(texts.go_apart(len(files)))
    elif files:
        parts.append(texts.documents_for_approved())
    if len(files) < len(meeting.documents):
        parts.append(texts.documents_gone(len(meeting.documents) - len(files), some_left=bool(files)))
    return Reply("\n\n".join(parts), "command")


async def _managed(incoming: Incoming, rest: str, *, manage: Manage | None, show: Run) -> Reply:
    reply = await manage(incoming, rest) if manage else None
    return reply or await show(incoming, rest)


def on_meeting(act: OnMeeting, diary: Diary) -> Run:
    """The command that does this to the meeting whose number it is given, as far as they may see it."""

    async def run(incoming: Incoming, rest: str) -> Reply:
        named = _NUMBERED.fullmatch(rest)
        if named is None:
            return Reply(texts.which(), "command", (Choice(texts.ALL, "/reuniones"),))
        number = named["number"]
        meeting = await diary.meetings.find(int(number)) if len(number) <= _LONGEST_NUMBER else None
        if meeting is None or meeting.state == "draft":
            return Reply(texts.unknown(number[: _LONGEST_NUMBER + 1]), "command")
        if not may_see(meeting, diary.person, among_others=incoming.group):
            return Reply(texts.closed(meeting.number), "command", _elsewhere(incoming, diary))
        return await act(incoming, meeting, named["text"].strip())

    return run


async def told(incoming: Incoming, meeting: Meeting, diary: Diary, *, whole: bool = False) -> str:
    """A meeting on the clocks of the person; in a group, neither its link nor what they answered."""
    mine = () if incoming.group else await diary.attendances.by(*diary.me)
    answer = next((one for one in mine if one.meeting == meeting.number), None)
    joins = diary.may_join(incoming)
    return texts.card(meeting, diary.clock.now(), diary.clocks, joins=joins, answer=answer, whole=whole)


def tell_me(incoming: Incoming, diary: Diary, others: tuple[Choice, ...] = ()) -> tuple[Choice, ...]:
    """Asks to hear of meetings, or not; in a group, the way out of it."""
    if incoming.group:
        return _elsewhere(incoming, diary)
    return (Choice(texts.TELL_ME, "/avisos sí"), *others, Choice(officials.no_thanks(), LEAVE))


async def _none(incoming: Incoming, wish: Wish, meetings: Sequence[Meeting], diary: Diary) -> Reply:
    parts = [texts.none(wish.said, past=wish.past)]
    coming = chosen(Wish(), meetings, diary.clock.now(), diary.clocks)
    if coming and not wish.past:
        parts.append(texts.the_next(await told(incoming, coming[0], diary)))
    if not incoming.group:
        parts.append(texts.may_tell())
    if past := diary.past():
        parts.append(past)
    choices = tell_me(incoming, diary, _seeing(coming[:1]))
    return Reply(_in_its_place("\n\n".join(parts), incoming), "action", choices, action="meetings")


def _over(incoming: Incoming, wish: Wish, found: Sequence[Meeting], diary: Diary) -> Reply:
    lines = [texts.line(meeting, diary.clock.now(), diary.clocks) for meeting in found[:_NAMED]]
    text = _in_its_place(texts.over(lines, wish.said), incoming)
    return Reply(text, "action", _seeing(found), action="meetings", turn=_about(found))


def _doing(incoming: Incoming, meeting: Meeting, diary: Diary) -> tuple[Choice, ...]:
    """Answering is for who may; the calendar for everybody; in a group, nothing."""
    if incoming.group:
        return _elsewhere(incoming, diary)
    offered = []
    if meeting.agenda or meeting.documents:
        offered.append(Choice(texts.AGENDA, f"/agenda {meeting.number}"))
    if meeting.state == "announced" and meeting.starts > diary.clock.now():
        if is_vouched(diary.person):
            offered = [*attending.choices(meeting.number), *offered]
        offered.append(Choice(attending.TO_CALENDAR, f"/calendario {meeting.number}"))
    return (*offered, Choice(texts.ALL, "/reuniones"))


def _seeing(meetings: Sequence[Meeting]) -> tuple[Choice, ...]:
    return tuple(Choice(texts.see(meeting), f"/reunion {meeting.number}") for meeting in meetings[:_SHOWN])


def _about(meetings: Sequence[Meeting]) -> Turn | None:
    """«Más» tells more of one; of several it cannot know which."""
    if len(meetings) != 1:
        return None
    return Turn(meetings[0].title, (f"{ABOUT}{meetings[0].number}",))


def _in_its_place(text: str, incoming: Incoming) -> str:
    return f"{text}\n\n{texts.in_a_group()}" if incoming.group else text


def _elsewhere(incoming: Incoming, diary: Diary) -> tuple[Choice, ...]:
    return way_out(diary.office.bot) if incoming.group else ()
