"""«sesiones: …»: what each item says, on which day it is, and what is refused with its reason."""

from dataclasses import replace
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from handlers.meetings.amending import corrected
from handlers.meetings.announcing import matters
from handlers.meetings.composing import changed, composed, overlapping
from handlers.meetings.items import Item
from handlers.meetings.moving import days_of, lost, moved
from handlers.meetings.programme import clause, in_a_line, items, kept
from handlers.meetings.timetable import dated, scheduled
from handlers.meetings.understanding import Heard, heard
from handlers.meetings.when import Impossible
from handlers.ports import Meeting, Session, Who

TODAY = date(2026, 11, 26)
LIMA = ZoneInfo("America/Lima")
TWO_DAYS = "24 y 25 de septiembre, 9 a 17, Lima, Taller"


def understood(text: str) -> Heard:
    found = heard(text, TODAY)
    assert isinstance(found, Heard), found
    return found


def meeting(text: str, sessions: str = "") -> Meeting:
    found = composed(understood(text), Who("t", "eva", "Eva"), "u")
    assert isinstance(found, Meeting), found
    after = scheduled(found, sessions, TODAY)
    assert isinstance(after, Meeting), after
    return after


def item(said: str) -> Item:
    found = items(said)
    assert not isinstance(found, Impossible), found
    [one] = found
    return one


def told(of: Meeting) -> list[str]:
    """«24 9:00-10:30 Apertura @ Salón A»."""
    found = []
    for one in of.sessions:
        starts, ends = one.starts.astimezone(of.clocks), one.ends.astimezone(of.clocks)
        hours = "-" if one.whole_days else f"{starts:%H:%M}-{ends:%H:%M}"
        found.append(f"{starts.day} {hours} {one.title}{f' @ {one.place}' if one.place else ''}".strip())
    return found


def reason(of: object) -> str:
    assert isinstance(of, Impossible), of
    return of.reason


@pytest.mark.parametrize(
    ("said", "day", "hours", "title", "place"),
    [
        ("9 a 10:30 Apertura, Salón A", "", "9:00 10:30", "Apertura", "Salón A"),
        ("10:45 a 12:30 Mesa de calidad, Salón B", "", "10:45 12:30", "Mesa de calidad", "Salón B"),
        ("viernes 25 9 a 12 Cierre", "viernes 25", "9:00 12:00", "Cierre", ""),
        ("sábado 25 de septiembre, de 9 a 10 de la mañana: Apertura en el Salón A",
         "sábado 25 de septiembre", "9:00 10:00", "Apertura", "Salón A"),
        ("25 9-10 Cierre (Piso 2)", "25", "9:00 10:00", "Cierre", "Piso 2"),
        ("25/9 9 a 12 Cierre", "25/9", "9:00 12:00", "Cierre", ""),
        ("10-9 9 a 12 Cierre", "10-9", "9:00 12:00", "Cierre", ""),
        ("9-10 9 a 12 Cierre", "9-10", "9:00 12:00", "Cierre", ""),
        ("2027-09-25 9 a 12 Cierre", "2027-09-25", "9:00 12:00", "Cierre", ""),
        ("día 24 a las 14 hasta las 16 Mesa", "día 24", "14:00 16:00", "Mesa", ""),
        ("- 9:00–10:00 — Registro", "", "9:00 10:00", "Registro", ""),
        ("1. 9am-1pm Informe 2020 a 2024", "", "9:00 13:00", "Informe 2020 a 2024", ""),
        ("15h a 16h30 café", "", "15:00 16:30", "Café", ""),
        ("9 a 1 Plenaria", "", "9:00 13:00", "Plenaria", ""),
        ("20 a 24 Cena", "", "20:00 0:00", "Cena", ""),
        ("mediodía a 14 Almuerzo", "", "12:00 14:00", "Almuerzo", ""),
        ("9 a 10:30 a cargo de Perú", "", "9:00 10:30", "A cargo de Perú", ""),
        ("9 a 10 Mesa de trabajo en frontera", "", "9:00 10:00", "Mesa de trabajo en frontera", ""),
        ("9 a 10 Calidad, avances, Salón A, piso 2", "", "9:00 10:00", "Calidad, avances", "Salón A, piso 2"),
        ("9 a 10 Calidad, avances (virtual)", "", "9:00 10:00", "Calidad, avances", "virtual"),
    ],
)  # fmt: skip
def test_an_item_is_a_day_two_hours_a_title_and_a_place(
    said: str, day: str, hours: str, title: str, place: str
) -> None:
    one = item(said)

    assert (one.day, one.title, one.place) == (day, title, place)
    assert f"{one.opens.hour}:{one.opens:%M} {one.closes.hour}:{one.closes:%M}" == hours


