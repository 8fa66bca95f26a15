"""Changes are drafts first: a field at a time, asked for in words, kept in a changeset that nobody else is served."""

from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from handlers.admins.curation import values
from handlers.admins.curation.claims import claimed
from handlers.admins.curation.composing import Sheet, also_say, answer_of, begun, missing, put, shown, value
from handlers.admins.curation.curator import Curator
from handlers.admins.curation.editing import ANSWER, DONE, Editing
from handlers.admins.curation.fields import FIELDS, Field, field_of
from handlers.admins.curation.finding import addressed
from handlers.admins.markup import Problem
from handlers.admins.markup import read as read_markup
from handlers.messages import Choice, Incoming, Reply
from handlers.ports import UNDER_WAY, Changeset
from handlers.texts.curation import writing as texts
from knowledge.articles import Address, Kind
from knowledge.library import Library
from knowledge.text import plain

_FIRST: dict[Kind, str] = {"faq": "question", "gap": "question", "term": "term", "practice": "title"}
"""The field that names a new article."""


async def new(incoming: Incoming, named: str, kind: Kind, *, curator: Curator) -> Reply:
    """A new article in a changeset of its own; its name may come with the command."""
    if not named:
        first = _FIRST.get(kind, "")
        return Reply(texts.name_it(kind, first), "command", awaits=f"/{texts.COMMANDS[kind]} nueva")
    sheet, address = begun(curator.sheet(curator.blank()), kind, named)
    first_field = field_of(kind, _FIRST.get(kind, ""))
    if first_field is not None:
        result = with_value(sheet, (address, first_field), named, _ground(curator))
        if isinstance(result, values.Wrong):
            return Reply(result.reason, "command", awaits=f"/{texts.COMMANDS[kind]} nueva")
        sheet = result
    return await kept(incoming, sheet, address, curator, act="nueva")


async def edit(incoming: Incoming, said: str, kind: Kind, *, curator: Curator) -> Reply:
    """What can be changed of an article, or straight to one of its fields: «/faq editar que-es respuesta»."""
    named, _, rest = said.partition(" ")
    address = Address.read(named) or Address(kind, named)
    mine, theirs = await _under_way(address, curator)
    if mine is None and addressed(named, kind, curator) is None:
        return Reply(texts.no_such_article(named), "command")
    if theirs is not None and mine is None and "de todos modos" not in rest:
        return _somebody_edits(theirs, address, curator)
    sheet = curator.sheet(mine or curator.blank())
    field = field_of(address.kind, rest.replace("de todos modos", "").strip()) if rest.strip() else None
    if field is None:
        return _fields(sheet, address)
    if not sheet.changeset.number:
        sheet = replace(sheet, changeset=await curator.changesets.add(sheet.changeset))
    return _ask(sheet, address, field)


async def define(incoming: Incoming, said: str, kind: Kind, *, curator: Curator) -> Reply:
    """«/sinonimo cupo = vacante, lugar», «/sigla pq = por qué»: in one message."""
    word, _, means = said.partition("=")
    id, field = plain(word), FIELDS[kind][0]
    value = means.replace(",", "\n") if field.form == "lines" else means
    if not id:
        return Reply(texts.name_it(kind, ""), "command")
    address = Address(kind, id)
    sheet = curator.sheet(curator.blank())
    if address not in curator.articles():
        sheet, address = begun(sheet, kind, id)
    result = with_value(sheet, (address, field), value, _ground(curator))
    if isinstance(result, values.Wrong):
        return Reply(result.reason, "command")
    return await kept(incoming, result, address, curator, act="editar")


async def answered(incoming: Incoming, rest: str, *, curator: Curator) -> Reply:
    """The value of the field that was asked for; what is refused changes nothing and is asked again."""
    number, at, key, said = _parts(rest)
    address = Address.read(at)
    changeset = await curator.changesets.find(number)
    field = field_of(address.kind, key) if address else None
    if changeset is None or address is None or field is None or changeset.state != "draft":
        return Reply(texts.nothing_under_way(), "command", editing=DONE)
    if incoming.file is not None and not said:
        await curator.ask(
            incoming, "import", file=incoming.file.id, into=f"{number} {at} {key}", name=incoming.file.name
        )
        return Reply(texts.reading_file(incoming.file.name), "command", editing=DONE)
    return await fill(incoming, changeset, (address, field), said, curator=curator)


async def fill(
    incoming: Incoming, changeset: Changeset, place: tuple[Address, Field], said: str, *, curator: Curator
) -> Reply:
    """Put what was written into its place, and go on: to what is missing, or to the trial."""
    address, field = place
    sheet = curator.sheet(changeset)
    result = with_value(sheet, place, said, _ground(curator), incoming.markup)
    if isinstance(result, values.Wrong):
        return replace(_ask(sheet, address, field), text=f"{result.reason}\n\n{texts.again(field)}")
    return await kept(incoming, result, address, curator, act="editar")


@dataclass(frozen=True, slots=True)
class Ground:
    """What a value is judged against: the base that is served, and the day."""

    library: Library
    today: date


