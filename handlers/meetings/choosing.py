"""Which meetings somebody asks for, by the words they used: a time, a host, a theme, «CONARE». Pure.

Reading order: Wish, read; then chosen. Themes are words of the meetings there are, so that a wish is never read into
words that only are how people speak; a command is held to all of its words.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from handlers.countries import COUNTRIES, country_of
from handlers.meetings.invited import same_country, stems
from handlers.meetings.periods import Period, period_of
from handlers.ports import Meeting
from handlers.texts import wishes
from knowledge.text import plain, stem

_PROCESS = "proceso de quito"
"""Names no host."""
_LONGEST_HOST = 4
"""Words."""
_SHORTEST_HOST = 4
"""Letters: «es» is no Spain."""
_OF_CONARE = frozenset(map(stem, (*wishes.CONARE, "comisiones")))
_BEFORE_THE_END = timedelta(microseconds=1)
_CITIES = frozenset(plain(country.city) for country in COUNTRIES)


@dataclass(frozen=True, slots=True)
class Wish:
    """What somebody asks for; empty, whatever comes next."""

    period: Period | None = None
    hosts: tuple[str, ...] = ()
    """Countries as content calls them, and cities as `plain` leaves them."""
    words: tuple[str, ...] = ()
    """Of themes, as they were written."""
    conare: bool = False
    past: bool = False
    one: bool = False
    """«La próxima», and not those after it."""
    said: str = ""
    """What of it chooses, as it was written."""
    is_listing: bool = False
    """Every word of it asks for meetings, or chooses among them: nothing else was asked."""

    @property
    def chooses(self) -> bool:
        """Whether it leaves any meeting out."""
        return bool(self.period or self.hosts or self.words or self.conare)


def read(text: str, meetings: Sequence[Meeting], now: datetime, own: ZoneInfo | None, *, command: bool = False) -> Wish:
    """The wish in these words, over the meetings that the person may see."""
    today = now.astimezone(own).date()
    period = period_of(text, today)
    if period and plain(period.said) in wishes.SOON:
        period = None
    rest = text.replace(period.said, " ") if period and period.said else text
    hosts, words = _hosts(plain(rest).replace(_PROCESS, " ").split(), _cities(meetings))
    conare = bool(wishes.CONARE & {*words})
    others = [word for word in words if word not in wishes.SAYS_NOTHING | wishes.CONARE]
    known = frozenset[str]().union(*map(_about, meetings))
    themes = [word for word in others if (command or stem(word) in known) and word not in wishes.WHOSE]
    if themes or hosts or period:
        others = [word for word in others if word not in wishes.WHOSE]
    named = bool(wishes.MEETINGS & {*words}) or (bool(hosts) and bool(wishes.WHEN & {*words}))
    asks = named or (bool(period) and bool(wishes.HAPPENS & {*words}))
    past = bool(wishes.PAST & {*words}) or bool(period and period.days and period.last < today)
    return Wish(
        period=period,
        hosts=tuple(hosts),
        words=tuple(themes),
        conare=conare,
        past=past,
        one=bool(wishes.ONE & {*words}),
        said=", ".join(_shown(period, hosts, themes, conare=conare)),
        is_listing=(asks or conare) and all(word in themes for word in others),
    )


def chosen(wish: Wish, meetings: Iterable[Meeting], now: datetime, own: ZoneInfo | None) -> Sequence[Meeting]:
    """Those that fit: what is to come or under way, the soonest first; of the past, the latest first."""
    fitting = [meeting for meeting in meetings if fits(wish, meeting, own) and (meeting.ends <= now) is wish.past]
    return fitting[::-1] if wish.past else fitting


def fits(wish: Wish, meeting: Meeting, own: ZoneInfo | None) -> bool:
    """Whether it is what they ask for, at whatever time it is unless they said one."""
    about = _about(meeting)
    hosts = {same_country(meeting.country), plain(meeting.city)} - {""}
    in_time = wish.period is None or wish.period.holds(*_days(meeting, own))
    of_conare = not wish.conare or bool(about & _OF_CONARE)
    by_host = not wish.hosts or any(same_country(host) in hosts or plain(host) in hosts for host in wish.hosts)
    return in_time and of_conare and by_host and all(stem(word) in about for word in wish.words)


def _hosts(words: list[str], cities: frozenset[str]) -> tuple[list[str], list[str]]:
    """The hosts that are named, the longest names first, and the words that are left."""
    found: list[str] = []
    left: list[str] = []
    while words:
        for length in range(min(_LONGEST_HOST, len(words)), 0, -1):
            name = " ".join(words[:length])
            country = country_of(name) if len(name) >= _SHORTEST_HOST else None
            if name in cities or country:
                found.append(name if name in cities or country is None else country.name)
                words = words[length:]
                break
        else:
            left.append(words[0])
            words = words[1:]
    return found, left


def _cities(meetings: Sequence[Meeting]) -> frozenset[str]:
    return _CITIES | {plain(meeting.city) for meeting in meetings if meeting.city}


def _about(meeting: Meeting) -> frozenset[str]:
    titles = " ".join(session.title for session in meeting.sessions)
    return stems(f"{meeting.title} {meeting.theme} {meeting.convenes} {titles}")


def _days(meeting: Meeting, own: ZoneInfo | None) -> tuple[date, date]:
    """On the clocks of whoever asks; whole days are those of the host."""
    zone = meeting.clocks if own is None or meeting.sessions[0].whole_days else own
    return meeting.starts.astimezone(zone).date(), (meeting.ends - _BEFORE_THE_END).astimezone(zone).date()


def _shown(period: Period | None, hosts: Sequence[str], themes: Sequence[str], *, conare: bool) -> Iterator[str]:
    if period:
        yield period.said.strip()
    yield from (host if host[:1].isupper() else host.title() for host in hosts)
    yield from themes
    if conare:
        yield "CONARE"
