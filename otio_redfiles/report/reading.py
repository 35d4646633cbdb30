"""How a page was read, in a sentence for standard error and as lines for a person."""

from otio_redfiles.model import Script, Severity
from otio_redfiles.tc import label_of


def how_read(script: Script) -> str:
    """One sentence: layout, notation, counts, start and rate."""
    style = f", timecodes {script.timecode_style}" if script.timecode_style else ""
    frames = " drop-frame" if script.rate.drop else ""
    return (f"{script.layout or 'no layout'}{style}; {len(script.timecodes)} timecodes, {len(script.shots)} shots, "
            f"{len(script.speeches)} speeches; programme starts {label_of(script.start, script.rate)}, {script.rate.name} fps{frames}")


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
