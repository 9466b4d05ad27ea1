"""What files say of their own making, beside the uses they were made for."""

from clearslate.formats.phrase import both
from clearslate.formats.words.dates import Counted

TITLE = both("What files say", "Ce que disent les fichiers")
OF_USE = both("What its files say", "Ce que disent ses fichiers")
NONE = both(
    "No file has been inspected yet. Inspect files where they are kept with clearslate inspect "
    "--json or clearslate register --json, and upload the lines here. Pictures and sound stay "
    "with you.",
    "Aucun fichier n’a encore été inspecté. Inspectez les fichiers là où ils se trouvent avec "
    "clearslate inspect --json ou clearslate register --json, puis déposez ici les lignes. "
    "L’image et le son restent chez vous.",
)
NONE_OF_USE = both(
    "Nobody has uploaded an inspection of its files. That says nothing about them.",
    "Personne n’a déposé d’inspection de ses fichiers. Cela n’en dit rien.",
)
NO_MATCH = both(
    "Nothing that you may see waits for an answer.",
    "Rien de ce que vous pouvez voir n’attend de réponse.",
)
CAVEAT = both(
    "No sign found is never “not AI”. Unknown is never clean. An answer here clears no use.",
    "Aucun indice ne veut jamais dire «\u00a0sans IA\u00a0». Inconnu ne veut jamais dire sans "
    "risque. Une réponse donnée ici ne libère aucun cas d’usage.",
)
FILE = both("File", "Fichier")
SAYS = both("It says", "Il dit")
USE = both("Use", "Cas d’usage")
DIFFERS = both("Otherwise than declared", "Autrement que déclaré")
ANSWER = both("Answer", "Réponse")
ADDED = both("Uploaded", "Déposé")
BY = both("by {name}", "par {name}")
NO_USE = both("no declaration known", "aucune déclaration connue")
IS_ASSET = both("asset {name}", "élément {name}")
NOT_IN_REGISTER = both("not in the register", "absent du registre")
NO_DIGEST = both("no digest: not read to its end", "sans empreinte\u00a0: non lu jusqu’au bout")
NOTHING_DIFFERS = both("nothing found", "rien relevé")
CANNOT_SAY = both("cannot be told", "ne peut être dit")
WAITS = both("waits for an answer", "attend une réponse")
ANSWERED_BEFORE = both("answered before", "déjà répondu")
ANSWERED = both("{answer}, by {name}: {reason}", "{answer}, par {name}\u00a0: {reason}")
SHOW_ALL = both("Show everything", "Tout afficher")
UNDECIDED = both("waiting for an answer", "en attente de réponse")
ALL = both("everything", "tout")
SHOWING = both("Showing", "Affiché :")
COUNTED = Counted(one=both("{n} file", "{n} fichier"), many=both("{n} files", "{n} fichiers"))
PREVIOUS = both("Previous", "Précédent")
NEXT = both("Next", "Suivant")
PAGES = both("Pages", "Pages")
MORE = both("See all of them", "Les voir tous")

