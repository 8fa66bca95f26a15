"""The no-leak rule: what is said in a topic stays there, unless it was meant for the asker."""

from collections.abc import AsyncIterator
from dataclasses import replace
from functools import partial

import pytest

from bot.work import Work
from handlers.casework import board
from handlers.commands import dispatch
from handlers.dialogue import Memory
from handlers.messages import Incoming, Reply
from handlers.ports import Person
from handlers.secretariat import desk
from handlers.secretariat.at_desk import at_desk
from tests.builders import casework, given_case, message, person, visitor
from tests.fakes import FakeClock
from tests.handlers.secretariat.doing import answered, case_of, leave, storage_with_group

CARD = "case:1:desk:card"


@pytest.fixture
async def work(clock: FakeClock) -> AsyncIterator[Work]:
    async with storage_with_group(clock).transaction() as work:
        await given_case(work, "¿Hay cupos?", of="ana")
        yield work


def said(text: str, *, regarding: str = "", topic: str = "case:1", who: str = "eva") -> Incoming:
    """A message in the topic of case 1."""
    told = replace(message(text, person=who, conversation="grupo"), group=True, thread="5", topic=topic)
    return replace(told, regarding=regarding, source=told.id)


async def hear(
    work: Work, clock: FakeClock, incoming: Incoming, *, who: Person | None = None
) -> tuple[Reply, ...] | None:
    who = who or person(incoming.person, "secretariat")
    desk_of_theirs = casework(work, who, clock)
    run = partial(dispatch, commands=desk.commands(casework=desk_of_theirs), visitor=visitor(who=who))
    return await at_desk(incoming, Memory(), casework=desk_of_theirs, run=run)


@pytest.mark.parametrize(
    "text", ["Yo diría que sí.", "sí", "1", "enviar", "no", "responder 1 sí", "caso 1", "r sí", "¿/r?", "", "😀"]
)
async def test_what_colleagues_say_stays_among_them(work: Work, clock: FakeClock, text: str) -> None:
    before = await case_of(work)

    replies = await hear(work, clock, said(text))

    assert replies == ()
    assert await case_of(work) == before
    assert await leave(work, clock) == []


@pytest.mark.parametrize(
    "part", ["reply:9:0", "case:1:desk:escalation:4", "case:1:answer:1:0", "digest:2026-11-23:desk"]
)
async def test_an_answer_to_anything_but_card_news_and_preview_stays_among_them(
    work: Work, clock: FakeClock, part: str
) -> None:
    assert await hear(work, clock, said("Sí, hay.", regarding=part)) == ()
    assert (await case_of(work)).pending is None


@pytest.mark.parametrize("part", ["card", "card:7", "news:3", "copy:3", "preview:m4"])
async def test_an_explicit_reply_is_a_draft_with_a_preview(work: Work, clock: FakeClock, part: str) -> None:
    replies = await hear(work, clock, said("Sí, hay.", regarding=f"case:1:desk:{part}"))

    case, [preview] = await case_of(work), await leave(work, clock)
    assert replies == ()
    assert (case.state, case.pending) == ("new", "Sí, hay.")
    assert (preview.thread, "Sí, hay." in preview.text) == ("case:1", True)


@pytest.mark.parametrize(
    ("written", "text"),
    [
        ("/r Sí.", "Sí."),
        ("/r 3 cupos.", "3 cupos."),
        ("/r 1 Sí.", "Sí."),
        ("/Responder@enlace Sí.", "Sí."),
        ("/r\nSí.", "Sí."),
    ],
)
async def test_the_short_command_answers_the_case_of_the_topic(
    work: Work, clock: FakeClock, written: str, text: str
) -> None:
    assert await hear(work, clock, said(written)) == ()

    assert (await case_of(work)).pending == text


async def test_a_number_in_the_short_command_never_sends_to_another_case(work: Work, clock: FakeClock) -> None:
    await given_case(work, "¿Hay becas?", of="luis")

    await hear(work, clock, said("/r 2 becas."))

    assert (await case_of(work, 1)).pending == "2 becas."
    assert (await case_of(work, 2)).pending is None


async def test_a_reply_to_the_card_counts_where_a_group_has_no_topics(work: Work, clock: FakeClock) -> None:
    await hear(work, clock, said("Sí, hay.", regarding=CARD, topic=""))

    assert (await case_of(work)).pending == "Sí, hay."


async def test_a_reply_counts_for_its_card_not_for_the_topic(work: Work, clock: FakeClock) -> None:
    await given_case(work, "¿Hay becas?", of="luis")

    await hear(work, clock, said("Sí, hay.", regarding="case:2:desk:card"))

    assert (await case_of(work, 1)).pending is None
    assert (await case_of(work, 2)).pending == "Sí, hay."


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("/tomar", "La consulta número 1 queda a su cargo"),
        ("/tomar 1", "La consulta número 1 queda a su cargo"),
        ("/nota 3 veces llamó.", "Nota guardada en la historia de la consulta número 1"),
        ("/fusionar 7", "No existe una consulta con el número 7"),
        ("/fusionar 1 en 7", "No existe una consulta con el número 7"),
        ("/fusionar en 7", "No existe una consulta con el número 7"),
        ("/caso 7", "No existe una consulta con el número 7"),
        ("/r", "conteste a la tarjeta de la consulta"),
        ("/precision ¿Cuál?", "queda a la espera"),
        ("/publicar-faq", "La consulta número 1 todavía no tiene una respuesta"),
    ],
)
async def test_a_command_without_a_number_is_about_the_case_of_the_topic(
    work: Work, clock: FakeClock, written: str, meant: str
) -> None:
    replies = await hear(work, clock, said(written))

    assert replies
    assert meant in replies[0].text


