"""Roles: given, revoked, shown. Nobody changes their own, so whoever administers never removes the last who does."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from functools import partial

from handlers.admins.audit import lines_about
from handlers.commands import Command
from handlers.messages import Incoming, Reply
from handlers.people.finding import with_person
from handlers.people.registry import PROGRAM, Registry, reference
from handlers.people.rights import ADMINS
from handlers.ports import Deed, Person, Role
from handlers.texts import admission
from handlers.texts import people as texts
from knowledge.text import plain


def commands(*, registry: Registry) -> Sequence[Command]:
    """What only administrators may use, where nobody else reads."""
    give, take, who, listed = (partial(run, registry=registry) for run in (give_role, revoke, show, everybody))
    return (
        Command(("quien",), texts.WHO, who, ADMINS, where="private"),
        Command(("roles",), texts.ROLES, listed, ADMINS, where="private"),
        Command(("rol",), texts.SET_ROLE, give, ADMINS, where="private"),
        Command(("revocar",), texts.REVOKE, take, ADMINS, where="private"),
    )


async def appoint(ids: Iterable[str], registry: Registry) -> None:
    """Whoever the settings name administers, also before they ever wrote, and although they were revoked."""
    for id in sorted(ids):
        known = await registry.people.find("telegram", id) or Person("telegram", id, conversation=id)
        person = replace(known, role="admin", standing="approved")
        if person != known:
            await registry.people.record(person)
            await registry.audit.note(Deed(PROGRAM, "appoint", reference(person), "admin"))


async def give_role(_incoming: Incoming, rest: str, *, registry: Registry) -> Reply:
    """«/rol @ana secretaria»."""
    whom, _, word = rest.rpartition(" ")
    role = texts.ROLE_WORDS.get(plain(word))
    if role is None or not whom.strip():
        return Reply(texts.role_missing(), "command")
    give = partial(_give, role=role, registry=registry)
    return await with_person(whom, give, again=f"/rol {{}} {word}", registry=registry)


async def revoke(_incoming: Incoming, rest: str, *, registry: Registry) -> Reply:
    """At once: the next message of theirs is refused."""
    if not rest:
        return Reply(texts.whom_missing("revocar"), "command")
    return await with_person(rest, partial(_revoke, registry=registry), again="/revocar {}", registry=registry)


async def show(_incoming: Incoming, rest: str, *, registry: Registry) -> Reply:
    """Who somebody is; without a name, oneself."""
    tell = partial(_show, registry=registry)
    if not rest:
        return await tell(registry.person)
    return await with_person(rest, tell, again="/quien {}", registry=registry, surely=False)


async def everybody(_incoming: Incoming, _rest: str, *, registry: Registry) -> Reply:
    """Everybody who has a privileged role."""
    roles: tuple[Role, ...] = ("admin", "secretariat")
    admins, secretaries = [[_line(p, registry) for p in await registry.people.having(role)] for role in roles]
    return Reply(texts.privileged(admins, secretaries), "command")


async def _give(person: Person, *, role: Role, registry: Registry) -> Reply:
    if problem := _untouchable(person, registry):
        return Reply(problem, "command")
    if person.role == role and person.standing == "approved":
        return Reply(texts.has_it_already(person), "command")
    person = replace(person, role=role, standing="approved")
    await registry.people.record(person)
    await registry.note("role", reference(person), role)
    await registry.write(person, f"role:{_moment(registry)}", texts.your_role(role))
    return Reply(texts.role_given(person), "command")


async def _revoke(person: Person, *, registry: Registry) -> Reply:
    if problem := _untouchable(person, registry):
        return Reply(problem, "command")
    if person.standing == "revoked":
        return Reply(texts.revoked_already(person), "command")
    was, person = person.role, replace(person, role="official", standing="revoked")
    await registry.people.record(person)
    await registry.note("revoke", reference(person), was)
    await registry.write(person, f"revoked:{_moment(registry)}", admission.revoked())
    return Reply(texts.revoked(person), "command")


async def _show(person: Person, *, registry: Registry) -> Reply:
    return Reply(texts.card(person, await lines_about(reference(person), registry=registry)), "command")


def _untouchable(person: Person, registry: Registry) -> str:
    if person.who.is_the_same_as(registry.person.who):
        return texts.own_role()
    return texts.by_settings(person) if registry.is_settled(person) else ""


def _line(person: Person, registry: Registry) -> str:
    line = texts.one_line(person)
    return texts.settled(line) if registry.is_settled(person) else line


def _moment(registry: Registry) -> str:
    """A role may be given, taken and given again: each time is told."""
    return registry.clock.now().isoformat()
