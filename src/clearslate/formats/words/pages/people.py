"""People: who works where, as what."""

from clearslate.domain.people import Objection
from clearslate.formats.phrase import both
from clearslate.formats.words.pages import second_factor

TITLE = both("People", "Personnes")
SUMMARY = both(
    "{people} people in {houses} organisations.",
    "{people} personnes dans {houses} organisations.",
)
INVITE = both("Invite somebody", "Inviter quelqu’un")
ADD_ORGANISATION = both("Add an organisation", "Ajouter une organisation")
EXPORT = both("Export as CSV", "Exporter en CSV")
FIND = both("Name or mail address", "Nom ou adresse")
SHOW = both("Show", "Afficher")
EVERY_ORGANISATION = both("every organisation", "toutes les organisations")
EVERY_OFFICE = both("every office", "toutes les fonctions")
OPEN_ONES = both("open accounts", "comptes ouverts")
CLOSED_ONES = both("closed accounts", "comptes fermés")
WHICH = both("Which", "Lesquels")
NAME = both("Name", "Nom")
EMAIL = both("Mail address", "Adresse électronique")
ORGANISATION = both("Organisation", "Organisation")
OFFICES = both("Offices", "Fonctions")
LAST_SEEN = both("Last signed in", "Dernière connexion")
FACTOR = both("Second factor", "Second facteur")
HAS_FACTOR = both("set up", "installé")
NO_FACTOR = both("none", "aucun")
NEVER = both("never", "jamais")
NO_OFFICES = both("no office", "aucune fonction")
IN_PRODUCTION = both("{office} in {production}", "{office} dans {production}")
EVERYWHERE = both("{office}, throughout the organisation", "{office}, dans toute l’organisation")
NOBODY = both("Nobody is found.", "Personne n’est trouvé.")
EARLIER = both("Earlier", "Précédents")
LATER = both("Later", "Suivants")
PAGE = both("{first} to {last} of {all}", "{first} à {last} sur {all}")
PAGES = both("Pages", "Pages")

ORGANISATIONS = both("Organisations", "Organisations")
PEOPLE_IN = both("People", "Personnes")
KIND = both("Kind", "Nature")
KINDS = {
    "studio": both("studio", "studio"),
    "production_company": both("production company", "société de production"),
    "vendor": both("vendor", "prestataire"),
}
ABOVE = both("Below", "Sous")
ABOVE_HINT = both(
    "Whoever it works for. Those above see what it declares; those beside it never do.",
    "Pour qui elle travaille. Ceux du dessus voient ce qu’elle déclare ; ceux d’à côté, jamais.",
)
ADDED = both("{name} is added.", "{name} est ajoutée.")

INVITATIONS = both("Invitations nobody has taken up", "Invitations restées sans suite")
INVITED_BY = both("Invited by", "Invité par")
HOLDS_UNTIL = both("Holds until", "Valable jusqu’au")
OVER = both("its time is over", "délai passé")
RESEND = both("Send again", "Renvoyer")
WITHDRAW = both("Withdraw", "Retirer")
RESENT = both(
    "A new link goes to {email}; the one before stops working.",
    "Un nouveau lien part vers {email} ; le précédent ne fonctionne plus.",
)
WITHDRAWN = both("The invitation is withdrawn.", "L’invitation est retirée.")
INVITED = both("A letter goes to {email}.", "Un message part vers {email}.")
INVITE_TEXT = both(
    "A letter with a link goes to this address. The link holds for fourteen days and opens the "
    "account once.",
    "Un message avec un lien part vers cette adresse. Le lien vaut quatorze jours et ouvre le "
    "compte une fois.",
)
LANGUAGE = both("Language of the letter", "Langue du message")
AS_WHAT = both("As what", "À quel titre")
WHERE = both("In which production", "Dans quelle production")
ALL_BELOW = both(
    "all productions of the organisation and of those below it",
    "toutes celles de l’organisation et de celles qui en dépendent",
)
SEND = both("Send the invitation", "Envoyer l’invitation")
CHOOSE = both("Choose", "Choisir")

