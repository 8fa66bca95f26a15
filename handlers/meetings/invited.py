"""Who may know what of a meeting: who it is for, who may read its link, and whom it interests. Pure.

A meeting that names whom it invites is nobody else's business; only the secretariat and administrators see it anyway.
"""

from zoneinfo import ZoneInfo

from handlers.countries import country_of, is_convener, is_named, zone_of
from handlers.people.rights import STAFF
from handlers.ports import Meeting, Person, Subscription
from knowledge.text import plain, stem


def is_vouched(person: Person) -> bool:
    """Approved, or trusted with a role: they may see links, answer invitations and have a calendar."""
    return person.standing != "revoked" and (person.standing == "approved" or person.role in STAFF)


def own_clocks(person: Person) -> ZoneInfo | None:
    """The zone that they said, or that of their country; `None` when it is not known where they are."""
    zone = person.zone or zone_of(person.country)
    return ZoneInfo(zone) if zone else None


def is_for_everybody(meeting: Meeting) -> bool:
    """It names nobody."""
    return not (meeting.countries or meeting.roles)


def is_invited(meeting: Meeting, person: Person) -> bool:
    """By country and by role, where it names any; whoever was vouched for by nobody is no guest of a closed meeting."""
    if is_for_everybody(meeting):
        return True
    here = not meeting.countries or same_country(person.country) in map(same_country, meeting.countries)
    return is_vouched(person) and here and (not meeting.roles or person.role in meeting.roles)


def may_see(meeting: Meeting, person: Person, *, among_others: bool = False) -> bool:
    """Never a draft; `among_others`, only what is for everybody."""
    if meeting.state == "draft":
        return False
    if among_others:
        return is_for_everybody(meeting)
    return is_invited(meeting, person) or (is_vouched(person) and person.role in STAFF)


def interests(meeting: Meeting, subscription: Subscription) -> bool:
    """Whether it is about a theme and concerns a country of those they chose; without a choice, everything does."""
    about = stems(f"{meeting.theme} {meeting.title}")
    by_theme = not subscription.themes or any(stems(theme) <= about for theme in subscription.themes)
    return by_theme and (not subscription.countries or any(concerns(meeting, name) for name in subscription.countries))


def concerns(meeting: Meeting, name: str) -> bool:
    """Whether it is the business of a country: hosted by it; convened by it, its people or its commission; named in
    the title, the theme, the agenda or the title of a session; or invited by name, among however many: a notice too
    many is a smaller harm than an invitation that is missed. What invites everybody concerns nobody by that alone.
    """
    if name and same_country(name) in map(same_country, (meeting.country, *meeting.countries)):
        return True
    country = country_of(name)
    if country is None:
        return False
    told = (meeting.title, meeting.theme, meeting.agenda, *(session.title for session in meeting.sessions))
    return is_convener(country, meeting.convenes) or any(is_named(country, text) for text in told)


def same_country(name: str) -> str:
    """One name for each country, however it is written; empty for none."""
    known = country_of(name) if name else None
    return plain(known.name if known else name)


def stems(text: str) -> frozenset[str]:
    """The words of a text as they are compared."""
    return frozenset(stem(word) for word in plain(text).split() if len(word) > 2)
