"""Writing to the secretariat: the promise is made only about a stored case."""

from dataclasses import replace

from bot.work import Work
from handlers.messages import Reply
from handlers.officials import contact
from handlers.officials.errands import OFFER
from handlers.ports import Case
from tests.builders import NOON, given_case, message, person
from tests.fakes import FakeClock, FakeOutbox


async def send(work: Work, question: str, *, asker: str = "ana") -> Reply:
    return await contact.send(
        message(person=asker), question, cases=work.cases, outbox=work.outbox, people=work.people
    )  # fmt: skip


async def mine(work: Work, *, asker: str = "ana") -> str:
    return (await contact.mine(message(person=asker), "", cases=work.cases)).text


async def test_the_promise_carries_the_number_of_a_stored_case(work: Work) -> None:
    reply = await send(work, "¿Pueden venir a mi oficina?")

    [case] = await work.cases.listed()
    assert case.question == "¿Pueden venir a mi oficina?"
    assert f"número {case.number}" in reply.text
    assert (reply.outcome, reply.action) == ("action", "contact")


async def test_without_a_question_it_is_asked_for_and_nothing_is_stored(work: Work) -> None:
    reply = await send(work, "")

    assert reply.awaits == OFFER
    assert not await work.cases.listed()


async def test_everybody_at_the_secretariat_hears_of_a_new_case(work: Work, clock: FakeClock) -> None:
    for name in ("eva", "leo"):
        await work.people.record(person(name, "secretariat"))
    await work.people.record(person("root", "admin"))

    await send(work, "¿Hay cupos?")

    parcels = await work.outbox.due(clock.now(), "t")
    assert sorted(parcel.conversation for parcel in parcels) == ["eva", "leo"]
    assert all("número 1" in parcel.text and "«¿Hay cupos?»" in parcel.text for parcel in parcels)


async def test_the_same_message_twice_tells_the_secretariat_once(work: Work) -> None:
    await work.people.record(person("eva", "secretariat"))
    asked = message()

    for _ in range(2):
        await contact.send(asked, "¿Hay cupos?", cases=work.cases, outbox=work.outbox, people=work.people)

    assert isinstance(work.outbox, FakeOutbox)
    assert len(work.outbox.queued) == 1


async def test_without_cases_they_are_told_how_to_send_one(work: Work) -> None:
    assert "/contactar" in await mine(work)


async def test_their_own_cases_are_shown_with_state_and_answer_the_newest_first(work: Work) -> None:
    first = await given_case(work, "primera")
    await given_case(work, "segunda", state="taken")
    await given_case(work, "ajena", asker="eva")
    await work.cases.change(replace(first, state="answered", answer="Sí, hay.", answered_by="leo", answered=NOON))

    shown = await mine(work)

    assert shown.index("segunda") < shown.index("primera")
    assert "en estudio" in shown
    assert "Respuesta de la Secretaría: Sí, hay." in shown
    assert "23 de noviembre de 2026" in shown
    assert "ajena" not in shown
    assert "leo" not in shown


async def test_only_the_newest_cases_are_shown_and_the_rest_are_counted(work: Work) -> None:
    opened: list[Case] = [await given_case(work, f"consulta {i}") for i in range(8)]

    shown = await mine(work)

    assert opened[-1].question in shown
    assert opened[0].question not in shown
    assert "Hay 3 más antiguas" in shown
