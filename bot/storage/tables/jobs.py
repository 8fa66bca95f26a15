"""The tables of jobs, of files on their way, and of what was asked."""

from datetime import datetime
from typing import Any

from sqlalchemy import Integer, LargeBinary, String
from sqlalchemy.orm import Mapped, mapped_column

from bot.storage.columns import Base, Json, Name, Named, Words
from handlers.ports import Who


class JobRow(Base):
    """Work for the workshop."""

    __tablename__ = "jobs"
    __table_args__ = ({"sqlite_autoincrement": True},)

    number: Mapped[int] = mapped_column(Integer, primary_key=True, autoincrement=True)
    kind: Mapped[str] = mapped_column(String(20))
    who: Mapped[Who] = mapped_column(Named)
    channel: Mapped[str] = mapped_column(Name)
    conversation: Mapped[str] = mapped_column(Name)
    asks: Mapped[Any] = mapped_column(Json)
    state: Mapped[str] = mapped_column(String(20), index=True)
    put: Mapped[datetime]


class FileRow(Base):
    """A file that a letter names."""

    __tablename__ = "files"

    key: Mapped[str] = mapped_column(Name, primary_key=True)
    name: Mapped[str] = mapped_column(Words)
    content: Mapped[bytes] = mapped_column(LargeBinary)
    kept: Mapped[datetime] = mapped_column(index=True)


class QuestionRow(Base):
    """A question, cleaned, without who asked."""

    __tablename__ = "questions"
    __table_args__ = ({"sqlite_autoincrement": True},)

    number: Mapped[int] = mapped_column(Integer, primary_key=True, autoincrement=True)
    question: Mapped[str] = mapped_column(Words)
    outcome: Mapped[str] = mapped_column(String(20))
    entry: Mapped[str] = mapped_column(Words)
    country: Mapped[str] = mapped_column(Words)
    themes: Mapped[Any] = mapped_column(Json)
    at: Mapped[datetime] = mapped_column(index=True)
