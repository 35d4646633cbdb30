"""Where the titles of a subtitle file begin and end: the lines that hold times, and what else stands on them.

    0:00:05 > 0:00:08Words   01:00:12:05 , 01:00:15:10 , Words   12  00:01:02 - 00:01:05 (fast)       a time and its end

Times behind tags are told in `subtitle_tags`.
"""

import re
from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise

from otio_redfiles import vocabulary
from otio_redfiles.layout.lines import lines as text_lines
from otio_redfiles.layout.lines.lines import Line
from otio_redfiles.layout.words import persons, spans, wording
from otio_redfiles.model import CueKind, Piece, Stamp

LEAST, MOSTLY = 3, 0.8
LEAST_DECLARED = 2
"""So many titles do where the page says that it is a file of them."""
LEAST_NAMES, NAMES_MOSTLY, MOST_OF_NAME = 3, 0.7, 6
"""So many names alone above times, of so many lines there; words of a name with what its bearer is."""
TIME = r"\d{1,6}[.:;+-]\d{1,2}(?:[.:;]\d{2}(?:[.:;,]\d{2,3})?)?(?![\d.:])"
DECLARED = re.compile(r"\s*(?:\$[A-Z][A-Za-z]{2,20}\s*=|[<\[]\s*(?:(?:begin|start)\s+(?:of\s+)?)?(?:sub-?titles?|captions?|titles)\s*[>\]]\s*\Z|WEBVTT\b|\[script info\])", re.IGNORECASE)
"""What only a file of titles says: $FontSize = 65, <begin subtitles>"""
DASH = re.compile(r"(?<![-–—])[-–—]\s*\Z")
ANSWERS = re.compile(r"\s*[-–—]\s*(?=\S)")
ANSWER = re.compile(r"(?<=[.?!…])\s*(?:[/|]\s*)?[-–—]\s*(?=[^\W\d_])")
"""Where a voice answers on the line of the one before it."""
MANY = 0.5
SERIAL = re.compile(r"[^\W\d_]{0,5}\.?\s*[#(\[]?\d{1,5}[.):\]]?\Z")
BAR = re.compile(r"(?:(?<=\s)[|¦│](?=\s|\Z)|\t|;)\s*")
"""What parts the cells of a typed row; a bar without blanks breaks the line of a title."""
ROW = re.compile(r"[|¦│\s]*#?\d{1,5}[a-z]?[.)]?[|¦│;\s]*", re.IGNORECASE)
LEFT_OUT = re.compile(r"\s*(?:\.|\.{3}|…|:|⋮)\s*")
"""A line behind the last title which says that more are left out here, or one of several."""
OVER_WORDS = re.compile(r"\W*(?:line|text|words|caption|(?:sub)?title|dialogue)s?\W*(?:from|in|start|begin)\W*(?:to|out|end|till?|until)\W*", re.IGNORECASE)
"""The names of columns whose times stand behind the words, glued or apart: LineFromTo"""
UNKNOWN = re.compile(r"(?:\?{1,4}|[xX_]{2,4}|-{2,4})\s{0,4}(?=\S)")
LASTS = re.compile(rf"[|¦│;\s]*(?P<it>{TIME}|\d{{1,2}}(?:[.,]\d{{1,3}})?\s?s?)\s*(?:[|¦│;\t]\s*|\Z)")
EMPTY_FIRST = re.compile(r"[|¦│\t;]\s{0,20}[|¦│\t;]\s{0,20}\d[\d:.]{0,12}[\s|¦│;]{0,40}\Z")
"""A row whose first time is empty: Words | | 0:01:20 |"""
OF_TITLES = re.compile(r"(?:sub|main|fore)?-?\s?(?:titles?|texts?|captions?|lines?|words|translations?|dialog(?:ue)?s?)(?:\s+(?:text|line))?|titel|untertitel|(?:sous-?)?titres?", re.IGNORECASE)
FEET = re.compile(r"\s*(?:(?:(?:t|st|no|nr|titre|title|sub)\b\.?\s*)?#?\d{1,5}[a-z]?[.):]?\s+)?(?P<at>\d{1,6}[.+-]\d{2})\s+(?:[-–]\s*)?(?P<out>\d{1,6}[.+-]\d{2}|\d{4,6}(?=\s*\Z))(?:\s+[(\[]?\d{1,4}[.+-]\d{2}[)\]]?(?:\s+\d{1,3}(?=\s*\Z))?)?(?=\s|\Z)", re.IGNORECASE)
"""A row's number, its feet and frames (the last cut off at the end of an excerpt), how long it is, and how many letters it has."""
FRAMES = re.compile(r"\s*(?P<count>\d{1,5})[.:)]?\s+(?P<at>\d{5,7})\s+(?P<out>\d{5,7})(?:\s+\d{1,5})?\s*\Z")
"""A title's number and its frames from the reel's first, alone on the line above its words: 0002 000386 000432."""
SECONDS = re.compile(r"\s*[\[(]?\s*(?P<at>\d{1,5}\.\d{1,3})\s*s?\s*(?:-{1,2}>|–>|→)\s*(?P<out>\d{1,5}\.\d{1,3})\s*s?\s*[\])]?(?=\s|\Z)")
"""Seconds between an arrow, as machines write them: [22.30 --> 25.26]."""
CUT_ROW = re.compile(r"\s*(?:(?:t|st|no|nr|titre|title|sub)\b\.?\s*)?#?\d{1,5}[a-z]?[.):]?\s+\d{1,6}[.+-]\d{2}(?:\s+[\d.+-]*)?\s*\Z", re.IGNORECASE)
"""A row that the end of an excerpt cut off."""
ALONE = re.compile(r"\s*#?\d{1,5}[.):]?\s*")
"""A row's number on the line above it."""
COUNTED = re.compile(r"(?:\s{2,}|\t)\d{1,6}[.+-]\d{2}\s*\Z")
"""How far the reel has run, behind its last words."""
CHEVRONS = re.compile(r">{2,3}\s*\Z")
BEHIND = re.compile(r"\s{1,8}\([^()]{1,40}\)\s*\Z")
"""A remark behind what ends a reel: End of reel 1 (80.00 = 0'53")"""
LONGEST = 120
"""Characters of a line that holds tags."""


