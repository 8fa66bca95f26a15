"""What the assistant cannot read."""

from dataclasses import replace

import pytest

from handlers.dialogue import Memory
from handlers.messages import Incoming, Media, Reply
from handlers.officials import media
from handlers.texts import media as texts
from tests.builders import message


def file(kind: Media | None, caption: str = "", *, source: str = "7") -> Incoming:
    return replace(message(caption), media=kind, source=source)


async def heard(incoming: Incoming) -> Reply:
    replies = await media.received(incoming, Memory())
    assert replies is not None
    return replies[0]


@pytest.mark.parametrize("kind", ["photo", "voice", "audio", "video", "document", "other"])
async def test_a_file_without_words_can_be_sent_to_people(kind: Media) -> None:
    reply = await heard(file(kind))

    assert reply.text == texts.cannot_read()
    assert [choice.says for choice in reply.choices] == [f"/enviar_consulta m:7+ {texts.sent(kind)}", "/cancelar"]


async def test_what_is_said_to_each_message_of_an_album_is_short() -> None:
    assert len((await heard(file("photo"))).text) < 80


@pytest.mark.parametrize("kind", ["sticker", "location", "contact"])
async def test_what_nobody_needs_to_see_gets_a_civil_word(kind: Media) -> None:
    reply = await heard(file(kind))

    assert (reply.text, reply.choices) == (texts.only_words(), ())


async def test_a_file_that_cannot_be_copied_is_not_offered_to_be_sent() -> None:
    assert (await heard(file("photo", source=""))).choices == ()


async def test_in_a_group_it_is_not_offered_either() -> None:
    assert (await heard(replace(file("photo"), group=True))).choices == ()


@pytest.mark.parametrize("incoming", [file("photo", "¿Qué dice la VI?"), file(None, "hola"), file(None)])
async def test_words_are_the_question_whatever_is_beside_them(incoming: Incoming) -> None:
    assert await media.received(incoming, Memory()) is None
