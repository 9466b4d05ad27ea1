"""The media of an edit: what its lines and comments call each piece.

Editing systems name media in many dialects. The name that an editor sees comes first
(``FROM CLIP NAME``), then the source file, then the reel; all others are kept beside it.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from fractions import Fraction

from clearslate.domain.timecode import Rate, Timecode
from clearslate.domain.timeline import Source, SourceRole
from clearslate.formats.edl_lines import Effect, EventLine, SpeedLine
from clearslate.formats.edl_names import Naming, What, naming

_BLACK = frozenset(("BL", "BLACK"))
_NTSC_SPEED = Fraction(1, 20)
_EXTENSION = re.compile(r"\.[A-Za-z][A-Za-z0-9]{0,4}$")

Times = tuple[Timecode, Timecode, Timecode, Timecode]
"""Source in and out, record in and out."""
Line = tuple[EventLine, Times]


@dataclass(slots=True)
class _Piece:
    """One piece of media while its names are gathered."""

    role: SourceRole
    reel: str = ""
    line: Line | None = None
    clip: str = ""
    also_clip: str = ""
    file: str = ""
    names: list[str] = field(default_factory=list)
    speed: Fraction | None = None

    @property
    def is_black(self) -> bool:
        if self.reel and self.reel.upper() not in _BLACK:
            return False
        called = {word.upper() for word in (self.reel, self.clip, self.file) if word}
        return bool(called) and called <= _BLACK

    def call(self, what: What, name: str) -> None:
        """Take a further name; the first of its sort is the main one."""
        if what is What.CLIP and not self.clip:
            self.clip = name
        elif what is What.FILE and not self.file:
            self.file = name
        else:
            self.names.append(name)


def name_sources(
    lines: Sequence[Line], comments: Iterable[str], speeds: Iterable[SpeedLine], rate: Rate
) -> tuple[Source, ...]:
    """Return the media of an edit's event lines, named by its comments, at their speeds."""
    pieces = _pieces(lines)
    namings = [found for text in comments if (found := naming(text.lstrip("* \t"))) is not None]
    _name(pieces, namings)
    for speed in speeds:
        _set_speed(pieces, speed, rate)
    if len(pieces) == 1 and lines[0][0].transition.effect is Effect.CUT:
        pieces[0].role = SourceRole.CLIP
    return tuple([_source(piece) for piece in pieces])


def _pieces(lines: Sequence[Line]) -> list[_Piece]:
    if len(lines) == 1 and lines[0][0].transition.effect is Effect.CUT:
        return [_Piece(SourceRole.CLIP, lines[0][0].reel, lines[0])]
    return [_Piece(_role(line[0]), line[0].reel, line) for line in lines]


def _role(line: EventLine) -> SourceRole:
    effect = line.transition.effect
    if effect is Effect.CUT or effect is Effect.KEY_BACKGROUND:
        return SourceRole.FROM
    return SourceRole.KEY if effect.is_key else SourceRole.TO


def _name(pieces: list[_Piece], namings: list[Naming]) -> None:
    """Give every name to the piece it is of; a role that no line has becomes a piece."""
    _adopt_role(pieces, namings)
    at = pieces[-1]
    files: list[tuple[_Piece, str]] = []
    for named in namings:
        if named.role is not None:
            of_role = _of_role(pieces, named.role)
            for piece in of_role:
                piece.call(named.what, named.name)
            at = of_role[-1]
        elif named.what is What.FILE:
            files.append((at, named.name))
        elif named.what is What.CLIP:
            at.also_clip, earlier = named.name, at.also_clip
            at.names += [earlier] if earlier else []
        else:
            _of_reel(pieces, named.reel, at).call(named.what, named.name)
    _name_files(pieces, files)


def _adopt_role(pieces: list[_Piece], namings: list[Naming]) -> None:
    """Let the clip of a plain cut answer to the role that its first name is given for."""
    roles = [named.role for named in namings if named.role is not None]
    if pieces[0].role is SourceRole.CLIP and roles:
        pieces[0].role = SourceRole.FROM if SourceRole.FROM in roles else roles[0]


def _of_role(pieces: list[_Piece], role: SourceRole) -> list[_Piece]:
    found = [piece for piece in pieces if piece.role is role]
    if not found:
        found = [_Piece(role)]
        pieces += found
    return found


def _of_reel(pieces: list[_Piece], reel: str, otherwise: _Piece) -> _Piece:
    if not reel:
        return otherwise
    return next((p for p in pieces if p.reel.casefold() == reel.casefold()), otherwise)


def _name_files(pieces: list[_Piece], files: list[tuple[_Piece, str]]) -> None:
    """Give source files in their order where each piece has one, else to the piece above."""
    media = [piece for piece in pieces if not piece.is_black]
    if len(files) > 1 and len(files) == len(media):
        files = [(piece, name) for piece, (_, name) in zip(media, files, strict=True)]
    for piece, name in files:
        piece.call(What.FILE, name)


def _set_speed(pieces: list[_Piece], speed: SpeedLine, rate: Rate) -> None:
    """Set the speed on the piece of that reel, or of that source timecode where several are."""
    on_lines = [piece for piece in pieces if piece.line is not None]
    same = [piece for piece in on_lines if _same_reel(piece.reel, speed.reel)] or on_lines
    exact = [piece for piece in same if piece.line and speed.at == piece.line[0].times[0]]
    (exact or same)[-1].speed = _as_share(speed.speed, rate)


def _same_reel(reel: str, spelled: str) -> bool:
    a, b = reel.casefold(), spelled.casefold()
    return a == b or (bool(a and b) and (a.startswith(b) or b.startswith(a)))


def _as_share(speed: Fraction, rate: Rate) -> Fraction:
    """Return frames a second as a share of the list's own, which some lists write as 23.98."""
    if abs(abs(speed) - rate.fps) < _NTSC_SPEED:
        return Fraction(1 if speed > 0 else -1)
    return speed / rate.nominal


def _source(piece: _Piece) -> Source:
    name = piece.clip or piece.also_clip or piece.file or piece.reel
    times = piece.line[1] if piece.line is not None else (None, None)
    return Source(
        name=name,
        role=piece.role,
        reel=piece.reel or None,
        file=piece.file or None,
        source_in=times[0],
        source_out=times[1],
        speed=piece.speed,
        names=_other_names(piece, name),
        black=piece.is_black,
    )


def _other_names(piece: _Piece, name: str) -> tuple[str, ...]:
    if not (piece.file or piece.also_clip or piece.names):
        return ()
    others = dict.fromkeys((*piece.names, piece.also_clip, *file_names(piece.file)))
    return tuple(other for other in others if other and other != name)


def file_names(path: str) -> tuple[str, ...]:
    """Return what a file is called: its name without folders, and that without extension."""
    last = path.replace("\\", "/").rstrip("/").rsplit("/", 1)[-1]
    return last, _EXTENSION.sub("", last)
