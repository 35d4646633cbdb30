"""How a page without timecodes is set, counted before its lines are read.

    VIDEO                             1. ADA: Who is there?          Before the mill there was a ford. [:03 PAUSE]
    AUDIO                             2. TEXT ON SCREEN: May
                                      3. TOM: Nobody.                Two men kept it. [:02 PAUSE]
    Mill wheel turning, CU
    ADA: It never stops.

`split`: blocks of a picture and its sound below it; `voiced`: a numbered list of who says what; `narrated`: words that
nobody is named for, which the commentary reads; `illustrated`: pictures with such words below them; `listed`: shots alone, a line each,
`carded`: on a catalogue's card; `described`: a paragraph of sentences each, `amid`: run in on this line behind what a catalogue says; `package`: a
news package, read by its `reporter`; `inserted`: commentary, interviews given by their first and last words; `staged`: two columns in the manner of
screenplays.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from otio_redfiles import captions, column_words, vocabulary
from otio_redfiles.layout.lines import numbered
from otio_redfiles.layout.lines.manners import NUMBER
from otio_redfiles.layout.lines.stream import Paragraph
from otio_redfiles.layout.untimed import catalogue, illustrated, package, untimed
from otio_redfiles.layout.untimed import listed as listed_shots
from otio_redfiles.layout.words import cues, inner_cues, speakers, wording
from otio_redfiles.layout.words.speakers import Label

NARRATION = re.compile(
    r"\b(?:narration|narrator|voice[\s-]?over|commentary|audio[\s-]?guide|sprechertext|kommentar(?:text)?|off-?text|texte off|voix off|narraci[óo]n)\b",
    re.IGNORECASE,
)
BLOCK = re.compile(
    r"(?:alt(?:ernat(?:e|ive))?\.?|version|variant|option|retake|pick-?up|block|para(?:graph)?|track|cue|text|absatz|texte)\.?\s*(?:no\.?\s*|nr\.?\s*|to\s+|for\s+)?#?\d{1,3}[a-z]?\s*[.:)]?",
    re.IGNORECASE)
"""What counts a block of what is read, alone on its line: ALT 4., Block 12"""
CODE = re.compile(r"(?P<letters>[A-Z]{1,3})[ -]?(?P<it>\d{1,3})[a-z]?[.:)]?\s+(?=\S)")
"""What counts a block before its words: N1  The mill stands alone."""
INSERT = re.compile(r"(?:insert|clip|interview|sound\s?bite|bite|grab)\s*[:.–-]?\s+(?=(?-i:[A-ZÀ-Þ]))", re.IGNORECASE)
CUE_WORDS = re.compile(r"(?:start|begin|in|first\s+words?|end|out|last\s+words?)\s*:\s*[\"“‘'.…]", re.IGNORECASE)
"""How an interview begins and ends: Start: "I must say... / End: ...and that is that."""
MARK = re.compile(r"\s*[(\[][^()\[\]]{1,30}[)\]]\s*\Z")
"""What stands behind a name: (off), (contd.)"""
ARTICLE = re.compile(r"(?:THE|A|AN|DER|DIE|EIN|EINE|LE|LA|UN|UNE|EL|UNA|IL)\s+(?=\S)")
LEAST = 3
MOSTLY = 0.6
SURELY = 0.8
HEADS = re.compile(r"\s{2,}|\t|\s*[/|]\s*")


@dataclass(frozen=True, slots=True)
class Ways:
    """What a page without timecodes shows as a whole (see above); `head`: so many paragraphs are its head; `letters`: what
    stands before the numbers of blocks that are read."""

    split: bool = False
    voiced: bool = False
    narrated: bool = False
    package: bool = False
    illustrated: bool = False
    listed: bool = False
    carded: bool = False
    described: bool = False
    amid: int = 0
    reporter: str = ""
    head: int = 0
    letters: str = ""
    inserted: bool = False
    staged: bool = False


