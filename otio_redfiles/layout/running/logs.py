"""Logs and summaries: paragraphs with timecodes run in, each picture described, nobody quoted but in quotation marks.

    13:01:14:00 EXT. Jetty, day. 13:01:40:12 Man coiling rope, looks at camera. 13:02:05:00 POV through wiper.

An archive's summary has finished sentences as a commentary has. What tells the two apart is who speaks in them: a summary
says neither I nor we nor you, and it stays in the present.
"""

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise, takewhile

from otio_redfiles import aside_words, captions
from otio_redfiles.layout.lines.lines import Line
from otio_redfiles.layout.lines.stream import Block, Paragraph
from otio_redfiles.layout.words import cues, inner_cues, page_labels, persons, quoted, spans, speakers, wording
from otio_redfiles.layout.words.records import Entry, Kind
from otio_redfiles.layout.words.speakers import Label
from otio_redfiles.model import CueKind, Delivery, Piece, Stamp

LEAST = 4
"""So many timecodes at least stand behind words of their line."""
MANY = 3
"""A line of a table has no more than two times."""
QUOTE = re.compile(r"[\"“„«][^\"“”»]*[\"”»]?")
SIZED = re.compile(r"(?<![\w/])(?:[MLC]/[SU]|B?CU|MCU|[ML]LS|MS|GVs?|VS)(?:[’']?s)?(?![\w/])")
OVER = re.compile(r"[(\[]\s*(?:(?:v/?o|oov)\s+)?over\s+(?P<it>[^()\[\]]{2,60}?)\s*[)\]]\s*:?\s*\Z", re.IGNORECASE)
HEARD = re.compile(r"[.!?…\"”’]\s+(?P<it>[^.!?…\"“”:]{3,24})\Z")
STARTS = re.compile(r"\s+(?:starts?|begins?|goes\s+on|comes?\s+in|cont(?:inue[sd]|['’]?d|\.)?|resumes)\Z", re.IGNORECASE)
"""What is noted behind a name where an interview starts on the tape."""
MARKED = re.compile(r"\s+(?:INTERVIEW|INT\.?|ITV|ITW|SOT|SYNC|BITE|TALKS?|SPEAKS?|TO\s+CAM(?:ERA)?)\Z", re.IGNORECASE)
AMID = re.compile(r"(?:\A|(?<=[.!?])\s+)(?P<head>[^\W\d_][^.!?:\"“”\n]{1,60}?(?:\bcont\.)?):\s+(?=[\"“‘'…]?(?:[A-ZÀ-Þ]|\d))")
"""Who is heard from here on, at the head of an item or behind its picture: INT kitchen. MRS ADIE I/V starts: It was."""
AMID_SIZE = re.compile(r"(?<=\S )(?:E?LS|MLS|MS|MCU|B?CU|GVs?|[MLC]/[SU])(?:[’']?s)?(?=\s+[a-z]|[,.;]|\s*\Z)")
"""The size of a shot amid a sentence, as none is spoken: Boys run, M/S of rowing party."""
VIEWER = frozenset(["us"])
"""Him to whom somebody has his back."""
LEAST_SIZED = 3
SURE = 0.85
SEVERAL = 1.5
LONG_LINE = 200
"""Letters of a line that is a paragraph: fewer timecodes in it show what the page is."""
CATALOGUED = re.compile(r"\W*(?:(?:b\s?[&/+]?\s?w|colou?r|col|mute|silent|si|sound|snd|sd)\b[\s.,;/]*){0,3}(?:1[89]|20)\d\d\b", re.IGNORECASE)
"""How an archive begins the stories of a newsreel, by the year, and the stock before it: B W 1934 Sd. GEESE HOLD UP MAIL; 1931, Fire."""
CARD = re.compile(CATALOGUED.pattern + r"(?:\W+(?:\d{1,2}[- ]?[a-z]{3,9}[- ]?\d{2,4}|si|sil(?:ent)?|sd|sound|snd|mute))*\W+(?:main\s+|end\s+)?titles?\s*:", re.IGNORECASE)
"""The same before a title card, behind the day of its issue: B W 1934 12Mar34 Sd Title: Northern News."""
HEAD = 6
"""Lines among which a page says what it is."""
CALLED = re.compile(r"\b(?:synopsis|by\s+sequences?|summary|contents?|shot[\s-]?list|description\s+of\s+(?:shots|pictures|sequences))\b", re.IGNORECASE)
ANNOUNCED = re.compile(
    r"\b(?:(?:includ|contain|show|featur|compris|cover)(?:es?|s|ing)|consists?\s+of|contents?|sequences?|highlights?)\b[^.!?]{0,60}:\s*\Z"
    r"|\W*(?:(?:list|table)\s+of\s+)?(?:contents?|highlights?|sequences?)\W*\Z",
    re.IGNORECASE,
)
"""How a line ends that announces a list of what is to be seen: The tape includes the following:"""
TIMED_ITEMS = 0.9
"""The share of a list's times that have one line beside them, and nothing below."""
WE_SEE = re.compile(r"\bwe\s+(?:then\s+)?(?:see|watch|hear|follow|cut|return|go)\b", re.IGNORECASE)
"""The viewer, as descriptions have him: no voice of the film."""
FILMED = re.compile(
    r"\b(?:cuts?|fades?|dissolves?|pans?|zooms?|tilts?)\s+(?:back\s+)?(?:to|in|out|up|down|on|from)\b|\b(?:shots?|footage|close-?ups?|views?|images?|stills?)\s+(?:of|from)\b"
    r"|\bcamera(?:man|woman|person)?\b|\bvideo-?makers?\b|\b(?:tape|film|video|reel|clip|scene|segment|interview)\s+(?:opens?|begins?|starts?|ends?|continues?|cuts?|shows?)\b"
    r"|\b(?:on-?|off-?)(?:screen|camera)\b|\b(?:is|are)\s+(?:seen|shown)\b|" + WE_SEE.pattern,
    re.IGNORECASE,
)
"""How a description speaks of the film itself."""
OF_STOCK = re.compile(r"\W*(?:tape|reel|roll|can|cassette|card|disk|vhs|dvd|band|bande|rolle)\s+(?:no\.?\s*|nr\.?\s*|#\s*)?[A-Z]{0,4}[ -]?\d{1,6}[a-z]?\b", re.IGNORECASE)
"""What a log says of its tapes, which has no time: Tape PL2208, goes on from tape PL2207."""
LONG_CARD = 5
"""A description has so many words."""


