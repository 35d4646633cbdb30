"""Pages of running text, timecodes among them: blocks -> records -> items."""

from collections.abc import Sequence
from dataclasses import replace

from otio_redfiles import notation
from otio_redfiles.layout.lines import lines as text_lines
from otio_redfiles.layout.lines import manners, numbered, outs, stream, totals, wraps
from otio_redfiles.layout.lines.stream import Block, Paragraph
from otio_redfiles.layout.running import (
    bites_seen,
    cell_rows,
    chapters,
    closing_times,
    commentary,
    edges,
    head_fields,
    interviews,
    laid_over,
    logs,
    serials,
    shot_rows,
    slots,
    standings,
    supplier_records,
    three_lines,
    timed_items,
    turns_behind,
)
from otio_redfiles.layout.running.standings import Standing
from otio_redfiles.layout.words import (
    boxed_pictures,
    classify,
    cues,
    inner_cues,
    inner_pictures,
    inner_voices,
    interpret,
    placed_voices,
    quoted,
    quotes,
    read_aloud,
    signed,
    speakers,
    title_cards,
    wording,
)
from otio_redfiles.layout.words import traits as habits
from otio_redfiles.layout.words.classify import Place
from otio_redfiles.layout.words.interpret import Read
from otio_redfiles.layout.words.records import Entry, Kind, Record
from otio_redfiles.layout.words.traits import Traits
from otio_redfiles.model import CueKind, Delivery, Piece, Stamp

NAMES = {
    "led": "running text led by timecodes",
    "run in": "running text, timecodes among it",
    "trailing": "running text, times after it",
    "rows": "one table row a line",
}

LEAST_RANGES = 3
LEAST_BITES = 2
NEARLY_ALL = 0.7
LENGTHS = "running order with lengths, no timecodes"


def understand_running(printed: Sequence[Piece], style: str) -> Read:
    """What running text says whose timecodes are written in `style`."""
    lines, heads = chapters.led(closing_times.turned(totals.without_numbers(serials.with_serials(head_fields.without_fields(supplier_records.with_records(text_lines.lines_of(printed, style)))))))
    filled = text_lines.filled_width(lines)
    lines = totals.without_total(lines, style)
    lines = turns_behind.without_total(timed_items.without_lengths_of_cues(lines), style)
    rows = three_lines.rows_of(lines, style)
    manner = "led" if rows else manners.manner_of(lines, filled)
    lines = edges.without_bullets(lines) if manner == "trailing" else lines
    width = int(text_lines.NEARLY * filled) or text_lines.PROSE if manner == "run in" else wraps.wrapped_at(lines)
    width = text_lines.PROSE if manner == "led" and text_lines.is_prose(lines) else width
    traits = habits.traits_of([piece.text for line in lines if not serials.HEADING.match(line.piece.text) for piece in line.words])
    traits = inner_voices.with_initials(traits, [piece.text for line in lines for piece in line.words])
    blocks = rows or chapters.rejoined(_blocks(manner, lines, width), style)
    blocks = stream.totals_first(blocks, style) if manner == "trailing" else blocks
    blocks, traits = slots.with_boxes_apart(blocks, traits) if manner == "led" else (blocks, traits)
    traits = slots.with_leading_brackets(blocks, traits) if manner == "led" else traits
    lasting = dict(pair for line in lines for pair in line.lasting)
    read = manner == "led" and commentary.is_read(blocks)
    blocks = commentary.whole(blocks) if read else blocks
    logged = not read and logs.is_logged(lines, blocks, manner)
    blocks = logs.sounds_led(blocks) if logged else blocks
    listed = _listed(lines, blocks, traits, style) if manner == "trailing" else None
    records = listed or [_lasting(record, lasting) for record in _records(blocks, traits, manner, style, heads, logged, read)]
    records = edges.wrapped_pictures(edges.seen_first(records) if traits.upper_narration else records) if manner == "rows" else records
    records = laid_over.told(records) if manner == "led" else records
    records = edges.opening_seen(records) if manner == "trailing" else records
    records = records if _has_positions(blocks, style) else bites_seen.told(bites_seen.below_rolls(records))
    glued = manner == "led" and manners.are_glued(lines)
    records = edges.only_said(records) if glued and traits.colons else records
    records = quoted.carried_on(edges.of_page(edges.only_heard(records)) if glued else records)
    interview = not logged and interviews.is_interview(records, traits)
    records = interviews.as_said(records, traits.names) if interview else records
    habit = interpret.habits_of(traits, unlabelled="" if _are_titles(blocks, manner, style) else interpret.NARRATOR)
    named = (habit.named_narrator and not _names_narrator_in_head(records)) or interview or logged or (glued and traits.colons)
    habit = replace(habit, named_narrator=named, anew=glued)
    items = interpret.Interpreter(traits, habit).read(records).written()
    items = totals.placed(items, style) if stream.pair_role(blocks, style) == "item" else items
    items = timed_items.placed(items, style) if listed and not _has_positions(blocks, style) else items
    times = [stamp for line in lines for stamp in (*line.stamps, *(length for _, length in line.lasting))]
    stamps = _in_order(times) if lasting else tuple(times)
    if _has_positions(blocks, style):
        behind = tuple(line.length for line in lines if line.length is not None)
        lasted = {*lasting.values(), *(record.duration for record in records)}
        lengths = tuple(stamp for stamp in stamps if stamp in lasted)
        return Read(NAMES[manner], items, _in_order((*stamps, *behind)), (*lengths, *behind))
    held = {getattr(item, "duration", None) for item in items}
    lengths = tuple(stamp for stamp in stamps if stamp in held)
    return Read(LENGTHS, items, lengths, lengths)


