"""The page of a use."""

from clearslate.formats.phrase import both
from clearslate.formats.words import headings
from clearslate.formats.words.dates import Counted

USES = both("Uses", "Cas d’usage")
GLANCE = both("At a glance", "En bref")
REFERENCE = both("Reference", "Référence")
SUPERSEDES = both("takes the place of", "remplace")
SUPERSEDED_BY = both("In its place stands", "À sa place figure")
TOOK_PLACE = both("It takes the place of", "Il remplace")
PERFORMERS = both("Performers", "Interprètes")
WORKS = both("Works", "Œuvres")
MADE_BY = both("Made by", "Fait par")
ANSWERS_FOR = both("Answers for it", "En répond")
TOOLS = both("Tools", "Outils")
CONTACT = both("Contact", "Contact")
NEEDED = both("Needed by", "Nécessaire pour le")
DECLARED = both("Declared", "Déclaré")
RULES = both("Rules", "Règles")
RECORD = both("Digests", "Empreintes")
NOBODY = both("nobody yet", "personne encore")
NONE = both("none", "aucun")
ASSETS = both("Makes", "Produit")

MISSING = both("What is missing, and who has it", "Ce qui manque, et qui s’en occupe")
MISSING_COLUMN = both("Missing", "Il manque")
WITH = both("With", "Chez")
SINCE = both("Since", "Depuis")
USUALLY = both("Usually", "D’ordinaire")
NOT_STARTED = both("not started", "pas commencé")
AFTER = both("after {who}", "après {who}")
AFTER_THAT = both("starts when the rest is there", "commence dès que le reste est réuni")
ANSWER_NOW = both("Answer now", "Répondre maintenant")
YOU_OR = both("you, or {who}", "vous, ou {who}")
ASKED_BY = both("asked by {who}, {reference}", "demandé par {who}, {reference}")
CONSENT_OF = both("Consent of {performer}", "Consentement de {performer}")
CHANGE_ASKED_BY = both("{who}, {office}: {reason}", "{who}, {office} : {reason}")
THE_CHANGE = both("The change that was asked for", "La modification demandée")
YES_OF = both("Written approval: {office}", "Accord écrit : {office}")
ANSWER_OF = both("Answer: {office}", "Réponse : {office}")
OVERDUE = both("overdue since {day}", "en retard depuis le {day}")
DUE = both("due {day}", "pour le {day}")

WHY: Counted = Counted(
    one=both("Why: {n} finding", "Pourquoi : {n} constat"),
    many=both(
        "Why: {n} findings, strictest first",
        "Pourquoi : {n} constats, du plus strict au moins strict",
    ),
)
NO_FINDINGS = both("No rule objects.", "Aucune règle ne s’y oppose.")
OPEN_CLAUSE = both("Open the clause", "Ouvrir la clause")
ASSUMED = both("What was assumed", "Ce qui a été supposé")
FILLED = headings.FILLED_IN
OPEN_QUESTIONS = headings.OPEN_QUESTIONS
CONTRADICTIONS = headings.CONTRADICTIONS
LOWER = headings.LOWER
NO_HELP = both("{do}: this alone does not help.", "{do} : cela seul n’y change rien.")
SURE = both("How sure is this", "Avec quelle certitude")
YESES = both("Approvals", "Accords")
YESES_NOTE = both(
    "An approval holds for exactly this declaration, determination and these files. Any change "
    "voids it and shows the difference.",
    "Un accord ne vaut que pour cette déclaration, cette détermination et ces pièces. Toute "
    "modification l’annule et montre la différence.",
)
NO_YES_NEEDED = headings.NOBODY
WAITS_SINCE = both("{who}, since {day}", "{who}, depuis le {day}")
GAVE = both("{who}, {day}", "{who}, {day}")
UNTIL = both("until {day}", "jusqu’au {day}")
REVOKE = both("Take it back", "Le retirer")
REVOKE_NOTE = both(
    "From today on it no longer counts; everyone concerned is told, with your reason.",
    "Il ne compte plus dès aujourd’hui ; toutes les personnes concernées en reçoivent le motif.",
)
CONDITIONS = both("Conditions", "Conditions")

