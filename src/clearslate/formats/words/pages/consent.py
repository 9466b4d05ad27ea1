"""Asking for a consent, and the pages of a personal link."""

from clearslate.formats.phrase import both, same
from clearslate.formats.words.verdicts import OVERRIDDEN

# For those who ask --------------------------------------------------------------------------
ASK = both("Ask for consent", "Demander le consentement")
ASK_TITLE = both("Ask {performer} for consent", "Demander le consentement de {performer}")
ASK_STANDING = both(
    "They get a personal link by mail, read exactly this in their language, and answer yes or no. "
    "Nothing here is sent before you have seen it as they will.",
    "La personne reçoit un lien personnel par courrier, lit exactement ceci dans sa langue et "
    "répond oui ou non. Rien n’est envoyé avant que vous l’ayez vu tel qu’elle le verra.",
)
NOT_YOURS = both(
    "A consent is asked for by those who keep the registers of this production: its clearance "
    "lead, or Talent Relations. They were told that something is missing.",
    "Un consentement est demandé par ceux qui tiennent les registres de cette production : son "
    "responsable des droits ou les relations artistes. Ils savent qu’il manque quelque chose.",
)
NOT_YOURS_TITLE = both("This is asked by somebody else", "Ce n’est pas à vous de le demander")
WHO = both("Who is asked", "Qui est sollicité")
SIGNER = both("Name of who signs", "Nom de qui signe")
SIGNER_HINT = both(
    "The full name. If they sign with another, they confirm that both are theirs.",
    "Le nom complet. Si la personne signe d’un autre, elle confirme que les deux sont les siens.",
)
CAPACITY = both("In which capacity", "En quelle qualité")
EMAIL = both("Mail address", "Adresse électronique")
EMAIL_HINT = both(
    "The link and every code go there, and nowhere else.",
    "Le lien et chaque code y sont envoyés, et nulle part ailleurs.",
)
LANGUAGE = both("Their language", "Sa langue")
ENGLISH = same("English")
FRENCH = same("Français")
WHAT = both("What is asked", "Ce qui est demandé")
WHY = both("In your own words: what, and why", "Avec vos mots : quoi, et pourquoi")
WHY_HINT = both(
    "Two or three sentences to the person, in their language. Name the scenes.",
    "Deux ou trois phrases adressées à la personne, dans sa langue. Nommez les scènes.",
)
MATERIAL = both("Made with", "Créé avec")
MATERIAL_HINT = both(
    "Such as: your scans of 4 March 2026, kept by the vendor.",
    "Par exemple : vos scans du 4 mars 2026, conservés par le prestataire.",
)
LIMITS = both("What you will not do, one a line", "Ce que vous ne ferez pas, un point par ligne")
IF_NO = both("What happens if they say no", "Ce qui se passe en cas de refus")
USES = both("Uses that wait for it", "Cas d’usage qui l’attendent")
PICTURES = both("Pictures to show", "Images à montrer")
PICTURES_HINT = both(
    "Only pictures attached to these uses, up to 2 MB each. The person sees the ones you choose.",
    "Seulement des images jointes à ces cas d’usage, 2 Mo au plus chacune. La personne voit "
    "celles que vous choisissez.",
)
WITNESS = both("A witness, where one is asked for", "Un témoin, si vous en demandez un")
WITNESS_NAME = both("Name of the witness", "Nom du témoin")
WITNESS_EMAIL = both("Mail address of the witness", "Adresse électronique du témoin")
CAPACITIES = {
    "performer": both("the performer", "l’artiste"),
    "guardian": both("parent or guardian", "parent ou responsable légal"),
    "estate": both("for the estate", "pour la succession"),
    "representative": both("representative", "représentant"),
}
SEE_IT = both("See it as they will", "Le voir comme la personne")
PREVIEW = both("As {signer} will read it", "Tel que {signer} le lira")
PREVIEW_STANDING = both(
    "Nothing is sent yet. The text below is kept exactly so when they answer.",
    "Rien n’est encore envoyé. Le texte ci-dessous est conservé tel quel à la réponse.",
)
SEND = both("Send the link to {email}", "Envoyer le lien à {email}")
BACK = both("Go back and correct", "Revenir et corriger")
SENT = both("The link is on its way to {signer}.", "Le lien est en route vers {signer}.")
NOT_FITTING = both(
    "A use says that the performer is a minor, or has died: ask the guardian, or the estate.",
    "Un cas d’usage indique que l’artiste est mineur, ou décédé : sollicitez le responsable "
    "légal, ou la succession.",
)
NEEDED = both("This is needed.", "Il faut remplir ce champ.")
NOT_MAIL = both("This is no mail address.", "Ce n’est pas une adresse électronique.")
SAME_WITNESS = both(
    "A witness has an address of their own.", "Un témoin a sa propre adresse électronique."
)