FACTS = both("Account", "Compte")
OFFICE = both("Office", "Fonction")
HELD = both("Offices held", "Fonctions exercées")
TAKE = both("Take away", "Retirer")
TAKE_WHICH = both("Take away: {office}", "Retirer : {office}")
GIVE = both("Give an office", "Confier une fonction")
GIVE_IT = both("Give it", "Confier")
GIVEN = both("{name} holds the office now.", "{name} exerce désormais cette fonction.")
TAKEN = both("The office is taken away.", "La fonction est retirée.")
CLOSE = both("Close the account", "Fermer le compte")
CLOSE_TEXT = both(
    "Sessions end at once and nobody signs in with it any more. What {name} declared and decided "
    "stays; tasks of theirs wait for others who hold the office.",
    "Les sessions se ferment aussitôt et plus personne ne s’y connecte. Ce que {name} a déclaré "
    "et tranché demeure ; ses tâches attendent d’autres titulaires de la fonction.",
)
SIGN_ON = both("Single sign-on", "Authentification unique")
JOINED = both(
    "{subject}, by {issuer}, since {since}", "{subject}, par {issuer}, depuis le {since}"
)
UNDO_SIGN_ON = both("Undo single sign-on", "Annuler l’authentification unique")
UNDO_SIGN_ON_TEXT = both(
    "Where this is not {name} any more: sessions end at once, and the provider lets in again only "
    "whoever has the verified address {email}. To keep everybody out, close the account.",
    "Si ce n’est plus {name} : les sessions se ferment aussitôt, et le fournisseur ne laisse "
    "entrer de nouveau que la personne dont l’adresse vérifiée est {email}. Pour n’y laisser "
    "entrer personne, fermez le compte.",
)
SIGN_ON_UNDONE = both(
    "{name} is not joined with single sign-on any more.",
    "{name} n’est plus associé à l’authentification unique.",
)
IS_CLOSED = both("This account is closed.", "Ce compte est fermé.")
REOPEN = both("Open the account again", "Rouvrir le compte")
REOPEN_TEXT = both(
    "{name} gets the offices back and sets a new password by mail.",
    "{name} retrouve ses fonctions et choisit un nouveau mot de passe par message.",
)
CLOSED = both("{name}’s account is closed.", "Le compte de {name} est fermé.")
REOPENED = both("{name}’s account is open again.", "Le compte de {name} est rouvert.")
CONFIRM = both("Confirm it is you", "Confirmez votre identité")
CONFIRM_TEXT = both(
    "Nothing is changed yet. Whoever changes what others may do confirms it each time.",
    "Rien n’est encore changé. Qui modifie ce que d’autres peuvent faire le confirme chaque fois.",
)
ASKED = {
    "give": both("{name} is to be given: {office}.", "À confier à {name} : {office}."),
    "take": both("{name} is to lose: {office}.", "À retirer à {name} : {office}."),
    "close": both("{name}’s account is to be closed.", "Le compte de {name} est à fermer."),
    "open": both("{name}’s account is to be opened again.", "Le compte de {name} est à rouvrir."),
    "undo_sign_on": both(
        "Single sign-on is to be undone for {name}.",
        "L’authentification unique est à annuler pour {name}.",
    ),
    "invite": both(
        "{name} is to be invited as: {office}.", "{name} est à inviter comme : {office}."
    ),
}
"""What waits to be confirmed."""
DO_IT = both("Confirm", "Confirmer")
NOT_NOW = both("Cancel", "Annuler")
HISTORY = both("What was changed", "Ce qui a changé")

CHECK = both("Some of this cannot be used yet:", "Certains points sont à revoir :")
NAME_MISSING = both("Give a name.", "Donnez un nom.")
EMAIL_BAD = both("Give a mail address.", "Donnez une adresse électronique.")
OFFICE_MISSING = both("Choose at least one office.", "Choisissez au moins une fonction.")
ORGANISATION_MISSING = both("Choose an organisation.", "Choisissez une organisation.")
PASSWORD_BAD = both("Choose another password.", "Choisissez un autre mot de passe.")
REFUSED = both("This may not be done", "Ceci n’est pas permis")
BACK = both("Back to people", "Revenir aux personnes")

OBJECTIONS = {
    Objection.NOT_YOURS: both(
        "This is outside of your organisation and of those below it.",
        "Ceci est hors de votre organisation et de celles du dessous.",
    ),
    Objection.NO_OFFICE: both(
        "You hold no office that gives this one. An administrator of your organisation can.",
        "Aucune de vos fonctions ne permet de confier celle-ci. Un administrateur de votre "
        "organisation le peut.",
    ),
    Objection.OWN_OFFICES: both(
        "Nobody changes their own offices or closes their own account. Ask another administrator.",
        "Personne ne change ses propres fonctions ni ne ferme son propre compte. Demandez à un "
        "autre administrateur.",
    ),
    Objection.STUDIO_ONLY: both(
        "This office is the studio’s: its administrators give it, and only to its own people.",
        "Cette fonction est celle du studio : ses administrateurs la confient, et seulement aux "
        "siens.",
    ),
    Objection.LAST_ADMINISTRATOR: both(
        "They are the studio’s last administrator. Name another one first.",
        "C’est le dernier administrateur du studio. Nommez-en d’abord un autre.",
    ),
    Objection.NO_SECOND_FACTOR: second_factor.WRONG,
    Objection.HAS_ACCOUNT: both(
        "Somebody has an account with this address. Give them the office on their own page.",
        "Un compte existe à cette adresse. Confiez la fonction sur la page de la personne.",
    ),
}

ACCEPT = both("Open your account", "Ouvrir votre compte")
ACCEPT_TEXT = both(
    "{who} invited you for {organisation}, as {offices}.",
    "{who} vous a invité pour {organisation}, comme {offices}.",
)
ACCEPT_FIRST = both(
    "You are the first administrator of {organisation}.",
    "Vous êtes le premier administrateur de {organisation}.",
)
YOUR_NAME = both("Your name", "Votre nom")
NAME_HINT = both(
    "As it should stand under declarations and decisions.",
    "Tel qu’il doit figurer sous les déclarations et les décisions.",
)
YOUR_LANGUAGE = both("Language", "Langue")
PASSWORD = both("Password", "Mot de passe")
OPEN_IT = both("Open the account", "Ouvrir le compte")
GONE = both("This invitation opens nothing any more", "Cette invitation n’ouvre plus rien")
GONE_TEXT = both(
    "It was used, withdrawn or replaced, its fourteen days are over, or there is an account with "
    "its address already. Ask whoever invited you to send it again, or sign in.",
    "Elle a servi, a été retirée ou remplacée, ses quatorze jours sont passés, ou un compte "
    "existe déjà à son adresse. Demandez un nouvel envoi à la personne qui vous a invité, ou "
    "connectez-vous.",
)
WELCOME = both("Your account is open.", "Votre compte est ouvert.")
