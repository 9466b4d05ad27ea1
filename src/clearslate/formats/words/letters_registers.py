"""The letters about records: what ends soon, and what is to be looked at again."""

from clearslate.formats.phrase import both

REMINDER_SUBJECT = both("{record} ({reference}): {day}", "{record} ({reference}) : {day}")
ENDS = both(
    "{name},\n\nThe record of {record} ({reference}) ends on {day}. Uses that stand on it lose it "
    "on the day after.\n\nThe record, and what it touches: {address}",
    "{name},\n\nLa fiche de {record} ({reference}) prend fin le {day}. Les cas d’usage qui s’y "
    "appuient la perdent le lendemain.\n\nLa fiche, et ce qu’elle touche : {address}",
)
REVIEW = both(
    "{name},\n\nThe record of {record} ({reference}) is to be reviewed by {day}: {address}",
    "{name},\n\nLa fiche de {record} ({reference}) est à revoir d’ici au {day} : {address}",
)
OWNED = both(
    "\n\nClearslate\nYou receive this because you look after this record.",
    "\n\nClearslate\nVous recevez ce message parce que vous suivez cette fiche.",
)
