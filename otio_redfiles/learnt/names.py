"""Who says the words that the net has marked, by the names that it has marked and by what stands beside the words.

    N NARRATOR W THE ROCKET ROSE  W "We heard it first." N Ada Lorne         a name before its words; one that signs a quotation
    S SOUNDBITE (English) Ada Lorne, mayor  W "It stood still."              a picture that announces who speaks
    S MCU Lorne at her desk: W "I never wanted a boat."                      one that shows who is named elsewhere

Words without a name are the narrator's where a label says so (VO, COMM:). Else quoted ones are of whom was announced and not heard yet,
or was quoted last; others of who was speaking, on a page that names its narrator as well or begins with a name, unless a picture or the
end of a quotation parts them.
"""

import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace

from otio_redfiles.layout import narrators
from otio_redfiles.layout.words import bites, seen_speakers, wording
from otio_redfiles.layout.words.scribe import NARRATOR
from otio_redfiles.learnt.marked import Marked
from otio_redfiles.vocabulary import is_narrator

NEAR = 25
"""So many tokens behind words their speaker may be named."""


@dataclass(frozen=True, slots=True)
class Voice:
    """Who says the words of a run, the tokens of the name, and the number of the picture that announces him; -1 if none does."""

    speaker: str
    heading: tuple[int, ...] = ()
    shown: int = -1


@dataclass(frozen=True, slots=True)
class _Habits:
    """How a page tells who speaks: the names of its words, by run; all names but the narrator's, and his; who says words of which
    nothing is told, and whether these are of who was speaking instead."""

    headings: Mapping[int, tuple[int, ...]]
    known: frozenset[str]
    narrator: str
    usual: str
    goes_on: bool


@dataclass(frozen=True, slots=True)
class _Past:
    """What stood above: who spoke last, whether quoted; who was quoted last; whom a picture announced that was not heard yet."""

    last: str | None = None
    in_quotes: bool = False
    quoted: str = ""
    announced: str = ""
    shown: int = -1


def voices(marked: Marked, usual: str, told: Mapping[int, str]) -> dict[int, Voice]:
    """Who says the words of each run, by the number of the run. `usual` says words that nobody is named for; `told` is who says the words
    of a run by the name that another reader found for them."""
    habits, past, found = _habits(marked, usual), _Past(), {}
    for at, (kind, _) in enumerate(marked.runs):
        if kind == "S":
            who = announced(marked, at, habits.known)
            past = replace(past, announced=who, shown=at) if who else past
        else:
            found[at] = _voice(marked, habits, past, at, told.get(at))
            past = _after(marked, past, at, found[at])
    return found


def _habits(marked: Marked, usual: str) -> _Habits:
    names = [marked.text(tokens) for tokens in marked.names]
    named = headings(marked)
    narrated = any(map(is_narrator, names)) or any(is_narrators(_label(marked, at)) for at in marked.words)
    led = bool(named) and bool(named[marked.words[0]])
    narrator = next(filter(is_narrator, names), NARRATOR)
    known = frozenset(name for name in names if not is_narrator(name))
    return _Habits(named, known, narrator, narrator if usual == NARRATOR else usual, narrated or led)


def _after(marked: Marked, past: _Past, at: int, voice: Voice) -> _Past:
    in_quotes = _is_quoted(marked, at)
    heard = past.announced if is_narrator(voice.speaker) else ""
    return _Past(voice.speaker, in_quotes, voice.speaker if in_quotes else past.quoted, heard, past.shown)


def _voice(marked: Marked, habits: _Habits, past: _Past, at: int, told: str | None) -> Voice:
    heading = habits.headings[at]
    if told is not None or heading:
        return Voice(marked.text(heading) if told is None else told, heading)
    if is_narrators(_label(marked, at)):
        return Voice(habits.narrator)
    quoted = _is_quoted(marked, at)
    if past.announced and (quoted or past.shown == at - 1):
        return Voice(past.announced, (), past.shown)
    if quoted and past.quoted:
        return Voice(past.quoted)
    parted = marked.runs[at - 1][0] == "S" or (past.in_quotes and not quoted)
    return Voice(habits.usual if past.last is None or parted or not habits.goes_on else past.last)