@dataclass(slots=True)
class Title:
    """One title: its times and the runs of words on its lines; `beside`: the first of them stands beside its times;
    `head`: who speaks, alone on the line above its time; `translated`: the same words in another language; `apart`: no title at
    all, but what is written of them behind dots that leave the others out.

    The one before the first time has none of them; it holds the head of the page.
    """

    stamp: Stamp | None = None
    out: Stamp | None = None
    length: Stamp | None = None
    lines: list[Piece] = field(default_factory=list)
    beside: bool = False
    head: Piece | None = None
    translated: tuple[Piece, ...] = ()
    apart: bool = False

    @property
    def text(self) -> str:
        return spans.joined(self.lines)


def is_exchange(lines: Sequence[Piece]) -> bool:
    """Do dashes lead the lines of a title, or the halves of its only one, so that voices answer each other?"""
    led = [piece.text for piece in lines if ANSWERS.match(piece.text)]
    return len(led) > 1 or (len(led) == 1 and ANSWER.search(led[0]) is not None)


# --------------------------------------------------------------------------- times at the heads of lines


def ranged(lines: Sequence[Line]) -> list[Title] | None:
    """The titles of a page on which nearly all timecodes are pairs that lines begin with; None for other pages."""
    lines = _of_cells(lines) or _of_stacked(lines) or [_without_serial(line) for line in lines]
    stamped = [line for line in lines if line.stamps]
    paired = sum(line.shape.startswith("TT") or (line.shape == "Tw" and UNKNOWN.match(line.words[0].text) is not None) for line in stamped)
    first = next((at for at, line in enumerate(lines) if line.shape.startswith("TT")), 0)  # the head may say when it starts
    if paired < _least(lines) or paired < MOSTLY * len(stamped) or any("wT" in line.shape or _is_inset(line) for line in lines[first:] if line.stamps):
        return None
    lines = [*(replace(line, tokens=(line.piece,)) for line in lines[:first]), *map(_without_unknown_end, lines[first:])]
    begin = _first_above(lines, first)
    return _titles(lines) if begin is None else _titles_above(lines, begin)


