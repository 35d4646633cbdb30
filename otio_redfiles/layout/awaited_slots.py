"""Where a page awaits a time: what is typed for one that is not known yet, where the page's other times stand.

What else stands right before and behind it tells a time's place from words: the edge of the line or cell, a bracket, a tab,
letters. "TBC" and "??:??" say themselves that something is awaited, and need a place like that of some time of the page; two
dashes do not, and must stand exactly as many times do.
"""

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from otio_redfiles import notation
from otio_redfiles.layout.awaited_columns import moved_of
from otio_redfiles.layout.awaited_gaps import Gap, gaps_of
from otio_redfiles.layout.awaited_line import Line, line_of
from otio_redfiles.layout.awaited_struck import signed_of, struck_of
from otio_redfiles.model import Page

FIELD = r"(?:\d{1,2}|[tT][bB][aAcCdD]|[?xX#_*•]{1,3}|[-–—]{1,2})"
SHORT = r"[tT]\.?\s?[bB]\.?\s?[aAcCdD]"
PLACEHOLDER = re.compile(
    rf"(?<![\w?#*•])(?P<shape>(?=[\d:.;,]{{0,9}}[?xX#_*•tT–—-]){FIELD}(?:[:.;,]{FIELD}){{1,3}})(?![\w?#*•–—-])"
    rf"|(?<!\w)(?P<said>{SHORT}(?:\b\.?|(?=[A-Z]))|(?i:to be confirmed|n/a|n\.\s?n\.|[àa] (?:confirmer|définir)|(?:por|a) confirmar|da (?:definire|confermare)"
    r"|(?:no|missing) (?:tc|time\s?code))(?!\w))"
    r"|(?<!\w)(?P<word>(?i:to (?:come|follow)|pending|missing|unknown|no time|folgt|offen|fehlt|unbekannt|[àa] (?:suivre|venir)|manque)(?!\w))"
    r"|(?<![\w:.])(?P<cut>\d{1,2}:\d\d(?::\d\d)?:\d?(?![\w:.;])(?=[ \t]{0,9}\S))"
    r"|(?<![\w?#*•–—.-])(?P<sign>-{2,4}|[–—]{1,3}|\?{1,4}|_{2,12}|(?:…|\.{3})(?!\s*[a-zà-ÿ])|[xX]{2,3}|\d{1,2}(?:[:.;]\d\d)*[:.;]\d?(?![:;]))(?![\w?#*•–—.-])(?!.{0,60}(?:--|[–—])\s*\Z)"
)
"""What is typed for a time that is not known yet: in a time's shape, in words that say nothing else or may be a sentence's, or as a sign; a time cut
off (00:4, 10:01:) is one, two colons in it amid a line (`cut`) say so themselves."""
MAY = re.compile(r"(?i)\d[:.;]\d?(?!\d)|[?_…#*•–—]|--|\.\.\.|xx|t\.?\s?b\.?\s?[acd]|follow|pending|n/a|folgt|offen|fehlt|n\.\s?n|conf|come|suivre|venir|d[eé]fin|no t|missing|unknown|unbekannt|manque")
"""What any of those holds."""
SIGNS = " \t-–—|:.,;!?…()[]{}<>=/\"'“”*_→"
LABELS = ("tc", "in", "out", "time", "timecode", "start", "end", "von", "bis")
"""What stands before a time and needs no colon."""
OPENED = re.compile(r"\A[^()\[\]]+(?=[(\[])")
NEAR = 40
"""So many letters beside a place say what stands there."""
LEAST, LEAST_SIGNED = 2, 3
"""So many times of the page stand in such a place: for words, and for signs."""
AROUND = 8
"""So many times above and below a place say how they run."""
TURNS = 0.3
"""Where more of the times that stand alike run back, two kinds of times take turns: a start and a length."""
MOST_LINK = 8
"""Letters between the two times of a range: 00:06 until 00:09."""
FEW = 0.25
"""Signs that are fewer of all in such a place are exceptions; more of them are a habit of their own."""