REQUEST = both("Request {reference}", "Demande {reference}")
REQUESTS = both("Asked by personal link", "Demandes par lien personnel")
NO_REQUESTS = both(
    "Nobody was asked for a consent by personal link yet. Begin on the page of a use that shows "
    "somebody.",
    "Personne n’a encore été sollicité par lien personnel. Commencez depuis la page d’un cas "
    "d’usage où quelqu’un apparaît.",
)
STANDING = {
    "": both("Waiting for {signer} since {day}.", "En attente de {signer} depuis le {day}."),
    "signed": both(
        "{signer} said yes; the witness has still to confirm it.",
        "{signer} a dit oui ; le témoin doit encore le confirmer.",
    ),
    "unsigned": both(
        "{signer} said yes, and took it back on {day}, before the witness confirmed it. There is "
        "no consent.",
        "{signer} a dit oui, puis l’a repris le {day}, avant que le témoin le confirme. Il n’y a "
        "pas de consentement.",
    ),
    "unwitnessed": both(
        "{signer} said yes; on {day} the witness did not confirm it. There is no consent.",
        "{signer} a dit oui ; le {day}, le témoin ne l’a pas confirmé. Il n’y a pas de "
        "consentement.",
    ),
    "consented": both("{signer} said yes on {day}.", "{signer} a dit oui le {day}."),
    "declined": both("{signer} said no on {day}.", "{signer} a dit non le {day}."),
    "withdrawn": both(
        "{signer} said yes, and withdrew on {day}.",
        "{signer} a dit oui, puis s’est retiré le {day}.",
    ),
    "taken_back": both("The question was taken back.", "La question a été retirée."),
}
WORD = {
    "": both("waiting", "en attente"),
    "signed": both("waiting for the witness", "en attente du témoin"),
    "unsigned": both("yes taken back", "oui repris"),
    "unwitnessed": both("not confirmed by the witness", "non confirmé par le témoin"),
    "consented": both("consented", "accepté"),
    "declined": both("declined", "refusé"),
    "withdrawn": both("withdrawn", "retiré"),
    "taken_back": both("taken back", "question retirée"),
}
ASKED_BY = both("Asked by", "Demandé par")
SIGNED_BY = both("Signature", "Signature")
THE_WITNESS = both("Witness", "Témoin")
WHY_NOT = both("What the witness says", "Ce que dit le témoin")
ASKED_ON = both("Asked on", "Demandé le")
SENT_TO = both("Sent to", "Envoyé à")
OPENED = both("First opened", "Premier accès")
NOT_OPENED = both("not yet", "pas encore")
HOLDS_UNTIL = both("Link holds until", "Lien valable jusqu’au")
CONSENT = both("Consent on record", "Consentement au dossier")
AGAIN = both(
    "Send another link; the one before stops working",
    "Envoyer un autre lien ; le précédent ne vaudra plus",
)
TAKE_BACK = both(
    "Take the question back; its link stops working",
    "Retirer la question ; son lien ne vaudra plus",
)
AGAIN_SENT = both("Another link is on its way.", "Un autre lien est en route.")
TAKEN_BACK = both("The question is taken back.", "La question est retirée.")
ALREADY = both("It was answered meanwhile.", "Une réponse est arrivée entre-temps.")
CONVERSATION = both("Questions and answers", "Questions et réponses")
NO_QUESTIONS = both("Nothing was asked.", "Aucune question.")
REPLY = both("Your answer", "Votre réponse")
SEND_REPLY = both("Send the answer", "Envoyer la réponse")
REPLIED = both("Your answer is on its way.", "Votre réponse est en route.")
TEXT = both("The text", "Le texte")
HISTORY = both("History", "Historique")
ACTS = {
    "asked": both("asked", "a demandé"),
    "link_sent": both("sent another link", "a envoyé un autre lien"),
    "taken_back": both("took the question back", "a retiré la question"),
    "opened": both("opened the page", "a ouvert la page"),
    "question": both("asked a question", "a posé une question"),
    "reply": both("answered a question", "a répondu à une question"),
    "signed": both("signed", "a signé"),
    "witnessed": both("confirmed the signature", "a confirmé la signature"),
    "unwitnessed": both("did not confirm the signature", "n’a pas confirmé la signature"),
    "unsigned": both("took the signature back", "a repris sa signature"),
    "declined": both("said no", "a dit non"),
    "withdrawn": both("withdrew", "s’est retiré"),
}
PERFORMER = both("Performer", "Artiste")
STATE = both("State", "État")

