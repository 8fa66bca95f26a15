"""The two orders of the command line, as processes: one line in Spanish, an exit code, and nothing typed is shown."""

import os
import pty
import select
import subprocess
import sys
from pathlib import Path
from shutil import copy

import pytest

from bot.backups.making import make
from bot.backups.rotation import copies
from bot.lock import alone_on
from bot.settings import NAMES
from tests.bot.backups.filling import contents
from tests.builders import NOON
from tests.conftest import url_of

ROOT = Path(__file__).parents[3]
WORDS = "un caballo y una batería"


def environment(database: Path, folder: Path, **more: str) -> dict[str, str]:
    inherited = {name: value for name, value in os.environ.items() if name not in NAMES}
    own = {"DATABASE_URL": url_of(database), "BACKUP_FOLDER": str(folder), "PYTHONPATH": str(ROOT), **more}
    return {**inherited, **own}


def bot(env: dict[str, str], *arguments: str | Path) -> subprocess.CompletedProcess[str]:
    """Run without a terminal."""
    told = [sys.executable, "-m", "bot", *map(str, arguments)]
    place = Path(env["BACKUP_FOLDER"]).parent
    return subprocess.run(told, cwd=place, env=env, check=False, capture_output=True, text=True, input="")


def at_a_terminal(env: dict[str, str], arguments: list[str], typed: list[str]) -> tuple[int, str]:
    """Run with one, answering each question; the exit code and all that could be seen."""
    ours, theirs = pty.openpty()
    told = [sys.executable, "-m", "bot", *arguments]
    place = Path(env["BACKUP_FOLDER"]).parent
    answers, seen = iter(typed), ""
    with subprocess.Popen(
        told, cwd=place, env=env, stdin=theirs, stdout=theirs, stderr=theirs, start_new_session=True
    ) as process:
        os.close(theirs)
        while piece := _read(ours):
            seen += piece
            if piece.endswith(("clave: ", "copia: ")):
                os.write(ours, f"{next(answers)}\n".encode())
    os.close(ours)
    return process.returncode, seen


def _read(terminal: int) -> str:
    assert select.select([terminal], [], [], 60)[0], "it says nothing more"
    try:
        return os.read(terminal, 65536).decode()
    except OSError:  # Linux tells the end so
        return ""


def test_a_copy_is_made_verified_and_restored(full: Path, folder: Path, tmp_path: Path) -> None:
    env = environment(full, folder)
    before = contents(full)

    made = bot(env, "backup")
    [archive] = copies(folder)
    verified = bot(env, "backup", "--verificar", archive)
    full.unlink()
    restored = bot(env, "restore", archive)

    assert [(ended.returncode, ended.stderr) for ended in (made, verified, restored)] == [(0, "")] * 3
    assert made.stdout.startswith(f"Copia sin cifrar hecha y comprobada: «{archive}»")
    assert "está íntegra" in verified.stdout
    assert restored.stdout.startswith("Base restaurada al ")
    assert [ended.stdout.count("\n") for ended in (made, verified, restored)] == [1, 1, 1]
    assert contents(full) == before


def test_another_folder_can_be_given(full: Path, folder: Path, tmp_path: Path) -> None:
    ended = bot(environment(full, folder), "backup", "--a", tmp_path / "memoria usb")

    assert ended.returncode == 0
    assert len(copies(tmp_path / "memoria usb")) == 1
    assert not folder.exists()


def test_the_passphrase_of_the_settings_encrypts_and_decrypts(full: Path, folder: Path) -> None:
    env = environment(full, folder, BACKUP_PASSPHRASE=WORDS)

    made = bot(env, "backup")
    [archive] = copies(folder)

    assert made.stdout.startswith("Copia cifrada")
    assert bot(env, "backup", "--verificar", archive).returncode == 0
    assert bot(env, "restore", archive).returncode == 0


def test_another_passphrase_in_the_settings_is_exit_code_2(full: Path, folder: Path) -> None:
    made = make(full, folder, NOON, WORDS)

    ended = bot(environment(full, folder, BACKUP_PASSPHRASE="doce letras o más"), "restore", made.path)

    assert (ended.returncode, ended.stdout) == (2, "")
    assert ended.stderr.startswith("La clave no es la de la copia")