def _without_unknown_end(line: Line) -> Line:
    """A line without the sign that stands for an end nobody knew: 0:01:47 > ?Words"""
    sign = UNKNOWN.match(line.words[0].text) if line.shape == "Tw" else None
    words = spans.part(line.words[0], sign.end()) if sign else None
    return replace(line, tokens=(*line.stamps, words)) if words else line


def _first_above(lines: Sequence[Line], first: int) -> int | None:
    """Where the first title begins on a page whose ranges stand alone below their words: behind the names of its columns, or,
    where a blank line follows every range and none stands above it, behind the first of them; None where the words stand below."""
    ranges = [at for at, line in enumerate(lines) if line.shape == "TT"]
    if not first or any(line.stamps and line.words for line in lines) or any(one.stamps and two.stamps for one, two in pairwise(lines)):
        return None
    named = next((at for at in range(first - 1, -1, -1) if OVER_WORDS.fullmatch(lines[at].piece.text)), None)
    if named is not None:
        return named + 1 if named + 1 < first else None
    close = all(lines[at].gap == 0 for at in ranges) and all(lines[at + 1].gap for at in ranges if at + 1 < len(lines))
    return max(at for at in range(first) if lines[at].gap or not at) if close else None


def _titles_above(lines: Sequence[Line], begin: int) -> list[Title]:
    """The titles of a page whose words stand above their ranges, the first from line `begin` on; the last may have lost its range."""
    found = [Title(lines=[line.piece for line in lines[:begin]]), Title()]
    for line in lines[begin:]:
        if line.stamps:
            found[-1].stamp, found[-1].out = (*line.stamps, None)[:2]
            found[-1].length = line.length
            found.append(Title())
        elif not (line.ruled and not line.words):
            found[-1].lines.append(line.piece)
    return found if found[-1].lines else found[:-1]


def behind(lines: Sequence[Line]) -> list[Title] | None:
    """The titles of a page of typed rows, one cell of words and behind it when they come and go, one of them perhaps empty; None for
    other pages."""
    stamped = [at for at, line in enumerate(lines) if line.stamps]
    rows = [at for at in stamped if lines[at].shape in ("wTT", "wT") and _is_celled(lines[at])]
    paired = sum(lines[at].shape == "wTT" for at in rows)
    if paired < LEAST or paired < MOSTLY * len(stamped) or len(rows) < len(stamped):
        return None
    found = [Title(lines=[line.piece for line in lines[: rows[0]]])]
    for line in lines[rows[0] :]:
        if line.stamps:
            lost = len(line.stamps) == 1 and EMPTY_FIRST.search(line.piece.text) is not None  # only when the words go is printed
            stamp, out = (None, line.stamps[0]) if lost else (*line.stamps, None)[:2]
            found.append(Title(stamp, out, None, [*line.words]))
        else:
            found[-1].lines += spans.cut_at(line.piece, BAR)
    return found


def _is_celled(line: Line) -> bool:
    """Are one cell of words and the times behind it parted by signs of columns, nothing else in the row?"""
    first, time = line.words[0], line.stamps[0]
    between = line.piece.text[first.column + len(first.text) - line.piece.column : time.column - line.piece.column]
    return BAR.search(f" {between.lstrip()}") is not None and BAR.search(first.text) is None


