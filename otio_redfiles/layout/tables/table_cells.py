"""Cells of a table become entries: by their column's role, and by what stands in them where the role leaves
it open."""

import re
from collections.abc import Callable, Sequence
from dataclasses import replace
from itertools import zip_longest

from otio_redfiles import aside_words, captions, vocabulary
from otio_redfiles.layout.lines import lines as text_lines
from otio_redfiles.layout.tables import (
    align,
    cell_entries,
    cell_marks,
    contents,
    cue_lines,
    dialogue,
    item_codes,
    marks,
    material,
    own_times,
    row_types,
    sizes,
    sound_cells,
)
from otio_redfiles.layout.tables import columns as cols
from otio_redfiles.layout.tables.contents import SPOKEN
from otio_redfiles.layout.tables.table_around import Around
from otio_redfiles.layout.tables.table_rows import Joined
from otio_redfiles.layout.words import (
    bites,
    classify,
    cues,
    persons,
    picture_cells,
    picture_cues,
    spans,
    speakers,
    wording,
)
from otio_redfiles.layout.words.place import Place
from otio_redfiles.layout.words.records import Entry, Kind
from otio_redfiles.layout.words.speakers import Label
from otio_redfiles.model import CueKind, Delivery, Piece

# Pictures first, then who speaks, then the words: the order in which a row is told.
ORDER = ("mark", "picture", "titles", "text", "speaker", "narration", "sound", "music", "effects", "notes")
NOBODY = (CueKind.TITLE, CueKind.MUSIC, CueKind.SOUND, CueKind.CREDITS, CueKind.OTHER)
"""What sheets put into the column of speakers besides them."""
HEARD = (CueKind.MUSIC, CueKind.SOUND)
NARRATED = Entry(Kind.LABEL, (), Label("NARRATOR", Delivery.NARRATION))
SUNG = re.compile(r"\s*[♩♪♫♬]+\s*")
"""Who "speaks" a song's words on sheets that name nobody there."""


