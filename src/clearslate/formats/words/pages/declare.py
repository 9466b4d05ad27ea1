"""Declaring a use: the drafts, the pages of the intake, its answers checked."""

from clearslate.formats.phrase import both
from clearslate.formats.words.dates import Counted
from clearslate.formats.words.interview import NOT_SURE, NOTHING_LEFT

# The list ------------------------------------------------------------------------------------
TITLE = both("Declare a use", "Déclarer un cas d’usage")
LEAD = both(
    "Say what you mean to do before you do it. You are asked only what can still change the "
    "outcome; every answer is saved as you give it.",
    "Dites ce que vous prévoyez avant de le faire. On ne vous demande que ce qui peut encore "
    "changer l’issue ; chaque réponse est enregistrée aussitôt.",
)
DRAFTS = both("Begun and not yet declared", "Commencés, pas encore déclarés")
NO_DRAFTS = both(
    "Nothing is begun. A draft of yours or of a colleague would stand here until it is declared.",
    "Rien n’est commencé. Un brouillon, le vôtre ou celui d’un collègue, figurerait ici jusqu’à "
    "sa déclaration.",
)
USE = both("Use", "Cas d’usage")
WRITTEN_BY = both("Written by", "Rédigé par")
PARTNER = both("Partner", "Partenaire")
LAST_SAVED = both("Last saved", "Dernier enregistrement")
REPLACES = both("takes the place of {reference}", "remplacera {reference}")
BEGIN = both("Begin a new one", "En commencer un nouveau")
EARLIER = both("Or begin from an earlier use", "Ou partir d’un cas d’usage antérieur")
EARLIER_HINT = both(
    "Its answers, steps, people and works are carried over for you to check.",
    "Ses réponses, étapes, personnes et œuvres sont reprises ; vous les vérifiez.",
)
NO_EARLIER = both(
    "Nothing was declared here yet that you may see.",
    "Rien de ce que vous pouvez voir n’a encore été déclaré ici.",
)
COPY = both("Copy", "Copier")
COPY_WHICH = both("Copy {reference}", "Copier {reference}")
OUTCOME = both("Outcome", "Issue")

# The first page ------------------------------------------------------------------------------
ABOUT = both("The declaration", "La déclaration")
USE_TITLE = both("The use, in a few words", "Le cas d’usage, en quelques mots")
USE_TITLE_HINT = both(
    "What and where: “Mood boards for the salt flats”, “Radio announcer, scenes 12 and 43”.",
    "Quoi et où : « Planches d’ambiance des salines », « Voix de la radio, séquences 12 et 43 ».",
)
ANSWERABLE = both("Who answers for it", "Qui en répond")
ANSWERABLE_HINT = both(
    "One person, by name. They are asked when something is unclear, and cannot approve it.",
    "Une personne, nommément. On s’adresse à elle en cas de doute, et elle ne peut l’approuver.",
)
NEEDED = both("Needed by", "Nécessaire pour le")
NEEDED_HINT = both(
    "The day work should start, if there is one. Reviewers see it beside the use.",
    "Le jour où le travail doit commencer, s’il est fixé. Les relecteurs le voient.",
)
DECLARES = both("Partner that declares", "Partenaire qui déclare")
CONTACT = both("Contact at the studio", "Contact au studio")
CONTACT_HINT = both(
    "Whom the use is shared with.", "La personne à qui le cas d’usage est signalé."
)
START = both("Begin", "Commencer")