DUTIES = both("Obligations and conditions", "Obligations et conditions")
WHILE_IT_HOLDS = both("as long as the yes holds", "tant que l’accord tient")
CONDITION_OF = both(
    "Whatever shows it; a condition of {who} ({approval}).",
    "Toute pièce qui le montre ; condition de {who} ({approval}).",
)
DUTY = both("What", "Quoi")
WHO = both("Who", "Qui")
BY_WHEN = both("By when", "Pour quand")
EVIDENCE = both("Shown by", "Preuve")
FILED = both("Filed", "Déposé")
DISCLOSURES = headings.DISCLOSURES
TOLD_TO_WHOM = both("To whom, and where", "À qui, et où")
TOLD_TO = both("{audience}: {place}", "{audience} : {place}")

ASKED_BEFORE = both("What was asked before", "Ce qui a été demandé auparavant")
ASKED_OF = both(
    "{who} ({office}) asked for a change of {reference} on {day}: {reason}",
    "{who} ({office}) a demandé une modification de {reference} le {day} : {reason}",
)
REFUSED_OF = both(
    "{who} ({office}) refused {reference} on {day}: {reason}",
    "{who} ({office}) a refusé {reference} le {day} : {reason}",
)
ANSWERED_WITH = both("{who} answered on {day}: {text}", "{who} a répondu le {day} : {text}")
ANSWERED_ANEW = both(
    "It was declared anew as {reference}.", "Il a été déclaré à nouveau sous {reference}."
)
DECLARED_OTHERWISE = both(
    "Declared otherwise than in {before}:", "Déclaré autrement que dans {before} :"
)
DECLARED_ALIKE = both(
    "Nothing is declared otherwise than in {before}.",
    "Rien n’est déclaré autrement que dans {before}.",
)

CHANGES = both("What changed since it was approved", "Ce qui a changé depuis l’accord")
CHANGES_NOTE = both(
    "Compared with what {who} approved on {day} ({reference}).",
    "Par rapport à ce que {who} a approuvé le {day} ({reference}).",
)
CHANGES_SINCE = both(
    "Compared with {before}, which was approved.",
    "Par rapport à {before}, qui a fait l’objet d’un accord.",
)
NO_CHANGES = both(
    "What the rules say of it is the same as then.",
    "Ce qu’en disent les règles n’a pas changé depuis.",
)
NOT_KEPT = both(
    "What came out when {approvals} was given elsewhere is not kept here; only its digest is "
    "known, and it is another.",
    "Ce qui en ressortait lors de l’accord {approvals}, donné ailleurs, n’est pas conservé "
    "ici ; seule son empreinte est connue, et elle diffère.",
)
NOT_KEPT_DECLARED = both(
    "The declaration for which {approvals} was given is not kept here; only its digest is known, "
    "and it is another.",
    "La déclaration pour laquelle l’accord {approvals} a été donné n’est pas conservée "
    "ici ; seule son empreinte est connue, et elle diffère.",
)
TAKEN_BACK = both(
    "{who} took back {approval} on {day}: {reason}",
    "{who} a retiré {approval} le {day} : {reason}",
)
ATTACHED_SINCE = both("Attached since: {files}.", "Joint depuis : {files}.")
FILE_BY = both("{name} ({who}, {day})", "{name} ({who}, {day})")
NOT_ATTACHED_NOW = Counted(
    one=both(
        "{n} file that was attached then is not attached any more.",
        "{n} pièce jointe alors ne l’est plus.",
    ),
    many=both(
        "{n} files that were attached then are not attached any more.",
        "{n} pièces jointes alors ne le sont plus.",
    ),
)
WHAT = both("What", "Quoi")
BEFORE = both("Then", "Alors")
NOW = both("Now", "Maintenant")

