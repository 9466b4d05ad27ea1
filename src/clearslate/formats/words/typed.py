"""What is said of something typed or chosen that cannot be meant, on whatever form it stands."""

from clearslate.formats.phrase import both

TOO_LONG = both(
    "Found {found} characters, expected at most {most}. Nothing is cut; shorten it here.",
    "Trouvé {found} caractères, attendu {most} au plus. Rien n’est coupé\u202f; abrégez ici.",
)
TOO_MANY = both(
    "Found {found} lines, expected at most {most}. Nothing is dropped; shorten the list here.",
    "Trouvé {found} lignes, attendu {most} au plus. Rien n’est omis\u202f; abrégez la liste ici.",
)
EMPTY_FILE = both(
    "Found a file without content (0 bytes), expected one that holds something. Look at it, and "
    "choose it again.",
    "Trouvé un fichier sans contenu (0 octet), attendu un fichier qui contient quelque chose. "
    "Vérifiez-le, puis choisissez-le de nouveau.",
)
A_DAY = both(
    "Found `{found}`, expected {expected}.", "Trouvé «\u00a0{found}\u00a0», attendu {expected}."
)
NEEDED_BETWEEN = both(
    "Found {found}, expected a day from {first} to {last}. Look at the year.",
    "Trouvé le {found}, attendu un jour du {first} au {last}. Voyez l’année.",
)
TO_COME = both(
    "Found {found}, which is still to come, expected the day on which it was done.",
    "Trouvé le {found}, qui est à venir, attendu le jour où cela a été fait.",
)
NONE_ALONE = both(
    "Choose “{none}” alone, or the answers that apply.",
    "Choisissez «\u00a0{none}\u00a0» seul, ou les réponses qui conviennent.",
)
AN_ADDRESS = both(
    "Found `{found}`, expected a mail address such as title.contact@example.org.",
    "Trouvé «\u00a0{found}\u00a0», attendu une adresse électronique comme "
    "contact.titre@example.org.",
)