def is_logged(lines: Sequence[Line], blocks: Sequence[Block], manner: str) -> bool:
    """Does a page of this manner of times describe a film rather than write out what is said in it?"""
    if is_log(lines, blocks, manner == "run in") or (manner == "trailing" and is_synopsis(lines, blocks)):
        return True
    return manner == "led" and (is_contents(blocks) or speaks_of_film(lines) or calls_sizes(blocks))


def is_log(lines: Sequence[Line], blocks: Sequence[Block], run_in: bool = False) -> bool:
    """Are this page's paragraphs full of timecodes (wrapped ones are known to be `run_in`), and does what stands behind
    them describe pictures? Stories that an archive lists by their years tell of what was, too."""
    texts = [p.text for block in blocks if block.stamp for p in block.paragraphs]
    return (run_in or is_packed(lines)) and (_describes(texts) or _are_catalogued(texts))


def _are_catalogued(texts: Sequence[str]) -> bool:
    """Does nearly every one of these begin with the year it was filmed in?"""
    return len(texts) >= LEAST and sum(CATALOGUED.match(text) is not None for text in texts) >= TIMED_ITEMS * len(texts)


def is_synopsis(lines: Sequence[Line], blocks: Sequence[Block]) -> bool:
    """Does the head of a page whose times stand behind its paragraphs call them a synopsis, and do they describe, nobody quoted
    and nobody named for what is said?"""
    head = [p.text for block in blocks[:1] for p in block.paragraphs] if blocks and blocks[0].stamp is None else []
    head += [line.piece.text for line in lines[:HEAD] if not line.stamps]
    texts = [p.text for block in blocks if block.stamp for p in block.paragraphs]
    voiced = any(QUOTE.match(text) or _is_said(text) for text in texts)
    return any(CALLED.search(text) for text in head) and not voiced and _describes(texts)


