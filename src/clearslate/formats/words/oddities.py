"""What is odd about events of a timeline, said once for each oddity with its number."""

from collections import Counter
from collections.abc import Mapping

from clearslate.domain.timeline import Oddity, Timeline
from clearslate.formats.phrase import Language, Phrase
from clearslate.formats.words.dates import Counted

_EVENTS = Counted(
    one=Phrase(en="{n} event", fr="{n} événement"),
    many=Phrase(en="{n} events", fr="{n} événements"),
)
_SAID = Phrase(en="{events}: {oddity}", fr="{events} : {oddity}")
ODDITIES: Mapping[Oddity, Phrase] = {
    Oddity.DURATIONS_DIFFER: Phrase(
        en="source and place in the cut differ in length",
        fr="la source et sa place dans le montage n’ont pas la même durée",
    ),
    Oddity.RETIMED: Phrase(en="played at another speed", fr="vitesse modifiée"),
    Oddity.REVERSE: Phrase(en="played backwards", fr="lu à l’envers"),
    Oddity.FREEZE: Phrase(en="one frame held", fr="arrêt sur image"),
    Oddity.STILL: Phrase(en="a still", fr="image fixe"),
    Oddity.OVERLAPS: Phrase(
        en="overlaps another event of its track",
        fr="chevauche un autre événement de sa piste",
    ),
    Oddity.OUT_OF_ORDER: Phrase(
        en="starts before an event listed earlier",
        fr="commence avant un événement listé plus haut",
    ),
    Oddity.ZERO_LENGTH: Phrase(en="takes no frames", fr="ne dure aucune image"),
    Oddity.BLACK: Phrase(en="black or silence", fr="noir ou silence"),
    Oddity.SPLIT: Phrase(
        en="picture and sound start apart", fr="image et son commencent séparément"
    ),
    Oddity.PASSES_MIDNIGHT: Phrase(en="past midnight", fr="passe minuit"),
    Oddity.FRAME_CODE_DIFFERS: Phrase(
        en="counted in another frame code than the timeline",
        fr="compté dans un autre mode que la timeline (drop-frame ou non)",
    ),
    Oddity.SOURCE_UNPLACED: Phrase(
        en="source times cannot be said as a timecode",
        fr="les temps de la source ne peuvent s’écrire en timecode",
    ),
}


def oddities_said(timeline: Timeline, language: Language) -> tuple[str, ...]:
    """Return every oddity of ``timeline`` with the number of its events; black is none."""
    counts = Counter(note for event in timeline.events for note in event.notes)
    return tuple(
        _SAID.say(
            language,
            events=_EVENTS.say(counts[oddity], language),
            oddity=ODDITIES[oddity].say(language),
        )
        for oddity in Oddity
        if counts[oddity] and oddity is not Oddity.BLACK
    )
