"""The letters about a consent: to whoever is asked, to a witness, and to whoever asked."""

from clearslate.formats.phrase import both

SIGNED = both("\n\nClearslate", "\n\nClearslate")

ASK_SUBJECT = both("{company} asks for your consent", "{company} vous demande votre consentement")
ASK = both(
    "{signer},\n\n{asker} of {company} asks you something about the use of generative AI. You "
    "read exactly what is asked, and say yes or no, on a page of your own:\n\n{address}\n\nThe "
    "page asks for a code that we mail to this address. The link is for you alone and holds until "
    "{until}; after that a code renews it. You can ask a question before you answer.",
    "{signer},\n\n{asker}, de {company}, vous pose une question sur l’emploi de l’IA générative. "
    "Vous lisez exactement ce qui est demandé, et répondez oui ou non, sur une page qui vous est "
    "propre :\n\n{address}\n\nLa page demande un code que nous envoyons à cette adresse. Le lien "
    "n’est que pour vous et vaut jusqu’au {until} ; ensuite, un code le renouvelle. Vous pouvez "
    "poser une question avant de répondre.",
)
WITNESS_SUBJECT = both("You are named as a witness", "Vous êtes désigné comme témoin")
WITNESS = both(
    "{witness},\n\n{signer} signed a consent, and you were named as the witness. Please read "
    "it and confirm that you saw the signing:\n\n{address}\n\nThe page asks for a code that we "
    "mail to this address. The link holds until {until}.",
    "{witness},\n\n{signer} a signé un consentement, et l’on vous a désigné comme témoin. Merci "
    "de le lire et de confirmer que vous avez assisté à la signature :\n\n{address}\n\nLa page "
    "demande un code que nous envoyons à cette adresse. Le lien vaut jusqu’au {until}.",
)
CODE_SUBJECT = both("Your code", "Votre code")
CODE = both(
    "{name},\n\nYour code is {code}. It holds for 15 minutes and opens one page only. If you did "
    "not ask for it, you need do nothing.",
    "{name},\n\nVotre code est {code}. Il vaut 15 minutes et n’ouvre qu’une seule page. Si vous "
    "ne l’avez pas demandé, vous n’avez rien à faire.",
)
COPY_SUBJECT = both(
    "Your copy: what you agreed to ({reference})",
    "Votre exemplaire : ce que vous avez accepté ({reference})",
)
COPY_NO_SUBJECT = both(
    "Your copy: what you declined ({reference})",
    "Votre exemplaire : ce que vous avez refusé ({reference})",
)
COPY = both(
    "{name},\n\nThis is the text as it was shown to you.\n\n----\n{text}----\n\nSigned by "
    "{signed} ({capacity}) on {day}.{witness}\nThe text’s digest: {digest}\n\nOn the page of your "
    "own you see every use made of it and can withdraw: use the link you were mailed. A new code "
    "opens it.",
    "{name},\n\nVoici le texte tel qu’il vous a été montré.\n\n----\n{text}----\n\nSigné par "
    "{signed} ({capacity}) le {day}.{witness}\nEmpreinte du texte : {digest}\n\nSur la page qui "
    "vous est propre, vous voyez chaque usage qui en est fait et pouvez vous retirer : reprenez "
    "le lien reçu. Un nouveau code l’ouvre.",
)
COPY_NO = both(
    "{name},\n\nYou said no on {day}. It is recorded, and whoever asked was told. This is the "
    "text as it was shown to you.\n\n----\n{text}----\n\nThe text’s digest: {digest}",
    "{name},\n\nVous avez dit non le {day}. C’est enregistré, et la personne qui demandait a été "
    "informée. Voici le texte tel qu’il vous a été montré.\n\n----\n{text}----\n\nEmpreinte du "
    "texte : {digest}",
)
COPY_WITNESS = both(" Witness: {witness}.", " Témoin : {witness}.")
WITHDRAWN_SUBJECT = both("You withdrew ({reference})", "Vous vous êtes retiré ({reference})")
WITHDRAWN_COPY = both(
    "{name},\n\nYou withdrew your consent {consent} on {day}. From that day it covers no use. "
    "Everyone concerned was told.",
    "{name},\n\nVous avez retiré votre consentement {consent} le {day}. Dès ce jour, il ne couvre "
    "plus aucun usage. Toutes les personnes concernées ont été informées.",
)

