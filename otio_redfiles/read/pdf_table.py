"""The rows of a printed script.

A row of a table ends at a horizontal rule, or, where rows are set further apart than lines, at such a gap;
else every printed line is a row, and what wraps goes on in the next one. Outside a table a printed line is a
row.
"""

from bisect import bisect
from collections.abc import Iterator, Sequence
from itertools import accumulate, pairwise

from otio_redfiles.model import Row
from otio_redfiles.read.pages import Run, cell_of
from otio_redfiles.read.pdf_cells import TIME, across_row, joined_over_pages, printed_row, runs_of, table_rows
from otio_redfiles.read.pdf_columns import Body, Columns, column_of, columns_of
from otio_redfiles.read.pdf_furniture import is_heads
from otio_redfiles.read.pdf_lines import Line, Rule, Sheet, pitch_of
from otio_redfiles.read.pdf_shots import shots_apart

BLANK, PARAGRAPH = 1.5, 1.2
"""So many distances between two lines are a blank one: in a table, and in text whose paragraphs are set apart."""
APART = 1.3
"""Lines this many times further apart than those inside a cell are set apart on purpose."""


def rows_of(body: Body) -> Iterator[Row]:
    """The rows of the whole document, numbered by printed line, blank ones counted."""
    lines = [line for _, found in body for line in found]
    pitch = pitch_of(lines)
    columns = columns_of(body, lines)
    numbers = _numbers(lines, pitch, BLANK)
    if has_times_in_margin(lines, columns):
        yield from _running(lines, _numbers(lines, pitch, PARAGRAPH))
        return
    groups = [*_groups(len(lines), columns.inside, _row_ends(body, lines, columns))]
    tabled = [
        printed_row(numbers[group[0]], [lines[place] for place in group], columns.starts)
        for group in groups
        if group[0] in columns.inside
    ]
    if len(groups) < len(lines):
        tabled = shots_apart(joined_over_pages(tabled, pitch), pitch)
    margin = _margin(body, lines)
    boxed = _boxed(body, lines, columns)
    across = [across_row(numbers[group[0]], [lines[place] for place in group], margin, pitch) for group in boxed]
    running = (
        Row(numbers[place], (cell_of(numbers[place], runs_of(lines[place].words)),))
        for (place, *_) in groups
        if place not in columns.inside.union(*boxed)
    )
    yield from sorted([*running, *across, *table_rows(tabled, columns.starts, margin, pitch)], key=lambda row: row.line)


def _boxed(body: Body, lines: Sequence[Line], columns: Columns) -> list[list[int]]:
    """The places of the lines of every row that runs across the columns of a ruled table: a box of its own between two rules."""
    if not columns.ruled:
        return []
    width = _width(lines)
    rules = {number: _across(sheet, width) for number, (sheet, _) in enumerate(body)}
    boxes: dict[tuple[int, int], list[int]] = {}
    for place in range(min(columns.inside), len(lines)):
        at = rules[lines[place].sheet]
        box = bisect(at, lines[place].middle)
        if 0 < box < len(at):
            boxes.setdefault((lines[place].sheet, box), []).append(place)
    last = max(columns.inside)
    found = [places for places in boxes.values() if columns.inside.isdisjoint(places)]
    return [places for places in found if places[0] < last or places[0] == last + 1]


def _running(lines: Sequence[Line], numbers: Sequence[int]) -> Iterator[Row]:
    """The lines as running text: a blank between a timecode in the margin and the words beside it."""
    for line, number in zip(lines, numbers, strict=True):
        runs = [Run(run.text.replace("\t", " "), run.italic) for run in runs_of(line.words)]
        yield Row(number, (cell_of(number, runs),))


def has_times_in_margin(lines: Sequence[Line], columns: Columns) -> bool:
    """Whether the page is running text with timecodes in its margin: two columns, no rules, the first of timecodes alone."""
    if len(columns.starts) != 1 or columns.ruled:
        return False
    firsts = [line.words[0] for place, line in enumerate(lines) if place in columns.inside]
    beside = [word for word in firsts if not column_of(word, columns.starts)]
    times = sum(bool(TIME.fullmatch(word.text)) for word in beside)
    return times >= max(3, 0.9 * len(beside)) and len(firsts) > len(beside)


