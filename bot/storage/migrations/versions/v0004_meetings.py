"""Meetings that the secretariat announces: who attends them, what people want to hear of them, their reminders."""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"


def upgrade() -> None:
    """Everything is new."""
    _meetings()
    _attendances()
    _subscriptions()
    _reminders()


def _number(name: str) -> sa.Column[int]:
    return sa.Column(name, sa.Integer, nullable=False, autoincrement=False)


def _moments(*names: str) -> list[sa.Column[object]]:
    return [sa.Column(name, sa.DateTime(timezone=True), nullable=False) for name in names]


def _texts(*names: str) -> list[sa.Column[str]]:
    return [sa.Column(name, sa.Text, nullable=False) for name in names]


def _names(*names: str) -> list[sa.Column[str]]:
    return [sa.Column(name, sa.String(255), nullable=False) for name in names]


def _words(*names: str) -> list[sa.Column[str]]:
    return [sa.Column(name, sa.String(20), nullable=False) for name in names]


def _meetings() -> None:
    op.create_table(
        "meetings",
        sa.Column("number", sa.Integer, nullable=False, autoincrement=True),
        *_names("uid", "zone"),
        *_texts("title", "sessions", "made_by", "country", "city", "place", "link", "convenes", "theme", "agenda"),
        *_texts("documents", "countries", "roles"),
        *_moments("starts", "ends", "changed"),
        *_words("mode", "state"),
        _number("sequence"),
        sa.PrimaryKeyConstraint("number", name="pk_meetings"),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_meetings_state_ends", "meetings", ["state", "ends"])


def _attendances() -> None:
    op.create_table(
        "attendances",
        _number("meeting"),
        *_names("channel", "person"),
        *_texts("name", "country", "delegate", "commission"),
        *_words("answer"),
        *_moments("at"),
        sa.PrimaryKeyConstraint("meeting", "channel", "person", name="pk_attendances"),
    )
    op.create_index("ix_attendances_channel_person", "attendances", ["channel", "person"])


def _subscriptions() -> None:
    op.create_table(
        "subscriptions",
        *_names("channel", "person"),
        *_texts("leads", "themes", "countries"),
        sa.Column("silent", sa.Boolean, nullable=False),
        sa.Column("feed", sa.String(64)),
        sa.PrimaryKeyConstraint("channel", "person", name="pk_subscriptions"),
        sa.UniqueConstraint("feed", name="uq_subscriptions_feed"),
    )


def _reminders() -> None:
    op.create_table(
        "reminders",
        _number("meeting"),
        *_names("channel", "person"),
        _number("lead"),
        *_moments("due"),
        sa.Column("sent", sa.DateTime(timezone=True)),
        sa.PrimaryKeyConstraint("meeting", "channel", "person", "lead", name="pk_reminders"),
    )
    op.create_index("ix_reminders_sent_due", "reminders", ["sent", "due"])
    op.create_index("ix_reminders_channel_person", "reminders", ["channel", "person"])


def downgrade() -> None:
    """Not offered: an older version would neither remind nor tell anybody that a meeting was cancelled."""
    raise NotImplementedError("restore the copy that was made before the upgrade")
