"""Settings complain once, completely."""

import re
from datetime import time, timedelta
from pathlib import Path

import pytest

from bot.settings import NAMES, Backups, Settings, SettingsError, with_file
from handlers.ports import Place

ROOT = Path(__file__).parents[2]
TOKEN = "123456:ABCdefGHIjklMNOpqrsTUVwxyz0123456789"
SECRET = "una-palabra-larga-al-azar-0123"
MAIL = {"SMTP_URL": "smtp://u:clave@correo:25", "EMAIL_FROM": "bot@x.org", "SECRETARIAT_EMAIL": "sec@x.org"}


def test_without_any_setting_there_are_defaults() -> None:
    settings = Settings.from_env({})

    assert (settings.database_url, settings.log_level) == ("sqlite+aiosqlite:///var/enlace.db", "WARNING")
    assert (settings.telegram, settings.mail, settings.places, settings.office.admins) == (None, None, (), frozenset())
    assert (settings.office.promise, settings.office.undo) == (timedelta(hours=16), timedelta(seconds=60))
    assert settings.office.access == "open"
    assert settings.backups == Backups(Path("var/respaldos"), 14, time(3), "")


def test_a_setting_left_blank_takes_its_default() -> None:
    assert Settings.from_env(dict.fromkeys(NAMES, " ")) == Settings.from_env({})


def test_everything_can_be_set() -> None:
    settings = Settings.from_env(
        {
            "TELEGRAM_BOT_TOKEN": TOKEN,
            "TELEGRAM_API_URL": "http://127.0.0.1:8081/",
            "PUBLIC_URL": "https://bot.ejemplo.org/",
            "WEBHOOK_SECRET": SECRET,
            "LISTEN": "0.0.0.0:9000",
            "ADMIN_IDS": "11, 12",
            "ACCESS": "Registered",
            "SECRETARIAT_CHAT_ID": "-1001234567890",
            "SECRETARIAT_HOURS": "lun-jue 08:00-16:00",
            "SECRETARIAT_ZONE": "America/Lima",
            "PROMISE_HOURS": "8",
            "UNDO_SECONDS": "0",
            "DEPUTY": "@suplente",
            "DIGEST_AT": "8:30",
            "BACKUP_FOLDER": "/media/copias",
            "BACKUP_KEEP": "30",
            "BACKUP_AT": "4:15",
            "BACKUP_PASSPHRASE": "doce letras, o más",
            **MAIL,
        }
    )

    telegram, office = settings.telegram, settings.office
    assert telegram is not None
    assert (telegram.api_url, telegram.public_url) == ("http://127.0.0.1:8081", "https://bot.ejemplo.org")
    assert (settings.listen, office.admins) == (("0.0.0.0", 9000), frozenset({"11", "12"}))  # noqa: S104
    assert (office.access, office.promise, office.undo) == ("registered", timedelta(hours=8), timedelta())
    assert (office.deputy, f"{office.digest:%H:%M}", str(office.calendar.zone)) == (
        "@suplente",
        "08:30",
        "America/Lima",
    )
    assert settings.backups == Backups(Path("/media/copias"), 30, time(4, 15), "doce letras, o más")
    assert settings.places == (
        Place("telegram", "-1001234567890", "group"),
        Place("email", "sec@x.org", "mail"),
    )


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        ({"LOG_LEVEL": "mucho"}, "LOG_LEVEL"),
        ({"TELEGRAM_BOT_TOKEN": "hola"}, "TELEGRAM_BOT_TOKEN"),
        ({"TELEGRAM_API_URL": "api.telegram.org"}, "TELEGRAM_API_URL"),
        ({"PUBLIC_URL": "https://bot.ejemplo.org"}, "WEBHOOK_SECRET"),
        ({"PUBLIC_URL": "https://bot.ejemplo.org", "WEBHOOK_SECRET": "corta"}, "WEBHOOK_SECRET"),
        ({"LISTEN": "8080"}, "LISTEN"),
        ({"ADMIN_IDS": "ana"}, "ADMIN_IDS"),
        ({"ACCESS": "nadie"}, "ACCESS"),
        ({"SECRETARIAT_CHAT_ID": "12345"}, "SECRETARIAT_CHAT_ID"),
        ({"SECRETARIAT_EMAIL": "sec@x.org"}, "SMTP_URL"),
        ({**MAIL, "EMAIL_FROM": "bot"}, "EMAIL_FROM"),
        ({**MAIL, "SMTP_URL": "correo"}, "SMTP_URL"),
        ({"SECRETARIAT_HOURS": "nunca"}, "nunca"),
        ({"SECRETARIAT_ZONE": "Lima"}, "Lima"),
        ({"PROMISE_HOURS": "0"}, "PROMISE_HOURS"),
        ({"UNDO_SECONDS": "-1"}, "UNDO_SECONDS"),
        ({"DIGEST_AT": "mañana"}, "DIGEST_AT"),
        ({"BACKUP_AT": "de noche"}, "BACKUP_AT"),
        ({"BACKUP_KEEP": "-1"}, "BACKUP_KEEP"),
        ({"BACKUP_PASSPHRASE": "once letras"}, "BACKUP_PASSPHRASE"),
    ],
)
def test_what_is_wrong_is_named(wrong: dict[str, str], said: str) -> None:
    with pytest.raises(SettingsError, match=said):
        Settings.from_env(wrong)


