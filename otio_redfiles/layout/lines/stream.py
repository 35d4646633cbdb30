"""Running text with timecodes: which words belong to which timecode.

Three ways pages set them: the timecode leads and its words follow (`led`), the words stand first and their
time trails (`trailing`), or picture, timecode and sound stand on one line, one table row a line (`rows`)."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise

from otio_redfiles import column_words, notation
from otio_redfiles.layout.lines import lines as text_lines
from otio_redfiles.layout.lines import anew, manners, wraps
from otio_redfiles.layout.lines.lines import Line
from otio_redfiles.layout.words import spans, speakers, wording
from otio_redfiles.model import Piece, Stamp

LEAST_PARTED, LEAST_WRAPPED = 4, 60
ANY_WIDTH = 1
"""Every line is full."""


PAGE = re.compile(r"\W*(?:page|seite|p\.|pg\.?|folio)\s*\d{1,4}(?:\s*(?:of|/|von|de)\s*\d{1,4})?\W*\Z", re.IGNORECASE)
"""A line that is the number of a page."""
OPENED = re.compile(r"(?:\A|\s)\"[^\s\"][^\"]*\Z")
"""A quotation that is not closed on its line."""
LONG = 8
"""Words of a line that is no picture, if a sentence in small letters ends below it."""


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Words that stand together. `after` their timecode on its line, `before` it, or on lines of their
    own."""

    pieces: tuple[Piece, ...]
    after: bool = False
    before: bool = False
    gap: int = 0
    ruled: bool = False

    @property
    def text(self) -> str:
        return spans.joined(self.pieces)


@dataclass(slots=True)
class Block:
    """A timecode and the paragraphs that belong to it. `second` is a further time printed with it;
    `ranged` says that a sign between the two makes them a range; `alone` that no words share its line."""

    stamp: Stamp | None = None
    second: Stamp | None = None
    ranged: bool = False
    alone: bool = False
    paragraphs: list[Paragraph] = field(default_factory=list)


# --------------------------------------------------------------------------- led


def led_blocks(lines: Sequence[Line], width: int, run_in: bool = False) -> list[Block]:
    """Blocks that begin with their timecode. The first one holds what stands before any timecode. `run_in`: the words
    at the head of a line go on with those above it, whatever timecodes follow them. A turn that begins a paragraph there has no
    timecode but its own; where times are those of tapes, no commentary has."""
    blocks = [Block()]
    back = anew.go_back(lines)
    unwrapped = (width == text_lines.PROSE and run_in) or wraps.is_wider_above(lines, width)
    forgotten = wraps.below_open_brackets(lines)
    for at, line in enumerate(lines):
        if line.gap and blocks[-1].stamp and anew.begins(line, run_in, back):
            blocks.append(Block())
        if not line.stamps:
            paragraph = Paragraph(line.words, gap=line.gap, ruled=line.ruled)
            add(blocks[-1], paragraph, 0 if unwrapped and len(blocks) == 1 else width, at not in forgotten)
            continue
        if run_in and isinstance(line.tokens[0], Piece) and not manners.NUMBER.match(line.tokens[0].text):
            add(blocks[-1], Paragraph(line.words[:1], gap=line.gap), ANY_WIDTH if width == text_lines.PROSE else width)
            line = replace(line, tokens=line.tokens[1:])
        _led_line(blocks, line, run_in)
    return blocks


def is_turn(text: str) -> bool:
    """Does a speaker's label begin this, his words behind it?"""
    label = speakers.label_of(text)
    return label is not None and label.words is not None and not label.bite