def is_contents(blocks: Sequence[Block]) -> bool:
    """Does the last line above the first time announce what is to be seen, and is it a list of that: a line beside every time, nobody
    quoted, hardly anybody named before a colon? Who explains what there (Dr. Orme explains the gauge) is seen to."""
    head = [p.text for block in takewhile(lambda block: block.stamp is None, blocks) for p in block.paragraphs]
    timed = [block for block in blocks if block.stamp]
    texts = [p.text for block in timed for p in block.paragraphs]
    listed = sum(len(block.paragraphs) == 1 and block.paragraphs[0].after for block in timed) >= TIMED_ITEMS * len(timed)
    quoted = any(wording.QUOTED.match(text) for text in texts)
    named = sum(label is not None and label.words is not None and label.sure >= SURE for label in map(speakers.label_of, texts))
    return bool(head) and ANNOUNCED.search(head[-1]) is not None and listed and not quoted and named <= 1 and _describes(texts)


def speaks_of_film(lines: Sequence[Line]) -> bool:
    """Does a time lead every paragraph, and do most of these speak of the film that they describe: Cut to the pier, a shot of
    nets, the tape ends? No commentary does, line after line. What is quoted is heard there."""
    texts = [QUOTE.sub("", " ".join(piece.text for piece in line.words)) for line in lines if line.shape in ("Tw", "TTw")]
    if len(texts) < LEAST or len(texts) < TIMED_ITEMS * sum(bool(line.stamps) for line in lines):
        return False
    filmed = sum(FILMED.search(text) is not None for text in texts)
    words = [[word.lower() for word in wording.WORD.findall(WE_SEE.sub("", text))] for text in texts]
    persons = sum(not wording.FIRST_PERSON.isdisjoint(found) for found in words)
    past = sum(not wording.PAST.isdisjoint(found) for found in words)
    return 2 * filmed > len(texts) and persons <= 0.1 * len(texts) and past <= 0.3 * len(texts) and not any(map(_is_said, texts))


def calls_sizes(blocks: Sequence[Block]) -> bool:
    """Do most paragraphs call shots by their sizes amid their sentences (She waves. M/S of the crowd, C/U of a dog.), and does nobody
    speak in them, quotations aside?"""
    texts = [QUOTE.sub("", p.text) for block in blocks if block.stamp for p in block.paragraphs]
    sized = sum(AMID_SIZE.search(text) is not None for text in texts)
    voiced = any(not (wording.FIRST_PERSON - VIEWER).isdisjoint(word.lower() for word in wording.WORD.findall(text)) or _is_said(text) for text in texts)
    return sized >= max(LEAST_SIZED, 0.5 * len(texts)) and not voiced and _describes(texts)


def is_packed(lines: Sequence[Line]) -> bool:
    """Do timecodes stand in the midst of lines that begin or end with one, more of them than a row of a table has; or all of a
    page's in one paragraph, whatever heads that (REEL 4, also on 4410: 02:00:00 ...)?"""
    stamped = [line for line in lines if line.stamps]
    inside = sum(isinstance(one, Piece) and isinstance(two, Stamp) for line in stamped for one, two in pairwise(line.tokens))
    many = sum(len(line.stamps) for line in stamped if len(line.stamps) >= MANY)
    begun = max(sum(_is_led(line) for line in stamped), sum(line.shape[-1] == "T" or len(line.stamps) >= 2 * MANY for line in stamped))
    total = sum(len(line.stamps) for line in stamped)
    long_ = sum(len(line.piece.text) for line in stamped) >= LONG_LINE * len(stamped)
    sole = len(stamped) == 1 and long_
    return inside >= LEAST - long_ and total >= SEVERAL * len(stamped) and 2 * many >= total and (sole or begun >= 0.6 * len(stamped))


