"""Shot lists that print no times, before their lines are read: what makes them lists, and what of their heads looks like times.

    A-ROLL                              GV. Gate from the river.         LAS. Crane. GV. Band. CU. Hand on lever.
    - Graphic: route of the tender      ditto, closer.
    - Interview Ada Lorne, diver        SCU. Laughter among guests.      1. Wide of quay 2. Close of rope 3. Boats

Items are numbered, led by dashes or dots, or begin with the size of their shot, each on its line or run in.
"""

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from otio_redfiles import notation, vocabulary
from otio_redfiles.layout.lines import lengths_behind, numbered
from otio_redfiles.layout.lines.stream import Paragraph
from otio_redfiles.layout.untimed import run_in_heads
from otio_redfiles.layout.words import bites, cues, inner_cues, spans, speakers, wording
from otio_redfiles.model import CueKind, Piece

LONG = 20
"""Lines without a time, below a head that has some: a page that prints none of its own."""
LEAST = 3
SIZE = re.compile(
    r"(?:(?:E?LS|V?LS|XLS|WS|EWS|FS|TS|SLS|MLS|MWS|SMS|MS|M2S|[23]S|SCU|MCU|MCS|CMS|CU|BCU|VCU|ECU|XCU|GVS?|GVs|POV|OTS|VS|VAR|AV|SV|LV|BV|LAS|HAS|STV)\b(?:['’]?s\b)?"
    r"|(?:E?LS|MLS|MS|MCU|BCU|CU|GV|SV|LV|BV)\.?['’]?s\b|(?:[LMH]/[SA]|C/U|B/C/U|M/C/U|T/S|[GSLBTA]/V)(?:['’]?s)?\b)(?:[.:,](?=\s|\Z)|(?=\s))"
)
"""The sizes of shots that archives' entries begin with; LAS and HAS are low and high angles, SV, LV and BV semi, long and back views."""
MANY = re.compile(r"(?:several|various|more|further|different|another|assorted|some)\s+(?:nice\s+|good\s+)?(?:shots?|views?|angles?|close[- ]?ups?|CUs|GVs|MSs?|LSs?)\b", re.I)
DITTO = re.compile(r"(?:ditto|idem)\b", re.IGNORECASE)
SENTENCE = re.compile(r"(?<=[.!?)'’\"”])\s+(?:[-–—]\s+)?")
_SIZES = r"(?:(?:[MLC]/[SU]|B?CU|MCU|[ML]LS|MS|LS|GVs?|VS)|(?i:various\s+(?:shots|views)|several\s+shots|close[\s-]?ups?|long\s+shots?|medium\s+shots?))"
PLAIN_SIZE = re.compile(rf"(?:\A|(?<=[.!?'\"’”)]\s)|(?<=[-–]\s)){_SIZES}\s+(?:(?:of|as|from|where|showing|in|on|the|a)\b)")
DOTTED_SIZE = re.compile(rf"(?<![\w/]){_SIZES}[.:]\s")
TITLE_FIRST = re.compile(r"(?:Inter-?|Sub-?|Main\s+)?[Tt]itle\s*[-–:]\s*['\"“‘].{1,60}?['\"”’](?:\s*\([^()]{1,30}\)(?=\s*[.–-]))?\s*[.–-]+\s+(?=\S)"
    r"|(?:Inter-?|Sub-?|Main\s+)?[Tt]itle\s+(?:missing|lost|illegible|damaged|torn|unreadable|not\s+(?:read|legible|preserved))\s*[-–:.]\s+(?:\([^()]{1,30}\)[\s.–-]*)?(?=\S)")