# Every page ----------------------------------------------------------------------------------
TOPICS = both("Topics", "Sujets")
CONTINUE = both("Continue", "Continuer")
BACK = both("Back", "Retour")
LEAVE = both("Save and come back later", "Enregistrer et revenir plus tard")
SAVED_AT = both("Saved at {hour}.", "Enregistré à {hour}.")
SAVED_BY = both("{name} is writing this.", "{name} rédige ce brouillon.")
LEFT = both(
    "Saved. It waits here until you or a colleague goes on.",
    "Enregistré. Le brouillon reste ici jusqu’à ce que vous ou un collègue le repreniez.",
)
DONE = both("answered", "répondu")
FROM_REGISTER = both("filled in from a register", "repris d’un registre")
CHECK = both("Check your answers", "Vérifier vos réponses")
NOTHING_OPEN = NOTHING_LEFT
WHY = both("Why we ask", "Pourquoi cette question")
WHY_REGISTER = both(
    "A consent is on file. Whether it covers this use depends on your answer.",
    "Un consentement est au registre. Votre réponse dit s’il couvre cet usage.",
)
WHY_NOTHING = both(
    "With what is known so far, no rule hangs on this answer any more. You may still change it.",
    "En l’état, aucune règle ne dépend plus de cette réponse. Vous pouvez la modifier.",
)
UNSURE = NOT_SURE
UNSURE_HINT = both(
    "We note it; it counts as not known until somebody finds out.",
    "Nous le notons ; cela compte comme inconnu tant que personne n’en sait plus.",
)
EXAMPLE = both("Example: {example}", "Exemple : {example}")
ANSWERED_HERE = both("Already answered here", "Déjà répondu ici")
SEVERAL_HINT = both("Choose all that apply.", "Choisissez tout ce qui convient.")
DAY_HINT = both("A day such as 2026-03-31.", "Un jour comme 2026-03-31.")
MAY_CORRECT = {
    "tools": both(
        "The clearance lead of {house} may correct it in the tool register.",
        "La personne chargée des droits chez {house} peut le corriger au registre des outils.",
    ),
    "consents": both(
        "The clearance lead of {house} and Talent Relations may correct it in the consent "
        "register.",
        "La personne chargée des droits chez {house} et les relations artistes peuvent le "
        "corriger au registre des consentements.",
    ),
    "licences": both(
        "The clearance lead of {house} may correct it in the licence register.",
        "La personne chargée des droits chez {house} peut le corriger au registre des licences.",
    ),
    "approvals": both(
        "The title contact may correct it.", "Le contact du titre peut le corriger."
    ),
    "other": both(
        "The clearance lead of {house} may correct it.",
        "La personne chargée des droits chez {house} peut le corriger.",
    ),
}

# Errors --------------------------------------------------------------------------------------
ERRORS = both("To be completed or corrected", "À compléter ou à corriger")
SAVED_ANYWAY = both(
    "What you answered on this page is saved.", "Vos réponses de cette page sont enregistrées."
)
ANSWER_THIS = both(
    "Answer this, or say that you are not sure.", "Répondez, ou dites que vous ne savez pas."
)
UNSURE_ALONE = both(
    "Choose “I am not sure” alone, or the answers that apply.",
    "Choisissez « Je ne sais pas » seul, ou les réponses qui conviennent.",
)
NONE_OF_THE_ANSWERS = both("That is none of the answers.", "Ce n’est aucune des réponses.")
SAY_TITLE = both(
    "Say in a few words what the use is, in at most 300 characters.",
    "Dites en quelques mots quel est le cas d’usage, en 300 caractères au plus.",
)
SAY_CONTACT = both(
    "Name the contact at the studio, in at most 300 characters.",
    "Nommez le contact au studio, en 300 caractères au plus.",
)
CHOOSE_ONE = both("Choose one of the list.", "Choisissez dans la liste.")
NO_LONGER = both(
    "“{name}” was taken off the list meanwhile; nothing was written.",
    "« {name} » a été retiré de la liste entre-temps ; rien n’a été écrit.",
)

# Steps, people, works ------------------------------------------------------------------------
STEPS = both("Steps and tools", "Étapes et outils")
STEPS_Q = both(
    "Which tools are used, and what goes into each?",
    "Quels outils servent, et que reçoit chacun ?",
)
STEPS_HELP = both(
    "List each step in order. A tool of the register answers for itself what it keeps and where "
    "it runs.",
    "Énumérez les étapes dans l’ordre. Un outil du registre répond lui-même de ce qu’il conserve "
    "et de l’endroit où il tourne.",
)
STEP_N = both("Step {n}", "Étape {n}")
STEP_NAMED = both("Step {n}: {name}", "Étape {n} : {name}")
STEP_DOES = both("What is done", "Ce qui est fait")
STEP_DOES_HINT = both("Such as “generate”, “clean up”.", "Par exemple « générer », « nettoyer ».")
TOOL = both("Tool", "Outil")
TOOL_NONE = both("not chosen", "non choisi")
TOOL_OTHER = both("Another tool, by name", "Un autre outil, par son nom")
TOOL_OTHER_HINT = both(
    "A tool that is not in the register counts as not reviewed.",
    "Un outil absent du registre compte comme non vérifié.",
)
ADD_STEP = both("Add a step", "Ajouter une étape")
REMOVE = both("Remove", "Retirer")
NO_TOOL_YET = both(
    "Leave this empty if no tool is chosen yet; you are then asked for the whole use.",
    "Laissez vide si aucun outil n’est choisi ; les questions portent alors sur l’ensemble.",
)
GENERATE = both("generate", "générer")

