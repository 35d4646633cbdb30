"""Lists below the script that print what it printed already: its captions, its music, each with its times again.

    CAPTIONS (for translation)               MUSIC CUES
    1   10:00:52 - 10:00:59   The Night      10:04:10  10:05:02  "Tidal" (Orrin)

They are set apart before a page is read and put back as cues. Only a list that its heading names, that goes back in
time and that ends the page, or is followed by another such list, is one.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from otio_redfiles import captions, notation, vocabulary
from otio_redfiles.layout.lines.abreast import abreast
from otio_redfiles.layout.spotting import heads
from otio_redfiles.layout.tables import strips
from otio_redfiles.layout.words import spans
from otio_redfiles.model import CueKind, Draft, DraftCue, Page, Piece, Row, Stamp

LEAST = 2
"""Entries of a list, at least."""
BODY = 3
"""Timecodes of the script above, at least."""
LONGEST = 70
"""Letters of a heading."""
ASIDE = re.compile(r"\s*[(\[][^()\[\]]*[)\]]|\s+(?:for|für|pour|para|per)\s+\w+\Z", re.IGNORECASE)
LIST = re.compile(r"\b(?:(?:cue|log|full|complete|list|liste?n?|lista|elenco|relevé|index|sheet|summary|cues?|in order)\b\s*(?:(?:of|de|der|des|di)\b\s*)?)", re.IGNORECASE)
AND = re.compile(r"\s*(?:[/,&+]|\b(?:and|und|et|y|e)\b)\s*", re.IGNORECASE)
MUSIC = re.compile(r"(?:music|musik(?:titel)?|musiques?|música|musica|songs?|tracks?|soundtrack)\Z", re.IGNORECASE)
OTHER = re.compile(r"(?:graphics?|gfx|grafiken|maps?|archive|archiv|archives|stills?|footage|sources?|quellen|text(?:less)?(?: elements?)?)\Z", re.IGNORECASE)
LEAD = re.compile(r"\s*(?:[#(\[]?\d{1,4}[a-z]?[.):\]]?\s+)?(?=[\[(]?\d)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Listed:
    """One cue of a list: its lines without its times."""

    kind: CueKind
    pieces: tuple[Piece, ...]
    stamp: Stamp | None = None
    out: Stamp | None = None
    length: Stamp | None = None


@dataclass(frozen=True, slots=True)
class Appendix:
    """The lists at a page's end: their cues, and the signs and numbers that are none of them."""

    cues: tuple[Listed, ...] = ()
    unused: tuple[Piece, ...] = ()


def set_apart(page: Page) -> tuple[Page, Appendix]:
    """The page without the lists that end it, and those; the very page where there are none."""
    texts = [row.cells[0].text if len(row.cells) == 1 else "" for row in page.rows]
    first = next((at for at in range(1, len(texts)) if _heads_list(page.rows, texts, at)), None)
    style = notation.detect_style([cell.text for row in page.rows for cell in row.cells]) if first else None
    if first is None or style in (None, notation.FEET) or not _goes_back(texts[:first], texts[first:], style):
        return page, Appendix()
    apart = replace(page, rows=page.rows[first:], furniture=())
    cues = _cues(apart, style)
    if cues is None:
        return page, Appendix()
    used = [one for cue in cues for one in (*cue.pieces, cue.stamp, cue.out, cue.length) if one is not None]
    return replace(page, rows=page.rows[:first]), Appendix(cues, spans.left_over(apart, used))


def put_back(draft: Draft, apart: Appendix) -> Draft:
    """The draft with the cues of the lists behind all else, their times where they belong among those of the script."""
    if not apart.cues:
        return draft
    cues = tuple(DraftCue(cue.kind, cue.pieces, cue.stamp, cue.out, duration=cue.length) for cue in apart.cues)
    groups = [tuple(filter(None, (cue.stamp, cue.out, cue.length))) for cue in apart.cues if cue.stamp]
    stamps = abreast(([(stamp,) for stamp in draft.stamps], groups), draft.style or "")
    lengths = tuple(cue.length for cue in apart.cues if cue.length)
    return replace(draft, items=(*draft.items, *cues), stamps=stamps, unused=(*draft.unused, *apart.unused), lengths=(*draft.lengths, *lengths))


