"""A script as the contract's JSON and back: `redfiles parse --json`, and what a written .otio keeps.

`to_dict` holds everything of a Script; `from_dict(to_dict(script)) == script` for every script.
"""

from fractions import Fraction
from typing import Any

from otio_redfiles.model import (
    Cue,
    CueKind,
    Delivery,
    Diagnostic,
    Script,
    Segment,
    Severity,
    Shot,
    Speech,
    Timing,
)
from otio_redfiles.tc import Rate, frame_of, long_label_of, rate_of


def to_dict(script: Script) -> dict[str, Any]:
    """The script as plain values: labels for times, the contract's words for enums."""
    rate = script.rate
    return {
        "title": script.title, "rate": rate.name, "drop_frame": rate.drop,
        "start": long_label_of(script.start, rate), "end": long_label_of(script.end, rate),
        "layout": script.layout, "timecode_style": script.timecode_style,
        "shots": [_shot(s, rate) for s in script.shots],
        "speeches": [_speech(s, rate) for s in script.speeches],
        "cues": [_cue(c, rate) for c in script.cues],
        "diagnostics": [_diagnostic(d) for d in script.diagnostics],
        "headings": [{"line": line, "text": text} for line, text in script.headings],
        "timecodes": [{"line": line, "printed": text} for line, text in script.timecodes],
        **({"lengths": [{"line": line, "printed": text} for line, text in script.lengths]} if script.lengths else {}),
        "source": script.source,
    }


def _shot(shot: Shot, rate: Rate) -> dict[str, Any]:
    return {
        "line": shot.line, "printed": shot.printed, "timecode": long_label_of(shot.start, rate),
        "end": long_label_of(shot.end, rate), "timing": str(shot.timing), "description": shot.description,
        "shot_type": shot.shot_type, "confidence": shot.confidence,
    }


def _speech(speech: Speech, rate: Rate) -> dict[str, Any]:
    return {
        "line": speech.line, "printed": speech.printed, "timecode": long_label_of(speech.start, rate),
        "end": long_label_of(speech.end, rate), "timing": str(speech.timing), "speaker": speech.speaker,
        "delivery": str(speech.delivery), "heading": speech.heading, "text": speech.text,
        "segments": [{"printed": s.printed, "timecode": long_label_of(s.start, rate), "text": s.text} for s in speech.segments],
        "confidence": speech.confidence,
    }


def _cue(cue: Cue, rate: Rate) -> dict[str, Any]:
    timecode = None if cue.start is None else long_label_of(cue.start, rate)
    return {"line": cue.line, "printed": cue.printed, "timecode": timecode, "timing": str(cue.timing),
            "kind": str(cue.kind), "text": cue.text}


def _diagnostic(d: Diagnostic) -> dict[str, Any]:
    values = {"line": d.line, "severity": str(d.severity), "code": d.code, "message": d.message,
              "suggestion": d.suggestion}
    return values if d.text is None else {**values, "text": d.text}


def from_dict(values: dict[str, Any]) -> Script:
    """The script that `to_dict` wrote. Raises KeyError, ValueError or TimecodeError on anything else."""
    rate = _rate(values)
    return Script(
        title=values["title"], rate=rate, start=frame_of(values["start"], rate), end=frame_of(values["end"], rate),
        layout=values["layout"], timecode_style=values["timecode_style"],
        shots=tuple(_to_shot(v, rate) for v in values["shots"]),
        speeches=tuple(_to_speech(v, rate) for v in values["speeches"]),
        cues=tuple(_to_cue(v, rate) for v in values["cues"]),
        diagnostics=tuple(_to_diagnostic(v) for v in values["diagnostics"]),
        headings=tuple((int(v["line"]), v["text"]) for v in values["headings"]),
        timecodes=tuple((int(v["line"]), v["printed"]) for v in values["timecodes"]),
        lengths=tuple((int(v["line"]), v["printed"]) for v in values.get("lengths", ())),
        source=values.get("source", ""),
    )


def _rate(values: dict[str, Any]) -> Rate:
    named = str(values["rate"])
    return Rate(Fraction(named), values["drop_frame"]) if "/" in named else rate_of(named, values["drop_frame"])


def _to_shot(v: dict[str, Any], rate: Rate) -> Shot:
    return Shot(int(v["line"]), v["printed"], frame_of(v["timecode"], rate), frame_of(v["end"], rate), Timing(v["timing"]),
                v["description"], v["shot_type"], v["confidence"])


def _to_speech(v: dict[str, Any], rate: Rate) -> Speech:
    segments = tuple(Segment(s["printed"], frame_of(s["timecode"], rate), s["text"]) for s in v["segments"])
    return Speech(int(v["line"]), v["printed"], frame_of(v["timecode"], rate), frame_of(v["end"], rate), Timing(v["timing"]),
                  v["speaker"], Delivery(v["delivery"]), v["text"], segments, v["heading"], v["confidence"])


def _to_cue(v: dict[str, Any], rate: Rate) -> Cue:
    start = None if v["timecode"] is None else frame_of(v["timecode"], rate)
    return Cue(int(v["line"]), v["printed"], start, CueKind(v["kind"]), v["text"], Timing(v["timing"]))


def _to_diagnostic(v: dict[str, Any]) -> Diagnostic:
    return Diagnostic(int(v["line"]), Severity(v["severity"]), v["code"], v["message"], v["suggestion"], v.get("text"))
