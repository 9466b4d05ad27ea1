"""What makes the table of the log append-only in the database itself, for each kind of it.

A change of the table that rebuilds it (as SQLite does for most) takes its triggers away: the
migration that makes such a change must put them back. Verifying the log says when they are
missing.
"""

from django.db import connection

_REFUSED = "the audit log is append-only"

GUARD: dict[str, tuple[str, ...]] = {
    "sqlite": tuple(
        f"CREATE TRIGGER IF NOT EXISTS log_refuses_{verb.lower()} "
        f"BEFORE {verb} ON records_logrow "
        f"BEGIN SELECT RAISE(ABORT, '{_REFUSED}'); END"
        for verb in ("UPDATE", "DELETE")
    ),
    "postgresql": (
        "CREATE OR REPLACE FUNCTION log_is_append_only() RETURNS trigger LANGUAGE plpgsql AS "
        f"$$ BEGIN RAISE EXCEPTION '{_REFUSED}'; END $$",
        "DROP TRIGGER IF EXISTS log_refuses_change ON records_logrow",
        "CREATE TRIGGER log_refuses_change BEFORE UPDATE OR DELETE OR TRUNCATE "
        "ON records_logrow FOR EACH STATEMENT EXECUTE FUNCTION log_is_append_only()",
    ),
}
UNGUARD: dict[str, tuple[str, ...]] = {
    "sqlite": (
        "DROP TRIGGER IF EXISTS log_refuses_update",
        "DROP TRIGGER IF EXISTS log_refuses_delete",
    ),
    "postgresql": ("DROP TRIGGER IF EXISTS log_refuses_change ON records_logrow",),
}
_STANDS = {
    "sqlite": (
        "SELECT count(*) FROM sqlite_master WHERE type = 'trigger' AND name IN "
        "('log_refuses_update', 'log_refuses_delete')",
        2,
    ),
    "postgresql": (
        "SELECT count(*) FROM pg_trigger WHERE tgname = 'log_refuses_change' "
        "AND tgrelid = 'records_logrow'::regclass AND tgenabled <> 'D'",
        1,
    ),
}


def is_guarded() -> bool:
    """Say whether the database refuses to change what stands in the log."""
    asked, expected = _STANDS[connection.vendor]
    with connection.cursor() as cursor:
        cursor.execute(asked)
        return bool(cursor.fetchone()[0] == expected)
