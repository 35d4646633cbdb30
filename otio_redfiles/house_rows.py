"""A script as rows of our own page: pictures beside the words that begin with them (see `house`)."""

import re
from bisect import bisect_left, bisect_right
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import accumulate, pairwise

from otio_redfiles import notation
from otio_redfiles.house import PROGRAMME, SHEET, HouseRow, Kind, Part, head_text, token_of
from otio_redfiles.house_ends import Printed, with_ends
from otio_redfiles.model import Cue, Script, Segment, Shot, Speech, Timing
from otio_redfiles.tc import Rate, label_of, second_of

NEAR = 4
"""An end printed for an item stands at most so many lines below the item's first word."""
CONTROL = re.compile("[\x00-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff\ufffe\uffff]")

CUT = "cut"
"""The layout of a script that was made of a cut."""
FAR = 30  # rows within which a timecode's neighbours are looked for


def rows_of(script: Script) -> tuple[HouseRow, ...]:
    """The rows of a script in reading order. Every item stands in one row, every printed timecode too."""
    rows = _merged(
        [*map(_shot_row, script.shots)], [*map(_speech_row, script.speeches)], [*map(_cue_row, script.cues)]
    )
    rows = _with_segments([_with_place(row, script.rate) for row in rows])
    printed = Counter(text for _, text in script.timecodes)
    rows, lone = with_ends(rows, _not_in(_sharing(rows, printed), script.timecodes), script)
    lengths = set(script.lengths)  # they stand at no time
    lone = [one for one in lone if one not in lengths]
    rows, lone = _with_cue_ends(_sharing(rows, printed), lone, script)
    timed = _with_lone(rows, lone, script.timecode_style)
    return tuple(_with_supplied_headings([*timed, *_end_row(script)]))


def one_line(text: str) -> str:
    """The words of `text` with single blanks between: a row has no room for line breaks, tabs and control
    characters."""
    return " ".join(CONTROL.sub(" ", text).split())


def _end_row(script: Script) -> list[HouseRow]:
    """The end of a cut that stops later than the last of its items, as a timecode alone."""
    last = max((item.end for item in (*script.shots, *script.speeches)), default=script.end)
    return [HouseRow(timecode=label_of(script.end, script.rate))] if script.layout == CUT and last < script.end else []


# --------------------------------------------------------------------------- one row an item


def _shot_row(shot: Shot) -> HouseRow:
    return HouseRow(
        picture=one_line(shot.description),
        timecode=shot.printed or "",
        line=shot.line,
        start=shot.start,
        item=shot,
    )


def _speech_row(speech: Speech) -> HouseRow:
    text = speech.segments[0].text if _begins_bare(speech) else ""
    part = Part(
        Kind.SPEECH, one_line(text), one_line(speech.speaker), speech.delivery, one_line(speech.heading)
    )
    return HouseRow(
        timecode=speech.printed or "", part=part, line=speech.line, start=speech.start, item=speech
    )


def _cue_row(cue: Cue) -> HouseRow:
    part = Part(Kind.CUE, one_line(cue.text), cue=cue.kind)
    return HouseRow(timecode=cue.printed or "", part=part, line=cue.line, start=cue.start, item=cue)


def _with_place(row: HouseRow, rate: Rate) -> HouseRow:
    """A row without a printed timecode gets the label of its start: in brackets where that is an estimate."""
    if row.timecode or row.start is None:
        return row
    label = label_of(row.start, rate)
    return replace(row, placed=label) if row.item.timing is Timing.ESTIMATED else replace(row, timecode=label)


def _begins_bare(speech: Speech) -> bool:
    """Do the first words stand with the heading, not at a timecode of their own?"""
    return bool(speech.segments) and speech.segments[0].printed is None


def _merged(*lists: list[HouseRow]) -> list[HouseRow]:
    """One list in which each list keeps its order: by line, and by frame within a line; by frame where
    lines do not tell."""
    by_line = _ordered(lists, lambda row: row.line)
    told = all(_climb([row.line for row in rows]) for rows in lists)
    if not told or not _runs_forward(by_line):
        return _ordered(lists, lambda row: 0)
    forward = _forward(by_line)
    slipped = any(getattr(row.item, "timing", None) is Timing.CORRECTED for row in by_line)
    return forward if not slipped and all(_of(forward, rows) == rows for rows in lists) else by_line


def _of(rows: Sequence[HouseRow], kind: Sequence[HouseRow]) -> list[HouseRow]:
    """The rows of one list, in the order in which they stand among all."""
    known = {id(row) for row in kind}
    return [row for row in rows if id(row) in known]


