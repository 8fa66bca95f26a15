"""The command line: every foreseen failure is one Spanish line and an exit code, never a traceback."""

import asyncio
import os
import subprocess
import sys
from pathlib import Path

import pytest

from bot import logs, serve
from bot.__main__ import VIEWS, main
from bot.chat import ROLES
from bot.lock import alone_on
from bot.settings import NAMES, Settings
from tests.conftest import url_of

ROOT = Path(__file__).parents[2]
TOKEN = "123456:" + "a" * 35
NOBODY = "http://127.0.0.1:9"
"""A Telegram that is never reached."""


@pytest.fixture(autouse=True)
def elsewhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """No .env and no settings of whoever runs the tests."""
    monkeypatch.chdir(tmp_path)
    for name in NAMES:
        monkeypatch.delenv(name, raising=False)


def complaint(capsys: pytest.CaptureFixture[str]) -> str:
    out, err = capsys.readouterr()
    assert out == ""
    assert len(err.splitlines()) == 1, err
    return err


def test_bad_settings_are_one_line_and_exit_code_2(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("DATABASE_URL", "mysql://x")
    monkeypatch.setenv("LOG_LEVEL", "mucho")

    assert main(["chat"]) == 2
    assert "LOG_LEVEL debe ser" in complaint(capsys)


def test_a_file_of_settings_is_read(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / ".env").write_text("LOG_LEVEL=mucho\n", encoding="utf-8")

    assert main([]) == 2
    assert "LOG_LEVEL" in complaint(capsys)


def test_a_bad_database_is_one_line_and_exit_code_4(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "carta.txt").write_text("Estimada colega: " * 99, encoding="utf-8")
    monkeypatch.setenv("DATABASE_URL", url_of(tmp_path / "carta.txt"))

    assert main(["--as", "secretaria"]) == 4
    assert "está dañado o no es una base de datos" in complaint(capsys)


@pytest.mark.parametrize(
    "arguments", [["volar"], ["chat", "--as", "jefe"], ["chat", "--persona", " "], ["content"], ["chat", "x"]]
)
def test_an_order_that_is_not_understood_is_one_line_and_exit_code_2(
    arguments: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as exit_:
        main(arguments)

    assert exit_.value.code == 2
    assert complaint(capsys).startswith("No se entiende la orden. Uso: python -m bot")


@pytest.mark.parametrize("arguments", [["--help"], ["chat", "--ayuda"], ["ask", "-h"], ["content", "--help"]])
def test_help_is_in_spanish(arguments: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as exit_:
        main(arguments)

    text = capsys.readouterr().out
    assert exit_.value.code == 0
    assert text.startswith("Uso: python -m bot")
    assert not {"usage", "options", "show", "positional"} & set(text.replace(":", " ").split())


def test_every_view_has_a_role() -> None:
    assert tuple(ROLES) == VIEWS


def test_a_service_without_a_token_is_one_line_and_exit_code_2(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["serve"]) == 2
    assert complaint(capsys).startswith("Falta TELEGRAM_BOT_TOKEN")


def test_a_second_service_on_a_database_is_one_line_and_exit_code_4(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("DATABASE_URL", url_of(tmp_path / "enlace.db"))
    monkeypatch.setenv("TELEGRAM_BOT_TOKEN", TOKEN)

    with alone_on(str(tmp_path / "enlace.db")):
        assert main(["serve"]) == 4
    assert complaint(capsys).startswith("Ya hay un servicio en funcionamiento")


def test_a_service_that_cannot_have_its_database_is_one_line_and_exit_code_4(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("DATABASE_URL", "sqlite+aiosqlite:////proc/enlace.db")
    monkeypatch.setenv("TELEGRAM_BOT_TOKEN", TOKEN)

    assert main(["serve"]) == 4
    assert complaint(capsys).startswith("No se puede crear ni abrir la base de datos")


def test_a_service_that_fails_unforeseen_quotes_nobody_and_ends_with_5(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    async def failing(*_given: object) -> None:
        asyncio.get_running_loop().call_soon(_fails)
        await asyncio.sleep(0)
        raise ExceptionGroup("mi secreto", [ValueError("mi secreto")])

    monkeypatch.setattr(serve.Service, "serve", failing)
    monkeypatch.setenv("DATABASE_URL", url_of(tmp_path / "enlace.db"))
    monkeypatch.setenv("TELEGRAM_BOT_TOKEN", TOKEN)

    assert main(["serve"]) == 5

    told = capsys.readouterr().err
    assert "service: LookupError at test_main.py" in told
    assert "service: ended by ValueError" in told
    assert "secreto" not in told


def _fails() -> None:
    raise LookupError("mi secreto")


def test_the_doctor_ends_with_1_when_something_must_be_mended_and_with_0_otherwise(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["doctor"]) == 0
    assert capsys.readouterr().out.splitlines()[-1] == "Todo lo necesario está en orden."

    monkeypatch.setenv("TELEGRAM_BOT_TOKEN", TOKEN)
    monkeypatch.setenv("TELEGRAM_API_URL", NOBODY)
    assert main(["doctor"]) == 1
    assert capsys.readouterr().out.splitlines()[-1] == "Hay una falla que corregir."


def test_without_an_order_a_token_makes_it_a_service(monkeypatch: pytest.MonkeyPatch) -> None:
    """The tests have no lines to hand in."""
    served: list[str] = []

    def serving(settings: Settings, _load: object) -> int:
        served.append(settings.telegram.token if settings.telegram else "")
        return 0

    monkeypatch.setattr(serve, "main", serving)
    monkeypatch.setenv("TELEGRAM_BOT_TOKEN", TOKEN)

    assert main([]) == 0
    assert served == [TOKEN]


@pytest.mark.slow
def test_lines_that_are_piped_in_are_a_conversation_whatever_the_settings_say(tmp_path: Path) -> None:
    """In the folder of the program, where the vectors of the content are kept."""
    url = url_of(tmp_path / "enlace.db")
    environment = {**os.environ, "DATABASE_URL": url, "TELEGRAM_BOT_TOKEN": TOKEN, "TELEGRAM_API_URL": NOBODY}

    ended = subprocess.run(
        [sys.executable, "-m", "bot"],
        cwd=ROOT,
        env=environment,
        input="/cancelar\n",
        capture_output=True,
        text=True,
        check=False,
    )

    assert (ended.returncode, ended.stderr) == (0, "")
    assert ended.stdout.count("\n\n") == 1


@pytest.mark.slow
def test_a_failure_before_the_conversation_leaves_no_traceback(tmp_path: Path) -> None:
    environment = {**os.environ, "DATABASE_URL": "sqlite+aiosqlite:////proc/enlace.db", "PYTHONPATH": str(ROOT)}

    ended = subprocess.run(
        [sys.executable, "-m", "bot"],
        cwd=tmp_path,
        env=environment,
        input="hola\n",
        capture_output=True,
        text=True,
        check=False,
    )

    assert ended.returncode == 4
    assert ended.stdout == ""
    assert ended.stderr.startswith("No se puede crear ni abrir la base de datos")
    assert len(ended.stderr.splitlines()) == 1


def test_outside_its_environment_the_program_says_how_to_start_it() -> None:
    """-S hides the installed packages."""
    ended = subprocess.run(
        [sys.executable, "-S", "-m", "bot"], cwd=ROOT, input="", capture_output=True, text=True, check=False
    )

    assert ended.returncode == 2
    assert "make run" in ended.stderr
    assert len(ended.stderr.splitlines()) == 1


def test_the_place_of_an_error_says_nothing_of_its_message() -> None:
    try:
        raise ValueError("las palabras de alguien")
    except ValueError as error:
        place = logs.place_of(error)

    assert place.startswith("ValueError at test_main.py:")
    assert "palabras" not in place
    assert logs.place_of(ValueError("x")) == "ValueError"
