"""Reads one setting after the other, and collects everything that is wrong with them."""

import re
from collections.abc import Callable, Mapping
from datetime import time, timedelta
from pathlib import Path
from typing import get_args

from bot.logs import Level
from bot.settings import DEFAULTS, SHORTEST_PASSPHRASE, Backups, Mail, Settings, Telegram
from handlers.office import Access, Office
from handlers.secretariat.calendar import Calendar, CalendarError
from handlers.texts import backups as copies
from handlers.texts import operation as texts

_DATABASES = ("sqlite+aiosqlite:///",)
_SMTP = re.compile(r"smtps?://([^/@\s]+@)?[^/@\s:]+(:\d+)?/?")
_MAIL = re.compile(r"[^@\s]+@[^@\s]+\.[^@\s]+")
_TOKEN = re.compile(r"\d+:[\w-]{30,}")
_SECRET = re.compile(r"[\w-]{24,256}")


class Reading:
    """Reads one value after the other, and collects what is wrong with them."""

    def __init__(self, values: Mapping[str, str]) -> None:
        self._values = values
        self.problems: list[str] = []

    def settings(self) -> Settings | None:
        """`None` only when there are problems."""
        level = self._one_of("LOG_LEVEL", get_args(Level), str.upper)
        url = self._matching("DATABASE_URL", self._is_a_file, texts.bad_database_url(DEFAULTS["DATABASE_URL"]))
        telegram, mail, office = self._telegram(), self._mail(), self._office()
        group = self._matching("SECRETARIAT_CHAT_ID", _is_chat, texts.bad_chat_id())
        listen, backups = self._listen(), self._backups()
        kept = timedelta(days=self._number("QUESTIONS_KEPT_DAYS", 0, 3650))
        if self.problems or office is None:
            return None
        return Settings(url, level, telegram, mail, listen, group, office, kept, backups)  # type: ignore[arg-type]

    def _telegram(self) -> Telegram | None:
        token = self._matching("TELEGRAM_BOT_TOKEN", _or_empty(_TOKEN), texts.bad_token())
        api = self._matching("TELEGRAM_API_URL", _is_url, texts.bad_url("TELEGRAM_API_URL")).rstrip("/")
        public = self._matching("PUBLIC_URL", lambda url: not url or _is_url(url), texts.bad_url("PUBLIC_URL"))
        secret = self._values["WEBHOOK_SECRET"]
        if public and not _SECRET.fullmatch(secret):
            self.problems.append(texts.weak_secret())
        return Telegram(token, api, public.rstrip("/"), secret) if token else None

    def _mail(self) -> Mail | None:
        server = self._matching("SMTP_URL", _or_empty(_SMTP), texts.bad_smtp_url())
        sender = self._matching("EMAIL_FROM", _or_empty(_MAIL), texts.bad_address("EMAIL_FROM"))
        desk = self._matching("SECRETARIAT_EMAIL", _or_empty(_MAIL), texts.bad_address("SECRETARIAT_EMAIL"))
        if desk and not (server and sender):
            self.problems.append(texts.mail_is_incomplete())
        return Mail(server, sender, desk) if desk else None

    def _office(self) -> Office | None:
        calendar = self._calendar()
        access = self._one_of("ACCESS", get_args(Access), str.lower)
        promise = self._number("PROMISE_HOURS", 1, 1000)
        undo = self._number("UNDO_SECONDS", 0, 3600)
        digest = self._time("DIGEST_AT")
        admins = self._ids("ADMIN_IDS")
        four_eyes = self._one_of("FOUR_EYES", ("no", "yes", "false", "true", "sí", "si"), str.lower)
        if calendar is None:
            return None
        return Office(
            calendar=calendar,
            promise=timedelta(hours=promise),
            undo=timedelta(seconds=undo),
            access=access,  # type: ignore[arg-type]
            deputy=self._values["DEPUTY"],
            digest=digest,
            admins=admins,
            public_url=self._values["PUBLIC_URL"].rstrip("/"),
            four_eyes=four_eyes not in ("no", "false"),
        )

    def _backups(self) -> Backups:
        keep, at = self._number("BACKUP_KEEP", 0, 3650), self._time("BACKUP_AT")
        words = self._matching("BACKUP_PASSPHRASE", _is_no_word, copies.weak_setting())
        return Backups(Path(self._values["BACKUP_FOLDER"]), keep, at, words)

    def _calendar(self) -> Calendar | None:
        try:
            return Calendar.parse(
                hours=self._values["SECRETARIAT_HOURS"],
                zone=self._values["SECRETARIAT_ZONE"],
                country=self._values["SECRETARIAT_HOLIDAYS"],
                extra=self._values["SECRETARIAT_DAYS_OFF"],
            )
        except CalendarError as error:
            self.problems.append(str(error))
            return None

    def _matching(self, name: str, fits: Callable[[str], object], problem: str) -> str:
        value = self._values[name]
        if not fits(value):
            self.problems.append(problem)
        return value

    def _one_of(self, name: str, known: tuple[str, ...], case: Callable[[str], str]) -> str:
        value = case(self._values[name])
        if value not in known:
            self.problems.append(texts.not_one_of(name, self._values[name], known))
        return value

    def _number(self, name: str, least: int, most: int) -> int:
        value = self._values[name]
        if not value.isdecimal() or not least <= int(value) <= most:
            self.problems.append(texts.bad_number(name, least, most))
            return least
        return int(value)

    def _time(self, name: str) -> time:
        try:
            return time.fromisoformat(self._values[name].zfill(5))
        except ValueError:
            self.problems.append(texts.bad_time(name))
            return time()

    def _ids(self, name: str) -> frozenset[str]:
        ids = frozenset(re.split(r"[\s,;]+", self._values[name])) - {""}
        if not all(id.isdecimal() for id in ids):
            self.problems.append(texts.bad_ids(name))
        return ids

    def _listen(self) -> tuple[str, int]:
        host, _, port = self._values["LISTEN"].rpartition(":")
        if not host or not port.isdecimal() or not 0 <= int(port) < 65536:
            self.problems.append(texts.bad_listen(DEFAULTS["LISTEN"]))
            return "", 0
        return host, int(port)

    @staticmethod
    def _is_a_file(url: str) -> bool:
        """A file that outlives the program."""
        return url.startswith(_DATABASES) and url not in _DATABASES and ":memory:" not in url


def _or_empty(pattern: re.Pattern[str]) -> Callable[[str], bool]:
    return lambda value: not value or pattern.fullmatch(value) is not None


def _is_url(value: str) -> bool:
    return re.fullmatch(r"https?://[^\s/]+(/\S*)?", value) is not None


def _is_no_word(value: str) -> bool:
    return not value or len(value) >= SHORTEST_PASSPHRASE


def _is_chat(value: str) -> bool:
    return not value or re.fullmatch(r"-\d+", value) is not None
