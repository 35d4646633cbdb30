"""Lines of a typed page as a printer sees them: their parts, the blank lines round them, the forms of page
numbers, dates and column names."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise

from otio_redfiles.layout.tables import columns
from otio_redfiles.model import Cell, Page, Row

LONGEST = 200
MOST_PARTS = 8
"""A foot has no more parts."""
FAR, MARGIN = 24, 60
"""So many blanks stand before what a typist sets far out, and before what stands in the right margin."""
OF = r"\s*\(?(?:of|von|de|di|av|af|sur|/)\s*\d{1,4}"
WORD = r"(?:page|pages|pg|p|seite|s\.(?=\s)|sida|página|pagina|pág|pag|blatt|sheet|folio)"
PAGE = re.compile(
    rf"\W*(?:(?:{WORD}\.?|side(?=\s*\d+\s*a[vf]))\s*(?:no\.?\s*|nr\.?\s*)?\d{{1,4}}[a-z]?(?:{OF})?)\W*\Z",
    re.IGNORECASE,
)
DASHED = re.compile(r"[-–—~]+\s*\d{1,4}\s*[-–—~]+\Z")
BARE = re.compile(rf"[(\[]?\d{{1,4}}(?:{OF})?[)\]]?\.?\Z", re.IGNORECASE)
# A page number that ends a line of words: proof only where the line comes back and the number counts.
ENDING = re.compile(rf"(?<!\w)(?:page|pg\.?|p\.|seite|sida|pag\.?)\s*\d{{1,4}}(?:{OF})?\W*\Z", re.IGNORECASE)
PAGE_OF = re.compile(r"(?<!\w)(?:page|pg\.?|seite|sida|pag\.?)\s*\d{1,4}\s*(?:of|von|av|de|di|/)\s*\d{1,4}(?!\w)", re.IGNORECASE)
NAMED = re.compile(r"(?:Page|PAGE|Seite|SEITE|Sida|SIDA|P[áa]gina|P[ÁA]GINA|Blatt|BLATT|Pagina|PAGINA|Side|SIDE)\s+(?:[Nn][or]\.?\s*)?\d")
LEADS_UP = re.compile(r"(?:[,:;&–—-]|\b(?:at|on|of|to|from|the|and|with|in|auf|an|bei|zu|der|die|sur|de|la|à|en|og|och|på))\s*\Z", re.IGNORECASE)
# What feet say of the paper, not of the programme.
PAPER = re.compile(
    r"©|\(c\)\s|copyright|confidential|all\s+rights\s+reserved|\b(?:printed|typed|saved|revised|issued|ausdruck|gedruckt)\b"
    r"|\b(?:rev|ver|version|draft|fassung|issue)\.?\s*[\dv]|\bv\.?\d|\b\d{1,2}[./-]\d{1,2}[./-](?:19|20)?\d{2}\b"
    r"|\b(?:19|20)\d{2}-\d{2}-\d{2}\b"
    r"|\b\d{1,2}(?:st|nd|rd|th)?\s+(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.?,?\s+(?:19|20)\d{2}\b",
    re.IGNORECASE,
)
OVER = re.compile(
    r"\W*(?:more|p\.?t\.?o\.?|m\.?f\.?|(?:to\s+be\s+)?cont(?:inue[sd]?|inuing|['’]?d|\.)?(?:[\s./]*(?:over(?:leaf)?|next\s+page|on\s+(?:next\s+)?page"
    r"(?:\s*\d+)?))?)\W*\Z",
    re.IGNORECASE,
)
MORE = re.compile(
    r"\(\s*(?:more|continues?\s+over(?:leaf)?|continued\s+(?:over(?:leaf)?|on\s+next\s+page))[\s.…]*\)\Z",
    re.IGNORECASE,
)
RULE = re.compile(r"[\s\-=_+|:*~¦│]*\Z")
WIDE = re.compile(r"\t+|\s{2,}")
SIGN = re.compile(r"\s+(?=[-–—]\s*\d{1,4}\s*[-–—](?:\s|\Z))|\s+[/|·•¦–—]\s+|(?<!\d)\s+-\s+")
BARS = re.compile(r"\t+|\s{2,}|\s*[|¦│]\s*")
NUMBER = re.compile(r"\d+")
EDGE = 99
"""So many blank lines stand round a page."""
MOST_TOP = 12
"""So many lines head a page, at most."""
LEAST_LETTERS, LEAST_REST = 5, 4
"""So many letters has a line of a page's head that is printed again, and so many of the next."""


