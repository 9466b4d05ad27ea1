"""Whether a terminal is there, and whether it shows colour."""

import os
import sys


def colour() -> bool:
    """Say whether to colour what is printed: on a terminal, unless NO_COLOR is set."""
    return sys.stdout.isatty() and not os.environ.get("NO_COLOR")


def asks() -> bool:
    """Say whether somebody sits at a terminal and can be asked."""
    return sys.stdin.isatty() and sys.stderr.isatty()
