"""A production's pages, and lists of uses."""

from clearslate.domain.policy.rules import Outcome
from clearslate.formats.phrase import Language, Phrase, both
from clearslate.formats.words.dates import Counted
from clearslate.formats.words.offices import OFFICES
from clearslate.formats.words.outcomes import OUTCOMES
from clearslate.formats.words.verdicts import OVERRIDDEN

TITLE = both("Productions", "Productions")
NONE = both(
    "You are in no production yet. An administrator or a clearance lead adds you to one; then "
    "its uses, cuts and papers stand here.",
    "Vous ne participez encore à aucune production. Un administrateur ou un responsable des "
    "droits vous y ajoute\u202f; ses cas d’usage, montages et documents figureront ici.",
)
PRODUCTION = both("Production", "Production")
COMPANY = both("Company", "Société")
DELIVERY = both("Delivery", "Livraison")
USES = both("Uses", "Cas d’usage")
CUTS = both("Cuts", "Montages")
PEOPLE = both("People", "Personnes")
TOOLS = both("Tools", "Outils")
PAPER = both("Paper", "Documents")

USE = both("Use", "Cas d’usage")
STATE = both("State", "État")
PARTNER = both("Partner", "Partenaire")
WITH = both("Waits for", "En attente de")
NEEDED = both("Needed by", "Nécessaire pour le")
COLUMNS = {
    "partner": PARTNER,
    "with": WITH,
    "needed": NEEDED,
    "outcome": both("Outcome", "Issue"),
    "declared": both("Declared", "Déclaré le"),
    "changed": both("Last change", "Dernier changement"),
}
OUTCOME = both("Outcome", "Issue")
SHOWING = both("Showing", "Affiché :")
ANY_STATE = both("any state", "tout état")
ANY_OUTCOME = both("any outcome", "toute issue")
ANY_PARTNER = both("any partner", "tout partenaire")
WAITING_FOR = both("waiting for {office}", "en attente\u00a0: {office}")
LATE = both("late", "en retard")
CONTAINING = both("containing “{text}”", "contenant «\u00a0{text}\u00a0»")
WORDS = both("Title or reference contains", "Le titre ou la référence contient")
FIND = both("Narrow", "Restreindre")
EVERYTHING = both("Show everything", "Tout afficher")
SORT = both("sorted by", "trié par")
ORDER = {
    "risk": both("risk", "risque"),
    "needed": both("day needed", "date nécessaire"),
    "changed": both("last change", "dernier changement"),
    "reference": both("reference", "référence"),
}
EXPORT_CSV = both("Export {n} as CSV", "Exporter {n} en CSV")
EXPORT_JSON = both("as JSON", "en JSON")
NO_MATCH = both(
    "No use is like this. Take away a condition, or show everything.",
    "Aucun cas d’usage ne correspond. Retirez une condition ou affichez tout.",
)
NO_USES = both(
    "Nothing has been declared here yet. A declared use is determined at once: you learn whether "
    "it may go ahead, what is missing and who must say yes.",
    "Rien n’a encore été déclaré ici. Un cas d’usage déclaré est aussitôt déterminé\u00a0: vous "
    "apprenez s’il peut se poursuivre, ce qui manque et qui doit donner son accord.",
)
DECLARE = both("Declare a use", "Déclarer un cas d’usage")
PREVIOUS = both("Previous page", "Page précédente")
NEXT = both("Next page", "Page suivante")
PAGE_OF = both("{first} to {last} of {all}", "{first} à {last} sur {all}")
FILTERS = both("What is shown", "Ce qui est affiché")
OPEN_ONLY = both("late answers", "réponses en retard")

