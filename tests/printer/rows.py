"""From beats to the typed rows of a three-column page: wrapped pictures beside wrapped words.

A `TypedRow` is one physical line of the page (picture, timecode, sound; any may be missing). Words and
pictures are wrapped by proportional widths, as a word processor does it; a picture that comes in the
middle of a sentence is typed beside the line where it appears, so the line before it is a full one.
"""

import random
from dataclasses import dataclass, replace

from tests.printer.notation import printed
from tests.printer.programme import Beat, Programme, Stamp

NARROW = set("iltjfrI.,:;'’!|()[] ")
WIDE = set("mwMW—…")


def width(text: str) -> float:
    """Width in lower-case letters of a proportional typeface."""
    return sum(0.6 if c in NARROW else 1.5 if c in WIDE else 1.35 if c.isupper() else 1.0 for c in text)


def wrap(text: str, column: float) -> list[str]:
    """Greedy lines of at most `column` units; inner runs of spaces stay inside a line."""
    lines: list[str] = []
    for word in text.split(" "):
        if lines and width(f"{lines[-1]} {word}") <= column:
            lines[-1] += " " + word
        else:
            lines.append(word)
    return [line.strip() for line in lines if line.strip()] or ([text] if text else [])


@dataclass(frozen=True)
class Cell:
    """Text in a column, what it is, the beat it belongs to, and whether an item begins with it."""

    text: str
    kind: str  # picture, continuation, timecode, heading, sound, cue
    beat: int
    first: bool = False
    wraps: bool = False  # the text goes on in the next piece
    use: str = ""  # what a timecode times: "shot", "in-point", "cue"


@dataclass(frozen=True)
class TypedRow:
    """One physical line of the page."""

    picture: Cell | None = None
    timecode: Cell | None = None
    sound: Cell | None = None


@dataclass(frozen=True)
class Paper:
    """Column widths (units) and how rows are typed."""

    sound: float = 47.0
    picture: float = 26.0
    style: str = "HH.MM.SS"
    snap: float = 0.85  # share of mid-sentence pictures typed beside a full line
    early: float = 0.02  # long descriptions that start one line before their timecode
    cues_left: bool = False  # timed cues stand in the picture column
    whole: float = 0.06  # rows whose words were left as one paragraph


def snapped(programme: Programme, paper: Paper, rng: random.Random) -> list[Beat]:
    """The beats with mid-sentence cuts moved to the end of the line they fall in."""
    beats = list(programme.beats)
    for i in range(len(beats) - 1):
        beat, after = beats[i], beats[i + 1]
        if (
            beat.unfinished
            and after.speech == beat.speech
            and not after.heading
            and rng.random() < paper.snap
        ):
            beats[i], beats[i + 1] = _filled(beat, after, paper)
    return beats


def _filled(beat: Beat, after: Beat, paper: Paper) -> tuple[Beat, Beat]:
    """Words move from the next row into this one until its last line is full."""
    words, coming = beat.words, after.words.split(" ")
    lines = len(wrap(words, paper.sound))
    while len(coming) > 1 and len(wrap(f"{words} {coming[0]}", paper.sound)) == lines:
        words += " " + coming.pop(0)
    unfinished = words.rstrip()[-1:] not in ".?!"
    return replace(beat, words=words.strip(), unfinished=unfinished), replace(
        after, words=" ".join(coming).strip()
    )


def pieces(beat: Beat, paper: Paper, rng: random.Random) -> list[str]:
    """The wrapped pieces of the beat's description."""
    if not beat.picture:
        return []
    text, at = beat.picture.text, beat.picture.wrap
    column = paper.picture - rng.choice((0, 0, 1, 2, 4))
    if at and beat.inpoint:
        return _inside_a_part(text, at, column)
    if at:
        return wrap(text[:at], column + 6) + wrap(text[at + 1 :], column)
    lines = wrap(text, column)
    if len(lines) == 2 and rng.random() < 0.5:
        lines = _at_a_join(text, column) or lines
    return _balanced(text) if len(lines) == 2 and len(lines[1]) < 5 and rng.random() < 0.5 else lines


def _inside_a_part(text: str, at: int, column: float) -> list[str]:
    """The pieces of a description of two whole parts (`Black car stops` `Door opens`) that is broken inside one of them, or not at all.

    Beside the timecode of words the second part alone would be a shot of that timecode to anybody; typists leave open what
    goes on there (`Archive, V2 under` `Construction`)."""
    for size in (column + 6, column, column - 4, column - 8):
        lines = wrap(text, size)
        if len(lines) > 1 and all(len(" ".join(lines[:k])) != at for k in range(1, len(lines))):
            return lines
    return [text]


