"""The slate: all productions by state, and three small charts."""

from collections.abc import Sequence
from fractions import Fraction

from clearslate.formats.phrase import Language, both
from clearslate.formats.words.dates import Counted, all_of, number
from clearslate.formats.words.pages.production import STATES, STATES_MANY

TITLE = both("Slate", "Ardoise")
EMPTY = both(
    "The slate shows every production that you are in: its uses by state, its cut, who is asked "
    "and how long they take. There is none yet.",
    "L’ardoise montre chaque production à laquelle vous participez\u00a0: ses cas d’usage par "
    "état, son montage, qui est sollicité et en combien de temps. Il n’y en a pas encore.",
)
IMPORT = both("Import a production’s folder", "Importer le dossier d’une production")
PRODUCTION = both("Production", "Production")
BY_STATE = both("Uses by state", "Cas d’usage par état")
USES = both("Uses", "Cas d’usage")
CUT = both("Cut", "Montage")
WAIT = both("Longest wait", "Plus longue attente")
DELIVERY = both("Delivery", "Livraison")
LEGEND = both("Legend", "Légende")
EXPORT = both("Export {n} as CSV", "Exporter {n} en CSV")
NO_CUT = both("No cut yet", "Aucun montage")
NO_WAIT = both("nobody is asked", "personne n’est sollicité")
NO_USES = both("nothing declared", "rien de déclaré")
LOCKED = both("{name} {version}, locked", "{name} {version}, verrouillé")
NOT_LOCKED = both("{name} {version}, open", "{name} {version}, ouvert")
AS_OF = both("{cut}; checked {day}", "{cut}\u202f; contrôlé le {day}")
CLEARED = both("cleared", "libéré")
AS_DECLARED = both("cleared as declared", "libéré d’après les déclarations")
NOT_CHECKED = both("not checked", "non vérifié")

WHO = both("Who has it", "Chez qui")
WHO_ELSE = both(
    "Nobody is asked anything at the moment.", "Personne n’est sollicité pour le moment."
)
DAYS = both("Days to clearance", "Jours jusqu’à la libération")
DAYS_NONE = both(
    "No use was cleared in the last twelve weeks.",
    "Aucun cas d’usage n’a été libéré ces douze dernières semaines.",
)
ENDS = both("What ends soon", "Ce qui prend fin bientôt")
ENDS_NONE = both(
    "No record that you may see ends within 90 days.",
    "Aucune fiche que vous pouvez voir ne prend fin dans les 90 jours.",
)
HALF = both("half", "moitié")
NINE = both("9 in 10", "9 sur 10")
ENDING_PAGE = both("What ends within {days} days", "Ce qui prend fin dans les {days} jours")
NOTHING_ENDS = both(
    "Nothing of this kind ends in that time.", "Rien de tel ne prend fin d’ici là."
)
WITHIN = both("within {days} days", "dans les {days} jours")
ANY_REGISTER = both("any register", "tout registre")

_PRODUCTIONS = Counted(
    one=both("{n} production", "{n} production"), many=both("{n} productions", "{n} productions")
)
_DELIVER = Counted(
    one=both(" {n} delivers within 30 days.", " {n} est à livrer dans les 30 jours."),
    many=both(" {n} deliver within 30 days.", " {n} sont à livrer dans les 30 jours."),
)
_HELD = Counted(
    one=both(" {names} still has holds in its cut.", " {names} a encore des retenues."),
    many=both(" {names} still have holds in their cuts.", " {names} ont encore des retenues."),
)
_HELD_MORE = Counted(
    one=both(" {n} cut is still held.", " {n} montage est encore retenu."),
    many=both(" {n} cuts are still held.", " {n} montages sont encore retenus."),
)
_HOLDS = Counted(one=both("{n} hold", "{n} retenue"), many=both("{n} holds", "{n} retenues"))
_DAYS = Counted(one=both("{n} day", "{n} jour"), many=both("{n} days", "{n} jours"))
_TODAY = both("today", "aujourd’hui")
_IN = both("in {span}", "dans {span}")
_AGO = both("{span} ago", "il y a {span}")
_WEEKS = Counted(one=both("{n} week", "{n} semaine"), many=both("{n} weeks", "{n} semaines"))
_WAITED = both("{span}, {office}", "{span}, {office}")
_WAITING = Counted(
    one=both("{n} question waits for an answer.", "{n} question attend une réponse."),
    many=both("{n} questions wait for an answer.", "{n} questions attendent une réponse."),
)
_SOLID = both(" Solid part: late.", " Partie pleine\u00a0: en retard.")
_COUNT_LATE = both("{n}, {late} late", "{n}, dont {late} en retard")
_DAYS_SAID = both(
    "Of {n} cleared in twelve weeks, half took at most {half} days, nine in ten at most {nine}.",
    "Sur {n} libérés en douze semaines, la moitié l’a été en {half} jours au plus, neuf sur dix "
    "en {nine} au plus.",
)
_ENDS_SAID = both(
    "{n} within 90 days. Solid part: within 30.",
    "{n} dans les 90 jours. Partie pleine\u00a0: dans les 30.",
)
_RECORDS = Counted(one=both("{n} record", "{n} fiche"), many=both("{n} records", "{n} fiches"))
_COUNT_NEAR = both("{n}, {near} within 30", "{n}, dont {near} dans les 30")


