"""What a file says of its making, as plain text for a terminal.

The first line is the verdict. Below it stands every piece of evidence with its place, those that
decide first.
"""

from collections.abc import Iterator, Mapping, Sequence

from clearslate.domain.provenance import (
    Channel,
    Evidence,
    Generation,
    Inspection,
    Manifest,
    ModelNamed,
    NotRead,
    Origin,
    Seal,
)
from clearslate.formats.phrase import Language, Phrase, both
from clearslate.formats.report_lines import Manner, harmless, padded, widest
from clearslate.formats.words.dates import number
from clearslate.formats.words.provenance import (
    CHANNELS,
    COMES_TO,
    INSPECTED,
    NOT_READ,
    ORIGIN_MARKS,
    ORIGIN_SENTENCES,
    SEALS,
    SWEEP_CAVEAT,
    origin_word,
)

_MOST_EVIDENCE = 40
_LONGEST, _LONGEST_IN_SWEEP = 300, 120
_EVIDENCE = both("Evidence", "Indices")
_NO_EVIDENCE = both("None.", "Aucun.")
_MORE = both("{n} more; --json gives them all.", "{n} de plus ; --json les donne tous.")
_GENERATIONS = both("Generations", "Générations")
_SEAL = both("C2PA manifest", "Manifeste C2PA")
_NOT_READ = both("Not read", "Non lu")
_FILE = both("File", "Fichier")
_BYTES = both("{n} bytes", "{n} octets")
_SIZE_UNKNOWN = both("size not known", "taille inconnue")
_NO_DIGEST = both("no digest: it was not read", "pas d’empreinte : il n’a pas été lu")
_LABELS: Mapping[str, Phrase] = {
    "models": both("models", "modèles"),
    "prompts": both("prompts", "prompts"),
    "negative_prompts": both("negative prompts", "prompts négatifs"),
    "inputs": both("inputs", "entrées"),
    "samplers": both("samplers", "échantillonneurs"),
    "seed": both("seed", "graine"),
    "not_understood": both("not understood", "non compris"),
    "signer": both("signer", "signataire"),
    "signed_at": both("signed", "signé le"),
    "generators": both("written by", "écrit par"),
    "faults": both("does not fit", "ne concorde pas"),
    "doubts": both("about the signer", "sur le signataire"),
    "faults_in_ingredients": both("in what went in", "dans ses éléments"),
    "kept_at": both("kept at", "conservé à"),
}
_ORDER = (Origin.AI_DECLARED, Origin.AI_EDITED, Origin.UNKNOWN, Origin.NO_SIGN, None)


def inspection_text(name: str, inspection: Inspection, language: Language, *, colour: bool) -> str:
    """Return the whole report on the file called ``name``."""
    manner = Manner(language=language, colour=colour)
    sections = (
        (_EVIDENCE, _evidence(inspection.evidence, manner)),
        (_GENERATIONS, _generations(inspection.generations, manner)),
        (_SEAL, _manifest(inspection.manifest, manner)),
        (_NOT_READ, [line for each in inspection.not_read for line in _missed(each, manner)]),
        (_FILE, _file(inspection, manner)),
    )
    lines = [
        *_head(name, inspection, manner),
        *manner.paragraph(ORIGIN_SENTENCES[inspection.origin].say(language), indent=0),
    ]
    for title, body in sections:
        lines += manner.section(title.say(language), body)
    return "\n".join(line.rstrip() for line in lines) + "\n"


def sweep_text(name: str, inspection: Inspection, language: Language, *, colour: bool) -> str:
    """Return what is said of one file among many: its verdict and what decided it.

    A file without a sign says nothing; it is counted at the end.
    """
    if inspection.origin is Origin.NO_SIGN:
        return ""
    manner = Manner(language=language, colour=colour)
    lines = _head(name, inspection, manner)
    lines += manner.paragraph(_reason(inspection, language))
    return "\n".join(line.rstrip() for line in lines) + "\n"


def sweep_summary(counts: Mapping[Origin, int], language: Language) -> str:
    """Return how many files came to each answer, and what the answers do not mean."""
    files = INSPECTED.say(sum(counts.values()), language)
    said = [
        f"{number(counts.get(origin, 0), language)} {origin_word(origin, language)}"
        for origin in _ORDER
        if origin is not None
    ]
    lines = [f"{files}{_COLON.say(language)}{', '.join(said)}."]
    return "\n".join([*lines, SWEEP_CAVEAT.say(language)]) + "\n"


_COLON = both(": ", " : ")


def _head(name: str, inspection: Inspection, manner: Manner) -> list[str]:
    # A path is never broken: whoever reads it wants to copy it.
    return [f"{manner.marked(ORIGIN_MARKS[inspection.origin])}  {harmless(name)}"]


