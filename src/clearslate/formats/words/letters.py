"""The letters that the service writes; plain text, short, with an address at the end."""

from clearslate.domain.request import Progress
from clearslate.formats.phrase import Phrase, both

SIGNED = both(
    "\n\nClearslate\nYou receive this because you are concerned by this use.",
    "\n\nClearslate\nVous recevez ce message parce que ce cas d’usage vous concerne.",
)

TASK_SUBJECT = {
    "review": both("{reference} waits for you: {title}", "{reference} vous attend : {title}"),
    "evidence": both(
        "{reference} is blocked until something exists: {title}",
        "{reference} est bloqué tant qu’un élément manque : {title}",
    ),
    "change": both(
        "{reference}: a change is asked for: {title}",
        "{reference} : une modification est demandée : {title}",
    ),
}
TASK_TEXT = {
    "review": both(
        "{name},\n\n{reference}, “{title}”, in {production} needs your answer by {due}. It was "
        "determined as: {outcome}.\n\nThe reasons and what stands beside them: {address}",
        "{name},\n\nLe cas d’usage {reference}, « {title} », de {production} attend votre réponse "
        "d’ici au {due}. Détermination : {outcome}.\n\nLes motifs et les pièces : {address}",
    ),
    "evidence": both(
        "{name},\n\n{reference}, “{title}”, in {production} cannot be approved by anybody before "
        "something exists, such as a consent or a licence.\n\nWhat is missing, and where to get "
        "it: {address}",
        "{name},\n\nLe cas d’usage {reference}, « {title} », de {production} ne peut être approuvé "
        "par personne tant qu’un élément manque, par exemple un consentement ou une licence."
        "\n\nCe qui manque, et où l’obtenir : {address}",
    ),
    "change": both(
        "{name},\n\nA reviewer asks for a change to {reference}, “{title}”, in {production}."
        "\n\nWhat is asked, and where to answer: {address}",
        "{name},\n\nUn relecteur demande une modification de {reference}, « {title} », de "
        "{production}.\n\nCe qui est demandé, et où répondre : {address}",
    ),
}

PROGRESS_SUBJECT = {
    Progress.GOES_AHEAD: both(
        "{reference} may go ahead: {title}", "{reference} peut aller de l’avant : {title}"
    ),
    Progress.FALLEN: both(
        "{reference}: its approval no longer holds: {title}",
        "{reference} : son accord ne tient plus : {title}",
    ),
    Progress.REFUSED: both("{reference} is refused: {title}", "{reference} est refusé : {title}"),
    Progress.WITHDRAWN: both(
        "{reference} was withdrawn: {title}", "{reference} a été retiré : {title}"
    ),
    Progress.SUPERSEDED: both(
        "{reference} was superseded: {title}", "{reference} a été remplacé : {title}"
    ),
}
PROGRESS_TEXT: dict[Progress, Phrase] = {
    Progress.GOES_AHEAD: both(
        "{name},\n\n{reference}, “{title}”, in {production} may go ahead. Conditions and duties "
        "stand on its page: {address}",
        "{name},\n\nLe cas d’usage {reference}, « {title} », de {production} peut aller de l’avant. "
        "Les conditions et obligations figurent sur sa page : {address}",
    ),
    Progress.FALLEN: both(
        "{name},\n\nThe approval of {reference}, “{title}”, in {production} no longer holds. Please "
        "do not go on with it.\n\nWhat changed, and who has it now: {address}",
        "{name},\n\nL’accord donné à {reference}, « {title} », de {production} ne tient plus. Merci "
        "de ne pas poursuivre.\n\nCe qui a changé, et qui s’en occupe : {address}",
    ),
    Progress.REFUSED: both(
        "{name},\n\n{who} refused {reference}, “{title}”, in {production}.\n\nThe reason stands on "
        "its page: {address}",
        "{name},\n\n{who} a refusé {reference}, « {title} », de {production}.\n\nLe motif figure sur "
        "sa page : {address}",
    ),
    Progress.WITHDRAWN: both(
        "{name},\n\n{who} withdrew {reference}, “{title}”, in {production}: {address}",
        "{name},\n\n{who} a retiré {reference}, « {title} », de {production} : {address}",
    ),
    Progress.SUPERSEDED: both(
        "{name},\n\n{who} superseded {reference}, “{title}”, in {production}. The difference stands "
        "on its page: {address}",
        "{name},\n\n{who} a remplacé {reference}, « {title} », de {production}. La différence figure "
        "sur sa page : {address}",
    ),
}
