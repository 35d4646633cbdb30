"""How a page of running text sets its timecodes: before what they time, behind it, beside it."""

import re
from collections import Counter
from collections.abc import Sequence
from itertools import pairwise

from otio_redfiles import vocabulary
from otio_redfiles.layout.lines import lines as text_lines
from otio_redfiles.layout.lines.lines import Line
from otio_redfiles.layout.words import speakers, wording
from otio_redfiles.model import Piece, Stamp

SERIAL = re.compile(r"\d{1,4}(?:\.\d{1,3})*[.)]?\Z")
NUMBER = re.compile(r"[(\[#]?\d{1,5}[.)\]]?\Z")
LEAST_RUN_IN = 3
"""So many timecodes stand inside wrapped paragraphs, at least."""
MOST_FOOT, MOSTLY_BEGUN = 2, 0.6
"""So many lines below the last range of rows are a page's foot, if numbers stand below so many of the others."""
LEAST_GLUED, GLUED = 5, 0.8
"""So many lines begin with a time, most of them with a word glued to it."""
DENSE = 2.0
"""Timecodes on a line, on the average, where nothing but running text puts so many."""


def manner_of(lines: Sequence[Line], width: int = 0) -> str:
    """ "led", "trailing", "rows" or, in paragraphs wrapped at `width`, "run in": where on their lines the timecodes
    stand."""
    shapes = text_lines.shapes(lines)
    total = sum(shapes.values())
    if not total:
        return "led"
    tail = sum(count for shape, count in shapes.items() if shape[0] == "w" and shape[-1] == "T")
    middle = sum(count for shape, count in shapes.items() if shape[0] == "w" and shape[-1] == "w")
    led = total - tail - middle
    if _heads_blocks(lines, tail):
        return "led"
    if (width or _is_dense(lines)) and _is_run_in(lines):
        return "run in"
    if runs_behind(lines):
        return "trailing"
    if _break_sentences(lines):
        return "run in"
    if _closes_blocks(lines, shapes, total):
        return "trailing"
    if tail >= 0.6 * total and led <= 0.4 * total and middle <= 0.15 * total:
        return "trailing"
    if tail + middle >= max(2, 0.3 * total) and _is_row_like(lines):
        return "rows"
    return "led"


def are_glued(lines: Sequence[Line]) -> bool:
    """Are words glued to the one time that lines begin with, as players of films on the web print both: 02:15In the afternoon?"""
    led = [line.tokens for line in lines if line.shape == "Tw"]
    glued = sum(words.column == time.column + len(time.text) for time, words in led)
    return len(led) >= LEAST_GLUED and glued >= GLUED * len(led)


def _is_run_in(lines: Sequence[Line]) -> bool:
    """Do timecodes begin the paragraphs, and stand behind finished sentences within them, words following?"""
    inside = [one for line in lines for one, two in pairwise(line.tokens) if isinstance(one, Piece) and isinstance(two, Stamp)]
    begun = [line for line in lines if line.stamps and line.gap]
    carried = [line for line in lines if line.shape.startswith("wT")]
    return (
        len(inside) >= LEAST_RUN_IN
        and len(carried) >= LEAST_RUN_IN - 1
        and sum(wording.is_finished(piece.text) for piece in inside) >= 0.8 * len(inside)
        and sum(line.shape.startswith("T") for line in begun) >= max(1, 0.6 * len(begun))
    )


def _break_sentences(lines: Sequence[Line]) -> bool:
    """Do lines begin amid a sentence, in small letters, and go on behind a timecode with the next, in capitals? A row's
    picture is not cut off so from what stands above it."""
    pairs = [(one, two) for one, two in pairwise(lines) if two.shape.startswith("wT") and not two.gap and not NUMBER.match(two.words[0].text)]
    broken = sum(two.words[0].text[:1].islower() and one.words != () and one.shape[-1] == "w" for one, two in pairs)
    behind = [line for line in lines if "wT" in line.shape and line.shape[-1] == "w"]
    begun = sum(not line.words[-1].text.lstrip("-–— ")[:1].islower() for line in behind)
    return broken >= LEAST_RUN_IN and broken >= 0.5 * len(pairs) and len(behind) >= 0.7 * len(pairs) and begun >= 0.6 * len(behind)


