"""SQLite with a queue before its one writer.

SQLite lets whoever asks at the right moment write: those who wait look again every tenth of a
second, and a writer that goes on at once, such as a job that settles thousands of uses, is
never found to have ended. Here each transaction waits in line first, and is woken when its turn
comes.
"""

import os
from typing import Any

from django.db.backends.sqlite3 import base

from clearslate.records.sqlite.line import Line


class DatabaseWrapper(base.DatabaseWrapper):
    """A connection that waits for its turn before it begins a transaction."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._line: Line | None = None

    def _start_transaction_under_autocommit(self) -> None:
        name = str(self.settings_dict["NAME"])
        if os.path.isabs(name):
            self._line = Line(name)
        try:
            super()._start_transaction_under_autocommit()  # type: ignore[misc]
        except BaseException:
            self._leave()
            raise

    def _commit(self) -> None:
        # Where this fails, what is left is rolled back, and the turn ends with that.
        super()._commit()  # type: ignore[misc]
        self._leave()

    def _rollback(self) -> None:
        try:
            super()._rollback()  # type: ignore[misc]
        finally:
            self._leave()

    def _close(self) -> None:
        try:
            super()._close()  # type: ignore[misc]
        finally:
            self._leave()

    def _leave(self) -> None:
        if self._line is not None:
            self._line.leave()
            self._line = None
