from collections.abc import AsyncIterator
from dataclasses import replace

import httpx
import pytest
from starlette.applications import Starlette

from bot.feed import route
from bot.work import Storage
from handlers.officials.calendars import feed_of
from handlers.ports import Attendance, Meeting, Person, Subscription
from tests.builders import person
from tests.fakes import FakeClock
from tests.gathered import meeting

ANA = replace(person("ana"), country="Chile")


@pytest.fixture
async def browser(storage: Storage, clock: FakeClock) -> AsyncIterator[httpx.AsyncClient]:
    app = Starlette(routes=[route(storage, clock)])
    transport = httpx.ASGITransport(app)
    async with httpx.AsyncClient(transport=transport, base_url="http://enlace") as client:
        yield client


async def given(storage: Storage, *made: Meeting, who: Person = ANA, themes: tuple[str, ...] = ()) -> None:
    async with storage.transaction() as work:
        await work.people.record(who)
        await work.subscriptions.keep(Subscription("t", "ana", themes=themes, feed=feed_of("abc")))
        for one in made:
            await work.meetings.add(one)


async def test_an_address_gives_the_calendar_of_its_person(storage: Storage, browser: httpx.AsyncClient) -> None:
    await given(
        storage,
        meeting(uid="a@e", title="Abierta", link="https://zoom.example/1"),
        meeting(uid="b@e", title="Cerrada", countries=("Perú",)),
        meeting(uid="c@e", title="Anulada", state="cancelled"),
        meeting(uid="d@e", title="Borrador", state="draft"),
    )

    answer = await browser.get("/calendario/abc.ics")

    assert answer.status_code == 200
    assert answer.headers["content-type"] == "text/calendar; charset=utf-8"
    assert answer.headers["cache-control"].startswith("private")
    assert answer.headers["last-modified"] == "Mon, 23 Nov 2026 12:00:00 GMT"
    told = {name: name in answer.text for name in ("Abierta", "zoom.example", "Cerrada", "Anulada", "Borrador")}
    assert told == {"Abierta": True, "zoom.example": True, "Cerrada": False, "Anulada": True, "Borrador": False}


async def test_what_is_known_is_not_sent_again(storage: Storage, browser: httpx.AsyncClient) -> None:
    await given(storage, meeting())
    first = await browser.get("/calendario/abc.ics")

    again = await browser.get("/calendario/abc.ics", headers={"If-None-Match": f'"x", W/{first.headers["etag"]}'})
    other = await browser.get("/calendario/abc.ics", headers={"If-None-Match": '"x"'})

    assert (again.status_code, again.content, again.headers["etag"]) == (304, b"", first.headers["etag"])
    assert other.content == first.content


async def test_a_head_has_no_body(storage: Storage, browser: httpx.AsyncClient) -> None:
    await given(storage, meeting())

    answer = await browser.head("/calendario/abc.ics")

    assert (answer.status_code, answer.content) == (200, b"")
    assert "etag" in answer.headers


async def test_themes_choose_what_is_in_it_unless_it_is_attended(storage: Storage, browser: httpx.AsyncClient) -> None:
    await given(storage, meeting(uid="a@e", title="Uno"), meeting(uid="b@e", title="Dos"), themes=("trata",))
    async with storage.transaction() as work:
        await work.attendances.answer(Attendance(2, ANA.who, "Chile", "yes"))

    answer = await browser.get("/calendario/abc.ics")

    assert ("Uno" in answer.text, "Dos" in answer.text) == (False, True)


@pytest.mark.parametrize("standing", ["revoked", "guest", "pending"])
async def test_who_is_not_approved_has_no_calendar(storage: Storage, browser: httpx.AsyncClient, standing: str) -> None:
    await given(storage, meeting(), who=replace(ANA, standing=standing))  # type: ignore[arg-type]

    assert (await browser.get("/calendario/abc.ics")).status_code == 404


@pytest.mark.parametrize("secret", ["abd", "a" * 300, feed_of("abc"), "%00", "abc.ics"])
async def test_an_unknown_secret_sounds_like_any_address_that_leads_nowhere(
    storage: Storage, browser: httpx.AsyncClient, secret: str
) -> None:
    await given(storage, meeting())

    unknown, nowhere = await browser.get(f"/calendario/{secret}.ics"), await browser.get("/nada")

    assert (unknown.status_code, unknown.text) == (nowhere.status_code, nowhere.text)
    assert unknown.headers == nowhere.headers


async def test_the_secret_is_not_logged(
    storage: Storage, browser: httpx.AsyncClient, caplog: pytest.LogCaptureFixture
) -> None:
    await given(storage, meeting())
    caplog.set_level("DEBUG")
    for other in ("httpx", "aiosqlite"):
        caplog.set_level("WARNING", logger=other)

    await browser.get("/calendario/abc.ics")
    await browser.get("/calendario/secreto.ics")

    assert "abc.ics" not in caplog.text
    assert "secreto" not in caplog.text
