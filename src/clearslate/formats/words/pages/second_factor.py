"""Asking for the second factor before whatever binds."""

from clearslate.formats.phrase import both

CODE = both("Code of your authenticator", "Code de votre application d’authentification")
CODE_HINT = both(
    "Six digits. A code counts once; the next one comes within half a minute.",
    "Six chiffres. Un code ne sert qu’une fois ; le suivant arrive en moins d’une demi-minute.",
)
SHOWN = both(
    "In the demonstration the code of the moment stands here: {code}",
    "Dans la démonstration, le code du moment figure ici : {code}",
)
KEY_COUNTS = both(
    "You touched your security key within the last five minutes; that counts.",
    "Vous avez touché votre clé de sécurité il y a moins de cinq minutes ; cela suffit.",
)
TOUCH_KEY = both("Confirm with your security key", "Confirmer avec votre clé de sécurité")
NONE = both(
    "This asks for a second factor, and you have none yet.",
    "Ceci demande un second facteur, et vous n’en avez pas encore.",
)
SET_UP = both("Set one up", "En installer un")
GIVE_IT = both(
    "Nothing is done yet: confirm it with your second factor first.",
    "Rien n’est encore fait : confirmez d’abord par votre second facteur.",
)
WRONG = both(
    "This code does not count. Give the one that your authenticator shows now; after five wrong "
    "codes wait five minutes.",
    "Ce code n’est pas valable. Donnez celui que votre application affiche maintenant ; après "
    "cinq codes erronés, attendez cinq minutes.",
)