def _names_narrator_in_head(records: Sequence[Record]) -> bool:
    """Is the commentary's name only the heading of a script (TEXT, COMMENTARY) whose bites are announced, above no words of it?"""
    labels = [entry.label for record in records for entry in record.entries if entry.label is not None]
    bites = sum(label.bite for label in labels)
    return bites >= LEAST_BITES and not any(label.delivery is Delivery.NARRATION for label in labels)


def _listed(lines: Sequence[text_lines.Line], blocks: Sequence[Block], traits: Traits, style: str) -> list[Record] | None:
    """The records of a list of shots or items whose times stand behind them; None where the page is none."""
    if _has_positions(blocks, style):
        return cell_rows.records_of(blocks, traits) or shot_rows.records_of(blocks, traits)
    return timed_items.records_of(lines, traits)


def _in_order(stamps: Sequence[Stamp]) -> tuple[Stamp, ...]:
    return tuple(sorted(stamps, key=lambda stamp: (stamp.line, stamp.column)))


def _blocks(manner: str, lines: Sequence[text_lines.Line], width: int) -> list[Block]:
    if manner == "rows":
        return stream.row_blocks(lines)
    if manner == "trailing":
        return chapters.apart(turns_behind.apart(stream.trailing_blocks(lines, width)))
    return outs.closed(stream.led_blocks(lines, width, manner == "run in"))


