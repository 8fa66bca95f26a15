"""Takes one parcel to Telegram, for bot.courier. No transaction is open while Telegram is waited for.

A letter of several pieces is one attempt a piece, so that each counts in the pace and none is repeated when a later one
fails; the ids of all pieces, separated by spaces, are the id of the message. What can be repeated harmlessly (changing
a text, a title) is never uncertain.
"""

from collections.abc import Awaitable, Callable
from dataclasses import replace
from datetime import timedelta
from typing import TypeVar, assert_never

from telegram import Bot, InputFile, LinkPreviewOptions, Message, ReplyParameters
from telegram.constants import ParseMode
from telegram.error import BadRequest, ChatMigrated, NetworkError, TelegramError

from bot.channels.telegram import CHANNEL
from bot.channels.telegram.errors import cannot_parse, is_gone, is_unchanged, lost_topic, outcome
from bot.channels.telegram.outgoing import Piece, keyboard, pieces
from bot.channels.telegram.topics import Spot, Topics
from bot.delivery import Refused, Resting
from bot.work import Parcel, Storage
from handlers.messages import Letter
from handlers.ports import StoredFile
from handlers.texts import telegram as texts

T = TypeVar("T")

_NO_PREVIEW = LinkPreviewOptions(is_disabled=True)


class Deliver:
    """Performs what a letter asks for; raises the outcomes of bot.delivery."""

    def __init__(self, bot: Bot, storage: Storage, topics: Topics) -> None:
        self._bot = bot
        self._storage = storage
        self._topics = topics
        self._arrived: dict[int, list[str]] = {}
        """The pieces of parcels that are under way, by the number of the parcel."""

    async def __call__(self, parcel: Parcel) -> str:
        """The id of the message; of all its pieces."""
        try:
            return await self._performed(parcel)
        except ChatMigrated as moved:
            async with self._storage.transaction() as work:
                await work.posted.moved(CHANNEL, parcel.letter.conversation, str(moved.new_chat_id))
            raise Resting("moved", timedelta()) from moved
        except TelegramError as error:
            raise outcome(error, harmless=parcel.letter.act == "title") from error

    async def _performed(self, parcel: Parcel) -> str:
        letter = parcel.letter
        match letter.act:
            case "say":
                return await self._said(parcel.number, letter)
            case "revise":
                return await self._revised(parcel.number, letter)
            case "copy":
                return await self._copied(letter)
            case "title":
                await self._topics.entitle(letter)
                return ""
            case never:
                assert_never(never)

    async def _said(self, number: int, letter: Letter) -> str:
        parts: tuple[Piece | StoredFile, ...] = (*await self._file_of(letter), *pieces(letter))
        arrived = self._arrived.get(number, [])
        piece = parts[len(arrived)]
        answered = await self._answered(letter)
        sent = await self._in_place(letter, lambda spot: self._send(letter, piece, spot, answered))
        arrived = [*arrived, str(sent.message_id)]
        if len(arrived) < len(parts):
            self._arrived[number] = arrived
            raise Resting("in pieces", timedelta())
        self._arrived.pop(number, None)
        return " ".join(arrived)

    async def _file_of(self, letter: Letter) -> tuple[StoredFile, ...]:
        """What goes before the text; without a file that is not kept any more, the text stands by itself."""
        if not letter.file:
            return ()
        async with self._storage.transaction() as work:
            file = await work.files.get(letter.file)
        return () if file is None else (file,)

    async def _send_file(self, letter: Letter, file: StoredFile, spot: Spot, answered: int | None) -> Message:
        """Pictures as pictures, so that a telephone shows them at once."""
        where = {"message_thread_id": spot.thread, "reply_parameters": _reply_to(answered or spot.root)}
        chat, content = int(letter.conversation), InputFile(file.content, filename=file.name)
        if file.name.endswith(".png"):
            sent = await self._bot.send_photo(chat, content, **where)  # type: ignore[arg-type]
        else:
            sent = await self._bot.send_document(chat, content, **where)  # type: ignore[arg-type]
        await self._topics.rooted(letter, spot, sent)
        return sent

    async def _send(self, letter: Letter, piece: Piece | StoredFile, spot: Spot, answered: int | None) -> Message:
        if isinstance(piece, StoredFile):
            return await self._send_file(letter, piece, spot, answered)

        async def send(text: str, mode: str | None) -> Message:
            return await self._bot.send_message(
                int(letter.conversation),
                text,
                parse_mode=mode,
                message_thread_id=spot.thread,
                reply_parameters=_reply_to(answered or spot.root),
                reply_markup=piece.keyboard,
                link_preview_options=_NO_PREVIEW,
            )

        sent = await _in_html_or_plain(piece, send)
        await self._topics.rooted(letter, spot, sent)
        return sent

    async def _revised(self, number: int, letter: Letter) -> str:
        """In place; what is not there any more, or has another number of pieces now, is said again instead."""
        message, parts = await self._message_of(letter.of), pieces(letter)
        ids = message.split()
        if number not in self._arrived and len(ids) == len(parts):
            try:
                for id, part in zip(ids, parts, strict=True):
                    await self._edit(letter, int(id), part)
            except BadRequest as refusal:
                if not is_gone(refusal):
                    raise
            else:
                return message
        elif number not in self._arrived:
            await self._remove(letter, ids)
        said = await self._said(
            number, letter if letter.thread else replace(letter, text=texts.correction(letter.text))
        )
        async with self._storage.transaction() as work:
            await work.posted.replaced(letter.of, said)
        return said

    async def _edit(self, letter: Letter, message: int, piece: Piece) -> None:
        async def edit(text: str, mode: str | None) -> object:
            return await self._bot.edit_message_text(
                text,
                int(letter.conversation),
                message,
                parse_mode=mode,
                reply_markup=piece.keyboard,
                link_preview_options=_NO_PREVIEW,
            )

        try:
            await _in_html_or_plain(piece, edit)
        except BadRequest as refusal:
            if not is_unchanged(refusal):
                raise
        except NetworkError as error:
            raise outcome(error, harmless=True) from error

    async def _remove(self, letter: Letter, ids: list[str]) -> None:
        """Best effort: what is too old stays."""
        for id in ids:
            try:
                await self._bot.delete_message(int(letter.conversation), int(id))
            except BadRequest:
                continue
            except NetworkError as error:
                raise outcome(error, harmless=True) from error

    async def _copied(self, letter: Letter) -> str:
        """Telegram copies it by itself, whatever its size; nothing is downloaded. Its words stand in another letter."""
        place, _, message = letter.of.rpartition("/")
        if not message.isdecimal():  # an asker may write «m:x+ …» by hand: tried again, it would hold up the desk
            raise Refused("message to copy not found")

        async def copy(spot: Spot) -> str:
            copied = await self._bot.copy_message(
                int(letter.conversation),
                int(place),
                int(message),
                caption=letter.text,
                message_thread_id=spot.thread,
                reply_parameters=_reply_to(spot.root),
                reply_markup=keyboard(letter.choices),
            )
            return str(copied.message_id)

        return await self._in_place(letter, copy)

    async def _in_place(self, letter: Letter, send: Callable[[Spot], Awaitable[T]]) -> T:
        """Where it belongs; a topic that is gone is opened again, once."""
        try:
            return await send(await self._topics.spot(letter))
        except BadRequest as refusal:
            if not (letter.thread and lost_topic(refusal)):
                raise
        await self._topics.lost(letter)
        return await send(await self._topics.spot(letter))

    async def _answered(self, letter: Letter) -> int | None:
        """The message that it answers, if it was delivered; the piece with the buttons."""
        if letter.act != "say" or not letter.of:
            return None
        id = letter.of[1:] if letter.of.startswith("#") else (await self._message_of(letter.of)).split(" ")[-1]
        return int(id) if id else None

    async def _message_of(self, key: str) -> str:
        async with self._storage.transaction() as work:
            return await work.posted.message_of(key) or ""


def _reply_to(message: int | None) -> ReplyParameters | None:
    return ReplyParameters(message, allow_sending_without_reply=True) if message else None


async def _in_html_or_plain(piece: Piece, send: Callable[[str, str | None], Awaitable[T]]) -> T:
    try:
        return await send(piece.html, ParseMode.HTML)
    except BadRequest as refusal:
        if not cannot_parse(refusal):
            raise
    return await send(piece.plain, None)
