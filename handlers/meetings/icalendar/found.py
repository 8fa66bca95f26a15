"""What was found in a calendar file, as values: a proposal for whoever announces meetings, not yet a meeting."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from zoneinfo import ZoneInfo

from handlers.ports.meetings import Session


@dataclass(frozen=True, slots=True)
class Refused:
    """Why nothing was read, in Spanish, for whoever sent the file."""

    reason: str


@dataclass(frozen=True, slots=True)
class Stretch:
    """A session as the file tells it: in UTC where its zone is known, what clocks show where it is not."""

    starts: datetime
    ends: datetime
    whole_days: bool
    title: str = ""
    place: str = ""

    def on(self, zone: ZoneInfo) -> Session:
        """As a session; `zone` is the host's, for clocks that the file leaves open.

        What begins in the hour that clocks leave out in spring lasts as long as it says.
        """
        starts, ends = (moment if moment.tzinfo else moment.replace(tzinfo=zone) for moment in (self.starts, self.ends))
        starts, ends = starts.astimezone(UTC), ends.astimezone(UTC)
        return Session(
            starts,
            ends if ends > starts else starts + (self.ends - self.starts),
            self.whole_days,
            self.title,
            self.place,
        )


@dataclass(frozen=True, slots=True)
class ReadEvent:
    """A meeting that a file proposes. Texts are as they came: nothing in them is markup."""

    uid: str
    """Without the number of the session."""
    title: str
    stretches: tuple[Stretch, ...]
    """In order, not overlapping."""
    zone: str
    """IANA; empty when the file does not say, and then somebody must: see `needs_zone`."""
    location: str
    """Of all its sessions; empty when they are in different places, which each of them has."""
    link: str
    description: str
    organizer: str
    """An address of mail, or a name."""
    theme: str
    cancelled: bool
    sequence: int

    @property
    def needs_zone(self) -> bool:
        """Whether some of its hours are of no known zone."""
        return any(stretch.starts.tzinfo is None or stretch.ends.tzinfo is None for stretch in self.stretches)

    def sessions(self, zone: str = "") -> Sequence[Session]:
        """On the clocks of `zone` where the file leaves it open. Whoever calls asked for it when `needs_zone`."""
        host = ZoneInfo(zone or self.zone or "UTC")
        return tuple(stretch.on(host) for stretch in self.stretches)
