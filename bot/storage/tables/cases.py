"""The tables of the secretariat's work."""

from datetime import datetime

from sqlalchemy import Boolean, Index, Integer, String, false
from sqlalchemy.orm import Mapped, mapped_column

from bot.storage.columns import Base, Name, Named, Words
from handlers.ports import Who


class CaseRow(Base):
    """One case; numbers are never reused."""

    __tablename__ = "cases"
    __table_args__ = ({"sqlite_autoincrement": True},)

    number: Mapped[int] = mapped_column(Integer, primary_key=True, autoincrement=True)
    question: Mapped[str] = mapped_column(Words)
    state: Mapped[str] = mapped_column(String(20), index=True)
    opened: Mapped[datetime]
    due: Mapped[datetime]
    considered: Mapped[str] = mapped_column(Words, server_default="")
    taken_by: Mapped[Who | None] = mapped_column(Named)
    answer: Mapped[str | None] = mapped_column(Words)
    answered_by: Mapped[Who | None] = mapped_column(Named)
    answered: Mapped[datetime | None]
    reopened: Mapped[bool] = mapped_column(Boolean, server_default=false())
    escalated: Mapped[datetime | None]
    merged_into: Mapped[int | None]
    pending: Mapped[str | None] = mapped_column(Words)
    pending_by: Mapped[Who | None] = mapped_column(Named)
    version: Mapped[int] = mapped_column(Integer, server_default="0")
    source: Mapped[str] = mapped_column(Name, server_default="")
    file: Mapped[str] = mapped_column(Name, server_default="")


class AskerRow(Base):
    """Somebody who waits for the answer of a case; one message asks once."""

    __tablename__ = "askers"
    __table_args__ = (Index(None, "channel", "person"), Index(None, "case_number"))

    channel: Mapped[str] = mapped_column(Name, primary_key=True)
    message: Mapped[str] = mapped_column(Name, primary_key=True)
    case_number: Mapped[int]
    place: Mapped[int]
    person: Mapped[str] = mapped_column(Name)
    conversation: Mapped[str] = mapped_column(Name)
    question: Mapped[str] = mapped_column(Words)
    source: Mapped[str] = mapped_column(Name, server_default="")
    name: Mapped[str] = mapped_column(Words, server_default="")
    origin: Mapped[str] = mapped_column(Words, server_default="")
    country: Mapped[str] = mapped_column(Words, server_default="")


class CaseEntryRow(Base):
    """Something that happened to a case."""

    __tablename__ = "case_entries"
    __table_args__ = ({"sqlite_autoincrement": True},)

    number: Mapped[int] = mapped_column(Integer, primary_key=True, autoincrement=True)
    case_number: Mapped[int] = mapped_column(Integer, index=True)
    at: Mapped[datetime]
    kind: Mapped[str] = mapped_column(String(20))
    name: Mapped[str] = mapped_column(Words)
    text: Mapped[str] = mapped_column(Words)


class DraftRow(Base):
    """A draft for the FAQ; one a case."""

    __tablename__ = "drafts"
    __table_args__ = ({"sqlite_autoincrement": True},)

    number: Mapped[int] = mapped_column(Integer, primary_key=True, autoincrement=True)
    case_number: Mapped[int] = mapped_column(Integer, unique=True)
    question: Mapped[str] = mapped_column(Words)
    wordings: Mapped[str] = mapped_column(Words)
    answer: Mapped[str] = mapped_column(Words)
    source: Mapped[str] = mapped_column(Words)
    made_by: Mapped[Who] = mapped_column(Named)
