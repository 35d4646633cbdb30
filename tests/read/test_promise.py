"""What holds for any file at all: a page, or one of our errors in one line."""

import datetime as dt
import io

import openpyxl
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from otio_redfiles.errors import RedfilesError
from otio_redfiles.model import Page
from otio_redfiles.read import doc, read_page
from tests.read import packages
from tests.read.packages import p, pdf, table, tr

SUFFIXES = st.sampled_from([".txt", ".csv", ".tsv", ".docx", ".xlsx", ".pdf", ".rtf", ".doc", ".odt", ""])
STARTS = st.sampled_from(
    [
        b"",
        b"PK\x03\x04",
        b"PK\x05\x06",
        b"%PDF-1.4\n",
        b"{\\rtf1 ",
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1",
        b"\xff\xfe",
        b"\xef\xbb\xbf",
    ]
)
RTF_TOKENS = [
    *"{}\\;'\n",
    r"\par ",
    r"\cell",
    r"\row",
    r"\trowd\cellx9",
    r"\u",
    r"\'",
    r"\bin9",
    r"\*",
    "8000",
]
RTF_TOKENS += ["x", r"\f1", r"\header", r"\shptxt", r"\intbl"]
SETTINGS = settings(deadline=None, max_examples=60, suppress_health_check=[HealthCheck.too_slow])


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    return tmp_path_factory.mktemp("promise")


@pytest.fixture(scope="module", autouse=True)
def no_office():
    """Random bytes are not worth an office suite's time."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(doc, "_program", lambda: None)
        yield


def keeps_the_promise(path, data):
    path.write_bytes(data)
    try:
        page = read_page(path)
    except RedfilesError as error:
        assert "\n" not in str(error) and str(error).startswith(str(path))
        return
    assert isinstance(page, Page) and page.rows and page.source == str(path)
    for above, row in zip((None, *page.rows), page.rows, strict=False):
        assert row.cells and row.line >= 1 and (above is None or above.line < row.line)
        assert any(cell.text.strip() for cell in row.cells)
        assert all(cell.line == row.line for cell in row.cells)
        assert row.table is not None or len(row.cells) == 1


@SETTINGS
@given(start=STARTS, rest=st.binary(max_size=400), suffix=SUFFIXES)
def test_any_bytes(folder, start, rest, suffix):
    keeps_the_promise(folder / f"any{suffix}", start + rest)


@SETTINGS
@given(
    text=st.text(max_size=300),
    encoding=st.sampled_from(["utf-8", "utf-16", "utf-16-be", "utf-32-le"]),
    suffix=SUFFIXES,
)
def test_any_text(folder, text, encoding, suffix):
    keeps_the_promise(folder / f"text{suffix}", text.encode(encoding, "surrogatepass"))


@SETTINGS
@given(
    st.lists(
        st.sampled_from(RTF_TOKENS),
        max_size=60,
    )
)
def test_any_rtf(folder, tokens):
    keeps_the_promise(folder / "any.rtf", b"{\\rtf1" + "".join(tokens).encode() + b"}")


class Sound(dict):
    """Sound files by suffix; their bytes are kept out of a failing test's report."""

    def __repr__(self):
        return f"<{', '.join(self)}>"


@pytest.fixture(scope="module")
def valid(folder):
    """A sound file of every kind that is not plain text."""
    book = openpyxl.Workbook()
    book.active.append(["Crane", dt.time(10, 0, 2), 12.5, dt.datetime(2024, 3, 1, 10)])
    out = io.BytesIO()
    book.save(out)
    body = p("10.00.02\tNARRATOR") + table(tr("Crane", "10.00.02", "EMPTY"))
    word = packages.docx(folder / "valid.docx", body, header=p("Head"), styles="")
    rtf = rb"{\rtf1\ansi{\fonttbl{\f0 Arial;}}\trowd\cellx99\cellx200"
    rtf += rb"\pard\intbl Crane\cell 10.00.02\cell\row\pard x\par}"
    printed = pdf([[(40, 60 + 12 * n, f"Crane {n}") for n in range(5)] + [(220, 60, "10.00.02")]])
    return Sound({".docx": word.read_bytes(), ".xlsx": out.getvalue(), ".rtf": rtf, ".pdf": printed})


@settings(deadline=None, max_examples=150, suppress_health_check=[HealthCheck.too_slow])
@given(st.data())
def test_any_damage(valid, folder, data):
    suffix = data.draw(st.sampled_from(sorted(valid)))
    content = bytearray(valid[suffix])
    for _ in range(data.draw(st.integers(1, 6))):
        at = data.draw(st.integers(0, len(content) - 1))
        if data.draw(st.booleans()):
            content[at] = data.draw(st.integers(0, 255))
        else:
            del content[at : at + data.draw(st.integers(1, 40))]
        if not content:
            break
    keeps_the_promise(folder / f"damaged{suffix}", bytes(content))


@settings(deadline=None, max_examples=100, suppress_health_check=[HealthCheck.too_slow])
@given(st.data())
def test_any_damage_inside_a_package(folder, data):
    """Damage to the XML itself, under a sound zip."""
    tokens = [
        "<w:tc>",
        "</w:tc>",
        "<w:p>",
        "</w:p>",
        "<w:r>",
        "</w:r>",
        "<w:t>x</w:t>",
        "<w:tr>",
        "</w:tr>",
        "<w:tbl>",
        "</w:tbl>",
    ]
    tokens += [
        '<w:gridSpan w:val="-1"/>',
        '<w:sym w:char="zz"/>',
        "<w:del>",
        "</w:del>",
        "<w:sdt/>",
        "<mc:AlternateContent/>",
        "&#1;",
        "text",
    ]
    body = "".join(data.draw(st.lists(st.sampled_from(tokens), max_size=30)))
    packages.docx(folder / "inside.docx", body)
    keeps_the_promise(folder / "inside.docx", (folder / "inside.docx").read_bytes())
