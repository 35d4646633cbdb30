"""Numbered lists without timecodes, before their lines are read: what numbers an item, what wraps, what is no words.

    10. Mid of man with net, passing         1.   C.U. Hand lifting cork.        3.02
    behind boat                              2.   M.S. Row of casks, seen       12.00
    11 Close of rope                              from the loft.

A list's numbers count up; a typist repeats one, or leaves its sign out. What stands apart at the ends of items, again
and again, is their length (`lengths_behind`).
"""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from otio_redfiles import notation, vocabulary
from otio_redfiles.layout.lines import stream
from otio_redfiles.layout.lines.stream import Paragraph
from otio_redfiles.layout.words import bites, cues, persons, spans, speakers, wording
from otio_redfiles.model import Piece

MOST_OF_POST = 4
"""Words that the end of what somebody is has on the line below, at most."""
FEET = r"\d{1,4}(?:[.+-](?P<frames>\d{2})|\s?ft\.?\s?(?P<worded>\d{1,2})(?:\s?frs?\b\.?)?)"
DITTO = r"(?:-\s?(?i:do)\b|(?:[\"”“″〃]\s*){1,4}(?:[^\W\d_]|\Z))"
"""As the shot above: -do-, or marks, alone or before what is new: 4.  "   "  laughing."""
WORDED = r"(?:[\"“(\[]{0,2}|\+\+|\*\*)(?:[^\W\d_]|[23][\s-]?(?i:shot|s\b))"
BEFORE_WORDS = rf"(?:{FEET}(?:\s{{2,}}|\t\s*))?(?={WORDED}|{DITTO})"
"""A length may stand between an item's number and its words."""
WIDE = re.compile(r"(?P<it>\d{1,3})[a-zA-Z]?(?:\s{2,}|\t\s*)(?=[\"“(\[]{0,2}[^\W\d_]|" + DITTO + ")")
"""A number in a column of its own needs no sign, and no capital behind it."""
LASTS = r"(?:[(\[]?\d{1,3}(?:[.,]\d{1,2})?\s*(?i:s|secs?|seconds?)\b\.?\s*[)\]]?\s*[-–—:,.]*\s*)?"
"""How long an item lasts, between its number and its words: Shot 2 - 2.5 seconds - hands."""
SIGNED = re.compile(
    rf"(?:(?i:shot|no\.?)\s*|[(\[#])?(?P<it>\d{{1,4}})(?:[a-zA-Z]?[.)\]]|(?<!\d{{4}})(?:[:/]|\s?[–—-](?=\s)))\s*{LASTS}{BEFORE_WORDS}"
)
LASTING = re.compile(rf"(?:(?i:shot|no\.?)\s*|[(\[#])?\d{{1,4}}[a-zA-Z]?\s?[.)\]:/–—-]\s*{LASTS.removesuffix('?')}{BEFORE_WORDS}")
UNSIGNED = re.compile(rf"(?P<it>\d{{1,3}})[a-zA-Z]?\s+{BEFORE_WORDS}")
AS_SHOT = re.compile(r"(?:as|like|same as)\s+(?:shot\s+)?(?:\d|before|above)")
ITEM = re.compile(r"(?:[-–—•·*▪●◦‣►▶>]|o(?=\s{2}))\s+(?=[^\W_]|[\"“‘'(\[])")
"""A dash or a dot before an item that has no number."""
INNER = re.compile(r"(?:(?<=[.!?)\"”])|;)\s+(?=(?P<it>\d{1,3})[.)]\s+[^\W\d_])")
"""What parts two items on a line."""
UNSTOPPED = re.compile(r"(?<=\w)\s+(?=(?P<it>\d{1,3})[.)]\s+[A-ZÀ-Þ])")
"""The same where nothing ends the first of them, and only its number could tell: 11. Men with net 12. Wide of sunset"""
LEAST = 3
NOTE = re.compile(r"(\+\+?|\*\*|==|##).*\S\s*\1\Z")
PAGE = stream.PAGE
TOTAL = re.compile(
    rf"(?:total\s+)?(?:{notation.LENGTH_WORDS}|footage|länge|métrage)\b[^:=\d]{{0,32}}(?:\s\d{{1,2}}[a-z]?)?\s*[:=]\s*\d.{{0,40}}\Z", re.IGNORECASE
)
ADDED = re.compile(r"(?:(?:sub|grand|running)[ -]?)?(?:total|overall)\b[^\d]{0,24}\d[^,;]{0,16}\Z", re.IGNORECASE)
"""The line below a list that adds up its lengths."""
SECTIONS = frozenset(
    ("shotlist", "shot list", "shots", "shows", "story", "storyline", "story line", "background", "lead in", "suggested lead in")
    + ("suggested intro", "keywords", "restrictions", "advisory", "note to editors", "notes to editors", "editors' note", "summary")
    + ("synopsis", "script", "location", "date", "source", "biographies", "transcript")
)
"""What agencies call the parts of a page; what stands below them is no speech until a numbered item comes."""
NAMED_LIST = re.compile(r"(?:shot[\s-]?list|storyboard|(?:shooting|camera)\s+script)\s*(?:[-–—]\s|for\b)", re.IGNORECASE)
"""What a page calls itself on top, and of what it is: Shot list - advert for tea."""
DATELINE = re.compile(
    r"[,–—-]\s*(?:\d{1,2}(?:st|nd|rd|th)?\s+[^\W\d_]{3,9}\.?|[^\W\d_]{3,9}\.?\s+\d{1,2}(?:st|nd|rd|th)?),?(?:\s+(?:19|20)\d\d)?\)?\s*\Z", re.IGNORECASE
)
DATED = re.compile(
    r"\d{1,2}(?:st|nd|rd|th)?\s+(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]{0,6}\.?,?\s+(?:19|20)\d\d(?=\s*(?:[,:–—-]|\Z))", re.IGNORECASE
)
"""A day that a heading begins with, no item's number: 15 MARCH 2012, LEEDS."""
SHOWS_TEXT = frozenset("reading reads saying says showing shows spelling spells bearing bears displaying displays".split())
"""What capitals below a description may go on with: Sign reading / NO ENTRY."""
FIELD = re.compile(r"[^\W\d_][\w /-]{1,24}?\.?\s?:\s*\S")
LEAST_FIELD = 5
REST_OF_HEAD = 14
"""So many letters and digits behind a page's title are a reel and a page number."""


