"""The registers: lists, one record, adding and changing it."""

from clearslate.formats.phrase import both

TITLE = both("Registers", "Registres")
STANDING = both(
    "What uses stand on: the tools, consents and licences on record, who said yes, and what was "
    "made.",
    "Ce sur quoi s’appuient les cas d’usage : outils, consentements et licences au dossier, qui a "
    "dit oui, et ce qui a été créé.",
)
KINDS = {
    "tool": both("Tools", "Outils"),
    "consent": both("Consents", "Consentements"),
    "licence": both("Licences", "Licences"),
    "people": both("People", "Personnes"),
    "assets": both("Assets", "Éléments générés"),
    "approval": both("Approvals", "Accords"),
    "waiver": both("Waivers", "Dérogations"),
}
ABOUT = {
    "tool": both(
        "Each tool by version and plan, with the terms as they were kept on a day.",
        "Chaque outil par version et formule, avec ses conditions conservées à une date.",
    ),
    "consent": both(
        "What each performer agreed to, for which purposes, where and how long.",
        "Ce que chaque artiste a accepté, à quelles fins, où et pour combien de temps.",
    ),
    "licence": both(
        "Works that may be referred to, trained on or altered, and by whose leave.",
        "Les œuvres qui peuvent être citées, servir à l’entraînement ou être altérées, et avec "
        "l’accord de qui.",
    ),
    "people": both(
        "Performers named in uses and consents that you may see.",
        "Les artistes nommés dans les cas d’usage et consentements que vous pouvez voir.",
    ),
    "assets": both(
        "What was generated, under which use, temporary or final.",
        "Ce qui a été généré, pour quel cas d’usage, temporaire ou définitif.",
    ),
    "approval": both(
        "Who approved which use, until when.", "Qui a approuvé quel cas d’usage, jusqu’à quand."
    ),
    "waiver": both(
        "Rules that somebody with authority lifted for one use.",
        "Les règles qu’une personne habilitée a levées pour un cas d’usage.",
    ),
}
ONE = {
    "tool": both("Tool", "Outil"),
    "consent": both("Consent", "Consentement"),
    "licence": both("Licence", "Licence"),
    "approval": both("Approval", "Accord"),
    "waiver": both("Waiver", "Dérogation"),
    "people": both("Person", "Personne"),
    "assets": both("Asset", "Élément généré"),
}
REGISTER = both("Register", "Registre")
RECORDS = both("Records", "Fiches")
ENDING_SOON = both("Ends within 90 days", "Prend fin dans les 90 jours")
NOTHING_ENDS = both(
    "Nothing on record ends within 90 days.", "Aucune fiche ne prend fin dans les 90 jours."
)

FILTERS = both("Show", "Afficher")
ALL = both("all", "tout")
ONLY = {
    "expiring": both("ends within 90 days", "prend fin dans les 90 jours"),
    "ended": both("ended", "fin passée"),
    "withdrawn": both("withdrawn", "retiré"),
    "without_evidence": both("without evidence", "sans pièce"),
    "mine": both("looked after by me", "suivi assuré par moi"),
}
PRODUCTION = both("Production", "Production")
EVERY_PRODUCTION = both("every production", "toutes les productions")
EVERYWHERE = both("all productions of {organisation}", "toutes les productions de {organisation}")
FIND = both("Find in this register", "Chercher dans ce registre")
SHOW = both("Show", "Afficher")
FOUND = both("{n} on record", "{n} au dossier")
EXPORT = both("Save as CSV", "Enregistrer en CSV")
PAGE_OF = both("{page} of {pages}", "{page} sur {pages}")
EARLIER = both("Earlier", "Précédents")
LATER = both("Later", "Suivants")
PAGES = both("Pages", "Pages")

