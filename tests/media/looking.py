"""Looking into a file that a test made."""

from pathlib import Path

from clearslate.domain.provenance import Inspection
from clearslate.media.inspecting import inspect_file
from clearslate.media.limits import Limits, Settings

SAMPLES = Path(__file__).resolve().parents[3] / "shared" / "samples"
"""Real files, which are not kept with the program; tests of them are skipped without."""


def looked_into(
    data: bytes, folder: Path, *, trust: tuple[str, ...] = (), limits: Limits | None = None
) -> Inspection:
    """Return the inspection of a file with these bytes, which has no name to go by."""
    path = folder / "file"
    # Some disks wait for a file that is overwritten, and for a new one they do not.
    path.unlink(missing_ok=True)
    path.write_bytes(data)
    return inspect_file(path, settings=Settings(trust=trust, limits=limits or Limits()))
