"""The letter that invites somebody."""

from clearslate.formats.phrase import both

SUBJECT = both(
    "Your account for {organisation} on Clearslate",
    "Votre compte pour {organisation} sur Clearslate",
)
TEXT = both(
    "{name},\n\n{who} invites you to Clearslate for {organisation}, as {offices}. Clearslate "
    "keeps what generative AI is used for on a production, and who said yes to it.\n\nOpen your "
    "account by {until}: {address}\n\nThe link works once. If you expect no invitation, leave it "
    "alone; it opens nothing but this account.\n\nClearslate",
    "{name},\n\n{who} vous invite sur Clearslate pour {organisation}, comme {offices}. "
    "Clearslate tient le registre des usages de l’IA générative d’une production, et de qui les "
    "a acceptés.\n\nOuvrez votre compte d’ici au {until} : {address}\n\nLe lien sert une fois. "
    "Si vous n’attendez pas d’invitation, laissez-le ; il n’ouvre rien d’autre que ce "
    "compte.\n\nClearslate",
)
FIRST_TEXT = both(
    "{name},\n\nClearslate is founded for {organisation}, and you are its first administrator."
    "\n\nOpen your account by {until}: {address}\n\nThe link works once.\n\nClearslate",
    "{name},\n\nClearslate est fondé pour {organisation}, et vous en êtes le premier "
    "administrateur.\n\nOuvrez votre compte d’ici au {until} : {address}\n\nLe lien sert une "
    "fois.\n\nClearslate",
)
