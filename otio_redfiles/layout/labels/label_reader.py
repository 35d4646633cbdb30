"""Paragraphs of labelled lines become items: pictures, whose words, captions, cues."""

import re
from collections.abc import Sequence
from dataclasses import replace

from otio_redfiles import notation, vocabulary
from otio_redfiles.layout.labels import booth_notes, label_blocks, lists_behind, quoted_sound, quoting
from otio_redfiles.layout.labels.labelled import Labelled
from otio_redfiles.layout.labels.labels import SPOKEN, Tag
from otio_redfiles.layout.labels.paragraphs import Paragraph, Text, is_headed
from otio_redfiles.layout.labels.quoted_sound import Quotation
from otio_redfiles.layout.lines import part_heads, stream
from otio_redfiles.layout.words import bites, cues, picture_cells, spans, speakers, voices, wording
from otio_redfiles.layout.words.interpret import Read
from otio_redfiles.layout.words.scribe import NARRATOR, Scribe
from otio_redfiles.layout.words.voices import Voice
from otio_redfiles.model import CueKind, Delivery, Piece, Stamp

CUE_ROLES = {"title": CueKind.TITLE, "music": CueKind.MUSIC, "effects": CueKind.SOUND}
MANY = 60
"""So many captions back a picture can still show who speaks."""
ENDS = (CueKind.END, CueKind.CREDITS)
TRACKS = frozenset(("text", "narration", "off", "v/o", "vo", "v.o.", "voice over", "voice-over", "voiceover", "texte", "sprechertext", "kommentartext"))
"""Labels of the commentary that name a track and nobody."""
PERSON = re.compile(r"narr(?:ator)?s?\.?|commentators?|sprecher(?:in)?|erzähler(?:in)?|narrat(?:eur|rice)", re.IGNORECASE)


def understand_labelled(page: Labelled) -> Read:
    """Items and timecodes of a page of labelled lines."""
    reader = _Reader(page)
    for row in page.head:
        reader.scribe.cue(CueKind.HEADER, (row,))
    for at in range(len(reader.body)):
        reader.read(at)
    words = ", ".join(word.lower() for word in page.words)
    return Read(f"labelled lines: {words}" if words else "commentary below its times", reader.scribe.written(), page.stamps, tuple(reader.lengths))


def _shares(body: Sequence[Paragraph]) -> bool:
    """Do words begin with the picture above them? Not where words print times of their own, or few pictures have any."""
    pictures, timed = sum(one.role == "picture" for one in body), sum(bool(one.times) for one in body)
    return 2 * timed >= pictures and not any(one.tail and not one.lead for one in body if one.role in SPOKEN)


