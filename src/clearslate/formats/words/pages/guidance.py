"""Guidance: the packs as a help centre."""

from clearslate.formats.phrase import both
from clearslate.formats.words.dates import Counted

TITLE = both("Guidance", "Recommandations")
STANDING = both(
    "What the rules ask of you, clause by clause, and what usually comes of a use. Outcomes are "
    "worked out from the rules as they are today; nothing is typed in.",
    "Ce que les règles vous demandent, clause par clause, et ce qu’il advient d’ordinaire d’un "
    "cas d’usage. Les issues sont calculées d’après les règles du jour\u202f; rien n’est saisi à "
    "la main.",
)
PACKS = both("The rules in force", "Les règles en vigueur")
PACK = both("Pack", "Jeu de règles")
VERSION = both("Version", "Version")
ISSUER = both("Issued by", "Émis par")
REVIEW = both("To be read again by", "À relire avant le")
NO_DAY = both("no day is set", "aucun jour n’est fixé")
PAST = both("past its review", "relecture dépassée")
ASKED_BY = both("asked by {productions}", "consulté par {productions}")
SEARCH = both("Search the guidance", "Chercher dans les recommandations")
SEARCH_WHY = both(
    "Clauses, rules, readings and cases, in English and French; accents do not matter.",
    "Clauses, règles, lectures et cas, en français et en anglais\u202f; les accents ne comptent "
    "pas.",
)
SEARCH_SEND = both("Search", "Chercher")
FOUND = Counted(
    one=both("{n} place in the guidance", "{n} passage des recommandations"),
    many=both("{n} places in the guidance", "{n} passages des recommandations"),
)
FOUND_FIRST = both("The first {most} are shown.", "Les {most} premiers sont affichés.")
NOT_FOUND = both(
    "Nothing in the guidance has all these words. Try fewer, or a clause’s number.",
    "Aucun passage ne contient tous ces mots. Essayez-en moins, ou le numéro d’une clause.",
)
IN_THIS_GUIDE = both("In this guide", "Dans ce guide")
PARTS = {
    "uses": both("What usually happens", "Ce qui arrive d’ordinaire"),
    "clauses": both("Clause by clause", "Clause par clause"),
    "readings": both("Where the text pulls two ways", "Où le texte se contredit"),
    "cases": both("Worked cases", "Cas d’école"),
    "source": both("Source and dates", "Source et dates"),
}
CLAUSES = both("Clauses", "Clauses")
OPEN_CLAUSE = both("The page of clause {clause}", "La page de la clause {clause}")
PREVIOUS = both("Before: {clause}", "Précédente\u00a0: {clause}")
NEXT = both("Next: {clause}", "Suivante\u00a0: {clause}")
CASES = both("Worked cases", "Cas d’école")
CASES_WHY = both(
    "Each case was put to the rules just now. Its sentence stands as the pack’s authors wrote it.",
    "Chaque cas vient d’être soumis aux règles. Sa phrase reste telle que les auteurs du jeu de "
    "règles l’ont écrite, en anglais.",
)
CASE = both("Case", "Cas")
GIVEN = both("What is known beside a harmless use", "Ce que l’on sait, outre un usage anodin")
COMES_OUT = both("What comes out", "Ce qu’il en est")
PAST_REVIEW = both(
    "The source of this guide should have been read again by {day}; it may have changed since.",
    "La source de ce guide aurait dû être relue avant le {day}\u202f; elle a pu changer depuis.",
)
IN_ITS_READINGS = both(
    "Shown as {production} reads it.", "Présenté selon les lectures de {production}."
)
KIND = {
    "clause": both("clause", "clause"),
    "rule": both("rule", "règle"),
    "reading": both("reading", "lecture"),
    "use": both("kind of use", "type d’usage"),
    "question": both("question", "question"),
}