BRING = both("Upload inspections", "Déposer des inspections")
LINES = both("Lines of an inspection", "Lignes d’une inspection")
LINES_WHY = both(
    "What clearslate inspect --json, --resume or clearslate register --json wrote; at most {size} "
    "MB and {most} lines. Prompts that stand in it are kept with it.",
    "Ce qu’ont écrit clearslate inspect --json, --resume ou clearslate register --json\u202f; au "
    "plus {size}\u00a0Mo et {most} lignes. Les prompts qui s’y trouvent sont conservés avec.",
)
REFERENCE = both("Declaration", "Déclaration")
REFERENCE_WHY = both(
    "Such as SR-0021. Left empty, each file is held against the declaration that the register "
    "names for it.",
    "Comme SR-0021. Si le champ reste vide, chaque fichier est confronté à la déclaration que le "
    "registre lui connaît.",
)
SEND = both("Keep and hold against declarations", "Garder et confronter aux déclarations")
FILE_NEEDED = both("Choose a file.", "Choisissez un fichier.")
TOO_LARGE = both("At most {size} MB at a time.", "Au plus {size}\u00a0Mo à la fois.")
NO_SUCH_USE = both(
    "You see no declaration {reference} in this production.",
    "Vous ne voyez aucune déclaration {reference} dans cette production.",
)
NOT_KEPT = both("Nothing was kept.", "Rien n’a été gardé.")
MAY_NOT_BRING = both(
    "You may read this, not add to it. A declarant or whoever keeps the registers may.",
    "Vous pouvez lire ceci, non y ajouter. Un déclarant ou qui tient les registres le peut.",
)
MAY_NOT_ANSWER = both(
    "You may not answer this, or it was answered. Whoever keeps the registers may.",
    "Vous ne pouvez pas y répondre, ou la réponse est donnée. Qui tient les registres le peut.",
)
DONE = both(
    "Kept: {kept}. There already: {known}. To be answered: {asks}.",
    "Gardés\u00a0: {kept}. Déjà là\u00a0: {known}. À répondre\u00a0: {asks}.",
)
DECIDE = both("Answer", "Répondre")
ANSWER_WHY = both(
    "It is remembered for this file and not asked again. The use stands where it stood.",
    "Elle est retenue pour ce fichier et ne sera plus demandée. Le cas d’usage reste où il en "
    "était.",
)
REASON = both("Reason", "Motif")
REASON_NEEDED = both(
    "Choose an answer and give a reason.", "Choisissez une réponse et donnez un motif."
)
KEEP_ANSWER = both("Keep the answer", "Garder la réponse")
WAS_ANSWERED = both("Answered: {name}.", "Réponse gardée\u00a0: {name}.")

TOGETHER = both("Answer several at once", "Répondre à plusieurs à la fois")
WHICH = both("Which files", "Quels fichiers")
WHICH_PICKED = both("those that are ticked above", "ceux qui sont cochés ci-dessus")
WHICH_USE = both("{reference}: {files}", "{reference}\u00a0: {files}")
WHICH_NONE = both("no declaration known: {files}", "aucune déclaration connue\u00a0: {files}")
WHICH_ALL = both("everything that waits: {files}", "tout ce qui attend\u00a0: {files}")
TOGETHER_WHY = both(
    "One answer and one reason for all of them, or nothing is kept. Files that arrive meanwhile "
    "are not among them. It is remembered for each file; the uses stand where they stood.",
    "Une seule réponse et un seul motif pour tous, ou rien n’est gardé. Les fichiers arrivés "
    "entre-temps n’en font pas partie. Elle est retenue pour chaque fichier\u202f; les cas "
    "d’usage restent où ils en étaient.",
)
KEEP_TOGETHER = both("Keep the answer for all", "Garder la réponse pour tous")
PICK = both("Pick", "Choisir")
PICK_ONE = both("Pick {name}", "Choisir {name}")
NONE_PICKED = both(
    "Nothing that waits was chosen. Tick files, or choose a use.",
    "Rien de ce qui attend n’a été choisi. Cochez des fichiers, ou choisissez un cas d’usage.",
)
ANSWERED_MEANWHILE = both(
    "Something of it was answered meanwhile, so nothing was kept. The list is as it is now; "
    "choose again.",
    "Une partie a reçu une réponse entre-temps, rien n’a donc été gardé. La liste est à "
    "jour\u202f; choisissez de nouveau.",
)
WERE_ANSWERED = Counted(
    one=both("{n} file answered.", "Réponse gardée pour {n} fichier."),
    many=both("{n} files answered.", "Réponse gardée pour {n} fichiers."),
)
UNDECLARED = both("AI without a declaration", "IA sans déclaration")
UNDECLARED_WHY = both(
    "These files declare AI, and no declaration is known for them. Have the use declared and "
    "upload their lines with its reference, or say here what is to be made of them. Until then "
    "they are not cleared.",
    "Ces fichiers déclarent de l’IA, et aucune déclaration ne leur est connue. Faites déclarer "
    "le cas d’usage et déposez leurs lignes avec sa référence, ou dites ici ce qu’il faut en "
    "faire. D’ici là, ils ne sont pas libérés.",
)
UNDECLARED_WAIT = Counted(
    one=both("{n} file waits.", "{n} fichier attend."),
    many=both("{n} files wait.", "{n} fichiers attendent."),
)
SEE_UNDECLARED = both("See and answer", "Voir et répondre")
