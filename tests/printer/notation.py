"""How timecodes are printed: every notation of the trade from seconds and a frame."""

from tests.printer.programme import Stamp

# name -> (format of hours, minutes, seconds, frames; whether hours are dropped)
STYLES = {
    "HH.MM.SS": "{h:02d}.{m:02d}.{s:02d}",
    "HH:MM:SS": "{h:02d}:{m:02d}:{s:02d}",
    "HH:MM:SS:FF": "{h:02d}:{m:02d}:{s:02d}:{f:02d}",
    "HH:MM:SS;FF": "{h:02d}:{m:02d}:{s:02d};{f:02d}",
    "HH.MM.SS.FF": "{h:02d}.{m:02d}.{s:02d}.{f:02d}",
    "HH MM SS": "{h:02d} {m:02d} {s:02d}",
    "MM.SS": "{t:02d}.{s:02d}",
    "MM:SS": "{t:02d}:{s:02d}",
    "M:SS": "{t:d}:{s:02d}",
    "M'SS\"": "{t:d}'{s:02d}\"",
    "M’SS”": "{t:d}’{s:02d}”",
}


def spell(at: int, style: str = "HH.MM.SS", hour: int = 10, frame: int = 0) -> str:
    """`at` seconds into a programme that starts at `hour` in notation `style` (MM styles: from zero)."""
    total = hour * 3600 + at
    return STYLES[style].format(h=total // 3600, m=total // 60 % 60, s=total % 60, f=frame, t=at // 60)


def printed(stamp: Stamp, style: str = "HH.MM.SS", hour: int = 10) -> tuple[str, str | None]:
    """What stands on the page for `stamp`, and what it should have been (None where it is right).

    Notations with frames get 2 to 23 of them: labels that every rate has, drop-frame too.
    """
    right = spell(stamp.at, style, hour, 2 + stamp.at * 7 % 22)
    if not stamp.slip or style != "HH.MM.SS":
        return right, None
    if stamp.slip == "extra":
        return right[:-1] + str((stamp.at * 7 + 3) % 10) + right[-1], right
    return _misplaced(right, stamp.at), right


def _misplaced(right: str, at: int) -> str:
    """One digit wrong, so that the timecode runs out of order: the minute's last digit."""
    place = len(right) - 4
    wrong = (int(right[place]) + 1 + at % 3 + 1) % 10
    return right[:place] + str(wrong) + right[place + 1 :]
