"""What stands where on a page of running text: names on the first lines of blocks, pictures beside timecodes or in brackets,
subtitles."""

from collections.abc import Collection, Sequence
from dataclasses import replace
from itertools import pairwise
from statistics import mean

from otio_redfiles import notation, vocabulary
from otio_redfiles.layout.lines import stream
from otio_redfiles.layout.lines.stream import Block, Paragraph
from otio_redfiles.layout.running import standings
from otio_redfiles.layout.words import bites, boxed_pictures, cues, persons, signed, spans, speakers, wording
from otio_redfiles.layout.words.records import Entry, Kind
from otio_redfiles.layout.words.speakers import Label
from otio_redfiles.layout.words.traits import Traits
from otio_redfiles.model import Piece

LEAST_NAMES, MOST_WORDS, MOST_POSTED = 3, 6, 12
"""So many names alone above timecodes; words of a name with what its bearer is, and of one with all that he is."""
CLOSING = {"(": ")", "[": "]"}
HEADED = 0.8
LEAST_SEEN = 6
"""So many words in brackets below whose bite it is say what is seen over it, unless they are of tongues."""
OFTEN = 0.15
"""So many ranges of a page that overlap are no slips."""


def has_picture_slot(blocks: Sequence[Block]) -> bool:
    """Do pictures stand beside most timecodes, with words on the lines below?"""
    beside = [
        p
        for block in blocks
        if block.stamp and len(block.paragraphs) > 1
        for p in block.paragraphs[:1]
        if p.after
    ]
    seen = sum(wording.spoken(paragraph.text) < 0 for paragraph in beside)
    return seen >= 2 and seen >= 0.6 * len(beside)


def with_leading_brackets(blocks: Sequence[Block], traits: Traits) -> Traits:
    """The traits of a page; brackets that most timecodes have right behind them, and that are no cues, mark its pictures,
    few words as they hold."""
    if traits.brackets:
        return traits
    timed = [block.paragraphs[0].text for block in blocks if block.stamp and block.paragraphs]
    first = [text[0] for text in timed if vocabulary.is_bracketed(text) and cues.cue_of(text) is None]
    usual = max("[(", key=first.count)
    marked = first.count(usual) >= 3 and first.count(usual) >= 0.5 * len(timed)
    return replace(traits, brackets=usual) if marked else traits


def brackets_pictures(blocks: Sequence[Block], traits: Traits) -> bool:
    """Does nearly every timecode have a picture in brackets? Then what stands outside them is said."""
    timed = [block for block in blocks if block.stamp and block.paragraphs]
    marked = sum(any(p.text[:1] == traits.brackets for p in block.paragraphs) for block in timed)
    return bool(traits.brackets) and marked >= 2 and marked >= 0.6 * len(timed)


def boxed_behind(blocks: Sequence[Block], traits: Traits) -> str:
    """The bracket in which pictures stand behind what is said at their time; "" where none do."""
    return boxed_pictures.sign_of([block.paragraphs[-1].text for block in blocks if block.stamp is not None and block.paragraphs], traits.brackets)


def with_boxes_apart(blocks: list[Block], traits: Traits) -> tuple[list[Block], Traits]:
    """The blocks, a picture in brackets before who speaks apart from his words, and the traits with such brackets; those given where the page has
    no such habit."""
    led = [found["box"] for block in blocks for p in block.paragraphs if p.after and (found := boxed_pictures.leads(p.pieces[0].text))]
    if len(led) < boxed_pictures.LEAST_LED:
        return blocks, traits
    apart = [replace(block, paragraphs=[part for p in block.paragraphs for part in _box_apart(p)]) for block in blocks]
    return apart, replace(traits, brackets=traits.brackets or led[0])


def _box_apart(paragraph: Paragraph) -> tuple[Paragraph, ...]:
    first = paragraph.pieces[0]
    found = boxed_pictures.leads(first.text) if paragraph.after else None
    box, rest = (spans.part(first, 0, found.end()), spans.part(first, found.end())) if found else (None, None)
    return (replace(paragraph, pieces=(box,)), replace(paragraph, pieces=(rest, *paragraph.pieces[1:]), gap=0)) if box and rest else (paragraph,)


def boxes_closed(paragraphs: Sequence[Paragraph], sign: str) -> list[Paragraph]:
    """The paragraphs of a block, one that opens such a bracket joined with the line that closes it."""
    found = [*paragraphs[:1]]
    for one in paragraphs[1:]:
        broken = one.gap == 0 and boxed_pictures.opens(found[-1].pieces[-1].text, one.text, sign)
        found[-1:] = [replace(found[-1], pieces=(*found[-1].pieces, *one.pieces))] if broken else [found[-1], one]
    return found


