"""Names in cells of sound that no mark tells from words: alone above them, or run in before them.

    Karl Voss                     KARL VOSS I am the last one.
    I am the last one.

One such cell could be anything; a table in which most cells begin so names its speakers so.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from otio_redfiles import aside_words, captions, noises, vocabulary
from otio_redfiles.layout.words import classify, cues, glued_lines, persons, spans, speakers, wording
from otio_redfiles.layout.words.records import Entry, Kind
from otio_redfiles.layout.words.speakers import Label
from otio_redfiles.layout.words.traits import Traits
from otio_redfiles.model import CueKind, Delivery, Piece

LEAST = 3
"""Cells that begin so, before it is a habit."""
MOSTLY = 0.6
LONGEST = 6
"""Words: no name is longer."""
LONGEST_LABEL = 60
"""Characters of a name with what its bearer is."""
MOST_POSTED = 9
"""Words of a full name with what its bearer is."""
SURE = 0.85
"""How sure the form of a heading is that a name is learnt from."""


ANOTHER = re.compile(
    r"(?<=[.!?…\"”’)\]])\s+(?=(?:\d{1,2}(?:ST|ND|RD|TH)?\s)?[A-ZÀ-Þ][A-ZÀ-Þ\d#.'’&/ \-]{1,40}(?:\([^()\n]{1,24}\)\s?)?:\s)"
    r"|\s+//?\s+(?=[^\W\d_][^:/\n]{1,40}(?:\([^()\n]{1,24}\)\s?)?:\s)"
)
"""What parts the words of one voice from the next one's name, or from a sound, on their line."""

LEAST_VOICED, FRAGMENT = 2, 5
"""Cells of sound that name who speaks; words of what is only heard."""
THEN = re.compile(r"(?P<heard>[A-ZÀ-Þ][^:\"“”.]{2,40}?),?\s+(?:and\s+)?then\s+(?=[A-ZÀ-Þ])")
MARK = re.compile(r"(?:V\.?\s?/?\s?O\.?|OOV|LVO|SYNC)\s+(?=[\"“‘]?[A-ZÀ-Þ])")
BRACKETED = re.compile(r"[(\[](?P<name>[^()\[\]\n]{2,40})[)\]]\s*:?\s*(?=\S)")
UNHEARD = re.compile(r"[(\[]\s*(?:in-?audible|un-?intelligible|indistinct|unclear|unverständlich|inaudible)(?:\s+[\w-]+){0,3}\s*[)\]]\.?", re.IGNORECASE)
ON_TAPE = re.compile(r"(?:SOT|NAT(?:URAL)?\s*SOUND|NATS?(?:/?SOT)?|(?:VTR?|TAPE|FILM|CLIP)\s+SOUND|SOUND\s+ON\s+(?:TAPE|FILM|VTR?))(?:\s+(?:FULL|UP|UNDER))?\s*[.:]?", re.IGNORECASE)
"""All that is said of the sound where a tape is played in: SOT"""
SHORTENED = re.compile(
    r"(?:\A|[\s(/])(?:[A-ZÀ-Þ]{1,5}|Prof|Dr|Mr|Mrs|Ms|St|Sgt|Capt|Rev|Hon)\.\Z|\A\d{1,2}\.\Z"
    rf"|\A(?i:{persons.TITLE})\s*\([^()]{{1,24}}\)\Z"
    r"|\((?i:ret(?:['’]?d|ired)?|em(?:erit(?:us|a))?|hon|mrs|a\.?\s?d|i\.?\s?r)\.?\)\Z"
)
"""What stands before a name and ends no sentence: a title, a bracket behind one, a voice's number (1. FRAU)."""
MOST_TITLE = 40
"""Letters of a title with its bracket."""


@dataclass(frozen=True, slots=True)
class Names:
    """How a table's cells of sound name their speakers: names that stand `alone` on a line, in small letters too; full names that
    stand so, or with what their bearers are (`posted`), above words at the heads of some cells only."""

    alone: frozenset[str] = frozenset()
    posted: frozenset[str] = frozenset()


def voices_apart(piece: Piece) -> tuple[Piece, ...]:
    """A line of sound, cut before each voice or sound that begins amid it (A: Yes. B: No. MUSIC: tuba)."""
    found = (cut.span() for cut in ANOTHER.finditer(piece.text))
    cuts = [cut for cut in found if not SHORTENED.search(piece.text[max(0, cut[0] - MOST_TITLE) : cut[0]]) and _begins(piece.text[cut[1] :][:240])]
    starts, ends = [0, *(end for _, end in cuts)], [*(start for start, _ in cuts), len(piece.text)]
    return tuple(filter(None, (spans.part(piece, start, end) for start, end in zip(starts, ends, strict=True))))