async def test_other_commands_and_buttons_go_their_way(work: Work, clock: FakeClock) -> None:
    tap = replace(said("/tomar 1"), picks="abc")

    assert await hear(work, clock, said("/ayuda")) is None
    assert await hear(work, clock, tap) is None


async def test_what_is_said_elsewhere_goes_its_way(work: Work, clock: FakeClock) -> None:
    assert await hear(work, clock, message("¿Cuándo fue la VI?", person="eva")) is None
    assert await hear(work, clock, said("¿Cuándo fue la VI?", topic="")) is None
    assert await hear(work, clock, said("hola", topic="case:99")) is None


@pytest.mark.parametrize("role", ["official", "admin"])
@pytest.mark.parametrize("tapped", [False, True])
async def test_who_may_not_is_refused_once(work: Work, clock: FakeClock, role: str, tapped: bool) -> None:
    before = await case_of(work)
    who = person("rita", role)  # type: ignore[arg-type]
    meant = replace(said("/tomar 1" if tapped else "Sí.", regarding=CARD), picks="abc" if tapped else None)

    for _ in range(3):
        assert await hear(work, clock, meant, who=who) == ()

    [letter] = await leave(work, clock)
    assert (letter.thread, letter.of) == ("case:1", f"#{meant.source}")
    assert "solo las personas de la Secretaría" in letter.text
    assert await case_of(work) == before


async def test_a_secretary_whose_access_was_revoked_is_refused(work: Work, clock: FakeClock) -> None:
    gone = person("eva", "secretariat", standing="revoked")

    await hear(work, clock, said("Sí.", regarding=CARD), who=gone)
    await hear(work, clock, said("/r Sí."), who=gone)

    assert (await case_of(work)).pending is None


async def test_an_edit_of_the_message_that_made_the_draft_replaces_it(work: Work, clock: FakeClock) -> None:
    first = said("Sí, hay.", regarding=CARD)
    await hear(work, clock, first)

    await hear(work, clock, replace(first, id="edit", text="Sí, quedan.", edits=True))

    assert (await case_of(work)).pending == "Sí, quedan."
    assert len(await leave(work, clock)) == 2


async def test_an_edit_of_any_other_message_changes_nothing(work: Work, clock: FakeClock) -> None:
    older = said("Sí, hay.", regarding=CARD)
    await hear(work, clock, older)
    await hear(work, clock, said("Sí, quedan.", regarding=CARD))

    for text in ("No hay.", "/r No hay.", "/nota No hay.", "/cerrar"):
        assert await hear(work, clock, replace(older, id=text, text=text, edits=True)) == ()

    case = await case_of(work)
    assert (case.pending, case.state) == ("Sí, quedan.", "new")


async def test_an_edit_of_what_was_sent_shows_a_correction(work: Work, clock: FakeClock) -> None:
    first = said("Sí, hay.", regarding=CARD)
    await hear(work, clock, first)
    await hear(work, clock, said("/confirmar"))

    await hear(work, clock, replace(first, id="edit", text="Sí, quedan.", edits=True))

    case = await case_of(work)
    assert (case.state, case.answer, case.pending) == ("answered", "Sí, hay.", "Sí, quedan.")


async def test_a_photo_answers_the_card_and_any_other_photo_stays_inside(work: Work, clock: FakeClock) -> None:
    photo = replace(said(""), media="photo")

    assert await hear(work, clock, photo) == ()
    assert (await case_of(work)).pending is None

    await hear(work, clock, replace(photo, regarding=CARD))

    assert (await case_of(work)).file == f"grupo/{photo.source}"


async def test_a_reply_to_an_answered_case_says_how_to_correct_it(work: Work, clock: FakeClock) -> None:
    before = await answered(work, clock)

    replies = await hear(work, clock, said("Otra.", regarding=CARD))

    assert replies
    assert "/corregir 1" in replies[0].text
    assert await case_of(work) == before


async def test_an_answer_as_long_as_a_message_is_not_taken_for_one_too_long_to_read(
    work: Work, clock: FakeClock
) -> None:
    assert await hear(work, clock, said("a" * 5000)) == ()

    replies = await hear(work, clock, said("a" * 5000, regarding=CARD))

    assert replies
    assert "el máximo es 3000" in replies[0].text


@pytest.mark.parametrize(
    ("key", "number"),
    [
        ("case:12:desk:card", 12),
        ("case:12:desk@t/eva:news:3", 12),
        ("case:12:desk@telegram/-100:1:preview:9", 12),
        ("case:12:answer:1:0", None),
        ("case:12:notice:card:0", None),
        ("case:12", None),
        ("case:x:desk:card", None),
        ("", None),
    ],
)
def test_the_key_of_a_letter_tells_what_it_was(key: str, number: int | None) -> None:
    assert board.case_at_desk(key) == number
