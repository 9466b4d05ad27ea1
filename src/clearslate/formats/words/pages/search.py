"""Search, and the keys."""

from clearslate.formats.phrase import both

TITLE = both("Search", "Recherche")
FOR = both("Found for “{query}”", "Trouvé pour «\u00a0{query}\u00a0»")
NOTHING = both(
    "Nothing that you may see has this in its name. You may search for a name, a reference, a "
    "shot, a performer, a tool, a clause, or a timecode such as 01:41:56:18.",
    "Rien de ce que vous pouvez voir ne porte ce nom. Vous pouvez chercher un nom, une "
    "référence, un plan, un interprète, un outil, une clause ou un timecode comme 01:41:56:18.",
)
ASK = both(
    "Everything that you may see: a name, a reference, a shot, a performer, a tool, a clause, or "
    "a timecode such as 01:41:56:18.",
    "Tout ce que vous pouvez voir\u00a0: un nom, une référence, un plan, un interprète, un "
    "outil, une clause ou un timecode comme 01:41:56:18.",
)
TOO_SHORT = both("Give at least two characters.", "Donnez au moins deux caractères.")
PRODUCTIONS = both("Productions", "Productions")
USES = both("Uses", "Cas d’usage")
SHOTS = both("Shots and assets", "Plans et éléments")
EVENTS = both("Events at this timecode", "Événements à ce timecode")
PEOPLE = both("People who are shown or heard", "Personnes montrées ou entendues")
RECORDS = both("Registers", "Registres")
GUIDANCE = both("Guidance", "Recommandations")
MORE_USES = both("More uses like this", "Davantage de cas d’usage")
MORE_GUIDANCE = both("More in the guidance", "Davantage dans les recommandations")
WHAT = both("What", "Quoi")
WHERE = both("Where", "Où")

KEYS = both("Keys", "Touches")
KEYS_WHY = both(
    "They work wherever you are not writing. Everything works without them too.",
    "Elles servent partout où vous n’écrivez pas. Tout fonctionne aussi sans elles.",
)
KEY = both("Key", "Touche")
DOES = both("Does", "Effet")
KEY_NAMES = {
    "Enter": both("Enter", "Entrée"),
    "Escape": both("Esc", "Échap"),
    "Tab": both("Tab", "Tab"),
}
"""What stands on a key that has no sign of its own."""
KEYS_SAID = {
    "/": both("go to the search", "aller à la recherche"),
    "?": both("show these keys", "montrer ces touches"),
    "j": both("next row of a list", "ligne suivante d’une liste"),
    "k": both("row before", "ligne précédente"),
    "Enter": both("open the row", "ouvrir la ligne"),
    "a": both(
        "approve the chosen task, on My tasks",
        "donner son accord à la tâche choisie, dans Mes tâches",
    ),
    "q": both(
        "ask for a change to the chosen task, on My tasks",
        "demander une modification pour la tâche choisie, dans Mes tâches",
    ),
    "x": both("choose the row, where rows can be chosen", "choisir la ligne, là où cela se peut"),
    "Escape": both("leave a field or close a menu", "quitter un champ ou fermer un menu"),
    "Tab": both("next link, field or button", "lien, champ ou bouton suivant"),
}
