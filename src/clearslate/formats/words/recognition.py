"""By what an asset was recognised in a cut, and in which version."""

from collections.abc import Mapping

from clearslate.domain.asset import Asset
from clearslate.domain.cut_check import CheckedEvent
from clearslate.domain.matching import By, Match, plain_name, without_version
from clearslate.domain.timeline import Event, Source, SourceRole
from clearslate.formats.phrase import Language, Phrase
from clearslate.formats.words.dates import all_of

HOW: Mapping[By, Phrase] = {
    By.DIGEST: Phrase(
        en="Recognised by its digest: the very file that was registered.",
        fr="Reconnu à son empreinte : le fichier même qui est au registre.",
    ),
    By.NAME: Phrase(en="Recognised by the name `{seen}`.", fr="Reconnu au nom « {seen} »."),
    By.ALIAS: Phrase(
        en="Recognised as `{asset}` by its alias `{seen}`.",
        fr="Reconnu comme « {asset} » à son alias « {seen} ».",
    ),
    By.FILE: Phrase(
        en="Recognised as `{asset}` by its source file `{seen}`.",
        fr="Reconnu comme « {asset} » à son fichier source « {seen} ».",
    ),
    By.REEL: Phrase(
        en="Recognised as `{asset}` by its reel `{seen}`.",
        fr="Reconnu comme « {asset} » à sa bobine « {seen} ».",
    ),
}
_OTHER_VERSION = Phrase(
    en="The register has version {registered}, the cut shows version {seen}.",
    fr="Le registre a la version {registered}, le montage montre la version {seen}.",
)
_SOME_OTHER_VERSION = Phrase(
    en="The cut shows another version than the one registered.",
    fr="Le montage montre une autre version que celle du registre.",
)
_OTHER_FILE = Phrase(
    en="It bears the name of the registered file, and is another one by its digest.",
    fr="Il porte le nom du fichier inscrit, et en est un autre d’après son empreinte.",
)
_BESIDE = Phrase(en="Not checked beside it: {names}.", fr="Non vérifié à côté : {names}.")
_BLACK = Phrase(en="black or silence", fr="noir ou silence")
_INCOMING = frozenset((SourceRole.CLIP, SourceRole.TO, SourceRole.KEY))


def event_name(event: Event, language: Language) -> str:
    """Return what an event is called: its clip, the incoming one where two meet."""
    if event.is_black:
        return _BLACK.say(language)
    sources = sorted(event.sources, key=lambda source: source.role not in _INCOMING)
    names = (name for source in sources for name in _names(source))
    return next((name for name in names if name), event.number)


def _names(source: Source) -> tuple[str, ...]:
    return (source.name, *source.names, source.file or "", source.reel or "")


def recognised_by(checked: CheckedEvent, match: Match, language: Language) -> str:
    """Return how ``match`` came about; empty where the event simply bears the asset's name."""
    by_its_name = match.by is By.NAME and match.seen == event_name(checked.event, language)
    if by_its_name:
        return ""
    return HOW[match.by].say(language, seen=match.seen, asset=match.asset.name)


def version_said(match: Match, language: Language) -> str:
    """Return how the cut's version or file is another than the registered one, if it is."""
    if match.other_file and not match.other_version:
        return _OTHER_FILE.say(language)
    if not match.other_version:
        return ""
    stem, seen = without_version(plain_name(match.seen))
    registered = _registered_version(match.asset, stem)
    if registered is None or seen is None or registered == seen:
        return _SOME_OTHER_VERSION.say(language)
    return _OTHER_VERSION.say(language, registered=registered, seen=seen)


def beside_said(checked: CheckedEvent, language: Language) -> str:
    """Return which media of an event were not recognised beside what was; empty where all were."""
    if not checked.unrecognised:
        return ""
    return _BESIDE.say(language, names=all_of(checked.unrecognised, language))


def _registered_version(asset: Asset, stem: str) -> int | None:
    named = (without_version(plain_name(name)) for name in (asset.name, *asset.aliases))
    versions = (version for other, version in named if other == stem)
    return next((version for version in versions if version is not None), None)