NAME = both("Name", "Nom")
HOLDS = both("Holds", "Validité")
EVIDENCE = both("Evidence", "Pièce")
WITH_EVIDENCE = both("named by digest", "citée par empreinte")
WITHOUT_EVIDENCE = both("none", "aucune")
OWNER = both("Looked after by", "Suivi par")
NOBODY = both("nobody", "personne")
USES = both("Uses", "Cas d’usage")
USE = both("Use", "Cas d’usage")
CONSENTS = both("Consents", "Consentements")
STATE = both("State", "État")
MADE_WITH = both("Made with", "Créé avec")
FINDING = both("The file says", "Le fichier indique")
ASSET_STATES = {
    "": both("not said", "non précisé"),
    "temporary": both("temporary", "temporaire"),
    "final": both("final", "définitif"),
}
ASSET_FINDINGS = {
    "": both("not checked", "non vérifié"),
    "ai_declared": both("made with AI", "créé avec l’IA"),
    "ai_edited": both("edited with AI", "modifié avec l’IA"),
    "none": both("no sign of AI found", "aucun indice d’IA"),
    "unknown": both("unknown", "inconnu"),
}
NO_USE = both("no use named", "aucun cas d’usage nommé")
COVERS = both("Covers", "Couvre")

EMPTY = {
    "tool": both(
        "No tool is on record here. A tool with reviewed terms answers for every use that names "
        "it, so that nobody is asked twice.",
        "Aucun outil au dossier ici. Un outil aux conditions examinées répond pour chaque cas "
        "d’usage qui le nomme : personne n’est interrogé deux fois.",
    ),
    "consent": both(
        "No consent is on record here. Ask for one from the page of a use, or enter a signed one.",
        "Aucun consentement au dossier ici. Demandez-en un depuis la page d’un cas d’usage, ou "
        "saisissez un consentement signé.",
    ),
    "licence": both(
        "No licence is on record here. A licence says what may be done with a work, and until "
        "when.",
        "Aucune licence au dossier ici. Une licence dit ce qui peut être fait d’une œuvre, et "
        "jusqu’à quand.",
    ),
    "people": both(
        "No performer is named in what you may see.",
        "Aucun artiste n’est nommé dans ce que vous pouvez voir.",
    ),
    "assets": both(
        "No generated asset is registered here.", "Aucun élément généré n’est enregistré ici."
    ),
    "approval": both("No approval is on record here.", "Aucun accord au dossier ici."),
    "waiver": both("No waiver is on record here.", "Aucune dérogation au dossier ici."),
}

ADD = {
    "tool": both("Add a tool", "Ajouter un outil"),
    "consent": both("Enter a signed consent", "Saisir un consentement signé"),
    "licence": both("Add a licence", "Ajouter une licence"),
}
CHANGE = both("Change", "Modifier")
CHANGE_TITLE = both("Change {reference}", "Modifier {reference}")
TOUCHES = both("What depends on it?", "Qu’est-ce qui en dépend ?")
VERSION_OF = both("Version {n}, kept by {who}", "Version {n}, enregistrée par {who}")
VERSIONS = both("Versions", "Versions")
HISTORY = both("History", "Historique")
FACTS = both("What the record says", "Ce que dit la fiche")
REVIEW_ON = both("To be reviewed by", "À revoir d’ici au")
KEPT_FOR = both("Kept for", "Vaut pour")
FIRST_VERSION = both("First kept.", "Première version.")
BEFORE_AFTER = both("{field}: {before} → {after}", "{field} : {before} → {after}")
FIELD_IS = both("{field}: {value}", "{field} : {value}")
PARTLY = both(
    "You see this because a use of yours stands on it. The paper behind it is shown to those who "
    "keep the register.",
    "Vous voyez cette fiche parce qu’un de vos cas d’usage s’y appuie. La pièce qui la fonde "
    "n’est montrée qu’à ceux qui tiennent le registre.",
)
PAPER = both("Papers", "Pièces")
NO_PAPER = both("No file is attached.", "Aucun fichier n’est joint.")
DIGEST_ONLY = both(
    "The record names a paper by its digest; the file itself is not kept here.",
    "La fiche nomme une pièce par son empreinte ; le fichier lui-même n’est pas conservé ici.",
)
ACTS = {
    "kept": both("{who} entered it", "{who} l’a saisie"),
    "changed": both("{who} changed it", "{who} l’a modifiée"),
    "imported": both("{who} imported it", "{who} l’a importée"),
    "consented": both("{who} signed", "{who} a signé"),
    "withdrawn": both("{who} withdrew it", "{who} l’a retiré"),
}
ACT = both("{who}: {act}", "{who} : {act}")