LIST_AMID = re.compile(r"\bSHOT[\s_-]?LIST\s*[:.–-]\s+(?=\S)")
"""The name of a list that is run in behind what a catalogue says of it."""
ASIDE = re.compile(r"\s[-–—]\s")
"""What stands in a note on the story's copy among its shots, and in none of these: Extra scenes - neg. only."""
LIST_NAME = re.compile(r"\bSHOT[\s_-]?LIST\W*\Z")
ANOTHER = re.compile(r"[A-Z][a-z]+\s+(?:[a-z]+\s+)?(?:shots?|views?|angles?)\b")
"""How a shot begins that prints no size: Angle shot of the gate. Rear view of crowd."""
SHORT = re.compile(r"[^\W\d_a-z]\w{0,3}\.")
"""A word that may be cut short: Capt. Neg. St."""
STOPPED, LONG_LINE = 0.9, 5
"""Of a list's shots so many end with a stop; words of a line that may be wrapped."""
PROSE = 3
"""So many paragraphs that describe show how a page does."""
TITLED = re.compile(
    r"(?:(?:full|main|sub|item|end|opening|closing|film)[ -]?)?(?:inter-?|sub-?)?titles?\b(?:\s*cards?\b)?\s*(?:reads?|says|[:–-]|[\"“'‘]|\W*\Z)", re.IGNORECASE
)
"""Titles in a list of shots: Title - THE CANAL; Intertitle reads: 'At noon'; End title."""
CARD = re.compile(r"(?:CAPTIONS?|TITLES?|INTERTITLE|SUBTITLE|CARD)\s+(?:card\s+)?(?:[A-Z\"“'‘]|reads?\b)")
"""The same by a word in capitals, its words behind it: CAPTION The End."""
RUN_IN = re.compile(r"(?<![\w.,:;/(-])\(?(?P<it>\d{1,3})[.)]\s+(?=[A-Z(\[\"“‘'])")
PARTS = re.compile(r"(?P<note>(?P<sign>\+\+|\*\*)(?!\s)[^+*]{2,120}?(?P=sign))|\b(?:STORY[ -]?LINE|SHOT[ -]?LIST|LEAD[ -]?IN|SCRIPT)\b\s*:?(?=\s)|\b(?:FILE|ARCHIVE)\s*[:–-]\s(?=[A-Z])")
"""What parts a list that is run in, but for its numbers: notes in signs, and the names of its parts."""
QUOTED = re.compile(r"(?:[\"“][^\"“”]{2,}[\"”]|''(?:[^']|'(?!'))+'')\s+(?=[^\W_]|\+)")
INSIDE = re.compile(r"\"[^\"]{2,600}\"|“[^“”]{2,600}”")
"""Quoted words, in which no number begins an item: "It came at 4. I was up."."""
HEADED = re.compile(r"(?:(?<=\s\s)|(?<=\t)|\A)[^\W\d_][\w '’/.-]{1,24}?(?:\(\w{1,3}\))?\s?[:=]\s+(?=\S)")
SPOKEN_IN = re.compile(rf"(?:language|voice[ -]?over|commentary|narration|version|sound|audio)\s*:\s*{speakers.LANGUAGE.pattern}", re.IGNORECASE)
QUOTES = re.compile(r"[\"“”]")
MOST_HEAD = 14
"""So many lines at the top of a page are its head, at most."""
FIELD = re.compile(r"[^\W\d_][\w /-]{1,30}?\s*[:=]|\btime\s+(?:in|out)\b", re.IGNORECASE)
ABOUT = re.compile(r"(?<![^\W\d_])(?:approx(?:imately|\.)?|about|around|roughly|ca?\.|circa|etwa|rund|ungefähr|env(?:iron|\.)|[~≈]"
    r"|(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?s?\.?,?(?:\s+at)?)\s*\Z", re.IGNORECASE)
"""What says of a time that it is about a length, or an hour of the day: Audio guide, ca. 2:15; Studio C, Thurs 9.15"""
GAUGE = re.compile(
    r"\b(?:sound|silent|mute|b\s?[&/]\s?w|black\s(?:and|&)\swhite|colou?r|tinted|(?:super\s?)?\d{1,2}(?:\.5)?\s?mm|video|film|pal|ntsc|hd|sd|stumm(?:film)?|tonfilm|ton|farbe|s\s?/\s?w|schwarz-?weiß"
    r"|muet|sonore|couleur|n\s?[&/]\s?b|noir\set\sblanc|color|mudo|sonoro|b\s?/\s?n)(?!\w)", re.IGNORECASE)
"""What a film is, beside its length: Sound, B&W, 00:02:11"""
LENGTH_FIELD = re.compile(rf"\W*(?:total\s+)?(?:{notation.LENGTH_WORDS})\b[^.!?\d]{{0,40}}\Z", re.IGNORECASE)
REMARK = re.compile(r"[(\[*]*(?:n\.?b\.?|notes?|cataloguer.{0,3}s\s+notes?|remarks?|comments?|cuts?|background|(?:cameraman['’]?s\s+)?dope(?:[ -]sheet)?)\b\s*(?:[:.–]|-(?!\w))", re.IGNORECASE)
MOST_LENGTHS, FEW_LENGTHS = 2, 6
"""Lengths in primes on a page that has no times; so many where they go up and down, and names lead its lines."""
VOICED = re.compile(r"[^\W\d_a-z][^:a-z]{2,40}:(?:\s|\Z)")


