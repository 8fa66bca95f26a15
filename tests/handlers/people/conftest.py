"""A house with one administrator, one secretary and an official."""

import pytest

from bot.work import Work
from tests.builders import person
from tests.fakes import FakeClock
from tests.handlers.people.house import House


@pytest.fixture
async def house(work: Work, clock: FakeClock) -> House:
    house = House(work, clock)
    await house.knows(person("olga", "admin"), person("sara", "secretariat"), person("ana", handle="ana_p"))
    return house