def number_of(text: str, expected: int | None) -> re.Match[str] | None:
    """The number that an item begins with: with its sign, or without one where it is the next of the list."""
    if found := SIGNED.match(text):
        return found
    found = UNSIGNED.match(text)
    if not found or expected is None or DATED.match(text):
        return None
    off = abs(int(found["it"]) - expected)
    return found if (off <= 1 and _is_fresh(text, found)) or (off == 0 and _is_small(text, found)) else None


def _is_fresh(text: str, number: re.Match[str]) -> bool:
    """Does an item begin behind its number as items do: with a capital, or set apart from it?"""
    return WIDE.match(text) is not None or text[number.end() :].lstrip("\"“([")[:1].isupper()


def _is_small(text: str, number: re.Match[str]) -> bool:
    """Does an item in small letters stand behind its number (4 ditto nearer), and not the rest of a sentence (4 of them)?"""
    rest = text[number.end() :]
    return rest.split()[0].strip("\"“([,.").lower() not in vocabulary.FUNCTION_WORDS or AS_SHOT.match(rest) is not None


def is_numbered(texts: Sequence[str]) -> bool:
    """Do lines begin with numbers that count up, with signs behind them, or else all without one?"""
    signed = [int(found["it"]) for text in texts if (found := SIGNED.match(text))]
    if len(signed) >= LEAST:
        return _rising(signed) >= 0.6 * (len(signed) - 1)
    bare, close = _unsigned(texts)
    begins = bool(bare) and (bare[0] <= 1 or (len(bare) > LEAST and _rising(bare) == len(bare) - 1))  # a reel goes on where the last one ended
    return len(bare) >= LEAST + close and begins and (_rising(bare) >= 0.8 * (len(bare) - 1) or _counts_up(bare))


