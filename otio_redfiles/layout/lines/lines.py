"""Running text, line by line: where the timecodes of a page stand, and what stands between them.

line  ->  tokens: words | timecode | words ...     page  ->  Ground: its notation, its wrap, its habits of
place"""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import accumulate, pairwise

from otio_redfiles import aside_words, lengths, notation
from otio_redfiles.layout.lines import boxed_ranges, noted
from otio_redfiles.layout.words import spans, wording
from otio_redfiles.model import Piece, Stamp

# Signs between a timecode and its words that are neither; an opening bracket belongs to the words.
AFTER_STAMP = re.compile(r"[\s\-–—−|>:;,.=*\]})/]+")
BEFORE_STAMP = re.compile(r"[\s\-–—−|<:;=*(\[{/@]+\Z|\s*[(\[](?:at|from|um|bei|ab|à|dès|desde|vid)\s{1,3}\Z", re.IGNORECASE)
"""What parts words from a time behind them; in a bracket a small word, too: Bell (at 3'40")"""
TAGGED = re.compile(r"\W*(?:t\.?/?c\.?|time\s?code)\s*[:.=]?\s*\Z", re.IGNORECASE)
"""What only says that a timecode follows."""
NOTHING = re.compile(r"[\W_]*\Z")
LINKING = re.compile(r"\W*(?:to|till?|until|bis|thru|through|à)?\W*\Z", re.IGNORECASE)
# A row's own number before its timecode: 12, 12., 0012, #12
COUNTER = re.compile(r"\s*[#(\[]?\d{1,5}[a-z]?[.)\]:]?\s+\Z", re.IGNORECASE)
NOT_BETWEEN = re.compile(r"[^\W\d_]{4,}")
SPOKEN_OF = re.compile(r"[a-z,;]\s+(?:at|by|since|after|before|about|around)\s+\Z|\b(?i:ends?|out|starts?|in)\s+at\s+\Z|[.!?;]\s+(?i:ends?|ending):?\s+\Z")
TO_CLOCK = re.compile(r"\b(?:from|to|till?|until|at|by|about|around|before|after|since|between|and|past)\s+\Z", re.IGNORECASE)
FROM_CLOCK = re.compile(r"\s+(?:to|till?|until|and)\s+\d|\s+(?:on|in|o['’]clock|this|every|that)\s")
IN_BRACKET, BRACKETED = re.compile(r"[(\[][^()\[\]]*[^\W\d_][^()\[\]]*\Z"), re.compile(r"\s[a-z][^()\[\]]*[)\]]")
AMID = re.compile(r"[a-zà-ÿ],?\s\Z"), re.compile(r"\s[a-zà-ÿ]|[.!?]\s+[A-ZÀ-Þ\d]")
"""Small letters on both sides of a time: a sentence goes on over it; or it ends there, another behind it."""
SHOWN = re.compile(r"[(\[](?!\s*(?i:t\.?/?c|time\s?code)\b)[^()\[\]]*[^\W\d_]{2}[^()\[\]]*(?:[:=–—-]|(?i:reads|says|shows))\s*[\"“‘']?\Z"), re.compile(r"(?:\s?[ap]\.?m\.?)?[\"”’']?\s*[)\]]", re.I)
"""A bracket that says what shows a time: [On screen: 11:58], (Clock reads "6:30 am")."""
FEW_INSIDE = 0.15
"""Of the times that lead lines, at most so many stand inside others on a page that has no habit of that."""
BOUND = re.compile(r"\b(?:scene|sequence|take|tape|reel|roll|clip|interview)\s+(?:begins?|starts?|opens?|ends?|closes?)\s*(?:at\s|[:–-])?\s*\Z", re.IGNORECASE)
"""What leads to the seconds of where something begins or ends, on a page whose margin counts minutes: Scene begins 1:00:12."""
UNTIL = re.compile(r"[a-z,;]\s+(?:until|till?)\s+\Z")
"""Words between which and a time nothing else begins: Bad drop-out till 14:02:51:00."""
ELSEWHERE = re.compile(r"\bfollowing\s+time\s?-?codes?\s*:?\s*(?:[\d:.;]+\s*(?:to|till?|until|[-–—])\s*)?\Z", re.IGNORECASE)
"""What leads to times of another tape."""
SAME_AS = re.compile(r"(?:\A|[\s(,;])(?i:(?:same\s+)?as(?:\s+(?:at|from))?|see|cf\.?|repeat(?:s|\s+of)?)\s+\Z|[(\[](?i:see(?:\s+also)?|cf\.?)\s+(?:[\w.]+\s+){1,4}\Z")
"""What leads to the time of another shot: As 01:00:40, end of shift; (see reel 2 at 00:04:10)."""
CUT_OFF = re.compile(r"(?:(?<=\s)|\A)[(\[]?(?:\d{1,2}(?::\d{2}){1,2}:\d?|\d{1,2}(?:\.\d{2}){1,2}\.\d|\d{1,3}['’′]\d)\Z")
"""A timecode that stops in its midst: 00:06:, 10.14.3, 4'2"""
LEAST_BOXED = LEAST_LED = 4
LISTED = 0.6
"""So many lines begin small behind short ones where a page sets its pictures so: those behind full ones are no wraps either."""
PROSE, LEAST_BROKEN, MOSTLY = 2, 6, 0.8
"""The width of prose that breaks anywhere; so many of its sentences break, and most of them go on in small letters."""
MANY_WORDS = 5
"""So many words before a time in their bracket say something of it."""
LEAST_MEASURED = 3
"""So many ranges with their lengths are a page's habit."""
PACKED = 3
"""So many timecodes run in among the words of a line."""
LEAST_CARRIED = 4
"""So many pictures run in behind a remark show that it is no remark as a whole."""
NEAR = 60
"""So many characters of a line hold the timecode at its head."""
RULE = re.compile(r"\s*[\-=_*~.·•+#—–]{4,}\s*")


