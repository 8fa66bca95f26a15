"""/registro: who somebody is, step by step. What they said is kept until they confirm or leave; nobody is hurried."""

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import partial

from handlers.commands import EVERYBODY, Command
from handlers.countries import country_of, zone_of
from handlers.messages import Choice, Incoming, Reply
from handlers.officials.choose import LEAVE
from handlers.people import approval
from handlers.people.form import ANSWER, FIELDS, OVER, Field, Form
from handlers.people.registry import Registry
from handlers.ports import Person
from handlers.texts import admission
from handlers.texts import registration as texts
from handlers.texts.picking import YES
from knowledge.text import plain

LONGEST = 120
"""Letters of an answer: the longest name of a commission has 85."""

_MAIL = re.compile(r"[^@\s]+@[^@\s]+\.[^@\s]+")


def commands(*, registry: Registry) -> Sequence[Command]:
    """What everybody has who was not excluded."""
    begins, answers = partial(begin, registry=registry), partial(answer, registry=registry)
    return (
        Command(("registro", "registrarme"), texts.REGISTER, begins, EVERYBODY, "guest", "private"),
        Command((ANSWER.removeprefix("/"),), None, answers, EVERYBODY, "guest", "private"),
    )


async def begin(incoming: Incoming, rest: str, *, registry: Registry) -> Reply:
    """Go on where it stood; whoever is registered sees what is known of them, and may correct it."""
    memory, person = await registry.conversations.recall(incoming.channel, incoming.seat), registry.person
    if memory.form:
        return ask(memory.form, registry, head=texts.goes_on())
    if person.standing in ("pending", "approved") and plain(rest) != "corregir":
        return Reply(texts.known(person), "command", (Choice(texts.CORRECT, "/registro corregir"), _stay()))
    if person.standing == "guest" and registry.office.access == "invited" and person.role == "official":
        return Reply(admission.by_invitation(), "command")
    return ask(form_of(person, FIELDS), registry, head=texts.welcome())


def form_of(person: Person, asks: tuple[Field, ...]) -> Form:
    """A form that proposes what is known."""
    known = {field: getattr(person, field) for field in FIELDS}
    return Form(asks=asks, left=(*asks, "confirm"), **known)


def ask(form: Form, registry: Registry, *, head: str = "") -> Reply:
    """The question of this step, with what can be picked."""
    if form.step is None or form.step == "confirm":
        text, offered = texts.summary(form), (("confirmar", texts.CONFIRM), ("corregir", texts.CORRECT))
        choices = (*(Choice(label, f"{form.command} {word}") for word, label in offered), Choice(texts.LEAVE, LEAVE))
    else:
        text = texts.question(form.step, form)
        choices = tuple(Choice(label, f"{form.command} {says}") for label, says in _proposed(form.step, form, registry))
    return Reply("\n\n".join(filter(None, (head, text))), "command", choices, form=form)


async def answer(incoming: Incoming, rest: str, *, registry: Registry) -> Reply:
    """What was said to a step; an old button answers nothing but its own."""
    form = (await registry.conversations.recall(incoming.channel, incoming.seat)).form
    step, _, said = rest.partition(" ")
    said = " ".join(said.split())
    if form is None:
        return Reply(texts.nothing_under_way(), "command")
    if step != form.step:
        return ask(form, registry, head=texts.said_already())
    if form.step == "confirm":
        return await _decide(incoming, said, form, registry)
    value, problem = _read(form.step, said, registry)
    if problem:
        return ask(form, registry, head=problem)
    return ask(form.answered(form.step, value), registry)


async def _decide(incoming: Incoming, said: str, form: Form, registry: Registry) -> Reply:
    if plain(said) == "corregir":
        return ask(form.again(), registry)
    if plain(said) not in YES | {"confirmar", "confirmo"}:
        return ask(form, registry, head=texts.confirm_or_correct())
    return await _store(incoming, form, registry)


async def _store(incoming: Incoming, form: Form, registry: Registry) -> Reply:
    """Somebody vouched for a person of a commission: whoever changes it needs that again."""
    before = registry.person
    said = {field: form.value(field) for field in FIELDS}
    person = replace(before, zone=zone_of(form.country) or before.zone, **said)  # type: ignore[arg-type]
    moved = (before.country, before.commission) != (person.country, person.commission)
    if before.role == "official" and (before.standing != "approved" or moved):
        person = replace(person, standing="pending")
        await approval.request(incoming, person, registry=registry)
    await registry.people.record(person)
    return Reply(texts.waits() if person.standing == "pending" else texts.stored(), "command", form=OVER)


def _read(step: Field, said: str, registry: Registry) -> tuple[str, str]:
    """What is kept of an answer, and what is wrong with it."""
    if not said:
        return "", texts.nothing_said()
    if said.startswith("¿") or said.endswith("?"):
        return "", texts.looks_like_a_question()
    if len(said) > LONGEST:
        return "", texts.too_long(LONGEST)
    if step == "email":
        return _read_mail(said)
    if plain(said) in texts.OTHER_WORDS:
        return "", texts.write_it()
    if sum(letter.isalpha() for letter in said) < 2:
        return "", texts.not_words()
    return (_country(said, registry) if step == "country" else said), ""


def _read_mail(said: str) -> tuple[str, str]:
    if plain(said) in texts.SKIP_WORDS:
        return "", ""
    return (said, "") if _MAIL.fullmatch(said) else ("", texts.not_an_address())


def _country(said: str, registry: Registry) -> str:
    """As the content writes it; one that nobody knows is kept as it was written."""
    known = country_of(said)
    name = known.name if known else said
    return next((country for country in registry.commissions if plain(country) == plain(name)), name)


def _proposed(step: Field, form: Form, registry: Registry) -> list[tuple[str, str]]:
    """Labels, and what they say: what was said before, then what is known, then another way."""
    kept = form.value(step)
    offered = {kept: kept} if kept else {}
    if step == "country":
        offered |= {country: country for country in registry.commissions} | {texts.OTHER_COUNTRY: "otro"}
    known = registry.commissions.get(form.country, "")
    if step == "commission" and known:
        offered |= {known: known, texts.OTHER_COMMISSION: "otra"}
    if step == "email":
        offered |= {texts.SKIP: "omitir"}
    return list(offered.items())


def _stay() -> Choice:
    return Choice(texts.STAY, LEAVE)