def _at_a_join(text: str, column: float) -> list[str]:
    """Two pieces that part after a comma or before `&`, where both fit."""
    for mark, keep in ((", ", 1), (" & ", 0)):
        at = text.find(mark, 6)
        if at > 0 and width(text[: at + keep]) <= column and width(text[at + 1 :]) <= column:
            return [text[: at + keep], text[at + 1 :].strip()]
    return []


def _balanced(text: str) -> list[str]:
    """Two pieces of like length."""
    parts = text.split(" ")
    cut = min(
        range(1, len(parts)), key=lambda k: abs(width(" ".join(parts[:k])) - width(" ".join(parts[k:])))
    )
    return [" ".join(parts[:cut]), " ".join(parts[cut:])]


def typed_rows(beats: list[Beat], paper: Paper, rng: random.Random) -> list[TypedRow]:
    """All physical lines of the page, in order."""
    rows: list[TypedRow] = []
    for number, beat in enumerate(beats):
        made = _beat_rows(number, beat, paper, rng)
        rows.extend(_moved_up(rows, made, paper, rng))
    return rows


def _beat_rows(number: int, beat: Beat, paper: Paper, rng: random.Random) -> list[TypedRow]:
    described = pieces(beat, paper, rng)
    pictures = [
        Cell(text, "continuation" if k else "picture", number, k == 0, k < len(described) - 1)
        for k, text in enumerate(described)
    ]
    lines = _timed_sound(number, beat, pictures, paper, rng)
    if beat.cue and beat.cue.stamp and paper.cues_left:
        return [TypedRow(lines[0][1], lines[0][0], None)]
    return _side_by_side(pictures, lines)


def _timed_sound(
    number: int, beat: Beat, pictures: list[Cell], paper: Paper, rng: random.Random
) -> list[tuple[Cell | None, Cell | None]]:
    """The timecode and sound cells of the beat's lines, top to bottom."""

    def time(stamp: Stamp | None, use: str) -> Cell | None:
        return Cell(printed(stamp, paper.style)[0], "timecode", number, use=use) if stamp else None

    if beat.cue:
        return [(time(beat.cue.stamp, "cue"), Cell(beat.cue.text, "cue", number, True))]
    sounds = _sounds(number, beat, paper, rng)
    if not sounds:
        return [(time(beat.stamp, "shot"), None)]
    lines: list[tuple[Cell | None, Cell | None]] = [(None, sound) for sound in sounds]
    if beat.inpoint:
        lines[0] = (time(beat.inpoint, "in-point"), sounds[0])
        if beat.stamp:
            alone = [(None, None)] if len(pictures) > 1 and rng.random() < 0.3 else []
            return [(time(beat.stamp, "shot"), None), *alone, *lines]
        return lines
    lines[0] = (time(beat.stamp, "shot"), sounds[0])
    return lines


def _sounds(number: int, beat: Beat, paper: Paper, rng: random.Random) -> list[Cell]:
    lines = wrap(beat.words, paper.sound)
    if len(lines) > 1 and rng.random() < paper.whole:
        keep = rng.randrange(0, len(lines))
        lines = [*lines[:keep], " ".join(lines[keep:])]
    cells = [
        Cell(line, "sound", number, k == 0 and not beat.heading, k < len(lines) - 1)
        for k, line in enumerate(lines)
    ]
    return [Cell(beat.heading, "heading", number, True), *cells] if beat.heading else cells


def _side_by_side(pictures: list[Cell], lines: list[tuple[Cell | None, Cell | None]]) -> list[TypedRow]:
    count = max(len(pictures), len(lines))
    tall = [*lines, *[(None, None)] * (count - len(lines))]
    return [TypedRow(pictures[k] if k < len(pictures) else None, *tall[k]) for k in range(count)]


def _moved_up(rows: list[TypedRow], made: list[TypedRow], paper: Paper, rng: random.Random) -> list[TypedRow]:
    """Now and then a description begins beside the last line of the words before it, its timecode below."""
    first = made[0].picture
    if not (rows and first and first.wraps and first.text.endswith((",", "&", " and", " of", " with"))):
        return made
    above = rows[-1]
    if (
        above.picture
        or above.timecode
        or not above.sound
        or above.sound.kind != "sound"
        or rng.random() > paper.early * 8
    ):
        return made
    if not made[0].timecode or not made[0].sound:
        return made
    rows[-1] = replace(above, picture=first)
    pictures = [row.picture for row in made if row.picture][1:]
    return _side_by_side(pictures, [(row.timecode, row.sound) for row in made])