def _led_line(blocks: list[Block], line: Line, run_in: bool) -> None:
    """Spread a line with timecodes over blocks: each begins one, but a range's or row's second time."""
    pending: Piece | None = None
    shape, seen = line.shape, 0
    for index, token in enumerate(line.tokens):
        seen += isinstance(token, Stamp)
        if isinstance(token, Piece):
            if index == 0 and (manners.NUMBER.match(token.text) or (shape == "wT" and manners.is_label(token.text))):
                pending = token
            else:
                if index == 0 and line.gap and blocks[-1].paragraphs and is_turn(token.text):
                    blocks.append(Block())  # a turn that begins a paragraph is no part of the picture above
                blocks[-1].paragraphs.append(
                    Paragraph((token,), after=index > 0, before=index == 0, gap=line.gap)
                )
        elif seen > 1 and _is_second(line, "" if run_in else shape, index, seen):
            blocks[-1].second = token
            blocks[-1].ranged = line.linked
        else:
            blocks.append(Block(token, alone="w" not in shape))
            if pending is not None:
                blocks[-1].paragraphs.append(Paragraph((pending,), after=True, gap=line.gap))
            pending = None
    if pending is not None:
        blocks[-1].paragraphs.append(Paragraph((pending,), gap=line.gap))


def _is_second(line: Line, shape: str, index: int, seen: int) -> bool:
    """Is this timecode, the line's `seen`-th, the second of a pair: right after the first, or at the end of
    its row? A sign between the two says so, however many single ones stand before them."""
    before = line.tokens[index - 1]
    if isinstance(before, Stamp):
        alone = index < 2 or not isinstance(line.tokens[index - 2], Stamp)
        return seen % 2 == 0 or (alone and _are_linked(line, before, line.tokens[index]))
    return shape in ("TwT", "wTwT") and index + 1 == len(shape)


def _are_linked(line: Line, one: Stamp, two: Stamp) -> bool:
    """Does a sign of ranges stand between two timecodes of a line?"""
    between = line.piece.text[one.column + len(one.text) - line.piece.column : two.column - line.piece.column]
    return notation.LINK.match(between) is not None


def trailing_blocks(lines: Sequence[Line], width: int) -> list[Block]:
    """Blocks that end with their timecode. The last one holds what follows the last timecode."""
    blocks, runs, parted = [Block()], manners.runs_behind(lines), _are_parted(lines)
    for line in lines:
        if parted and line.gap and blocks[-1].paragraphs and blocks[-1].stamp is None:
            blocks.append(Block())
        if (
            line.shape == "T"
            and len(blocks) > 1
            and not blocks[-1].paragraphs
            and blocks[-2].second is None
            and blocks[-2].alone
        ):
            blocks[-2].second = line.stamps[0]
            continue
        for index, token in enumerate(line.tokens):
            if isinstance(token, Piece):
                before = index + 1 < len(line.tokens)
                if blocks[-1].stamp is not None and (runs or _has_range(line, index)):
                    blocks.append(Block())
                whole = (runs and len(blocks) > 1 and before) or _is_rest(blocks[-1], token, line)
                wrapped = ANY_WIDTH if whole else width
                add(blocks[-1], Paragraph((token,), before=before, gap=line.gap, ruled=line.ruled), wrapped)
            elif blocks[-1].stamp is None:
                blocks[-1].stamp = token
            else:
                blocks[-1].second, blocks[-1].ranged = token, line.linked or _has_range(line, index - 2)
        if blocks[-1].stamp is not None:
            blocks[-1].alone = not line.words
            blocks.append(Block())
    return _without_head(blocks if blocks[-1].paragraphs else blocks[:-1])


def _is_rest(block: Block, words: Piece, line: Line) -> bool:
    """Does a line begin small right below a long one whose sentence, or quotation, is open?"""
    last = block.paragraphs[-1] if block.paragraphs else None
    if last is None or line.gap or line.ruled or not words.text[:1].islower() or words is not line.tokens[0]:
        return False
    return len(last.pieces[-1].text) >= LEAST_WRAPPED and not wording.is_finished(last.text) and speakers.label_of(words.text) is None