def ways_of(paragraphs: Sequence[Paragraph], listed: bool, described: bool = False) -> Ways:
    """The ways of a page, given its paragraphs; `described`: in sentences that name sizes."""
    texts = [paragraph.text for paragraph in paragraphs]
    if package.is_package(texts):
        return Ways(package=True, reporter=package.reporter_of([piece.text for paragraph in paragraphs for piece in paragraph.pieces]))
    if not listed and (begin := catalogue.begins_at(paragraphs)) is not None:
        return Ways(narrated=True, head=begin)
    if described and not listed:
        return Ways(described=True, head=next((at for at, text in enumerate(texts) if untimed.describes(text) or untimed.TITLED.match(text)), 0))
    if (begin := listed_shots.card_at(paragraphs)) is not None:
        return Ways(listed=True, carded=True, head=begin)
    if (begin := listed_shots.begins_at(paragraphs)) is not None:
        return Ways(listed=True, head=begin)
    if listed:
        return Ways(voiced=_are_voices(texts))
    recorded = headings(texts) and inner_cues.are_held(texts)  # who reads stands above his words, and nothing is seen
    if not recorded and (begin := _split_at(paragraphs)) is not None:
        return Ways(split=True, head=begin)
    if (begin := illustrated.begins_at(texts)) is not None:
        return Ways(illustrated=True, head=begin)
    if (begin := _inserted_at(texts)) is not None:
        return Ways(narrated=True, inserted=True, head=begin)
    head = _head(paragraphs)
    below = _further_head(paragraphs, head)
    if below > head and _is_narrated(texts, below):
        head = below
    return Ways(narrated=_is_narrated(texts, head), head=head, letters=_letters(texts[head:]))


def _inserted_at(texts: Sequence[str]) -> int | None:
    """Where the commentary of a page begins that gives its interviews by their first and last words: behind the last line of its
    head above the first of them."""
    inserts = [at for at, text in enumerate(texts[:-2]) if INSERT.match(text) and all(map(CUE_WORDS.match, texts[at + 1 : at + 3]))]
    if not inserts:
        return None
    head = [at for at in range(inserts[0]) if not wording.is_finished(texts[at])]
    return head[-1] + 1 if head else 0


def _letters(texts: Sequence[str]) -> str:
    """The letters of the codes that count most blocks of a page, if they count up: N for N1, N2, N3; "" without any."""
    found = [code for text in texts if (code := CODE.match(text))]
    letters, numbers = {code["letters"] for code in found}, [int(code["it"]) for code in found]
    rising = all(one < two for one, two in zip(numbers, numbers[1:], strict=False))
    return letters.pop() if len(found) >= LEAST and len(letters) == 1 and rising else ""


def is_voice(text: str) -> bool:
    """Does a line name who speaks before the words, and is it no caption or sound with a name of its own?"""
    label = speakers.label_of(text)
    return label is not None and label.words is not None and not is_unspoken(text)


def is_unspoken(text: str) -> bool:
    """Does a line say by its label that nobody speaks: text over the picture, music, sound?"""
    return captions.is_caption(text) or vocabulary.labelled_cue(text) is not None or cues.cue_of(text) is not None


def called(texts: Sequence[str]) -> frozenset[str]:
    """Who speaks before colons on a page, in small letters: the same word alone on a line is a heading too."""
    labels = (label for text in texts if (label := speakers.label_of(text)) is not None and label.words is not None and not label.bite)
    return frozenset(label.speaker.casefold() for label in labels if label.speaker)


def headings(texts: Sequence[str]) -> bool:
    """Do names in capitals with a colon stand alone above words, some of them again and again (HOST:)?"""
    alone = [text for text in texts if text.endswith(":") and text.isupper() and (label := speakers.label_of(text)) is not None and label.words is None]
    return len(alone) >= LEAST and len(set(alone)) < len(alone)


def stand_above(paragraphs: Sequence[Paragraph]) -> bool:
    """Do names in capitals stand alone and apart right above words in small letters, again and again or marked as heard (NARRATOR)?"""
    labels = [label for one, two in pairwise(paragraphs) if (label := standing_above(one, two)) is not None]
    names = [label.speaker for label in labels]
    known = sum(label.delivery is not None or names.count(label.speaker) > 1 for label in labels)
    return len(labels) >= LEAST and known >= LEAST - 1


def standing_above(one: Paragraph, two: Paragraph | None) -> Label | None:
    """Who speaks, if a paragraph is a name in capitals that stands so."""
    if two is None or two.gap or not one.gap or len(one.pieces) > 1 or not wording.is_upper(MARK.sub("", one.text)) or one.text.endswith((":", ".")):
        return None
    said = not (wording.is_upper(two.text) or wording.is_sized(two.text) or numbered.SIGNED.match(two.text)) and len(two.text.split()) > 1
    label = _label_above(one.text) if said and cues.cue_of(one.text) is None else None
    return label if label is not None and label.words is None and not label.bite else None


def _label_above(text: str) -> Label | None:
    """Who is named, be it by what he is: THE FERRYMAN."""
    article = ARTICLE.match(text)
    label = speakers.label_of(text[article.end() :] if article else text)
    return replace(label, speaker=f"{article.group()}{label.speaker}") if article and label is not None else label


def _are_voices(texts: Sequence[str]) -> bool:
    """Do most items of a numbered list name who speaks?"""
    items = [text[found.end() :] for text in texts if (found := numbered.SIGNED.match(text))]
    return sum(map(is_voice, items)) >= max(LEAST, MOSTLY * len(items))