def voiced(text: str) -> Label | None:
    """The name that leads these words with a colon behind it."""
    label = speakers.label_of(text)
    return label if label is not None and label.words is not None and not label.bite and ":" in text[: label.words] else None


def unheard(text: str) -> CueKind | None:
    """OTHER where the whole cell says that nobody could hear what was said: (inaudible)."""
    return CueKind.OTHER if UNHEARD.fullmatch(text.strip()) else None


def unsaid(text: str) -> CueKind | None:
    """The cue that a cell of commentary is as a whole; SOUND where it says that nothing is said: No commentary."""
    return cues.cue_of(text) or (CueKind.SOUND if noises.MUTE.match(text.strip()) else None)


def is_of_tape(text: str) -> bool:
    """Does the whole cell say only that a tape's own sound is heard?"""
    return ON_TAPE.fullmatch(text.strip()) is not None


def _begins(text: str) -> bool:
    """Does a voice with its words, or a sound, begin here?"""
    label = speakers.label_of(text)
    voiced = label is not None and label.words is not None and not label.bite
    return voiced or vocabulary.labelled_cue(text) in (CueKind.MUSIC, CueKind.SOUND)


def in_brackets(piece: Piece, traits: Traits) -> tuple[Entry, ...]:
    """A name in brackets before words, and the words: (CAPTAIN V/O) On Thursdays. Marked, or a name the page prints."""
    found = BRACKETED.match(piece.text)
    rest = spans.part(piece, found.end()) if found else None
    if found is None or rest is None or not vocabulary.looks_like_heading(found["name"]):
        return ()
    marks = vocabulary.heading_of(found["name"])
    if not persons.is_name(marks.speaker) or (marks.delivery is None and marks.speaker.upper() not in traits.names):
        return ()
    head = spans.part(piece, 0, found.end())
    assert head is not None
    return Entry(Kind.LABEL, (head,), Label(marks.speaker, marks.delivery, marks.continued)), Entry(Kind.WORDS, (rest,))


def led_in(piece: Piece, traits: Traits) -> tuple[Entry, ...]:
    """Words behind who says them where no colon does: in brackets, a bare mark, or a sound first."""
    return in_brackets(piece, traits) or behind_mark(piece) or behind_sound(piece)


def behind_sound(piece: Piece) -> tuple[Entry, ...]:
    """What is heard first, and who speaks then: Wind, then V/O: Nobody paid."""
    found = THEN.match(piece.text)
    label = speakers.label_of(piece.text[found.end() :]) if found else None
    if found is None or label is None or label.words is None:
        return ()
    at = found.end() + label.words
    heard, head, words = spans.part(piece, *found.span("heard")), spans.part(piece, found.end("heard"), at), spans.part(piece, at)
    if heard is None or head is None or words is None:
        return ()
    return Entry(Kind.CUE, (heard,), cue=CueKind.SOUND), Entry(Kind.LABEL, (head,), label), Entry(Kind.WORDS, (words,))


def behind_mark(piece: Piece) -> tuple[Entry, ...]:
    """The words behind a bare mark of delivery that no colon parts from them: V/O I never hear the alarm. A name and its colon
    may stand behind one (V/O Ada: I never do): that is a label as any other."""
    label = speakers.label_of(piece.text)
    named = label is not None and label.words is not None and label.speaker != ""
    found = None if named else MARK.match(piece.text)
    head, rest = (spans.part(piece, 0, found.end()), spans.part(piece, found.end())) if found else (None, None)
    if head is None or rest is None or wording.is_upper(rest.text) or persons.is_name(rest.text):
        return ()
    return Entry(Kind.LABEL, (head,), Label("", vocabulary.heading_of(f"X {head.text}").delivery)), Entry(Kind.WORDS, (rest,))


def are_voiced(cells: Iterable[Sequence[Piece]], traits: Traits) -> bool:
    """Does every cell of sound that holds more than a fragment say who speaks? Then a fragment (Drips) is what is heard. A single
    one shows that if it quotes whom it names."""
    cells = [[*cell] for cell in cells]
    bare = [cell for cell in cells if not _is_voiced(cell[0], traits)]
    said = len(cells) - len(bare)
    enough = said >= LEAST_VOICED or (said > 0 and any(map(_quotes_voice, cells)))
    return enough and not traits.narrator and all(len(cell) == 1 and is_fragment(cell[0].text) for cell in bare)


