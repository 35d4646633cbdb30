"""What stands at the edges of running text: the head of its page, labels that lead over blocks, what follows its end."""

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise, takewhile, zip_longest

from otio_redfiles import aside_words, noises
from otio_redfiles.layout.lines import manners
from otio_redfiles.layout.lines.lines import Line
from otio_redfiles.layout.lines.stream import Block, Paragraph
from otio_redfiles.layout.words import classify, spans, speakers, wording
from otio_redfiles.layout.words.records import Entry, Kind, Record
from otio_redfiles.layout.words.traits import Traits
from otio_redfiles.model import CueKind, Delivery, Piece

BULLET, LEAST = re.compile(r"[-–—•·*]\s+(?=\S)"), 3
"""What begins the lines of a list; so many of them at least show that it does."""
ITEM = re.compile(r"\s*(\d{1,3})[.)]\s+(?=[^\W\d_])")
"""An item's number, and the blanks before its words."""
SURE = 0.85
"""How sure a label is that surely names who speaks."""
LONG = 6
"""Words of a description above the first timecode."""
MOST_MADE = 16
MADE = re.compile(
    r"(?i:(?:an?\s+)?(?:film(?:ed)?|shot|recorded|produced|directed|written|edited|narrated|commissioned|photographed|made|music|camera|sound|produktion|regie)"
    r"(?:\s+(?:and|&)\s+[a-z]+ed)?(?:\s+on\s+location)?\s+(?:at|in|by|for|with|von))\s+[A-ZÀ-Þ]"
)
"""Where or by whom a programme was made, in so many words at most."""
TAIL, MOST_TAIL = re.compile(r"(?<=[.!?…”\"] )[A-ZÀ-Þ][^.!?…“”\"]{1,40}\Z"), 6
"""What stands behind the last whole sentence of words, and of how many words a picture's first line is at most."""
OF_TITLE = re.compile(r"\btitles?\b", re.IGNORECASE)
OPENS = re.compile(r"(?:(?:the\s+)?(?:film|reel|story|item|newsreel|clip|tape)\s+)?(?:begins|opens|starts)\s+(?:with|on)\s+\S", re.IGNORECASE)
"""How an archive's summary begins to describe: Opens with the emblem of the company."""
OF_FILM = re.compile(
    r"(?:(?:pt|part|reel)\.?\s+\d+\s+of\s+\d+\b|(?:tells|explains|traces|documents|recounts|chronicles)\s)"
    r"|(?:[^.!?]{0,60}\b(?:film|documentary|newsreel|travelogue|featurette)\W*\Z)",
    re.IGNORECASE,
)
"""Sentences on the film itself, not on what is seen in it: Tells the history of the mill. Company promotional film."""
DATE = re.compile(r"(?:0?[1-9]|[12]\d|3[01])([./-])(?:0?[1-9]|1[0-2])\1(?:19|20)\d\d")
"""When a script was written, alone on its line below its title: nobody says it."""
TITLE = re.compile(r"\s*[\"“„«‘'][^\"“”„«».!?]{2,60}[\"”“»’']\s*\Z")
"""A title in quotes, behind what the page is: no sentence."""
SENTENCE = re.compile(r"(?<=[^\W\d_][^\W\d_][^\W\d_][.!?])\s+(?=[A-ZÀ-Þ])")
MOST_HEAD = 12
"""A page's title stands in its first lines."""
FOOTAGE = re.compile(r"(?:[^\W\d_][\w'’-]{0,20}\s+){0,3}(?:footage|pictures?|images?|shots?|photos?|photographs?|stills?|film|video|animations?|clips?|drone|archive)\s*:\s", re.IGNORECASE)
"""What says of a bracket's words that they are seen: Drone footage: a bay."""
LEAST_SEEN = 5
"""So many words in brackets, none of them of anything heard, describe a picture; fewer name a noise."""
MOST_SMALL = 0.4
"""The share of pictures that begin small where they are the rest of others."""