@pytest.mark.parametrize(
    ("said", "why"),
    [
        ("Apertura", "faltan las horas"),
        ("todo el día Visita", "faltan las horas"),
        ("9 Apertura", "falta la hora en que termina"),
        ("a las 9 Apertura", "falta la hora en que termina"),
        ("viernes 25 a las 9 Apertura", "falta la hora en que termina"),
        ("9 a 10:30", "falta el título"),
        ("9 a 12, Salón A", "veo un lugar y ningún título"),
        ("1 a 3 Taller", "de 01:00 a 03:00 o de 13:00 a 15:00"),
        ("17 a 9 Taller", "anterior a la de inicio"),
        ("9 a 12 y 14 a 17 Taller", "más de un horario"),
        ("9 a 10 Apertura, 10 a 11 Mesa", "más de un horario"),
        ("9 a 12 viernes 25 Cierre", "el día antes de las horas"),
        ("9 a 12, 25 de septiembre, Cierre", "el día antes de las horas"),
        ("9 a 12 mañana de campo", "el día antes de las horas"),
        ("9 a 10 hora de Chile Apertura", "la hora de la reunión"),
        ("9 a 10 Calidad, avances, desafíos", "entre paréntesis"),
    ],
)
def test_an_item_that_lacks_something_is_quoted_with_what_it_lacks(said: str, why: str) -> None:
    text = reason(items(f"9 a 10 Primera; {said}"))

    assert why in text
    assert f"«{said}»" in text


@pytest.mark.parametrize("said", ["", "…", " ; \n ; "])
def test_no_items_are_asked_for(said: str) -> None:
    assert "escriba cada sesión" in reason(items(said))


@pytest.mark.parametrize(
    ("text", "said", "rest"),
    [
        (f"{TWO_DAYS}; sesiones: 9 a 10 A; 10 a 11 B", "9 a 10 A; 10 a 11 B", TWO_DAYS),
        (f"{TWO_DAYS}\nSesiones:\n9 a 10 A\n10 a 11 B", "9 a 10 A\n10 a 11 B", TWO_DAYS),
        ("Taller sesiones: 9 a 10 A\nagenda: 1. Sesiones: dos", "9 a 10 A", "Taller \nagenda: 1. Sesiones: dos"),
        ("Taller\nagenda: 1. Apertura\nsesiones: 9 a 10 A", "9 a 10 A", "Taller\nagenda: 1. Apertura"),
        ("agenda: 1. Sesiones: calidad", "", "agenda: 1. Sesiones: calidad"),
        ("sesiones: [9 a 10 A; 10 a 11 B]; Lima", "9 a 10 A; 10 a 11 B", "Lima"),
        ("Taller, Lima", "", "Taller, Lima"),
        ("Taller, Lima\nSesiones 9 a 10 A\n10 a 11 B", "9 a 10 A\n10 a 11 B", "Taller, Lima"),
        ("Taller, Lima; programa: 9 a 10 A", "9 a 10 A", "Taller, Lima"),
        ("Sesiones de trabajo, Lima", "", "Sesiones de trabajo, Lima"),
        ("Taller del programa: calidad, Lima", "", "Taller del programa: calidad, Lima"),
        ("sesiones:", "…", ""),
    ],
)
def test_what_follows_sessions_is_theirs_up_to_the_agenda(text: str, said: str, rest: str) -> None:
    assert clause(text) == (said, rest)


