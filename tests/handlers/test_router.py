"""The first handler that has something to say is heard."""

from handlers.courtesy import LONGEST, refuse_too_long
from handlers.dialogue import Memory
from handlers.messages import Incoming, Reply
from handlers.router import first_reply
from tests.builders import message, reply


async def silent(_incoming: Incoming, _memory: Memory) -> tuple[Reply, ...] | None:
    return None


async def first(_incoming: Incoming, _memory: Memory) -> tuple[Reply, ...] | None:
    return (reply("primero"),)


async def second(_incoming: Incoming, _memory: Memory) -> tuple[Reply, ...] | None:
    return (reply("segundo"),)


async def test_the_first_that_is_not_silent_is_heard() -> None:
    assert await first_reply(message(), Memory(), [silent, first, second]) == (reply("primero"),)


async def test_when_all_are_silent_nothing_is_said() -> None:
    assert await first_reply(message(), Memory(), [silent]) == ()


async def test_a_message_that_nobody_could_mean_is_refused_civilly() -> None:
    too_long = await first_reply(message("a" * (LONGEST + 1)), Memory(), [refuse_too_long])
    just_right = await first_reply(message("a" * LONGEST), Memory(), [refuse_too_long])

    assert str(LONGEST) in too_long[0].text
    assert just_right == ()
