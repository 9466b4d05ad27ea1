"""Fuzzing at length: every kind of file, changed at random, given to a worker that must live.

An hour on one core by default; ``CLEARSLATE_SOAK_SECONDS`` says how long each kind is tried.
"""

import os
import random
import time
from collections.abc import Iterator

import pytest
from tests.media.made_files import EVERY_KIND, png, png_xmp, typed

from clearslate.domain.provenance import WhyNotRead
from clearslate.media.inspector import Inspector
from clearslate.media.limits import Settings

SECONDS = float(os.environ.get("CLEARSLATE_SOAK_SECONDS", "85"))
DEAD = {WhyNotRead.CRASHED, WhyNotRead.OUT_OF_TIME, WhyNotRead.OUT_OF_MEMORY}


def specimens() -> dict[str, bytes]:
    """Return a file of every kind, and signed ones where the library that signs is there."""
    found = {kind: make() for kind, make in EVERY_KIND.items()}
    try:
        from tests.media.signing import action, signed
    except ImportError:
        return found
    made = action("created", "trainedAlgorithmicMedia")
    part = signed(action("opened"), ingredients=[("parentOf", signed(made))])
    return found | {"signed": signed(made), "signed with ingredient": part}


@pytest.mark.slow
@pytest.mark.parametrize("kind", [*EVERY_KIND, "signed", "signed with ingredient"])
def test_no_change_of_a_file_ends_the_worker(kind, tmp_path):
    data = specimens().get(kind)
    if data is None:
        pytest.skip("the extra `media` is not installed")
    seed = random.SystemRandom().getrandbits(32)
    chance, path = random.Random(seed), tmp_path / "file"
    end, tried = time.monotonic() + SECONDS, 0

    with Inspector(Settings()) as worker:
        while time.monotonic() < end:
            changed = next(changes(data, chance))
            path.unlink(missing_ok=True)
            path.write_bytes(changed)
            found = {each.why for each in worker.inspect(path).not_read}
            tried += 1
            assert not found & DEAD, f"seed {seed}, try {tried}: {found}, {changed.hex()}"

    assert tried


def changes(data: bytes, chance: random.Random) -> Iterator[bytes]:
    """Yield ``data`` with some bytes turned, cut, doubled or set to what bounds a number."""
    for _ in range(chance.randint(1, 8)):
        at = chance.randrange(len(data) + 1)
        count = chance.choice((1, 1, 2, 4, 8, 64, 500))
        new = chance.choice((b"\0", b"\xff", b"\x7f", b"\x80", chance.randbytes(1))) * count
        how = chance.randrange(5)
        if how == 0:
            data = data[:at]
        elif how == 1:
            data = data[:at] + data[at : at + count] * 3 + data[at + count :]
        elif how == 2:
            data = data[:at] + data[at + count :]
        else:
            data = data[:at] + new + data[at + len(new) :]
    yield data


def test_the_specimens_are_many_and_changed_ones_differ():
    chance = random.Random(1)
    picture = png(png_xmp(typed()))

    assert len(EVERY_KIND) > 30
    assert any(next(changes(picture, chance)) != picture for _ in range(5))
