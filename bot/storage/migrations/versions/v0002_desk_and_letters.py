"""Messages are stored before they are acknowledged; letters are more than text; cases have askers and a history.

Also registered people, invitations, votes, drafts, topics, and a record of privileged acts that nothing can change.
"""

import json
from datetime import timedelta
from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"

_PROMISE = timedelta(days=2)
"""What cases of before were promised: nothing; they are due two days after they came."""


def upgrade() -> None:
    """What was stored stays: each old case has one asker, each old message was answered."""
    _people()
    _cases()
    _outbox()
    _inbox()
    _new_tables()
    _append_only()


def _people() -> None:
    with op.batch_alter_table("people") as people:
        people.add_column(sa.Column("standing", sa.String(20), nullable=False, server_default="guest"))
        for name in ("name", "country", "commission", "post", "email"):
            people.add_column(sa.Column(name, sa.Text, nullable=False, server_default=""))
        for name in ("zone", "handle"):
            people.add_column(sa.Column(name, sa.String(255), nullable=False, server_default=""))
        people.add_column(sa.Column("reachable", sa.Boolean, nullable=False, server_default=sa.true()))
    op.create_index("ix_people_standing", "people", ["standing"])


def _cases() -> None:
    op.create_table(
        "askers",
        sa.Column("channel", sa.String(255), nullable=False),
        sa.Column("message", sa.String(255), nullable=False),
        sa.Column("case_number", sa.Integer, nullable=False),
        sa.Column("place", sa.Integer, nullable=False),
        sa.Column("person", sa.String(255), nullable=False),
        sa.Column("conversation", sa.String(255), nullable=False),
        sa.Column("question", sa.Text, nullable=False),
        sa.Column("source", sa.String(255), nullable=False, server_default=""),
        *(sa.Column(name, sa.Text, nullable=False, server_default="") for name in ("name", "origin", "country")),
        sa.PrimaryKeyConstraint("channel", "message", name="pk_askers"),
    )
    op.create_index("ix_askers_channel_person", "askers", ["channel", "person"])
    op.create_index("ix_askers_case_number", "askers", ["case_number"])
    old = op.get_bind().execute(sa.text("SELECT * FROM cases")).mappings().all()
    _reshape_cases()
    for row in old:
        _carry_over(row)


def _reshape_cases() -> None:
    with op.batch_alter_table("cases", table_kwargs={"sqlite_autoincrement": True}) as cases:
        cases.drop_index("ix_cases_channel_person")
        cases.drop_constraint("uq_cases_channel_message", type_="unique")
        for name in ("channel", "message", "conversation", "person", "taken_by", "answered_by"):
            cases.drop_column(name)
    with op.batch_alter_table("cases", table_kwargs={"sqlite_autoincrement": True}) as cases:
        cases.add_column(sa.Column("due", sa.DateTime(timezone=True), nullable=False, server_default="2026-01-01"))
        cases.add_column(sa.Column("considered", sa.Text, nullable=False, server_default=""))
        for name in ("taken_by", "answered_by", "pending", "pending_by"):
            cases.add_column(sa.Column(name, sa.Text))
        cases.add_column(sa.Column("reopened", sa.Boolean, nullable=False, server_default=sa.false()))
        cases.add_column(sa.Column("escalated", sa.DateTime(timezone=True)))
        cases.add_column(sa.Column("merged_into", sa.Integer))
        cases.add_column(sa.Column("version", sa.Integer, nullable=False, server_default="0"))
        cases.add_column(sa.Column("source", sa.String(255), nullable=False, server_default=""))
        cases.add_column(sa.Column("file", sa.String(255), nullable=False, server_default=""))
    with op.batch_alter_table("cases", table_kwargs={"sqlite_autoincrement": True}) as cases:
        cases.alter_column("due", existing_type=sa.DateTime(timezone=True), server_default=None)


def _carry_over(row: Any) -> None:
    cases = sa.table("cases", *map(sa.column, ("number", "taken_by", "answered_by", "version")))
    cases.append_column(sa.column("due", sa.DateTime(timezone=True)))
    opened = sa.table("cases", sa.column("number"), sa.column("opened", sa.DateTime(timezone=True)))
    when = op.get_bind().execute(sa.select(opened.c.opened).where(opened.c.number == row["number"])).scalar_one()
    op.execute(
        cases.update()
        .where(cases.c.number == row["number"])
        .values(
            due=when + _PROMISE,
            taken_by=_who(row["channel"], row["taken_by"]),
            answered_by=_who(row["channel"], row["answered_by"]),
            version=0 if row["answer"] is None else 1,
        )
    )
    asked = ("channel", "message", "person", "conversation", "question")
    askers = sa.table("askers", *map(sa.column, (*asked, "case_number", "place", "name")))
    values = {name: row[name] for name in asked}
    op.execute(askers.insert().values(**values, case_number=row["number"], place=0, name=row["person"]))


