"""Subtitle files: every title is a speech of its own between its times, with or without a name.

How titles begin is `subtitle_heads`', what their words are `subtitle_words`'. Audio description is set the same way:
what is described is the describer's commentary, what stands in brackets is the film's own.
"""

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise
from statistics import mean, median

from otio_redfiles import captions, column_words, notation, vocabulary
from otio_redfiles.layout.lines import lines as text_lines
from otio_redfiles.layout.lines import numbered
from otio_redfiles.layout.spotting import cue_blocks, dated, pictured, subtitle_heads, subtitle_tags, subtitle_words, two_tongues
from otio_redfiles.layout.spotting.subtitle_heads import Title
from otio_redfiles.layout.spotting.subtitle_words import Manner, Noted, Voice
from otio_redfiles.layout.words import spans, speakers, wording
from otio_redfiles.layout.words.interpret import Items, Read, named
from otio_redfiles.layout.words.scribe import NARRATOR
from otio_redfiles.layout.words.traits import Traits
from otio_redfiles.model import CueKind, Delivery, DraftCue, DraftSegment, DraftSpeech, Piece

SUBTITLES, DESCRIPTION = "subtitles", "audio description"
DESCRIBED = re.compile(r"\b(?:audio|video)[- ]?desc(?:ription|rib\w+)\b|\bdescribers?\s*:|\bdescribed\s+by\b|\b(?-i:AD)[- ](?:script|cues?|track)\b|\baudio-?deskription\b|\baudiodescri\w+|\bhörfilm", re.IGNORECASE)
FIELDS = re.compile(r"\t|(?<![.?!…,:;])\s{2,}|\s\|\s")
BAR = re.compile(r"[|¦│]")
ASIDE = re.compile(r"\s*(?:[(\[][^()\[\]]{1,40}[)\]]|[A-ZÀ-Þ]{3,}(?: [A-ZÀ-Þ]{3,}){0,2})\s*\Z")
DIALOGUE = re.compile(r"\s*[(\[]?(?:in|out|start|end|first|last|prev(?:ious)?|next|dial(?:ogue)?)[ -]?(?:cues?|words?|q|line|dialogue)?(?:\s+(?:in|out|begins?|starts?|ends?|resumes?|before|after))?\s*:\s*\S", re.IGNORECASE)
"""The programme's own words, between which a description stands: in cue: "...my first mistake." """
LED_IN = re.compile(r"\s*(?:[(\[][^()\[\]]{1,20}[)\]]\s*)?IN\s*:\s*(?=[^\s\"“.…])", re.IGNORECASE)
LED_OUT = re.compile(r"(?:(?<=\s)|\A)OUT\s*:\s*[\"“.…].*\Z", re.IGNORECASE)
"""What leads the words that are described, and their last ones again behind them: IN: A yard in rain. OUT: ...in rain."""
DIRECTION = re.compile(r"\s*(?:[A-ZÀ-Þ]{3,}(?: [A-ZÀ-Þ]{2,}){0,2}:|[(\[][A-ZÀ-Þ][^()\[\]a-z]{0,40}[)\]])\s*(?=\S)")
"""How a description is to be read, before its words: FAST: (UNDER MUSIC) (S)"""
SHOT = re.compile(r"(?:(?:shot|scene)\s+)?\d{1,3}\.\d{1,3}[a-z]?[.):]?\s+(?=[\"“(]?[^\W\d_])", re.IGNORECASE)
MOST_LETTERS, MOST_BESIDE_GLUED = 56, 74
"""Letters of a title that nobody gave an end; of one whose time is glued to it, as players of films on the web show both: two lines."""
ITALIC = re.compile(r"\s*\$Italics?\s*=\s*(?P<on>true|on|yes|1)?", re.IGNORECASE)
"""The command that sets titles in italics, as those of a voice off screen are."""
BOXED_WORDS = re.compile(r"\s*[(\[]\s*[\"“‘']?(?:\.{3}|…)\s?[^\W_][^()\[\]]*[)\]]\s*\Z")
"""The programme's last words in brackets: (...not with those shoes.)"""
LAST_WORDS = re.compile(r"\s*[\"“‘']?(?:\.{3}|…)\s?[^\W_]")
QUOTED = re.compile(r"\s*(?:\"[^\"]+\"|“[^“”]+”)\s*\Z")
DEVICE = re.compile(
    r"(?:(?:ON|OVER|FROM)\s+(?:THE\s+)?)?(?:CAR\s+)?(?:RADIO|TV|TELEVISION|TANNOY|LOUD-?SPEAKER|PHONE|TELEPHONE|RECORDING|ANSWERPHONE|INTERCOM|NEWSREEL|TRANSLATION|TRANSLATOR|INTERPRETER|ANNOUNCER|ANNOUNCEMENT"
    r"|FUNK|FERNSEHER|LAUTSPRECHER|DOLMETSCHER(?:IN)?|DURCHSAGE|INTERPR[ÈE]TE|HAUT-?PARLEUR|T[ÉE]L[ÉE]VISION|LOCUTOR|INT[ÉE]RPRETE)", re.IGNORECASE)
