"""Meetings that the secretariat announces: kept in UTC with the zone of the host, and numbered by their changes."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Literal, Protocol
from zoneinfo import ZoneInfo

from handlers.ports.people import Role, Who

Mode = Literal["in_person", "online", "hybrid"]
MeetingState = Literal["draft", "announced", "cancelled"]


@dataclass(frozen=True, slots=True)
class Session:
    """One stretch of a meeting. Whole days go from midnight to midnight (excluded) on the clocks of the host."""

    starts: datetime
    """In UTC, like `ends`."""
    ends: datetime
    whole_days: bool = False
    """The dates are known, the hours are not."""
    title: str = ""
    place: str = ""
    """Where it is, when that is not where the meeting is."""

    def __post_init__(self) -> None:
        if self.starts.tzinfo is None or self.ends.tzinfo is None or self.ends <= self.starts:
            raise ValueError("a session begins before it ends, at known moments")


@dataclass(frozen=True, slots=True)
class Meeting:
    """A meeting as it stands now."""

    number: int
    """Given when it is stored."""
    uid: str
    """Names it in every calendar; it never changes (RFC 5545, UID)."""
    title: str
    zone: str
    """The IANA name of the host's zone."""
    sessions: tuple[Session, ...]
    """At least one, in the order in which they begin; those that overlap are in different places, which both name."""
    mode: Mode
    made_by: Who
    state: MeetingState = "draft"
    sequence: int = 0
    """Grows with every change that whoever plans to attend must know of (RFC 5545, SEQUENCE)."""
    country: str = ""
    """The host, as content calls it."""
    city: str = ""
    place: str = ""
    link: str = ""
    """Only approved people may see it."""
    convenes: str = ""
    theme: str = ""
    agenda: str = ""
    documents: tuple[str, ...] = ()
    """Keys of stored files."""
    countries: tuple[str, ...] = ()
    """Who is invited: everybody when empty."""
    roles: tuple[Role, ...] = ()
    """Likewise."""
    changed: datetime | None = None
    """Set by the storage."""

    def __post_init__(self) -> None:
        if not self.sessions:
            raise ValueError("a meeting has a session")

    @property
    def starts(self) -> datetime:
        """When its first session begins."""
        return self.sessions[0].starts

    @property
    def ends(self) -> datetime:
        """When the last of its sessions to end is over: one that runs beside others may begin later and end before."""
        return max(session.ends for session in self.sessions)

    @property
    def clocks(self) -> ZoneInfo:
        """The clocks of the host."""
        return ZoneInfo(self.zone)


class Meetings(Protocol):
    """The meetings of this installation; those of the shipped content are past, and are not here."""

    async def add(self, meeting: Meeting) -> Meeting:
        """Stored with a number of its own, whatever number it brings, and all its moments in UTC."""
        ...

    async def find(self, number: int) -> Meeting | None:
        """The meeting with this number."""
        ...

    async def change(self, meeting: Meeting, was: Meeting) -> Meeting | None:
        """Store it in place of `was`, under its number; `None`, and nothing changes, when `was` is not what is stored:
        somebody changed it since `was` was read."""
        ...

    async def listed(
        self, states: Sequence[MeetingState] = ("announced",), *, since: datetime | None = None, most: int | None = None
    ) -> Sequence[Meeting]:
        """In any of `states`, the soonest to begin first; with `since`, only those that end after it."""
        ...


AttendanceAnswer = Literal["yes", "no", "delegate"]


@dataclass(frozen=True, slots=True)
class Attendance:
    """What somebody answered to an invitation."""

    meeting: int
    who: Who
    country: str
    answer: AttendanceAnswer
    delegate: str = ""
    """Who goes instead, as they wrote it."""
    commission: str = ""
    at: datetime | None = None
    """Set by the storage."""


class Attendances(Protocol):
    """The answers to invitations; the last one of each person counts."""

    async def answer(self, attendance: Attendance) -> None:
        """In place of what the same person answered before."""
        ...

    async def of(self, meeting: int) -> Sequence[Attendance]:
        """By country, then by name, in the order of their characters."""
        ...

    async def by(self, channel: str, person: str) -> Sequence[Attendance]:
        """Everything that this person answered, by meeting."""
        ...

    async def drop(self, before: datetime) -> int:
        """Forget those to meetings that ended before this moment. Returns how many."""
        ...


LEADS = (timedelta(days=7), timedelta(days=1), timedelta(hours=1))
"""How long before a meeting people are reminded unless they choose otherwise."""


@dataclass(frozen=True, slots=True)
class Subscription:
    """What somebody wants to hear of meetings. Who never chose has the defaults."""

    channel: str
    person: str
    leads: tuple[timedelta, ...] = LEADS
    """In whole seconds."""
    themes: tuple[str, ...] = ()
    """Only of these, when there are any."""
    countries: tuple[str, ...] = ()
    """Only those that concern these, when there are any."""
    silent: bool = False
    """Neither announcements nor reminders; changes of what they said they attend still reach them."""
    feed: str = ""
    """The SHA-256, in hex, of the secret in the address of their own calendar; empty: they have none."""


class Subscriptions(Protocol):
    """What people want to hear."""

    async def of(self, channel: str, person: str) -> Subscription:
        """What they chose, or the defaults."""
        ...

    async def keep(self, subscription: Subscription) -> None:
        """In place of what they had chosen. No two people have the same feed, unless it is empty."""
        ...

    async def chosen(self) -> Sequence[Subscription]:
        """Of everybody who ever chose, in a fixed order."""
        ...

    async def with_feed(self, feed: str) -> Subscription | None:
        """Whose calendar it is; never that of an empty feed."""
        ...


@dataclass(frozen=True, slots=True)
class Reminder:
    """One reminder of one meeting for one person."""

    meeting: int
    channel: str
    person: str
    lead: timedelta
    """In whole seconds."""
    due: datetime
    """In UTC, once stored."""


class Reminders(Protocol):
    """Reminders that are due one day; each is sent at most once, however often it is planned.

    Whoever asks what is `due`, puts the letters and says `sent` in one transaction has it alone: transactions follow
    one another (SQLite has one writer, and ours begin as writers), so the next one, also of another process, finds only
    what is left; and a crash in between leaves everything due and no letter put. In several transactions none of that
    holds, except what the keys of the letters promise. A meeting, a person and a lead have one reminder.
    """

    async def plan(self, meeting: int, reminders: Sequence[Reminder], now: datetime) -> None:
        """The unsent reminders of `meeting` are these from now on. What was sent, of the same person and lead, stays
        sent, unless these put it at another moment, later than `now`: then it is due again. What these do not name
        stays sent too. Raises ValueError for a reminder of another meeting."""
        ...

    async def plan_for(self, channel: str, person: str, reminders: Sequence[Reminder], now: datetime) -> None:
        """The same for one person, over all meetings; ValueError for a reminder of somebody else."""
        ...

    async def due(self, now: datetime, most: int = 500) -> Sequence[Reminder]:
        """Unsent ones whose moment has come, all those of a person together: first whoever has waited longest, and of
        each the longest due. People are taken until there are `most` reminders; the last one's are complete all the
        same, so that nobody is written to twice for one moment."""
        ...

    async def sent(self, reminders: Sequence[Reminder], now: datetime) -> None:
        """They are not due any more, unless they were planned for another moment meanwhile."""
        ...

    async def drop(self, before: datetime) -> int:
        """Forget those of meetings that ended before this moment, sent or not. Returns how many."""
        ...
