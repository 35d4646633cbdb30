"""The parts of a page that the net's codes tell, as items: codes in, a draft out.

    T10.00.06 N NARRATOR S Archive, V2 launch W THE ROCKET ROSE ...

What the first reader read alike stays as it read it: it knows the house rules of names, lengths and ends. Else a picture
or a speech takes its time (`times`), and a speech who says it (`names`), from what stands around it.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from otio_redfiles import notation
from otio_redfiles.layout import narrators
from otio_redfiles.layout.drafting import drafted_again
from otio_redfiles.layout.words.scribe import NARRATOR
from otio_redfiles.learnt.marked import ITEMS, PARTS, Marked
from otio_redfiles.learnt.names import Voice, voices
from otio_redfiles.learnt.times import Mark, marks_of, timed
from otio_redfiles.model import Delivery, Draft, DraftCue, DraftSegment, DraftShot, DraftSpeech, Page, Stamp
from otio_redfiles.second.first import Places, places, under, words_of
from otio_redfiles.second.tokens import Line
from otio_redfiles.vocabulary import VOICE_OVER, is_narrator

Item = DraftShot | DraftSpeech
Key = tuple[str, int]
"""The kind of an item, S or W, and its first token."""
Firsts = Mapping[Key, tuple[Item, tuple[int, ...]]]
"""The first reader's items and the tokens of their words."""
UNSURE = 0.6
"""How sure an item is that only the net has read."""


@dataclass(frozen=True, slots=True)
class Parts:
    """A page's tokens with their codes, the first reader's items by kind and first token, the timecodes that are marked, and the time and
    the voice of each run, by its number."""

    marked: Marked
    firsts: Firsts
    marks: Sequence[Mark]
    times: Mapping[int, Mark]
    voices: Mapping[int, Voice]


def parted(page: Page, draft: Draft, lines: Sequence[Line], codes: str) -> Draft:
    """The draft of the page as the codes part it; `draft` is the first reader's, `lines` are what the codes were given for."""
    where = places(lines)
    parts = _parts(draft, lines, codes, where)
    items = [_item(parts, at) for at in range(len(parts.marked.runs))]
    taken = {at for at, code in enumerate(codes) if code in PARTS}
    cues = [item for item in draft.items if isinstance(item, DraftCue) and not taken.intersection(words_of(item, where))]
    return narrators.named(drafted_again(page, draft, [*items, *cues], draft.style))


def _parts(draft: Draft, lines: Sequence[Line], codes: str, where: Places) -> Parts:
    tokens = tuple((line, token) for line in lines for token in line.tokens)
    marked = Marked(tokens, codes, _stamps(draft, lines, draft.style))
    firsts = {_key(item, words): (item, words) for item in draft.items if not isinstance(item, DraftCue) and (words := tuple(words_of(item, where)))}
    heard = voices(marked, _usual(draft.items), _told(marked, firsts, where))
    marks = marks_of(marked)
    times = timed(marked, marks, notation.plain(draft.style), {at: voice.shown for at, voice in heard.items()})
    return Parts(marked, _freed(marked, firsts, heard, where), marks, times, heard)


def _key(item: Item, words: Sequence[int]) -> Key:
    return "S" if isinstance(item, DraftShot) else "W", words[0]


def _told(marked: Marked, firsts: Firsts, where: Places) -> dict[int, str]:
    """Who says the words of a run by a name that the first reader saw, where it read the same words."""
    found = {}
    for at in marked.words:
        first, words = firsts.get(("W", marked.runs[at][1][0]), (None, ()))
        heading = _heading(first, where) if isinstance(first, DraftSpeech) else []
        if heading and words == marked.runs[at][1] and not any(marked.codes[n] in ITEMS for n in heading):
            found[at] = first.speaker
    return found


def _usual(items: Iterable[DraftShot | DraftSpeech | DraftCue]) -> str:
    """Who says what nobody is named for: nobody in particular where the first reader says so of most, else the narrator."""
    speeches = [item for item in items if isinstance(item, DraftSpeech)]
    unheaded = Counter(item.speaker for item in speeches if not item.heading)
    named = any(item.heading and is_narrator(item.speaker) for item in speeches)
    return "" if unheaded and not named and unheaded.most_common(1)[0][0] == "" else NARRATOR


def _heading(speech: DraftSpeech, where: Places) -> list[int]:
    return [at for piece in speech.heading for at in under(piece, where)]