def first_expected(texts: Sequence[str]) -> int:
    """The number that the first item of a list has: one, or that of an excerpt's first item, where none has a sign."""
    bare = [] if any(map(SIGNED.match, texts)) else _unsigned(texts)[0]
    return bare[0] if len(bare) > LEAST and _rising(bare) == len(bare) - 1 else 1


def _unsigned(texts: Sequence[str]) -> tuple[list[int], bool]:
    """The numbers without signs that lines begin with, and whether one stands close to its words."""
    bare: list[int] = []
    close = False
    for text in texts:
        found = UNSIGNED.match(text)
        if found and (text[found.end()].isupper() or WIDE.match(text) or (bare[-1:] == [int(found["it"]) - 1] and _is_small(text, found))):
            bare.append(int(found["it"]))
            close = close or WIDE.match(text) is None
    return bare, close


def _rising(numbers: Sequence[int]) -> int:
    return sum(two == one + 1 for one, two in pairwise(numbers))


def _counts_up(numbers: Sequence[int]) -> bool:
    """Do numbers never fall or stay, one of them left out here and there: 1 2 3 4 6?"""
    steps = [two - one for one, two in pairwise(numbers)]
    return len(numbers) > LEAST and all(1 <= step <= 2 for step in steps) and _rising(numbers) >= 0.6 * len(steps)


# --------------------------------------------------------------------------- items that wrap


def unwrapped(paragraphs: Sequence[Paragraph]) -> list[Paragraph]:
    """The paragraphs of a numbered list, each picture with the lines it is wrapped on."""
    found: list[Paragraph] = []
    expected: int | None = first_expected([paragraph.pieces[0].text for paragraph in paragraphs])
    for paragraph in paragraphs:
        number = number_of(paragraph.pieces[0].text, expected)
        expected = int(number["it"]) + 1 if number else expected
        cut = len(found) > 1 and ends_words(found[-2].text, found[-1].text, paragraph.text)
        if found and not number and not cut and not ITEM.match(paragraph.text) and paragraph.gap == 0 and _goes_on(found[-1], paragraph):
            found[-1] = Paragraph((*found[-1].pieces, *paragraph.pieces), gap=found[-1].gap)
        else:
            found.append(paragraph)
    return found


def ends_words(said: str, seen: str, text: str) -> bool:
    """Does a line in small letters end the sentence that stands above a picture, which is whole?"""
    whole = SIGNED.match(seen) is not None and wording.is_finished(seen)
    begun = not (SIGNED.match(said) or wording.is_finished(said) or wording.is_upper(said) or cues.cue_of(said))
    return whole and begun and text[:1].islower()


def _ends_post(announced: str, text: str) -> bool:
    """Do a few words before a colon end what somebody is who was announced above (Ada Lorne, Secretary, Basin / Commission:), no
    other voice's name?"""
    name = text.rstrip(" :").lower()
    other = name in persons.HEARD or vocabulary.is_narrator(name) or wording.is_upper(text) > wording.is_upper(announced)
    return "," in announced and announced.rstrip()[-1:].isalnum() and len(text.split()) <= MOST_OF_POST and not other


