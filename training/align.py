"""Where a truth stands on its page: events in the contract's JSON and the page's lines in, a code for each token out.

The truth says what is written and on which line it begins; between its words other columns may stand. The words are
sought from that line on, each behind the one before it, the way with the fewest tokens left out being taken.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from otio_redfiles import notation
from otio_redfiles.learnt.times import CLOSING
from otio_redfiles.second.tokens import Line, Token, tokens_of

BEFORE, BEHIND = 3, 25
"""Lines before and behind the one named, between which an item may begin."""
SKIPPED = 60
"""Tokens that may stand between two words of an item."""
NAMED = (60, 25)
"""Tokens before and behind the words, between which their speaker is sought."""


@dataclass(frozen=True, slots=True)
class Found:
    """An event and its tokens."""

    kind: str
    event: dict
    tokens: tuple[int, ...]


def aligned(lines: Sequence[Line], truth: dict) -> tuple[str, list[dict]]:
    """The codes of all tokens, and the events whose words were not found."""
    page = [(line.number, token) for line in lines for token in line.tokens]
    codes, found, lost = ["."] * len(page), [], []
    for kind, events, key in (("S", truth["shots"], "description"), ("W", truth["speeches"], "text")):
        for event in events:
            tokens = _sought(page, codes, _texts(event[key]), event["line"])
            if not tokens:
                lost.append(event)
                continue
            for n, at in enumerate(tokens):
                codes[at] = kind.lower() if n else kind
            found.append(Found(kind, event, tokens))
    for each in found:
        for n, at in enumerate(_name(page, codes, each)):
            codes[at] = "n" if n else "N"
    for each in found:
        for at in _time(page, codes, each):
            codes[at] = "T" if at < each.tokens[0] else "t"
    return "".join(codes), lost


def _texts(words: str) -> list[str]:
    return [token.text.lower() for line in words.split("\n") for token in tokens_of(line)]


def _sought(page: Sequence[tuple[int, Token]], codes: Sequence[str], words: Sequence[str], line: int) -> tuple[int, ...]:
    """The tokens of the words; () where they do not stand there."""
    starts = (at for at, (number, token) in enumerate(page)
              if words and token.text.lower() == words[0] and line - BEFORE <= number <= line + BEHIND and codes[at] not in "SsWw")
    ways = [(way[-1] - way[0], abs(page[at][0] - line), way) for at in starts if (way := _way(page, codes, words, at))]
    return min(ways)[2] if ways else ()


def _way(page: Sequence[tuple[int, Token]], codes: Sequence[str], words: Sequence[str], start: int) -> tuple[int, ...]:
    """The first way through the words from a token on."""
    way = [start]
    for word in words[1:]:
        ahead = range(way[-1] + 1, min(len(page), way[-1] + SKIPPED + 2))
        at = next((at for at in ahead if page[at][1].text.lower() == word and codes[at] not in "SsWw"), None)
        if at is None:
            return ()
        way.append(at)
    return tuple(way)


def _name(page: Sequence[tuple[int, Token]], codes: Sequence[str], each: Found) -> list[int]:
    """The tokens of the speaker's name nearest the words, those before them first."""
    words = _texts(each.event.get("speaker") or "")
    if each.kind == "S" or not words:
        return []
    first, last = each.tokens[0], each.tokens[-1]
    near = range(max(0, first - NAMED[0]), min(len(page) - len(words) + 1, last + NAMED[1]))
    at = min((at for at in near if _stands(page, codes, words, at)), key=lambda at: first - at if at < first else NAMED[0] + at - last, default=None)
    return [] if at is None else [*range(at, at + len(words))]


def _stands(page: Sequence[tuple[int, Token]], codes: Sequence[str], words: Sequence[str], at: int) -> bool:
    return all(page[at + n][1].text.lower() == word and codes[at + n] not in "SsWw" for n, word in enumerate(words))


def _time(page: Sequence[tuple[int, Token]], codes: Sequence[str], each: Found) -> list[int]:
    """The token of the timecode printed for an event: the last before it unless one behind stands nearer by a line or so. Where
    a range ends the next often begins with the same time; the event has its own."""
    digits = re.sub(r"\D", "", each.event.get("printed") or "")
    same = [at for at, (_, token) in enumerate(page) if digits and re.sub(r"\D", "", token.text) == digits and codes[at] not in "SsWw"]
    same = [at for at in same if not _ends_range(page, at)] or same
    first = each.tokens[0]
    before, behind = [at for at in same if at < first], [at for at in same if at > first]
    if before and (not behind or first - before[-1] <= behind[0] - first + 40):
        return before[-1:]
    return behind[:1]



def _ends_range(page: Sequence[tuple[int, Token]], at: int) -> bool:
    """Is a timecode the end of what another on its line begins?"""
    one = next((n for n in range(at - 1, max(-1, at - 5), -1) if page[n][1].shape.startswith("TC")), None)
    if one is None or page[one][0] != page[at][0]:
        return False
    between = " ".join(token.text for _, token in page[one + 1 : at]).lstrip(CLOSING)
    return bool(between) and notation.LINK.match(f" {between} ") is not None
