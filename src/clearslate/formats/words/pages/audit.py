"""The audit log: what was done, by whom, and that it was never changed."""

from clearslate.formats.phrase import both

TITLE = both("Audit", "Journal")
SUMMARY = both("{n} entries, newest first.", "{n} entrées, les plus récentes d’abord.")
CHECKPOINT_AT = both("{size} of them are signed:", "{size} d’entre elles sont signées :")
NO_CHECKPOINT = both("Not signed yet.", "Pas encore signé.")
DOWNLOAD = both("Download the checkpoint", "Télécharger le point de contrôle")
VERIFY = both("Verify the log", "Vérifier le journal")
EXPORT = both("Export as JSON lines", "Exporter en lignes JSON")
ACTOR = both("Who", "Qui")
ACTOR_HINT = both("Name or mail address", "Nom ou adresse")
ACT = both("What", "Quoi")
EVERY_ACT = both("everything", "tout")
SUBJECT = both("About", "Sur")
PRODUCTION = both("Production", "Production")
EVERY_PRODUCTION = both("every production", "toutes les productions")
ON = both("On the day", "Le jour")
SHOW = both("Show", "Afficher")
INDEX = both("Entry", "Entrée")
WHEN = both("When (UTC)", "Quand (UTC)")
CONFIDENTIAL = both("for reviewers", "pour les relecteurs")
NONE = both("No entry matches.", "Aucune entrée ne correspond.")
OLDER = both("Older", "Plus anciennes")
NEWEST = both("Newest", "Les plus récentes")
PAGES = both("Pages", "Pages")
ENTRY = both("Entry {n}", "Entrée {n}")
AS_WRITTEN = both("As it was written", "Telle qu’elle a été écrite")
LEAF = both("Leaf hash (RFC 9162)", "Empreinte de feuille (RFC 9162)")
PROOF = both("Proof that it stands in the log", "Preuve qu’elle figure dans le journal")
MORE = both("All about the same", "Tout sur le même objet")

VERIFYING = both("Verify the log", "Vérifier le journal")
VERIFYING_TEXT = both(
    "Every entry is hashed again, every root recomputed, and each signed checkpoint held against "
    "them. This proves that nothing was changed since the oldest checkpoint that you keep "
    "elsewhere: compare that one with the list below.",
    "Chaque entrée est hachée de nouveau, chaque racine recalculée, et chaque point de contrôle "
    "signé y est confronté. Cela prouve que rien n’a changé depuis le plus ancien point de "
    "contrôle que vous gardez ailleurs : comparez-le à la liste ci-dessous.",
)
VERIFY_NOW = both("Verify now", "Vérifier maintenant")
HOLDS = both(
    "The log holds: {size} entries, {checkpoints} checkpoints.",
    "Le journal tient : {size} entrées, {checkpoints} points de contrôle.",
)
BROKEN = both("The log is broken at {index}: {fault}", "Le journal est rompu à {index} : {fault}")
FAULTS = {
    "sequence": both(
        "an entry is missing or stands twice.", "une entrée manque ou figure deux fois."
    ),
    "leaf": both(
        "the entry is not what was hashed.", "l’entrée n’est pas celle qui a été hachée."
    ),
    "columns": both(
        "what lists show is not what the entry says.",
        "ce qu’affichent les listes n’est pas ce que dit l’entrée.",
    ),
    "root": both(
        "the checkpoint’s root is not that of the entries.",
        "la racine du point de contrôle n’est pas celle des entrées.",
    ),
    "signature": both(
        "the checkpoint is not signed by this log’s key.",
        "le point de contrôle n’est pas signé par la clé de ce journal.",
    ),
    "too_short": both(
        "the checkpoint was made over more entries than there are.",
        "le point de contrôle couvrait plus d’entrées qu’il n’y en a.",
    ),
}
UNGUARDED = both(
    "The database does not refuse to change entries: its triggers are missing.",
    "La base ne refuse pas de modifier les entrées : ses déclencheurs manquent.",
)
ROOT = both("Root", "Racine")
KEY = both("Public key", "Clé publique")
CHECKPOINTS = both("Checkpoints", "Points de contrôle")
SIZE = both("Entries", "Entrées")
SIGNED_AT = both("Signed", "Signé")
NO_CHECKPOINTS = both(
    "None yet; the worker signs one when the log has grown.",
    "Aucun ; le processus de fond en signe un quand le journal a grandi.",
)