def _least(lines: Sequence[Line]) -> int:
    return LEAST_DECLARED if are_declared(lines) else LEAST


def are_declared(lines: Sequence[Line]) -> bool:
    """Does a page say that it is a file of titles?"""
    return any(DECLARED.match(line.piece.text) for line in lines)


def cued(lines: Sequence[Line]) -> list[Title] | None:
    """The titles of a page on which nearly all timecodes lead lines, numbers aside, some with an end; None for other pages."""
    lines = [_closed(_without_serial(line, "wT")) for line in lines]
    stamped = [line for line in lines if line.stamps]
    led = sum(line.shape in ("T", "TT", "Tw", "TTw") for line in stamped)
    return _titles(lines) if led >= LEAST and led >= MOSTLY * len(stamped) and not any("wT" in line.shape for line in stamped) else None


def _closed(line: Line) -> Line:
    """A line that says where a part ends, its time before the words: END PART ONE 10:12:41:00"""
    ends = line.shape == "wT" and vocabulary.parting(line.words[0].text) is CueKind.END
    return replace(line, tokens=(*line.stamps, *line.words)) if ends else line


def _of_cells(lines: Sequence[Line]) -> list[Line] | None:
    """The lines of a page of typed rows that hold a number, times and one cell of words, without number and length; None
    for other pages, and where the words' column has a name that is not that of titles."""
    celled = [BAR.search(line.piece.text) is not None for line in lines]
    stamped = [at for at, line in enumerate(lines) if line.stamps]
    if sum(celled[at] for at in stamped) < max(LEAST, MOSTLY * len(stamped)):
        return None
    heads = [re.split(BAR, line.piece.text.strip(" |\t"))[-1] for line, one in zip(lines[: stamped[0]], celled, strict=False) if one]
    if not all(map(OF_TITLES.fullmatch, heads)):
        return None
    return [_of_cell(line) if line.stamps else line for line in lines]


def _of_stacked(lines: Sequence[Line]) -> list[Line] | None:
    """The lines of a page whose rows print one cell a line, number, in and out above the words, in and out on one line; None for
    other pages."""
    shapes, starts = [line.shape for line in lines], []
    for at in range(1, len(lines) - 1):
        if shapes[at] == shapes[at + 1] == "T" and shapes[at - 1] == "w" and ALONE.fullmatch(lines[at - 1].piece.text):
            starts.append(at)
    counts = [int(re.sub(r"\D", "", lines[at - 1].piece.text)) for at in starts]
    if len(starts) < LEAST or 2 * len(starts) < sum("T" in shape for shape in shapes) or any(two != one + 1 for one, two in pairwise(counts)):
        return None
    pairs = {at: replace(lines[at], tokens=(*lines[at].tokens, *lines[at + 1].tokens)) for at in starts}
    return [pairs.get(at, line) for at, line in enumerate(lines) if at - 1 not in pairs]


def _of_cell(line: Line) -> Line:
    """A row without the number before its times and the length behind them."""
    tokens = line.tokens
    if line.shape.startswith("wT") and ROW.fullmatch(tokens[0].text):
        tokens = tokens[1:]
    at = next((at for at, token in enumerate(tokens) if isinstance(token, Piece)), 0)
    lasts = LASTS.match(tokens[at].text) if at else None
    if not lasts:
        return replace(line, tokens=tokens)
    piece, start = tokens[at], lasts.start("it")
    words = spans.part(piece, lasts.end()) if lasts.end() < len(piece.text) else None
    length = Stamp(piece.line, piece.column + start, lasts["it"])
    return replace(line, tokens=(*tokens[:at], *((words,) if words else ()), *tokens[at + 1 :]), length=length)


def _without_serial(line: Line, shape: str = "wTT") -> Line:
    """A line, if it begins as `shape` says, without what counts it before its times: AD 12, ST 4."""
    counted = line.shape.startswith(shape) and SERIAL.match(line.words[0].text)
    return replace(line, tokens=line.tokens[1:]) if counted else line


