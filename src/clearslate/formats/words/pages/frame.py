"""What stands around every page."""

from clearslate.formats.phrase import both

SKIP = both("Skip to the page", "Aller au contenu")
WHERE = both("Where you are", "Où vous êtes")
MAIN = both("Main", "Principale")
SEARCH = both("Search", "Rechercher")
SEARCH_FOR = both("Name, reference, shot, person", "Nom, référence, plan, personne")
LIGHT = both("Show pages light", "Afficher en clair")
DARK = both("Show pages dark", "Afficher en sombre")
SIGN_OUT = both("Sign out", "Se déconnecter")

TASKS = both("My tasks", "Mes tâches")
SLATE = both("Slate", "Ardoise")
PRODUCTIONS = both("Productions", "Productions")
REGISTERS = both("Registers", "Registres")
GUIDANCE = both("Guidance", "Recommandations")
PEOPLE = both("People", "Personnes")
AUDIT = both("Audit", "Journal")
