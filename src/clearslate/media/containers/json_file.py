"""A plain JSON file: the workflow of a node-based generator, or something else."""

import json

from clearslate.domain.provenance import WhyNotRead
from clearslate.media.decoding import decoded
from clearslate.media.gathered import Gathered
from clearslate.media.span import Span

PLACE = "file"


def read_json_file(span: Span, into: Gathered) -> None:
    """Gather the whole of a JSON file under the key that says what it looks like.

    ``workflow`` has nodes in a list, ``prompt`` has nodes by number with their class; anything
    else is ``json``. What is not JSON is noted.
    """
    if not into.fits(PLACE, span.size):
        return
    text = decoded(span.whole())
    try:
        into.add(PLACE, _looks_like(json.loads(text)), text)
    except (ValueError, RecursionError) as error:
        into.missed(PLACE, WhyNotRead.MALFORMED, type(error).__name__)


def _looks_like(value: object) -> str:
    if not isinstance(value, dict):
        return "json"
    if isinstance(value.get("nodes"), list):
        return "workflow"
    nodes = [each for each in value.values() if isinstance(each, dict)]
    return "prompt" if any("class_type" in each for each in nodes) else "json"