"""A voice that nobody sees, named where it says something: what nobody is named for behind its sentence is not its."""
LEAST_CUED, MOST_DIRECTED = 2, 2
"""So many descriptions have the programme's words above them; words in capitals that say how one is read, at most."""
LEAST_UNSTOPPED = 6
MANY = 0.15
LONGEST_STAY = 9
"""Seconds that such a title stands, usually, at most."""


def read_subtitles(rows: Sequence[Piece], style: str | None) -> Read | None:
    """What the page says; None where it is no file of titles."""
    described = any(DESCRIBED.search(row.text) for row in rows[:12])
    sign = subtitle_words.sign_of(rows)
    titles = cue_blocks.titles_of(rows, style) if described and style else None
    titles = titles or subtitle_tags.tagged(rows, style) or (None if style else subtitle_heads.footed(rows))
    lines = _without_remarks(text_lines.lines_of(rows, style), sign) if style and titles is None else ()
    titles = titles or _with_ends(lines, described) or _without_ends(lines, style)
    if titles is None:
        return None
    titles = titles if described else two_tongues.parted(titles)
    stamps = tuple(stamp for title in titles for stamp in (title.stamp, title.out, title.length) if stamp)
    lengths = tuple(title.length for title in titles if title.length)
    items = _described(titles) if described else _written(titles, sign)
    return Read(DESCRIPTION if described else SUBTITLES, items, stamps, lengths)


# --------------------------------------------------------------------------- what the page is


def _with_ends(lines: Sequence[text_lines.Line], described: bool) -> list[Title] | None:
    """The titles of a page of ranges whose words are said, or described to those who cannot see."""
    titles = (subtitle_heads.ranged(lines) or subtitle_heads.behind(lines)) if lines and not _names_cells(lines) else None
    if titles is None or described:
        return titles or (subtitle_heads.cued(lines) if described else None)
    said = subtitle_heads.are_declared(lines) or _are_said([title.text for title in titles[1:]])
    return titles if said and not any(odd(titles) for odd in (_are_headed, _are_fields, _are_pictured, _are_shots, _overlap)) else None


def _without_remarks(lines: Sequence[text_lines.Line], sign: str) -> list[text_lines.Line]:
    """The lines, those that are remarks or commands of a subtitling program without timecodes: // check 10:02:31:00"""
    remarks = [subtitle_words.REMARK.match(line.piece.text) is not None or subtitle_words.begins_with(line.piece.text, sign) for line in lines]
    return [replace(line, tokens=(line.piece,)) if line.stamps and told else line for line, told in zip(lines, remarks, strict=True)]


def _names_cells(lines: Sequence[text_lines.Line]) -> bool:
    """Do lines above the first time name columns, as a storyboard's do?"""
    first = next((at for at, line in enumerate(lines) if line.stamps), 0)
    return column_words.name_seen_and_heard(line.piece.text for line in lines[:first])


