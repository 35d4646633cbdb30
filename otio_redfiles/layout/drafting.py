"""What a family read becomes a draft: with its title, and with all that nothing used."""

from collections.abc import Sequence
from dataclasses import replace

from otio_redfiles import notation
from otio_redfiles.layout.tables import columns
from otio_redfiles.layout.words import spans
from otio_redfiles.layout.words.interpret import Items, Read
from otio_redfiles.model import CueKind, Draft, DraftCue, Page, Piece, Stamp


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