@given(st.lists(st.text(st.sampled_from("9a10: Apertura,;\n()[]"), max_size=30), max_size=4).map("\n".join))
def test_what_is_kept_for_later_is_read_as_it_was(said: str) -> None:
    again, rest = clause(f"{kept(said or '…')}Lima")

    assert rest == "Lima"
    before, after = items(said.replace("[", "(").replace("]", ")")), items(again)
    if isinstance(before, Impossible) or isinstance(after, Impossible):
        assert isinstance(before, Impossible) and isinstance(after, Impossible)
    else:
        assert [(one.opens, one.title, one.place) for one in before] == [
            (one.opens, one.title, one.place) for one in after
        ]


def test_a_button_says_lines_as_items() -> None:
    assert in_a_line("lugar: Hotel\nsesiones:\n9 a 10 A\n10 a 11 B") == "sesiones: [9 a 10 A; 10 a 11 B]; lugar: Hotel"


@pytest.mark.parametrize(
    ("of", "said", "expected"),
    [
        (
            "24 de septiembre, 9 a 17, Lima, Taller",
            "9 a 10:30 Apertura, Salón A; 10:45 a 12:30 Mesa",
            ["24 09:00-10:30 Apertura @ Salón A", "24 10:45-12:30 Mesa"],
        ),
        (
            TWO_DAYS,
            "viernes 24 9 a 10 Apertura; 10 a 11 Mesa; sábado 25 9 a 12 Cierre; 14 a 15 Firma",
            ["24 09:00-10:00 Apertura", "24 10:00-11:00 Mesa", "25 09:00-12:00 Cierre", "25 14:00-15:00 Firma"],
        ),
        (TWO_DAYS, "25 9 a 12 Cierre; 24 9 a 12 Apertura", ["24 09:00-12:00 Apertura", "25 09:00-12:00 Cierre"]),
        ("24 de septiembre, Lima, Taller", "20 a 24 Cena", ["24 20:00-00:00 Cena"]),
        ("24 y 25 de mayo, Lima, Taller", "lunes 9 a 10 A; martes 9 a 10 B", ["24 09:00-10:00 A", "25 09:00-10:00 B"]),
    ],
)
def test_sessions_lie_on_the_days_of_the_meeting(of: str, said: str, expected: list[str]) -> None:
    assert told(meeting(of, said)) == expected


@pytest.mark.parametrize(
    ("of", "said", "why"),
    [
        (TWO_DAYS, "9 a 10 Apertura; 25 9 a 10 Cierre", "falta el día"),
        (TWO_DAYS, "24 9 a 10 Apertura", "El sábado 25 de septiembre de 2027 queda sin ninguna sesión"),
        (
            TWO_DAYS,
            "24 9 a 10 A; 26 de septiembre 9 a 10 B",
            "domingo 26 de septiembre de 2027 no es un día de la reunión",
        ),
        (TWO_DAYS, "24 9 a 10 A; viernes 25 9 a 10 B", "no es viernes, es sábado"),
        (TWO_DAYS, "24 9 a 10 A; mañana 9 a 10 B", "el viernes 27 de noviembre de 2026 no es un día de la reunión"),
        (TWO_DAYS, "24 9 a 10 A; Comida 9 a 10 B", "no entiendo «Comida» como día"),
        (TWO_DAYS, "24 9 a 10 A; 24 a 25 de septiembre 9 a 10 B", "no entiendo"),
        ("24 y 31 de mayo, Lima, Taller", "lunes 9 a 10 A; 31 9 a 10 B", "más de un día que puede ser «lunes»"),
        ("14 de marzo de 2027, hora de Tijuana, Taller", "2:30 a 4:00 de la mañana A", "no existe"),
    ],
)
def test_what_does_not_fit_the_days_is_refused(of: str, said: str, why: str) -> None:
    found = composed(understood(of), Who("t", "eva", "Eva"), "u")
    assert isinstance(found, Meeting)

    assert why in reason(scheduled(found, said, TODAY))


@pytest.mark.parametrize(
    ("text", "said", "days"),
    [
        ("Lima, Taller", "24 de septiembre 9 a 10 A; 10 a 11 B; sábado 25 9 a 10 C", ["24/09/2027", "25/09/2027"]),
        ("24 de septiembre a las 9, Lima, Taller", "9 a 10 A", ["24/09/2027"]),
        ("Lima, Taller", "9 a 10 A", []),
    ],
)
def test_the_items_say_the_days_of_a_meeting_that_says_none(text: str, said: str, days: list[str]) -> None:
    found = dated(understood(text), said, TODAY)

    assert isinstance(found, Heard)
    assert [f"{span.first:%d/%m/%Y}" for span in found.spans] == days
    assert all(span.opens is None for span in found.spans)


