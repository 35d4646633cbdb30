"""The three-column page as a converter leaves it: tabs became newlines, full lines took up pictures.

`flattened` prints that page, `tabbed` the same page with its tabs, `spaced` with columns set by spaces.
The number of blank lines between two cells is drawn from what such pages show (tabs at fixed stops: the
wider a picture, the fewer blank lines before its timecode).
"""

import random
from dataclasses import dataclass, replace
from itertools import pairwise

from tests.printer.notation import printed
from tests.printer.programme import Programme
from tests.printer.rows import Cell, Paper, TypedRow, snapped, typed_rows, width
from tests.printer.truth import Truth


@dataclass(frozen=True)
class Flattening:
    """How a converter flattens: `glue` is the share of sound|picture joins that lose their break;
    `gaps` is "full", "one" (at most one blank line), "none" or "noise" (one more or less)."""

    glue: float = 0.27
    gaps: str = "full"
    tab: float = 7.2
    stops: int = 4
    sound_lead: int = 5
    trailing: float = 0.7
    header: bool = False


def draw_paper(rng: random.Random) -> Paper:
    """Column widths differ from house to house."""
    return Paper(
        sound=rng.choice((44.0, 46.0, 47.0, 47.0, 48.0, 52.0)),
        picture=rng.choice((24.0, 26.0, 26.0, 27.0, 30.0)),
        whole=rng.choice((0.0, 0.05, 0.12)),
        early=rng.choice((0.0, 0.02, 0.05)),
        snap=rng.uniform(0.7, 0.95),
        cues_left=rng.random() < 0.6,
    )


def draw_flattening(rng: random.Random, glue: float = 0.27, gaps: str = "full") -> Flattening:
    """Tab stops, leading tabs and trailing spaces differ from page to page."""
    return Flattening(
        glue,
        gaps,
        rng.choice((6.5, 7.2, 7.2, 8.0)),
        rng.choice((3, 4, 4, 5)),
        rng.choice((4, 5, 5, 6)),
        rng.uniform(0.3, 0.9),
        rng.random() < 0.25,
    )


def flattened(
    programme: Programme, rng: random.Random, paper: Paper | None = None, how: Flattening | None = None
) -> tuple[str, dict]:
    """The page and its truth."""
    paper, how = paper or draw_paper(rng), how or draw_flattening(rng)
    programme = timed_above_times(programme)
    programme = replace(programme, beats=snapped(programme, paper, rng))
    rows = typed_rows(programme.beats, paper, rng)
    return _Converter(programme, paper, how, rng).convert(rows)


def timed_above_times(programme: Programme) -> Programme:
    """The same programme, no picture without a time right above a row that has only a time.

    Flattened, that time stands where the picture's own would, and anybody reads it so. Scripts leave pictures without a time beside
    words or above another picture, not there: between such a picture and a row with a time of its own they repeat the time."""
    beats = list(programme.beats)
    for i, (beat, below) in enumerate(pairwise(programme.beats)):
        alone = beat.picture and not (beat.stamp or beat.inpoint or beat.words or beat.cue)
        if alone and not below.picture:
            beats[i] = replace(beat, stamp=below.inpoint or (below.cue.stamp if below.cue else None))
    return replace(programme, beats=beats)


class _Converter:
    """Walks over the cells in reading order, writes lines, and notes where things land."""

    def __init__(self, programme: Programme, paper: Paper, how: Flattening, rng: random.Random) -> None:
        self.programme, self.paper, self.how, self.rng = programme, paper, how, rng
        self.lines: list[str] = []
        self.places: dict[tuple[str, int], int] = {}
        self.spots: list[tuple[int, int, str, str]] = []  # line, column, role, text of every cell

    def convert(self, rows: list[TypedRow]) -> tuple[str, dict]:
        header = self._header()
        before: Cell | None = None
        for row in rows:
            for cell in (row.picture, row.timecode, row.sound):
                if cell:
                    self._put(cell, before, row)
                    before = cell
        truth = collect(self.programme, self.paper.style, self.places)
        truth["cues"] = header + truth["cues"]
        truth["spots"] = self.spots
        return "\n".join(self.lines) + "\n", truth

    def _header(self) -> list[dict]:
        if not self.how.header:
            return []
        self.lines = [self.programme.title, "", "POST PRODUCTION SCRIPT", "", ""]
        return [
            {"line": 1, "printed": None, "kind": "header", "text": self.programme.title},
            {"line": 3, "printed": None, "kind": "header", "text": "POST PRODUCTION SCRIPT"},
        ]

    def _put(self, cell: Cell, before: Cell | None, row: TypedRow) -> None:
        text = cell.text + self._tail(cell)
        if before and self._glues(cell, before):
            self.lines[-1] = self.lines[-1].rstrip() + " " + text
        else:
            if before:
                self.lines += [""] * self._blank(cell, before, row)
            self.lines.append(text)
        self.spots.append(
            (len(self.lines), len(self.lines[-1]) - len(text), cell.use or cell.kind, cell.text)
        )
        if cell.first:
            self.places.setdefault((_item(cell), cell.beat), len(self.lines))

    def _glues(self, cell: Cell, before: Cell) -> bool:
        """Only a sound line takes up the next row's picture; mostly one that stops in mid-sentence."""
        if before.kind != "sound" or cell.kind not in ("picture", "continuation"):
            return False
        finished = before.text.rstrip("\"'”’ ")[-1:] in ".?!…"
        return self.rng.random() < (self.how.glue**3 if finished else self.how.glue**0.5)

    def _tail(self, cell: Cell) -> str:
        """Blanks left at the end of a cell: where a soft wrap was, and anywhere a typist left one."""
        chance = {
            "sound": self.how.trailing if cell.wraps else 0.3,
            "picture": 0.45 if cell.wraps else 0.05,
            "continuation": 0.45 if cell.wraps else 0.05,
        }.get(cell.kind, 0.12)
        return self.rng.choice((" ", " ", " ", "  ")) if self.rng.random() < chance else ""

    # ------------------------------------------------------------------ blank lines

    def _blank(self, cell: Cell, before: Cell, row: TypedRow) -> int:
        gap = self._gap(cell, before, row)
        if self.how.gaps == "one":
            return min(gap, 1)
        if self.how.gaps == "none":
            return 0
        return max(0, gap + self.rng.choice((-1, 0, 1))) if self.how.gaps == "noise" else gap

    def _gap(self, cell: Cell, before: Cell, row: TypedRow) -> int:
        rng, lead = self.rng, self.how.sound_lead
        beside = row.picture is before
        if beside:
            return self._across(before) + (0 if cell.kind == "timecode" else 2)
        if before.kind == "timecode" and before is row.timecode:
            return 0 if rng.random() < 0.98 else rng.choice((1, 3))
        if row.picture is cell:
            return 1 if rng.random() < 0.96 else rng.choice((0, 2))
        if cell.kind == "timecode":
            return rng.choices((lead, 1, lead + 1), (72, 18, 10))[0]
        if before.kind == "heading":
            return rng.choices((lead + 2, 1, lead + 1, lead), (75, 16, 5, 4))[0]
        return rng.choices((lead, lead + 1, lead + 2, lead - 2, 0, 3), (55, 28, 7, 5, 3, 2))[0]

    def _across(self, piece: Cell) -> int:
        """Blank lines after a picture piece: the tabs it takes to reach the next column."""
        stops = self.how.stops - int(width(piece.text) / self.how.tab) - 1
        return max(0, stops + (self.rng.choice((-1, 1)) if self.rng.random() < 0.03 else 0))