def _forward(rows: list[HouseRow]) -> list[HouseRow]:
    """The rows, those whose timecodes stand as printed in the order of time, each with what has none below it: on a page of
    one column a timecode that goes back would be taken for a slip."""
    blocks: list[list[HouseRow]] = [[]]
    for row in rows:
        if row.timecode and row.start is not None and getattr(row.item, "timing", None) is Timing.PRINTED:
            blocks.append([])
        blocks[-1].append(row)
    head, *timed = blocks
    return [*head, *(row for block in sorted(timed, key=lambda block: block[0].start or 0) for row in block)]


def _ordered(lists: Iterable[list[HouseRow]], line_of: Callable[[HouseRow], int]) -> list[HouseRow]:
    keyed = []
    for rank, rows in enumerate(lists):
        line = start = 0
        for row in rows:
            start = max(row.start or start, start if line_of(row) == line else 0)
            line = line_of(row)
            keyed.append((line, start, rank, row))
    return [entry[-1] for entry in sorted(keyed, key=lambda entry: entry[:-1])]


def _runs_forward(rows: list[HouseRow]) -> bool:
    """Does time never fall back by a quarter of the programme? Lines of a page that lists its speeches
    apart do not tell."""
    starts = [row.start for row in rows if row.start is not None]
    falls = (one - two for one, two in pairwise(starts))
    return not starts or max(falls, default=0) * 4 <= max(starts) - min(starts)


def _climb(lines: Sequence[int]) -> bool:
    return all(line > 0 for line in lines) and all(one <= two for one, two in pairwise(lines))


# --------------------------------------------------------------------------- words that go on


def _with_segments(rows: list[HouseRow]) -> list[HouseRow]:
    """The rows with every speech's later words: beside the picture they begin with, else on rows of their
    own."""
    speeches = [i for i, row in enumerate(rows) if isinstance(row.item, Speech)]
    inserted: dict[int, list[HouseRow]] = defaultdict(list)
    for at, limit in pairwise([*speeches, len(rows)]):
        for place, row in _segment_rows(rows, at, limit):
            if row.picture:
                rows[place] = row
            else:
                inserted[place].append(row)
    return [new for i in range(len(rows) + 1) for new in (*inserted[i], *rows[i : i + 1])]


def _segment_rows(rows: list[HouseRow], at: int, limit: int) -> Iterator[tuple[int, HouseRow]]:
    """Place and row of each later segment of the speech at `at`, whose rows end before `limit`."""
    speech = rows[at].item
    for segment in speech.segments[1 if _begins_bare(speech) else 0 :]:
        beside = next((i for i in range(at + 1, limit) if _begins_with(rows[i], segment)), None)
        if beside is not None:
            yield beside, replace(rows[beside], part=Part(Kind.WORDS, one_line(segment.text)))
            at = beside
        else:
            at = next((i for i in range(at + 1, limit) if (rows[i].start or 0) > segment.start), limit) - 1
            part = Part(Kind.CONTINUED, one_line(segment.text), one_line(speech.speaker), speech.delivery)
            yield at + 1, HouseRow(timecode=segment.printed or "", part=part, start=segment.start)


def _begins_with(row: HouseRow, segment: Segment) -> bool:
    """Is this the picture whose timecode the words stand beside?"""
    return bool(row.picture and row.part is None and segment.printed) and (
        (row.timecode, row.start) == (segment.printed, segment.start)
    )


# --------------------------------------------------------------------------- headings


def _sharing(rows: list[HouseRow], printed: Counter[str]) -> list[HouseRow]:
    """A speech goes on the row of the picture just before, where they share a timecode and no words stand
    there yet."""
    shared: list[HouseRow] = []
    for row in rows:
        if shared and _shares_row(shared[-1], row, printed):
            shared[-1] = replace(shared[-1], part=row.part, item=row.item)
        else:
            shared.append(row)
    return shared


def _shares_row(shot: HouseRow, row: HouseRow, printed: Counter[str]) -> bool:
    """Without a heading only where the page prints that timecode once: printed twice, it is a re-cue."""
    if not (row.part and row.part.kind is Kind.SPEECH and row.timecode and shot.picture and not shot.part):
        return False
    alike = (shot.timecode, shot.start, shot.out) == (row.timecode, row.start, row.out)
    return alike and (bool(row.part.heading) or printed[row.timecode] < 2)


def _with_supplied_headings(rows: Iterable[HouseRow]) -> Iterator[HouseRow]:
    """A speech without a heading is a re-cue where a reader takes it for one; elsewhere its speaker is
    supplied."""
    speaking = None
    for row in rows:
        part = row.part
        if part and part.kind is Kind.SPEECH:
            voice = (part.speaker, part.delivery)
            if (
                not part.heading
                and row.timecode
                and not row.picture
                and voice == speaking
                and _is_plain(part.text)
            ):
                part = replace(part, kind=Kind.RECUE)
            speaking = voice
        yield replace(row, part=part)