def _records(blocks: list[Block], traits: Traits, manner: str, style: str, heads: frozenset[Stamp], logged: bool, read: bool) -> list[Record]:
    blocks, head = edges.header(blocks, traits, logged)
    role = stream.pair_role(blocks, style)
    leant = _leant(blocks, traits, manner, style)
    leant = replace(leant, read=True, pictured=False) if read else leant
    if role == "duration":
        heads |= chapters.spanning(blocks, style) | chapters.unlasting(blocks)
        blocks = chapters.without_row_numbers(blocks, heads)
    standing = replace(_set(leant, blocks, style, role, logged), heads=heads, boxed=slots.boxed_behind(blocks, traits) if manner == "led" else "")
    standing = replace(standing, names=standing.names | slots.names_again(blocks, traits.names))
    if standing.behind and standings.is_listing([entry.text for entry in head], blocks):
        blocks = edges.without_item_numbers(blocks, standing.titles)
        standing = replace(standing, listing=True, quoting=True)
    records = [Record(1, head)] if head else []
    positions = _has_positions(blocks, style)
    sections = blocks if manner == "trailing" else _sections(blocks)
    for block, below in zip(sections, [*sections[1:], Block()], strict=True):
        words = below.paragraphs[0].text if below.paragraphs else ""
        following, onward = ("", words) if below.stamp is not None else (words, "")
        record = _record(block, traits, role if positions else "length", replace(standing, following=following, onward=onward))
        listing = standing.read and commentary.is_above_list(block)
        standing = replace(standing, before=_kept(record.entries, standing.before), read=standing.read and not listing, pictured=standing.pictured or listing)
        records.append(record)
    records = edges.titled(edges.said_to_the_end(records), head)
    signing = not (traits.narrator or traits.upper_narration)  # before labels at the end of a record lead into the next
    return edges.credited(edges.remarked(edges.after_the_end(edges.labels_forward(signed.by_their_names(records) if signing else records))))


def _leant(blocks: Sequence[Block], traits: Traits, manner: str, style: str) -> Standing:
    """What the page's slots, and the brackets and names in them, say of words by their place."""
    slotted = slots.has_speaker_slot(blocks), slots.has_picture_slot(blocks)
    standing = Standing(manner, *slotted, *standings.leanings(blocks, traits))
    if slots.brackets_pictures(blocks, traits):
        standing = replace(standing, lean_after=2.5, lean_own=2.5)
    if slots.names_or_brackets(blocks):
        standing = replace(standing, lean_own=4.0)
    if _are_titles(blocks, manner, style):
        standing = replace(standing, lean_after=4.0, lean_own=4.0)
    return standing


def _set(standing: Standing, blocks: Sequence[Block], style: str, role: str, logged: bool) -> Standing:
    """The same, with how times, titles and names are set; `role` is what second times are."""
    shown = inner_pictures.dashed(piece.text for block in blocks for paragraph in block.paragraphs for piece in paragraph.pieces)
    standing = replace(standing, shown=shown, parted=standings.are_parted(blocks), voiced=standings.are_voiced(blocks), logged=logged, ended=role == "item", rows=logged or role == "duration")
    if standing.manner == "led":
        return replace(standing, overlapping=slots.overlap(blocks, style), names=slots.names_above(blocks), headed=slots.heads_blocks(blocks))
    if standing.manner != "trailing":
        return standing
    behind = _ranges_end_lines(blocks)
    total = _total(blocks, style) if behind else None
    standing = replace(standing, titles=chapters.titles(blocks) or turns_behind.headings(blocks), behind=behind, total=total, quoting=standings.is_quoting(blocks))
    return replace(standing, rows=standing.rows or role == "out")


def _ranges_end_lines(blocks: Sequence[Block]) -> bool:
    """Do most ranges stand on the line of the words that they time? One alone below its words is wrapped, and heads nothing."""
    ranged = [block for block in blocks if block.ranged]
    return sum(not block.alone for block in ranged) > 0.6 * len(ranged)


def _total(blocks: Sequence[Block], style: str) -> Stamp | None:
    """The length of it all, behind the title: the one time above ranges, and no less than any of theirs."""
    first, *others = (block for block in blocks if block.stamp)
    times = [notation.clock(stamp.text, style) or 0 for block in others for stamp in (block.stamp, block.second) if stamp]
    ranged = sum(block.ranged for block in others)
    if first.stamp is None or first.second is not None or ranged < LEAST_RANGES or ranged < 0.8 * len(others):
        return None
    return first.stamp if (notation.clock(first.stamp.text, style) or 0) >= max(times) else None


def _lasting(record: Record, lasting: dict[Stamp, Stamp]) -> Record:
    """The record with the length that stands behind its timecode."""
    length = next((lasting[stamp] for stamp in (record.stamp, record.out) if stamp in lasting), None)
    return record if length is None or record.duration is not None else replace(record, duration=length)