CONVERSATION = both("Conversation", "Conversation")
CONVERSATION_NOTE = both(
    "Everyone who sees this use reads it and is told by letter.",
    "Toute personne qui voit ce cas d’usage la lit et reçoit un courrier.",
)
NOTHING_SAID = both("Nothing has been said yet.", "Rien n’a encore été dit.")
COMMENT = both("Write to everyone concerned", "Écrire aux personnes concernées")
SEND = both("Send", "Envoyer")
NOTES = both("Confidential notes", "Notes confidentielles")
NOTES_NOTE = both(
    "Reviewers only. They are in no letter, no search and no export, and the partner does not "
    "learn that they exist.",
    "Pour les relecteurs seulement. Elles ne figurent dans aucun courrier, aucune recherche ni "
    "aucune exportation, et le partenaire ignore qu’elles existent.",
)
NOTE = both("A note for reviewers", "Une note pour les relecteurs")
KEEP_NOTE = both("Keep the note", "Garder la note")

FILES = both("Attachments", "Pièces jointes")
NO_FILES = both("No file is attached.", "Aucune pièce n’est jointe.")
ADDED = both("{who}, {day}", "{who}, {day}")
FOR_GONE = both(
    "for an obligation or a condition that is not owed any more",
    "pour une obligation ou une condition qui n’est plus due",
)
FOR_DUTY = both("for: {what}", "pour : {what}")
ATTACH = both("Attach a file", "Joindre une pièce")
FILE = both("File", "Fichier")
FOR = both("What it shows", "Ce qu’elle montre")
FOR_THE_USE = both("Evidence of the use itself", "Preuve du cas d’usage lui-même")
ATTACH_NOTE = both(
    "A file for a duty changes nothing that was approved. A file about the use itself does: "
    "approvals fall and reviewers are asked again.",
    "Une pièce pour une obligation ne change rien à ce qui a été approuvé. Une pièce sur le cas "
    "d’usage lui-même, si : les accords tombent et l’on redemande aux relecteurs.",
)
ATTACH_IT = both("Attach", "Joindre")
NO_FILE_SENT = both("Choose a file first.", "Choisissez d’abord un fichier.")
TOO_LARGE = both("The file is larger than {most} MB.", "Le fichier dépasse {most} Mo.")
ATTACHED = both("{name} is attached.", "{name} est joint.")

HISTORY = both("History", "Historique")
IN_THE_LOG = both("Its entries in the audit log", "Ses entrées dans le journal d’audit")
PACKS = headings.RULES_ASKED
CATALOGUE_DECLARATION = both("Declaration digest", "Empreinte de la déclaration")
CATALOGUE_DETERMINATION = both("Determination digest", "Empreinte de la détermination")
SILENT = headings.SILENT
SILENT_SHOW = both(
    "Show why the other rules do not object", "Montrer pourquoi les autres règles n’objectent pas"
)
SILENT_HIDE = both("Hide the rules that do not object", "Masquer les règles sans objection")
EXPORT = both("Take along", "Emporter")
DECLARATION_AS = both("Declaration as {form}", "Déclaration en {form}")
DETERMINATION_AS = both("Determination as {form}", "Détermination en {form}")
PRINT = both(
    "Print this page for a copy on paper; everything is unfolded there.",
    "Imprimez cette page pour une copie papier ; tout y est déplié.",
)

DIFFERS = both(
    "What the rules and registers say today is not what was settled last, on {day}. It is shown "
    "as it is today; the record follows within a day.",
    "Ce que disent aujourd’hui les règles et registres n’est pas ce qui a été arrêté le {day}. "
    "La page montre l’état du jour ; l’enregistrement suivra sous un jour.",
)
OVERRIDDEN_SAID = both(
    "Goes ahead by emergency override, without the yes it needs. By the rules: {rest}",
    "Se poursuit par dérogation d’urgence, sans l’accord requis. D’après les règles : {rest}",
)
OVERRIDDEN = both("Goes ahead by emergency override.", "Se poursuit par dérogation d’urgence.")
OVERRIDDEN_WHY = both(
    "{who} let it go ahead on {day}. The reason given: {reason}",
    "{who} l’a laissé se poursuivre le {day}. Le motif donné\u00a0: {reason}",
)
AN_ADMINISTRATOR = both("An administrator", "Un administrateur")
OVERRIDE_WAITS = both("Nobody has reviewed it yet.", "Personne ne l’a encore examinée.")
OVERRIDE_REVIEWED = both("Reviewed by {who} on {day}.", "Examinée par {who} le {day}.")
SUPERSEDED_SAID = both("This declaration was superseded.", "Cette déclaration a été remplacée.")
WITHDRAWN_SAID = both(
    "This request was withdrawn; nobody is asked any more.",
    "Cette demande a été retirée ; plus personne n’est sollicité.",
)
REFUSED_SAID = both(
    "{who} refused it ({office}): {reason}", "{who} l’a refusé ({office}) : {reason}"
)

