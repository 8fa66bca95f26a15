"""Events that repeat: expanded while they are few. Only rules that always come to an end are given to the library."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from itertools import islice, takewhile

from dateutil.rrule import rrulestr

from handlers.meetings.icalendar.lines import Block, Property
from handlers.meetings.icalendar.moments import Clocks, Moment, moment_of
from handlers.texts import icalendar as texts

MOST = 20
"""Sessions of a meeting that repeats."""
MOST_EXCLUDED = 100
"""Dates that are excluded: there are not so many to exclude them from."""
_DAY = "(?:MO|TU|WE|TH|FR|SA|SU)"
_PARTS: Mapping[str, str] = {
    "FREQ": "DAILY|WEEKLY|MONTHLY",
    "COUNT": r"0*[1-9]\d{0,3}",
    "UNTIL": r"\d{8}(?:T\d{6}Z?)?",
    "INTERVAL": r"0*[1-9]\d?",
    "WKST": _DAY,
    "BYDAY": rf"(?:-?[1-4])?{_DAY}(?:,(?:-?[1-4])?{_DAY}){{0,6}}",
    "BYMONTHDAY": r"(?:[1-9]|1\d|2[0-8])",
    "BYSETPOS": "-1|[1-4]",
}
"""What people plan with. Among the rest are rules that never happen, and the library looks for them until 9999."""


def starts_of(event: Block, starts: Moment, clocks: Clocks, name: str) -> list[Moment] | str:
    """When each session begins, in order; or what is wrong, in Spanish."""
    if not {"RRULE", "RDATE", "EXRULE"} & event.properties.keys():
        return [starts]
    rule = _understood(event, clocks)
    if rule is None:
        return texts.rule_not_understood(name)
    if not {"COUNT", "UNTIL"} & rule.keys():
        return texts.endless(name, MOST)
    found = [replace(starts, shown=shown) for shown in _expanded(rule, starts, clocks)]
    if len(found) > MOST:
        return texts.endless(name, MOST)
    return _kept(found, _excluded(event, clocks)) or texts.nothing_left(name)


def _understood(event: Block, clocks: Clocks) -> dict[str, str] | None:
    """The rule, if it is one, simple, and all there is."""
    rules = event.properties.get("RRULE", [])
    if len(rules) != 1 or {"RDATE", "EXRULE"} & event.properties.keys():
        return None
    pairs = [part.partition("=") for part in rules[0].value.upper().replace(" ", "").strip(";").split(";")]
    rule = {name: value for name, _, value in pairs}
    fits = len(rule) == len(pairs) and all(re.fullmatch(_PARTS.get(name, "(?!)"), rule[name]) for name in rule)
    return rule if fits and _happens(rule) and ("UNTIL" not in rule or _until(rule, clocks)) else None


def _happens(rule: Mapping[str, str]) -> bool:
    """Whether its parts cannot contradict each other."""
    monthly, numbered = rule.get("FREQ") == "MONTHLY", bool(re.search(r"\d", rule.get("BYDAY", "")))
    return (
        "FREQ" in rule
        and not (rule["FREQ"] == "DAILY" and "BYDAY" in rule and rule.get("INTERVAL", "1").lstrip("0") != "1")
        and (monthly or not (numbered or {"BYMONTHDAY", "BYSETPOS"} & rule.keys()))
        and not {"BYDAY", "BYMONTHDAY"} <= rule.keys()
        and ("BYSETPOS" not in rule or ("BYDAY" in rule and not numbered))
    )


def _expanded(rule: Mapping[str, str], starts: Moment, clocks: Clocks) -> list[datetime]:
    """One more than is taken, where there are more."""
    until = _until(rule, clocks)
    spelled = ";".join(f"{name}={value}" for name, value in rule.items() if name != "UNTIL")
    each: Iterator[datetime] = iter(rrulestr(spelled, dtstart=starts.shown))
    return list(islice(takewhile(lambda shown: _by(until, replace(starts, shown=shown)), each), MOST + 1))


def _until(rule: Mapping[str, str], clocks: Clocks) -> Moment | None:
    return moment_of(Property({}, rule["UNTIL"]), clocks) if "UNTIL" in rule else None


def _by(until: Moment | None, moment: Moment) -> bool:
    if until is None:
        return True
    if until.whole_day or not moment.zone or not until.zone:
        return moment.shown.date() <= until.shown.date()
    return moment.moment <= until.moment


def _excluded(event: Block, clocks: Clocks) -> list[Moment]:
    lines = event.properties.get("EXDATE", [])
    values = (Property(line.parameters, value) for line in lines for value in line.value.split(","))
    return [found for value in islice(values, MOST_EXCLUDED) if (found := moment_of(value, clocks))]


def _kept(found: Sequence[Moment], excluded: Sequence[Moment]) -> list[Moment]:
    """Some programs exclude a date where they mean a time."""
    moments = {moment.moment for moment in excluded if not moment.whole_day}
    days = {moment.shown.date() for moment in excluded if moment.whole_day}
    return [one for one in found if one.moment not in moments and one.shown.date() not in days]
