"""Those who asked come back: with more, with other words, satisfied."""

from dataclasses import replace
from datetime import timedelta

import pytest

from bot.work import Work
from handlers.casework.following import follow, reword, satisfy
from handlers.casework.work import Casework
from handlers.ports import Case, CaseEntry, CaseState, Place
from tests.builders import asker, casework, given_case, person
from tests.fake_outbox import FakeOutbox
from tests.fakes import FakeClock, FakePlaces


@pytest.fixture
def bundle(work: Work, clock: FakeClock) -> Casework:
    assert isinstance(work.places, FakePlaces)
    work.places.fixed.append(Place("t", "-100", "group"))
    return casework(work, person("ana"), clock)


def news(bundle: Casework) -> list[str]:
    assert isinstance(bundle.outbox, FakeOutbox)
    return [letter.text for letter in bundle.outbox.letters if ":news:" in letter.key]


async def add(case: Case, bundle: Casework, text: str = "Son dos.") -> Case:
    return await follow(case, CaseEntry("followup", "ana", text), casework=bundle)


@pytest.mark.parametrize("state", ["new", "taken", "waiting", "answered", "closed"])
async def test_whatever_is_added_is_in_the_history_and_reaches_the_secretariat(
    state: CaseState, work: Work, bundle: Casework
) -> None:
    case = await given_case(work, state=state)

    await add(case, bundle)

    assert "Son dos." in [entry.text for entry in await work.log.read(1)]
    assert "Son dos." in news(bundle)[-1]


async def test_a_case_that_waited_for_it_goes_on(work: Work, bundle: Casework) -> None:
    case = replace(await given_case(work, state="waiting"), taken_by=person("leo").who)

    after = await add(case, bundle)

    assert (after.state, after.reopened) == ("taken", False)
    assert await work.cases.find(1) == after


@pytest.mark.parametrize("state", ["answered", "closed"])
async def test_one_that_was_over_opens_again_with_a_new_promise(
    state: CaseState, work: Work, clock: FakeClock, bundle: Casework
) -> None:
    case = await given_case(work, state=state)
    clock.advance(timedelta(days=30))

    after = await add(case, bundle)

    assert (after.state, after.reopened) == ("new", True)
    assert after.due > clock.now()
    assert [entry.kind for entry in await work.log.read(1)] == ["reopened", "followup"]


async def test_a_file_is_brought_along(work: Work, bundle: Casework) -> None:
    case = await given_case(work)

    await follow(case, CaseEntry("media", "ana", "(Envió una foto.)"), casework=bundle, copy="ana/9")

    assert isinstance(work.outbox, FakeOutbox)
    assert [letter.of for letter in work.outbox.letters if letter.act == "copy"] == ["ana/9"]


async def test_other_words_replace_those_of_the_asker_and_are_marked_as_edited(work: Work, bundle: Casework) -> None:
    case = await given_case(work, "¿Hay cupos?")

    after = await reword(case, case.askers[0], "¿Hay cupos en mayo?", casework=bundle)

    assert (after.question, after.askers[0].question) == ("¿Hay cupos en mayo?", "¿Hay cupos en mayo?")
    assert await work.cases.find(1) == after
    assert "(editado) ¿Hay cupos en mayo?" in news(bundle)[-1]


async def test_what_others_ask_too_keeps_its_words(work: Work, bundle: Casework) -> None:
    case = await given_case(work, "¿Hay cupos?")
    case = replace(case, askers=(*case.askers, asker("eva", "hay cupos")))

    after = await reword(case, case.askers[1], "¿Hay cupos en mayo?", casework=bundle)

    assert after.question == "¿Hay cupos?"
    assert [known.question for known in after.askers] == ["¿Hay cupos?", "¿Hay cupos en mayo?"]


async def test_an_edit_may_be_what_the_secretariat_waited_for(work: Work, bundle: Casework) -> None:
    case = replace(await given_case(work, state="waiting"), taken_by=person("leo").who)

    assert (await reword(case, case.askers[0], "¿Hay dos cupos?", casework=bundle)).state == "taken"


async def test_an_answered_question_stays_as_it_was_and_the_secretariat_is_told(work: Work, bundle: Casework) -> None:
    case = await given_case(work, "¿Hay cupos?", state="answered")

    after = await reword(case, case.askers[0], "¿Hay dos?", casework=bundle)

    assert (after.question, after.state) == ("¿Hay cupos?", "answered")
    assert "¿Hay dos?" in news(bundle)[-1]


async def test_an_answer_that_served_everybody_closes_the_case(work: Work, bundle: Casework) -> None:
    case = await given_case(work, state="answered")
    case = replace(case, askers=(*case.askers, asker("eva")))
    await work.cases.change(case)

    first = await satisfy(case, case.askers[0], casework=bundle)
    second = await satisfy(case, case.askers[1], casework=bundle)

    assert (first.state, second.state) == ("answered", "closed")
    assert len(news(bundle)) == 2


async def test_thanks_said_twice_are_heard_once(work: Work, bundle: Casework) -> None:
    case = await given_case(work, state="answered")
    case = replace(case, askers=(*case.askers, asker("eva")))

    for _ in range(2):
        await satisfy(case, case.askers[0], casework=bundle)

    assert len(news(bundle)) == 1


async def test_thanks_for_an_older_answer_do_not_close_the_newer_one(work: Work, bundle: Casework) -> None:
    case = await given_case(work, state="answered")
    case = replace(case, askers=(*case.askers, asker("eva")))
    await satisfy(case, case.askers[0], casework=bundle)
    await work.log.write(1, CaseEntry("answer", "leo", "Otra respuesta."))

    assert (await satisfy(case, case.askers[1], casework=bundle)).state == "answered"


async def test_of_two_with_one_name_nobody_closes_for_the_other(work: Work, bundle: Casework) -> None:
    case = await given_case(work, state="answered")
    case = replace(case, askers=(*case.askers, replace(asker("eva"), name="ana")))

    assert (await satisfy(case, case.askers[0], casework=bundle)).state == "answered"