def test_days_a_year_apart_are_not_believed() -> None:
    found = dated(understood("Lima, Taller"), "25 de septiembre 9 a 10 A; 20 de septiembre 9 a 10 B", TODAY)

    assert "muy distantes" in reason(found)


BOTH = meeting(TWO_DAYS, "24 9 a 10 Apertura, Salón A; 10 a 11 Mesa; 25 9 a 12 Cierre")


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        ("sesión 2: Mesa de datos", "24 10:00-11:00 Mesa de datos"),
        ("sesion 2: mesa de datos (Salón C)", "24 10:00-11:00 Mesa de datos @ Salón C"),
        ("sesión 2: 11 a 12", "24 11:00-12:00 Mesa"),
        ("sesión 2 horario: 11 a 12", "24 11:00-12:00 Mesa"),
        ("Sesión n.º 2 lugar: Salón C", "24 10:00-11:00 Mesa @ Salón C"),
        ("sesión 2 título: Salón de la paz", "24 10:00-11:00 Salón de la paz"),
        ("sesión 2: 11 a 12 Datos, Sala 4", "24 11:00-12:00 Datos @ Sala 4"),
    ],
)
def test_one_session_is_corrected_by_its_number(said: str, expected: str) -> None:
    after = corrected(said, BOTH, TODAY)

    assert isinstance(after, Meeting)
    assert told(after) == [told(BOTH)[0], expected, told(BOTH)[2]]


def test_a_session_goes_to_another_day_of_the_meeting_and_they_stay_in_order() -> None:
    after = corrected("sesión 1: sábado 25 14 a 15", BOTH, TODAY)

    assert isinstance(after, Meeting)
    assert told(after) == ["24 10:00-11:00 Mesa", "25 09:00-12:00 Cierre", "25 14:00-15:00 Apertura @ Salón A"]


def test_a_place_is_taken_back_and_a_session_is_removed() -> None:
    bare, fewer = corrected("sesión 1 lugar: ninguno", BOTH, TODAY), corrected("quitar sesión 2", BOTH, TODAY)

    assert isinstance(bare, Meeting) and isinstance(fewer, Meeting)
    assert told(bare)[0] == "24 09:00-10:00 Apertura"
    assert told(fewer) == [told(BOTH)[0], told(BOTH)[2]]


@pytest.mark.parametrize(
    ("said", "why"),
    [
        ("sesión 4: Mesa", "No hay una sesión 4: la reunión tiene 3."),
        ("sesión 0: Mesa", "No hay una sesión 0"),
        ("quitar sesión 9", "No hay una sesión 9"),
        ("sesión 2:", "¿Qué cambia en la sesión 2?"),
        ("sesión 2: Salón C", "es el título o el lugar"),
        ("sesión 2: 11", "falta la hora en que termina"),
        ("sesión 2: a las 11", "falta la hora en que termina"),
        ("sesión 2: viernes 24", "un título o un día"),
        ("sesión 2: domingo 26 9 a 10", "no es un día de la reunión"),
        ("sesión 2 color: rojo", "No sé qué es «color»"),
        ("sesión 2: A\nsesión 3: B", "una sesión por mensaje"),
        ("lugar: Hotel; sesión 3: B", "una sesión por mensaje"),
        ("sesión: 9 a 10 Apertura", "No entendí «sesión: 9 a 10 Apertura»"),
        ("la sesión 2 es Mesa", "No entendí"),
        ("quitar sesión 2 y 3", "No entendí"),
        ("agregar una sesión 15 a 16 Cierre", "No entendí"),
        ("lugar: Hotel; sesiones nuevas", "No entendí «sesiones nuevas»"),
    ],
)
def test_a_correction_that_cannot_be_says_why(said: str, why: str) -> None:
    assert why in reason(corrected(said, BOTH, TODAY))


