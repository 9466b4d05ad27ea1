"""Filters that people keep, and the columns that they choose."""

from clearslate.formats.phrase import both

KEPT = both("Your filters", "Vos filtres")
SAVE = both("save this filter", "enregistrer ce filtre")
NAME = both("What to call it", "Son nom")
NAME_HINT = both(
    "Only you see it. One of the same name is replaced.",
    "Personne d’autre ne le voit. Un filtre du même nom est remplacé.",
)
SAVE_IT = both("Save", "Enregistrer")
FORGET = both("forget one", "en oublier un")
FORGET_IT = both("Forget {name}", "Oublier {name}")
SAVED = both("{name} is saved.", "{name} est enregistré.")
FORGOTTEN = both("{name} is forgotten.", "{name} est oublié.")
NO_NAME = both(
    "The filter was not saved: found no name, expected one of 60 letters at most.",
    "Le filtre n’est pas enregistré\u00a0: aucun nom donné, 60 caractères au plus attendus.",
)
TOO_LONG = both(
    "The filter was not saved: found a name of {n} letters, expected 60 at most.",
    "Le filtre n’est pas enregistré\u00a0: un nom de {n} caractères, 60 au plus attendus.",
)
NOTHING_CHOSEN = both(
    "The filter was not saved: found nothing chosen, expected something that narrows the list.",
    "Le filtre n’est pas enregistré\u00a0: rien n’est choisi, il faut de quoi réduire la liste.",
)
TOO_MUCH = both(
    "The filter was not saved: it asks for too much. Shorten the words that it looks for.",
    "Le filtre n’est pas enregistré\u00a0: il demande trop. Abrégez les mots qu’il cherche.",
)
TOO_MANY = both(
    "The filter was not saved: this list has {n} already. Forget one first.",
    "Le filtre n’est pas enregistré\u00a0: cette liste en a déjà {n}. Oubliez-en un d’abord.",
)
COLUMNS = both("columns", "colonnes")
SHOW_COLUMNS = both("Show", "Afficher")