ACTS = {
    "account_closed": both("closed an account", "a fermé un compte"),
    "account_opened": both("opened an account again", "a rouvert un compte"),
    "answered": both("answered", "a répondu"),
    "approved": both("approved", "a accordé"),
    "asked_again": both("asked again", "a redemandé"),
    "attached": both("attached a file", "a joint un fichier"),
    "evidence_added": both(
        "added what files say of themselves", "a ajouté ce que les fichiers disent d’eux-mêmes"
    ),
    "evidence_answered": both(
        "answered a difference of a file", "a répondu à un écart relevé dans un fichier"
    ),
    "evidence_answered_together": both(
        "answered differences of several files", "a répondu à des écarts de plusieurs fichiers"
    ),
    "evidence_moved": both(
        "let what files say go on to a later declaration",
        "a fait passer ce que disent les fichiers à une déclaration ultérieure",
    ),
    "evidence_taken_up": both(
        "found the declaration of files that had none",
        "a trouvé la déclaration de fichiers qui n’en avaient pas",
    ),
    "evidence_taken_over": both(
        "held files of an earlier declaration against this one",
        "a confronté à celle-ci les fichiers d’une déclaration antérieure",
    ),
    "came_back": both("came back", "est de retour"),
    "change_asked": both("asked for a change", "a demandé une modification"),
    "changed": both("changed a record", "a modifié une fiche"),
    "checked cut": both("checked a cut", "a vérifié un montage"),
    "commented": both("commented", "a commenté"),
    "confided": both("wrote a confidential note", "a écrit une note confidentielle"),
    "declared": both("declared", "a déclaré"),
    "determined": both("determined", "a déterminé"),
    "exported": both("exported", "a exporté"),
    "factor_added": both("added a second factor", "a ajouté un second facteur"),
    "factor_removed": both("removed a second factor", "a retiré un second facteur"),
    "handed_on": both("handed a task on", "a fait suivre une tâche"),
    "held_back": both("made a task wait again", "a remis une tâche en attente"),
    "imported": both("imported", "a importé"),
    "invitation_accepted": both("took up an invitation", "a répondu à une invitation"),
    "invitation_withdrawn": both("withdrew an invitation", "a retiré une invitation"),
    "invited": both("invited", "a invité"),
    "invited_again": both("invited again", "a invité de nouveau"),
    "kept": both("kept a record", "a enregistré une fiche"),
    "noted": both("took note", "a pris acte"),
    "office_given": both("gave an office", "a confié une fonction"),
    "office_taken": both("took an office away", "a retiré une fonction"),
    "organisation_added": both("added an organisation", "a ajouté une organisation"),
    "overrode": both("let go ahead in an emergency", "a laissé faire en urgence"),
    "passed_on": both("passed a task on", "a transmis une tâche"),
    "password_changed": both("changed their password", "a changé son mot de passe"),
    "password_reset": both(
        "set a new password by mail", "a choisi un nouveau mot de passe par courriel"
    ),
    "password_set": both("set a password", "a choisi un mot de passe"),
    "production_changed": both("changed a production", "a modifié une production"),
    "production_made": both("made a production", "a créé une production"),
    "refused": both("refused", "a refusé"),
    "renamed": both("changed their name", "a changé de nom"),
    "revoked": both("revoked an approval", "a révoqué un accord"),
    "sessions_ended": both("signed out everywhere", "s’est déconnecté partout"),
    "sign_on_joined": both(
        "signed in by single sign-on for the first time",
        "s’est connecté par authentification unique pour la première fois",
    ),
    "sign_on_undone": both("undid a single sign-on", "a annulé une authentification unique"),
    "superseded": both("was superseded", "a été remplacé"),
    "turn_came": both("opened a turn of review", "a ouvert un tour de relecture"),
    "uploaded cut": both("uploaded a cut", "a déposé un montage"),
    "went_away": both("went away", "s’est absenté"),
    "withdrawn": both("withdrew", "a retiré"),
}
"""What an entry's act is called; one that is not here is shown by its name."""
