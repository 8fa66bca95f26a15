"""The days and the hours of a row, from cells of dates and hours or from words; what is doubtful is not read."""

import re
from collections.abc import Callable
from datetime import date, time

from handlers.meetings.sheets.grid import Row
from handlers.meetings.when import Ambiguous, Impossible, Span, Understood, hours_on
from handlers.meetings.when import read as read_date
from handlers.texts import cell_mistakes as texts
from knowledge.text import plain

Wrong = Callable[[str, str], None]
"""Told of a column and of what to do about its cell in the row at hand."""

Hours = tuple[time | None, time | None]
Read = Understood | Impossible | Ambiguous | None

_MOST_DAYS = 30
"""In a row, of one stretch: sessions are made for no more."""
_FILLING = frozenset(
    ("a", "al", "de", "del", "desde", "dia", "el", "en", "h", "hasta", "hora", "horas", "hs", "la", "las", "los")
)
_BEFORE_HOUR = re.compile(r"^(?:(?:a|de|desde|hasta)\s+)?(?:las?\s+)?", re.IGNORECASE)
_DECIMAL = re.compile(r"0[.,]\d+|\d+[.,]\d")
"""What a number with decimals reads as: 9.3 may be 9:30, 9:03 or 9:18."""


def spans_of(row: Row, today: date, wrong: Wrong) -> tuple[Span, ...]:
    """In the order of the cell; none when something is wrong, all of which is told."""
    days, hours = _days(row, today, wrong), _hours(row, today, wrong)
    if not days or hours is None:
        return ()
    in_date = any(span.opens or span.closes for span in days)
    if in_date and hours:
        wrong("opens", texts.hours_twice())
        return ()
    spans = days if not hours else tuple(Span(d.first, d.last, *both) for d in days for both in hours)
    if in_date and any(span.opens is None or span.closes is None for span in spans):
        without_start = any(span.opens is None for span in spans)
        wrong("first", texts.no_start() if without_start else texts.no_end())
        return ()
    return spans


def _days(row: Row, today: date, wrong: Wrong) -> tuple[Span, ...]:
    if not row.says("first") and "first" not in row.spoilt:
        wrong("first", texts.no_date())
    first = _dates(row, "first", today, wrong)
    last = _dates(row, "last", first[0].first if first else today, wrong)
    if not first or (not last and (row.says("last") or "last" in row.spoilt)):
        return ()
    spans = _until(first, last, wrong) if last else first
    for span in spans:
        length = (span.last - span.first).days + 1
        if length > _MOST_DAYS:
            wrong("last" if last else "first", texts.too_many_days(length, _MOST_DAYS))
            return ()
    return spans


def _until(first: tuple[Span, ...], last: tuple[Span, ...], wrong: Wrong) -> tuple[Span, ...]:
    begins, ends = first[0], last[0]
    if len(first) > 1 or len(last) > 1 or begins.first != begins.last or ends.first != ends.last:
        wrong("last", texts.one_day())
    elif ends.opens or ends.closes:
        wrong("last", texts.no_hours_here())
    elif ends.last < begins.first:
        wrong("last", texts.reversed_days())
    else:
        return (Span(begins.first, ends.last, begins.opens, begins.closes),)
    return ()


def _dates(row: Row, column: str, today: date, wrong: Wrong) -> tuple[Span, ...]:
    text = row.says(column)
    if not text:
        return ()
    found = read_date(text, today)
    if isinstance(found, Understood) and not _left(text, found.said):
        return found.spans
    wrong(column, _reason(found) or texts.not_a_date(text))
    return ()


def _hours(row: Row, today: date, wrong: Wrong) -> tuple[Hours, ...] | None:
    """Empty when none are said; `None` when something is wrong with them."""
    opens, closes = row.says("opens"), row.says("closes")
    if {"opens", "closes"} & row.spoilt:
        return None
    if not opens:
        if closes:
            wrong("opens", texts.no_start())
        return None if closes else ()
    if not closes:
        return _said_whole(opens, today, wrong)
    alone = [_hour(text, column, today, wrong) for column, text in (("opens", opens), ("closes", closes))]
    if all(alone) and _bare(opens) == _bare(closes):
        wrong("closes", texts.same_hour())
        return None
    return _pair(f"de {_bare(opens)} a {_bare(closes)}", opens, today, wrong) if all(alone) else None


def _said_whole(text: str, today: date, wrong: Wrong) -> tuple[Hours, ...] | None:
    """«de 9 a 17», in the cell of the start."""
    found = _on(text, today)
    is_open = isinstance(found, Ambiguous) and all(span.closes for span in found.options)
    if is_open or _complete(found, text, today) or not _is_hour(text, today):
        return _pair(text, text, today, wrong)
    wrong("closes", texts.no_end())
    return None


def _pair(said: str, text: str, today: date, wrong: Wrong) -> tuple[Hours, ...] | None:
    """`text` is what stands in the cell of the start."""
    found = _on(said, today)
    hours = _complete(found, said, today)
    if not hours:
        wrong("opens", _reason(found) or texts.not_an_hour(text))
    return hours or None


def _complete(found: Read, text: str, today: date) -> tuple[Hours, ...]:
    """Hours with their ends, when they are all that the text says."""
    if not isinstance(found, Understood) or _left(text, found.said):
        return ()
    whole = all(span.first == today and span.opens is not None and span.closes is not None for span in found.spans)
    return tuple((span.opens, span.closes) for span in found.spans) if whole else ()


def _hour(text: str, column: str, today: date, wrong: Wrong) -> bool:
    """Whether it is one; when not, why is told."""
    if _is_hour(text, today):
        return True
    found = _on(f"a las {_bare(text)}", today)
    wrong(column, found.reason if isinstance(found, Impossible) else texts.not_an_hour(text))
    return False


def _is_hour(text: str, today: date) -> bool:
    """Of the morning or of the afternoon: what is still open is settled by the other hour."""
    bare = _bare(text)
    found = _on(f"a las {bare}", today)
    is_one = isinstance(found, Ambiguous) or (isinstance(found, Understood) and not _left(bare, found.said))
    return is_one and not _DECIMAL.fullmatch(bare)


def _on(text: str, today: date) -> Read:
    return hours_on(text, Span(today, today, None, None))


def _bare(text: str) -> str:
    return _BEFORE_HOUR.sub("", text)


def _reason(found: Read) -> str:
    match found:
        case Impossible(reason):
            return reason
        case Ambiguous(_, question):
            return texts.doubtful(question)
        case _:
            return ""


def _left(text: str, said: str) -> bool:
    """Whether the cell says more than what was read of it."""
    words, read = plain(text).split(), plain(said).split()
    return any(word not in _FILLING for word in words if word not in read)