def has_own_voice(cell: Sequence[Piece]) -> bool:
    """Does a cell announce recorded speech with its words (Soundbite: Ada Lorne: I was nine), or name and quote who speaks?"""
    label = speakers.label_of(cell[0].text)
    announced = label is not None and label.bite and label.words is not None and label.speaker != ""
    return announced or _quotes_voice(cell)


def _quotes_voice(cell: Sequence[Piece]) -> bool:
    """Does a cell name who speaks, and quote his words?"""
    label = speakers.label_of(cell[0].text)
    return label is not None and label.words is not None and label.speaker != "" and wording.QUOTED.match(cell[0].text, label.words) is not None


def _is_voiced(piece: Piece, traits: Traits) -> bool:
    label = speakers.label_of(piece.text)
    return label is not None or bool(led_in(piece, traits))


def is_fragment(text: str) -> bool:
    """Are these a few words, not quoted, and no sentence?"""
    return len(text.split()) <= FRAGMENT and not wording.is_finished(text) and text[:1] not in "\"“‘" and not wording.is_upper(text)


def names_noise(text: str) -> bool:
    """Does a line name what is heard, or say that nothing is?"""
    mute = noises.MUTE.match(text) is not None
    return (mute and " " in text) or (text[:1].isupper() and (mute or noises.is_noise(text)))


def unspoken(text: str) -> CueKind | None:
    """The kind of cue that a line among spoken words calls itself: an annotation, text over the picture, a graphic."""
    if aside_words.is_aside(text):
        return CueKind.OTHER
    return CueKind.TITLE if aside_words.is_overlay(text) or aside_words.is_graphic(text) else None


def names_of(cells: Iterable[Sequence[Piece]], typed: bool) -> Names:
    """The names that stand alone at the heads of most cells of several lines, where the lines were `typed` so; else full names that
    stand alone, or with what their bearers are (Ada Lorne, pilot), above a line that begins anew, again and again."""
    cells = [*cells]
    firsts = [cell[0].text for cell in cells if len(cell) > 1 and not wording.is_upper(cell[0].text)]
    found = [name for text in firsts if (name := _name_alone(text))]
    if typed and len(found) >= max(LEAST, MOSTLY * len(firsts)):
        return Names(frozenset(name.casefold() for name in found))
    lines = [piece.text for cell in cells for piece in cell]
    again = Counter(name for text, below in pairwise(lines) if not below[:1].islower() and (name := _full_name_alone(text)))
    habit = again.total() >= LEAST and max(again.values()) > 1
    return Names(posted=frozenset(name.casefold() for name in again)) if habit else Names()


def with_names_run_in(traits: Traits, cells: Sequence[Sequence[Piece]]) -> Traits:
    """The page's habits, with the names in capitals that most cells run in before their words without a colon."""
    firsts = [cell[0].text for cell in cells if cell and not _is_marked(cell[0].text)]
    found = [*_run_in(firsts)]
    if traits.upper_narration or len(found) < max(LEAST, MOSTLY * len(firsts)):
        return traits
    narrator = next(filter(vocabulary.is_narrator, found), traits.narrator)
    return replace(traits, names=traits.names | {name.upper() for name in found}, narrator=traits.narrator or narrator)


def with_names_in_brackets(traits: Traits, cells: Sequence[Sequence[Piece]]) -> Traits:
    """The page's habits, with the names in capitals that most cells have in brackets before their words, some of them again."""
    firsts = [cell[0].text for cell in cells if cell]
    boxed = (found["name"] for text in firsts if (found := BRACKETED.match(text)) and vocabulary.looks_like_heading(found["name"]))
    names = Counter(vocabulary.heading_of(name).speaker.upper() for name in boxed if not noises.is_noise(name))
    habit = names.total() >= max(LEAST, MOSTLY * len(firsts)) and max(names.values()) > 1
    return replace(traits, names=traits.names | {*names}) if habit else traits


def with_names_again(traits: Traits, cells: Sequence[Sequence[Piece]]) -> Traits:
    """The page's habits, with the names that head words in capitals, were it once, and lead a line in small letters elsewhere."""
    small = {name.upper() for cell in cells for piece in cell if (name := _name_led(piece.text)) and not wording.is_upper(name)}
    heads = (speakers.label_of(piece.text) for cell in cells for piece in cell if small)
    again = {label.speaker for label in heads if label is not None and label.sure >= SURE and label.speaker in small}
    return replace(traits, names=traits.names | again) if again else traits