def standing_of_slate(
    productions: int, delivering: int, held: Sequence[str], language: Language
) -> str:
    """Return how everything stands, in a sentence or two; ``held`` names what has holds."""
    said = _PRODUCTIONS.say(productions, language) + "."
    if delivering:
        said += _DELIVER.say(delivering, language)
    if 0 < len(held) <= 3:
        names = all_of(held, language)
        said += (_HELD.one if len(held) == 1 else _HELD.many).say(language, names=names)
    elif held:
        said += _HELD_MORE.say(len(held), language)
    return said


def state_said(state: str, n: int, language: Language) -> str:
    """Return how many are in one state, the word in its number."""
    words = STATES if n == 1 or (n == 0 and language is Language.FRENCH) else STATES_MANY
    return f"{number(n, language)} {words[state].say(language)}"


def holds_said(n: int, language: Language) -> str:
    """Return how many holds a cut has."""
    return _HOLDS.say(n, language)


def span_said(days: int, language: Language) -> str:
    """Return a number of days as a person says it; weeks from nine weeks on."""
    if days == 0:
        return _TODAY.say(language)
    return _WEEKS.say(days // 7, language) if days >= 63 else _DAYS.say(days, language)


def until_said(days: int, language: Language) -> str:
    """Return how far off a day is: ``in 22 days``, ``today``, ``3 days ago``."""
    if days == 0:
        return _TODAY.say(language)
    phrase = _IN if days > 0 else _AGO
    return phrase.say(language, span=span_said(abs(days), language))


def waited_said(days: int, office: str, language: Language) -> str:
    """Return how long somebody has been asked, and who."""
    return _WAITED.say(language, span=span_said(days, language), office=office)


def waiting_said(n: int, late: int, language: Language) -> str:
    """Return how many questions wait, and what the solid part of the chart means."""
    return _WAITING.say(n, language) + (_SOLID.say(language) if late else "")


def late_said(n: int, late: int, language: Language) -> str:
    """Return a count and how many of it are late."""
    if not late:
        return number(n, language)
    return _COUNT_LATE.say(language, n=number(n, language), late=number(late, language))


def days_said(cleared: int, half: float, nine: float, language: Language) -> str:
    """Return how long clearance took over the whole time that is shown."""
    return _DAYS_SAID.say(
        language,
        n=number(cleared, language),
        half=_tenths(half, language),
        nine=_tenths(nine, language),
    )


def _tenths(days: float, language: Language) -> str:
    tenths = round(Fraction(days) * 10)
    mark = "," if language is Language.FRENCH else "."
    return f"{tenths // 10}{mark}{tenths % 10}" if tenths % 10 else f"{tenths // 10}"


def ends_said(n: int, language: Language) -> str:
    """Return how many records end within 90 days."""
    return _ENDS_SAID.say(language, n=_RECORDS.say(n, language))


def near_said(n: int, near: int, language: Language) -> str:
    """Return a count and how many of it end within 30 days."""
    if not near:
        return number(n, language)
    return _COUNT_NEAR.say(language, n=number(n, language), near=number(near, language))