@dataclass(frozen=True)
class Strip:
    """A row of one cell. `before` and `after` count the blank lines round it; the edge of the page is many."""

    at: int
    cell: Cell
    before: int
    after: int

    @cached_property
    def text(self) -> str:
        """The words, single blanks between."""
        return " ".join(self.cell.text.split())

    @cached_property
    def indent(self) -> int:
        return len(self.cell.text) - len(self.cell.text.lstrip())

    @cached_property
    def parts(self) -> tuple[str, ...]:
        """What wide blanks, tabs, slashes and dashes part."""
        wide = WIDE.split(self.cell.text.strip())
        return tuple(part for one in wide for part in SIGN.split(one) if part) or (self.text,)

    @cached_property
    def wide(self) -> bool:
        """Do wide blanks part it, or more signs than a description has?"""
        return len(self.parts) > 2 or bool(WIDE.search(self.cell.text.strip()))

    @cached_property
    def wording(self) -> str:
        """The words, numbers left open, and without the "cont." that the last foot lacks."""
        leads = len(self.parts) > 1 and OVER.match(self.parts[-1])
        return NUMBER.sub("#", " ".join(self.parts[:-1] if leads else self.parts))

    @cached_property
    def names(self) -> tuple[str, ...]:
        """The column names of a header row; () for any other line."""
        return column_names(self.cell.text)

    @cached_property
    def paged(self) -> bool:
        """Is one of its parts a page number by its form?"""
        return any(PAGE.match(part) or DASHED.match(part) for part in self.parts[:MOST_PARTS])


def column_names(text: str) -> tuple[str, ...]:
    """The words of a row of column names, one of which names times; () for any other line."""
    if len(text) > LONGEST:
        return ()
    cells = [cell for cell in BARS.split(text.strip(" \t|¦│")) if cell]
    roles = [columns.role_named(cell) for cell in cells]
    known = list(filter(None, roles))
    if len(cells) < 2 or len(known) < 0.6 * len(cells) or len(set(known)) < 2:
        return ()
    return tuple(cell.upper() for cell in cells)


def strips_of(page: Page) -> Iterator[Strip]:
    for at, row in enumerate(page.rows):
        before = row.line - page.rows[at - 1].line - 1 if at else EDGE
        after = page.rows[at + 1].line - row.line - 1 if at + 1 < len(page.rows) else EDGE
        if _is_line(row):
            yield Strip(at, row.cells[0], max(0, before), max(0, after))


def top_of(strips: Sequence[Strip]) -> int:
    """The row behind the first lines of a page, up to a blank line: the head of one without timecodes."""
    return next((strip.at + 1 for strip in strips[:MOST_TOP] if strip.after), 0)


def is_far_number(strip: Strip, below: Strip | None) -> bool:
    """Is this a bare number, no year, far out, below the page's first line and above one that begins on the left or is set off?"""
    if strip.indent < FAR or not BARE.match(strip.text) or re.match(r"\W*(?:1[89]|20)\d\d", strip.text):
        return False
    return strip.at > 0 and below is not None and (strip.after > 0 or below.indent < FAR)


def _is_line(row: Row) -> bool:
    return len(row.cells) == 1 and len(row.cells[0].text) <= LONGEST and "\n" not in row.cells[0].text.strip()


def joins_lines(text: str, heads: Sequence[str]) -> bool:
    """Do the words of a line say one line of the page's head and, behind it, how another begins: THE DEEP Ice?"""
    own = _letters(text)
    rests = [own[len(one) :] for one in map(_letters, heads) if len(one) >= LEAST_LETTERS and own.startswith(one)]
    return any(len(rest) >= LEAST_REST and any(_letters(two).startswith(rest) for two in heads) for rest in rests)


def _letters(text: str) -> str:
    return "".join(c for c in text.casefold() if c.isalnum())


def is_page(part: str) -> bool:
    return bool(PAGE.match(part) or DASHED.match(part))


def _is_of_pages(text: str) -> bool:
    """Is this a page number that says of how many: Page 2 of 5? No picture is called so."""
    numbers = [int(number[:9]) for number in NUMBER.findall(text)]
    return len(numbers) == 2 and 0 < numbers[0] <= numbers[1] and PAGE.match(text) is not None and text[:1] not in "sS."


def same_digits(group: Sequence[Strip]) -> bool:
    return len({tuple(NUMBER.findall(strip.text)) for strip in group}) == 1


def all_hold(parts: Sequence[str], group: Sequence[Strip]) -> bool:
    return all(set(parts) <= set(strip.parts) for strip in group)


def count_up(group: Sequence[Strip]) -> bool:
    """Does a number in these lines go up by one or a few from each to the next?"""
    numbers = [[int(number[:9]) for number in NUMBER.findall(strip.text)] for strip in group]
    if len(numbers) < 2:
        return False
    return any(all(one < two <= one + 9 for one, two in pairwise(row)) for row in zip(*numbers, strict=False))


def counts_pages(strip: Strip) -> bool:
    """Is this a page number that says of how many, and no page's last line: Page 2 of 5? No picture is called so, whatever it
    stands between."""
    return says_of_how_many(strip.text) and strip.after < EDGE


def says_of_how_many(text: str) -> bool:
    """Is this a page number and nothing else, that of the last page behind it?"""
    numbers = [int(number[:9]) for number in NUMBER.findall(text)]
    return len(numbers) == 2 and 0 < numbers[0] <= numbers[1] and PAGE.match(text) is not None


def names_page(text: str, above: str) -> bool:
    """Is this a page's number with a capital, and does nothing above it lead up to it: open at / Page 4?"""
    return NAMED.match(text) is not None and PAGE.match(text) is not None and not LEADS_UP.search(above)
