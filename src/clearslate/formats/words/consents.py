"""The words in which somebody is asked for a consent; plain, and nothing that is not meant."""

from collections.abc import Mapping

from clearslate.domain.registry import ConsentKind
from clearslate.formats.phrase import Phrase, both

FACT = Phrase(en="{label}: {value}", fr="{label}\u00a0: {value}")
OPENING_OWN = both("For {signer}, from {company}", "Pour {signer}, de la part de {company}")
OPENING_FOR = both(
    "For {signer}, {capacity} of {performer}, from {company}",
    "Pour {signer}, {capacity} {of_performer}, de la part de {company}",
)
CAPACITIES: Mapping[str, Phrase] = {
    "performer": both("performer", "artiste"),
    "guardian": both("guardian", "responsable légal"),
    "estate": both("estate", "ayant droit"),
    "representative": both("representative", "représentant"),
}
SIGNED_OTHERWISE = both(
    "signed as {signed}, asked as {asked}", "signé {signed}, demandé à {asked}"
)
"""Who signed, where it is under another name than theirs who was asked."""
NAMED_OTHERWISE = both("{signed} (asked as {asked})", "{signed} (demandé à {asked})")
"""The same within a sentence."""
CAPACITY_CHOICES: Mapping[str, Phrase] = {
    "performer": both("I am {performer}", "Je suis {performer}"),
    "guardian": both(
        "I am a parent or guardian of {performer}",
        "Je suis parent ou responsable légal {of_performer}",
    ),
    "estate": both(
        "I act for the estate of {performer}", "J’agis pour la succession {of_performer}"
    ),
    "representative": both(
        "I represent {performer} and may sign for them",
        "Je représente {performer} et je peux signer en son nom",
    ),
}

QUESTIONS_OWN: Mapping[ConsentKind, Phrase] = {
    ConsentKind.WITH_PARTICIPATION: both(
        "May we make a digital replica of you, with you, for {title}?",
        "Pouvons-nous créer, avec vous, une réplique numérique de vous pour {title} ?",
    ),
    ConsentKind.FROM_ENGAGEMENT_FOOTAGE: both(
        "May we make a digital replica of you from what was recorded for {title}?",
        "Pouvons-nous créer une réplique numérique de vous à partir de ce qui a été enregistré "
        "pour {title} ?",
    ),
    ConsentKind.FROM_OTHER_MATERIAL: both(
        "May we make a digital replica of you for {title} from other material?",
        "Pouvons-nous créer une réplique numérique de vous pour {title} à partir d’autres "
        "éléments ?",
    ),
    ConsentKind.ALTERATION: both(
        "May we alter your recorded performance in {title} with generative AI?",
        "Pouvons-nous modifier par IA générative votre interprétation enregistrée dans {title} ?",
    ),
    ConsentKind.DUB_OR_DOUBLE: both(
        "May we use generative AI for your voice, or for a double of you, in {title}?",
        "Pouvons-nous recourir à l’IA générative pour votre voix, ou pour une doublure de vous, "
        "dans {title} ?",
    ),
    ConsentKind.TRAINING: both(
        "May we train an AI model on you for {title}?",
        "Pouvons-nous entraîner un modèle d’IA sur vous pour {title} ?",
    ),
}
QUESTIONS_FOR: Mapping[ConsentKind, Phrase] = {
    ConsentKind.WITH_PARTICIPATION: both(
        "May we make a digital replica of {performer}, with them, for {title}?",
        "Pouvons-nous créer, avec sa participation, une réplique numérique {of_performer} pour "
        "{title} ?",
    ),
    ConsentKind.FROM_ENGAGEMENT_FOOTAGE: both(
        "May we make a digital replica of {performer} from what was recorded for {title}?",
        "Pouvons-nous créer une réplique numérique {of_performer} à partir de ce qui a été "
        "enregistré pour {title} ?",
    ),
    ConsentKind.FROM_OTHER_MATERIAL: both(
        "May we make a digital replica of {performer} for {title} from other material?",
        "Pouvons-nous créer une réplique numérique {of_performer} pour {title} à partir d’autres "
        "éléments ?",
    ),
    ConsentKind.ALTERATION: both(
        "May we alter the recorded performance of {performer} in {title} with generative AI?",
        "Pouvons-nous modifier par IA générative l’interprétation enregistrée {of_performer} dans "
        "{title} ?",
    ),
    ConsentKind.DUB_OR_DOUBLE: both(
        "May we use generative AI for the voice of {performer}, or for a double, in {title}?",
        "Pouvons-nous recourir à l’IA générative pour la voix {of_performer}, ou pour une "
        "doublure, dans {title} ?",
    ),
    ConsentKind.TRAINING: both(
        "May we train an AI model on {performer} for {title}?",
        "Pouvons-nous entraîner un modèle d’IA sur {performer} pour {title} ?",
    ),
}