def test_levels_are_read_in_any_case() -> None:
    assert Settings.from_env({"LOG_LEVEL": "debug"}).log_level == "DEBUG"


def test_all_problems_are_reported_together() -> None:
    wrong = {"DATABASE_URL": "mysql://secreto@host/x", "LOG_LEVEL": "mucho", "ACCESS": "nadie"}

    with pytest.raises(SettingsError) as problem:
        Settings.from_env(wrong)

    assert [name for name in wrong if name not in str(problem.value)] == []


@pytest.mark.parametrize(
    "name", ["DATABASE_URL", "TELEGRAM_BOT_TOKEN", "WEBHOOK_SECRET", "SMTP_URL", "BACKUP_PASSPHRASE"]
)
def test_what_may_hold_a_secret_is_never_repeated(name: str) -> None:
    with pytest.raises(SettingsError) as problem:
        Settings.from_env({"PUBLIC_URL": "https://x.org", **MAIL, name: "s3creto!"})

    assert "s3creto" not in str(problem.value)


def test_secrets_are_not_shown_where_settings_are_printed() -> None:
    words = {"WEBHOOK_SECRET": SECRET, "BACKUP_PASSPHRASE": "doce letras, o más"}
    settings = Settings.from_env({"TELEGRAM_BOT_TOKEN": TOKEN, **words, **MAIL})

    assert [secret for secret in (TOKEN, *words.values(), "clave") if secret in repr(settings)] == []


@pytest.mark.parametrize(
    "url", ["sqlite+aiosqlite:///", "sqlite+aiosqlite:///:memory:", "sqlite:///a.db", "var/enlace.db"]
)
def test_only_a_file_that_outlives_the_program_is_a_database(url: str) -> None:
    with pytest.raises(SettingsError):
        Settings.from_env({"DATABASE_URL": url})


def test_the_environment_wins_over_the_file(tmp_path: Path) -> None:
    file = tmp_path / ".env"
    file.write_text("LOG_LEVEL=ERROR\nDATABASE_URL=sqlite+aiosqlite:///otra.db\nVACIA\n", encoding="utf-8")

    both = with_file({"LOG_LEVEL": "INFO"}, file)

    assert both == {"LOG_LEVEL": "INFO", "DATABASE_URL": "sqlite+aiosqlite:///otra.db"}


def test_without_a_file_the_environment_is_enough(tmp_path: Path) -> None:
    assert with_file({"LOG_LEVEL": "INFO"}, tmp_path / ".env") == {"LOG_LEVEL": "INFO"}


def test_a_file_that_is_no_text_is_told(tmp_path: Path) -> None:
    file = tmp_path / ".env"
    file.write_bytes(b"\xff\xfe\x00LOG")

    with pytest.raises(SettingsError, match="configuración"):
        with_file({}, file)


def test_the_example_explains_exactly_the_settings_that_exist() -> None:
    example = (ROOT / ".env.example").read_text(encoding="utf-8")
    named = re.findall(r"^([A-Z_]+)=", example, re.MULTILINE)

    assert set(named) == set(NAMES)
    assert len(named) == len(NAMES)


def test_the_example_holds_the_defaults() -> None:
    assert Settings.from_env(with_file({}, ROOT / ".env.example")) == Settings.from_env({})


def test_row_19_without_a_public_address_the_bot_polls_and_it_never_listens_to_the_world_by_itself() -> None:
    settings = Settings.from_env({"TELEGRAM_BOT_TOKEN": TOKEN})

    assert settings.telegram is not None
    assert settings.telegram.public_url == ""
    assert settings.listen[0] == "127.0.0.1"
