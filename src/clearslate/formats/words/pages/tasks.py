"""My tasks."""

from clearslate.domain.people import Office
from clearslate.domain.policy.rules import Outcome
from clearslate.formats.phrase import both
from clearslate.formats.words.dates import Counted
from clearslate.formats.words.offices import OFFICES, THE_OFFICES
from clearslate.formats.words.outcomes import OUTCOMES

TITLE = both("My tasks", "Mes tâches")
OUTCOME = both("Outcome", "Issue")
USE = both("Use", "Cas d’usage")
WHY = both("Why it is with you", "Pourquoi c’est à vous")
SINCE = both("Since", "Depuis")
DUE = both("Due", "Échéance")
PICK = both("Pick", "Choisir")
PICK_ONE = both("Pick {reference}", "Choisir {reference}")
NO_DATE = both("no date", "sans date")
NONE = both("Nothing waits for you.", "Rien ne vous attend.")
EMPTY = both(
    "What somebody asks of you stands here, riskiest and most urgent first: uses to decide, "
    "changes to make, evidence to bring, notices to read. You are written to when something "
    "arrives.",
    "Ce que l’on vous demande figure ici, du plus risqué et du plus urgent au moins : cas d’usage "
    "à décider, modifications à faire, preuves à apporter, informations à lire. Un courrier vous "
    "prévient de toute arrivée.",
)
NO_MATCH = both(
    "Nothing that waits for you is like this.", "Rien de ce qui vous attend ne correspond."
)
SHOW_ALL = both("Show everything", "Tout afficher")
WAIT = Counted(
    one=both("{n} waits for you.", "{n} vous attend."),
    many=both("{n} wait for you.", "{n} vous attendent."),
)
DUE_SOON = Counted(
    one=both("{n} is due by tomorrow", "{n} échoit d’ici demain"),
    many=both("{n} are due by tomorrow", "{n} échoient d’ici demain"),
)
OVERDUE = Counted(
    one=both("{n} is overdue", "{n} est en retard"),
    many=both("{n} are overdue", "{n} sont en retard"),
)
OLDEST = Counted(
    one=both("the oldest has waited {n} day", "la plus ancienne attend depuis {n} jour"),
    many=both("the oldest has waited {n} days", "la plus ancienne attend depuis {n} jours"),
)

SHOWING = both("Showing", "Affiché :")
FOR_ME = both("waiting for me", "ce qui m’attend")
ANY_PRODUCTION = both("any production", "toute production")
ANY_OUTCOME = both("any outcome", "toute issue")
ANY_OFFICE = both("any office", "toute fonction")
ANY_AGE = both("any age", "toute ancienneté")
OLDER = {
    "1": both("older than a day", "de plus d’un jour"),
    "3": both("older than three days", "de plus de trois jours"),
    "7": both("older than a week", "de plus d’une semaine"),
    "30": both("older than a month", "de plus d’un mois"),
}
OUTCOMES_SAID = {each.word: OUTCOMES[each] for each in Outcome}
OFFICES_SAID = {each.value: OFFICES[each] for each in Office}
THE_OFFICES_SAID = {each.value: THE_OFFICES[each] for each in Office}
EXPORT = both("Export {n}", "Exporter {n}")
PAGE_OF = both("{first} to {last} of {all}", "{first} à {last} sur {all}")
PREVIOUS = both("Previous", "Précédent")
NEXT = both("Next", "Suivant")
FILTERS = both("Which tasks are shown", "Quelles tâches sont affichées")

