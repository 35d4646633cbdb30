"""Quoted words with the name behind them, as under a letter: on the next line, or behind the closing sign.

    10:00:31                                10:00:31
    "It held, all night."                   «It held, all night.» (Jonna Reuter, head of works)
    Jonna REUTER, Head of Works

Such a name says who spoke; a page without this habit has it lead the words that follow. Who is named and what follows is
looked at on the whole page before anything is decided.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from otio_redfiles.layout.words import persons, quotes, spans, wording
from otio_redfiles.layout.words.records import Entry, Kind, Record
from otio_redfiles.layout.words.speakers import Label
from otio_redfiles.model import Delivery, Piece

CLOSED = re.compile(r"[\"”»“][.,;]?\s*\Z")
BEHIND = re.compile(r"[\"”»“][.,;]?\s*(?=[(\[–—-]?\s*[A-ZÀ-Þ][^\"“”«»]*\Z)")
"""Where a quote closes and a name begins, mostly behind a bracket or a dash."""
SURNAMES = re.compile(r"(?:\s+[A-ZÀ-Þ'’-]{2,}){1,3}(?=\s*(?:[,(/–—]|\Z))")
SIGNS = " \t()[]–—-.:"
MOST_WORDS = 14
MOSTLY = 0.6


@dataclass(frozen=True, slots=True)
class _Signed:
    """The entries of a record whose quoted words are signed: what stands before them, the words, the name, what is behind."""

    before: tuple[Entry, ...]
    words: tuple[Entry, ...]
    name: str
    pieces: tuple[Piece, ...]
    after: tuple[Entry, ...]
    posted: bool


def by_their_names(records: Sequence[Record]) -> list[Record]:
    """The records, quoted words led by the name that stands behind them, where that is the page's way."""
    found = [_signed(record.entries) for record in records]
    known = {one.name.upper() for one in found if one and one.posted}
    found = [one if one and (one.posted or one.name.upper() in known) else None for one in found]
    if not _is_habit(records, found):
        return [*records]
    return [record if one is None else record.with_entries(_led(one)) for record, one in zip(records, found, strict=True)]


def _is_habit(records: Sequence[Record], found: Sequence[_Signed | None]) -> bool:
    """Are most quotes signed that no name leads, and does no name stand between quotes that it might lead?"""
    quoted = [_begins_quoted(record.entries) for record in records]
    named = sum(_is_led(record.entries) for record in records)
    between = sum(one is not None and below and other is None for (one, other), below in zip(pairwise(found), quoted[1:]))
    signed = sum(one is not None for one in found)
    return signed > max(named, between) and signed >= MOSTLY * sum(quoted)


def _begins_quoted(entries: Sequence[Entry]) -> bool:
    """Are the first words of a record quoted, with no name before them?"""
    first = next((entry for entry in entries if entry.kind in (Kind.LABEL, Kind.WORDS)), None)
    return first is not None and first.kind is Kind.WORDS and _is_quoted(first.text)


def _is_quoted(text: str) -> bool:
    """Are these quoted words, signed behind the closing sign or not?"""
    return quotes.is_quoted(text) or bool(wording.QUOTED.match(text) and BEHIND.search(text))


def _is_led(entries: Sequence[Entry]) -> bool:
    """Does a name lead quoted words in a record?"""
    pairs = pairwise(entry for entry in entries if entry.kind in (Kind.LABEL, Kind.WORDS))
    return any(one.kind is Kind.LABEL and two.kind is Kind.WORDS and wording.QUOTED.match(two.text) for one, two in pairs)


def _led(signed: _Signed) -> tuple[Entry, ...]:
    """The entries with an unprinted label before the words, and the name behind them as their heading."""
    label = Label(signed.name, Delivery.SYNC)
    lead, sign = Entry(Kind.LABEL, (), label), Entry(Kind.LABEL, signed.pieces, replace(label, signs=True))
    return (*signed.before, lead, *signed.words, sign, *signed.after)


# --------------------------------------------------------------------------- one record


def _signed(entries: Sequence[Entry]) -> _Signed | None:
    """The record's quoted words and the name behind them; None where it has none, or more is said behind."""
    first = next((at for at, entry in enumerate(entries) if entry.kind is not Kind.CUE and _is_quoted(entry.text)), None)
    if first is None or any(entry.kind in (Kind.LABEL, Kind.WORDS) for entry in entries[:first]):
        return None
    for at in range(first, len(entries)):
        words, sign = _parted(entries[at].pieces)
        if sign or CLOSED.search(entries[at].text):
            return _named_behind(entries, first, at, words, sign)
    return None


def _named_behind(
    entries: Sequence[Entry], first: int, last: int, words: tuple[Piece, ...], sign: tuple[Piece, ...]
) -> _Signed | None:
    """The signed words from the `first` entry to the `last`, whose own words and name are given."""
    below = last + 1
    if not sign and below < len(entries):
        sign, below = entries[below].pieces, below + 1
    name, post = signature(spans.joined(sign)) if sign else ("", "")
    if name and not post and below < len(entries) and is_post(entries[below].text):
        sign, post, below = (*sign, *entries[below].pieces), entries[below].text, below + 1
    rest = entries[below:]
    if not name or any(entry.kind in (Kind.LABEL, Kind.WORDS) for entry in rest):
        return None
    said = (*(replace(entry, kind=Kind.WORDS) for entry in entries[first:last]), Entry(Kind.WORDS, words))
    return _Signed((*entries[:first],), said, name, sign, (*rest,), bool(post) or persons.SURNAME_UPPER.fullmatch(name) is not None)


def _parted(pieces: tuple[Piece, ...]) -> tuple[tuple[Piece, ...], tuple[Piece, ...]]:
    """The words of a paragraph and the name behind them: on its last line behind a sign, or as its last line."""
    *lines, last = pieces
    found = BEHIND.search(last.text)
    words = spans.part(last, 0, found.end()) if found else None
    sign = spans.part(last, found.end()) if found else None
    if words and sign and signature(sign.text)[0]:
        return (*lines, words), (sign,)
    if lines and CLOSED.search(lines[-1].text) and signature(last.text)[0]:
        return (*lines,), (last,)
    return pieces, ()


def signature(text: str) -> tuple[str, str]:
    """Who signs, and what he is, if a line is nothing but that; ("", "") for other lines."""
    bare = text.strip(SIGNS)
    if not bare[:1].isupper() or len(bare.split()) > MOST_WORDS or text.rstrip()[-1:] in "!?:":
        return "", ""
    name = _whole_name(bare, persons.person_in(bare))
    post = bare[len(name) :].strip()
    if not bare.startswith(name) or " " not in name or not persons.is_name(name) or wording.SHOT_SIZE.match(name):
        return "", ""
    return (name, post) if not post or post[0] in ",(/–—-" else ("", "")


def _whole_name(text: str, name: str) -> str:
    """The name that a line begins with, all words of a surname in capitals (Johannes VAN DER MEER, ...)."""
    found = SURNAMES.match(text, len(name)) if wording.is_upper(name.split()[-1] if name else "") else None
    return text[: found.end()] if found else name


def is_post(text: str) -> bool:
    """Does a line say what somebody is, or where (Project Scientist, Agency; Agency, Head of Test), or in which tongue?"""
    fields = text.strip(SIGNS).split(",")
    return len(text.split()) <= MOST_WORDS and not wording.is_finished(text) and any(_is_office(field) for field in (fields[0], fields[-1]))


def _is_office(field: str) -> bool:
    return persons.is_role(re.split(r"\s(?:of|at|for|in|from|with)\s", field.strip())[0])
