"""The promises of `Inbox`."""

from bot.work import Storage
from handlers.messages import Choice, Reply, Turn
from tests.builders import message


async def test_a_new_message_was_not_answered(storage: Storage) -> None:
    async with storage.transaction() as work:
        assert await work.inbox.answered(message()) is None


async def test_the_replies_of_an_answered_message_come_back_whole(storage: Storage) -> None:
    asked = message()
    said = (
        Reply("Una.", "answer", turn=Turn("¿?", ("A-1",))),
        Reply("¿Cuál?", "choices", (Choice("Ésta", "esta"),), action="help", awaits="/contactar"),
    )

    async with storage.transaction() as work:
        await work.inbox.remember(asked, said)

    async with storage.transaction() as work:
        assert await work.inbox.answered(asked) == said


async def test_a_message_that_was_answered_with_silence_was_answered(storage: Storage) -> None:
    asked = message()

    async with storage.transaction() as work:
        await work.inbox.remember(asked, ())

        assert await work.inbox.answered(asked) == ()


async def test_the_same_id_on_another_channel_is_new(storage: Storage) -> None:
    async with storage.transaction() as work:
        await work.inbox.remember(message(id="7", channel="a"), ())

        assert await work.inbox.answered(message(id="7", channel="b")) is None
