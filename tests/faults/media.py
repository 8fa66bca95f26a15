"""Photos, documents and the rest: where a file comes from and how a message shows it."""

from typing import Any

from tests.faults.wire import Fields, Json, bad_request
from tests.faults.world import File, World

SENT_BY = {
    "sendPhoto": "photo",
    "sendDocument": "document",
    "sendVoice": "voice",
    "sendAudio": "audio",
    "sendVideo": "video",
    "sendAnimation": "animation",
    "sendVideoNote": "video_note",
    "sendSticker": "sticker",
}
LARGEST_UPLOAD = 50 * 1024 * 1024
LARGEST_DOWNLOAD = 20 * 1024 * 1024
_MIME = {"voice": "audio/ogg", "audio": "audio/mpeg", "video": "video/mp4", "document": "application/octet-stream"}


def shown_as(kind: str, file: File) -> Json:
    """The content of a message of this kind."""
    described: Json = {"file_id": file.id, "file_unique_id": f"u-{file.id}", "file_size": file.size}
    if kind in ("photo", "video", "animation", "sticker"):
        described |= {"width": 640, "height": 480}
    if kind in ("voice", "audio", "video", "animation", "video_note"):
        described |= {"duration": 3}
    if kind in _MIME:
        described["mime_type"] = _MIME[kind]
    if kind in ("document", "audio", "video", "animation"):
        described["file_name"] = file.name
    match kind:
        case "photo":
            return {"photo": [described]}
        case "sticker":
            return {"sticker": described | {"type": "regular", "is_animated": False, "is_video": False}}
        case "video_note":
            return {"video_note": described | {"length": 240}}
        case "animation":
            return {"animation": described, "document": described}
        case _:
            return {kind: described}


def file_of(world: World, fields: Fields, kind: str, value: str | None = None) -> File:
    """The file that a call sends: uploaded with it, known by its id, or at an address."""
    given = fields.text(kind) if value is None else value
    upload = fields.files.get(given.removeprefix("attach://") if given.startswith("attach://") else kind)
    if upload is not None:
        if not upload.content:
            raise bad_request("file must be non-empty")
        return world.store(upload.content, upload.name)
    if given.startswith(("http://", "https://")):
        return world.store(b"", given.rsplit("/", 1)[-1], size=1)
    if not given:
        raise bad_request(f"there is no {kind} in the request")
    if given not in world.files:
        raise bad_request("wrong file identifier/HTTP URL specified")
    return world.files[given]


def album_of(fields: Fields) -> list[Json]:
    """The items of a media group, checked as Telegram checks them."""
    items: Any = fields.decoded("media")
    if not isinstance(items, list) or not 2 <= len(items) <= 10:
        raise bad_request("wrong number of items in the album: from 2 to 10 are allowed")
    kinds = {item.get("type") for item in items}
    if not kinds <= {"photo", "video", "document", "audio"} or (kinds & {"document", "audio"} and len(kinds) > 1):
        raise bad_request("can't use media of these types together in an album")
    return items
