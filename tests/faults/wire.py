"""What travels between a bot and the Bot API: fields and files in, JSON or a refusal out.

Values arrive as text whatever way they were posted (form, multipart, JSON, query); each method reads the type it needs.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

Json = dict[str, Any]


class RefusalError(Exception):
    """Telegram's «no»: a status, a description and sometimes what to do about it."""

    def __init__(self, status: int, description: str, **parameters: float) -> None:
        super().__init__(description)
        self.status = status
        self.description = description
        self.parameters = parameters

    def as_json(self) -> Json:
        body: Json = {"ok": False, "error_code": self.status, "description": self.description}
        return body | ({"parameters": self.parameters} if self.parameters else {})


def bad_request(what: str, **parameters: float) -> RefusalError:
    return RefusalError(400, f"Bad Request: {what}", **parameters)


def forbidden(what: str) -> RefusalError:
    return RefusalError(403, f"Forbidden: {what}")


def too_many(retry_after: float) -> RefusalError:
    """429; whole seconds read as Telegram writes them."""
    wait = int(retry_after) if float(retry_after).is_integer() else retry_after
    return RefusalError(429, f"Too Many Requests: retry after {wait}", retry_after=wait)


@dataclass(frozen=True, slots=True)
class Upload:
    """A file that came inside a request."""

    name: str
    content: bytes


@dataclass(frozen=True, slots=True)
class Fields:
    """The parameters of one call."""

    values: Mapping[str, str] = field(default_factory=dict)
    files: Mapping[str, Upload] = field(default_factory=dict)

    def text(self, name: str, default: str = "") -> str:
        return self.values.get(name, default)

    def integer(self, name: str) -> int | None:
        try:
            return int(self.values[name])
        except KeyError:
            return None
        except ValueError:
            raise bad_request(f'invalid parameter "{name}"') from None

    def flag(self, name: str) -> bool:
        return self.values.get(name, "").lower() in ("true", "1")

    def decoded(self, name: str) -> Any:
        """The value of a field that carries JSON, or nothing."""
        if not self.values.get(name):
            return None
        try:
            return json.loads(self.values[name])
        except ValueError:
            raise bad_request(f"can't parse {name} JSON object") from None


def utf16_length(text: str) -> int:
    """How Telegram counts: an emoji outside the basic plane is two."""
    return len(text.encode("utf-16-le")) // 2
