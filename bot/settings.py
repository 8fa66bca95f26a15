"""What an installation may choose, read once. Only `__main__` hands in the environment; all problems come together."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import get_args

from dotenv import dotenv_values

from bot.logs import Level
from handlers.texts import operation as texts

NAMES = ("DATABASE_URL", "LOG_LEVEL")
"""Every setting there is; .env.example explains the same ones."""

_DATABASE = "sqlite+aiosqlite:///var/enlace.db"
_KNOWN_DATABASES = ("sqlite+aiosqlite:///",)


class SettingsError(Exception):
    """The settings cannot be used; the message names every problem, in Spanish."""


@dataclass(frozen=True, slots=True)
class Settings:
    """The choices of this installation."""

    database_url: str
    log_level: Level

    @classmethod
    def from_env(cls, env: Mapping[str, str]) -> "Settings":
        """Everything wrong is reported at once, so one restart is enough. A setting left blank takes its default."""
        problems: list[str] = []
        url = env.get("DATABASE_URL", "").strip() or _DATABASE
        if not url.startswith(_KNOWN_DATABASES) or url in _KNOWN_DATABASES or ":memory:" in url:
            problems.append(texts.bad_database_url(_DATABASE))
        wanted = env.get("LOG_LEVEL", "").strip().upper() or "WARNING"
        level = next((known for known in get_args(Level) if known == wanted), None)
        if level is None:
            problems.append(texts.bad_log_level(env["LOG_LEVEL"], get_args(Level)))
        if problems or level is None:
            raise SettingsError(" ".join(problems))
        return cls(database_url=url, log_level=level)


def with_file(env: Mapping[str, str], file: Path) -> dict[str, str]:
    """The environment over what `file` says, if there is one: what is set from outside wins."""
    try:
        written = dotenv_values(file, interpolate=False)
    except (OSError, UnicodeDecodeError) as error:
        raise SettingsError(texts.unreadable_settings(file)) from error
    return {**{name: value for name, value in written.items() if value is not None}, **env}
