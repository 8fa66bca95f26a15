"""The promises of `Changesets` and `Trials`."""

from dataclasses import replace
from datetime import timedelta

from bot.storage.store import Store
from bot.work import Storage
from handlers.ports import Change, Changeset, Shift, Trial, Who
from knowledge.articles import Address
from tests.builders import NOON
from tests.fakes import FakeClock

EVA = Who("t", "eva", "Eva 🙂")
CUPOS, BECAS, SIGLA = Address("faq", "cupos"), Address("faq", "becas"), Address("abbreviation", "ñ")
TABLE = {
    "id": "cupos",
    "question": "¿Hay «cupos»?",
    "wordings": ["¿hay?", "ñ"],
    "public": True,
    "weight": 1.5,
    "of": {},
}
CHANGES = (
    Change(CUPOS, TABLE, {**TABLE, "answer": "Sí.\nMuchos."}),
    Change(BECAS, None, {"id": "becas"}),
    Change(SIGLA, {"id": "ñ"}, None),
)


def draft(*changes: Change, author: Who = EVA) -> Changeset:
    return Changeset(0, author, "draft", changes)


async def test_a_new_changeset_is_numbered_and_found_again_whole(storage: Storage) -> None:
    written = Changeset(0, EVA, "draft", CHANGES, reason="Ya hay cupos.", origin="file:preguntas ñ.xlsx")
    async with storage.transaction() as work:
        added = await work.changesets.add(written)

    async with storage.transaction() as work:
        found = await work.changesets.find(added.number)

    assert found == added == replace(written, number=1, created=NOON, changed=NOON, version=1)
    assert found.created is not None
    assert found.created.utcoffset() == timedelta()


async def test_each_changeset_has_a_number_of_its_own(storage: Storage) -> None:
    async with storage.transaction() as work:
        numbers = [(await work.changesets.add(draft(*CHANGES))).number for _ in range(3)]

    assert numbers == [1, 2, 3]


async def test_the_fields_of_an_article_stay_in_their_order(storage: Storage) -> None:
    async with storage.transaction() as work:
        await work.changesets.add(draft(Change(CUPOS, None, {"z": 1, "a": {"y": 2, "b": 3}})))

    async with storage.transaction() as work:
        found = await work.changesets.find(1)

    assert found is not None
    [change] = found.changes
    assert change.after is not None
    assert (list(change.after), list(change.after["a"])) == (["z", "a"], ["y", "b"])


async def test_what_is_stored_does_not_change_with_the_tables_of_whoever_stored_it(storage: Storage) -> None:
    mine = {"id": "cupos", "wordings": ["¿hay?"]}
    async with storage.transaction() as work:
        await work.changesets.add(draft(Change(CUPOS, None, mine)))
        mine["wordings"] = []

        found = await work.changesets.find(1)

    assert found is not None
    assert found.changes == (Change(CUPOS, None, {"id": "cupos", "wordings": ["¿hay?"]}),)


async def test_an_unknown_changeset_is_none(storage: Storage) -> None:
    async with storage.transaction() as work:
        found = [await work.changesets.find(number) for number in (1, 0, -1, 10**30)]
        changed = await work.changesets.change(replace(draft(), number=7, version=1))

    assert (found, changed) == ([None] * 4, None)


async def test_a_change_is_the_next_version_and_keeps_when_it_was_begun(storage: Storage, clock: FakeClock) -> None:
    async with storage.transaction() as work:
        first = await work.changesets.add(draft(CHANGES[0]))
    clock.advance(timedelta(hours=1))
    leo = Who("t", "leo", "Leo")
    meant = replace(first, state="approval", author=leo, changes=CHANGES, reason="Por orden.", origin="case:12")
    async with storage.transaction() as work:
        changed = await work.changesets.change(meant)

    async with storage.transaction() as work:
        found = await work.changesets.find(first.number)

    assert found == changed == replace(meant, version=2, changed=NOON + timedelta(hours=1))


async def test_who_changes_what_somebody_changed_meanwhile_changes_nothing(storage: Storage) -> None:
    async with storage.transaction() as work:
        read = await work.changesets.add(draft(CHANGES[0]))
        other = await work.changesets.change(replace(read, reason="La de Eva."))
        late = await work.changesets.change(replace(read, reason="La de Leo.", state="discarded"))

    async with storage.transaction() as work:
        assert late is None
        assert await work.changesets.find(read.number) == other


