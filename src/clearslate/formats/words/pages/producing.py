"""Making a production, and changing what binds it."""

from clearslate.formats.phrase import both

NEW = both("A new production", "Une nouvelle production")
CHANGE = both("Change {name}", "Modifier {name}")
CHANGE_TEXT = both(
    "Every use is determined anew under what you save. Approvals that no longer fit fall, and "
    "everyone concerned is told.",
    "Chaque cas d’usage est déterminé de nouveau selon ce que vous enregistrez. Les accords qui "
    "ne conviennent plus tombent, et toutes les personnes concernées sont prévenues.",
)
TITLE = both("Title", "Titre")
CODE_NAME = both("Code name", "Nom de code")
CODE_NAME_HINT = both(
    "Vendors see this instead of the title; leave it empty where the title is no secret.",
    "Les prestataires voient ce nom au lieu du titre ; laissez vide si le titre n’est pas secret.",
)
HANDLE = both("Handle, in addresses", "Identifiant, dans les adresses")
HANDLE_HINT = both(
    "Small letters, digits and hyphens. Made from the code name or title where you leave it "
    "empty. It cannot be changed later.",
    "Minuscules, chiffres et tirets. Tiré du nom de code ou du titre si vous laissez vide. "
    "Il ne peut plus être changé ensuite.",
)
PREFIX = both("Prefix of references", "Préfixe des références")
PREFIX_HINT = both(
    "One to eight capitals: SR makes SR-0001.", "Une à huit majuscules : SR donne SR-0001."
)
ORGANISATION = both("Company responsible", "Société responsable")
KIND = both("Kind of title", "Nature du titre")
FILM = both("film", "film")
SERIES = both("series", "série")
GENRE = both("Genre", "Genre")
NOT_SAID = both("not said", "non précisé")
TERRITORIES = both("Where it will be released", "Où elle sera diffusée")
AGREEMENTS = both("Agreements in force", "Conventions applicables")
PACKS = both("Policy packs that bind it", "Jeux de règles qui s’y appliquent")
PHOTOGRAPHY = both("First day of photography", "Premier jour de tournage")
DELIVERY = both("Delivery", "Livraison")
RELEASE = both("First release", "Première diffusion")
ZONE = both("Time zone in which its days begin", "Fuseau horaire où ses jours commencent")
MAKE = both("Make the production", "Créer la production")
SAVE = both("Save and determine anew", "Enregistrer et déterminer de nouveau")
MADE = both("The production is made.", "La production est créée.")
CHANGED = both(
    "Saved; every use is determined anew.",
    "Enregistré ; chaque cas d’usage est déterminé de nouveau.",
)
LATER = both(
    "Saved; the uses are being determined anew in the background.",
    "Enregistré ; les cas d’usage sont déterminés de nouveau en arrière-plan.",
)
CHECK = both("Some of this cannot be used yet:", "Certains points sont à revoir :")
FLAWS = {
    "title": both("Give a title.", "Donnez un titre."),
    "handle": both(
        "Give a handle of small letters, digits and hyphens.",
        "Donnez un identifiant en minuscules, chiffres et tirets.",
    ),
    "handle_taken": both(
        "A production goes by this handle already.",
        "Une production porte déjà cet identifiant.",
    ),
    "prefix": both(
        "Give a prefix of one to eight capitals.", "Donnez un préfixe d’une à huit majuscules."
    ),
    "time_zone": both(
        "Give a time zone such as Europe/Paris.",
        "Donnez un fuseau horaire comme Europe/Paris.",
    ),
    "packs": both(
        "Choose at least one pack that can be read.",
        "Choisissez au moins un jeu de règles lisible.",
    ),
}
