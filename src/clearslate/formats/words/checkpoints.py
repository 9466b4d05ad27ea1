"""The letter that carries a checkpoint; its text is the signed note itself."""

from clearslate.formats.phrase import both

SUBJECT = both("Checkpoint of {name} at {size}", "Point de contrôle de {name} à {size}")
