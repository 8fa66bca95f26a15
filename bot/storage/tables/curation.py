"""The tables of what administrators change of the knowledge, and of what they tried."""

from datetime import datetime
from typing import Any

from sqlalchemy import Index, Integer, String
from sqlalchemy.orm import Mapped, mapped_column

from bot.storage.columns import Base, Json, Name, Named, Words
from handlers.ports import Who


class ChangesetRow(Base):
    """A changeset; its changes as JSON: [[kind, id, before, after], …]."""

    __tablename__ = "changesets"
    __table_args__ = ({"sqlite_autoincrement": True},)

    number: Mapped[int] = mapped_column(Integer, primary_key=True, autoincrement=True)
    author: Mapped[Who] = mapped_column(Named)
    state: Mapped[str] = mapped_column(String(20), index=True)
    changes: Mapped[Any] = mapped_column(Json)
    reason: Mapped[str] = mapped_column(Words)
    origin: Mapped[str] = mapped_column(Words)
    created: Mapped[datetime]
    changed: Mapped[datetime]
    version: Mapped[int]


class EditionRow(Base):
    """One publication. A trigger refuses every change."""

    __tablename__ = "editions"

    number: Mapped[int] = mapped_column(Integer, primary_key=True, autoincrement=False)
    changeset: Mapped[int]
    who: Mapped[Who] = mapped_column(Named)
    reason: Mapped[str] = mapped_column(Words)
    approved_by: Mapped[Who | None] = mapped_column(Named)
    accepted: Mapped[int]
    undoes: Mapped[int | None]
    at: Mapped[datetime]


class RevisionRow(Base):
    """One article in one edition. A trigger refuses every change."""

    __tablename__ = "revisions"
    __table_args__ = (Index(None, "kind", "article"),)

    edition: Mapped[int] = mapped_column(Integer, primary_key=True, autoincrement=False)
    kind: Mapped[str] = mapped_column(String(20), primary_key=True)
    article: Mapped[str] = mapped_column(Name, primary_key=True)
    before: Mapped[Any] = mapped_column(Json)
    after: Mapped[Any] = mapped_column(Json)


class OverrideRow(Base):
    """What an article reads by the will of an administrator."""

    __tablename__ = "overrides"

    kind: Mapped[str] = mapped_column(String(20), primary_key=True)
    article: Mapped[str] = mapped_column(Name, primary_key=True)
    says: Mapped[Any] = mapped_column(Json)
    shipped: Mapped[Any] = mapped_column(Json)
    edition: Mapped[int]


class TrialRow(Base):
    """The latest trial of a changeset; its shifts as JSON: [[question, before, after, worse], …]."""

    __tablename__ = "trials"

    changeset: Mapped[int] = mapped_column(Integer, primary_key=True, autoincrement=False)
    version: Mapped[int]
    edition: Mapped[int]
    asked: Mapped[int]
    shifts: Mapped[Any] = mapped_column(Json)
    mistakes: Mapped[Any] = mapped_column(Json)
    at: Mapped[datetime]