class _Reader:
    """Reads paragraphs from the top. `block` are the times of the picture (or line) that words below it share; `told` that the
    page says what its pictures are, so that a title that a time leads is none. In a `log` each line has its own time, or none."""

    def __init__(self, page: Labelled) -> None:
        self.body, self.scribe = booth_notes.apart(page.body), Scribe()
        self.known = voices.known_names(text.piece.text for one in page.body if one.role in SPOKEN for text in one.texts)
        self.shares, self.form, self.quoting = _shares(page.body), page.form, quoting.narrates(self.body, self.known)
        self.told = any((one.role == "picture" and one.tag is not None) or is_headed(one) for one in page.body)
        self.log = not page.form and any(one.speaker is not None for one in page.body)
        self.pairs = self._meaning()
        self.block: tuple[Stamp, ...] = ()
        self.pictured = self.spoken = self.listing = False
        self.picture, self.caption = "", ""
        self.names: list[str] = []
        self.lengths: list[Stamp] = []

    def read(self, at: int) -> None:
        one = self.body[at]
        if one.lead:
            self.block, self.pictured, self.spoken = one.lead, False, False
        self.listing = self.listing and one.role == ""
        if one.role == "picture":
            self._picture(one, at)
        elif one.role in SPOKEN:
            self._spoken(one, at)
        elif one.role in CUE_ROLES:
            self._cue(one)
        elif one.role == "":
            self._loose(one.texts)
        elif one.role != "number":
            self._note(one)

    # -- times

    def _meaning(self) -> str:
        """What a second time, behind the words, is beside one before them: "out" or "duration"."""
        pairs = [
            (start, end)
            for one in self.body
            if one.lead and one.tail
            for start in [notation.clock(one.lead[0].text)]
            for end in [notation.clock(one.tail[0].text)]
            if start is not None and end is not None
        ]
        return stream.pair_meaning(pairs) if pairs else ""

    def _times(self, one: Paragraph) -> tuple[Stamp | None, Stamp | None, Stamp | None]:
        """The in, out and length that a paragraph prints itself."""
        start, out = one.times[0] if one.times else None, one.times[1] if len(one.times) > 1 else None
        if one.length is not None:
            self.lengths.append(one.length)
        if not one.lead or not one.tail:
            return start, out, one.length
        if self.pairs == "duration":
            self.lengths.append(one.tail[0])
            return start, out, one.tail[0]
        return start, out or one.tail[0], None

    def _words_at(self, one: Paragraph) -> tuple[Stamp | None, Stamp | None]:
        """The in and out of words: their own, else the in of the picture above them, once."""
        start, out, _ = self._times(one)
        if start is None and self.shares and self.block and not self.spoken:
            start = self.block[0]
        self.spoken = True
        return start, out

    # -- pictures

    def _picture(self, one: Paragraph, at: int) -> None:
        one, over = _uncaptioned(one)
        texts, below = self._parted(one, at)
        pieces = tuple(text.piece for text in texts)
        start, out, length = self._times(one)
        if one.tail and not one.lead:
            self.block, self.spoken = one.tail, False
        elif not one.times and not self.log:
            self._untimed()
            start, out = (self.block[0], self.block[1] if len(self.block) > 1 else None) if self.block else (None, None)
        self.pictured, self.picture, self.caption = True, spans.joined(pieces), ""
        kind = cues.cue_of(self.picture)
        if kind in ENDS or (one.tag is None and kind is CueKind.TITLE and self.told):
            self.scribe.cue(kind, pieces, start, out, length)
        elif one.tag is not None and one.tag.continued and self.scribe.last_shot() is not None:
            self.scribe.extend_shot(pieces)
        elif pieces:
            first, *more = label_blocks.pictures(one.tag, pieces)
            self.scribe.shot(first, start, out, length)
            for other in more:
                self.scribe.shot(other)
        self._below(below, at)
        if over:
            self._name(voices.captioned(spans.joined(over).partition(":")[2]))
            self.scribe.cue(CueKind.TITLE, over)

    def _untimed(self) -> None:
        """A picture without a time has that of its line's block, if it is the block's first."""
        if self.pictured:
            self.block, self.spoken = (), False

    def _parted(self, one: Paragraph, at: int) -> tuple[Sequence[Text], Sequence[Text]]:
        """The lines of a description, and those below it that are none: a caption of who speaks next."""
        lines = range(1, len(one.texts)) if self._is_nameless(at + 1) else ()
        below = next((index for index in lines if self._is_caption(one.texts, index)), len(one.texts))
        return one.texts[:below], one.texts[below:]

    def _is_caption(self, texts: Sequence[Text], index: int) -> bool:
        """Could the lines from here on be a name and what its bearer is?"""
        name, before = texts[index].piece.text, texts[index - 1].piece.text
        if len(texts) - index > 3 or not voices.captioned(name):
            return False
        return name.isupper() or not wording.goes_on(before, name)

    def _below(self, texts: Sequence[Text], at: int) -> None:
        """Lines below a picture that are none of it."""
        if texts and self._is_nameless(at + 1) and voices.captioned(texts[0].piece.text):
            self._name(voices.captioned(texts[0].piece.text))
            self.scribe.cue(CueKind.TITLE, tuple(text.piece for text in texts))
        else:
            self._loose(texts)

    # -- captions, cues, notes

    def _name(self, name: str) -> None:
        self.caption = name or self.caption
        if name and name not in self.names:
            self.names = [*self.names[-MANY:], name]

    def _cue(self, one: Paragraph) -> None:
        start, out, length = self._times(one)
        tag = (one.tag.piece,) if one.tag is not None and (one.tag.number or not one.texts) else ()
        pieces = (*tag, *one.pieces)
        if one.role == "title" and one.texts:
            self._name(voices.captioned(one.texts[0].piece.text))
        self.scribe.cue(CUE_ROLES[one.role], pieces, start, out, length)

    def _note(self, one: Paragraph) -> None:
        pieces = (*((one.tag.piece,) if one.tag else ()), *one.pieces)
        if pieces:
            self.scribe.cue(CueKind.OTHER, pieces)

    def _loose(self, texts: Sequence[Text]) -> None:
        """Lines without a label that stand apart: a list of shots, a speaker's heading with words, or cues."""
        if self._listed(texts):
            return
        speaking = False
        for text in texts:
            voice = voices.heading_line(text.piece.text, self.known) if not speaking else None
            kind = cues.cue_of(text.piece.text)
            if kind is None and voice is not None and len(texts) > 1:
                self._begin(voice, (text.piece,), *self._words_at(Paragraph("", None, ())))
                speaking = True
            elif kind is None and speaking:
                self.scribe.say((text.piece,))
            else:
                self.scribe.cue(kind or vocabulary.parting(text.piece.text) or _noted(text.piece.text), (text.piece,))

    def _listed(self, texts: Sequence[Text]) -> bool:
        """Are these lines, or what they head, a list of shots behind the script?"""
        found = lists_behind.list_of([text.piece for text in texts], self.listing)
        self.listing = found is not None or any(lists_behind.names_list(text.piece.text) for text in texts[-1:])
        if found is not None:
            self.scribe.list_shots(found.above, found.items)
        return found is not None

    # -- words

    def _spoken(self, one: Paragraph, at: int) -> None:
        """Words behind a label: whose they are is told by the label, by the words, or by a caption."""
        if one.on and self.scribe.speech is not None:
            self.scribe.say(one.pieces, self.block[0] if self.block else None)
            return None
        first = one.texts[0].piece if one.texts else None
        text = first.text if first else ""
        voice = self._voice(one, text, at) or voices.shown(text, self.picture)
        quoted = quoted_sound.quotations_of(text) if one.role == "sound" and len(one.texts) == 1 else ()
        if first is not None and quoted and (voice is None or len(quoted) > 1):
            return self._quoted(one, first, quoted, at)
        if voice is None:
            return self._unnamed(one)
        head, rest = self._heading(one, first, voice)
        start, out = self._words_at(one)
        self._begin(voice, head, start, out)
        if rest is not None:
            self.scribe.say((rest,), start if self.scribe.resumed else None)
        self.scribe.resumed = False
        self._more(one.texts[1:])

    def _quoted(self, one: Paragraph, sound: Piece, quoted: Sequence[Quotation], at: int) -> None:
        """A sound that says before every quotation who says it."""
        start, out = self._words_at(one)
        for quote in quoted:
            if (heard := spans.part(sound, quote.before, quote.lead)) is not None:
                self.scribe.cue(voices.sound_cue(heard.text) or CueKind.SOUND, (heard,))
            named, words = spans.part(sound, quote.lead, quote.start), spans.part(sound, quote.start, quote.end)
            speaker = quote.speaker or (self._shown(at) if quote.delivery is Delivery.SYNC and not quote.continued else "")
            self._begin(Voice(self._whole(speaker), quote.delivery, quote.continued, 0), (named,) if named else (), start, out)
            self.scribe.resumed = False
            if words is not None:
                self.scribe.say((words,))
            start = out = None
        if (rest := spans.part(sound, quoted[-1].end)) is not None:
            self.scribe.cue(voices.sound_cue(rest.text) or CueKind.SOUND, (rest,))

    def _shown(self, at: int) -> str:
        """Whose interview the picture is, else who is known to be in it."""
        return bites.bite_speaker(self.picture) or self._who(at)

    def _whole(self, name: str) -> str:
        """The name of who speaks already, if this is a part of it."""
        last = self.scribe.speech.speaker if self.scribe.speech is not None else ""
        return last if name and name.upper() in last.upper().split() else name

    def _voice(self, one: Paragraph, text: str, at: int) -> Voice | None:
        """Who speaks a paragraph of words."""
        if one.speaker is not None:
            heading = vocabulary.heading_of(one.speaker.text)
            return Voice(heading.speaker or one.speaker.text, heading.delivery, heading.continued, 0)
        said = voices.voice_of(text, self.known, one.role != "narration")
        if said is None and len(one.texts) > 1 and (one.role in ("sync", "link") or text):
            said = voices.heading_line(text, self.known) or (
                voices.name_line(text) if one.role in ("sync", "link") else None
            )
        cont = one.tag is not None and one.tag.continued
        if one.role == "sync":
            said = said or (replace(voices.marked(one.tag.mark), words=0) if one.tag and one.tag.mark else Voice("", None, cont, 0))
            return replace(said, speaker=said.speaker or self._who(at), delivery=said.delivery or Delivery.SYNC)
        if said is not None and not said.speaker:
            return replace(said, speaker=self._who(at))
        if said is None and one.role in ("narration", "link"):
            return Voice(self._narrator(one.tag), Delivery.NARRATION, cont, 0)
        if said is not None and one.role == "narration" and said.delivery is None:
            return replace(said, delivery=Delivery.VOICE_OVER)
        return said

    def _narrator(self, tag: Tag | None) -> str:
        """The narrator's name: the label as printed, where it is no column's."""
        printed = tag.printed if tag else ""
        track = printed.lower() in TRACKS or (self.form and not PERSON.fullmatch(printed))
        return NARRATOR if track or not printed else printed

    def _heading(
        self, one: Paragraph, first: Piece | None, voice: Voice
    ) -> tuple[tuple[Piece, ...], Piece | None]:
        """The printed heading of a voice, and the words behind it on its line."""
        tag = (one.tag.piece,) if one.tag is not None and one.role in ("sync", "narration") and not self.form else ()
        tag = (one.speaker,) if one.speaker is not None else tag
        if first is None:
            return tag, None
        if voice.words is None:
            return (*tag, first), None
        head = spans.part(first, 0, voice.words)
        return (*tag, *((head,) if head else ())), spans.part(first, voice.words)

    def _begin(self, voice: Voice, heading: tuple[Piece, ...], start: Stamp | None, out: Stamp | None) -> None:
        """A voice begins to speak, or goes on where its heading says so."""
        open_ = self.scribe.speech
        if voice.continued and open_ is not None and voice.speaker.upper() in ("", open_.speaker.upper(), *open_.speaker.upper().split()):
            self.scribe.resume(heading, start)
            open_.out = out
            return
        line = heading[0].line if heading else 0
        self.scribe.begin(voice.speaker, voice.delivery or Delivery.SYNC, heading, start, out, line)

    def _unnamed(self, one: Paragraph) -> None:
        """Sound that names nobody: a cue, or words of who spoke last."""
        text = one.texts[0].piece.text if one.texts else ""
        kind = voices.sound_cue(text) if text else None
        whole = spans.joined(one.pieces)
        if kind is None and text and voices.is_said(whole):
            start, out = self._words_at(one)
            if self.scribe.speech is None or (self.quoting and self.scribe.speech.delivery is not Delivery.NARRATION):
                self.scribe.begin(NARRATOR, Delivery.NARRATION, (), start, out, one.texts[0].piece.line, 0.8)
            self.scribe.say((one.texts[0].piece,), start)
            self._more(one.texts[1:])
        elif text:
            at = next((n for n, t in enumerate(one.texts[1:], 1) if self._is_new(t.piece.text, "")), len(one.texts))
            start, out, length = self._times(one)
            self.scribe.cue(kind or CueKind.SOUND, tuple(t.piece for t in one.texts[:at]), start, out, length)
            self._more(one.texts[at:])

    def _is_new(self, text: str, before: str) -> bool:
        """Does a line below a label begin something new: another voice, or a cue?"""
        if before and not wording.is_finished(before):
            return False
        voice = voices.voice_of(text, self.known, False) or voices.heading_line(text, self.known)
        return voice is not None or voices.sound_cue(text) is not None

    def _more(self, texts: Sequence[Text]) -> None:
        """Further lines below a label of sound: its words, another voice, a cue."""
        for text in texts:
            piece, speech = text.piece, self.scribe.speech
            before = speech.text() if speech is not None else ""
            if before and not wording.is_finished(before) and not text.gap:
                self.scribe.say((piece,))
                continue
            voice = voices.voice_of(piece.text, self.known, False) or (voices.heading_line(piece.text, self.known) if before else None)
            kind = voices.sound_cue(piece.text)
            if kind is None and voice is not None:
                self._voiced(piece, voice)
            elif kind is None and speech is not None:
                self.scribe.say((piece,))
            else:
                self.scribe.cue(kind or CueKind.SOUND, (piece,))

    def _voiced(self, piece: Piece, voice: Voice) -> None:
        """A line below a label that another voice begins on; below a sound it is the first of its picture's."""
        head = spans.part(piece, 0, voice.words)
        self._begin(voice, (head,) if head else (), *self._words_at(Paragraph("", None, ())))
        self.scribe.resumed = False
        if voice.words is not None and (rest := spans.part(piece, voice.words)) is not None:
            self.scribe.say((rest,))

    # -- who speaks where no name stands

    def _is_nameless(self, at: int) -> bool:
        """Is this paragraph recorded speech without a name?"""
        one = self.body[at] if at < len(self.body) else None
        if one is None or one.role not in ("sync", "sound") or not one.texts:
            return False
        voice = voices.voice_of(one.texts[0].piece.text, self.known)
        return one.role == "sync" if voice is None else not voice.speaker

    def _who(self, at: int) -> str:
        """Whom a caption names beside this speech; else whom the picture does; else who was just in vision."""
        if self.caption:
            return self.caption
        for one in self.body[at + 1 : at + 3]:
            if one.role in ("picture", *SPOKEN):
                break
            if one.role == "title" and one.texts and (name := voices.captioned(one.texts[0].piece.text)):
                return name
        words = {word.lower() for word in wording.WORD.findall(self.picture)}
        seen = [name for name in self.names if words & {w.lower() for w in wording.WORD.findall(name) if len(w) > 2}]
        if len(seen) == 1:
            return seen[0]
        last = self.scribe.speech
        return last.speaker if last is not None and last.delivery is Delivery.SYNC else ""


def _noted(text: str) -> CueKind:
    """What a line is that is nobody's words: one that the page's own label begins, its header (ANCHOR INTRO: Good evening)."""
    heads = speakers.is_page_label(text) or part_heads.heads_part(text) or lists_behind.names_list(text)
    return CueKind.HEADER if heads else CueKind.OTHER


def _uncaptioned(one: Paragraph) -> tuple[Paragraph, tuple[Piece, ...]]:
    """A picture without the text over it that runs on behind its words (CU Ida. ASTON: IDA LUND), and that text, down to
    what begins as pictures do."""
    groups = picture_cells.groups(one.pieces)
    first = next((at for at, group in enumerate(groups) if at and group.caption), len(groups))
    end = next((at for at in range(first, len(groups)) if not groups[at].caption and wording.is_fresh(groups[at].text)), len(groups))
    over = tuple(piece for group in groups[first:end] for piece in group.pieces)
    seen = tuple(Text(piece, 0) for group in (*groups[:first], *groups[end:]) for piece in group.pieces)
    return (replace(one, texts=seen), over) if over else (one, ())
