"""The lines of a picture in a typed column: what the cutter does first, what is seen, the text over it.

    FADE UP FROM BLACK. Wide shot,
    quay. LOWER THIRD: Petra Holm,
    fishmonger
"""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise, zip_longest

from otio_redfiles import captions
from otio_redfiles.layout.lines import lines as text_lines
from otio_redfiles.layout.words import cues, picture_cells, spans, wording
from otio_redfiles.layout.words.records import Entry, Kind
from otio_redfiles.model import CueKind, Piece

STOPPED, STOPS = 0.8, tuple(".!?…:")
"""So many of a column's pictures end on a stop; what ends them."""
MOSTLY_SIZED = 0.5
INNER_STOP = re.compile(r"[^\W\d_]{3}[.!?]\s+[^\W_]")
LEAST = 3
"""Words of an instruction that says all by itself: a mere FADE UP is how the picture behind it begins."""


def captions_on(picture: Piece, above: Sequence[Piece]) -> bool:
    """Is a line the rest of the text over the picture that runs on behind the words right above it?"""
    last = picture_cells.groups([*above, picture])[-1]
    return picture.line == above[-1].line + 1 and last.caption and len(last.pieces) > 1


def wrapped(lines: Sequence[Piece]) -> frozenset[Piece]:
    """The lines of a column whose pictures end on stops that go on, capital or not, with the one right above them: that has no
    stop, and had no room left for their first word. Where blank lines part the pictures, all lines right below one do."""
    if _are_set_apart(lines):
        return frozenset(two for one, two in pairwise(lines) if two.line == one.line + 1 and (captions.is_caption(one.text) or not _is_cue(one.text)) and not _is_cue(two.text))
    width = max((len(line.text.rstrip()) for line in lines), default=0)
    last = [one for one, two in zip_longest(lines, lines[1:]) if two is None or two.line > one.line + 1 or wording.is_sized(two.text)]
    told = [line for line in last if not _is_cue(line.text)]
    if len(told) < LEAST or sum(wording.is_finished(line.text) for line in told) < STOPPED * len(told):
        return frozenset()
    return frozenset(two for one, two in pairwise(lines) if two.line == one.line + 1 and _runs_on(one.text, two.text, width))


def _are_set_apart(lines: Sequence[Piece]) -> bool:
    """Do blank lines part all pictures of a column: most that are begun below one begin with a shot's size, as no line right below
    another does?"""
    first = [line for one, line in zip((None, *lines), lines, strict=False) if (one is None or line.line > one.line + 1) and not _is_cue(line.text)]
    sized = sum(wording.is_sized(line.text) for line in first)
    below = [two for one, two in pairwise(lines) if two.line == one.line + 1]
    return sized >= max(LEAST, MOSTLY_SIZED * len(first)) and not any(wording.is_sized(line.text) for line in below)


def breaks_off(above: Piece, below: Piece) -> bool:
    """Does a line hold a whole sentence and the begin of one that ends on the line right below: A lane. Two / Boys with hoops.?"""
    begun = below.line == above.line + 1 and INNER_STOP.search(above.text) is not None and not above.text.rstrip().endswith(STOPS)
    return begun and below.text.rstrip().endswith(".") and not _is_cue(below.text) and not wording.is_sized(below.text)


def _runs_on(text: str, below: str, width: int) -> bool:
    ended = text.rstrip()[-1:] in STOPS or _is_cue(text) or _is_cue(below) or wording.is_sized(below)
    return not ended and text_lines.is_full(text, below, width)


def _is_cue(text: str) -> bool:
    return cues.cue_of(text) is not None or captions.is_caption(text)


def shown(pieces: Sequence[Piece]) -> Iterator[Entry]:
    """What a picture's lines hold, in their order."""
    at = _instruction(pieces[0].text)
    if instruction := spans.part(pieces[0], 0, at):
        yield Entry(Kind.CUE, (instruction,))
        pieces = (*filter(None, [spans.part(pieces[0], at)]), *pieces[1:])
    cut = next((at for at, piece in enumerate(pieces) if captions.caption_at(piece.text) is not None), None)
    groups = picture_cells.groups(pieces[cut:]) if cut is not None else []
    if len(groups) != 2:
        yield Entry(Kind.PICTURE, tuple(pieces), bracketed=True)
        return
    yield Entry(Kind.PICTURE, (*pieces[:cut], *groups[0].pieces), bracketed=True)
    yield Entry(Kind.CUE, tuple(groups[1].pieces), cue=CueKind.TITLE)


def _instruction(text: str) -> int:
    """Where a picture begins behind a whole instruction and its stop; 0 without one."""
    at = cues.leading_instruction(text)
    return at if len(text[:at].split()) >= LEAST and text[:at].rstrip().endswith(".") else 0
