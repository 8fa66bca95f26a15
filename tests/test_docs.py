"""What the documents say is so: every command and setting is there, examples print what they show, links lead on."""

import re
import shlex
import tomllib
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from bot import asking
from bot.__main__ import main
from bot.channels.plain import rendered
from bot.settings import NAMES
from bot.storage.problems import StorageProblem
from bot.wiring import Brain, commands_for
from bot.work import Work
from handlers.commands import dispatch
from handlers.dialogue import Memory
from handlers.messages import Incoming, Reply
from handlers.officials import browse
from handlers.ports import Case, Role
from handlers.texts import contact, officials, secretariat
from tests.builders import message
from tests.fakes import FakeClock
from tests.shipped import shipped_library

ROOT = Path(__file__).parents[1]
README = ROOT / "README.md"
DOCUMENTS = (README, ROOT / "CHANGELOG.md", *sorted((ROOT / "docs").rglob("*.md")))
HANDBOOKS: dict[Role, str] = {
    "official": "funcionarios.md",
    "secretariat": "secretaria.md",
    "admin": "administracion.md",
}
CASE = Case(
    number=1,
    person="oficial",
    channel="terminal",
    conversation="oficial",
    question="cupos para el taller de asilo",
    state="answered",
    opened=datetime(2026, 11, 23, tzinfo=UTC),
    answer="Quedan dos cupos; escriba el nombre de quien asistirá.",
)
"""The question that the documents follow from who asks to who answers, and back."""
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


async def commands_told_to(role: Role, work: Work, clock: FakeClock) -> set[str]:
    """What /ayuda lists, as a person with this role reads it."""

    async def silent(_incoming: Incoming, _memory: Memory) -> tuple[Reply, ...] | None:
        return None

    brain = Brain(silent, browse.commands(library=shipped_library()), str, str)
    commands = commands_for(work, role, brain=brain, clock=clock)
    replies = await dispatch(message("/ayuda"), Memory(), commands=commands, role=role)
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


@pytest.mark.parametrize("order", ["chat", "ask", "explain", "content"])
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


@pytest.mark.parametrize("name", ["README.md", "docs/funcionarios.md", "docs/secretaria.md"])
def test_conversations_are_shown_as_they_are_held(name: str) -> None:
    document = in_one_line(read(ROOT / name))
    said = {
        "De acuerdo: puedo": officials.offer(officials.as_you_wish(), CASE.question),
        "No estoy seguro": officials.which_one(4),
        "Su consulta quedó": contact.sent(CASE.number),
        "Respuesta a su consulta": contact.answer_arrived(CASE),
        "Nueva consulta número": secretariat.news(CASE),
        "queda a su cargo: «": secretariat.taken(CASE),
        "> /responder 1 Quedan": secretariat.answered(CASE),
    }
    shown = {start: text for start, text in said.items() if start in document}

    assert len(shown) >= 3
    assert [text for text in shown.values() if in_one_line(text) not in document] == []


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
