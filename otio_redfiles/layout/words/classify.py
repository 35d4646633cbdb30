"""A run of words becomes entries: a cue, a speaker label, a picture, spoken words, or several of them glued
together."""

import re
from collections.abc import Sequence
from dataclasses import replace

from otio_redfiles import aside_words, noises, vocabulary
from otio_redfiles.layout.words import asked_unseen, cues, glued_lines, inner_pictures, spans, speakers, wording
from otio_redfiles.layout.words.place import Place
from otio_redfiles.layout.words.records import Entry, Kind
from otio_redfiles.layout.words.traits import Traits
from otio_redfiles.model import CueKind, Delivery, Piece

FRAGMENT = 4.0
"""What a fragment in lower case beside a timecode takes off the odds that it is spoken."""
SURELY_SAID = 6.0
"""The leaning of a place where nothing but speech stands, as a column of it."""
LOUD = re.compile(
    r"[(\[]\s*(?:over\b|s?fx\b|atmos|sounds?\b(?![ -]?bites?\b)|music|applau|laugh|sing(?:s|ing)\b|natsot|upsot|nats\b"
    r"|noise|m&e|(?:ambient|natural|wild|background|location)\s+(?:sounds?\b(?![ -]?bites?\b)|noises?\b))",
    re.IGNORECASE,
)
SHOWN_AS = re.compile(r"(?:(?:opening|closing|first|final|last|further|more)\s+)?(?:pictures|images|footage|shots)\s*:\s+(?=\S)", re.IGNORECASE)
"""What says that it is a picture before a description: Opening pictures: frost on a window."""
PAIRS = ("[]", "()")
BRACED = re.compile(r"\{[^{}]+\}")
"""What is heard and not said, where pictures have another kind of brackets."""



def entries_of(pieces: Sequence[Piece], traits: Traits, place: Place = Place()) -> tuple[Entry, ...]:
    """What the words of one paragraph (its lines are `pieces`) are."""
    text = spans.joined(pieces)
    if asked := asked_unseen.asked(pieces):
        return asked
    if not SHOWN_AS.match(text) and (seen := inner_pictures.behind_colon(pieces, traits.shown)):
        return seen
    if len(pieces) == 1:
        return _entries(pieces[0], traits, place)
    whole = _whole(text, tuple(pieces), traits, place)
    if whole is None and (parted := _parted_on_first(pieces, traits, place)):
        return parted
    return _label_and_lines(whole) if whole else (_mixed(text, tuple(pieces), traits, place),)


def _parted_on_first(pieces: Sequence[Piece], traits: Traits, place: Place) -> tuple[Entry, ...]:
    """A paragraph whose first line shows by its capitals that several cells stand on it, the words of the last of which go on: MS
    ADA LORNE I never / saw it."""
    *before, last = glued_lines.after_vision(pieces[0], traits, place) or glued_lines.upper_after_mixed(pieces[0], traits, place) or (None,)
    if not before or last.kind is not Kind.WORDS or not (traits.upper_narration or before[-1].kind is Kind.LABEL):
        return ()
    return (*before, replace(last, pieces=(*last.pieces, *pieces[1:])))


def _entries(piece: Piece, traits: Traits, place: Place) -> tuple[Entry, ...]:
    whole = _whole(piece.text, (piece,), traits, place)
    if whole is not None:
        return label_and_words(whole, piece, traits)
    return glued_lines.parted(piece, traits, place) or (_mixed(piece.text, (piece,), traits, place),)


def _whole(text: str, pieces: tuple[Piece, ...], traits: Traits, place: Place) -> Entry | None:
    """The entry that this paragraph is as a whole by its form; None where the form does not say."""
    if traits.brackets and _is_left_open(text, traits.brackets) and (first := spans.part(pieces[0], 1)):
        kind = cues.cue_of(text[1:])
        return Entry(Kind.CUE if kind else Kind.PICTURE, (first, *pieces[1:]), cue=kind or CueKind.OTHER, bracketed=True, odds=2.0)
    if vocabulary.is_bracketed(text) or (text[:1] in "[(" and text[-1:] in "])"):
        return bracketed(text, pieces, traits, place.first)
    if BRACED.fullmatch(text) and traits.brackets != "{":
        return Entry(Kind.CUE, pieces, cue=cues.cue_of(text.strip("{} ")) or CueKind.SOUND, bracketed=True)
    if (
        place.unfinished
        and wording.is_upper(text)
        and wording.is_upper(place.unfinished)
        and not traits.names_somebody(text)
    ):
        return Entry(Kind.WORDS, pieces)
    if place.after and place.first and _leads_archive_quote(text, traits, place):
        film = cues.ON_FILM.match(text)
        return Entry(Kind.LABEL, pieces, speakers.Label(text[film.end() :] if film else text, Delivery.SYNC if film else None))
    if text[:1] in "[(" and not set(text) & set("])") and cues.cue_of(text[1:]) is CueKind.END:
        return Entry(Kind.CUE, pieces, cue=CueKind.END)
    if SHOWN_AS.match(text):
        return Entry(Kind.PICTURE, pieces, bracketed=True, odds=2.0)
    heard = place.after and place.first and (noises.counts_down(text) or (traits.colons and cues.is_only_heard(text)))
    kind = cues.cue_of(text) or (CueKind.SOUND if heard else None)
    if place.after and place.first and place.leaning < SURELY_SAID and cues.is_seen_to_change(text):
        return Entry(Kind.PICTURE, pieces, odds=2.0)
    if kind is not None:
        return Entry(Kind.CUE, pieces, cue=kind)
    label = speakers.label_of(text)
    if _glued_vision(text, traits):
        return None
    if label is not None and _credible(text, label, traits, place):
        return Entry(Kind.LABEL, pieces, label)
    if (
        traits.upper_narration
        and wording.is_upper(text)
        and len(text.split()) >= 2
        and not wording.SHOT_SIZE.match(text)
    ):
        return Entry(Kind.WORDS, pieces, odds=4.0 if len(text.split()) > 3 else 2.5)
    return None