def _is_inset(line: Line) -> bool:
    """Does a bracket hold words beside its times? One that holds a number alone counts the title: [2] 0:09 - 0:12 (quick)."""
    text = line.piece.text.strip()
    return bool(line.words) and text[:1] in ("[", "(") and text[-1:] in ("]", ")") and not re.match(r"[(\[]\d{1,5}[)\]]", text)


def single(lines: Sequence[Line]) -> list[Title] | None:
    """The titles of a page on which every line begins with its timecode, none before its words or behind them."""
    stamped = [line for line in lines if line.stamps]
    if len(stamped) < 2 * LEAST or sum(line.shape == "Tw" for line in stamped) < MOSTLY * len(stamped) or any("wT" in line.shape for line in stamped):
        return None
    return _titles(lines)


def _titles(lines: Sequence[Line]) -> list[Title]:
    dashed, last = _led_by_dashes(lines), max((at for at, line in enumerate(lines) if line.stamps), default=0)
    found = [Title()]
    for at, line in enumerate(lines):
        if line.stamps:
            stamp, out = (*line.stamps, None)[:2]
            words = _with_sign(line, CHEVRONS) if at not in dashed else _with_sign(line, DASH)
            found.append(Title(stamp, out, line.length, list(words), bool(line.words)))
        elif at > last and found[-1].lines and LEFT_OUT.fullmatch(line.piece.text):
            found[-1:] = [found[-1], Title(apart=True)] if not found[-1].apart else [found[-1]]
        elif not text_lines.COUNTER.match(line.piece.text + " ") and not (line.ruled and not line.words):
            _add(found, line.piece)
    return [title for title in found if title.lines or not title.apart]


def _led_by_dashes(lines: Sequence[Line]) -> frozenset[int]:
    """The lines with times whose words a dash leads because another voice answers, behind a dash, too: on their own line or the
    next. Where a dash parts most words from their times it says nothing."""
    dashed = [at for at, line in enumerate(lines) if line.stamps and _sign_before(line, DASH)]
    answered = (at for at in dashed if ANSWER.search(lines[at].words[0].text) or any(not line.stamps and ANSWERS.match(line.piece.text) for line in lines[at + 1 : at + 2]))
    return frozenset(answered) if len(dashed) <= MANY * sum(bool(line.words and line.stamps) for line in lines) else frozenset()


def _with_sign(line: Line, sign: re.Pattern[str]) -> tuple[Piece, ...]:
    """The words of a line with the sign right before them, which says that another voice begins: chevrons, a dash."""
    voiced = _sign_before(line, sign)
    first, *more = line.words or (None,)
    if voiced is None or first is None:
        return line.words
    return tuple(filter(None, (spans.part(line.piece, voiced.start(), first.column - line.piece.column + len(first.text)), *more)))


def _sign_before(line: Line, sign: re.Pattern[str]) -> re.Match[str] | None:
    """The sign right before the first words of a line."""
    at = line.words[0].column - line.piece.column if line.words else 0
    return sign.search(line.piece.text, max(0, at - LONGEST), at)


def _add(found: list[Title], piece: Piece) -> None:
    """A line below the times of a title is its; one that parts the page, ends it or heads credits, stands alone."""
    parts = vocabulary.parting(BEHIND.sub("", piece.text)) in (CueKind.END, CueKind.HEADER) or vocabulary.cue_kind(piece.text) is CueKind.CREDITS
    if len(found) > 1 and parts:
        found.append(Title())
    found[-1].lines.append(piece)


