"""A printer of text tables in regular layouts: how cells are parted, which columns there are in which order, how they are headed,
timed and wrapped, and how names, empty cells and repeated pictures are set, is drawn.

What a page may do is listed in `CHOICES`; `drawn` picks of each what a person could read without doubt, `printed` writes the page and
what it says. The narrator's words carry a label, or stand bare beside others' that stand in quotation marks.
"""

import random
import re
import textwrap
from dataclasses import dataclass
from itertools import zip_longest

from tests.layout.regular_pages import BEATS, Beat, Said, Told

HEADS = {
    "English": ("No", "TC in", "TC out", "Duration", "Picture", "Speaker", "Words", "Music"),
    "English, others": ("Shot", "Timecode", "Out", "Length", "Vision", "Character", "Sound", "Music"),
    "English, video": ("#", "Start", "End", "Dur", "Video", "Name", "Audio", "Music cues"),
    "German": ("Nr.", "TC von", "TC bis", "Dauer", "Bild", "Sprecher", "Ton", "Musik"),
    "French": ("N°", "TC début", "TC fin", "Durée", "Image", "Locuteur", "Texte", "Musique"),
    "Spanish": ("Nº", "Entrada", "Salida", "Duración", "Imagen", "Personaje", "Texto", "Música"),
    "Dutch": ("Nummer", "Begin", "Einde", "Duur", "Beeld", "Spreker", "Tekst", "Muziek"),
    "Italian": ("N.", "Inizio", "Fine", "Durata", "Immagine", "Personaggio", "Testo", "Musica"),
}
COLUMNS = ("number", "in", "out", "length", "picture", "speaker", "words", "music")
SETS = (
    ("in", "picture", "words"),
    ("in", "picture", "words"),
    ("in", "picture", "speaker", "words"),
    ("in", "picture", "speaker", "words"),
    ("number", "in", "picture", "words"),
    ("number", "in", "picture", "speaker", "words"),
    ("in", "out", "picture", "words"),
    ("in", "out", "picture", "speaker", "words"),
    ("number", "in", "out", "picture", "words"),
    ("number", "in", "out", "speaker", "words"),
    ("in", "length", "picture", "words"),
    ("number", "in", "length", "picture", "speaker", "words"),
    ("in", "picture", "words", "music"),
    ("in", "out", "length", "picture", "words"),
    ("in", "speaker", "words"),
    ("in", "out", "speaker", "words"),
    ("in", "picture"),
    ("in", "words"),
    ("number", "in", "out", "picture"),
)
SIGNS = {"pipes": " | ", "framed": " | ", "close pipes": "|", "slashes": " / ", "tabs": "\t", "semicolons": ";", "blanks": "   "}
WRAPPING = ("pipes", "framed", "close pipes", "tabs", "blanks")
WIDTHS = {"picture": 24, "words": 42, "speaker": 16, "music": 14}
CLOCKS = ("{h:02}:{m:02}:{s:02}", "{h:02}:{m:02}:{s:02}", "{h:02}.{m:02}.{s:02}", "{m:02}:{s:02}", "{h:02}:{m:02}:{s:02}:{f:02}", "{m:02}.{s:02}", "{m}'{s:02}\"")


@dataclass(frozen=True)
class Habits:
    """How a page sets its table."""

    parted: str
    columns: tuple[str, ...]
    head: str
    clock: str
    start: int
    length: str
    wrapped: bool
    padded: bool
    range: str
    name: str
    narrator: str
    quoted: bool
    again: str
    empty: str
    number: str
    blank: int
    title: bool


def drawn(dice: random.Random) -> Habits:
    """The habits of a table that somebody could read."""
    while True:
        habits = _any(dice)
        if _is_readable(habits):
            return habits


def _any(dice: random.Random) -> Habits:
    return Habits(
        parted=dice.choice((*SIGNS, "cells")),
        columns=_ordered(dice),
        head=dice.choice(("", *HEADS)),
        clock=dice.choice(CLOCKS),
        start=dice.choice((36000, 0, 3600)),
        length=dice.choice(("{m:02}:{s:02}", "{all}", "{all}s", "00:{m:02}:{s:02}", "{m}'{s:02}\"")),
        wrapped=dice.random() < 0.5,
        padded=dice.random() < 0.5,
        range=dice.choice(("", "", "", " - ", " – ", "-", " till ", " > ")),
        name=dice.choice(("NAME: ", "NAME", "NAME (V/O): ", "NAME V/O", "Name: ")),
        narrator=dice.choice(("NARRATOR", "NARRATOR", "COMM", "NARR", "COMMENTARY", "VO", "")),
        quoted=dice.random() < 0.4,
        again=dice.choice(("", "", "Ditto", "As before", "-")),
        empty=dice.choice(("", "", "-")),
        number=dice.choice(("{}", "{}.", "{:03}")),
        blank=dice.choice((0, 0, 1)),
        title=dice.random() < 0.5,
    )


def _ordered(dice: random.Random) -> tuple[str, ...]:
    """The columns of a page: numbers lead, times and names stand before what they belong to, or the picture leads."""
    columns = list(dice.choice(SETS))
    if {"picture", "words"} <= set(columns) and dice.random() < 0.3:
        columns.remove("picture")
        columns.insert(dice.choice((columns.index("in"), len(columns))), "picture")
    return tuple(columns)