def names_or_brackets(blocks: Sequence[Block]) -> bool:
    """Has every timecode a name with its words, or a bracket? Then a line that has neither goes on with what is said."""
    timed = [block.paragraphs[0].text for block in blocks if block.stamp and block.paragraphs]
    named = sum((label := speakers.label_of(text)) is not None and label.words is not None for text in timed)
    boxed = sum(vocabulary.is_bracketed(text) for text in timed)
    return named >= 3 and boxed >= 2 and named + boxed >= 0.9 * len(timed)


def are_titles(blocks: Sequence[Block], style: str) -> bool:
    """Subtitles: nearly every time has an end, and what stands between is mostly said, by whom nobody
    prints."""
    if stream.pair_role(blocks, style) != "out" or overlap(blocks, style):
        return False
    timed = [block for block in blocks if block.stamp and block.paragraphs]
    odds = [wording.spoken(p.text) for block in timed for p in block.paragraphs if len(p.text.split()) > 2]
    return (
        bool(odds)
        and sum(block.second is not None for block in timed) >= 0.8 * len(timed)
        and mean(odds) > -0.2
    )


def overlap(blocks: Sequence[Block], style: str) -> bool:
    """Do several ranges begin before the one above them ends? Pictures have some, the words over them others."""
    times = [(notation.clock(block.stamp.text, style), notation.clock(block.second.text, style)) for block in blocks if block.stamp and block.second and block.ranged]
    over = sum(start is not None and end is not None and start < end - 1 for (_, end), (start, _) in pairwise(times))
    return over >= max(2, OFTEN * len(times))


def has_speaker_slot(blocks: Sequence[Block]) -> bool:
    """Does the first line of most blocks name who speaks the rest?"""
    several = [block for block in blocks if block.stamp and len(block.paragraphs) > 1]
    named = [
        block
        for block in several
        if is_name_line(block.paragraphs[0]) and speakers.label_of(block.paragraphs[1].text) is None
    ]
    return len(named) >= 2 and len(named) >= 0.5 * len(several)


def heads_blocks(blocks: Sequence[Block]) -> bool:
    """Does nearly every block of several lines say on its first who speaks, be it by what he is (Girl at the gate), or with it?"""
    several = [block.paragraphs[:2] for block in blocks if block.stamp and len(block.paragraphs) > 1]
    labels = [speakers.label_of(first.text) for first, _ in several]
    named = sum(label is not None and label.words is None and not first.after for label, (first, _) in zip(labels, several, strict=True))
    unnamed = sum(label is None and (is_passer_by(first) or is_posted(first)) and not first.after for label, (first, _) in zip(labels, several, strict=True))
    return named >= LEAST_NAMES and named + unnamed >= HEADED * len(several)


def names_above(blocks: Sequence[Block]) -> frozenset[Piece]:
    """The names that stand alone above the timecodes at which these people speak, where hardly anything else stands there, and
    beside a timecode if they are known so."""
    last = [block.paragraphs[-1] for block, below in pairwise(blocks) if block.paragraphs and below.stamp and (len(block.paragraphs) > 1 or block.stamp is None)]
    own = [paragraph for paragraph in last if not (paragraph.after or paragraph.before) and len(paragraph.pieces) == 1]
    named = [paragraph for paragraph in own if is_name_line(paragraph, MOST_WORDS)]
    if len(named) < LEAST_NAMES or len(named) < 0.7 * len(own):
        return frozenset()
    known = {persons.bare_name(paragraph.text).casefold() for paragraph in named}
    beside = (block.paragraphs[0] for block in blocks if len(block.paragraphs) > 1 and block.paragraphs[0].after)
    again = (paragraph for paragraph in beside if paragraph.text.casefold() in known)
    return frozenset(paragraph.pieces[0] for paragraph in (*named, *again))


def names_again(blocks: Sequence[Block], names: Collection[str]) -> frozenset[Piece]:
    """The lines of their own that print in small letters whom the page heads words with in capitals, a spoken sentence below:
    Pilot, where PILOT (01:11) stands above."""
    pairs = [pair for block in blocks for pair in pairwise(block.paragraphs)]
    return frozenset(one.pieces[0] for one, two in pairs if is_name_line(one) and _is_small(one, names) and _is_said(two))


def _is_small(paragraph: Paragraph, names: Collection[str]) -> bool:
    """Is this one of the names, not in capitals, that stands beside no timecode?"""
    name = paragraph.text.rstrip(" :")
    return not (paragraph.after or paragraph.before or wording.is_upper(name)) and name.upper() in names