def _is_left_open(text: str, bracket: str) -> bool:
    """Is this a picture in the page's brackets whose closing one is missing, as where an excerpt is cut, or was forgotten?"""
    left = {pair[0]: text.count(pair[0]) - text.count(pair[1]) for pair in PAIRS}
    open_ = left.pop(bracket) > 0 and all(count == 0 for count in left.values())
    return text[:1] == bracket and open_ and len(text.split()) > 1 and wording.spoken(text) < 0


def _glued_vision(text: str, traits: Traits) -> bool:
    """MSMIRA OSTROV: a shot size glued to a name. No name begins with MS or MCU; CU and others need a
    known rest. Nor does one with a blank behind them, where it is marked as heard: MS ADA LORNE V/O."""
    found = glued_lines.VISION_FIRST.match(text)
    if not found:
        return False
    rest = text[found.end() :]
    if found.end() != found.end("shot"):
        label = speakers.label_of(rest)
        return label is not None and label.words is None and label.delivery is not None and wording.is_upper(label.speaker)
    return rest.upper() in traits.names or (
        found["shot"] in ("MS", "MCU", "M/S", "C/U")
        and rest[:2] not in ("C ", "C'")
        and (rest[1:2].isupper() or rest[1:2].islower())
        and len(rest.split()) >= 2
    )


def bracketed(text: str, pieces: tuple[Piece, ...], traits: Traits, first: bool = False) -> Entry:
    """A paragraph in brackets: a pause, a sound, a direction, or a picture where the page marks pictures
    so."""
    kind = cues.cue_of(text) or cues.cue_of(text.strip("[]() ")) or (CueKind.MUSIC if noises.is_played(text) else None)
    if noises.names_reaction(text):
        return Entry(Kind.CUE, pieces, cue=CueKind.SOUND, bracketed=True)
    if (
        kind is CueKind.SOUND
        and (traits.brackets == text[:1] or len(text.split()) > 4)
        and not LOUD.match(text)
        and not vocabulary.HEARD_OFF.match(text)
    ):
        kind = None
    if kind is not None:
        return Entry(
            Kind.CUE,
            bare(pieces) if kind is CueKind.TITLE or kind is CueKind.MUSIC else pieces,
            cue=kind,
            bracketed=True,
        )
    if aside_words.stops_recording(text.strip("[]() ")) and not wording.SHOT_SIZE.match(text[1:].lstrip()):
        return Entry(Kind.CUE, bare(pieces) if traits.brackets == text[:1] else pieces, cue=CueKind.OTHER, bracketed=True)
    if traits.brackets == text[:1] and (first or len(text.split()) >= 3 or wording.spoken(text) < -2):
        return Entry(Kind.PICTURE, bare(pieces), bracketed=True)
    if (
        wording.SHOT_SIZE.match(text[1:].lstrip())
        or wording.PICTURE_OF.search(text)
        or (first and len(text.split()) >= 4)
    ):
        return Entry(Kind.PICTURE, bare(pieces), bracketed=True, odds=1.5)
    return Entry(Kind.CUE, pieces, cue=CueKind.OTHER, bracketed=True)


def bare(pieces: tuple[Piece, ...]) -> tuple[Piece, ...]:
    """The pieces without the brackets round all of them."""
    if len(pieces) == 1:
        return (spans.unbracketed(pieces[0]),)
    first, last = spans.part(pieces[0], 1), spans.part(pieces[-1], 0, len(pieces[-1].text) - 1)
    return tuple(piece for piece in (first, *pieces[1:-1], last) if piece)