@dataclass(frozen=True, slots=True)
class Line:
    """One line taken apart. `tokens` alternates freely between words (Piece) and timecodes (Stamp).

    `gap` counts the blank lines before it; `linked` says that two stamps are a range; `length` is the length printed
    behind them, no token; `lasting` are timecodes with the length behind each: 10:00:12 (4 sec).
    """

    number: int
    piece: Piece
    gap: int
    tokens: tuple[Piece | Stamp, ...]
    linked: bool = False
    ruled: bool = False
    length: Stamp | None = None
    lasting: tuple[tuple[Stamp, Stamp], ...] = ()

    @property
    def stamps(self) -> tuple[Stamp, ...]:
        return tuple(token for token in self.tokens if isinstance(token, Stamp))

    @property
    def words(self) -> tuple[Piece, ...]:
        return tuple(token for token in self.tokens if isinstance(token, Piece))

    @property
    def shape(self) -> str:
        """T for a timecode, w for words: "Tw" leads with its timecode, "T" is a timecode alone."""
        return "".join("T" if isinstance(token, Stamp) else "w" for token in self.tokens)


def lines_of(rows: Sequence[Piece], style: str | None) -> tuple[Line, ...]:
    """The lines of a page of running text, timecodes of `style` taken out."""
    found, last = [], None
    marked = _marks(rows, style)
    measured = style is not None and _are_all_measured(rows, marked, style)
    for piece, marks in zip(rows, marked, strict=True):
        gap = 0 if last is None else max(0, piece.line - last - 1)
        last = piece.line
        found.append(line_of(piece, gap, style, marks, measured))
    return (*found[:-1], _uncut(found[-1])) if found and style else tuple(found)


def _uncut(line: Line) -> Line:
    """The last line of a page, without the timecode that the page was cut off in: Flags 00:06:"""
    last = line.tokens[-1] if line.tokens else None
    cut = CUT_OFF.search(last.text) if isinstance(last, Piece) else None
    if cut is None or not (line.stamps or cut.start()):
        return line
    rest = spans.part(last, 0, cut.start())
    return replace(line, tokens=(*line.tokens[:-1], *((rest,) if rest else ())))


