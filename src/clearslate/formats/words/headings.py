"""Heads of sections and columns, shared by every report."""

from clearslate.formats.phrase import Phrase

HOLDS = Phrase(en="Holds", fr="Retenues")
OWED = Phrase(en="What is owed, and by whom", fr="Ce qui est dû, et par qui")
NOT_IN_CUT = Phrase(en="May go ahead, not in the cut", fr="Autorisés, absents du montage")
COVERAGE = Phrase(en="How the cut was accounted for", fr="Comment le montage a été vérifié")
NOT_UNDERSTOOD = Phrase(en="Lines not understood", fr="Lignes non comprises")
DECLARATIONS = Phrase(en="Declarations", fr="Déclarations")
RULES_ASKED = Phrase(en="Rules asked", fr="Règles consultées")
FINDINGS = Phrase(en="Why, strictest first", fr="Pourquoi, du plus strict au moins strict")
LOWER = Phrase(en="What would lower it", fr="Ce qui l’allégerait")
OBLIGATIONS = Phrase(en="Obligations", fr="Obligations")
DISCLOSURES = Phrase(en="Disclosures", fr="Mentions obligatoires")
APPROVERS = Phrase(en="Who must say yes", fr="Qui doit donner son accord")
OPEN_QUESTIONS = Phrase(en="Open questions", fr="Questions en suspens")
FILLED_IN = Phrase(en="What registers say", fr="Ce que disent les registres")
CONTRADICTIONS = Phrase(en="Contradictions", fr="Contradictions")
SILENT = Phrase(en="Rules that do not object", fr="Règles sans objection")
DIGESTS = Phrase(
    en="Digests, to be copied into an approval", fr="Empreintes, à reporter dans un accord"
)
PICTURE = Phrase(en="The cut", fr="Le montage")
DECLARATION_DIGEST = Phrase(en="declaration", fr="déclaration")
DETERMINATION_DIGEST = Phrase(en="determination", fr="détermination")
OPTIONS = Phrase(en="chosen: {options}", fr="retenues : {options}")
NO_OPTIONS = Phrase(en="as the pack has them", fr="celles du jeu de règles")
READINGS = Phrase(en="readings: {which}", fr="lectures : {which}")
NOTICE = Phrase(
    en="Unofficial encoding of published rules. Not legal advice.",
    fr="Transcription non officielle de règles publiées. Ne constitue pas un avis juridique.",
)
PAST_REVIEW = Phrase(
    en="Review overdue: the source of {pack} should have been read again by {day}. It may have "
    "changed.",
    fr="Relecture en retard : la source de {pack} devait être relue avant le {day}. Elle a pu "
    "changer.",
)
PACK_SOURCE = Phrase(
    en="{title}, {publisher}, {dated}; read on {retrieved}.",
    fr="{title}, {publisher}, {dated} ; lu le {retrieved}.",
)
AND_MORE = Phrase(
    en="... and {n} more, all of them in the report files (--out).",
    fr="... et {n} de plus, toutes dans les fichiers du rapport (--out).",
)
CERTAIN = Phrase(
    en="Certain: {certain}. Could reach: {could}.", fr="Certain : {certain}. Au pire : {could}."
)
CERTAIN_ALONE = Phrase(
    en="Certain: {certain}, whatever is found out.",
    fr="Certain : {certain}, quoi qu’on apprenne.",
)
EVIDENCE = Phrase(en="Evidence: {what}.", fr="Preuve : {what}.")
GROUNDS = Phrase(en="[{pack}: {grounds}]", fr="[{pack} : {grounds}]")
STANDS = Phrase(en="{subject}: {stands}", fr="{subject} : {stands}")
BY_WHOM_AND_WHEN = Phrase(en="{who}, {due}", fr="{who}, {due}")
NOBODY = Phrase(en="Nobody; notice is enough.", fr="Personne ; il suffit d’informer.")
CONDITION = Phrase(en="Condition: {what}", fr="Condition : {what}")
EVENTS = Phrase(en="events", fr="événements")
LENGTH = Phrase(en="on all tracks", fr="toutes pistes")
SHARE = Phrase(en="share", fr="part")
CHECKED_ON = Phrase(en="Checked on {day}", fr="Contrôlé le {day}")
ODDITIES = Phrase(en="Worth a look in the edit list", fr="À regarder dans la liste de montage")
