"""The families of pages, in the order in which they are asked: the first that knows the page reads it.

What is told by its own signs comes first (numbered titles, labels), then tables, then pages that only sense parts, and
running text, which any page can be. A family is a function from what was seen of the page to a draft, or None.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from otio_redfiles import notation
from otio_redfiles.decode import decode_flat
from otio_redfiles.decode.beside import decode_beside
from otio_redfiles.layout import drafting, narrators, opening, trust
from otio_redfiles.layout.kinds import are_interrupted, is_flat, running_rows
from otio_redfiles.layout.labels import label_reader, labelled
from otio_redfiles.layout.lines import lengths_behind, lines, numbered
from otio_redfiles.layout.moved import (
    cell_lines,
    closed_cells,
    dashed_pictures,
    joined_cells,
    out_of_step,
    ragged,
    regular_cells,
    running_order,
    woven,
)
from otio_redfiles.layout.running import logs, ranged_lists, running, stacked, timed_items, timed_parts
from otio_redfiles.layout.spotting import (
    assemblies,
    booth_cues,
    combined,
    combined_scenes,
    entries_list,
    insets,
    subtitle_heads,
    subtitles,
    transcripts,
)
from otio_redfiles.layout.tables import bare_times, grid, in_place, italics, marks, table_heads, tables, timed_cells
from otio_redfiles.layout.timed_blocks import reader as timed_blocks
from otio_redfiles.layout.untimed import (
    bare_narration,
    bitten_script,
    bracketed_bites,
    camera_rows,
    camera_script,
    camera_signs,
    glued_columns,
    loose_numbers,
    newsroom,
    numbered_cells,
    package,
    plain,
    record_fields,
    run_in_table,
    sectioned,
    sections,
    tabbed_columns,
    untimed,
    untimed_columns,
    woven_shots,
)
from otio_redfiles.layout.words import inner_cues, spans
from otio_redfiles.layout.words.interpret import Read
from otio_redfiles.model import Draft, Page, Piece, Reading

OUT_OF_PLACE = (
    ("a running order, a cell a line", running_order.running_order_of),
    ("a cell a line", cell_lines.cell_lines_of),
    ("pictures led by dashes", dashed_pictures.dashed_of),
    ("cells closed by signs", closed_cells.closed_of),
    ("fields of a line", ragged.ragged_of),
)
"""Tables whose cells are not in place."""
FEW = 2
"""So many times in the midst of lines are no page's timecodes."""
JOINED = "columns joined by a blank"


@dataclass(frozen=True)
class Seen:
    """What every family is asked about: the page, its notation (None where it prints no timecodes), what the user told."""

    page: Page
    style: str | None
    reading: Reading

    @cached_property
    def lines(self) -> list[Piece]:
        """The lines of the page, cells one after the other."""
        return lines_of(self.page)

    @cached_property
    def is_sheet(self) -> bool:
        """Do cells stand side by side on more than a few rows?"""
        return sum(len(row.cells) > 1 for row in self.page.rows) > 0.1 * len(self.page.rows)

    @cached_property
    def has_cells(self) -> bool:
        """Do cells stand side by side on any row? Their columns were not lost."""
        return any(len(row.cells) > 1 for row in self.page.rows)

    @cached_property
    def names_columns(self) -> bool:
        """Is this a table that says what its columns are? Whatever its cells begin with, they are in place."""
        rows, how = grid.grid_of(self.page, self.style) if self.is_sheet else ((), "")
        return how == "table" and table_heads.names_its_columns(rows, self.style)

    @cached_property
    def is_in_place(self) -> bool:
        """Is this a table typed with signs, every cell of it in its column?"""
        return not self.has_cells and in_place.are_in_place(*grid.grid_of(self.page, self.style), self.style)

    def draft(self, read: Read | None) -> Draft | None:
        """The draft of what a family read."""
        return None if read is None else drafting.draft_of(self.page, read, self.style)


Family = Callable[[Seen], Draft | None]


def read_by_family(page: Page, reading: Reading) -> Draft:
    """The draft of a page by the first family that knows it."""
    seen = Seen(page, style_of(page, reading), reading)
    asked = FAMILIES if reading.columns or seen.names_columns or seen.is_in_place else (*BY_THEIR_SIGNS, *FAMILIES)
    draft = next(draft for family in asked if (draft := family(seen)) is not None)
    return _finished(_as_plain_blocks(seen, draft) or draft, seen.lines)