PROMISES_OWN: Mapping[ConsentKind, Phrase] = {
    ConsentKind.WITH_PARTICIPATION: both(
        "I agree that {company} may create a digital replica of me with my participation and use "
        "it in {title}.",
        "J’accepte que {company} crée, avec ma participation, une réplique numérique de moi et "
        "l’emploie dans {title}.",
    ),
    ConsentKind.FROM_ENGAGEMENT_FOOTAGE: both(
        "I agree that {company} may create a digital replica of me from what was recorded of me "
        "for {title}, and use it there.",
        "J’accepte que {company} crée une réplique numérique de moi à partir de ce qui a été "
        "enregistré de moi pour {title}, et l’y emploie.",
    ),
    ConsentKind.FROM_OTHER_MATERIAL: both(
        "I agree that {company} may create a digital replica of me from the material named here "
        "and use it in {title}.",
        "J’accepte que {company} crée une réplique numérique de moi à partir des éléments nommés "
        "ici et l’emploie dans {title}.",
    ),
    ConsentKind.ALTERATION: both(
        "I agree that {company} may alter my recorded performance in {title} with generative AI.",
        "J’accepte que {company} modifie par IA générative mon interprétation enregistrée dans "
        "{title}.",
    ),
    ConsentKind.DUB_OR_DOUBLE: both(
        "I agree that {company} may use generative AI for my voice, or for a double of me, in "
        "{title}.",
        "J’accepte que {company} recoure à l’IA générative pour ma voix, ou pour une doublure de "
        "moi, dans {title}.",
    ),
    ConsentKind.TRAINING: both(
        "I agree that {company} may train an AI model on me for {title}.",
        "J’accepte que {company} entraîne un modèle d’IA sur moi pour {title}.",
    ),
}
PROMISES_FOR: Mapping[ConsentKind, Phrase] = {
    ConsentKind.WITH_PARTICIPATION: both(
        "For {performer}, I agree that {company} may create a digital replica of them with their "
        "participation and use it in {title}.",
        "Pour {performer}, j’accepte que {company} crée, avec sa participation, une réplique "
        "numérique {of_performer} et l’emploie dans {title}.",
    ),
    ConsentKind.FROM_ENGAGEMENT_FOOTAGE: both(
        "For {performer}, I agree that {company} may create a digital replica of them from what "
        "was recorded for {title}, and use it there.",
        "Pour {performer}, j’accepte que {company} crée une réplique numérique {of_performer} à "
        "partir de ce qui a été enregistré pour {title}, et l’y emploie.",
    ),
    ConsentKind.FROM_OTHER_MATERIAL: both(
        "For {performer}, I agree that {company} may create a digital replica of them from the "
        "material named here and use it in {title}.",
        "Pour {performer}, j’accepte que {company} crée une réplique numérique {of_performer} à "
        "partir des éléments nommés ici et l’emploie dans {title}.",
    ),
    ConsentKind.ALTERATION: both(
        "For {performer}, I agree that {company} may alter their recorded performance in {title} "
        "with generative AI.",
        "Pour {performer}, j’accepte que {company} modifie par IA générative son interprétation "
        "enregistrée dans {title}.",
    ),
    ConsentKind.DUB_OR_DOUBLE: both(
        "For {performer}, I agree that {company} may use generative AI for their voice, or for a "
        "double of them, in {title}.",
        "Pour {performer}, j’accepte que {company} recoure à l’IA générative pour sa voix, ou "
        "pour une doublure, dans {title}.",
    ),
    ConsentKind.TRAINING: both(
        "For {performer}, I agree that {company} may train an AI model on them for {title}.",
        "Pour {performer}, j’accepte que {company} entraîne un modèle d’IA sur sa personne pour "
        "{title}.",
    ),
}
BOUNDS = both(
    "My consent covers {purposes}, {there}, {spoken}, {lasting}. It covers nothing else.",
    "Mon consentement vaut pour {purposes}, {there}, {spoken}, {lasting}. Il ne vaut pour rien "
    "d’autre.",
)
COVERED: Mapping[str, Phrase] = {
    "ideation": both("the search for ideas", "la recherche d’idées"),
    "previs": both("previsualisation or storyboards", "la prévisualisation ou le storyboard"),
    "temp_edit": both(
        "temporary picture or sound in the edit", "l’image ou le son temporaires au montage"
    ),
    "final_picture": both("the final picture", "l’image finale"),
    "final_sound": both(
        "the final sound (voices or music included)", "le son final (voix ou musique comprises)"
    ),
    "marketing": both("marketing material", "les éléments de marketing"),
    "dubbing": both(
        "dubbing or another language version", "le doublage ou une autre version linguistique"
    ),
    "analysis": both("analysis alone", "la seule analyse"),
    "training": both(
        "the training of a model for this alone", "l’entraînement d’un modèle à cette seule fin"
    ),
    "reuse": both("the keeping of that model", "la conservation de ce modèle"),
}
"""What a consent covers, as it stands in the sentence that is signed."""
THERE: Mapping[str, Phrase] = {
    "eu": both("in the European Union", "dans l’Union européenne"),
    "fr": both("in France", "en France"),
    "us": both("in the United States", "aux États-Unis"),
    "us_ca": both("in California", "en Californie"),
    "us_ny": both("in the state of New York", "dans l’État de New York"),
    "us_tn": both("in Tennessee", "dans le Tennessee"),
    "uk": both("in the United Kingdom", "au Royaume-Uni"),
    "ca": both("in Canada", "au Canada"),
    "cn": both("in China", "en Chine"),
    "in": both("in India", "en Inde"),
    "kr": both("in South Korea", "en Corée du Sud"),
    "jp": both("in Japan", "au Japon"),
    "dk": both("in Denmark", "au Danemark"),
    "other": both("in other territories", "dans d’autres territoires"),
}
SPOKEN = both("in {language}", "en {language}")
EVERY_TONGUE = both("in every language", "dans toutes les langues")
LASTING: Mapping[tuple[bool, bool], Phrase] = {
    (False, False): both(
        "from my signature and with no end date",
        "à compter de ma signature et sans limite de durée",
    ),
    (True, False): both(
        "from {start} and with no end date", "à compter du {start} et sans limite de durée"
    ),
    (False, True): both(
        "from my signature until {last}", "à compter de ma signature et jusqu’au {last}"
    ),
    (True, True): both("from {start} until {last}", "du {start} au {last}"),
}