# --------------------------------------------------------------------------- what makes a list


def is_bulleted(texts: Sequence[str]) -> bool:
    """Do items begin with dashes or dots, and describe what is seen? A dialogue's dashes stand before what is said."""
    items = [text[found.end() :] for text in texts if (found := numbered.ITEM.match(text))]
    if len(items) < LEAST or len(items) < 0.4 * (len(texts) - _headed(texts)):
        return False
    return 4 * sum(wording.spoken(item) > 0 for item in items) <= len(items)


def _headed(texts: Sequence[str]) -> int:
    """How many lines above the first item are a page's head, none of them a sentence."""
    first = next((at for at, text in enumerate(texts) if numbered.ITEM.match(text)), 0)
    return first if first <= MOST_HEAD and not any(map(wording.is_finished, texts[:first])) else 0


def is_plain_list(rows: Sequence[Piece]) -> bool:
    """Are the tabs of a page only those behind the dashes or numbers of its items, and before their lengths?"""
    return is_bulleted([row.text for row in rows]) or lengths_behind.has_lengths(rows)


def is_sized(texts: Sequence[str]) -> bool:
    """Do most lines begin with the size of a shot?"""
    sized = sum(begins(text) for text in texts)
    return sized > LEAST and sized >= 0.4 * len(texts)


def is_field(text: str) -> bool:
    """Is a line above a list a field of its head (Cameraman: E. Holt   Roll: 2): a name and what is no sentence?"""
    found = HEADED.match(text)
    return bool(found) and (len(HEADED.findall(text)) > 1 or (len(text.split()) <= 8 and not QUOTES.search(text) and text.rstrip()[-1:] not in ".!?"))


# --------------------------------------------------------------------------- items run in


def with_brackets_closed(paragraphs: Sequence[Paragraph]) -> list[Paragraph]:
    """The paragraphs, two of them one where a cue amid words opens at the end of a line and closes on the next."""
    found: list[Paragraph] = []
    for paragraph in paragraphs:
        if found and not paragraph.gap and inner_cues.broken(found[-1].pieces[-1].text, paragraph.pieces[0].text):
            found[-1] = replace(found[-1], pieces=(*found[-1].pieces, *paragraph.pieces))
        else:
            found.append(paragraph)
    return found


def parted(paragraphs: Sequence[Paragraph]) -> list[Paragraph]:
    """The paragraphs of a page, those that several items are run in on parted: at their numbers, or at the sizes of shots."""
    pieces = [piece for paragraph in paragraphs for piece in paragraph.pieces]
    cuts = _numbers(pieces) or (_titles(pieces) if is_prose(paragraphs) else _sizes(pieces))
    if not cuts:
        return list(paragraphs)
    return [part for paragraph in _joined(paragraphs, cuts) for part in _parts(paragraph, cuts)]


def _joined(paragraphs: Sequence[Paragraph], cuts: dict[Piece, list[int]]) -> list[Paragraph]:
    """The paragraphs again, lines that go on with an open sentence joined to it: where items are run in, lines are wrapped."""
    found: list[Paragraph] = []
    for paragraph in paragraphs:
        first = paragraph.pieces[0]
        on = found and not paragraph.gap and not wording.is_finished(found[-1].pieces[-1].text)
        if on and any(cuts.get(piece) for piece in found[-1].pieces) and 0 not in cuts.get(first, ()) and not begins(first.text):
            found[-1] = replace(found[-1], pieces=(*found[-1].pieces, *paragraph.pieces))
        else:
            found.append(paragraph)
    return found


def texts_of(rows: Sequence[Piece]) -> list[str]:
    """The items and lines of a page, one a text."""
    return [part.pieces[0].text for part in parted([Paragraph((row,)) for row in rows])]