def _has_range(line: Line, index: int) -> bool:
    """Does each of the words of a line have two times of its own behind it: By night (2'14"-2'40"); a hen (2'40"-2'43")?"""
    return len(line.shape) > 3 and index % 3 == 0 and line.shape == "wTT" * (len(line.shape) // 3)


def _are_parted(lines: Sequence[Line]) -> bool:
    """Does a blank line stand behind nearly every time that ends words, so that what blank lines part has none?"""
    behind = [two.gap > 0 for one, two in pairwise(lines) if one.stamps and one.words]
    return len(behind) >= LEAST_PARTED and sum(behind) >= 0.8 * len(behind)


def _without_head(blocks: list[Block]) -> list[Block]:
    """The first block without what stands above it on the page: where a line ruled off begins it, or a blank line parts
    it off though none stands inside other blocks, or the others show how long a block is."""
    usual = sorted(len(block.paragraphs) for block in blocks[1:])
    spare = len(blocks[0].paragraphs) - usual[len(usual) // 2] if len(usual) > 1 else 0
    inside = [paragraph.gap > 0 for block in blocks[1:] for paragraph in block.paragraphs[1:]]
    begins = [at for at, one in enumerate(blocks[0].paragraphs) if one.ruled or (one.gap and sum(inside) <= 0.2 * len(inside))]
    spare = begins[-1] if begins else spare
    spare = max(spare, _named_columns([paragraph.text for paragraph in blocks[0].paragraphs]))
    if spare <= 0:
        return blocks
    head = Block(paragraphs=blocks[0].paragraphs[:spare])
    blocks[0].paragraphs = blocks[0].paragraphs[spare:]
    return [head, *blocks]


def _named_columns(texts: Sequence[str]) -> int:
    """Where the names of the columns end that a running order once had, one a line: two of them name times."""
    roles = [column_words.order_role(text) for text in texts]
    ends = [at for at, role in enumerate(roles) if role in ("out", "duration", "timecode")]
    named = len(ends) > 1 and all(roles[: ends[-1] + 1][-3:])
    return ends[-1] + 1 if named else 0


# --------------------------------------------------------------------------- paragraphs and pairs


def add(block: Block, paragraph: Paragraph, width: int, closed: bool = True) -> None:
    """Add a paragraph; a line that goes on with the one before (wrap, open bracket) is joined to it. Not `closed`: whoever
    opened the bracket above it forgot to close that."""
    if not paragraph.pieces:
        return
    last = block.paragraphs[-1] if block.paragraphs else None
    if (
        last is not None
        and paragraph.gap == 0
        and not paragraph.ruled
        and not (_is_led(last, paragraph) or PAGE.match(paragraph.text))
        and (_runs_on(last, paragraph, width) or _wraps_under(last, paragraph) or (block.stamp is not None and (_ends_sentence(last, paragraph) or _quotes_on(last, paragraph))))
    ) or (last is not None and closed and _open(last)):
        block.paragraphs[-1] = Paragraph((*last.pieces, *paragraph.pieces), last.after, last.before, last.gap)
    else:
        block.paragraphs.append(paragraph)


def _runs_on(last: Paragraph, paragraph: Paragraph, width: int) -> bool:
    """Was the line before full, so that this one goes on with it; in prose that breaks anywhere, is its sentence open?"""
    if width == text_lines.PROSE:
        return not wording.is_finished(last.text) and speakers.label_of(last.text) is None
    end = last.pieces[-1]
    return text_lines.is_full(" " * end.column + end.text, paragraph.text, width)


def _ends_sentence(last: Paragraph, paragraph: Paragraph) -> bool:
    """Does this line begin small and end the long sentence that the line above it leaves open?"""
    text = paragraph.text
    open_ = len(last.text.split()) >= LONG and not wording.is_finished(last.text) and not last.before and not last.ruled
    return open_ and text[:1].islower() and wording.is_finished(text) and wording.spoken(f"{last.text} {text}") > 0


def _quotes_on(last: Paragraph, paragraph: Paragraph) -> bool:
    """Does this line begin small, amid the quoted words that the line above it has just opened?"""
    return paragraph.text[:1].islower() and last.pieces[-1].text.count('"') == 1 and OPENED.search(last.pieces[-1].text) is not None


def _is_led(last: Paragraph, paragraph: Paragraph) -> bool:
    """Does a speaker's label in front of words begin this line, the sentence above it done?"""
    label = speakers.label_of(paragraph.text) if wording.is_finished(last.text) else None
    return label is not None and label.words is not None and label.sure >= 0.9 and not label.bite


def _wraps_under(last: Paragraph, paragraph: Paragraph) -> bool:
    """Does this line go on with the words beside a timecode, right below them and in lower case?"""
    end, text = last.pieces[-1], paragraph.text
    if not last.after or end.column == 0 or paragraph.pieces[0].column != end.column:
        return False
    if (
        wording.is_upper(last.text)
        or wording.is_finished(last.text)
        or speakers.label_of(last.text) is not None
    ):
        return False
    return text[:1].islower() or wording.goes_on(last.text, text)


def _open(last: Paragraph) -> bool:
    """Does a bracket stand open at the line's start and not close within a few lines?"""
    text = last.text
    return (
        text[:1] in ("[", "(")
        and len(last.pieces) < 6
        and not speakers.OPEN_BITE.match(text)
        and text.count(text[0]) > text.count({"[": "]", "(": ")"}[text[0]])
    )


def pair_role(blocks: Sequence[Block], style: str) -> str:
    """What second times are: "out", "duration", "item" (the first is then an end), "" where there are
    none."""
    pairs = [
        (notation.clock(b.stamp.text, style), notation.clock(b.second.text, style))
        for b in blocks
        if b.stamp and b.second
    ]
    known = [(one, two) for one, two in pairs if one is not None and two is not None]
    if not known:
        return ""
    return "out" if any(block.ranged for block in blocks) else pair_meaning(known)


def totals_first(blocks: Sequence[Block], style: str) -> list[Block]:
    """The blocks of a running order; where each item's length stands before the running total, the other way round."""
    pairs = [(notation.clock(b.stamp.text, style) or 0, notation.clock(b.second.text, style) or 0) for b in blocks if b.stamp and b.second]
    adds = sum(abs(two + length - total) <= 1 and two > 0 for (_, two), (length, total) in pairwise(pairs))
    joins = sum(total == begun for (_, total), (begun, _) in pairwise(pairs))  # ranges that begin where the last one ended
    if len(pairs) < 3 or adds < 0.6 * (len(pairs) - 1) or joins >= adds or pair_meaning(pairs) == "item":
        return list(blocks)
    return [replace(b, stamp=b.second, second=b.stamp) if b.second else b for b in blocks]


def pair_meaning(pairs: Sequence[tuple[int, int]]) -> str:
    """What the second of two columns of seconds is, by arithmetic: it adds up, or it comes later."""
    steps = [(a, b, c) for (a, b), (c, _) in zip(pairs, pairs[1:], strict=False)]
    adds = sum(abs(a + b - c) <= 1 for a, b, c in steps)
    items = sum(abs(a + d - c) <= 1 for (a, _), (c, d) in zip(pairs, pairs[1:], strict=False))
    later = sum(two >= one for one, two in pairs)
    if len(steps) >= 2 and items > max(adds, 0.6 * len(steps)):
        return "item"
    if adds >= 0.5 * max(1, len(steps)) and adds:
        return "duration"
    return "out" if later >= 0.8 * len(pairs) else "duration"


def are_positions(values: Sequence[int]) -> bool:
    """Do these seconds run forward as positions on a programme do, but for a few slips? Lengths go up and
    down.

    No length of a shot is an hour; a first time of hours may lead over others that leave them out.
    """
    if len(values) < 3 or min(values) >= 3600:
        return True
    values = values[1:] if values[0] >= 3600 > values[1] else values
    falls = sum((two < one) + 0.5 * (two == one) for one, two in pairwise(values))
    return falls <= max(0.5 if len(values) < 6 else 1, 0.25 * (len(values) - 1))
