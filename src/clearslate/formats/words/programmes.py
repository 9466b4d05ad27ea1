"""A finished programme in words: what its file says of AI, and what it says nothing of."""

from collections.abc import Mapping

from clearslate.domain.cut_check import CutCheck
from clearslate.domain.programme import Programme, Unspoken, WhyUnspoken
from clearslate.formats.phrase import Language, both
from clearslate.formats.words.dates import Counted
from clearslate.formats.words.recognition import event_name

NO_ELEMENT = both(
    "a cut with an element of AI that a declaration speaks for; see clearslate cut for what was "
    "recognised in it",
    "un montage avec un élément d’IA dont une déclaration répond\u202f; voir clearslate cut pour "
    "ce qui y a été reconnu",
)
_REGIONS = Counted(
    one=both("{n} region in time", "{n} intervalle"),
    many=both("{n} regions in time", "{n} intervalles"),
)
_USES = Counted(
    one=both("{n} declaration", "{n} déclaration"),
    many=both("{n} declarations", "{n} déclarations"),
)
_SAID = both("{cut}: {regions}, of {uses}.", "{cut}\u00a0: {regions}, de {uses}.")
HELD = Counted(
    one=both(
        "{n} event holds this cut. Marking clears nothing.",
        "{n} événement retient ce montage. Le marquage ne libère rien.",
    ),
    many=both(
        "{n} events hold this cut. Marking clears nothing.",
        "{n} événements retiennent ce montage. Le marquage ne libère rien.",
    ),
)
NOT_READ = Counted(
    one=both(
        "{n} line of the cut was not understood; the file says nothing of it.",
        "{n} ligne du montage n’a pas été comprise\u202f; le fichier n’en dit rien.",
    ),
    many=both(
        "{n} lines of the cut were not understood; the file says nothing of them.",
        "{n} lignes du montage n’ont pas été comprises\u202f; le fichier n’en dit rien.",
    ),
)
WHYS: Mapping[WhyUnspoken, Counted] = {
    WhyUnspoken.NO_DECLARATION: Counted(
        one=both(
            "Not in the file: {n} element that no declaration is known for.",
            "Absent du fichier\u00a0: {n} élément sans déclaration connue.",
        ),
        many=both(
            "Not in the file: {n} elements that no declaration is known for.",
            "Absents du fichier\u00a0: {n} éléments sans déclaration connue.",
        ),
    ),
    WhyUnspoken.TOO_LITTLE_KNOWN: Counted(
        one=both(
            "Not in the file: {n} element whose declaration leaves open what the tool did.",
            "Absent du fichier\u00a0: {n} élément dont la déclaration ne dit pas ce que l’outil a "
            "fait.",
        ),
        many=both(
            "Not in the file: {n} elements whose declarations leave open what the tool did.",
            "Absents du fichier\u00a0: {n} éléments dont les déclarations ne disent pas ce que "
            "l’outil a fait.",
        ),
    ),
    WhyUnspoken.OUTSIDE: Counted(
        one=both(
            "Not in the file: {n} element before its first frame.",
            "Absent du fichier\u00a0: {n} élément avant sa première image.",
        ),
        many=both(
            "Not in the file: {n} elements before its first frame.",
            "Absents du fichier\u00a0: {n} éléments avant sa première image.",
        ),
    ),
    WhyUnspoken.NOT_CHECKED: Counted(
        one=both(
            "Not checked: {n} event. The file says nothing of it; that is not “without AI”.",
            "Non vérifié\u00a0: {n} événement. Le fichier n’en dit rien, ce qui n’est pas "
            "«\u00a0sans IA\u00a0».",
        ),
        many=both(
            "Not checked: {n} events. The file says nothing of them; that is not “without AI”.",
            "Non vérifiés\u00a0: {n} événements. Le fichier n’en dit rien, ce qui n’est pas "
            "«\u00a0sans IA\u00a0».",
        ),
    ),
}
_MORE = Counted(
    one=both("and {n} more", "et {n} autre"), many=both("and {n} more", "et {n} autres")
)
_REMARK = both(
    "Regions in time from cut {cut}: {regions}. Not spoken for: {elements} recognised elements, "
    "{events} events not checked, {lines} lines of the cut not understood.",
    "Intervalles du montage {cut}\u00a0: {regions}. Sans indication\u00a0: {elements} éléments "
    "reconnus, {events} événements non vérifiés, {lines} lignes du montage non comprises.",
)


def said_of(check: CutCheck, programme: Programme, language: Language) -> str:
    """Return how many regions of a cut a file was given, and of how many declarations."""
    regions = _REGIONS.say(len(programme.regions), language)
    uses = _USES.say(len(programme.uses), language)
    return _SAID.say(language, cut=_called(check), regions=regions, uses=uses)


def _called(check: CutCheck) -> str:
    """Return the name of a cut with its version, once where they are the same."""
    return " ".join(dict.fromkeys((check.name, check.version)))


def line_said(unspoken: Unspoken, language: Language) -> str:
    """Return one part that the file says nothing of: where it stands, and what it is."""
    event, use = unspoken.checked.event, unspoken.use
    named = use.match.asset.name if use is not None else event_name(event, language)
    declared = f"  {use.declaration}" if use is not None and use.declaration else ""
    return f"{event.number} {event.track} {event.start.text} {event.end.text}  {named}{declared}"


def and_more(n: int, language: Language) -> str:
    """Return that there are ``n`` more."""
    return _MORE.say(n, language)


def remark(check: CutCheck, programme: Programme, language: Language) -> str:
    """Return what a manifest says of its regions as a whole: of which cut, and what is left."""
    elements = sum(each.why.is_element for each in programme.unspoken)
    return _REMARK.say(
        language,
        cut=_called(check),
        regions=len(programme.regions),
        elements=elements,
        events=len(programme.unspoken) - elements,
        lines=len(check.timeline.not_understood),
    )
