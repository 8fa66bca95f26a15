from dataclasses import replace
from datetime import timedelta

import pytest

from bot.work import Work
from handlers.meetings.icalendar import read
from handlers.officials.calendars import feed_of
from tests.builders import OFFICE
from tests.fakes import FakeClock
from tests.gathered import meeting
from tests.handlers.officials.agenda import GUEST, Reader

LINKED = meeting(link="https://zoom.example/1")


@pytest.fixture
def ana(work: Work, clock: FakeClock) -> Reader:
    return Reader(work, clock)


async def sent(reader: Reader) -> bytes:
    """The file of the last letter."""
    letter = reader.letters()[-1]
    file = await reader.work.files.get(letter.file)
    assert file is not None
    assert file.name == "reunion-1.ics"
    assert (letter.conversation, letter.lane) == ("ana", "reply")
    return file.content


async def test_a_meeting_goes_as_a_file_in_a_letter(ana: Reader) -> None:
    await ana.announced(LINKED)

    reply = await ana.say("/calendario 1")

    content = await sent(ana)
    assert "va en un mensaje aparte" in reply.text
    assert b"zoom.example" in content
    assert content.startswith(b"BEGIN:VCALENDAR")
    assert not isinstance(read(content), str)


async def test_the_file_of_a_guest_has_no_link(ana: Reader) -> None:
    await ana.announced(LINKED)
    guest = replace(ana, who=GUEST)

    await guest.say("/calendario 1")

    assert b"zoom.example" not in await sent(guest)


async def test_a_file_reminds_as_the_person_chose(ana: Reader) -> None:
    await ana.announced(meeting())
    await ana.say("/avisos ninguno")

    await ana.say("/calendario 1")

    assert b"VALARM" not in await sent(ana)


async def test_what_is_over_needs_no_calendar(ana: Reader, clock: FakeClock) -> None:
    await ana.announced(meeting())
    clock.advance(timedelta(days=20))

    reply = await ana.say("/calendario 1")

    assert "ya terminó" in reply.text
    assert ana.letters() == []


async def test_alone_it_explains(ana: Reader) -> None:
    assert "/mi_calendario" in (await ana.say("/calendario")).text
    assert "/mi_calendario" not in (await replace(ana, who=GUEST).say("/calendario")).text


async def test_an_address_is_shown_once_and_only_its_hash_is_stored(ana: Reader) -> None:
    first = await ana.say("/mi_calendario")
    second = await ana.say("/mi_calendario")

    assert "https://enlace.example/calendario/secreto.ics" in first.text
    assert "webcal://enlace.example/calendario/secreto.ics" in first.text
    assert "secreto" not in second.text + first.kept.text
    assert "una sola vez" in first.kept.text
    assert (await ana.work.subscriptions.of("t", "ana")).feed == feed_of("secreto")
    assert await ana.work.subscriptions.with_feed("secreto") is None


async def test_a_new_address_ends_the_old_one(ana: Reader) -> None:
    await ana.work.subscriptions.keep(replace(await ana.work.subscriptions.of("t", "ana"), feed=feed_of("viejo")))

    reply = await ana.say("/mi_calendario nuevo")

    assert "secreto.ics" in reply.text
    assert await ana.work.subscriptions.with_feed(feed_of("viejo")) is None


async def test_an_address_can_be_taken_back(ana: Reader) -> None:
    await ana.say("/mi_calendario")

    removed, again = await ana.say("/mi_calendario quitar"), await ana.say("/mi_calendario quitar")

    assert removed.text.startswith("Su dirección de calendario quedó sin efecto")
    assert again.text.startswith("No tiene ninguna")
    assert await ana.work.subscriptions.with_feed(feed_of("secreto")) is None


async def test_addresses_are_for_who_was_approved_where_there_are_any(ana: Reader) -> None:
    guest, nowhere = replace(ana, who=GUEST), replace(ana, office=OFFICE)

    assert "personas aprobadas" in (await guest.say("/mi_calendario")).text
    assert "no ofrece calendarios" in (await nowhere.say("/mi_calendario")).text
    assert "no ofrece calendarios" in (await nowhere.say("/mi_calendario nuevo")).text
    assert (await ana.say("/mi_calendario azul")).text.startswith("Escriba /mi_calendario")
