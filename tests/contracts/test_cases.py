"""The promises of `Cases`."""

from dataclasses import replace
from datetime import timedelta

from bot.work import Storage
from handlers.ports import Who
from tests.builders import NOON, asker, given_case
from tests.fakes import FakeClock

DUE = NOON + timedelta(days=2)


async def test_an_opened_case_is_numbered_and_found_again_with_its_asker(storage: Storage) -> None:
    ana = replace(asker("ana", "¿Hay cupos?"), source="55", origin="CONARE, Bolivia", country="Bolivia")
    async with storage.transaction() as work:
        opened = await work.cases.open(ana, due=DUE, considered="No encontró nada.")

    async with storage.transaction() as work:
        found = await work.cases.find(opened.number)

    assert found == opened
    assert (opened.number, opened.question, opened.state, opened.due) == (1, "¿Hay cupos?", "new", DUE)
    assert (opened.askers, opened.considered) == ((ana,), "No encontró nada.")


async def test_opening_twice_for_the_same_message_returns_the_same_case(storage: Storage) -> None:
    asked = asker(message="7")

    async with storage.transaction() as work:
        first = await work.cases.open(asked, due=DUE)
        again = await work.cases.open(asked, due=DUE)

    assert again == first


async def test_a_message_that_joined_a_case_opens_no_other(storage: Storage) -> None:
    joins = asker("eva", message="8")
    async with storage.transaction() as work:
        case = await given_case(work)
        await work.cases.change(replace(case, askers=(*case.askers, joins)))

        again = await work.cases.open(joins, due=DUE)

    assert again.number == case.number
    assert [who.person for who in again.askers] == ["ana", "eva"]


async def test_the_same_id_on_another_channel_is_another_message(storage: Storage) -> None:
    async with storage.transaction() as work:
        first = await work.cases.open(asker(message="7"), due=DUE)
        second = await work.cases.open(replace(asker(message="7"), channel="otro"), due=DUE)

    assert first.number != second.number


async def test_moments_keep_their_zone(storage: Storage) -> None:
    async with storage.transaction() as work:
        case = await given_case(work)

    async with storage.transaction() as work:
        found = await work.cases.find(case.number)

    assert found is not None
    assert found.opened == NOON
    assert found.opened.utcoffset() is not None


async def test_a_change_replaces_the_case(storage: Storage, clock: FakeClock) -> None:
    eva = Who("t", "eva", "Eva")
    async with storage.transaction() as work:
        case = await given_case(work)
        changed = replace(
            case, state="answered", taken_by=eva, answer="Sí.", answered_by=eva, answered=clock.now(), reopened=True,
            escalated=clock.now(), merged_into=9, pending="Otra.", pending_by=eva, version=3, due=NOON,
        )  # fmt: skip
        await work.cases.change(changed)

    async with storage.transaction() as work:
        assert await work.cases.find(case.number) == changed


async def test_an_asker_may_move_to_another_case(storage: Storage) -> None:
    async with storage.transaction() as work:
        kept, merged = await given_case(work, "una"), await given_case(work, "otra", of="eva")
        await work.cases.change(replace(merged, askers=()))
        await work.cases.change(replace(kept, askers=(*kept.askers, *merged.askers)))

        found = [await work.cases.find(number) for number in (1, 2)]

    assert [[who.person for who in case.askers] for case in found if case] == [["ana", "eva"], []]


async def test_an_unknown_number_finds_nothing(storage: Storage) -> None:
    async with storage.transaction() as work:
        assert [await work.cases.find(number) for number in (1, 0, -1, 10**30)] == [None] * 4


async def test_cases_are_listed_oldest_first_by_state_and_asker(storage: Storage) -> None:
    async with storage.transaction() as work:
        await given_case(work, "primera", of="ana")
        await given_case(work, "segunda", of="eva")
        await given_case(work, "tercera", of="ana", state="closed")

        everything = await work.cases.listed()
        open_ones = await work.cases.listed(states=("new", "taken"))
        hers = await work.cases.listed(asker=("t", "ana"))
        namesake = await work.cases.listed(asker=("otro", "ana"))
        latest = await work.cases.listed(most=2)

    assert [case.question for case in everything] == ["primera", "segunda", "tercera"]
    assert [case.question for case in open_ones] == ["primera", "segunda"]
    assert [case.question for case in hers] == ["primera", "tercera"]
    assert [case.question for case in latest] == ["segunda", "tercera"]
    assert not namesake