def _are_titles(blocks: Sequence[Block], manner: str, style: str) -> bool:
    """Are these subtitles? Their times stand before them: what stands before its time is a script."""
    return manner != "trailing" and slots.are_titles(blocks, style)


def _has_positions(blocks: Sequence[Block], style: str) -> bool:
    """Are the first times of the blocks positions, not lengths? Where nearly all have two, a row that lost one of them says nothing."""
    stamped = [block for block in blocks if block.stamp]
    paired = [block for block in stamped if block.second]
    asked = paired if len(paired) >= NEARLY_ALL * len(stamped) else stamped
    return stream.are_positions([notation.clock(block.stamp.text, style) or 0 for block in asked if block.stamp])


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


# --------------------------------------------------------------------------- one block


def _record(block: Block, traits: Traits, role: str, standing: Standing) -> Record:
    stamp, out, duration, second = block.stamp, None, None, None
    if role == "length":
        stamp, duration = None, block.stamp
    elif role == "out":
        out = block.second
    elif role == "item":
        stamp, out, duration = None, block.stamp, block.second
    else:
        duration = block.second
    line = block.paragraphs[0].pieces[0].line if block.paragraphs else stamp.line if stamp else 1
    if stamp is not None and stamp == standing.total:
        return Record(line, tuple(Entry(Kind.CUE, p.pieces, cue=CueKind.HEADER) for p in block.paragraphs), None, None, stamp)
    if stamp is not None and stamp in standing.heads:
        below = _entries(block.paragraphs[1:], traits, standing, False)
        title = tuple(Entry(Kind.CUE, p.pieces, cue=CueKind.HEADER) for p in block.paragraphs[:1])
        return Record(line, (*title, *below), stamp, out, duration)
    if not standing.behind and block.ranged and block.alone and len(block.paragraphs) <= 1 and _is_section(block):
        entries: tuple[Entry, ...] = tuple(
            Entry(Kind.CUE, p.pieces, cue=CueKind.HEADER) for p in block.paragraphs
        )
    else:
        entries = title_cards.captioned(_entries(block.paragraphs, traits, standing, stamp is not None))
        entries = _seen_on(entries) if standing.listing else entries
        entries = _seen_alone(entries) if standing.rows and stamp is not None else entries
    return Record(line, entries, stamp, out, duration, second)


def _is_section(block: Block) -> bool:
    """Does the block's only paragraph stand above its range?"""
    return all(block.stamp is not None and p.pieces[0].line < block.stamp.line for p in block.paragraphs)


def _ends_sentence(paragraph: Paragraph, found: Sequence[Entry]) -> bool:
    """Is this number with a full stop the last word of the sentence right above it (since / 1621.)?"""
    closed = paragraph.gap == 0 and paragraph.text.endswith(".") and paragraph.text[:1].isdigit()
    return closed and bool(found) and bool(classify.open_sentence(found[-1]))


