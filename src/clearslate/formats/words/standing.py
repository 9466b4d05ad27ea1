"""How a clearance stands, in the one line that people read first, and what to do next."""

from clearslate.domain.clearance import Clearance
from clearslate.domain.cut_check import Account, CutCheck, Verdict, coverage
from clearslate.domain.standing import Stands
from clearslate.formats.phrase import Language, Phrase
from clearslate.formats.words.dates import Counted, all_of, number, percent, sentence
from clearslate.formats.words.findings import Packs
from clearslate.formats.words.timelines import cut_said, lock_said, title_said
from clearslate.formats.words.waiting import NEXT, owed

VERDICT_WORDS = {
    True: Phrase(en="HELD", fr="RETENU"),
    False: Phrase(en="CLEARED", fr="LIBÉRÉ"),
}
_SUBJECT = Phrase(en="{title}, {cut} ({lock})", fr="{title}, {cut} ({lock})")
_NO_CUT = Phrase(en="{title}, no cut checked", fr="{title}, aucun montage contrôlé")
_HOLDS = Counted(
    one=Phrase(en="{n} event holds it", fr="{n} événement le retient"),
    many=Phrase(en="{n} events hold it", fr="{n} événements le retiennent"),
)
_OF_THEM = Counted(
    one=Phrase(en=", {n} of them temporary material", fr=", dont {n} de matériel temporaire"),
    many=Phrase(en=", {n} of them temporary material", fr=", dont {n} de matériel temporaire"),
)
_HELD_BY = Counted(
    one=Phrase(en="Held by {n} event", fr="Retenu par {n} événement"),
    many=Phrase(en="Held by {n} events", fr="Retenu par {n} événements"),
)
_OF_THOSE = Counted(
    one=Phrase(
        en="; {n} of them is temporary material in a locked cut.",
        fr=" ; {n} est du matériel temporaire dans un montage verrouillé.",
    ),
    many=Phrase(
        en="; {n} of them are temporary material in a locked cut.",
        fr=" ; {n} sont du matériel temporaire dans un montage verrouillé.",
    ),
)
_TEMPORARY_ALONE = Phrase(en="; it is temporary material", fr=" ; c’est du matériel temporaire")
_UNCHECKED = Counted(
    one=Phrase(
        en="as declared; {n} event ({share}) not checked",
        fr="d’après les déclarations ; {n} événement ({share}) non vérifié",
    ),
    many=Phrase(
        en="as declared; {n} events ({share}) not checked",
        fr="d’après les déclarations ; {n} événements ({share}) non vérifiés",
    ),
)
_NOTHING_TO_CHECK = Phrase(
    en="as declared; the cut has no events that could be read",
    fr="d’après les déclarations ; aucun événement lisible dans le montage",
)
_LINES_LOST = Counted(
    one=Phrase(
        en="as declared; {n} line of the file was not understood",
        fr="d’après les déclarations ; {n} ligne du fichier non comprise",
    ),
    many=Phrase(
        en="as declared; {n} lines of the file were not understood",
        fr="d’après les déclarations ; {n} lignes du fichier non comprises",
    ),
)
_CUT_NOT_CHECKED = Phrase(
    en="as declared; no cut was checked",
    fr="d’après les déclarations ; aucun montage n’a été contrôlé",
)
_USES_HELD = Counted(
    one=Phrase(
        en="{n} of {all} may not go ahead yet", fr="{n} sur {all} ne peut pas encore se poursuivre"
    ),
    many=Phrase(
        en="{n} of {all} may not go ahead yet",
        fr="{n} sur {all} ne peuvent pas encore se poursuivre",
    ),
)
USES = Counted(
    one=Phrase(en="{n} use", fr="{n} cas d’usage"),
    many=Phrase(en="{n} uses", fr="{n} cas d’usage"),
)
_MAY_GO_AHEAD = Counted(
    one=Phrase(
        en="the {n} use declared may go ahead", fr="{n} cas d’usage déclaré peut se poursuivre"
    ),
    many=Phrase(
        en="all {n} uses declared may go ahead",
        fr="les {n} cas d’usage déclarés peuvent se poursuivre",
    ),
)
_NONE_DECLARED = Phrase(en="no use is declared", fr="aucun cas d’usage n’est déclaré")
_CLEARED_EVENTS = Counted(
    one=Phrase(en="{n} event cleared", fr="{n} événement libéré"),
    many=Phrase(en="{n} events cleared", fr="{n} événements libérés"),
)
_NO_SIGN = Counted(
    one=Phrase(en="{n} with no sign of AI found", fr="{n} sans indice d’IA"),
    many=Phrase(en="{n} with no sign of AI found", fr="{n} sans indice d’IA"),
)

