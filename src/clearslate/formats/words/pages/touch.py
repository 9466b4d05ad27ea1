"""What depends on it?"""

from clearslate.domain.standing import Stands
from clearslate.formats.phrase import both

TITLE = both("What depends on {kind} {reference}?", "Qu’est-ce qui dépend {of_kind} {reference} ?")
KIND = {
    "tool": both("tool", "de l’outil"),
    "consent": both("consent", "du consentement"),
    "licence": both("licence", "de la licence"),
}
"""A kind of record as it stands in the title, behind *depends on* or *dépend*."""
STANDING = both(
    "{n} uses stand on it. Counted are those that you may see.",
    "{n} cas d’usage s’y appuient. Sont comptés ceux que vous pouvez voir.",
)
STANDING_ONE = both(
    "One use stands on it. Counted are those that you may see.",
    "Un cas d’usage s’y appuie. Sont comptés ceux que vous pouvez voir.",
)
NONE_BUT_ASSETS = both(
    "No current use that you may see stands on it, but assets below were made under uses that "
    "were superseded since.",
    "Aucun cas d’usage actuel visible pour vous ne s’y appuie, mais des éléments ci-dessous ont "
    "été générés à titre de cas d’usage remplacés depuis.",
)
NONE = both(
    "No use that you may see stands on it. It can be changed without consequence for those.",
    "Aucun cas d’usage visible pour vous ne s’y appuie. Une modification est sans conséquence "
    "pour eux.",
)
USES = both("Uses", "Cas d’usage")
ASSETS = both("Assets made under them", "Éléments générés à ce titre")
NO_ASSETS = both(
    "No asset is registered under them.", "Aucun élément n’est enregistré à ce titre."
)
SUPERSEDED = both(
    "Assets made under uses that were superseded since",
    "Éléments générés à titre de cas d’usage remplacés depuis",
)
SUPERSEDED_SAYS = both(
    "The use under which they are registered no longer counts. They hang on this all the same: "
    "that use stood on it, or the one in its place does.",
    "Le cas d’usage à titre duquel ils sont enregistrés ne compte plus. Ils en dépendent quand "
    "même : ce cas d’usage s’y appuyait, ou celui qui l’a remplacé s’y appuie.",
)
SUPERSEDED_USE = both("superseded use {reference}", "cas d’usage remplacé {reference}")
CUTS = both("Cuts", "Montages")
NO_CUTS = both(
    "No cut of these productions was checked here, so none can be named.",
    "Aucun montage de ces productions n’a été contrôlé ici ; aucun ne peut être cité.",
)
CUT_NOTE = both(
    "Cuts of the productions in which it is used, as they were last checked.",
    "Les montages des productions concernées, selon leur dernier contrôle.",
)
STANDS = {
    Stands.GOES_AHEAD: both("goes ahead", "se poursuit"),
    Stands.OWES: both("waits", "attend"),
    Stands.FALLEN: both("fallen", "caduc"),
}
STANDS_ON = {
    "tool": both("names the tool", "nomme l’outil"),
    "consent": both("takes an answer from it", "en tire une réponse"),
    "performer": both("shows the performer", "montre l’artiste"),
    "licence": both("takes an answer from it", "en tire une réponse"),
    "work": both("refers to the work", "se réfère à l’œuvre"),
    "pack": both("is determined by it", "est déterminé par lui"),
}
BY = both("Stands on it because it", "S’y appuie car il")
IF = both("What would follow", "Ce qui suivrait")
IF_WITHDRAWN = both("If it were withdrawn today", "En cas de retrait aujourd’hui")
IF_ENDED = both("If it had ended yesterday", "Si sa validité avait pris fin hier")
IF_TRAINS = both(
    "If its terms allowed storing, reuse and training",
    "Si ses conditions permettaient conservation, réutilisation et entraînement",
)
WORK_OUT = both("Work it out", "Calculer")
NOT_MADE = both("Nothing is changed by looking.", "Regarder ne modifie rien.")
NOW = both("Now", "Aujourd’hui")
THEN = both("Then", "Ensuite")
USE = both("Use", "Cas d’usage")
PRODUCTION = both("Production", "Production")
APPROVALS = both("Approvals that fall", "Accords qui tombent")

PACK_TITLE = both(
    "What depends on {pack} {version}?", "Qu’est-ce qui dépend de {pack} {version} ?"
)
PACK_STANDING = both(
    "{n} uses in {productions} are determined by it, of those that you may see.",
    "{n} cas d’usage de {productions} sont déterminés par lui, parmi ceux que vous pouvez voir.",
)
READINGS = both("Readings", "Lectures")
READINGS_NOW = both("Chosen now: {options}.", "Choisies aujourd’hui : {options}.")
NO_READINGS = both("none beside the usual ones", "aucune hors des lectures usuelles")
ONLY_VERSION = both(
    "Version {version} is the one that is here. Another version is compared in the policy lab "
    "before it is published.",
    "La version {version} est celle qui est présente. Une autre version se compare dans "
    "l’atelier des règles avant publication.",
)
OTHERWISE = both("Choose other readings", "Choisir d’autres lectures")
MATRIX = both("From (rows) to (columns)", "De (lignes) à (colonnes)")
MATRIX_TITLE = both("How outcomes would move", "Comment les résultats se déplaceraient")
MOVE = both("{n} of {all} uses would move.", "{n} cas d’usage sur {all} se déplaceraient.")
BEYOND = both(
    "Worked out for the first {most}; {n} more are determined by it.",
    "Calculé pour les {most} premiers ; {n} autres en dépendent.",
)
MOVED = both("Uses that would move", "Cas d’usage qui se déplaceraient")
PACK_PRODUCTION = both("In which production", "Dans quelle production")
NO_PACK = both(
    "No use that you may see is determined by it.",
    "Aucun cas d’usage visible pour vous n’en dépend.",
)
VERDICTS = {
    "cleared": both("cleared", "libéré"),
    "held": both("held", "retenu"),
    "": both("not checked", "non vérifié"),
}
HOLDS = both("Holds", "Retenues")
