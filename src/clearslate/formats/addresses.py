"""Addresses in letters: written without the host, which whoever sends them puts before."""

import re

ADDRESS = re.compile(
    r"(?<![^\s(])/[a-z](?:[A-Za-z0-9._~%/-]*[A-Za-z0-9_~%/-])?(?:\?[A-Za-z0-9=&%._~-]*)?"
)
"""A path of this service that stands as a word of its own; a full stop after it is not its."""


def with_host(text: str, host: str) -> str:
    """Return ``text`` with ``host`` before its paths: ``https://clearslate.example.org``."""
    return ADDRESS.sub(lambda found: host + found.group(), text)
