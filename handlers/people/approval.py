"""Somebody vouches for a registration, or does not: one tap of the secretariat or of an administrator."""

from collections.abc import Sequence
from dataclasses import replace
from functools import partial

from handlers.commands import Command
from handlers.messages import Choice, Incoming, Letter, Reply
from handlers.people.finding import by_reference
from handlers.people.registry import Registry, reference
from handlers.people.rights import STAFF
from handlers.ports import Person, Place, Standing
from handlers.texts import people as texts
from handlers.texts import registration

_SHOWN = 5


def commands(*, registry: Registry) -> Sequence[Command]:
    """What the secretariat and administrators decide; the buttons of a registration say it."""
    yes, no = partial(approve, registry=registry), partial(refuse, registry=registry)
    listed = partial(waiting, registry=registry)
    return (
        Command(("pendientes_registro",), texts.WAITING, listed, STAFF, where="desk"),
        Command(("aprobar",), None, yes, STAFF, where="desk"),
        Command(("rechazar",), None, no, STAFF, where="desk"),
    )


async def request(incoming: Incoming, person: Person, *, registry: Registry) -> None:
    """Ask for it wherever the secretariat reads; the message that confirmed it names this request."""
    for place in await registry.desks():
        choices = () if place.kind == "mail" else _buttons(person, "")
        key = _key(f"{reference(person)}/{incoming.id}", place)
        await registry.outbox.put(Letter(key, place.channel, place.conversation, registration.asked(person), choices))


async def approve(incoming: Incoming, rest: str, *, registry: Registry) -> Reply:
    """They may ask from now on, and are told so."""
    return await _decide(incoming, rest, "approved", registry)


async def refuse(incoming: Incoming, rest: str, *, registry: Registry) -> Reply:
    """They are told civilly, and may register again."""
    return await _decide(incoming, rest, "guest", registry)


async def waiting(_incoming: Incoming, _rest: str, *, registry: Registry) -> Reply:
    """Who waits, with the same two buttons for each."""
    found = await registry.people.standing("pending")
    if not found:
        return Reply(texts.nobody_waits(), "command")
    choices = tuple(choice for person in found[:_SHOWN] for choice in _buttons(person, person.name))
    return Reply(texts.waiting([texts.one_line(p) for p in found[:_SHOWN]], len(found)), "choices", choices)


async def _decide(incoming: Incoming, rest: str, standing: Standing, registry: Registry) -> Reply:
    person = await by_reference(rest, registry)
    if person is None:
        return Reply(texts.whose_registration(), "command")
    if person.standing != "pending":
        return Reply(texts.decided_already(person), "command")
    person = replace(person, standing=standing)
    await registry.people.record(person)
    granted = standing == "approved"
    await registry.note("approve" if granted else "refuse", reference(person), person.commission or person.country)
    tell = registration.approved if granted else registration.refused
    await registry.write(person, f"registration:{incoming.id}", tell(person.name))
    done = texts.approved(person) if granted else texts.refused(person)
    await _mark(incoming, person, done, registry)
    return Reply(done, "command")


async def _mark(incoming: Incoming, person: Person, done: str, registry: Registry) -> None:
    """The letters that asked lose their buttons and say who decided; which they are, the tapped one knows."""
    kind, request, *_ = (*incoming.regarding.split("|"), "")
    if kind != "registration" or request.rpartition("/")[0] != reference(person):
        return
    text = f"{registration.asked(person)}\n\n{texts.decided_by(done, registry.person.who.name)}"
    for place in await registry.desks():
        if place.kind != "mail":
            key = _key(request, place)
            await registry.outbox.put(
                Letter(f"{key}|{incoming.id}", place.channel, place.conversation, text, act="revise", of=key)
            )


def _buttons(person: Person, name: str) -> tuple[Choice, ...]:
    who = f" a {name}" if name else ""
    yes = Choice(f"{texts.APPROVE}{who}", f"/aprobar {reference(person)}")
    return yes, Choice(f"{texts.REFUSE}{who}", f"/rechazar {reference(person)}")


def _key(request: str, place: Place) -> str:
    """The group has one letter, whatever its id becomes."""
    where = "desk" if place.kind == "group" else f"{place.channel}/{place.conversation}"
    return f"registration|{request}|{where}"