def _marks(rows: Sequence[Piece], style: str | None) -> list[tuple[notation.Mark, ...]]:
    """The timecodes of every line. On a page of minutes and seconds one at the head of its line may have the other sign
    (01:36 among 01.21 and 01.41): where it fits between its neighbours it is none of the clocks that people speak of."""
    found = [notation.find_stamps(piece.text, style) if style else () for piece in rows]
    found = boxed_ranges.without_others(rows, _without_spoken_of(rows, noted.without_noted(rows, found), style)) if style else found
    if not style or not style.startswith("MM"):
        return found
    found = [_with_odd_end(piece.text, marks) for piece, marks in zip(rows, _with_boxed(rows, found, style), strict=True)]
    later = _next_times(found, style)
    before = -1
    for at, (piece, marks) in enumerate(zip(rows, found, strict=True)):
        odd = () if marks else notation.find_stamps(piece.text[:NEAR])[:1]
        if odd and odd[0].place in ("start", "alone") and len(odd[0].numbers) == 2 and piece.text[odd[0].end : odd[0].end + 1].strip() == "":
            seconds = notation.clock(odd[0].text, style)
            found[at] = odd if seconds is not None and before < seconds < later[at] else ()
        before = _last_time(found[at], style, before)
    return found


def _with_odd_end(text: str, marks: tuple[notation.Mark, ...]) -> tuple[notation.Mark, ...]:
    """The timecodes of a line; one that is half a range, the line's only words, has its end though that prints the other sign
    (00:49 - 01.02)."""
    if len(marks) != 1 or len(text) > NEAR:
        return marks
    both = notation.find_stamps(text)
    whole = len(both) == 2 and both[0] == marks[0] and len(both[1].numbers) == 2 and bool(notation.links(text, both))
    return both if whole and NOTHING.match(text[: both[0].start]) and NOTHING.match(text[both[1].end :]) else marks


def _without_spoken_of(rows: Sequence[Piece], found: list[tuple[notation.Mark, ...]], style: str) -> list[tuple[notation.Mark, ...]]:
    """The same, without the few inside lines (or in from the margin) that do not fit between the times that the lines of a page
    lead with: what is open "from 10:30 to 16:00" at 0:00:28."""
    places = [piece.column + marks[0].start if marks and marks[0].place in ("start", "alone") else -1 for piece, marks in zip(rows, found, strict=True)]
    margin = min((place for place in places if place >= 0), default=0)
    firsts = [notation.clock(marks[0].text, style) if place == margin else None for place, marks in zip(places, found, strict=True)]
    led = [first for first in firsts if first is not None]
    forward = sum(one <= two for one, two in pairwise(led))
    odd: set[tuple[int, notation.Mark]] = set()
    above, below = _carried(firsts), _carried([None, *firsts[:0:-1]])[::-1]
    alone = sum(len(marks) - (first is not None) for marks, first in zip(found, firsts, strict=True)) <= FEW_INSIDE * len(led)
    for at, (piece, marks, before, after) in enumerate(zip(rows, found, above, below, strict=True)):
        others = marks[1:] if firsts[at] is not None else marks
        inner = [mark for mark in others if _is_in_sentence(mark, piece.text, alone) or _is_clock_in_bracket(mark, piece.text, style)]
        odd |= {(at, mark) for mark in inner if not _fits(notation.clock(mark.text, style), before, after)}
    if len(led) < LEAST_LED or forward < 0.9 * (len(led) - 1) or len({at for at, _ in odd}) > 0.15 * len(led) + 1:
        return found
    return [tuple(mark for mark in marks if (at, mark) not in odd) for at, marks in enumerate(found)]


def _is_in_sentence(mark: notation.Mark, text: str, alone: bool) -> bool:
    """Do words that lead to a clock stand before a time, or the second of two clocks or small letters behind it; or words of
    the same bracket on both its sides: (Interview, 12:40 tide)? Where it stands `alone` inside the lines of a page, any small letters
    on both its sides (3 seconds a week, 3:15 a year), and what closes the bracket that says what it is: [On screen: 11:58]."""
    before, behind = text[max(0, mark.start - NEAR) : mark.start], text[mark.end : mark.end + NEAR]
    if alone and any(one.search(before) and two.match(behind) for one, two in (AMID, SHOWN)):
        return True
    return bool(TO_CLOCK.search(before) or FROM_CLOCK.match(behind) or (IN_BRACKET.search(before) and BRACKETED.match(behind)))


