"""Reply markups: refused as the Bot API refuses them, and read as a person reads them."""

import json
from typing import Any

from tests.faults.wire import Fields, Json, bad_request

MAX_BUTTONS = 100
ACTIONS = {
    "url",
    "callback_data",
    "web_app",
    "login_url",
    "switch_inline_query",
    "switch_inline_query_current_chat",
    "switch_inline_query_chosen_chat",
    "copy_text",
    "callback_game",
    "pay",
}
OTHERS = ("keyboard", "remove_keyboard", "force_reply")


def markup_of(fields: Fields) -> Json | None:
    """The markup of a call, checked; empty inline keyboards count as none."""
    markup = fields.decoded("reply_markup")
    if markup is None:
        return None
    if not isinstance(markup, dict) or not ({"inline_keyboard", *OTHERS} & markup.keys()):
        raise bad_request("object expected as reply markup")
    rows = markup.get("inline_keyboard")
    if rows is None:
        return markup
    if not isinstance(rows, list) or not all(isinstance(row, list) for row in rows):
        raise bad_request('field "inline_keyboard" of the InlineKeyboardMarkup must be an Array of Arrays')
    buttons = [button for row in rows for button in row]
    if len(buttons) > MAX_BUTTONS:
        raise bad_request("reply markup is too long")
    for button in buttons:
        _check(button)
    return markup if buttons else None


def buttons_of(markup: Json | None) -> list[Json]:
    return [button for row in (markup or {}).get("inline_keyboard", []) for button in row]


def labels_of(markup: Json | None) -> tuple[str, ...]:
    """The labels in reading order; of a reply keyboard too."""
    rows = (markup or {}).get("inline_keyboard") or (markup or {}).get("keyboard") or []
    return tuple(button if isinstance(button, str) else str(button["text"]) for row in rows for button in row)


def same(one: Json | None, other: Json | None) -> bool:
    return json.dumps(one, sort_keys=True) == json.dumps(other, sort_keys=True)


def _check(button: Any) -> None:
    complaint = "can't parse inline keyboard button: "
    if not isinstance(button, dict):
        raise bad_request(f"{complaint}InlineKeyboardButton must be an Object")
    if not isinstance(button.get("text"), str) or not button["text"].strip():
        raise bad_request(f'{complaint}Field "text" must not be empty')
    actions = ACTIONS & button.keys()
    if len(actions) != 1:
        raise bad_request(f"{complaint}Text buttons are unallowed in the inline keyboard")
    data = button.get("callback_data")
    if data is not None and not (isinstance(data, str) and 1 <= len(data.encode()) <= 64):
        raise bad_request("BUTTON_DATA_INVALID")
    url = button.get("url")
    if url is not None and not str(url).startswith(("http://", "https://", "tg://")):
        raise bad_request(f"inline keyboard button URL '{url}' is invalid: Wrong HTTP URL")
