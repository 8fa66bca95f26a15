"""A question becomes one case, however often and by however many it is asked."""

from dataclasses import replace

import pytest

from bot.work import Work
from handlers.casework.intake import Taken, take_in
from handlers.casework.sending import Sending
from handlers.ports import Place
from tests.builders import casework, message, person
from tests.fake_outbox import FakeOutbox
from tests.fakes import FakeClock, FakePlaces


async def take(
    work: Work, clock: FakeClock, text: str, *, of: str = "ana", source: str = "", file: bool = False
) -> Taken:
    who = person(of)
    return await take_in(message(person=of), Sending(text, source, file), casework=casework(work, who, clock))


@pytest.fixture
def desk(work: Work) -> FakeOutbox:
    """What the group of the secretariat hears."""
    assert isinstance(work.places, FakePlaces)
    assert isinstance(work.outbox, FakeOutbox)
    work.places.fixed.append(Place("t", "-100", "group"))
    return work.outbox


async def test_a_new_question_opens_a_case_with_a_promise(work: Work, clock: FakeClock) -> None:
    taken = await take(work, clock, "¿Hay cupos?", source="7")

    assert (taken.way, taken.case.question, taken.case.askers[0].source) == ("opened", "¿Hay cupos?", "7")
    assert taken.case.due > clock.now()


async def test_somebody_else_who_asks_the_same_joins(work: Work, clock: FakeClock, desk: FakeOutbox) -> None:
    await take(work, clock, "¿Hay cupos?")

    taken = await take(work, clock, "hay cupos", of="eva")

    assert (taken.way, taken.case.number) == ("joined", 1)
    assert [asker.question for asker in taken.case.askers] == ["¿Hay cupos?", "hay cupos"]
    assert any(":news:" in letter.key for letter in desk.letters)


async def test_the_same_words_again_are_the_same_case_and_tell_nobody(
    work: Work, clock: FakeClock, desk: FakeOutbox
) -> None:
    await take(work, clock, "¿Hay cupos?", source="7")
    told = len(desk.letters)

    again = await take(work, clock, "¿hay cupos?", source="8")

    assert (again.way, again.case.number, len(again.case.askers)) == ("known", 1, 1)
    assert len(desk.letters) == told


async def test_a_joined_question_sent_again_is_known_too(work: Work, clock: FakeClock) -> None:
    await take(work, clock, "¿Hay cupos?")
    await take(work, clock, "hay cupos", of="eva")

    again = await take(work, clock, "hay cupos", of="eva")

    assert (again.way, len(again.case.askers)) == ("known", 2)


async def test_an_old_button_leads_to_the_case_even_when_it_was_answered(work: Work, clock: FakeClock) -> None:
    first = await take(work, clock, "¿Hay cupos?", source="7")
    await work.cases.change(replace(first.case, state="answered", answer="Sí."))

    again = await take(work, clock, "¿Hay cupos?", source="7")

    assert (again.way, again.case.number) == ("known", 1)


async def test_asked_anew_after_it_was_answered_it_is_a_new_case(work: Work, clock: FakeClock) -> None:
    first = await take(work, clock, "¿Hay cupos?", source="7")
    await work.cases.change(replace(first.case, state="answered", answer="Sí."))

    assert (await take(work, clock, "¿Hay cupos?", source="55")).case.number == 2


async def test_what_was_closed_without_an_answer_may_be_sent_again(work: Work, clock: FakeClock) -> None:
    first = await take(work, clock, "¿Hay cupos?", source="7")
    await work.cases.change(replace(first.case, state="closed"))

    assert (await take(work, clock, "¿Hay cupos?", source="7")).case.number == 2


async def test_their_own_question_in_other_words_is_added_to_their_case(
    work: Work, clock: FakeClock, desk: FakeOutbox
) -> None:
    bundle = casework(work, person("ana"), clock)
    anything_is_alike = replace(bundle.judgement, alike=lambda question, others: range(len(others)))
    await take(work, clock, "¿Hay cupos?")

    taken = await take_in(
        message(person="ana"), Sending("¿Quedan lugares?"), casework=replace(bundle, judgement=anything_is_alike)
    )

    assert (taken.way, taken.case.number) == ("added", 1)
    assert [entry.text for entry in await work.log.read(1) if entry.kind == "followup"] == ["¿Quedan lugares?"]
    assert "¿Quedan lugares?" in desk.letters[-1].text


async def test_a_file_goes_to_the_secretariat_as_a_copy(work: Work, clock: FakeClock, desk: FakeOutbox) -> None:
    await take(work, clock, "(Envió una foto, sin texto.)", source="7", file=True)

    [copy] = [letter for letter in desk.letters if letter.act == "copy"]
    assert copy.of == "ana/7"


async def test_files_without_words_are_never_the_same_question(work: Work, clock: FakeClock) -> None:
    await take(work, clock, "(Envió una foto, sin texto.)", source="7", file=True)
    other = await take(work, clock, "(Envió una foto, sin texto.)", of="eva", source="7", file=True)
    second = await take(work, clock, "(Envió una foto, sin texto.)", source="8", file=True)
    tapped_again = await take(work, clock, "(Envió una foto, sin texto.)", source="8", file=True)

    assert [taken.case.number for taken in (other, second, tapped_again)] == [2, 3, 3]
