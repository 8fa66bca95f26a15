"""Telegram calls us, and so may anybody else."""

import asyncio
import socket
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass

import httpx
import pytest
import uvicorn
from starlette.applications import Starlette

from bot.channels.telegram.webhook import LONGEST_BODY, webhook_routes
from tests.bot.telegram.conftest import Stage
from tests.faults.telegram_double import TelegramDouble
from tests.faults.webhook import HEADER

pytestmark = pytest.mark.slow

SECRET = "un-secreto-bastante-largo-de-prueba"


@dataclass
class Served:
    url: str

    async def post(self, body: bytes, secret: str | None = SECRET) -> httpx.Response:
        headers = {HEADER: secret} if secret is not None else {}
        async with httpx.AsyncClient(verify=False) as client:  # noqa: S501 — plain HTTP
            return await client.post(f"{self.url}/telegram", content=body, headers=headers)


@asynccontextmanager
async def served(stage: Stage) -> AsyncIterator[Served]:
    """The channel with a webhook, behind a real server."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    url = f"http://127.0.0.1:{port}"
    channel = stage.channel(public_url=url, secret=SECRET)
    config = uvicorn.Config(Starlette(routes=channel.routes()), port=port, log_config=None, lifespan="off")
    server = uvicorn.Server(config)
    server.install_signal_handlers = lambda: None  # type: ignore[attr-defined]
    stop = asyncio.Event()
    serving = asyncio.create_task(server.serve())
    running = asyncio.create_task(channel.run(stop))
    try:
        await stage.double.until(lambda: stage.double.webhook.url)
        yield Served(url)
    finally:
        stop.set()
        await running
        server.should_exit = True
        await serving


async def test_a_question_is_answered(stage: Stage, double: TelegramDouble) -> None:
    ana = double.person(77, "Ana")

    async with served(stage):
        await ana.says("hola")
        await double.until(lambda: ana.finds("Oí: hola"))

    assert double.ledger.called("getUpdates") == []
    [call] = double.ledger.called("setWebhook")
    assert call.fields.flag("drop_pending_updates") is False
    assert double.token not in call.fields.text("url")


@pytest.mark.parametrize("secret", [None, "", "otro-secreto-bastante-largo-xx", SECRET + "x"])
async def test_row_18_without_the_secret_nobody_is_heard_or_told_anything(
    stage: Stage, double: TelegramDouble, secret: str | None
) -> None:
    async with served(stage) as server:
        answer = await server.post(b'{"update_id": 1}', secret)

    assert (answer.status_code, answer.content) == (403, b"")


async def test_row_18_a_forged_update_changes_nothing(stage: Stage, double: TelegramDouble) -> None:
    forged = {"update_id": 5, "message": {"message_id": 1, "date": 1, "text": "hola"}}

    async with served(stage):
        assert await double.post_forged(forged, secret="otro") == 403

    async with stage.store.transaction() as work:
        assert await work.inbox.waiting("telegram") == []


@pytest.mark.parametrize("secret", ["", "corto"])
def test_row_18_a_webhook_without_a_strong_secret_is_refused(secret: str) -> None:
    with pytest.raises(ValueError, match="secret"):
        webhook_routes(lambda: None, secret)


async def test_row_17_the_same_update_delivered_again_is_answered_once(stage: Stage, double: TelegramDouble) -> None:
    ana = double.person(77, "Ana")

    async with served(stage):
        await ana.says("hola")
        await double.until(lambda: ana.finds("Oí: hola"))
        double.repeat(max(double.updates.history))
        await ana.says("fin")
        await double.until(lambda: ana.finds("Oí: fin"))

    assert double.ledger.texts(77) == ["Oí: hola", "Oí: fin"]


@pytest.mark.parametrize(
    ("body", "status"),
    [
        (b"{", 400),
        (b"[]", 400),
        (b'{"message": {}}', 400),
        (b"{}" + b" " * LONGEST_BODY, 413),
        (b'{"update_id": 3}', 200),
        (b"[" * 200_000, 400),
    ],
)
async def test_what_is_no_update_is_refused(stage: Stage, body: bytes, status: int) -> None:
    async with served(stage) as server:
        answer = await server.post(body)

    assert answer.status_code == status


async def test_before_the_channel_is_ready_telegram_is_asked_to_come_again() -> None:
    app = Starlette(routes=webhook_routes(lambda: None, SECRET))
    transport = httpx.ASGITransport(app)

    async with httpx.AsyncClient(transport=transport, base_url="http://x", verify=False) as client:  # noqa: S501
        answer = await client.post("/telegram", content=b'{"update_id": 1}', headers={HEADER: SECRET})

    assert answer.status_code == 503
