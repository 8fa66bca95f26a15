"""What a column holds: types that SQLite and PostgreSQL share, UTC times, text without what databases refuse."""

import json
import re
from dataclasses import asdict
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import DateTime, Dialect, MetaData, String, Text
from sqlalchemy.orm import DeclarativeBase
from sqlalchemy.types import TypeDecorator

from handlers.ports import Who

LARGEST = 2**31 - 1
"""The largest number that a row can have: an INTEGER of PostgreSQL. What people type may be larger."""

_NUL = re.compile(r"(?<!\\)((?:\\\\)*)\\u0000")
"""As JSON writes it; not a backslash that somebody wrote before «u0000»."""


def storable(text: str) -> str:
    """`text` without NUL and lone surrogates, which no database stores and no channel can print."""
    return text.replace("\0", "").encode("utf-8", "ignore").decode("utf-8")


def storable_json(value: Any) -> str:
    """`value` as JSON, its texts storable."""
    written = storable(json.dumps(value, ensure_ascii=False))
    return _NUL.sub(r"\1", written) if "\\u0000" in written else written


class Words(TypeDecorator[str]):
    """What people write, storable."""

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: str | None, dialect: Dialect) -> str | None:
        """Clean on the way in."""
        return None if value is None else storable(value)


class Name(TypeDecorator[str]):
    """An identifier that a channel gave, storable."""

    impl = String(255)
    cache_ok = True

    def process_bind_param(self, value: str | None, dialect: Dialect) -> str | None:
        """Clean on the way in, and when looked for."""
        return None if value is None else storable(value)


class Moment(TypeDecorator[datetime]):
    """A moment with its zone: UTC in the database, aware in the program. A naive one is refused."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        """To UTC."""
        if value is not None and value.tzinfo is None:
            raise ValueError("a moment without its zone cannot be stored")
        return None if value is None else value.astimezone(UTC)

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        """SQLite forgets the zone; it was UTC."""
        if value is None:
            return None
        return value.replace(tzinfo=UTC) if value.tzinfo is None else value.astimezone(UTC)


class Named(TypeDecorator[Who]):
    """A person in a record, as JSON."""

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: Who | None, dialect: Dialect) -> str | None:
        """Clean on the way in."""
        return None if value is None else storable_json(asdict(value))

    def process_result_value(self, value: str | None, dialect: Dialect) -> Who | None:
        """As it was."""
        return None if value is None else Who(**json.loads(value))


class Json(TypeDecorator[Any]):
    """Whatever JSON can say, storable; `None` is the JSON null, never an SQL NULL."""

    impl = Text
    cache_ok = True
    should_evaluate_none = True
    """Otherwise an insert of many rows leaves `None` out, for the default of a column that has none."""

    def process_bind_param(self, value: Any, dialect: Dialect) -> str:
        """Clean on the way in."""
        return storable_json(value)

    def process_result_value(self, value: str | None, dialect: Dialect) -> Any:
        """As it was."""
        return None if value is None else json.loads(value)


class Base(DeclarativeBase):
    """All tables; constraints carry names, so that migrations can drop them on every database."""

    metadata = MetaData(
        naming_convention={
            "ix": "ix_%(table_name)s_%(column_0_N_name)s",
            "uq": "uq_%(table_name)s_%(column_0_N_name)s",
            "pk": "pk_%(table_name)s",
        }
    )
    type_annotation_map = {datetime: Moment()}  # noqa: RUF012 — SQLAlchemy declares it as an instance-like mapping