def _finished(draft: Draft, printed: Sequence[Piece]) -> Draft:
    """The draft with its first picture and its narrator told, no item surer than it may be; `printed` are the page's lines."""
    return trust.weighed(narrators.named(opening.with_first_picture(draft, printed)))


def _as_plain_blocks(seen: Seen, draft: Draft) -> Draft | None:
    """The draft of a page of text so regular that how another family read it cannot be; None for other pages."""
    if seen.reading.columns or seen.is_in_place or any(row.table is not None for row in seen.page.rows):
        return None
    if (counted := timed_blocks.counted_better(seen.lines, seen.style, draft)) is not None:
        return drafting.draft_of(seen.page, *counted)
    return seen.draft(timed_blocks.plainly_better(seen.lines, seen.style, draft))


def read_as_text(page: Page, reading: Reading) -> Draft:
    """The draft of a page read as running text, whatever else it could be; as the first family that knows it, where it prints no
    timecodes."""
    seen = Seen(page, style_of(page, reading), reading)
    draft = _running(seen) if seen.style else None
    return read_by_family(page, reading) if draft is None else _finished(draft, lines_of(page))


def read_as_blocks(page: Page, reading: Reading) -> Draft:
    """The draft of a page read as blocks that timecodes lead, where that explains the page much better than how the first family
    that knows it reads it; else as that family does."""
    first, style, printed = read_by_family(page, reading), style_of(page, reading), lines_of(page)
    tabled = Seen(page, style, reading).is_in_place or any(row.table is not None for row in page.rows)
    read = None if tabled else timed_blocks.much_better(printed, style, first)
    return first if read is None else _finished(drafting.draft_of(page, read, style), printed)


def style_of(page: Page, reading: Reading) -> str | None:
    """The notation of a page's timecodes; None where it prints none, or only lengths."""
    style = reading.style or notation.detect_style([cell.text for row in page.rows for cell in row.cells]) or bare_times.bare_style(page)
    none = style == notation.FEET or (style is not None and not reading.style and _has_no_times(page, style))
    return None if none else style


def lines_of(page: Page) -> list[Piece]:
    """The lines of a page, cells one after the other."""
    return [piece for cells in spans.placed_rows(page) for cell in cells for piece in spans.inner_lines(cell)]


def _has_no_times(page: Page, style: str) -> bool:
    """Is this a page whose times are all lengths, or stand in its head?"""
    rows = lines_of(page)
    texts = [piece.text for piece in rows]
    if subtitle_heads.in_seconds(texts) or _holds_only(texts) or newsroom.is_coded(texts) or bracketed_bites.prints_no_times(texts, style):
        return True
    if camera_signs.prints_no_times([text.strip() for text in texts], style) or _speaks_of_times(texts, style) or _lists_stories(texts, style):
        return True
    if sections.prints_lengths_only(texts, style):
        return True
    return untimed.has_no_times(rows, style) or package.prints_lengths_only(texts, style) or package.prints_bracketed_primes_only(texts, style)


def _holds_only(texts: Sequence[str]) -> bool:
    """Are all times of a page the lengths of pauses that are held: [1:10 PAUSE FOR MAP]?"""
    marked = [text for text in texts if any(not mark.label for mark in notation.find_stamps(text))]
    return bool(marked) and not any(notation.find_stamps(inner_cues.without_pauses(text)) for text in marked)


def _lists_stories(texts: Sequence[str], style: str) -> bool:
    """Are the times of an agency's numbered list the lengths of its stories, minutes and seconds on no item's line, or of any
    kind above the first of them, behind other words?"""
    if not (numbered.is_numbered(texts) and numbered.is_agency(texts)):
        return False
    items = [text for text in texts if numbered.SIGNED.match(text)]
    if not style.startswith("MM"):
        places = [(mark.place, at) for at, text in enumerate(texts) for mark in notation.find_stamps(text, style)]
        return bool(items) and all(place in ("end", "inside") and at < texts.index(items[0]) for place, at in places)
    return not any(mark.place != "inside" for text in items for mark in notation.find_stamps(text, style))


def _speaks_of_times(texts: Sequence[str], style: str) -> bool:
    """Are the few times of a page minutes and seconds in the midst of its lines: clocks that are spoken of, or seen? At the
    ends of lines too, where items say how long they last."""
    marks = [mark for text in texts for mark in notation.find_stamps(text) if not mark.label]
    places = ("inside", "end") if numbered.prints_lasting(texts) else ("inside",)
    return 0 < len(marks) <= FEW and all(mark.place in places and len(mark.numbers) == 2 for mark in marks)


