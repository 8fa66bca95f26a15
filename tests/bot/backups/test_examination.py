"""The doctor says whether copies can be made, and when the last good one was."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from bot.backups import examination
from bot.backups.examination import backups
from bot.backups.making import make
from bot.settings import Settings
from tests.bot.backups.filling import names
from tests.conftest import url_of

WORDS = "un caballo y una batería"
NOW = datetime.now(UTC)


async def findings(database: Path, folder: Path, **more: str) -> list[tuple[str, str]]:
    env = {"DATABASE_URL": url_of(database), "BACKUP_FOLDER": str(folder), **more}
    return [(finding.sign, finding.text) async for finding in backups(Settings.from_env(env))]


async def test_a_good_copy_of_today_is_in_order(full: Path, folder: Path) -> None:
    make(full, folder, NOW - timedelta(hours=2))
    make(full, folder, NOW)

    [(sign, text)] = await findings(full, folder)

    assert sign == "fine"
    assert f"{NOW:%H:%M} UTC; hay 2 copias." in text


async def test_an_encrypted_one_is_read_with_the_passphrase_of_the_settings(full: Path, folder: Path) -> None:
    make(full, folder, NOW, WORDS)

    [(right, _)] = await findings(full, folder, BACKUP_PASSPHRASE=WORDS)
    [(other, text)] = await findings(full, folder, BACKUP_PASSPHRASE=WORDS.upper())
    [(none, _)] = await findings(full, folder)

    assert (right, other, none) == ("fine", "warning", "warning")
    assert "no puede comprobarse aquí" in text


async def test_before_the_first_copy_there_is_a_warning_and_nothing_is_made(full: Path, folder: Path) -> None:
    [(sign, text)] = await findings(full, folder)

    assert (sign, folder.exists()) == ("warning", False)
    assert "todavía no hay ninguna" in text


async def test_a_copy_of_last_week_means_that_something_does_not_work(full: Path, folder: Path) -> None:
    make(full, folder, NOW - timedelta(days=7))

    [(sign, text)] = await findings(full, folder)

    assert sign == "warning"
    assert "hace más de dos días" in text


async def test_a_last_copy_that_is_damaged_is_a_problem_and_the_last_good_one_is_named(
    full: Path, folder: Path
) -> None:
    good = make(full, folder, NOW - timedelta(days=1))
    bad = make(full, folder, NOW)
    bad.path.write_bytes(bad.path.read_bytes()[:-1])

    [(sign, text)] = await findings(full, folder)
    good.path.write_bytes(b"")
    [(_, then)] = await findings(full, folder)

    assert sign == "problem"
    assert f"«{bad.path.name}» está dañada; la última buena es del" in text
    assert "ninguna de las otras está bien" in then


async def test_without_the_daily_copy_there_is_a_warning(full: Path, folder: Path) -> None:
    [(sign, text)] = await findings(full, folder, BACKUP_KEEP="0")

    assert sign == "warning"
    assert "BACKUP_KEEP=0" in text


async def test_a_folder_that_refuses_is_a_problem(full: Path, folder: Path) -> None:
    folder.write_text("Soy un archivo.", encoding="utf-8")

    (sign, text), *_ = await findings(full, folder / "respaldos")

    assert sign == "problem"
    assert "BACKUP_FOLDER" in text


async def test_a_disk_without_room_is_a_problem(full: Path, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(examination, "RESERVE", 2**60)

    (sign, text), *_ = await findings(full, folder)

    assert sign == "problem"
    assert "la próxima copia puede no caber" in text


async def test_nothing_is_left_behind(full: Path, folder: Path) -> None:
    made = make(full, folder, NOW)

    await findings(full, folder)

    assert (names(full.parent), names(folder)) == (["enlace.db"], [made.path.name])