def _parts(paragraph: Paragraph, cuts: dict[Piece, list[int]]) -> list[Paragraph]:
    found: list[list[Piece]] = [[]]
    for piece in paragraph.pieces:
        edges = [0, *cuts.get(piece, ()), len(piece.text)]
        for start, end in pairwise(sorted(set(edges))):
            if start or 0 in cuts.get(piece, ()):
                found.append([])
            found[-1] += filter(None, [spans.part(piece, start, end)])
    whole = [Paragraph(tuple(pieces), paragraph.after, paragraph.before, 0, paragraph.ruled) for pieces in found if pieces]
    return [Paragraph(whole[0].pieces, paragraph.after, paragraph.before, paragraph.gap, paragraph.ruled), *whole[1:]] if whole else [paragraph]


def _numbers(pieces: Sequence[Piece]) -> dict[Piece, list[int]]:
    """Where lines are to be parted at numbers that count up from 1, most of them inside lines."""
    expected, inside, cuts = 1, 0, {}
    for piece in pieces:
        for found in _items(piece.text):
            if int(found["it"]) == expected:
                expected += 1
                inside += any(map(str.isalpha, piece.text[: found.start()]))
                cuts.setdefault(piece, []).append(found.start())
    if inside < LEAST or 2 * inside < expected - 1:
        return {}
    for piece in pieces:
        inner = [at for found in PARTS.finditer(piece.text) for at in (found.start(), *((found.end(),) if found["note"] else ()))]
        behind = [found.end() for found in QUOTED.finditer(piece.text)]
        edges = sorted({*cuts.get(piece, ()), *inner, *behind})
        cuts[piece] = sorted({*edges, *run_in_heads.heads_in(piece.text, edges)})
    return cuts


def _items(text: str) -> list[re.Match[str]]:
    """The numbers that may begin items; one in quoted words begins none where it comes again outside of them."""
    said = {at for quote in INSIDE.finditer(text) for at in range(*quote.span())}
    found = list(RUN_IN.finditer(text))
    outside = {number["it"] for number in found if number.start() not in said}
    return [number for number in found if number.start() not in said or number["it"] not in outside]


def _sizes(pieces: Sequence[Piece]) -> dict[Piece, list[int]]:
    """Where lines are to be parted at sentences that begin with the size of a shot: where some hold several, or a list of shots
    is run in behind its name (SHOTLIST: GV boat yard. MS ditto.)."""
    inner: dict[Piece, list[int]] = {}
    led = 0
    for piece, below in zip(pieces, (*pieces[1:], None), strict=False):
        text = f"{piece.text} {below.text[:20]}" if below else piece.text
        named = LIST_AMID.search(piece.text)
        start = named.end() if named else 0
        sized = [at.end() for at in SENTENCE.finditer(piece.text, start) if not _is_size(text, at.start()) and begins(text[at.end() : at.end() + 40])]
        first = [start] if named and (begins(piece.text[start : start + 40]) or len(sized) >= LEAST) else []
        inner[piece] = first + (sorted({*sized, *_sentences(piece.text, start)}) if first and len(sized) >= LEAST else sized)
        led += bool(inner[piece]) and bool(first or begins(piece.text) or TITLED.match(piece.text))
    if not led or sum(map(len, inner.values())) < LEAST:
        return {}
    return {piece: [0, *found] if begins(piece.text) else found for piece, found in inner.items()}


def _sentences(text: str, start: int) -> list[int]:
    """Where sentences begin from `start` on, a stop behind a whole word before them: Boats. Various men, but not Capt. Vane"""
    found = ((at, text[max(start, at.start() - 24) : at.start()].split()[-1:]) for at in SENTENCE.finditer(text, start))
    ended = ((at, SHORT.fullmatch(last[0]) is None or ANOTHER.match(text, at.end())) for at, last in found if last and last[0][-1] in ".!?")
    return [at.end() for at, whole in ended if whole and text[at.end() : at.end() + 1].isupper()]


def opens_list(piece: Piece, amid: int) -> bool:
    """Does a part of the line `amid` stand right behind the name of the list, no note on the copy?"""
    return piece.line == amid and piece.column > 0 and LIST_NAME.search(piece.text) is None and ASIDE.search(piece.text) is None


