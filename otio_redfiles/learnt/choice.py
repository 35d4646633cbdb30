"""Which of two readings of a page is likelier: the first reader's, or the one that the net gives its tokens."""

import re
from collections import Counter
from collections.abc import Collection, Iterator
from dataclasses import dataclass, replace

from otio_redfiles.layout import house, understand_as_blocks, understand_as_text
from otio_redfiles.layout.words import spans
from otio_redfiles.learnt import net, parts
from otio_redfiles.learnt.marked import Run
from otio_redfiles.learnt.signs import signs_of
from otio_redfiles.learnt.witness import borne_out
from otio_redfiles.model import Diagnostic, Draft, DraftCue, DraftShot, DraftSpeech, Page, Reading, Severity
from otio_redfiles.second.explain import parted_by
from otio_redfiles.second.first import codes_of
from otio_redfiles.second.look import DECODED, PROVEN
from otio_redfiles.second.tokens import Line, lines_of
from otio_redfiles.second.trust import looked_over, runs

MARGIN = 0.25
"""So much likelier the net's parts must be on the mean ..."""
DOUBTED = 0.6
"""... where the second reader trusts the first one's items less than this on the mean. Of 157 pages that no reader knew, the net then
took 37, and three of these were the worse for it; of those the first reader knows it changed none."""
LIKELY, LIKELY_MARGIN, ENOUGH = 0.8, 0.15, 12
"""Parts that likely in themselves may be so little likelier, if the second reader trusts them no less and they are so many. Of 67 pages
that no reader knew, 10 were so: four were the better for it, none the worse. Fewer show little: of 751 pages that the first reader
knows, most of them short, 12 were changed then, with so many parts 5."""
TEXT_MARGIN, TEXT_DOUBTED = 0.1, 0.6
"""The same two where the page is no table after all, and read as running text by the rules: of 122 unknown pages it took three, all
the better for it."""
SURE, BLOCKS_MARGIN, BLOCKS_TRUSTED = 0.9, 0.1, 0.05
"""A page trusted less than the first is tried as blocks led by timecodes, and taken so where it is so much likelier, or so much more
trusted. Of 150 pages in regular layouts drawn by chance it took 90, five of these were the worse for it, and of 197 others one."""
MOST = 0.85
"""The most that an item is given which the first reading did not have."""
RULED = 0.3
"""The share of lines with bars or tabs from which on a page has columns, whatever stands in them."""
APART = re.compile(r"\S {3,}\S|\A {8}")
"""A gap between two cells of a line, or before its only one."""
IN_COLUMNS = re.compile(r"\d+ columns: (?=.*\btimecode\b)(?=.*\bpicture\b)(?=.*\b(?:sound|narration)\b)")
"""What the layout of a page is called whose times, pictures and words the rules found in columns of their own."""
GLUED = 3
"""So many names glued to words show a page on which they are."""
CODE = "parted-anew"


@dataclass(frozen=True, slots=True)
class Weighed:
    """The codes that the net gives a page's tokens, and how likely the first reader's items and these are on the mean (0 to 1)."""

    lines: tuple[Line, ...]
    codes: str
    first: float
    own: float


def likelier(page: Page, draft: Draft, reading: Reading = Reading()) -> Draft:
    """The draft, which the second reader has looked over, or another of the page where that is much likelier; what the user told
    of columns and times stands, and so do columns that everybody can see."""
    if reading.columns or reading.style or _stands_apart(page, draft):
        return draft
    known = _trust(draft) >= SURE
    draft = draft if known else _as_blocks(page, draft)
    weighed = weigh(page, draft)
    if _trust(draft) < TEXT_DOUBTED:
        draft, weighed = _as_text(page, draft, reading, weighed)
    if weighed is None:
        return draft
    return (None if known or _parts_words(draft) else _parted_anew(page, draft, weighed)) or borne_out(draft, weighed.lines, weighed.codes)


def told(page: Page, draft: Draft, number: int) -> Iterator[str]:
    """What the net reads in line `number`, for a person; nothing where it did not read. `draft` is the first reader's."""
    weighed = weigh(page, draft)
    if weighed is not None:
        yield from parted_by("a third reader", weighed.lines, weighed.codes, number)


def _parts_words(draft: Draft) -> bool:
    """Did the rules find names that are glued to the words behind them (NARRATORThe)? The net has no place to part these at."""
    headed = [(item.heading[-1], item.segments[0].pieces[0]) for item in draft.items if isinstance(item, DraftSpeech) and item.heading and item.segments and item.segments[0].pieces]
    glued = [(name, word) for name, word in headed if name.line == word.line and name.column + len(name.text) == word.column]
    return sum(name.text[-1:].isalpha() and word.text[:1].isalpha() for name, word in glued) >= GLUED