# --------------------------------------------------------------------------- pictures over their sound


def _split_at(paragraphs: Sequence[Paragraph]) -> int | None:
    """Where a page's blocks begin, if most are a picture that nobody's name begins and below it voices and sounds: below the
    names of its columns, or at the first such block."""
    blocks = list(_blocks(paragraphs))
    several = [block for block in blocks if len(block) > 1]
    pairs = [block for block in several if _is_pair(block)]
    named = next((at for at, block in enumerate(blocks) if names_columns(block)), None)
    if len(pairs) < max(LEAST if named is None else LEAST - 1, MOSTLY * (len(several) - 1)):
        return _turns_at(blocks)
    first = blocks.index(pairs[0]) if named is None else named + 1
    return sum(map(len, blocks[:first]))


def _turns_at(blocks: Sequence[Sequence[str]]) -> int | None:
    """Where a page begins on which pictures and voices take turns, each set apart: above its first voice. What nobody's name
    begins reads as seen, again and again."""
    voices = [at for at, block in enumerate(blocks) if block and is_voice(block[0])]
    body = range(max(0, voices[0] - 1), len(blocks)) if len(voices) >= LEAST else range(0)
    bare = [at for at in body if not is_heard(blocks[at][0])]
    seen = [at for at in bare if len(blocks[at]) == 1 and wording.spoken(blocks[at][0]) <= 0]
    turns = sum(at + 1 in voices and at - 1 not in bare for at in seen)
    if turns < LEAST or len(seen) < SURELY * len(bare):
        return None
    return sum(map(len, blocks[: body[0]]))


def _is_pair(block: Sequence[str]) -> bool:
    return not is_heard(block[0]) and not names_columns(block) and any(map(is_heard, block[1:]))


def _blocks(paragraphs: Sequence[Paragraph]) -> Iterator[list[str]]:
    """The paragraphs between blank lines."""
    block: list[str] = []
    for paragraph in paragraphs:
        if paragraph.gap and block:
            yield block
            block = []
        block.append(paragraph.text)
    yield block


def is_heard(text: str) -> bool:
    """Does a voice, a sound or music begin here?"""
    return is_voice(text) or cues.cue_of(text) in inner_cues.SOUNDS or vocabulary.labelled_cue(text) in inner_cues.SOUNDS


def names_columns(block: Sequence[str]) -> bool:
    """Are these the names of the columns that a page once had: VIDEO and AUDIO, on a line or on two?"""
    names = [part for text in block for part in HEADS.split(text)]
    roles = {column_words.role_named(name) for name in names} if len(block) <= 2 and len(names) == 2 else set()
    return "picture" in roles and bool(roles & {"sound", "narration"})


# --------------------------------------------------------------------------- words without a name


def _head(paragraphs: Sequence[Paragraph]) -> int:
    """How many paragraphs are a page's head: those above the first blank line, the first of which is no sentence."""
    end = next((at for at, paragraph in enumerate(paragraphs) if at and paragraph.gap), 0)
    return end if end and not wording.is_finished(paragraphs[0].text) else 0


MOST_OF_HEAD = 10
"""Words of a line that heads a page."""


def _further_head(paragraphs: Sequence[Paragraph], head: int) -> int:
    """How many paragraphs head a page that blank lines part, too: no sentence, no bracket and no code of a block among them."""
    at = head
    while head and at < len(paragraphs) and _may_head(paragraphs[at].text):
        at += 1
    return at if at < len(paragraphs) and paragraphs[at].gap else head


def _may_head(text: str) -> bool:
    marked = vocabulary.is_bracketed(text) or "[" in text or NUMBER.match(text) or BLOCK.fullmatch(text) or CODE.match(text)
    return not marked and len(text.split()) <= MOST_OF_HEAD and not wording.is_finished(text)


def _is_narrated(texts: Sequence[str], head: int) -> bool:
    """Does a page of sentences name nobody, and say that it is read: in its head, or by pauses to be held?"""
    body = texts[head:]
    named = any(is_voice(text) or ((label := speakers.label_of(text)) is not None and label.delivery is not None) for text in body)
    if named or not (inner_cues.are_held(body) or NARRATION.search(" ".join(texts[:head]))):
        return False
    said = [text for text in body if not (vocabulary.is_bracketed(text) or NUMBER.match(text) or BLOCK.fullmatch(text) or cues.cue_of(text))]
    told = sum(wording.is_finished(_without_cues(text)) for text in said)
    return told >= max(2, MOSTLY * len(said)) and sum(wording.is_sized(text) for text in said) < 2


def _without_cues(text: str) -> str:
    return inner_cues.BRACKET.sub("", text).strip()
