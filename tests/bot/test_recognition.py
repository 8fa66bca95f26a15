"""What a message is about, in our own terms."""

from dataclasses import replace

from bot.recognition import person_of, recognised
from bot.work import Storage, Thread, Work
from handlers.messages import Choice
from handlers.officials.choose import GONE
from handlers.ports import Person
from tests.builders import NOON, letter, message, person

TAKE = Choice("Tomar", "/tomar 1")


async def given_card(work: Work) -> None:
    await work.outbox.put(replace(letter("case:1:desk:card", to="grupo"), choices=(TAKE,)))
    [parcel] = await work.outbox.claim(NOON, "t")
    await work.outbox.delivered(parcel, "77", NOON)


async def test_a_reply_is_about_the_letter_that_it_answers(storage: Storage) -> None:
    async with storage.transaction() as work:
        await given_card(work)
        found = await recognised(replace(message(conversation="grupo"), answers="77"), work)
        stranger = await recognised(replace(message(conversation="grupo"), answers="78"), work)
        elsewhere = await recognised(replace(message(conversation="otro"), answers="77"), work)

    assert (found.regarding, stranger.regarding, elsewhere.regarding) == ("case:1:desk:card", "", "")


async def test_a_button_says_what_is_stored_under_its_letter(storage: Storage) -> None:
    async with storage.transaction() as work:
        await given_card(work)
        tapped = replace(message("Tomar", conversation="grupo"), answers="77", picks=TAKE.mark)

        assert (await recognised(tapped, work)).text == "/tomar 1"


async def test_a_forged_button_says_nothing_but_that_it_is_gone(storage: Storage) -> None:
    forged = Choice("x", "/rol eva admin").mark
    async with storage.transaction() as work:
        await given_card(work)
        under_the_card = replace(message("x", conversation="grupo"), answers="77", picks=forged)
        in_another_chat = replace(under_the_card, conversation="ana", picks=TAKE.mark)

        assert [(await recognised(m, work)).text for m in (under_the_card, in_another_chat)] == [GONE, GONE]


async def test_a_button_of_a_letter_that_arrived_unheard_says_what_it_says(storage: Storage) -> None:
    """Telegram took it and its answer was lost: people tap what they see, and it goes out again as another message."""
    async with storage.transaction() as work:
        await work.outbox.put(replace(letter("case:1:desk:card", to="grupo"), choices=(TAKE,)))
        [parcel] = await work.outbox.claim(NOON, "t")
        tapped = replace(message("", conversation="grupo"), answers="76", picks=TAKE.mark)
        under_way = await recognised(tapped, work)
        await work.outbox.postponed(parcel, NOON, "TimedOut", uncertain=True)
        [again] = await work.outbox.claim(NOON, "t")
        await work.outbox.delivered(again, "77", NOON)
        twice = await recognised(tapped, work)
        elsewhere = await recognised(replace(tapped, conversation="ana"), work)

    assert [(found.text, found.regarding) for found in (under_way, twice)] == [("/tomar 1", "case:1:desk:card")] * 2
    assert (elsewhere.text, elsewhere.regarding) == (GONE, "")


async def test_a_topic_is_known_by_our_label(storage: Storage) -> None:
    async with storage.transaction() as work:
        await work.posted.keep("t", "grupo", Thread("case:1", "901"))
        ours = await recognised(replace(message(conversation="grupo"), thread="901"), work)
        theirs = await recognised(replace(message(conversation="grupo"), thread="902"), work)

    assert (ours.topic, theirs.topic) == ("case:1", "")


async def test_a_stranger_is_recorded_as_a_guest_without_rights(storage: Storage) -> None:
    async with storage.transaction() as work:
        met = await person_of(replace(message(person="7"), name="Ana", handle="ana"), work)

        assert met == Person("t", "7", "7", name="Ana", handle="ana")
        assert await work.people.find("t", "7") == met


async def test_a_group_is_never_where_somebody_is_written_to(storage: Storage) -> None:
    async with storage.transaction() as work:
        await work.people.record(person("eva", "secretariat"))
        known = await person_of(replace(message(person="eva", conversation="grupo"), group=True), work)
        met = await person_of(replace(message(person="leo", conversation="grupo"), group=True), work)

    assert (known.conversation, known.role, met.conversation) == ("eva", "secretariat", "")


async def test_whoever_was_revoked_has_no_role_though_the_record_keeps_it(storage: Storage) -> None:
    revoked = replace(person("eva", "secretariat"), standing="revoked")
    async with storage.transaction() as work:
        await work.people.record(revoked)

        assert (await person_of(message(person="eva"), work)).role == "official"
        assert await work.people.find("t", "eva") == revoked


async def test_whoever_writes_again_can_be_reached_again(storage: Storage) -> None:
    async with storage.transaction() as work:
        await work.people.record(replace(person("ana"), reachable=False))

        assert (await person_of(message(person="ana"), work)).reachable


async def test_what_is_recognised_of_a_message_is_not_what_it_says_of_itself(storage: Storage) -> None:
    """`regarding` and `topic` are ours: a message that claims them is not believed."""
    forged = replace(message("Sí.", conversation="grupo"), regarding="case:1:desk:card", topic="case:1")
    async with storage.transaction() as work:
        found = await recognised(forged, work)

    assert (found.regarding, found.topic) == ("", "")
