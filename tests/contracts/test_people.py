"""The promises of `People`."""

from bot.work import Storage
from tests.builders import person


async def test_somebody_unknown_is_an_official(storage: Storage) -> None:
    async with storage.transaction() as work:
        assert await work.people.role_of("t", "nadie") == "official"


async def test_a_role_belongs_to_a_person_of_a_channel(storage: Storage) -> None:
    async with storage.transaction() as work:
        await work.people.record(person("ana", "secretariat"))

        assert await work.people.role_of("t", "ana") == "secretariat"
        assert await work.people.role_of("otro", "ana") == "official"


async def test_the_last_record_counts(storage: Storage) -> None:
    async with storage.transaction() as work:
        await work.people.record(person("ana", "admin"))
        await work.people.record(person("ana", "official"))

        assert await work.people.role_of("t", "ana") == "official"


async def test_everybody_with_a_role_is_listed(storage: Storage) -> None:
    async with storage.transaction() as work:
        await work.people.record(person("eva", "secretariat"))
        await work.people.record(person("ana", "secretariat"))
        await work.people.record(person("leo", "official"))

        assert await work.people.having("secretariat") == [person("ana", "secretariat"), person("eva", "secretariat")]