def is_prose(paragraphs: Sequence[Paragraph]) -> bool:
    """Are shots described in paragraphs of sentences, a blank line between them, that name sizes without a stop (C/U of a man)?
    There a paragraph is what is seen."""
    texts = [p.text for p in paragraphs if p.gap]
    sizes = [[*PLAIN_SIZE.finditer(text)] for text in texts]
    dotted = sum(len(DOTTED_SIZE.findall(text)) for text in texts)
    prose = sum(len(found) > 0 and len(SENTENCE.findall(text)) > 0 for text, found in zip(texts, sizes, strict=True))
    return prose >= PROSE and 2 * dotted < sum(map(len, sizes))


def describes(text: str) -> bool:
    """Does a paragraph of such a page describe what is seen, its title set apart?"""
    return PLAIN_SIZE.search(text) is not None


def _titles(pieces: Sequence[Piece]) -> dict[Piece, list[int]]:
    """Where the titles end that paragraphs begin with: Intertitle - 'Thule' - M/S of a wreck."""
    return {piece: [0, found.end()] for piece in pieces if (found := TITLE_FIRST.match(piece.text))}


def _is_size(text: str, end: int) -> bool:
    """Is the word that ends here a size, so that what follows is of its shot: GV. Rear view of crowd?"""
    last = text[max(0, end - 8) : end].split()[-1:]
    return bool(last) and SIZE.match(f"{last[0]} ") is not None


def heads_shots(text: str, shown: str) -> bool:
    """Is a line that stands apart in capitals, where shots (such as the last one `shown`) are in small letters, the heading of those
    below it, whatever its first word: INTERIOR, EXTERIOR NIGHT?"""
    return wording.is_upper(text) and not wording.is_upper(shown) and not (begins(text) or wording.is_finished(text))


def begins(text: str) -> bool:
    """Does a shot begin here, by its size, by how many there are of its kind, or as the shot above seen anew?"""
    return bool(SIZE.match(text) or MANY.match(text) or wording.WORDED_SIZE.match(text) or DITTO.match(text))


def unwrapped(paragraphs: Sequence[Paragraph]) -> list[Paragraph]:
    """The paragraphs of an archive's entry, a shot or a remark whose sentence is open joined with the line that ends it."""
    found: list[Paragraph] = []
    stopped = _are_stopped(paragraphs)
    for paragraph in paragraphs:
        if found and not paragraph.gap and not begins(paragraph.text) and _is_open(found[-1].text, paragraph.text, stopped):
            found[-1] = replace(found[-1], pieces=(*found[-1].pieces, *paragraph.pieces))
        else:
            found.append(paragraph)
    return found


def _are_stopped(paragraphs: Sequence[Paragraph]) -> bool:
    """Does nearly every shot that another follows on the next line end with a stop?"""
    ends = [wording.is_finished(one.text) for one, two in pairwise(paragraphs) if begins(one.text) and begins(two.text) and not DITTO.match(one.text)]
    return len(ends) >= LEAST and sum(ends) >= STOPPED * len(ends)


def _is_open(above: str, text: str, stopped: bool) -> bool:
    """Does a shot, or a remark, go on with a line: in small letters, or whatever it begins with where all others are `stopped`?"""
    if wording.is_finished(above) or not (begins(above) or REMARK.match(above)):
        return False
    noted = text[:1] in "([" or REMARK.match(text) or numbered.ADDED.match(text) or numbered.TOTAL.match(text) or TITLED.match(text)
    bare = not noted and above[-1:] not in ")]" and cues.cue_of(text) is None and not wording.is_upper(text)
    return text[:1].islower() or (stopped and bare and len(above.split()) >= LONG_LINE)


# --------------------------------------------------------------------------- times of the head


