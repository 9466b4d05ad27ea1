"""Signing in, passwords, and setting up a second factor."""

from clearslate.formats.phrase import both

SIGN_IN = both("Sign in", "Se connecter")
EMAIL = both("Mail address", "Adresse électronique")
PASSWORD = both("Password", "Mot de passe")
FORGOTTEN = both("Forgotten your password", "Mot de passe oublié")
BY_INVITATION = both("Accounts are made by invitation.", "Les comptes sont créés sur invitation.")
CHECK_FIELDS = both(
    "Check the mail address and the password.", "Vérifiez l’adresse et le mot de passe."
)
WITH_KEY = both("Sign in with a passkey", "Se connecter avec une clé d’accès")
SIGN_IN_WITH = both("Sign in with {name}", "Se connecter avec {name}")
DEMO = both(
    "This is a demonstration with invented people. Enter as any of them; nothing leaves this "
    "machine.",
    "Ceci est une démonstration avec des personnes inventées. Entrez sous n’importe quel nom ; "
    "rien ne quitte cette machine.",
)
DEMO_PEOPLE = both("People of the demonstration", "Personnes de la démonstration")
PERSON = both("Person", "Personne")
OFFICE = both("Office", "Fonction")
ENTER_AS = both("Enter as {name}", "Entrer comme {name}")

SIGN_OUT = both("Sign out", "Se déconnecter")
SIGN_OUT_TEXT = both(
    "What you have begun is kept; drafts are saved at every answer.",
    "Ce que vous avez commencé est gardé ; les brouillons sont enregistrés à chaque réponse.",
)
CLOSED = both("This account is closed", "Ce compte est fermé")
CLOSED_TEXT = both(
    "Ask an administrator of your organisation if that is not right.",
    "Adressez-vous à un administrateur de votre organisation si c’est une erreur.",
)
SSO_NAME = both("single sign-on", "la connexion unique")
LEAVING = both("On to {name}", "Vers {name}")
LEAVING_TEXT = both(
    "You sign in there and come back here by yourself. If nothing happens:",
    "Vous vous connectez là-bas et revenez ici de vous-même. Si rien ne se passe :",
)
GO_ON_TO = both("Go on to {name}", "Continuer vers {name}")
NO_ACCOUNT = both("There is no account for you yet", "Vous n’avez pas encore de compte")
NO_ACCOUNT_TEXT = both(
    "Your single sign-on vouches for you, but nobody has invited this mail address. Ask an "
    "administrator of your organisation for an invitation.",
    "Votre connexion unique répond de vous, mais personne n’a invité cette adresse. Demandez une "
    "invitation à un administrateur de votre organisation.",
)
REFUSED = {
    "unknown": {"heading": NO_ACCOUNT, "text": NO_ACCOUNT_TEXT},
    "invited": {
        "heading": both("Your invitation is waiting", "Votre invitation vous attend"),
        "text": both(
            "Open the link in the letter that invited you first: it makes your account. From "
            "then on single sign-on lets you in. If the letter is lost, ask whoever invited you "
            "to send it again.",
            "Ouvrez d’abord le lien du message d’invitation : il crée votre compte. Ensuite, "
            "la connexion unique vous laisse entrer. Si le message est perdu, demandez à qui vous "
            "a invité de le renvoyer.",
        ),
    },
    "unverified": {
        "heading": both("Your mail address is not verified", "Votre adresse n’est pas vérifiée"),
        "text": both(
            "Single sign-on knows you, but does not say that your mail address is yours, so no "
            "account was looked for. Verify the address there, or ask whoever runs it to; then "
            "sign in again. Your password works meanwhile.",
            "La connexion unique vous connaît, mais ne confirme pas que votre adresse est la "
            "vôtre ; aucun compte n’a donc été cherché. Faites vérifier l’adresse là-bas, ou "
            "demandez-le à qui l’administre, puis recommencez. Votre mot de passe fonctionne "
            "entre-temps.",
        ),
    },
}
"""Why somebody whom single sign-on knows does not come in."""
SSO_FAILED = both("Single sign-on did not work", "La connexion unique n’a pas abouti")
SSO_FAILED_TEXT = both(
    "The provider answered with an error, you stopped on its page, or the answer came too late. "
    "Nothing was changed here. Begin again from the sign-in page; if it happens twice, tell an "
    "administrator.",
    "Le fournisseur a répondu par une erreur, vous avez arrêté sur sa page, ou la réponse est "
    "venue trop tard. Rien n’a changé ici. Recommencez depuis la page de connexion ; si cela "
    "se répète, prévenez un administrateur.",
)
SSO_DOWN = both("Single sign-on cannot be reached", "La connexion unique est injoignable")
SSO_DOWN_TEXT = both(
    "The provider does not answer, or not as it should. Try again in a few minutes, or sign in "
    "with your password. If it lasts, tell an administrator.",
    "Le fournisseur ne répond pas, ou pas comme il faut. Réessayez dans quelques minutes, ou "
    "connectez-vous avec votre mot de passe. Si cela dure, prévenez un administrateur.",
)
BACK = both("Back to signing in", "Revenir à la connexion")
TOO_OFTEN = both("Too many tries", "Trop d’essais")
TOO_OFTEN_TEXT = both(
    "This was tried too often in a short time. Wait five minutes, then try again.",
    "Trop de tentatives en peu de temps. Attendez cinq minutes, puis recommencez.",
)

