"""The menus of commands, for whom they are."""

import pytest

from bot.channels.telegram.menus import Menus, Shown, commands
from tests.builders import person
from tests.faults.conftest import bot_for
from tests.faults.telegram_double import TelegramDouble

pytestmark = pytest.mark.slow

MENUS = Menus(
    {
        "official": (("ayuda", "muestra la ayuda"),),
        "secretariat": (("pendientes", "las consultas abiertas"),),
        "admin": (("roles", "quién puede qué"),),
    },
    (("pregunta", "hace una pregunta"),),
    (("tomar", "se hace cargo"),),
)


async def test_each_chat_sees_what_its_people_may_do(calm: TelegramDouble) -> None:
    calm.person(5, "Eva", has_started=True)
    desk = calm.supergroup("Secretaría")

    async with bot_for(calm) as bot:
        shown = Shown(bot, MENUS, str(desk.id))
        await shown.begin()
        await shown.keep([person("5", "admin", channel="telegram")])

    assert calm.commands() == {"ayuda": "muestra la ayuda"}
    assert calm.commands({"type": "all_group_chats"}) == {"pregunta": "hace una pregunta"}
    assert calm.commands({"type": "chat", "chat_id": desk.id}) == {"tomar": "se hace cargo"}
    assert calm.commands({"type": "chat", "chat_id": 5}) == {"roles": "quién puede qué"}


async def test_a_menu_follows_what_its_person_may_do(calm: TelegramDouble) -> None:
    calm.person(5, "Eva", has_started=True)
    seen = []

    async with bot_for(calm) as bot:
        shown = Shown(bot, MENUS)
        for privileged in (["admin"], ["secretariat"], ["secretariat"], []):
            await shown.keep([person("5", role, channel="telegram") for role in privileged])  # type: ignore[arg-type]
            seen.append(list(calm.commands({"type": "chat", "chat_id": 5})))

    assert seen == [["roles"], ["pendientes"], ["pendientes"], []]
    assert len(calm.ledger.called("setMyCommands")) == 2


async def test_a_menu_that_cannot_be_set_is_logged_and_the_others_are(
    calm: TelegramDouble, caplog: pytest.LogCaptureFixture
) -> None:
    async with bot_for(calm) as bot:
        await Shown(bot, MENUS, "-100999").begin()

    assert calm.commands() != {}
    assert "menu (chat) was not set (BadRequest)" in caplog.text


def test_names_are_written_as_telegram_takes_them() -> None:
    listed = commands((("próximas", "reuniones"), ("mis-datos", "x" * 300), ("año", "no cabe")))

    assert [(command.command, len(command.description)) for command in listed] == [("proximas", 9), ("mis_datos", 256)]
