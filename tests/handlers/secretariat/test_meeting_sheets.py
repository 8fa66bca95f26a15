"""The secretariat asks for a sheet, fills it in and sends it; the whole way through the doorway and the workshop."""

import io
from collections.abc import Mapping, Sequence
from typing import Any

import pytest
from openpyxl import Workbook, load_workbook

from bot.workshop import Telling
from handlers.messages import Attachment, Letter
from handlers.ports import Job, JobKind, Meeting, StoredFile
from handlers.texts.meeting_sheets import HEADS
from tests.builders import person
from tests.fakes import FakeClock
from tests.handlers.admins.curation.desk import Desk
from tests.handlers.secretariat.test_convening import ICS

Cells = Mapping[str, Any]
GOOD: Cells = {"título": "Taller", "fecha": "24/09/2027", "desde las": "9", "hasta las": "17", "país": "Perú"}
READING = "Leo la hoja"


@pytest.fixture
async def desk(clock: FakeClock) -> Desk:
    found = await Desk(clock).open()
    async with found.storage.transaction() as work:
        await work.people.record(person("eva", "secretariat"))
        await work.people.record(person("ana"))
        await work.people.record(person("sin", standing="guest"))
    return found


def sheet(*rows: Cells) -> bytes:
    book, heads = Workbook(), list(HEADS.values())
    page = book.worksheets[0]
    page.title = "Reuniones"
    page.append(heads)
    for row in rows:
        page.append([row.get(head) for head in heads])
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


async def sends(
    desk: Desk, content: bytes, text: str = "", *, of: str = "eva", name: str = "reuniones.xlsx", size: int = 0
) -> str:
    desk.files["f"] = content
    return (await desk.says(text, of=of, file=Attachment("f", name, size or len(content)))).text


async def drafts(desk: Desk) -> Sequence[Meeting]:
    async with desk.storage.transaction() as work:
        return await work.meetings.listed(("draft", "announced", "cancelled"))


async def last(desk: Desk, of: str = "eva") -> Letter:
    return (await desk.letters(of))[-1]


async def file_of(desk: Desk, letter: Letter) -> StoredFile:
    async with desk.storage.transaction() as work:
        file = await work.files.get(letter.file)
    assert file is not None
    return file


@pytest.mark.parametrize("who", ["eva", "olga"])
async def test_a_template_is_sent_and_comes_back_filled_in(desk: Desk, who: str) -> None:
    assert "Preparo la plantilla" in (await desk.says("/reunion plantilla", of=who)).text
    letter = await last(desk, who)
    file = await file_of(desk, letter)
    book = load_workbook(io.BytesIO(file.content))
    book["Reuniones"].append([GOOD.get(head) for head in HEADS.values()])
    out = io.BytesIO()
    book.save(out)

    await sends(desk, out.getvalue(), "/reunion importar", of=who)

    assert (file.name, "Complete la hoja «Reuniones»" in letter.text) == ("plantilla-reuniones.xlsx", True)
    assert [(one.title, one.state, one.made_by.person) for one in await drafts(desk)] == [("Taller", "draft", who)]


async def test_a_sheet_becomes_drafts_that_can_be_looked_at_and_nothing_is_announced(desk: Desk) -> None:
    plenary = {**GOOD, "título": "Plenaria", "fecha": "1 de octubre", "invitados": "Chile"}

    assert READING in await sends(desk, sheet(GOOD, {"fecha": "25/09/2027", "sesión": "Acuerdos"}, plenary))

    told = await last(desk)
    assert told.text == (
        "Borradores que trae la hoja:\n1. Taller · viernes 24 de septiembre de 2027\n"
        "2. Plenaria · viernes 1 de octubre de 2027"
    )
    assert [choice.says for choice in told.choices] == ["/reunion ver 1", "/reunion ver 2"]
    assert "Se invita a: Chile" in (await desk.taps(told, "Ver la 2", of="eva")).text
    assert await desk.letters("ana") == []


async def test_of_many_drafts_the_first_are_named(desk: Desk) -> None:
    await sends(desk, sheet(*[{**GOOD, "título": f"Taller {at}"} for at in range(25)]))

    told = await last(desk)
    assert told.text.endswith("20. Taller 19 · viernes 24 de septiembre de 2027\n… y 5 más, hasta la 25.")
    assert (len(told.choices), len(await drafts(desk))) == (10, 25)