TO_START = both("Back to the start", "Revenir au début")

RESET = both("A new password", "Un nouveau mot de passe")
RESET_TEXT = both(
    "Give the mail address of your account; a letter with a link goes there. The second factor "
    "stays as it is.",
    "Donnez l’adresse de votre compte ; un message avec un lien y est envoyé. Le second facteur "
    "reste inchangé.",
)
SEND_LINK = both("Send the link", "Envoyer le lien")
RESET_SENT = both("Look into your mail", "Consultez votre messagerie")
RESET_SENT_TEXT = both(
    "If there is an account with this address, a letter with a link is on its way. The link "
    "holds for three days and works once.",
    "S’il existe un compte à cette adresse, un message avec un lien est en route. Le lien vaut "
    "trois jours et sert une fois.",
)
BAD_LINK = both("This link does not work any more", "Ce lien ne fonctionne plus")
BAD_LINK_TEXT = both(
    "It was used, or three days have gone by. Ask for a new one.",
    "Il a déjà servi, ou trois jours ont passé. Demandez-en un nouveau.",
)
NEW_PASSWORD = both("New password", "Nouveau mot de passe")
NEW_PASSWORD_AGAIN = both("New password again", "Nouveau mot de passe, encore une fois")
OLD_PASSWORD = both("Password as it is now", "Mot de passe actuel")
PASSWORD_HINT = both(
    "At least twelve characters; nothing that is on lists of common passwords. Other sessions "
    "end.",
    "Au moins douze caractères ; rien qui figure parmi les mots de passe courants. Les autres "
    "sessions se ferment.",
)
PASSWORD_RULE = both(
    "At least twelve characters; nothing that is on lists of common passwords.",
    "Au moins douze caractères ; rien qui figure parmi les mots de passe courants.",
)
SET_PASSWORD = both("Change the password", "Changer le mot de passe")
RESET_DONE = both("The password is set", "Le mot de passe est enregistré")
CHANGE_PASSWORD = both("Change the password", "Changer le mot de passe")

AGAIN = both("Show that it is you", "Confirmez votre identité")
AGAIN_TEXT = both(
    "What comes next changes how you sign in, so it is asked again.",
    "La suite change votre façon de vous connecter ; on vous le redemande donc.",
)
CONFIRM = both("Go on", "Continuer")
OTHERWISE = both("Or:", "Ou bien :")
BY_PASSWORD = both("with your password", "avec votre mot de passe")
BY_CODE = both("with a code", "avec un code")
BY_KEY = both("with a security key", "avec une clé de sécurité")
NEEDS_SCRIPT = both(
    "Security keys need JavaScript in the browser.",
    "Les clés de sécurité demandent JavaScript dans le navigateur.",
)

