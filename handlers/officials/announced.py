"""What free text asks of announced meetings: the errand of any wording, and lists by time, host or theme.

The assistant answers first, from the content. Errands about meetings are answered from what is announced; so are texts
that are nothing but the wish for a list, when some meeting fits. Without announced meetings nothing else changes.
"""

from dataclasses import replace
from functools import partial

from handlers.dialogue import Memory
from handlers.meetings.choosing import Wish, chosen, read
from handlers.meetings.invited import is_vouched
from handlers.messages import Choice, Incoming, Reply
from handlers.officials import meetings
from handlers.officials.ask import MORE
from handlers.officials.diary import Diary
from handlers.officials.privately import way_out
from handlers.router import Handler
from handlers.texts import admission, notices
from handlers.texts import meetings as texts
from knowledge.text import plain

_ERRANDS = ("meetings", "reminder")


async def answer(incoming: Incoming, memory: Memory, *, answer: Handler, diary: Diary) -> tuple[Reply, ...] | None:
    """What the assistant says, with meetings as they are now."""
    if details := await _more(incoming, memory, diary):
        return (details,)
    replies = await answer(incoming, memory)
    if not replies:
        return replies
    if any(reply.action in _ERRANDS for reply in replies):
        return tuple([await _errand(incoming, reply, diary, alone=len(replies) == 1) for reply in replies])
    return await _listing(incoming, replies, diary)


async def _errand(incoming: Incoming, reply: Reply, diary: Diary, *, alone: bool) -> Reply:
    """Among several questions it is not known which words were this one's."""
    if reply.action not in _ERRANDS:
        return reply
    seen = await diary.seen(incoming)
    wish = read(incoming.text, seen, diary.clock.now(), diary.clocks) if alone else Wish()
    if not seen:
        wish = Wish()
    listed = await meetings.listed(incoming, wish, seen, diary=diary)
    return await _reminding(listed, incoming, diary) if reply.action == "reminder" and seen else listed


async def _listing(incoming: Incoming, replies: tuple[Reply, ...], diary: Diary) -> tuple[Reply, ...]:
    """What the content knows stays beside it, unless the wish is for a time that is still to come."""
    seen = await diary.seen(incoming)
    now, own = diary.clock.now(), diary.clocks
    wish = read(incoming.text, seen, now, own) if seen else Wish()
    ahead = wish.period is not None and wish.period.days and wish.period.first > now.astimezone(own).date()
    if not wish.is_listing or not (chosen(wish, seen, now, own) or ahead):
        return replies
    listed = await meetings.listed(incoming, wish, seen, diary=diary)
    known = tuple(reply for reply in replies if reply.outcome == "answer")
    if wish.past:
        return (*known, listed)
    return (listed,) if wish.period else (listed, *known)


async def _reminding(listed: Reply, incoming: Incoming, diary: Diary) -> Reply:
    """Whoever asks to be reminded hears whether they will be."""
    chosen = await diary.subscriptions.of(*diary.me)
    if incoming.group:
        return listed
    if not is_vouched(diary.person):
        return replace(listed, text=f"{listed.text}\n\n{texts.may_tell()}", choices=meetings.tell_me(incoming, diary))
    hears = bool(chosen.leads) and not chosen.silent
    head = texts.reminded(notices.leads(chosen.leads)) if hears else texts.not_reminded()
    return replace(listed, text=f"{head}\n\n{listed.text}", choices=(*listed.choices, _notices()))


async def _more(incoming: Incoming, memory: Memory, diary: Diary) -> Reply | None:
    """«Más», after one meeting was shown."""
    about = memory.turn.shown[0] if memory.turn and memory.turn.shown else ""
    if plain(incoming.text) not in MORE or not about.startswith(meetings.ABOUT):
        return None
    if incoming.group:
        return Reply(admission.in_private(), "command", way_out(diary.office.bot))
    run = meetings.on_meeting(partial(meetings.details, diary=diary), diary)
    return await run(incoming, about.removeprefix(meetings.ABOUT))


def _notices() -> Choice:
    return Choice(texts.MY_NOTICES, "/avisos")
