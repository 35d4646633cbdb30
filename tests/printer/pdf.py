"""A PDF of three columns, as a word processor saves it: every cell's text at its place, no table inside."""

from collections.abc import Sequence

from tests.printer.rows import TypedRow
from tests.read.packages import pdf_of

LINES = 52
COLUMNS = (20, 200, 262)  # where picture, timecode and sound begin, in points
FONT = b"<</Type/Font/Subtype/Type1/BaseFont/Courier/Encoding/WinAnsiEncoding>>"
BOX = b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 620 820]/Resources<</Font<</F 3 0 R>>>>/Contents %d 0 R>>"


def columns_pdf(rows: Sequence[TypedRow], title: str) -> bytes:
    """The rows on pages of `LINES` lines, the title above and the page's number below each."""
    objects = [b"<</Type/Catalog/Pages 2 0 R>>", b"", FONT]
    kids = []
    for number, at in enumerate(range(0, len(rows), LINES), 1):
        stream = _page(rows[at : at + LINES], title, number).encode("cp1252", "replace")
        objects.append(b"<</Length %d>>stream\n%s\nendstream" % (len(stream), stream))
        objects.append(BOX % len(objects))
        kids.append(b"%d 0 R" % len(objects))
    objects[1] = b"<</Type/Pages/Count %d/Kids[%s]>>" % (len(kids), b" ".join(kids))
    return pdf_of(objects)


def _page(rows: Sequence[TypedRow], title: str, number: int) -> str:
    shown = [_text(20, 30, title), _text(280, 800, f"Page {number}")]
    for line, row in enumerate(rows):
        cells = zip(COLUMNS, (row.picture, row.timecode, row.sound), strict=True)
        shown += [_text(x, 60 + 14 * line, cell.text) for x, cell in cells if cell]
    return "".join(shown)


def _text(x: float, y: float, text: str) -> str:
    escaped = text.replace("\\", "\\\\").replace("(", "\\(").replace(")", "\\)")
    return f"BT /F 10 Tf 1 0 0 1 {x} {820 - y} Tm ({escaped}) Tj ET\n"
