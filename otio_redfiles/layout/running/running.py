"""Pages of running text, timecodes among it: blocks -> records -> items."""

from collections.abc import Sequence
from dataclasses import replace

from otio_redfiles.layout.lines import stream, totals
from otio_redfiles.layout.running import (
    bites_seen,
    block_records,
    cell_rows,
    edges,
    interviews,
    laid_over,
    page_blocks,
    page_standings,
    shot_rows,
    timed_items,
)
from otio_redfiles.layout.running.page_blocks import RunningPage
from otio_redfiles.layout.words import interpret, quoted
from otio_redfiles.layout.words.interpret import Habits, Read
from otio_redfiles.layout.words.records import Record
from otio_redfiles.model import Delivery, Piece, Stamp

NAMES = {
    "led": "running text led by timecodes",
    "run in": "running text, timecodes among it",
    "trailing": "running text, times after it",
    "rows": "one table row a line",
}

LEAST_BITES = 2
LENGTHS = "running order with lengths, no timecodes"


def understand_running(printed: Sequence[Piece], style: str) -> Read:
    """What running text says whose timecodes are written in `style`."""
    page = page_blocks.page_of(printed, style)
    positions = page_standings.have_positions(page.blocks, style)
    listed = _listed(page, positions) if page.manner == "trailing" else None
    records = _seen(listed or _records(page), page)
    records = _said(records if positions else bites_seen.told(bites_seen.below_rolls(records)), page)
    interview = not page.logged and interviews.is_interview(records, page.traits)
    records = interviews.as_said(records, page.traits.names) if interview else records
    items = interpret.Interpreter(page.traits, _habit(page, records, interview)).read(records).written()
    items = totals.placed(items, style) if stream.pair_role(page.blocks, style) == "item" else items
    if positions:
        return Read(NAMES[page.manner], items, *_times(page, records))
    items = timed_items.placed(items, style) if listed else items
    held = {getattr(item, "duration", None) for item in items}
    lengths = tuple(stamp for stamp in page.times if stamp in held)
    return Read(LENGTHS, items, lengths, lengths)


def _listed(page: RunningPage, positions: bool) -> list[Record] | None:
    """The records of a list of shots or items whose times stand behind them; None where the page is none."""
    if positions:
        return cell_rows.records_of(page.blocks, page.traits) or shot_rows.records_of(page.blocks, page.traits)
    return timed_items.records_of(page.lines, page.traits)


def _records(page: RunningPage) -> list[Record]:
    return [_lasting(record, page.lasting) for record in block_records.records_of(page)]


def _lasting(record: Record, lasting: dict[Stamp, Stamp]) -> Record:
    """The record with the length that stands behind its timecode."""
    length = next((lasting[stamp] for stamp in (record.stamp, record.out) if stamp in lasting), None)
    return record if length is None or record.duration is not None else replace(record, duration=length)


def _seen(records: list[Record], page: RunningPage) -> list[Record]:
    """The records, what is seen told by the place that the page's manner gives it."""
    if page.manner == "rows":
        return edges.wrapped_pictures(edges.seen_first(records) if page.traits.upper_narration else records)
    if page.manner == "led":
        return laid_over.told(records)
    return edges.opening_seen(records) if page.manner == "trailing" else records


def _said(records: list[Record], page: RunningPage) -> list[Record]:
    """The records, quotations carried on over them; where words stand glued to times, what is only said or heard is."""
    if page.glued:
        records = edges.only_said(records) if page.traits.colons else records
        records = edges.of_page(edges.only_heard(records))
    return quoted.carried_on(records)


def _habit(page: RunningPage, records: Sequence[Record], interview: bool) -> Habits:
    """How the page says who speaks."""
    titles = page_standings.are_titles(page.blocks, page.manner, page.style)
    habit = interpret.habits_of(page.traits, unlabelled="" if titles else interpret.NARRATOR)
    narrated = habit.named_narrator and not _names_narrator_in_head(records)
    named = narrated or interview or page.logged or (page.glued and page.traits.colons)
    return replace(habit, named_narrator=named, anew=page.glued)


def _names_narrator_in_head(records: Sequence[Record]) -> bool:
    """Is the commentary's name only the heading of a script (TEXT, COMMENTARY) whose bites are announced, above no words of it?"""
    labels = [entry.label for record in records for entry in record.entries if entry.label is not None]
    bites = sum(label.bite for label in labels)
    return bites >= LEAST_BITES and not any(label.delivery is Delivery.NARRATION for label in labels)


def _times(page: RunningPage, records: Sequence[Record]) -> tuple[tuple[Stamp, ...], tuple[Stamp, ...]]:
    """The times of a page of positions, in its order, and which of them are lengths."""
    behind = tuple(line.length for line in page.lines if line.length is not None)
    lasted = {*page.lasting.values(), *(record.duration for record in records)}
    lengths = tuple(stamp for stamp in page.times if stamp in lasted)
    return page_blocks.in_order((*page.times, *behind)), (*lengths, *behind)
