"""How a page was read, in a sentence for standard error and as lines for a person."""

import sys
from bisect import bisect_right

from otio_redfiles.model import Cue, CueKind, Script, Severity, Shot, Speech, Timing
from otio_redfiles.tc import label_of

_ASIDES = ("sheet-left-out", "sheets-joined", "option-without-effect")
_SHOT, _SPEECH, _CUE, _UNTIMED = range(4)  # what comes first in one row of a page


def how_read(script: Script) -> str:
    """One sentence: layout, notation, counts, start and rate, and how many places are in doubt."""
    doubts = doubtful_places(script)
    return "; ".join(filter(None, (
        _layout(script),
        _printed(script),
        ", ".join((
            _counted(len(script.shots), "shot"),
            _counted(len(script.speeches), "speech", "speeches"),
            _counted(len(script.cues), "cue"),
        )),
        f"programme starts {label_of(script.start, script.rate)} at {script.rate.spoken}",
        _counted(doubts, "doubtful place") if doubts else "",
    )))


def doubtful_places(script: Script) -> int:
    """How many diagnostics `redfiles check` lists."""
    return sum(d.severity is not Severity.INFO for d in script.diagnostics)


def aside(script: Script) -> str:
    """What of the file was not read or read on, and which options changed nothing, in one sentence; "" for nothing."""
    return "; ".join(d.message for d in script.diagnostics if d.code in _ASIDES)


def _layout(script: Script) -> str:
    """The layout; with the notation of its timecodes, where it does not name that itself."""
    style, layout = script.timecode_style, script.layout or "no layout"
    told = not style or style in layout or len(script.timecodes) == len(script.lengths)
    return layout if told else f"{layout}, timecodes {style}"


def _printed(script: Script) -> str:
    """How many timecodes, how many lengths; "" on a page that prints neither."""
    lengths = len(script.lengths)
    counts = ((len(script.timecodes) - lengths, "timecode"), (lengths, "length"))
    return ", ".join(_counted(count, what) for count, what in counts if count)


def _counted(count: int, one: str, many: str = "") -> str:
    """ "1 shot", "2 shots", "0 shots"."""
    return f"{count} {one if count == 1 else many or one + 's'}"


def listing(script: Script) -> list[str]:
    """The script as lines: time, line of the page, what; shots, speeches and cues in programme order, of one row of the
    page the shot first. What nothing places has no time: headers come first, the rest follows what it stands below."""
    shots = [(s.start, s.line, _SHOT, f"{_sign(s)} SHOT  {s.description}") for s in script.shots]
    spoken = [(s.start, s.line, _SPEECH, f"{_sign(s)} {s.speaker or '-'}: {s.text}") for s in script.speeches]
    timed = [*shots, *spoken, *((c.start, c.line, _CUE, _cue(c)) for c in script.cues if c.start is not None)]
    above = sorted((line, at) for at, line, *_ in timed)
    headers = [c for c in script.cues if c.start is None and c.kind is CueKind.HEADER]
    others = [c for c in script.cues if c.start is None and c.kind is not CueKind.HEADER]
    timed += [(_time_above(above, c.line), c.line, _UNTIMED, _cue(c)) for c in others]
    rows: list[tuple[int | None, int, str]] = [(None, c.line, _cue(c)) for c in headers]
    rows += [(None if kind == _UNTIMED else at, line, text) for at, line, kind, text in sorted(timed)]
    width = len(label_of(script.start, script.rate))
    return [how_read(script)] + [
        f"{'' if at is None else label_of(at, script.rate):{width}}  {line:>5} {text}" for at, line, text in rows
    ]


def _sign(item: Shot | Speech) -> str:
    return "~" if item.timing is Timing.ESTIMATED else " "


def _cue(cue: Cue) -> str:
    return f"  ({cue.kind}) {cue.text}"


def _time_above(above: list[tuple[int, int]], line: int) -> int:
    """The latest time of the nearest line at or above this one that has any."""
    place = bisect_right(above, (line, sys.maxsize))
    return above[place - 1][1] if place else -1


def problems(script: Script, everything: bool = False) -> list[str]:
    """The diagnostics as `file:line: code: message`; infos only when everything is asked for."""
    return [f"{script.source}:{d.line}: {d.code}: {d.message}" + (f" {d.text!r}" if d.text else "") for d in script.diagnostics
            if everything or d.severity is not Severity.INFO]
