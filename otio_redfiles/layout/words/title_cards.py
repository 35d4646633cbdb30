"""The words of a title that stand beside or below its cue: CAPTION / The Long Mole."""

import re
from dataclasses import replace
from itertools import takewhile

from otio_redfiles import captions
from otio_redfiles.layout.words import wording
from otio_redfiles.layout.words.records import Entry, Kind
from otio_redfiles.model import CueKind

WRITTEN = re.compile(r"\b(?:text|captions?|supers?|graphics?|astons?|straps?|lower[ -]thirds?|chyrons?|cards?)\b", re.IGNORECASE)
MOST_READ = 14
"""Words that can be read in a picture."""
BARE_TITLES = frozenset(
    ("title", "titles", "main title", "main titles", "opening title", "opening titles", "series title")
    + ("programme title", "film title", "episode title", "title card", "title up", "series titles", "subtitle", "sub-title")
)
"""What a page prints where the title itself stands on the line below."""


def captioned(entries: tuple[Entry, ...]) -> tuple[Entry, ...]:
    """The title printed beside a title cue belongs to it; below it, if nothing else stands there."""
    if len(entries) < 2 or entries[0].kind is not Kind.CUE or entries[0].cue is not CueKind.TITLE:
        return entries
    title, beside = entries[:2]
    if WRITTEN.search(title.text) and captions.names_caption(title.text):
        return _with_its_text(entries)
    if len(beside.text.split()) > 6 or not (wording.is_upper(beside.text) or _is_named(title, beside)):
        return entries
    same_line = beside.pieces[0].line == title.pieces[-1].line and beside.kind in (Kind.LABEL, Kind.WORDS)
    alone = beside.kind is not Kind.CUE and all(entry.kind is Kind.CUE for entry in entries[2:])
    below = alone and title.text.lower().rstrip(":.") in BARE_TITLES
    if same_line or below:
        return (replace(title, pieces=title.pieces + beside.pieces), *entries[2:])
    return entries


def _is_named(title: Entry, beside: Entry) -> bool:
    """Does a name, in small letters though it be, stand beside what is nothing but the cue of a title: SUBTITLE / The Long Mole?"""
    bare = title.text.lower().rstrip(":.") in BARE_TITLES and beside.pieces[0].line == title.pieces[-1].line
    return bare and beside.text[:1].isupper() and not wording.is_finished(beside.text)


def _with_its_text(entries: tuple[Entry, ...]) -> tuple[Entry, ...]:
    """The bare label of text over the picture (ON-SCREEN TEXT), and below it the few words that can be read there."""
    below = tuple(takewhile(lambda entry: entry.kind in (Kind.PICTURE, Kind.WORDS), entries[1:]))
    pieces = (*entries[0].pieces, *(piece for entry in below for piece in entry.pieces))
    few = sum(len(entry.text.split()) for entry in below) <= MOST_READ
    return (replace(entries[0], pieces=pieces), *entries[1 + len(below) :]) if few else entries
