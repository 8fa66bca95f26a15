"""What somebody wrote for a field -> its value, or what is wrong with it. Pure; nothing is changed here."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from handlers.admins.curation.fields import Field, Form
from handlers.countries import country_of
from handlers.texts.curation import values as texts
from knowledge.text import plain

MOST_LINES = 60

_DAY = re.compile(r"(?P<day>\d{1,2})[/.-](?P<month>\d{1,2})[/.-](?P<year>\d{4})|(?P<iso>\d{4}-\d{2}-\d{2})")
_BULLET = re.compile(r"^\s*(?:[-•·*]|\d{1,2}[.)])\s+")
_URL = re.compile(r"https?://\S+", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Wrong:
    """Why a value is refused, in Spanish."""

    reason: str


@dataclass(frozen=True, slots=True)
class Cited:
    """A source as somebody wrote it."""

    name: str
    url: str


def read(field: Field, said: str) -> Any:
    """The value as the article keeps it; `Wrong` when it cannot be kept. An empty text takes an optional value away."""
    said = said.strip()
    if not said or plain(said) in texts.NOTHING:
        return Wrong(texts.needed(field.name)) if field.needed else None
    return _READERS[field.form](field, said)


def _text(field: Field, said: str) -> Any:
    if len(said) > field.longest:
        return Wrong(texts.too_long(field.name, len(said), field.longest))
    return said if any(mark.isalnum() for mark in said) else Wrong(texts.no_words(field.name))


def _lines(field: Field, said: str) -> Any:
    lines = [_BULLET.sub("", line).strip() for line in said.splitlines()]
    lines = list({plain(line): line for line in reversed([one for one in lines if plain(one)])}.values())[::-1]
    if not lines:
        return Wrong(texts.no_words(field.name))
    if len(lines) > MOST_LINES:
        return Wrong(texts.too_many(field.name, len(lines), MOST_LINES))
    longest = max(lines, key=len)
    return Wrong(texts.line_too_long(longest, field.longest)) if len(longest) > field.longest else lines


def _codes(field: Field, said: str) -> Any:
    return _lines(field, "\n".join(re.split(r"[,;\s]+", said)))


def _date(_field: Field, said: str) -> Any:
    """A full date, as people write it here: the day first."""
    found = _DAY.fullmatch(said)
    if found is None:
        return Wrong(texts.no_date(said))
    try:
        if found["iso"]:
            return date.fromisoformat(found["iso"]).isoformat()
        return date(int(found["year"]), int(found["month"]), int(found["day"])).isoformat()
    except ValueError:
        return Wrong(texts.no_such_day(said))


def _confidence(_field: Field, said: str) -> Any:
    return plain(said) if plain(said) in ("alta", "media", "baja") else Wrong(texts.one_of("alta, media o baja"))


def _mode(_field: Field, said: str) -> Any:
    known = {plain(mode): mode for mode in ("presencial", "virtual", "híbrido")}
    return known.get(plain(said)) or Wrong(texts.one_of("presencial, virtual o híbrido"))


def _country(_field: Field, said: str) -> Any:
    found = country_of(said)
    return found.name if found else Wrong(texts.no_country(said))


def _source(field: Field, said: str) -> Any:
    """A title, and an address where it has one."""
    if len(said) > field.longest:
        return Wrong(texts.too_long(field.name, len(said), field.longest))
    found = _URL.search(said)
    url = found[0].rstrip(".,;)") if found else ""
    name = " ".join(said.replace(found[0], " ").split()) if found else " ".join(said.split())
    name = name.strip(" :,;-–—()") or re.sub(r"^https?://(www\.)?|/.*$", "", url)
    return Cited(name, url) if any(mark.isalpha() for mark in name) else Wrong(texts.no_words(field.name))


_READERS: Mapping[Form, Callable[[Field, str], Any]] = {
    "text": _text,
    "lines": _lines,
    "facts": _codes,
    "date": _date,
    "confidence": _confidence,
    "mode": _mode,
    "country": _country,
    "sources": _source,
}