def _is_clock_in_bracket(mark: notation.Mark, text: str, style: str) -> bool:
    """Are these hours and minutes alone in a bracket that is part of one, or of a sentence, on a page that counts seconds or frames?"""
    box = text[max(0, mark.start - 1) : mark.start] + text[mark.end : mark.end + 1]
    return box in ("()", "[]") and len(mark.numbers) == 2 and style.startswith("HH") and "SS" in style


def _carried(times: Sequence[int | None]) -> list[int | None]:
    """For every place the last time up to it."""
    return [*accumulate(times, lambda last, time: last if time is None else time)]


def _fits(clock: int | None, before: int | None, after: int | None) -> bool:
    """Does a time lie between the ones before and behind it? Behind the last nothing says when it is too late."""
    return clock is None or before is None or (clock >= before and (after is None or clock <= after))


def _with_boxed(rows: Sequence[Piece], found: list[tuple[notation.Mark, ...]], style: str) -> list[tuple[notation.Mark, ...]]:
    """The same, with those that stand in brackets in the midst of lines, if they run forward with the others: Boats (00:22);
    a dog (00:41). Two."""
    boxed = [tuple(mark for mark in notation.find_stamps(piece.text) if _is_boxed(mark, piece.text, style)) for piece in rows]
    fuller = [tuple(sorted({*one, *two}, key=lambda mark: mark.start)) for one, two in zip(found, boxed, strict=True)]
    times = [notation.clock(mark.text, style) or 0 for marks in fuller for mark in marks]
    falls = sum(two < one for one, two in pairwise(times))
    several = sum(map(len, boxed)) >= LEAST_BOXED and sum(len(marks) > 1 for marks in boxed) >= 2
    return fuller if several and falls <= 0.1 * len(times) else found


def _is_boxed(mark: notation.Mark, text: str, style: str) -> bool:
    """Is this the only thing in a pair of brackets, minutes and seconds as the page writes them?"""
    box = text[max(0, mark.start - 1) : mark.start] + text[mark.end : mark.end + 1]
    return box in ("()", "[]") and len(mark.numbers) == 2 and not mark.label and notation.same_separator(mark.form, style)


def _next_times(found: Sequence[tuple[notation.Mark, ...]], style: str) -> list[int]:
    """For every line the seconds of the next timecode below it; -1 below the last."""
    times, following = [], -1
    for marks in reversed(found):
        times.append(following)
        following = _last_time(marks[:1], style, following)
    return times[::-1]


def _last_time(marks: Sequence[notation.Mark], style: str, other: int) -> int:
    """The seconds of the last of these timecodes; `other` where there are none."""
    seconds = notation.clock(marks[-1].text, style) if marks else None
    return other if seconds is None else seconds


def _are_all_measured(rows: Sequence[Piece], marked: Sequence[Sequence[notation.Mark]], style: str) -> bool:
    """Do most lines that begin with two times print behind them what lies between? Then a row whose times were mistyped does, too."""
    ranges = [(piece.text, marks) for piece, marks in zip(rows, marked, strict=True) if len(marks) > 1 and _leads(piece.text[: marks[0].start])]
    said = sum(length_of(text, marks, style) is not None for text, marks in ranges)
    return said >= LEAST_MEASURED and 3 * said >= 2 * len(ranges)


def _leads(before: str) -> bool:
    """Does a line begin with its times: with nothing, or with the row's number `before` them?"""
    return not before.strip() or COUNTER.match(before) is not None