@pytest.mark.parametrize("said", ["lugar: Hotel", "agenda: sesión 2: varios", "9 a 10", "sesiones: 24 9 a 10 A"])
def test_what_is_about_something_else_is_left(said: str) -> None:
    assert corrected(said, BOTH, TODAY) is None


def test_the_last_session_stays() -> None:
    assert "única sesión" in reason(
        corrected("quitar sesión 1", meeting("24 de septiembre, 9 a 17, Lima, Taller"), TODAY)
    )


def test_as_many_days_keep_hours_titles_and_places() -> None:
    after = changed(BOTH, understood("1 y 4 de octubre"))

    assert isinstance(after, Meeting)
    assert told(after) == ["1 09:00-10:00 Apertura @ Salón A", "1 10:00-11:00 Mesa", "4 09:00-12:00 Cierre"]
    assert not lost(BOTH, after)


def test_other_clocks_keep_hours_titles_and_places() -> None:
    after = changed(BOTH, understood("hora de Chile"))

    assert isinstance(after, Meeting)
    assert (told(after), after.zone) == (told(BOTH), "America/Santiago")


def test_new_hours_keep_names_where_it_is_plain_which_is_which() -> None:
    one = meeting(TWO_DAYS, "24 9 a 10 Apertura; 25 9 a 12 Cierre")
    again = changed(one, understood("24 y 25 de septiembre, 10 a 16"))
    fewer = changed(BOTH, understood("24 y 25 de septiembre, 10 a 16"))

    assert isinstance(again, Meeting) and isinstance(fewer, Meeting)
    assert told(again) == ["24 10:00-16:00 Apertura", "25 10:00-16:00 Cierre"]
    assert told(fewer) == ["24 10:00-16:00", "25 10:00-16:00"]
    assert (lost(one, again), lost(BOTH, fewer)) == (False, True)


def test_other_days_than_there_were_lose_the_names() -> None:
    after = changed(BOTH, understood("1 de octubre"))

    assert isinstance(after, Meeting)
    assert (told(after), lost(BOTH, after)) == (["1 -"], True)


@given(st.integers(-200, 200))
def test_a_programme_that_moves_and_comes_back_is_the_same(by: int) -> None:
    goes = {day: day + timedelta(days=by) for day in days_of(BOTH)}
    away = moved(BOTH, goes, BOTH.zone)
    assert not isinstance(away, Impossible)
    there = replace(BOTH, sessions=away)

    assert moved(there, {later: day for day, later in goes.items()}, BOTH.zone) == BOTH.sessions


def at(hour: int, place: str = "", *, lasts: int = 1) -> Session:
    starts = datetime(2027, 9, 24, hour, tzinfo=LIMA)
    return Session(starts, starts + timedelta(hours=lasts), place=place)


@pytest.mark.parametrize(
    ("sessions", "expected"),
    [
        ((at(9), at(10)), False),
        ((at(9, lasts=2), at(10)), True),
        ((at(9, "Salón A"), at(9)), True),
        ((at(9, "Salón A"), at(9, "salon a")), True),
        ((at(9, "Salón A"), at(9, "Salón B")), False),
        ((at(9, "Salón A", lasts=4), at(10, "Salón B"), at(11)), True),
        ((at(9, "Salón A", lasts=4), at(10, "Salón B"), at(12, "Salón A")), True),
    ],
)
def test_only_different_places_have_sessions_at_the_same_time(sessions: tuple[Session, ...], expected: bool) -> None:
    assert overlapping(sessions) is expected


def test_a_meeting_ends_with_its_last_session_to_end() -> None:
    whole = replace(BOTH, sessions=(at(9, "Salón A", lasts=4), at(10, "Salón B")))

    assert whole.ends == whole.sessions[0].ends


def test_places_and_hours_of_sessions_are_news_and_their_titles_are_not() -> None:
    first, *others = BOTH.sessions

    assert not matters(replace(BOTH, sessions=(replace(first, title="Otro"), *others)), BOTH)
    assert matters(replace(BOTH, sessions=(replace(first, place="Otro"), *others)), BOTH)
    assert matters(replace(BOTH, sessions=(replace(first, ends=first.ends + timedelta(minutes=1)), *others)), BOTH)
