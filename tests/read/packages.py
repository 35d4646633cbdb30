"""Office packages and PDFs made for the tests: as small as the formats allow, with invented words."""

import io
import zipfile
from pathlib import Path

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
TYPES = (
    '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    '<Default Extension="xml" ContentType="application/xml"/><Override PartName="/word/document.xml" '
    'ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>'
)
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
EXTRA = (
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" '
    'xmlns:v="urn:schemas-microsoft-com:vml" '
    'xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"'
)


def docx(path: Path, body: str, **parts: str) -> Path:
    """A Word file with this body; `header`, `footer`, `footnotes`, `comments`, `styles` are what further parts hold."""
    roots = {"header": "hdr", "footer": "ftr", "footnotes": "footnotes", "styles": "styles", "comments": "comments"}
    links = "".join(
        f'<Relationship Id="r{kind}" Type="{OFFICE}/{kind}" Target="{kind}.xml"/>' for kind in parts
    )
    files = {
        "[Content_Types].xml": TYPES,
        "_rels/.rels": _links(
            f'<Relationship Id="r" Type="{OFFICE}/officeDocument" Target="word/document.xml"/>'
        ),
        "word/document.xml": f'<w:document xmlns:w="{W}" {EXTRA}><w:body>{body}</w:body></w:document>',
        "word/_rels/document.xml.rels": _links(links),
    }
    for kind, inside in parts.items():
        files[f"word/{kind}.xml"] = f'<w:{roots[kind]} xmlns:w="{W}">{inside}</w:{roots[kind]}>'
    return packed(path, files)


def packed(path: Path, files: dict[str, str | bytes]) -> Path:
    """A zip of these files at `path`."""
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as package:
        for name, content in files.items():
            package.writestr(name, content)
    return path


def _links(inside: str) -> str:
    schema = "http://schemas.openxmlformats.org/package/2006/relationships"
    return f'<Relationships xmlns="{schema}">{inside}</Relationships>'


def p(*runs: str, style: str = "", properties: str = "") -> str:
    """A paragraph of runs (or any XML that begins with a bracket)."""
    named = f'<w:pStyle w:val="{style}"/>' if style else ""
    inside = "".join(run if run.startswith("<") else r(run) for run in runs)
    return f"<w:p><w:pPr>{named}{properties}</w:pPr>{inside}</w:p>"


def r(text: str, properties: str = "") -> str:
    """A run."""
    return f'<w:r><w:rPr>{properties}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>'


def table(*rows: str) -> str:
    """A table of rows."""
    return f"<w:tbl><w:tblPr/>{''.join(rows)}</w:tbl>"


def tr(*cells: str, properties: str = "") -> str:
    """A table row; a cell that is plain text gets its `tc`."""
    inside = "".join(
        cell if cell.startswith("<w:tc") or cell.startswith("<w:sdt") else tc(cell) for cell in cells
    )
    return f"<w:tr><w:trPr>{properties}</w:trPr>{inside}</w:tr>"


def tc(*blocks: str, properties: str = "") -> str:
    """A cell of paragraphs (plain text) or other blocks."""
    inside = "".join(block if block.startswith("<") else p(block) for block in blocks)
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{inside}</w:tc>"


def pdf(
    pages: list[list[tuple[float, float, str]]], rules: list[tuple[float, float, float, float]] = (), over: str = ""
) -> bytes:
    """A PDF whose pages hold texts at (x, y from the top) in 10 point Courier, and straight lines; `over`: operators that
    print something over every page."""
    objects = [b"<</Type/Catalog/Pages 2 0 R>>", b"", b"<</Type/Font/Subtype/Type1/BaseFont/Courier>>"]
    kids = []
    for texts in pages:
        content = "".join(
            f"BT /F 10 Tf 1 0 0 1 {x} {800 - y} Tm ({_escaped(t)}) Tj ET\n" for x, y, t in texts
        )
        content += "".join(f"{x0} {800 - y0} m {x1} {800 - y1} l S\n" for x0, y0, x1, y1 in rules)
        stream = (content + over).encode("cp1252")
        objects.append(b"<</Length %d>>stream\n%s\nendstream" % (len(stream), stream))
        box = b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 600 800]"
        box += b"/Resources<</Font<</F 3 0 R>>>>/Contents %d 0 R>>"
        objects.append(box % len(objects))
        kids.append(b"%d 0 R" % len(objects))
    objects[1] = b"<</Type/Pages/Count %d/Kids[%s]>>" % (len(kids), b" ".join(kids))
    return pdf_of(objects)


def pdf_of(objects: list[bytes], trailer: bytes = b"") -> bytes:
    """A PDF of these objects, numbered from 1; the first is the catalogue."""
    out = io.BytesIO()
    out.write(b"%PDF-1.4\n")
    places = []
    for number, content in enumerate(objects, 1):
        places.append(out.tell())
        out.write(b"%d 0 obj\n%s\nendobj\n" % (number, content))
    start = out.tell()
    out.write(b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1))
    out.write(b"".join(b"%010d 00000 n \n" % place for place in places))
    out.write(
        b"trailer<</Size %d/Root 1 0 R%s>>\nstartxref\n%d\n%%%%EOF" % (len(objects) + 1, trailer, start)
    )
    return out.getvalue()


def _escaped(text: str) -> str:
    return text.replace("\\", "\\\\").replace("(", "\\(").replace(")", "\\)")
