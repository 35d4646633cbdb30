"""What stands in a picture cell: descriptions, one or several, and the text over the picture.

    MS Jo Lind                  a description
    ASTON: JO LIND / Baker      text over it
    Ditto, closer               another description, without a timecode of its own
"""

import re
from collections.abc import Iterable, Iterator, Sequence, Set
from dataclasses import dataclass, field
from itertools import pairwise

from otio_redfiles import captions
from otio_redfiles.layout.words import bites, cues, persons, picture_cues, spans, wording
from otio_redfiles.model import CueKind, Piece

LETTER = re.compile(r"[^\W\d_]")
THEN = re.compile(r"\b(?:then|becomes|puis|dann|luego|poi|dan|så)\W*\Z", re.IGNORECASE)
"""What leads from one size to the next within a description."""
MOST_POSTS = 4
"""Lines that say who speaks, what he is and where."""
ROLE = 7
"""Words: what a caption says below a name is no longer."""
PARTS = ("/", ",", " - ", " – ", " — ", "|", ";")
"""What parts a name from its role, where they stand on one line."""


@dataclass(slots=True)
class Group:
    """Lines of one description, or (`caption`) of one text over the picture."""

    caption: bool
    pieces: list[Piece] = field(default_factory=list)

    @property
    def text(self) -> str:
        return spans.joined(self.pieces)


def groups(
    pieces: Sequence[Piece], breaks: Set[int] = frozenset(), typed: bool = False, listed: bool = False
) -> list[Group]:
    """The descriptions and captions of a cell, in its order.

    `breaks`: before which of the pieces a line is empty. `typed`: lines are a typist's, not a narrow column's, so
    that one that begins as pictures do is a new one; `listed`: so is every one that begins with a capital. In any cell
    that begins with a size (GV, HT) one that does so too is new.
    """
    found: list[Group] = []
    for index, piece in enumerate(pieces):
        for part, run_in in _parts(piece):
            last = found[-1] if found else None
            if captions.is_caption(part.text):
                found.append(Group(True, [part]))
            elif last is not None and not run_in and _goes_on(last, part, index in breaks, typed, listed):
                last.pieces.append(part)
            else:
                found.append(Group(False, [part]))
    return found


def _parts(piece: Piece) -> Iterator[tuple[Piece, bool]]:
    """A line, parted where a caption runs on behind a description; and whether each part is such a caption."""
    at = captions.caption_at(piece.text)
    for start, end in ((0, at), (at, None)) if at is not None else ((0, None),):
        if (part := spans.part(piece, start or 0, end)) is not None:
            yield part, bool(start)


def _goes_on(last: Group, piece: Piece, apart: bool, typed: bool, listed: bool) -> bool:
    """Does a line belong to what stands above it in its cell?"""
    if cues.END.fullmatch(piece.text.strip()):
        return False
    if last.caption:
        return not apart and _captions_on(last, piece.text)
    if wording.goes_on(last.pieces[-1].text, piece.text) or piece.text[:1] in "[(" or not LETTER.search(piece.text):
        return True
    if bites.bite_speaker(last.text) and not wording.is_fresh(piece.text) and len(last.pieces) < MOST_POSTS:
        return True  # who speaks, what he is, where
    sized = wording.is_sized(piece.text) and wording.is_sized(last.pieces[0].text) and not THEN.search(last.pieces[-1].text)
    return not (apart or listed or sized or (typed and wording.is_fresh(piece.text)))


def _captions_on(last: Group, text: str) -> bool:
    """Is a line below a caption the rest of it: the words of a bare label, a lower-case word, a role below a name?"""
    if wording.is_fresh(text) or cues.cue_of(text) is not None or len(last.pieces) > 3:
        return False
    words = _captioned(last.pieces[0].text)
    if not words:
        return len(last.pieces) == 1 or (len(last.pieces) == 2 and _is_role(last.pieces[1].text, text))
    return wording.goes_on(last.pieces[-1].text, text) or (len(last.pieces) == 1 and _is_role(words, text))


def _captioned(text: str) -> str:
    """What a caption's own line says behind its label."""
    if captions.names_caption(text):
        return ""
    _, colon, words = text.partition(":")
    return words.strip() if colon else text.partition(" ")[2].strip()


def _is_role(name: str, text: str) -> bool:
    """Is this what a caption says below a bare name: a few words, no sentence, the name not in them?"""
    bare = persons.is_name(name) and not any(sign in name for sign in PARTS) and not any(map(str.isdigit, name))
    words = text.split()
    return bare and len(words) <= ROLE and not wording.is_finished(text) and words[0] not in name.split()


def is_listed(cells: Iterable[Sequence[Piece]]) -> bool:
    """Do the lines of a table's picture cells mostly begin anew (a description each), rather than go on?"""
    pairs = [
        (one.text, two.text)
        for pieces in cells
        for one, two in pairwise(pieces)
        if not captions.is_caption(one.text) and not captions.is_caption(two.text)
    ]
    anew = sum(not wording.goes_on(one, two) and two[:1] not in "[(" for one, two in pairs)
    return anew > len(pairs) - anew


def cue_of(group: Group) -> CueKind | None:
    """The cue that a group is as a whole; None for a description."""
    return CueKind.TITLE if group.caption else picture_cues.cue_of(group.text)
