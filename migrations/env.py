"""Alembic environment: runs on the connection the program hands in, inside its transaction."""

from alembic import context

from servicedesk.models import Base

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=Base.metadata,
    render_as_batch=True,
    # One idea per migration, all migrations in one transaction that the program opened.
    transactional_ddl=False,
    # The engine's own tables of the full-text index, and the index that only a server has.
    include_object=lambda _object, name, kind, _reflected, _other: (
        not (kind == "table" and name is not None and name.startswith(("search_index", "sqlite_")))
        and not (kind == "index" and name == "ix_search_document_kinds")
    ),
)
context.run_migrations()
