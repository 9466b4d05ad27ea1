"""Words that only the page of a clearance needs: heads of columns, labels, folded parts."""

from clearslate.formats.phrase import Phrase
from clearslate.formats.words.dates import Counted

REPORT = Phrase(en="Clearance report", fr="Rapport de libération de droits")
REFERENCE = Phrase(en="{cut}, {lock}, {rate}", fr="{cut}, {lock}, {rate}")
SKIP = Phrase(en="Skip to the holds", fr="Aller aux retenues")
SKIP_USES = Phrase(en="Skip to the uses", fr="Aller aux cas d’usage")
LEGEND = Phrase(en="Legend", fr="Légende")
NOTHING_RECOGNISED = Phrase(
    en="nothing recognised, not checked", fr="rien de reconnu, non vérifié"
)
PICTURE_LABEL = Phrase(
    en="{start} to {end}: {events} events, {marked} marked, {holds} of them held",
    fr="{start} à {end} : {events} événements, {marked} signalés, dont {holds} retenus",
)
EVENT_TITLE = Phrase(
    en="{name}, {track}, {start} to {end}: {state}",
    fr="{name}, {track}, {start} à {end} : {state}",
)
HOLDS = Counted(
    one=Phrase(en="{n} hold", fr="{n} retenue"), many=Phrase(en="{n} holds", fr="{n} retenues")
)
STRIPS_WITHOUT_HOLDS = Counted(
    one=Phrase(en="{n} stretch without holds", fr="{n} passage sans retenue"),
    many=Phrase(en="{n} stretches without holds", fr="{n} passages sans retenue"),
)
NOT_DRAWN = Counted(
    one=Phrase(
        en="{n} marked event is not drawn closer; its row is in the tables.",
        fr="{n} événement signalé n’est pas montré de plus près ; sa ligne est dans les tableaux.",
    ),
    many=Phrase(
        en="{n} marked events are not drawn closer; their rows are in the tables.",
        fr="{n} événements signalés ne sont pas montrés de plus près ; leurs lignes sont dans les "
        "tableaux.",
    ),
)
NO_CUT = Phrase(
    en="No cut was checked. Whether declared uses are in it, and whether undeclared ones are, is "
    "not known.",
    fr="Aucun montage n’a été contrôlé. On ignore s’il contient les usages déclarés, et s’il en "
    "contient d’autres.",
)
NO_HOLDS = Phrase(en="No event holds the cut.", fr="Aucun événement ne retient le montage.")
UNCHECKED_EVENTS = Counted(
    one=Phrase(
        en="{n} event in which nothing was recognised", fr="{n} événement où rien n’a été reconnu"
    ),
    many=Phrase(
        en="{n} events in which nothing was recognised",
        fr="{n} événements où rien n’a été reconnu",
    ),
)
MORE_LINES = Counted(
    one=Phrase(
        en="{n} more line; report.txt has all of them.",
        fr="{n} ligne de plus ; report.txt les donne toutes.",
    ),
    many=Phrase(
        en="{n} more lines; report.txt has all of them.",
        fr="{n} lignes de plus ; report.txt les donne toutes.",
    ),
)
NOTICES_TOO = Counted(
    one=Phrase(en="{n} finding that asks for notice", fr="{n} constat qui demande d’informer"),
    many=Phrase(en="{n} findings that ask for notice", fr="{n} constats qui demandent d’informer"),
)
SCALE = Phrase(en="How sure this is", fr="Avec quelle certitude")
OUR_SUMMARY = Phrase(
    en="{pack} {version}: {clause}. Our summary of the text of {day}.",
    fr="{pack} {version} : {clause}. Notre résumé du texte du {day}.",
)
WITH_READING = Phrase(en="{clause}, as read in {ids}", fr="{clause}, selon la lecture {ids}")
WITH_READINGS = Phrase(en="{clause}, as read in {ids}", fr="{clause}, selon les lectures {ids}")

VERDICT = Phrase(en="Verdict", fr="Verdict")
EVENT = Phrase(en="Event", fr="Événement")
TRACK = Phrase(en="Track", fr="Piste")
IN = Phrase(en="In", fr="Entrée")
OUT = Phrase(en="Out", fr="Sortie")
USE = Phrase(en="Use", fr="Usage")
WHY = Phrase(en="Why", fr="Motif")
WHO = Phrase(en="Who", fr="Qui")
WHAT = Phrase(en="What", fr="Quoi")
FOR = Phrase(en="For", fr="Pour")
OUTCOME = Phrase(en="Outcome", fr="Issue")
STANDS = Phrase(en="How it stands", fr="Situation")
YESES = Phrase(en="Approvals", fr="Accords")
HOW = Phrase(en="How", fr="Comment")
CHANGE = Phrase(en="Change", fr="Changement")
EVENTS = Phrase(en="Events", fr="Événements")
LENGTH = Phrase(en="On all tracks", fr="Toutes pistes")
SHARE = Phrase(en="Share", fr="Part")
LINE = Phrase(en="Line", fr="Ligne")
REASON = Phrase(en="Reason", fr="Raison")
TEXT = Phrase(en="Text", fr="Texte")
NONE = Phrase(en="none", fr="aucun")
UNDECLARED = Phrase(en="none declared", fr="aucun déclaré")
OTHER_MARKED = Phrase(en="Other marked events", fr="Autres événements signalés")
NOT_CLEARED = Phrase(en="Uses that are not cleared, and why", fr="Usages non libérés, et pourquoi")
NO_USES = Phrase(en="No use is declared.", fr="Aucun cas d’usage n’est déclaré.")
ALL_USES = Phrase(en="Uses", fr="Cas d’usage")
PACKS = Phrase(en="Rules and readings in force", fr="Règles et lectures en vigueur")
DIGEST = Phrase(en="Digest", fr="Empreinte")
SOURCE = Phrase(en="Source", fr="Source")
VERSION = Phrase(en="Version", fr="Version")
READINGS = Phrase(en="Readings", fr="Lectures")
READING = Phrase(en="Reading", fr="Lecture")
TENSION = Phrase(en="Where the text pulls two ways", fr="Où le texte se contredit")
TAKEN = Phrase(en="How it is read here", fr="Lecture retenue ici")
CLEARED_WORD = Phrase(en="cleared", fr="libéré")
CHOSEN = Phrase(en="{text} (chosen: {option})", fr="{text} (retenu : {option})")
FOOT = Phrase(
    en="{production}, {cut}. Checked on {day} with Clearslate {version}.",
    fr="{production}, {cut}. Contrôlé le {day} avec Clearslate {version}.",
)
FOOT_WITHOUT_CUT = Phrase(
    en="{production}. Checked on {day} with Clearslate {version}.",
    fr="{production}. Contrôlé le {day} avec Clearslate {version}.",
)
DECLARATION_DIGEST = Phrase(en="declaration", fr="déclaration")
DETERMINATION_DIGEST = Phrase(en="determination", fr="détermination")
SIGNED = Phrase(en="signed {day}", fr="signé le {day}")
