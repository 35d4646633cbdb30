"""News packages without timecodes, as American newsrooms type them: what each part is, how long it runs, then its words.

    ANCHOR INTRO:                     SOT - Ada Lorne/Baker (:06)          STANDUP (:09)
    THE BREAD IS LATE.                "I was tired."                       So we waited.

The seconds behind a head are its length, never a position; tracks and stand-ups are the reporter's.
"""

import re
from collections.abc import Sequence

from otio_redfiles import notation, vocabulary
from otio_redfiles.layout.words import spans, voices, wording
from otio_redfiles.layout.words.speakers import Label
from otio_redfiles.model import CueKind, Delivery, Piece

END = r"\s*(?:[:.)]\s*|\Z)"
ANCHOR = re.compile(
    rf"[(\[]*(?:(?P<name>ANCHOR|HOST|PRESENTER)(?:[\s/-]+(?:INTRO|LEAD(?:[\s-]?IN)?|TAG|TOSS|OUTRO|READ|ON[\s-]CAM(?:ERA)?|O/?C))?"
    rf"|INTRO|LEAD[\s-]?IN|TAG|TOSS|OUTRO)[)\]]*{END}")
TRACK = re.compile(rf"[(\[]*(?:(?:REPORTER|VOICE)[\s-]+)?(?:T-\d{{1,2}}|TRA?C?K[\s#-]*\d{{1,2}}|TRACK|VO[\s#-]*\d{{0,2}}|REPORTER(?:\s+VO)?)[)\]]*{END}")
STANDUP = re.compile(rf"[(\[]*(?:REPORTER[\s-]+)?(?:STAND[\s-]?UP|PTC|LIVE[\s-]+(?:SHOT|INTRO|TAG))(?:[\s-]+(?:BRIDGE|CLOSE|OPEN|\d))?[)\]]*{END}")
BITE = re.compile(r"[(\[]*SOTS?\b\s*(?:#?\d{1,2}\b)?\s*[-–—:]*\s*(?:\w|[)\]]*\s*\Z)")
BARE_BITE = re.compile(r"[(\[]*(?:SOTS?|BITE|SOUND\s?BITE)\s*#?\d{0,2}\s*[-–—:]*[)\]]*\s*\Z")
"""A bite whose speaker only the caption below it names."""
OTHER = re.compile(r"[(\[]*(?:NAT(?:S|\s?SOUND|\s?POP)\b|(?:TAKE|END|ROLL)[\s-]+(?:PKG|PACKAGE|VO|SOT)\b|PKG\b)")
REPORTER = re.compile(r"\b(?:reporter|by)\s*:\s*(?P<name>[^\W\d_][\w.'’-]*(?: (?!(?:PKG|VO|VOSOT|SOT|TRT|SLUG|DATE|AIR|SHOW|PHOTOG\w*|PRODUCER|EDITOR)\b)[^\W\d_][\w.'’-]*){0,3})(?!\w)", re.IGNORECASE)
LENGTH = re.compile(r"(?<=\S)\s*(?:[(\[]\s*(?P<held>:\d{2}|\d{1,3}\s?(?:secs?|seconds?|s|[\"”″])\.?)\s*[)\]]|[\s/,–—-]\s*(?P<bare>:\d{2}|\d{1,3}\s?(?:secs?|seconds?)\.?)\s?[)\]]?)\s*\Z", re.IGNORECASE)
LEAST = 3
HEAD = 12
"""Words: no head of a part is longer. So many lines at the top of a page may name its reporter."""
SEEN = 80
"""Letters of what is seen below a head, at most."""
EDGE = 24
"""So many characters at the end of a line hold a length."""


def is_package(texts: Sequence[str]) -> bool:
    """Is a page a package: heads of parts in capitals, three at least and of two kinds, one of them a track, stand-up or bite?"""
    bare = [text[: length_at(text)] for text in texts]
    kinds = [sum(bool(kind.match(text)) for text in bare) for kind in (TRACK, STANDUP, BITE, ANCHOR, OTHER)]
    return sum(kinds) >= LEAST and sum(map(bool, kinds)) > 1 and sum(kinds[:3]) > 1 and kinds[3] + kinds[4] + kinds[1] > 0


