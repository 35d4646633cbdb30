"""News packages without timecodes, as American newsrooms type them: what each part is, how long it runs, then its words.

    ANCHOR INTRO:                     SOT - Ada Lorne/Baker (:06)          STANDUP (:09)
    THE BREAD IS LATE.                "I was tired."                       So we waited.

The seconds behind a head are its length, never a position. Tracks are commentary, stand-ups the reporter's.
"""

import re
from collections.abc import Sequence
from dataclasses import replace

from otio_redfiles import notation
from otio_redfiles.layout.words import persons, spans, wording
from otio_redfiles.layout.words.records import Entry, Kind, Record
from otio_redfiles.layout.words.speakers import Label
from otio_redfiles.model import CueKind, Delivery, Piece

END = r"(?:\s*,?\s*[(\[]?(?::\d{2}|\d{1,3}\s?(?:s|secs?|seconds?)\.?))?[)\]]*\s*(?:[:.)]\s*|\Z)"
"""Where the head of a part ends, its length inside its bracket or none: (VO :12) TRACK 2:"""
ANCHOR = re.compile(
    rf"[(\[]*(?:(?P<name>ANCHOR|HOST|PRESENTER)(?:[\s/-]+(?:INTRO|LEAD(?:[\s-]?IN)?|TAG|TOSS|OUTRO|READ|ON[\s-]CAM(?:ERA)?|O/?C))?"
    rf"|INTRO|LEAD[\s-]?IN|TAG|TOSS|OUTRO){END}"
    r"|(?i:(?P<small>anchor|host|presenter|studio)(?:['’]s)?[\s/-]+(?:intro|lead(?:[\s-]?in)?|tag|toss|outro|link|read)\s*:\s*)")
"""In small letters, too, if a colon says that words follow: Anchor lead-in:"""
TRACK = re.compile(rf"[(\[]*(?:(?:REPORTER|VOICE)[\s-]+)?(?:T-\d{{1,2}}|TRA?C?K[\s#-]*\d{{1,2}}|TRACK|VO[\s#-]*\d{{0,2}}|REPORTER(?:\s+VO)?){END}")
VOICE = re.compile(r"[(\[]*VO\b")
"""A track that says how it is heard, and not that it is the commentary."""
STANDUP = re.compile(rf"[(\[]*(?:REPORTER[\s-]+)?(?:STAND[\s-]?UP|PTC|LIVE[\s-]+(?:SHOT|INTRO|TAG))(?:[\s-]+(?:BRIDGE|CLOSE|OPEN|\d))?{END}")
BITTEN_BY = r"(?:SOTS?|(?:SOUND[\s-]?)?BITES?(?!\s*:))"
BARE_BITE = re.compile(rf"[(\[]*{BITTEN_BY}(?:\s*#?\d{{1,2}}\b)?{END}")
BITE = re.compile(rf"[(\[]*(?:BUTT(?:ED)?[\s-]+(?:TO[\s-]+)?)?{BITTEN_BY}\b\s*(?:#?\d{{1,2}}\b)?\s*[-–—:]*\s*\w")
OTHER = re.compile(r"[(\[]*(?:NAT(?:S|\s?SOUND|\s?POP)\b|(?:TAKE|END|ROLL)[\s-]+(?:PKG|PACKAGE|VO|SOT)\b|PKG\b)|[\W_]{0,12}(?i:(?:(?:take|roll|begin|start|end)(?:\s+of)?\s+)?(?:pkg|package))[\W_]{0,12}\Z")
CAPTION = re.compile(r"(?:CG|SUPER|CAPTION|ASTON|STRAP|TITLE|FONT|L/?3|LOWER[\s-]?THIRD|CHYRON|KEY|ID)\s*[:–—-]\s*")
STANDS = re.compile(r"(?P<who>[^\W\d_][^,;:.\"“]{1,30})(?:\s*[,/;]\s*|\s+[-–—]\s+)(?P<where>[^.!?\"“]{2,60})")
STATION = re.compile(r"\b(?:channel|news|reporting|report(?:er|s)?|correspondent|eyewitness|tv|(?-i:[A-Z]{4}))\b", re.IGNORECASE)
REPORTER = re.compile(r"\b(?:reporter|by)\s*:\s*(?P<name>[^\W\d_][\w.'’-]*(?: (?!(?:PKG|VO|VOSOT|SOT|TRT|SLUG|DATE|AIR|SHOW|PHOTOG\w*|PRODUCER|EDITOR)\b)[^\W\d_][\w.'’-]*){0,3})(?!\w)", re.IGNORECASE)
LENGTH = re.compile(r"(?<=\S)\s*(?:[(\[]\s*(?P<held>:\d{2}|\d{1,3}\s?(?:secs?|seconds?|s|[\"”″])\.?)\s*[)\]]|[\s/,–—-]\s*(?P<bare>:\d{2}|\d{1,3}\s?(?:secs?|seconds?)\.?))\s*\Z", re.IGNORECASE)
HELD = re.compile(r"(?<=[.!?\"”'’])\s*[(\[]\s*\d{1,3}\s?(?:secs?|seconds?)\.?\s*[)\]]\s*\Z", re.IGNORECASE)
"""How long words run, in brackets behind their stop."""
COLON = re.compile(r"(?<=[.!?\"”'’])\s+:\d{2}\s*\Z")
"""The same without brackets, by the colon before them."""
BITTEN = re.compile(rf"{BITE.pattern[:-2]}(?P<who>[^\"“]{{2,60}}?)\s*(?:[(\[]?(?::\d{{2}}|\d{{1,3}}\s?(?:secs?|seconds?)\.?)[)\]]?)?\s*[:,]?\s*(?=[\"“])")
"""A bite whose words stand on its line, in quotes."""
SHOWN = re.compile(r"[(\[]*\s*(?:VIDEO|VID|PIX|PICTURES?|VISUALS?|B-?ROLL|COVER(?:[\s-]?SHOTS?)?|SHOTS)\s*:\s*(?=[^\s)\]])")
RAN = re.compile(r"[(\[]*:\d{2}\s*[-–—]\s*:\d{2}[)\]]*")
"""From where to where something runs: :00-:03"""
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
    kinds[2] += sum(bool(BARE_BITE.fullmatch(text)) for text in bare)
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


