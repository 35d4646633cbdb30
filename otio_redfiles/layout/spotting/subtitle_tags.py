"""The titles of a subtitle file whose times stand behind tags, each a line's only words.

    *TC10:07:49:22           in: 10.07   .DEBUT_ST.02899-01 .FIN_ST.02904-12

They may be feet and frames, on a page whose notation nobody found: they are then no timecodes.
"""

import re
from collections.abc import Collection, Sequence

from otio_redfiles import vocabulary
from otio_redfiles.layout.spotting.subtitle_heads import LEAST, LONGEST, TIME, Title
from otio_redfiles.layout.words import spans
from otio_redfiles.model import Piece, Stamp

CUT_TIME = r"\d{1,2}[.:;]\d{2}[.:;]\d{2}(?=[.:;]\d?(?![\d.:;]))"
TAG = re.compile(rf"[*.:#@<\[]*(?P<tag>[^\W\d_]+(?:[_ -][^\W\d_]+)*)[\s.:=>\]]*(?P<value>{TIME}|{CUT_TIME}|\d{{1,6}}(?![\d.:]))(?:[.:;]\d?)?[>\]]?\s*", re.IGNORECASE)
"""A tag and its time; a figure of the frames may be lost: *TC10:07:49:2."""
EMPTY = re.compile(r"[*.:#@<\[]+(?P<tag>[^\W\d_]+(?:[_ -][^\W\d_]+)*)[.:=>\]]*(?:\s+|\Z)")
"""A tag that lost its time: .FIN_ST."""
BEGINS = frozenset("in t tc tci tcin start begin show debut début anfang ein einblenden from von entrada inizio".split())
ENDS = frozenset("out e tco tcout erase end stop hide clear fin ende aus ausblenden until till bis salida fine".split())
WORDS_TAG = re.compile(r"[.*:#@]+(?:texte?|txt|text|line|titel|title|titre|sub|subtitle)\d?[.:=]\s*", re.IGNORECASE)
OTHER_TAG = re.compile(r"[.*:#@]+[A-Z][A-Z_ -]{1,20}[.:=]\s*")
"""A tag of what is no words, where tags stand before those: .NOTE.off screen"""
COMMAND = re.compile(r"\s*(?:\*{2}(?!\*)|(?:\*|[.#@])\s?[A-Z][\w ,]{0,30}\Z)")
"""A line by which a caption file says where and how its words stand, or a remark in it: *PopOn, *Lf01, *Center 15,16; ** Caption Number 3."""
LABEL = re.compile(r"\W*(?P<it>[^\W\d_]+)\s*[:.=]")
STARRED = re.compile(r"\s*\*\s?[A-Z]")
Tags = tuple[tuple[str, Stamp | None], ...]
"""What the tags of a line say, "in", "out" or "", and the value of each."""


def tagged(rows: Sequence[Piece], style: str | None) -> list[Title] | None:
    """The titles of a page whose times stand behind tags, each a line's only words; None for other pages. Where no
    notation is known they are feet, no timecodes."""
    used = _used(rows)
    tags = [_tags(row, used) for row in rows]
    begun, ended = (sum(any(part in words for part, _ in one) for one in tags) for words in ("in", "out"))
    starred = all(STARRED.match(row.text) for row, one in zip(rows, tags, strict=True) if any(part == "in" for part, _ in one))
    if begun < LEAST or (2 * ended < begun and not (starred and ended)) or _are_labelled(rows):
        return None
    return _titles(rows, tags, bool(style))


def _titles(rows: Sequence[Piece], tags: Sequence[Tags], timed: bool) -> list[Title]:
    """The titles, first the lines above them; what stands below the end of one that has its words is none of it."""
    found, closed = [Title()], False
    worded = sum(WORDS_TAG.match(row.text) is not None for row in rows) >= LEAST
    for row, one in zip(rows, tags, strict=True):
        if worded and not one and len(found) > 1 and (tag := OTHER_TAG.match(row.text)) and not WORDS_TAG.match(row.text) and tag.end() < len(row.text):
            found.insert(-1, Title(lines=[row], apart=True))
        elif not one and not (len(found) > 1 and COMMAND.match(row.text)):
            found += [Title()] if closed else []
            found[-1].lines += filter(None, [_untagged(row)])
            closed = False
        for part, stamp in one:
            if part == "in":
                found.append(Title(stamp if timed else None))
            elif part == "out" and len(found) > 1:
                found[-1].out = stamp if timed else None
            closed = part == "out" and len(found) > 1 and bool(found[-1].lines)
    return found


def _are_labelled(rows: Sequence[Piece]) -> bool:
    """Do other lines say that they are pictures, or sound: is it a form?"""
    labels = [found["it"] for row in rows if (found := LABEL.match(row.text))]
    return sum(vocabulary.line_label(label) not in ("", "narration", "title") for label in labels) >= 2


def _tags(row: Piece, empty: Collection[str] = ()) -> Tags:
    """What the tags of a line say, "in", "out" or "" before each value; () where words stand on it. The tags of `empty` may have
    lost their value."""
    found: list[tuple[str, Stamp | None]] = []
    at = 0
    while at < len(row.text) <= LONGEST:
        match = TAG.match(row.text, at) or EMPTY.match(row.text, at)
        if match is None or (match.re is EMPTY and match["tag"] not in empty):
            return ()
        found.append(_told(match, row))
        at = match.end()
    return tuple(found) if any(part for part, _ in found) or row.text[:1] == "." else ()


def _used(rows: Sequence[Piece]) -> frozenset[str]:
    """The tags before times on the lines of a page that hold nothing else."""
    lines = [row.text for row in rows if _tags(row)]
    return frozenset(match["tag"] for text in lines for match in TAG.finditer(text) if _meaning(match["tag"], match["value"]))


def _told(match: re.Match[str], row: Piece) -> tuple[str, Stamp | None]:
    """What a tag says, and its value, if it has one."""
    if match.re is EMPTY:
        return _part(match["tag"]), None
    return _meaning(match["tag"], match["value"]), Stamp(row.line, row.column + match.start("value"), match["value"])


def _meaning(tag: str, value: str) -> str:
    return "" if value.isdigit() else _part(tag)


def _part(tag: str) -> str:
    """What a tag says its time is."""
    words = re.split(r"[_ -]", tag.lower())
    return "out" if not ENDS.isdisjoint(words) else "in" if not BEGINS.isdisjoint(words) else ""


def _untagged(row: Piece) -> Piece | None:
    """The words of a line without the tag that says that they are words."""
    found = WORDS_TAG.match(row.text)
    return spans.part(row, found.end()) if found else row