BECAUSE = both(" They say:\n\n{reason}", " Voici ses mots :\n\n{reason}")
UNWITNESSED_SUBJECT = both(
    "Your signature was not confirmed ({reference})",
    "Votre signature n’a pas été confirmée ({reference})",
)
UNWITNESSED_COPY = both(
    "{name},\n\n{witness}, who was asked as your witness, did not confirm that they saw you sign. "
    "You have consented to nothing, and {asker} was told.{reason}\n\nYou need do nothing. If you "
    "still want to say yes, ask a question on the page of your own: use the link you were mailed.",
    "{name},\n\n{witness}, sollicité comme témoin, n’a pas confirmé avoir assisté à votre "
    "signature. Vous n’avez consenti à rien, et {asker} en est informé.{reason}\n\nVous n’avez "
    "rien à faire. Si vous souhaitez toujours dire oui, posez une question sur la page qui vous "
    "est propre : reprenez le lien reçu.",
)
UNSIGNED_SUBJECT = both(
    "A signature was taken back ({reference})", "Une signature a été reprise ({reference})"
)
UNSIGNED_COPY = both(
    "{name},\n\nYou took your yes back before it was confirmed. You have consented to nothing, "
    "and {asker} was told. Your witness was told too.",
    "{name},\n\nVous avez repris votre oui avant qu’il soit confirmé. Vous n’avez consenti à "
    "rien, et {asker} en est informé. Votre témoin l’est aussi.",
)
UNSIGNED_WITNESS = both(
    "{name},\n\n{signer} took the signature back that you were asked to confirm. There is nothing "
    "left for you to do. Thank you.",
    "{name},\n\n{signer} a repris la signature que vous étiez prié de confirmer. Vous n’avez plus "
    "rien à faire. Merci.",
)

TOLD_SUBJECT = {
    "consented": both(
        "{performer}: consent given ({reference})",
        "{performer} : consentement donné ({reference})",
    ),
    "declined": both(
        "{performer}: consent declined ({reference})",
        "{performer} : consentement refusé ({reference})",
    ),
    "unwitnessed": both(
        "{performer}: the witness said no ({reference})",
        "{performer} : le témoin a dit non ({reference})",
    ),
    "unsigned": both(
        "{performer}: the yes was taken back ({reference})",
        "{performer} : le oui a été repris ({reference})",
    ),
    "withdrawn": both(
        "{performer}: consent withdrawn ({consent})",
        "{performer} : consentement retiré ({consent})",
    ),
    "question": both(
        "{performer}: a question about {reference}", "{performer} : une question sur {reference}"
    ),
}
TOLD = {
    "consented": both(
        "{name},\n\nConsent {consent} of {performer} in {production} is on record. Uses that "
        "stand on it were settled anew: {address}",
        "{name},\n\nLe consentement {consent} de {performer} pour {production} est au dossier. "
        "Les cas d’usage qui s’y appuient ont été réglés à nouveau : {address}",
    ),
    "declined": both(
        "{name},\n\nThe answer of {performer} in {production} is no. What was asked may not be "
        "done. The request: {address}",
        "{name},\n\nLa réponse de {performer} pour {production} est non. Ce qui était demandé ne "
        "peut pas être fait. La demande : {address}",
    ),
    "unwitnessed": both(
        "{name},\n\nThe consent of {performer} in {production} was signed, but the witness did "
        "not confirm it. No consent was given; what was asked may not be done.{reason}\n\nThe "
        "request: {address}",
        "{name},\n\nLe consentement de {performer} pour {production} a été signé, mais le témoin "
        "ne l’a pas confirmé. Aucun consentement n’est donné ; ce qui était demandé ne peut pas "
        "être fait.{reason}\n\nLa demande : {address}",
    ),
    "unsigned": both(
        "{name},\n\nThe yes of {performer} in {production} was taken back before the witness "
        "confirmed it. No consent was given; what was asked may not be done. The request: "
        "{address}",
        "{name},\n\nLe oui de {performer} pour {production} a été repris avant que le témoin le "
        "confirme. Aucun consentement n’est donné ; ce qui était demandé ne peut pas être fait. "
        "La demande : {address}",
    ),
    "withdrawn": both(
        "{name},\n\n{performer} withdrew consent {consent} in {production} as of {day}. Please do "
        "not go on with uses that stood on it; they were settled anew: {address}",
        "{name},\n\n{performer} a retiré le consentement {consent} pour {production} à compter du "
        "{day}. Merci de ne pas poursuivre les cas d’usage qui s’y appuyaient ; ils ont été "
        "réglés à nouveau : {address}",
    ),
    "question": both(
        "{name},\n\nBefore answering, {signer} asks:\n\n{text}\n\nAnswer here: {address}",
        "{name},\n\nAvant de répondre, {signer} demande :\n\n{text}\n\nRépondez ici : {address}",
    ),
}
REPLY_SUBJECT = both(
    "An answer to your question ({reference})", "Une réponse à votre question ({reference})"
)
REPLY = both(
    "{signer},\n\n{asker} of {company} answers:\n\n{text}\n\nThe page of your own has not "
    "changed; use the link you were mailed.",
    "{signer},\n\n{asker}, de {company}, répond :\n\n{text}\n\nVotre page n’a pas changé ; "
    "reprenez le lien reçu.",
)
NOTICE = both(
    "Request {reference}, read and signed on a page of the signer’s own.",
    "Demande {reference}, lue et signée sur une page propre au signataire.",
)
