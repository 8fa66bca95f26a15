from zoneinfo import ZoneInfo

import pytest

from handlers.meetings.choosing import Wish, chosen, read
from tests.builders import NOON
from tests.gathered import meeting, session

SANTIAGO = meeting(1, "2026-12-01")
LIMA = meeting(2, "2027-03-10", title="Encuentro sobre trata", city="Lima", country="Perú", zone="America/Lima")
CONARE = meeting(3, "2027-03-20", title="Reunión de las CONARE", city="Quito", country="Ecuador")
PAST = meeting(4, "2026-02-03", title="Taller de cupos", city="Bogotá", country="Colombia")
ALL = (PAST, SANTIAGO, LIMA, CONARE)


def numbers(text: str, *, command: bool = False) -> list[int]:
    wish = read(text, ALL, NOON, None, command=command)
    return [one.number for one in chosen(wish, ALL, NOON, None)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("¿hay algo pronto?", [1, 2, 3]),
        ("próximas reuniones", [1, 2, 3]),
        ("para cuándo está prevista la próxima cita", [1, 2, 3]),
        ("la próxima de CONARE", [3]),
        ("reuniones en marzo", [2, 3]),
        ("reuniones en Chile", [1]),
        ("reuniones en Lima", [2]),
        ("próximo taller de digitalización", [1]),
        ("reuniones de trata en marzo de 2027", [2]),
        ("qué hubo en 2026", [4]),
        ("reuniones en abril", []),
        ("próxima reunión del Proceso de Quito", [1, 2, 3]),
    ],
)
def test_words_choose_by_time_host_theme_and_conare(text: str, expected: list[int]) -> None:
    assert numbers(text) == expected


def test_a_command_is_held_to_all_of_its_words() -> None:
    assert numbers("astronomía", command=True) == []
    assert numbers("reuniones de astronomía") == [1, 2, 3]


def test_what_is_under_way_is_still_to_come() -> None:
    now = SANTIAGO.starts

    assert [one.number for one in chosen(Wish(), ALL, now, None)] == [1, 2, 3]


def test_the_latest_of_the_past_comes_first() -> None:
    older = meeting(5, "2026-01-08")

    found = chosen(read("reuniones pasadas", [older, PAST], NOON, None), [older, PAST], NOON, None)

    assert [one.number for one in found] == [4, 5]


def test_a_day_is_that_of_whoever_asks() -> None:
    late = meeting(1, sessions=(session("2027-04-01", "00:30", "2:00"),))
    tijuana = ZoneInfo("America/Tijuana")

    there = read("reuniones en marzo", [late], NOON, tijuana)

    assert chosen(there, [late], NOON, tijuana) == [late]
    assert chosen(there, [late], NOON, None) == []


@pytest.mark.parametrize(
    "text", ["reuniones en marzo", "¿qué hay en marzo?", "¿qué reuniones hay en Chile?", "link de la reunión"]
)
def test_a_text_that_asks_for_nothing_else_is_a_wish_for_a_list(text: str) -> None:
    assert read(text, ALL, NOON, None).is_listing


@pytest.mark.parametrize(
    "text",
    [
        "¿Quiénes firmaron en la reunión de Santiago?",
        "¿Qué dice el literal k de Santiago?",
        "¿Cuántas solicitudes hubo en 2025?",
        "digitalización en Chile",
        "¿Qué se acordó en la VI reunión?",
    ],
)
def test_a_question_about_something_else_is_no_wish_for_a_list(text: str) -> None:
    assert not read(text, ALL, NOON, None).is_listing