def prints_lengths_only(texts: Sequence[str], style: str) -> bool:
    """Are a package's times lengths, clocks and places of supers, none of which leads a line or fills it?"""
    if not style.startswith("MM") or not is_package([text.strip() for text in texts]):
        return False
    return all(mark.place not in ("start", "alone") for text in texts for mark in notation.find_stamps(text, style))


def prints_bracketed_primes_only(texts: Sequence[str], style: str) -> bool:
    """Are the few times of a page minutes and seconds with primes in brackets, each the length of a film or an insert?"""
    marks = [(text, mark) for text in texts for mark in notation.find_stamps(text, style)] if style == notation.PRIMES else []
    return 0 < len(marks) < LEAST and all(text[: mark.start].rstrip()[-1:] == "(" and text[mark.end :].lstrip()[:1] == ")" for text, mark in marks)


def reporter_of(texts: Sequence[str]) -> str:
    """The reporter whom the head of a page names; "" where it does not."""
    found = next(filter(None, (REPORTER.search(text) for text in texts[:HEAD])), None)
    return found["name"] if found else ""


def label_of(text: str, reporter: str) -> Label | None:
    """Who speaks below (or behind) the head of a part; None where a line is none."""
    if REPORTER.fullmatch(text):
        return None
    for pattern, speaker, delivery in (
        (ANCHOR, "", Delivery.SYNC),
        (STANDUP, reporter or "REPORTER", Delivery.SYNC),
        (TRACK, reporter or "NARRATOR", Delivery.NARRATION),
    ):
        if found := pattern.match(text):
            words = found.end() if text[found.end() :].strip() else None
            return Label(speaker or found.groupdict().get("name") or "ANCHOR", delivery, False, words, 0.95)
    return None


def is_seen(text: str, below: str) -> bool:
    """Is a line in small letters below the head of a track, whose words below it are typed in capitals, what is seen?"""
    return not wording.is_upper(text) and not wording.QUOTED.match(text) and wording.is_upper(below) and len(below.split()) > LEAST and len(text) <= SEEN


def cue_of(text: str) -> CueKind | None:
    """What a line is that only says what runs: natural sound, or where the package begins and ends."""
    if not OTHER.match(text):
        return None
    return CueKind.SOUND if text.lstrip("([").startswith("NAT") else CueKind.OTHER


def length_at(text: str) -> int | None:
    """Where the length behind the head of a part begins; None where a line ends in none."""
    near = max(0, len(text) - EDGE)
    found = LENGTH.search(text[near:])
    if not found or len(text.split()) > HEAD or '"' in text or (found["bare"] and len(text.split()) > 2 * LEAST + 2):
        return None
    return near + found.start()


def without_seconds(rows: Sequence[Piece]) -> list[Piece]:
    """The lines of a page without the seconds that several of them end in."""
    found = {row: at for row in rows if (at := length_at(row.text))}
    if len(found) < LEAST:
        return list(rows)
    return [row for row in (_cut(row, found.get(row)) for row in rows) if row is not None]


def _cut(row: Piece, at: int | None) -> Piece | None:
    """A line up to its length; a bracket that would stay open is left out too: (VO :12)."""
    opened = at is not None and row.text.lstrip()[:1] in "([" and not set(row.text[:at]) & set(")]")
    return spans.part(row, row.text.index(row.text.lstrip()[0]) + 1 if opened else 0, at)


def bitten(text: str, below: str) -> Label | None:
    """Whose bite a head announces that names nobody, if the line below it is a caption with a name."""
    if not BARE_BITE.match(text):
        return None
    name = voices.captioned(below.partition(":")[2]) if vocabulary.is_caption(below) else ""
    return Label(name, Delivery.SYNC, False, None, 0.95)