def without_bullets(lines: Sequence[Line]) -> tuple[Line, ...]:
    """The lines of a list, without the dashes and dots that begin most of its lines with a time."""
    dotted = [line.number for line in lines if line.words and BULLET.match(line.piece.text)]
    stamped = [line.number for line in lines if line.stamps]
    if len(dotted) < LEAST or 3 * len(set(dotted) & set(stamped)) < len(stamped):
        return tuple(lines)
    return tuple(_without_bullet(line) if line.number in dotted else line for line in lines)


def without_item_numbers(blocks: Sequence[Block], titles: frozenset[Piece]) -> list[Block]:
    """The blocks of a list, without the numbers that count some of its items through (1. 2. 3.); those of `titles` stay."""
    counted = [(p.pieces[0], found) for block in blocks for p in block.paragraphs if (found := ITEM.match(p.pieces[0].text)) is not None]
    if len(counted) < LEAST or [int(found[1]) for _, found in counted] != [*range(1, len(counted) + 1)]:
        return list(blocks)
    bare = {piece: spans.part(piece, found.end()) or piece for piece, found in counted if piece not in titles}
    return [replace(block, paragraphs=[replace(p, pieces=(bare.get(p.pieces[0], p.pieces[0]), *p.pieces[1:])) for p in block.paragraphs]) for block in blocks]


def _without_bullet(line: Line) -> Line:
    first, *rest = line.tokens
    found = BULLET.match(first.text) if isinstance(first, Piece) else None
    words = spans.part(first, found.end()) if found and isinstance(first, Piece) else first
    return replace(line, tokens=(*((words,) if words else ()), *rest))


def wrapped_pictures(records: Sequence[Record]) -> list[Record]:
    """The records of rows written one a line; a picture that begins small where most do not may be the rest of a cell above."""
    seen = [entry.text for record in records for entry in record.entries if entry.kind is Kind.PICTURE]
    small = sum(text[:1].islower() for text in seen)
    if not small or small > MOST_SMALL * len(seen):
        return list(records)
    return _with_tails([replace(record, entries=tuple(map(_perhaps_wrapped, record.entries))) for record in records])


def seen_first(records: Sequence[Record]) -> list[Record]:
    """The records of rows written one a line whose commentary is in capitals; a few words in small letters beside a timecode,
    before anybody is named or says a sentence, are a picture in the wrong column: 10.00.00 Gate."""
    at = next((at for at, record in enumerate(records) if any(map(_begins_to_speak, record.entries))), 0)
    return [*(replace(record, entries=tuple(map(_seen, record.entries))) for record in records[:at]), *records[at:]]


def opening_seen(records: list[Record]) -> list[Record]:
    """The records of a page on which whoever speaks is named at every time, the commentary too; unnamed words above the first
    name tell what is seen or heard as the film begins: Ice, from above. Music. (0'00"-0'20")"""
    timed = [record.entries[0] for record in records if record.stamp is not None and record.entries]
    at = next((at for at, entry in enumerate(timed) if entry.kind is Kind.LABEL), 0)
    named = [entry.label for entry in timed if entry.label is not None]
    narrated = any(label.delivery is Delivery.NARRATION for label in named)
    if not at or len(named) < LEAST or not narrated or any(entry.kind is Kind.WORDS for entry in timed[at:]):
        return records
    above = {entry.pieces for entry in timed[:at] if entry.pieces}
    return [record.with_entries(tuple(map(_seen, record.entries))) if record.entries and record.entries[0].pieces in above else record for record in records]


def _begins_to_speak(entry: Entry) -> bool:
    few = len(entry.text.split()) <= MOST_TAIL and not wording.is_finished(entry.text) and not wording.is_upper(entry.text)
    return entry.kind is Kind.LABEL or (entry.kind is Kind.WORDS and not few)


def _seen(entry: Entry) -> Entry:
    return replace(entry, kind=Kind.PICTURE, odds=1.5) if entry.kind is Kind.WORDS else entry


