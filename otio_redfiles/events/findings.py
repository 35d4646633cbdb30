"""What a person should look at, as values: wrong timecodes, doubtful readings, names spelled two ways."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher

from otio_redfiles.events.order import Correction
from otio_redfiles.model import Delivery, Diagnostic, Draft, Script, Severity, Stamp, Timing
from otio_redfiles.notation import counts_frames, fields, is_slip, right_spelling
from otio_redfiles.tc import Rate

DIGIT = re.compile(r"\d")
DOUBTFUL, UNSURE = 0.8, 0.4
"""Below these an item is worth a word, a warning; what is only capped for its kind of page is told once (`layout.trust`)."""
MANY_TIMES, MOST_FRAMES, LONG_HOURS = 12, 30, 3
ALIKE = 0.82  # share of common letters above which two names may be one


def order_findings(positions: Sequence[Stamp], fixes: Sequence[Correction], style: str) -> Iterator[Diagnostic]:
    """One warning for each timecode that cannot be right, with what was taken instead."""
    for fix in fixes:
        stamp = positions[fix.index]
        malformed = is_slip(stamp.text, style) or fields(stamp.text, style) is None
        code = "timecode-malformed" if malformed else "timecode-backwards"
        around = _around(positions, fix.index)
        taken = f"; {fix.suggestion} was taken" if fix.suggestion else "; placed by the words around it" \
            if fix.seconds is not None else "; left as printed"
        yield Diagnostic(stamp.line, Severity.WARNING, code, f"{stamp.text} cannot be right {around}{taken}", fix.suggestion)


def edit_of(printed: str, taken: str) -> str:
    """What a hand did wrong: the difference between a printed timecode and the one taken instead."""
    one, two = ("".join(filter(str.isdigit, text)) for text in (printed, taken))
    if len(one) != len(two):
        return "a digit too many" if len(one) > len(two) else "a digit left out"
    count = sum(a != b for a, b in zip(one, two, strict=True))
    if sorted(one) == sorted(two) and count == 2:
        return "two digits exchanged"
    return {0: "a wrong sign", 1: "one wrong digit"}.get(count, "two wrong digits")


def mistyped(stamps: Sequence[Stamp], style: str) -> Iterator[Diagnostic]:
    """A warning for each timecode whose signs were mistyped and whose digits are right; a page that spells most of
    them in one such way means it."""
    shapes = Counter(DIGIT.sub("0", stamp.text) for stamp in stamps)
    for stamp in stamps:
        right = right_spelling(stamp.text, style)
        if right != stamp.text and not 2 * shapes[DIGIT.sub("0", stamp.text)] > len(stamps) > 1:
            yield Diagnostic(stamp.line, Severity.WARNING, "timecode-malformed", f"{stamp.text} is mistyped; read as {right}", right)


def fields_in_doubt(positions: Sequence[Stamp], style: str) -> Iterator[Diagnostic]:
    """A warning where times of three numbers run over hours and none of their last numbers is ever above a frame's."""
    read = [found for stamp in positions if (found := fields(stamp.text, style)) is not None and found[0] is not None and found[3] is None]
    hours = [found[0] for found in read]
    if len(read) >= MANY_TIMES and max(found[2] for found in read) < MOST_FRAMES and max(hours) - min(hours) >= LONG_HOURS:
        yield Diagnostic(positions[0].line, Severity.WARNING, "timecode-fields",
                         f"read as hours, minutes and seconds, over {max(hours) - min(hours)} hours; no last number is above {MOST_FRAMES - 1}: "
                         "if they are minutes, seconds and frames, say --timecode-style MM:SS:FF")


def framed(positions: Sequence[Stamp], style: str) -> Iterator[Diagnostic]:
    """An info where a page was found to count minutes, seconds and frames, as hours do not fit."""
    if positions and counts_frames(style):
        yield Diagnostic(positions[0].line, Severity.INFO, "timecode-fields",
                         f"read as minutes, seconds and frames: as hours, minutes and seconds they run over hours, and no last number is "
                         f"above {MOST_FRAMES - 1}; if they are, say --timecode-style HH:MM:SS")


