"""Every layout the trade uses, printed from invented programmes: name -> (programme, rng) -> file and truth.

`EXACT` are those a reader must get exactly right: what stands where is never in doubt there. `LOOSE` need
judgement. Layouts of news agencies, where every timecode begins a block of its own, are in `agency`.
"""

import random
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from tests.printer.flat import (
    Flattening,
    collect,
    draw_flattening,
    flattened,
    spaced,
    tabbed,
    typed,
)
from tests.printer.pdf import columns_pdf
from tests.printer.programme import Beat, Programme
from tests.printer.rows import Paper, wrap
from tests.printer.tables import (
    Row,
    as_csv,
    as_docx,
    as_rtf,
    as_xlsx,
    paragraphs_docx,
    paragraphs_rtf,
    rows_of,
    table,
)


@dataclass(frozen=True)
class Printed:
    """A file's suffix and contents, and what a reader should find in it."""

    suffix: str
    data: str | bytes
    truth: dict


Printer = Callable[[Programme, random.Random], Printed]

COLUMNS = {
    "picture-timecode-sound": ("picture", "timecode", "sound"),
    "timecode-picture-sound": ("timecode", "picture", "sound"),
    "sound-timecode-picture": ("sound", "timecode", "picture"),
    "timecode-picture-speaker-words": ("timecode", "picture", "speaker", "words"),
    "number-in-out-picture-speaker-words": ("number", "in", "out", "picture", "speaker", "words"),
    "number-timecode-duration-picture-sound": ("number", "timecode", "duration", "picture", "sound"),
}
TABLE_STYLES = ("HH.MM.SS", "HH:MM:SS", "HH:MM:SS:FF", "HH:MM:SS;FF", "MM.SS", "MM:SS")


def csv_table(
    columns: str, style: str = "HH.MM.SS", header: bool = True, delimiter: str = ",", hour: int = 10
) -> Printer:
    """Comma- or tab-separated rows; cells of several lines are quoted."""

    def printer(programme: Programme, rng: random.Random) -> Printed:
        made = table(programme, COLUMNS[columns], style, header, hour)
        return Printed(".tsv" if delimiter == "\t" else ".csv", as_csv(made.rows, delimiter), made.truth)

    return printer


def xlsx_table(columns: str, style: str = "HH:MM:SS:FF", header: bool = True) -> Printer:
    """A spreadsheet of text cells."""

    def printer(programme: Programme, rng: random.Random) -> Printed:
        made = table(programme, COLUMNS[columns], style, header)
        return Printed(".xlsx", as_xlsx(made.rows), made.truth)

    return printer


def docx_table(columns: str, style: str = "HH.MM.SS", header: bool = True) -> Printer:
    """A Word table."""

    def printer(programme: Programme, rng: random.Random) -> Printed:
        made = table(programme, COLUMNS[columns], style, header)
        return Printed(".docx", as_docx(made.rows), made.truth)

    return printer


def docx_tabs(style: str = "HH.MM.SS") -> Printer:
    """Word paragraphs with tabs, one physical line each: the page the flattened one was made from."""

    def printer(programme: Programme, rng: random.Random) -> Printed:
        text, truth = tabbed(programme, rng, Paper(style=style), word=True)
        return Printed(".docx", paragraphs_docx(text.rstrip("\n").split("\n")), truth)

    return printer


def rtf_table(columns: str, style: str = "HH.MM.SS") -> Printer:
    """A table of rich text."""

    def printer(programme: Programme, rng: random.Random) -> Printed:
        made = table(programme, COLUMNS[columns], style)
        return Printed(".rtf", as_rtf(made.rows), made.truth)

    return printer


def rtf_tabs(style: str = "HH.MM.SS") -> Printer:
    """Rich text paragraphs with tabs."""

    def printer(programme: Programme, rng: random.Random) -> Printed:
        text, truth = tabbed(programme, rng, Paper(style=style), word=True)
        return Printed(".rtf", paragraphs_rtf(text.rstrip("\n").split("\n")), truth)

    return printer


def pdf_columns(style: str = "HH.MM.SS") -> Printer:
    """Three columns of a PDF page, a running head and page numbers around them."""

    def printer(programme: Programme, rng: random.Random) -> Printed:
        rows, truth = typed(programme, rng, Paper(sound=42.0, picture=24.0, whole=0.0, style=style))
        return Printed(".pdf", columns_pdf(rows, programme.title), truth)

    return printer


def text_tabs(word: bool, style: str = "HH.MM.SS", blank: int = 0) -> Printer:
    """Text lines with their tabs."""

    def printer(programme: Programme, rng: random.Random) -> Printed:
        return Printed(".txt", *tabbed(programme, rng, Paper(style=style), word, blank))

    return printer


def text_spaces(style: str = "HH.MM.SS", blank: int = 0) -> Printer:
    """Text lines whose columns are set by spaces."""

    def printer(programme: Programme, rng: random.Random) -> Printed:
        return Printed(".txt", *spaced(programme, rng, Paper(style=style), blank))

    return printer