def _is_led(line: Line) -> bool:
    """Does a line begin with its timecode, or with a sentence before many of them (Opens on a map. 00:00:14 Schooner)?"""
    first = line.tokens[0]
    opened = isinstance(first, Piece) and (wording.is_finished(first.text) or first.text.rstrip(" :|").lower() in page_labels.PAGE_LABELS)
    return line.shape[0] == "T" or (opened and len(line.stamps) >= MANY)


def seen(entries: Sequence[Entry], beside: bool = True) -> tuple[Entry, ...]:
    """The entries of a log: a title that is described (a card painted on a shovel) is a picture like the others; a fault
    of the recording and a leader are none, nor is what the page says of its copy, which is not `beside` a timecode."""
    return tuple(_seen(part, beside) for entry in entries for one in voiced(entry) for part in _laid_over(one))


def behind_quote(entries: Sequence[Entry], before: Sequence[Entry]) -> tuple[Entry, ...]:
    """The entries of an item of a log; behind words in quotes, which are closed, what is not quoted is seen."""
    said = next((entry.text for entry in reversed(before) if entry.kind is Kind.WORDS), "")
    closed = wording.QUOTED.match(said) is not None and said.rstrip(" .,;")[-1:] in "\"”»’'"
    seen = closed and len(entries) == 1 and entries[0].kind is Kind.WORDS and not wording.QUOTED.match(entries[0].text)
    return (replace(entries[0], kind=Kind.PICTURE),) if seen else tuple(entries)


def voiced(entry: Entry) -> tuple[Entry, ...]:
    """A picture and, behind it, who begins to speak in it, with his words."""
    first, *lines = entry.pieces or (None,)
    if first is None or entry.kind not in (Kind.PICTURE, Kind.WORDS) or entry.bracketed:
        return (entry,)
    found = _opened(first.text)
    if found is None:
        return (entry,)
    at, label = found
    seen, head, rest = spans.part(first, 0, at.start("head")), spans.part(first, at.start("head"), at.end()), spans.part(first, at.end())
    said = (Entry(Kind.LABEL, (head or first,), label), Entry(Kind.WORDS, tuple(filter(None, (rest, *lines)))))
    return (replace(entry, kind=Kind.PICTURE, pieces=(seen,)), *said) if seen else said


def _opened(text: str) -> tuple[re.Match[str], Label] | None:
    """Where in an item somebody begins to speak, and who; None where nobody does."""
    return next(((found, label) for found in AMID.finditer(text) if (label := _heard(found["head"]))), None)


def _heard(head: str) -> Label | None:
    """Who speaks, by what stands before a colon; what starts there or how it is heard is no part of a name. None for what
    bears words that can be read."""
    bare = STARTS.sub("", head)
    named = MARKED.sub("", bare)
    label = speakers.label_of(f"{named}: I")
    told = label is not None and label.words is not None and (label.sure >= SURE or (named != head and not _is_any_voice(named))) and persons.is_name(label.speaker)
    written = {*re.findall(r"\w+", named.lower())} & quoted.WRITTEN or captions.names_caption(named) or cues.cue_of(f"{named}: I")
    return replace(label, words=None, delivery=label.delivery or Delivery.SYNC, bite=False) if label and told and not written else None


def _is_any_voice(name: str) -> bool:
    """Is this a voice that nobody names, as catalogues tell of it: The announcer begins: Gulls first, then Dickens?"""
    return name.split()[-1].lower() in persons.HEARD