def _entries(
    paragraphs: Sequence[Paragraph], traits: Traits, standing: Standing, timed: bool
) -> tuple[Entry, ...]:
    found: list[Entry] = []
    paragraphs = slots.boxes_closed(paragraphs, standing.boxed)
    for index, paragraph in enumerate(paragraphs):
        if _ends_sentence(paragraph, found):
            found.append(Entry(Kind.WORDS, paragraph.pieces))
        elif (
            len(paragraph.pieces) == 1
            and (manners.NUMBER.match(paragraph.text) or manners.SERIAL.match(paragraph.text))
        ) or text_lines.NOTHING.match(paragraph.text):
            found.append(Entry(Kind.UNUSED, paragraph.pieces))
        elif index and paragraph.after and outs.OUT.fullmatch(paragraph.text):
            found.append(Entry(Kind.UNUSED, paragraph.pieces))
        elif paragraph.ruled:
            found.append(Entry(Kind.CUE, paragraph.pieces, cue=_ruled_kind(paragraph)))
        elif numbered.PAGE.match(paragraph.text):
            found.append(Entry(Kind.CUE, paragraph.pieces, cue=CueKind.HEADER))
        elif standing.quoting and not timed and _asks_viewer(paragraph):
            found.append(Entry(Kind.CUE, paragraph.pieces))
        elif paragraph.pieces[0] in standing.titles and not _announces(paragraphs, index, standing, timed):
            found += chapters.entries_of(paragraph.pieces[0])
        elif _names_speaker(paragraphs, index, standing, timed):
            found.append(slots.slot_label(paragraph))
        elif timed and slots.is_post_line(paragraphs, index, found):
            found[-1] = replace(found[-1], pieces=(*found[-1].pieces, *paragraph.pieces))
        elif standing.voiced and timed and index == 0 and standings.is_heard(paragraph.text) and cues.cue_of(paragraph.text) is None:
            found.append(Entry(Kind.CUE, paragraph.pieces, cue=CueKind.SOUND))
        elif paragraph.before and standing.manner == "rows":
            found += _before(paragraph, traits)
        elif standing.ended and (voiced := placed_voices.parted(paragraph.pieces)):
            found += voiced
        elif standing.read and (announced := read_aloud.bite_label(paragraph.text)):
            found.append(Entry(Kind.LABEL, paragraph.pieces, announced))
        elif edges.DATE.fullmatch(paragraph.text) or (standing.read and commentary.names_list(paragraph.text)):
            found.append(Entry(Kind.CUE, paragraph.pieces, cue=CueKind.HEADER))
        elif timed and index == 0 and paragraph.after and (bite := slots.bite_in_brackets(paragraph, traits)):
            found += bite
        elif shown := inner_pictures.led(paragraph.pieces, standing.shown):
            found += shown
        elif standing.rows and (parted := quoted.parted(paragraph.pieces, standing.logged)):
            found += parted
        else:
            first = timed and (index == 0 or slots.is_seen_over_bite(paragraph, found))
            following = paragraphs[index + 1].text if index + 1 < len(paragraphs) else standing.following
            place = Place(
                paragraph.after,
                False,
                _open(found or standing.before),
                standing.leaning(paragraph, found),
                following,
                first,
                standing.onward if index + 1 == len(paragraphs) else "",
            )
            own = replace(traits, colons=False) if standing.listing and not standings.quotes(paragraph.text) else traits
            entries = classify.entries_of(paragraph.pieces, own, place)
            entries = _below_heading(entries, found, paragraph, traits)
            entries = inner_voices.answered(entries, traits.names) if traits.colons else entries
            entries = logs.seen(logs.behind_quote(entries, found or standing.before), paragraph.after) if standing.logged else inner_cues.heard_behind(inner_pictures.parted(boxed_pictures.parted(inner_cues.paused(entries), standing.boxed), standing.shown))
            found += (
                (_in_vision(entry) for entry in entries) if (standing.pictured and paragraph.after) or standing.quoting else entries
            )
    return tuple(found)


def _below_heading(entries: tuple[Entry, ...], found: Sequence[Entry], paragraph: Paragraph, traits: Traits) -> tuple[Entry, ...]:
    """The entries of a paragraph; right below who speaks, on a page that prints names above words, one word before a colon is no
    other's: Narrator / Pollen, soot, a wing: the bog keeps them."""
    label = entries[0].label if entries and entries[0].kind is Kind.LABEL else None
    above = found[-1] if found and found[-1].kind is Kind.LABEL and found[-1].pieces else None
    if label is None or above is None or label.words is None or label.delivery is not None or label.bite or traits.names_somebody(label.speaker):
        return entries
    listed = len(paragraph.text[: label.words].split()) > 2 or not traits.colons
    return (Entry(Kind.WORDS, paragraph.pieces),) if listed and " " not in label.speaker and not wording.is_upper(label.speaker) else entries


def _asks_viewer(paragraph: Paragraph) -> bool:
    """Is this a question in no quotes, set apart and of nobody who is named: of a guide to those who watch, where all that is said is quoted?"""
    return paragraph.gap > 0 and paragraph.text.endswith("?") and not standings.quotes(paragraph.text) and speakers.label_of(paragraph.text) is None


