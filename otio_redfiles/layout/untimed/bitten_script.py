"""Scripts of packages for the web: below their name commentary that nobody is named for, each bite in it quoted, wrapped or run in.

    Script                                            Script Shotlist
    The lamp was sold to                              The lamp was sold. SOUNDBITE: Berta Holm, teacher "It was red."
    pay for the mole.                                 A new one is lit. ...
    SOUNDBITE(Norn): Berta                            1. Wide, mole 2. Lamp, dusk 3. Oars SOUNDBITE: Berta Holm,
    Holm, teacher                                     teacher "It was re
    “It was red.”

A list of shots may follow, run in; the bites in it are those of the script again.
"""

import re
from collections.abc import Iterator, Sequence

from otio_redfiles import column_words
from otio_redfiles.layout.lines import numbered
from otio_redfiles.layout.lines.stream import Paragraph
from otio_redfiles.layout.untimed import loose_numbers, package, untimed
from otio_redfiles.layout.words import bites, interpret, spans, wording
from otio_redfiles.layout.words.interpret import Read
from otio_redfiles.layout.words.records import Entry, Kind, Record
from otio_redfiles.model import CueKind, Piece

NAME = "a script with its bites quoted, without timecodes"
BITE = re.compile(r"(?<!\S)(?i:sound[\s-]?bites?)\s*(?:[:(\[]|[–—-]\s)[^\"“”]{2,160}(?:\"[^\"]{0,3000}\"|“[^“”]{0,3000}”)?")
"""A bite amid a line, up to where its words close."""
SHOTS_BEHIND = re.compile(r"\s+(?:shots|shot[\s-]?list)\W*\Z", re.IGNORECASE)
FIRST = re.compile(r"1[.)]\s+\S")
"""The first item of a list of shots."""
NARRATED = re.compile(r"\W*(?:running\s+time|trt|duration)?\s*(?:narrator|reader|voice(?:[\s-]?over)?|read\s+by)(?:['’]s)?(?:\s+name)?\b.{0,40}", re.IGNORECASE)
"""The field of a head that names who reads."""
HEAD, LEAST, SENTENCES = 30, 2, 2
"""Lines among which the script is named; bites that show such a script; sentences of its commentary."""


def read_script(rows: Sequence[Piece]) -> Read | None:
    """What the page says; None where no script is named, no bites are quoted in it, or anything else than them is labelled or counted."""
    rows = [row for piece in rows if (row := spans.trimmed(piece)) is not None]
    begin = _begins_at([row.text for row in rows])
    if begin is None or numbered.is_numbered([row.text for row in rows]) or package.is_package([row.text for row in rows]):
        return None
    parts = [part for row in rows[begin:] for part in _parted(row)]
    shots = _shots_at(parts)
    if not _is_bitten(parts[:shots], [row.text for row in rows[:begin]], shots < len(parts)):
        return None
    told = [*((row, _head(row)) for row in rows[:begin]), *loose_numbers.script(parts[:shots]), *_listed(parts[shots:])]
    records = [Record(row.line, (entry,)) for row, entry in told]
    return interpret.narrated(NAME, records)


def _begins_at(texts: Sequence[str]) -> int | None:
    """The line below the name of the script, above the first bite; None where it is not named, or is a column among others."""
    first = next((at for at, text in enumerate(texts) if BITE.search(text)), 0)
    begin = next((at + 1 for at in range(min(first, HEAD) - 1, -1, -1) if _names_script(texts[at])), None)
    beside = [*texts[max(0, begin - 2) : begin - 1], *texts[begin : begin + 2]] if begin is not None else ()
    return None if any(map(column_words.role_named, beside)) else begin


def _names_script(text: str) -> bool:
    """Is this line the name of the script, alone or before that of the list of shots?"""
    name = SHOTS_BEHIND.sub("", text)
    words = name.rstrip(" :").split()
    alone = len(words) == 1 or (len(words) > 1 and name != text)
    return alone and not wording.is_finished(text) and column_words.role_named(words[-1]) in ("narration", "sound")


def _parted(row: Piece) -> Iterator[Piece]:
    """A line, parted where a bite begins in its midst, and where its words close."""
    edges = sorted({0, len(row.text), *(edge for found in BITE.finditer(row.text) for edge in _edges(found))})
    yield from filter(None, (spans.part(row, start, end) for start, end in zip(edges, edges[1:], strict=False)))


def _edges(found: re.Match[str]) -> tuple[int, ...]:
    return (found.start(), found.end()) if found.group()[-1] in "\"”" else (found.start(),)


def _shots_at(parts: Sequence[Piece]) -> int:
    """Where the list of shots begins that is run in below the script; the end where there is none."""
    at = next((at for at, part in enumerate(parts) if FIRST.match(part.text)), len(parts))
    return at if len(_items(parts[at:])) > untimed.LEAST else len(parts)


def _items(parts: Sequence[Piece]) -> list[Piece]:
    return [piece for one in untimed.parted([Paragraph((part,)) for part in parts]) for piece in one.pieces]


def _is_bitten(script: Sequence[Piece], head: Sequence[str], has_shots: bool) -> bool:
    """Is every bite quoted, but for one that the page breaks off in, and is all else commentary?"""
    begins = [at for at, part in enumerate(script) if bites.announces_bite(part.text) or BITE.match(part.text)]
    quoted = [at for at in begins if loose_numbers.heading_of(script[at : at + loose_numbers.MOST_LINES])]
    set_apart = frozenset(begins)
    least = LEAST - (has_shots or any(map(NARRATED.fullmatch, head)))
    told = [part.text for at, part in enumerate(script) if at not in set_apart]
    sentences = sum(any(sign in text for sign in ".!?…") for text in told)
    return len(quoted) >= least and quoted[:-1] == begins[: len(quoted) - 1] and len(quoted) >= len(begins) - 1 and sentences >= min(SENTENCES, len(told))


def _head(row: Piece) -> Entry:
    return Entry(Kind.CUE, (row,), cue=CueKind.HEADER) if any(map(str.isalnum, row.text)) else Entry(Kind.UNUSED, (row,))


def _listed(parts: Sequence[Piece]) -> Iterator[tuple[Piece, Entry]]:
    """The shots, run in: their numbers, what is seen, and the script's bites again."""
    for part in _items(parts):
        found = numbered.SIGNED.match(part.text)
        number, seen = (spans.part(part, 0, found.end()), spans.part(part, found.end())) if found else (None, None)
        if number and seen:
            yield part, Entry(Kind.UNUSED, (number,))
            yield seen, Entry(Kind.PICTURE, (seen,), bracketed=True, odds=2.5)
        else:
            yield part, Entry(Kind.CUE, (part,), cue=CueKind.OTHER)
