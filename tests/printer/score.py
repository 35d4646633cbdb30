"""Exact-match F1 of events against a truth, as the project scores them: shots by timecode and description,
speeches by timecode, speaker and words; and the speakers' words alone."""

import re
from collections import Counter
from dataclasses import dataclass


def digits(printed: str | None) -> str:
    """Minutes and seconds of a printed timecode: hours and frames are layout matters."""
    found = re.sub(r"\D", "", printed or "")[:6]
    return found.zfill(6)[-4:] if found else ""


def plain(text: str | None) -> str:
    """The text with single spaces."""
    return " ".join((text or "").replace("\u00a0", " ").split())


def loose(text: str | None) -> str:
    """The words alone, small."""
    return re.sub(r"\W+", " ", plain(text)).strip().lower()


@dataclass(frozen=True)
class Score:
    """F1 and what is too much (`extra`) or not found (`missing`)."""

    f1: float
    extra: tuple
    missing: tuple


def compare(got: list, want: list) -> Score:
    """Exact-match F1 of two bags."""
    a, b = Counter(got), Counter(want)
    hits = sum((a & b).values())
    total = sum(a.values()) + sum(b.values())
    return Score(2 * hits / total if total else 1.0, tuple((a - b).elements()), tuple((b - a).elements()))


def _speeches(events: dict) -> list[tuple[str, str, str]]:
    return [
        (digits(s.get("printed")), plain(s["speaker"]).upper(), loose(s["text"])) for s in events["speeches"]
    ]


def _words(events: dict) -> list[tuple[str, str]]:
    return [
        (plain(s["speaker"]).upper(), word) for s in events["speeches"] for word in loose(s["text"]).split()
    ]


def score(events: dict, truth: dict) -> dict[str, Score]:
    """ "shots", "speeches" and "words" of `events` against `truth`, both in the contract's form."""
    truth = _either(events, truth)
    shots = [
        [(digits(s.get("printed")), plain(s["description"])) for s in d["shots"]] for d in (events, truth)
    ]
    return {
        "shots": compare(*shots),
        "speeches": compare(_speeches(events), _speeches(truth)),
        "words": compare(_words(events), _words(truth)),
    }


def _either(events: dict, truth: dict) -> dict:
    """Where the page leaves the in-point open (`printed_any`), the reading found is taken."""
    got = {plain(s["text"]): s.get("printed") for s in events["speeches"]}
    speeches = [
        {**s, "printed": got[plain(s["text"])]}
        if got.get(plain(s["text"]), "-") in s.get("printed_any", ())
        else s
        for s in truth["speeches"]
    ]
    return {**truth, "speeches": speeches}