def _goes_on(item: Paragraph, below: Paragraph) -> bool:
    """Does a line go on with the picture of the item above it?"""
    first = item.pieces[0].text
    number = SIGNED.match(first) or UNSIGNED.match(first) or ITEM.match(first)
    if not number or below.ruled or ADDED.match(below.text):
        return False
    if _is_open(item.text) and _closes(below.text):
        return True
    if below.text[:1] in "+*(\"“[":
        return below.text[:1] == "(" and _hangs(item.pieces[0], number.end(), below.pieces[0])
    label = speakers.label_of(first[number.end() :])
    if len(item.pieces) == 1 and named_below(first[number.end() :], below.text) is not None:
        return True
    if label is not None and label.bite and label.words is None and ":" not in item.text[-1:] and below.text.endswith(":"):
        return not _is_label(below.text) or wording.goes_on(item.text, below.text) or _ends_post(item.text, below.text)
    if label is not None and label.bite and label.words is None and bites.REPORTED.match(below.text):
        return True
    if label is not None and (label.bite or label.words is not None):
        return False
    if wording.is_upper(below.text) and item.text.split()[-1].lower() in SHOWS_TEXT:
        return True
    alike = number.re is ITEM or (wording.is_upper(below.text) <= wording.is_upper(item.text) and item.text[-1:] != ":")
    if alike and _hangs(item.pieces[0], number.end(), below.pieces[0]) and not _is_label(below.text):
        return True
    return wording.goes_on(item.text, below.text) and not _is_label(below.text) and not _is_heading(item.text, below.text)


def _is_heading(item: str, text: str) -> bool:
    """Are capitals below an item in small letters the heading of the next, though its last word mostly has an object: timber lifting?"""
    last = item.split()[-1].lower()
    ended = last.isalpha() and last not in vocabulary.FUNCTION_WORDS
    return ended and wording.is_upper(text) and not wording.is_upper(item) and " " in text


def _is_open(text: str) -> bool:
    return text.count("(") == text.count(")") + 1


def _closes(text: str) -> bool:
    """Does the bracket that is open above close within a line?"""
    head, closed, _ = text.partition(")")
    return bool(closed) and "(" not in head


def _hangs(first: Piece, words: int, below: Piece) -> bool:
    """Does a line stand right under the words of its item, whose number stands out to their left?"""
    return below.column == first.column + words and cues.cue_of(below.text) is None


def _is_label(text: str) -> bool:
    """Does a line surely begin with a speaker? The last word of a description in capitals looks like one."""
    label = speakers.label_of(text)
    return label is not None and (label.bite or label.delivery is not None or label.words is not None or text.endswith(":"))


def named_below(announced: str, below: str) -> speakers.Label | None:
    """Whose bite it is where a line only announces one, and the line below names him; the words are counted from the first of the two."""
    label = speakers.label_of(f"{announced} {below}") if bites.announces_nobody(announced) and not wording.QUOTED.match(below) else None
    return label if label is not None and label.bite and (label.words is not None or below.endswith(":")) else None


def bite_lines(pieces: Sequence[Piece], words: int | None) -> tuple[tuple[Piece, ...], tuple[Piece, ...]]:
    """The lines of a bite that say who speaks, and those of his words, which begin at `words` of the first line if on it. A
    note in signs or a bracket that is all there is on that line is the picture's: ++OVERLAID++, (starts on shot 7)."""
    rest = pieces[0].text[words:].strip() if words is not None else ""
    if NOTE.fullmatch(rest) or (vocabulary.is_bracketed(rest) and rest.count("(") + rest.count("[") == 1):
        return tuple(pieces[:1]), tuple(pieces[1:])
    if words is not None:
        said = spans.part(pieces[0], words)
        return tuple(filter(None, [spans.part(pieces[0], 0, words)])), (*((said,) if said else ()), *pieces[1:])
    closed = next((at for at, piece in enumerate(pieces) if piece.text.endswith(":")), 0)
    return tuple(pieces[: closed + 1]), tuple(pieces[closed + 1 :])


# --------------------------------------------------------------------------- what is no words


def begins(text: str) -> bool:
    """Does a line surely begin something: an item with its number, words with their speaker, the sum of a list's lengths?"""
    return ADDED.match(text) is not None or SIGNED.match(text) is not None or WIDE.match(text) is not None or _is_label(text)


def prints_lasting(texts: Sequence[str]) -> bool:
    """Do the items of a page say how long they last, between their numbers and their words?"""
    return sum(LASTING.match(text.strip()) is not None for text in texts) >= LEAST