def _who(channel: str, person: str | None) -> str | None:
    return None if person is None else json.dumps({"channel": channel, "person": person, "name": person})


def _outbox() -> None:
    with op.batch_alter_table("outbox", table_kwargs={"sqlite_autoincrement": True}) as outbox:
        outbox.add_column(sa.Column("choices", sa.Text, nullable=False, server_default="[]"))
        outbox.add_column(sa.Column("act", sa.String(20), nullable=False, server_default="say"))
        for name in ("of", "thread", "entry"):
            outbox.add_column(sa.Column(name, sa.String(255), nullable=False, server_default=""))
        outbox.add_column(sa.Column("lane", sa.Integer, nullable=False, server_default="1"))
        outbox.add_column(sa.Column("uncertain", sa.Boolean, nullable=False, server_default=sa.false()))
        outbox.add_column(sa.Column("problem", sa.Text, nullable=False, server_default=""))
        outbox.add_column(sa.Column("put", sa.DateTime(timezone=True)))
        outbox.add_column(sa.Column("claimed", sa.DateTime(timezone=True)))
        outbox.add_column(sa.Column("message", sa.String(255)))
    op.create_index("ix_outbox_channel_conversation_message", "outbox", ["channel", "conversation", "message"])


def _inbox() -> None:
    with op.batch_alter_table("inbox") as inbox:
        inbox.add_column(sa.Column("conversation", sa.String(255), nullable=False, server_default=""))
        inbox.add_column(sa.Column("source", sa.String(255), nullable=False, server_default=""))
        inbox.add_column(sa.Column("says", sa.Text, nullable=False, server_default=""))
        inbox.add_column(sa.Column("arrived", sa.DateTime(timezone=True)))
        inbox.add_column(sa.Column("failed", sa.Boolean, nullable=False, server_default=sa.false()))
        inbox.alter_column("replies", existing_type=sa.Text, nullable=True)
        inbox.alter_column("answered", existing_type=sa.DateTime(timezone=True), nullable=True)
    op.create_index("ix_inbox_channel_conversation_source", "inbox", ["channel", "conversation", "source"])


def _new_tables() -> None:
    _table("invitations", "code:s role:20 country:t commission:t made_by:t expires:m uses:i", keys=("code",))
    _numbered("audit", "at:m who:t act:40 target:t detail:t")
    _numbered("case_entries", "case_number:i at:m kind:20 name:t text:t")
    op.create_index("ix_case_entries_case_number", "case_entries", ["case_number"])
    unique = sa.UniqueConstraint("case_number", name="uq_drafts_case_number")
    _numbered("drafts", "case_number:i question:t wordings:t answer:t source:t made_by:t", unique)
    _table("votes", "channel:s person:s entry:s helped:b at:m", keys=("channel", "person", "entry"))
    _table(
        "threads",
        "channel:s conversation:s label:s thread:s title:t root:s",
        keys=("channel", "conversation", "label"),
    )
    op.create_index("ix_threads_channel_conversation_thread", "threads", ["channel", "conversation", "thread"])
    _table("moves", "channel:s old:s new:s", keys=("channel", "old"))


def _numbered(name: str, columns: str, *constraints: sa.Constraint) -> None:
    number = sa.Column("number", sa.Integer, nullable=False, autoincrement=True)
    _table(name, columns, number, *constraints, keys=("number",))


def _table(name: str, columns: str, *more: sa.schema.SchemaItem, keys: tuple[str, ...]) -> None:
    """`columns` are «name:kind»: s identifier, t text, m moment, i number, b truth, or the length of a short one."""
    kinds: dict[str, Any] = {
        "s": sa.String(255), "t": sa.Text(), "m": sa.DateTime(timezone=True), "i": sa.Integer(), "b": sa.Boolean(),
    }  # fmt: skip
    made = []
    for column in columns.split():
        label, _, kind = column.partition(":")
        made.append(sa.Column(label, kinds.get(kind) or sa.String(int(kind)), nullable=False))
    numbered = {"sqlite_autoincrement": True} if keys == ("number",) else {}
    op.create_table(name, *more, *made, sa.PrimaryKeyConstraint(*keys, name=f"pk_{name}"), **numbered)


def _append_only() -> None:
    """The database itself refuses to change the record of privileged acts."""
    if op.get_bind().dialect.name != "sqlite":
        return
    for act in ("UPDATE", "DELETE"):
        op.execute(
            f"CREATE TRIGGER audit_no_{act.lower()} BEFORE {act} ON audit "
            "BEGIN SELECT RAISE(ABORT, 'the record of privileged acts is never changed'); END"
        )


def downgrade() -> None:
    """Not offered: an older version knows neither askers nor history, and would lose them."""
    raise NotImplementedError("restore the copy that was made before the upgrade")
