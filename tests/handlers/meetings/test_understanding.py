"""An announcement in one message: what is made of it, and what is said to be left."""

from datetime import date, time

import pytest

from handlers.meetings.composing import changed, composed, lacks, overlapping, sessions_of, spans_of
from handlers.meetings.understanding import Heard, heard, only, without_hours
from handlers.meetings.when import Ambiguous, Impossible, Span
from handlers.ports import Meeting, Who

TODAY = date(2026, 11, 26)
EVA = Who("t", "eva", "Eva")


def told(text: str) -> Heard:
    found = heard(text, TODAY)
    assert isinstance(found, Heard), found
    return found


def made(text: str) -> Meeting:
    meeting = composed(told(text), EVA, "u")
    assert isinstance(meeting, Meeting), meeting
    return meeting


@pytest.mark.parametrize(
    ("text", "title", "city", "mode"),
    [
        (
            "24-25 de septiembre, Ciudad de Panamá, 9 a 17, presencial, segunda reunión técnica de CONARE",
            "Segunda reunión técnica de CONARE",
            "Ciudad de Panamá",
            "in_person",
        ),
        (
            "Taller de calidad el 3 de marzo de 9 a 13, virtual por Zoom, hora de Chile",
            "Taller de calidad",
            "",
            "online",
        ),
        ("reunión técnica 10 dic 9am-1pm en Lima", "Reunión técnica", "Lima", "in_person"),
        (
            "el lunes 7 de diciembre de 10 a 12, Montevideo, Encuentro de puntos focales",
            "Encuentro de puntos focales",
            "Montevideo",
            "in_person",
        ),
        (
            "híbrida, 3 de marzo de 14 a 16, hora de Lima, reunión del Grupo de Trabajo 2",
            "Reunión del Grupo de Trabajo 2",
            "",
            "hybrid",
        ),
        (
            "Plenaria de la presidencia, jueves 10 de diciembre a las 15:00 hasta las 17, Santiago",
            "Plenaria de la presidencia",
            "Santiago",
            "in_person",
        ),
    ],
)
def test_an_announcement_is_understood(text: str, title: str, city: str, mode: str) -> None:
    assert lacks(told(text)) is None

    meeting = made(text)

    assert (meeting.title, meeting.city, meeting.mode) == (title, city, mode)


def test_everything_that_says_what_it_is_goes_into_its_field() -> None:
    meeting = made(
        "3 de marzo, 9 a 13, Lima, título: Taller, lugar: Hotel Sheraton, convoca: CEPR, tema: calidad, "
        "https://zoom.us/j/1?a=b, agenda: 1. DCR; 2. varios, y cierre"
    )

    assert (meeting.title, meeting.place, meeting.convenes, meeting.theme) == (
        "Taller",
        "Hotel Sheraton",
        "CEPR",
        "calidad",
    )
    assert (meeting.link, meeting.agenda) == ("https://zoom.us/j/1?a=b", "1. DCR; 2. varios, y cierre")


def test_what_nothing_was_made_of_is_left_and_never_lost() -> None:
    assert told("3 de marzo, 9 a 13, Lima, Taller de calidad del asilo, café incluido").rest == ("café incluido",)


@pytest.mark.parametrize(
    ("text", "lack"),
    [
        ("Taller, Lima", "when"),
        ("3 de marzo a las 9, Lima, Taller", "ends"),
        ("3 de marzo de 9 a 13, Taller", "zone"),
        ("3 de marzo de 9 a 13, Lima", "title"),
    ],
)
def test_what_a_meeting_cannot_be_without_is_missed(text: str, lack: str) -> None:
    assert lacks(told(text)) == lack


@pytest.mark.parametrize("text", ["31 de abril, 9 a 13, Lima, Taller", "24 de septiembre, 17 a 9, Lima, Taller"])
def test_what_cannot_be_or_is_not_sure_is_no_meeting(text: str) -> None:
    assert isinstance(heard(text, TODAY), Impossible | Ambiguous)


def test_days_without_hours_are_one_stretch_of_whole_days() -> None:
    [session] = made("del 5 al 7 de mayo, Bogotá, Taller regional").sessions

    assert session.whole_days
    assert (session.ends - session.starts).days == 3


def test_an_hour_that_clocks_jump_over_is_no_moment() -> None:
    span = Span(date(2027, 3, 14), date(2027, 3, 14), time(2, 30), time(4))

    assert isinstance(sessions_of([span], "America/Tijuana"), Impossible)


def test_sessions_are_said_as_they_were_heard() -> None:
    meeting = made("24 y 25 de septiembre, 9 a 17, Lima, Taller")

    assert [(span.first.day, span.opens, span.closes) for span in spans_of(meeting)] == [
        (24, time(9), time(17)),
        (25, time(9), time(17)),
    ]
    assert not overlapping(meeting.sessions)
    assert overlapping((*meeting.sessions, meeting.sessions[-1]))


def test_hours_by_themselves_are_those_of_the_days_that_are_known() -> None:
    meeting = made("24 de septiembre, 9 a 17, Lima, Taller")

    correction = heard("9:30 a 16", TODAY, Span(date(2027, 9, 24), date(2027, 9, 24), None, None))
    assert isinstance(correction, Heard)
    after = changed(meeting, correction)

    assert isinstance(after, Meeting)
    assert [(span.opens, span.closes) for span in spans_of(after)] == [(time(9, 30), time(16))]
    assert after.title == meeting.title


def test_another_country_keeps_the_hours_on_its_clocks() -> None:
    meeting = made("24 de septiembre, 9 a 17, Lima, Taller")

    after = changed(meeting, told("Montevideo"))

    assert isinstance(after, Meeting)
    assert (after.zone, spans_of(after)) == ("America/Montevideo", spans_of(meeting))


def test_the_same_is_read_again_once_the_hours_are_asked_for() -> None:
    first = told("3 de marzo a las 9, Lima, título: Taller, virtual")

    again = told(f"{without_hours(first)}, de 9 a 13")

    assert (again.fields, again.zone) == (first.fields, first.zone)
    assert again.spans == (Span(date(2027, 3, 3), date(2027, 3, 3), time(9), time(13)),)


def test_a_sentence_by_itself_is_only_a_title() -> None:
    assert only(told("muchas gracias por todo"))
    assert not only(told("Lima"))
