"""Every command x every role x every place, as the table says: the one of docs/administracion.md, word for word."""

import re
from collections.abc import AsyncIterator, Sequence
from dataclasses import replace
from functools import lru_cache
from pathlib import Path

import pytest

from bot.wiring import Brain, commands_for
from bot.work import Work
from handlers.admins.served import Served
from handlers.commands import Command, dispatch, menu_for
from handlers.dialogue import Memory
from handlers.messages import Incoming, Reply
from handlers.office import Access
from handlers.officials import browse, starting
from handlers.people.rights import Visitor
from handlers.ports import Person, Place, Role, Standing
from tests.builders import JUDGEMENT, OFFICE, message, person
from tests.fakes import FakeClock, FakeStorage
from tests.shipped import shipped_library

HANDBOOK = Path(__file__).parents[2] / "docs" / "administracion.md"
TABLE = """
| Orden | Sin aprobar | Oficial | Secretaría | Administración | Retirado | Dónde |
|---|---|---|---|---|---|---|
| `/pregunta` | abierto | sí | sí | sí | — | cualquiera |
| `/start` | sí | sí | sí | sí | — | cualquiera |
| `/declaraciones` | abierto | sí | sí | sí | — | cualquiera |
| `/reuniones` | abierto | sí | sí | sí | — | cualquiera |
| `/reunion` | abierto | sí | sí | sí | — | cualquiera |
| `/agenda` | abierto | sí | sí | sí | — | privado |
| `/asistir` | sí | sí | sí | sí | — | privado |
| `/no_asistir` | sí | sí | sí | sí | — | privado |
| `/delegar` | sí | sí | sí | sí | — | privado |
| `/calendario` | abierto | sí | sí | sí | — | privado |
| `/mi_calendario` | sí | sí | sí | sí | — | privado |
| `/avisos` | abierto | sí | sí | sí | — | privado |
| `/comisiones` | abierto | sí | sí | sí | — | cualquiera |
| `/practicas` | abierto | sí | sí | sí | — | cualquiera |
| `/contactar` | abierto | sí | sí | sí | — | privado |
| `/ofrecer_envio` | abierto | sí | sí | sí | — | privado |
| `/enviar_consulta` | abierto | sí | sí | sí | — | privado |
| `/misconsultas` | sí | sí | sí | sí | sí | privado |
| `/miconsulta` | sí | sí | sí | sí | sí | privado |
| `/aclarar` | sí | sí | sí | sí | — | privado |
| `/enviar_aclaracion` | sí | sí | sí | sí | — | privado |
| `/me_sirve` | sí | sí | sí | sí | — | privado |
| `/necesito_mas` | sí | sí | sí | sí | — | privado |
| `/util` | abierto | sí | sí | sí | — | cualquiera |
| `/no_util` | abierto | sí | sí | sí | — | cualquiera |
| `/opcion_vencida` | sí | sí | sí | sí | sí | cualquiera |
| `/registro` | sí | sí | sí | sí | — | privado |
| `/dato_registro` | sí | sí | sí | sí | — | privado |
| `/pendientes` | — | — | sí | — | — | mesa |
| `/caso` | — | — | sí | — | — | mesa |
| `/tomar` | — | — | sí | — | — | mesa |
| `/soltar` | — | — | sí | — | — | mesa |
| `/precision` | — | — | sí | — | — | mesa |
| `/nota` | — | — | sí | — | — | mesa |
| `/cerrar` | — | — | sí | — | — | mesa |
| `/reabrir` | — | — | sí | — | — | mesa |
| `/responder` | — | — | sí | — | — | mesa |
| `/corregir` | — | — | sí | — | — | mesa |
| `/descartar` | — | — | sí | — | — | mesa |
| `/confirmar` | — | — | sí | — | — | mesa |
| `/deshacer` | — | — | sí | — | — | mesa |
| `/borrar` | — | — | sí | — | — | mesa |
| `/fusionar` | — | — | sí | — | — | mesa |
| `/publicar_faq` | — | — | sí | — | — | mesa |
| `/indicar_fuente` | — | — | sí | — | — | mesa |
| `/publicar_sin_fuente` | — | — | sí | — | — | mesa |
| `/convocar` | — | — | sí | sí | — | privado |
| `/pendientes_registro` | — | — | sí | sí | — | mesa |
| `/aprobar` | — | — | sí | sí | — | mesa |
| `/rechazar` | — | — | sí | sí | — | mesa |
| `/explicar` | — | — | — | sí | — | cualquiera |
| `/contenido` | — | — | — | sí | — | cualquiera |
| `/faq` | — | — | — | sí | — | privado |
| `/vacio` | — | — | — | sí | — | privado |
| `/hecho` | — | — | — | sí | — | privado |
| `/glosario` | — | — | — | sí | — | privado |
| `/practica` | — | — | — | sí | — | privado |
| `/comision` | — | — | — | sí | — | privado |
| `/declaracion` | — | — | — | sí | — | privado |
| `/reunion_pasada` | — | — | — | sí | — | privado |
| `/fuente` | — | — | — | sí | — | privado |
| `/sinonimo` | — | — | — | sí | — | privado |
| `/sigla` | — | — | — | sí | — | privado |
| `/texto` | — | — | — | sí | — | privado |
| `/dato_ficha` | — | — | — | sí | — | privado |
| `/proponer` | — | — | sí | sí | — | mesa |
| `/importar` | — | — | — | sí | — | privado |
| `/exportar` | — | — | — | sí | — | privado |
| `/plantilla` | — | — | — | sí | — | privado |
| `/respaldo` | — | — | — | sí | — | privado |
| `/estadisticas` | — | — | sí | sí | — | privado |
| `/quien` | — | — | — | sí | — | privado |
| `/roles` | — | — | — | sí | — | privado |
| `/rol` | — | — | — | sí | — | privado |
| `/revocar` | — | — | — | sí | — | privado |
| `/invitacion` | sí | sí | sí | sí | — | privado |
| `/invitar` | — | — | — | sí | — | privado |
| `/entregas` | — | — | — | sí | — | privado |
| `/reintentar` | — | — | — | sí | — | privado |
| `/auditoria` | — | — | — | sí | — | privado |
| `/cancelar` | sí | sí | sí | sí | sí | cualquiera |
| `/ayuda` | sí | sí | sí | sí | sí | cualquiera |
"""
"""Whatever is added to a table of commands must be declared here, and told to whoever administers."""

