"""What the clock asks: once, in working hours, and nothing when there is nothing."""

from collections.abc import AsyncIterator
from dataclasses import replace
from datetime import UTC, datetime, time, timedelta

import pytest

from bot.work import Work
from handlers.messages import Letter
from handlers.office import Office
from handlers.ports import CaseState, Person, Place
from handlers.secretariat import routines
from handlers.secretariat.calendar import Calendar
from tests.builders import OFFICE, casework, given_case, person
from tests.fakes import FakeClock, FakeStorage
from tests.handlers.secretariat.doing import GROUP, case_of, leave

DEPUTY = replace(OFFICE, deputy="@eva")
LATE = timedelta(days=2, minutes=1)


@pytest.fixture
async def work(clock: FakeClock) -> AsyncIterator[Work]:
    mailbox = Place("email", "mesa@ejemplo.org", "mail")
    async with FakeStorage(clock, (GROUP, mailbox)).transaction() as work:
        yield work


async def escalated(work: Work, clock: FakeClock, office: Office = DEPUTY) -> list[Letter]:
    await routines.escalate(casework=casework(work, Person("t", "reloj", ""), clock, office=office))
    return [letter for letter in await leave(work, clock) if ":escalation:" in letter.key]


async def digested(work: Work, clock: FakeClock, office: Office = OFFICE) -> list[Letter]:
    await routines.digest(casework=casework(work, Person("t", "reloj", ""), clock, office=office))
    return [letter for letter in await leave(work, clock) if letter.key.startswith("digest:")]


async def test_a_promise_that_was_not_kept_calls_the_deputy(work: Work, clock: FakeClock) -> None:
    await given_case(work, "¿Hay cupos?")
    clock.advance(LATE)

    [letter] = await escalated(work, clock)

    assert (letter.thread, letter.text.splitlines()[0]) == (
        "case:1",
        "⚠ @eva: venció el plazo de la consulta número 1 (miércoles 25 de noviembre, 12:00). Nadie la ha tomado.",
    )
    assert (await case_of(work)).escalated == clock.now()
    assert [entry.kind for entry in await work.log.read(1)] == ["escalated"]


async def test_the_mailbox_hears_it_too_and_is_told_where_to_answer(work: Work, clock: FakeClock) -> None:
    await given_case(work)
    clock.advance(LATE)
    await escalated(work, clock)

    [letter] = [letter for letter in await leave(work, clock, "email") if ":escalation:" in letter.key]

    assert "Las respuestas a este correo no se leen" in letter.text


async def test_the_deputy_is_called_once(work: Work, clock: FakeClock) -> None:
    await given_case(work)
    clock.advance(LATE)
    await escalated(work, clock)
    clock.advance(timedelta(hours=1))

    assert await escalated(work, clock) == []


async def test_a_case_that_is_reopened_may_be_escalated_again(work: Work, clock: FakeClock) -> None:
    case = await given_case(work, state="taken")
    await work.cases.change(replace(case, reopened=True, escalated=None))
    clock.advance(LATE)

    assert len(await escalated(work, clock)) == 1


async def test_nobody_is_called_outside_working_hours(work: Work, clock: FakeClock) -> None:
    await given_case(work)
    clock.advance(timedelta(days=2, hours=6))

    assert await escalated(work, clock) == []
    clock.advance(timedelta(hours=15))
    assert len(await escalated(work, clock)) == 1


@pytest.mark.parametrize("state", ["waiting", "answered", "closed"])
async def test_what_does_not_wait_for_the_secretariat_is_not_escalated(
    work: Work, clock: FakeClock, state: CaseState
) -> None:
    await given_case(work, state=state)
    clock.advance(LATE)

    assert await escalated(work, clock) == []


async def test_nothing_is_escalated_before_its_time(work: Work, clock: FakeClock) -> None:
    await given_case(work)
    clock.advance(timedelta(days=2))

    assert await escalated(work, clock) == []


