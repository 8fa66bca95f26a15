"""The outbox and its courier over the double, without the rest of the channel and without limits."""

from dataclasses import dataclass
from datetime import timedelta

from telegram import Bot

from bot.channels.telegram.deliver import Deliver
from bot.channels.telegram.topics import Topics
from bot.courier import Courier
from bot.storage.store import Store
from handlers.messages import Letter
from handlers.ports import Delivery
from tests.fakes import FakeClock


@dataclass
class Post:
    store: Store
    clock: FakeClock
    bot: Bot

    def __post_init__(self) -> None:
        self.restart()

    def restart(self) -> None:
        deliver = Deliver(self.bot, self.store, Topics(self.bot, self.store))
        self.courier = Courier(self.store, deliver, self.clock, channel="telegram")

    async def send(self, *letters: Letter) -> None:
        async with self.store.transaction() as work:
            for letter in letters:
                await work.outbox.put(letter)
        await self.courier.deliver_all()

    async def later(self, seconds: float = 3600) -> None:
        self.clock.advance(timedelta(seconds=seconds))
        await self.courier.deliver_all()

    async def states(self) -> dict[str, int]:
        async with self.store.transaction() as work:
            return {str(state): count for state, count in (await work.outbox.counted()).items()}

    async def troubled(self) -> list[Delivery]:
        async with self.store.transaction() as work:
            return list(await work.outbox.troubled(10))

    async def at(self, chat: int, message: int) -> str | None:
        async with self.store.transaction() as work:
            letter = await work.posted.letter_at("telegram", str(chat), str(message))
            return letter.key if letter else None
