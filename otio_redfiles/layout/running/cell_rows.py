"""Rows with one cell a line: the number alone, what is seen, what is heard, and the range of times last.

    1.2
    LS hut on moor, fog
    Wind, then V/O: "Nobody came."
    00:06 - 00:15

Every row has as many cells, for an empty one has a sign (-) on its line; the last of them is heard.
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace

from otio_redfiles import column_words, noises, vocabulary
from otio_redfiles.layout.lines.lines import NOTHING
from otio_redfiles.layout.lines.stream import Block, Paragraph
from otio_redfiles.layout.words import classify, cues, spans, speakers, wording
from otio_redfiles.layout.words.place import Place
from otio_redfiles.layout.words.records import Entry, Kind, Record
from otio_redfiles.layout.words.traits import Traits
from otio_redfiles.model import CueKind, Piece

LEAST = 3
MOSTLY = 0.8
NUMBER = re.compile(r"(?:(?:shot|scene|plan|no|nr)\.?\s*|#)?\d{1,3}(?:\.\d{1,3})*[a-z]?[.):]?\Z", re.IGNORECASE)
THEN = re.compile(r"(?:[,;./+&]|\bthen\b|\band\b|\bdann\b|\bpuis\b)(?:\s+(?:then|and|dann|puis))?\s+", re.IGNORECASE)
"""What parts a sound from the voice that follows it in a cell: Wind, then V/O: words."""
LONGEST = 60
"""No sound before a voice is longer."""


def records_of(blocks: Sequence[Block], traits: Traits) -> list[Record] | None:
    """The page as records; None where its blocks are no such rows."""
    blocks = _with_lines_joined(blocks)
    timed = [block for block in blocks if block.stamp is not None]
    rows = [block for block in timed if (block.ranged or block is timed[-1]) and block.alone and _cells(block)]
    widths = Counter(len(_cells(block)) for block in rows)
    width, same = widths.most_common(1)[0] if widths else (0, 0)
    if same < LEAST or width < 2 or same < MOSTLY * len(timed):
        return None
    if not _names_sound(blocks) and not _are_heard([_cells(block)[-1] for block in rows]):
        return None
    read = _names_commentary(blocks)
    return [record for block in blocks for record in (_row(block, width, traits, read) if block in rows else _apart(block))]


def _with_lines_joined(blocks: Sequence[Block]) -> list[Block]:
    """The blocks; where blank lines part the cells, a line right below one is that cell's next."""
    gaps = [paragraph.gap > 0 for block in blocks if block.stamp is not None for paragraph in block.paragraphs[1:]]
    if sum(gaps) < MOSTLY * len(gaps):
        return [*blocks]
    return [replace(block, paragraphs=_joined(block.paragraphs)) if block.stamp is not None else block for block in blocks]


def _joined(paragraphs: Sequence[Paragraph]) -> list[Paragraph]:
    found: list[Paragraph] = []
    for one in paragraphs:
        if found and not one.gap:
            found[-1] = replace(found[-1], pieces=(*found[-1].pieces, *one.pieces))
        else:
            found.append(one)
    return found


def _number_at(block: Block) -> int | None:
    """Which paragraph of a block is its row's number."""
    alone = (at for at, p in enumerate(block.paragraphs) if len(p.pieces) == 1 and NUMBER.match(p.text))
    return next(alone, None)


def _cells(block: Block) -> list[Paragraph]:
    at = _number_at(block)
    return [] if at is None else block.paragraphs[at + 1 :]


def _names_sound(blocks: Sequence[Block]) -> bool:
    """Do lines above the rows name the columns, that of the sound among them?"""
    return column_words.name_seen_and_heard(p.text for block in blocks[:2] for p in block.paragraphs[: _number_at(block)])


def _names_commentary(blocks: Sequence[Block]) -> bool:
    """Is the last column but that of the times the commentary's: Voice-over?"""
    names = [p.text.strip() for block in blocks[:2] for p in block.paragraphs[: _number_at(block)]]
    roles = [role for name in names if (role := column_words.role_named(name))]
    heard = [role for role in roles if role in ("sound", "narration", "speaker", "effects")]
    return heard == ["narration"]


def _are_heard(cells: Sequence[Paragraph]) -> bool:
    """Do the last cells of most rows say that they are heard, or nothing?"""
    return sum(bool(NOTHING.match(p.text)) or _is_heard(p.text) for p in cells) >= MOSTLY * len(cells)


def _is_heard(text: str) -> bool:
    """Does a cell show by its form that it is said, or a sound?"""
    return _sound_kind(text) is not None or _is_said(text)


