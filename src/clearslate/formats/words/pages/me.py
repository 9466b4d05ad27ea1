"""One's own page."""

from clearslate.formats.phrase import both

TITLE = both("Your page", "Votre page")
WHERE = both("{organisation} · {email}", "{organisation} · {email}")
YOU = both("You", "Vous")
NAME = both("Name", "Nom")
LANGUAGE = both("Language of pages and letters", "Langue des pages et des messages")
ENGLISH = both("English", "English")
FRENCH = both("Français", "Français")
THEME = both("Pages are shown", "Affichage des pages")
DARK = both("dark", "sombre")
LIGHT = both("light", "clair")
SAVE = both("Save", "Enregistrer")
SAVED = both("Saved.", "Enregistré.")
OFFICES = both("Your offices", "Vos fonctions")
NO_OFFICES = both(
    "You hold no office yet; an administrator of your organisation gives them.",
    "Vous n’exercez encore aucune fonction ; un administrateur de votre organisation les confie.",
)
SIGNING_IN = both("Signing in", "Connexion")
PASSWORD = both("Change the password", "Changer le mot de passe")
FACTORS = both("Second factor", "Second facteur")
FACTOR_HERE = both("You have a second factor.", "Vous avez un second facteur.")
FACTOR_NEEDED = both(
    "You decide uses, and every decision asks for a second factor. Set one up before the first.",
    "Vous tranchez des cas d’usage, et chaque décision demande un second facteur. Installez-en un "
    "avant la première.",
)
FACTOR_NONE = both("You have no second factor.", "Vous n’avez pas de second facteur.")
SET_UP = both("Set one up", "En installer un")
SESSIONS = both("Sign out everywhere", "Se déconnecter partout")
SESSIONS_TEXT = both(
    "Ends every session of yours, on this device too.",
    "Ferme toutes vos sessions, sur cet appareil aussi.",
)
AWAY = both("Away", "Absence")
AWAY_TEXT = both(
    "While you are away your tasks go to who stands in for you, with the right to answer them. "
    "They answer in their own name, and never what they declared themselves.",
    "Pendant votre absence vos tâches vont à qui vous remplace, avec le droit d’y répondre. Cette "
    "personne répond en son nom, et jamais à ce qu’elle a déclaré.",
)
AWAY_UNTIL = both("Away until the end of", "Absence jusqu’à la fin du")
STAND_IN = both("Who stands in", "Qui vous remplace")
NOBODY = both("nobody", "personne")
AWAY_SAVE = both("Hand my tasks over", "Confier mes tâches")
AWAY_END = both("I am back", "Je suis de retour")
AWAY_SAVED = both(
    "Your tasks go to {name} until {until}.", "Vos tâches vont à {name} jusqu’au {until}."
)
AWAY_ENDED = both("You have your tasks back.", "Vous avez repris vos tâches.")
AWAY_BAD = both(
    "Give a day that is not over, and somebody who stands in.",
    "Donnez un jour à venir et une personne qui vous remplace.",
)