def _with_tails(records: Sequence[Record]) -> list[Record]:
    """The same; where the first line of a picture that begins small stands behind the words of the row above, it is cut off:
    I was nine! Still, Ada / as a child 10.01.41."""
    pairs = zip_longest(records, records[1:])
    return [_without_tail(record) if below is not None and _begins_small(below) else record for record, below in pairs]


def _begins_small(record: Record) -> bool:
    first = record.entries[0] if record.entries and record.stamp is not None else None
    return first is not None and first.kind is Kind.PICTURE and first.wrapped


def _without_tail(record: Record) -> Record:
    """A record whose last words end on a picture's first ones, these as a picture without a timecode."""
    last = record.entries[-1] if record.entries else None
    found = TAIL.search(last.pieces[-1].text) if last is not None and last.kind is Kind.WORDS else None
    if last is None or found is None or not wording.is_fresh(found.group()) or len(found.group().split()) > MOST_TAIL:
        return record
    words, seen = spans.part(last.pieces[-1], 0, found.start()), spans.part(last.pieces[-1], found.start())
    entries = (*record.entries[:-1], replace(last, pieces=(*last.pieces[:-1], *filter(None, [words]))))
    return record.with_entries((*entries, Entry(Kind.PICTURE, tuple(filter(None, [seen])))))


def _perhaps_wrapped(entry: Entry) -> Entry:
    return replace(entry, wrapped=True) if entry.kind is Kind.PICTURE and entry.text[:1].islower() else entry


def header(blocks: list[Block], traits: Traits, logged: bool = False) -> tuple[list[Block], tuple[Entry, ...]]:
    """Take off what stands before the first timecode: header cues, but for labels that lead into it, and in a log for what it
    describes right above it."""
    first = next((index for index, block in enumerate(blocks) if block.stamp), len(blocks))
    loose = [paragraph for block in blocks[:first] for paragraph in block.paragraphs]
    if first == len(blocks):
        return blocks, ()
    blocks = list(blocks[first:])
    loose = _without_film(loose) if logged else loose
    lead = 0 if _heads_page(loose, blocks[0]) else int(logged and _describes(loose, blocks[0])) or _said_above(loose, traits) or _lead_in(loose, traits)
    if lead:
        blocks.insert(0, Block(paragraphs=loose[len(loose) - lead :]))
    seen = 0 if lead else int(_opens(loose, blocks[0]))
    head = tuple(entry for paragraph in loose[: len(loose) - lead - seen] for entry in _head_entry(paragraph, traits))
    return blocks, (*head, *(Entry(Kind.PICTURE, paragraph.pieces, bracketed=True, odds=2.0) for paragraph in loose[len(loose) - seen :]))


def _without_film(loose: list[Paragraph]) -> list[Paragraph]:
    """What stands above the first timecode of a log; sentences on the film itself that lead into those on its first pictures, on the
    line of that timecode, are apart."""
    last = loose[-1] if loose else None
    if last is None or not last.before or len(last.pieces) > 1:
        return loose
    piece = last.pieces[0]
    starts = [0, *(found.end() for found in SENTENCE.finditer(piece.text)), len(piece.text)]
    sentences = [piece.text[one:two].strip() for one, two in pairwise(starts)]
    of_film = len([*takewhile(OF_FILM.match, sentences)])
    told, seen = spans.part(piece, 0, starts[of_film]), spans.part(piece, starts[of_film])
    return [*loose[:-1], replace(last, pieces=(told,), before=False), replace(last, pieces=(seen,), gap=0)] if told and seen else loose


def _describes(loose: Sequence[Paragraph], block: Block) -> bool:
    """Is the last paragraph above the first timecode a sentence or two, nothing blank between them (Begins with an emblem.), or
    a sentence on its very line that speaks of no title?"""
    if not loose or not block.paragraphs:
        return False
    if block.stamp is not None and loose[-1].before and loose[-1].pieces[-1].line == block.stamp.line:
        return wording.is_finished(loose[-1].text) and speakers.label_of(loose[-1].text) is None and not OF_TITLE.search(loose[-1].text)
    if block.paragraphs[0].gap:
        return False
    text = loose[-1].text
    return wording.is_finished(text) and len(text.split()) >= LONG and not wording.is_upper(text) and speakers.label_of(text) is None


