"""The promises of `Editions`: numbers without gaps, all or nothing, and a history that only grows."""

import asyncio
import sqlite3
from collections.abc import Mapping, Sequence
from contextlib import closing
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from bot.storage.database import opened
from bot.storage.store import Store
from bot.work import Storage, Work
from handlers.ports import Change, Edition, Override, Revision, Who
from knowledge.articles import Address, Table
from tests.builders import NOON
from tests.conftest import url_of
from tests.fakes import FakeClock

EVA, LEO = Who("t", "eva", "Eva"), Who("t", "leo", "Leo 🙂")
CUPOS, BECAS, SIGLA = Address("faq", "cupos"), Address("faq", "becas"), Address("abbreviation", "ñ")
SHIPPED: Mapping[Address, Table | None] = {CUPOS: {"id": "cupos", "answer": "Sí."}, BECAS: {"id": "becas"}, SIGLA: None}
OTHER = {"id": "cupos", "answer": "No.", "wordings": ["¿hay?"]}


def edition(*, changeset: int = 1) -> Edition:
    return Edition(0, changeset, EVA, "Lo pidió la Presidencia.")


async def published(work: Work, *changes: Change) -> Edition:
    return await work.editions.publish(edition(), changes, SHIPPED)


def change(address: Address = CUPOS, after: Table | None = OTHER, *, before: Table | None = None) -> Change:
    return Change(address, before, after)


async def test_before_anything_is_published_there_is_what_ships(storage: Storage) -> None:
    async with storage.transaction() as work:
        assert await work.editions.latest() == 0
        assert await work.editions.overrides() == {}
        assert list(await work.editions.revisions()) == []


async def test_editions_are_numbered_without_gaps_whatever_fails_meanwhile(storage: Storage) -> None:
    numbers = []
    for fails in (False, True, False, True, True, False):
        try:
            async with storage.transaction() as work:
                numbers.append((await published(work, change())).number)
                if fails:
                    raise RuntimeError
        except RuntimeError:
            numbers.pop()

    async with storage.transaction() as work:
        assert numbers == [1, 2, 3]
        assert await work.editions.latest() == 3


async def test_two_programs_that_publish_on_one_database_never_give_the_same_number(
    database: Path, clock: FakeClock
) -> None:
    async def publish(store: Store, address: Address) -> int:
        async with store.transaction() as work:
            return (await published(work, change(address))).number

    async with opened(url_of(database)) as one, opened(url_of(database)) as other:
        stores = [Store(one, clock), Store(other, clock)]
        asked = [publish(stores[turn % 2], Address("faq", f"f{turn}")) for turn in range(10)]
        numbers = await asyncio.gather(*asked)
        async with stores[0].transaction() as work:
            overrides = await work.editions.overrides()

    assert sorted(numbers) == sorted(one.edition for one in overrides.values()) == list(range(1, 11))


async def test_an_edition_comes_back_whole_with_its_moment(storage: Storage, clock: FakeClock) -> None:
    clock.advance(timedelta(seconds=1))
    meant = Edition(99, 12, EVA, "«Así» se lee.", LEO, 3, 7)
    async with storage.transaction() as work:
        given = await work.editions.publish(meant, [change(before=SHIPPED[CUPOS])], SHIPPED)

    async with storage.transaction() as work:
        [revision] = await work.editions.revisions()

    assert given == replace(meant, number=1, at=NOON + timedelta(seconds=1))
    assert revision == Revision(given, CUPOS, SHIPPED[CUPOS], OTHER)
    assert revision.edition.at is not None
    assert revision.edition.at.utcoffset() == timedelta()


async def test_each_change_becomes_an_override_with_what_shipped(storage: Storage) -> None:
    async with storage.transaction() as work:
        await published(work, change(CUPOS, OTHER), change(BECAS, None), change(SIGLA, {"id": "ñ"}))

    async with storage.transaction() as work:
        assert await work.editions.overrides() == {
            CUPOS: Override(OTHER, SHIPPED[CUPOS], 1),
            BECAS: Override(None, SHIPPED[BECAS], 1),
            SIGLA: Override({"id": "ñ"}, None, 1),
        }


async def test_the_last_edition_of_an_article_counts_and_the_others_stay(storage: Storage) -> None:
    async with storage.transaction() as work:
        await published(work, change(CUPOS, OTHER), change(BECAS, None))
        await published(work, change(CUPOS, {"id": "cupos", "answer": "Pronto."}))

        assert await work.editions.overrides() == {
            BECAS: Override(None, SHIPPED[BECAS], 1),
            CUPOS: Override({"id": "cupos", "answer": "Pronto."}, SHIPPED[CUPOS], 2),
        }


async def test_what_ships_is_what_shipped_when_it_was_last_changed(storage: Storage) -> None:
    newer = {"id": "cupos", "answer": "Desde 2027."}
    async with storage.transaction() as work:
        await published(work, change(CUPOS, OTHER))
        await work.editions.publish(edition(), [change(CUPOS, {"id": "cupos"})], {CUPOS: newer})

        assert await work.editions.overrides() == {CUPOS: Override({"id": "cupos"}, newer, 2)}