@dataclass(frozen=True, slots=True)
class Slot:
    """A place of a cell where a time is awaited, and the time that stands in for it."""

    row: int
    cell: int
    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class Sides:
    """What stands before and behind a place: what kind of letters next, the signs up to them; and its column, where the line begins with it."""

    before: tuple[str, str]
    behind: tuple[str, str]
    column: int

    @property
    def flat(self) -> tuple[tuple[str, str], tuple[str, str]]:
        """The same, however many blanks part it from what is beside it."""
        return (self.before[0], self.before[1].replace("  ", " ")), (self.behind[0], self.behind[1].replace("  ", " "))

    @property
    def loosely(self) -> tuple[tuple[str, str], tuple[str, str]]:
        """The same, be there letters or numbers behind it."""
        before, behind = self.flat
        return before, ("a" if behind[0] else "", behind[1] or " " * bool(behind[0]))

    @property
    def is_amid_words(self) -> bool:
        """Do words stand on both sides, a blank between?"""
        return (self.before, self.behind[1]) == (("a", " "), " ") and self.behind[0] != ""

    @property
    def parted(self) -> int:
        """On how many sides is a place parted by more than one blank from words or numbers?"""
        return sum(kind != "a" or signs.strip() != "" or "  " in signs for kind, signs in (self.before, self.behind))

    @property
    def is_beside_number(self) -> bool:
        """Is there a number on one of the sides, the row's or a time: 12. --, 10:00:06 - --?"""
        return "0" in (self.before[0], self.behind[0])


@dataclass(frozen=True, slots=True)
class Place:
    """A time of the page, or what is typed for one (`kind`: shape, said, word, sign, gap, or struck): where it stands, its neighbours, its text
    and clock, and the `blanks` that a time in a gap needs on both sides."""

    row: int
    cell: int
    start: int
    end: int
    text: str
    sides: Sides
    kind: str = ""
    clock: int = 0
    blanks: tuple[str, str] = ("", "")


def slots_of(page: Page, style: str, untyped: bool = True) -> tuple[Slot, ...]:
    """The places where a page of this notation awaits a time, in reading order; `untyped`: those too where no sign shows it."""
    lines = [line for row, cells in enumerate(page.rows) for at, cell in enumerate(cells.cells) for line in _lines(cell.text, row, at, style)]
    empty = {at: [Gap(0)] for at, line in enumerate(lines) if not line.text and len(page.rows[line.row].cells) == 1}
    struck = {**moved_of(lines), **struck_of(lines), **empty} if untyped else {}
    signed: dict[int, set[int]] = {}
    for at, start in signed_of(lines, _signs(lines)):
        signed.setdefault(at, set()).add(start)
    places = [place for at, line in enumerate(lines) for place in _places(line, style, struck.get(at, ()), signed.get(at, ()))]
    times = [place for place in places if not place.kind]
    awaited = _awaited([place for place in places if place.kind], times)
    return tuple(Slot(one.row, one.cell, one.start, one.end, text.join(one.blanks)) for one, text in _stand_ins(awaited, times, style))


# --------------------------------------------------------------------------- places


def _lines(text: str, row: int, cell: int, style: str) -> Iterator[Line]:
    """The lines of a cell with their times."""
    at = 0
    for line in text.split("\n"):
        yield line_of(row, cell, at, line, notation.find_stamps(line, style))
        at += len(line) + 1


def _places(line: Line, style: str, struck: Iterable[Gap], signed: Collection[int]) -> Iterator[Place]:
    """The times of a line, and what may be typed for one; the signs that start at `signed` are."""
    text = line.text
    typed = [found for found in PLACEHOLDER.finditer(text) if _is_free(found, line.marks)] if MAY.search(text) else []
    for mark in line.marks:
        clock = notation.clock(mark.text, style)
        if clock is not None and not any(found.start() <= mark.start and mark.end <= found.end() for found in typed):
            yield _place(line, *_span(mark), clock=clock)
    yield from (_place(line, *found.span(), "struck" if found.start() in signed else found.lastgroup or "") for found in typed)
    yield from (_gap(line, gap, "gap") for gap in gaps_of(text))
    if not typed:
        yield from (_gap(line, gap, "struck") for gap in struck)


