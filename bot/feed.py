"""The calendar of one person, as their own calendar program asks for it: GET /calendario/<secret>.ics.

Whoever knows the secret reads it; nothing else is asked. An unknown secret, one that was taken back and one of somebody
who was excluded sound alike, and like any address that leads nowhere. The secret is never logged: what is looked for is
its SHA-256, and requests are not logged at all (see `bot.serving`).
"""

from collections.abc import Mapping, Sequence
from datetime import datetime
from email.utils import format_datetime
from hashlib import sha256

from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Route

from bot.storage.problems import StorageProblem
from bot.work import Storage, Work
from handlers.meetings.icalendar import Copy
from handlers.meetings.icalendar import feed_of as calendar_of
from handlers.meetings.invited import interests, is_invited, is_vouched
from handlers.officials.calendars import PATH, feed_of
from handlers.ports import Clock, Meeting, Person, Subscription

_LONGEST_SECRET = 200
_TRY_AGAIN = "120"
"""Seconds."""


def route(storage: Storage, clock: Clock) -> Route:
    """For the web server of the program; HEAD comes with GET."""

    async def answer(request: Request) -> Response:
        try:
            async with storage.transaction() as work:
                found = await _read(request.path_params["secret"], work, clock.now())
        except StorageProblem:
            return PlainTextResponse("", 503, {"Retry-After": _TRY_AGAIN})
        if found is None:
            return PlainTextResponse("Not Found", 404)
        body, changed = found
        headers = _headers(body, changed)
        if _is_known(request.headers.get("if-none-match", ""), headers["ETag"]):
            return Response(status_code=304, headers=headers)
        return Response(body, headers=headers, media_type="text/calendar; charset=utf-8")

    return Route(PATH, answer, methods=["GET"])


async def _read(secret: str, work: Work, now: datetime) -> tuple[bytes, datetime | None] | None:
    """The calendar, and when anything in it last changed; `None` for a secret that is nobody's."""
    subscription = await work.subscriptions.with_feed(feed_of(secret)) if len(secret) <= _LONGEST_SECRET else None
    person = await work.people.find(subscription.channel, subscription.person) if subscription else None
    if subscription is None or person is None or not is_vouched(person):
        return None
    meetings = await _theirs(person, subscription, work)
    leads = () if subscription.silent else subscription.leads
    body = calendar_of(meetings, Copy(now, approved=True, reminders=leads))
    return body, max((meeting.changed for meeting in meetings if meeting.changed), default=None)


async def _theirs(person: Person, subscription: Subscription, work: Work) -> Sequence[Meeting]:
    """What they are invited to and want to hear of, or said that they attend; cancelled ones too, to be taken away."""
    answered = await work.attendances.by(person.channel, person.person)
    attended = {one.meeting for one in answered if one.answer != "no"}
    listed = await work.meetings.listed(("announced", "cancelled"))
    return [
        meeting
        for meeting in listed
        if is_invited(meeting, person) and (meeting.number in attended or interests(meeting, subscription))
    ]


def _headers(body: bytes, changed: datetime | None) -> Mapping[str, str]:
    headers = {"ETag": f'"{sha256(body).hexdigest()[:32]}"', "Cache-Control": "private, no-cache"}
    if changed is not None:
        headers["Last-Modified"] = format_datetime(changed, usegmt=True)
    return headers


def _is_known(wanted: str, etag: str) -> bool:
    """Compared weakly, as RFC 9110 (13.1.2) wants it for GET."""
    offered = [tag.strip().removeprefix("W/") for tag in wanted.split(",")]
    return etag in offered or "*" in offered
