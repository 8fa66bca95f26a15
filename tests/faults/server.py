"""The HTTP side: a call meets its planned fault, its method runs, and the ledger learns whether the answer left."""

import asyncio
import inspect
import re
from dataclasses import dataclass, field
from typing import Any

from aiohttp import web

from tests.faults import editing, lookups, sending, subscription, topics
from tests.faults.core import Core, Method
from tests.faults.faults import (
    BadGateway,
    DropAfter,
    DropBefore,
    Fault,
    Faults,
    Flood,
    HeldAfter,
    HeldBefore,
    Late,
    ServerError,
    Silence,
)
from tests.faults.ledger import Call
from tests.faults.media import LARGEST_UPLOAD
from tests.faults.posted import answer, chat_of, gateway_page, read
from tests.faults.wire import RefusalError, too_many

METHODS: dict[str, Method] = {
    **subscription.METHODS,
    **lookups.METHODS,
    **sending.METHODS,
    **editing.METHODS,
    **topics.METHODS,
}
_TOKEN = re.compile(r"\d+:[A-Za-z0-9_-]{10,}")


class _Dropped(Exception):  # noqa: N818 — not an error of ours: the answer is that there is none
    """The connection is to die without an answer."""


class _BadGateway(Exception):  # noqa: N818 — a proxy's, not ours
    """Something in between answers instead."""


@dataclass(slots=True)
class Server:
    core: Core
    token: str
    faults: Faults
    closing: asyncio.Event = field(default_factory=asyncio.Event)

    def app(self) -> web.Application:
        app = web.Application(client_max_size=LARGEST_UPLOAD + 2**20)
        app.router.add_route("*", "/bot{token}/{method}", self.call)
        app.router.add_get("/file/bot{token}/{path:.+}", self.download)
        return app

    async def call(self, request: web.Request) -> web.StreamResponse:
        unwelcome = self._unwelcome(request.match_info["token"])
        if unwelcome is not None:
            return answer(unwelcome.status, unwelcome.as_json())
        fields = await read(request)
        call = self.core.ledger.opened(request.match_info["method"], fields)
        self.core.changes.touch()
        fault = self.faults.pick(call.method, chat_of(fields))
        call.fault = type(fault).__name__ if fault else ""
        try:
            await self._before(call, fault)
            response = await self._run(call)
            await self._after(fault)
        except RefusalError as refusal:
            call.refused(refusal.status, refusal.description)
            response = answer(refusal.status, refusal.as_json())
        except _BadGateway:
            call.refused(502, "Bad Gateway")
            response = gateway_page()
        except _Dropped:
            return self._drop(request, call)
        return await self._write(request, call, response)

    async def download(self, request: web.Request) -> web.StreamResponse:
        refusal = self._unwelcome(request.match_info["token"])
        identity = request.match_info["path"].removeprefix("files/").split("/")[0]
        file = self.core.world.files.get(identity)
        if refusal is not None or file is None:
            return answer(404, {"ok": False, "error_code": 404, "description": "Not Found"})
        return web.Response(body=file.content, content_type="application/octet-stream")

    def _unwelcome(self, token: str) -> RefusalError | None:
        if token == self.token:
            return None
        return RefusalError(401, "Unauthorized") if _TOKEN.fullmatch(token) else RefusalError(404, "Not Found")

    async def _before(self, call: Call, fault: Fault | None) -> None:
        match fault:
            case Flood(retry_after, everywhere):
                self.core.limiter.shut(None if everywhere else chat_of(call.fields) or 0, call.at + retry_after)
                raise too_many(retry_after)
            case ServerError(status):
                raise RefusalError(status, "Internal Server Error" if status == 500 else "Service Unavailable")
            case BadGateway():
                raise _BadGateway
            case DropBefore():
                raise _Dropped
            case Silence(seconds):
                await self._pause(seconds)
                raise _Dropped
            case HeldBefore():
                fault.reached.set()
                await self._released(fault)
                if fault.lost.is_set():
                    raise _Dropped
            case DropAfter() | Late() | HeldAfter() | None:
                pass

    async def _run(self, call: Call) -> web.Response:
        known = METHODS.get(call.method)
        if known is None:
            raise RefusalError(501, f"Not Implemented: this double does not model {call.method}")
        names = {*call.fields.values, *call.fields.files} - known.parameters
        attached = {name for name in call.fields.files if name.startswith("attached")}
        self.core.ledger.unknown_parameters.update((call.method, name) for name in names - attached)
        result: Any = known.run(self.core, call)
        if inspect.isawaitable(result):
            result = await result
        call.status = 200
        return answer(200, {"ok": True, "result": result})

    async def _after(self, fault: Fault | None) -> None:
        self.core.changes.touch()
        match fault:
            case DropAfter():
                raise _Dropped
            case Late(seconds):
                await self._pause(seconds)
            case HeldAfter():
                fault.reached.set()
                await self._released(fault)
                if fault.lost.is_set():
                    raise _Dropped
            case _:
                pass

    def _drop(self, request: web.Request, call: Call) -> web.Response:
        call.is_lost = True
        self.core.changes.touch()
        if request.transport is not None:
            request.transport.abort()
        return web.Response()

    async def _write(self, request: web.Request, call: Call, response: web.Response) -> web.StreamResponse:
        """What cannot be written any more is as lost as what was dropped on purpose."""
        try:
            if request.transport is None or request.transport.is_closing():
                return self._drop(request, call)
            await response.prepare(request)
            await response.write_eof()
        except ConnectionError:
            return self._drop(request, call)
        self.core.changes.touch()
        return response

    async def _pause(self, seconds: float) -> None:
        try:
            async with asyncio.timeout(seconds):
                await self.closing.wait()
        except TimeoutError:
            return

    async def _released(self, held: HeldBefore | HeldAfter) -> None:
        waits = [asyncio.ensure_future(event.wait()) for event in (held.released, self.closing)]
        await asyncio.wait(waits, return_when=asyncio.FIRST_COMPLETED)
        for wait in waits:
            wait.cancel()
