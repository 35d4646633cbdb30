"""A line whose case shows that several cells stand on it: a picture, who speaks, the words."""

import re

from otio_redfiles import vocabulary
from otio_redfiles.layout.words import behind_pictures, cues, persons, set_apart, spans, speakers, wording
from otio_redfiles.layout.words.place import Place
from otio_redfiles.layout.words.records import Entry, Kind
from otio_redfiles.layout.words.traits import Traits
from otio_redfiles.model import CueKind, Delivery, Piece

MOST_NAMES = 3
MOST_POSTED = 7
"""Words of a name with what its bearer is."""
VISION_FIRST = re.compile(r"(?P<shot>MS|MCU|CU|BCU|M/S|C/U|MWS|WS|IV|I/V|2S|2-SHOT)\.?(?:[ \t]*(?=[A-Z])|[ \t]+(?=(?:and|but|so|because|that|which|when|where)\s))")
VISION_AMID = re.compile(r"(?P<shot>MS|MCU|CU|BCU|M/S|C/U|IV|I/V|2S)\.?[ \t]+(?=[a-zà-ÿ])")
"""The speaker in vision amid a sentence that goes on."""
FILM_SAYS = re.compile(r"(?<!\S)(?P<mark>SOF|SOUND[ -]ON[ -]FILM)\s{0,4}[:,–-]?\s{0,4}(?=[\"“„«]\w)")
"""A film that is run in with its sound, and the words of that: SOF “Comrades!”"""
GLUE = re.compile(r"(?<=[a-zà-ÿ.)…!?,\d])\s*(?=[A-ZÀ-Þ\"“‘'(]?[A-ZÀ-Þ]{2,}|[AI]\s+[A-ZÀ-Þ]{2,})")
NAME_THEN_WORDS = re.compile(
    r"(?P<name>[A-ZÀ-Þ][A-ZÀ-Þ.'’\-]+(?:\s+[A-ZÀ-Þ][A-ZÀ-Þ.'’\-]+){0,3}(?:\s*(?:\(?V/?\.?O\.?\)?|[(\[][A-Za-z/.' ]{1,16}[)\]]))?)(?P<glue>\s*)"
    r"(?=[\"“‘]?[A-Z][a-zà-ÿ’']|(?<=\s)[AI]\s|[“\"…])"
)


def parted(piece: Piece, traits: Traits, place: Place) -> tuple[Entry, ...]:
    """A line whose case shows that several cells stand on it: picture + NARRATION, MS + NAME + words."""
    return (
        _on_film(piece, traits)
        or after_vision(piece, traits, place)
        or set_apart.said_behind(piece, place.unfinished)
        or upper_after_mixed(piece, traits, place)
        or (set_apart.said_after(piece) if traits.upper_narration and place.after and place.first else ())
        or _words_after_name(piece, traits)
    )


def _on_film(piece: Piece, traits: Traits) -> tuple[Entry, ...]:
    """A picture, that its film is run in with its own sound, and what is quoted of that; the sound may begin the line."""
    found = FILM_SAYS.search(piece.text)
    mark, words = (spans.part(piece, *found.span("mark")), spans.part(piece, found.end())) if found else (None, None)
    if found is None or mark is None or words is None:
        return ()
    head = spans.part(piece, 0, found.start())
    said = (Entry(Kind.LABEL, (mark,), speakers.Label("", Delivery.SYNC)), Entry(Kind.WORDS, (words,)))
    return (*(_seen(head, traits) if head else ()), *said)


def after_vision(piece: Piece, traits: Traits, place: Place) -> tuple[Entry, ...]:
    found = VISION_FIRST.match(piece.text) or (VISION_AMID.match(piece.text) if place.unfinished else None)
    if not found:
        return ()
    rest = spans.part(piece, found.end())
    head = spans.part(piece, 0, found.end("shot"))
    if rest is None or head is None:
        return ()
    following = _name(rest, traits) or _words_after_name(rest, traits) or _posted(rest, place)
    if not following and place.unfinished and rest.text[:1].islower() and wording.is_finished(rest.text):
        following = (Entry(Kind.WORDS, (rest,), odds=1.5),)
    if (
        not following
        and wording.spoken(rest.text) + max(0.0, traits.bias) > 0.8
        and not wording.PICTURE_OF.search(rest.text)
    ):
        following = (Entry(Kind.WORDS, (rest,), odds=1.5),)
    return (Entry(Kind.PICTURE, (head,)), *following) if following else ()


