"""Imports point down, bot -> handlers -> knowledge, and everything that has an edge keeps it."""

import ast
from functools import cache, lru_cache
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
FORBIDDEN = {
    "knowledge": {"handlers", "bot", "telegram", "sqlalchemy", "httpx", "starlette", "asyncio", "prompt_toolkit"},
    "handlers": {"bot", "telegram", "sqlalchemy", "httpx", "starlette", "os", "prompt_toolkit", "dotenv", "time"},
    "bot": {"tests"},
}


@lru_cache
def modules(package: str) -> tuple[tuple[str, str, ast.Module], ...]:
    return tuple(map(read, sorted((ROOT / package).rglob("*.py"))))


def read(path: Path) -> tuple[str, str, ast.Module]:
    text = path.read_text(encoding="utf-8")
    return str(path.relative_to(ROOT)), text, ast.parse(text)


@cache
def nodes(tree: ast.Module) -> tuple[ast.AST, ...]:
    return tuple(ast.walk(tree))


def imported(tree: ast.Module) -> set[str]:
    names: set[str] = set()
    for node in nodes(tree):
        if isinstance(node, ast.Import):
            names |= {alias.name.split(".")[0] for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            names.add((node.module or "").split(".")[0])
    return names


@pytest.mark.parametrize("package", FORBIDDEN)
def test_imports_point_one_way(package: str) -> None:
    astray = {name: imported(tree) & FORBIDDEN[package] for name, _, tree in modules(package)}

    assert {name: found for name, found in astray.items() if found} == {}


def test_only_its_channel_knows_telegram() -> None:
    knowing = {name for name, _, tree in modules("bot") if "telegram" in imported(tree)}

    assert {name for name in knowing if not name.startswith("bot/channels/telegram/")} == set()
    assert knowing


def test_rows_01_04_05_06_25_nothing_of_telegram_ext_is_used() -> None:
    """Its conversations, persistence, job queue, webhook server and callback cache keep state outside the database."""
    names = {
        node.module or "" for _, _, tree in modules("bot") for node in nodes(tree) if isinstance(node, ast.ImportFrom)
    }

    assert {name for name in names if name.startswith("telegram.ext")} == set()
    assert {"telegram", "telegram.error"} <= names


@pytest.mark.parametrize("package", FORBIDDEN)
def test_every_module_says_what_it_is_responsible_for(package: str) -> None:
    assert [name for name, text, tree in modules(package) if text.strip() and not ast.get_docstring(tree)] == []


def test_only_loops_that_must_go_on_catch_everything() -> None:
    """Messages, letters, the clock, the daily copy, the weekly letter, the edition, jobs; and the end of the service.

    Whatever only cleans up, or says the same in our own words, and raises, does not count.
    """
    broad = {
        name
        for package in FORBIDDEN
        for name, _, tree in modules(package)
        for node in nodes(tree)
        if isinstance(node, ast.ExceptHandler)
        and (node.type is None or ast.unparse(node.type) in ("Exception", "BaseException"))
        and not isinstance(node.body[-1], ast.Raise)
    }

    loops = ("doorway", "courier", "clockwork", "backups/daily", "statistics/weekly", "shelf", "workshop", "serve")
    assert broad == {f"bot/{name}.py" for name in loops}


def test_only_the_command_line_reads_the_environment() -> None:
    readers = {
        name for package in FORBIDDEN for name, text, _ in modules(package) if "os.environ" in text or "getenv" in text
    }

    assert readers == {"bot/__main__.py"}


def test_no_registry_address_is_written_down() -> None:
    assert "://" not in (ROOT / "requirements.lock").read_text(encoding="utf-8")