def _freed(marked: Marked, firsts: Firsts, heard: Mapping[int, Voice], where: Places) -> Firsts:
    """The first reader's items, without those headings of which the net makes items, or names of other words."""
    taken: dict[int, Key | None] = {n: None for n, code in enumerate(marked.codes) if code in ITEMS}
    taken |= {n: ("W", marked.runs[at][1][0]) for at, voice in heard.items() for n in voice.heading}
    found = {}
    for key, (item, words) in firsts.items():
        free = not isinstance(item, DraftSpeech) or all(taken.get(n, key) == key for n in _heading(item, where))
        found[key] = item if free else replace(item, heading=()), words
    return found


def _stamps(draft: Draft, lines: Sequence[Line], style: str | None) -> dict[int, Stamp]:
    """The timecodes of the lines by the tokens that they cover, the first reader's own where it saw one; what it took for a length
    is none."""
    where = places(lines)
    own = {(stamp.line, stamp.column): stamp for stamp in draft.stamps}
    lengths = {(stamp.line, stamp.column) for stamp in draft.lengths}
    found = {}
    for line in lines if style else ():
        for mark in notation.find_stamps(line.text, style):
            stamp = Stamp(line.number, mark.start, mark.text)
            found.update({where[line.number, at]: stamp for at in range(mark.start, mark.end) if (line.number, at) in where})
    found |= {where[place]: stamp for place, stamp in own.items() if place in where}
    return {at: stamp for at, stamp in found.items() if (stamp.line, stamp.column) not in lengths}


def _item(parts: Parts, at: int) -> Item:
    """The item of a run; the first reader's where that read the same."""
    kind, tokens = parts.marked.runs[at]
    first, theirs = parts.firsts.get((kind, tokens[0]), (None, ()))
    stamp, out = _times(parts, at, first)
    if first is not None and theirs == tokens and first.stamp == stamp and _is_of_same(parts, at, first):
        return first
    if kind == "S":
        return DraftShot(parts.marked.pieces(tokens), stamp, out, None, UNSURE)
    return _speech(parts, at, stamp, out, first if isinstance(first, DraftSpeech) else None)


def _is_of_same(parts: Parts, at: int, first: Item) -> bool:
    """Does the same person speak by both readings?"""
    return isinstance(first, DraftShot) or first.speaker.upper() == parts.voices[at].speaker.upper()


def _times(parts: Parts, at: int, first: Item | None) -> tuple[Stamp | None, Stamp | None]:
    """When the item of a run begins and ends; what the first reader says of it where the page's
    times are none that a token can be marked as (10 00 14)."""
    mark = parts.times.get(at)
    if mark is not None:
        return mark.stamp, first.out if first and first.stamp == mark.stamp else mark.out
    if first is None or first.stamp is None:
        return None, None
    whole = sum(stamp == first.stamp for stamp in parts.marked.stamps.values()) == 1
    return (None, None) if whole else (first.stamp, first.out)


def _speech(parts: Parts, at: int, stamp: Stamp | None, out: Stamp | None, first: DraftSpeech | None) -> DraftSpeech:
    voice, segments = parts.voices[at], tuple(_segments(parts, at, stamp))
    heading = parts.marked.pieces(voice.heading)
    delivery = first.delivery if first and first.speaker == voice.speaker else _delivery(parts.marked, at, voice.speaker)
    line = min(piece.line for piece in (*heading, *segments[0].pieces[:1]))
    return DraftSpeech(line, voice.speaker, delivery, segments, heading, stamp, out, UNSURE)


def _segments(parts: Parts, at: int, stamp: Stamp | None) -> Iterator[DraftSegment]:
    """The words of a run, parted where a timecode stands among them."""
    tokens = parts.marked.runs[at][1]
    within = [mark for mark in parts.marks if tokens[0] < mark.at < tokens[-1] and mark.stamp != stamp]
    edges = [*(mark.at for mark in within), len(parts.marked.codes)]
    start = 0
    for own, end in zip((stamp, *(mark.stamp for mark in within)), edges, strict=True):
        if words := [n for n in tokens if start <= n < end]:
            yield DraftSegment(own, parts.marked.pieces(words))
        start = end


def _delivery(marked: Marked, at: int, speaker: str) -> Delivery:
    """How the words reach the viewer: by the name, and by a sign of voice-over beside it."""
    if is_narrator(speaker):
        return Delivery.NARRATION
    first = marked.runs[at][1][0]
    beside = marked.text(n for n in range(max(marked.since(at), first - 8), first) if marked.codes[n] in ".Nn")
    return Delivery.VOICE_OVER if VOICE_OVER.search(beside) else Delivery.SYNC