# The personal link --------------------------------------------------------------------------
DOOR_TITLE = both("A page of your own", "Une page qui vous est propre")
DOOR = both(
    "Something is asked of you here. To be sure that it is you who reads it, we mail a code to "
    "the address that this link was sent to.",
    "Une question vous est posée ici. Pour être sûrs que c’est bien vous qui la lisez, nous "
    "envoyons un code à l’adresse qui a reçu ce lien.",
)
DOOR_ENDED = both(
    "This link has ended. A code mailed to the address that it was sent to renews it for 14 days.",
    "Ce lien a expiré. Un code envoyé à l’adresse qui l’a reçu le renouvelle pour 14 jours.",
)
MAIL_CODE = both("Mail me a code", "Envoyez-moi un code")
MAIL_ANOTHER = both("Mail me another code", "Envoyez-moi un autre code")
CODE_SENT = both(
    "A code is on its way. It holds for 15 minutes.",
    "Un code est en route. Il vaut 15 minutes.",
)
TOO_MANY = both(
    "Five codes were mailed within the hour. The last one may still work; another can be mailed "
    "in {minutes} minutes.",
    "Cinq codes ont été envoyés en une heure. Le dernier fonctionne peut-être encore ; un "
    "autre pourra être envoyé dans {minutes} minutes.",
)
CODE = both("The code, six digits", "Le code, six chiffres")
ENTER = both("Go on", "Continuer")
WRONG_CODE = both(
    "This code does not open the page. After five wrong tries, or 15 minutes, a new one is "
    "needed.",
    "Ce code n’ouvre pas la page. Après cinq essais, ou 15 minutes, il en faut un nouveau.",
)
NO_ACCOUNT = both(
    "You need no account. What you do here is shown to those who asked, and to nobody else.",
    "Aucun compte n’est nécessaire. Ce que vous faites ici n’est montré qu’à ceux qui demandent.",
)
TITLE = both("A request for your consent", "Une demande de consentement")
READ_UNTIL = both(
    "You can stop and return until {until}; a code renews the link.",
    "Vous pouvez vous arrêter et revenir jusqu’au {until} ; un code renouvelle le lien.",
)
ANSWER = both("Your answer", "Votre réponse")
ANSWER_HOW = both(
    "Type your full name and choose in which capacity you sign. You get a copy of this text by "
    "mail.",
    "Saisissez votre nom complet et choisissez en quelle qualité vous signez. Vous recevez par "
    "courrier un exemplaire de ce texte.",
)
ANSWER_WITNESS = both(
    "{witness} is asked to confirm your signature; your yes stands once they have.",
    "{witness} est prié de confirmer votre signature ; votre oui vaut dès que c’est fait.",
)
NAME = both("Your full name", "Votre nom complet")
AS = both("I sign because", "Je signe parce que")
YES = both("I agree to this", "J’accepte")
NO = both("I do not agree", "Je n’accepte pas")
QUESTION = both("Ask a question first", "Poser d’abord une question")
QUESTION_TEXT = both("Your question", "Votre question")
QUESTION_SEND = both("Send the question", "Envoyer la question")
QUESTION_SENT = both(
    "Your question is on its way to {asker}. You can answer whenever you like.",
    "Votre question est en route vers {asker}. Vous pouvez répondre quand vous le souhaitez.",
)
TOO_MANY_QUESTIONS = both(
    "Please wait for an answer to your questions first.",
    "Merci d’attendre d’abord une réponse à vos questions.",
)
LINK_FOOT = both(
    "This link is for you alone. It ends on {until} and a mailed code renews it.",
    "Ce lien n’est que pour vous. Il s’éteint le {until} et un code envoyé le renouvelle.",
)
HINDRANCES = {
    "already": both("This was answered already.", "Une réponse a déjà été donnée."),
    "other_text": both(
        "The text has changed since you opened the page. Please read it again.",
        "Le texte a changé depuis l’ouverture de la page. Merci de le relire.",
    ),
    "no_name": both("Type your full name.", "Saisissez votre nom complet."),
    "other_name": both(
        "This was asked of {signer}, and you typed {typed}. If both names are yours, say so below "
        "and answer again; if not, correct the name, or ask a question.",
        "Ceci est demandé à {signer}, et vous avez saisi {typed}. Si les deux noms sont les "
        "vôtres, indiquez-le ci-dessous et répondez à nouveau ; sinon, corrigez le nom ou posez "
        "une question.",
    ),
    "unsigned": both(
        "The signature was taken back a moment ago: there is nothing to confirm any more.",
        "La signature a été reprise à l’instant : il n’y a plus rien à confirmer.",
    ),
    "witnessed": both(
        "The witness confirmed it a moment ago: the consent stands, and can be withdrawn.",
        "Le témoin l’a confirmé à l’instant : le consentement vaut, et peut être retiré.",
    ),
    "unwitnessed": both(
        "The witness did not confirm it: there is no consent to take back.",
        "Le témoin ne l’a pas confirmé : il n’y a pas de consentement à reprendre.",
    ),
    "other_capacity": both(
        "This was asked of you in another capacity. Ask a question, and it is put to you rightly.",
        "Ceci vous est demandé en une autre qualité. Posez une question, pour que la demande soit "
        "corrigée.",
    ),
    "not_fitting": both(
        "For a minor a guardian signs, and the estate for who has died. Ask a question, and it is "
        "put to the right person.",
        "Pour un mineur signe un responsable légal, et la succession pour une personne décédée. "
        "Posez une question, pour que la demande parvienne à la bonne personne.",
    ),
    "nothing_given": both(
        "There is no consent to withdraw.", "Il n’y a pas de consentement à retirer."
    ),
}
THANKS = {
    "signed": both(
        "You said yes. {witness} is asked to confirm your signature; you are mailed a copy then.",
        "Vous avez dit oui. {witness} est prié de confirmer votre signature ; vous recevrez alors "
        "un exemplaire.",
    ),
    "unsigned": both(
        "You took your yes back on {day}, before {witness} confirmed it. You have consented to "
        "nothing, and {asker} was told. If you want to answer anew, ask a question below.",
        "Vous avez repris votre oui le {day}, avant que {witness} le confirme. Vous n’avez "
        "consenti à rien, et {asker} en est informé. Pour répondre à nouveau, posez une question "
        "ci-dessous.",
    ),
    "unwitnessed": both(
        "On {day} {witness} did not confirm that they saw you sign. You have consented to "
        "nothing, and {asker} was told. If you still want to say yes, ask a question below.",
        "Le {day}, {witness} n’a pas confirmé avoir assisté à votre signature. Vous n’avez "
        "consenti à rien, et {asker} en est informé. Si vous souhaitez toujours dire oui, posez "
        "une question ci-dessous.",
    ),
    "consented": both(
        "You said yes on {day}. A copy of the text was mailed to you.",
        "Vous avez dit oui le {day}. Un exemplaire du texte vous a été envoyé.",
    ),
    "declined": both(
        "You said no on {day}. It is recorded, and {asker} was told.",
        "Vous avez dit non le {day}. C’est enregistré, et {asker} en est informé.",
    ),
    "withdrawn": both(
        "You withdrew on {day}. From that day your consent covers no use, and everyone concerned "
        "was told.",
        "Vous vous êtes retiré le {day}. Dès ce jour votre consentement ne couvre plus aucun "
        "usage, et toutes les personnes concernées en sont informées.",
    ),
}
PAGE_TITLE = both("Your consent", "Votre consentement")
USES_MADE = both("Every use made of it", "Chaque usage qui en est fait")
NO_USES = both("No use is made of it now.", "Aucun usage n’en est fait à présent.")
USE_STANDS = {
    "goes_ahead": both("goes ahead", "se poursuit"),
    "overridden": OVERRIDDEN.word,
    "waiting": both("waits for a decision", "attend une décision"),
    "change_asked": both("waits for a change", "attend une modification"),
    "blocked": both("may not be made", "ne peut pas être fait"),
    "fallen": both("was stopped", "est arrêté"),
    "refused": both("was refused", "a été refusé"),
    "withdrawn": both("was given up", "a été abandonné"),
    "superseded": both("was replaced by another", "a été remplacé par un autre"),
}
WITHDRAW = both("Withdraw", "Se retirer")
WITHDRAW_SAYS = both(
    "From today your consent would cover no use. The uses above would be stopped or decided "
    "again, and everyone concerned told at once. What was shown before cannot be called back.",
    "Dès aujourd’hui, votre consentement ne couvrirait plus aucun usage. Les usages ci-dessus "
    "seraient arrêtés ou décidés à nouveau, et toutes les personnes concernées aussitôt "
    "informées. Ce qui a déjà été montré ne peut être rappelé.",
)
WITHDRAW_BUTTON = both(
    "Withdraw my consent as of today", "Retirer mon consentement dès aujourd’hui"
)
UNSIGN = both("Take your yes back", "Reprendre votre oui")
UNSIGN_SAYS = both(
    "It is not confirmed yet. Until it is, you can take it back here: nothing is then agreed, and "
    "{witness} and {asker} are told.",
    "Il n’est pas encore confirmé. Jusque-là, vous pouvez le reprendre ici : rien n’est alors "
    "accepté, et {witness} et {asker} en sont informés.",
)
UNSIGN_BUTTON = both("I take my yes back", "Je reprends mon oui")
ALSO_MINE = both("I am {signer}, and I sign as {typed}", "Je suis {signer} et je signe {typed}")
WHAT_YOU_READ = both("The text as it was shown", "Le texte tel qu’il a été montré")
DIGEST = both("Digest of the text", "Empreinte du texte")
WITNESS_TITLE = both("You are asked as a witness", "Vous êtes sollicité comme témoin")
WITNESS_AFTER = both("As a witness", "En tant que témoin")
WITNESS_SAYS = both(
    "{signer} signed the text below on {day}, and you were named as the witness.",
    "{signer} a signé le texte ci-dessous le {day}, et l’on vous a désigné comme témoin.",
)
WITNESS_BUTTON = both("I saw {signer} sign", "J’ai vu {signer} signer")
WITNESS_NO = both("If you did not see it", "Si vous n’y avez pas assisté")
WITNESS_NO_SAYS = both(
    "There is then no consent, and {asker} and {signer} are told. You need not say why; what you "
    "write is read by both.",
    "Il n’y a alors pas de consentement, et {asker} et {signer} en sont informés. Vous n’avez pas "
    "à dire pourquoi ; ce que vous écrivez est lu par les deux.",
)
WITNESS_WHY = both("Why, if you want to say", "Pourquoi, si vous souhaitez le dire")
WITNESS_NO_BUTTON = both("I do not confirm this", "Je ne confirme pas")
WITNESS_REFUSED = both(
    "You said on {day} that you do not confirm this. There is no consent, and those concerned "
    "were told. Thank you.",
    "Vous avez dit le {day} que vous ne confirmez pas. Il n’y a pas de consentement, et les "
    "personnes concernées en sont informées. Merci.",
)
WITNESS_UNSIGNED = both(
    "{signer} took the signature back on {day}. There is nothing left for you to do. Thank you.",
    "{signer} a repris sa signature le {day}. Vous n’avez plus rien à faire. Merci.",
)
WITNESS_DONE = both("Thank you. Your word is recorded.", "Merci. Votre parole est enregistrée.")
WITNESS_EARLY = both("There is nothing to confirm now.", "Il n’y a rien à confirmer à présent.")
GONE_TITLE = both("This link leads nowhere", "Ce lien ne mène nulle part")
GONE = both(
    "It was replaced by another, or the question was taken back. Look for a later letter, or "
    "write to whoever asked you. A page that was open here closes after two hours: open the link "
    "in your letter again.",
    "Il a été remplacé par un autre, ou la question a été retirée. Cherchez un courrier plus "
    "récent, ou écrivez à la personne qui vous a sollicité. Une page ouverte ici se ferme au bout "
    "de deux heures : rouvrez le lien de votre courrier.",
)
TOO_OFTEN = both(
    "Many links that lead nowhere were tried from here in a short time. Wait five minutes, then "
    "open yours again; being stopped has not ended it.",
    "Beaucoup de liens qui ne mènent nulle part ont été essayés d’ici en peu de temps. Attendez "
    "cinq minutes, puis rouvrez le vôtre ; cet arrêt n’y met pas fin.",
)
LEAVE = both("Close this page", "Fermer cette page")
PICTURE = both("Picture {name}", "Image {name}")
