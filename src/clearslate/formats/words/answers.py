"""Answers in a word or two, for places where the label of a form would be too long."""

from collections.abc import Iterable, Mapping
from datetime import date

from clearslate.domain.facts import Answer
from clearslate.formats.facts import FactWords
from clearslate.formats.phrase import Language, Phrase
from clearslate.formats.words.dates import all_of, day_in_full, small

SHORT: Mapping[str, Phrase] = {
    "yes": Phrase(en="yes", fr="oui"),
    "no": Phrase(en="no", fr="non"),
    "unsure": Phrase(en="not known", fr="non connu"),
    "none": Phrase(en="nothing", fr="rien"),
    "incidental": Phrase(en="incidental", fr="accessoire"),
    "prominent": Phrase(en="prominent", fr="en évidence"),
    "story_critical": Phrase(en="story-critical", fr="essentiel au récit"),
    "assists": Phrase(en="assistance", fr="assistance"),
    "enhances": Phrase(en="enhancement", fr="amélioration"),
    "alters": Phrase(en="alteration", fr="altération"),
    "element": Phrase(en="an element made", fr="un élément créé"),
    "generated": Phrase(en="generated as a whole", fr="entièrement généré"),
    "public": Phrase(en="public material", fr="éléments publics"),
    "proprietary": Phrase(en="the production’s own material", fr="éléments de la production"),
    "unreleased_footage": Phrase(en="unreleased footage", fr="images ou sons inédits"),
    "script": Phrase(en="the script", fr="le scénario"),
    "contract": Phrase(en="contracts", fr="des contrats"),
    "likeness_or_voice": Phrase(en="a likeness or voice", fr="une image ou une voix"),
    "personal_data": Phrase(en="personal data", fr="des données personnelles"),
    "biometric": Phrase(en="biometric data", fr="des données biométriques"),
    "third_party": Phrase(en="other people’s material", fr="des éléments de tiers"),
    "image": Phrase(en="still image", fr="image fixe"),
    "video": Phrase(en="moving picture", fr="image animée"),
    "voice": Phrase(en="voice", fr="voix"),
    "music": Phrase(en="music", fr="musique"),
    "sound_effects": Phrase(en="sound effects", fr="effets sonores"),
    "text": Phrase(en="text", fr="texte"),
    "model_3d": Phrase(en="3D model", fr="modèle 3D"),
    "data": Phrase(en="data", fr="données"),
    "prompt_only": Phrase(en="the prompt only", fr="le prompt seul"),
    "selection": Phrase(en="selection and arrangement", fr="choix et agencement"),
    "edits": Phrase(en="edits by hand", fr="retouches à la main"),
    "substantial": Phrase(en="substantial human work", fr="travail humain substantiel"),
    "metadata": Phrase(en="metadata", fr="métadonnées"),
    "end_credit": Phrase(en="end credit", fr="générique de fin"),
    "opening_card": Phrase(en="opening card", fr="carton d’ouverture"),
    "on_screen": Phrase(en="label on screen", fr="mention à l’écran"),
    "spoken": Phrase(en="spoken notice", fr="annonce parlée"),
    "press": Phrase(en="press kit", fr="dossier de presse"),
    "studio_enterprise": Phrase(
        en="the studio’s enterprise tool", fr="outil d’entreprise du studio"
    ),
    "own_enterprise": Phrase(en="own enterprise tool", fr="outil d’entreprise du partenaire"),
    "local": Phrase(en="runs locally", fr="en local"),
    "paid_self_serve": Phrase(en="paid self-serve plan", fr="formule payante en libre-service"),
    "free": Phrase(en="free public tool", fr="outil public gratuit"),
}


_NAMES = frozenset(("territories", "agreements"))
"""Facts whose choices are names."""


def short_answer(word: str, language: Language) -> str:
    """Return one answer in a word or two; a name of our own stands for itself."""
    phrase = SHORT.get(word)
    return phrase.say(language) if phrase else word.replace("_", " ")


def answer_said(answer: Answer | None, language: Language) -> str:
    """Return an answer of any kind; no answer is *not known*."""
    if answer is None:
        return SHORT["unsure"].say(language)
    if isinstance(answer, date):
        return day_in_full(answer, language)
    if isinstance(answer, frozenset):
        return all_of((short_answer(word, language) for word in sorted(answer)), language)
    return short_answer(answer, language)


def labelled(words: FactWords, answer: Answer | None, language: Language) -> str:
    """Return an answer as the form that asked for it puts it, without its explanation."""
    if answer is None or isinstance(answer, date):
        return answer_said(answer, language)
    chosen = sorted(answer) if isinstance(answer, frozenset) else (answer,)
    return listed((_label(words, word, language) for word in chosen), words.fact, language)


def listed(labels: Iterable[str], fact: str, language: Language) -> str:
    """Return choices of a fact as one list; behind the first only names keep a capital."""
    first, *others = [*labels] or [""]
    return all_of([first, *(each if fact in _NAMES else small(each) for each in others)], language)


def _label(words: FactWords, word: str, language: Language) -> str:
    label = words.labels.get(word)
    if label is None:
        return short_answer(word, language)
    return label.say(language).split(":")[0].strip()