def _are_said(texts: Sequence[str]) -> bool:
    """Do the titles read as speech, but for sounds and captions?"""
    odds = [wording.spoken(text) for text in texts if len(text.split()) > 2 and not subtitle_words.is_noted(text)]
    return bool(odds) and mean(odds) > -0.2


def _are_headed(titles: Sequence[Title]) -> bool:
    """Do names stand alone on lines, as on dialogue lists, or pictures in brackets with their times?"""
    labels = [speakers.label_of(title.lines[0].text) for title in titles[1:] if len(title.lines) > 1]
    alone = sum(label is not None and label.words is None and not label.bite for label in labels)
    return alone >= 2 and alone >= 0.2 * len(titles)


def _are_pictured(titles: Sequence[Title]) -> bool:
    """Do brackets hold pictures, or labels lead them?"""
    lines = [piece.text for title in titles[1:] for piece in title.lines]
    return pictured.shows_pictures(lines, len(titles), {title.text for title in titles[1:]})


def _are_shots(titles: Sequence[Title]) -> bool:
    """Do scene and shot number lead rows of cells (see `shot_rows`)?"""
    return sum(any(SHOT.match(line.text) for line in title.lines) for title in titles) >= max(2, 0.5 * len(titles))


def _overlap(titles: Sequence[Title]) -> bool:
    """Do several begin before the one above them ends? No two titles stand at once: these are pictures, and words over them."""
    times = [(notation.clock(title.stamp.text), notation.clock(title.out.text)) for title in titles[1:] if title.stamp and title.out]
    over = sum(start is not None and end is not None and start < end - 1 for (_, end), (start, _) in pairwise(times))
    return over >= max(2, MANY * len(times))


def _are_fields(titles: Sequence[Title]) -> bool:
    """Do several cells stand beside the times?"""
    beside = [title.lines[0].text for title in titles[1:] if title.beside]
    return sum(FIELDS.search(text) is not None for text in beside) >= max(2, 0.2 * len(beside))


def _without_ends(lines: Sequence[text_lines.Line], style: str | None) -> list[Title] | None:
    """The titles of a page on which times lead short lines, sentences running on from one to the next, or with no stops at
    all, as machines write down what they hear."""
    titles = subtitle_heads.single(lines) if lines and style else None
    if titles is None:
        return None
    titles = subtitle_heads.with_names_above(titles)
    texts = [title.text for title in titles[1:]]
    glued = style != notation.plain(style)
    most = MOST_BESIDE_GLUED if glued else MOST_LETTERS
    short = sum(len(_unlabelled(text)) <= most for text in texts)
    on = [text[:1].islower() and not wording.is_finished(above) for above, text in zip(texts, texts[1:], strict=False)]
    lower = sum(text[:1].islower() for text in texts)
    named = sum(subtitle_words.label_of(text) is not None for text in texts)
    told = glued or named < 2
    heard = any(subtitle_words.CHEVRONS.match(text) for text in texts)
    brief = short >= 0.9 * len(texts) and _stay(titles, style) <= LONGEST_STAY
    runs_on = (sum(on) >= 2 and lower <= 0.6 * len(texts)) or _is_unstopped(texts, heard)
    return titles if brief and runs_on and told and (heard or _are_said(texts)) else None


def _unlabelled(text: str) -> str:
    """The words of a title without who says them."""
    label = subtitle_words.label_of(text)
    return text[label.words or 0 :] if label is not None else text


def _is_unstopped(texts: Sequence[str], heard: bool) -> bool:
    """Do the words of nearly all titles begin small and end on no stop, as what is said does? `heard`: chevrons say that it is."""
    words = [subtitle_words.CHEVRONS.sub("", text, count=1) for text in texts if not vocabulary.is_bracketed(text)]
    small = sum(text[:1].islower() or text[:1].isdigit() or text[:2] in ("I ", "I'", "I’") for text in words)
    stopped = sum(wording.is_finished(text) for text in words)
    spoken = sum(wording.spoken(text) > 0 for text in words)
    return len(words) >= LEAST_UNSTOPPED and small >= 0.8 * len(words) and stopped <= 0.1 * len(words) and (heard or 2 * spoken >= len(words))


