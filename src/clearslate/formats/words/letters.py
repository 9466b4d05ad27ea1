"""The letters that the service writes; plain text, short, with an address at the end."""

from clearslate.domain.request import Progress
from clearslate.formats.phrase import Phrase, both

SIGNED = both(
    "\n\nClearslate\nYou receive this because you are concerned by this use.",
    "\n\nClearslate\nVous recevez ce message parce que ce cas d’usage vous concerne.",
)

TASK_SUBJECT = {
    "review": both("{reference} waits for you: {title}", "{reference} vous attend : {title}"),
    "evidence": both(
        "{reference} is blocked until something exists: {title}",
        "{reference} est bloqué tant qu’un élément manque : {title}",
    ),
    "difference": both(
        "{reference}: a file says otherwise than was declared: {title}",
        "{reference}\u00a0: un fichier dit autre chose que la déclaration\u00a0: {title}",
    ),
    "change": both(
        "{reference}: a change is asked for: {title}",
        "{reference} : une modification est demandée : {title}",
    ),
    "notice": both(
        "{reference} goes ahead, for your information: {title}",
        "{reference} se poursuit, pour votre information : {title}",
    ),
    "override": both(
        "{reference} goes ahead by an emergency override: {title}",
        "{reference} se poursuit par dérogation d’urgence : {title}",
    ),
}
TASK_TEXT = {
    "review": both(
        "{name},\n\n{reference}, “{title}”, in {production} needs your answer by {due}. It was "
        "determined as: {outcome}.\n\nThe reasons and what stands beside them: {address}",
        "{name},\n\nLe cas d’usage {reference}, « {title} », de {production} attend votre réponse "
        "d’ici au {due}. Détermination : {outcome}.\n\nLes motifs et les pièces : {address}",
    ),
    "evidence": both(
        "{name},\n\n{reference}, “{title}”, in {production} cannot be approved by anybody before "
        "something exists, such as a consent or a licence.\n\nWhat is missing, and where to get "
        "it: {address}",
        "{name},\n\nLe cas d’usage {reference}, « {title} », de {production} ne peut être "
        "approuvé "
        "par personne tant qu’un élément manque, par exemple un consentement ou une licence."
        "\n\nCe qui manque, et où l’obtenir : {address}",
    ),
    "difference": both(
        "{name},\n\nA file of {reference}, “{title}”, in {production} says of its making what was "
        "not declared. Please see what it is, and say by {due} what is to be made of it."
        "\n\nWhat its files say: {address}",
        "{name},\n\nUn fichier de {reference}, «\u00a0{title}\u00a0», de {production} dit de sa "
        "fabrication ce qui n’a pas été déclaré. Merci de regarder ce qu’il en est et de dire "
        "d’ici au {due} ce qu’il faut en faire.\n\nCe que disent ses fichiers\u00a0: {address}",
    ),
    "change": both(
        "{name},\n\nA reviewer asks for a change to {reference}, “{title}”, in {production}."
        "\n\nWhat is asked, and where to answer: {address}",
        "{name},\n\nUn relecteur demande une modification de {reference}, « {title} », de "
        "{production}.\n\nCe qui est demandé, et où répondre : {address}",
    ),
    "notice": both(
        "{name},\n\n{reference}, “{title}”, in {production} was declared and goes ahead; notice "
        "to you is enough. Mark it as read: {address}",
        "{name},\n\nLe cas d’usage {reference}, « {title} », de {production} a été déclaré et "
        "se poursuit ; il suffit de vous en informer. Marquez-le comme lu : {address}",
    ),
    "override": both(
        "{name},\n\nAn administrator let {reference}, “{title}”, in {production} go ahead in an "
        "emergency, without the yeses it needs. Please review it by {due}: {address}",
        "{name},\n\nUn administrateur a laissé {reference}, « {title} », de {production} se "
        "poursuivre en urgence, sans les accords requis. Merci de l’examiner d’ici au {due} : "
        "{address}",
    ),
}