def with_value(
    sheet: Sheet, place: tuple[Address, Field], said: str, ground: Ground, markup: str = ""
) -> Sheet | values.Wrong:
    """The sheet with what was written in its place, or why it cannot be."""
    address, field = place
    formatted = read_markup(markup, said) if field.key == "text" and address.kind in ("faq", "fact") else None
    if isinstance(formatted, Problem):
        return values.Wrong(formatted.reason)
    found: Any = values.read(field, formatted.plain if formatted else said)
    if isinstance(found, values.Wrong):
        return found
    if field.form == "facts" and found and (unknown := [id for id in found if sheet.now(Address("fact", id)) is None]):
        return values.Wrong(texts.no_such_facts(unknown))
    if field.key in ("question", "wordings") and found:
        owner = claimed(found if isinstance(found, list) else [found], address, sheet, ground.library)
        if owner is not None:
            return values.Wrong(owner)
    sheet = put(sheet, address, field, found, today=ground.today)
    if formatted and formatted.html and (holder := answer_of(sheet, address) if address.kind == "faq" else address):
        sheet = sheet.having(holder, {**(sheet.now(holder) or {}), "markup": formatted.html})
    return sheet


def _ground(curator: Curator) -> Ground:
    return Ground(curator.served.library, curator.clock.now().date())


async def kept(
    incoming: Incoming, sheet: Sheet, address: Address, curator: Curator, *, act: str, head: str = ""
) -> Reply:
    """Stored; then the next field that is needed, or the trial by itself."""
    stored = await curator.keep(sheet)
    if stored is None:
        return Reply(texts.changed_meanwhile(), "command", editing=DONE)
    sheet = replace(sheet, changeset=stored)
    await curator.note(act, str(address), f"changeset:{stored.number}")
    lacking = missing(sheet, address)
    if lacking is not None:
        asked = _ask(sheet, address, lacking)
        return replace(asked, text="\n\n".join(filter(None, (head, asked.text))))
    return await trying(incoming, stored, curator, head=head or texts.kept(stored))


async def trying(incoming: Incoming, changeset: Changeset, curator: Curator, *, head: str = "") -> Reply:
    """Queue the trial; what it finds arrives as a letter with what can be done."""
    if not changeset.changes:
        return Reply(texts.changes_nothing(changeset), "command", editing=DONE)
    await curator.ask(incoming, "try", changeset=str(changeset.number), version=str(changeset.version))
    return Reply("\n\n".join(filter(None, (head, texts.trying(changeset)))), "command", editing=DONE)


def _ask(sheet: Sheet, address: Address, field: Field) -> Reply:
    """The question for a field, with how it reads now, and what can be picked."""
    number, current = sheet.changeset.number, shown(sheet, address, field)
    answer = f"{ANSWER} {number} {address} {field.key}"
    choices = [Choice(label, f"{answer} {says}") for label, says in texts.picks(field)]
    if not field.needed and current:
        choices.append(Choice(texts.TAKE_AWAY, f"{answer} quitar"))
    choices.append(Choice(texts.LATER, "/cancelar"))
    fact = answer_of(sheet, address) if field.of_answer and address.kind == "faq" else None
    shared = also_say(sheet, fact, address) if fact else ()
    text = texts.question(field, current, shared)
    return Reply(text, "command", tuple(choices), editing=Editing(number, str(address), field.key))


def _fields(sheet: Sheet, address: Address) -> Reply:
    """What there is to change, each with how it reads."""
    command, several = texts.COMMANDS[address.kind], address.kind == "faq" and answer_of(sheet, address) is None
    fields = [field for field in FIELDS[address.kind] if not (several and field.of_answer and field.key != "text")]
    choices = [Choice(texts.edit(field), f"/{command} editar {address} {field.key}") for field in fields]
    says = value(sheet, address, FIELDS["faq"][-2]) if several else ()
    choices += [Choice(texts.edit_fact(id), f"/hecho editar fact:{id}") for id in says or ()]
    rows = [(field, shown(sheet, address, field)) for field in fields]
    return Reply(texts.card(address, rows), "command", (*choices, Choice(texts.LEAVE, "/cancelar")))


async def _under_way(address: Address, curator: Curator) -> tuple[Changeset | None, Changeset | None]:
    """Their own draft that touches the article, and somebody else's."""
    holds = _holds(address, curator)
    touching = [
        one for one in await curator.changesets.listed(UNDER_WAY) if any(c.address in holds for c in one.changes)
    ]
    mine = next((one for one in touching if one.author == curator.person.who and one.state == "draft"), None)
    return mine, next((one for one in touching if one.author != curator.person.who), None)


def _holds(address: Address, curator: Curator) -> set[Address]:
    """The article, and the fact that alone answers it."""
    answer = answer_of(curator.sheet(curator.blank()), address) if address.kind == "faq" else None
    return {address, Address("fact", f"F-{address.id}"), answer or address}


def _somebody_edits(theirs: Changeset, address: Address, curator: Curator) -> Reply:
    holds = _holds(address, curator)
    change = next(change for change in theirs.changes if change.address in holds)
    choices = (
        Choice(texts.SEE_DRAFT, f"/faq borrador {theirs.number}"),
        Choice(texts.EDIT_ANYWAY, f"/{texts.COMMANDS[address.kind]} editar {address} de todos modos"),
        Choice(texts.LEAVE, "/cancelar"),
    )
    return Reply(texts.somebody_edits(theirs, change), "command", choices)


def _parts(rest: str) -> tuple[int, str, str, str]:
    number, at, key, *said = (*rest.split(" ", 3), "", "", "")[:4]
    return int(number) if number.isdecimal() and len(number) < 10 else 0, at, key, "".join(said)