PERFORMERS = both("Who it is", "De qui il s’agit")
PERFORMERS_Q = both(
    "Who is shown, heard, imitated or altered?", "Qui est vu, entendu, imité ou modifié ?"
)
PERFORMERS_HELP = both(
    "Each name as in the consent register. Each person answers for themselves; leave all empty to "
    "answer for everyone at once.",
    "Chaque nom comme au registre des consentements. Chaque personne a ses réponses ; laissez "
    "tout vide pour répondre pour tout le monde à la fois.",
)
PERSON = both("Person", "Personne")
PERSON_N = both("Person {n}", "Personne {n}")
ADD_PERSON = both("Add a person", "Ajouter une personne")
ALIKE = both("Answer as for {name}", "Répondre comme pour {name}")
ALIKE_DONE = both(
    "Answered as for {name}. Check each answer.",
    "Répondu comme pour {name}. Vérifiez chaque réponse.",
)

WORKS = both("Works and assets", "Œuvres et éléments")
WORKS_Q = both(
    "Which works are referred to, and what will the assets be called?",
    "Quelles œuvres sont citées, et comment s’appelleront les éléments ?",
)
WORKS_LIST = both("Works or persons", "Œuvres ou personnes")
WORKS_HINT = both(
    "One a line: whatever is referred to, trained on or altered, by its name in the licence "
    "register.",
    "Un par ligne : ce qui est cité, sert à l’entraînement ou est modifié, sous son nom au "
    "registre des licences.",
)
ASSETS_LIST = both("Assets to be made", "Éléments à produire")
ASSETS_HINT = both(
    "One name a line, as they will stand in the cut. May be added later.",
    "Un nom par ligne, tel qu’au montage. Peut être complété plus tard.",
)

# Files ---------------------------------------------------------------------------------------
FILES = both("Files", "Fichiers")
FILES_Q = both("Is there anything to show?", "Y a-t-il quelque chose à montrer ?")
FILES_HELP = both(
    "References, a storyboard, a signed page: at most {most} MB each. Files are kept as they are "
    "under their digest, shown to whoever may see the use, and never opened here.",
    "Références, storyboard, page signée : {most} Mo au plus chacun. Les fichiers sont gardés "
    "tels quels sous leur empreinte, montrés à qui peut voir le cas d’usage, jamais ouverts ici.",
)
FILE = both("File", "Fichier")
SIZE = both("Size", "Taille")
DIGEST = both("Digest", "Empreinte")
ADDED = both("Added", "Ajouté")
BY = both("by {name}", "par {name}")
ATTACH = both("Attach", "Joindre")
ATTACHED = both("“{name}” is attached.", "« {name} » est joint.")
TAKEN_OFF = both("“{name}” was taken off.", "« {name} » a été retiré.")
TAKE_OFF = both("Take off {name}", "Retirer {name}")
NO_FILES = both("Nothing is attached.", "Rien n’est joint.")
CHOOSE_FILE = both("Choose a file.", "Choisissez un fichier.")
FILE_TOO_LARGE = both(
    "Found a file of more than {most} MB, expected at most that.",
    "Trouvé un fichier de plus de {most} Mo, attendu {most} Mo au plus.",
)

# The panel -----------------------------------------------------------------------------------
SO_FAR = both("With the answers so far", "Avec les réponses données")
PANEL = both("Outcome so far", "Issue à ce stade")
BECAUSE = both("Because", "Parce que")
LOWER = both("What would lower it", "Ce qui l’allégerait")
OPEN = both("Still open", "Encore ouvert")
MORE = both("and {n} more", "et {n} autres")
CONTRADICTIONS = both("These cannot both hold", "Ceci se contredit")

# Checking ------------------------------------------------------------------------------------
CHECK_LEAD = both(
    "This is what will be declared. Change what is not right.",
    "Voici ce qui sera déclaré. Modifiez ce qui ne va pas.",
)
CHANGE = both("Change", "Modifier")
NOT_ANSWERED = both("Not answered", "Sans réponse")
COUNTS_UNSURE = both("not answered; counts as not known", "sans réponse ; compte comme inconnu")
ANSWER_IT = both("Answer", "Répondre")
NOTHING_LISTED = both("none listed", "rien d’énuméré")
NO_DAY = both("no day given", "aucun jour indiqué")
FOLLOWS = {
    "notify": both(
        "Declared, it may go ahead at once; the title contact is told.",
        "Déclaré, il peut se poursuivre aussitôt ; le contact du titre est informé.",
    ),
    "escalate": both(
        "Declared, it goes to the title contact, who answers before you go ahead.",
        "Déclaré, il va au contact du titre, qui répond avant que vous ne commenciez.",
    ),
    "approval": both(
        "Declared, it goes to {who}, who must agree in writing before you go ahead.",
        "Déclaré, il attend l’accord écrit {who} avant que vous ne commenciez.",
    ),
    "blocked": both(
        "Declared as it is, nobody can approve it yet; your clearance lead is asked for what is "
        "missing.",
        "Déclaré en l’état, personne ne peut encore l’approuver ; la personne chargée des droits "
        "est priée de fournir ce qui manque.",
    ),
}
REPLACES_ON_SUBMIT = both(
    "{reference} ends with it: approvals given for it do not carry over.",
    "{reference} prend fin : les accords qui lui ont été donnés ne sont pas repris.",
)
SUBMIT = both("Declare", "Déclarer")
SUBMITTED = both("Declared as {reference}.", "Déclaré sous {reference}.")
BECAME = both(
    "This draft was declared as {reference}.", "Ce brouillon a été déclaré sous {reference}."
)
NOT_WRITTEN = both(
    "What was just sent is not in it. To change it, declare it anew.",
    "Ce qui vient d’être envoyé n’y figure pas. Pour le modifier, refaites la déclaration.",
)
OVERTAKEN = both(
    "{reference} was superseded or withdrawn meanwhile, so this draft cannot take its place. It "
    "is kept; begin from the current declaration instead.",
    "{reference} a été remplacé ou retiré entre-temps ; ce brouillon ne peut plus le remplacer. "
    "Il est conservé ; partez plutôt de la déclaration en vigueur.",
)
DISCARD = both("Delete this draft and its files", "Supprimer ce brouillon et ses fichiers")
DISCARDED = both("The draft “{title}” was deleted.", "Le brouillon « {title} » a été supprimé.")
MAY_NOT = both(
    "You may read here, but not declare: that is for declarants and clearance leads.",
    "Vous pouvez lire ici, mais pas déclarer : c’est le rôle des déclarants et des personnes "
    "chargées des droits.",
)