# --------------------------------------------------------------------------- told by their own signs


def _entries(seen: Seen) -> Draft | None:
    return seen.draft(entries_list.read_entries(seen.lines, seen.style)) if seen.style else None


def _assembly(seen: Seen) -> Draft | None:
    return seen.draft(assemblies.read_assembly(seen.lines, seen.style)) if seen.style and not seen.is_sheet else None


def _titles(seen: Seen) -> Draft | None:
    """Titles of a subtitle file, alone or beside a list of pictures; commentary between in and out."""
    if seen.is_sheet:
        return None
    if (booth := booth_cues.read_booth(seen.lines, seen.style)) is not None:
        return seen.draft(booth)
    abreast = combined_scenes.read_scenes(seen.lines, seen.style) or combined.read_combined(seen.lines, seen.style)
    return seen.draft(abreast or subtitles.read_subtitles(seen.lines, seen.style))


def _insets(seen: Seen) -> Draft | None:
    return seen.draft(insets.read_insets(seen.page, seen.style)) if seen.style else None


def _stacked(seen: Seen) -> Draft | None:
    return seen.draft(stacked.read_stacked(seen.lines, seen.style)) if seen.style else None


def _timed_parts(seen: Seen) -> Draft | None:
    """Counted parts of a reel, a range behind each."""
    return seen.draft(timed_parts.read_parts(seen.lines, seen.style)) if seen.style and not seen.is_sheet else None


def _ranged_lists(seen: Seen) -> Draft | None:
    """Lists of shots below the range of their roll."""
    return seen.draft(ranged_lists.read_lists(seen.lines, seen.style)) if seen.style and not seen.is_sheet else None


def _joined_under_names(seen: Seen) -> Draft | None:
    sheet = joined_cells.named_of(seen.page, seen.style) or woven.woven_of(seen.page, seen.style)
    return seen.draft(tables.understand_sheet(sheet, JOINED)) if sheet is not None else None


def _untimed_columns(seen: Seen) -> Draft | None:
    """Columns of blanks, or of tabs, on a page of text that prints no timecodes."""
    if seen.style is not None or not all(row.table is None and len(row.cells) <= 1 for row in seen.page.rows):
        return None
    rows = [cell for cells in spans.placed_rows(seen.page) for cell in cells if cell.text.strip()]
    return seen.draft(glued_columns.read_glued(rows) or tabbed_columns.read_tabbed(rows) or untimed_columns.read_columns(rows))


def _camera_script(seen: Seen) -> Draft | None:
    """A studio's camera script, its columns flattened; a shooting script's rows of cameras."""
    if seen.style is not None or seen.is_sheet:
        return None
    return seen.draft(camera_script.read_camera_script(seen.lines) or camera_rows.read_camera_rows(seen.lines))


def _loose_numbers(seen: Seen) -> Draft | None:
    """A script without timecodes beside a list of shots, whose numbers, or all of which, stand between its lines."""
    if seen.style is not None or seen.is_sheet:
        return None
    return seen.draft(loose_numbers.read_loose(seen.lines) or woven_shots.read_woven(seen.lines))


def _sectioned(seen: Seen) -> Draft | None:
    """Shots in sections, a line each."""
    return None if seen.style is not None or seen.is_sheet else seen.draft(sectioned.read_sections(seen.lines))


def _bare_narration(seen: Seen) -> Draft | None:
    """Bare narration between labelled pictures."""
    return None if seen.style is not None or seen.is_sheet else seen.draft(bare_narration.read_bare(seen.lines))


def _bitten_script(seen: Seen) -> Draft | None:
    """A script without timecodes of commentary and quoted bites."""
    return None if seen.style is not None or seen.is_sheet else seen.draft(bitten_script.read_script(seen.lines))


def _numbered_cells(seen: Seen) -> Draft | None:
    """A table without timecodes, a cell a line, whose rows are counted."""
    return None if seen.style is not None or seen.is_sheet else seen.draft(numbered_cells.read_cells(seen.lines))


def _run_in(seen: Seen) -> Draft | None:
    """A catalogue's record, its fields run in; a table, its cells run in."""
    if seen.style is not None or seen.is_sheet:
        return None
    return seen.draft(record_fields.read_record(seen.lines) or run_in_table.read_table(seen.lines))