XRAYS = both("Standing check", "Contrôle permanent")
XRAYS_WHY = both(
    "What is out of date or incomplete in this production, as of {day}.",
    "Ce qui, dans cette production, est périmé ou incomplet, au {day}.",
)
XRAY = {
    "tool_expired": both(
        "Uses of a tool whose review has run out",
        "Cas d’usage d’un outil dont l’examen a expiré",
    ),
    "consent_lapsed": both(
        "Uses that stand on a consent that ended or was withdrawn",
        "Cas d’usage fondés sur un consentement expiré ou retiré",
    ),
    "nobody_answers": both(
        "Uses whose answerable person has left",
        "Cas d’usage dont la personne responsable est partie",
    ),
    "overdue": both(
        "Uses whose day went by and that may not go ahead",
        "Cas d’usage nécessaires pour un jour déjà passé et qui ne peuvent se poursuivre",
    ),
    "approvals": both(
        "Approvals that end within 30 days", "Accords qui prennent fin dans les 30 jours"
    ),
    "assets": both("Assets registered under no use", "Éléments inscrits sous aucun cas d’usage"),
}
PACK_PAST_REVIEW = both(
    "The source of {pack} should have been read again by {day}.",
    "La source de {pack} aurait dû être relue avant le {day}.",
)
XRAYS_CLEAN = both("Nothing found.", "Rien à signaler.")
EXPIRING = both("Expiring soon", "Expire bientôt")
EXPIRING_NONE = both(
    "Nothing that you may see ends within 90 days.",
    "Rien de ce que vous pouvez voir ne prend fin dans les 90 jours.",
)
ALL_EXPIRING = both("All that ends within 90 days", "Tout ce qui prend fin dans les 90 jours")
RECORD = both("Record", "Fiche")
KIND = both("Register", "Registre")
OWNER = both("Owner", "Responsable")
ENDS = both("Ends", "Fin")
KINDS = {
    "tool": both("tool", "outil"),
    "consent": both("consent", "consentement"),
    "licence": both("licence", "licence"),
    "approval": both("approval", "accord"),
    "waiver": both("waiver", "dérogation"),
}
REGISTERS = {
    "tool": both("Tools", "Outils"),
    "consent": both("Consents", "Consentements"),
    "licence": both("Licences", "Licences"),
    "approval": both("Approvals", "Accords"),
    "waiver": both("Waivers", "Dérogations"),
}

PERFORMER = both("Performer", "Interprète")
PERFORMERS = both("People who are shown or heard", "Personnes montrées ou entendues")
CONSENTS = both("Consents", "Consentements")
NO_PERFORMERS = both(
    "No use that you may see names a performer.",
    "Aucun cas d’usage que vous pouvez voir ne nomme d’interprète.",
)
WHO_WORKS = both("People who work on it", "Personnes qui y travaillent")
MEMBER = both("Name", "Nom")
ORGANISATION = both("Organisation", "Organisation")
OFFICE = both("Office", "Fonction")
EVERYWHERE = both("in all productions", "dans toutes les productions")
TOOL = both("Tool", "Outil")
REVIEW = both("Review ends", "Fin de l’examen")
NO_REVIEW = both("no day is set", "aucun jour n’est fixé")
NOT_REGISTERED = both("not in a register", "absent des registres")
NO_TOOLS = both(
    "No use that you may see names a tool, and no tool is registered for this production.",
    "Aucun cas d’usage que vous pouvez voir ne nomme d’outil, et aucun n’est inscrit pour cette "
    "production.",
)

PAPER_WHY = both(
    "What leaves this production on paper or as files. Everything is written from the same "
    "records, as of now, and holds only what you may see.",
    "Ce qui sort de cette production sur papier ou en fichiers. Tout est tiré des mêmes "
    "enregistrements, à l’instant, et ne contient que ce que vous pouvez voir.",
)
FOLDER = both("The production as a folder", "La production sous forme de dossier")
FOLDER_WHY = both(
    "Declarations, registers, approvals, assets and cuts as documents that the command line "
    "reads: one zip file.",
    "Déclarations, registres, accords, éléments et montages sous forme de documents que lit la "
    "ligne de commande\u00a0: un seul fichier zip.",
)
FOLDER_GET = both("Download the folder", "Télécharger le dossier")
FOLDER_NOT = both(
    "A clearance lead, or whoever reads the audit log, may download it.",
    "Un responsable des droits, ou qui lit le journal d’audit, peut le télécharger.",
)
LIST = both("The list of uses", "La liste des cas d’usage")
CUE_SHEETS = both("AI cue sheets", "Feuilles de repérage IA")
CUE_SHEETS_WHY = both(
    "One for each cut, from its last check.", "Une par montage, d’après son dernier contrôle."
)
NO_CUTS = both("No cut was uploaded yet.", "Aucun montage n’a encore été déposé.")
IMPORT = both("Import a production", "Importer une production")
IMPORT_WHY = both(
    "A zip file of a production’s folder, as the command line reads it: production.yaml, "
    "declarations, registers, cuts. Every use is determined as it comes in. Where one document "
    "is at fault, nothing is kept and you are told where.",
    "Un fichier zip du dossier d’une production, tel que le lit la ligne de commande\u00a0: "
    "production.yaml, déclarations, registres, montages. Chaque cas d’usage est déterminé à son "
    "arrivée. Si un document est fautif, rien n’est gardé et l’on vous dit où.",
)
IMPORT_FILE = both("Zip file", "Fichier zip")
IMPORT_BOUNDS = both(
    "At most {zip} MB, {files} files and {whole} MB unpacked.",
    "Au plus {zip}\u00a0Mo, {files} fichiers et {whole}\u00a0Mo une fois décompressé.",
)
IMPORT_OWNER = both("Company responsible", "Société responsable")
IMPORT_CODE = both("Code name", "Nom de code")
IMPORT_CODE_WHY = both(
    "Where there is one, those who may not see the title see this.",
    "S’il y en a un, ceux qui ne peuvent voir le titre voient ce nom.",
)
IMPORT_PREFIX = both("References begin with", "Les références commencent par")
IMPORT_PREFIX_WHY = both(
    "Two to eight capital letters, such as SR of SR-0021.",
    "Deux à huit majuscules, comme SR de SR-0021.",
)
IMPORT_SEND = both("Import and determine", "Importer et déterminer")
IMPORTED = both(
    "{name} was imported: {uses} determined.", "{name} importé\u00a0: {uses} déterminés."
)
ANOTHER_HANDLE = both(
    "a reference or code name that no production here has yet",
    "une référence ou un nom de code qu’aucune production d’ici ne porte",
)
FILE_NEEDED = both("Choose a file.", "Choisissez un fichier.")
PREFIX_WRONG = both("Give two to eight capital letters.", "Donnez deux à huit lettres majuscules.")
NOT_IMPORTED = both("Nothing was imported.", "Rien n’a été importé.")

