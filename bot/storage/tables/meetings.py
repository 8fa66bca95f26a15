"""The tables of meetings, of who attends them, and of what people want to hear of them."""

from datetime import datetime
from typing import Any

from sqlalchemy import Boolean, Index, Integer, String
from sqlalchemy.orm import Mapped, mapped_column

from bot.storage.columns import Base, Json, Name, Named, Words
from handlers.ports import Who


class MeetingRow(Base):
    """A meeting; its sessions as JSON: [[starts, ends, whole days, title], …], the first and the last moment beside."""

    __tablename__ = "meetings"
    __table_args__ = (Index(None, "state", "ends"), {"sqlite_autoincrement": True})

    number: Mapped[int] = mapped_column(Integer, primary_key=True, autoincrement=True)
    uid: Mapped[str] = mapped_column(Name)
    title: Mapped[str] = mapped_column(Words)
    zone: Mapped[str] = mapped_column(Name)
    sessions: Mapped[Any] = mapped_column(Json)
    starts: Mapped[datetime]
    ends: Mapped[datetime]
    mode: Mapped[str] = mapped_column(String(20))
    made_by: Mapped[Who] = mapped_column(Named)
    state: Mapped[str] = mapped_column(String(20))
    sequence: Mapped[int]
    country: Mapped[str] = mapped_column(Words)
    city: Mapped[str] = mapped_column(Words)
    place: Mapped[str] = mapped_column(Words)
    link: Mapped[str] = mapped_column(Words)
    convenes: Mapped[str] = mapped_column(Words)
    theme: Mapped[str] = mapped_column(Words)
    agenda: Mapped[str] = mapped_column(Words)
    documents: Mapped[Any] = mapped_column(Json)
    countries: Mapped[Any] = mapped_column(Json)
    roles: Mapped[Any] = mapped_column(Json)
    changed: Mapped[datetime]


class AttendanceRow(Base):
    """The last answer of one person to the invitation to one meeting."""

    __tablename__ = "attendances"
    __table_args__ = (Index(None, "channel", "person"),)

    meeting: Mapped[int] = mapped_column(Integer, primary_key=True, autoincrement=False)
    channel: Mapped[str] = mapped_column(Name, primary_key=True)
    person: Mapped[str] = mapped_column(Name, primary_key=True)
    name: Mapped[str] = mapped_column(Words)
    country: Mapped[str] = mapped_column(Words)
    answer: Mapped[str] = mapped_column(String(20))
    delegate: Mapped[str] = mapped_column(Words)
    commission: Mapped[str] = mapped_column(Words)
    at: Mapped[datetime]


class SubscriptionRow(Base):
    """What one person chose; the leads in seconds, as JSON. Without a calendar of their own, `feed` is NULL."""

    __tablename__ = "subscriptions"

    channel: Mapped[str] = mapped_column(Name, primary_key=True)
    person: Mapped[str] = mapped_column(Name, primary_key=True)
    leads: Mapped[Any] = mapped_column(Json)
    themes: Mapped[Any] = mapped_column(Json)
    countries: Mapped[Any] = mapped_column(Json)
    silent: Mapped[bool] = mapped_column(Boolean)
    feed: Mapped[str | None] = mapped_column(String(64), unique=True)


class ReminderRow(Base):
    """One reminder; the lead in seconds. Until it is sent, `sent` is NULL."""

    __tablename__ = "reminders"
    __table_args__ = (Index(None, "sent", "due"), Index(None, "channel", "person"))

    meeting: Mapped[int] = mapped_column(Integer, primary_key=True, autoincrement=False)
    channel: Mapped[str] = mapped_column(Name, primary_key=True)
    person: Mapped[str] = mapped_column(Name, primary_key=True)
    lead: Mapped[int] = mapped_column(Integer, primary_key=True, autoincrement=False)
    due: Mapped[datetime]
    sent: Mapped[datetime | None]
