"""What the interview says, in the terminal and in the browser alike."""

from clearslate.formats.phrase import both

SO_FAR = both(
    "So far: {outcome}. {left} more questions can still change that.",
    "Pour l’instant : {outcome}. {left} autres questions peuvent encore changer cela.",
)
NOT_SURE = both("I am not sure", "Je ne sais pas")
NOTHING_LEFT = both(
    "No further answer can change this.", "Aucune autre réponse ne peut changer cela."
)
