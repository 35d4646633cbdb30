"""One block of running text -> its entries: each paragraph by its form, else by its place, else by its words."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from otio_redfiles.layout.lines import lines as text_lines
from otio_redfiles.layout.lines import manners, numbered, outs
from otio_redfiles.layout.lines.stream import Paragraph
from otio_redfiles.layout.running import chapters, commentary, edges, head_fields, logs, serials, slots, standings
from otio_redfiles.layout.running.standings import Standing
from otio_redfiles.layout.words import (
    boxed_pictures,
    classify,
    cues,
    inner_cues,
    inner_pictures,
    inner_voices,
    placed_voices,
    quoted,
    quotes,
    read_aloud,
    speakers,
    wording,
)
from otio_redfiles.layout.words.place import Place
from otio_redfiles.layout.words.records import Entry, Kind
from otio_redfiles.layout.words.traits import Traits
from otio_redfiles.model import CueKind

SEEN_IN_FRONT = 3.5
"""The odds that what stands in front of a timecode on its line is seen."""


@dataclass(frozen=True, slots=True)
class Spot:
    """A paragraph where it stands: the `index`th of a block, what was `found` in the block before it, whether the block has a
    time of its own."""

    paragraphs: Sequence[Paragraph]
    index: int
    found: Sequence[Entry]
    traits: Traits
    standing: Standing
    timed: bool

    @property
    def paragraph(self) -> Paragraph:
        """The paragraph itself."""
        return self.paragraphs[self.index]

    @property
    def below(self) -> str:
        """The words below it, be they at its own time or at the next."""
        below = self.paragraphs[self.index + 1 : self.index + 2]
        return below[0].text if below else self.standing.following or self.standing.onward


Entries = Sequence[Entry]
Reading = Callable[[Spot], Entries]
"""What one rule says a paragraph is; nothing where it does not know it."""


def entries_of(paragraphs: Sequence[Paragraph], traits: Traits, standing: Standing, timed: bool) -> tuple[Entry, ...]:
    """The entries of a block's paragraphs, in order; `timed`: the block has a time of its own."""
    found: list[Entry] = []
    paragraphs = slots.boxes_closed(paragraphs, standing.boxed)
    for index, paragraph in enumerate(paragraphs):
        spot = Spot(paragraphs, index, found, traits, standing, timed)
        entries = _first(BY_FORM, spot)
        if not entries and timed and slots.is_post_line(paragraphs, index, found):
            found[-1] = replace(found[-1], pieces=(*found[-1].pieces, *paragraph.pieces))
            continue
        found += entries or _first(BY_PLACE, spot)
    return tuple(found)


def _first(rules: Sequence[Reading], spot: Spot) -> Entries:
    """What the first rule says that knows the paragraph."""
    return next((entries for rule in rules if (entries := rule(spot))), ())


# --------------------------------------------------------------------------- known by their form


def _closing_number(spot: Spot) -> Entries:
    """A number with a full stop that is the last word of the sentence right above it: since / 1621."""
    paragraph = spot.paragraph
    closed = paragraph.gap == 0 and paragraph.text.endswith(".") and paragraph.text[:1].isdigit()
    ends = closed and bool(spot.found) and bool(classify.open_sentence(spot.found[-1]))
    return (Entry(Kind.WORDS, paragraph.pieces),) if ends else ()


def _numbering(spot: Spot) -> Entries:
    """A number alone, of a row or a shot; a dash that stands for nothing."""
    paragraph = spot.paragraph
    alone = len(paragraph.pieces) == 1 and (manners.NUMBER.match(paragraph.text) or manners.SERIAL.match(paragraph.text))
    return (Entry(Kind.UNUSED, paragraph.pieces),) if alone or text_lines.NOTHING.match(paragraph.text) else ()


def _out(spot: Spot) -> Entries:
    """OUT, behind a time in the midst of a block."""
    paragraph = spot.paragraph
    out = spot.index and paragraph.after and outs.OUT.fullmatch(paragraph.text)
    return (Entry(Kind.UNUSED, paragraph.pieces),) if out else ()


def _ruled(spot: Spot) -> Entries:
    """A line that is ruled off: a heading that counts what stands below, or a note."""
    text = spot.paragraph.text
    if not spot.paragraph.ruled:
        return ()
    heads = serials.HEADING.match(text) or head_fields.FIELD.match(text) or text.endswith(":")
    return (Entry(Kind.CUE, spot.paragraph.pieces, cue=CueKind.HEADER if heads else CueKind.OTHER),)


