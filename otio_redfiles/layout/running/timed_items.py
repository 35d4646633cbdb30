"""Lists of items with their lengths behind them, and no positions: numbered items, or sections with their pictures below.

    2. Interview Ada Lorne on the fund - 7'43"        Village, morning (2'14)
       IN: "Well, it began with a boat..."            Women with yellow cans
       OUT: "...and that was that."                   Pump broken, hands try it

An item is a picture; a section is a heading. In and out words are neither: they say where an item is cut.
"""

import re
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from otio_redfiles import lengths, vocabulary
from otio_redfiles.layout.lines import numbered
from otio_redfiles.layout.lines.lines import Line
from otio_redfiles.layout.lines.totals import label_at
from otio_redfiles.layout.words import classify, cues, spans, speakers, wording
from otio_redfiles.layout.words.place import Place
from otio_redfiles.layout.words.interpret import Items
from otio_redfiles.layout.words.records import Entry, Kind, Record
from otio_redfiles.layout.words.traits import Traits
from otio_redfiles.model import CueKind, DraftCue, DraftShot, DraftSpeech, Piece, Stamp

LEAST, SEEN = 2, 0.6
CUT_AT = re.compile(
    r"(?:in|out|in-?cue|out-?cue|cue[ -](?:in|out)|in[ -]words|out[ -]words|i\.?q\.?|o\.?q\.?|first words|last words|begins|ends|starts|suggested (?:in|out))\s*:\s*\S",
    re.IGNORECASE,
)
QUOTES = "\"“”„«»‘’"
DOTS = ("..", "…")
TOTAL = re.compile(r"(?:sub-?\s?)?total\b|(?:gesamt|summe|totale?)\b", re.IGNORECASE)


def records_of(lines: Sequence[Line], traits: Traits) -> list[Record] | None:
    """The page as records; None where it is no such list."""
    timed = [line for line in lines if line.stamps]
    behind = [line for line in timed if line.shape == "wT"]
    if len(behind) < LEAST or len(behind) < 0.9 * len(timed):
        return None
    if _are_counted_sections(lines):
        return _sections(lines, traits)
    if numbered.is_numbered([line.piece.text for line in lines]) and sum(map(_is_numbered, behind)) >= 0.6 * len(behind):
        return _records(lines, _is_numbered, lambda line: _item(line, traits), traits)
    if _are_sections(lines):
        return _records(lines, lambda line: bool(line.stamps), _section, traits)
    return None


def are_items(lines: Sequence[Line]) -> bool:
    """Do lengths stand behind numbered items, three or more, and elsewhere only in cues (Music: harp, 0'20" then under)?"""
    timed = [line for line in lines if line.stamps]
    items = [line for line in timed if line.shape == "wT" and _is_numbered(line)]
    if len(items) < numbered.LEAST or not numbered.is_numbered([line.piece.text for line in lines]):
        return False
    ends = [two for one, two in pairwise(lines) if _ends_item(one, two)]
    return all(line in items or line in ends or _is_cue(line) for line in timed)


def _ends_item(above: Line, line: Line) -> bool:
    """Is this the rest of a numbered item that prints no length on its first line?"""
    return line.shape == "wT" and not (line.gap or above.stamps) and _is_numbered(above) and line.words[0].text.lstrip()[:1].islower()


def _is_cue(line: Line) -> bool:
    text = line.piece.text
    return line.shape.startswith("w") and (vocabulary.labelled_cue(text) or cues.cue_of(text) or TOTAL.match(text) or numbered.TOTAL.match(text)) is not None


def without_lengths_of_cues(lines: Sequence[Line]) -> tuple[Line, ...]:
    """The lines of a page of items; a length that a cue mentions is one of its words."""
    if not are_items(lines):
        return tuple(lines)
    mentioned = [bool(line.stamps) and line.shape != "wT" for line in lines]
    return tuple(replace(line, tokens=(line.piece,)) if one else line for line, one in zip(lines, mentioned, strict=True))


