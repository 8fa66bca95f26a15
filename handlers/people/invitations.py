"""Invitations: an administrator vouches beforehand for whoever opens a link. Nobody guesses the code: it is the right.

A code that is wrong, used up or too old sounds the same. The first administrator comes by one that the program made.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import timedelta
from functools import partial

from handlers.commands import EVERYBODY, Command
from handlers.countries import country_of, zone_of
from handlers.messages import Incoming, Reply
from handlers.people import registration
from handlers.people.form import FIELDS
from handlers.people.registry import PROGRAM, Registry, reference
from handlers.people.rights import ADMINS
from handlers.ports import Deed, Invitation, Person, Role
from handlers.texts import admins as texts
from handlers.texts.people import ROLE_WORDS
from handlers.texts.registration import welcome_invited
from knowledge.text import plain

MOST_USES, MOST_DAYS = 500, 90
FIRST_CODE_LASTS = timedelta(hours=24)

_BETWEEN = re.compile(r"\s*[·;|\n]\s*")
_NUMBER = re.compile(r"(\d{1,4})\b.*")
_RANK: tuple[Role, ...] = ("official", "secretariat", "admin")


@dataclass(frozen=True, slots=True)
class Wish:
    """What somebody wants an invitation for."""

    country: str
    commission: str
    role: Role
    uses: int
    days: int


def commands(*, registry: Registry) -> Sequence[Command]:
    """Making them is for administrators; taking them up, for whoever was not excluded."""
    opens, makes = partial(redeem, registry=registry), partial(invite, registry=registry)
    return (
        Command(("invitacion", "soyadmin"), None, opens, EVERYBODY, "guest", "private"),
        Command(("invitar",), texts.INVITE, makes, ADMINS, where="private"),
    )


async def first_admin_code(registry: Registry) -> str | None:
    """A code for the first administrator, which works once within a day; `None` when there is one already."""
    if await _is_administered(registry):
        return None
    code, expires = registry.random_code(), registry.clock.now() + FIRST_CODE_LASTS
    await registry.invitations.make(Invitation(code, "admin", "", "", PROGRAM, expires, 1))
    await registry.audit.note(Deed(PROGRAM, "first_code", ""))
    return code


async def invite(_incoming: Incoming, rest: str, *, registry: Registry) -> Reply:
    """«/invitar Perú · CEPR · oficial · 5 · 14»."""
    wish = _wish(rest)
    if wish is None:
        return Reply(texts.how_to_invite(MOST_USES, MOST_DAYS), "command")
    expires = registry.clock.now() + timedelta(days=wish.days)
    code = registry.random_code()
    made = Invitation(code, wish.role, wish.country, wish.commission, registry.person.who, expires, wish.uses)
    await registry.invitations.make(made)
    await registry.note("invite", f"{wish.commission}, {wish.country}", f"{wish.role} × {wish.uses}")
    return Reply(texts.invitation(made, registry.office.bot, wish.days), "command")


async def redeem(incoming: Incoming, code: str, *, registry: Registry) -> Reply:
    """They are vouched for, and asked what is not known of them."""
    found = await registry.invitations.redeem(code.strip(), registry.clock.now()) if code.strip() else None
    if found is None or (found.made_by == PROGRAM and await _is_administered(registry)):
        return Reply(texts.no_such_invitation(), "command")
    person = _vouched(registry.person, found)
    await registry.people.record(person)
    await registry.note("redeem", reference(person), f"{found.role} · {found.commission}, {found.country}")
    await _tell_maker(incoming, person, found, registry)
    form = registration.form_of(person, ("name", "post", "email") if found.commission else FIELDS)
    return registration.ask(form, registry, head=welcome_invited(found.commission, found.country))


async def _is_administered(registry: Registry) -> bool:
    """Whoever tried the terminal's view of it, on the same database, does not count: nobody vouched for them."""
    return any(admin.channel != "terminal" for admin in await registry.people.having("admin"))


def _vouched(person: Person, invitation: Invitation) -> Person:
    """An invitation adds rights, and takes none."""
    role = max(person.role, invitation.role, key=_RANK.index)
    if not invitation.commission:
        return replace(person, role=role, standing="approved")
    zone = zone_of(invitation.country) or person.zone
    return replace(
        person, role=role, standing="approved", country=invitation.country, commission=invitation.commission, zone=zone
    )


async def _tell_maker(incoming: Incoming, person: Person, invitation: Invitation, registry: Registry) -> None:
    maker = await registry.people.find(invitation.made_by.channel, invitation.made_by.person)
    if maker and not maker.who.is_the_same_as(person.who):
        await registry.write(maker, f"redeemed:{incoming.id}", texts.redeemed(person, invitation))


def _wish(rest: str) -> Wish | None:
    """`None` when it cannot be read, or asks for what nobody gets."""
    country, commission, *more = (*filter(None, _BETWEEN.split(rest.strip())), "", "")
    more = [part for part in more if part]
    role = ROLE_WORDS.get(plain(more[0])) if more else None
    numbers = [_NUMBER.fullmatch(part) for part in (more[1:] if role else more)]
    if not commission or not all(numbers) or len(numbers) > 2:
        return None
    uses, days = (*(int(number[1]) for number in numbers if number), 0, 0)[:2]
    wish = Wish(
        country=known.name if (known := country_of(country)) else country,
        commission=commission,
        role=role or "official",
        uses=uses or (10 if role in (None, "official") else 1),
        days=days or 14,
    )
    alone = wish.role != "admin" or wish.uses == 1
    return wish if wish.uses <= MOST_USES and wish.days <= MOST_DAYS and alone else None