def _page(spot: Spot) -> Entries:
    """The number of a page."""
    return _header(spot) if numbered.PAGE.match(spot.paragraph.text) else ()


def _question(spot: Spot) -> Entries:
    """A question in no quotes, set apart and of nobody who is named: of a guide to those who watch, where all that is said is quoted."""
    paragraph = spot.paragraph
    if not spot.standing.quoting or spot.timed:
        return ()
    asks = paragraph.gap > 0 and paragraph.text.endswith("?") and not standings.quotes(paragraph.text)
    return (Entry(Kind.CUE, paragraph.pieces),) if asks and speakers.label_of(paragraph.text) is None else ()


def _below_rows(spot: Spot) -> Entries:
    """What stands below the last row of a list of shots, set apart and in no quotes: a note to whoever uses them."""
    standing, paragraph = spot.standing, spot.paragraph
    last = standing.rows and not standing.logged and spot.timed and not (standing.following or standing.onward)
    note = last and spot.index > 0 and paragraph.gap > 0 and not paragraph.after and not standings.quotes(paragraph.text)
    return (Entry(Kind.CUE, paragraph.pieces),) if note and speakers.label_of(paragraph.text) is None else ()


def _title(spot: Spot) -> Entries:
    """The heading of a chapter, unless it announces whose words stand below."""
    titled = spot.paragraph.pieces[0] in spot.standing.titles and not _announces(spot)
    return chapters.entries_of(spot.paragraph.pieces[0]) if titled else ()


def _speaker(spot: Spot) -> Entries:
    """Who speaks below, and nothing else: by its place, or by announcing the quoted words there."""
    return (slots.slot_label(spot.paragraph),) if _names_speaker(spot) else ()


def _names_speaker(spot: Spot) -> bool:
    standing, paragraph = spot.standing, spot.paragraph
    leads = spot.index == 0 and len(spot.paragraphs) > 1 and slots.leads(paragraph, spot.timed, standing.slot, standing.headed)
    if paragraph.pieces[0] in standing.names or leads:
        return True
    posted = (spot.index > 0 or not spot.timed) and slots.is_posted(paragraph) and quotes.is_quoted(spot.below)
    return posted or _announces(spot)


def _announces(spot: Spot) -> bool:
    """Does a paragraph of a list of shots announce whose bite the quoted words below it are?"""
    return spot.standing.listing and not spot.timed and standings.heads_quote(spot.paragraph.text, spot.below)


BY_FORM: tuple[Reading, ...] = (_closing_number, _numbering, _out, _ruled, _page, _question, _below_rows, _title, _speaker)


# --------------------------------------------------------------------------- known by their place


def _heard(spot: Spot) -> Entries:
    """What is heard, first behind a time on a page that names its voices."""
    paragraph = spot.paragraph
    first = spot.standing.voiced and spot.timed and spot.index == 0
    heard = first and standings.is_heard(paragraph.text) and cues.cue_of(paragraph.text) is None
    return (Entry(Kind.CUE, paragraph.pieces, cue=CueKind.SOUND),) if heard else ()


def _in_front(spot: Spot) -> Entries:
    """What stands in front of a timecode on its line: a picture, or a cue or the name of a voice by its form."""
    paragraph = spot.paragraph
    if not (paragraph.before and spot.standing.manner == "rows"):
        return ()
    kind = cues.cue_of(paragraph.text)
    if kind is not None:
        return (Entry(Kind.CUE, paragraph.pieces, cue=kind),)
    label = speakers.label_of(paragraph.text)
    if label is not None and label.delivery is not None and label.words is None:
        return (Entry(Kind.LABEL, paragraph.pieces, label),)
    return (Entry(Kind.PICTURE, paragraph.pieces, odds=SEEN_IN_FRONT),)


def _placed_voice(spot: Spot) -> Entries:
    """A voice behind the place that an item is at, where items print their ends."""
    return placed_voices.parted(spot.paragraph.pieces) if spot.standing.ended else ()


def _bite(spot: Spot) -> Entries:
    """A bite that a page announces whose whole sentences are the commentary's."""
    announced = read_aloud.bite_label(spot.paragraph.text) if spot.standing.read else None
    return (Entry(Kind.LABEL, spot.paragraph.pieces, announced),) if announced else ()


def _heading(spot: Spot) -> Entries:
    """A date alone, or what a list is called."""
    listed = spot.standing.read and commentary.names_list(spot.paragraph.text)
    return _header(spot) if edges.DATE.fullmatch(spot.paragraph.text) or listed else ()