def is_section(text: str) -> bool:
    """Is this the heading of a part of an agency's page (STORYLINE:, CLIENTS ARE REMINDED:), no speaker's?"""
    if _bare(text.partition(":")[0]) in SECTIONS and ":" in text:
        return True
    bare = _bare(text)
    if bare in SECTIONS:
        return wording.is_upper(text)
    said = not vocabulary.FUNCTION_WORDS.isdisjoint(bare.split())
    return text.endswith(":") and len(text) <= 60 and wording.is_upper(text) and (said or speakers.label_of(text) is None)


def _bare(text: str) -> str:
    """The words of a heading, whatever parts them: STORY-LINE: is a story line."""
    return " ".join(text.rstrip(" :").lower().replace("-", " ").split())


def is_list_of_shots(text: str) -> bool:
    """Is this the heading of the shots themselves?"""
    return _bare(text.partition(":")[0]) in ("shotlist", "shot list", "shots", "shows")


def is_agency(texts: Sequence[str]) -> bool:
    """Is a numbered list an agency's: does it call its parts so, or announce bites by name?"""
    parts = {_bare(text.partition(":")[0]) for text in texts if len(text) <= 60 or ":" in text[:20]}
    if not parts.isdisjoint(("shotlist", "shot list", "storyline", "story line", "shows")):
        return True
    items = (text[found.end() :] for text in texts if (found := SIGNED.match(text) or UNSIGNED.match(text)))
    return any((label := speakers.label_of(item)) is not None and label.bite and "bite" in item[:14].lower() for item in items)


def is_dateline(text: str) -> bool:
    """Is this a place and a date, as agencies head the shots of a day: NORVIK - 7 FEBRUARY 2014?"""
    return len(text) <= 80 and (DATELINE.search(text) is not None or DATED.match(text) is not None) and not wording.is_finished(text) and "\"" not in text


def folded(text: str) -> str:
    """A line's letters and digits alone."""
    return "".join(c for c in text if c.isalnum())


def repeats_head(text: str, heads: Sequence[str]) -> bool:
    """Is this the page's title again, as a page head prints it: with a reel or a page behind it?"""
    own = folded(text)
    return any(own.startswith(head) and len(own) - len(head) <= REST_OF_HEAD for head in heads if len(head) >= 8)


def repeats_field(text: str, heads: Sequence[str]) -> bool:
    """Is this a field of the page's head once more, its name and what it says, whatever else stood beside it there?"""
    own = folded(text).casefold()
    return FIELD.match(text) is not None and len(own) >= LEAST_FIELD and any(head.casefold().startswith(own) for head in heads)


def parted_items(rows: Sequence[Piece]) -> list[Piece]:
    """The lines of a page; one that holds several items (10. Gutting. 11. Barrels rolled; 12. Gulls), as their numbers and the
    next line's show, is as many."""
    numbers = [int(found["it"]) if (found := SIGNED.match(row.text.lstrip())) else None for row in rows]
    below = [next((number for number in numbers[at + 1 :] if number is not None), None) for at in range(len(rows))]
    return [part for row, number, after in zip(rows, numbers, below, strict=True) for part in _items(row, number, after)]


def _items(row: Piece, number: int | None, after: int | None) -> Iterator[Piece]:
    cuts = list(_inner_numbers(row.text, number, after)) if number is not None and after is not None else []
    starts = [0, *(found.end() for found in cuts)]
    ends = [*(found.start() for found in cuts), len(row.text)]
    yield from filter(None, (spans.part(row, start, end) for start, end in zip(starts, ends, strict=True)))


def _inner_numbers(text: str, number: int, after: int) -> Iterator[re.Match[str]]:
    """What parts the items of a line, if their numbers count up from its own to that of the next: a stop, or a semicolon, which
    is no item's."""
    for pattern in (INNER, UNSTOPPED):
        found = [cut for cut in pattern.finditer(text) if number < int(cut["it"]) < after]
        if [int(cut["it"]) for cut in found] == list(range(number + 1, after)):
            yield from found
            return