def _is_said(text: str) -> bool:
    label = speakers.label_of(text)
    named = label is not None and (label.words is not None or label.delivery is not None)
    return named or bool(wording.QUOTED.match(text)) or (wording.is_finished(text) and wording.spoken(text) > 0)


def _sound_kind(text: str) -> CueKind | None:
    kind = cues.cue_of(text)
    return kind if kind in (CueKind.SOUND, CueKind.MUSIC) else CueKind.SOUND if noises.is_noise(text) else None


def _apart(block: Block) -> list[Record]:
    """What stands between the rows, timed if it has a time."""
    heads = [Entry(Kind.CUE, p.pieces, cue=cues.cue_of(p.text) or CueKind.HEADER) for p in block.paragraphs]
    line = block.paragraphs[0].pieces[0].line if block.paragraphs else 1
    return [Record(line, tuple(heads), block.stamp, block.second)] if heads else []


def _row(block: Block, width: int, traits: Traits, read: bool) -> list[Record]:
    """What stands above a row, and the row; `read`: the last cell is commentary, whatever its words look like."""
    at = _number_at(block) or 0
    head = _apart(Block(paragraphs=block.paragraphs[:at]))
    number, *cells = block.paragraphs[at:]
    end = _seen_end(cells, width, read)
    seen, heard = cells[:end], cells[end:]
    entries = (Entry(Kind.UNUSED, number.pieces), *_picture(seen), *(entry for p in heard for entry in _sound(p, traits, read)))
    return [*head, Record(number.pieces[0].line, entries, block.stamp, block.second)]


def _seen_end(cells: Sequence[Paragraph], width: int, read: bool) -> int:
    """Where the cells that are heard begin: behind further lines of the picture, in a row of more lines than most, where what
    stands below those is heard by its form."""
    end = width - 1
    while end + 1 < len(cells) and not _is_heard(cells[end].text) and (not read or wording.spoken(cells[end].text) < 0):
        end += 1
    return end if end < width or _is_heard(cells[end].text) else width - 1


def _picture(cells: Sequence[Paragraph]) -> Iterator[Entry]:
    """The cells that are seen, in one, but for a title or the credits."""
    pieces = tuple(piece for p in cells if not NOTHING.match(p.text) for piece in p.pieces)
    if not pieces:
        return
    kind = cues.cue_of(spans.joined(pieces))
    shown = kind in (CueKind.TITLE, CueKind.CREDITS, CueKind.END)
    yield Entry(Kind.CUE, pieces, cue=kind) if shown else Entry(Kind.PICTURE, pieces, bracketed=True, odds=2.5)


def _sound(cell: Paragraph, traits: Traits, read: bool) -> tuple[Entry, ...]:
    """The cell that is heard: nothing, a sound, a sound and then a voice, or what is said."""
    text = cell.text
    if NOTHING.match(text):
        return (Entry(Kind.UNUSED, cell.pieces),)
    if (at := _voice_behind(text)) and len(cell.pieces) == 1:
        before, voice = spans.part(cell.pieces[0], 0, at), spans.part(cell.pieces[0], at)
        return (*((Entry(Kind.CUE, (before,), cue=CueKind.SOUND),) if before else ()), *(_said((voice,), traits) if voice else ()))
    if _sound_kind(text) is None and (_is_said(text) or (read and cues.cue_of(text) is None and not vocabulary.is_bracketed(text))):
        return _said(cell.pieces, traits)
    return (Entry(Kind.CUE, cell.pieces, cue=cues.cue_of(text) or CueKind.SOUND),)


def _said(pieces: tuple[Piece, ...], traits: Traits) -> tuple[Entry, ...]:
    entries = classify.entries_of(pieces, replace(traits, colons=True), Place(leaning=classify.SURELY_SAID))
    return tuple(replace(entry, kind=Kind.WORDS) if entry.kind is Kind.PICTURE else entry for entry in entries)


def _voice_behind(text: str) -> int | None:
    """Where a voice begins behind a sound: in "Wind, then V/O: words" and 'Rope creaks. Ada: "Words"', not in "ADA, V/O: words"."""
    for found in THEN.finditer(text[:LONGEST]):
        label = speakers.label_of(text[found.end() :])
        joined = found.group().strip(" ,;./+&") != "" or noises.is_noise(text[: found.start()])
        quoted = found.group().startswith(".") and label is not None and label.words is not None and wording.QUOTED.match(text, found.end() + label.words)
        if (joined or quoted) and label is not None and label.words is not None and not label.bite:
            return found.end()
    return None
