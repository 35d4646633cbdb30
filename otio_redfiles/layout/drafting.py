"""What a family read becomes a draft: with its title, and with all that nothing used."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from otio_redfiles import notation
from otio_redfiles.layout.tables import columns
from otio_redfiles.layout.words import spans
from otio_redfiles.layout.words.interpret import Items, Read
from otio_redfiles.layout.words.spans import Item
from otio_redfiles.model import CueKind, Draft, DraftCue, DraftSpeech, Page, Piece, Stamp


def draft_of(page: Page, read: Read, style: str | None) -> Draft:
    """The draft of a page that was read: every character that is in no item and no timecode is unused."""
    used: list[Piece | Stamp] = [*read.stamps, *(p for item in read.items for p in spans.item_pieces(item))]
    draft = Draft(
        title_of(read.items),
        read.layout,
        read.items,
        read.stamps,
        spans.left_over(page, used),
        style=notation.plain(style),
        lengths=read.lengths,
    )
    return with_furniture(draft, page)


def with_cues(draft: Draft, cues: Iterable[DraftCue]) -> Draft:
    """The draft with cues that were set apart from its page, in the order of the page, among its items: each where it stands."""
    waiting, items = list(reversed([*cues])), []
    for item in draft.items:
        pieces = tuple(spans.item_pieces(item))
        line = item.line if isinstance(item, DraftSpeech) else pieces[0].line if pieces else 0
        while waiting and waiting[-1].pieces[0].line < line:
            items.append(waiting.pop())
        items.append(item)
    return replace(draft, items=(*items, *reversed(waiting)))


def drafted_again(page: Page, draft: Draft, items: Sequence[Item], style: str | None) -> Draft:
    """The draft with other items, in reading order; their timecodes are no lengths, and what they leave is unused."""
    words = [piece for item in items for piece in spans.item_pieces(item)]
    found = tuple(_without_times_within(item, words) for item in sorted(items, key=_place))
    own = {(stamp.line, stamp.column): stamp for item in found for stamp in _stamps_of(item)}
    stamps = {(stamp.line, stamp.column): stamp for stamp in draft.stamps if not _is_within(stamp, words)} | own
    stamps = tuple(stamps[place] for place in sorted(stamps))
    lengths = tuple(stamp for stamp in draft.lengths if stamp in stamps and (stamp.line, stamp.column) not in own)
    used: list[Piece | Stamp] = [*stamps, *words]
    title = title_of(found) or draft.title
    again = replace(draft, title=title, items=found, stamps=stamps, unused=spans.left_over(page, used), style=notation.plain(style), lengths=lengths)
    return with_furniture(again, page)


def _without_times_within(item: Item, words: Sequence[Piece]) -> Item:
    """The item without those of its times that are words of the page."""
    gone = {"stamp": None} if item.stamp and _is_within(item.stamp, words) else {}
    gone |= {"out": None} if item.out and _is_within(item.out, words) else {}
    if isinstance(item, DraftSpeech) and any(segment.stamp and _is_within(segment.stamp, words) for segment in item.segments):
        freed = (replace(each, stamp=None) if each.stamp and _is_within(each.stamp, words) else each for each in item.segments)
        gone |= {"segments": tuple(freed)}
    return replace(item, **gone) if gone else item


def _is_within(stamp: Stamp, words: Iterable[Piece]) -> bool:
    """Does a piece of words hold any of the timecode?"""
    end = stamp.column + len(stamp.text)
    return any(piece.line == stamp.line and piece.column < end and stamp.column < piece.column + len(piece.text) for piece in words)


def _place(item: Item) -> tuple[int, int]:
    return min((piece.line, piece.column) for piece in spans.item_pieces(item))


def _stamps_of(item: Item) -> Iterator[Stamp]:
    if not isinstance(item, DraftCue):
        within = (segment.stamp for segment in item.segments) if isinstance(item, DraftSpeech) else ()
        yield from (stamp for stamp in (item.stamp, item.out, *within) if stamp is not None)


def with_furniture(draft: Draft, page: Page) -> Draft:
    """The draft with the running heads and feet of its page among what is unused."""
    furniture = (piece for cell in page.furniture for piece in spans.inner_lines(Piece(cell.line, 0, cell.text)))
    return replace(draft, unused=(*draft.unused, *furniture))


def title_of(items: Items) -> str:
    """The first header line that has letters and is neither a label nor the row of column names; "" without one."""
    for item in items:
        if isinstance(item, DraftCue) and item.kind is CueKind.HEADER:
            text = spans.joined(item.pieces)
            if sum(c.isalpha() for c in text) >= 3 and not _names_columns(item.pieces):
                return text
    return ""


def _names_columns(pieces: Sequence[Piece]) -> bool:
    """Is this the row of column names: two cells or more, each the name of a column?"""
    return len(pieces) > 1 and all(
        columns.role_named(piece.text) or columns.roles_in(piece.text) for piece in pieces
    )