async def test_the_digest_lists_the_overdue_cases_first(work: Work, clock: FakeClock) -> None:
    fresh = await given_case(work, "la más antigua, con plazo")
    await work.cases.change(replace(fresh, due=clock.now() + timedelta(days=9)))
    await given_case(work, "la vencida")
    await given_case(work, "la cerrada", state="closed")
    clock.advance(timedelta(days=2, hours=21))

    [letter] = await digested(work, clock)

    assert letter.text.splitlines()[0] == "Buenos días. Consultas abiertas: 2, 1 con el plazo vencido."
    assert letter.text.index("la vencida") < letter.text.index("la más antigua")
    assert "cerrada" not in letter.text
    assert letter.thread == ""


async def test_there_is_one_digest_a_day_and_place(work: Work, clock: FakeClock) -> None:
    await given_case(work)
    clock.advance(timedelta(hours=21))
    first = await digested(work, clock)
    clock.advance(timedelta(minutes=5))
    again = await digested(work, clock)
    clock.advance(timedelta(days=1))
    next_day = await digested(work, clock)

    assert [len(first), len(again), len(next_day)] == [1, 0, 1]
    assert [letter.key for letter in await leave(work, clock, "email") if letter.key.startswith("digest:")] == [
        "digest:2026-11-24:email/mesa@ejemplo.org",
        "digest:2026-11-25:email/mesa@ejemplo.org",
    ]


async def test_without_open_cases_there_is_no_digest_not_even_for_one_that_comes_later(
    work: Work, clock: FakeClock
) -> None:
    clock.advance(timedelta(hours=21))
    assert await digested(work, clock) == []
    await given_case(work)
    clock.advance(timedelta(minutes=5))

    assert await digested(work, clock) == []


@pytest.mark.parametrize(
    ("moment", "expected"),
    [
        (datetime(2026, 11, 24, 8, 59, tzinfo=UTC), 0),
        (datetime(2026, 11, 24, 9, 0, tzinfo=UTC), 1),
        (datetime(2026, 11, 24, 11, 59, tzinfo=UTC), 1),
        (datetime(2026, 11, 24, 12, 0, tzinfo=UTC), 0),
        (datetime(2026, 11, 28, 9, 0, tzinfo=UTC), 0),
    ],
)
async def test_the_digest_belongs_to_the_morning_of_a_working_day(
    work: Work, clock: FakeClock, moment: datetime, expected: int
) -> None:
    await given_case(work)
    clock.advance(moment - clock.now())

    assert len(await digested(work, clock)) == expected


async def test_the_morning_is_that_of_the_secretariat(work: Work, clock: FakeClock) -> None:
    await given_case(work)
    panama = Office(Calendar.parse(hours="lun-vie 09:00-17:00", zone="America/Panama"), digest=time(9, 30))
    clock.advance(datetime(2026, 11, 24, 14, 30, tzinfo=UTC) - clock.now())

    [letter] = await digested(work, clock, panama)

    assert "plazo: miércoles 25 de noviembre, 7:00" in letter.text


async def test_secretaries_without_a_group_hear_it_in_their_own_conversation(clock: FakeClock) -> None:
    async with FakeStorage(clock).transaction() as work:
        await work.people.record(person("eva", "secretariat"))
        await given_case(work)
        clock.advance(timedelta(hours=21))

        assert [letter.conversation for letter in await digested(work, clock)] == ["eva"]


async def test_row_08_the_digest_keeps_its_hour_when_the_clocks_of_the_secretariat_change() -> None:
    """Santiago sets its clocks forward on 5 September 2027: what repeats every so many hours would come at ten."""
    calendar = Calendar.parse(hours="lun-dom 08:00-18:00", zone="America/Santiago")
    office = replace(OFFICE, calendar=calendar, digest=time(9, 0))
    clock = FakeClock(datetime(2027, 9, 4, 0, 0, tzinfo=UTC))
    heard = []
    async with FakeStorage(clock, (GROUP,)).transaction() as work:
        await given_case(work)
        while clock.now() < datetime(2027, 9, 7, tzinfo=UTC):
            if any(letter.key.startswith("digest:") for letter in await digested(work, clock, office)):
                heard.append(f"{calendar.local(clock.now()):%a %H:%M}")
            clock.advance(timedelta(minutes=30))

    assert heard == ["Sat 09:00", "Sun 09:00", "Mon 09:00"]