def _credible(text: str, label: speakers.Label, traits: Traits, place: Place) -> bool:
    """Does the page bear out that this is a speaker's label?"""
    if place.before:
        return False
    if label.words is not None and not label.bite:
        if traits.colons or label.delivery is not None or label.speaker.upper() in traits.names:
            return label.sure >= 0.7
        whole = wording.is_finished(speakers.LAST_TONGUE.sub("", text)) or place.leaning >= SURELY_SAID
        return label.sure >= 0.85 and whole and len(text[label.words :].split()) >= 2
    if (
        label.delivery is None
        and label.speaker.upper() not in traits.names
        and _is_shouting_on(place, traits)
    ):
        return False
    if _is_shown(text, label, place):
        return False
    if label.sure >= 0.85 or _leads_quote(text, place):
        return True
    return label.speaker.upper() in traits.names


def _is_shown(text: str, label: speakers.Label, place: Place) -> bool:
    """TOM BRAY, fisherman beside a timecode, a heading below: that is who is seen, not yet who speaks."""
    following = speakers.label_of(place.following) if place.after and "," in text else None
    return following is not None and following.words is None and label.delivery is None and not label.bite


def _leads_quote(text: str, place: Place) -> bool:
    """Tom Barrow, harbour master: on a line of its own, and quoted words on the next."""
    return text.rstrip().endswith(":") and bool(wording.QUOTED.match(place.following))


def _leads_archive_quote(text: str, traits: Traits, place: Place) -> bool:
    """NEWSREEL beside its timecode, quoted words below: whose sound it is, where headings are in capitals."""
    heads = traits.upper_narration and wording.is_upper(text) and len(text.split()) <= 3 and speakers.label_of(text) is None
    return heads and bool(wording.QUOTED.match(place.following)) and not wording.is_upper(place.following)


def open_sentence(entry: Entry | None) -> str:
    """The spoken words of an entry whose sentence is still open; "" else."""
    if entry is None or entry.kind is not Kind.WORDS or wording.is_finished(entry.text):
        return ""
    return entry.text


def _is_shouting_on(place: Place, traits: Traits) -> bool:
    """Does commentary in upper case follow? Then an unknown "name" is the end of a line of it, no speaker."""
    return traits.upper_narration and len(place.following.split()) >= 3 and wording.is_upper(place.following)


def label_and_words(whole: Entry, piece: Piece, traits: Traits) -> tuple[Entry, ...]:
    """A label with words behind it on its line is two entries."""
    label = whole.label
    if whole.kind is not Kind.LABEL or label is None or label.words is None:
        return (whole,)
    head, rest = spans.part(piece, 0, label.words), spans.part(piece, label.words)
    if head is None or rest is None:
        return (whole,)
    return Entry(Kind.LABEL, (head,), label), *_said((rest,))


def _said(pieces: tuple[Piece, ...]) -> tuple[Entry, ...]:
    """Words, without the language that is named in brackets behind their closing quote, or how they were recorded, before them."""
    if recorded := asked_unseen.recorded(pieces):
        return recorded[0], *_said(recorded[1])
    *lines, last = pieces
    found = speakers.LAST_TONGUE.search(last.text)
    words, tongue = (spans.part(last, 0, found.start()), spans.part(last, found.start())) if found else (None, None)
    if words is None or tongue is None:
        return (Entry(Kind.WORDS, pieces),)
    return Entry(Kind.WORDS, (*lines, words)), Entry(Kind.UNUSED, (tongue,))


def _label_and_lines(whole: Entry) -> tuple[Entry, ...]:
    """The same where the words go on over lines."""
    first, *lines = whole.pieces
    label = whole.label if whole.kind is Kind.LABEL else None
    own = speakers.label_of(first.text) if label is not None and label.words is not None else None
    if own is None or own.speaker != label.speaker:
        return (whole,)
    head, rest = spans.part(first, 0, own.words), spans.part(first, own.words) if own.words else None
    said = (*((rest,) if rest else ()), *lines)
    return Entry(Kind.LABEL, (head or first,), label), *(_said(said) if said else (Entry(Kind.WORDS, said),))


def _mixed(text: str, pieces: tuple[Piece, ...], traits: Traits, place: Place) -> Entry:
    """Mixed-case words without a mark: seen or said by their wording and the page's habit."""
    whole = f"{text} {place.onward}" if place.onward[:1].islower() and not wording.is_finished(text) else text
    odds = wording.spoken(whole) + traits.bias + place.leaning - FRAGMENT * _is_fragment(text, place)
    return Entry(Kind.WORDS if odds > 0 else Kind.PICTURE, pieces, odds=abs(odds))


def _is_fragment(text: str, place: Place) -> bool:
    """Are these a few words in lower case, the first at their timecode, that go on with no sentence and are none: crane, night?"""
    bare = place.first and text[:1].islower() and not place.unfinished
    return bare and len(text.split()) <= 6 and not wording.is_finished(text)
