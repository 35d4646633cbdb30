"""How sure a reading may be: no surer than its kind of page has earned, nor than what it says allows.

A family is sure of what its own rules saw; whether the rules fit a page that nobody has seen is another question.
`HARD` are the kinds of pages whose readings were often wrong the first time such a page came (a fifth or more of the
items, counted on pages read before any rule knew them): nothing on them is given as sure. On every page an item is
doubted that says what nobody says and no editor describes: a voice's name before a colon in the midst of it, a bracket
that never closes, a timecode that was not read.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from otio_redfiles.layout.words import spans
from otio_redfiles.model import Diagnostic, Draft, DraftCue, DraftShot, DraftSpeech, Severity
from otio_redfiles.vocabulary import is_narrator

HARD = (
    "columns joined by a blank",
    "columns of picture and sound",
    "camera script",
    "combined continuity",
    "running text, times after it",
    "audio description",
    "a script with its list of shots between",
)
"""How the names of the layouts begin that are hard to read."""
TITLES = "subtitles"
UNPROVEN, DOUBTED = 0.88, 0.75
"""The most that an item is given on a hard page, and where it says what cannot be."""
_LABEL = re.compile(r"(?<=[^\s:] )(?P<name>[A-Z][A-Z.'’]+(?: [A-Z][A-Z.'’]+)?)(?: ?\([A-Z./ ]{1,8}\))?:(?= \S)")
_OPEN_TIME = re.compile(r"-->|→|\A\d{1,2}[.:]\d\d\b|\[\d[^\]]*\Z|\A[^\[]*\d\]")
_COUNTED = re.compile(r"\A(?:shot )?\d{1,3}(?:[.)]| [-–—]) ?(?=[^\W\d])", re.I)
_MEASURED = re.compile(r"(?<![\d/])\d{1,3}(?:-\d\d|[:.]\d\d|['’]\d\d[\"”]?)\Z")
_SOUND = re.compile(r"\b(?:V/O|V\.O\.|VO:|MUSIC (?:IN|OUT|UP|UNDER)|S?FX:?)(?!\w)")
_NAMED = re.compile(r"[A-Z]{4,}(?=\b(?!:))")


def weighed(draft: Draft) -> Draft:
    """The draft with no item surer than it may be, and a note where that is so for the whole page."""
    most = UNPROVEN if draft.layout.startswith(HARD) or _is_untimed_list(draft) else 1.0
    voices = {item.speaker.upper() for item in draft.items if isinstance(item, DraftSpeech) and item.speaker}
    left = _left_in(draft)
    items = tuple(_weighed(item, most, voices, left) for item in draft.items)
    return replace(draft, items=items, notes=(*draft.notes, *_note(draft, most)))


def _is_untimed_list(draft: Draft) -> bool:
    """Is the page a list of titles of which none is timed? The numbers that stand there are feet, seconds or positions of their
    own, and whether they are the titles' times is anybody's guess."""
    timed = (item.stamp is not None for item in draft.items if not isinstance(item, DraftCue))
    return draft.layout.startswith(TITLES) and not any(timed)


def _left_in(draft: Draft) -> tuple[re.Pattern[str], ...]:
    """What more than one picture of the page kept that is none of it: numbers of shots, lengths."""
    texts = [spans.joined(item.pieces) for item in draft.items if isinstance(item, DraftShot)]
    return tuple(sign for sign, few in ((_COUNTED, 1), (_MEASURED, len(texts) // 3)) if sum(bool(sign.search(text)) for text in texts) > max(1, few))


def _note(draft: Draft, most: float) -> Iterator[Diagnostic]:
    """One word about a hard page, for all its items."""
    if most < 1.0 and (line := next((p.line for item in draft.items for p in spans.item_pieces(item)), None)) is not None:
        yield Diagnostic(line, Severity.WARNING, "unproven-layout", f"{draft.layout}: pages like this one vary; look the items over")


def _weighed(item: DraftShot | DraftSpeech | DraftCue, most: float, voices: set[str], left: Sequence[re.Pattern[str]]) -> DraftShot | DraftSpeech | DraftCue:
    if isinstance(item, DraftCue):
        return item
    if any(_signs(item, voices, left)):
        most = min(most, DOUBTED)
    return item if item.confidence <= most else replace(item, confidence=most)


def _signs(item: DraftShot | DraftSpeech, voices: set[str], left: Sequence[re.Pattern[str]]) -> Iterator[bool]:
    """What a person would stumble over in the item, one sign after the other."""
    shot = isinstance(item, DraftShot)
    text = spans.joined(item.pieces if shot else [piece for segment in item.segments for piece in segment.pieces])
    small = any(char.islower() for char in text)
    yield any(text.count(a) != text.count(b) for a, b in ("()", "[]"))
    yield bool(_OPEN_TIME.search(text))
    yield small and any(is_narrator(m["name"]) or m["name"] in voices for m in _LABEL.finditer(text))
    yield small and any(is_narrator(m.group()) for m in _NAMED.finditer(text))
    yield shot and bool(_SOUND.search(text))
    yield shot and any(sign.search(text) for sign in left)
