"""Approvals: ``approvals/*.yaml``."""

from functools import lru_cache

from clearslate.domain.approval import Approval, ApprovalKind
from clearslate.domain.facts import Catalogue
from clearslate.domain.roles import Role
from clearslate.formats.answers import choices_of
from clearslate.formats.documents.parts import FILE_REFERENCE, PERIOD, SIGNATURE, named_by_file
from clearslate.formats.facts import load_catalogue
from clearslate.formats.phrase import Phrase
from clearslate.formats.plain import Document, Plain
from clearslate.formats.shapes import ListOf, Misfit, Record, SetOf, needed, optional, read
from clearslate.formats.spellings import DAY, DIGEST, NAME, REFERENCE, TEXT, Member

_KIND = Phrase(en="what is said yes to", fr="ce qui est accordé")
_DECLARATION = Phrase(en="the reference of the declaration", fr="la référence de la déclaration")
_DECLARATION_DIGEST = Phrase(
    en="the digest of the declaration that was approved",
    fr="l’empreinte de la déclaration qui a reçu l’accord",
)
_DETERMINATION_DIGEST = Phrase(
    en="the digest of the determination that was approved",
    fr="l’empreinte de la détermination qui a reçu l’accord",
)
_EVIDENCE = Phrase(
    en="the digests of the files that were attached when it was given",
    fr="les empreintes des fichiers joints au moment de l’accord",
)
_WITHDRAWN = Phrase(
    en="the first day on which it no longer holds, where it was taken back",
    fr="le premier jour où il ne vaut plus, s’il a été retiré",
)
_APPROVER = Phrase(en="who approves", fr="qui donne l’accord écrit")
_AUTHORITY = Phrase(en="the roles that the approver holds", fr="les fonctions du signataire")
_CONDITIONS = Phrase(
    en="duties that the approver attaches", fr="les conditions posées par le signataire"
)
_INPUTS = Phrase(
    en="for the kind `inputs`: the material that may go in",
    fr="pour le genre « inputs » : ce qui peut entrer",
)
_TOOLS = Phrase(
    en="for the kind `inputs`: the tools it may go into",
    fr="pour le genre « inputs » : les outils où cela peut entrer",
)
_ONLY_INPUTS = Phrase(
    en="this only where the kind is `inputs`", fr="ceci pour le genre « inputs » seulement"
)
_SOME_INPUTS = Phrase(
    en="the inputs that the approval names", fr="les entrées que l’accord désigne"
)


def read_approval(document: Document, catalogue: Catalogue) -> Approval:
    """Return the approval in ``document``.

    Raises:
        DocumentError: at the first part that is missing, unknown or of the wrong kind.
    """
    return read(approval_shape(catalogue), named_by_file(document))


def document_of(approval: Approval) -> dict[str, Plain]:
    """Return the canonical document of ``approval``."""
    return approval_shape(load_catalogue()).write(approval)


@lru_cache(maxsize=8)
def approval_shape(catalogue: Catalogue) -> Record[Approval]:
    """Return the shape of an approval."""
    inputs = SetOf(item=choices_of(catalogue, "inputs"))
    return Record(
        build=Approval,
        check=_inputs_where_they_belong,
        fields=(
            FILE_REFERENCE,
            needed("kind", Member(ApprovalKind), _KIND),
            needed("declaration", REFERENCE, _DECLARATION),
            optional("declaration_digest", DIGEST, _DECLARATION_DIGEST),
            optional("determination_digest", DIGEST, _DETERMINATION_DIGEST),
            optional("evidence", SetOf(item=DIGEST), _EVIDENCE),
            needed("approver", NAME, _APPROVER),
            needed("authority", SetOf(item=Member(Role), at_least=1), _AUTHORITY),
            optional("conditions", ListOf(item=TEXT, or_one=True), _CONDITIONS, default=()),
            PERIOD,
            SIGNATURE,
            optional("withdrawn", DAY, _WITHDRAWN),
            optional("inputs", inputs, _INPUTS, default=frozenset()),
            optional("tools", SetOf(item=REFERENCE), _TOOLS, default=frozenset()),
        ),
    )


def _inputs_where_they_belong(approval: Approval) -> None:
    if approval.kind is ApprovalKind.INPUTS:
        if not approval.inputs:
            raise Misfit("[]", _SOME_INPUTS).under("inputs")
    elif approval.inputs or approval.tools:
        raise Misfit(approval.kind, _ONLY_INPUTS).under("inputs" if approval.inputs else "tools")