def _opens(loose: Sequence[Paragraph], block: Block) -> bool:
    """Does the last paragraph above the first timecode say how the film begins, and are shots called by their sizes below?"""
    sized = any(wording.SLASHED.search(p.text) or wording.is_sized(p.text) for p in block.paragraphs)
    return bool(loose) and sized and OPENS.match(loose[-1].text) is not None and _describes(loose, block)


def _heads_page(loose: Sequence[Paragraph], block: Block) -> bool:
    """Interview: Ada Lorne, roll 3 - above a first block that names who speaks in it, no bite but the page's title."""
    label = speakers.label_of(loose[-1].text) if loose and block.paragraphs else None
    below = speakers.label_of(block.paragraphs[0].text) if label is not None and label.bite else None
    return below is not None and below.words is not None and not below.bite


def _lead_in(loose: Sequence[Paragraph], traits: Traits) -> int:
    """How many of the last paragraphs before the first timecode are the speaker's label of what follows."""
    if not loose or len(loose[-1].pieces) > 1:
        return 0
    label = speakers.label_of(loose[-1].text)
    return int(
        label is not None
        and not (label.words is not None and TITLE.match(loose[-1].text, label.words))  # COMMENTARY "The Lamp Factory"
        and not label.bite  # INTERVIEW: TOVE AAS, roll 8 - on top of a page, its title
        and label.sure >= 0.85
        and (
            label.delivery is not None
            or (loose[-1].before and label.words is None and label.speaker.upper() in traits.names)  # ADA (00:12): We began.
            or (
                label.speaker.upper() in traits.names
                and sum(p.text == loose[-1].text for p in loose) == 1
                and bool(traits.narrator)
            )
        )
    )


def _said_above(loose: Sequence[Paragraph], traits: Traits) -> int:
    """How many of the last paragraphs before the first timecode are spoken: from the first name on that the page prints as a heading
    again, whole sentences right below it or behind its colon."""
    pairs = enumerate(pairwise([*(paragraph.text for paragraph in loose), ""]))
    first = next((at for at, (text, below) in pairs if _speaks(text, below, traits)), len(loose))
    return len(loose) - first


def _speaks(text: str, below: str, traits: Traits) -> bool:
    """Does a line name somebody known, and are words below it, or behind its colon, a sentence that is spoken?"""
    label = speakers.label_of(text)
    if label is None or label.bite or label.sure < SURE or label.speaker.upper() not in traits.names:
        return False
    words = below if label.words is None else text[label.words :]
    return wording.is_finished(words) and len(words.split()) >= LONG and wording.spoken(words) > 0 and speakers.label_of(words) is None


def _head_entry(paragraph: Paragraph, traits: Traits) -> tuple[Entry, ...]:
    text = paragraph.text
    if manners.NUMBER.match(text):
        return (Entry(Kind.UNUSED, paragraph.pieces),)
    if text[:1] in "[(" and text[-1:] in "])":
        return (classify.bracketed(text, paragraph.pieces, traits),)
    return (Entry(Kind.CUE, paragraph.pieces, cue=CueKind.HEADER),)



def titled(records: list[Record], head: Sequence[Entry]) -> list[Record]:
    """The records below a page's head; what is printed there, in capitals beside a timecode again, is a title over the picture:
    DEEP WATER / THE NIGHT BOATS."""
    heads = [entry.text.casefold() for entry in head[:MOST_HEAD] if entry.cue is CueKind.HEADER and len(entry.text.split()) > 1]
    first = next((at for at, record in enumerate(records) if record.stamp is not None), None)
    return [_titled(_with_title(record, heads) if at == first else record, heads) if record.stamp is not None and heads else record for at, record in enumerate(records)]


