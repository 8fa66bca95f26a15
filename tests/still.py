"""A shelf with one brain, for whoever changes nothing."""

from bot.shelf import Shelf
from bot.wiring import Brain
from bot.work import Storage


class Still(Shelf):
    def __init__(self, brain: Brain) -> None:  # it makes nothing
        self._brain = brain

    async def fresh(self, storage: Storage, patience: float = 0.0) -> None:
        return

    async def catch_up(self, storage: Storage) -> bool:
        return False