def has_no_times(rows: Sequence[Piece], style: str) -> bool:
    """Are the few times of a page none of its items'? Fields of the head above a list that prints none, or lengths in primes."""
    timed = [(at, notation.find_stamps(row.text, style)) for at, row in enumerate(rows)]
    timed = [(at, marks) for at, marks in timed if marks and not _is_repeated(rows, at)]
    if timed and len(rows) > LONG and all(_is_length(rows, at, marks) for at, marks in timed):
        return True
    marks = [mark for _, marks in timed for mark in marks]
    voiced = sum(bool(VOICED.match(row.text)) for row in rows)
    most = FEW_LENGTHS if voiced >= max(LEAST, len(rows) // 4) and not _run_on(marks) else MOST_LENGTHS
    if style == notation.PRIMES and len(marks) <= most and len(rows) > 4 * len(marks):
        return not any(mark.place == "start" and not _is_amid(rows, at, mark) for at, marks in timed for mark in marks)
    if not timed or len(timed) > LEAST or timed[-1][0] > MOST_HEAD or not all(_is_field(rows[at].text, marks) or _is_length(rows, at, marks) for at, marks in timed):
        return False
    first, below = rows[timed[-1][0]], rows[timed[-1][0] + 1 :]
    texts = texts_of([*filter(None, [spans.part(first, timed[-1][1][-1].end)]), *below])
    spoken = len(timed) == 1 and sum(VOICED.match(row.text) is not None for row in below) >= LEAST
    return len(below) >= LONG or spoken or numbered.is_numbered(texts) or is_bulleted(texts) or is_sized(texts)


def _is_repeated(rows: Sequence[Piece], at: int) -> bool:
    """Is a line a field of the page's head once more (FILM ID: 88.14)?"""
    return numbered.repeats_field(rows[at].text, [numbered.folded(row.text) for row in rows[: min(at, MOST_HEAD)]])


def _run_on(marks: Sequence[notation.Mark]) -> bool:
    """Do times only grow, as places on a programme do?"""
    return all(one.numbers <= two.numbers for one, two in pairwise(marks))


def _is_amid(rows: Sequence[Piece], at: int, mark: notation.Mark) -> bool:
    """Does a sentence go on over a time at the head of a line?"""
    return at > 0 and not wording.is_finished(rows[at - 1].text) and rows[at].text[mark.end :].lstrip()[:1].islower()


def _is_length(rows: Sequence[Piece], at: int, marks: Sequence[notation.Mark]) -> bool:
    """Is a time all there is on its line, and does the line above begin with the name of a length: Running Time / 2:37?"""
    return at > 0 and len(marks) == 1 and marks[0].place == "alone" and LENGTH_FIELD.match(rows[at - 1].text) is not None


def _is_field(text: str, marks: Sequence[notation.Mark]) -> bool:
    """Do the times of a line stand behind the name of a field, or among nothing but what the film is?"""
    return _tells_gauge(text, marks) or all(mark.place in ("inside", "end") and (FIELD.search(text, 0, mark.start) or ABOUT.search(text[: mark.start])) for mark in marks)


def _tells_gauge(text: str, marks: Sequence[notation.Mark]) -> bool:
    """Is a line nothing but what a film is (sound, colour, gauge) and its one time?"""
    around = text[: marks[0].start] + text[marks[0].end :]
    return len(marks) == 1 and GAUGE.search(around) is not None and not any(map(str.isalnum, GAUGE.sub("", around)))


# --------------------------------------------------------------------------- pictures in brackets


FEW_SEEN, SAID_BELOW = 0.3, 0.6
"""How many of the lines in brackets name what is seen at least; how many stand above a sentence each, where that alone shows the habit."""
BOUNDS = (CueKind.TITLE, CueKind.CREDITS, CueKind.END)
"""What stands in the same brackets at the ends of a programme."""


def picture_bracket(texts: Sequence[str]) -> str:
    """The bracket that several lines stand in which name what is seen, by their first words, or whose bite; "" where none does. Round
    ones hold notes too, so more of them must, unless most stand above a sentence each."""
    for opened, closed, least in (("[", "]", FEW_SEEN), ("(", ")", 0.5)):
        at = [index for index, text in enumerate(texts) if text[:1] == opened and text[-1:] == closed and cues.cue_of(text) not in BOUNDS]
        seen = sum(_is_seen(texts[index][1:-1]) for index in at)
        said = sum(index + 1 < len(texts) and _is_bare_sentence(texts[index + 1]) for index in at)
        if len(at) >= LEAST and seen >= 2 and seen >= (FEW_SEEN if said >= SAID_BELOW * len(at) else least) * len(at):
            return opened
    return ""


def _is_bare_sentence(text: str) -> bool:
    return text[:1] not in "[(" and wording.is_finished(text) and len(text.split()) >= LEAST


def _is_seen(text: str) -> bool:
    words = text.split()
    return bool(words) and (words[0].strip(":,.").lower() in vocabulary.PICTURE_WORDS or bool(wording.SHOT_SIZE.match(text) or wording.PICTURE_OF.search(text) or bites.bite_speaker(text) or bites.is_again(text)))
