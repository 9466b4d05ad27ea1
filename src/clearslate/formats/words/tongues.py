"""Languages by their names, as they stand in a sentence."""

from collections.abc import Mapping

from clearslate.formats.phrase import Language, Phrase, both

TONGUES: Mapping[str, Phrase] = {
    "ar": both("Arabic", "arabe"),
    "ca": both("Catalan", "catalan"),
    "cs": both("Czech", "tchèque"),
    "da": both("Danish", "danois"),
    "de": both("German", "allemand"),
    "el": both("Greek", "grec"),
    "en": both("English", "anglais"),
    "es": both("Spanish", "espagnol"),
    "fi": both("Finnish", "finnois"),
    "fr": both("French", "français"),
    "he": both("Hebrew", "hébreu"),
    "hi": both("Hindi", "hindi"),
    "hu": both("Hungarian", "hongrois"),
    "id": both("Indonesian", "indonésien"),
    "it": both("Italian", "italien"),
    "ja": both("Japanese", "japonais"),
    "ko": both("Korean", "coréen"),
    "nl": both("Dutch", "néerlandais"),
    "no": both("Norwegian", "norvégien"),
    "pl": both("Polish", "polonais"),
    "pt": both("Portuguese", "portugais"),
    "ro": both("Romanian", "roumain"),
    "ru": both("Russian", "russe"),
    "sv": both("Swedish", "suédois"),
    "th": both("Thai", "thaï"),
    "tr": both("Turkish", "turc"),
    "uk": both("Ukrainian", "ukrainien"),
    "vi": both("Vietnamese", "vietnamien"),
    "zh": both("Chinese", "chinois"),
}


def tongue_said(code: str, language: Language) -> str:
    """Return the name of a language; a code without a name here stands for itself.

    What follows a hyphen, as in *fr-CA*, is told behind the name: *French (CA)*.
    """
    name, _, region = code.partition("-")
    phrase = TONGUES.get(name.casefold())
    if phrase is None:
        return code
    return f"{phrase.say(language)} ({region})" if region else phrase.say(language)