def _stay(titles: Sequence[Title], style: str | None) -> float:
    """The seconds from one title to the next, usually."""
    times = [notation.clock(title.stamp.text, style) or 0 for title in titles if title.stamp]
    return median([two - one for one, two in zip(times, times[1:], strict=False)] or [0])


# --------------------------------------------------------------------------- writing


def _head(title: Title) -> Items:
    """What stands before the first time: lines of the head."""
    return tuple(DraftCue(CueKind.HEADER, spans.cut_at(piece, BAR) or (piece,)) for piece in title.lines)


def _described(titles: Sequence[Title]) -> Items:
    """Every title is what the describer says; what stands in brackets, or behind its times in capitals, is noted, and so are
    how it is to be read and the programme's own words round it."""
    items = [*_head(titles[0])]
    cued = sum(_led_by(title) > 0 for title in titles[1:]) >= LEAST_CUED
    for title in titles[1:]:
        if title.apart:
            items += [DraftCue(CueKind.HEADER if numbered.PAGE.match(line.text) else CueKind.OTHER, (line,)) for line in title.lines]
            continue
        words = _led_by(title, quoted=True) if cued else 0
        parts: list[Voice | Noted] = [Noted(CueKind.OTHER, (line,)) for line in title.lines[:words]]
        parts += [part for at, line in enumerate(title.lines[words:], words) for part in _directed(line, _is_beside(title, at))]
        said = tuple(part.pieces[0] for part in parts if isinstance(part, Voice))
        if said:
            words = (DraftSegment(None, said),)
            items.append(DraftSpeech(said[0].line, NARRATOR, Delivery.NARRATION, words, (), title.stamp, title.out))
        items += [DraftCue(part.kind, part.pieces, None if said else title.stamp) for part in parts if isinstance(part, Noted)]
    return tuple(items)


def _led_by(title: Title, quoted: bool = False) -> int:
    """The lines at the head of a title that hold the programme's last words, above what is described, and a remark beside its
    times: ...before the boat comes. They stand behind three dots; `quoted`: or in quotation marks."""
    first = 1 if title.beside and title.lines and ASIDE.match(title.lines[0].text) else 0
    text = title.lines[first].text if len(title.lines) > first + 1 else ""
    return first + 1 if LAST_WORDS.match(text) or (quoted and QUOTED.match(text)) else 0


def _is_beside(title: Title, at: int) -> bool:
    """Does a line stand beside the title's times, or is it a word in capitals above words in small letters: SLOWLY?"""
    above = at + 1 < len(title.lines) and not wording.is_upper(title.lines[at + 1].text)
    return (at == 0 and title.beside) or (above and len(title.lines[at].text.split()) <= MOST_DIRECTED)


def _directed(line: Piece, beside: bool) -> tuple[Voice | Noted, ...]:
    """A line of a description: a remark, or words, behind how they are to be read. A remark stands in brackets, or `beside` its
    times in capitals, or is what the programme says."""
    if led := LED_IN.match(line.text) or LED_OUT.search(line.text):
        begin, out = (led.end() if LED_IN.match(line.text) else 0), LED_OUT.search(line.text)
        parts = spans.part(line, 0, begin), spans.part(line, begin, out.start() if out else None), spans.part(line, out.start()) if out else None
        return tuple(Voice((part,)) if at == 1 else Noted(CueKind.OTHER, (part,)) for at, part in enumerate(parts) if part is not None)
    if (ASIDE.match(line.text) and (beside or line.text[:1] in "[(")) or DIALOGUE.match(line.text) or BOXED_WORDS.match(line.text):
        return (Noted(CueKind.OTHER, (line,)),)
    if vocabulary.cue_kind(line.text) is CueKind.MUSIC:
        return (Noted(CueKind.MUSIC, (line,)),)
    found = None if captions.is_caption(line.text) or vocabulary.labelled_cue(line.text) else DIRECTION.match(line.text)
    head, rest = (spans.part(line, 0, found.end()), spans.part(line, found.end())) if found else (None, line)
    return (*((Noted(CueKind.OTHER, (head,)),) if head else ()), *((Voice((rest,)),) if rest else ()))