def _is_dense(lines: Sequence[Line]) -> bool:
    """Do most lines hold several timecodes, as paragraphs do that break wherever their source did?"""
    stamped = [len(line.stamps) for line in lines if line.stamps]
    return sum(stamped) >= DENSE * len(stamped)


def runs_behind(lines: Sequence[Line]) -> bool:
    """Do paragraphs run from words to time to words to time, nothing behind the last: Boats (00:22). A dog (00:41)."""
    stamped = [line for line in lines if line.stamps]
    inside = sum(isinstance(one, Stamp) and isinstance(two, Piece) for line in stamped for one, two in pairwise(line.tokens))
    firsts = [line for at, line in enumerate(stamped) if at == 0 or line.gap]
    lasts = [one for one, two in pairwise(stamped) if two.gap] + stamped[-1:]
    return (
        inside >= LEAST_RUN_IN
        and sum(map(len, (line.stamps for line in stamped))) >= 1.5 * len(stamped)
        and sum(line.shape[0] == "w" and not NUMBER.match(line.words[0].text) for line in firsts) >= 0.8 * len(firsts)
        and sum(line.shape[-1] == "T" for line in lasts) >= 0.8 * len(lasts)
        and not any(line.linked for line in stamped)
    )


def _closes_blocks(lines: Sequence[Line], shapes: Counter[str], total: int) -> bool:
    """Times alone on their lines: do they close what stands above them?

    They do where nothing follows the last of them, and they are ranges, or numbers begin the blocks, or two
    of them on neighbouring lines are a running total and an item's length."""
    lines = _without_foot(lines) if shapes["TT"] >= 0.9 * total else lines
    if shapes["T"] + shapes["TT"] < 0.9 * total or not lines or not lines[-1].stamps or not lines[0].words:
        return False
    open_ = lines[-1].shape == "T"  # a page may be cut off before its last end
    if shapes["TT"] + open_ >= 0.9 * total and shapes["TT"] > 1:
        return all(line.linked for line in lines if line.shape == "TT")
    numbered = sum(
        bool(two.words and SERIAL.match(two.piece.text.strip())) for one, two in pairwise(lines) if one.stamps
    )
    twins = sum(bool(one.stamps and two.stamps) for one, two in pairwise(lines))
    return numbered >= 0.6 * total or twins >= 0.4 * total


def _without_foot(lines: Sequence[Line]) -> Sequence[Line]:
    """The lines of a page up to its last range, if rows that begin with numbers end on ranges: what few lines stand below are its foot."""
    ranges = [at for at, line in enumerate(lines) if line.stamps]
    numbers = [at for at, line in enumerate(lines) if line.words and not line.stamps and SERIAL.match(line.piece.text.strip())]
    begun = sum(two - 1 in ranges for two in numbers)
    ends = len(ranges) > LEAST_RUN_IN and numbers[:1] < ranges[:1] and begun >= MOSTLY_BEGUN * (len(ranges) - 1)
    return lines[: ranges[-1] + 1] if ends and len(lines) - ranges[-1] - 1 <= MOST_FOOT else lines


def _heads_blocks(lines: Sequence[Line], tail: int) -> bool:
    """Do the times at the ends of lines stand beside speakers' labels, with the words below?"""
    labelled = sum(line.shape == "wT" and is_label(line.words[0].text) for line in lines if line.stamps)
    return labelled >= 2 and labelled >= 0.6 * tail


def is_label(text: str) -> bool:
    label = speakers.label_of(text)
    return label is not None and label.words is None and not label.bite


def _is_row_like(lines: Sequence[Line]) -> bool:
    """Is what stands before timecodes mostly short, as a picture cell is, and no mere row number?"""
    before = [line.tokens[0].text for line in lines if line.shape.startswith("wT")]
    short = [text for text in before if len(text) <= 48 and not NUMBER.match(text) and _is_cell(text)]
    return len(short) >= 0.6 * len(before) and bool(short)


def _is_cell(text: str) -> bool:
    """Could these words before a timecode be a picture or a cue: in mixed case, or a known sign in
    capitals?"""
    return not wording.is_upper(text) or wording.is_in_vision(text) or vocabulary.cue_kind(text) is not None
