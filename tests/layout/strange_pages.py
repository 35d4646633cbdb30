"""Pages with lines that no person typed, as long as one wants them: what a broken converter leaves, and what one would send who
wants to stop the reader. The tests read them short, `benchmarks/bench_bounds.py` long."""

from collections.abc import Callable, Sequence

from otio_redfiles.model import Cell, Page, Row

LINES: dict[str, tuple[str, str, str]] = {
    "one word": ("", "W", ""),
    "words": ("", "word ", ""),
    "capitals": ("", "A B ", ""),
    "mixed case": ("", "aAA ", ""),
    "timecodes": ("", "10.00.00 ", ""),
    "timecodes glued": ("", "10.00.00", ""),
    "brackets": ("", "([", ""),
    "pipes": ("", "| a ", ""),
    "tabs": ("", "\t", "a"),
    "blanks": ("a", " ", "x"),
    "slashes": ("", "a / ", ""),
    "semicolons": ("", "a;", ""),
    "wide blanks": ("", "a  ", ""),
    "fields": ("10.00.00  ", "NARRATOR  Boat  ", ""),
    "dots": ("", ".", ""),
    "quotes": ("", '"', ""),
    "dashes": ("", "- ", ""),
    "digits": ("", "1.1", ""),
    "music": ("", "music ", ""),
    "labels": ("", "VISION: quay / ", ""),
    "a label and blanks": ("VISION: a", " ", "x"),
    "brackets and blanks": ("((", " ", "x"),
}
"""Strange lines: how each begins, what it repeats, how it ends."""
LABELLED = [
    line for n in range(4) for line in (f"PICTURE: Quay {n}  10.00.0{n}", "ASTON: Ada Lorne, mayor", "SYNC: We waited. All night.")
]
AMID: dict[str, Callable[[str], list[str]]] = {
    "among timecodes": lambda line: [line, "10.00.05 Boat", "10.00.09 Quay", "10.00.19 Quay at night"],
    "without timecodes": lambda line: [line, "1. Boat", "2. Quay", "ADA LORNE: We waited. All night."],
    "among labels": lambda line: [*LABELLED, line, *LABELLED],
    "behind PICTURE": lambda line: [*LABELLED, "PICTURE: " + line, *LABELLED],
    "behind SOUND": lambda line: [*LABELLED, "SOUND: " + line, *LABELLED],
    "behind ASTON": lambda line: [*LABELLED, "ASTON: " + line, *LABELLED],
}
"""The pages that such a line stands on."""
RUN_IN = "13:01:14:00 Jetty, rain. 13:01:40:12 Rope. 13:02:05:00 INT. Boat. 13:02:31:20 CU hand. 13:03:00:00 "
BEHIND = "Boats (00:22). Dog (00:41). Cat (00:50)."
LISTS: dict[str, Callable[[int], list[str]]] = {
    "quotes in a log": lambda size: [RUN_IN + 'Ada at sea: "we ' * size],
    "quoted words in a log": lambda size: [RUN_IN + '"we two are here" ' * size],
    "notes in a transcript": lambda size: ["13:01:14:00 Q: Why? A: So. 13:01:20:00 Q: How?", "13:01:30:00 A: No. [" + "AB CD " * 2 * size],
    "times in brackets": lambda size: [BEHIND, BEHIND.replace("00:", "01:"), "Quay (02:22) " * (size // 3)],
    "many paragraphs run in": lambda size: [RUN_IN + "Quay"] * (size // 6),
    "sections with lengths": lambda size: [line for n in range(size // 6) for line in (f"Part {n} (2'14)", "Boats", "Dogs", "")],
    "three lines a row": lambda size: [line for n in range(size // 6) for line in (clock(n), "Quay", "00:00:01")],
    "production's lines": lambda size: ["10.00.05 Boat", *("Total " * size, "1.2.2014 " * size, "- " * size + "Page 2 of 5", "(" + "rights to be " * size + ")")],
}
"""Whole pages of `size`."""
FORMS = (
    "{0}\n[Quay {1}]\nThe boats left at six, we were told.\n",
    "{0} - Quay {1}",
    "Quay {1}\t{0}\tNARRATOR",
    "| {0} | Quay {1} | It was late. |",
    "{0}  Quay {1}  NARRATOR  It was late.  So we left.\n{0}  NARRATOR  It was late.",
    "{0}\nQuay {1}\nNARRATOR\nIt was late.\n{0}\n\nTOM\nSo we left.\n{0}\nBoat\n\n",
    "TIMECODE: {0}\nVISION: Quay {1}\nSOUND: TOM: It was late.\n",
    "PICTURE: Quay {1}  {0}\nCAPTION: Ada Quay{1}, mayor\nSYNC: It was late.\nI slept.\n",
)
"""Rows of usual pages, by which one can see whether time grows with the page or faster."""


def clock(second: int) -> str:
    """HH:MM:SS from 10:00:00 on."""
    return f"{10 + second // 3600:02d}:{second // 60 % 60:02d}:{second % 60:02d}"


def line_of(name: str, length: int) -> str:
    """The strange line of that name, about `length` characters long."""
    head, unit, tail = LINES[name]
    return head + unit * (length // len(unit)) + tail


def rows_of(form: str, rows: int) -> list[str]:
    """The lines of so many rows in one of the FORMS, a second each."""
    return [line for n in range(rows) for line in form.format(clock(n), n).split("\n")]


def page(lines: Sequence[str]) -> Page:
    """A page of these lines."""
    return Page("page.txt", tuple(Row(n, (Cell(n, line),)) for n, line in enumerate(lines, 1) if line.strip()))
