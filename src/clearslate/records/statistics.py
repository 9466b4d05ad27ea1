"""What the database knows of its own tables, from which it chooses how to read them."""

from django.db import connection

_LOOKED_AT = 1_000
"""Rows of each index that are looked at: enough to choose by, and done in a moment."""


def gather_statistics() -> None:
    """Let SQLite look at its tables; PostgreSQL does so by itself."""
    if connection.vendor == "sqlite":
        with connection.cursor() as cursor:
            cursor.execute(f"PRAGMA analysis_limit={_LOOKED_AT}")
            cursor.execute("ANALYZE")