# --------------------------------------------------------------------------- names before and behind


def headings(marked: Marked) -> dict[int, tuple[int, ...]]:
    """The tokens of the name of each run of words, by the number of the run; () where it has none."""
    words = marked.words
    if len(words) > 1 and not _before(marked, words[0], 0) and _behind(marked, words[-1]):
        return {at: _behind(marked, at) for at in words}
    found: dict[int, tuple[int, ...]] = {}
    free = 0
    for at in words:
        found[at] = _before(marked, at, free) or _signature(marked, at)
        free = max(free, *(n + 1 for n in (*found[at], -1)))
    return found


def _before(marked: Marked, at: int, free: int) -> tuple[int, ...]:
    """The name nearest before the words and behind the words before, from a token on that is free."""
    first = marked.runs[at][1][0]
    start = next((n for n in range(first - 1, max(free, marked.since(at)) - 1, -1) if marked.codes[n] == "N"), None)
    return () if start is None else marked.name(start)


def _behind(marked: Marked, at: int) -> tuple[int, ...]:
    """The name next behind the words, up to the next words."""
    last, end = marked.runs[at][1][-1], marked.following(at)
    start = next((n for n in range(last + 1, min(end, last + NEAR)) if marked.codes[n] == "N"), None)
    return () if start is None else marked.name(start)


def _signature(marked: Marked, at: int) -> tuple[int, ...]:
    """The name that signs a quotation, right behind it where it leads no other quotation; behind the last words any."""
    name, end = _behind(marked, at), marked.following(at)
    if not name or end == len(marked.codes):
        return name
    last = marked.runs[at][1][-1]
    right_behind = all(marked.codes[n] == "." and not marked.tokens[n][1].text[0].isalnum() for n in range(last + 1, name[0]))
    following = next(n for n in marked.words if marked.runs[n][1][0] == end)
    leads = marked.line(end) is marked.line(name[-1]) or _is_quoted(marked, following)
    return name if right_behind and _is_quoted(marked, at) and not leads else ()


# --------------------------------------------------------------------------- what stands beside


def announced(marked: Marked, at: int, known: Collection[str]) -> str:
    """Whom a picture announces: SOUNDBITE (English) Ada Lorne, mayor; MCU Ada Lorne; right before words one of the names that are known."""
    text = marked.text(marked.runs[at][1])
    bite = bites.bite_of(text)
    who = (bite.speaker if bite else "") or bites.bite_speaker(text) or bites.said_by(text) or seen_speakers.person_seen(text)
    return who or (_known_in(text, known) if _leads(marked, at) else "")


def _leads(marked: Marked, at: int) -> bool:
    """Does a colon join a picture to words behind it?"""
    end = marked.runs[at][1][-1] + 1
    return marked.codes[end : end + 2] == ".W" and marked.tokens[end][1].text == ":"


def _known_in(text: str, known: Collection[str]) -> str:
    """The first of the names in a text."""
    places = [(found.start(), name) for name in known if (found := re.search(rf"(?<!\w){re.escape(name)}(?!\w)", text, re.IGNORECASE))]
    return min(places)[1] if places else ""


def _is_quoted(marked: Marked, at: int) -> bool:
    return wording.QUOTED.match(marked.text(marked.runs[at][1])) is not None


def _label(marked: Marked, at: int) -> str:
    """What stands right before words on their line, or alone on the line above, and is nothing of itself."""
    first = marked.runs[at][1][0]
    before = first - 1
    line = marked.on_line(before) if before >= 0 else range(0)
    start = next((n + 1 for n in reversed(line) if n <= before and marked.codes[n] != "."), line.start)
    return marked.text(range(start, before + 1)).strip(" :.–—-()[]")


def is_narrators(label: str) -> bool:
    """Does a label say that the commentary follows?"""
    return bool(label) and (is_narrator(label) or narrators.VOICE_OVER.fullmatch(label) is not None)
