"""Recognising generators: each block of text is given to those who may know it, in one order.

What a reader recognised is gone for the next. A text in a field that only generators use, and that
nobody recognised, is kept as evidence that something is there and was not understood.
"""

from collections.abc import Callable, Sequence

from clearslate.domain.provenance import Evidence, Generation, Origin
from clearslate.media.embedded import EmbeddedText
from clearslate.media.generators.blocks import Block, blocks_of
from clearslate.media.generators.comfy.reading import read_comfy
from clearslate.media.generators.found import Found, evidence_of
from clearslate.media.generators.invokeai import read_invokeai
from clearslate.media.generators.markers import read_markers
from clearslate.media.generators.midjourney import read_midjourney
from clearslate.media.generators.novelai import read_novelai
from clearslate.media.generators.settings_json import read_easy_diffusion, read_settings
from clearslate.media.generators.webui import read_webui

Told = tuple[tuple[Generation, ...], tuple[Evidence, ...], tuple[str, ...]]

_READERS: tuple[Callable[[Sequence[Block]], Found | None], ...] = (
    read_comfy,
    read_invokeai,
    read_novelai,
    read_webui,
    read_easy_diffusion,
    read_settings,
    read_midjourney,
    read_markers,
)
_ONLY_GENERATORS = frozenset(
    (
        *("parameters", "prompt", "negative_prompt", "workflow", "generation_data"),
        *("sd-metadata", "dream", "invokeai_metadata", "invokeai_graph", "fooocus_scheme"),
    )
)
"""Keys of fields that nobody but a generator is known to write."""


def read_generations(texts: Sequence[EmbeddedText]) -> Told:
    """Return the runs that ``texts`` tell of, the evidence, and the places not understood.

    Nothing in a text makes it raise. Every run that is returned had a model in it, or may have.
    """
    left = list(blocks_of(texts))
    generations: list[Generation] = []
    evidence: list[Evidence] = []
    not_read: list[str] = []
    for read in _READERS:
        found = read(left)
        if found is not None:
            generations += found.generations
            evidence += found.evidence
            not_read += found.not_read
            taken = set(map(id, found.blocks))
            left = [block for block in left if id(block) not in taken]
    for block in left:
        if block.key in _ONLY_GENERATORS:
            evidence.append(evidence_of(block, Origin.UNKNOWN))
            not_read.append(block.place)
    return tuple(dict.fromkeys(generations)), tuple(evidence), tuple(not_read)