OWN_PACK = both(
    "a pack that ships with Clearslate, or one in the folder `packs`",
    "un jeu de règles livré avec Clearslate, ou présent dans le dossier «\u00a0packs\u00a0»",
)
NOT_A_ZIP = both("a zip file", "un fichier zip")
FEWER_FILES = both("at most {n} files", "au plus {n} fichiers")
SMALLER = both("at most {n} MB unpacked", "au plus {n}\u00a0Mo décompressés")
PLAIN_NAMES = both(
    "names within the folder, without `..`, a drive or a link",
    "des noms à l’intérieur du dossier, sans «\u00a0..\u00a0», lecteur ni lien",
)
ONCE = both("every name once", "chaque nom une seule fois")
NO_PASSWORD = both("files without a password", "des fichiers sans mot de passe")
A_PRODUCTION = both("a production.yaml in it", "un production.yaml à l’intérieur")

STATES: dict[str, Phrase] = {
    "cleared": both("cleared", "libéré"),
    "overridden": OVERRIDDEN.word,
    "notify": OUTCOMES[Outcome.NOTIFY],
    "escalate": OUTCOMES[Outcome.ESCALATE],
    "approval": OUTCOMES[Outcome.APPROVAL],
    "blocked": OUTCOMES[Outcome.BLOCKED],
    "fallen": both("fallen", "caduc"),
    "refused": both("refused", "refusé"),
    "withdrawn": both("withdrawn", "retiré"),
}
STATES_MANY: dict[str, Phrase] = {
    **STATES,
    "cleared": both("cleared", "libérés"),
    "overridden": both("go ahead by override", "se poursuivent par dérogation"),
    "blocked": both("blocked", "bloqués"),
    "fallen": both("fallen", "caducs"),
    "refused": both("refused", "refusés"),
    "withdrawn": both("withdrawn", "retirés"),
}
OUTCOMES_SAID = {outcome.word: phrase for outcome, phrase in OUTCOMES.items()}
OFFICES_SAID = {office.value: phrase for office, phrase in OFFICES.items()}
USES_COUNTED = Counted(
    one=both("{n} use", "{n} cas d’usage"), many=both("{n} uses", "{n} cas d’usage")
)
_OWE = Counted(
    one=both("{n} may not go ahead yet", "{n} ne peut pas encore se poursuivre"),
    many=both("{n} may not go ahead yet", "{n} ne peuvent pas encore se poursuivre"),
)
_BY_OVERRIDE = Counted(
    one=both("{n} goes ahead by override", "{n} se poursuit par dérogation"),
    many=both("{n} go ahead by override", "{n} se poursuivent par dérogation"),
)
_ALL_GO = both("{uses}; all of them may go ahead.", "{uses}\u202f; tous peuvent se poursuivre.")
_SOME_OWE = both("{uses}; {owe}.", "{uses}\u202f; {owe}.")
_DELIVERS = both(" Delivery on {day}.", " Livraison le {day}.")


def standing_of(
    uses: int, cleared: int, overridden: int, delivery: str, language: Language
) -> str:
    """Return how a production stands, in one sentence; ``delivery`` is a day in full or empty.

    What goes ahead by override is named by itself: it is neither cleared nor held up.
    """
    said = USES_COUNTED.say(uses, language)
    if not uses:
        return NO_USES.say(language)
    sentence = (
        _ALL_GO.say(language, uses=said)
        if cleared == uses
        else _SOME_OWE.say(language, uses=said, owe=_owe(uses - cleared, overridden, language))
    )
    return sentence + (_DELIVERS.say(language, day=delivery) if delivery else "")


def _owe(not_cleared: int, overridden: int, language: Language) -> str:
    counted = ((_OWE, not_cleared - overridden), (_BY_OVERRIDE, overridden))
    return ", ".join(phrase.say(n, language) for phrase, n in counted if n)
