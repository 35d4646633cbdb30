"""The items of a list without timecodes, whatever page it stands on: numbered shots, bites among them, titles, turns."""

import re
from dataclasses import replace

from otio_redfiles import captions, noises, vocabulary
from otio_redfiles.layout.lines import numbered
from otio_redfiles.layout.lines.stream import Paragraph
from otio_redfiles.layout.untimed import camera_signs, package, plain_ways, run_in_sounds, untimed
from otio_redfiles.layout.untimed.plain_ways import Ways
from otio_redfiles.layout.words import bites, classify, cues, persons, quoted, spans, speakers, wording
from otio_redfiles.layout.words.records import Entry, Kind
from otio_redfiles.layout.words.speakers import Label
from otio_redfiles.layout.words.traits import Traits
from otio_redfiles.model import CueKind, Delivery, Piece

TONGUE = re.compile(r"[(\[](?:[A-Z]{2}|(?:[Ii]n\s+)?[A-ZÀ-Þ][a-zà-ÿ]{2,20}(?:\s?,[^()\[\]]{2,30})?|(?:in|auf|en)\s+[^\W\d_]{3,20})[)\]]\s*\Z")
"""In which tongue somebody speaks, behind his name: (EN), (in French, continued), (auf Deutsch)."""
LASTS = re.compile(
    r"(?:runs?|run(?:ning)?[ -]?time|t\.?r\.?t\.?|r/?t|time|length|dur(?:ation)?\.?|dauer|länge|durée|duraci[óo]n|durata)\s*[:=–-]?\s*"
    r"(?:\d{0,2}[:.'’′]\d{2}|\d{1,3}\s?(?:secs?|seconds?|sek|s|mins?|[\"”″]))[\"”″]?\.?\s*\Z", re.IGNORECASE)
"""How long a bite lasts, on a line of its own: RUNS: :09"""
SOUND = r"(?:UP-?SOUND|NAT-?(?:SOT|S|\s?SOUND)|BUTT-?SOT|S?FX)\b"
UPSOUND = re.compile(rf"{SOUND}\s*[:(–-]")
"""A sound that an agency counts among its shots."""
HEARD = re.compile(rf"(?:\A|[,;.]\s*){SOUND}")
"""The same behind what is seen: Wide of hall, UPSOUND (English) "Order!\""""


def unspoken(text: str, ways: Ways) -> CueKind | None:
    """The kind of cue that a line's own label says it is: text over the picture, music, sound."""
    if captions.is_caption(text):
        return CueKind.TITLE
    if ways.package and (kind := package.cue_of(text)) is not None:
        return kind
    if camera_signs.CUE_WORDS.match(text) or LASTS.match(text):
        return CueKind.OTHER
    return vocabulary.labelled_cue(text) or (CueKind.CREDITS if vocabulary.fades_to_credits(text) else None)


def item(paragraph: Paragraph, at: int, ways: Ways, traits: Traits, following: str) -> tuple[Entry, ...]:
    """A list's item: its number or sign, and what it is; notes in signs on its line (++MUTE++) say something of the picture."""
    number, rest = spans.part(paragraph.pieces[0], 0, at), spans.part(paragraph.pieces[0], at)
    assert number is not None and rest is not None
    return (Entry(Kind.UNUSED, (number,)), *_shot((rest, *paragraph.pieces[1:]), ways, traits, following))


def unnumbered(paragraph: Paragraph) -> tuple[Entry, ...]:
    """An item of a list of shots that has lost its number."""
    return (Entry(Kind.PICTURE, paragraph.pieces, bracketed=True, odds=1.5),)


def _shot(pieces: tuple[Piece, ...], ways: Ways, traits: Traits, following: str) -> tuple[Entry, ...]:
    """What an item is without its number: a bite with its words, a caption, or a picture, which may show whose words follow."""
    rest = pieces[0]
    if (at := cues.leading_instruction(rest.text)) and (cue := spans.part(rest, 0, at)) and (seen := spans.part(rest, at)):
        return (Entry(Kind.CUE, (cue,)), *_shot((seen, *pieces[1:]), ways, traits, following))
    if vocabulary.LEFT_OUT.match(rest.text.strip()):
        return (Entry(Kind.CUE, pieces),)
    if len(pieces) > 1 and (named := numbered.named_below(rest.text, pieces[1].text)) is not None:
        return _bite_on_two_lines(pieces, named)
    label = speakers.label_of(rest.text)
    if ways.voiced and (kind := cues.cue_of(rest.text) or unspoken(rest.text, ways)) is not None:
        return (Entry(Kind.CUE, pieces, cue=kind),)
    if UPSOUND.match(rest.text) and (label is None or not label.bite or noises.is_noise(label.speaker)):
        return (Entry(Kind.CUE, pieces, cue=CueKind.SOUND),)
    if label is not None and label.bite:
        return bite(pieces, label)
    if not ways.voiced and (spoken := _quoted(rest.text, label, not traits.colons)) is not None:
        return bite(pieces, spoken)
    if captions.CAPTIONED.match(rest.text) or untimed.TITLED.match(rest.text) or untimed.CARD.match(rest.text):
        return (Entry(Kind.CUE, pieces, cue=CueKind.TITLE),)
    if label is not None and traits.colons:
        return (*classify.entries_of((rest,), traits), *(Entry(Kind.WORDS, (piece,)) for piece in pieces[1:]))
    if run_on := run_in_sounds.parted(pieces):
        return run_on
    picture = Entry(Kind.PICTURE, pieces, bracketed=True, odds=2.5)
    name = quoted.whom(rest.text) if len(pieces) == 1 and wording.QUOTED.match(following) else ""
    return (picture, Entry(Kind.LABEL, (), Label(name, Delivery.SYNC))) if name else (picture,)


