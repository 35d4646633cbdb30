"""What the place of words in running text says of them: seen or said, before a word of them is read."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import mean

from otio_redfiles.layout.lines.stream import Block, Paragraph
from otio_redfiles.layout.words import classify, speakers, title_cards, wording
from otio_redfiles.layout.words.records import Entry, Kind
from otio_redfiles.layout.words.traits import Traits
from otio_redfiles.model import Delivery, Piece, Stamp

LEAST_VOICED = 4
"""So many words with names before them show that a page names its voices."""
LEAST_ANNOUNCED = 2
"""So many bites with a line above their quoted words show how a page sets them."""
LEAST_QUOTED, LEAST_OPEN, HALF = 2, 3, 0.5
LEAST_SAID = 3
LISTED = re.compile(r"\b(?:shot[\s-]?list|b[\s-]?roll|rushes|dope[\s-]?sheet|footage\s+list)\b", re.IGNORECASE)
"""What a page calls itself that lists shots."""
ANSWERING = frozenset("and but so or because then well yes no yeah".split())
"""How what somebody says goes on."""
COUNTED = re.compile(r"\d{1,2}[.)]\s+(?=\S)")
"""The number of a part before whose interview it is: 2. Interview - Ada Lorne."""
SURE = 0.85
"""A label less sure may be the place before a description: Port Ellis, quay 5: the crane."""


@dataclass(frozen=True, slots=True)
class Standing:
    """What stands round a block: the page's manner, whether names lead blocks, the entries of the block
    before. `logged`: this is a log of pictures run in; `rows`: every row is a picture, who speaks in it too; `titles`: the headings of chapters above blocks;
    `behind`: ranges stand at the ends of lines; `total`: the length of it all, behind the title;
    `following`: the words below the block, if no timecode stands before them, `onward` if one does; `ended`: items print where they end;
    `quoting`: whatever is said stands in quotes or behind a name; `overlapping`: ranges of pictures and those of whole
    sentences over them overlap; `names`: who speaks at the timecode below; `voiced`: nearly all words have a name before them;
    `headed`: blocks say on their first lines who speaks; `listing`: the page calls itself a list of shots, and quotes whatever is said; `shown`: labels of pictures, dashes behind them;
    `read`: whole sentences are the commentary's; `boxed`: the bracket that pictures behind words stand in."""

    manner: str
    slot: bool
    pictured: bool = False
    lean_after: float = 0.0
    lean_own: float = 0.0
    before: tuple[Entry, ...] = ()
    parted: bool = False
    heads: frozenset[Stamp] = frozenset()
    logged: bool = False
    rows: bool = False
    titles: frozenset[Piece] = frozenset()
    behind: bool = False
    total: Stamp | None = None
    following: str = ""
    onward: str = ""
    ended: bool = False
    quoting: bool = False
    overlapping: bool = False
    names: frozenset[Piece] = frozenset()
    voiced: bool = False
    headed: bool = False
    listing: bool = False
    shown: frozenset[str] = frozenset()
    read: bool = False
    boxed: str = ""

    def leaning(self, paragraph: Paragraph, found: Sequence[Entry]) -> float:
        """What the place adds to the odds that mixed-case words are spoken."""
        if self.manner == "rows" and paragraph.after:
            return 3.5
        if self.read and (wording.is_finished(paragraph.text) or len(paragraph.text.split()) >= title_cards.MOST_READ):
            return classify.SURELY_SAID
        if self.logged:
            last = (found or self.before or (None,))[-1]
            return classify.SURELY_SAID if last is not None and _is_said_on(last, paragraph) else -classify.SURELY_SAID
        place = self.lean_after if paragraph.after else self.lean_own
        last = next(
            (entry for entry in reversed((*self.before, *found)) if entry.kind in (Kind.LABEL, Kind.WORDS)),
            None,
        )
        if self.overlapping and paragraph.after:
            return classify.SURELY_SAID if wording.is_finished(paragraph.text) else -classify.SURELY_SAID
        if last is None:
            return place - (classify.SURELY_SAID if self.quoting and not wording.QUOTED.match(paragraph.text) else 0.0)
        if last.kind is Kind.LABEL:
            unnamed = last.label is not None and not last.label.speaker and not found
            return place + (0.5 if unnamed and paragraph.after else 2.5)
        closed = last.text[-1:] in "\"”»" and wording.QUOTED.match(last.text) is not None
        beside = not closed and paragraph.gap == 0 and wording.is_finished(paragraph.text) and wording.spoken(paragraph.text) > 0
        if self.quoting and wording.is_finished(last.text) and not wording.QUOTED.match(paragraph.text) and not beside:
            return -classify.SURELY_SAID
        if not wording.is_finished(last.text):
            below = paragraph.gap == 0 and last is (found or (None,))[-1]
            return place + ((6.0 if below else 3.0) if paragraph.text[:1].islower() else 0.5)
        if _stands_under_label(found, paragraph):
            return place + 3.0
        if self.parted and last is (found or (None,))[-1] and _stands_under(last.pieces[-1], paragraph):
            return place + 2.5
        return place + (1.0 if self.manner == "rows" else 0.0)


