"""What the AI cue sheet calls its columns, and what it writes where something is not known."""

from collections.abc import Mapping

from clearslate.formats.phrase import Phrase

NOT_KNOWN = Phrase(en="not known", fr="non connu")
NOT_APPLICABLE = Phrase(en="not applicable", fr="sans objet")
NOT_NEEDED = Phrase(en="not needed", fr="non requis")
NOT_GIVEN = Phrase(en="not given", fr="non donné")
NOT_DECLARED = Phrase(en="not declared", fr="non déclaré")
NOBODY = Phrase(en="nobody", fr="personne")
NONE_OWED = Phrase(en="none owed", fr="aucune due")
DECLARED_ONLY = Phrase(en="declared, no record seen", fr="déclaré, aucune pièce vue")
NOT_LOCKED = Phrase(en="not locked", fr="non verrouillé")
OWED_BY = Phrase(en="owed by {role}", fr="dû par {role}")
NO_LONGER_HOLDS = Phrase(en="{ref} (no longer holds)", fr="{ref} (ne vaut plus)")
DOES_NOT_COVER = Phrase(en="{ref} (does not cover this use)", fr="{ref} (ne couvre pas cet usage)")
PLANNED = Phrase(en="planned: {what}", fr="prévu : {what}")

LABELS: Mapping[str, Phrase] = {
    "title": Phrase(en="Title", fr="Titre"),
    "production": Phrase(en="Production", fr="Production"),
    "cut_version": Phrase(en="Version of the cut", fr="Version du montage"),
    "cut": Phrase(en="Cut", fr="Montage"),
    "episode": Phrase(en="Episode", fr="Épisode"),
    "locked_on": Phrase(en="Locked on", fr="Verrouillé le"),
    "rate": Phrase(en="Frames a second", fr="Images par seconde"),
    "prepared_on": Phrase(en="Prepared on", fr="Établie le"),
    "packs": Phrase(en="Rules asked", fr="Règles consultées"),
    "sequence": Phrase(en="No.", fr="N°"),
    "event": Phrase(en="Event", fr="Événement"),
    "track": Phrase(en="Track", fr="Piste"),
    "in": Phrase(en="In", fr="Entrée"),
    "out": Phrase(en="Out", fr="Sortie"),
    "duration": Phrase(en="Duration", fr="Durée"),
    "medium": Phrase(en="Medium", fr="Nature"),
    "usage_code": Phrase(en="Usage code", fr="Code d’usage"),
    "prominence": Phrase(en="Prominence", fr="Visibilité"),
    "contribution": Phrase(en="Contribution", fr="Part de l’outil"),
    "tool": Phrase(en="Tool", fr="Outil"),
    "tool_version": Phrase(en="Version of the tool", fr="Version de l’outil"),
    "plan_tier": Phrase(en="Plan", fr="Formule"),
    "inputs": Phrase(en="Inputs", fr="Données fournies"),
    "person": Phrase(en="Person depicted", fr="Personne représentée"),
    "consent": Phrase(en="Consent", fr="Consentement"),
    "human_input": Phrase(en="Human work", fr="Travail humain"),
    "licence": Phrase(en="Licence", fr="Licence"),
    "determination": Phrase(en="Determination", fr="Détermination"),
    "approval": Phrase(en="Approval", fr="Accord"),
    "verdict": Phrase(en="Verdict", fr="Verdict"),
    "iptc_source_type": Phrase(en="IPTC source type", fr="Type de source IPTC"),
    "disclosure": Phrase(en="Disclosure", fr="Mention obligatoire"),
    "asset": Phrase(en="Asset", fr="Élément généré"),
    "asset_digest": Phrase(en="Digest of the asset", fr="Empreinte de l’élément"),
    "declaration": Phrase(en="Declaration", fr="Déclaration"),
    "declaration_digest": Phrase(en="Digest of the declaration", fr="Empreinte de la déclaration"),
    "determination_digest": Phrase(
        en="Digest of the determination", fr="Empreinte de la détermination"
    ),
}
"""Every column, in the order in which it stands; the first nine are the sheet's header."""

USAGE_CODES: Mapping[str, Phrase] = {
    "GF": Phrase(en="generated, full frame or track", fr="généré, image ou piste entière"),
    "GE": Phrase(en="generated element", fr="élément généré"),
    "AL": Phrase(en="alteration of captured material", fr="altération d’éléments captés"),
    "RP": Phrase(en="replica of a person", fr="réplique d’une personne"),
    "DB": Phrase(en="dub, by voice or picture", fr="doublage, vocal ou visuel"),
    "EN": Phrase(en="enhancement, meaning unchanged", fr="amélioration, sens inchangé"),
    "TX": Phrase(en="text, shown or spoken", fr="texte, à l’écran ou dit"),
    "AS": Phrase(en="assistance, nothing in the cut", fr="assistance, rien dans le montage"),
}
