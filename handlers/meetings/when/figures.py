"""What a run of digits and marks is: a number, a date, an hour, two of them with a hyphen, or nothing of ours.

24 -> 24    24/09/27 -> D24/09/27    9:30 -> H9:30    15.30 -> T15.30    3/2027 -> P3/2027    4312-1234 -> X
"""

import re

_NUMBER = re.compile(r"[0-9]{1,4}")
_DATE = re.compile(
    r"[0-9]{4}([-/.])[0-9]{1,2}\1[0-9]{1,2}|[0-9]{1,2}([-/.])[0-9]{1,2}\2(?:[0-9]{4}|[0-9]{2})"
    r"|[0-9]{1,2}/(?:0?[1-9]|1[0-2])"
)
_TWO_DAYS = re.compile(r"[0-9]{1,2}/[0-9]{1,2}")
_CLOCK = re.compile(r"[0-9]{1,2}:[0-9]{2}(?::[0-9]{2})?")
_POINTED = re.compile(r"[0-9]{1,2}\.[0-9]{1,2}")
_MONTH = re.compile(r"(?:0?[1-9]|1[0-2])[/-](?:19|20|21)[0-9]{2}")
_YEAR = re.compile(r"(?:19|20|21)[0-9]{2}")
_SHORT = re.compile(r"[0-9]{1,2}(?:[:.][0-9]{2})?|[0-9]{1,2}/[0-9]{1,2}(?:/[0-9]{2}(?:[0-9]{2})?)?")

_KINDS = ((_DATE, "D"), (_CLOCK, "H"), (_POINTED, "T"), (_MONTH, "P"))

_SOLID = re.compile(
    r"(?:(?<=a las )|(?<=desde las )|(?<=hasta las )|(?<!\S)(?=[0-9]{4} h ))([01][0-9]|2[0-3])([0-5][0-9]) (?!de M)"
)

OPAQUE = "X"
"""Whatever no date is made of: telephones, laws, long numbers."""


def marks_of(figure: str) -> tuple[str, ...]:
    """How the figure is written for the grammar; a hyphen or a slash between two days is a mark of its own."""
    if _NUMBER.fullmatch(figure):
        return (figure,)
    for pattern, kind in _KINDS:
        if pattern.fullmatch(figure):
            return (kind + figure,)
    for mark, shape in (("-", _SHORT), ("-", _YEAR), ("/", _NUMBER)):
        parts = figure.split(mark)
        if len(parts) == 2 and all(shape.fullmatch(part) for part in parts) and _plausible(mark, figure):
            return (*marks_of(parts[0]), mark, *marks_of(parts[1]))
    return (OPAQUE,)


def solid_hours(line: str) -> str:
    """«a las 1500», «0900 h»: the line with such hours as H15:00 and H09:00."""
    return _SOLID.sub(r"H\1:\2 ", line)


def _plausible(mark: str, figure: str) -> bool:
    return mark == "-" or bool(_TWO_DAYS.fullmatch(figure))
