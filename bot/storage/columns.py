"""What a column holds: types that SQLite and PostgreSQL share, UTC times, text without what databases refuse."""

import json
from dataclasses import asdict
from datetime import UTC, datetime

from sqlalchemy import DateTime, Dialect, MetaData, String, Text
from sqlalchemy.orm import DeclarativeBase
from sqlalchemy.types import TypeDecorator

from handlers.ports import Who


def storable(text: str) -> str:
    """`text` without NUL and lone surrogates, which no database stores and no channel can print."""
    return text.replace("\0", "").encode("utf-8", "ignore").decode("utf-8")


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
        return None if value is None else storable(json.dumps(asdict(value), ensure_ascii=False))

    def process_result_value(self, value: str | None, dialect: Dialect) -> Who | None:
        """As it was."""
        return None if value is None else Who(**json.loads(value))


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
