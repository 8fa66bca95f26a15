"""What happens by itself: a promise that was not kept, the morning's digest, people who try the door of the webhook."""

from datetime import timedelta

import pytest

from tests.faults.keyboards import labels_of
from tests.faults.wire import Json
from tests.telegram.conftest import OpenHouse
from tests.telegram.house import House

pytestmark = pytest.mark.slow

CUPOS = "¿Hay cupos para el taller de Lima?"


async def test_a_promise_that_was_not_kept_is_escalated_once_in_working_hours(open_house: OpenHouse) -> None:
    async with open_house(settings={"DEPUTY": "@leo"}) as house:
        await house.asks(house.ana, CUPOS)

        await house.passes(timedelta(days=2, hours=8))  # after hours
        quiet = house.group.finds("venció el plazo")
        await house.passes(timedelta(hours=16))
        await house.passes(timedelta(hours=1))

        told = [m for m in house.group.written(thread=house.topic) if "venció el plazo" in m.text]
        assert quiet is None
        assert [m.text.split(":")[0] for m in told] == ["⚠ @leo"]
        assert labels_of(told[0].keyboard) == ("Tomar", "Responder")
        assert house.group.topics[house.topic].startswith("🔴 1")
        assert "se demora más de lo previsto" in await house.says(house.ana, "/misconsultas")


async def test_the_secretariat_hears_each_morning_what_is_open(house: House) -> None:
    await house.asks(house.ana, CUPOS)

    await house.passes(timedelta(hours=23, minutes=5))
    await house.passes(timedelta(minutes=30))

    digests = [message for message in house.group.written() if message.text.startswith("Buenos días.")]
    assert [digest.thread for digest in digests] == [None]
    assert f"🟡 1. sin tomar · {CUPOS}" in digests[0].text


async def test_nobody_gets_in_by_the_webhook_without_its_secret(open_house: OpenHouse, free_port: int) -> None:
    here = f"127.0.0.1:{free_port}"
    settings = {"PUBLIC_URL": f"http://{here}", "LISTEN": here, "WEBHOOK_SECRET": "secreto-del-recorrido-de-prueba"}
    async with open_house(settings=settings) as house:
        await house.double.until(lambda: house.double.webhook.url)
        forged: Json = {"update_id": 1, "message": {"message_id": 1, "date": 1, "text": "/roles"}}

        statuses = [await house.double.post_forged(forged, secret=secret) for secret in (None, "", "otro-secreto")]
        answer = await house.says(house.ana, "hola")

        assert statuses == [403, 403, 403]
        assert answer.startswith("Buen día.")