def with_names_above(titles: Sequence[Title]) -> list[Title]:
    """The titles, names that stand alone above times (and again beside them) being no words but who speaks there; the same
    where other lines stand there, too."""
    below = [title.lines[-1] for title in titles[1:-1] if title.beside and len(title.lines) > 1]
    named = [line for line in below if _is_name_alone(line.text)]
    if len(named) < LEAST_NAMES or len(named) < NAMES_MOSTLY * len(below):
        return [*titles]
    known = {persons.bare_name(line.text).casefold() for line in named}
    heads = [None, *(title.lines[-1] if title.lines and _is_known(title.lines[-1], known) else None for title in titles[:-1])]
    kept = [[line for line in title.lines if line not in heads] for title in titles]
    return [_headed(replace(title, lines=lines, head=head), known) for title, lines, head in zip(titles, kept, heads, strict=True)]


def _headed(title: Title, known: Collection[str]) -> Title:
    """A title that has no name above it, with that beside its time, if words stand below it."""
    beside = title.head is None and title.beside and len(title.lines) > 1 and _is_known(title.lines[0], known)
    return replace(title, head=title.lines[0], lines=title.lines[1:]) if beside else title


def _is_name_alone(text: str) -> bool:
    return len(text.split()) <= MOST_OF_NAME and persons.is_name(text) and not wording.is_finished(text)


def _is_known(line: Piece, known: Collection[str]) -> bool:
    return persons.bare_name(line.text).casefold() in known


# --------------------------------------------------------------------------- feet and frames


def footed(rows: Sequence[Piece]) -> list[Title] | None:
    """The titles of a page whose rows count them in feet and frames, in frames alone, or in seconds between arrows, without these,
    which are no timecodes; None for other pages."""
    found = _counted(rows, FEET, _frames) or _counted(rows, SECONDS, float) or _counted_on(_counted(rows, FRAMES, int, LEAST_DECLARED))
    if not found:
        return None
    heads = {row.line: match.end() for row, match in found}
    counted = {one.line for one, two in pairwise(rows) if two.line in heads and ALONE.fullmatch(one.text)}
    titles = [Title()]
    for row in rows[:-1] if CUT_ROW.match(rows[-1].text) else rows:
        total = COUNTED.search(row.text)
        words = spans.part(row, heads.get(row.line, 0), total.start() if total else None)
        if row.line in heads:
            titles.append(Title(beside=words is not None))
        elif row.line in counted:
            continue
        if words is not None:
            _add(titles, words)
    return titles


def _counted_on(found: list[tuple[Piece, re.Match[str]]]) -> list[tuple[Piece, re.Match[str]]]:
    """The rows, if the numbers at their heads count on by one."""
    counts = [int(match["count"]) for _, match in found]
    return found if all(two == one + 1 for one, two in pairwise(counts)) else []


def _counted(rows: Sequence[Piece], form: re.Pattern[str], value: Callable[[str], float], least: int = LEAST) -> list[tuple[Piece, re.Match[str]]]:
    """The rows that begin with two numbers of a form, as they rise from row to row; [] where they do not."""
    found = [(row, match) for row in rows if (match := form.match(row.text[:LONGEST]))]
    rising = sum(value(one["at"]) < value(two["at"]) for (_, one), (_, two) in pairwise(found))
    ended = sum(value(match["at"]) < value(match["out"]) for _, match in found)
    return found if len(found) >= least and rising >= MOSTLY * (len(found) - 1) and ended >= MOSTLY * len(found) else []


def in_seconds(texts: Sequence[str]) -> bool:
    """Do rows begin with seconds and their hundredths, from when to when a title stands: [59.14 --> 64.32]? Minutes and seconds
    never have so many."""
    found = [match for text in texts if (match := SECONDS.match(text))]
    numbers = [match[name] for match in found for name in ("at", "out")]
    past = sum(int(number.partition(".")[2][:2].ljust(2, "0")) > 59 or int(float(number)) > 59 for number in numbers)
    return len(found) >= LEAST and past >= 0.2 * len(numbers)


def _frames(text: str) -> int:
    feet, _, frames = re.sub(r"[.:;+-]", " ", text, count=1).partition(" ")
    return 16 * int(feet) + int(frames or 0)
