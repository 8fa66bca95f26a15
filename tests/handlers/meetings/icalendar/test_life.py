"""A meeting in somebody's calendar, from announcement to end: each file opened as it comes, or late, or twice."""

from dataclasses import replace
from datetime import timedelta

from handlers.meetings.icalendar import file_of
from tests.handlers.meetings.icalendar.given import AT_NINE, COPY, meeting, session
from tests.handlers.meetings.icalendar.seen import Agenda

SECOND = AT_NINE + timedelta(days=1)
ANNOUNCED = meeting(session(), session(SECOND))
MOVED = replace(ANNOUNCED, sessions=(session(AT_NINE + timedelta(hours=2)), session(SECOND)), sequence=1)
SHORTER = replace(MOVED, sessions=MOVED.sessions[:1], sequence=2)
CANCELLED = replace(SHORTER, state="cancelled", sequence=3)
LATER = replace(COPY, written=COPY.written + timedelta(hours=1))


def test_a_change_moves_the_event_that_is_there() -> None:
    agenda = Agenda()
    agenda.open(file_of(ANNOUNCED, COPY))

    agenda.open(file_of(MOVED, LATER, before=ANNOUNCED))

    assert [entry.starts for entry in agenda.going] == [AT_NINE + timedelta(hours=2), SECOND]


def test_an_old_file_that_is_opened_again_changes_nothing() -> None:
    agenda = Agenda()
    agenda.open(file_of(MOVED, COPY))

    agenda.open(file_of(ANNOUNCED, LATER))

    assert [entry.starts for entry in agenda.going] == [AT_NINE + timedelta(hours=2), SECOND]


def test_a_correction_without_a_new_sequence_counts_when_it_is_written_later() -> None:
    agenda = Agenda()
    agenda.open(file_of(ANNOUNCED, COPY))

    agenda.open(file_of(replace(ANNOUNCED, title="Reunión técnica"), LATER))

    assert {entry.title for entry in agenda.going} == {"Reunión técnica"}


def test_a_session_that_was_dropped_leaves_the_calendar() -> None:
    agenda = Agenda()
    agenda.open(file_of(MOVED, COPY))

    agenda.open(file_of(SHORTER, LATER, before=MOVED))

    assert [entry.starts for entry in agenda.going] == [AT_NINE + timedelta(hours=2)]


def test_a_session_that_comes_back_is_the_same_event() -> None:
    agenda = Agenda()
    agenda.open(file_of(MOVED, COPY))
    agenda.open(file_of(SHORTER, LATER, before=MOVED))

    agenda.open(file_of(replace(MOVED, sequence=3), LATER, before=SHORTER))

    assert [entry.starts for entry in agenda.going] == [AT_NINE + timedelta(hours=2), SECOND]
    assert len(agenda.entries) == 2


def test_after_a_whole_life_nothing_is_left() -> None:
    agenda = Agenda()
    files = [
        file_of(ANNOUNCED, COPY),
        file_of(MOVED, LATER, before=ANNOUNCED),
        file_of(ANNOUNCED, LATER),
        file_of(SHORTER, LATER, before=MOVED),
        file_of(CANCELLED, LATER, before=SHORTER),
    ]

    for file in [*files, *files]:
        agenda.open(file)

    assert agenda.going == []


def test_whoever_only_has_the_first_file_is_told_of_all_sessions_when_they_are_cancelled() -> None:
    agenda = Agenda()
    agenda.open(file_of(ANNOUNCED, COPY))

    agenda.open(file_of(CANCELLED, LATER, before=ANNOUNCED))

    assert agenda.going == []
    assert b"METHOD:CANCEL" in file_of(CANCELLED, LATER)
