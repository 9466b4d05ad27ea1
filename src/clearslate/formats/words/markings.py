"""Why a file was not marked, and what whoever marks a programme should look at."""

from clearslate.formats.phrase import both

IS_ORIGINAL = both(
    "{target} is the original, which is never written to",
    "{target} est l’original, dans lequel rien n’est jamais écrit",
)
NO_PLACE = both(
    "without a key nothing can be written into a file of this kind",
    "sans clé, rien ne peut être inscrit dans un fichier de ce type",
)
NO_KEY = both(
    "this kind of file needs a signed record, and there is no key",
    "ce type de fichier demande un enregistrement signé, et il n’y a pas de clé",
)
NOT_SIGNED = both("it could not be signed: {fault}", "il n’a pas pu être signé\u00a0: {fault}")
OTHER_ORIGIN = both("read back it does not come to {meant}", "relu, il n’indique pas {meant}")
OTHER_SEAL = both("read back its seal is {seal}", "relu, son sceau est {seal}")
OTHER_REGIONS = both(
    "read back its regions are not those of the cut",
    "relu, ses intervalles ne sont pas ceux du montage",
)
BAD_SIGNATURE = both("read back its signature does not hold", "relue, sa signature ne tient pas")
TOO_SHORT = both(
    "it plays {plays} and its last element ends at {end}; see that it is the programme of this "
    "cut, and name its first frame with --first-frame",
    "il dure {plays} et son dernier élément se termine à {end}\u202f; vérifiez que c’est le "
    "programme de ce montage et indiquez sa première image avec --first-frame",
)
OTHER_LENGTH = both(
    "{file}  plays {plays}, the cut lasts {lasts}; where the file does not begin as the cut does, "
    "every region lies at the wrong time: name its first frame with --first-frame",
    "{file}  dure {plays}, le montage {lasts}\u202f; si le fichier ne commence pas comme le "
    "montage, tous les intervalles sont décalés\u00a0: indiquez sa première image avec "
    "--first-frame",
)
LENGTH_UNKNOWN = both(
    "{file}  says nothing of its length that is read here; that its regions lie within it was not "
    "checked",
    "{file}  n’indique aucune durée lisible ici\u202f; que ses intervalles tiennent dans le "
    "fichier n’a pas été vérifié",
)


def played(seconds: float) -> str:
    """Return a length as hours, minutes and seconds: 0:41:12.240."""
    thousandths = round(seconds * 1000)
    minutes, rest = divmod(thousandths, 60_000)
    return f"{minutes // 60}:{minutes % 60:02}:{rest / 1000:06.3f}"