_NEXT_OWED = Phrase(en="{what} ({who}: {about}).", fr="{what} ({who} : {about}).")
_NEXT_UNCHECKED = Counted(
    one=Phrase(
        en="examine the event that was not checked, or register what was made with AI.",
        fr="examiner l’événement non vérifié, ou inscrire ce qui a été fait par IA.",
    ),
    many=Phrase(
        en="examine the {n} events that were not checked, or register what was made with AI.",
        fr="examiner les {n} événements non vérifiés, ou inscrire ce qui a été fait par IA.",
    ),
)
_NEXT_LINES = Phrase(
    en="look at the lines of the file that were not understood.",
    fr="revoir les lignes du fichier qui n’ont pas été comprises.",
)
_NEXT_CUT = Phrase(
    en="check the cut once there is one.", fr="contrôler le montage dès qu’il existe."
)
_NEXT_DELIVER = Phrase(
    en="deliver the cut with its AI cue sheet.",
    fr="livrer le montage avec sa feuille de repérage IA.",
)
_MOST_NAMED = 4


def subject(clearance: Clearance, language: Language) -> str:
    """Return what was checked: the title, the cut, and whether it is locked."""
    title = title_said(clearance.production, language)
    cut = clearance.cut
    if cut is None:
        return _NO_CUT.say(language, title=title)
    lock = lock_said(cut, clearance.on, language)
    return _SUBJECT.say(language, title=title, cut=cut_said(cut, language), lock=lock)


def standing_sentence(clearance: Clearance, language: Language) -> str:
    """Return how the clearance stands, in one clause without a capital or a full stop."""
    cut = clearance.cut
    if cut is None:
        return _uses_stand(clearance, language)
    if not cut.holds:
        return _cleared_events(cut, language)
    temporary = sum(checked.verdict is Verdict.TEMPORARY for checked in cut.holds)
    said = _HOLDS.say(len(cut.holds), language)
    if len(cut.holds) == 1 and temporary:
        return said + _TEMPORARY_ALONE.say(language)
    return said + (_OF_THEM.say(temporary, language) if temporary else "")


def held_by(clearance: Clearance, language: Language) -> str:
    """Return how a clearance stands as a whole sentence, for the head of a page."""
    cut = clearance.cut
    if cut is None or not cut.holds:
        return f"{sentence(standing_sentence(clearance, language))}."
    temporary = sum(checked.verdict is Verdict.TEMPORARY for checked in cut.holds)
    said = _HELD_BY.say(len(cut.holds), language)
    return said + (_OF_THOSE.say(temporary, language) if temporary else ".")


def proviso(clearance: Clearance, language: Language) -> str:
    """Return what *cleared* rests on where something was not looked at; empty where nothing was.

    It follows the word *cleared* and begins with *as declared*.
    """
    cut = clearance.cut
    if cut is None:
        return _CUT_NOT_CHECKED.say(language)
    if not cut.events:
        return _NOTHING_TO_CHECK.say(language)
    unchecked = coverage(cut)[Account.NOT_CHECKED]
    if unchecked.events:
        phrase = _UNCHECKED.one if unchecked.events == 1 else _UNCHECKED.many
        share = percent(unchecked.share, language)
        return phrase.say(language, n=number(unchecked.events, language), share=share)
    lost = len(cut.timeline.not_understood)
    return _LINES_LOST.say(lost, language) if lost else ""


def _uses_stand(clearance: Clearance, language: Language) -> str:
    uses = clearance.current
    waiting = sum(use.stands is not Stands.GOES_AHEAD for use in uses)
    if not uses:
        return _NONE_DECLARED.say(language)
    if not waiting:
        return _MAY_GO_AHEAD.say(len(uses), language)
    phrase = _USES_HELD.one if waiting == 1 else _USES_HELD.many
    return phrase.say(language, n=number(waiting, language), all=USES.say(len(uses), language))


def _cleared_events(cut: CutCheck, language: Language) -> str:
    cleared = sum(checked.verdict is Verdict.CLEARED for checked in cut.events)
    no_sign = sum(checked.verdict is Verdict.NO_AI_FOUND for checked in cut.events)
    parts = [_CLEARED_EVENTS.say(cleared, language)]
    if no_sign:
        parts.append(_NO_SIGN.say(no_sign, language))
    return all_of(parts, language)


def next_step(clearance: Clearance, packs: Packs, language: Language) -> str:
    """Return what to do next, in one line; always something."""
    return NEXT.say(language, step=_step(clearance, packs, language))


def _step(clearance: Clearance, packs: Packs, language: Language) -> str:
    debts = owed(clearance, packs, language)
    if debts:
        first = debts[0]
        named = [*first.about[:_MOST_NAMED], *(["…"] if len(first.about) > _MOST_NAMED else [])]
        what = first.what.rstrip(".")
        return _NEXT_OWED.say(language, who=first.who, what=what, about=", ".join(named))
    cut = clearance.cut
    if cut is None:
        return _NEXT_CUT.say(language)
    unchecked = coverage(cut)[Account.NOT_CHECKED].events
    if unchecked:
        return _NEXT_UNCHECKED.say(unchecked, language)
    if cut.timeline.not_understood:
        return _NEXT_LINES.say(language)
    return _NEXT_DELIVER.say(language)
