"""What is not known, said as the end of a sentence: *Not known: whether …*, *On ignore si …*.

A question of the fact catalogue asks; here the same fact is spoken of by somebody who does
not know its answer.
"""

from collections.abc import Iterable, Mapping

from clearslate.formats.phrase import Language, Phrase
from clearslate.formats.words.dates import clauses

WHETHER: Mapping[str, Phrase] = {
    "genre": Phrase(
        en="what kind of production it is", fr="de quel genre de production il s’agit"
    ),
    "territories": Phrase(en="where it will be released", fr="où l’œuvre sera diffusée"),
    "agreements": Phrase(
        en="which union agreements cover the production",
        fr="quelles conventions collectives couvrent la production",
    ),
    "photography_start": Phrase(en="when photography starts", fr="quand commence le tournage"),
    "delivery_on": Phrase(en="when the work is delivered", fr="quand l’œuvre est livrée"),
    "first_release_on": Phrase(en="when it is first released", fr="quand l’œuvre sort"),
    "strike_on": Phrase(
        en="whether a union that covers the production is on strike",
        fr="si un syndicat qui couvre la production est en grève",
    ),
    "scope": Phrase(
        en="whether it is for the work, its marketing or the service",
        fr="si c’est pour l’œuvre, son marketing ou le service",
    ),
    "purpose": Phrase(en="what it will be used for", fr="à quoi cela servira"),
    "medium": Phrase(en="what the tool makes or changes", fr="ce que produit ou modifie l’outil"),
    "contribution": Phrase(en="how far the tool goes", fr="jusqu’où va l’outil"),
    "in_final": Phrase(
        en="whether any of it will be in a delivered version",
        fr="s’il en restera quelque chose dans une version livrée",
    ),
    "prominence": Phrase(
        en="how much the audience will notice it", fr="quelle attention le public y portera"
    ),
    "key_creative": Phrase(
        en="whether it designs a main character, a key visual or a central setting",
        fr="si l’outil conçoit un personnage principal, un visuel clé ou un lieu central",
    ),
    "misleading": Phrase(
        en="whether viewers could take it for something real that never was",
        fr="si le public pourrait croire vrai ce qui n’a jamais existé",
    ),
    "realistic": Phrase(
        en="whether an ordinary viewer would take it for real",
        fr="si un spectateur ordinaire le croirait réel",
    ),
    "evidently_fictional": Phrase(
        en="whether the work is evidently fiction, satire or art",
        fr="si l’œuvre est manifestement une fiction, une satire ou une création",
    ),
    "public_interest_text": Phrase(
        en="whether the text informs the public on a matter of public interest",
        fr="si le texte informe le public sur une question d’intérêt général",
    ),
    "editorial_responsibility": Phrase(
        en="whether a person has checked the text and answers for it",
        fr="si quelqu’un a relu le texte et en répond",
    ),
    "resembles_protected": Phrase(
        en="whether the result shows features of a work that is not yours",
        fr="si l’on reconnaît dans le résultat une œuvre qui ne vous appartient pas",
    ),
    "references": Phrase(
        en="which works or persons the prompts and inputs refer to",
        fr="quelles œuvres ou personnes citent les prompts et les fichiers d’entrée",
    ),
    "reference_permission": Phrase(
        en="whether there is permission for everything referred to",
        fr="si tout ce qui est cité a été autorisé",
    ),
    "archive_altered": Phrase(
        en="whether archive material is changed", fr="si des archives sont modifiées"
    ),
    "archive_licence_allows": Phrase(
        en="whether the archive licence allows the change",
        fr="si la licence d’archives permet la modification",
    ),
    "inputs": Phrase(en="what goes into the tool", fr="ce qui entre dans l’outil"),
    "input_approved": Phrase(
        en="whether the studio has approved what goes in",
        fr="si le studio a accepté ce qui entre dans l’outil",
    ),
    "environment": Phrase(
        en="where the tool runs, and under whose contract",
        fr="où tourne l’outil, et sous le contrat de qui",
    ),
    "tool_keeps_data": Phrase(
        en="whether the tool keeps, reuses or trains on what goes in or comes out",
        fr="si l’outil conserve, réutilise ou exploite pour s’entraîner ce qui entre ou sort",
    ),
    "trains_model": Phrase(
        en="whether a model is trained or tuned", fr="si un modèle est entraîné ou affiné"
    ),
    "training_cleared": Phrase(
        en="whether the training material is cleared for training",
        fr="si les droits d’entraînement sont libérés",
    ),
    "model_kept": Phrase(
        en="whether the model, scan or data set is kept after this production",
        fr="si le modèle, le scan ou le jeu de données est gardé après cette production",
    ),
    "person_shown": Phrase(
        en="whether an identifiable real person is shown, heard, imitated or altered",
        fr="si une personne réelle et identifiable est vue, entendue, imitée ou modifiée",
    ),
    "people": Phrase(en="who the person is", fr="qui est la personne"),
    "minor": Phrase(
        en="whether the person is a minor, or shown as one",
        fr="si la personne est mineure, ou montrée comme telle",
    ),
    "intimate": Phrase(
        en="whether the person is shown nude or in a sex scene",
        fr="si la personne est montrée nue ou dans une scène de sexe",
    ),
    "replica_kind": Phrase(
        en="what is made of the person’s face, voice or performance",
        fr="ce que l’on fait du visage, de la voix ou du jeu de la personne",
    ),
    "replica_consented": Phrase(
        en="whether the person agreed to the making of this replica",
        fr="si la personne a accepté que cette réplique soit faite",
    ),
    "customary_correction": Phrase(
        en="whether it is only a customary correction", fr="si c’est une simple correction d’usage"
    ),
    "as_scripted": Phrase(
        en="whether it stays essentially as scripted, performed or recorded",
        fr="si cela reste pour l’essentiel tel qu’écrit, joué ou enregistré",
    ),
    "changes_performance": Phrase(
        en="whether it changes the tone, delivery, intent or words of a performance",
        fr="si cela change l’émotion, la diction, l’intention ou les mots d’une interprétation",
    ),
    "recognisable": Phrase(
        en="whether the person can be recognised in the result",
        fr="si la personne est reconnaissable dans le résultat",
    ),
    "unsafe_activity": Phrase(
        en="whether it shows what no human could safely perform",
        fr="si l’on montre ce que personne ne pourrait faire sans danger",
    ),
    "consent_on_record": Phrase(
        en="whether a consent on file covers exactly this use",
        fr="si un consentement au dossier couvre exactement cet usage",
    ),
    "quality_tested": Phrase(
        en="whether an early test has shown that the quality will do",
        fr="si un essai en amont a montré que la qualité suffit",
    ),
    "dignity_risk": Phrase(
        en="whether it could harm the person’s reputation, dignity or image",
        fr="si cela pourrait nuire à la réputation, à la dignité ou à l’image de la personne",
    ),
    "synthetic_performer": Phrase(
        en="whether it makes a character who seems human but is no real person",
        fr="si l’outil crée un personnage qui semble humain mais n’est personne de réel",
    ),
    "union_work_affected": Phrase(
        en="whether it replaces or clearly affects work that a union covers",
        fr="si cela remplace ou touche nettement un travail couvert par un syndicat",
    ),
    "guild_terms_met": Phrase(
        en="whether the union’s terms are met", fr="si les conditions du syndicat sont remplies"
    ),
    "union_notified": Phrase(
        en="whether the union has been given notice", fr="si le syndicat a été prévenu"
    ),
    "writer_told": Phrase(
        en="whether the writer has been told what was made with AI",
        fr="si l’on a dit au scénariste ce qui a été fait avec l’IA",
    ),
    "director_consulted": Phrase(
        en="whether the director has been consulted", fr="si la réalisation a été consultée"
    ),
    "licensed_for_training": Phrase(
        en="whether performances or scripts are licensed to others for training",
        fr="si des interprétations ou des scénarios sont concédés à des tiers pour l’entraînement",
    ),
    "human_input": Phrase(
        en="how much of the result people make or change",
        fr="quelle part du résultat est faite ou reprise par des humains",
    ),
    "disclosure_planned": Phrase(
        en="how the audience will be told", fr="comment le public en sera informé"
    ),
    "marks_kept": Phrase(
        en="whether the delivered files keep their marks of origin",
        fr="si les fichiers livrés gardent leurs marques d’origine",
    ),
    "insurer_told": Phrase(
        en="whether the insurer has been told", fr="si l’assureur a été informé"
    ),
    "advertisement": Phrase(en="whether it is an advertisement", fr="si c’est une publicité"),
    "ad_for_expressive_work": Phrase(
        en="whether it advertises a work in which the same thing appears",
        fr="si la publicité porte sur une œuvre où la même chose apparaît",
    ),
    "audio_only": Phrase(
        en="whether the advertisement is sound only", fr="si la publicité est uniquement sonore"
    ),
    "translation_only": Phrase(
        en="whether AI is used only to translate what a person performed",
        fr="si l’IA sert uniquement à traduire ce qu’une personne a joué",
    ),
    "tool_reviewed": Phrase(
        en="whether a reviewed record of the tool is on file",
        fr="si une fiche vérifiée de l’outil est au registre",
    ),
    "several_steps": Phrase(
        en="whether it passes through several tools", fr="si l’usage passe par plusieurs outils"
    ),
    "asked_on": Phrase(
        en="which day the determination is made for",
        fr="pour quel jour la détermination est établie",
    ),
}

_NOT_KNOWN = Phrase(en="Not known: {what}.", fr="On ignore {what}.")
_FACT = Phrase(en="the answer to `{fact}`", fr="la réponse à « {fact} »")


def not_known(facts: Iterable[str], language: Language) -> str:
    """Return one sentence that names every fact that is not known; empty for none."""
    what = [whether(fact, language) for fact in facts]
    return _NOT_KNOWN.say(language, what=clauses(what, language)) if what else ""


def whether(fact: str, language: Language) -> str:
    """Return what is not known of one fact, to continue *it is not known ...*."""
    phrase = WHETHER.get(fact)
    return phrase.say(language) if phrase else _FACT.say(language, fact=fact)
