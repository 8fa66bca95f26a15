"""/avisos: what a person hears of meetings, and when they are reminded. What they choose holds from that moment.

Choosing the same again takes it back; choosing anything ends a silence.
"""

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta
from functools import partial

from handlers.commands import EVERYBODY, Command
from handlers.countries import country_of
from handlers.messages import Choice, Incoming, Reply
from handlers.officials.choose import LEAVE
from handlers.officials.diary import Diary
from handlers.ports import LEADS, Subscription
from handlers.texts import notices as texts
from handlers.texts import registration, wishes
from knowledge.text import plain

SHORTEST, LONGEST = timedelta(minutes=5), timedelta(days=60)
"""How long before a meeting somebody may be reminded."""
MOST, LONGEST_THEME = 8, 60

_LEAD = re.compile(r"(?P<count>[0-9]{1,5}|[a-z]+) (?P<unit>[a-z]+)(?: antes)?")
_NAMED = re.compile(r"\s*(?P<kind>temas?|pa[ií]s(?:es)?|sedes?)\b[\s:]*(?P<name>.*)", re.I | re.S)


def commands(*, diary: Diary) -> Sequence[Command]:
    """Everybody who is admitted."""
    return (Command(("avisos",), texts.NOTICES, partial(choose, diary=diary), EVERYBODY, where="private"),)


async def choose(_incoming: Incoming, rest: str, *, diary: Diary) -> Reply:
    """Show what holds; with something to choose, change it first."""
    known, asked = await diary.subscriptions.of(*diary.me), plain(rest)
    if not asked:
        return _shown(known)
    named = _NAMED.fullmatch(rest)
    wanted = _named(known, named["kind"], named["name"]) if named else _said(known, asked)
    if isinstance(wanted, str):
        return _shown(known, head=wanted)
    await diary.subscriptions.keep(wanted)
    await diary.planner.person(diary.person)
    return _shown(wanted, head=texts.will_hear(wanted) if asked in wishes.ANY else "")


def _said(known: Subscription, asked: str) -> Subscription | str:
    """What they want from now on, or what is wrong with it."""
    if asked in wishes.NOTHING:
        return replace(known, silent=True)
    if asked in wishes.ANY:
        return replace(known, silent=False)
    if asked in wishes.EVERYTHING:
        return replace(known, silent=False, themes=(), countries=(), leads=known.leads or LEADS)
    lead = _lead(asked)
    if lead is None:
        return texts.not_understood()
    if not SHORTEST <= lead <= LONGEST:
        return texts.bad_lead()
    leads = tuple(sorted({*known.leads} ^ {lead}, reverse=True))
    return texts.too_many(MOST) if len(leads) > MOST else replace(known, silent=False, leads=leads)


def _named(known: Subscription, kind: str, name: str) -> Subscription | str:
    """With a theme or a country more, or less."""
    name = " ".join(name.split())
    if kind.casefold().startswith("tema"):
        if not len(plain(name)) > 2 or len(name) > LONGEST_THEME:
            return texts.which_theme(LONGEST_THEME)
        themes = _toggled(known.themes, name)
        return texts.too_many(MOST) if len(themes) > MOST else replace(known, silent=False, themes=themes)
    country = country_of(name)
    if country is None:
        return texts.unknown_country(name)
    countries = _toggled(known.countries, country.name)
    return texts.too_many(MOST) if len(countries) > MOST else replace(known, silent=False, countries=countries)


def _toggled(chosen: Sequence[str], name: str) -> tuple[str, ...]:
    others = tuple(one for one in chosen if plain(one) != plain(name))
    return others if len(others) < len(chosen) else (*chosen, name)


def _lead(asked: str) -> timedelta | None:
    found = _LEAD.fullmatch(asked)
    if found is None or found["unit"] not in wishes.UNITS:
        return None
    count = int(found["count"]) if found["count"].isdecimal() else wishes.ONES.get(found["count"])
    return None if count is None else timedelta(minutes=count * wishes.UNITS[found["unit"]])


def _shown(chosen: Subscription, *, head: str = "") -> Reply:
    text = "\n\n".join(filter(None, (head, texts.state(chosen))))
    leave = Choice(registration.STAY, LEAVE)
    if chosen.silent:
        return Reply(text, "command", (Choice(texts.HEAR, "/avisos sí"), leave))
    moments = sorted({*LEADS, *chosen.leads}, reverse=True)
    toggles = [Choice(texts.toggle(one, on=one in chosen.leads), f"/avisos {texts.lead(one)}") for one in moments]
    filtered = [Choice(texts.EVERYTHING, "/avisos todo")] if chosen.themes or chosen.countries else []
    return Reply(text, "command", (*toggles, *filtered, Choice(texts.SILENCE, "/avisos ninguno"), leave))
