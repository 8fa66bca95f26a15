"""The promises of `Storage`."""

import pytest

from bot.work import Storage
from tests.builders import given_case, person


async def test_an_error_undoes_everything(storage: Storage) -> None:
    with pytest.raises(RuntimeError):
        async with storage.transaction() as work:
            await given_case(work)
            await work.people.record(person("ana", "admin"))
            raise RuntimeError

    async with storage.transaction() as work:
        assert not await work.cases.listed()
        assert await work.people.find("t", "ana") is None
