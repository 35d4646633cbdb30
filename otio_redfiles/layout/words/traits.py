"""A page's own habits, counted from its words before anything is decided line by line."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from statistics import mean

from otio_redfiles import vocabulary
from otio_redfiles.layout.words import bites, glued_names, inner_pictures, speakers, wording
from otio_redfiles.layout.words.speakers import Label


@dataclass(frozen=True, slots=True)
class Traits:
    """What a page's words show as a whole.

    `upper_narration`: whole sentences in upper case stand among mixed ones. `narrator`: the name printed for
    the commentary, "" if none is. `names`: headings seen, folded to upper case; `surnames`: the last of every full one. `bias`: added
    to the odds of unlabelled mixed-case words (positive where the page's own are speech). `brackets`: the
    opening bracket that marks pictures on this page, "" if none does. `bites`: recorded speech is announced
    by labels. `quoted`: interviews are quoted, commentary is not. `colons`: "NAME: words" is a habit. `shown` are the
    labels, in small letters, that pictures have before a colon."""

    upper_narration: bool = False
    narrator: str = ""
    names: frozenset[str] = frozenset()
    surnames: frozenset[str] = frozenset()
    bias: float = 0.0
    brackets: str = ""
    bites: bool = False
    quoted: bool = False
    colons: bool = False
    shown: frozenset[str] = frozenset()

    def names_somebody(self, text: str) -> bool:
        """Is this a heading's name, or the last of a full one (FAREK, where MINA FAREK spoke)?"""
        name = text.strip().upper()
        return name in self.names or name in self.surnames

    @property
    def shows_only(self) -> bool:
        """Do the page's words show pictures alone, nobody named and nothing set in brackets as a habit?"""
        return self.bias < 0 and not (self.narrator or self.names or self.brackets or self.colons or self.upper_narration)


def traits_of(texts: Sequence[str]) -> Traits:
    """Count the habits of a page, given its runs of words in reading order, timecodes taken out."""
    labels = [(text, label) for text in texts if (label := speakers.label_of(text)) is not None]
    upper = sum(is_shouted(text) for text in texts)
    mixed = [text for text in texts if not wording.is_upper(text) and speakers.label_of(text) is None]
    narrators = Counter(
        label.speaker
        for _, label in labels
        if label.delivery is not None and vocabulary.is_narrator(label.speaker)
    )
    return Traits(
        upper_narration=upper >= 2
        and upper >= 0.12 * len([text for text in texts if len(text.split()) >= 5]),
        narrator=_narrator_name(narrators),
        names=frozenset(_names(labels)) | glued_names.glued_names(texts),
        surnames=frozenset(label.speaker.upper().split()[-1] for _, label in labels if label.sure >= 0.85 and " " in label.speaker),
        bias=_bias(mixed),
        brackets=_picture_bracket(texts),
        bites=any(label.bite for _, label in labels) or any(bites.bite_speaker(text) for text in texts),
        quoted=any(len(text.split()) >= 6 and wording.QUOTED.match(text) for text in mixed),
        colons=sum(label.words is not None and not label.bite for _, label in labels) >= 2,
        shown=inner_pictures.coloned(texts),
    )


def is_shouted(text: str) -> bool:
    """A sentence in upper case: commentary, where a page sets it so."""
    return len(text.split()) >= 5 and wording.is_upper(text) and vocabulary.cue_kind(text) is None


def _narrator_name(narrators: Counter[str]) -> str:
    if not narrators:
        return ""
    name = narrators.most_common(1)[0][0]
    return "NARRATOR" if name.upper() in ("TEXT", "NARRATION", "V/O", "VO", "") else name


def _names(labels: Iterable[tuple[str, Label]]) -> Iterable[str]:
    """Names that the page surely prints as headings: marked with a delivery, or printed more than once."""
    seen = Counter(label.speaker.upper() for _, label in labels if label.sure >= 0.85)
    marked = {label.speaker.upper() for _, label in labels if label.delivery is not None}
    return (name for name, count in seen.items() if name and (count > 1 or name in marked))


def _bias(mixed: Sequence[str]) -> float:
    """Unlabelled words speak for each other: most of a page's are of one kind."""
    odds = [
        max(-3.0, min(3.0, wording.spoken(text)))
        for text in mixed
        if len(text.split()) >= 3 and text[:1] not in "[("
    ]
    if len(odds) < 3:
        return 0.0
    alike = max(sum(one > 0 for one in odds), sum(one <= 0 for one in odds)) / len(odds)
    return max(-2.5, min(2.5, mean(odds) * (1.5 if alike >= 0.8 else 0.4)))


def _picture_bracket(texts: Sequence[str]) -> str:
    """The bracket that several whole lines stand in which are no pause, sound or direction."""
    seen: Counter[str] = Counter()
    for text in texts:
        if (
            text[:1] in "[("
            and text[-1:] in "])"
            and len(text.split()) >= 3
            and vocabulary.cue_kind(text) is None
            and not bites.tells_tongue(text)
        ):
            seen[text[0]] += 1 if wording.spoken(text.capitalize() if wording.is_upper(text) else text) < 1.5 else 0
    return next((bracket for bracket, count in seen.most_common(1) if count >= 2), "")
