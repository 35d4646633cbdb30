"""A script whose list of shots a converter left between its paragraphs, where the columns of both stood side by side.

    Script                                       the name of the script, and below its first lines that of the list
    Two years ago she had never seen a boat.
    Shotlist
    1. Jetty, dawn                               the shots of a paragraph, counted through the page
    2.
    3.                                           numbers that came loose stand above their shots
    Her hands
    Boat, wide
    Now she steers one.                          commentary again
    Soundbite (English) Ada Lorne, 11: “I do.”
    4. Ada Lorne at the wheel
"""

from collections.abc import Iterator, Sequence

from otio_redfiles import column_words
from otio_redfiles.layout.untimed import listed, loose_numbers
from otio_redfiles.layout.words import cues, interpret, spans, wording
from otio_redfiles.layout.words.interpret import Read
from otio_redfiles.layout.words.records import Entry, Kind, Record
from otio_redfiles.model import CueKind, Piece

NAME = "a script with its list of shots between the paragraphs, without timecodes"
LEAST, TURNS, HEAD = 4, 2, 40
"""Shots of such a list; how often sentences stand between two of them; lines among which the script is named."""
LEFT_OUT = 2
"""So far may a number be from the one before."""


def read_woven(rows: Sequence[Piece]) -> Read | None:
    """What the page says; None where no script and no list are named, or no sentences stand between shots that count up."""
    rows = [row for piece in rows if (row := spans.trimmed(piece)) is not None]
    texts = [row.text for row in rows]
    begin = _begins_at(texts)
    if begin is None:
        return None
    end = next((at for at in range(begin, len(texts)) if cues.cue_of(texts[at]) is CueKind.END), len(texts))
    shots = _shots(texts, begin, end)
    if not _are_woven(texts, shots, begin, end):
        return None
    told = [*_around(rows[:begin]), *_woven(rows, shots, begin, end), *_around(rows[end:])]
    return interpret.narrated(NAME, [Record(row.line, (entry,)) for row, entry in told])


def _begins_at(texts: Sequence[str]) -> int | None:
    """The line below the name of the script; None where none is named above the name of the list, and both above the first shot."""
    first = next((at for at, text in enumerate(texts) if loose_numbers.ITEM.match(text)), 0)
    named = next((at for at in range(first - 1, -1, -1) if listed.HEADED.fullmatch(texts[at])), None)
    above = range(min(named or 0, HEAD) - 1, -1, -1)
    return next((at + 1 for at in above if column_words.role_named(texts[at]) in ("narration", "sound")), None)


def _shots(texts: Sequence[str], begin: int, end: int) -> dict[int, int]:
    """The lines that are shots, or numbers of shots, and where the words of each begin; none stand in a script's open sentence."""
    shots: dict[int, int] = {}
    loose, said = 0, ""
    for at in range(begin, end):
        text = texts[at]
        if loose_numbers.NUMBER.fullmatch(text):
            shots[at], loose = len(text), loose + 1
        elif found := loose_numbers.ITEM.match(text):
            shots[at], loose = found.end(), 0
        elif loose and not wording.is_finished(text):
            shots[at], loose = 0, loose - 1
        elif at - 1 in shots and text[:1].islower() and (not said or wording.is_finished(said)):
            shots[at] = 0
        elif not listed.HEADED.fullmatch(text):
            said = text
    return shots


def _are_woven(texts: Sequence[str], shots: dict[int, int], begin: int, end: int) -> bool:
    """Do the shots count up, and do sentences stand between them again and again?"""
    numbers = [int(found["it"]) for at in shots if (found := loose_numbers.ITEM.match(texts[at]) or loose_numbers.NUMBER.fullmatch(texts[at]))]
    rising = all(0 < two - one <= LEFT_OUT for one, two in zip(numbers, numbers[1:], strict=False))
    script = [at for at in range(begin, end) if at not in shots and not listed.HEADED.fullmatch(texts[at])]
    turns = sum(at + 1 in shots and any(wording.is_finished(texts[up]) for up in (at - 1, at)) for at in script)
    back = sum(at - 1 in shots for at in script)
    return len(numbers) >= LEAST and rising and min(turns, back) >= TURNS


def _woven(rows: Sequence[Piece], shots: dict[int, int], begin: int, end: int) -> list[tuple[Piece, Entry]]:
    """The script and its shots, in the order of the page."""
    said = loose_numbers.script([rows[at] for at in range(begin, end) if at not in shots])
    seen = (entry for at in sorted(shots) for entry in _shot(rows[at], shots[at]))
    return sorted((*said, *seen), key=lambda told: told[0].line)


def _shot(row: Piece, start: int) -> Iterator[tuple[Piece, Entry]]:
    """A shot without its number, or that alone."""
    head, rest = (spans.part(row, 0, start), spans.part(row, start)) if start else (None, row)
    if head is not None:
        yield row, Entry(Kind.UNUSED, (head,))
    if rest is not None:
        yield row, Entry(Kind.PICTURE, (rest,), bracketed=True, odds=2.5, wrapped=rest.text[:1].islower())


def _around(rows: Sequence[Piece]) -> Iterator[tuple[Piece, Entry]]:
    """What stands above the script, and from its end on."""
    for row in rows:
        kind = cues.cue_of(row.text) or CueKind.HEADER
        yield row, Entry(Kind.CUE, (row,), cue=kind) if any(map(str.isalnum, row.text)) else Entry(Kind.UNUSED, (row,))