def _is_said(paragraph: Paragraph) -> bool:
    text = paragraph.text
    return wording.is_finished(text) and wording.spoken(text) > 0 and speakers.label_of(text) is None


def is_name_line(paragraph: Paragraph, most: int = 3) -> bool:
    text = paragraph.text
    if paragraph.ruled or len(text.split()) > most or wording.is_finished(text) or len(paragraph.pieces) > 1 or text[:1] in "[(":
        return False
    return persons.is_name(text.rstrip(":")) and cues.cue_of(text) is None


def leads(paragraph: Paragraph, timed: bool, slot: bool, headed: bool) -> bool:
    """Does the first line of a block, `timed` or not, name who speaks the lines below it? `slot`: the first lines of most blocks
    do; `headed`: so they do where they name nobody."""
    if timed and (slot or headed) and (is_passer_by(paragraph) or (headed and is_posted(paragraph))):
        return True
    return (timed and is_asker(paragraph)) or (slot and is_name_line(paragraph))


def is_asker(paragraph: Paragraph) -> bool:
    """Does a line hold nothing but the word for who asks, or answers: Reporter?"""
    return paragraph.text.rstrip(" :").lower() in persons.ASKERS and len(paragraph.pieces) == 1


def is_passer_by(paragraph: Paragraph) -> bool:
    """Does a line hold nothing but a voice known by what it is and where it was met: Man in control room, An old woman?"""
    text = paragraph.text.rstrip(" :")
    alone = len(paragraph.pieces) == 1 and not paragraph.ruled and len(text.split()) <= MOST_WORDS
    nobody = persons.unnamed_in(f"{text[:1].lower()}{text[1:]}")
    return alone and (persons.PASSER_BY.fullmatch(text) is not None or nobody.casefold() == text.casefold() != "")


def is_posted(paragraph: Paragraph) -> bool:
    """Does a line hold nothing but a full name and behind a comma what its bearer is?"""
    return len(paragraph.pieces) == 1 and not paragraph.ruled and persons.posted(paragraph.text, MOST_POSTED) != ""


def is_seen_over_bite(paragraph: Paragraph, found: Sequence[Entry]) -> bool:
    """Does a line in brackets, right below whose bite it is, say in many words what is seen over that: (first we see her at the wheel)?"""
    label = found[0].label if len(found) == 1 and found[0].kind is Kind.LABEL else None
    boxed = vocabulary.is_bracketed(paragraph.text) and len(paragraph.text.split()) >= LEAST_SEEN
    return boxed and label is not None and label.bite and label.words is None and not bites.tells_tongue(paragraph.text)


def bite_in_brackets(paragraph: Paragraph, traits: Traits) -> tuple[Entry, ...]:
    """Where pictures stand in brackets behind timecodes: one that announces whose bite it is, whom it names, and the words behind
    it: (SOT Ada Lorne, harbour master) "We knew." """
    first, sign = paragraph.pieces[0], traits.brackets
    end = first.text.find(CLOSING[sign]) if sign and first.text[:1] == sign else -1
    label = bites.bite_of(first.text[1:end]) if end > 0 else None
    if label is None or label.words is not None or not label.speaker:
        return ()
    seen, rest = spans.part(first, 1, end), spans.part(first, end + 1)
    said = (*((rest,) if rest else ()), *paragraph.pieces[1:])
    shown = (Entry(Kind.PICTURE, (seen,), bracketed=True),) if seen else ()
    return (*shown, Entry(Kind.LABEL, (), replace(label, bite=False)), *((Entry(Kind.WORDS, said),) if said else ()))


def slot_label(paragraph: Paragraph) -> Entry:
    label = speakers.label_of(standings.COUNTED.sub("", paragraph.text, count=1)) or Label(
        persons.posted(paragraph.text, MOST_POSTED) or persons.bare_name(paragraph.text.rstrip(": ")), None, False, None, 0.85
    )
    return Entry(Kind.LABEL, paragraph.pieces, label)


def is_post_line(paragraphs: Sequence[Paragraph], at: int, found: Sequence[Entry]) -> bool:
    """Does a line below a name, with words below it, say what this person is and in which tongue (Engineer, Agency (FR))?"""
    if at != 1 or len(found) != 1 or found[0].kind is not Kind.LABEL or len(paragraphs) < 3:
        return False
    label, text = found[0].label, paragraphs[1].text
    named = label is not None and label.words is None and not vocabulary.is_narrator(label.speaker)
    told = signed.is_post(text) or speakers.TONGUE.search(text) is not None
    return named and told and not vocabulary.is_bracketed(text) and not vocabulary.is_bracketed(paragraphs[2].text)
