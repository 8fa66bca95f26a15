"""A service that runs makes its daily copy while it answers."""

from pathlib import Path

from bot.backups.reading import verify
from bot.backups.rotation import copies
from tests.builders import BRAIN, NOON
from tests.conftest import url_of
from tests.faults.telegram_double import TelegramDouble
from tests.still import Still
from tests.telegram.service import PATIENCE, Moment, serving

WORDS = "un caballo y una batería"


async def test_a_service_copies_its_database_when_it_first_starts(database: Path, tmp_path: Path) -> None:
    folder = tmp_path / "respaldos"
    async with TelegramDouble() as double:
        env = {
            "DATABASE_URL": url_of(database),
            "TELEGRAM_BOT_TOKEN": double.token,
            "TELEGRAM_API_URL": double.url,
            "BACKUP_KEEP": "14",
            "BACKUP_FOLDER": str(folder),
            "BACKUP_PASSPHRASE": WORDS,
        }
        async with serving(env, Still(BRAIN), Moment(NOON)):
            await double.until(lambda: bool(copies(folder)), timeout=PATIENCE)

    [made] = copies(folder)
    assert verify(made, tmp_path, NOON, lambda: WORDS).is_encrypted
