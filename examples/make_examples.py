"""Writes the sample productions, the same byte for byte every time.

    python examples/make_examples.py [FOLDER]

Run it again whenever a pack or the fact catalogue changes: the approvals in the samples are
bound to digests, and fall when what was approved changes.
"""

import sys
from pathlib import Path

from making.ferry_tales import ferry_tales
from making.salt_soap import salt_soap
from making.samples import write_sample
from making.the_salt_road import the_salt_road

SAMPLES = (the_salt_road, ferry_tales, salt_soap)


def write_examples(into: Path) -> None:
    """Write every sample production to its own folder in ``into``."""
    for sample in SAMPLES:
        write_sample(sample(), into)


if __name__ == "__main__":
    write_examples(Path(sys.argv[1]) if len(sys.argv) > 1 else Path(__file__).parent)
