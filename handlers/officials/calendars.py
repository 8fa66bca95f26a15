"""/calendario: a meeting as a file. /mi_calendario: the address of a calendar that keeps itself up to date.

Whoever has the address reads the calendar, so it holds 32 random bytes, only their SHA-256 is stored, and it is shown
once: the reply itself is not kept either (`Reply.redacted`). Whoever loses it, or shares it by mistake, renews it: the
old one leads nowhere from then on.
"""

from collections.abc import Sequence
from dataclasses import replace
from functools import partial
from hashlib import sha256

from handlers.commands import EVERYBODY, Command
from handlers.meetings.icalendar import Copy, file_of
from handlers.meetings.invited import is_vouched
from handlers.messages import Choice, Incoming, Reply
from handlers.officials.diary import Diary
from handlers.officials.meetings import on_meeting
from handlers.ports import Meeting, StoredFile, Subscription
from handlers.texts import attending, wishes
from handlers.texts import calendars as texts
from knowledge.text import plain

PATH = "/calendario/{secret}.ics"
"""Where a calendar is, below the public address of the installation."""

_RENEW, _REMOVE = "/mi_calendario nuevo", "/mi_calendario quitar"


def commands(*, diary: Diary) -> Sequence[Command]:
    """Files for everybody who is admitted; addresses for whoever was vouched for."""
    sends, follows = partial(send, diary=diary), partial(follow, diary=diary)
    return (
        Command(("calendario",), texts.FILE, sends, EVERYBODY, where="private"),
        Command(("mi_calendario",), texts.OWN, follows, EVERYBODY, "guest", "private"),
    )


def feed_of(secret: str) -> str:
    """What is stored of the secret in an address."""
    return sha256(secret.encode()).hexdigest()


async def send(incoming: Incoming, rest: str, *, diary: Diary) -> Reply:
    """The meeting that it names, as a file; how it works, without any."""
    if not rest:
        may_follow = bool(diary.office.public_url) and is_vouched(diary.person)
        return Reply(texts.explanation(may_follow=may_follow), "command")
    return await on_meeting(partial(_send, diary=diary), diary)(incoming, rest)


async def follow(incoming: Incoming, rest: str, *, diary: Diary) -> Reply:
    """Make the address, replace it or take it back."""
    if not is_vouched(diary.person):
        return Reply(texts.only_approved(), "command", (Choice(attending.REGISTER, "/registro"),))
    known, asked = await diary.subscriptions.of(*diary.me), plain(rest)
    if asked in wishes.REMOVING:
        return await _remove(known, diary)
    if not diary.office.public_url:
        return Reply(texts.no_address_here(), "command")
    if asked not in wishes.RENEWING | {""}:
        return Reply(texts.not_understood(), "command")
    if known.feed and not asked:
        return Reply(texts.known_already(), "command", (Choice(texts.RENEW, _RENEW), Choice(texts.REMOVE, _REMOVE)))
    return await _make(known, diary)


async def _send(incoming: Incoming, meeting: Meeting, _text: str, *, diary: Diary) -> Reply:
    now = diary.clock.now()
    if meeting.ends <= now:
        return Reply(texts.is_over(meeting), "command")
    wants = await diary.subscriptions.of(*diary.me)
    leads = () if wants.silent else wants.leads
    content = file_of(meeting, Copy(now, approved=is_vouched(diary.person), reminders=leads))
    file = StoredFile(texts.FILE_NAME.format(number=meeting.number), content)
    await diary.send(incoming, f"meeting:{meeting.number}:calendar:{incoming.id}", texts.file(meeting), file)
    return Reply(texts.goes_apart(meeting), "command")


async def _make(known: Subscription, diary: Diary) -> Reply:
    secret = diary.random_code()
    await diary.subscriptions.keep(replace(known, feed=feed_of(secret)))
    https = f"{diary.office.public_url}{PATH.format(secret=secret)}"
    _, _, rest = https.partition("://")
    return Reply(texts.address(https, f"webcal://{rest}"), "command", redacted=texts.shown_once())


async def _remove(known: Subscription, diary: Diary) -> Reply:
    if not known.feed:
        return Reply(texts.nothing_to_remove(), "command")
    await diary.subscriptions.keep(replace(known, feed=""))
    return Reply(texts.removed(), "command", (Choice(texts.MAKE, "/mi_calendario"),))
