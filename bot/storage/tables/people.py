"""The tables of people, invitations, votes and the record of privileged acts."""

from datetime import datetime

from sqlalchemy import Boolean, Integer, String, true
from sqlalchemy.orm import Mapped, mapped_column

from bot.storage.columns import Base, Name, Named, Words
from handlers.ports import Who


class PersonRow(Base):
    """One person of one channel."""

    __tablename__ = "people"

    channel: Mapped[str] = mapped_column(Name, primary_key=True)
    person: Mapped[str] = mapped_column(Name, primary_key=True)
    conversation: Mapped[str] = mapped_column(Name)
    role: Mapped[str] = mapped_column(String(20), index=True)
    standing: Mapped[str] = mapped_column(String(20), server_default="guest", index=True)
    name: Mapped[str] = mapped_column(Words, server_default="")
    country: Mapped[str] = mapped_column(Words, server_default="")
    commission: Mapped[str] = mapped_column(Words, server_default="")
    post: Mapped[str] = mapped_column(Words, server_default="")
    email: Mapped[str] = mapped_column(Words, server_default="")
    zone: Mapped[str] = mapped_column(Name, server_default="")
    handle: Mapped[str] = mapped_column(Name, server_default="")
    reachable: Mapped[bool] = mapped_column(Boolean, server_default=true())


class InvitationRow(Base):
    """An invitation; `uses` counts down."""

    __tablename__ = "invitations"

    code: Mapped[str] = mapped_column(Name, primary_key=True)
    role: Mapped[str] = mapped_column(String(20))
    country: Mapped[str] = mapped_column(Words)
    commission: Mapped[str] = mapped_column(Words)
    made_by: Mapped[Who] = mapped_column(Named)
    expires: Mapped[datetime]
    uses: Mapped[int]


class DeedRow(Base):
    """A privileged act. A trigger refuses every change."""

    __tablename__ = "audit"
    __table_args__ = ({"sqlite_autoincrement": True},)

    number: Mapped[int] = mapped_column(Integer, primary_key=True, autoincrement=True)
    at: Mapped[datetime]
    who: Mapped[Who] = mapped_column(Named)
    act: Mapped[str] = mapped_column(String(40))
    target: Mapped[str] = mapped_column(Words)
    detail: Mapped[str] = mapped_column(Words)


class VoteRow(Base):
    """Whether an entry helped a person."""

    __tablename__ = "votes"

    channel: Mapped[str] = mapped_column(Name, primary_key=True)
    person: Mapped[str] = mapped_column(Name, primary_key=True)
    entry: Mapped[str] = mapped_column(Name, primary_key=True)
    helped: Mapped[bool]
    at: Mapped[datetime]