def _margin(body: Body, lines: Sequence[Line]) -> float:
    """The right edge of the text: as far from the paper's as the left one is, if no line goes further."""
    left = min((line.words[0].x0 for line in lines), default=0.0)
    right = max((line.words[-1].x1 for line in lines), default=0.0)
    return max(right, max((sheet.width for sheet, _ in body), default=0.0) - left)


def _groups(count: int, inside: frozenset[int], ends: frozenset[int]) -> Iterator[list[int]]:
    """The places of the lines of every row."""
    group: list[int] = []
    for place in range(count):
        if group and (place in ends or place not in inside or group[-1] not in inside):
            yield group
            group = []
        group.append(place)
    if group:
        yield group


def _numbers(lines: Sequence[Line], pitch: float, blank: float) -> list[int]:
    """Line numbers: a gap of `blank` distances or more counts as a blank line; a page break is none."""
    steps = (
        max(1, min(int((b.middle - a.middle) / pitch + 2 - blank), 5)) if a.sheet == b.sheet else 1
        for a, b in pairwise(lines)
    )
    return list(accumulate(steps, initial=1))


def _row_ends(body: Body, lines: Sequence[Line], columns: Columns) -> frozenset[int]:
    """The places of the lines that begin a new row."""
    places = sorted(columns.inside)
    pairs = [(a, b) for a, b in pairwise(places) if b == a + 1 and lines[a].sheet == lines[b].sheet]
    ruled = _parted_by_rules(body, lines, pairs)
    if len(ruled) * 20 >= len(pairs):
        same = {b for _, b in pairs} - ruled
    else:
        tight = _tightest(lines, pairs, columns)
        spaced = {b for a, b in pairs if lines[b].middle - lines[a].middle > APART * tight}
        same = {b for _, b in pairs} - spaced if len(spaced) * 10 >= len(pairs) else set()
    heads = {place for place in places if is_heads(lines[place])}
    return (frozenset(places) - same) | heads | {place + 1 for place in heads}


def _tightest(lines: Sequence[Line], pairs: Sequence[tuple[int, int]], columns: Columns) -> float:
    """The distance of the lines inside a cell: the smallest between two lines with words in one column."""
    distances = []
    for a, b in pairs:
        distance, height = lines[b].middle - lines[a].middle, min(word.height for word in lines[a].words)
        shared = {column_of(word, columns.starts) for word in lines[a].words} & {
            column_of(word, columns.starts) for word in lines[b].words
        }
        if shared and distance >= 0.9 * height:
            distances.append(distance)
    return min(distances, default=0.0)


def _parted_by_rules(body: Body, lines: Sequence[Line], pairs: Sequence[tuple[int, int]]) -> set[int]:
    """The later lines of the pairs between which a rule runs across at least half of the text's width."""
    width = _width(lines)
    rules = {number: _across(sheet, width) for number, (sheet, _) in enumerate(body)}
    return {
        b for a, b in pairs if any(lines[a].middle < at < lines[b].middle for at in rules[lines[a].sheet])
    }


def _width(lines: Sequence[Line]) -> float:
    return max((line.words[-1].x1 for line in lines), default=0) - min((line.words[0].x0 for line in lines), default=0)


def _across(sheet: Sheet, width: float) -> list[float]:
    """The heights at which horizontal rules, put together, run across at least half of the width."""
    level = sorted((rule for rule in sheet.rules if not rule.is_vertical), key=lambda rule: rule.at)
    groups: list[list[Rule]] = []
    for rule in level:
        if groups and rule.at - groups[-1][0].at <= 1.5:
            groups[-1].append(rule)
        else:
            groups.append([rule])
    return [group[0].at for group in groups if 2 * _length(group) >= width]


def _length(rules: Sequence[Rule]) -> float:
    """The length that rules cover together."""
    total, reached = 0.0, float("-inf")
    for rule in sorted(rules, key=lambda rule: rule.start):
        total += max(0.0, rule.end - max(rule.start, reached))
        reached = max(reached, rule.end)
    return total
