"""The letters about files that declare AI and that no declaration is known for."""

from clearslate.formats.phrase import both

UNDECLARED_SUBJECT = both(
    "{production}: files declare AI that no declaration is known for",
    "{production}\u00a0: des fichiers déclarent de l’IA sans déclaration connue",
)
UNDECLARED_TEXT = both(
    "{name},\n\nFiles of {production} say that AI made or changed them, and no declaration is "
    "known for them. Please see which use they belong to, and say by {due} what is to be made "
    "of them.\n\nWhat the files say: {address}",
    "{name},\n\nDes fichiers de {production} disent que l’IA les a faits ou modifiés, et aucune "
    "déclaration ne leur est connue. Merci de voir à quel cas d’usage ils se rattachent et de "
    "dire d’ici au {due} ce qu’il faut en faire.\n\nCe que disent les fichiers\u00a0: {address}",
)
SIGNED = both(
    "\n\nClearslate\nYou receive this because you see to what is cleared in this production.",
    "\n\nClearslate\nVous recevez ce message parce que vous veillez à ce qui est libéré dans "
    "cette production.",
)
