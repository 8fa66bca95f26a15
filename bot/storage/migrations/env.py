"""Run by alembic only: applies the revisions on the connection that `upgrade` hands over, in its transaction."""

from alembic import context

from bot.storage.tables import Base

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=Base.metadata,
    render_as_batch=True,
    transactional_ddl=True,
)
with context.begin_transaction():
    context.run_migrations()