def _is_readable(habits: Habits) -> bool:
    columns = habits.columns
    own = "speaker" in columns
    if habits.narrator == "" and (not habits.quoted or "words" not in columns):
        return False
    if habits.wrapped and habits.parted not in WRAPPING:
        return False
    if habits.parted == "cells" and (habits.range or habits.empty == "-" or habits.blank == 0 and len(columns) > 3):
        return False
    if habits.narrator == "" and own and habits.parted == "cells":
        return False
    above = not own and "words" in columns and not habits.name.endswith(": ")
    if above and not (habits.wrapped and habits.parted in WRAPPING):
        return False
    if habits.parted in ("blanks",) and habits.empty == "" and not habits.padded:
        return False
    ranged = habits.range and ("out" in columns or "length" in columns)
    minutes = "h" not in habits.clock and habits.start == 36000
    return not ranged and not minutes


@dataclass(frozen=True)
class Line:
    """A row of the table, and who says its words."""

    start: int
    end: int
    picture: str
    who: str
    words: str


def printed(habits: Habits, dice: random.Random) -> tuple[str, list[Told], list[Said]]:
    """A page, the pictures it shows and the words it says."""
    rows = _rows(habits, dice)
    cells = [[_cell(habits, column, row, number) for column in habits.columns] for number, row in enumerate(rows, 1)]
    if habits.head:
        cells.insert(0, [[HEADS[habits.head][COLUMNS.index(column)]] for column in habits.columns])
    text = [("SKERRY ROCK\nPost-production script\n")] if habits.title else []
    text += _set(habits, cells)
    seen = [(_clock(habits, row.start), row.picture) for row in rows if row.picture not in ("", "-") and "picture" in habits.columns]
    said = [(_clock(habits, row.start), row.who.upper() or "NARRATOR", row.words) for row in rows if row.words and "words" in habits.columns]
    return "\n".join(text) + "\n", seen, said


def _rows(habits: Habits, dice: random.Random) -> list[Line]:
    now, rows, first = habits.start, [], dice.randrange(4)
    full = habits.parted == "cells" or (habits.parted == "blanks" and not habits.wrapped)
    for beat in BEATS[first : first + 9]:
        pictures = beat.pictures[:1] if full or "picture" not in habits.columns or "words" not in habits.columns else beat.pictures
        for picture in pictures:
            last = picture == pictures[-1]
            for picture_, words in _halves(habits, beat, picture, dice) if last and not full else [(picture, beat.words if last else "")]:
                end = now + dice.randrange(4, 11)
                quoted = f"“{words}”" if words and habits.quoted and beat.who else words
                rows.append(Line(now, end, picture_, beat.who if words else "", quoted))
                now = end
    return rows


def _halves(habits: Habits, beat: Beat, picture: str, dice: random.Random) -> list[tuple[str, str]]:
    """A picture and its words, or two rows of which the second has the same picture, or none."""
    sentences = re.findall(r"[^.]+\.", beat.words)
    if len(sentences) < 2 or dice.random() < 0.6 or not {"picture", "words"} <= set(habits.columns) or (not habits.narrator and not beat.who):
        return [(picture, beat.words)]
    return [(picture, sentences[0].strip()), (habits.again, " ".join("".join(sentences[1:]).split()))]


def _clock(habits: Habits, seconds: int) -> str:
    return habits.clock.format(h=seconds // 3600, m=seconds // 60 % 60, s=seconds % 60, f=seconds * 7 % 25)


def _cell(habits: Habits, column: str, row: Line, number: int) -> list[str]:
    """The lines of a cell."""
    text = _text(habits, column, row, number)
    lines = text if isinstance(text, list) else [text]
    lines = lines if any(lines) or column not in ("picture", "speaker", "words", "music") else [habits.empty]
    width = WIDTHS.get(column, 0) if habits.wrapped else 0
    return [part for line in lines for part in (textwrap.wrap(line, width) if width and line else [line])]


def _text(habits: Habits, column: str, row: Line, number: int) -> "str | list[str]":
    if column == "number":
        return habits.number.format(number)
    if column == "in":
        return _clock(habits, row.start) + (habits.range + _clock(habits, row.end) if habits.range else "")
    if column == "out":
        return _clock(habits, row.end)
    if column == "length":
        lasts = row.end - row.start
        return habits.length.format(m=lasts // 60, s=lasts % 60, all=lasts)
    if column == "picture":
        return row.picture
    if column == "music":
        return "Slow piano theme" if number % 4 == 1 else ""
    own = "speaker" in habits.columns
    name = _name(habits, row) if row.words else ""
    if column == "speaker":
        return name.removesuffix(": ")
    if own or not name:
        return row.words
    return name + row.words if name.endswith(": ") else [name, row.words]


def _name(habits: Habits, row: Line) -> str:
    if row.who:
        return habits.name.replace("NAME", row.who.upper()).replace("Name", row.who)
    ended = ": " if habits.narrator and habits.name.endswith(": ") else ""
    return habits.narrator + ended


def _set(habits: Habits, cells: list[list[list[str]]]) -> list[str]:
    """The lines of the table, a blank line between rows where the page has them."""
    if habits.parted == "cells":
        return [line for row in cells for line in [*(cell[0] for cell in row if cell[0]), *[""] * habits.blank]]
    widths = [max(len(line) for row in cells for line in row[at]) for at in range(len(cells[0]))]
    padded = habits.parted == "blanks" or (habits.padded and habits.parted in ("pipes", "framed", "close pipes"))
    found = []
    for row in cells:
        for line in zip_longest(*row, fillvalue=""):
            parts = [part.ljust(width) if padded else part for part, width in zip(line, widths, strict=True)]
            text = SIGNS[habits.parted].join(parts)
            found.append(f"| {text} |" if habits.parted == "framed" else text.rstrip(" "))
        found += [""] * habits.blank
    return found