def _names_each(titles: Sequence[Title]) -> bool:
    """Is the commentary named anew in each title that it goes on in, and nobody else is: [Narrator] Four men. / [Narrator] Three came
    back.? Words without a name are not its."""
    firsts = [title.lines[0].text if title.lines else "" for title in titles]
    again = any(subtitle_words.READ.match(one) and subtitle_words.READ.match(two) for one, two in pairwise(firsts))
    return again and all(subtitle_words.READ.match(text) or subtitle_words.label_of(text) is None for text in firsts)


def _written(titles: Sequence[Title], sign: str) -> Items:
    """What titles say that are said; `sign` is what remarks begin with."""
    manner = replace(subtitle_words.manner_of(titles[1:]), sign=sign)
    if _names_each(titles[1:]):
        return Writer(replace(manner, named=False)).items(titles)
    return Writer(manner, _first_voice(titles)).items(titles)


def _first_voice(titles: Sequence[Title]) -> tuple[str, Delivery]:
    """Who speaks before anybody is named: the narrator, where his name stands above times or before words as others' do."""
    heads = [title.head.text for title in titles if title.head is not None]
    labels = [label.speaker for title in titles if (label := subtitle_words.label_of(title.text)) is not None]
    told = any(vocabulary.is_narrator(name) for name in (*heads, *labels))
    return (NARRATOR, Delivery.NARRATION) if told else ("", Delivery.SYNC)


class Writer:
    """Writes the titles of a page, one after the other; where the page prints names, who spoke last goes on, until two
    voices that nobody names answer each other."""

    def __init__(self, manner: Manner, who: tuple[str, Delivery] = ("", Delivery.SYNC)) -> None:
        self.manner, self.who = manner, who
        self.italic = self.ended = False

    def items(self, titles: Sequence[Title]) -> Items:
        return (*_head(titles[0]), *(item for title in titles[1:] for item in self._title(title)))

    def _title(self, title: Title) -> Items:
        if title.apart:
            return tuple(DraftCue(CueKind.OTHER, (line,)) for line in title.lines)
        parts = subtitle_words.parts_of(title, self.manner)
        if subtitle_heads.is_exchange(title.lines):
            self.who = ("", Delivery.SYNC)
        spoken = any(isinstance(part, Voice) and part.pieces for part in parts)
        found: list[DraftCue | DraftSpeech] = []
        for part in parts:
            if isinstance(part, Voice):
                found += self._speech(part, title)
            else:
                timed = not spoken and not found
                found.append(DraftCue(part.kind, part.pieces, title.stamp if timed else None, title.out if timed else None))
        commands = [command for line in title.lines if (command := ITALIC.match(line.text))]
        self.italic = commands[-1]["on"] is not None if commands else self.italic
        return (*found, *((DraftCue(CueKind.OTHER, title.translated),) if title.translated else ()))

    def _speech(self, voice: Voice, title: Title) -> list[DraftCue | DraftSpeech]:
        who = self.who = named(voice.label, Traits()) if voice.label else self.who if self._goes_on(voice) else ("", Delivery.SYNC)
        self.ended = wording.is_finished(spans.joined(voice.pieces))
        if not voice.pieces:
            return [DraftCue(CueKind.OTHER, voice.heading)] if voice.heading else []
        line = (voice.heading or voice.pieces)[0].line
        speaker, delivery = who
        delivery = Delivery.VOICE_OVER if self.italic and delivery is Delivery.SYNC else delivery
        return [DraftSpeech(line, speaker, delivery, (DraftSegment(None, voice.pieces),), voice.heading, title.stamp, title.out)]

    def _goes_on(self, voice: Voice) -> bool:
        """Do words without a name go on with who spoke last?"""
        parted = voice.fresh or dated.is_dated(spans.joined(voice.pieces))
        ended = self.ended and DEVICE.fullmatch(self.who[0]) is not None
        return (self.manner.named or self.manner.chevrons) and not parted and not ended