def test_a_passphrase_is_asked_twice_and_never_shown(full: Path, folder: Path) -> None:
    env = environment(full, folder)

    made, seen = at_a_terminal(env, ["backup", "--cifrar"], [WORDS, WORDS])
    [archive] = copies(folder)
    verified, seen_then = at_a_terminal(env, ["backup", "--verificar", str(archive)], [WORDS])
    full.unlink()
    restored, seen_last = at_a_terminal(env, ["restore", str(archive)], [WORDS])

    assert (made, verified, restored) == (0, 0, 0)
    assert "Clave de la copia: " in seen
    assert "Repita la clave: " in seen
    assert "Copia cifrada hecha y comprobada" in seen
    assert "Repita" not in seen_then
    assert WORDS not in seen + seen_then + seen_last
    assert full.exists()


@pytest.mark.parametrize(
    ("typed", "said"),
    [([WORDS, f"{WORDS}."], "Las dos claves no coinciden"), (["once letras"], "al menos 12 caracteres")],
)
def test_a_slip_of_the_finger_makes_no_copy(full: Path, folder: Path, typed: list[str], said: str) -> None:
    code, seen = at_a_terminal(environment(full, folder), ["backup", "--cifrar"], typed)

    assert (code, said in seen, folder.exists()) == (2, True, False)


def test_without_a_terminal_nobody_is_asked(full: Path, folder: Path) -> None:
    made = make(full, folder, NOON, WORDS)
    env = environment(full, folder)

    for order in (["backup", "--cifrar"], ["backup", "--verificar", made.path], ["restore", made.path]):
        ended = bot(env, *order)
        assert (ended.returncode, ended.stdout) == (2, "")
        assert ended.stderr.startswith("Hace falta la clave de la copia: defina BACKUP_PASSPHRASE")
        assert len(ended.stderr.splitlines()) == 1


def test_a_running_service_is_exit_code_4(full: Path, folder: Path) -> None:
    made = make(full, folder, NOON)

    with alone_on(str(full)):
        ended = bot(environment(full, folder), "restore", made.path)
        verified = bot(environment(full, folder), "backup", "--verificar", made.path)

    assert (ended.returncode, ended.stdout, verified.returncode) == (4, "", 0)
    assert ended.stderr.startswith("El servicio está en funcionamiento con")
    assert len(ended.stderr.splitlines()) == 1


@pytest.mark.parametrize("order", [["restore"], ["backup", "--verificar"]])
def test_a_file_that_is_no_copy_is_exit_code_4(full: Path, folder: Path, tmp_path: Path, order: list[str]) -> None:
    letter = tmp_path / "carta.txt"
    letter.write_text("Estimada colega", encoding="utf-8")

    for file in (letter, tmp_path / "nada"):
        ended = bot(environment(full, folder), *order, file)
        assert (ended.returncode, ended.stdout, len(ended.stderr.splitlines())) == (4, "", 1)


def test_a_database_that_is_not_there_or_none_is_exit_code_4(full: Path, folder: Path, tmp_path: Path) -> None:
    letter = Path(copy(__file__, tmp_path / "carta.txt"))

    for database in (tmp_path / "nada.db", letter):
        ended = bot(environment(database, folder), "backup")
        assert (ended.returncode, ended.stdout, len(ended.stderr.splitlines())) == (4, "", 1)
    assert not (tmp_path / "nada.db").exists()
    assert letter.read_text(encoding="utf-8") == Path(__file__).read_text(encoding="utf-8")


@pytest.mark.parametrize("arguments", [["restore"], ["backup", "x"], ["backup", "--a", "x", "--verificar", "y"]])
def test_an_order_that_is_not_understood_is_exit_code_2(full: Path, folder: Path, arguments: list[str]) -> None:
    ended = bot(environment(full, folder), *arguments)

    assert (ended.returncode, ended.stdout) == (2, "")
    assert ended.stderr.startswith("No se entiende la orden. Uso: python -m bot")
