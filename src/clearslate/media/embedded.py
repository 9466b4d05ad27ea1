"""A piece of text that stands inside a media file."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class EmbeddedText:
    """One text that a file carries beside its picture or sound.

    Attributes:
        place: where it stood, to be found again: ``tEXt prompt``, ``Exif UserComment``,
            ``moov/udta ©cmt``.
        key: the name that the field has in the file: ``prompt``, ``parameters``, ``workflow``,
            ``UserComment``, ``Make``, ``comment``.
        text: what it says, decoded; never longer than the limits of the reader allow.
    """

    place: str
    key: str
    text: str
