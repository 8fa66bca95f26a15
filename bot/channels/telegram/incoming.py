"""An update of Telegram -> a message, an event, or nothing. Pure.

In a group only what is said to the bot becomes a message: the rest of what people write there is never stored. What has
no person behind it (channels, anonymous administrators, other bots) is nothing, because rights rest on persons.
"""

import re
from dataclasses import dataclass

from telegram import CallbackQuery, Chat, ChatMemberUpdated, Message, Update

from bot.channels.telegram import CHANNEL
from bot.channels.telegram.events import Blocked, BotRights, Event, InlineAsked, Migrated, Unblocked
from handlers.messages import Attachment, Incoming, Media

ALLOWED = ("message", "edited_message", "callback_query", "my_chat_member", "inline_query")
"""The kinds of update that Telegram is asked for."""

_GROUPS = ("group", "supergroup")
_COMMAND = re.compile(r"\s*/(?P<name>\w+)(?:@(?P<bot>\w+))?(?!\S)", re.ASCII)
_KINDS: tuple[tuple[str, Media], ...] = (
    ("photo", "photo"),
    ("voice", "voice"),
    ("audio", "audio"),
    ("video", "video"),
    ("video_note", "video"),
    ("animation", "video"),
    ("document", "document"),
    ("sticker", "sticker"),
    ("venue", "location"),
    ("location", "location"),
    ("contact", "contact"),
    *((kind, "other") for kind in ("poll", "dice", "game", "story", "paid_media", "checklist", "invoice")),
)  # fmt: skip
"""What a message may hold besides words; an animation comes as a document too."""

_LONGEST_NAME = 100


@dataclass(frozen=True, slots=True)
class Me:
    """The account of the bot."""

    id: int
    username: str


def read(update: Update, me: Me) -> Incoming | Event | None:
    """What an update says to us."""
    if update.callback_query is not None:
        return _tapped(update.update_id, update.callback_query)
    if update.inline_query is not None:
        query = update.inline_query
        return InlineAsked(query.id, query.query, str(query.from_user.id))
    if update.my_chat_member is not None:
        return _membership(update.my_chat_member)
    message = update.message or update.edited_message
    if message is None:
        return None
    return _moved(message) or _written(update, message, me)


def _moved(message: Message) -> Migrated | None:
    """Both groups say so, each in its own way."""
    here = str(message.chat.id)
    if message.migrate_to_chat_id:
        return Migrated(here, str(message.migrate_to_chat_id))
    return Migrated(str(message.migrate_from_chat_id), here) if message.migrate_from_chat_id else None


def _membership(change: ChatMemberUpdated) -> Event:
    conversation, member = str(change.chat.id), change.new_chat_member
    if member.status in ("left", "kicked"):
        return Blocked(conversation)
    if change.chat.type == Chat.PRIVATE:
        return Unblocked(conversation)
    return BotRights(conversation, bool(getattr(member, "can_manage_topics", False)))


def _written(update: Update, message: Message, me: Me) -> Incoming | None:
    user, chat = message.from_user, message.chat
    text, media = message.text or message.caption or "", _media(message)
    edits = update.edited_message is not None
    if user is None or _is_of_nobody(message, me) or not (text or media) or (edits and media == "location"):
        return None
    group = chat.type in _GROUPS
    if group and not _is_for(message, text, me):
        return None
    return Incoming(
        id=str(update.update_id),
        channel=CHANNEL,
        conversation=str(chat.id),
        person=str(user.id),
        text=_said(text, me),
        name=user.full_name,
        handle=user.username or "",
        source=str(message.message_id),
        written=int((message.edit_date or message.date).timestamp()),
        edits=edits,
        group=group,
        media=media,
        file=_file(message),
        markup=_markup(message),
        answers=_answers(message),
        thread=_thread(message),
    )


def _tapped(number: int, query: CallbackQuery) -> Incoming | None:
    """A tap has no date: it is always of now. The message under which it was may be gone, but not its id."""
    message, user = query.message, query.from_user
    if message is None or query.data is None:
        return None
    shown = message if isinstance(message, Message) else None
    return Incoming(
        id=str(number),
        channel=CHANNEL,
        conversation=str(message.chat.id),
        person=str(user.id),
        text=_label(shown, query.data),
        name=user.full_name,
        handle=user.username or "",
        group=message.chat.type != Chat.PRIVATE,
        picks=query.data,
        answers=str(message.message_id),
        thread=_thread(shown) if shown else "",
    )


def _label(message: Message | None, data: str) -> str:
    keyboard = message.reply_markup if message else None
    buttons = [button for row in keyboard.inline_keyboard for button in row] if keyboard else []
    return next((button.text for button in buttons if button.callback_data == data), "")


def _media(message: Message) -> Media | None:
    return next((media for name, media in _KINDS if getattr(message, name, None)), None)


def _markup(message: Message) -> str:
    """Only where something is marked."""
    if message.entities:
        return message.text_html or ""
    return (message.caption_html or "") if message.caption_entities else ""


def _file(message: Message) -> Attachment | None:
    """A document with its name, without folders; an animation is none, though it comes as one too."""
    document = message.document
    if document is None or message.animation is not None:
        return None
    name = (document.file_name or "").replace("\\", "/").rsplit("/", 1)[-1][-_LONGEST_NAME:]
    return Attachment(document.file_id, name, document.file_size or 0)


def _is_of_nobody(message: Message, me: Me) -> bool:
    """Of another bot, of a chat, or pasted with our inline mode: those are our own words."""
    pasted = message.via_bot is not None and message.via_bot.id == me.id
    by_a_bot = message.from_user is not None and message.from_user.is_bot
    return pasted or by_a_bot or message.sender_chat is not None or message.chat.type == Chat.CHANNEL


def _is_for(message: Message, text: str, me: Me) -> bool:
    """In a group: a command, our name, or a reply to something of ours."""
    command = _COMMAND.match(text)
    if command is not None:
        return command["bot"] is None or command["bot"].casefold() == me.username.casefold()
    if _mention(me).search(text):
        return True
    answered = message.reply_to_message
    ours = answered is not None and answered.from_user is not None and answered.from_user.id == me.id
    return ours and bool(_answers(message))


def _answers(message: Message) -> str:
    """Whatever is written in a topic comes as a reply to the service message that opened it; that is no reply."""
    answered = message.reply_to_message
    if answered is None or answered.forum_topic_created is not None:
        return ""
    return str(answered.message_id)


def _thread(message: Message) -> str:
    """Replies in a group without topics have a thread too, which cannot be written to."""
    return str(message.message_thread_id) if message.is_topic_message and message.message_thread_id else ""


def _said(text: str, me: Me) -> str:
    """Without our name: «/orden@bot» is «/orden», and «¿Hay cupos, @bot?» is «¿Hay cupos?»."""
    command = _COMMAND.match(text)
    if command is not None:
        return f"/{command['name']}{text[command.end() :]}".strip()
    return _mention(me).sub(lambda name: " " if name["mark"] is None else "", text).strip()


def _mention(me: Me) -> re.Pattern[str]:
    """Blanks before it go too; only from where they begin, or a message of nothing but blanks would take a second."""
    name = re.escape(me.username)
    return re.compile(rf"(?<![, \t])[, \t]*(?<!\w)@{name}(?!\w)[,:]?[ \t]*(?P<mark>(?=[?!.;])|\Z)?", re.IGNORECASE)