def flat(glue: float = 0.27, gaps: str = "full", style: str = "HH.MM.SS") -> Printer:
    """Tabs became newlines."""

    def printer(programme: Programme, rng: random.Random) -> Printed:
        how: Flattening = draw_flattening(rng, glue, gaps)
        return Printed(".txt", *flattened(programme, rng, Paper(style=style), how))

    return printer


# --------------------------------------------------------------------------- rows as lines of text


def in_blocks(programme: Programme) -> Programme:
    """The same programme, its narration read as running pages mean it: a block of narration that follows a
    full stop and has its own timecode is a speech of its own, picture or not."""
    beats: list[Beat] = []
    speakers = list(programme.speakers)
    blocks: dict[int, tuple[int, str]] = {}  # the speech as invented -> its running block, the words before
    for beat in programme.beats:
        if beat.speech is not None:
            block, before = blocks.get(beat.speech, (beat.speech, ""))
            narrated = programme.speakers[beat.speech].delivery == "narration"
            stopped = before.rstrip("\"'”’) ")[-1:] in tuple(".?!…")
            blocks[beat.speech] = (block, beat.words)
            if narrated and stopped and beat.stamp and not beat.heading:
                speakers.append(programme.speakers[beat.speech])
                blocks[beat.speech] = (len(speakers) - 1, beat.words)
                beat = replace(beat, begins=True)
            beat = replace(beat, speech=blocks[beat.speech][0])
        beats.append(beat)
    return replace(programme, beats=beats, speakers=speakers)


def as_told(programme: Programme) -> Programme:
    """The same programme as lines tell it: words in a row without a time stand right below those of the row above, and begin
    where that does unless it has words too. Nothing on such a page parts the two rows."""
    beats: list[Beat] = []
    for beat in programme.beats:
        above = beats[-1] if beats else None
        bare = beat.speech is not None and not (beat.stamp or beat.inpoint or beat.picture or beat.cue)
        if bare and above is not None and above.speech is None:
            beat = replace(beat, inpoint=above.cue.stamp if above.cue else above.stamp)
        beats.append(beat)
    return replace(programme, beats=beats)


class _Lines:
    """Lines of text and the lines on which items begin."""

    def __init__(self) -> None:
        self.lines: list[str] = []
        self.places: dict[tuple[str, int], int] = {}

    def add(self, text: str, row: Row | None = None, *items: str) -> None:
        """A line; the `items` of `row` begin on it (those that begin in this row at all)."""
        self.lines.append(text)
        for item in items:
            if row and item in row.first:
                self.places.setdefault((item, row.beat), len(self.lines))

    def printed(self, programme: Programme, style: str, hour: int = 10) -> Printed:
        """The finished page."""
        return Printed(".txt", "\n".join(self.lines) + "\n", collect(programme, style, self.places, hour))


ITEMS = ("shot", "words", "cue")


def pipe_rows(
    columns: Sequence[str] = ("timecode", "picture", "speaker", "words"), style: str = "HH:MM:SS"
) -> Printer:
    """`10:00:02 | Sky | NARRATOR | words`: one line a row, with a header row."""

    def printer(programme: Programme, rng: random.Random) -> Printed:
        page = _Lines()
        page.add(" | ".join(column.title() for column in columns))
        for row in rows_of(programme, style):
            page.add(
                " | ".join(row.cells.get(column, "").replace("\n", " ") for column in columns), row, *ITEMS
            )
        return page.printed(programme, style)

    return printer


def pipe_table(style: str = "HH:MM:SS", widths: tuple[int, int, int] = (12, 38, 56)) -> Printer:
    """A drawn table: cells of fixed width that wrap over several rows, a blank line after each."""

    def printer(programme: Programme, rng: random.Random) -> Printed:
        page = _Lines()
        _drawn(page, ("Timecode", "Footage", "Voiceover"), widths, None)
        for row in rows_of(programme, style):
            _drawn(
                page,
                tuple(row.cells.get(column, "") for column in ("timecode", "picture", "sound")),
                widths,
                row,
            )
        return page.printed(as_told(programme), style)

    return printer


def _drawn(page: _Lines, cells: Sequence[str], widths: Sequence[int], row: Row | None) -> None:
    wrapped = [
        [piece for line in cell.split("\n") for piece in wrap(line, size * 0.8)]
        for cell, size in zip(cells, widths, strict=True)
    ]
    for number in range(max(len(lines) for lines in wrapped)):
        parts = [
            (lines[number] if number < len(lines) else "").ljust(size)
            for lines, size in zip(wrapped, widths, strict=True)
        ]
        page.add("|" + "|".join(parts) + "|", row, *(ITEMS if number == 0 else ()))
        page.add("")