class CellReader:
    """Reads the cells of a table from the top; remembers the picture and the words above."""

    def __init__(self, around: Around) -> None:
        self.around = around
        self.said: Entry | None = None
        self.last: Label | None = None
        self.narrated = False
        self.voice = ""
        self.above = (-1, "")
        self.wrapped: dict[int, CueKind] = {}
        self.time = ""
        self.spoken = False
        self.readers: dict[str, Callable[[Joined, int, Sequence[Entry]], list[Entry]]] = {
            "picture": self._picture,
            "text": self._text,
            "speaker": self._speaker,
            "narration": self._owned,
            "sound": self._owned,
        }

    def entries(self, row: Joined) -> tuple[Entry, ...]:
        """What a row tells, in the order in which it is told."""
        row = cell_entries.with_more(row, self.around.columns.first("more"))
        told = sorted(range(len(row.cells)), key=self._rank)
        if (typed := self._type_of(row)) is not None and isinstance(typed[0], CueKind | Kind):
            return row_types.unsaid([(self.around.columns.role(at), tuple(row.cells[at])) for at in told], typed[0])
        if material.is_omitted(self._cell_of(row, "timecode")):
            return self._left_out(row)
        if (mark := marks.row_mark(self._cell_of(row, "mark"))) is not None:
            return tuple(self._marked(row, mark))
        self.spoken = typed is not None and self.around.columns.first(*SPOKEN) is None
        found: list[Entry] = [NARRATED] if typed == (Delivery.NARRATION,) and not self._is_named(row) else []
        for at in told:
            if row.cells[at]:
                found += self._cell(row, at, found)
        self.time = self._time_of(row)
        found = sizes.with_size(found, tuple(self._cell_of(row, "size")))
        return cell_marks.marked(found, self.around.in_quotes)

    def _left_out(self, row: Joined) -> tuple[Entry, ...]:
        """What a row tells that says it is not in the programme: remarks."""
        cells = ((self.around.columns.role(at), tuple(pieces)) for at, pieces in enumerate(row.cells))
        return tuple(Entry(Kind.UNUSED if role in row_types.NOTHING else Kind.CUE, pieces) for role, pieces in cells if pieces and role not in contents.TIMES)

    def _marked(self, row: Joined, mark: marks.Mark) -> list[Entry]:
        """What a row tells whose mark says what its words are."""
        found: list[Entry] = []
        for at in (at for at in sorted(range(len(row.cells)), key=self._rank) if row.cells[at]):
            role = self.around.columns.role(at)
            own = marks.entry_of(mark, role, tuple(row.cells[at]))
            found += [own] if own else self._owned(row, at, found) if role == "text" else self._cell(row, at, found)
        return found

    def _time_of(self, row: Joined) -> str:
        return spans.joined(row.cells[at]) if (at := self.around.columns.first("timecode")) is not None else ""

    def _laid_over(self, row: Joined, at: int) -> CueKind | None:
        """TITLE for a graphic over the picture that has its timecode already."""
        again = self.time and self.time == self._time_of(row)
        return CueKind.TITLE if again and aside_words.is_graphic(spans.joined(row.cells[at])) else None

    def _type_of(self, row: Joined) -> tuple[row_types.Meaning] | None:
        """What a row is by its cell in the column of types, or by the letters of its number; None without one."""
        pieces = self._cell_of(row, "type")
        number = spans.joined(self._cell_of(row, "number"))
        return row_types.type_named(spans.joined(pieces)) if pieces else item_codes.meaning_of(number, self.around.codes)

    def _is_named(self, row: Joined) -> bool:
        """Does a row of speech say whose it is, in a cell of its own or before its words?"""
        words = self._cell_of(row, "text") or self._cell_of(row, "picture")
        return bool(self._cell_of(row, "speaker")) or (bool(words) and speakers.label_of(words[0].text) is not None)

    def _cell_of(self, row: Joined, role: str) -> Sequence[Piece]:
        at = self.around.columns.first(role)
        return row.cells[at] if at is not None else ()

    def _rank(self, at: int) -> int:
        role = self.around.columns.role(at)
        return ORDER.index(role) if role in ORDER else len(ORDER)

    def _cell(self, row: Joined, at: int, before: Sequence[Entry]) -> list[Entry]:
        role, pieces = self.around.columns.role(at), tuple(row.cells[at])
        if role in contents.TIMES or role == "size":
            return []
        if role in self.readers and row_types.is_empty(pieces):
            return [Entry(Kind.UNUSED, pieces)]
        if self.spoken and role in ("text", "picture"):
            return self._owned(row, at, before)
        if role in self.readers:
            return self.readers[role](row, at, before)
        if role in row_types.NOTHING:
            return [Entry(Kind.UNUSED, pieces)]
        return [Entry(Kind.CUE, pieces, cue=sound_cells.heard(role, spans.joined(pieces)))]

    # -- pictures

    def _picture(self, row: Joined, at: int, before: Sequence[Entry]) -> list[Entry]:
        """A picture cell: descriptions and the text over them; a line of one description; or a cue."""
        pieces = row.cells[at]
        groups = picture_cells.groups(pieces, row.breaks[at], self.around.typed, self.around.listed)
        captioned = any(group.caption for group in groups)
        kind = self.wrapped.pop(row.line, None)
        if kind is not None:
            return [Entry(Kind.CUE, tuple(pieces), cue=kind, wrapped=True)]
        if len(groups) == 1 and self._is_catalogued(row):
            return [Entry(Kind.PICTURE, tuple(pieces), bracketed=True)]
        kind = None if captioned and len(groups) > 1 else self._cue(row, at) or self._laid_over(row, at)
        if kind is not None or (not captioned and cues.is_instruction(spans.joined(pieces))):
            return [Entry(Kind.CUE, tuple(pieces), cue=kind or CueKind.OTHER)]
        if self.around.by_line and not captioned:
            return [self._picture_line(row, at)]
        return [cell_entries.seen(group, index == 0) for index, group in enumerate(groups)]

    def _is_catalogued(self, row: Joined) -> bool:
        """Is this a numbered shot of an archive's list, in which nothing is said? Titles and captions are shots there, not in
        a running order, which prints where items end."""
        at = self.around.columns.first("number")
        if "out" in self.around.columns.roles and "timecode" not in self.around.columns.roles:
            return False
        return self.around.silent and at is not None and bool(row.cells[at])

    def _cue(self, row: Joined, at: int) -> CueKind | None:
        """The cue that a picture cell is as a whole; where cells are read by the line, lines below belong to it."""
        text, last = spans.joined(row.cells[at]), row
        kind = picture_cues.cue_of(text)
        while self.around.by_line and kind is not None and (below := self._rest(text, last, at)) is not None:
            text, last = f"{text} {spans.joined(below.cells[at])}", below
            self.wrapped[below.line] = kind
            kind = picture_cues.cue_of(text)
        if kind is None:
            self.wrapped.clear()
        return kind

    def _rest(self, text: str, last: Joined, at: int) -> Joined | None:
        """The line below if it goes on with the cue `text`: no timecode, and a word that had no room, or goes on in
        lower case, or in capitals after a name in capitals."""
        below, time = self.around.below.get(last.line), self.around.columns.first("timecode")
        if below is None or below.line != last.line + 1 or not below.cells[at] or (time is not None and below.cells[time]):
            return None
        line, more = spans.joined(last.cells[at]), spans.joined(below.cells[at])
        fits = text_lines.is_full(line, more, self.around.widths.get(at, 0)) or wording.goes_on(text, more)
        fits = fits or (wording.is_upper(more) and wording.is_upper(text.rpartition(":")[2]))
        return below if fits and not wording.is_fresh(more) else None

    def _picture_line(self, row: Joined, at: int) -> Entry:
        """One line of a picture cell; the line above it was full where this one's first word had no room."""
        pieces = row.cells[at]
        text = spans.joined(pieces)
        (line, above), self.above = self.above, (pieces[-1].line, text)
        order = self.around.order
        beside = order.get(pieces[0].line, -9) - order.get(line, -9) == 1
        full = beside or text_lines.is_full(above, text, self.around.widths.get(at, 0))
        full = full and not self._is_timed_below(row, at)
        goes_on = not own_times.is_timed(self.around.columns, row, text)
        return Entry(
            Kind.PICTURE, tuple(pieces), bracketed=True, wrapped=goes_on, full=full, fresh=wording.is_fresh(text)
        )

    def _is_timed_below(self, row: Joined, at: int) -> bool:
        """Does this piece go on in the row below, beside a timecode that nobody begins to speak at?

        Then that timecode is this picture's own, so this is a new one.
        """
        below, time = self.around.below.get(row.line), self.around.columns.first("timecode")
        if below is None or time is None or not below.cells[at] or not below.cells[time] or row.cells[time]:
            return False
        if not wording.goes_on(spans.joined(row.cells[at]), spans.joined(below.cells[at])):
            return False
        first, second = self._said_in(row), self._said_in(below)
        return not first or (not wording.is_finished(first) and speakers.label_of(second) is None)

    def _said_in(self, row: Joined) -> str:
        return spans.joined(
            p for at, pieces in enumerate(row.cells) if self.around.columns.role(at) in SPOKEN for p in pieces
        )

    # -- speakers

    def _speaker(self, row: Joined, at: int, before: Sequence[Entry]) -> list[Entry]:
        """The speaker's cell: a name with its marks; several lines are one name."""
        bare = tuple(self._unquoted(piece) for piece in row.cells[at])
        text = dialogue.speaker_of(spans.joined(bare))
        if SUNG.fullmatch(text):
            return [Entry(Kind.UNUSED if self._said_in(row) else Kind.CUE, bare, cue=CueKind.MUSIC, bracketed=True)]
        if not re.search(r"\w", text):
            return [Entry(Kind.UNUSED, tuple(row.cells[at]))]
        if self._voices(row, text):
            return [Entry(Kind.UNUSED, bare)]
        if (kind := self._kind_named(row, text)) is not None:
            return [Entry(Kind.UNUSED if self._said_in(row) else Kind.CUE, bare, cue=kind, bracketed=True)]
        if sound_cells.unheard(self._said_in(row)) or (vocabulary.is_bracketed(text) and sound_cells.voiced(self._said_in(row))):
            return [Entry(Kind.CUE, bare, cue=CueKind.OTHER)]
        text = text.strip("[]() ") if vocabulary.is_bracketed(text) else text
        heading = vocabulary.heading_of(text)
        over = Delivery.VOICE_OVER if persons.is_unseen(heading.speaker) else None
        named = Label(heading.speaker or text, heading.delivery or over, heading.continued)
        label = replace(named if over else speakers.label_of(text) or named, sure=0.95)
        label = self._apart(label) if label.continued and self._is_title(row) else label
        self.last = label if label.speaker else self.last
        return [Entry(Kind.LABEL, bare, label)]

    def _is_title(self, row: Joined) -> bool:
        """Is a row a title of a list that has no pictures, with a beginning and an end of its own?"""
        return self.around.columns.first("picture", "text") is None and all(self._cell_of(row, role) for role in ("timecode", "out"))

    def _apart(self, label: Label) -> Label:
        """The label of a title of its own, though its name says that the one above goes on."""
        same = self.last is not None and label.speaker.upper() in ("", self.last.speaker.upper())
        return replace(label, speaker=self.last.speaker, delivery=label.delivery or self.last.delivery, continued=False) if same and self.last else label

    def _voices(self, row: Joined, speaker: str) -> tuple[Entry, ...]:
        """The voices of a row's words, where they are more than one."""
        said = [pieces for at, pieces in enumerate(row.cells) if pieces and self.around.columns.role(at) in SPOKEN]
        return dialogue.voices(said[0], speaker) if len(said) == 1 and len(said[0]) > 1 and speaker else ()

    def _kind_named(self, row: Joined, text: str) -> CueKind | None:
        """What the "character" of this row is that is nobody: text over the picture, music, a sound; TEXT alone is
        some houses' narrator."""
        if captions.names_caption(text) or text.strip(" :").lower() in ("insert", "graphic", "graphics", "gfx", "sign", "signs"):
            return None if text.strip(" :").lower() == "text" and self._is_narrated(row) else CueKind.TITLE
        if aside_words.names_aside(text):
            return CueKind.OTHER
        return {"music": CueKind.MUSIC, "effects": CueKind.SOUND}.get(cols.role_named(text))

    def _is_narrated(self, row: Joined) -> bool:
        """Are the words beside TEXT a sentence of commentary, not a caption, nor capitals where commentary has none?"""
        text = self._said_in(row).strip('"“”')
        if wording.is_upper(text) and not self.around.traits.upper_narration:
            return False
        return wording.is_finished(text) or len(text.split()) > 8

    def _unquoted(self, piece: Piece) -> Piece:
        """A cell without the quotes that this table sets round every cell of words."""
        return spans.unquoted(piece) if self.around.quoted else piece

    # -- words

    def _text(self, row: Joined, at: int, before: Sequence[Entry]) -> list[Entry]:
        """A cell of the only column of words: told by what stands in it."""
        return self._lines(row.cells[at], False, 0.0)

    def _owned(self, row: Joined, at: int, before: Sequence[Entry]) -> list[Entry]:
        """A cell of spoken words, its owner put before it where the column says more than the cell does."""
        if voices := self._voices(row, spans.joined(self._cell_of(row, "speaker"))):
            self.said = voices[-1]
            return [*voices]
        above = before[-1] if before and before[-1].kind is Kind.LABEL else None
        open_, last = classify.open_sentence(self.said), self.said
        found = self._words(row, at, before)
        if found and above is None and self.around.by_line and own_times.times_pictures(self.around.columns):
            found[0] = replace(found[0], full=own_times.is_paragraph(last, found[0], self.around.widths.get(at, 0)))
        first = above or next((entry for entry in found if entry.kind in (Kind.LABEL, Kind.WORDS)), None)
        if first is None:
            return found
        if first.kind is Kind.WORDS and (owner := self._owner(at, bool(open_))) is not None:
            found.insert(0, owner)
            first = owner
        last = next((entry for entry in reversed(found) if entry.kind is Kind.LABEL), first)
        if last.label is not None:
            self.narrated = last.label.delivery is Delivery.NARRATION
            self.voice = self.voice if self.narrated else last.label.speaker
        return found

    def _owner(self, at: int, open_: bool) -> Entry | None:
        """Whose the words of a cell without a heading are, where that is not who spoke last: of an interview's column
        beside the commentary's, who last spoke there; of the commentary's alone, the narrator's."""
        columns = self.around.columns
        if columns.role(at) == "sound" and columns.first("narration") is not None:
            return Entry(Kind.LABEL, (), Label(self.voice, Delivery.SYNC)) if self.narrated else None
        alone = columns.role(at) == "narration" and columns.first("timecode", "speaker") is None and not self.around.traits.narrator
        return NARRATED if alone and self.voice and not self.narrated and not open_ else None

    def _words(self, row: Joined, at: int, before: Sequence[Entry]) -> list[Entry]:
        """A cell of spoken words, line by line: headings, words, cues."""
        pieces, last = row.cells[at], before[-1] if before else None
        named = last is not None and last.kind is Kind.LABEL
        speakers_apart = self.around.columns.first("speaker") is not None
        if speakers_apart and last is not None and last.kind in (Kind.CUE, Kind.UNUSED) and last.bracketed and last.cue in NOBODY:
            return [Entry(Kind.CUE, tuple(self._unquoted(piece) for piece in pieces), cue=last.cue)]
        if not named and self._is_narrators(at) and not self._is_announced(row, before) and not sound_cells.has_own_voice(pieces):
            kind = sound_cells.unsaid(spans.joined(pieces))
            return [Entry(Kind.CUE, tuple(pieces), cue=kind)] if kind else [NARRATED, Entry(Kind.WORDS, tuple(pieces))]
        if (label := self._sourced(last, pieces)) is not None:
            return [*classify.label_and_words(Entry(Kind.LABEL, tuple(pieces), label), pieces[0], self.around.traits)]
        if speakers_apart and len(pieces) == 1 and (named or not align.is_led(pieces[0].text)):
            bare = self._unquoted(pieces[0])
            kind = None if named else sound_cells.unheard(bare.text) or cell_entries.aside(bare.text) or self._noise(pieces)
            return [Entry(Kind.CUE, (bare,), cue=kind) if kind else Entry(Kind.WORDS, (bare,))]
        if not named and (self._noise(pieces) or sound_cells.is_of_tape(spans.joined(pieces))):
            return [Entry(Kind.CUE, tuple(pieces), cue=CueKind.SOUND)]
        return self._lines(pieces, named, classify.SURELY_SAID)

    def _sourced(self, last: Entry | None, pieces: Sequence[Piece]) -> Label | None:
        """Who a cell of one line says speaks, beside one that says in brackets where the words are from."""
        source = last is not None and last.kind is Kind.CUE and vocabulary.is_bracketed(last.text)
        return sound_cells.voiced(pieces[0].text) if source and len(pieces) == 1 else None

    def _is_announced(self, row: Joined, before: Sequence[Entry]) -> bool:
        """Does the picture of a row say whose recorded words stand in the column of commentary, nothing in that of sound?"""
        said = self._cell_of(row, "sound")
        return not said and any(entry.kind is Kind.PICTURE and bites.bite_speaker(entry.text) for entry in before)

    def _noise(self, pieces: Sequence[Piece]) -> CueKind | None:
        """SOUND, where a cell of one line names a noise, or says that there is none, and goes on with no sentence."""
        if len(pieces) != 1 or (self.around.traits.upper_narration and wording.is_upper(pieces[0].text)):
            return None
        heard = sound_cells.names_noise(pieces[0].text) or (self.around.voiced and cell_entries.aside(pieces[0].text) is None and sound_cells.is_fragment(pieces[0].text))
        return CueKind.SOUND if heard and not classify.open_sentence(self.said) else None

    def _is_narrators(self, at: int) -> bool:
        """A column of commentary beside one of other sound is the narrator's."""
        columns = self.around.columns
        return (
            columns.role(at) == "narration"
            and columns.first("sound") is not None
            and not self.around.traits.narrator
        )

    def _lines(self, pieces: Sequence[Piece], named: bool, lean: float) -> list[Entry]:
        around = self.around
        pieces = [part for piece in pieces for part in sound_cells.voices_apart(piece)] if lean else pieces
        found: list[Entry] = []
        below_cue = 0
        for at, (piece, below) in enumerate(zip_longest(pieces, pieces[1:])):
            last = found[-1] if found else self.said
            if at < below_cue:
                continue
            if (cue := cue_lines.announced(pieces, at, last, around.traits)) is not None:
                found.append(cue)
                below_cue = at + len(cue.pieces)
                continue
            label = sound_cells.heading(piece, below, last, around.traits, around.names) if lean else None
            if self._is_remark(piece, found):
                found[-1] = replace(found[-1], pieces=(*found[-1].pieces, piece))
            elif label is None:
                found += self._line(piece, found, named and not found, lean)
            else:
                found.append(Entry(Kind.LABEL, (piece,), label))
        self.said = found[-1] if found else self.said
        return found

    def _is_remark(self, piece: Piece, found: Sequence[Entry]) -> bool:
        """In a list of pictures alone: does a line in round brackets say something of the picture right above it?"""
        round_ = piece.text[:1] == "(" and vocabulary.is_bracketed(piece.text)
        beside = round_ and bool(found) and found[-1].kind is Kind.PICTURE and self.around.traits.shows_only
        return beside and cues.cue_of(piece.text) is None and cues.cue_of(piece.text.strip("()")) is None

    def _line(self, piece: Piece, found: Sequence[Entry], named: bool, lean: float) -> tuple[Entry, ...]:
        """One line of words; `found` stands above it in the cell."""
        around, last = self.around, found[-1] if found else self.said
        unfinished = classify.open_sentence(last)
        if lean and (unspoken := sound_cells.unspoken(piece.text)):
            return (Entry(Kind.CUE, (piece,), cue=unspoken),)
        if unfinished and found and piece.text[:1].islower():
            return (Entry(Kind.WORDS, (piece,)),)
        if named_so := sound_cells.led_in(piece, around.traits) if lean else sound_cells.in_brackets(piece, around.traits):
            return named_so
        if lean and not unfinished and (kind := vocabulary.labelled_cue(piece.text)) in HEARD:
            return (Entry(Kind.CUE, (piece,), cue=kind),)
        following = around.following.get((piece.line, piece.column), "")
        place = Place(True, False, unfinished, lean, following, not found)
        entries = classify.entries_of((piece,), around.traits, place)
        if entries[0].kind is Kind.PICTURE and entries[0].bracketed and around.columns.first("picture") is not None:
            return (Entry(Kind.CUE, (piece,), cue=CueKind.SOUND, bracketed=True),)  # pictures have a column of their own
        if named or (last is not None and last.kind is Kind.LABEL):
            return tuple(cell_entries.as_words(entry) for entry in entries)
        return cell_entries.doubted(entries) if lean and around.traits.colons and not found else entries
