"""What the digits of a printed timecode say."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import lru_cache

from otio_redfiles import slips
from otio_redfiles.notation.marks import find_stamps, rare_marks
from otio_redfiles.notation.signs import DROPPING, FRAMED, HUNDREDTHS, TIMECODE


@dataclass(frozen=True, slots=True)
class RateEvidence:
    """What the frame digits prove: the largest frame number seen, how many were seen, whether `;` says that they drop, all of them."""

    largest: int = -1
    count: int = 0
    drop: bool = False
    frames: tuple[int, ...] = field(default=(), compare=False)


def fields(text: str, style: str | None = None) -> tuple[int | None, int, int, int | None] | None:
    """Hours, minutes, seconds and frames of a printed timecode; None where it is none.

    Hours are None where a page that prints hours leaves them out here; frames are None where none are
    printed. Of digits too many the first two count (10.07.376 is 10.52.37; `too_many_digits` says so). What a
    hand mistyped is read as it was meant, on a page whose notation is known.
    """
    bare = text.strip()
    found = _strict(bare, style)
    if found is not None or style is None:
        return found
    right = slips.meant(bare, style)
    return None if right is None else _strict(right, style)


@lru_cache(maxsize=8192)
def _strict(text: str, style: str | None) -> tuple[int | None, int, int, int | None] | None:
    """The fields of a timecode that is spelled right."""
    marks = rare_marks(text, style) if style in slips.RARE else find_stamps(text)
    numbers = next((mark.numbers for mark in marks if (mark.start, mark.end) == (0, len(text))), None)
    if numbers is None:
        return None
    if len(numbers) == 2:
        return _short_fields(numbers, style)
    if len(numbers) == 3 and counts_frames(style):
        return numbers[0] // 60, numbers[0] % 60, numbers[1], numbers[2]
    return numbers[0], numbers[1], numbers[2], numbers[3] if len(numbers) > 3 and not counts_hundredths(style) else None


def counts_frames(style: str | None) -> bool:
    """Are the three numbers of this notation minutes, seconds and frames?"""
    return FRAMED.fullmatch(plain(style) or "") is not None


def counts_hundredths(style: str | None) -> bool:
    """Are the two digits behind the seconds of this notation hundredths of a second?"""
    return (plain(style) or "").endswith(HUNDREDTHS)


def _short_fields(numbers: tuple[int, ...], style: str | None) -> tuple[int | None, int, int, None] | None:
    if style and style.startswith("H") and style.endswith("MM"):
        return numbers[0], numbers[1], 0, None
    if style and style.startswith("HH"):
        return None, numbers[0], numbers[1], None
    return numbers[0] // 60, numbers[0] % 60, numbers[1], None


def clock(text: str, style: str | None = None) -> int | None:
    """Seconds since the clock's zero of a printed timecode, frames left out; a missing hour counts as 0."""
    return _clock(fields(text, style))


def clock_as_spelled(text: str, style: str | None = None) -> int | None:
    """`clock` of a timecode that is spelled right; None for one that only a slip could be."""
    return _clock(_strict(text.strip(), style))


def _clock(found: tuple[int | None, int, int, int | None] | None) -> int | None:
    return None if found is None else (found[0] or 0) * 3600 + found[1] * 60 + found[2]


def milliseconds(text: str, style: str | None = None) -> int | None:
    """The milliseconds of a printed 10:00:06.480, or of 10:00:06.48 where the page counts hundredths; None where none are printed. A third digit behind a colon is
    one too many, unless the page prints three throughout."""
    found = TIMECODE.fullmatch(text.strip())
    if found and found["f"] and len(found["f"]) == 2 and counts_hundredths(style):
        return int(found["f"]) * 10
    if not found or not found["f"] or len(found["f"]) != 3:
        return None
    return int(found["f"]) if found["c"] in ".," or (style or "").endswith("mmm") else None


def plain(style: str | None) -> str | None:
    """A notation by its name alone, whether words are glued to its times or not."""
    return style.removesuffix(slips.GLUED) if style else style


def right_spelling(text: str, style: str) -> str:
    """A printed timecode as it was meant, where only its signs are wrong (10,14.46, 10.1446); else as it is."""
    return slips.meant(text, style) or text


def too_many_digits(text: str) -> bool:
    """Has a timecode a digit too many (10.07.376), so that it is open which of them is right?"""
    found = TIMECODE.match(text.strip())
    return bool(found and found["h"] and len(found["s"]) == 3)


def is_slip(text: str, style: str = "HH.MM.SS") -> bool:
    """Was a typist's hand unsteady: a wrong sign (10.12,31, 10.1231) or a digit too many (10.07.376)?"""
    found = TIMECODE.match(text.strip())
    mixed = bool(found and found["h"] and found["a"] != found["b"])
    return mixed or too_many_digits(text) or (found is None and slips.meant(text, style) is not None)


def rate_evidence(texts: Iterable[str], style: str | None = None) -> RateEvidence:
    """What the frame digits of these printed timecodes prove about the rate."""
    counts = () if counts_hundredths(style) else (3, 4) if counts_frames(style) else (4,)
    marks = [mark for text in texts for mark in find_stamps(text, style if style in slips.RARE else None) if len(mark.numbers) in counts]
    frames = tuple(mark.numbers[-1] for mark in marks)
    drops = sum(mark.form.endswith(";FF") for mark in marks)
    return RateEvidence(max(frames, default=-1), len(frames), drops > 0 and drops >= DROPPING * len(frames), frames)