def _item(cell: Cell) -> str:
    return {"picture": "shot", "continuation": "shot", "cue": "cue"}.get(cell.kind, "words")


def collect(programme: Programme, style: str, places: dict[tuple[str, int], int], hour: int = 10) -> dict:
    """The truth of a page; `places` says on which line the "shot", "words" or "cue" of a beat stands."""
    truth = Truth(programme)
    for number, beat in enumerate(programme.beats):
        own = printed(beat.stamp, style, hour) if beat.stamp else (None, None)
        if beat.picture:
            truth.shot(places["shot", number], beat, *own)
        if beat.speech is not None:
            spoken = printed(beat.inpoint, style, hour) if beat.inpoint else own
            truth.words(places.get(("words", number), 0), beat, *spoken, own[0])
        if beat.cue:
            stamp = beat.cue.stamp
            truth.cue(places["cue", number], beat, printed(stamp, style, hour)[0] if stamp else None)
    return truth.as_dict()


# --------------------------------------------------------------------------- tabs and spaces kept


def tabbed(
    programme: Programme, rng: random.Random, paper: Paper | None = None, word: bool = True, blank: int = 0
) -> tuple[str, dict]:
    """The page with its tabs: as many as Word needs to reach the column (`word`), or one a column."""
    paper = paper or draw_paper(rng)

    def line(row: TypedRow) -> str:
        picture, time, sound = (cell.text if cell else "" for cell in (row.picture, row.timecode, row.sound))
        stops = max(1, 4 - int(width(picture) / 7.2)) if word else 1
        text = f"{picture}{chr(9) * stops}{time}"
        return (text + ("\t" if time or not word else "\t\t") + sound) if sound else text

    return _lines(programme, rng, paper, line, blank)


def spaced(
    programme: Programme, rng: random.Random, paper: Paper | None = None, blank: int = 0
) -> tuple[str, dict]:
    """The page with columns set by spaces, as a terminal or a PDF tool shows it."""
    paper = paper or draw_paper(rng)

    def line(row: TypedRow) -> str:
        picture, time, sound = (cell.text if cell else "" for cell in (row.picture, row.timecode, row.sound))
        return f"{picture:<38}{time:<14}{sound}".rstrip()

    return _lines(programme, rng, paper, line, blank)


def typed(programme: Programme, rng: random.Random, paper: Paper) -> tuple[list[TypedRow], dict]:
    """The rows of the page by themselves; lines of the truth are row numbers."""
    programme = replace(programme, beats=snapped(programme, paper, rng))
    rows = typed_rows(programme.beats, paper, rng)
    places: dict[tuple[str, int], int] = {}
    for number, row in enumerate(rows, 1):
        for cell in (row.picture, row.timecode, row.sound):
            if cell and cell.first:
                places.setdefault((_item(cell), cell.beat), number)
    return rows, collect(programme, paper.style, places)


def _lines(programme: Programme, rng: random.Random, paper: Paper, line, blank: int) -> tuple[str, dict]:
    """The page as text: `line` prints a row, `blank` empty lines after each."""
    rows, truth = typed(programme, rng, paper)
    for items in (truth["shots"], truth["speeches"], truth["cues"]):
        for item in items:
            item["line"] += blank * (item["line"] - 1)
    return "\n".join(text for row in rows for text in (line(row), *[""] * blank)) + "\n", truth