# --------------------------------------------------------------------------- what a list is


def named(text: str) -> CueKind | None:
    """What a heading says that the list below it holds; None for other lines."""
    bare = ASIDE.sub("", text.strip(" \t:-–—=*_.")) if len(text.strip()) <= LONGEST else ""
    parts = [part for part in AND.split(LIST.sub(" ", bare).strip(" :-–—")) if part]
    kinds = {_kind(part.strip()) for part in parts}
    if not kinds or None in kinds:
        return None
    return kinds.pop() if len(kinds) == 1 else CueKind.TITLE if CueKind.TITLE in kinds else CueKind.OTHER


def _kind(word: str) -> CueKind | None:
    if captions.names_caption(word):
        return CueKind.TITLE
    return CueKind.MUSIC if MUSIC.match(word) else CueKind.OTHER if OTHER.match(word) else None


def _heads_list(rows: Sequence[Row], texts: Sequence[str], at: int) -> bool:
    """Does a line that stands apart name a list, and an entry with a time, numbered or not, begin right below it?"""
    if rows[at].line - rows[at - 1].line < 2 or named(texts[at]) is None or at + LEAST >= len(rows):
        return False
    below = [text for text in texts[at + 1 : at + 4] if not strips.RULE.match(text) and not strips.column_names(text)]
    return bool(below) and LEAD.match(below[0]) is not None


def _goes_back(body: Sequence[str], below: Sequence[str], style: str) -> bool:
    """Does the list begin before the script ends?"""
    times = [notation.clock(mark.text, style) or 0 for text in body for mark in notation.find_stamps(text, style)]
    again = [notation.clock(mark.text, style) or 0 for text in below for mark in notation.find_stamps(text, style)]
    return len(times) >= BODY and bool(again) and again[0] < times[-1]


# --------------------------------------------------------------------------- reading it


def _cues(page: Page, style: str) -> tuple[Listed, ...] | None:
    """What the lists hold; None where a line among them belongs to no list."""
    found: list[Listed] = []
    kind, last = CueKind.OTHER, 0
    for cells in spans.placed_rows(page):
        if len(cells) != 1:
            return None
        gap, last = (cells[0].line - last > 1), cells[0].line
        if (new := named(cells[0].text) if gap else None) is not None:
            kind = new
        if not strips.RULE.match(cells[0].text):
            above = found[-1] if found and not gap else None
            more = _told(cells[0], above, style, kind, new is not None)
            if more is None:
                return None
            goes_on = above is not None and above.stamp is not None and more.stamp is above.stamp
            found[len(found) - goes_on :] = [more]
    return tuple(found) if sum(cue.stamp is not None for cue in found) >= LEAST else None


def _told(piece: Piece, above: Listed | None, style: str, kind: CueKind, head: bool) -> Listed | None:
    """What a line of a list is: its heading or the names of its columns, an entry, more of the entry above, an end."""
    lines = spans.inner_lines(piece)
    if head or strips.column_names(piece.text):
        return Listed(CueKind.HEADER, lines)
    if (entry := _entry(piece, style, kind)) is not None:
        return entry
    if above is not None and above.stamp is not None:
        return replace(above, pieces=(*above.pieces, *lines))
    closing = vocabulary.parting(piece.text) or vocabulary.cue_kind(piece.text)
    return None if closing is None else Listed(closing, lines)


def _entry(piece: Piece, style: str, kind: CueKind) -> Listed | None:
    """An entry of a list: a number or none, its times, its words."""
    lead = LEAD.match(piece.text)
    head, at = heads.times_at(piece, lead.end(), style) if lead else (heads.Head(), 0)
    words = spans.part(piece, at) if head.stamp else None
    if words is None:
        return None
    credits = vocabulary.cue_kind(words.text) is CueKind.CREDITS
    return Listed(CueKind.CREDITS if credits else kind, (words,), head.stamp, head.out, head.length)