def _quoted(text: str, label: Label | None, plainly: bool) -> Label | None:
    """Who says the quoted words of a counted item, his tongue in brackets before them: 4. Ada Lorne, pilot (in French): "Non." A
    description may lead to who is seen: 7. Quay, reporter walking (EN): "Here."; `plainly`: a name and a colon will do."""
    opened = quoted.OPENING.search(text[: quoted.LONGEST])
    head = text[: opened.start()] if opened else ""
    tongue = TONGUE.search(head)
    if not opened or not (tongue or plainly) or HEARD.search(head):
        return None
    if label is not None and label.words == opened.end() and (tongue or quoted.whom(head)):
        return replace(label, continued=False)
    parts = [part.strip() for part in head[: tongue.start()].split(",")] if tongue else []
    name = next(filter(None, (_seen_in(part) for part in reversed(parts))), "")
    return Label(name, Delivery.SYNC, False, opened.end(), 0.85) if name else None


def _seen_in(text: str) -> str:
    """Who is seen: an asker, by what he is (reporter walking), somebody named, or known by what he is."""
    first = text.partition(" ")[0]
    return first if first.lower() in persons.ASKERS else persons.unnamed_in(text) or quoted.whom(text)


def turn(pieces: tuple[Piece, ...], label: Label) -> tuple[Entry, ...]:
    """Who speaks, and his words on the same line."""
    head, rest = spans.part(pieces[0], 0, label.words), spans.part(pieces[0], label.words or 0)
    if head is None or rest is None:
        return (Entry(Kind.WORDS, pieces),)
    return Entry(Kind.LABEL, (head,), label), Entry(Kind.WORDS, (rest, *pieces[1:]))


def bite(pieces: tuple[Piece, ...], label: Label) -> tuple[Entry, ...]:
    """A bite among numbered shots: its line is what is seen and says who speaks. The colon before his words is neither's;
    what is only reported of them is the picture's."""
    heads, words = numbered.bite_lines(pieces, label.words)
    if words and bites.REPORTED.match(words[0].text):
        return (Entry(Kind.PICTURE, pieces, bracketed=True, odds=quoted.BITE_SEEN),)
    last = spans.part(heads[-1], 0, len(heads[-1].text.rstrip(" \t:")))
    said = tuple(Entry(Kind.WORDS, (piece,)) for piece in words)
    return Entry(Kind.PICTURE, (*heads[:-1], *((last,) if last else ())), bracketed=True, odds=quoted.BITE_SEEN), Entry(Kind.LABEL, (), label), *said


def _bite_on_two_lines(pieces: tuple[Piece, ...], label: Label) -> tuple[Entry, ...]:
    """The same where the first line only announces a bite, and the second says whose."""
    at = None if label.words is None else label.words - len(pieces[0].text) - 1
    _, *said = bite(pieces[1:], replace(label, words=at))
    head = spans.part(pieces[1], 0, at)
    seen = spans.part(head, 0, len(head.text.rstrip(" \t:"))) if head else None
    return Entry(Kind.PICTURE, (pieces[0], *((seen,) if seen else ())), bracketed=True, odds=quoted.BITE_SEEN), *said


def title(paragraph: Paragraph, at: int, traits: Traits) -> tuple[Entry, ...]:
    """A title of a spotting list: its feet are no words; what is said has no speaker unless a label
    names one."""
    number, rest = spans.part(paragraph.pieces[0], 0, at), spans.part(paragraph.pieces[0], at)
    if number is None or rest is None:
        return (Entry(Kind.UNUSED, paragraph.pieces),)
    label = speakers.label_of(rest.text)
    if label is not None and label.words is not None:
        return (
            Entry(Kind.UNUSED, (number,)),
            *classify.entries_of((rest,), replace(traits, colons=True)),
        )
    nobody = Entry(Kind.LABEL, (), Label("", Delivery.SYNC))
    return Entry(Kind.UNUSED, (number,)), nobody, Entry(Kind.WORDS, (rest, *paragraph.pieces[1:]))


def names_picture(text: str) -> bool:
    """Does a line begin with the word for a picture (Graphic: depth), or does one stand before its colon (Opening animation: dark water)?"""
    words = text.split()
    return any(word.strip(":,").lower() in vocabulary.PICTURE_WORDS for word in (words[0], *(words[1:2] if words[1:2] and words[1].endswith(":") else ())))


def inserted(paragraph: Paragraph) -> Entry | None:
    """Whose interview is inserted, or the words that it begins or ends with; None for commentary."""
    if plain_ways.CUE_WORDS.match(paragraph.text):
        return Entry(Kind.CUE, paragraph.pieces)
    found = plain_ways.INSERT.match(paragraph.text)
    name = persons.person_in(paragraph.text[found.end() :]) if found else ""
    return Entry(Kind.LABEL, paragraph.pieces, Label(name, Delivery.SYNC, bite=True)) if name else None
