"""Updates as Telegram writes them, with quiet defaults."""

from typing import Any

from telegram import Update

from bot.channels.telegram.incoming import Me

ME = Me(700, "enlace_bot")
ANA = {"id": 77, "is_bot": False, "first_name": "Ana", "last_name": "Paz", "username": "ana_paz"}
BOT = {"id": 700, "is_bot": True, "first_name": "Enlace", "username": "enlace_bot"}
PRIVATE = {"id": 77, "type": "private", "first_name": "Ana"}
GROUP = {"id": -100500, "type": "supergroup", "title": "Secretaría"}
NINE = 1_795_000_000


def update(kind: str, content: dict[str, Any], number: int = 9) -> Update:
    return Update.de_json({"update_id": number, kind: content}, None)


def message(text: str | None = None, *, chat: dict[str, Any] = PRIVATE, **more: Any) -> dict[str, Any]:
    """``sender`` stands for «from»."""
    sender = more.pop("sender", ANA)
    said = {} if text is None else {"text": text}
    return {"message_id": 31, "date": NINE, "chat": chat, "from": sender, **said, **more}


def written(text: str | None = None, *, chat: dict[str, Any] = PRIVATE, **more: Any) -> Update:
    return update("message", message(text, chat=chat, **more))


def edited(text: str, **more: Any) -> Update:
    return update("edited_message", message(text, edit_date=NINE + 60, **more))


def tapped(data: str, *, under: dict[str, Any] | None = None, **more: Any) -> Update:
    query: dict[str, Any] = {"id": "q1", "from": ANA, "chat_instance": "1", "data": data, **more}
    return update("callback_query", query if under is None else query | {"message": under})
