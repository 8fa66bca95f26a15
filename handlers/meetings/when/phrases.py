"""Pieces of patterns that several forms share: which year, which month, how many. Every mark ends with its space."""

import re
from datetime import date

from handlers.meetings.when.almanac import Vantage, YearMonth, year_month

YEAR = r"(?:19|20|21)[0-9]{2} "
COMING = r"(?:(?:que|q) (?:viene|vienen|entra|sigue) |proximo )"
_COUNTED = (
    r"(?:(?!(?:las|los|nos|les|es|mas|antes|despues|unas|unos|horas|entonces|todas|todos|ambas|ambos|tras|sus) )"
    r"[a-zñ]+s |(?:%|por ciento|por mil|mil|mill?on|km|mts|mt|gente|metro|grados|vez|de cada) )"
)
_THINGS = re.compile(_COUNTED)
SOME_YEAR = (
    rf"(?:(?:(?:de |del )(?:el )?(?:año )?|(?:, )?año |(?:, )?(?!{YEAR}{_COUNTED}))(?P<year>{YEAR})"
    rf"|(?:de |del )(?:(?P<year_next>año {COMING}|proximo año )|(?P<year_gone>año pasado |pasado año )"
    r"|(?P<year_this>(?:este|presente|corriente) año |año (?:en curso|actual) )))"
)
RELATIVE_MONTH = (
    rf"(?:(?P<month_next>(?:el )?mes {COMING}|(?:el )?proximo mes )"
    r"|(?P<month_gone>(?:el )?mes pasado |(?:el )?pasado mes )"
    r"|(?P<month_this>este (?:mismo )?mes |(?:el )?(?:presente|corriente) mes |mes (?:en curso|actual|corriente) ))"
)
NAMED_MONTH = (
    rf"(?:(?:el )?(?:mes de |proximo |este |(?P<month_gone_before>pasado ))?M(?P<month>[0-9]+) "
    rf"(?:{SOME_YEAR}|(?P<month_gone_after>pasado )|{COMING})?)"
)
SOME_MONTH = rf"(?:{RELATIVE_MONTH}|{NAMED_MONTH}|(?P<month_bare>mes )(?!de M))"
COUNT = r"(?P<count>[0-9]{1,3}|un|una) "


def after_any(*words: str) -> str:
    """A place of the line that comes just after one of some words."""
    return "(?:" + "|".join(f"(?<=^{word} )|(?<= {word} )" for word in words) + ")"


def year_said(found: re.Match[str], vantage: Vantage) -> int | None:
    """The year of SOME_YEAR, when one was said."""
    if found["year"]:
        return int(found["year"])
    for group, step in (("year_next", 1), ("year_this", 0), ("year_gone", -1)):
        if found[group]:
            return vantage.today.year + step
    return None


def relative_month(found: re.Match[str], vantage: Vantage) -> YearMonth | None:
    """The month of RELATIVE_MONTH, when one was said."""
    for group, step in (("month_next", 1), ("month_this", 0), ("month_gone", -1)):
        if given(found, group):
            return year_month(vantage.today.year, vantage.today.month + step)
    return None


def month_said(found: re.Match[str], vantage: Vantage, *, starts: int = 1, ends: int = 31) -> YearMonth:
    """The month of SOME_MONTH: unsaid years are the next to come, or the last that was.

    `starts` and `ends` are the days of the month that matter: its beginning may be over when its end is to come.
    """
    if relative := relative_month(found, vantage):
        return relative
    today = vantage.today
    if given(found, "month_bare"):
        over = not vantage.asked and today.day > ends
        return year_month(today.year, today.month + over)
    month = int(found["month"])
    year = year_said(found, vantage)
    if year is not None:
        return year, month
    behind = bool(found["month_gone_after"] or found["month_gone_before"])
    return unsaid_year(month, (starts, ends), vantage, behind=behind), month


def unsaid_year(month: int, within: tuple[int, int], vantage: Vantage, *, behind: bool) -> int:
    """The year of a month without one; with `behind`, the last that is over or has begun."""
    today = vantage.today
    if behind:
        return today.year - (month >= today.month)
    if vantage.back:
        return today.year - ((month, within[0]) > (today.month, today.day))
    last = 31 if vantage.asked else within[1]
    return today.year + ((month, last) < (today.month, today.day))


def safe_date(year: int, month: int, day: int) -> date | None:
    """The day, when the calendar has it."""
    try:
        return date(year, month, day)
    except ValueError:
        return None


def counted(line: str, at: int) -> bool:
    """Whether a number that ends here counts things: «25 países», «10 %», «3 mil»."""
    return bool(_THINGS.match(line, at))


def given(found: re.Match[str], group: str) -> str | None:
    """What a group matched; None also when the pattern has no such group."""
    return found.groupdict().get(group)
