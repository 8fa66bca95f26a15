"""The letter of each Monday."""

from dataclasses import replace
from datetime import UTC, date, datetime, time
from zoneinfo import ZoneInfo

import pytest

from handlers.ports import Place
from handlers.secretariat.weekly import Week, due, letters
from handlers.statistics.figures import Gathered, Stretch, figures
from knowledge.clusters import Cluster, Pair
from tests.builders import OFFICE
from tests.handlers.secretariat.doing import GROUP

LAST_WEEK = Stretch(date(2026, 11, 16), date(2026, 11, 22), ZoneInfo("UTC"))
MAIL = Place("email", "mesa@ejemplo.org", "mail")
OWN = Place("terminal", "eva", "personal")
GROUPS = (
    Cluster(("¿Pagan viáticos?", "pagan viaticos"), 3),
    *(Cluster((f"¿Pregunta {at}?",), 2) for at in range(6)),
)
WEEK = Week(
    figures(Gathered((), (), (), ()), LAST_WEEK), GROUPS, ["sede"], [Pair("cifra", "cifras-actualizadas", 0.96)]
)


@pytest.mark.parametrize(
    ("moment", "is_due"),
    [
        ((23, 8, 59), False),
        ((23, 9, 0), True),
        ((23, 16, 59), True),
        ((23, 17, 0), False),
        ((24, 9, 0), False),
        ((22, 9, 0), False),
    ],
)
def test_it_is_due_on_mondays_from_the_hour_of_the_digest(moment: tuple[int, int, int], is_due: bool) -> None:
    day, hour, minute = moment

    found = due(datetime(2026, 11, day, hour, minute, tzinfo=UTC), replace(OFFICE, digest=time(9)))

    assert found == (LAST_WEEK if is_due else None)


def test_every_place_hears_once_whatever_is_put_again() -> None:
    places = (GROUP, MAIL, OWN)

    first, again = letters(WEEK, places, "enlace_bot"), letters(replace(WEEK, stale=[]), places, "enlace_bot")

    assert [one.key for one in first] == [one.key for one in again]
    assert len({one.key for one in first}) == len(places)


def test_each_group_has_a_way_to_an_entry_in_the_words_of_those_who_asked() -> None:
    [letter] = letters(WEEK, (GROUP,), "")

    assert letter.choices[0].label == "Crear entrada 1"
    assert letter.choices[0].says == "/proponer ¿Pagan viáticos? | pagan viaticos"
    assert len(letter.choices) == 5
    assert "1. «¿Pagan viáticos?» (3 veces)" in letter.text


def test_what_needs_a_look_is_named() -> None:
    [letter] = letters(WEEK, (GROUP,), "")

    assert "Pasó su fecha de revisión (1):\n· sede" in letter.text
    assert "Se parecen mucho (1):\n· cifra y cifras-actualizadas" in letter.text


def test_a_mailbox_has_no_buttons_and_is_told_where_to_go() -> None:
    [letter] = letters(WEEK, (MAIL,), "enlace_bot")

    assert letter.choices == ()
    assert "https://t.me/enlace_bot" in letter.text