@pytest.mark.parametrize(
    ("address", "first"), [(CUPOS, OTHER), (CUPOS, None), (SIGLA, {"id": "ñ"})], ids=["changed", "taken out", "new"]
)
async def test_an_article_that_reads_again_as_it_ships_has_no_override(
    storage: Storage, address: Address, first: Table | None
) -> None:
    async with storage.transaction() as work:
        await published(work, change(address, first), change(BECAS, None))
        await published(work, change(address, SHIPPED[address], before=first))

    async with storage.transaction() as work:
        history = await work.editions.revisions(address=address)

        assert list(await work.editions.overrides()) == [BECAS]
        assert await work.editions.latest() == 2
        assert [(one.edition.number, one.after) for one in history] == [(2, SHIPPED[address]), (1, first)]


async def test_a_publication_that_fails_half_way_leaves_nothing_even_inside_of_its_transaction(
    storage: Storage,
) -> None:
    good = [change(Address("faq", f"f{number}")) for number in range(900)]
    async with storage.transaction() as work:
        first = await published(work, change(CUPOS, OTHER))
        with pytest.raises(Exception, match="not JSON serializable"):
            await published(work, change(CUPOS, None), *good, change(BECAS, {"id": object()}))

    async with storage.transaction() as work:
        assert await work.editions.latest() == 1
        assert await work.editions.overrides() == {CUPOS: Override(OTHER, SHIPPED[CUPOS], 1)}
        assert await work.editions.revisions(most=9) == [Revision(first, CUPOS, None, OTHER)]


async def test_an_article_cannot_change_twice_in_one_edition(storage: Storage) -> None:
    async with storage.transaction() as work:
        with pytest.raises(ValueError, match="twice"):
            await published(work, change(BECAS), change(CUPOS, OTHER), change(CUPOS, None))

        assert await work.editions.latest() == 0
        assert await work.editions.overrides() == {}


async def test_revisions_come_the_latest_edition_first_then_by_their_addresses(storage: Storage) -> None:
    async with storage.transaction() as work:
        await published(work, change(CUPOS), change(SIGLA), change(BECAS))
        await published(work, change(BECAS, None), change(Address("fact", "cupos")))

    async with storage.transaction() as work:
        found = await work.editions.revisions()
        two = await work.editions.revisions(most=2)

    assert told(found) == ["2 fact:cupos", "2 faq:becas", "1 abbreviation:ñ", "1 faq:becas", "1 faq:cupos"]
    assert told(two) == ["2 fact:cupos", "2 faq:becas"]


async def test_the_revisions_of_an_article_or_of_an_edition_are_found_alone(storage: Storage) -> None:
    async with storage.transaction() as work:
        await published(work, change(CUPOS), change(BECAS))
        await published(work, change(BECAS, None))
        await published(work, change(Address("fact", "becas")))

        of_article = await work.editions.revisions(address=BECAS)
        of_edition = await work.editions.revisions(edition=1)
        of_both = await work.editions.revisions(address=BECAS, edition=2)
        of_none = [await work.editions.revisions(edition=number) for number in (0, 4, -1, 10**30)]

    assert told(of_article) == ["2 faq:becas", "1 faq:becas"]
    assert told(of_edition) == ["1 faq:becas", "1 faq:cupos"]
    assert told(of_both) == ["2 faq:becas"]
    assert [list(found) for found in of_none] == [[]] * 4


@pytest.mark.slow
async def test_thousands_of_changes_are_one_edition(storage: Storage) -> None:
    addresses = [Address("faq", f"f{number:04}") for number in range(2001)]
    async with storage.transaction() as work:
        await published(work, *[change(address) for address in addresses])
        await published(work, *[change(address, {"id": "x"}) for address in addresses[:1001]])

    async with storage.transaction() as work:
        overrides = await work.editions.overrides()
        revisions = await work.editions.revisions(edition=1, most=5000)

    assert [revision.address for revision in revisions] == addresses
    assert [(o.table, o.edition) for _, o in sorted(overrides.items())] == [({"id": "x"}, 2)] * 1001 + [
        (OTHER, 1)
    ] * 1000


@pytest.mark.parametrize("table", ["editions", "revisions"])
@pytest.mark.parametrize("order", ["UPDATE {} SET edition_or_number = 9", "DELETE FROM {}"], ids=["update", "delete"])
async def test_what_was_published_cannot_be_changed(store: Store, database: Path, table: str, order: str) -> None:
    async with store.transaction() as work:
        await published(work, change())
    statement = order.format(table).replace("edition_or_number", "number" if table == "editions" else "edition")

    refused = pytest.raises(sqlite3.IntegrityError, match="only ever added")
    with closing(sqlite3.connect(database)) as other, other, refused:
        other.execute(statement)

    async with store.transaction() as work:
        assert told(await work.editions.revisions()) == ["1 faq:cupos"]


def told(revisions: Sequence[Revision]) -> list[str]:
    return [f"{revision.edition.number} {revision.address}" for revision in revisions]