def _bracketed_bite(spot: Spot) -> Entries:
    """A bite in brackets right behind a time."""
    first = spot.timed and spot.index == 0 and spot.paragraph.after
    return slots.bite_in_brackets(spot.paragraph, spot.traits) if first else ()


def _shown(spot: Spot) -> Entries:
    """A picture led by one of the page's labels of pictures."""
    return inner_pictures.led(spot.paragraph.pieces, spot.standing.shown)


def _quoted(spot: Spot) -> Entries:
    """A picture and the words quoted in it, in a list of shots."""
    return quoted.parted(spot.paragraph.pieces, spot.standing.logged) if spot.standing.rows else ()


def _by_its_words(spot: Spot) -> Entries:
    """What its words say of it, leaning to what its place says."""
    standing, paragraph = spot.standing, spot.paragraph
    own = replace(spot.traits, colons=False) if standing.listing and not standings.quotes(paragraph.text) else spot.traits
    entries = _below_heading(classify.entries_of(paragraph.pieces, own, _place(spot)), spot)
    entries = inner_voices.answered(entries, spot.traits.names) if spot.traits.colons else entries
    entries = _logged(entries, spot) if standing.logged else _with_inner(entries, standing)
    in_vision = (standing.pictured and paragraph.after) or standing.quoting
    return tuple(_in_vision(entry) for entry in entries) if in_vision else entries


BY_PLACE: tuple[Reading, ...] = (_heard, _in_front, _placed_voice, _bite, _heading, _bracketed_bite, _shown, _quoted, _by_its_words)


# --------------------------------------------------------------------------- by its words


def _place(spot: Spot) -> Place:
    """Where the words of a paragraph stand: what is open before them, what follows."""
    standing, paragraph, last = spot.standing, spot.paragraph, spot.index + 1 == len(spot.paragraphs)
    return Place(
        paragraph.after,
        False,
        _open(spot.found or standing.before),
        standing.leaning(paragraph, spot.found),
        standing.following if last else spot.paragraphs[spot.index + 1].text,
        spot.timed and (spot.index == 0 or slots.is_seen_over_bite(paragraph, spot.found)),
        standing.onward if last else "",
    )


def _open(entries: Entries) -> str:
    """The sentence still open at the end of some entries; a picture may stand in the midst of commentary in capitals, a
    heading (LENA cont'd) in that of anybody who goes on."""
    spoken = classify.open_sentence(entries[-1]) if entries else ""
    if len(entries) > 1 and entries[-1].label is not None and entries[-1].label.continued:
        return classify.open_sentence(entries[-2])
    if spoken or len(entries) < 2 or entries[-1].kind is not Kind.PICTURE:
        return spoken
    before = classify.open_sentence(entries[-2])
    return before if wording.is_upper(before) else ""


def _below_heading(entries: tuple[Entry, ...], spot: Spot) -> tuple[Entry, ...]:
    """The entries of a paragraph; right below who speaks, on a page that prints names above words, one word before a colon is no
    other's: Narrator / Pollen, soot, a wing: the bog keeps them."""
    label = entries[0].label if entries and entries[0].kind is Kind.LABEL else None
    above = spot.found[-1] if spot.found and spot.found[-1].kind is Kind.LABEL and spot.found[-1].pieces else None
    if label is None or above is None or label.words is None or label.delivery is not None or label.bite or spot.traits.names_somebody(label.speaker):
        return entries
    listed = len(spot.paragraph.text[: label.words].split()) > 2 or not spot.traits.colons
    whole = listed and " " not in label.speaker and not wording.is_upper(label.speaker)
    return (Entry(Kind.WORDS, spot.paragraph.pieces),) if whole else entries


def _logged(entries: tuple[Entry, ...], spot: Spot) -> tuple[Entry, ...]:
    """The entries of a paragraph of a log: pictures, and what is quoted in them."""
    return logs.seen(logs.behind_quote(entries, spot.found or spot.standing.before), spot.paragraph.after)


def _with_inner(entries: tuple[Entry, ...], standing: Standing) -> tuple[Entry, ...]:
    """The entries of a paragraph, with the pauses, pictures and noises among its words set apart."""
    seen = inner_pictures.parted(boxed_pictures.parted(inner_cues.paused(entries), standing.boxed), standing.shown)
    return inner_cues.heard_behind(seen)


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


def _header(spot: Spot) -> Entries:
    return (Entry(Kind.CUE, spot.paragraph.pieces, cue=CueKind.HEADER),)
