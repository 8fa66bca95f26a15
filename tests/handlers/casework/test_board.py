"""What the places of the secretariat hear, and how it reads."""

from collections.abc import AsyncIterator
from dataclasses import replace
from datetime import timedelta

import pytest

from bot.work import Work
from handlers.casework import board
from handlers.casework.seen import Seen
from handlers.casework.work import Casework, Judgement
from handlers.messages import Letter
from handlers.ports import Asker, Case, CaseEntry, CaseState, Person, Place
from handlers.texts import board as texts
from tests.builders import NOON, OFFICE, asker, casework, given_case, person
from tests.fake_outbox import FakeOutbox
from tests.fakes import FakeClock, FakeStorage

GROUP = Place("t", "-100", "group")
MAILBOX = Place("email", "mesa@ejemplo.org", "mail")
EVA = person("eva", "secretariat").who
ZONE = OFFICE.calendar.zone


@pytest.fixture
async def work(clock: FakeClock) -> AsyncIterator[Work]:
    async with FakeStorage(clock, (GROUP, MAILBOX)).transaction() as work:
        await work.people.record(person("rosa", "secretariat", channel="terminal"))
        yield work


def bundle(work: Work, clock: FakeClock) -> Casework:
    return casework(work, person("eva", "secretariat"), clock)


def put(work: Work) -> list[Letter]:
    assert isinstance(work.outbox, FakeOutbox)
    return work.outbox.letters


def seen(case: Case, *, who: Person | None = None, similar: tuple[Case, ...] = ()) -> Seen:
    return Seen(case, who, similar, NOON, ZONE)


def case_of(*askers: Asker, state: CaseState = "new") -> Case:
    return Case(12, askers[0].question, state, NOON, NOON + timedelta(days=2), askers, "No lo sabía.")


async def test_a_new_case_has_one_topic_one_card_and_reaches_every_place(work: Work, clock: FakeClock) -> None:
    case = await given_case(work)

    await board.opened(case, (), casework=bundle(work, clock))

    assert [(letter.key, letter.act, letter.thread) for letter in put(work)] == [
        ("case:1:desk:title:0", "title", "case:1"),
        ("case:1:desk:card", "say", "case:1"),
        ("case:1:desk@email/mesa@ejemplo.org:card", "say", ""),
        ("case:1:desk@terminal/rosa:card", "say", ""),
    ]


async def test_opening_again_changes_nothing(work: Work, clock: FakeClock) -> None:
    case = await given_case(work)
    await board.opened(case, (), casework=bundle(work, clock))
    once = put(work)[:]

    await board.opened(case, (), casework=bundle(work, clock))

    assert put(work) == once


async def test_a_change_revises_the_card_and_the_title_of_the_group(work: Work, clock: FakeClock) -> None:
    case = await given_case(work)

    await board.changed(replace(case, state="taken", taken_by=EVA), "7", casework=bundle(work, clock))

    assert [(letter.act, letter.of) for letter in put(work)] == [("title", ""), ("revise", "case:1:desk:card")]
    assert "a cargo de eva" in put(work)[1].text


async def test_a_card_keeps_its_similar_cases_when_it_changes(work: Work, clock: FakeClock) -> None:
    past = await given_case(work, "¿Había cupos?", state="answered")
    await work.cases.change(replace(past, answer="Había dos."))
    case = await given_case(work, "¿Hay cupos?")
    all_alike = Judgement(lambda _: "", lambda _, __: [], lambda _, others: range(len(others)))

    await board.changed(case, "7", casework=replace(bundle(work, clock), judgement=all_alike))

    assert "Consultas parecidas:\n· 1: «¿Había cupos?» → Había dos." in put(work)[1].text


async def test_news_bring_a_message_along_only_where_it_can_be_copied(work: Work, clock: FakeClock) -> None:
    case = await given_case(work)
    entry = CaseEntry("followup", "ana", "Son dos.")

    await board.heard(case, entry, "3", casework=bundle(work, clock), copy="ana/55")

    copies = [(letter.conversation, letter.of) for letter in put(work) if letter.act == "copy"]
    news = [letter for letter in put(work) if letter.act == "say"]
    assert copies == [("-100", "ana/55")]
    assert len(news) == 3
    assert news[0].text == "Consulta número 1 · ana escribió de nuevo:\nSon dos."