def entries_of(piece: Piece, reporter: str) -> tuple[Entry, ...]:
    """What a line of a package is that only packages print: seconds, what is seen under a track, a bite with its words, a
    stand-up with who stands where; () for other lines."""
    text = piece.text
    if RAN.fullmatch(text):
        return (Entry(Kind.CUE, (piece,)),)
    if (shown := SHOWN.match(text)) and (seen := spans.part(piece, shown.end(), len(text.rstrip(" \t)]")))):
        return (Entry(Kind.PICTURE, (seen,), bracketed=True, odds=2.5),)
    if (bitten := BITTEN.match(text)) and (name := persons.person_in(bitten["who"])):
        return _headed(piece, bitten.end(), Label(name, Delivery.SYNC, False, bitten.end(), 0.95, True), Kind.WORDS)
    if (stood := STANDUP.match(text)) and (behind := STANDS.fullmatch(text, stood.end())) and persons.is_name(behind["who"]):
        label = Label(behind["who"] if " " in behind["who"] or not reporter else reporter, Delivery.SYNC, False, None, 0.95)
        return _headed(piece, behind.start("where"), label, Kind.PICTURE) if _shows(behind["where"]) else (Entry(Kind.LABEL, (piece,), label),)
    return ()


def _headed(piece: Piece, at: int, label: Label, kind: Kind) -> tuple[Entry, ...]:
    """A line's head up to `at`, and what stands behind it; a picture before the head, so that the words below are the head's."""
    head, rest = spans.part(piece, 0, at), spans.part(piece, at)
    entries = (*((Entry(Kind.LABEL, (head,), label),) if head else ()), *((Entry(kind, (rest,)),) if rest else ()))
    return entries[::-1] if kind is Kind.PICTURE else entries


def _shows(text: str) -> bool:
    """Is what stands behind the name on a stand-up a picture, and not the reporter's post or station?"""
    return len(text.split()) > 1 and not persons.is_role(text) and not STATION.search(text)


def label_of(text: str, reporter: str) -> Label | None:
    """Who speaks below (or behind) the head of a part; None where a line is none."""
    if REPORTER.fullmatch(text):
        return None
    if (found := BARE_BITE.fullmatch(text)) is not None:
        return Label("", Delivery.SYNC, False, None, 0.95, True)
    for pattern, who in ((ANCHOR, None), (STANDUP, (reporter or "REPORTER", Delivery.SYNC)), (TRACK, _tracked(text, reporter))):
        if found := pattern.match(text):
            words = found.end() if text[found.end() :].strip() else None
            speaker, delivery = who or (found["name"] or found["small"] or "ANCHOR", Delivery.SYNC)
            return Label(speaker, delivery, False, words, 0.95)
    return None


def _tracked(text: str, reporter: str) -> tuple[str, Delivery]:
    """Whose a track is, and how it is heard: nobody's where its head says only that a voice is over pictures."""
    if VOICE.match(text):
        return "", Delivery.VOICE_OVER
    return (reporter if text.lstrip("([").startswith("REPORTER") and reporter else "NARRATOR"), Delivery.NARRATION