PROGRESS_SUBJECT = {
    Progress.GOES_AHEAD: both(
        "{reference} may go ahead: {title}", "{reference} peut se poursuivre : {title}"
    ),
    Progress.FALLEN: both(
        "{reference}: its approval no longer holds: {title}",
        "{reference} : son accord ne tient plus : {title}",
    ),
    Progress.REFUSED: both("{reference} is refused: {title}", "{reference} est refusé : {title}"),
    Progress.WITHDRAWN: both(
        "{reference} was withdrawn: {title}", "{reference} a été retiré : {title}"
    ),
    Progress.SUPERSEDED: both(
        "{reference} was superseded: {title}", "{reference} a été remplacé : {title}"
    ),
}
PROGRESS_TEXT: dict[Progress, Phrase] = {
    Progress.GOES_AHEAD: both(
        "{name},\n\n{reference}, “{title}”, in {production} may go ahead. Conditions and duties "
        "stand on its page: {address}",
        "{name},\n\nLe cas d’usage {reference}, « {title} », de {production} peut se "
        "poursuivre. "
        "Les conditions et obligations figurent sur sa page : {address}",
    ),
    Progress.FALLEN: both(
        "{name},\n\nThe approval of {reference}, “{title}”, in {production} no longer holds. "
        "Please "
        "do not go on with it.\n\n{why}What changed, and who has it now: {address}",
        "{name},\n\nL’accord donné à {reference}, « {title} », de {production} ne tient plus. "
        "Merci "
        "de ne pas poursuivre.\n\n{why}Ce qui a changé, et qui s’en occupe : {address}",
    ),
    Progress.REFUSED: both(
        "{name},\n\n{who} refused {reference}, “{title}”, in {production}.\n\nThe reason stands "
        "on "
        "its page: {address}",
        "{name},\n\n{who} a refusé {reference}, « {title} », de {production}.\n\nLe motif figure "
        "sur "
        "sa page : {address}",
    ),
    Progress.WITHDRAWN: both(
        "{name},\n\n{who} withdrew {reference}, “{title}”, in {production}: {address}",
        "{name},\n\n{who} a retiré {reference}, « {title} », de {production} : {address}",
    ),
    Progress.SUPERSEDED: both(
        "{name},\n\n{who} superseded {reference}, “{title}”, in {production}. The difference "
        "stands "
        "on its page: {address}",
        "{name},\n\n{who} a remplacé {reference}, « {title} », de {production}. La différence "
        "figure "
        "sur sa page : {address}",
    ),
}

AGAIN_SUBJECT = both(
    "{reference} may go ahead again: {title}",
    "{reference} peut de nouveau se poursuivre : {title}",
)
AGAIN_TEXT = both(
    "{name},\n\n{reference}, “{title}”, in {production} may go ahead again: everything it was "
    "approved on is as it was then, so nobody has to say yes anew. Whoever gave the approval can "
    "take it back on its page: {address}",
    "{name},\n\nLe cas d’usage {reference}, « {title} », de {production} peut de nouveau se "
    "poursuivre : tout ce sur quoi portait l’accord est redevenu ce qu’il était, et "
    "personne n’a à le redonner. Qui l’a donné peut le retirer sur sa page : {address}",
)

