"""Lines that say in one and the same place what they are, or who speaks: a log of kinds and names.

    10:00:09:14   IMAGE          Rake, close            00:12 | PIX   | Turbine hall, wide
    10:00:21:08   ANNA (OFF)     At half past six,      00:15 | COMM  | It turns once a day.
    10:00:24:00   IMAGE          Dark sky               00:19 | OKE   | Once is enough.
                                 before the wind.

Where pictures have a label on each of their lines, a name in that place is somebody's who speaks. No table knows names,
so they are told by their form, and by standing there again and again.
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace

from otio_redfiles import vocabulary
from otio_redfiles.layout.labels.labels import CUES, OWN, PICTURE, SPOKEN, Line, Tag, label_named
from otio_redfiles.layout.words import cues, persons, spans, wording
from otio_redfiles.model import CueKind, Piece

LEAST = 3
"""Pictures with a label, before what stands in a label's place is one."""
MOSTLY = 0.8
"""Of the lines that a time leads, so many have a label or a name."""
NAMED = re.compile(r"(?P<name>[^\W\d_][^:|\t\n]{0,48}?)(?:\s*:(?!\d)\s*|\s*\t\s*|\s{2,}|\s+[|–—-]\s+)(?=\S)")
RULED = re.compile(r"\s*[-–—=*#_]{2,}\s*[^\W_]")
"""A heading behind a drawn line: -- SCENE 2."""
PARTINGS = (CueKind.END, CueKind.CREDITS, CueKind.HEADER)


def joined_rows(placed: Sequence[Sequence[Piece]]) -> list[Piece]:
    """The lines of a page; the cells of a table of times, labels and words as one line each, tabs between them."""
    if not _are_labelled(placed):
        return [line for cells in placed for cell in cells for line in spans.inner_lines(cell)]
    rows = (replace(cells[0], text="\t".join(cell.text for cell in cells)) for cells in placed if cells)
    return [line for row in rows for line in spans.inner_lines(row)]


def _are_labelled(placed: Sequence[Sequence[Piece]]) -> bool:
    """Does a column of a table of three or four (times, labels, words) hold labels of pictures, names and nothing else?"""
    cells = [(at, cell.text.strip()) for row in placed if 2 < len(row) <= 4 for at, cell in enumerate(row) if cell.text.strip()]
    pictures = Counter(at for at, text in cells if vocabulary.line_label(text) == "picture")
    at, count = max(pictures.items(), key=lambda one: one[1], default=(0, 0))
    column = [text for place, text in cells if place == at]
    return count >= LEAST and sum(_is_label(text) for text in column) >= MOSTLY * len(column)


def _is_label(text: str) -> bool:
    return bool(label_named(text)) or vocabulary.is_narrator(text) or _name_of(text) != ""


def with_names(lines: Sequence[Line]) -> tuple[Line, ...]:
    """The lines of a page, those that a name labels labelled so; as they are where the page is no such log."""
    if sum(line.tag is not None and line.tag.role == "picture" for line in lines) < LEAST:
        return tuple(lines)
    named = [_named(line) for line in lines]
    seen = Counter(_name_of(line.speaker.text) for line in named if line.speaker)
    own = {name for name, count in seen.items() if count > 1 or name.isupper()}
    told = [new if new.speaker is None or _name_of(new.speaker.text) in own else old for old, new in zip(lines, named, strict=True)]
    timed = [line.tag is not None for line in told if line.times]
    if not own or sum(timed) < MOSTLY * len(timed) or len(timed) < LEAST:
        return tuple(lines)
    return tuple(_with_headings(told))


def _named(line: Line) -> Line:
    """A line that a time leads, what stands in a label's place a label: a name's, or one that only capitals or a colon
    would show elsewhere."""
    found = NAMED.match(line.body.text) if line.body is not None and line.times and line.tag is None else None
    if found is None or line.body is None:
        return line
    head = spans.part(line.body, 0, found.end() if ":" in found.group() else found.end("name"))
    body, role = spans.part(line.body, found.end()), label_named(found["name"])
    if head is None or not (role in OWN or _name_of(found["name"])):
        return line
    if role in OWN:
        return replace(line, tag=Tag(role, found["name"].upper(), head), body=body)
    return replace(line, tag=Tag("sync", "NAMES", head), body=body, speaker=head)


def _name_of(text: str) -> str:
    """The bare name that a label is, its marks aside; "" for the name of a picture or a cue."""
    name = vocabulary.heading_of(text.rstrip(" :")).speaker
    return "" if name.lower() in vocabulary.SHOT_TYPES or cues.cue_of(text) is not None or not persons.is_heard(name) else name


def _with_headings(lines: Sequence[Line]) -> Iterator[Line]:
    """The lines of a log, those without a label told apart: what heads a part of it, and words that go on with a
    sentence below the picture (or cue) that cut in on it."""
    said, speaking, cut_in = "", False, False
    for line in lines:
        bare = line.tag is None and not line.times
        text = (line.body or line.piece).text
        if bare:
            line = replace(line, apart=_is_heading(text), on=cut_in and _goes_on(said, text))
        speaking = not line.apart and (line.on or (speaking if bare else _is_said(line)))
        cut_in = line.tag is not None and line.tag.role in (*PICTURE, *CUES)
        said = text if speaking else "" if line.apart else said
        yield line


def _is_said(line: Line) -> bool:
    return line.tag is not None and line.tag.role in SPOKEN


def _is_heading(text: str) -> bool:
    drawn = RULED.match(text) is not None or wording.is_upper(text)
    return drawn or vocabulary.parting(text) is not None or cues.cue_of(text) in PARTINGS


def _goes_on(said: str, text: str) -> bool:
    """Was a sentence left open, and does it go on here?"""
    return bool(said) and (said[-1].isalnum() or said[-1] in ",;&") and text[:1].islower()
