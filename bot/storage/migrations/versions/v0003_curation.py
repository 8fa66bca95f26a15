"""What administrators change of the knowledge: changesets, editions, revisions, trials; jobs, files, questions.

Letters may bring a file, and passages with markup.
"""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"


def upgrade() -> None:
    """Everything is new; letters of before have neither files nor markup."""
    with op.batch_alter_table("outbox", table_kwargs={"sqlite_autoincrement": True}) as outbox:
        outbox.add_column(sa.Column("file", sa.String(255), nullable=False, server_default=""))
        outbox.add_column(sa.Column("formatted", sa.Text, nullable=False, server_default="[]"))
    _curation()
    _jobs()
    _append_only()


def _moment(name: str) -> sa.Column[object]:
    return sa.Column(name, sa.DateTime(timezone=True), nullable=False)


def _texts(*names: str) -> list[sa.Column[str]]:
    return [sa.Column(name, sa.Text, nullable=False) for name in names]


def _article() -> list[sa.Column[str]]:
    return [sa.Column("kind", sa.String(20), nullable=False), sa.Column("article", sa.String(255), nullable=False)]


def _curation() -> None:
    op.create_table(
        "changesets",
        sa.Column("number", sa.Integer, nullable=False, autoincrement=True),
        *_texts("author", "changes", "reason", "origin"),
        sa.Column("state", sa.String(20), nullable=False),
        _moment("created"),
        _moment("changed"),
        sa.Column("version", sa.Integer, nullable=False),
        sa.PrimaryKeyConstraint("number", name="pk_changesets"),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_changesets_state", "changesets", ["state"])
    op.create_table(
        "editions",
        sa.Column("number", sa.Integer, nullable=False, autoincrement=False),
        sa.Column("changeset", sa.Integer, nullable=False),
        *_texts("who", "reason"),
        sa.Column("approved_by", sa.Text),
        sa.Column("accepted", sa.Integer, nullable=False),
        sa.Column("undoes", sa.Integer),
        _moment("at"),
        sa.PrimaryKeyConstraint("number", name="pk_editions"),
    )
    op.create_table(
        "revisions",
        sa.Column("edition", sa.Integer, nullable=False, autoincrement=False),
        *_article(),
        *_texts("before", "after"),
        sa.PrimaryKeyConstraint("edition", "kind", "article", name="pk_revisions"),
    )
    op.create_index("ix_revisions_kind_article", "revisions", ["kind", "article"])
    op.create_table(
        "overrides",
        *_article(),
        *_texts("says", "shipped"),
        sa.Column("edition", sa.Integer, nullable=False),
        sa.PrimaryKeyConstraint("kind", "article", name="pk_overrides"),
    )
    op.create_table(
        "trials",
        sa.Column("changeset", sa.Integer, nullable=False, autoincrement=False),
        *(sa.Column(name, sa.Integer, nullable=False) for name in ("version", "edition", "asked")),
        *_texts("shifts", "mistakes"),
        _moment("at"),
        sa.PrimaryKeyConstraint("changeset", name="pk_trials"),
    )


def _jobs() -> None:
    op.create_table(
        "jobs",
        sa.Column("number", sa.Integer, nullable=False, autoincrement=True),
        sa.Column("kind", sa.String(20), nullable=False),
        *_texts("who", "asks"),
        sa.Column("channel", sa.String(255), nullable=False),
        sa.Column("conversation", sa.String(255), nullable=False),
        sa.Column("state", sa.String(20), nullable=False),
        _moment("put"),
        sa.PrimaryKeyConstraint("number", name="pk_jobs"),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_jobs_state", "jobs", ["state"])
    op.create_table(
        "files",
        sa.Column("key", sa.String(255), nullable=False),
        *_texts("name"),
        sa.Column("content", sa.LargeBinary, nullable=False),
        _moment("kept"),
        sa.PrimaryKeyConstraint("key", name="pk_files"),
    )
    op.create_index("ix_files_kept", "files", ["kept"])
    op.create_table(
        "questions",
        sa.Column("number", sa.Integer, nullable=False, autoincrement=True),
        *_texts("question", "entry", "country", "themes"),
        sa.Column("outcome", sa.String(20), nullable=False),
        _moment("at"),
        sa.PrimaryKeyConstraint("number", name="pk_questions"),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_questions_at", "questions", ["at"])


def _append_only() -> None:
    """The database itself refuses to change what was published."""
    if op.get_bind().dialect.name != "sqlite":
        return
    for table in ("editions", "revisions"):
        for act in ("UPDATE", "DELETE"):
            op.execute(
                f"CREATE TRIGGER {table}_no_{act.lower()} BEFORE {act} ON {table} "
                f"BEGIN SELECT RAISE(ABORT, '{table} are only ever added'); END"
            )


def downgrade() -> None:
    """Not offered: an older version knows nothing of editions, and would serve what was taken back."""
    raise NotImplementedError("restore the copy that was made before the upgrade")