def slash_rows(style: str = "HH:MM:SS") -> Printer:
    """`10:00:02 / Sky / NARRATOR / words`."""

    def printer(programme: Programme, rng: random.Random) -> Printed:
        programme, page = in_blocks(programme), _Lines()
        for row in rows_of(programme, style):
            cells = [
                row.cells.get(column, "").replace("\n", " / ") for column in ("timecode", "picture", "sound")
            ]
            page.add(" / ".join(cells), row, *ITEMS)
        return page.printed(programme, style)

    return printer


def row_lines(style: str = "HH.MM.SS") -> Printer:
    """`Sky 10.00.02 NARRATOR` with the words below: every row became one line."""

    def printer(programme: Programme, rng: random.Random) -> Printed:
        programme, page = in_blocks(programme), _Lines()
        for row in rows_of(programme, style):
            cells = [row.cells.get(column, "") for column in ("picture", "timecode")]
            head, _, rest = row.cells.get("sound", "").partition("\n")
            page.add(" ".join(part for part in (*cells, head) if part), row, *ITEMS)
            if rest:
                page.add(rest)
        return page.printed(programme, style)

    return printer


def timecode_first(style: str = "MM.SS", blank: bool = True) -> Printer:
    """`00.19 Sky` on a line, the speaker and the words on lines of their own below."""

    def printer(programme: Programme, rng: random.Random) -> Printed:
        programme, page = in_blocks(programme), _Lines()

        def put(text: str, row: Row, *items: str) -> None:
            page.add(text, row, *items)
            if blank:
                page.add("")

        for row in rows_of(programme, style):
            cue = row.cells["sound"] if "cue" in row.first else ""
            first = " ".join(
                part for part in (row.cells.get("timecode", ""), row.cells.get("picture", ""), cue) if part
            )
            if first:
                put(first, row, "shot", "cue")
            for line in row.cells.get("sound", "").split("\n") if not cue else ():
                if line:
                    put(line, row, "words")
        return page.printed(as_told(programme), style)

    return printer


def stacked(style: str = "HH:MM:SS", brackets: str = "[]") -> Printer:
    """One cell a paragraph: timecode, [picture], speaker, words."""

    def printer(programme: Programme, rng: random.Random) -> Printed:
        programme, page = in_blocks(programme), _Lines()
        for row in rows_of(programme, style):
            picture = row.cells.get("picture", "")
            page.add(row.cells.get("timecode", ""))
            if picture:
                page.add(f"{brackets[:1]}{picture}{brackets[1:]}", row, "shot")
            for line in row.cells.get("sound", "").split("\n"):
                if line:
                    page.add(line, row, "words", "cue")
            page.add("")
        return page.printed(as_told(programme), style)

    return printer


EXACT: dict[str, Printer] = {
    **{f"csv {name}": csv_table(name) for name in COLUMNS},
    **{f"csv {style}": csv_table("picture-timecode-sound", style) for style in TABLE_STYLES},
    "csv without header": csv_table("picture-timecode-sound", header=False),
    "csv hour 1": csv_table("timecode-picture-sound", "HH:MM:SS:FF", hour=1),
    "tsv": csv_table("timecode-picture-speaker-words", "HH:MM:SS:FF", delimiter="\t"),
    "xlsx": xlsx_table("number-in-out-picture-speaker-words"),
    "xlsx three columns": xlsx_table("picture-timecode-sound", "HH.MM.SS", header=False),
    "docx table": docx_table("picture-timecode-sound"),
    "docx five columns": docx_table("number-timecode-duration-picture-sound", "HH:MM:SS"),
    "docx tabs": docx_tabs(),
    "rtf table": rtf_table("picture-timecode-sound"),
    "rtf tabs": rtf_tabs(),
    "tabs": text_tabs(word=False),
    "tabs as in Word": text_tabs(word=True),
    "tabs HH:MM:SS:FF": text_tabs(word=False, style="HH:MM:SS:FF", blank=1),
    "spaces": text_spaces(),
    "spaces, blank lines": text_spaces("HH:MM:SS", blank=1),
}

LOOSE: dict[str, Printer] = {
    "pdf columns": pdf_columns(),
    "pipe rows": pipe_rows(),
    "pipe table": pipe_table(),
    "slash rows": slash_rows(),
    "row lines": row_lines(),
    "timecode first": timecode_first(),
    "timecode first HH:MM:SS": timecode_first("HH:MM:SS", blank=False),
    "stacked": stacked(),
    "stacked HH MM SS": stacked("HH MM SS"),
    "stacked round": stacked("HH.MM.SS", "()"),
}

FLAT: dict[str, Printer] = {
    "flat": flat(),
    "flat glue 0.5": flat(0.5),
    "flat one blank": flat(gaps="one"),
    "flat no blanks": flat(gaps="none"),
    "flat noise": flat(gaps="noise"),
    "flat HH:MM:SS": flat(style="HH:MM:SS"),
    "flat HH:MM:SS:FF": flat(style="HH:MM:SS:FF"),
    "flat MM.SS": flat(style="MM.SS"),
}
