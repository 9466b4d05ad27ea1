"""Frame rates and timecodes as people write them, and what is said when they cannot be."""

from collections.abc import Mapping

from clearslate.domain.timecode import (
    NoSuchRate,
    NoSuchTimecode,
    Rate,
    Timecode,
    TimecodeFault,
)
from clearslate.formats.errors import DocumentError
from clearslate.formats.phrase import Language, Phrase

_A_RATE = Phrase(
    en="frames per second, at most 1000, such as 24, 23.976 or 30000/1001",
    fr="un nombre d’images par seconde, au plus 1000, comme 24, 23.976 ou 30000/1001",
)
_RATE_NEEDED = Phrase(
    en="{where}: the frame rate is needed, this file does not say it; give it with --rate or as "
    "`rate` of the cut in production.yaml, such as 24, 25 or 23.976",
    fr="{where} : il faut la cadence, ce fichier ne la dit pas ; donnez-la avec --rate ou "
    "par « rate » du montage dans production.yaml, comme 24, 25 ou 23.976",
)
FAULTS: Mapping[TimecodeFault, Phrase] = {
    TimecodeFault.SHAPE: Phrase(
        en="a timecode such as 01:00:04:12", fr="un timecode comme 01:00:04:12"
    ),
    TimecodeFault.MINUTES: Phrase(en="minutes below 60", fr="des minutes inférieures à 60"),
    TimecodeFault.SECONDS: Phrase(en="seconds below 60", fr="des secondes inférieures à 60"),
    TimecodeFault.FRAMES: Phrase(
        en="a frame number below the frame rate",
        fr="un numéro d’image inférieur à la cadence",
    ),
    TimecodeFault.DROPPED: Phrase(
        en="a number that drop-frame counting keeps; it skips the first numbers of every minute "
        "but each tenth",
        fr="un numéro que le comptage drop-frame conserve ; il saute les premiers numéros de "
        "chaque minute, sauf toutes les dix minutes",
    ),
    TimecodeFault.RANGE: Phrase(
        en="a time from 00:00:00:00 to hour 99", fr="un temps de 00:00:00:00 à l’heure 99"
    ),
    TimecodeFault.NO_DROP: Phrase(
        en="a rate of 29.97 or 59.94 for drop frame",
        fr="une cadence de 29,97 ou 59,94 pour le drop-frame",
    ),
}


class RateNeeded(Exception):
    """A timeline does not say its frame rate and nobody gave it; it is never guessed."""

    def __init__(self, where: str) -> None:
        self.where = where
        super().__init__(self.told(Language.ENGLISH))

    def told(self, language: Language) -> str:
        """Return the message in ``language``."""
        return _RATE_NEEDED.say(language, where=self.where)


def read_rate(text: str, *, where: str) -> Rate:
    """Return the frame rate that ``text`` spells.

    Raises:
        DocumentError: where it spells none.
    """
    try:
        return Rate.parse(text)
    except NoSuchRate as error:
        raise DocumentError(where=where, found=text, expected=_A_RATE) from error


def read_timecode(text: str, rate: Rate, *, where: str, drop: bool | None = None) -> Timecode:
    """Return the timecode that ``text`` spells; ``drop`` as for `Timecode.parse`.

    Raises:
        DocumentError: where no frame has that number at ``rate``.
    """
    try:
        return Timecode.parse(text.strip(), rate, drop=drop)
    except NoSuchTimecode as error:
        raise DocumentError(where=where, found=text, expected=FAULTS[error.fault]) from error
