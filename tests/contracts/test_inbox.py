"""The promises of `Inbox`."""

import sqlite3
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest

from bot.storage.store import Store
from bot.work import Storage
from handlers.admins.curation.editing import Editing
from handlers.messages import Attachment, Choice, Formatted, Lapse, Reply, Turn
from tests.builders import message


async def test_a_new_message_was_not_answered(storage: Storage) -> None:
    async with storage.transaction() as work:
        assert await work.inbox.answered(message()) is None


async def test_the_replies_of_an_answered_message_come_back_whole(storage: Storage) -> None:
    asked = message()
    said = (
        Reply("Una.", "answer", turn=Turn("¿?", ("A-1",))),
        Reply("¿Cuál?", "choices", (Choice("Ésta", "esta"),), action="help", awaits="/contactar"),
        Reply(
            "Un dato.", "command", editing=Editing(3, "faq:ñ", "answer"), formatted=(Formatted("dato", "<b>dato</b>"),)
        ),
        Reply("Saldrá.", "command", about="case:1", lapse=Lapse("k", "Salió.", 60, (Choice("Ésta", "esta"),))),
    )

    async with storage.transaction() as work:
        await work.inbox.remember(asked, said)

    async with storage.transaction() as work:
        assert await work.inbox.answered(asked) == said


async def test_a_secret_is_told_once_and_whoever_asks_again_hears_so(storage: Storage) -> None:
    asked, said = message(), Reply("Es 1234.", "command", formatted=(Formatted("1234", "<b>1234</b>"),), about="case:1")

    async with storage.transaction() as work:
        await work.inbox.remember(asked, (replace(said, redacted="Se dijo una vez."), Reply("Listo.", "small")))

    async with storage.transaction() as work:
        assert await work.inbox.answered(asked) == (
            Reply("Se dijo una vez.", "command", about="case:1"),
            Reply("Listo.", "small"),
        )


async def test_a_message_that_was_answered_with_silence_was_answered(storage: Storage) -> None:
    asked = message()

    async with storage.transaction() as work:
        await work.inbox.remember(asked, ())

        assert await work.inbox.answered(asked) == ()


async def test_the_same_id_on_another_channel_is_new(storage: Storage) -> None:
    async with storage.transaction() as work:
        await work.inbox.remember(message(id="7", channel="a"), ())

        assert await work.inbox.answered(message(id="7", channel="b")) is None


async def test_what_was_accepted_waits_in_order_until_it_is_answered(storage: Storage) -> None:
    first = replace(message("uno", id="9"), media="document", file=Attachment("F1", "ñ.xlsx", 512), markup="<b>uno</b>")
    second = replace(message("dos", id="10"), picks="abc")
    async with storage.transaction() as work:
        await work.inbox.accept(first)
        await work.inbox.accept(second)
        await work.inbox.accept(message("otro canal", channel="otro"))

    async with storage.transaction() as work:
        both = await work.inbox.waiting("t")
        await work.inbox.remember(first, ())
        rest = await work.inbox.waiting("t")

    assert list(both) == [first, second]
    assert list(rest) == [second]


async def test_a_message_accepted_twice_is_one_and_an_answered_one_does_not_wait_again(storage: Storage) -> None:
    asked = message(id="9")
    async with storage.transaction() as work:
        accepted = [await work.inbox.accept(asked), await work.inbox.accept(asked)]
        once = len(await work.inbox.waiting("t"))
        assert await work.inbox.answered(asked) is None
        await work.inbox.remember(asked, ())
        accepted.append(await work.inbox.accept(asked))

        assert (once, list(await work.inbox.waiting("t"))) == (1, [])
    assert accepted == [True, False, False]


async def test_a_message_of_the_channel_is_known_by_the_first_that_came_of_it(storage: Storage) -> None:
    first = replace(message("uno", id="9", person="ana"), source="55")
    async with storage.transaction() as work:
        await work.inbox.accept(first)
        await work.inbox.remember(first, ())
        await work.inbox.accept(replace(first, id="12", edits=True))

        assert await work.inbox.first_about("t", "ana", "55") == "9"
        assert await work.inbox.first_about("t", "ana", "56") is None


async def test_a_waiting_message_of_another_version_is_named_and_keeps_no_other_waiting(
    store: Store, database: Path, caplog: pytest.LogCaptureFixture
) -> None:
    async with store.transaction() as work:
        for id in ("1", "2"):
            await work.inbox.accept(message("mi secreto", id=id))
    with closing(sqlite3.connect(database)) as other, other:
        other.execute("UPDATE inbox SET says = '{\"mi secreto\": 1}' WHERE message = '1'")

    async with store.transaction() as work:
        waiting = await work.inbox.waiting("t")

    assert [one.id for one in waiting] == ["2"]
    assert "message 1 cannot be read" in caplog.text
    assert "secreto" not in caplog.text