def _with_title(record: Record, heads: Sequence[str]) -> Record:
    """The first timed record; a line of several words that the head prints just so is the title, a colon in it names nobody."""
    line = [*takewhile(lambda entry: entry.pieces and entry.pieces[0].line == record.entries[0].pieces[0].line, record.entries)]
    text = " ".join(entry.text for entry in line)
    if len(text.split()) < LEAST or text.casefold() not in heads or line[-1].kind is Kind.LABEL:
        return record
    title = Entry(Kind.CUE, tuple(piece for entry in line for piece in entry.pieces), cue=CueKind.TITLE)
    return record.with_entries((title, *record.entries[len(line) :]))


def _titled(record: Record, heads: Sequence[str]) -> Record:
    first = record.entries[0] if record.entries else None
    if first is None or first.text.casefold() not in heads or not wording.is_upper(first.text):
        return record
    again = [*takewhile(lambda entry: any(entry.text.casefold() in head for head in heads), record.entries)]
    spoken = len(again) < len(record.entries) and first.label is not None and record.entries[len(again)].kind is Kind.WORDS
    if spoken or any(not wording.is_upper(entry.text) for entry in again):
        return record
    title = Entry(Kind.CUE, tuple(piece for entry in again for piece in entry.pieces), cue=CueKind.TITLE)
    return record.with_entries((title, *record.entries[len(again) :]))


def labels_forward(records: list[Record]) -> list[Record]:
    """A label that ends its record leads into the next one: NARRATOR, then 00.06 and his words."""
    moved: tuple[Entry, ...] = ()
    found = []
    for index, record in enumerate(records):
        entries, moved = moved + record.entries, ()
        last = index + 1 == len(records)
        if (
            entries
            and (label := entries[-1].label) is not None
            and not (last or label.signs)
            and (record.stamp is None or _line_of(entries) != record.stamp.line)
        ):
            entries, moved = entries[:-1], entries[-1:]
        found.append(record.with_entries(entries))
    return found


def _line_of(entries: tuple[Entry, ...]) -> int:
    """The line of the last entry; of one that stands for a name in the picture before it, that picture's."""
    return next((entry.pieces[0].line for entry in reversed(entries) if entry.pieces), 0)


def after_the_end(records: list[Record]) -> list[Record]:
    """Short lines below the end mark are notes, not pictures; those below the heading of the credits are theirs."""
    last = max((index for index, record in enumerate(records) if record.stamp), default=len(records))
    entries = records[last].entries if last < len(records) else ()
    at = next((at for at, entry in enumerate(entries) if entry.cue in (CueKind.END, CueKind.CREDITS) and entry.kind is Kind.CUE), None)
    if at is None or (at > 0 and entries[at].cue is CueKind.END):
        return records
    kind = CueKind.CREDITS if entries[at].cue is CueKind.CREDITS else CueKind.OTHER
    noted = [replace(entry, kind=Kind.CUE, cue=kind) if entry.kind is Kind.PICTURE else entry for entry in entries[at + 1 :]]
    records[last] = records[last].with_entries((*entries[: at + 1], *noted))
    return records


def remarked(records: list[Record]) -> list[Record]:
    """The last line of a page, on a line of its own, is a remark where it calls itself one: Note: parts are missing; or says
    whom to ask: Contact: the press office."""
    entries = records[-1].entries if records else ()
    if len(entries) == 1 and records[-1].stamp is None and entries[0].kind is Kind.PICTURE and (speakers.is_page_label(entries[0].text) or aside_words.is_of_film(entries[0].text)):
        return [*records[:-1], records[-1].with_entries((Entry(Kind.CUE, entries[0].pieces),))]
    if len(entries) < 2 or entries[-1].kind is not Kind.PICTURE or entries[-1].pieces[0].line == entries[-2].pieces[-1].line:
        return records
    noted = aside_words.aside_label(entries[-1].text) is not None
    return [*records[:-1], records[-1].with_entries((*entries[:-1], Entry(Kind.CUE, entries[-1].pieces)))] if noted else records