def line_of(piece: Piece, gap: int, style: str | None, marks: Sequence[notation.Mark] | None = None, measured: bool = False) -> Line:
    """One line taken apart at its timecodes; `measured`: the page's ranges have their lengths behind them."""
    marks = marks if marks is not None else notation.find_stamps(piece.text, style) if style else ()
    carried = carries(piece.text, marks)
    marks = [mark for mark in marks if not _is_mention(mark, piece.text, style or "", carried)]
    if not marks and (rule := RULE.match(piece.text)):
        rest = spans.part(piece, rest_start(piece.text, rule.end()))
        return Line(piece.line, piece, gap, (rest,) if rest else (), ruled=True)
    tokens: list[Piece | Stamp] = []
    at = 0
    if marks and (number := COUNTER.match(piece.text[: marks[0].start])):
        at = number.end()
    length = length_of(piece.text, marks, style, measured) if style else None
    lasting = []
    for index, mark in enumerate(marks):
        if length and length[0] <= mark.start < length[1]:
            continue
        tokens += _words(piece, at, mark.start, index > 0, True, len(marks) >= PACKED)
        tokens.append(Stamp(piece.line, piece.column + mark.start, mark.text))
        at = length[1] if length and index == 1 else mark.end
        span = lengths.find_behind(piece.text, at)
        if span and not any(at <= other.start < span[2] for other in marks):
            lasting.append((tokens[-1], Stamp(piece.line, piece.column + span[0], piece.text[span[0] : span[1]])))
            at = span[2]
    tokens += _words(piece, at, len(piece.text), bool(marks), False)
    third = Stamp(piece.line, piece.column + length[0], piece.text[slice(*length)]) if length else None
    return Line(piece.line, piece, gap, tuple(tokens), bool(notation.links(piece.text, marks)), False, third, tuple(lasting))


def carries(text: str, marks: Sequence[notation.Mark]) -> bool:
    """Do many times stand behind finished sentences of one line? Though it begins with a remark, pictures were run in behind
    that: Note: order by reel. Sal pier. 03:14:20 Men wait. 03:15:02 MS gate. ..."""
    begun = sum(wording.is_finished(text[max(0, mark.start - NEAR) : mark.start]) for mark in marks)
    return len(marks) >= LEAST_CARRIED and begun >= MOSTLY * len(marks)


def _is_mention(mark: notation.Mark, text: str, style: str, carried: bool) -> bool:
    """Is a time only spoken of: "ends at 13:03:40" without the frames that the page prints, or in a bracket of words; in a line
    that calls itself a remark, unless pictures are `carried` by that?"""
    before = text[max(0, mark.start - NEAR) : mark.start]
    if mark.place in ("start", "alone"):
        return False
    if style.startswith("H:") and len(mark.numbers) > 2 and BOUND.search(before):
        return True
    if UNTIL.search(before) or SAME_AS.search(before) or ELSEWHERE.search(before) or _is_noted(text, mark.start, carried):
        return True
    if not SPOKEN_OF.search(before):
        return False
    bare = style.endswith("FF") and len(mark.numbers) < 4
    return bare or (before.rpartition("(")[2].count(")") == 0 and "(" in before)


def _is_noted(text: str, at: int, carried: bool) -> bool:
    """Does a time stand in a remark: a line that calls itself one (Note: sound from 01:49:10), or many words in a bracket?"""
    label = aside_words.aside_label(text)
    opened = text.rfind("(", 0, at)
    inside = text[opened:at] if opened > text.rfind(")", 0, at) else ""
    return (label is not None and label.end() <= at and not carried) or len(re.findall(r"[^\W\d_]{2,}", inside)) >= MANY_WORDS


def length_of(text: str, marks: Sequence[notation.Mark], style: str, measured: bool = False) -> tuple[int, int] | None:
    """Where the length stands behind the two times that a line begins with, if it says what lies between them, or all of the page's do (`measured`)."""
    if len(marks) < 2 or NOT_BETWEEN.search(text, marks[0].end, marks[1].start):
        return None
    found = notation.length_behind(text, marks[1].end)
    one, two = notation.clock(marks[0].text, style), notation.clock(marks[1].text, style)
    if found is None or one is None or two is None:
        return None
    slipped = len(marks[1].numbers) > 2 and 0 in notation.links(text, marks[:2]) and len(notation.DIGITS.findall(text, *found)) == 2
    return found if slipped or measured or notation.says_length(two - one, text[slice(*found)]) else None


def rest_start(text: str, at: int) -> int:
    """Where the words of a ruled line begin; an ellipsis that leads a sentence is no rule."""
    return 0 if text.lstrip()[:1] in ".·" and text[at : at + 1].isalpha() else at


