"""The blocks of a page of running text -> its records."""

from collections.abc import Sequence
from dataclasses import replace

from otio_redfiles.layout.lines import stream
from otio_redfiles.layout.lines.stream import Block
from otio_redfiles.layout.running import block_entries, chapters, commentary, edges, page_standings, standings
from otio_redfiles.layout.running.page_blocks import RunningPage
from otio_redfiles.layout.running.standings import Standing
from otio_redfiles.layout.words import classify, signed, title_cards, wording
from otio_redfiles.layout.words.records import Entry, Kind, Record
from otio_redfiles.layout.words.traits import Traits
from otio_redfiles.model import CueKind, Stamp


def records_of(page: RunningPage) -> list[Record]:
    """The records of the blocks of a page, its head first."""
    blocks, head = edges.header(list(page.blocks), page.traits, page.logged)
    role = stream.pair_role(blocks, page.style)
    leant = page_standings.leant(blocks, page.traits, page.manner, page.style)
    leant = replace(leant, read=True, pictured=False) if page.read else leant
    blocks, heads = _without_row_numbers(blocks, page) if role == "duration" else (blocks, page.heads)
    standing = page_standings.named(page_standings.set_on(leant, blocks, page.style, role, page.logged), blocks, page.traits)
    standing = replace(standing, heads=heads)
    if standing.behind and standings.is_listing([entry.text for entry in head], blocks):
        blocks = edges.without_item_numbers(blocks, standing.titles)
        standing = replace(standing, listing=True, quoting=True)
    role = role if page_standings.have_positions(blocks, page.style) else "length"
    records = _read(blocks if page.manner == "trailing" else _sections(blocks), page.traits, role, standing)
    return _mended([Record(1, head), *records] if head else records, head, page.traits)


def _without_row_numbers(blocks: list[Block], page: RunningPage) -> tuple[list[Block], frozenset[Stamp]]:
    """The blocks of rows with lengths without the numbers of the rows, and the times of headings."""
    heads = page.heads | chapters.spanning(blocks, page.style) | chapters.unlasting(blocks)
    return chapters.without_row_numbers(blocks, heads), heads


def _read(blocks: Sequence[Block], traits: Traits, role: str, standing: Standing) -> list[Record]:
    """The record of each block, told of the block before it and the words below it."""
    records: list[Record] = []
    for block, below in zip(blocks, [*blocks[1:], Block()], strict=True):
        words = below.paragraphs[0].text if below.paragraphs else ""
        following, onward = ("", words) if below.stamp is not None else (words, "")
        record = _record(block, traits, role, replace(standing, following=following, onward=onward))
        records.append(record)
        standing = _behind(standing, block, record)
    return records


def _behind(standing: Standing, block: Block, record: Record) -> Standing:
    """The standing of the block behind this one."""
    listing = standing.read and commentary.is_above_list(block)
    read, pictured = standing.read and not listing, standing.pictured or listing
    return replace(standing, before=_kept(record.entries, standing.before), read=read, pictured=pictured)


def _mended(records: list[Record], head: Sequence[Entry], traits: Traits) -> list[Record]:
    """The records, what stands at their edges given to the record that it belongs to."""
    records = edges.titled(edges.said_to_the_end(records), head)
    signing = not (traits.narrator or traits.upper_narration)  # before labels at the end of a record lead into the next
    records = edges.labels_forward(signed.by_their_names(records) if signing else records)
    return edges.credited(edges.remarked(edges.after_the_end(records)))


# --------------------------------------------------------------------------- one block