def _is_said_on(last: Entry, paragraph: Paragraph) -> bool:
    """Do words go on with what somebody said in a log: right below his open sentence, in small letters; or at the next time, in
    a whole sentence that says I or we or you, goes on from the one before (And the gate held), or tells what was?"""
    if last.kind is not Kind.WORDS:
        return False
    if not wording.is_finished(last.text):
        return paragraph.text[:1].islower() and not paragraph.after and paragraph.gap == 0 and last.text[-1:] not in "\"”»’"
    words = [word.lower() for word in wording.WORD.findall(paragraph.text)]
    told = not ANSWERING.isdisjoint(words[:1]) or not wording.FIRST_PERSON.isdisjoint(words) or not wording.PAST.isdisjoint(words)
    return wording.is_finished(paragraph.text) and told and not wording.is_sized(paragraph.text)


def _stands_under_label(found: Sequence[Entry], paragraph: Paragraph) -> bool:
    """Is this the next line of an indented block that a speaker and his first words begin?"""
    at = next((at for at in range(len(found) - 1, -1, -1) if found[at].kind is not Kind.WORDS), None)
    if at is None or at + 1 == len(found) or found[at].kind is not Kind.LABEL or not found[at].pieces:
        return False
    own, head, above = paragraph.pieces[0], found[at].pieces[0], found[-1].pieces[-1]
    run_in = head.line == found[at + 1].pieces[0].line
    return run_in and not paragraph.after and own.column == head.column > 0 and own.line == above.line + 1


def _stands_under(above: Piece, paragraph: Paragraph) -> bool:
    """Is this the next line of an indented block?"""
    own = paragraph.pieces[0]
    return not paragraph.after and own.line == above.line + 1 and own.column == above.column > 0


def are_voiced(blocks: Sequence[Block]) -> bool:
    """Does a name and a colon begin the words at nearly all timecodes? What is a word or two there is heard, not said."""
    texts = [block.paragraphs[0].text for block in blocks if block.stamp is not None and block.paragraphs]
    labels = [label for text in texts if (label := speakers.label_of(text)) is not None and label.words is not None and not label.bite]
    return len(labels) >= LEAST_VOICED and len(labels) >= 0.7 * len(texts)


def is_heard(text: str) -> bool:
    """Is this a word or two with a stop behind, on a page of voices: Countdown."""
    return len(text.split()) <= 2 and text.endswith(".") and text[:1].isupper() and text.rstrip(".").isalpha()


def are_parted(blocks: Sequence[Block]) -> bool:
    """Do blank lines stand before nearly all lines with a timecode and words?"""
    gaps = [p.gap > 0 for block in blocks[1:] for p in block.paragraphs[:1] if p.after]
    return len(gaps) >= 3 and sum(gaps) >= 0.8 * len(gaps)


def is_quoting(blocks: Sequence[Block]) -> bool:
    """Does a page set every interview in quotes, and name its narrator before his words, or have no other sentence, or hardly
    any other stop at the end of what it tells? What is neither is then seen."""
    texts = [paragraph.text for block in blocks for paragraph in block.paragraphs]
    quoted = sum(wording.QUOTED.match(text) is not None and text[-1:] in "\"”’»“" for text in texts)
    labels = [label for text in texts if (label := speakers.label_of(text)) is not None and not label.bite]
    narrated = [label for label in labels if label.delivery is Delivery.NARRATION]
    bare = [text for text in texts if wording.QUOTED.match(text) is None and speakers.label_of(text) is None and len(text.split()) > 3]
    if _are_descriptions(texts, bare) or _are_all_quoted(texts, bare):
        return True
    if quoted < 2 or len(bare) < 2:
        return False
    named = len(narrated) > 0 and all(label.words is not None for label in narrated)
    return named or (not any(label.sure >= SURE for label in labels) and not any(map(wording.is_finished, bare)))


