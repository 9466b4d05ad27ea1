"""Where a use stands, in a word or two."""

from clearslate.domain.request import Progress
from clearslate.formats.phrase import both

PROGRESS = {
    Progress.GOES_AHEAD: both("cleared", "libéré"),
    Progress.WAITING: both("waiting", "en attente"),
    Progress.CHANGE_ASKED: both("change asked", "modification demandée"),
    Progress.BLOCKED: both("blocked", "bloqué"),
    Progress.FALLEN: both("fallen", "caduc"),
    Progress.REFUSED: both("refused", "refusé"),
    Progress.WITHDRAWN: both("withdrawn", "retiré"),
    Progress.SUPERSEDED: both("superseded", "remplacé"),
}
