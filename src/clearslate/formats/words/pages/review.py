"""Deciding a use."""

from clearslate.domain.request import Hindrance
from clearslate.formats.phrase import both

TITLE = both("Your answer", "Votre réponse")
AS_OFFICE = both("As {office}", "En tant que : {office}")
WHAT_FOLLOWS = both(
    "{partner} may then go ahead, as soon as nobody else is asked any more.",
    "{partner} pourra alors poursuivre, dès que plus personne d’autre n’est sollicité.",
)
LAST = both(
    "Yours is the last yes that is missing: {partner} may then go ahead.",
    "Il ne manque que votre accord : {partner} pourra alors poursuivre.",
)
APPROVE = both("Approve in writing", "Donner l’accord écrit")
ANSWER = both("Answer that it may go ahead", "Répondre que cela peut se poursuivre")
CONDITIONS = both("Conditions", "Conditions")
CONDITIONS_HINT = both(
    "One a line; leave empty for none. They are duties that go with your yes.",
    "Une par ligne ; laissez vide s’il n’y en a pas. Ce sont des obligations liées à l’accord.",
)
UNTIL = both("Until", "Jusqu’au")
UNTIL_HINT = both(
    "The last day on which it holds; leave empty for no end.",
    "Le dernier jour où il vaut ; laissez vide pour ne pas fixer de fin.",
)
UNTIL_ENDS = both("What it stands on ends on {day}.", "Ce dont il dépend prend fin le {day}.")
REMARK = both("Remark", "Remarque")
ASK = both("Ask for a change", "Demander une modification")
ASK_LABEL = both("What is to be changed or shown", "Ce qui doit être modifié ou montré")
ASK_HINT = both(
    "It goes to whoever declared the use; the other reviewers wait.",
    "La demande va à la personne qui a déclaré ; les autres relecteurs attendent.",
)
ASK_IT = both("Ask {partner}", "Demander à {partner}")
REFUSE = both("Refuse", "Refuser")
REFUSE_LABEL = both("The reason", "Le motif")
REFUSE_HINT = both(
    "The use may not go ahead. The reason is told to everyone concerned.",
    "Le cas d’usage ne peut se poursuivre. Le motif est communiqué aux personnes concernées.",
)
REFUSE_IT = both("Refuse {reference}", "Refuser {reference}")
PASS = both("Pass to a colleague", "Confier à un collègue")
PASS_LABEL = both("Colleague", "Collègue")
PASS_IT = both("Pass it on", "Confier")
PASSED = both("Passed to {who}.", "Confié à {who}.")
APPROVED = both("{reference}: your yes is kept.", "{reference} : votre accord est enregistré.")
ASKED = both(
    "{reference}: the change is asked for.", "{reference} : la modification est demandée."
)
REFUSED = both("{reference} is refused.", "{reference} est refusé.")
GOES_AHEAD = both("{reference} may go ahead.", "{reference} peut se poursuivre.")
BAD_DAY = both(
    "Until: found `{found}`, expected a day from today on, such as {example}.",
    "Jusqu’au : « {found} » trouvé, attendu un jour à partir d’aujourd’hui, comme {example}.",
)
NO_REASON = both(
    "Give a reason: it is told to everyone concerned.",
    "Donnez un motif : il est communiqué aux personnes concernées.",
)
HINDRANCES = {
    Hindrance.OWN_DECLARATION: both(
        "You declared this use or answer for it. Somebody else decides it.",
        "Vous avez déclaré ce cas d’usage ou en répondez. Une autre personne en décide.",
    ),
    Hindrance.NOT_ASKED: both(
        "No finding asks for your office here.",
        "Aucun constat ne sollicite votre fonction ici.",
    ),
    Hindrance.NOT_YET: both(
        "Others decide first; you are written to when it is your turn.",
        "D’autres décident d’abord ; vous recevrez un courrier quand ce sera votre tour.",
    ),
    Hindrance.NO_OFFICE: both(
        "You hold no office that decides in this production.",
        "Vous n’exercez aucune fonction décisionnaire dans cette production.",
    ),
    Hindrance.CHANGED_MEANWHILE: both(
        "Something changed since you read it. Read it again below, then decide.",
        "Quelque chose a changé depuis votre lecture. Relisez ci-dessous, puis décidez.",
    ),
    Hindrance.BLOCKED: both(
        "It is blocked: something has to exist before anybody can say yes.",
        "C’est bloqué : quelque chose doit exister avant que quiconque puisse donner son accord.",
    ),
    Hindrance.CLOSED: both(
        "This was answered or taken back meanwhile; there is nothing left to decide here.",
        "Il y a été répondu entre-temps, ou la demande a été retirée ; il n’y a plus rien à "
        "décider ici.",
    ),
    Hindrance.NO_SECOND_FACTOR: both(
        "Your second factor is missing or wrong; nothing was approved.",
        "Votre second facteur manque ou est erroné ; rien n’a été approuvé.",
    ),
}