def _words(piece: Piece, start: int, end: int, after: bool, before: bool, packed: bool = False) -> list[Piece]:
    """The words between two timecodes, without the signs that only part them from those. In a line `packed` with timecodes
    a semicolon ends words as a full stop does."""
    text = piece.text[start:end]
    if NOTHING.match(text) or (before and TAGGED.match(text)) or (after and before and LINKING.match(text)):
        return []
    if after and (lead := AFTER_STAMP.match(text)):
        start += lead.end()
    near = max(start, end - 60)
    if before and (tail := BEFORE_STAMP.search(piece.text[near:end])):
        end = near + tail.start()
        end += packed and piece.text.startswith("; ", end)
    words = spans.part(piece, start, end)
    return [words] if words else []


def are_measured(lines: Sequence[Line]) -> bool:
    """Do ranges with their lengths stand on lines of their own? What is said or seen then stands below them."""
    stamped = [line for line in lines if line.stamps]
    alone = sum(line.length is not None and line.shape == "TT" for line in stamped)
    return alone >= 3 and alone >= 0.6 * len(stamped)


def wrap_width(texts: Sequence[str]) -> int:
    """The width at which a page's lines are wrapped; 0 where they are not (one line a paragraph).

    Wrapped pages have many lines of nearly one length, and what follows those often goes on in lower case.
    """
    lengths = sorted(len(text.rstrip()) for text in texts if len(text.strip()) > 20)
    if len(lengths) < 8:
        return 0
    width = lengths[int(len(lengths) * 0.95)]
    pairs = [(len(one.rstrip()) >= 0.8 * width, two.lstrip()[:1].islower()) for one, two in pairwise(texts)]
    after, others = ([small for long, small in pairs if long is filled] for filled in (True, False))
    listed = len(others) >= LEAST_BROKEN and sum(others) >= LISTED * len(others)
    goes_on = sum(after) >= 0.35 * max(1, len(after)) and not listed
    full = sum(0.8 * width <= length <= width * 1.02 for length in lengths)
    return width if 36 <= width <= 120 and goes_on and full >= 0.35 * len(lengths) else 0


def is_prose(lines: Sequence[Line]) -> bool:
    """Are timecodes alone on their lines, and do the lines below run on, sentence after sentence, wherever they break?"""
    stamped = [line for line in lines if line.stamps]
    alone = sum(line.shape == "T" for line in stamped)
    first = next((at for at, line in enumerate(lines) if line.stamps), len(lines))
    body = [line for line in lines[first:] if not line.stamps]
    broken = [(one, two) for one, two in pairwise(body) if two.number == one.number + 1 and not wording.is_finished(one.piece.text)]
    on = sum(not two.piece.text[:1].isupper() for _, two in broken)
    return alone >= MOSTLY * len(stamped) and len(broken) >= LEAST_BROKEN and on >= MOSTLY * len(broken)


NEARLY = 0.93
"""Of a width: letters are not all as wide, so that lines wrapped at one width do not hold the same number."""


def filled_width(lines: Sequence[Line]) -> int:
    """The width that nearly every line fills which another follows without a blank line between; 0 where they do not.

    So paragraphs are wrapped, whatever their lines begin with. A page's head, above the first timecode, is not.
    """
    body = lines[next((at for at, line in enumerate(lines) if line.stamps), 0) :]
    longest = max((len(line.piece.text) + line.piece.column for line in body), default=0)
    pairs = [(one, two) for one, two in pairwise(body) if not two.gap]
    full = sum(is_full(" " * one.piece.column + one.piece.text, two.piece.text, int(NEARLY * longest)) for one, two in pairs)
    return longest if 36 <= longest <= 120 and len(pairs) >= 6 and full >= 0.7 * len(pairs) else 0


def is_full(text: str, following: str, width: int) -> bool:
    """Would the first word of the next line not have fitted on this one?"""
    if not width:
        return False
    first = following.split(None, 1)[0] if following.strip() else ""
    return len(text.rstrip()) + 1 + len(first) > width


def shapes(lines: Sequence[Line]) -> Counter[str]:
    """How often which shape occurs among lines with timecodes."""
    return Counter(line.shape for line in lines if line.stamps)
