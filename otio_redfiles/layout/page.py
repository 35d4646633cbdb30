"""The page as a whole: its family, its notation, and the draft with nothing left out."""

from otio_redfiles import notation
from otio_redfiles.layout import running, spans
from otio_redfiles.model import CueKind, Draft, DraftCue, Page, Piece, Reading


def understand(page: Page, reading: Reading = Reading()) -> Draft:
    """The draft of any page."""
    rows = [cell for row in spans.placed_rows(page) for cell in row]
    style = reading.style or notation.detect_style([piece.text for piece in rows])
    if not style:
        return Draft("", "no", (), ())
    layout, items, stamps = running.understand_running(rows, style or "")
    used: list = [*stamps]
    for item in items:
        used += spans.item_pieces(item)
    return Draft(title_of(items), layout, items, stamps, spans.left_over(page, used), (), style)


def title_of(items) -> str:
    """The first header line."""
    for item in items:
        if isinstance(item, DraftCue) and item.kind is CueKind.HEADER:
            return spans.joined(item.pieces)
    return ""