def _record(block: Block, traits: Traits, role: str, standing: Standing) -> Record:
    """What one block is; `role` is what its times are."""
    stamp, out, duration = _roles(block, role)
    line = block.paragraphs[0].pieces[0].line if block.paragraphs else stamp.line if stamp else 1
    if stamp is not None and stamp == standing.total:
        return Record(line, _headers(block), None, None, stamp)
    if stamp is not None and stamp in standing.heads:
        below = block_entries.entries_of(block.paragraphs[1:], traits, standing, False)
        return Record(line, (*_headers(block)[:1], *below), stamp, out, duration)
    section = not standing.behind and block.ranged and block.alone and len(block.paragraphs) <= 1 and _is_section(block)
    entries = _headers(block) if section else _entries(block, traits, standing, stamp is not None)
    return Record(line, entries, stamp, out, duration)


def _roles(block: Block, role: str) -> tuple[Stamp | None, Stamp | None, Stamp | None]:
    """Where a block begins and ends, and how long it lasts; `role` is what its times are."""
    if role == "length":
        return None, None, block.stamp
    if role == "out":
        return block.stamp, block.second, None
    return (None, block.stamp, block.second) if role == "item" else (block.stamp, None, block.second)


def _headers(block: Block) -> tuple[Entry, ...]:
    return tuple(Entry(Kind.CUE, paragraph.pieces, cue=CueKind.HEADER) for paragraph in block.paragraphs)


def _entries(block: Block, traits: Traits, standing: Standing, timed: bool) -> tuple[Entry, ...]:
    """What a block holds; in lists of shots its pictures are whole, and a name without words is one."""
    entries = title_cards.captioned(block_entries.entries_of(block.paragraphs, traits, standing, timed))
    entries = _seen_on(entries) if standing.listing else entries
    return _seen_alone(entries) if standing.rows and timed else entries


def _is_section(block: Block) -> bool:
    """Does the block's only paragraph stand above its range?"""
    return all(block.stamp is not None and p.pieces[0].line < block.stamp.line for p in block.paragraphs)


def _kept(entries: Sequence[Entry], before: Sequence[Entry]) -> tuple[Entry, ...]:
    """What the next block is told of this one: its entries, and the open commentary in capitals that its pictures interrupt."""
    pictured = bool(entries) and all(entry.kind is Kind.PICTURE for entry in entries)
    if pictured and before and wording.is_upper(classify.open_sentence(before[-1])):
        return (before[-1], *entries)
    return tuple(entries or before)


def _seen_on(entries: Sequence[Entry]) -> tuple[Entry, ...]:
    """In a list of shots what is seen on the very next line of a row goes on with what stands above it."""
    found = [*entries[:1]]
    for entry in entries[1:]:
        below = entry.kind is found[-1].kind is Kind.PICTURE and entry.pieces[0].line == found[-1].pieces[-1].line + 1
        found[-1:] = [replace(found[-1], pieces=(*found[-1].pieces, *entry.pieces))] if below else [found[-1], entry]
    return tuple(found)


def _seen_alone(entries: tuple[Entry, ...]) -> tuple[Entry, ...]:
    """In a list of shots a name without words is who is seen: Question (in FRENCH)."""
    alone = len(entries) == 1 and entries[0].kind is Kind.LABEL and bool(entries[0].pieces)
    return (replace(entries[0], kind=Kind.PICTURE),) if alone else entries


def _sections(blocks: list[Block]) -> list[Block]:
    """A range that heads a list ("A-roll / 10.00.10 till 10.04.30") is a block of its own, its lines
    untimed."""
    ranged = [block for block in blocks if block.ranged]
    if not ranged or sum(len(block.paragraphs) for block in ranged) < 2.5 * len(ranged):
        return blocks
    found: list[Block] = []
    for block in blocks:
        if not block.ranged or not block.alone or len(block.paragraphs) < 2:
            found.append(block)
            continue
        found.append(Block(block.stamp, block.second, True, True))
        if len(found) > 1 and found[-2].paragraphs and len(found[-2].paragraphs[-1].text.split()) <= 4:
            found[-1].paragraphs.append(found[-2].paragraphs.pop())
        found += [Block(paragraphs=[paragraph]) for paragraph in block.paragraphs]
    return found