SECOND_STEP = both("Second step", "Seconde étape")
SECOND_STEP_TEXT = both(
    "Give the code that your authenticator shows now, or a recovery code.",
    "Donnez le code que votre application affiche maintenant, ou un code de secours.",
)
CODE = both("Code", "Code")
TOUCH = both("Use a security key", "Utiliser une clé de sécurité")
STOP = both("Stop signing in", "Abandonner la connexion")

FACTORS = both("Second factor", "Second facteur")
FACTORS_TEXT = both(
    "Whoever approves uses or gives offices needs one: it is asked for each time. An application "
    "on your telephone shows codes; a security key or the passkey of your device is quicker.",
    "Qui accorde des cas d’usage ou confie des fonctions en a besoin : il est demandé chaque "
    "fois. Une application de téléphone affiche des codes ; une clé de sécurité ou la clé "
    "d’accès de votre appareil est plus rapide.",
)
NO_FACTOR = both("You have none yet.", "Vous n’en avez pas encore.")
APP = both("Authenticator application", "Application d’authentification")
APP_ON = both("Set up", "Installée")
APP_OFF = both("Not set up", "Non installée")
SET_UP_APP = both("Set up an authenticator", "Installer une application")
REMOVE_APP = both("Remove the authenticator", "Retirer l’application")
REMOVE_APP_TEXT = both(
    "Its codes will not count any more, and you cannot decide uses unless a security key is left.",
    "Ses codes ne vaudront plus, et vous ne pourrez plus trancher de cas d’usage, sauf s’il reste "
    "une clé de sécurité.",
)
SCAN = both(
    "Scan the picture with an authenticator application, then give the code it shows.",
    "Lisez l’image avec une application d’authentification, puis donnez le code affiché.",
)
PICTURE = both("The key as a picture to scan", "La clé sous forme d’image à lire")
SECRET = both("Or type this key into it", "Ou saisissez cette clé")
ACTIVATE = both("Set it up", "Installer")
KEYS = both("Security keys and passkeys", "Clés de sécurité et clés d’accès")
KEYS_NONE = both("No key is added.", "Aucune clé n’est ajoutée.")
KEYS_HAVE = both("{n} added", "{n} ajoutées")
KEYS_SHOW = both("Show the keys", "Voir les clés")
ADD_KEY = both("Add a key", "Ajouter une clé")
KEY_NAME = both("What to call it", "Son nom")
PASSWORDLESS = both(
    "Also sign in with it alone, without a password",
    "Permettre aussi la connexion avec elle seule, sans mot de passe",
)
PASSWORDLESS_HINT = both(
    "The key must then ask for its PIN or for a fingerprint.",
    "La clé doit alors demander son code ou une empreinte.",
)
KEY = both("Key", "Clé")
KEY_KIND = both("Kind", "Nature")
KEY_ADDED = both("Added", "Ajoutée")
KEY_USED = both("Last used", "Dernier usage")
NEVER = both("never", "jamais")
PASSKEY = both("passkey", "clé d’accès")
SECURITY_KEY = both("security key", "clé de sécurité")
UNKNOWN_KEY = both("not known", "non connue")
RENAME = both("Rename", "Renommer")
REMOVE = both("Remove", "Retirer")
RENAME_KEY = both("Rename the key", "Renommer la clé")
REMOVE_KEY = both("Remove “{name}”", "Retirer « {name} »")
REMOVE_KEY_TEXT = both("It will not open this account any more.", "Elle n’ouvrira plus ce compte.")
SAVE = both("Save", "Enregistrer")
CODES = both("Recovery codes", "Codes de secours")
CODES_TEXT = both(
    "For the day on which the telephone is lost: each signs you in once. They do not count for "
    "decisions. Keep them on paper, away from the telephone.",
    "Pour le jour où le téléphone est perdu : chacun permet une connexion. Ils ne valent pas pour "
    "les décisions. Gardez-les sur papier, loin du téléphone.",
)
CODES_LEFT = both("{n} of {all} left", "{n} sur {all} restants")
CODES_NONE = both("None were made.", "Aucun n’a été créé.")
CODES_SHOW = both("Show them", "Les voir")
CODES_DOWNLOAD = both("Download", "Télécharger")
CODES_MAKE = both("Make new codes", "Créer de nouveaux codes")
CODES_MAKE_TEXT = both(
    "The {n} codes that are left stop working.", "Les {n} codes restants cessent de valoir."
)
CODES_FIRST_TEXT = both("Ten codes are made.", "Dix codes sont créés.")
TO_ME = both("Back to your page", "Revenir à votre page")

