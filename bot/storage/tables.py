"""The tables. Only types that SQLite and PostgreSQL share; times are UTC; text is stored without what databases refuse.

A change here needs a migration: a test compares both.
"""

from datetime import UTC, datetime

from sqlalchemy import DateTime, Dialect, Index, Integer, MetaData, String, Text, UniqueConstraint
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column
from sqlalchemy.types import TypeDecorator


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


class PersonRow(Base):
    """One person of one channel."""

    __tablename__ = "people"

    channel: Mapped[str] = mapped_column(Name, primary_key=True)
    person: Mapped[str] = mapped_column(Name, primary_key=True)
    conversation: Mapped[str] = mapped_column(Name)
    role: Mapped[str] = mapped_column(String(20), index=True)


class CaseRow(Base):
    """One case; numbers are never reused."""

    __tablename__ = "cases"
    __table_args__ = (
        UniqueConstraint("channel", "message"),
        Index(None, "channel", "person"),
        {"sqlite_autoincrement": True},
    )

    number: Mapped[int] = mapped_column(Integer, primary_key=True, autoincrement=True)
    channel: Mapped[str] = mapped_column(Name)
    message: Mapped[str] = mapped_column(Name)
    conversation: Mapped[str] = mapped_column(Name)
    person: Mapped[str] = mapped_column(Name)
    question: Mapped[str] = mapped_column(Words)
    state: Mapped[str] = mapped_column(String(20), index=True)
    opened: Mapped[datetime]
    taken_by: Mapped[str | None] = mapped_column(Name)
    answer: Mapped[str | None] = mapped_column(Words)
    answered_by: Mapped[str | None] = mapped_column(Name)
    answered: Mapped[datetime | None]


class ParcelRow(Base):
    """One message to deliver: queued, sent or failed."""

    __tablename__ = "outbox"
    __table_args__ = (Index(None, "state", "channel", "conversation"), {"sqlite_autoincrement": True})

    number: Mapped[int] = mapped_column(Integer, primary_key=True, autoincrement=True)
    key: Mapped[str] = mapped_column(Name, unique=True)
    channel: Mapped[str] = mapped_column(Name)
    conversation: Mapped[str] = mapped_column(Name)
    text: Mapped[str] = mapped_column(Words)
    state: Mapped[str] = mapped_column(String(20))
    attempts: Mapped[int]
    due: Mapped[datetime]
    sent: Mapped[datetime | None]


class ConversationRow(Base):
    """What one conversation remembers, as JSON."""

    __tablename__ = "conversations"

    channel: Mapped[str] = mapped_column(Name, primary_key=True)
    conversation: Mapped[str] = mapped_column(Name, primary_key=True)
    memory: Mapped[str] = mapped_column(Words)
    changed: Mapped[datetime]


class MessageRow(Base):
    """A message that was answered, and the replies, as JSON."""

    __tablename__ = "inbox"

    channel: Mapped[str] = mapped_column(Name, primary_key=True)
    message: Mapped[str] = mapped_column(Name, primary_key=True)
    replies: Mapped[str] = mapped_column(Words)
    answered: Mapped[datetime] = mapped_column(index=True)
