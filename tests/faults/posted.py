"""Requests and answers as HTTP carries them: form, multipart, JSON or query in; JSON or a proxy's page out."""

import json
from typing import Any

from aiohttp import BodyPartReader, web

from tests.faults.wire import Fields, Upload

_GATEWAY = "<html><head><title>502 Bad Gateway</title></head><body><h1>502 Bad Gateway</h1></body></html>"


async def read(request: web.Request) -> Fields:
    values = dict(request.query)
    files: dict[str, Upload] = {}
    if request.content_type.startswith("multipart/"):
        async for part in await request.multipart():
            assert isinstance(part, BodyPartReader), "bots do not nest multipart bodies"
            if part.filename:
                files[part.name or ""] = Upload(part.filename, bytes(await part.read()))
            else:
                values[part.name or ""] = await part.text()
    elif request.content_type == "application/json":
        body = await request.json()
        values |= {name: value if isinstance(value, str) else json.dumps(value) for name, value in body.items()}
    else:
        values |= {name: str(value) for name, value in (await request.post()).items()}
    return Fields(values, files)


def chat_of(fields: Fields) -> int | None:
    number = fields.text("chat_id")
    return int(number) if number.lstrip("-").isdigit() else None


def answer(status: int, body: Any) -> web.Response:
    return web.Response(status=status, text=json.dumps(body, ensure_ascii=False), content_type="application/json")


def gateway_page() -> web.Response:
    return web.Response(status=502, text=_GATEWAY, content_type="text/html")