def _is_plain(text: str) -> bool:
    return bool(text) and token_of(text) == Part(Kind.WORDS, text)


# --------------------------------------------------------------------------- timecodes that nothing begins at


def _not_in(rows: Sequence[HouseRow], printed: Sequence[tuple[int, str]]) -> list[tuple[int, str]]:
    """The printed timecodes (line, text) that are no row's. Of several that say the same, a row's is the one on its own
    line, else the first below it, else the first of all."""
    free: dict[str, list[tuple[int, int]]] = defaultdict(list)
    for place, (line, text) in enumerate(printed):
        free[text].append((line, place))
    wanted = sorted((row.line, row.timecode) for row in rows if row.timecode in free)
    for line, text in wanted:
        places = free[text]
        if places:
            at = bisect_left(places, (line, 0))
            places.pop(at if at < len(places) else 0)
    return [printed[place] for place in sorted(place for places in free.values() for _, place in places)]


def _with_cue_ends(rows: list[HouseRow], lone: Sequence[Printed], script: Script) -> tuple[list[HouseRow], list[Printed]]:
    """The rows, those of cues with the times below them that lie behind the programme's end: nothing else begins there."""
    end, lines = second_of(script.end, script.rate), [*accumulate((row.line for row in rows), max)]
    left = []
    for line, text in lone:
        at = bisect_right(lines, line) - 1
        clock = notation.clock(text, script.timecode_style or None)
        late = clock is not None and clock > (end[0] * 60 + end[1]) * 60 + end[2]
        at = next((place for place in range(at, -1, -1) if rows[place].timecode), -1)
        if at >= 0 and late and isinstance(rows[at].item, Cue) and rows[at].timecode and not rows[at].out:
            rows[at] = replace(rows[at], out=text)
        else:
            left.append((line, text))
    return rows, left


def _with_lone(rows: list[HouseRow], lone: Sequence[tuple[int, str]], style: str) -> list[HouseRow]:
    """The rows, and a row for each timecode that stands alone on its page and can be right where it
    stands."""
    lines = [*accumulate((row.line for row in rows), max)]
    inserted: dict[int, list[HouseRow]] = defaultdict(list)
    for line, text in lone:
        place = _before_later(rows, bisect_right(lines, line), text, style)
        if _climbs(
            style,
            _first_time(reversed(rows[max(0, place - FAR) : place])),
            text,
            _first_time(rows[place : place + FAR]),
        ):
            inserted[place].append(HouseRow(timecode=text, line=line))
    return [new for i in range(len(rows) + 1) for new in (*inserted[i], *rows[i : i + 1])]


def _before_later(rows: Sequence[HouseRow], place: int, text: str, style: str) -> int:
    """Where a timecode stands that would come behind words which go on at a later one: before these, as it did on its page."""
    while place and (row := rows[place - 1]).part and row.part.kind is Kind.CONTINUED and row.timecode and not _climbs(style, row.timecode, text):
        place -= 1
    return place


def _first_time(rows: Iterable[HouseRow]) -> str | None:
    """The first timecode among some rows that is as it should be."""
    return next(
        (
            row.timecode
            for row in rows
            if row.timecode and getattr(row.item, "timing", None) is Timing.PRINTED
        ),
        None,
    )


def _climbs(style: str, *texts: str | None) -> bool:
    clocks = [clock for text in texts if text and (clock := notation.clock(text, style or None)) is not None]
    return clocks == sorted(clocks)


# --------------------------------------------------------------------------- a column for each field


def sheet_of(script: Script) -> Iterator[tuple[str, ...]]:
    """The rows of a spreadsheet: the names of its columns, what one must know to read it, then the
    script's."""
    yield SHEET
    yield one_line(script.title), "", "", PROGRAMME, "", "", "", head_text(script)
    for row in rows_of(script):
        times = (row.timecode, row.out) if row.timecode else (row.times, "")
        yield (row.picture, *times, *(_fields(row.part) if row.part else ("",) * 5))


def _fields(part: Part) -> tuple[str, str, str, str, str]:
    """Kind, speaker, delivery, heading and words of a part of sound."""
    if part.kind is Kind.CUE:
        return part.cue.value, "", "", "", part.text
    if part.kind in (Kind.SPEECH, Kind.RECUE):
        return part.kind.value, part.speaker, part.delivery.value, part.heading, part.text
    return part.kind.value, "", "", "", part.text
