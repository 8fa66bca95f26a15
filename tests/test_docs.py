"""What the documents say is so: every command and setting is there, examples print what they show, links lead on."""

import ast
import inspect
import re
import shlex
import tomllib
from collections.abc import Iterator, Sequence
from datetime import datetime
from pathlib import Path

import pytest

from bot import asking
from bot.__main__ import main
from bot.brain import brain_over
from bot.channels.plain import rendered
from bot.settings import NAMES
from bot.storage.database import opened
from bot.storage.problems import StorageProblem
from bot.storage.store import Store
from bot.wiring import commands_for
from bot.work import Work
from handlers.commands import dispatch
from handlers.dialogue import Memory
from handlers.ports import Role
from handlers.texts import backups, doctor, operation
from tests.builders import NOON, OFFICE, message, person, visitor
from tests.conftest import url_of
from tests.fakes import FakeClock
from tests.retold import MONDAY_AT_TEN, Session, exchanges, is_as_shown
from tests.shipped import shipped_library

ROOT = Path(__file__).parents[1]
README = ROOT / "README.md"
DOCUMENTS = (README, ROOT / "CHANGELOG.md", *sorted((ROOT / "docs").rglob("*.md")))
HANDBOOKS: dict[Role, str] = {
    "official": "funcionarios.md",
    "secretariat": "secretaria.md",
    "admin": "administracion.md",
}
VIEWS = {"README.md": "", "docs/funcionarios.md": "oficial", "docs/secretaria.md": "secretaria"}
"""Documents that show conversations, and who holds them where it is not said."""
SAMPLES = {int: 1, datetime: NOON, datetime | None: NOON, Sequence[str]: ("open", "registered", "invited")}
NAMED = {
    "bad_address": "EMAIL_FROM",
    "bad_ids": "ADMIN_IDS",
    "bad_number": "PROMISE_HOURS",
    "bad_time": "DIGEST_AT",
    "bad_url": "PUBLIC_URL",
    "not_one_of": "ACCESS",
}
"""Settings for the messages that can be about several."""
NOTHING_TO_DO = {
    *("one_line", "line", "verdict", "question_missing"),
    *("database_ready", "no_service_runs", "room", "no_mail", "mail_ready", "token_accepted"),
    *("group_found", "may_manage_topics"),
    *("made", "verified", "restored", "last_good", "amount", "content"),
    *(name for name in vars(operation) if name.startswith("database_")),
}
"""What is told when all is well, and what has a test of its own: the problems of the database."""
_CALL = "$ .venv/bin/python -m bot "


def read(path: Path) -> str:
    return path.read_text(encoding="utf-8")


def manual(name: str) -> str:
    return read(ROOT / "docs" / name)


def in_one_line(text: str) -> str:
    return " ".join(text.split())


def printed(arguments: list[str], capsys: pytest.CaptureFixture[str]) -> str:
    try:
        main(arguments)
    except SystemExit as left:
        assert left.code == 0
    return capsys.readouterr().out


def examples() -> Iterator[tuple[str, str]]:
    """Calls of the program in the `console` blocks of the README, each with the first line shown after it."""
    for block in re.findall(r"^```console\n(.*?)^```", read(README), re.DOTALL | re.MULTILINE):
        lines = block.splitlines()
        yield from (
            (line.removeprefix(_CALL), lines[place + 1])
            for place, line in enumerate(lines)
            if line.startswith(_CALL) and place + 1 < len(lines)
        )


def links() -> Iterator[tuple[Path, str]]:
    for document in DOCUMENTS:
        for target in re.findall(r"\]\(([^)#\s]+)", read(document)):
            if "://" not in target:
                yield document, target


def problems(kind: type[StorageProblem] = StorageProblem) -> Iterator[type[StorageProblem]]:
    yield kind
    for narrower in kind.__subclasses__():
        yield from problems(narrower)


def told_to_operators() -> Iterator[str]:
    """The first words of everything that needs somebody to act: up to what is filled in, or four of them."""
    for module in (operation, doctor, backups):
        for name, function in inspect.getmembers(module, inspect.isfunction):
            if function.__module__ == module.__name__ and name not in NOTHING_TO_DO:
                parameters = inspect.signature(function).parameters.values()
                given = [SAMPLES.get(one.annotation, NAMED.get(name, "…")) for one in parameters]
                yield " ".join(re.split(r"[…(«\d]", function(*given))[0].split()[:4])


def logged() -> set[str]:
    """How the lines of the log that ask for attention begin: up to the second thing that is filled in."""
    found = set()
    for module in (ROOT / "bot").rglob("*.py"):
        for node in ast.walk(ast.parse(read(module))):
            match node:
                case ast.Call(
                    func=ast.Attribute(value=ast.Name("log"), attr="error" | "warning"),
                    args=[ast.Constant(value=str(line)), *_],
                ):
                    first, *rest = re.split("%s(?::%s)?", line)
                    found.add("…".join([first, *rest[:1]]).rstrip(" ("))
    return found


async def commands_told_to(role: Role, work: Work, clock: FakeClock) -> set[str]:
    """What /ayuda lists, as a person with this role reads it."""
    reader = person("alguien", role)
    brain = brain_over(shipped_library())
    commands = commands_for(work, reader, brain=brain, clock=clock, office=OFFICE)
    replies = await dispatch(message("/ayuda"), Memory(), commands=commands, visitor=visitor(who=reader))
    assert replies is not None
    return set(re.findall(r"^(/\w+) —", rendered(replies), re.MULTILINE))


