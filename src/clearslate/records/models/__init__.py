"""The tables; nobody outside ``records`` imports them."""

from clearslate.records.models.evidence import EvidenceRow
from clearslate.records.models.filters import FilterRow
from clearslate.records.models.jobs import JobRow, TurnRow
from clearslate.records.models.log import CheckpointRow, LogRow, MailRow
from clearslate.records.models.people import Account, Invitation, Membership, Organisation
from clearslate.records.models.registers import (
    AssetRow,
    ConsentDoorRow,
    ConsentLineRow,
    ConsentRequestRow,
    FileRow,
    RecordRow,
    StandsOnRow,
)
from clearslate.records.models.review import CommentRow, DecisionRow, TaskRow
from clearslate.records.models.work import (
    CutCheckRow,
    CutRow,
    DeclarationRow,
    DraftRow,
    ProductionRow,
)

__all__ = [
    "Account",
    "AssetRow",
    "CheckpointRow",
    "CommentRow",
    "ConsentDoorRow",
    "ConsentLineRow",
    "ConsentRequestRow",
    "CutCheckRow",
    "CutRow",
    "DecisionRow",
    "DeclarationRow",
    "DraftRow",
    "EvidenceRow",
    "FileRow",
    "FilterRow",
    "Invitation",
    "JobRow",
    "LogRow",
    "MailRow",
    "Membership",
    "Organisation",
    "ProductionRow",
    "RecordRow",
    "StandsOnRow",
    "TaskRow",
    "TurnRow",
]