WHO: dict[str, tuple[Person, ...]] = {
    "Sin aprobar": (person("p", standing="guest"), person("p", standing="pending")),
    "Oficial": (person("p"),),
    "Secretaría": (person("p", "secretariat"), person("p", "secretariat", standing="guest")),
    "Administración": (person("p", "admin"), person("p", "admin", standing="guest")),
    "Retirado": tuple(person("p", role, standing="revoked") for role in ("official", "secretariat", "admin")),
}
PLACES = {"cualquiera": {"", "mesa", "foro"}, "mesa": {"", "mesa"}, "privado": {""}}
"""In private, in the secretariat's group, in any other."""
ACCESSES: tuple[Access, ...] = ("open", "registered", "invited")


@lru_cache
def declared() -> dict[str, dict[str, str]]:
    head, _, *rows = [[cell.strip() for cell in line.strip("|").split("|")] for line in TABLE.strip().splitlines()]
    return {row[0].strip("`/"): dict(zip(head, row, strict=True)) for row in rows}


def may(name: str, column: str, access: Access, place: str) -> bool:
    """What the table says."""
    row = declared()[name]
    return (row[column] == "sí" or (row[column] == "abierto" and access == "open")) and place in PLACES[row["Dónde"]]


async def nothing(_incoming: Incoming, _memory: Memory) -> tuple[Reply, ...] | None:
    return None


async def ran(_incoming: Incoming, _rest: str) -> Reply:
    return Reply("RAN", "command")


@pytest.fixture
async def desk(clock: FakeClock) -> AsyncIterator[Work]:
    async with FakeStorage(clock, [Place("t", "mesa", "group")]).transaction() as work:
        yield work


def offered(work: Work, who: Person, clock: FakeClock) -> Sequence[Command]:
    library = shipped_library()
    browsing = (*starting.commands(library=library), *browse.commands(library=library))
    served = Served(0, {}, {}, library)
    brain = Brain(nothing, browsing, str, str, JUDGEMENT, served=served)
    return commands_for(work, who, brain=brain, clock=clock, office=OFFICE)


async def runs(name: str, who: Person, access: Access, place: str, work: Work, commands: Sequence[Command]) -> bool:
    visitor = Visitor(who, replace(OFFICE, access=access), work.places)
    incoming = message(f"/{name} 1", person="p", conversation=place or "p", group=bool(place))
    replies = await dispatch(incoming, Memory(), commands=commands, visitor=visitor)
    assert replies is not None
    return replies[0].text == "RAN"


@pytest.mark.parametrize("column", WHO)
@pytest.mark.parametrize("access", ACCESSES)
async def test_every_command_runs_for_whom_and_where_the_table_says(
    desk: Work, clock: FakeClock, column: str, access: Access
) -> None:
    wrong = []
    for who in WHO[column]:
        commands = [replace(command, run=ran) for command in offered(desk, who, clock)]
        for command in commands:
            for place in PLACES["cualquiera"]:
                for name in command.names:
                    does = await runs(name, who, access, place, desk, commands)
                    if does is not may(command.names[0], column, access, place):
                        wrong.append((name, who.role, who.standing, access, place, does))

    assert wrong == []


async def test_every_command_there_is_is_in_the_table(desk: Work, clock: FakeClock) -> None:
    names = [command.names[0] for command in offered(desk, person("p"), clock)]

    assert sorted(names) == sorted(declared())
    assert len(names) == len(set(names))


def test_whoever_administers_reads_the_same_table() -> None:
    assert TABLE.strip() in HANDBOOK.read_text(encoding="utf-8")


STRANGERS: tuple[tuple[Role, Standing], ...] = (("official", "guest"), ("official", "approved"))


@pytest.mark.parametrize(("role", "standing"), STRANGERS)
async def test_what_is_not_for_a_role_sounds_like_what_does_not_exist(
    desk: Work, clock: FakeClock, role: Role, standing: Standing
) -> None:
    who = person("p", role, standing=standing)
    commands = offered(desk, who, clock)
    visitor = Visitor(who, OFFICE, desk.places)
    hidden = [name for name, row in declared().items() if row["Oficial"] == "—"]

    for name in (*hidden, "volar"):
        replies = await dispatch(message(f"/{name} 1"), Memory(), commands=commands, visitor=visitor)
        assert replies is not None
        assert replies[0].text.startswith(f"No conozco la orden «/{name}»"), name


@pytest.mark.parametrize("role", ["official", "secretariat", "admin"])
async def test_menus_are_what_telegram_takes(desk: Work, clock: FakeClock, role: Role) -> None:
    menu = menu_for(offered(desk, person("p", role), clock), role)

    assert ("ayuda" in dict(menu)) and len(menu) <= 100
    assert [name for name, _ in menu if not re.fullmatch(r"[a-z0-9_]{1,32}", name)] == []
    assert [name for name, purpose in menu if not 1 <= len(purpose) <= 256] == []
    assert not {"enviar_consulta", "dato_registro", "aprobar", "invitacion"} & set(dict(menu))