# Copying -------------------------------------------------------------------------------------
COPY_TITLE = both("Begin from {reference}", "Partir de {reference}")
COPY_LEAD = both(
    "This is carried over into a draft of yours. Nothing happens to {reference}.",
    "Voici ce qui est repris dans un brouillon. {reference} reste tel quel.",
)
COPY_CHANGE_LEAD = both(
    "To change a declaration is to declare it anew. When you declare the draft, {reference} ends "
    "and its approvals do not carry over.",
    "Modifier une déclaration, c’est la refaire. Quand vous déclarerez le brouillon, {reference} "
    "prendra fin et ses accords ne seront pas repris.",
)
COPIED = both("Carried over", "Repris")
NOT_COPIED = both(
    "Left behind: its reference, its day, the names of its assets, its files, approvals and "
    "conversation.",
    "Laissé de côté : sa référence, sa date, les noms de ses éléments, ses fichiers, accords et "
    "échanges.",
)
NOT_COPIED_CHANGE = both(
    "Left behind: its reference, what was filed for its obligations, approvals and conversation.",
    "Laissé de côté : sa référence, les pièces de ses obligations, ses accords et échanges.",
)
FILES_ALONG = both(
    "Its files go along: {files}. Take off what no longer belongs.",
    "Ses fichiers suivent : {files}. Retirez ce qui n’en relève plus.",
)
FILES_LEFT = both(
    "Not in this draft, and left with {reference}: {files}. Whoever decides sees only what is "
    "attached here.",
    "Absents de ce brouillon, laissés à {reference} : {files}. Qui décide ne voit que ce qui "
    "est joint ici.",
)
ANSWER_HERE = both(
    "This is a draft. Once you have declared it, it takes the place of {reference}.",
    "Ceci est un brouillon. Une fois déclaré, il remplacera {reference}.",
)
COPY_NEW = both("Begin a new use from it", "En faire un nouveau cas d’usage")
COPY_CHANGE = both("Change {reference}", "Modifier {reference}")
COPY_DONE = both(
    "Carried over from {reference}. Check what no longer holds.",
    "Repris de {reference}. Vérifiez ce qui ne vaut plus.",
)
COPY_NOT_CURRENT = both(
    "{reference} is no longer current, so it cannot be changed; it can be copied.",
    "{reference} n’est plus en vigueur et ne peut être modifié ; on peut le copier.",
)
QUESTION = both("Question", "Question")
ANSWER = both("Answer", "Réponse")

QUESTIONS_LEFT = Counted(
    one=both("about {n} question", "environ {n} question"),
    many=both("about {n} questions", "environ {n} questions"),
)
COULD_BECOME = both("It could still become: {outcome}.", "Cela peut encore devenir : {outcome}.")
OF_PART = both("{part}: {asks}", "{part} : {asks}")
ANSWERS_FIRST = both(
    "It rests on what is not known yet. Answer what is open; that may lower it.",
    "Elle tient à ce qu’on ignore encore. Répondez à ce qui est ouvert ; cela peut l’alléger.",
)
COPY_NOT_YOURS = both(
    "{reference} can be changed by the partner that declared it or by its clearance lead; you may "
    "copy it.",
    "{reference} peut être modifié par le partenaire qui l’a déclaré ou par la personne chargée "
    "des droits ; vous pouvez le copier.",
)