def _name_led(text: str) -> str:
    """The full name that a line begins with, before a colon, or before what its bearer is: Ada Lorne (baker), Ada Lorne: Now."""
    head = text.split(":")[0].strip()
    name = persons.bare_name(vocabulary.heading_of(head).speaker) if len(head) <= LONGEST_LABEL else ""
    return name if " " in name and persons.is_name(name) else ""


def _is_marked(text: str) -> bool:
    """Is a line a cue or a label by its own form, or does it go on with a sentence?"""
    label = speakers.label_of(text)
    bare = label is not None and label.words is not None and ":" not in text[: label.words] and not label.bite
    return cues.cue_of(text) is not None or (label is not None and not bare) or text[:1].islower()


def _run_in(texts: Iterable[str]) -> Iterator[str]:
    for text in texts:
        found = glued_lines.NAME_THEN_WORDS.match(text)
        if found and found["glue"] and vocabulary.looks_like_heading(found["name"]):
            yield vocabulary.heading_of(found["name"]).speaker


def _name_alone(text: str) -> str:
    """The name that a line in small letters is, marks aside; "" for other lines."""
    if len(text.split()) > LONGEST or wording.is_finished(text) or text.rstrip()[-1:] in ",;:":
        return ""
    if cues.cue_of(text) or noises.is_noise(text) or captions.is_caption(text):
        return ""
    name = vocabulary.heading_of(text).speaker
    return name if name and len(name.split()) <= 4 and persons.is_name(name) else ""


def _full_name_alone(text: str) -> str:
    """The full name that a line in small letters is, marks aside, or with what its bearer is; "" for other lines."""
    name = persons.bare_name(_name_alone(text)) or persons.posted(text, MOST_POSTED)
    return name if " " in name else ""


def heading(piece: Piece, below: Piece | None, last: Entry | None, traits: Traits, names: Names) -> Label | None:
    """The label that a line of a cell is by standing alone above words, whatever its own form says.

    `below`: the next line of the cell; `last`: what stands above. Never inside a sentence.
    """
    text = piece.text
    if classify.open_sentence(last):
        return None
    if wording.is_upper(text):
        return _in_capitals(text, below, traits)
    if (known := _known(text, below, traits)) is not None:
        return known
    if (full := _full_name_alone(text) if names.posted else "").casefold() in names.posted:
        return Label(full, vocabulary.heading_of(text).delivery)
    name = _name_alone(text) if names.alone else ""
    if not name or (below is None and name.casefold() not in names.alone):
        return None
    marks = vocabulary.heading_of(text)
    return Label(name, marks.delivery, marks.continued)


def _known(text: str, below: Piece | None, traits: Traits) -> Label | None:
    """The label that a name of the page's in small letters is, alone above words but for what its bearer is: Ada Lorne (baker)"""
    name = _name_led(text) if below is not None and ":" not in text.rstrip(": ") and not wording.is_finished(text) else ""
    if name.upper() not in traits.names:
        return None
    marks = vocabulary.heading_of(text)
    return Label(name, marks.delivery, marks.continued)


def _in_capitals(text: str, below: Piece | None, traits: Traits) -> Label | None:
    """A name in capitals alone above words, though it begins as pictures do (NEWSREEL VOICE)."""
    if below is None or wording.is_upper(below.text) or traits.upper_narration or len(text.split()) > LONGEST:
        return None
    if cues.cue_of(text) or noises.is_noise(text) or captions.is_caption(text) or text[-1:] in "!?,;":
        return None
    marks = vocabulary.heading_of(text)
    over = Delivery.VOICE_OVER if persons.is_unseen(marks.speaker) else None
    return Label(marks.speaker, marks.delivery or over, marks.continued) if persons.is_heard(marks.speaker) else None


def heard(role: str, text: str) -> CueKind:
    """What a cell of a column that holds no words is: music and effects often share one."""
    if role not in ("music", "effects"):
        return CueKind.TITLE if role == "titles" else CueKind.OTHER
    kind = cues.cue_of(text)
    if kind in (CueKind.MUSIC, CueKind.SOUND):
        return kind
    return CueKind.SOUND if role == "effects" or noises.is_noise(text) else CueKind.MUSIC