# Forms --------------------------------------------------------------------------------------
FIELDS = {
    "reference": both("Reference", "Référence"),
    "toolmaker": both("Toolmaker", "Éditeur"),
    "tool": both("Tool", "Outil"),
    "model": both("Model", "Modèle"),
    "version": both("Version", "Version"),
    "plan_tier": both("Plan", "Formule"),
    "environment": both("Environment", "Environnement"),
    "data_terms.stores": both("Stores inputs or outputs", "Conserve entrées ou sorties"),
    "data_terms.reuses": both("Uses them again", "Les réutilise"),
    "data_terms.trains": both("Trains on them", "S’entraîne dessus"),
    "terms_snapshot.digest": both("Digest of the kept terms", "Empreinte des conditions"),
    "terms_snapshot.date": both("Terms kept on", "Conditions conservées le"),
    "terms_snapshot.url": both("Published at", "Publiées à l’adresse"),
    "reviewed": both("Reviewed on", "Examiné le"),
    "expires": both("Review counts until", "Examen valable jusqu’au"),
    "performer": both("Performer", "Artiste"),
    "kind": both("Agreed to", "Accepte"),
    "purposes": both("For", "À ces fins"),
    "production": both("Production it names", "Production désignée"),
    "territories": both("Where", "Où"),
    "languages": both("Languages", "Langues"),
    "period.from": both("From", "À partir du"),
    "period.to": both("Until", "Jusqu’au"),
    "signed_on": both("Signed on", "Signé le"),
    "notice": both("How they were told", "Comment l’artiste a été informé"),
    "representation": both("Represented by", "Représenté par"),
    "signed_by": both("Signed by", "Signé par"),
    "asked_as": both("Asked as", "Sollicité sous le nom de"),
    "may_not": both("What may not be done", "Ce qui ne peut pas être fait"),
    "evidence.digest": both("Digest of the paper", "Empreinte de la pièce"),
    "withdrawn": both("Withdrawn as of", "Retiré à compter du"),
    "work": both("Work", "Œuvre"),
    "holder": both("Holder of the rights", "Titulaire des droits"),
    "scope": both("Productions it covers", "Productions couvertes"),
    "ai_terms.reference": both("May be referred to", "Peut servir de référence"),
    "ai_terms.training": both("May be trained on", "Peut servir à l’entraînement"),
    "ai_terms.alteration": both("May be altered", "Peut être modifiée"),
    "declaration": both("Use", "Cas d’usage"),
    "approver": both("Approved by", "Accord donné par"),
    "authority": both("In the role of", "En qualité de"),
    "conditions": both("Conditions", "Conditions"),
    "inputs": both("Inputs", "Entrées"),
    "tools": both("Tools", "Outils"),
    "signature.name": both("Signed by", "Signé par"),
    "signature.on": both("Signed on", "Signé le"),
    "declaration_digest": both("Declaration", "Déclaration"),
    "determination_digest": both("Determination", "Détermination"),
    "rule": both("Rule that is lifted", "Règle levée"),
    "reason": both("Reason", "Motif"),
}
APPROVAL_FIELDS = {"kind": both("What was given", "Ce qui est donné")}
HINTS = {
    "reference": both("Short, without spaces.", "Courte, sans espace."),
    "plan_tier": both(
        "The plan decides, not the name of the tool.",
        "C’est la formule qui compte, pas le nom de l’outil.",
    ),
    "terms_snapshot.digest": both(
        "Worked out when you attach the terms below.",
        "Calculée quand vous joignez les conditions ci-dessous.",
    ),
    "evidence.digest": both(
        "Worked out when you attach the paper below.",
        "Calculée quand vous joignez la pièce ci-dessous.",
    ),
    "expires": both(
        "The last day on which the review counts.", "Le dernier jour où l’examen vaut."
    ),
    "territories": both("None chosen: anywhere.", "Aucun choix : partout."),
    "languages": both(
        "One a line, such as fr. None: any.", "Une par ligne, par exemple fr. Aucune : toutes."
    ),
    "period.to": both(
        "The last day, included. Empty: no end.", "Le dernier jour, inclus. Vide : sans fin."
    ),
    "signed_by": both(
        "The name as it stands under the paper.", "Le nom tel qu’il figure sous la pièce."
    ),
    "asked_as": both(
        "Only where it was signed under another name, such as a stage name.",
        "Seulement s’il est signé d’un autre nom, par exemple un nom de scène.",
    ),
    "may_not": both(
        "What the signer was promised, one a line, in the words they read.",
        "Ce qui a été promis au signataire, un point par ligne, dans les mots qu’il a lus.",
    ),
    "scope": both(
        "References of productions, one a line. For all productions, write any.",
        "Références de productions, une par ligne. Pour toutes les productions, écrivez any.",
    ),
    "withdrawn": both(
        "The first day on which it no longer holds.", "Le premier jour où il ne vaut plus."
    ),
}
WHERE = both("Kept for", "Vaut pour")
FILE = both("Attach the paper", "Joindre la pièce")
FILE_HINT = both(
    "Up to 64 MB. It is kept as it is, under its digest.",
    "Jusqu’à 64 Mo. Le fichier est conservé tel quel, sous son empreinte.",
)
FILE_CHOSEN = both("{name} will be attached.", "{name} sera joint.")
FILE_TOO_LARGE = both(
    "The file is too large: at most 64 MB.", "Le fichier est trop volumineux : 64 Mo au plus."
)
CHOOSE = both("Choose", "Choisir")
CHECK = both("See what would follow", "Voir ce qui suivrait")
BACK = both("Go back and correct", "Revenir et corriger")
CANCEL = both("Cancel", "Annuler")
NOT_KEPT = both(
    "It is not kept yet. Please look at this first:", "Rien n’est enregistré. À voir d’abord :"
)
NEEDED = both("This is needed: {about}.", "Il faut ceci : {about}.")
WRONG = both("Found “{found}”; expected {expected}.", "Trouvé « {found} » ; attendu : {expected}.")
NEAREST = both("Did you mean “{word}”?", "Vouliez-vous dire « {word} » ?")
TAKEN = both(
    "{reference} is already on record here; open it to change it.",
    "{reference} est déjà au dossier ici ; ouvrez la fiche pour la modifier.",
)
OUTDATED = both(
    "Somebody changed it meanwhile. What stands below is yours; the record’s page shows theirs.",
    "Quelqu’un l’a modifiée entre-temps. Ci-dessous, votre saisie ; la page de la fiche montre la "
    "sienne.",
)
FOLLOWS = both("What would follow", "Ce qui suivrait")
KEEP = {
    "new": both("Keep it", "Enregistrer"),
    "change": both("Keep as version {n}", "Enregistrer comme version {n}"),
}
KEPT = both(
    "{reference} is kept. Nothing stood on it.",
    "{reference} est au dossier. Rien ne s’y appuyait.",
)
KEPT_ONE = both(
    "{reference} is kept. One use that stands on it was settled.",
    "{reference} est au dossier. Un cas d’usage qui s’y appuie a été réglé.",
)
KEPT_AND = both(
    "{reference} is kept. {n} uses that stand on it are settled.",
    "{reference} est au dossier. {n} cas d’usage qui s’y appuient sont réglés.",
)
CHANGES = both("What changes", "Ce qui change")
NO_CHANGE = both("Nothing in the record changes.", "Rien ne change dans la fiche.")
MAY_NOT = both(
    "You read this register; it is changed by those who keep it.",
    "Vous lisez ce registre ; il est modifié par ceux qui le tiennent.",
)
MAY_NOT_TITLE = both("This is not yours to change", "Ce n’est pas à vous de le modifier")
IN_PRODUCTION = both("in {production}", "dans {production}")
ASK_REQUESTS = both("Asked by personal link", "Demandés par lien personnel")
MORE_ASSETS = both("and {n} more", "et {n} autres")
