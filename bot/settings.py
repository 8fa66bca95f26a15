"""What an installation may choose, read once. Only `__main__` hands in the environment; all problems come together."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import time, timedelta
from pathlib import Path

from dotenv import dotenv_values

from bot.logs import Level
from handlers.office import Office
from handlers.ports import Place
from handlers.texts import operation as texts

DEFAULTS = {
    "DATABASE_URL": "sqlite+aiosqlite:///var/enlace.db",
    "LOG_LEVEL": "WARNING",
    "TELEGRAM_BOT_TOKEN": "",
    "TELEGRAM_API_URL": "https://api.telegram.org",
    "PUBLIC_URL": "",
    "WEBHOOK_SECRET": "",
    "LISTEN": "127.0.0.1:8080",
    "ADMIN_IDS": "",
    "ACCESS": "open",
    "SECRETARIAT_CHAT_ID": "",
    "SECRETARIAT_EMAIL": "",
    "SMTP_URL": "",
    "EMAIL_FROM": "",
    "SECRETARIAT_HOURS": "lun-vie 09:00-17:00",
    "SECRETARIAT_ZONE": "America/Panama",
    "SECRETARIAT_HOLIDAYS": "",
    "SECRETARIAT_DAYS_OFF": "",
    "PROMISE_HOURS": "16",
    "UNDO_SECONDS": "60",
    "DEPUTY": "",
    "DIGEST_AT": "09:00",
    "FOUR_EYES": "no",
    "QUESTIONS_KEPT_DAYS": "365",
    "BACKUP_FOLDER": "var/respaldos",
    "BACKUP_KEEP": "14",
    "BACKUP_AT": "03:00",
    "BACKUP_PASSPHRASE": "",
}
"""Every setting there is, and what holds when it is not set; .env.example explains the same ones."""

NAMES = tuple(DEFAULTS)


SHORTEST_PASSPHRASE = 12
"""Characters."""


class SettingsError(Exception):
    """The settings cannot be used; the message names every problem, in Spanish."""


@dataclass(frozen=True, slots=True)
class Telegram:
    """How Telegram is reached, and reaches us."""

    token: str = field(repr=False)
    api_url: str
    public_url: str
    secret: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class Mail:
    """How mail leaves, and where the secretariat reads it."""

    smtp_url: str = field(repr=False)
    sender: str
    secretariat: str


@dataclass(frozen=True, slots=True)
class Backups:
    """Where copies go, how many days of them stay (0: none is made daily), and when; encrypted with a passphrase."""

    folder: Path
    keep: int
    at: time
    passphrase: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class Settings:
    """The choices of this installation."""

    database_url: str
    log_level: Level
    telegram: Telegram | None
    mail: Mail | None
    listen: tuple[str, int]
    group: str
    """The id of the secretariat's group; empty without one."""
    office: Office
    kept: timedelta
    """How long what was asked is kept for statistics; zero: nothing is noted."""
    backups: Backups

    @classmethod
    def from_env(cls, env: Mapping[str, str]) -> "Settings":
        """Everything wrong is reported at once, so one restart is enough. A setting left blank takes its default."""
        from bot.reading_settings import Reading

        reading = Reading({name: env.get(name, "").strip() or default for name, default in DEFAULTS.items()})
        settings = reading.settings()
        if reading.problems or settings is None:
            raise SettingsError("\n".join(reading.problems))
        return settings

    @property
    def places(self) -> tuple[Place, ...]:
        """Where the secretariat hears of cases, as far as the settings say."""
        group = (Place("telegram", self.group, "group"),) if self.group and self.telegram else ()
        mail = (Place("email", self.mail.secretariat, "mail"),) if self.mail else ()
        return (*group, *mail)


def with_file(env: Mapping[str, str], file: Path) -> dict[str, str]:
    """The environment over what `file` says, if there is one: what is set from outside wins."""
    try:
        written = dotenv_values(file, interpolate=False)
    except (OSError, UnicodeDecodeError) as error:
        raise SettingsError(texts.unreadable_settings(file)) from error
    return {**{name: value for name, value in written.items() if value is not None}, **env}