REMINDER_SUBJECT = both(
    "{reference} is due on {due}: {title}", "{reference} est attendu pour le {due} : {title}"
)
REMINDER_TEXT = both(
    "{name},\n\n{reference}, “{title}”, in {production} still waits for you; it is due on {due}. "
    "If you are away, hand it to a colleague: {address}",
    "{name},\n\nLe cas d’usage {reference}, « {title} », de {production} vous attend toujours, "
    "pour le {due}. Si vous êtes absent, confiez-le à un collègue : {address}",
)
HANDED_ON_SUBJECT = both(
    "{reference} is overdue ({office}): {title}",
    "{reference} est en retard ({office}) : {title}",
)
HANDED_ON_TEXT = both(
    "{name},\n\n{reference}, “{title}”, in {production} was due on {due} and nobody has answered "
    "({office}). It now lies with whoever else can: {address}",
    "{name},\n\nLe cas d’usage {reference}, « {title} », de {production} était attendu pour le "
    "{due} et personne n’a répondu ({office}). Il est désormais ouvert à toute personne "
    "habilitée : {address}",
)
PASSED_SUBJECT = both(
    "{who} passed {reference} to you: {title}", "{who} vous confie {reference} : {title}"
)
PASSED_TEXT = both(
    "{name},\n\n{who} passed {reference}, “{title}”, in {production} to you: {address}",
    "{name},\n\n{who} vous confie le cas d’usage {reference}, « {title} », de {production} : "
    "{address}",
)
COMMENT_SUBJECT = both(
    "{who} wrote about {reference}: {title}", "{who} a écrit à propos de {reference} : {title}"
)
COMMENT_TEXT = both(
    "{name},\n\n{who} wrote about {reference}, “{title}”, in {production}:\n\n{said}\n\nThe "
    "conversation: {address}",
    "{name},\n\n{who} a écrit à propos de {reference}, « {title} », de {production} :\n\n{said}"
    "\n\nLa conversation : {address}",
)
REVOKED_SUBJECT = both(
    "{reference}: {who} took an approval back: {title}",
    "{reference} : {who} a retiré un accord : {title}",
)
REVOKED_TEXT = both(
    "{name},\n\n{who} took back the approval {approval} of {reference}, “{title}”, in "
    "{production}. The reason: {reason}\n\n{address}",
    "{name},\n\n{who} a retiré l’accord {approval} donné à {reference}, « {title} », de "
    "{production}. Le motif : {reason}\n\n{address}",
)
OVERRIDE_ENDED_SUBJECT = both(
    "{reference}: the emergency override has ended: {title}",
    "{reference} : la dérogation d’urgence a pris fin : {title}",
)
OVERRIDE_ENDED_TEXT = both(
    "{name},\n\n{who} ended the emergency override of {reference}, “{title}”, in {production}. It "
    "now needs what the rules ask for. The reason: {reason}\n\n{address}",
    "{name},\n\n{who} a mis fin à la dérogation d’urgence de {reference}, « {title} », de "
    "{production}. Il faut désormais ce que les règles exigent. Le motif : {reason}\n\n{address}",
)
OVERRIDE_STANDS_SUBJECT = both(
    "{reference}: the emergency override was reviewed: {title}",
    "{reference} : la dérogation d’urgence a été examinée : {title}",
)
OVERRIDE_STANDS_TEXT = both(
    "{name},\n\n{who} reviewed the emergency override of {reference}, “{title}”, in {production} "
    "and lets it stand. The reason: {reason}\n\n{address}",
    "{name},\n\n{who} a examiné la dérogation d’urgence de {reference}, « {title} », de "
    "{production} et la maintient. Le motif : {reason}\n\n{address}",
)
ENDS_SUBJECT = both(
    "{reference}: what it stands on ends on {day}: {title}",
    "{reference} : ce dont il dépend prend fin le {day} : {title}",
)
ENDS_TEXT = both(
    "{name},\n\n{record} ends on {day}, and {reference}, “{title}”, in {production} stands on it. "
    "Without a new one the use may not go on after that day: {address}",
    "{name},\n\n{record} prend fin le {day}, et le cas d’usage {reference}, « {title} », de "
    "{production} en dépend. Sans renouvellement, il devra s’arrêter après ce jour : {address}",
)
OVERRIDDEN_SUBJECT = both(
    "{reference} goes ahead by an emergency override: {title}",
    "{reference} se poursuit par dérogation d’urgence : {title}",
)
OVERRIDDEN_TEXT = both(
    "{name},\n\nAn administrator let {reference}, “{title}”, in {production} go ahead in an "
    "emergency, without the yeses it needs. The title contact reviews it; the reason stands on "
    "its page: {address}",
    "{name},\n\nUn administrateur a laissé {reference}, « {title} », de {production} se "
    "poursuivre en urgence, sans les accords requis. Le contact du titre l’examine ; le motif "
    "figure sur sa page : {address}",
)
