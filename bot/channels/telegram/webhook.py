"""Telegram calls us: one route, which answers 200 only after the update is stored.

Whoever does not know the secret is told nothing. A body is read only as far as an update can be long.
"""

import hmac
import json
from collections.abc import Callable

from starlette.requests import ClientDisconnect, Request
from starlette.responses import Response
from starlette.routing import Route
from telegram import Bot
from telegram.error import TelegramError

from bot.channels.telegram.incoming import ALLOWED
from bot.channels.telegram.polling import understood
from bot.channels.telegram.reception import Take
from bot.storage.problems import StorageProblem

PATH = "/telegram"
LONGEST_BODY = 1_000_000
_HEADER = "X-Telegram-Bot-Api-Secret-Token"
_AT_ONCE = 40

Listening = Callable[[], tuple[Bot, Take] | None]
"""Who takes updates now; `None` while the channel is not ready, or no more."""


def webhook_routes(listening: Listening, secret: str) -> list[Route]:
    """For the program's server. Without a strong secret, anybody could send what people never wrote."""
    if len(secret) < 24:
        raise ValueError("a webhook needs a secret of at least 24 letters")

    async def receive(request: Request) -> Response:
        if not hmac.compare_digest(request.headers.get(_HEADER, "").encode(), secret.encode()):
            return Response(status_code=403)
        ready = listening()
        if ready is None:
            return Response(status_code=503)
        body = await _body(request)
        return Response(status_code=413) if body is None else Response(status_code=await _taken(body, *ready))

    return [Route(PATH, receive, methods=["POST"])]


async def set_webhook(bot: Bot, public_url: str, secret: str) -> bool:
    """Whether Telegram will call us from now on; what waits there is kept."""
    try:
        return await bot.set_webhook(
            f"{public_url}{PATH}",
            secret_token=secret,
            allowed_updates=ALLOWED,
            max_connections=_AT_ONCE,
            drop_pending_updates=False,
        )
    except TelegramError:
        return False


async def _taken(body: bytes, bot: Bot, take: Take) -> int:
    """The status to answer. What cannot be read will never be, so that it must not come again."""
    try:
        update = json.loads(body)
    except (ValueError, RecursionError):
        return 400
    if not isinstance(update, dict) or not isinstance(update.get("update_id"), int):
        return 400
    try:
        await take(understood([update], bot))
    except StorageProblem:
        return 503
    return 200


async def _body(request: Request) -> bytes | None:
    """`None` when it is too long, or ends before its time."""
    body = bytearray()
    try:
        async for chunk in request.stream():
            body += chunk
            if len(body) > LONGEST_BODY:
                return None
    except ClientDisconnect:
        return None
    return bytes(body)
