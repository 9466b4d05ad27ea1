"""Words for the pages that show a pack to people: its matrix, clauses, rules and readings."""

from collections.abc import Mapping

from clearslate.domain.facts import Scope
from clearslate.domain.policy.rules import Outcome
from clearslate.formats.phrase import Phrase
from clearslate.formats.words.dates import Counted
from clearslate.formats.words.outcomes import MEANINGS

GUIDANCE = Phrase(en="Guidance", fr="Guide")
SKIP = Phrase(en="Skip to the guide", fr="Aller au guide")
ON_THIS_PAGE = Phrase(en="On this page", fr="Sur cette page")
STANDING = Phrase(
    en="As a rule, for {kinds}: {counts}.", fr="En règle générale, pour {kinds}\u00a0: {counts}."
)
KINDS = Counted(
    one=Phrase(en="{n} kind of use", fr="{n} type d’usage"),
    many=Phrase(en="{n} kinds of use", fr="{n} types d’usage"),
)
COUNT_OF = Phrase(en="{outcome} ({n})", fr="{outcome} ({n})")

USUALLY = Phrase(
    en="What usually happens to a use", fr="Ce qu’il advient d’ordinaire d’un cas d’usage"
)
YOU_WANT = Phrase(en="You want to", fr="Vous voulez")
AS_A_RULE = Phrase(en="As a rule", fr="En règle générale")
CAN_BECOME = Phrase(en="It can become", fr="Peut devenir")
FIRST = Phrase(en="What you do first", fr="Par quoi commencer")
CLAUSES = Phrase(en="Clauses", fr="Clauses")
STAYS = Phrase(en="stays so until that changes", fr="inchangé tant que cela dure")
FIRST_AND_CLAUSES = Phrase(
    en="First: {first}. Clauses: {clauses}.",
    fr="D’abord\u00a0: {first}. Clauses\u00a0: {clauses}.",
)
COMPUTED = Phrase(
    en="Worked out by asking the {rules} of {pack} {version}; not typed in.",
    fr="Obtenu en consultant les {rules} de {pack} {version}\u202f; rien n’est saisi à la main.",
)
RULES = Counted(
    one=Phrase(en="{n} rule", fr="{n} règle"), many=Phrase(en="{n} rules", fr="{n} règles")
)

ASK_OF_YOU = Phrase(
    en="What the four outcomes ask of you", fr="Ce que les quatre issues vous demandent"
)
MEANS: Mapping[Outcome, Phrase] = {
    **MEANINGS,
    Outcome.APPROVAL: Phrase(
        en="Wait for a written approval, signed by everyone whom the rules name.",
        fr="Attendez un accord écrit, signé par tous ceux que les règles désignent.",
    ),
}

CLAUSES_AND_RULES = Phrase(
    en="Each clause, and the rules that stand on it",
    fr="Chaque clause, et les règles qui en découlent",
)
OUR_SUMMARY = Phrase(en="Our summary of the text.", fr="Notre résumé du texte.")
SEE_ALSO = Phrase(en="See also: {rules}.", fr="Voir aussi\u00a0: {rules}.")
RULE_OF = Phrase(en="{rule} under {clause}", fr="{rule} sous {clause}")
WHO = Phrase(en="Who must say yes: {who}.", fr="Qui doit donner son accord\u00a0: {who}.")
DUTY = Phrase(en="{who}, {due}: {what}", fr="{who}, {due}\u00a0: {what}")
WHILE_UNKNOWN = Phrase(
    en="{outcome} while it is not known {whether}.",
    fr="{outcome} tant qu’on ignore {whether}.",
)
AS_READ = Phrase(en="As read in {ids}.", fr="Selon la lecture {ids}.")
AS_READ_MANY = Phrase(en="As read in {ids}.", fr="Selon les lectures {ids}.")
ASKED_OF: Mapping[Scope, Phrase] = {
    Scope.STEP: Phrase(
        en="Asked of each step of the pipeline.", fr="Examiné pour chaque étape de la chaîne."
    ),
    Scope.PERSON: Phrase(en="Asked of each person.", fr="Examiné pour chaque personne."),
}

ORDER = Phrase(en="Who decides first", fr="Qui décide en premier")
ORDER_SAID = Phrase(
    en="{order}. Who is not named decides with the first. Each later turn is asked once the "
    "earlier ones have said yes.",
    fr="{order}. Qui n’est pas nommé décide avec les premiers. Chaque tour suivant est sollicité "
    "quand les précédents ont donné leur accord.",
)

TWO_WAYS = Phrase(en="Where the text pulls two ways", fr="Où le texte se contredit")
READING = Phrase(en="Reading", fr="Lecture")
TENSION = Phrase(en="What pulls two ways", fr="Ce qui se contredit")
TAKEN = Phrase(en="How the pack reads it", fr="La lecture retenue")
OTHERWISE = Phrase(en="The other reading, and its option", fr="L’autre lecture, et son option")
NO_OTHER = Phrase(en="no other reading", fr="pas d’autre lecture")
IN_FORCE = Phrase(en="in force", fr="en vigueur")
OPTION = Phrase(en="option {option}", fr="option {option}")

SOURCE = Phrase(en="Source and dates", fr="Source et dates")
PUBLISHED = Phrase(en="Published", fr="Publication")
PUBLISHER = Phrase(en="Publisher", fr="Éditeur")
DATED = Phrase(en="Text of", fr="Texte du")
RETRIEVED = Phrase(en="Read on", fr="Lu le")
REVIEW_BY = Phrase(en="To be read again by", fr="À relire avant le")
READ_AGAIN = Phrase(en="no day is set", fr="aucun jour n’est fixé")
ADDRESS = Phrase(en="Address", fr="Adresse")
NOTICE = Phrase(en="Notice", fr="Avertissement")
NEXT = Phrase(
    en="Declare a use with clearslate ask; it asks only what can still change the outcome.",
    fr="Déclarez un cas d’usage avec clearslate ask\u202f; il ne demande que ce qui peut encore "
    "changer l’issue.",
)