CHANGE_ASKED_SAID = both(
    "{who} asked for a change ({office}) and waits for the answer.",
    "{who} a demandé une modification ({office}) et attend la réponse.",
)

ANSWER_QUESTION = both("Answer the open questions", "Répondre aux questions en suspens")
DECIDE = both("Decide", "Décider")
SAY_WHAT_WAS_DONE = both("Say what was done", "Dire ce qui a été fait")
CHANGE = both("Declare it anew", "Déclarer à nouveau")
COPY = both("Copy for another use", "Copier pour un autre usage")
MARK_READ = both("Mark as read", "Marquer comme lu")
SHOW_REQUEST = both("Consent request {reference}", "Demande de consentement {reference}")

ANSWERED_TITLE = both("Answer what was asked", "Répondre à la demande")
ANSWERED_NOTE = both(
    "Say what was changed or why nothing should be. Whoever asked is asked again. To change the "
    "declaration itself, declare it anew.",
    "Dites ce qui a été modifié, ou pourquoi rien ne devrait l’être. La personne est sollicitée à "
    "nouveau. Pour modifier la déclaration elle-même, déclarez à nouveau.",
)
ANSWERED_LABEL = both("What was done", "Ce qui a été fait")
ASK_AGAIN = both("Ask again", "Redemander")
ASKED_AGAIN = both("Asked again.", "Demande renouvelée.")

WITHDRAW_TITLE = both("Withdraw the request", "Retirer la demande")
WITHDRAW_NOTE = both(
    "Nobody is asked any more, the use may not go ahead, and those concerned are told. It "
    "cannot be taken up again; it can be copied.",
    "Plus personne n’est sollicité, le cas d’usage ne peut se poursuivre et les personnes "
    "concernées sont prévenues. La demande ne peut être reprise, mais elle peut être copiée.",
)
WITHDRAW = both("Withdraw {reference}", "Retirer {reference}")
WITHDRAWN = both("{reference} is withdrawn.", "{reference} est retiré.")
REASON = both("Reason", "Motif")
OVERRIDE_TITLE = both("Emergency override", "Dérogation d’urgence")
OVERRIDE_NOTE = both(
    "The use goes ahead at once without the yeses it needs. It is never shown as cleared, "
    "everyone concerned is told, and the title contact reviews it.",
    "Le cas d’usage se poursuit aussitôt sans les accords requis. Il n’est jamais montré "
    "comme libéré, toutes les personnes concernées sont prévenues et le contact du titre "
    "l’examine.",
)
OVERRIDE = both("Let {reference} go ahead now", "Laisser {reference} se poursuivre")
OVERRIDE_DONE = both(
    "{reference} goes ahead by override.", "{reference} se poursuit par dérogation."
)
REVIEW_OVERRIDE = both("Review the emergency override", "Examiner la dérogation d’urgence")
LET_STAND = both("Let it stand", "La maintenir")
END_IT = both(
    "End it: the use waits as it would have",
    "Y mettre fin : le cas d’usage attend comme il l’aurait fait",
)
OVERRIDE_REVIEW_DONE = both("The override is reviewed.", "La dérogation est examinée.")
REVOKED = both("{approval} is taken back.", "{approval} est retiré.")
COMMENTED = both("Sent.", "Envoyé.")
NOTED = both("The note is kept.", "La note est gardée.")
SAY_SOMETHING = both("Write something first.", "Écrivez d’abord quelque chose.")
GIVE_REASON = both(
    "Give a reason: it is told to everyone concerned.",
    "Donnez un motif : il est communiqué aux personnes concernées.",
)
MAY_NOT = both(
    "You may read this use, and may not do that to it.",
    "Vous pouvez lire ce cas d’usage, mais pas faire cela.",
)
