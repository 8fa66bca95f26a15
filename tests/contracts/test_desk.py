"""The promises of `CaseLog`, `Drafts` and `Places`."""

from bot.work import Storage
from handlers.ports import CaseEntry, Draft, Place, Who
from tests.builders import person
from tests.fakes import FakeClock

EVA = Who("t", "eva", "Eva")


async def test_the_history_of_a_case_is_kept_in_order(storage: Storage, clock: FakeClock) -> None:
    async with storage.transaction() as work:
        counts = [
            await work.log.write(1, CaseEntry("asked", "Ana", "¿Hay cupos?")),
            await work.log.write(2, CaseEntry("asked", "Leo", "¿Hay becas?")),
            await work.log.write(1, CaseEntry("taken", "Eva")),
        ]

    async with storage.transaction() as work:
        history = await work.log.read(1)

    assert counts == [1, 1, 2]
    assert history == [
        CaseEntry("asked", "Ana", "¿Hay cupos?", clock.now()),
        CaseEntry("taken", "Eva", "", clock.now()),
    ]


async def test_a_case_has_one_draft_and_the_last_one_counts(storage: Storage) -> None:
    draft = Draft(0, 4, "¿Hay cupos?", ("¿Hay cupos?", "hay cupo"), "Sí.", "Secretaría", EVA)
    async with storage.transaction() as work:
        first = await work.drafts.add(draft)
        await work.drafts.add(Draft(0, 5, "¿Hay becas?", (), "No.", "", EVA))
        again = await work.drafts.add(Draft(0, 4, "¿Hay cupos?", (), "No.", "", EVA))

        drafts = await work.drafts.listed()

    assert first == Draft(first.number, 4, "¿Hay cupos?", ("¿Hay cupos?", "hay cupo"), "Sí.", "Secretaría", EVA)
    assert again.number == first.number
    assert [(one.case, one.answer) for one in drafts] == [(4, "No."), (5, "No.")]


async def test_secretaries_are_written_to_where_no_group_reaches_them(storage: Storage) -> None:
    async with storage.transaction() as work:
        await work.people.record(person("eva", "secretariat"))
        await work.people.record(person("leo"))

        assert await work.places.desks() == [Place("t", "eva", "personal")]