def named_below(text: str, below: str) -> Label | None:
    """Whom a line right below the head of a part names, his role behind his name or his words in quotes below it; None for other
    lines."""
    name = persons.person_in(text)
    if not name or not persons.is_name(name) or CAPTION.match(text) or wording.is_finished(text) or len(text.split()) > HEAD:
        return None
    return Label(name, Delivery.SYNC, False, None, 0.95) if wording.QUOTED.match(below) else None


def told(records: Sequence[Record]) -> list[Record]:
    """The records of a package: what its captions name said the bites above them, and what stands in small letters above a
    track in capitals is seen."""
    entries = [part for record in records for entry in record.entries for part in _seen_and_said(entry)]
    sizes = [sum(len(_seen_and_said(entry)) for entry in record.entries) for record in records]
    entries = _named([_seen_above(one, two) for one, two in zip(entries, [*entries[1:], None])])
    ends = [sum(sizes[: at + 1]) for at in range(len(sizes))]
    return [record.with_entries(tuple(entries[end - size : end])) for record, size, end in zip(records, sizes, ends)]


def _named(entries: Sequence[Entry]) -> list[Entry]:
    """The entries, a bite without a name having that of the line or the caption below it."""
    found = [*entries]
    bite: int | None = None
    for at, entry in enumerate(found):
        if entry.kind is Kind.LABEL and entry.label is not None:
            if at - 1 == bite and entry.label.words is None and not entry.label.bite:
                found[at - 1 : at + 1] = _under_one_head(found[at - 1], entry)
            bite = at if entry.label.bite and not entry.label.speaker else None
        elif bite is not None and entry.cue is CueKind.TITLE and (name := captioned(entry.text)):
            label = found[bite].label
            found[bite] = replace(found[bite], label=replace(label, speaker=name) if label else None)
            bite = None
    return found


def _under_one_head(bite: Entry, name: Entry) -> tuple[Entry, Entry]:
    """A bite and the name alone below it as one heading, and nothing behind it."""
    return replace(name, pieces=(*bite.pieces, *name.pieces)), Entry(Kind.UNUSED, ())


def _seen_above(entry: Entry, below: Entry | None) -> Entry:
    """An entry, a picture if it is a phrase in small letters and commentary in capitals stands below it."""
    shouted = below is not None and below.kind is Kind.WORDS and _is_shouted(below.text)
    return replace(entry, kind=Kind.PICTURE) if entry.kind is Kind.WORDS and shouted and _is_phrase(entry.text) else entry


def _is_shouted(text: str) -> bool:
    return wording.is_upper(text) and len(text.split()) >= LEAST


def _is_phrase(text: str) -> bool:
    """Are words no sentence, not quoted, and not in capitals?"""
    return not wording.is_finished(text) and text[:1] not in "\"“‘" and not wording.is_upper(text)


def captioned(text: str) -> str:
    """Whom a caption names: CG: Dale Whitt / Commuter; "" where it names nobody."""
    found = CAPTION.match(text)
    name = persons.person_in(text[found.end() :]) if found else ""
    return name if persons.is_name(name) else ""


def _seen_and_said(entry: Entry) -> tuple[Entry, ...]:
    """Words, parted where lines in capitals follow a phrase that is not: a picture and its track."""
    first = next((at for at, piece in enumerate(entry.pieces) if _is_shouted(piece.text)), 0)
    seen, said = entry.pieces[:first], entry.pieces[first:]
    if entry.kind is not Kind.WORDS or not first or not _is_phrase(spans.joined(seen)) or not all(wording.is_upper(piece.text) for piece in said):
        return (entry,)
    return replace(entry, kind=Kind.PICTURE, pieces=seen), replace(entry, pieces=said)


def cue_of(text: str) -> CueKind | None:
    """What a line is that only says what runs: natural sound, or where the package begins and ends."""
    if not OTHER.match(text):
        return None
    return CueKind.SOUND if text.lstrip("([").startswith("NAT") else CueKind.OTHER


def length_at(text: str) -> int | None:
    """Where the length behind the head of a part begins; None where a line ends in none."""
    if RAN.fullmatch(text.strip()):
        return None
    near = max(0, len(text) - EDGE)
    if (held := HELD.search(text[near:]) or COLON.search(text[near:])) is not None:
        return near + held.start()
    found = LENGTH.search(text[near:])
    if not found or len(text.split()) > HEAD or '"' in text or (found["bare"] and len(text.split()) > 2 * LEAST + 2):
        return None
    return near + found.start()


def without_seconds(rows: Sequence[Piece]) -> list[Piece]:
    """The lines of a page without the seconds that several of them end in, of a package without those of its heads."""
    found = {row: at for row in rows if (at := length_at(row.text))}
    if len(found) < LEAST:
        heads = found if is_package([row.text for row in rows]) else ()
        found = {row: found[row] for row in heads if BITE.match(row.text) or label_of(row.text[: found[row]], "")}
    return [row for row in (spans.part(row, 0, found.get(row)) for row in rows) if row is not None]