@pytest.fixture(autouse=True)
def elsewhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """No settings of whoever runs the tests, and the content that is loaded already."""
    monkeypatch.chdir(tmp_path)
    for name in NAMES:
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setattr(asking, "open_library", shipped_library)


def test_the_readme_begins_with_how_to_run_and_how_to_test() -> None:
    block = read(README).split("```")[1]

    assert [" ".join(line.split()[:2]) for line in block.splitlines()[1:]] == ["make run", "make test"]


def test_every_order_of_the_command_line_is_in_the_readme_and_in_the_operating_handbook(
    capsys: pytest.CaptureFixture[str],
) -> None:
    orders = re.findall(r"^ {4}(\w+) {2,}\w", printed(["--help"], capsys), re.MULTILINE)

    assert orders
    for document in (read(README), manual("operacion.md")):
        assert [order for order in orders if f"-m bot {order}" not in document] == []


@pytest.mark.parametrize("order", ["chat", "ask", "explain", "content", "backup", "restore"])
def test_every_option_of_the_command_line_is_in_the_readme(order: str, capsys: pytest.CaptureFixture[str]) -> None:
    options = set(re.findall(r"--[a-z]+", printed([order, "--help"], capsys))) - {"--ayuda"}

    assert [option for option in sorted(options) if option not in read(README)] == []


@pytest.mark.parametrize("role", HANDBOOKS)
async def test_every_command_of_a_role_is_in_the_readme_and_in_its_handbook(
    role: Role, work: Work, clock: FakeClock
) -> None:
    commands = await commands_told_to(role, work, clock)

    assert "/ayuda" in commands
    for document in (read(README), manual(HANDBOOKS[role])):
        assert sorted(commands - set(re.findall(r"/\w+", document))) == []


def test_every_setting_is_explained_in_its_example_in_the_readme_and_in_the_operating_handbook() -> None:
    exemplified = re.findall(r"^#? ?([A-Z_]+)=", read(ROOT / ".env.example"), re.MULTILINE)

    assert set(exemplified) == set(NAMES)
    for document in (read(README), manual("operacion.md")):
        assert [name for name in NAMES if f"| `{name}` |" not in document] == []


@pytest.mark.parametrize("problem", list(problems()))
def test_the_operating_handbook_says_what_to_do_about_every_problem_of_the_database(
    problem: type[StorageProblem],
) -> None:
    assert f"«{problem('var/enlace.db')}»" in in_one_line(manual("operacion.md"))


@pytest.mark.parametrize("told", list(told_to_operators()))
def test_the_operating_handbook_says_what_to_do_about_everything_that_is_told_to_whoever_runs_the_program(
    told: str,
) -> None:
    assert f"«{told}" in in_one_line(manual("operacion.md"))


@pytest.mark.parametrize("line", sorted(logged()))
def test_the_operating_handbook_explains_every_line_of_the_log(line: str) -> None:
    assert f"`{line}" in in_one_line(manual("operacion.md"))


@pytest.mark.slow
@pytest.mark.parametrize("name", VIEWS)
async def test_conversations_are_shown_as_they_are_held(name: str, database: Path) -> None:
    clock = FakeClock(MONDAY_AT_TEN)
    played = list(exchanges(read(ROOT / name), VIEWS[name]))

    async with opened(url_of(database)) as engine:
        session = Session(Store(engine, clock), clock)
        await session.enter()
        for exchange in played:
            held = await session.hold(exchange)
            if exchange.shown is not None:
                assert is_as_shown(exchange.shown, held), f"«{exchange.says}» in {name} reads:\n{held}"

    assert len([exchange for exchange in played if exchange.shown]) >= 3


def test_the_readme_has_examples_to_run() -> None:
    assert len(list(examples())) >= 2


@pytest.mark.parametrize(("call", "first_line"), list(examples()))
def test_an_example_of_the_readme_prints_what_it_shows(
    call: str, first_line: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert printed(shlex.split(call), capsys).splitlines()[0] == first_line


@pytest.mark.parametrize(("document", "target"), list(links()), ids=lambda part: str(getattr(part, "name", part)))
def test_every_relative_link_leads_to_a_file(document: Path, target: str) -> None:
    assert (document.parent / target).exists()


def test_every_dependency_has_its_reason() -> None:
    project = tomllib.loads(read(ROOT / "pyproject.toml"))["project"]
    declared = [*project["dependencies"], *project["optional-dependencies"]["dev"]]
    names = [re.split(r"[^\w.-]", wanted)[0] for wanted in declared]
    reasons = manual("decisions/0007-dependencies.md")

    assert [name for name in names if not re.search(rf"\*\*{re.escape(name)}[*\[]", reasons)] == []


def test_every_decision_says_its_context_what_was_rejected_and_its_price() -> None:
    heads = ["## Context", "## Decision", "## Rejected", "## Price"]

    for page in sorted((ROOT / "docs" / "decisions").glob("*.md")):
        assert [line for line in read(page).splitlines() if line.startswith("## ")] == heads, page.name