def placed(items: Items, style: str) -> Items:
    """The items, those of sections placed one after the other within the length that their heading prints."""
    heads = [at for at, item in enumerate(items) if isinstance(item, DraftCue) and item.kind is CueKind.HEADER and item.duration]
    found, total = list(items), 0
    for head, end in pairwise([*heads, len(items)]):
        lasts = (lengths.read(items[head].duration.text, style) or (0,))[0]
        inside = [at for at in range(head + 1, end) if isinstance(items[at], DraftShot | DraftSpeech)]
        for at, seconds in [(head, 0), *((at, index * lasts // len(inside)) for index, at in enumerate(inside))]:
            found[at] = replace(items[at], placed=label_at(_first(items[at]), total + seconds))
        total += lasts
    return tuple(found)


def _first(item: DraftShot | DraftSpeech | DraftCue) -> Piece:
    return item.segments[0].pieces[0] if isinstance(item, DraftSpeech) else item.pieces[0]


def _are_sections(lines: Sequence[Line]) -> bool:
    """Does every length stand on a line behind a blank one, with lines right below that have none, two of them or more
    on the average?"""
    heads = [at for at, line in enumerate(lines) if line.stamps]
    parted = all(lines[at].gap for at in heads[1:])
    below = [following - at - 1 for at, following in zip(heads, [*heads[1:], len(lines)], strict=True)]
    close = all(at + 1 < len(lines) and not lines[at + 1].gap for at in heads)
    return parted and close and sum(below) >= 2 * len(heads)


def _are_counted_sections(lines: Sequence[Line]) -> bool:
    """Are all lengths those of headings that count up, with lists of shots below: two lines and more on the average, that are
    neither told by their numbers, nor sentences or where an item is cut?"""
    heads = [at for at, line in enumerate(lines) if line.stamps and _is_numbered(line)]
    if len(heads) <= LEAST or any(line.stamps for line in lines[heads[0] :] if not _is_numbered(line)):
        return False
    lists = [[line for line in lines[at + 1 : end] if line.words] for at, end in pairwise([*heads, len(lines)])]
    below = [line.piece.text for one in lists for line in one]
    cut = any(CUT_AT.match(text) or _is_cut_quote(text) or numbered.SIGNED.match(text) for text in below)
    seen = sum(not (wording.is_finished(text) or text[:1] in QUOTES) for text in below)
    return not cut and all(lists) and len(below) >= 2 * len(heads) and seen >= SEEN * len(below)


def _is_numbered(line: Line) -> bool:
    return bool(line.words) and numbered.SIGNED.match(line.words[0].text) is not None


def _records(lines: Sequence[Line], begins: Callable[[Line], bool], begun: Callable[[Line], Record], traits: Traits) -> list[Record]:
    voices = _voices(lines)
    first = next(at for at, line in enumerate(lines) if begins(line) or line.piece.text in voices)
    head = tuple(Entry(Kind.CUE, line.words, cue=CueKind.HEADER) for line in lines[:first] if line.words)
    found = [Record(1, head)] if head else []
    foot = None if voices or begins is not _is_numbered else _foot(lines)
    for line in lines[first:]:
        last = found[-1] if found else None
        if numbered.PAGE.match(line.piece.text.strip()) or (foot is not None and line.number >= foot):
            found.append(Record(line.number, tuple(map(_at_foot, line.words))))
        elif begins(line):
            found.append(begun(line))
        elif last is not None and _goes_on(last, line):
            entry = replace(last.entries[-1], pieces=(*last.entries[-1].pieces, *line.words))
            found[-1] = replace(last, entries=(*last.entries[:-1], entry), duration=_length(line))
        elif line.words:
            speaks = last is not None and last.entries[-1:] and (last.entries[-1].text in voices or (voices and last.entries[-1].kind is Kind.WORDS))
            entries = tuple(_below(line, traits))
            entries = tuple(map(_said, entries)) if speaks else entries
            found.append(Record(line.number, entries, duration=_length(line)))
    return found


def _sections(lines: Sequence[Line], traits: Traits) -> list[Record]:
    """The page as records where counted headings have lists below: a line is what is seen, or leads to who is quoted there. What
    is set apart behind the last list is the page's foot."""
    first = next(at for at, line in enumerate(lines) if line.stamps and _is_numbered(line))
    found = [Record(1, tuple(Entry(Kind.CUE, line.words, cue=CueKind.HEADER) for line in lines[:first] if line.words))]
    last = max(at for at, line in enumerate(lines) if line.stamps)
    close = not any(line.gap for line in lines[first:last] if not line.stamps)
    foot = next((at for at in range(last + 2, len(lines)) if close and lines[at].gap), len(lines))
    for at, (line, below) in enumerate(zip(lines[first:], [*lines[first + 1 :], None], strict=True), first):
        if line.stamps:
            found.append(_section(line))
        elif line.words:
            entries = tuple(map(_at_foot, line.words)) if at >= foot else _listed(line, below, _is_quoted(found[-1], line), traits)
            found.append(Record(line.number, entries))
    return found


def _is_quoted(above: Record, line: Line) -> bool:
    """Is a line the quoted words of whom the one above names, or more of those?"""
    last = above.entries[-1] if above.entries else None
    if last is None or last.kind is Kind.LABEL:
        return last is not None and line.piece.text[:1] in QUOTES
    return last.kind is Kind.WORDS and last.text[:1] in QUOTES and last.text.rstrip(".,;")[-1:] not in QUOTES


def _listed(line: Line, below: Line | None, said: bool, traits: Traits) -> tuple[Entry, ...]:
    """What a line of a section's list is: who is quoted on the next, what is `said`, or what is seen."""
    text = line.piece.text
    label = speakers.label_of(text)
    if said:
        return (Entry(Kind.WORDS, line.words),)
    if label is not None and below is not None and below.piece.text[:1] in QUOTES and (label.words is None or text.endswith(":")):
        return (Entry(Kind.LABEL, line.words, label),)
    if label is not None and label.words is None and not wording.is_upper(text):
        return (Entry(Kind.PICTURE, line.words),)
    return tuple(entry for piece in line.words for entry in classify.entries_of((piece,), traits, Place()))


def _foot(lines: Sequence[Line]) -> int | None:
    """The line that the foot of a numbered list begins at: set off behind the last item, no length from there on, nothing
    quoted and nobody named; None where there is none."""
    last = max(at for at, line in enumerate(lines) if line.stamps)
    below = [line for line in lines[last + 1 :] if line.words]
    rest = below[next((at for at, line in enumerate(below) if line.gap), len(below)) :]
    said = any(line.piece.text.strip()[:1] in QUOTES or _is_name(line.piece.text) or _is_numbered(line) for line in rest)
    return rest[0].number if rest and not said else None


def _at_foot(piece: Piece) -> Entry:
    heads = numbered.PAGE.match(piece.text) or TOTAL.match(piece.text) or numbered.TOTAL.match(piece.text)
    return Entry(Kind.CUE, (piece,), cue=CueKind.HEADER if heads else cues.cue_of(piece.text) or CueKind.OTHER)


def _voices(lines: Sequence[Line]) -> frozenset[str]:
    """The names that stand alone on several lines, each above words: who speaks between the items."""
    names = Counter(one.piece.text for one, two in pairwise(lines) if not one.stamps and not two.stamps and not two.gap and _is_name(one.piece.text))
    return frozenset(name for name, count in names.items() if count >= LEAST)


def _is_name(text: str) -> bool:
    label = speakers.label_of(text)
    return label is not None and label.words is None and not label.bite and cues.cue_of(text) is None


def _said(entry: Entry) -> Entry:
    """What stands below a name or below words between items is said, however little it is."""
    return replace(entry, kind=Kind.WORDS) if entry.kind is Kind.PICTURE and not entry.bracketed else entry


def _goes_on(last: Record, line: Line) -> bool:
    """Is this the rest of an item that has no length yet, and its length?"""
    picture = bool(last.entries) and last.entries[-1].kind is Kind.PICTURE
    return picture and last.duration is None and not line.gap and line.shape == "wT" and not TOTAL.match(line.words[0].text)


def _length(line: Line) -> Stamp | None:
    return line.stamps[0] if line.stamps else None


def _item(line: Line, traits: Traits) -> Record:
    """A numbered item: a picture, or a cue by its form."""
    words = line.words[0]
    mark = numbered.SIGNED.match(words.text)
    number, rest = (spans.part(words, 0, mark.end()), spans.part(words, mark.end())) if mark else (None, words)
    kind = cues.cue_of(rest.text) if rest else None
    what = (Entry(Kind.CUE, (rest,), cue=kind) if kind else Entry(Kind.PICTURE, (rest,))) if rest else None
    entries = (*((Entry(Kind.UNUSED, (number,)),) if number else ()), *((what,) if what else ()))
    return Record(line.number, entries, duration=_length(line))


def _section(line: Line) -> Record:
    return Record(line.number, (Entry(Kind.CUE, line.words, cue=CueKind.HEADER),), duration=_length(line))


def _is_cut_quote(text: str) -> bool:
    """Quoted words that begin or end on dots: where a recording is cut."""
    inner = text.strip().rstrip(".,;").strip(QUOTES + " ") if text[:1] in QUOTES else ""
    return inner.startswith(DOTS) or inner.endswith(DOTS)


def _below(line: Line, traits: Traits) -> Iterator[Entry]:
    """What stands below an item: where it is cut, or whatever its words say."""
    for piece in line.words:
        text = piece.text
        if CUT_AT.match(text) or _is_cut_quote(text):
            yield Entry(Kind.CUE, (piece,), cue=CueKind.OTHER)
        elif TOTAL.match(text) or numbered.TOTAL.match(text):
            yield Entry(Kind.CUE, (piece,), cue=CueKind.HEADER)
        else:
            yield from classify.entries_of((piece,), traits, Place())
