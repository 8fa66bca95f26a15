"""The tables of messages: in, out, and what conversations remember."""

from datetime import datetime

from sqlalchemy import Boolean, Index, Integer, String, false
from sqlalchemy.orm import Mapped, mapped_column

from bot.storage.columns import Base, Name, Words


class ParcelRow(Base):
    """One letter: scheduled, queued, sending, sent, failed or recalled."""

    __tablename__ = "outbox"
    __table_args__ = (
        Index(None, "state", "channel", "conversation"),
        Index(None, "channel", "conversation", "message"),
        {"sqlite_autoincrement": True},
    )

    number: Mapped[int] = mapped_column(Integer, primary_key=True, autoincrement=True)
    key: Mapped[str] = mapped_column(Name, unique=True)
    channel: Mapped[str] = mapped_column(Name)
    conversation: Mapped[str] = mapped_column(Name)
    text: Mapped[str] = mapped_column(Words)
    choices: Mapped[str] = mapped_column(Words, server_default="[]")
    act: Mapped[str] = mapped_column(String(20), server_default="say")
    of: Mapped[str] = mapped_column(Name, server_default="")
    thread: Mapped[str] = mapped_column(Name, server_default="")
    lane: Mapped[int] = mapped_column(Integer, server_default="1")
    entry: Mapped[str] = mapped_column(Name, server_default="")
    file: Mapped[str] = mapped_column(Name, server_default="")
    formatted: Mapped[str] = mapped_column(Words, server_default="[]")
    state: Mapped[str] = mapped_column(String(20))
    attempts: Mapped[int]
    uncertain: Mapped[bool] = mapped_column(Boolean, server_default=false())
    problem: Mapped[str] = mapped_column(Words, server_default="")
    put: Mapped[datetime | None]
    due: Mapped[datetime]
    claimed: Mapped[datetime | None]
    sent: Mapped[datetime | None]
    message: Mapped[str | None] = mapped_column(Name)


class ThreadRow(Base):
    """A topic of a conversation."""

    __tablename__ = "threads"
    __table_args__ = (Index(None, "channel", "conversation", "thread"),)

    channel: Mapped[str] = mapped_column(Name, primary_key=True)
    conversation: Mapped[str] = mapped_column(Name, primary_key=True)
    label: Mapped[str] = mapped_column(Name, primary_key=True)
    thread: Mapped[str] = mapped_column(Name)
    title: Mapped[str] = mapped_column(Words)
    root: Mapped[str] = mapped_column(Name)


class MoveRow(Base):
    """A conversation that has another id now."""

    __tablename__ = "moves"

    channel: Mapped[str] = mapped_column(Name, primary_key=True)
    old: Mapped[str] = mapped_column(Name, primary_key=True)
    new: Mapped[str] = mapped_column(Name)


class ConversationRow(Base):
    """What one conversation remembers, as JSON."""

    __tablename__ = "conversations"

    channel: Mapped[str] = mapped_column(Name, primary_key=True)
    conversation: Mapped[str] = mapped_column(Name, primary_key=True)
    memory: Mapped[str] = mapped_column(Words)
    changed: Mapped[datetime]


class MessageRow(Base):
    """A message: accepted (what it says, as JSON), then answered (the replies, as JSON; its words are dropped)."""

    __tablename__ = "inbox"
    __table_args__ = (Index(None, "channel", "conversation", "source"),)

    channel: Mapped[str] = mapped_column(Name, primary_key=True)
    message: Mapped[str] = mapped_column(Name, primary_key=True)
    conversation: Mapped[str] = mapped_column(Name, server_default="")
    source: Mapped[str] = mapped_column(Name, server_default="")
    says: Mapped[str] = mapped_column(Words, server_default="")
    arrived: Mapped[datetime | None]
    replies: Mapped[str | None] = mapped_column(Words)
    answered: Mapped[datetime | None] = mapped_column(index=True)
    failed: Mapped[bool] = mapped_column(Boolean, server_default=false())