def _laid_over(entry: Entry) -> tuple[Entry, ...]:
    """A name with the picture that its bearer speaks over: ALDO (over CU brush): is both."""
    found = OVER.search(entry.pieces[0].text) if entry.kind is Kind.LABEL and len(entry.pieces) == 1 else None
    if found is None or entry.label is None:
        return (entry,)
    piece = entry.pieces[0]
    head, shown, rest = (spans.part(piece, *span) for span in ((0, found.start("it")), found.span("it"), (found.end("it"), len(piece.text))))
    named = replace(entry, pieces=tuple(filter(None, (head, rest))), label=replace(entry.label, delivery=Delivery.VOICE_OVER))
    return (Entry(Kind.PICTURE, (shown,), bracketed=True, odds=2.0), named) if shown else (entry,)


def sounds_led(blocks: Sequence[Block]) -> list[Block]:
    """The blocks of a log; the word for a sound that stands behind a sentence, before the time of what is heard, with that: It
    blew. Wild sound 14:03:00:00 shutters. So the word for the end, before the last time: Blank. END 00:03:40"""
    found = [*blocks]
    for one, two in pairwise(found):
        last = one.paragraphs[-1] if one.paragraphs else None
        word = HEARD.search(last.pieces[-1].text) if last else None
        if word and two is found[-1] and cues.END.fullmatch(word["it"]) and two.stamp and two.stamp.line == last.pieces[-1].line:
            two.paragraphs.insert(0, Paragraph((), after=True))
        elif word is None or not two.paragraphs or not two.paragraphs[0].after or cues.cue_of(word["it"]) not in inner_cues.SOUNDS:
            continue
        end = last.pieces[-1]
        said, named = spans.part(end, 0, word.start("it")), spans.part(end, word.start("it"))
        one.paragraphs[-1] = replace(last, pieces=tuple(filter(None, (*last.pieces[:-1], said))))
        two.paragraphs[0] = replace(two.paragraphs[0], pieces=tuple(filter(None, (named, *two.paragraphs[0].pieces))))
    return found


def _seen(entry: Entry, beside: bool) -> Entry:
    if entry.kind is Kind.PICTURE and (captions.QUOTED_CAPTION.match(entry.text) or CARD.match(entry.text)):
        return replace(entry, kind=Kind.CUE, cue=CueKind.TITLE)
    if _is_card(entry):
        return replace(entry, kind=Kind.PICTURE)
    if beside and entry.kind in (Kind.PICTURE, Kind.LABEL) and aside_words.shows_nothing(entry.text):
        return replace(entry, kind=Kind.CUE, cue=CueKind.OTHER)
    if not beside and entry.kind is Kind.PICTURE and (speakers.is_page_label(entry.text) or OF_STOCK.match(entry.text)):
        return replace(entry, kind=Kind.CUE, cue=CueKind.HEADER)
    return entry


def _is_card(entry: Entry) -> bool:
    quoted = captions.QUOTED_CAPTION.match(entry.text) is not None
    return entry.kind is Kind.CUE and entry.cue is CueKind.TITLE and ":" not in entry.text and not quoted and len(entry.text.split()) >= LONG_CARD


def _describes(texts: Sequence[str]) -> bool:
    """Do these words, quotations and labelled speech aside, say neither I nor we nor you, and hardly was or were? Those among
    which shots are called by their sizes describe."""
    bare = [QUOTE.sub("", text) for text in texts if not (_is_said(text) or _starts(text))]
    words = [[] if SIZED.search(text) else [word.lower() for word in wording.WORD.findall(text)] for text in bare]
    persons = sum(not wording.FIRST_PERSON.isdisjoint(found) for found in words)
    past = sum(not wording.PAST.isdisjoint(found) for found in words)
    started = sum(map(_starts, texts))  # each may go on at the time below
    return len(words) >= LEAST and persons <= max(0.1 * len(words), started) and past <= 0.2 * len(words)


def _starts(text: str) -> bool:
    """Is it noted in the midst of this that somebody starts to speak: INT hall. MRS ORR I/V starts: It was?"""
    found = _opened(text)
    return found is not None and STARTS.search(found[0]["head"]) is not None


def _is_said(text: str) -> bool:
    """Does a speaker's label begin this?"""
    label = speakers.label_of(text)
    return label is not None and label.words is not None