async def test_a_date_that_is_past_is_told(desk: Desk) -> None:
    await sends(desk, sheet(GOOD, {**GOOD, "fecha": "24/09/2020"}))

    assert (await last(desk)).text.endswith("\n\nYa pasaron, según su fecha: 2. Revíselas.")


async def test_one_wrong_row_and_nothing_is_stored(desk: Desk) -> None:
    await sends(desk, sheet(GOOD, {**GOOD, "fecha": "31 de febrero"}))

    told = await last(desk)
    assert "· Reuniones, celda B3: El 31 de febrero no existe: febrero tiene 28 días ese año." in told.text
    assert [choice.says for choice in told.choices] == ["/reunion plantilla"]
    assert await drafts(desk) == []


@pytest.mark.parametrize("content", [b"", b"hola", b"PK\x03\x04", b"\xd0\xcf\x11\xe0"])
async def test_what_is_no_sheet_changes_nothing_and_says_why(desk: Desk, content: bytes) -> None:
    await sends(desk, content, "/reunion importar")

    assert (await last(desk)).text
    assert await drafts(desk) == []


async def test_a_file_that_says_itself_that_it_is_too_large_is_not_fetched(desk: Desk) -> None:
    assert "pesa 25 MB y el máximo es 20 MB" in await sends(desk, sheet(GOOD), size=25_000_000)
    assert await desk.letters("eva") == []


async def test_a_file_that_the_channel_does_not_give_is_asked_for_again(desk: Desk) -> None:
    await desk.says("/reunion importar", of="eva", file=Attachment("gone", "x.xlsx", 5))

    assert "No pude obtener el archivo" in (await last(desk)).text


@pytest.mark.parametrize(
    ("kind", "content"), [("meetings", sheet(GOOD, {**GOOD, "título": "Otro"})), ("calendar", ICS)]
)
async def test_a_job_that_is_cut_off_and_begins_again_makes_no_draft_twice(
    desk: Desk, kind: JobKind, content: bytes
) -> None:
    desk.files["f"] = content
    async with desk.storage.transaction() as work:
        await work.jobs.put(Job(0, kind, person("eva").who, "eva", {"file": "f", "name": "x"}))
        job = await work.jobs.claim()
    assert job is not None
    await desk.benches[kind](job, Telling(desk.storage, job))
    await desk.says("/reunion descartar 2", of="eva")

    async with desk.storage.transaction() as work:
        await work.jobs.interrupted()
    await desk.workshop.finish()

    assert len(await drafts(desk)) == 2
    assert [letter.key for letter in await desk.letters("eva")] == [f"job:{job.number}:result"]


async def test_how_to_send_a_sheet_is_told_to_whoever_sends_none(desk: Desk) -> None:
    reply = await desk.says("/reunion importar", of="eva")

    assert "escriba en el mismo mensaje: /reunion importar" in reply.text
    assert [choice.says for choice in reply.choices] == ["/reunion plantilla"]


@pytest.mark.parametrize("who", ["ana", "sin", "nadie"])
@pytest.mark.parametrize("text", ["", "/reunion importar", "/reunion plantilla"])
async def test_nobody_else_is_answered_this_way(desk: Desk, who: str, text: str) -> None:
    said = await sends(desk, sheet(GOOD), text, of=who)

    assert READING not in said
    assert "Preparo la plantilla" not in said and "/reunion importar" not in said
    assert await drafts(desk) == []
    assert await desk.letters(who) == []


async def test_without_words_the_sheet_of_an_administrator_is_knowledge_and_the_other_way_is_told(desk: Desk) -> None:
    assert READING not in await sends(desk, sheet(GOOD), of="olga")

    told = await last(desk, "olga")
    assert "no se conoce la columna «título»" in told.text
    assert "envíelo con el texto /reunion importar" in told.text
    assert await drafts(desk) == []


async def test_a_calendar_is_still_a_calendar_and_another_file_is_no_sheet(desk: Desk) -> None:
    assert "Leo el calendario" in await sends(desk, b"x", name="x.ics")
    assert READING not in await sends(desk, sheet(GOOD), name="x.pdf")