def _parted_anew(page: Page, draft: Draft, weighed: Weighed) -> Draft | None:
    """The page as the net parts it; None where that is not likelier enough, or leaves something out."""
    if weighed.own - weighed.first <= LIKELY_MARGIN:
        return None
    again = parts.parted(page, draft, weighed.lines, weighed.codes)
    if not (_is_likelier(draft, again, weighed) and _is_whole(page, again)):
        return None
    return replace(again, layout=f"{draft.layout}, parted anew", notes=(*draft.notes, _note(draft, weighed)))


def _is_likelier(draft: Draft, again: Draft, weighed: Weighed) -> bool:
    """Are the net's parts so much likelier than the first reader's that they are taken, the draft being trusted as it is?"""
    if _trust(draft) < DOUBTED and weighed.own - weighed.first > MARGIN:
        return True
    return weighed.own > LIKELY and max(len(_items(draft)), len(_items(again))) >= ENOUGH and _trust(again) >= _trust(draft)


def _stands_apart(page: Page, draft: Draft) -> bool:
    """Did the rules find times, pictures and words in columns of their own, with gaps between these on most lines?"""
    cells = [cell.text for row in page.rows for cell in row.cells]
    return IN_COLUMNS.match(draft.layout) is not None and 2 * sum(APART.search(text) is not None for text in cells) >= len(cells)


def _as_blocks(page: Page, draft: Draft) -> Draft:
    """The draft, or that of the page read as blocks that timecodes lead, where this explains it much better and is likelier; where
    the net cannot see the page, where the second reader trusts it more."""
    blocks = looked_over(page, understand_as_blocks(page))
    if blocks.layout == draft.layout or not _is_whole(page, blocks):
        return draft
    one, two = weigh(page, draft), weigh(page, blocks)
    better = two.first - one.first > BLOCKS_MARGIN if one and two else _trust(blocks) - _trust(draft) > BLOCKS_TRUSTED
    return replace(blocks, items=_capped(blocks)) if better else draft


def _capped(draft: Draft) -> tuple[DraftShot | DraftSpeech | DraftCue, ...]:
    """The items of another reading, none of them sure."""
    return tuple(item if isinstance(item, DraftCue) or item.confidence <= MOST else replace(item, confidence=MOST) for item in draft.items)


def _as_text(page: Page, draft: Draft, reading: Reading, weighed: Weighed | None) -> tuple[Draft, Weighed | None]:
    """The draft, or that of the page read as running text, where this is likelier; and how likely it is."""
    if weighed is None or weighed.first > 1 - TEXT_MARGIN:
        return draft, weighed
    text = looked_over(page, understand_as_text(page, reading))
    other = weigh(page, text) if text.layout != draft.layout else None
    if other is None or other.first - weighed.first <= TEXT_MARGIN:
        return draft, weighed
    return replace(text, items=_capped(text), notes=(*text.notes, _note(draft, weighed))), other


def _note(draft: Draft, weighed: Weighed) -> Diagnostic:
    """What is said of a page that was parted anew; `draft` is what it was taken for at first."""
    message = f"{draft.layout}: no layout that is known fits this page well; it was parted as others like it were; look the items over"
    return Diagnostic(weighed.lines[0].number, Severity.WARNING, CODE, message)


def _is_whole(page: Page, draft: Draft) -> bool:
    """Is every character of the page in one part of the draft, and in one only?"""
    told = Counter(char for part in spans.parts_of(draft) for char in part.text if not char.isspace())
    furniture = (cell.text for cell in page.furniture)
    return told == Counter(char for text in (*furniture, *(cell.text for row in page.rows for cell in row.cells)) for char in text if not char.isspace())


def _trust(draft: Draft) -> float:
    """How far what was read is trusted on the mean; 1 where nothing was read: a page that is no script has no parts."""
    each = [item.confidence for item in _items(draft)]
    return sum(each) / len(each) if each else 1.0


def _items(draft: Draft) -> list[DraftShot | DraftSpeech]:
    return [item for item in draft.items if not isinstance(item, DraftCue)]


def weigh(page: Page, draft: Draft) -> Weighed | None:
    """How likely both readings of a page are; None where the page is not for the net, or more than it can see."""
    if house.is_house(page) or any(row.table is not None or len(row.cells) != 1 for row in page.rows):
        return None
    if draft.layout.startswith(DECODED) and len(draft.stamps) >= PROVEN:
        return None
    lines = lines_of(page)
    ruled = sum("|" in line.text or "\t" in line.text for line in lines)
    if not lines or ruled > RULED * len(lines) or lines[-1].number != max(row.line for row in page.rows):
        return None
    nets, words, after = net.stored()
    told = codes_of(draft, lines)
    shares = net.likely(nets, signs_of(lines, words), told)
    codes = net.path(shares, after)
    first, own = ({*runs(some)} for some in (told, codes))
    return Weighed(lines, codes, _mean(first, shares), _mean(own, shares))


def _mean(items: Collection[Run], shares: net.Table) -> float:
    """How likely the items are on the mean, each as its least likely token is."""
    each = [min(shares[at, net.CODES.index(kind.lower() if n else kind)] for n, at in enumerate(tokens)) for kind, tokens in items]
    return float(sum(each)) / len(each) if each else 0.0
