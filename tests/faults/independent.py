"""Somebody else's Bot API server (lo-bot-api-emulator), so that our idea of Telegram is not the only witness.

It answers 501 to what it does not model (getChat, getChatMember, copyMessage, forwardMessage, setMessageReaction, all
methods of forum topics) and 400 to message_thread_id: a program must survive both where it can do without. It reads no
HTML. We add the username that its getMe lacks, take away link_preview_options, which it refuses in every text, and read
parameters of the address too, as the Bot API does.
"""

from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from typing import Any

from aiohttp import web
from lo_bot_api_emulator import LoBotApiEmulator  # type: ignore[import-untyped]

from tests.faults.telegram_double import TOKEN, USERNAME
from tests.faults.wire import Json


class Independent(LoBotApiEmulator):  # type: ignore[misc]
    """Remembers what was accepted, with its fields; the original keeps only their names."""

    def __init__(self) -> None:
        super().__init__(allow_insecure_loopback_webhooks=True)
        self.url = ""
        self.accepted: list[tuple[str, Json]] = []
        self.shown: dict[tuple[int, int], Json] = {}
        """What can be read in each chat, by chat and message: the fields with which it was said or last changed."""
        self.noticed: Callable[[], None] = lambda: None
        """Told of every call that was accepted."""

    async def read_request(self, request: web.Request) -> tuple[Json, Json]:
        fields, uploads = await super().read_request(request)
        return dict(request.query) | fields, uploads

    def validate(self, method: str, fields: Json, uploads: Json) -> Any:
        fields.pop("link_preview_options", None)
        result = super().validate(method, fields, uploads)
        self.accepted.append((method, dict(fields)))
        if method in ("sendMessage", "editMessageText"):
            self.shown[int(fields["chat_id"]), int(result["message_id"])] = dict(fields)
        elif method == "deleteMessage":
            self.shown.pop((int(fields["chat_id"]), int(fields["message_id"])), None)
        self.noticed()
        return result | {"username": USERNAME} if method == "getMe" else result

    async def gives(self, update: Json) -> None:
        """Queue an update exactly as it is."""
        await self.enqueue_update(update, token=TOKEN)

    def texts(self, method: str) -> list[str]:
        return [fields["text"] for name, fields in self.accepted if name == method]

    def markup(self, fields: Json) -> Json | None:
        """The buttons under what is shown."""
        found: Json | None = self.decoded(fields["reply_markup"]) if fields.get("reply_markup") else None
        return found

    def calls_webhook(self) -> bool:
        """Whether updates are posted to somebody instead of waiting to be read."""
        return bool(self._update_queues.info(TOKEN)["url"])

    def waiting(self) -> int:
        """Updates that nobody has confirmed."""
        return int(self._update_queues.info(TOKEN)["pending_update_count"])


@asynccontextmanager
async def independent() -> AsyncIterator[Independent]:
    server = Independent()
    runner = web.AppRunner(server.app(), access_log=None, shutdown_timeout=1.0)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    server.url = f"http://127.0.0.1:{runner.addresses[0][1]}"
    try:
        yield server
    finally:
        await runner.cleanup()
