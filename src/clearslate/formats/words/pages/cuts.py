"""The cuts of a production, and one cut with what holds it."""

from clearslate.formats.phrase import both

TITLE = both("Cuts", "Montages")
NONE = both(
    "No cut yet. Upload the edit as an EDL or OpenTimelineIO file: every event of picture and "
    "sound is then accounted for, and you see what holds it before delivery does.",
    "Aucun montage. Déposez-en un en EDL ou en OpenTimelineIO\u00a0: chaque événement, image et "
    "son, est alors pris en compte, et vous voyez ce qui le retient avant la livraison.",
)
NONE_TO_SEE = both(
    "No cut that you may see. A cut is shown to the organisation that uploaded it and to those "
    "above it.",
    "Aucun montage que vous puissiez voir. Un montage est montré à l’organisation qui l’a déposé "
    "et à celles au-dessus d’elle.",
)
CUT = both("Cut", "Montage")
STATE = both("State", "État")
EVENTS = both("Events", "Événements")
UNCHECKED = both("Not checked", "Non vérifiés")
LOCKED = both("Locked on", "Verrouillé le")
OPEN = both("open", "ouvert")
UPLOADED = both("Uploaded", "Déposé")
CHECKED = both("Checked", "Contrôlé")
CHECKED_ON = both("Checked on", "Contrôlé le")
NEVER = both("when it is first opened", "à sa première ouverture")
BY = both("by {name}", "par {name}")

UPLOAD = both("Upload a cut", "Déposer un montage")
FILE = both("Edit list", "Liste de montage")
FILE_WHY = both(
    "EDL (CMX3600) or OpenTimelineIO, at most {size} MB. Picture and sound stay with you.",
    "EDL (CMX3600) ou OpenTimelineIO, {size}\u00a0Mo au plus. L’image et le son restent chez "
    "vous.",
)
FILE_KEPT = both("{name}, kept from before.", "{name}, gardé de tout à l’heure.")
NAME = both("Name", "Nom")
NAME_WHY = both(
    "Such as “feature” or “reel 3”.", "Comme «\u00a0long métrage\u00a0» ou «\u00a0bobine 3\u00a0»."
)
VERSION = both("Version", "Version")
VERSION_WHY = both("Such as 12 or v012.", "Comme 12 ou v012.")
LOCK = both("Locked on", "Verrouillé le")
LOCK_WHY = both(
    "Leave it empty while the cut is open. In a locked cut temporary material holds it.",
    "Laissez vide tant que le montage est ouvert. Dans un montage verrouillé, le matériel "
    "temporaire le retient.",
)
RATE = both("Frames a second", "Images par seconde")
RATE_WHY = both(
    "Only where the file does not say it: 24, 25, 23.976, 30000/1001.",
    "Seulement si le fichier ne le dit pas\u00a0: 24, 25, 23.976, 30000/1001.",
)
RATE_NEEDED = both(
    "This file does not say how many frames a second it counts. Give the rate; the file is kept.",
    "Ce fichier ne dit pas combien d’images par seconde il compte. Donnez la cadence\u202f; le "
    "fichier est gardé.",
)
SEND = both("Upload and check", "Déposer et contrôler")
WILL = both(
    "The cut is kept as it is and checked against what {organisation} may see of this "
    "production. Who is above {organisation} sees it too.",
    "Le montage est gardé tel quel et contrôlé d’après ce que {organisation} peut voir de cette "
    "production. Ceux qui sont au-dessus de {organisation} le voient aussi.",
)
FILE_NEEDED = both("Choose a file.", "Choisissez un fichier.")
NAME_NEEDED = both(
    "Give the cut a name without `/`.", "Donnez au montage un nom sans «\u00a0/\u00a0»."
)
VERSION_NEEDED = both("Give a version without `/`.", "Donnez une version sans «\u00a0/\u00a0».")
TAKEN = both(
    "This production has this version already. Give the next one; what was checked stays.",
    "Cette production a déjà cette version. Donnez la suivante\u202f; ce qui a été contrôlé "
    "demeure.",
)
TOO_LARGE = both("A timeline has at most {size} MB.", "Un montage fait au plus {size}\u00a0Mo.")
NOT_KEPT = both("The cut was not kept.", "Le montage n’a pas été gardé.")
KEPT = both("{cut} was kept.", "{cut} est gardé.")
MAY_NOT = both(
    "You may look at cuts here, not upload them. A declarant or the clearance lead may.",
    "Vous pouvez consulter les montages ici, non en déposer. Un déclarant ou le responsable des "
    "droits le peut.",
)

CHECKED_ANEW = both(
    "Something it stands on had changed, so it was checked anew.",
    "Quelque chose dont il dépend avait changé\u00a0: il a été contrôlé de nouveau.",
)
BEFORE = both(
    "Something it stands on has changed since. What you see is the check before; the new one is "
    "under way.",
    "Quelque chose dont il dépend a changé depuis. Vous voyez le contrôle précédent\u202f; le "
    "nouveau est en cours.",
)
AGAINST_WHAT = both(
    "It was held against what {organisation} may see of this production.",
    "La référence est ce que {organisation} peut voir de cette production.",
)
UNREADABLE = both("This cut cannot be read.", "Ce montage est illisible.")
UNREADABLE_WORD = both("not checked", "non vérifié")
UNDERWAY = both("The cut is being checked", "Le montage est en cours de contrôle")
UNDERWAY_WHY = both(
    "It is long, so the worker does it. You may leave this page and come back.",
    "Il est long\u00a0: c’est l’exécutant qui s’en charge. Vous pouvez quitter cette page et "
    "revenir.",
)
LOOK_AGAIN = both("Look again", "Regarder de nouveau")
STAGES = {
    "waiting": both("waits for the worker", "attend l’exécutant"),
    "checking": both(
        "reads the timeline and accounts for every event",
        "lit le montage et prend en compte chaque événement",
    ),
}
CUE_CSV = both("AI cue sheet (CSV)", "Feuille de repérage IA (CSV)")
CUE_JSON = both("AI cue sheet (JSON)", "Feuille de repérage IA (JSON)")
CHECK_JSON = both("This check (JSON)", "Ce contrôle (JSON)")
THE_FILE = both("The file as uploaded", "Le fichier tel que déposé")
AGAINST = both("Compare with", "Comparer avec")
COMPARE = both("Compare", "Comparer")
COMPARED = both("{cut} against {older}", "{cut} comparé à {older}")
COMPARE_WHY = both("Only what changed needs a person.", "Seul ce qui a changé demande un regard.")
BACK = both("Back to the cut", "Retour au montage")
NOT_IN_CUT_WHY = both(
    "They may go ahead and no event shows them.",
    "Ils peuvent se poursuivre et aucun événement ne les montre.",
)
NO_REGISTER = both(
    "No asset is registered in this production: events are recognised by the names that "
    "declarations give, and by nothing else.",
    "Aucun élément n’est inscrit dans cette production\u00a0: les événements sont reconnus "
    "d’après les noms que donnent les déclarations, et d’après rien d’autre.",
)
LINE_OF = both("{name} {version}", "{name} {version}")