def _reason(inspection: Inspection, language: Language) -> str:
    """Return the evidence that decided, or why nothing did."""
    for each in inspection.evidence:
        if each.comes_to is inspection.origin:
            said = _short(_told(each, inspection.generations), _LONGEST_IN_SWEEP)
            return f"{each.place}{_COLON.say(language)}{said}"
    manifest = inspection.manifest
    if manifest.seal.leaves_open and manifest.seal is not Seal.UNREAD:
        faults = f" ({', '.join(manifest.faults)})" if manifest.faults else ""
        seal = SEALS[manifest.seal].say(language)
        return f"{_SEAL.say(language)}{_COLON.say(language)}{seal}{faults}"
    return ", ".join(_why(each, language) for each in inspection.not_read[:3])


def _told(evidence: Evidence, generations: Sequence[Generation]) -> str:
    """Return what a piece of evidence says; of a workflow, the program and the models it names."""
    if evidence.channel is not Channel.GENERATOR or not generations:
        return evidence.statement
    models = (model.name for each in generations for model in each.models)
    return ", ".join(dict.fromkeys((generations[0].software, *models)))


def _evidence(evidence: Sequence[Evidence], manner: Manner) -> list[str]:
    language = manner.language
    if not evidence:
        return manner.paragraph(_NO_EVIDENCE.say(language))
    ways = widest(CHANNELS[each.channel].say(language) for each in evidence)
    ordered = sorted(evidence, key=lambda each: _ORDER.index(each.comes_to))
    lines: list[str] = []
    for each in ordered[:_MOST_EVIDENCE]:
        lines += _piece(each, ways, manner)
    more = len(evidence) - _MOST_EVIDENCE
    if more > 0:
        lines += manner.paragraph(_MORE.say(language, n=number(more, language)))
    return lines


def _piece(each: Evidence, ways: int, manner: Manner) -> Iterator[str]:
    language, indent = manner.language, ways + 4
    first = f"  {padded(CHANNELS[each.channel].say(language), ways)}  "
    yield from manner.paragraph(each.place, indent=indent, first=first)
    yield from manner.paragraph(_short(each.statement), indent=indent)
    if each.comes_to is not None:
        yield from manner.paragraph(COMES_TO[each.comes_to].say(language), indent=indent)


def _generations(generations: Sequence[Generation], manner: Manner) -> list[str]:
    lines = []
    for each in generations:
        lines += manner.paragraph(" ".join(p for p in (each.software, each.version) if p))
        lines += _table(
            {
                "models": [_model(model) for model in each.models],
                "prompts": each.prompts,
                "negative_prompts": each.negative_prompts,
                "inputs": each.inputs,
                "samplers": each.samplers,
                "seed": [each.seed] if each.seed else [],
                "not_understood": each.not_understood,
            },
            manner,
        )
    return lines


def _model(model: ModelNamed) -> str:
    return f"{model.name} ({model.kind})"


def _manifest(manifest: Manifest, manner: Manner) -> list[str]:
    language = manner.language
    lines = manner.paragraph(SEALS[manifest.seal].say(language))
    if manifest.seal in (Seal.ABSENT, Seal.UNREAD):
        return lines
    signed = manifest.signed_at
    return lines + _table(
        {
            "signer": [manifest.signer] if manifest.signer else [],
            "signed_at": [signed.isoformat(sep=" ")] if signed is not None else [],
            "generators": manifest.generators,
            "faults": manifest.faults,
            "doubts": manifest.doubts,
            "faults_in_ingredients": manifest.faults_in_ingredients,
            "kept_at": [manifest.kept_at] if manifest.kept_at else [],
        },
        manner,
    )


def _table(rows: Mapping[str, Sequence[str]], manner: Manner) -> list[str]:
    """Return each row under its label, one value a line, in aligned columns."""
    language = manner.language
    shown = {_LABELS[key].say(language): values for key, values in rows.items() if values}
    width = widest(shown)
    lines = []
    for label, values in shown.items():
        for place, value in enumerate(values):
            first = f"    {padded(label if place == 0 else '', width)}  "
            lines += manner.paragraph(_short(value), indent=width + 6, first=first)
    return lines


def _missed(missed: NotRead, manner: Manner) -> list[str]:
    return manner.paragraph(_why(missed, manner.language))


def _why(missed: NotRead, language: Language) -> str:
    said = f"{missed.place}{_COLON.say(language)}{NOT_READ[missed.why].say(language)}"
    return f"{said} ({missed.detail})" if missed.detail else said


def _file(inspection: Inspection, manner: Manner) -> list[str]:
    language = manner.language
    size = inspection.size
    said = _SIZE_UNKNOWN.say(language)
    if size is not None:
        said = _BYTES.say(language, n=number(size, language))
    digest = inspection.digest or _NO_DIGEST.say(language)
    return [*manner.paragraph(f"{inspection.kind}, {said}"), *manner.paragraph(digest)]


def _short(text: str, longest: int = _LONGEST) -> str:
    line = " ".join(text.split())
    return line if len(line) <= longest else line[: longest - 1] + "…"
