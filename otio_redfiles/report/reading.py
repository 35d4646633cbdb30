"""How a page was read, in a sentence for standard error and as lines for a person."""

from otio_redfiles.model import Script, Severity
from otio_redfiles.tc import label_of


def how_read(script: Script) -> str:
    """One sentence: layout, notation, counts, start and rate, and how many places are in doubt."""
    counted = f"{script.rate.name}{' drop-frame' if script.rate.drop else ''} fps"
    doubts = doubtful_places(script)
    return "; ".join(filter(None, (
        _layout(script),
        _printed(script),
        f"{len(script.shots)} shots, {len(script.speeches)} speeches, {len(script.cues)} cues",
        f"programme starts {label_of(script.start, script.rate)} at {counted}",
        f"{doubts} doubtful place{'s' if doubts > 1 else ''}" if doubts else "",
    )))


def doubtful_places(script: Script) -> int:
    """How many diagnostics `redfiles check` lists."""
    return sum(d.severity is not Severity.INFO for d in script.diagnostics)


def _layout(script: Script) -> str:
    """The layout; with the notation of its timecodes, where it does not name that itself."""
    style, layout = script.timecode_style, script.layout or "no layout"
    told = not style or style in layout or len(script.timecodes) == len(script.lengths)
    return layout if told else f"{layout}, timecodes {style}"


def _printed(script: Script) -> str:
    """How many timecodes, how many lengths; "" on a page that prints neither."""
    lengths = len(script.lengths)
    counts = ((len(script.timecodes) - lengths, "timecodes"), (lengths, "lengths"))
    return ", ".join(f"{count} {what}" for count, what in counts if count)


def listing(script: Script) -> list[str]:
    """The script as lines: time, line of the page, what; shots, speeches and cues in programme order."""
    rate = script.rate
    rows = [(s.start, s.line, f"{'~' if s.timing == 'estimated' else ' '} SHOT  {s.description}") for s in script.shots]
    rows += [(s.start, s.line, f"{'~' if s.timing == 'estimated' else ' '} {s.speaker or '-'}: {s.text}") for s in script.speeches]
    rows += [(c.start or 0, c.line, f"  ({c.kind}) {c.text}") for c in script.cues]
    lines = [how_read(script)]
    return lines + [f"{label_of(at, rate)}  {line:>5} {text}" for at, line, text in sorted(rows)]


def problems(script: Script, everything: bool = False) -> list[str]:
    """The diagnostics as `file:line: code: message`; infos only when everything is asked for."""
    return [f"{script.source}:{d.line}: {d.code}: {d.message}" + (f" {d.text!r}" if d.text else "") for d in script.diagnostics
            if everything or d.severity is not Severity.INFO]