def _signs(lines: Sequence[Line]) -> list[tuple[int, int, int]]:
    """Signs of more than one letter that may be typed for a time: the number of the line, start and end."""
    typed = [(at, found) for at, line in enumerate(lines) if MAY.search(line.text) for found in PLACEHOLDER.finditer(line.text) if _is_free(found, line.marks)]
    return [(at, *found.span()) for at, found in typed if found.lastgroup == "sign" and len(found[0]) > 1 and not found[0][0].isdigit()]


def _span(mark: notation.Mark) -> tuple[int, int]:
    return mark.start, mark.end


def _place(line: Line, start: int, end: int, kind: str = "", clock: int = 0) -> Place:
    return Place(line.row, line.cell, line.at + start, line.at + end, line.text[start:end], _sides(line.text, start, end), kind, clock)


def _gap(line: Line, gap: Gap, kind: str) -> Place:
    """A place of a line where nothing is printed, with the neighbours that a time has there."""
    text, start = line.text, gap.start + len(gap.before)
    filled, at = text[: gap.start] + gap.before + "0" + gap.behind + text[gap.start :], line.at + gap.start
    return Place(line.row, line.cell, at, at, "", _sides(filled, start, start + 1), kind, blanks=(gap.before, gap.behind))


def _is_free(found: re.Match[str], marks: Sequence[notation.Mark]) -> bool:
    """Does what may be typed for a time share no letter with one, unless it holds what looks like a shorter one: 10:00:xx?"""
    met = [mark for mark in marks if mark.start < found.end() and found.start() < mark.end]
    return not met or (found.lastgroup == "shape" and all(found.start() <= mark.start and mark.end < found.end() for mark in met))


def _sides(line: str, start: int, end: int) -> Sides:
    """What stands beside a place of a line."""
    before = line[max(0, start - NEAR) : start]
    bare = before.rstrip(SIGNS)
    signs = before[len(bare) :]
    behind = line[end : end + NEAR].rstrip()
    rest = behind.lstrip(SIGNS)
    led = not bare
    return Sides((_kind(bare[-24:], ":" in signs), _blanks(signs.lstrip() if led else signs)), (_first_kind(rest), _blanks(behind[: len(behind) - len(rest)])), start if led else -1)


def _kind(bare: str, labelled: bool) -> str:
    """What the words before a place end with: nothing, a number, a letter; the word itself where a colon makes it a label."""
    if not bare:
        return ""
    word = re.split(r"[^\w]+", bare)[-1]
    if (labelled and not word[-1:].isdigit()) or word.casefold() in LABELS:
        return word.casefold()
    return "0" if bare[-1].isdigit() or PLACEHOLDER.fullmatch(word) else "a"


def _first_kind(rest: str) -> str:
    """What the words behind a place begin with."""
    return "" if not rest else "0" if rest[0].isdigit() or PLACEHOLDER.match(rest) else "a"


def _blanks(signs: str) -> str:
    """The signs beside a place from the bracket on that opens there, every wide gap as one, and every stop."""
    return re.sub(r"\s*\t\s*| {2,}", "  ", re.sub(r"[.!?…]+", ".", OPENED.sub("", signs)))


# --------------------------------------------------------------------------- awaited


def _awaited(found: Sequence[Place], times: Sequence[Place]) -> list[Place]:
    """Those of what may be typed for a time that stand where times stand."""
    stands = Standing.of(times)
    said = [one for one in found if one.kind in ("shape", "said", "cut") and stands.like_a_time(one)]
    said += [one for one in found if one.kind == "word" and stands.exact[_key(one)] >= LEAST and one.sides.parted == 2]
    apart = _least_apart(times)
    signed = [one for one in found if one.kind in ("sign", "gap") and stands.just_like_times(one) and _fits_between(one, *apart[_key(one)])]
    usual = Counter(map(_key, signed))
    signed = [one for one in signed if usual[_key(one)] <= max(1, FEW * stands.exact[_key(one)])]
    signed += [one for one in _for_ranges(found, times) if one not in signed]
    signed += _struck(found, {(one.row, one.cell, one.start) for one in (*said, *signed)})
    return sorted((*said, *signed), key=lambda one: (one.row, one.cell, one.start))


