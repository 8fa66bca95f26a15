"""The promises of `Conversations`."""

from dataclasses import replace
from datetime import timedelta

import pytest

from bot.work import Storage
from handlers.admins.curation.editing import Editing
from handlers.dialogue import Choosing, Idle, Memory, Writing
from handlers.messages import Choice, Turn
from handlers.people.form import Form
from handlers.ports import TURN_LASTS
from tests.fakes import FakeClock

MEMORIES = [
    Memory(),
    Memory(Idle(), Turn("¿Cuándo fue?", ("D6-01", "D6-02"))),
    Memory(Choosing((Choice("Sí, envíela", "/enviar_consulta ¿ñ?"), Choice("No", "/cancelar")))),
    Memory(Writing("/responder 3"), Turn("¿Cuándo fue?")),
    Memory(Writing("/dato_ficha"), editing=Editing(3, "faq:ñ", "answer")),
    Memory(Writing("/x", (Choice("Sí", "/sí"),)), form=Form(("name",), ("name", "confirm"), name="Ñusta")),
]


@pytest.mark.parametrize("memory", MEMORIES)
async def test_what_is_remembered_is_recalled(storage: Storage, memory: Memory) -> None:
    async with storage.transaction() as work:
        await work.conversations.remember("t", "ana", memory)

    async with storage.transaction() as work:
        assert await work.conversations.recall("t", "ana") == memory


async def test_an_unknown_conversation_has_an_empty_memory(storage: Storage) -> None:
    async with storage.transaction() as work:
        assert await work.conversations.recall("t", "nadie") == Memory()


async def test_a_new_memory_replaces_the_old_one_of_this_conversation_only(storage: Storage) -> None:
    async with storage.transaction() as work:
        await work.conversations.remember("t", "ana", Memory(Writing("/contactar")))
        await work.conversations.remember("t", "eva", Memory(Writing("/contactar")))
        await work.conversations.remember("t", "ana", Memory())

        assert await work.conversations.recall("t", "ana") == Memory()
        assert await work.conversations.recall("t", "eva") == Memory(Writing("/contactar"))


async def test_an_old_turn_is_forgotten_and_what_was_offered_is_not(storage: Storage, clock: FakeClock) -> None:
    offered = Choosing((Choice("Sí, envíela", "/enviar_consulta ¿ñ?"), Choice("No", "/cancelar")))
    async with storage.transaction() as work:
        await work.conversations.remember("t", "ana", Memory(offered, Turn("¿Cuándo fue?")))

    clock.advance(TURN_LASTS + timedelta(seconds=1))

    async with storage.transaction() as work:
        assert await work.conversations.recall("t", "ana") == Memory(offered)


async def test_a_registration_is_not_forgotten_however_long_it_rests(storage: Storage, clock: FakeClock) -> None:
    under_way = Memory(Writing("/x"), Turn("¿Cuándo fue?"), Form(("name",), ("confirm",), name="Ana"))
    async with storage.transaction() as work:
        await work.conversations.remember("t", "ana", under_way)

    clock.advance(TURN_LASTS + timedelta(days=30))

    async with storage.transaction() as work:
        assert await work.conversations.recall("t", "ana") == replace(under_way, turn=None)
