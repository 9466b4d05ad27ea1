"""The outbox: letters that were written."""

from clearslate.formats.phrase import both

TITLE = both("Outbox", "Boîte d’envoi")
KEPT = both(
    "No mail server is set, so letters stay here. Pass their links on by hand, or set "
    "CLEARSLATE_MAIL_URL.",
    "Aucun serveur de messagerie n’est réglé ; les messages restent ici. Transmettez leurs liens "
    "à la main, ou réglez CLEARSLATE_MAIL_URL.",
)
SENT_ON = both(
    "Letters go out by the mail server; their texts are for their readers alone.",
    "Les messages partent par le serveur ; leur texte est réservé à leurs destinataires.",
)
NONE = both("No letter was written yet.", "Aucun message n’a encore été écrit.")
TO = both("To", "À")
SUBJECT = both("Subject", "Objet")
WRITTEN = both("Written", "Écrit")
STATE = both("State", "État")
SENT = both("sent", "envoyé")
WAITS = both("waits", "en attente")
STAYS = both("stays here", "reste ici")
TRIED = both("tried {n} times: {fault}", "essayé {n} fois : {fault}")
GIVEN_UP = both("given up after {n} tries: {fault}", "abandonné après {n} essais : {fault}")
READ = both("Read", "Lire")
NEWER = both("Newer", "Plus récents")
OLDER = both("Older", "Plus anciens")
