"""JSON from strangers, looked into without trust in its shape."""

from collections.abc import Iterator, Mapping, Sequence

_NOTHING: Mapping[str, object] = {}
_DEEPEST = 32
_MOST = 100_000


def mapping(value: object) -> Mapping[str, object]:
    """Return ``value`` if it is an object, and an empty one otherwise."""
    return value if isinstance(value, dict) else _NOTHING


def items(value: object) -> Sequence[object]:
    """Return ``value`` if it is a list, and an empty one otherwise."""
    return value if isinstance(value, list) else ()


def text(value: object) -> str:
    """Return ``value`` if it is text, and no text otherwise."""
    return value if isinstance(value, str) else ""


def walk(value: object) -> Iterator[tuple[str, str, object]]:
    """Yield each key below ``value`` with the path to it and what stands there."""
    waiting: list[tuple[str, object, int]] = [("", value, 0)]
    count = 0
    while waiting and count < _MOST:
        path, found, depth = waiting.pop()
        below: list[tuple[str, object]] = []
        if isinstance(found, dict):
            below = [(str(key), each) for key, each in found.items()]
        elif isinstance(found, list):
            below = [(str(number), each) for number, each in enumerate(found)]
        for key, each in below:
            count += 1
            inner = f"{path}.{key}" if path else key
            yield inner, key, each
            if depth < _DEEPEST:
                waiting.append((inner, each, depth + 1))
