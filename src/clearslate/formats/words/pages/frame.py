"""What stands around every page."""

from clearslate.formats.phrase import both

SKIP = both("Skip to the page", "Aller au contenu")
WHERE = both("Where you are", "Où vous êtes")
MAIN = both("Main", "Principale")
SEARCH = both("Search", "Rechercher")
SEARCH_FOR = both("Name, reference, shot, person", "Nom, référence, plan, personne")
LIGHT = both("Switch to the light theme", "Passer au thème clair")
DARK = both("Switch to the dark theme", "Passer au thème sombre")
SIGN_OUT = both("Sign out", "Se déconnecter")

TASKS = both("My tasks", "Mes tâches")
SLATE = both("Slate", "Ardoise")
PRODUCTIONS = both("Productions", "Productions")
REGISTERS = both("Registers", "Registres")
GUIDANCE = both("Guidance", "Recommandations")
PEOPLE = both("People", "Personnes")
AUDIT = both("Audit", "Journal")

NOT_THERE = both("Nothing is here for you", "Rien ici pour vous")
NOT_THERE_TEXT = both(
    "There is no such page, or what it shows is not shared with you. Whether it exists is not "
    "said.",
    "Cette page n’existe pas, ou ce qu’elle montre ne vous est pas communiqué. On ne dit pas "
    "lequel des deux.",
)
HOME = both("Go to the first page", "Aller à la première page")
FORM_UNKNOWN = both("This form is out of date", "Ce formulaire est périmé")
FORM_UNKNOWN_TEXT = both(
    "It was opened before you signed in or out, or your browser keeps no cookies. Nothing was "
    "changed. Go back, load the page again and send it once more.",
    "Il a été ouvert avant une connexion ou une déconnexion, ou votre navigateur refuse les "
    "cookies. Rien n’a été modifié. Revenez en arrière, rechargez la page et renvoyez-le.",
)
BROKEN = both("Something broke here", "Une erreur s’est produite ici")
BROKEN_TEXT = both(
    "The fault is ours and was noted as number {number}. Nothing of what you sent was kept by "
    "halves. Try again; if it stays, tell whoever runs this service that number.",
    "La faute est la nôtre et elle est consignée sous le numéro {number}. Rien de ce que vous "
    "avez envoyé n’est enregistré à moitié. Réessayez ; si cela persiste, donnez ce numéro à la "
    "personne qui gère ce service.",
)

COLON = both(":", "\u00a0:")
"""Between a label and what it is of."""