def _for_ranges(found: Iterable[Place], times: Sequence[Place]) -> list[Place]:
    """Those signs that ask (?) alone on their lines where ranges fill the lines of a page, as times alone would: a dash there is an empty cell's."""
    ranges = [replace(one, end=two.end, sides=Sides(one.sides.before, two.sides.behind, one.sides.column)) for one, two in pairwise(times) if _is_range(one, two)]
    stands, apart = Standing.of(ranges), _least_apart(ranges)
    asked = [one for one in found if one.kind == "sign" and not one.text.strip("?")]
    return [one for one in asked if len(asked) <= len(ranges) and stands.just_like_times(one) and _fits_between(one, *apart[_key(one)])]


def _is_range(one: Place, two: Place) -> bool:
    """Are two times all there is on a line?"""
    edges = one.sides.before, two.sides.behind
    return (one.row, one.cell) == (two.row, two.cell) and edges == (("", ""), ("", "")) and two.start - one.end <= MOST_LINK


def _struck(found: Iterable[Place], known: Collection[tuple[int, int, int]]) -> list[Place]:
    """The places where times were struck, but for those that are known to await one for another reason."""
    return [one for one in found if one.kind == "struck" and (one.row, one.cell, one.start) not in known]


@dataclass(frozen=True, slots=True)
class Standing:
    """How many times of a page stand in which place: `exact` in the same in all, by what is `before` and `behind`, and in which
    `column` they begin their lines."""

    exact: Counter[tuple[object, ...]]
    before: Counter[tuple[object, ...]]
    behind: Counter[tuple[object, ...]]
    column: Counter[tuple[int, int]]

    @staticmethod
    def of(times: Sequence[Place]) -> "Standing":
        """The counts of a page's times."""
        return Standing(
            Counter(map(_key, times)),
            Counter((time.cell, *time.sides.loosely[0]) for time in times),
            Counter((time.cell, *time.sides.loosely[1]) for time in times),
            Counter((time.cell, time.sides.column) for time in times if time.sides.column >= 0),
        )

    def like_a_time(self, one: Place) -> bool:
        """Does what says itself that something is awaited stand like a time: at the head of its line, or between the same signs?"""
        if self.column[one.cell, one.sides.column] >= LEAST:
            return True
        before, behind = self.before[one.cell, *one.sides.loosely[0]], self.behind[one.cell, *one.sides.loosely[1]]
        amid = one.kind == "said" and one.sides.is_amid_words and self.exact[_key(one)] < LEAST_SIGNED
        return min(before, behind) > 0 and max(before, behind) >= LEAST and not amid

    def just_like_times(self, one: Place) -> bool:
        """Does a sign stand as many times do, no words but far away beside it, or at the head of its line; or beside a number, as some do?"""
        least = LEAST if one.sides.is_beside_number else LEAST_SIGNED
        return self.exact[_key(one)] >= least and (one.sides.parted == 2 or one.sides.column >= 0)


def _key(place: Place) -> tuple[object, ...]:
    """What places that are alike have in common."""
    (kind, signs), behind = place.sides.before, place.sides.behind
    return place.cell, kind, signs, behind[0] and "a", behind[1]


def _least_apart(times: Sequence[Place]) -> dict[tuple[object, ...], tuple[list[int], set[int], int]]:
    """For times that are alike the rows and the columns where they stand, and how far apart they are at least."""
    rows: dict[tuple[object, ...], list[int]] = {}
    columns: dict[tuple[object, ...], set[int]] = {}
    for time in times:
        rows.setdefault(_key(time), []).append(time.row)
        columns.setdefault(_key(time), set()).add(time.sides.column)
    return {key: (found, columns[key], min((two - one for one, two in pairwise(found)), default=0)) for key, found in rows.items()}