def no_labels(wrong: Sequence[tuple[Stamp, str, str]]) -> Iterator[Diagnostic]:
    """A warning for each timecode whose label does not exist: (stamp, why, label taken)."""
    for stamp, why, taken in wrong:
        yield Diagnostic(stamp.line, Severity.WARNING, "timecode-impossible", f"{why}; {taken} was taken", taken)


def guessed_rate(stamps: Sequence[Stamp], rate: Rate, style: str | None = None) -> Iterator[Diagnostic]:
    """An info that the frame numbers alone say the rate, where they cannot tell two rates apart."""
    twin = {"30": "29.97", "60": "59.94"}.get(rate.name)
    seen = [(frames, stamp) for stamp in stamps if (read := fields(stamp.text, style)) and (frames := read[3]) and frames < rate.nominal]
    if twin and seen:
        highest, stamp = max(seen, key=lambda one: one[0])
        yield Diagnostic(stamp.line, Severity.INFO, "rate-guessed", f"frame numbers up to {highest}: read at {rate.spoken}; "
                         f"where it is {twin}, say --rate {twin}")


def _around(positions: Sequence[Stamp], i: int) -> str:
    before = positions[i - 1].text if i else None
    after = positions[i + 1].text if i + 1 < len(positions) else None
    return f"between {before} and {after}" if before and after else f"after {before}" if before else f"before {after}"


def spellings(script: Script) -> Iterator[Diagnostic]:
    """A warning for each speaker's name that is nearly, not quite, a more frequent one; names are never changed."""
    lines: dict[str, list[int]] = defaultdict(list)
    for speech in script.speeches:
        if speech.heading and speech.delivery is not Delivery.NARRATION:
            lines[speech.speaker].append(speech.line)
    names = sorted(lines, key=lambda name: (-len(lines[name]), lines[name][0]))
    for n, name in enumerate(names):
        twin = next((other for other in names[:n] if _alike(name, other)), None)
        if twin:
            yield Diagnostic(lines[name][0], Severity.WARNING, "speaker-spelling",
                             f"{name} ({_lines(lines[name])}) may be {twin} ({_lines(lines[twin])})", twin)


def _alike(one: str, two: str) -> bool:
    a, b = one.upper(), two.upper()
    return a != b and min(len(a), len(b)) >= 4 and a[0] == b[0] and SequenceMatcher(None, a, b).ratio() >= ALIKE


def _lines(lines: Sequence[int]) -> str:
    return ("line " if len(lines) == 1 else "lines ") + ", ".join(map(str, lines[:6])) + (" ..." if len(lines) > 6 else "")


def unplaced(script: Script) -> Iterator[Diagnostic]:
    """An info for each shot and speech that prints no timecode and was placed by what stands around it."""
    for shot in script.shots:
        if shot.timing is Timing.ESTIMATED:
            yield Diagnostic(shot.line, Severity.INFO, "shot-untimed", f"no timecode for {shot.description!r}; placed by the words around it")
    for speech in script.speeches:
        if speech.timing is Timing.ESTIMATED:
            yield Diagnostic(speech.line, Severity.INFO, "speech-untimed", f"no timecode for {speech.speaker or 'a speech'}; placed by the words around it")


def doubts(script: Script) -> Iterator[Diagnostic]:
    """A warning for each item whose reading is unsure, an info for the merely doubtful."""
    for item, what in [(s, s.description) for s in script.shots] + [(s, s.text) for s in script.speeches]:
        if item.confidence < DOUBTFUL:
            severity = Severity.WARNING if item.confidence < UNSURE else Severity.INFO
            yield Diagnostic(item.line, severity, "doubtful-reading", f"read with confidence {item.confidence:.2f}: {_short(what)!r}")


def _short(text: str) -> str:
    return text if len(text) <= 48 else text[:47] + "…"


def unused(draft: Draft, script: Script) -> Iterator[Diagnostic]:
    """An info for everything on the page that belongs to nothing."""
    for piece in draft.unused:
        yield Diagnostic(piece.line, Severity.INFO, "unused", "not part of any shot, speech or cue", None, piece.text)
