"""What stands round the text of a typed page: page numbers, running heads and feet, column names printed again.

A page that was saved or pasted as text carries them between its lines, where they break sentences and cells.
Only lines of a single cell are looked at, and only what they say of themselves counts:

- a page number in a form of its own (page 4, - 4 -, p. 4 of 17), alone or beside a running title;
- a bare number beside a running title that the page's head, a date or a version proves to be one;
- a line that comes back whole and stands beside such a line, or carries a date, a version or a (c);
- a bare number right beside a line that is the page's title again, the two set off by blank lines;
- the row of column names, from its second time on; "cont. over" and its like beside any of these.

A heading, an MS, a pause or a sentence that comes back is none of it. What stands above the first timecode stays:
it is the page's head, whatever is printed again below.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from functools import cached_property, partial
from itertools import groupby, pairwise

from otio_redfiles import notation, vocabulary
from otio_redfiles.layout.moved import woven
from otio_redfiles.layout.tables import columns, contents
from otio_redfiles.layout.tables.strips import (
    BARE,
    DASHED,
    ENDING,
    FAR,
    MARGIN,
    MORE,
    MOST_PARTS,
    OF,
    OVER,
    PAGE_OF,
    PAPER,
    RULE,
    Strip,
    all_hold,
    count_up,
    counts_pages,
    is_far_number,
    is_page,
    joins_lines,
    same_digits,
    strips_of,
    top_of,
)
from otio_redfiles.layout.untimed import camera_signs
from otio_redfiles.layout.words import speakers
from otio_redfiles.model import Page

WORDS = re.compile(r"[^\W\d_]+")
MOST_HEADS = 12
"""So many lines at the top of a page may be what its heads repeat."""
OFTEN = 3
"""So many lines that count pages behind the same words are no pictures."""
BRACKETED = 4
"""Words in brackets on a line that are no running head: (Interview recorded in May, Norvik)."""


def without_furniture(page: Page) -> Page:
    """The page with what is printed round its text among its `furniture`; the very page where there is
    none."""
    strips = list(strips_of(page))
    if not any(_is_suspect(strip) for strip in strips) and not _come_back(strips):
        return page
    found = _Finder(page, strips).furniture()
    if not found:
        return page
    rows = tuple(row for at, row in enumerate(page.rows) if at not in found)
    apart = tuple(cell for at in sorted(found) for cell in page.rows[at].cells)
    return replace(page, rows=rows, furniture=(*page.furniture, *apart))


def _is_suspect(strip: Strip) -> bool:
    titled = (len(strip.parts) > 1 or strip.indent >= FAR) and BARE.match(strip.parts[-1])
    return bool(strip.paged or titled or MORE.match(strip.text) or ENDING.search(strip.text) or PAGE_OF.search(strip.text))


def _come_back(strips: Sequence[Strip]) -> bool:
    """Do column names, or lines that speak of the paper, stand on the page more than once?"""
    seen = Counter(strip.wording for strip in strips if PAPER.search(strip.text) or BARE.match(strip.parts[-1]))
    named = Counter(strip.names for strip in strips if strip.names)
    stacked = len(list(_runs_of_names(strips)))
    return stacked > 1 or _titles_numbered(strips) or any(count > 1 for count in (*seen.values(), *named.values()))


def _titles_numbered(strips: Sequence[Strip]) -> bool:
    """Does a bare number stand by itself right beside a line that the page prints elsewhere too?"""
    seen = Counter(_folded(strip.text) for strip in strips)
    heads = [strip.text for strip in strips[:MOST_HEADS]]
    for one, two in pairwise(strips):
        number, title = (one, two) if BARE.match(one.text) else (two, one)
        if BARE.match(number.text) and not one.after and joins_lines(title.text, heads):
            return True
        again = seen[_folded(title.text)] > 1 and sum(map(str.isalpha, title.text)) >= 5
        if again and BARE.match(number.text) and not one.after and one.before and two.after:
            return True
    return False


class _Finder:
    """Goes over a page's lines until nothing more is found: a line beside furniture is judged anew."""

    def __init__(self, page: Page, strips: Sequence[Strip]) -> None:
        self.page, self.strips = page, strips
        self.by_row = {strip.at: strip for strip in strips}
        self.found: set[int] = set()
        self.asked: dict[tuple[str, str], bool] = {}
        self.groups: dict[str, list[Strip]] = defaultdict(list)
        for strip in strips:
            self.groups[strip.wording].append(strip)
        body = [strip for strip in strips if not strip.paged and not self._is_dated(strip)]
        self.style = notation.detect_style([strip.cell.text for strip in body])
        self.timed = [(strip.at, mark) for strip in body for mark in self._stamps(strip.cell.text)]
        self.hours = {mark.numbers[0] for _, mark in self.timed}
        self.head = self._head_end()
        self.titles = self._titles()
        self.heads = [strip.text for strip in strips if strip.at < self.head][:MOST_HEADS]
        self.shots = {strips[at].at for at in camera_signs.split_shots([strip.text for strip in strips])}
        self.top = self.head or top_of(strips)
        self.head_words = {word for strip in strips if strip.at < self.top for word in WORDS.findall(strip.text.lower())}

    def furniture(self) -> set[int]:
        """The places of the rows that are furniture."""
        self._column_names()
        self._stacked_names()
        for _ in range(4):
            self.asked.clear()
            more = {strip.at for strip in self.strips if strip.at not in self.found and self._is_furniture(strip)}
            if not more:
                break
            self.found |= more
        return {at for at in self.found if not self._stays(self.by_row[at])}

    def _stays(self, strip: Strip) -> bool:
        """Words above the first timecode are the page's head, but for mere page numbers."""
        number = all(map(is_page, strip.parts))
        return strip.at < self.head and not number and not self._stamps(strip.cell.text)

    # -- the page as a whole

    def _head_end(self) -> int:
        """The place of the first row with a timecode."""
        return self.timed[0][0] if self.timed else 0

    def _is_dated(self, strip: Strip) -> bool:
        """Does the line come back with every digit, a date among its words? Timecodes do not."""
        group = self.groups[strip.wording]
        dated = len(group) > 1 and len(strip.parts) > 1 and bool(PAPER.search(strip.text))
        return dated and not notation.find_stamps(strip.parts[0]) and self._asked("digits", strip, same_digits)

    def _titles(self) -> frozenset[str]:
        """What the lines above the first timecode say: titles that come back in heads and feet."""
        words = (
            _folded(part)
            for strip in self.strips
            if strip.at < self.head
            for part in (strip.text, *strip.parts)
        )
        return frozenset(word for word in words if sum(c.isalpha() for c in word) >= 5 and not columns.role_named(word))

    def _stamps(self, text: str) -> tuple[notation.Mark, ...]:
        return notation.find_stamps(text, self.style) if self.style else ()

    def _column_names(self) -> None:
        """Rows of column names after the first of them, and the lines drawn right round those."""
        first: dict[tuple[str, ...], int] = {}
        for strip in self.strips:
            if strip.names and first.setdefault(strip.names, strip.at) < strip.at and self._names_columns(strip, first):
                self.found.add(strip.at)
                self.found.update(self._rules_beside(strip))

    def _names_columns(self, strip: Strip, first: dict[tuple[str, ...], int]) -> bool:
        """Names of times are no cells; other words are column names where the first such row heads the
        page."""
        timed = any(columns.role_named(name) in contents.TIMES for name in strip.names)
        return timed or first[strip.names] < self.head

    def _stacked_names(self) -> None:
        """Column names a line each, as a converter leaves them: every run of them after the first."""
        runs = list(_runs_of_names(self.strips))
        for run in runs[1:]:
            if [strip.text for strip in run] == [strip.text for strip in runs[0]]:
                self.found.update(strip.at for strip in run)

    def _rules_beside(self, strip: Strip) -> Iterator[int]:
        for step in (-1, 1):
            beside = self.by_row.get(strip.at + step)
            if beside is not None and abs(beside.cell.line - strip.cell.line) == 1 and RULE.match(beside.text):
                yield beside.at

    @cached_property
    def is_woven(self) -> bool:
        """Do the lines of two columns take turns, on each page anew?"""
        return woven.woven_of(self.page, self.style) is not None

    # -- one line

    def _is_furniture(self, strip: Strip) -> bool:
        if not 1 <= len(strip.parts) <= MOST_PARTS or strip.at in self.shots or self._is_timed(strip):
            return False
        asked = (self._is_page_of, self._is_title_again, self._is_page_line, self._is_numbered, self._is_repeated, self._leads_over, self._is_head_again)
        return any(question(strip) for question in asked)

    def _is_timed(self, strip: Strip) -> bool:
        """Does a timecode lead the line or fill one of its parts? A date does so too, but in signs or hours
        that no timecode of the page has, or it comes back unchanged."""
        stamps = self._stamps(strip.cell.text)
        leads = bool(stamps) and not strip.cell.text[: stamps[0].start].strip()
        if leads and not strip.paged:
            return True
        alone = [part for part in strip.parts if any(map(self._is_time, self._stamps(part)))]
        if not alone:
            return False
        return len(self.groups[strip.wording]) < 2 or not self._asked("dated", strip, partial(all_hold, alone))

    def _is_time(self, mark: notation.Mark) -> bool:
        alike = self.style is None or notation.same_separator(mark.form, self.style)
        return mark.place == "alone" and alike and mark.numbers[0] in self.hours

    def _is_page_of(self, strip: Strip) -> bool:
        """A line that says amid its words which page of how many it stands on, and comes back with the next one's number."""
        return PAGE_OF.search(strip.text) is not None and len(self.groups[strip.wording]) > 1 and self._counts(strip)

    def _is_title_again(self, strip: Strip) -> bool:
        """The words of the page's head and, behind them, which page this is: THE DEEP 2 Ice Page 4; or right beside that, set
        apart with it."""
        number = ENDING.search(strip.text) if strip.at > self.head and strip.at >= self.top else None
        numbered = number or (strip.at >= self.top and self._is_beside_number(strip) and self._apart(strip) == 2)
        words = WORDS.findall(strip.text[: number.start() if number else None].lower()) if numbered else []
        return len(words) > 1 and all(word in self.head_words for word in words)

    def _is_beside_number(self, strip: Strip) -> bool:
        """Does a page number that is furniture stand right above the line, or right below it?"""
        beside = [at for at, gap in ((strip.at - 1, strip.before), (strip.at + 1, strip.after)) if not gap and at in self.found]
        return any(all(map(is_page, self.by_row[at].parts)) for at in beside)

    def _is_page_line(self, strip: Strip) -> bool:
        """A page number, alone or with a running title: set apart, or in a form that nothing else has."""
        if self._is_lone_number(strip) or (counts_pages(strip) and not self.is_woven):
            return True
        if not strip.paged and not self._is_rare_number(strip):
            sure = re.search(rf"\d{OF}\W*\Z", strip.text) or self._is_titled(strip)
            return bool(ENDING.search(strip.text) and sure) and self._counts(strip) and self._apart(strip) > 0
        if len(strip.parts) == 1:
            sure = DASHED.match(strip.text) or self._counts(strip)
            return self._apart(strip) >= (1 if sure else 2) or bool(sure and not self.is_woven)
        if any(DASHED.match(part) or re.search(rf"\d{OF}", part) for part in strip.parts if is_page(part)):
            return True
        often = len(self.groups[strip.wording]) >= OFTEN
        return (strip.wide or often or self._is_titled(strip)) and (self._counts(strip) or self._apart(strip) > 0)

    def _is_rare_number(self, strip: Strip) -> bool:
        """A bare number alone on its line: one a page, not one a shot or a subtitle."""
        rare = len(self.strips) >= 12 * len(self.groups[strip.wording])
        return bool(BARE.match(strip.text)) and rare and self._all_apart(strip) and self._counts(strip)

    def _is_lone_number(self, strip: Strip) -> bool:
        """A bare number far out and set off from what stands above, the only one or one that counts: a page begins below it."""
        few = len(self.strips) >= 8 * len(self.groups[strip.wording]) and (len(self.groups[strip.wording]) == 1 or self._counts(strip))
        return few and is_far_number(strip, self.by_row.get(strip.at + 1)) and (strip.indent >= MARGIN or self._is_apart(strip, -1, strip.before))

    def _is_titled(self, strip: Strip) -> bool:
        """Does the line name the page's title or speak of the paper it is printed on?"""
        named = _folded(strip.text) in self.titles or any(_folded(part) in self.titles for part in strip.parts)
        return named or bool(PAPER.search(strip.text))

    def _is_numbered(self, strip: Strip) -> bool:
        """A bare number behind the page's title, or one that counts beside a date or a version."""
        if len(strip.parts) < 2 or self._apart(strip) < 2:
            return False
        if any(_folded(part) in self.titles for part in strip.parts[:-1]):
            return bool(BARE.match(strip.parts[-1]))
        ends = BARE.match(strip.parts[-1]) or BARE.match(strip.parts[0])
        return bool(ends) and self._counts(strip) and self._is_titled(strip)

    def _is_repeated(self, strip: Strip) -> bool:
        """A line that comes back with every page: beside a page number, or about the paper it is printed
        on."""
        if len(self.groups[strip.wording]) < 2 or _is_of_the_script(strip.text):
            return False
        if self._apart(strip) < 2:
            return self._is_in_block(strip)
        if not self._asked("same", strip, self._same_stamps):
            return False
        paper = bool(PAPER.search(strip.text)) and len(strip.text.split()) >= 3
        if paper and self._all_apart(strip):
            return True
        return (len(strip.parts) > 1 or self._is_titled(strip)) and self._all_beside(strip)

    def _is_in_block(self, strip: Strip) -> bool:
        """One of the lines that the text runs right up to, as a converter leaves a page's end: title or paper, again and
        again, each time beside what is furniture already."""
        again = sum(other.at >= self.head for other in self.groups[strip.wording])
        known = (strip.wide and self._is_titled(strip)) or (bool(PAPER.search(strip.text)) and len(strip.text.split()) >= 3)
        return again >= 2 and known and self._all_beside(strip) and self._asked("same", strip, self._same_stamps)

    def _same_stamps(self, group: Sequence[Strip]) -> bool:
        """Are the digits that could be timecodes the same in all these lines, as a printing date is?"""
        if not any(self._stamps(strip.cell.text) for strip in group):
            return True
        return same_digits(group)

    def _is_head_again(self, strip: Strip) -> bool:
        """A bare number and the page's title, one right below the other and nothing else beside them."""
        if strip.at < self.head:
            return False
        known = BARE.match(strip.text) is not None or _folded(strip.text) in self.titles
        for one, two in ((strip.at, strip.at + 1), (strip.at - 1, strip.at)):
            above, below = self.by_row.get(one), self.by_row.get(two)
            if not above or not below or above.after:
                continue
            if self._is_number_and_lines(above, below) or (known and self._is_number_and_title(above, below) and self._are_apart(above, below)):
                return True
        return False

    def _are_apart(self, above: Strip, below: Strip) -> bool:
        """Is what stands above two lines, and what stands below them, set off from both?"""
        return self._is_apart(above, -1, above.before) and self._is_apart(below, 1, below.after)

    def _is_number_and_title(self, one: Strip, two: Strip) -> bool:
        number, title = (one, two) if BARE.match(one.text) else (two, one)
        return bool(BARE.match(number.text)) and _folded(title.text) in self.titles

    def _is_number_and_lines(self, one: Strip, two: Strip) -> bool:
        number, title = (one, two) if BARE.match(one.text) else (two, one)
        return bool(BARE.match(number.text)) and joins_lines(title.text, self.heads)

    def _leads_over(self, strip: Strip) -> bool:
        """(MORE), cont. over: at the foot of a page."""
        if MORE.match(strip.text):
            return True
        return bool(OVER.match(strip.text)) and (strip.at + 1 in self.found or strip.at - 1 in self.found)

    # -- where it stands

    def _apart(self, strip: Strip) -> int:
        """On how many sides a line is set off from the text: by blank lines, by furniture, or by standing far
        out."""
        return sum(self._is_apart(strip, step, gap) for step, gap in ((-1, strip.before), (1, strip.after)))

    def _is_apart(self, strip: Strip, step: int, gap: int) -> bool:
        at = strip.at + step
        if gap or at in self.found:
            return True
        beside = self.by_row.get(at)
        return beside is not None and (
            bool(beside.names) or strip.indent >= max(FAR, len(beside.cell.text.rstrip()))
        )

    def _beside(self, strip: Strip) -> bool:
        return strip.at - 1 in self.found or strip.at + 1 in self.found

    # -- the lines of its wording, asked once a round: a page may hold one wording a thousand times

    def _asked(self, question: str, strip: Strip, answer: Callable[[list[Strip]], bool]) -> bool:
        key = (question, strip.wording)
        if key not in self.asked:
            self.asked[key] = answer(self.groups[strip.wording])
        return self.asked[key]

    def _counts(self, strip: Strip) -> bool:
        """Do lines of this wording come back with a number that goes up each time?"""
        return self._asked("counts", strip, count_up)

    def _all_apart(self, strip: Strip) -> bool:
        """Are all lines of this wording set off on both sides?"""
        return self._asked("apart", strip, lambda group: all(self._apart(other) == 2 for other in group))

    def _all_beside(self, strip: Strip) -> bool:
        """Do all but one line of this wording stand beside furniture?"""
        return self._asked("beside", strip, lambda group: sum(map(self._beside, group)) >= max(2, len(group) - 1))


def _runs_of_names(strips: Sequence[Strip]) -> Iterator[list[Strip]]:
    """Neighbouring lines that are column names, three or more and one of them of times."""
    for named, run in groupby(strips, lambda strip: columns.role_named(strip.text) != ""):
        found = list(run)
        roles = {columns.role_named(strip.text) for strip in found}
        if named and len(found) >= 3 and len(roles) == len(found) and roles & set(contents.TIMES):
            yield found


def _is_of_the_script(text: str) -> bool:
    """A heading, a shot's name, a cue or a picture in brackets comes back because the script says so."""
    if vocabulary.is_bracketed(text) and len(text.split()) >= BRACKETED:
        return True
    if vocabulary.cue_kind(text) is not None or vocabulary.is_in_vision(text):
        return True
    label = speakers.label_of(text)
    return label is not None and (label.delivery is not None or label.words is not None)


def _folded(text: str) -> str:
    return " ".join(re.findall(r"[^\W_]+", text.upper()))