def _posted(piece: Piece, place: Place) -> tuple[Entry, ...]:
    """A full name and what its bearer is, both in capitals, above words in small letters: ADA LORNE, PILOT."""
    found = persons.ROLE.match(piece.text) if wording.is_upper(piece.text) else None
    full = found is not None and " " in found["name"] and vocabulary.looks_like_heading(found["name"]) and len(piece.text.split()) <= MOST_POSTED
    said = wording.spoken(place.following) > 0 and not wording.is_upper(place.following) and speakers.label_of(place.following) is None
    return (Entry(Kind.LABEL, (piece,), speakers.Label(found["name"], None)),) if found and full and said else ()


def _name(piece: Piece, traits: Traits) -> tuple[Entry, ...]:
    label = speakers.label_of(piece.text) or speakers.with_any_role(piece.text)
    if (
        label is not None
        and label.words is None
        and not label.bite
        and (wording.is_upper(label.speaker) or label.sure >= 0.85)
    ):
        return (Entry(Kind.LABEL, (piece,), label),)
    return ()


def upper_after_mixed(piece: Piece, traits: Traits, place: Place) -> tuple[Entry, ...]:
    """A picture in mixed case, then commentary or a heading in upper case."""
    if len(piece.text) > 12 * cues.LONGEST:
        return ()
    for found in GLUE.finditer(piece.text):
        head, rest = spans.part(piece, 0, found.start()), spans.part(piece, found.end())
        if head is None or rest is None or wording.is_upper(head.text):
            continue
        if named := _known_name(rest, traits, place) or behind_pictures.entries_of(rest, traits) or _new_name(rest, traits, place):
            return (*_seen(head, traits), *named)
        if not wording.is_upper(rest.text):
            continue
        words = len(rest.text.split())
        if wording.is_stressed(rest.text) and wording.is_finished(head.text) and wording.spoken(head.text) > 0:
            return ()
        if traits.upper_narration and (words >= 3 or (words == 2 and wording.is_finished(rest.text))):
            return (*_seen(head, traits), Entry(Kind.WORDS, (rest,)))
        return ()
    return ()


def _known_name(piece: Piece, traits: Traits, place: Place) -> tuple[Entry, ...]:
    """A heading at the end of a line: a name of the page, one marked as a speaker's, or a bare SOF that nobody's name follows."""
    heading = vocabulary.heading_of(piece.text)
    if not wording.is_upper(heading.speaker) and heading.speaker:
        return ()
    if not heading.speaker and heading.delivery and len(piece.text) < 12:
        if speakers.label_of(place.following) is not None:
            return (Entry(Kind.CUE, (piece,), cue=CueKind.SOUND),) if speakers.ON_FILM.fullmatch(piece.text) else ()
        return (Entry(Kind.LABEL, (piece,), speakers.Label("", heading.delivery)),)
    return _name(piece, traits) if heading.speaker.upper() in traits.names or heading.delivery or heading.continued else ()


def _new_name(piece: Piece, traits: Traits, place: Place) -> tuple[Entry, ...]:
    """A full name in capitals at the end of a picture's line, below which somebody speaks in small letters, where only commentary has
    capitals: who is heard there for the first time."""
    text, below = piece.text, place.following
    full = traits.upper_narration and wording.is_upper(text) and 2 <= len(text.split()) <= MOST_NAMES and vocabulary.looks_like_heading(text)
    said = full and not wording.is_upper(below) and wording.is_finished(below) and wording.spoken(below) > 0 and speakers.label_of(below) is None
    return _name(piece, traits) if said and cues.cue_of(text) is None else ()


def _seen(piece: Piece, traits: Traits) -> tuple[Entry, ...]:
    """What stands glued before commentary is a picture, unless it is a cue."""
    kind = cues.cue_of(piece.text)
    return (Entry(Kind.CUE, (piece,), cue=kind),) if kind else (Entry(Kind.PICTURE, (piece,)),)


def _words_after_name(piece: Piece, traits: Traits) -> tuple[Entry, ...]:
    """A name in upper case, then words in mixed case on the same line."""
    found = NAME_THEN_WORDS.match(piece.text)
    if not found:
        return ()
    head, rest = spans.part(piece, 0, found.end("name")), spans.part(piece, found.end())
    if (
        head is None
        or rest is None
        or wording.is_upper(rest.text)
        or not vocabulary.looks_like_heading(head.text)
    ):
        return ()
    known = (
        head.text.upper() in traits.names or vocabulary.heading_of(head.text).speaker.upper() in traits.names
    )
    if not known and (found["glue"] or len(head.text.split()) < 2) and not traits.upper_narration:
        return ()
    label = speakers.label_of(head.text)
    if label is None or (not known and wording.spoken(rest.text) < -1.5):
        return ()
    return Entry(Kind.LABEL, (head,), label), Entry(Kind.WORDS, (rest,))