def said_to_the_end(records: list[Record]) -> list[Record]:
    """The records of a page on which whatever has a time is said; its last words are too, where an excerpt is cut amid their sentence."""
    timed = [entry for record in records if record.stamp is not None for entry in record.entries if entry.kind is not Kind.CUE]
    last = records[-1].entries[-1] if records and records[-1].stamp is not None and records[-1].entries else None
    said = len(timed) > LEAST and all(entry.kind is Kind.WORDS for entry in timed[:-1])
    if not said or last is not timed[-1] or last.kind is not Kind.PICTURE or last.bracketed:
        return records
    cut = not wording.is_finished(last.text) and len(last.text.split()) > LONG and not wording.is_fresh(last.text)
    return [*records[:-1], records[-1].with_entries((*records[-1].entries[:-1], replace(last, kind=Kind.WORDS)))] if cut else records


def only_heard(records: list[Record]) -> list[Record]:
    """The records of a page of words that a player of films shows: what stands in brackets there is heard, unless it tells
    what is seen."""
    return [record.with_entries(tuple(_heard(entry) for entry in record.entries)) for record in records]


def _heard(entry: Entry) -> Entry:
    told = entry.kind is Kind.PICTURE or (entry.kind is Kind.CUE and entry.cue is CueKind.OTHER)
    seen = _is_seen(entry.text.strip("[]() ")) or aside_words.is_of_recording(entry.text.strip("[]()"))
    return entry if not (told and entry.bracketed) or seen else replace(entry, kind=Kind.CUE, cue=CueKind.SOUND)


def _is_seen(text: str) -> bool:
    """Do words in brackets tell what is seen: a shot by its size, footage by its name, or so many words none of which is heard?"""
    called = wording.is_sized(text) or wording.PICTURE_OF.search(text) or FOOTAGE.match(text)
    return bool(called) or (len(text.split()) >= LEAST_SEEN and not noises.names_any(text))


def only_said(records: list[Record]) -> list[Record]:
    """The records of such a page where names stand before words: what stands in no bracket there is said, unless it calls itself a shot
    or has no end."""
    return [record.with_entries(tuple(_said(entry) for entry in record.entries)) for record in records]


def _said(entry: Entry) -> Entry:
    plain = entry.kind is Kind.PICTURE and not entry.bracketed and wording.is_finished(entry.text)
    return replace(entry, kind=Kind.WORDS) if plain and not (wording.is_sized(entry.text) or wording.PICTURE_OF.search(entry.text)) else entry


def of_page(records: list[Record]) -> list[Record]:
    """The records of a page of words that a player of films shows, without what it prints about itself on the last lines."""
    last = records[-1].entries[-1] if records and records[-1].entries else None
    if last is None or last.kind not in (Kind.WORDS, Kind.PICTURE) or not aside_words.is_of_page(last.pieces[-1].text):
        return records
    rest = (replace(last, pieces=last.pieces[:-1]),) if last.pieces[1:] else ()
    kept = records[-1].with_entries((*records[-1].entries[:-1], *rest))
    return [*of_page([*records[:-1], kept]), Record(last.pieces[-1].line, (Entry(Kind.CUE, last.pieces[-1:]),))]


def credited(records: list[Record]) -> list[Record]:
    """The last words of a page that say where or by whom it was made: Filmed in Oslo, 2014. They are its credits."""
    entries = records[-1].entries if records else ()
    below = len(entries) == 1 or (len(entries) > 1 and entries[-2].cue in (CueKind.CREDITS, CueKind.END))
    if not below or entries[-1].kind not in (Kind.PICTURE, Kind.WORDS) or not MADE.match(entries[-1].text) or len(entries[-1].text.split()) > MOST_MADE:
        return records
    return [*records[:-1], records[-1].with_entries((*entries[:-1], replace(entries[-1], kind=Kind.CUE, cue=CueKind.CREDITS)))]
