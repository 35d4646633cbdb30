"""What the first reader made of each token, as the second reader is told it: a code a token.

    . nothing   S s a picture's first word and the rest   W w words   C c a cue   h a name above words
    P V Q the timecode of a picture, of words (and of the picture beside them), of a cue   g within words   o an end   l a length   x of nobody
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from otio_redfiles.layout.words.spans import Item
from otio_redfiles.model import Draft, DraftCue, DraftShot, DraftSpeech, Piece, Stamp
from otio_redfiles.second.tokens import Line, bucket

Places = dict[tuple[int, int], int]
"""Which token the character at (line, column) belongs to."""


def places(lines: Sequence[Line]) -> Places:
    """The token of every character that belongs to one."""
    found: Places = {}
    at = 0
    for line in lines:
        for token in line.tokens:
            found.update({(line.number, column): at for column in range(token.column, token.end)})
            at += 1
    return found


def under(piece: Piece | Stamp, where: Places) -> list[int]:
    """The tokens that a piece covers, in order."""
    seen = (where.get((piece.line, piece.column + n)) for n, char in enumerate(piece.text) if not char.isspace())
    return list(dict.fromkeys(at for at in seen if at is not None))


def codes_of(draft: Draft, lines: Sequence[Line]) -> str:
    """The codes of all tokens of the lines."""
    where = places(lines)
    codes = ["."] * sum(len(line.tokens) for line in lines)
    for stamps, code in ((draft.stamps, "x"), (draft.lengths, "l")):
        for stamp in stamps:
            _put(codes, under(stamp, where), code, code)
    for item in draft.items:
        for tokens, first, code in _parts(item, where):
            _put(codes, tokens, first, code)
    return "".join(codes)


def _put(codes: list[str], tokens: Iterable[int], first: str, rest: str) -> None:
    for n, at in enumerate(tokens):
        codes[at] = rest if n else first


def _parts(item: Item, where: Places) -> Iterator[tuple[list[int], str, str]]:
    """The tokens of an item's times, heading and words, each with the codes of the first and of the rest."""
    kind, time = ("S", "P") if isinstance(item, DraftShot) else ("W", "V") if isinstance(item, DraftSpeech) else ("C", "Q")
    for stamp, code in ((item.out, "o"), (item.stamp, time)):
        if stamp is not None:
            yield under(stamp, where), code, code
    if isinstance(item, DraftSpeech):
        for segment in item.segments:
            if segment.stamp is not None and segment.stamp != item.stamp:
                yield under(segment.stamp, where), "g", "g"
        yield [at for piece in item.heading for at in under(piece, where)], "h", "h"
    yield words_of(item, where), kind, kind.lower()


def words_of(item: Item, where: Places) -> list[int]:
    """The tokens of a picture's description, of a speech's words or of a cue."""
    pieces = item.pieces if isinstance(item, DraftShot | DraftCue) else [p for s in item.segments for p in s.pieces]
    return [at for piece in pieces for at in under(piece, where)]


def family(layout: str) -> str:
    """The kind of page that a draft's layout names, without its figures."""
    name = layout.partition(";")[0].partition(",")[0].partition(":")[0].lower()
    return "".join(char for char in name if char.isalpha() or char in " -").strip()[:34]


def marks_of_first(lines: Sequence[Line], codes: str, layout: str, own: Sequence[Sequence[str]]) -> Iterator[list[str]]:
    """Marks of what the first reader said of each token, beside the marks that the token has of itself."""
    kind = family(layout)
    patterns = _patterns(lines, codes)
    often = Counter(patterns)
    row = [at for at, line in enumerate(lines) for _ in line.tokens]
    for here, code in enumerate(codes):
        before = codes[here - 1] if here else "^"
        behind = codes[here + 1] if here + 1 < len(codes) else "$"
        pattern = patterns[row[here]]
        share = bucket(often[pattern] / len(lines), 0.05, 0.15, 0.4)
        marks = [f"R={code}", f"R-={before}", f"R+={behind}", f"Rt={before}{code}{behind}", f"Ry={code}|{kind}", f"Ryt={before}{code}|{kind}"]
        marks += (f"RL={code}|{pattern}", f"RLf={code}|{pattern}|{share}")
        marks += [f"R{code}|{mark}" for mark in own[here] if mark.startswith(_WITH_CODE)]
        yield marks


_WITH_CODE = ("w=", "w-1=", "s=", "k", "par", "quo", "bl", "ind", "gap", "colon", "ltc", "rep", "tabb", "lsk=")
"""The marks of a token that say something else where the first reader saw a picture than where it saw words."""


def _patterns(lines: Sequence[Line], codes: str) -> list[str]:
    """The codes of each line, runs written once."""
    found, at = [], 0
    for line in lines:
        run = codes[at : at + len(line.tokens)]
        at += len(line.tokens)
        found.append("".join(char for n, char in enumerate(run) if n == 0 or run[n - 1] != char)[:6])
    return found