async def test_versions_grow_one_by_one_for_whoever_reads_the_last(storage: Storage) -> None:
    async with storage.transaction() as work:
        changeset = await work.changesets.add(draft())
        versions = [changeset.version]
        for reason in ("a", "b"):
            changed = await work.changesets.change(replace(changeset, reason=reason))
            assert changed is not None
            changeset = changed
            versions.append(changeset.version)

    assert versions == [1, 2, 3]


async def test_a_version_of_the_future_is_not_the_stored_one(storage: Storage) -> None:
    async with storage.transaction() as work:
        read = await work.changesets.add(draft())

        assert await work.changesets.change(replace(read, version=2)) is None
        assert await work.changesets.find(1) == read


async def test_changesets_are_listed_by_state_the_last_changed_first(storage: Storage, clock: FakeClock) -> None:
    async with storage.transaction() as work:
        for state in ("draft", "approval", "published", "discarded", "draft"):
            await work.changesets.add(replace(draft(), state=state))
            clock.advance(timedelta(milliseconds=1))
        first = await work.changesets.find(1)
        assert first is not None
        await work.changesets.change(first)

    async with storage.transaction() as work:
        under_way = await work.changesets.listed()
        two = await work.changesets.listed(most=2)
        over = await work.changesets.listed(("published", "discarded"))
        nothing = await work.changesets.listed(())

    assert [one.number for one in under_way] == [1, 5, 2]
    assert [one.number for one in two] == [1, 5]
    assert [one.number for one in over] == [4, 3]
    assert not nothing


async def test_of_two_changed_at_one_moment_the_younger_comes_first(storage: Storage) -> None:
    async with storage.transaction() as work:
        for _ in range(3):
            await work.changesets.add(draft())

        assert [one.number for one in await work.changesets.listed()] == [3, 2, 1]


async def test_the_latest_trial_of_a_changeset_takes_the_place_of_the_one_before(
    storage: Storage, clock: FakeClock
) -> None:
    shifts = (Shift("¿Hay «cupos»?", "Sí.", "No. 🙂", worse=True), Shift("¿Becas?", "", "Sí.", worse=False))
    trial = Trial(3, 2, 7, 812, shifts, ("faq/cupos: falta la respuesta",))
    async with storage.transaction() as work:
        await work.trials.keep(Trial(3, 1, 6, 800, (), ()))
        await work.trials.keep(Trial(4, 1, 7, 812, ()))
        clock.advance(timedelta(hours=1))
        await work.trials.keep(trial)

    async with storage.transaction() as work:
        found, other = await work.trials.of(3), await work.trials.of(4)
        unknown = [await work.trials.of(number) for number in (5, 0, -1, 10**30)]

    assert found == replace(trial, at=NOON + timedelta(hours=1))
    assert other == Trial(4, 1, 7, 812, (), (), NOON)
    assert unknown == [None] * 4


async def test_a_trial_is_of_the_version_that_was_tried_whatever_becomes_of_the_changeset(storage: Storage) -> None:
    async with storage.transaction() as work:
        changeset = await work.changesets.add(draft(*CHANGES))
        await work.trials.keep(Trial(changeset.number, changeset.version, 0, 10, ()))
        await work.changesets.change(changeset)

        trial, now = await work.trials.of(1), await work.changesets.find(1)

    assert (trial and trial.version, now and now.version) == (1, 2)


async def test_what_no_database_can_store_is_left_out_of_articles_and_of_what_is_given_back(store: Store) -> None:
    dirty = {"id": "cupos", "answer": "a\0b\ud800c\0\0", "wordings": ["\\u0000 se escribe así", "\\\0"]}
    async with store.transaction() as work:
        added = await work.changesets.add(replace(draft(Change(CUPOS, None, dirty)), reason="x\0y"))

    async with store.transaction() as work:
        found = await work.changesets.find(1)

    clean = {"id": "cupos", "answer": "abc", "wordings": ["\\u0000 se escribe así", "\\"]}
    assert found == added
    assert (added.changes, added.reason) == ((Change(CUPOS, None, clean),), "xy")