KINDS = {
    "review": both("decide", "à décider"),
    "evidence": both("bring what is missing", "apporter ce qui manque"),
    "difference": both("say why a file differs", "dire pourquoi un fichier diffère"),
    "change": both("make or answer a change", "modifier ou répondre"),
    "notice": both("read", "à lire"),
    "override": both("review an emergency override", "examiner une dérogation d’urgence"),
    "register": both("look after a record", "s’occuper d’une fiche"),
}
WHYS = {
    "evidence": both("Something is missing: {reason}", "Il manque quelque chose : {reason}"),
    "difference": both(
        "A file says otherwise than was declared",
        "Un fichier dit autre chose que la déclaration",
    ),
    "undeclared": both(
        "Files declare AI and no declaration is known for them",
        "Des fichiers déclarent de l’IA et aucune déclaration ne leur est connue",
    ),
    "change": both("A reviewer asks for a change", "Un relecteur demande une modification"),
    "notice": both(
        "For your information; mark it as read", "Pour votre information ; à marquer comme lu"
    ),
    "override": both(
        "Went ahead by emergency override; review it",
        "Poursuivi par dérogation d’urgence ; à examiner",
    ),
    "register": both("A record asks for you", "Une fiche vous attend"),
}
HANDED_ON = both("its day went by", "délai dépassé")
STANDING_IN = both("for {who}, who is away", "pour {who}, en absence")
BACK = both("With others, and coming back to you", "Chez d’autres, et à revenir vers vous")
WITH = both("With {who}", "Chez {who}")
PARTNER_ANSWERS = both("{who} answers your question", "{who} répond à votre question")
REFUSED_TO_DO = both(
    "Refused; answer it, declare it anew or withdraw it",
    "Refusé ; y répondre, déclarer à nouveau ou retirer la demande",
)
LATE_WITH = both("Overdue with {who}", "En retard chez {who}")
DRAFTS = both("Drafts", "Brouillons")
DRAFT_GO_ON = both("Not declared yet; go on with it", "Pas encore déclaré ; à poursuivre")
DRAFT_STATE = both("draft", "brouillon")
READ_PICKED = both("Mark picked notices as read", "Marquer comme lues les informations choisies")
READ_DONE = Counted(
    one=both("{n} notice marked as read.", "{n} information marquée comme lue."),
    many=both("{n} notices marked as read.", "{n} informations marquées comme lues."),
)
NONE_PICKED = both("Pick notices first.", "Choisissez d’abord des informations.")

KEYS = both("Keyboard", "Clavier")
KEY_MOVE = both("down, up", "bas, haut")
KEY_OPEN = both("open the page", "ouvrir la page")
KEY_ENTER = both("enter", "entrée")
KEY_ALL = both("all keys", "toutes les touches")
KEY_PICK = both("pick", "choisir")
KEY_APPROVE = both("approve", "accord")
KEY_ASK = both("ask", "demander")
KEY_SEARCH = both("search", "rechercher")

SELECTED = both("Selected task", "Tâche choisie")
OF = both("{n} of {all}", "{n} sur {all}")
PREVIOUS_TASK = both("Previous task", "Tâche précédente")
NEXT_TASK = both("Next task", "Tâche suivante")
ASKED_FOR = both("What was asked for", "Ce qui est demandé")
REASONS = both("Why", "Pourquoi")
EVIDENCE = both("Evidence", "Preuves")
NOT_KNOWN = both("Not known", "Inconnu")
NOTHING = both("nothing", "rien")
FILES = both("Attachments", "Pièces jointes")
OPEN_PAGE = both("Open the whole page", "Ouvrir la page entière")
YOUR_TASK = both("What to do", "Ce qu’il faut faire")
MARK_READ = both("Mark as read", "Marquer comme lu")
ANSWER_CHANGE = both("Answer what was asked", "Répondre à la demande")
SEE_DIFFERENCE = both("See what its files say", "Voir ce que disent ses fichiers")
SEE_MISSING = both("See what is missing", "Voir ce qui manque")
REVIEW_OVERRIDE = both("Review the override", "Examiner la dérogation")
MORE_REASONS = Counted(
    one=both("and {n} more finding", "et {n} autre constat"),
    many=both("and {n} more findings", "et {n} autres constats"),
)

AWAY = both("While you are away", "Pendant votre absence")
AWAY_NOTE = both(
    "A colleague of your organisation sees your tasks and decides in your offices until then, "
    "except on what either of you declared.",
    "Un collègue de votre organisation voit vos tâches et décide dans vos fonctions jusque-là, "
    "sauf sur ce que l’un de vous deux a déclaré.",
)
AWAY_UNTIL = both("Until the end of", "Jusqu’à la fin du")
AWAY_TO = both("Stand-in", "Remplaçant")
AWAY_GO = both("Hand my tasks over", "Confier mes tâches")
AWAY_NOW = both(
    "You are away until {day}; {who} stands in for you.",
    "Vous êtes absent jusqu’au {day} ; {who} vous remplace.",
)
AWAY_BACK = both("I am back", "Je suis de retour")
AWAY_DONE = both(
    "Your tasks are with {who} until {day}.", "Vos tâches sont chez {who} jusqu’au {day}."
)
AWAY_OVER = both("Your tasks are yours again.", "Vos tâches vous reviennent.")
AWAY_BAD = both(
    "Choose a colleague and a day from today on.",
    "Choisissez un collègue et un jour à partir d’aujourd’hui.",
)
