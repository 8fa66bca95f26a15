"""The secretariat's group changes by hand: nothing of a case is lost."""

from datetime import timedelta

import pytest

from bot.courier import MOST_ATTEMPTS
from tests.faults.faults import ServerError
from tests.faults.keyboards import labels_of
from tests.telegram.conftest import OpenHouse
from tests.telegram.house import House

pytestmark = pytest.mark.slow

CUPOS = "¿Hay cupos para el taller de Lima?"


async def test_a_topic_that_was_deleted_is_opened_again_with_what_comes_next(house: House) -> None:
    await house.asks(house.ana, CUPOS)
    old = house.topic
    await house.group.deletes_topic(old)

    await house.says(house.ana, "/aclarar 1 Somos dos personas.")

    assert list(house.group.topics) != [old]
    assert house.group.finds("Somos dos personas.", thread=house.topic) is not None


async def test_a_group_that_is_no_forum_any_more_goes_on_with_replies(house: House) -> None:
    await house.asks(house.ana, CUPOS)
    await house.group.stops_being_forum()

    await house.says(house.ana, "/aclarar 1 Somos dos personas.")
    await house.asks(house.beto, "¿Quién imprime los carnés?")
    card = house.card()
    await house.eva.says("Cada comisión.", chat=house.group, reply_to=card.id)
    await house.calm()
    await house.taps(house.eva, "Enviar", chat=house.group.chat)
    await house.passes(timedelta(seconds=61))

    assert house.group.finds("Somos dos personas.") is not None
    assert "Consulta número 2" in card.text
    assert house.beto.finds("Cada comisión.") is not None


async def test_a_group_that_becomes_a_supergroup_in_the_middle_keeps_its_cases(open_house: OpenHouse) -> None:
    async with open_house(kind="group") as house:
        await house.asks(house.ana, CUPOS)
        await house.group.becomes_supergroup()
        await house.calm()

        await house.asks(house.beto, "¿Quién imprime los carnés?")
        await house.answers("Cada comisión.")

        assert house.beto.finds("Cada comisión.") is not None


async def test_what_could_not_be_delivered_is_shown_to_administrators_and_tried_again(house: House) -> None:
    await house.asks(house.ana, CUPOS)
    with house.double.faults.every("sendMessage", ServerError(), chat=house.ana.id):
        await house.answers("Quedan dos cupos.")
        for _ in range(MOST_ATTEMPTS):
            await house.passes(timedelta(hours=2))
    told = await house.says(house.olga, "/entregas")

    await house.taps(house.olga, labels_of(house.olga.screen()[-1].keyboard)[0])
    await house.passes(timedelta(seconds=1))

    assert "Ana" in told
    assert house.ana.finds("Quedan dos cupos.") is not None