WRONG_CODE = both(
    "This code does not count: it is wrong, it was used, or its half minute is over.",
    "Ce code n’est pas valable : il est faux, il a servi, ou sa demi-minute est passée.",
)
FAULTS = {
    "account_inactive": CLOSED,
    "email_password_mismatch": both(
        "Mail address or password is not right.", "L’adresse ou le mot de passe est inexact."
    ),
    "incorrect_password": both("The password is not right.", "Le mot de passe est inexact."),
    "enter_current_password": both(
        "The password as it is now is not right.", "Le mot de passe actuel est inexact."
    ),
    "incorrect_code": WRONG_CODE,
    "too_many_login_attempts": TOO_OFTEN_TEXT,
    "rate_limited": TOO_OFTEN_TEXT,
    "invalid_password_reset": BAD_LINK,
}
"""What allauth calls a fault, and what we say of it."""

DONE = {
    "password_changed": both("Your password is changed.", "Votre mot de passe est changé."),
    "totp_activated": both("Your authenticator is set up.", "Votre application est installée."),
    "totp_deactivated": both("Your authenticator is removed.", "Votre application est retirée."),
    "webauthn_added": both("The key is added.", "La clé est ajoutée."),
    "webauthn_removed": both("The key is removed.", "La clé est retirée."),
    "recovery_codes_generated": both(
        "New recovery codes are made.", "De nouveaux codes de secours sont créés."
    ),
}

LETTER_SIGNED = both(
    "\n\nClearslate\nIf this was not you, tell an administrator of your organisation at once.",
    "\n\nClearslate\nSi ce n’était pas vous, prévenez aussitôt un administrateur de votre "
    "organisation.",
)
_CHANGED = both("Your account was changed", "Votre compte a été modifié")
LETTERS = {
    "password_reset_key": (
        RESET,
        both(
            "{name},\n\nSet a new password here, within three days: {address}",
            "{name},\n\nChoisissez un nouveau mot de passe ici, sous trois jours : {address}",
        ),
    ),
    "password_reset": (
        _CHANGED,
        both("{name},\n\nYour password was set anew.", "{name},\n\nVotre mot de passe a changé."),
    ),
    "password_changed": (
        _CHANGED,
        both("{name},\n\nYour password was changed.", "{name},\n\nVotre mot de passe a changé."),
    ),
    "totp_activated": (
        _CHANGED,
        both(
            "{name},\n\nAn authenticator was set up as your second factor.",
            "{name},\n\nUne application a été installée comme second facteur.",
        ),
    ),
    "totp_deactivated": (
        _CHANGED,
        both(
            "{name},\n\nYour authenticator was removed.",
            "{name},\n\nVotre application d’authentification a été retirée.",
        ),
    ),
    "webauthn_added": (
        _CHANGED,
        both(
            "{name},\n\nA security key was added.",
            "{name},\n\nUne clé de sécurité a été ajoutée.",
        ),
    ),
    "webauthn_removed": (
        _CHANGED,
        both(
            "{name},\n\nA security key was removed.",
            "{name},\n\nUne clé de sécurité a été retirée.",
        ),
    ),
    "recovery_codes_generated": (
        _CHANGED,
        both(
            "{name},\n\nNew recovery codes were made; the old ones stopped working.",
            "{name},\n\nDe nouveaux codes de secours ont été créés ; les anciens ne valent plus.",
        ),
    ),
    "account_connected": (
        _CHANGED,
        both(
            "{name},\n\nYour account was opened by single sign-on for the first time.",
            "{name},\n\nVotre compte a été ouvert par la connexion unique pour la première fois.",
        ),
    ),
}
"""The letters that allauth asks for: subject and text of each."""