def _names_speaker(paragraphs: Sequence[Paragraph], at: int, standing: Standing, timed: bool) -> bool:
    """Does a paragraph of a block do nothing but say who speaks below: by its place, or by announcing the quoted words there?"""
    if paragraphs[at].pieces[0] in standing.names or (at == 0 and len(paragraphs) > 1 and slots.leads(paragraphs[at], timed, standing.slot, standing.headed)):
        return True
    posted = (at > 0 or not timed) and slots.is_posted(paragraphs[at]) and quotes.is_quoted(_below(paragraphs, at, standing))
    return posted or _announces(paragraphs, at, standing, timed)


def _announces(paragraphs: Sequence[Paragraph], at: int, standing: Standing, timed: bool) -> bool:
    """Does a paragraph of a list of shots announce whose bite the quoted words below it are?"""
    return standing.listing and not timed and standings.heads_quote(paragraphs[at].text, _below(paragraphs, at, standing))


def _below(paragraphs: Sequence[Paragraph], at: int, standing: Standing) -> str:
    """The words below a paragraph of a block, be they at its own time or at the next."""
    return paragraphs[at + 1].text if at + 1 < len(paragraphs) else standing.following or standing.onward


def _open(entries: Sequence[Entry]) -> str:
    """The sentence still open at the end of some entries; a picture may stand in the midst of commentary in capitals, a
    heading (LENA cont'd) in that of anybody who goes on."""
    spoken = classify.open_sentence(entries[-1]) if entries else ""
    if len(entries) > 1 and entries[-1].label is not None and entries[-1].label.continued:
        return classify.open_sentence(entries[-2])
    if spoken or len(entries) < 2 or entries[-1].kind is not Kind.PICTURE:
        return spoken
    before = classify.open_sentence(entries[-2])
    return before if wording.is_upper(before) else ""


def _kept(entries: Sequence[Entry], before: Sequence[Entry]) -> tuple[Entry, ...]:
    """What the next block is told of this one: its entries, and the open commentary in capitals that its pictures interrupt."""
    pictured = bool(entries) and all(entry.kind is Kind.PICTURE for entry in entries)
    if pictured and before and wording.is_upper(classify.open_sentence(before[-1])):
        return (before[-1], *entries)
    return tuple(entries or before)


def _ruled_kind(paragraph: Paragraph) -> CueKind:
    """What a line is that is ruled off: a heading that counts what stands below, or a note."""
    text = paragraph.text
    heads = serials.HEADING.match(text) or head_fields.FIELD.match(text) or text.endswith(":")
    return CueKind.HEADER if heads else CueKind.OTHER


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


def _in_vision(entry: Entry) -> Entry:
    """Where pages print pictures, "Soundbite: NAME" is one; whose words follow it still says."""
    bite = (
        entry.kind is Kind.LABEL
        and entry.label is not None
        and entry.label.bite
        and entry.label.words is None
        and not entry.text.startswith("IN ")  # where a bite comes in
    )
    return replace(entry, pieces=quoted.announcing(entry.pieces), kind=Kind.PICTURE, odds=quoted.BITE_SEEN) if bite else entry


def _before(paragraph: Paragraph, traits: Traits) -> tuple[Entry, ...]:
    """What stands in front of a timecode on its line: a picture, or a cue by its form."""
    kind = cues.cue_of(paragraph.text)
    if kind is not None:
        return (Entry(Kind.CUE, paragraph.pieces, cue=kind),)
    if vocabulary_heading(paragraph.text, traits):
        return (Entry(Kind.LABEL, paragraph.pieces, speakers.label_of(paragraph.text)),)
    return (Entry(Kind.PICTURE, paragraph.pieces, odds=3.5),)


def vocabulary_heading(text: str, traits: Traits) -> bool:
    """Is this a heading that the page prints elsewhere as one?"""
    label = speakers.label_of(text)
    return label is not None and label.delivery is not None and label.words is None