AGREE_TO = both("What you would agree to", "Ce que vous accepteriez")
FOR = both("Used for", "Employé pour")
MADE_WITH = both("Made with", "Créé avec")
WHERE = both("Where", "Où")
LANGUAGES = both("Languages", "Langues")
HOW_LONG = both("How long", "Durée")
WORLDWIDE = both("worldwide", "dans le monde entier")
EVERY_LANGUAGE = both("every language", "toutes les langues")
PERIODS: Mapping[tuple[bool, bool], Phrase] = {
    (False, False): both(
        "from your signature, with no end date",
        "à compter de votre signature, sans limite de durée",
    ),
    (True, False): both(
        "from {start}, with no end date", "à compter du {start}, sans limite de durée"
    ),
    (False, True): both("from your signature until {last}", "de votre signature jusqu’au {last}"),
    (True, True): both("from {start} until {last}", "du {start} au {last}"),
}
WAITING = both("What waits for your answer", "Ce qui attend votre réponse")
PICTURES = both("The pictures", "Les images")
MAY_NOT = both("What we may not do", "Ce que nous n’avons pas le droit de faire")
NEVER = (
    both(
        "Use it for another production, or for a purpose that is not named here.",
        "L’employer pour une autre production, ou à une fin qui n’est pas nommée ici.",
    ),
    both(
        "Take this answer for an answer to another question.",
        "Prendre cette réponse pour la réponse à une autre question.",
    ),
)
SIGN = both("The text you would sign", "Le texte que vous signeriez")
IF_NO = both("If you say no", "Si vous dites non")
IF_NO_ELSE = both(
    "{company} may then not do what is described here.",
    "{company} n’a alors pas le droit de faire ce qui est décrit ici.",
)
NO_REASON = both("You need not give a reason.", "Vous n’avez pas à donner de raison.")
IF_CHANGED = both("If you change your mind", "Si vous changez d’avis")
WITHDRAW = both(
    "You can withdraw later on this same page; a new code is mailed to you each time. From the "
    "day you withdraw your consent no longer covers any use, and everyone concerned is told at "
    "once.",
    "Vous pourrez vous retirer plus tard sur cette même page ; un nouveau code vous est envoyé à "
    "chaque fois. Dès le jour de votre retrait, votre consentement ne couvre plus aucun usage, et "
    "toutes les personnes concernées en sont aussitôt informées.",
)
FOOT = both("Request {reference}.", "Demande {reference}.")
