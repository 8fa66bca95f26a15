"""The promises of `People`, `Invitations`, `Audit` and `Votes`."""

from dataclasses import replace
from datetime import timedelta

from bot.work import Storage
from handlers.ports import Deed, Invitation, Person, Who
from tests.builders import NOON, person
from tests.fakes import FakeClock

EVA = Who("t", "eva", "Eva")


async def test_somebody_unknown_is_nobody(storage: Storage) -> None:
    async with storage.transaction() as work:
        assert await work.people.find("t", "nadie") is None


async def test_a_person_of_a_channel_is_found_whole(storage: Storage) -> None:
    ana = Person(
        "t", "7", "7", "secretariat", "approved", "Ana", "Perú", "CEPR", "Jefa", "ana@x.org", "America/Lima", "ana",
        reachable=False,
    )  # fmt: skip
    async with storage.transaction() as work:
        await work.people.record(ana)

    async with storage.transaction() as work:
        assert await work.people.find("t", "7") == ana
        assert await work.people.find("otro", "7") is None


async def test_the_last_record_counts(storage: Storage) -> None:
    async with storage.transaction() as work:
        await work.people.record(person("ana", "admin"))
        await work.people.record(person("ana", "official"))

        assert await work.people.find("t", "ana") == person("ana", "official")


async def test_everybody_with_a_role_is_listed_but_the_revoked(storage: Storage) -> None:
    async with storage.transaction() as work:
        await work.people.record(person("eva", "secretariat"))
        await work.people.record(person("ana", "secretariat"))
        await work.people.record(person("leo", "official"))
        await work.people.record(replace(person("sol", "secretariat"), standing="revoked"))

        assert await work.people.having("secretariat") == [person("ana", "secretariat"), person("eva", "secretariat")]
        assert [who.person for who in await work.people.standing("revoked")] == ["sol"]


async def test_an_invitation_is_good_for_its_uses_until_it_expires(storage: Storage, clock: FakeClock) -> None:
    invitation = Invitation("abc", "official", "Perú", "CEPR", EVA, NOON + timedelta(days=1), uses=2)
    async with storage.transaction() as work:
        await work.invitations.make(invitation)
        await work.invitations.make(replace(invitation, code="vieja", expires=NOON))

    async with storage.transaction() as work:
        used = [await work.invitations.redeem("abc", clock.now()) for _ in range(3)]
        useless = [await work.invitations.redeem(code, clock.now()) for code in ("vieja", "otra", "a\0")]

    assert used == [replace(invitation, uses=1), replace(invitation, uses=0), None]
    assert useless == [None] * 3


async def test_deeds_are_listed_newest_first_with_their_moment(storage: Storage, clock: FakeClock) -> None:
    async with storage.transaction() as work:
        await work.audit.note(Deed(EVA, "took", "case:1"))
        await work.audit.note(Deed(EVA, "answered", "case:1", "v1"))

    async with storage.transaction() as work:
        assert await work.audit.listed(1) == [Deed(EVA, "answered", "case:1", "v1", clock.now())]
        assert [deed.act for deed in await work.audit.listed(5)] == ["answered", "took"]


async def test_a_person_votes_once_on_an_entry_and_may_think_again(storage: Storage) -> None:
    async with storage.transaction() as work:
        await work.votes.cast("t", "ana", "F-1", True)
        await work.votes.cast("t", "ana", "F-1", False)
        await work.votes.cast("t", "eva", "F-1", True)
