"""The four outcomes, and who owes what by when, in the words of the glossary."""

from collections.abc import Iterable, Mapping

from clearslate.domain.policy.rules import Outcome, ReviewOrder
from clearslate.domain.roles import Role
from clearslate.formats.phrase import Language, Phrase, same
from clearslate.formats.words.dates import all_of

OUTCOMES: Mapping[Outcome, Phrase] = {
    Outcome.NOTIFY: Phrase(en="notify", fr="informer"),
    Outcome.ESCALATE: Phrase(en="escalate", fr="faire remonter"),
    Outcome.APPROVAL: Phrase(en="written approval", fr="accord écrit"),
    Outcome.BLOCKED: Phrase(en="blocked", fr="bloqué"),
}

MEANINGS: Mapping[Outcome, Phrase] = {
    Outcome.NOTIFY: Phrase(
        en="Tell the title contact, and go ahead.",
        fr="Informez le contact du titre, et poursuivez.",
    ),
    Outcome.ESCALATE: Phrase(
        en="Wait until the title contact has answered.",
        fr="Attendez la réponse du contact du titre.",
    ),
    Outcome.APPROVAL: Phrase(
        en="Wait for a written approval, signed by everyone named below.",
        fr="Attendez un accord écrit, signé par tous ceux qui sont nommés ci-dessous.",
    ),
    Outcome.BLOCKED: Phrase(
        en="Nobody can approve it yet: a consent, a licence or a clearance has to exist first.",
        fr="Personne ne peut encore l’approuver\u00a0: un consentement, une licence ou une "
        "libération de droits doit d’abord exister.",
    ),
}

ROLES: Mapping[Role, Phrase] = {
    Role.TITLE_CONTACT: Phrase(en="the title contact", fr="le contact du titre"),
    Role.LEGAL: Phrase(en="Legal", fr="le juridique"),
    Role.SECURITY: Phrase(en="Security", fr="la sécurité"),
    Role.TALENT_RELATIONS: Phrase(en="Talent Relations", fr="les relations artistes"),
    Role.EDITORIAL_STANDARDS: Phrase(en="Editorial Standards", fr="la déontologie éditoriale"),
}

# French "from" swallows its article: de + le is du, de + les is des.
ROLES_FROM: Mapping[Role, Phrase] = {
    Role.TITLE_CONTACT: Phrase(en="the title contact", fr="du contact du titre"),
    Role.LEGAL: Phrase(en="Legal", fr="du juridique"),
    Role.SECURITY: Phrase(en="Security", fr="de la sécurité"),
    Role.TALENT_RELATIONS: Phrase(en="Talent Relations", fr="des relations artistes"),
    Role.EDITORIAL_STANDARDS: Phrase(en="Editorial Standards", fr="de la déontologie éditoriale"),
}

_AT_ONCE = Phrase(en="all at the same time", fr="tous en même temps")
_THEN = Phrase(en=", then ", fr=", puis ")

OWNERS: Mapping[str, Phrase] = {
    "declarant": Phrase(en="the declarant", fr="le déclarant"),
    "production": Phrase(en="the production", fr="la production"),
    **{role.value: phrase for role, phrase in ROLES.items()},
}

DUE: Mapping[str, Phrase] = {
    "before_start": Phrase(en="before work starts", fr="avant de commencer"),
    "before_use_in_cut": Phrase(en="before it enters the cut", fr="avant l’entrée au montage"),
    "before_lock": Phrase(en="before picture lock", fr="avant le verrouillage du montage"),
    "before_delivery": Phrase(en="before delivery", fr="avant la livraison"),
    "before_release": Phrase(en="before release", fr="avant la sortie"),
    "at_release": Phrase(en="at release", fr="à la sortie"),
}


def outcome_word(outcome: Outcome, language: Language) -> str:
    """Return the word for ``outcome``: *notify*, *escalate*, *written approval*, *blocked*."""
    return OUTCOMES[outcome].say(language)


def roles_said(roles: Iterable[Role], language: Language) -> str:
    """Return who holds ``roles``, as a list that is read aloud."""
    return all_of((ROLES[role].say(language) for role in roles), language)


def from_roles(roles: Iterable[Role], language: Language) -> str:
    """Return ``roles`` as those from whom something is awaited."""
    return all_of((ROLES_FROM[role].say(language) for role in roles), language)


def turns_said(turns: Iterable[Iterable[Role]], language: Language) -> str:
    """Return who decides, turn by turn: *Legal and Security, then the title contact*."""
    return _THEN.say(language).join(roles_said(turn, language) for turn in turns)


def from_turns(turns: Iterable[Iterable[Role]], language: Language) -> str:
    """Return those from whom something is awaited, turn by turn."""
    return _THEN.say(language).join(from_roles(turn, language) for turn in turns)


def in_order_said(order: ReviewOrder, language: Language) -> str:
    """Return the order in which a pack has offices decide."""
    if len(order) < 2:
        return _AT_ONCE.say(language)
    return turns_said(([r for r in Role if r in turn] for turn in order), language)


def owner_said(owner: str, language: Language) -> str:
    """Return who owes a duty; an owner that only its pack knows is named by its id."""
    return OWNERS.get(owner, _by_id(owner)).say(language)


def due_said(due: str, language: Language) -> str:
    """Return by when a duty is due; a moment that only its pack knows is named by its id."""
    return DUE.get(due, _by_id(due)).say(language)


AUDIENCES: Mapping[str, Phrase] = {
    "viewers": Phrase(en="viewers", fr="le public"),
    "audience": Phrase(en="the audience", fr="le public"),
    "performers": Phrase(en="the performers", fr="les artistes"),
    "union": Phrase(en="the union", fr="le syndicat"),
    "streamer": Phrase(en="the streamer", fr="le diffuseur"),
    "studio": Phrase(en="the studio", fr="le studio"),
    "press": Phrase(en="the press", fr="la presse"),
}


def audience_said(audience: str, language: Language) -> str:
    """Return whom to tell; an audience that only its pack knows is named by its id."""
    return AUDIENCES.get(audience, _by_id(audience)).say(language)


def _by_id(word: str) -> Phrase:
    return same(word.replace("_", " "))
