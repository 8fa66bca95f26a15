"""Spanish dates, hours and time zones, as officials of fourteen countries type them: an own grammar, never a guess.

Reading order: values (what a reading can be), reading (to announce) and asking (to ask), clocks (zones and UTC). Below
them: writing turns a text into marks (figures, spelling, vocabulary, hidden); scanning tries the forms on them (dates,
relatives, weekdays, stretches, hours, asked_forms); resolving, clockwise, sessions and joining say what they mean, and
doubts what takes it back; almanac counts days; reasons holds every sentence for the person.
"""

from handlers.meetings.when.asking import period
from handlers.meetings.when.clocks import moment, zone_of
from handlers.meetings.when.reading import hours_on, read
from handlers.meetings.when.values import EARLIEST, LATEST, Ambiguous, Impossible, Span, Understood

__all__ = [
    "EARLIEST",
    "LATEST",
    "Ambiguous",
    "Impossible",
    "Span",
    "Understood",
    "hours_on",
    "moment",
    "period",
    "read",
    "zone_of",
]