@pytest.mark.parametrize("bot", ["", "enlace_bot"])
async def test_a_mail_says_where_to_answer(work: Work, clock: FakeClock, bot: str) -> None:
    case = await given_case(work)
    desk = replace(bundle(work, clock), office=replace(OFFICE, bot=bot))

    await board.opened(case, (), casework=desk)

    mail = next(letter for letter in put(work) if letter.channel == "email")
    assert "Las respuestas a este correo no se leen." in mail.text
    assert (f"https://t.me/{bot}" in mail.text) is bool(bot)
    assert mail.choices == ()


def test_a_card_says_who_asks_as_they_are_registered() -> None:
    ana = replace(asker("ana"), name="Ana Pérez", origin="CONARE, Chile", country="Chile")
    known = replace(person("ana"), post="asesora")

    assert "De: Ana Pérez (CONARE, Chile; asesora)\n" in texts.card(seen(case_of(ana), who=known))


def test_a_card_says_that_nobody_knows_who_asks() -> None:
    assert "De: ana (persona sin registro)\n" in texts.card(seen(case_of(asker("ana"))))


@pytest.mark.parametrize(
    ("countries", "told"),
    [
        (("Chile",), ""),
        (("Chile", "Perú"), " +1 país"),
        (("Chile", "Perú", "Brasil", "Perú"), " +2 países"),
        (("Chile", "Chile"), " +1 persona"),
        (("", "", ""), " +2 personas"),
        (("Chile", "Perú", ""), " +1 país, +1 persona"),
    ],
)
def test_others_who_ask_are_counted_by_country(countries: tuple[str, ...], told: str) -> None:
    askers = [replace(asker(f"p{place}"), country=country) for place, country in enumerate(countries)]

    assert texts.more_askers(case_of(*askers)) == told


def test_somebody_who_asks_twice_is_one_person() -> None:
    assert texts.more_askers(case_of(asker("ana"), asker("ana", "¿Y cupos?"))) == ""


def test_a_card_shows_each_wording_once() -> None:
    card = texts.card(
        seen(case_of(asker("ana", "¿Hay cupos?"), asker("luis", "¿Hay  cupos?"), asker("eva", "¿Y plazas?")))
    )

    assert card.count("«¿Hay cupos?»") == 1
    assert "«¿Y plazas?»" in card


def test_a_card_is_one_message_however_long_its_parts_are() -> None:
    long = "muy larga " * 400
    case = replace(case_of(*(asker(f"p{n}", f"{n} {long}") for n in range(9))), considered=long, answer=long)
    case = replace(case, answered_by=EVA, state="answered")

    card = texts.card(seen(case, similar=tuple(replace(case, number=n) for n in range(9))))

    assert len(card.encode("utf-16-le")) // 2 <= 4096
    assert len(texts.title(case)) <= 128


@pytest.mark.parametrize(
    ("state", "labels"),
    [
        ("new", ["Tomar", "Responder", "Pedir precisión", "Fusionar", "Cerrar"]),
        ("taken", ["Soltar", "Responder", "Pedir precisión", "Fusionar", "Cerrar"]),
        ("waiting", ["Responder", "Pedir precisión", "Fusionar", "Cerrar"]),
        ("answered", ["Publicar como FAQ", "Corregir", "Cerrar"]),
        ("closed", ["Publicar como FAQ", "Reabrir"]),
    ],
)
def test_the_buttons_are_those_that_make_sense(state: CaseState, labels: list[str]) -> None:
    case = replace(case_of(asker(), state=state), answer="Sí." if state in ("answered", "closed") else None)

    assert [choice.label for choice in texts.buttons(case, publishable=True)] == labels


def test_an_answer_that_may_still_be_taken_back_is_not_published() -> None:
    case = replace(case_of(asker(), state="answered"), answer="Sí.")

    assert [choice.label for choice in texts.buttons(case, publishable=False)] == ["Corregir", "Cerrar"]


def test_what_was_closed_unanswered_is_not_published_and_what_was_merged_has_no_buttons() -> None:
    closed = case_of(asker(), state="closed")

    assert [choice.label for choice in texts.buttons(closed, publishable=False)] == ["Reabrir"]
    assert texts.buttons(replace(closed, merged_into=2), publishable=False) == ()


@pytest.mark.parametrize(
    ("state", "escalated", "sign"),
    [("new", False, "🟡"), ("taken", False, "🔵"), ("waiting", False, "⏳"), ("answered", True, "✅"),
     ("closed", True, "⚪"), ("new", True, "🔴"), ("taken", True, "🔴")],
)  # fmt: skip
def test_the_title_begins_with_the_sign_of_the_state(state: CaseState, escalated: bool, sign: str) -> None:
    case = replace(case_of(asker(), state=state), escalated=NOON if escalated else None)

    assert texts.title(case) == f"{sign} 12 · ¿Hay cupos?"
