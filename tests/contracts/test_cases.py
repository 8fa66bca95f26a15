"""The promises of `Cases`."""

from dataclasses import replace

from bot.work import Storage
from handlers.ports import Asker
from tests.builders import NOON, given_case, message
from tests.fakes import FakeClock


async def test_an_opened_case_is_numbered_and_found_again(storage: Storage) -> None:
    async with storage.transaction() as work:
        opened = await work.cases.open(message("…", person="ana"), "¿Hay cupos?")

    async with storage.transaction() as work:
        found = await work.cases.find(opened.number)

    assert found == opened
    assert (opened.number, opened.person, opened.question, opened.state) == (1, "ana", "¿Hay cupos?", "new")


async def test_opening_twice_for_the_same_message_returns_the_same_case(storage: Storage) -> None:
    asked = message("…")

    async with storage.transaction() as work:
        first = await work.cases.open(asked, "¿Hay cupos?")
        again = await work.cases.open(asked, "¿Hay cupos?")

    assert again == first


async def test_the_same_id_on_another_channel_is_another_message(storage: Storage) -> None:
    async with storage.transaction() as work:
        first = await work.cases.open(message(id="7", channel="terminal"), "uno")
        second = await work.cases.open(message(id="7", channel="telegram"), "dos")

    assert first.number != second.number


async def test_the_moment_of_a_case_keeps_its_zone(storage: Storage) -> None:
    async with storage.transaction() as work:
        case = await given_case(work)

    async with storage.transaction() as work:
        found = await work.cases.find(case.number)

    assert found is not None
    assert found.opened == NOON
    assert found.opened.utcoffset() is not None


async def test_a_change_replaces_the_case(storage: Storage, clock: FakeClock) -> None:
    async with storage.transaction() as work:
        case = await given_case(work)
        answered = replace(case, state="answered", answer="Sí.", answered_by="eva", answered=clock.now())
        await work.cases.change(answered)

    async with storage.transaction() as work:
        assert await work.cases.find(case.number) == answered


async def test_an_unknown_number_finds_nothing(storage: Storage) -> None:
    async with storage.transaction() as work:
        assert [await work.cases.find(number) for number in (1, 0, -1, 10**30)] == [None] * 4


async def test_cases_are_listed_oldest_first_by_state_and_asker(storage: Storage) -> None:
    async with storage.transaction() as work:
        await given_case(work, "primera", asker="ana")
        await given_case(work, "segunda", asker="eva")
        await given_case(work, "tercera", asker="ana", state="closed")

        everything = await work.cases.listed()
        open_ones = await work.cases.listed(states=("new", "taken"))
        hers = await work.cases.listed(asker=Asker("t", "ana"))
        namesake = await work.cases.listed(asker=Asker("otro", "ana"))

    assert [case.question for case in everything] == ["primera", "segunda", "tercera"]
    assert [case.question for case in open_ones] == ["primera", "segunda"]
    assert [case.question for case in hers] == ["primera", "tercera"]
    assert not namesake