def _are_all_quoted(texts: Sequence[str], bare: Sequence[str]) -> bool:
    """Are the words of everybody who is named in quotes, the commentary's too where it is, or is some other sentence worded as
    a picture is?"""
    said = [(text, label) for text in texts if (label := speakers.label_of(text)) is not None and label.words is not None and not label.bite]
    narrated = any(label.delivery is Delivery.NARRATION for _, label in said)
    seen = sum(wording.spoken(text) <= 0 for text in bare)
    return len(said) >= LEAST_SAID and all(quotes(text) for text, _ in said) and (narrated or seen > 0)


def _are_descriptions(texts: Sequence[str], bare: Sequence[str]) -> bool:
    """Are all words behind names in quotes, two or more, and do most of the other paragraphs end without a stop, as no commentary does?"""
    said = [text for text in texts if (label := speakers.label_of(text)) is not None and label.words is not None]
    quoted = sum(wording.QUOTE_BEGINS.search(text) is not None for text in texts)
    told = [text for text in bare if not text[:1].islower() and wording.QUOTE_BEGINS.search(text) is None]
    open_ended = sum(not wording.is_finished(text) for text in told)
    return quoted >= LEAST_QUOTED and all(map(quotes, said)) and open_ended >= max(LEAST_OPEN, HALF * len(told))


def is_listing(head: Sequence[str], blocks: Sequence[Block]) -> bool:
    """Does the head of a page call it a list of shots, and does nobody speak below but in quotes? A place before a colon is then no
    name (Port Ellis: Boats come in), and whole sentences describe."""
    texts = [paragraph.text for block in blocks for paragraph in block.paragraphs]
    labels = [(text, label) for text in texts if (label := speakers.label_of(text)) is not None and label.words is not None]
    quoted = sum(quotes(text) for text, _ in labels)
    surely = any(label.sure >= SURE and not label.bite and not quotes(text) for text, label in labels)
    return any(map(LISTED.search, head)) and (quoted > 0 or are_announced(texts)) and not surely


def are_announced(texts: Sequence[str]) -> bool:
    """Do lines announce whose bites the quoted words right below them are, two or more, and are there no other quotes?"""
    said = [wording.QUOTED.match(two) is not None for _, two in pairwise(texts)]
    above = [heads_quote(one, two) for one, two in pairwise(texts)]
    return sum(above) >= LEAST_ANNOUNCED and sum(said) == sum(above)


def heads_quote(text: str, following: str) -> bool:
    """Does a line announce whose bite the quoted words on the next are?"""
    label = speakers.label_of(COUNTED.sub("", text, count=1)) if wording.QUOTED.match(following) else None
    return label is not None and label.bite and label.words is None and bool(label.speaker)


def quotes(text: str) -> bool:
    """Are the words behind the name that begins a text in quotes, or all of it?"""
    label = speakers.label_of(text)
    return wording.QUOTED.match(text[label.words if label is not None and label.words else 0 :].strip()) is not None


def leanings(blocks: Sequence[Block], traits: Traits) -> tuple[float, float]:
    """What the page's own words say of words beside their timecode, and of words on lines of their own.

    Only where the two places differ: pictures beside the timecodes, say, and speech below.
    """
    odds: dict[bool, list[float]] = {True: [], False: []}
    for paragraph in (p for block in blocks if block.stamp for p in block.paragraphs if not p.before):
        text = paragraph.text
        if len(text.split()) >= 2 and not wording.is_upper(text) and text[:1] not in "[(":
            odds[paragraph.after].append(max(-3.0, min(3.0, wording.spoken(text))))
    if min(map(len, odds.values())) < 3 or abs(mean(odds[True]) - mean(odds[False])) < 1.0:
        return 0.0, 0.0
    after, own = (max(-2.0, min(2.0, 0.8 * mean(odds[place]) - traits.bias)) for place in (True, False))
    return after, own
