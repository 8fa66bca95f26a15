"""The first tables: people, cases, outbox, conversations, inbox."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None


def upgrade() -> None:
    """Create everything."""
    _people()
    _cases()
    _outbox()
    _conversations_and_inbox()


def downgrade() -> None:
    """Drop everything."""
    for table in ("inbox", "conversations", "outbox", "cases", "people"):
        op.drop_table(table)


def _people() -> None:
    op.create_table(
        "people",
        sa.Column("channel", sa.String(255), nullable=False),
        sa.Column("person", sa.String(255), nullable=False),
        sa.Column("conversation", sa.String(255), nullable=False),
        sa.Column("role", sa.String(20), nullable=False),
        sa.PrimaryKeyConstraint("channel", "person", name="pk_people"),
    )
    op.create_index("ix_people_role", "people", ["role"])


def _cases() -> None:
    op.create_table(
        "cases",
        sa.Column("number", sa.Integer, nullable=False, autoincrement=True),
        sa.Column("channel", sa.String(255), nullable=False),
        sa.Column("message", sa.String(255), nullable=False),
        sa.Column("conversation", sa.String(255), nullable=False),
        sa.Column("person", sa.String(255), nullable=False),
        sa.Column("question", sa.Text, nullable=False),
        sa.Column("state", sa.String(20), nullable=False),
        sa.Column("opened", sa.DateTime(timezone=True), nullable=False),
        sa.Column("taken_by", sa.String(255)),
        sa.Column("answer", sa.Text),
        sa.Column("answered_by", sa.String(255)),
        sa.Column("answered", sa.DateTime(timezone=True)),
        sa.PrimaryKeyConstraint("number", name="pk_cases"),
        sa.UniqueConstraint("channel", "message", name="uq_cases_channel_message"),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_cases_channel_person", "cases", ["channel", "person"])
    op.create_index("ix_cases_state", "cases", ["state"])


def _outbox() -> None:
    op.create_table(
        "outbox",
        sa.Column("number", sa.Integer, nullable=False, autoincrement=True),
        sa.Column("key", sa.String(255), nullable=False),
        sa.Column("channel", sa.String(255), nullable=False),
        sa.Column("conversation", sa.String(255), nullable=False),
        sa.Column("text", sa.Text, nullable=False),
        sa.Column("state", sa.String(20), nullable=False),
        sa.Column("attempts", sa.Integer, nullable=False),
        sa.Column("due", sa.DateTime(timezone=True), nullable=False),
        sa.Column("sent", sa.DateTime(timezone=True)),
        sa.PrimaryKeyConstraint("number", name="pk_outbox"),
        sa.UniqueConstraint("key", name="uq_outbox_key"),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_outbox_state_channel_conversation", "outbox", ["state", "channel", "conversation"])


def _conversations_and_inbox() -> None:
    op.create_table(
        "conversations",
        sa.Column("channel", sa.String(255), nullable=False),
        sa.Column("conversation", sa.String(255), nullable=False),
        sa.Column("memory", sa.Text, nullable=False),
        sa.Column("changed", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("channel", "conversation", name="pk_conversations"),
    )
    op.create_table(
        "inbox",
        sa.Column("channel", sa.String(255), nullable=False),
        sa.Column("message", sa.String(255), nullable=False),
        sa.Column("replies", sa.Text, nullable=False),
        sa.Column("answered", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("channel", "message", name="pk_inbox"),
    )
    op.create_index("ix_inbox_answered", "inbox", ["answered"])
