"""A line of writers, across threads and processes, by a lock on a file beside the database.

Whoever waits is woken when the lock is let go of, where SQLite only looks again after a while.
The system lets go of it when a process ends, however it ends.
"""

import os

try:
    import fcntl
except ImportError:  # pragma: no cover - a system without such locks
    fcntl = None  # type: ignore[assignment]


class Line:
    """A place in line that came to its turn; `leave` ends the turn."""

    def __init__(self, database: str) -> None:
        """Wait until it is this one's turn to write ``database``."""
        self._turn = os.open(f"{database}-turn", os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
        if fcntl is None:
            return
        try:
            fcntl.flock(self._turn, fcntl.LOCK_EX)
        except BaseException:
            self.leave()
            raise

    def leave(self) -> None:
        """Let the next one write."""
        os.close(self._turn)