def _labelled(seen: Seen) -> Draft | None:
    page = labelled.labelled_of(seen.page)
    return None if page is None else drafting.draft_of(seen.page, label_reader.understand_labelled(page), page.style)


def _transcript(seen: Seen) -> Draft | None:
    return seen.draft(transcripts.read_transcript(seen.lines, seen.style)) if seen.style and not seen.is_sheet else None


def _regular(seen: Seen) -> Draft | None:
    """A table flattened to one cell a line, every row as long as the next."""
    rows = regular_cells.regular_rows_of(seen.page, seen.style)
    return None if rows is None else seen.draft(tables.understand_table(rows, "table", seen.style))


def _out_of_place(seen: Seen) -> Draft | None:
    """A table whose cells a converter moved."""
    for how, family in OUT_OF_PLACE:
        if (sheet := family(seen.page, seen.style)) is not None:
            return seen.draft(tables.understand_sheet(sheet, how))
    return None


# --------------------------------------------------------------------------- tables, columns that were lost, running text


def _title_rows(seen: Seen) -> Draft | None:
    """Titles typed in rows, when they come and go behind their words: a table that holds nothing else."""
    told = seen.reading.columns or not seen.style or seen.has_cells
    return None if told or subtitle_heads.behind(lines.lines_of(seen.lines, seen.style)) is None else _titles(seen)


def _grid(seen: Seen) -> Draft | None:
    """A table, or columns that signs or blanks part."""
    rows, how = grid.grid_of(seen.page, seen.style)
    led = lines.lines_of(seen.lines, seen.style) if how == "spaces" else ()
    if led and (lines.are_measured(led) or are_interrupted(led) or logs.speaks_of_film(led)):
        return _running(seen)
    told = seen.reading.columns
    listed = seen.style is None and not told and _is_plain_list(seen, how)
    if not rows or listed or (how == "table" and running_rows(rows, seen.style)):
        return None
    rows = rows if told else marks.parted(timed_cells.a_row_a_shot(rows, seen.style))
    read = tables.understand_table(rows, how, seen.style, told)
    return seen.draft(replace(read, items=italics.off_screen(read.items, seen.page)))


def _is_plain_list(seen: Seen, how: str) -> bool:
    """Is a page that looks like columns a list, what stands apart on its lines their numbers and lengths?"""
    return (how == "tabs" and untimed.is_plain_list(seen.lines)) or (how == "spaces" and lengths_behind.has_lengths(seen.lines))


def _joined(seen: Seen) -> Draft | None:
    sheet = None if seen.reading.columns else joined_cells.unnamed_of(seen.page, seen.style)
    return seen.draft(tables.understand_sheet(sheet, JOINED)) if sheet is not None else None


def _out_of_step(seen: Seen) -> Draft | None:
    sheet = None if seen.reading.columns else out_of_step.out_of_step_of(seen.page, seen.style)
    return seen.draft(tables.understand_sheet(sheet, JOINED)) if sheet is not None else None


def _beside(seen: Seen) -> Draft | None:
    if not seen.style or seen.has_cells or seen.reading.columns:
        return None
    draft = decode_beside(seen.page, notation.plain(seen.style) or seen.style)
    return None if draft is None else drafting.with_furniture(draft, seen.page)


def _flat(seen: Seen) -> Draft | None:
    if not seen.style or seen.has_cells or timed_items.are_items(lines.lines_of(seen.lines, seen.style)) or not is_flat(seen.page, seen.style):
        return None
    plain_style = notation.plain(seen.style)
    reading = seen.reading if plain_style == seen.style else replace(seen.reading, style=plain_style)
    return drafting.with_furniture(decode_flat(seen.page, reading), seen.page)


def _running(seen: Seen) -> Draft | None:
    """Running text, with timecodes or without: what any page is that nothing else knows."""
    return seen.draft(running.understand_running(seen.lines, seen.style) if seen.style else plain.understand_plain(seen.lines))


BY_THEIR_SIGNS: tuple[Family, ...] = (
    _regular, _assembly, _entries, _titles, _insets, _stacked, _timed_parts, _ranged_lists, _joined_under_names, _untimed_columns, _bare_narration, _camera_script, _sectioned, _loose_numbers, _numbered_cells, _run_in, _labelled, _transcript, _out_of_place, _bitten_script,
)
"""Not asked where the user names the columns, or a table does."""
FAMILIES: tuple[Family, ...] = (_title_rows, _grid, _joined, _out_of_step, _beside, _flat, _running)
