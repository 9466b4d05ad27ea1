"""Midjourney: ``Description`` with the prompt, its switches and ``Job ID:``, and ``Author``.

The prompt may begin with addresses of pictures that went in; ``--v`` and ``--niji`` name the
model.
"""

import re
from collections.abc import Sequence

from clearslate.domain.provenance import Generation, Origin
from clearslate.media.generators.blocks import Block
from clearslate.media.generators.found import Found, model, one_run, texts

_JOB = re.compile(
    r"\s*\bJob ID:\s*[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}", re.IGNORECASE
)
_SWITCHES = re.compile(r"\s--[a-z]")
_VERSION = re.compile(r"--(v|version|niji)\s+([\d.]+)")
_SEED = re.compile(r"--seed\s+(\d+)")
_NOT = re.compile(r"--no\s+(.+?)(?=\s--|$)", re.DOTALL)
_ADDRESS = re.compile(r"https?://\S+")


def read_midjourney(blocks: Sequence[Block]) -> Found | None:
    """Return the run of Midjourney that a text tells of; None where none names a job."""
    told = next((block for block in blocks if _JOB.search(block.text[:100_000])), None)
    if told is None or told.looks_like_json or told.text.startswith("<"):
        return None
    words = _JOB.split(told.text, maxsplit=1)[0]
    version, seed, without = _VERSION.search(words), _SEED.search(words), _NOT.search(words)
    prompt = _SWITCHES.split(words, maxsplit=1)[0]
    name = "niji" if version and version.group(1) == "niji" else "v"
    run = Generation(
        software="Midjourney",
        version=version.group(2) if version else None,
        models=model(f"{name} {version.group(2)}" if version else None, "model"),
        prompts=texts(_ADDRESS.sub("", prompt)),
        negative_prompts=texts(without.group(1) if without else None),
        inputs=texts(*_ADDRESS.findall(words)),
        seed=seed.group(1) if seed else None,
    )
    author = next((block for block in blocks if block.key == "author"), None)
    return one_run(run, Origin.AI_DECLARED, told, author)