def _fits_between(one: Place, rows: Sequence[int], columns: set[int], least: int) -> bool:
    """Is a sign that fills or leads its line no rule: in the column where such times stand, and not nearer to them than those to each other?"""
    if one.sides.column < 0 or one.sides.is_beside_number:
        return True
    at = bisect_left(rows, one.row)
    if one.sides.column not in columns or (not 0 < at < len(rows) and one.sides.behind == ("", "")):
        return False
    return all(2 * abs(row - one.row) >= least for row in rows[max(0, at - 1) : at + 1])


# --------------------------------------------------------------------------- stand-ins


def _stand_ins(awaited: Sequence[Place], times: Sequence[Place], style: str) -> Iterator[tuple[Place, str]]:
    """Every awaited time with one that stands in for it."""
    known, alike = list(times), _alike(times)
    for one in awaited:
        like = alike.setdefault(_likeness(one), [])
        text = _stand_in(one, _around(one, known), _neighbours(_around(one, like)), style)
        filled = replace(one, text=text, clock=notation.clock(text, style) or 0)
        for places in (known, like):
            places.insert(bisect_left(places, _order(one), key=_order), filled)
        yield one, text


def _alike(times: Sequence[Place]) -> dict[tuple[object, ...], list[Place]]:
    """The times of a page by where they stand."""
    alike: dict[tuple[object, ...], list[Place]] = {}
    for time in times:
        alike.setdefault(_likeness(time), []).append(time)
    return alike


def _likeness(place: Place) -> tuple[object, ...]:
    return place.cell, place.sides.loosely


def _order(place: Place) -> tuple[int, int, int]:
    return place.row, place.cell, place.start


def _around(one: Place, places: Sequence[Place]) -> tuple[Sequence[Place], Sequence[Place]]:
    """The few places right above one, the nearest first, and right below."""
    at = bisect_left(places, _order(one), key=_order)
    return places[max(0, at - AROUND) : at][::-1], places[at : at + AROUND]


def _neighbours(around: tuple[Sequence[Place], Sequence[Place]]) -> tuple[Place | None, Place | None]:
    """The nearest times above and below; every other one, where two kinds of times take turns."""
    above, below = around
    run = [time.clock for time in (*reversed(above), *below)]
    if sum(two < one for one, two in pairwise(run)) > TURNS * len(run):
        above, below = above[1::2], below[1::2]
    return next(iter(above), None), next(iter(below), None)


def _stand_in(one: Place, around: tuple[Sequence[Place], Sequence[Place]], alike: tuple[Place | None, Place | None], style: str) -> str:
    """A time between the nearest that stand alike, and between the nearest of any kind where those run forward, too."""
    before, after = alike
    model = before or after or (*around[0], *around[1])[0]
    low, high = (before or model).clock, (after or model).clock
    value = (low + high) // 2 if before and after and low <= high else low
    for near, is_above in (*((time, True) for time in around[0][:1]), *((time, False) for time in around[1][:1])):
        if low <= near.clock <= high and (value <= near.clock if is_above else value >= near.clock):
            return near.text if _shape(near.text) == _shape(model.text) else model.text
    return _spelled(model.text, value - model.clock, style)


def _shape(text: str) -> str:
    return re.sub(r"\d", "0", text)


def _spelled(text: str, later: int, style: str) -> str:
    """A time so many seconds later than `text`, of its spelling; `text` itself where that cannot be said."""
    numbers = list(notation.DIGITS.finditer(text))
    fields = 2 if len(numbers) == 2 else 3
    if len(numbers) < 2 or notation.counts_frames(style):
        return text
    value = sum(int(found[0]) * 60**power for found, power in zip(numbers[:fields], range(fields - 1, -1, -1), strict=False)) + later
    values = [value // 60**power % 60 if at else value // 60**power for at, power in enumerate(range(fields - 1, -1, -1))]
    new = text
    for found, number in reversed([*zip(numbers, values, strict=False)]):
        new = new[: found.start()] + str(number).zfill(len(found[0])) + new[found.end() :]
    return new if notation.find_stamps(new, style) else text
