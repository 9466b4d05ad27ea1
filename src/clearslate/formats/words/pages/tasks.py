"""My tasks."""

from clearslate.formats.phrase import both

TITLE = both("My tasks", "Mes tâches")
OUTCOME = both("Outcome", "Résultat")
USE = both("Use", "Cas d’usage")
SINCE = both("Since", "Depuis")
DUE = both("Needed by", "Pour le")
NONE = both("Nothing waits for you.", "Rien ne vous attend.")
