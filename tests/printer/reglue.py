"""Glue more of a real flattened page: takes the page and the truth of its lines, swallows more line breaks.

Nothing of the page is kept here: it is read where the caller says. A join is a sound line followed by a
picture piece; which lines are sound is found by walking along the truth's spoken words.
"""

import json
import random
import re
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

TIMECODE = re.compile(r"\s*\d\d\.\d\d\.\d{2,3}\s*\Z")


def classes(lines: list[str], truth: dict) -> list[str]:
    """Per line: "" (blank), "sound", "glued" (and picture), "timecode", "heading", "cue", "picture"."""
    spoken = [word for speech in truth["speeches"] for word in speech["text"].split()]
    starts = {shot["line"] for shot in truth["shots"]}
    headings = {s["line"] for s in truth["speeches"] if s.get("heading")}
    cues = {cue["line"] for cue in truth["cues"]}
    found, at = [], 0
    for number, line in enumerate(lines, 1):
        matched = _matched(line.split(), spoken[at : at + 60])
        if at == len(spoken):
            matched = 0
        kind = _kind(line, number, matched, headings, cues)
        if (
            kind == "picture"
            and matched
            and not (number in starts and matched < len(line.split()) and _names_shot(line, number, truth))
        ):
            kind = "sound" if matched == len(line.split()) else "glued"
        if kind in ("sound", "glued"):
            at += matched
        found.append(kind)
    return found


def _names_shot(line: str, number: int, truth: dict) -> bool:
    """The whole line is the start of a description of this line's shot."""
    return any(
        shot["line"] == number and shot["description"].startswith(" ".join(line.split()))
        for shot in truth["shots"]
    )


def _matched(words: list[str], spoken: list[str]) -> int:
    count = 0
    while count < min(len(words), len(spoken)) and words[count] == spoken[count]:
        count += 1
    return count


def _kind(line: str, number: int, matched: int, headings: set[int], cues: set[int]) -> str:
    if not line.strip():
        return ""
    if TIMECODE.match(line):
        return "timecode"
    if number in headings and not matched:
        return "heading"
    return "cue" if number in cues else "picture"


def joins(kinds: list[str]) -> list[tuple[int, int]]:
    """Index pairs (sound line, next line with text) whose second is a picture piece on a line of its own."""
    filled = [i for i, kind in enumerate(kinds) if kind]
    return [(a, b) for a, b in pairwise(filled) if kinds[a] == "sound" and kinds[b] == "picture"]


def reglued(text: str, truth: dict, share: float, rng: random.Random, upto: int = 2500) -> tuple[str, dict]:
    """The first `upto` lines with a `share` of the remaining joins glued, and the truth with its new lines.

    The page goes on to the end of the truth's last speech; `last_line` says how far the truth covers it.
    """
    kinds = classes(text.split("\n"), truth)
    end = max(i for i, kind in enumerate(kinds, 1) if kind in ("sound", "glued"))
    lines = text.split("\n")[: max(end, upto)]
    pairs = [pair for pair in joins(kinds) if pair[1] < upto]
    chosen = dict(rng.sample(pairs, round(share * len(pairs))))
    new: list[str] = []
    place: dict[int, int] = {}
    index = 0
    while index < len(lines):
        new.append(lines[index])
        place[index + 1] = len(new)
        while index in chosen:
            taken = chosen[index]
            new[-1] = new[-1].rstrip() + " " + lines[taken]
            place |= {line: len(new) for line in range(index + 2, taken + 2)}
            index = taken
        index += 1
    return "\n".join(new) + "\n", {**_moved(truth, place), "last_line": place[upto]}


def _moved(truth: dict, place: dict[int, int]) -> dict:
    return {
        kind: [{**item, "line": place[item["line"]]} for item in truth[kind] if item["line"] in place]
        for kind in ("shots", "speeches", "cues")
    }


def corpus_pages(folder: Path) -> Iterator[tuple[str, str, dict]]:
    """Name, text and truth: the corpus script's first half as it is, and glued to 35, 70 and 100 %."""
    text = (folder / "red-files-moon.txt").read_text(encoding="utf-8")
    truth = json.loads((folder / "red-files-moon.lines-1-2500.gold.json").read_text(encoding="utf-8"))
    for share, draws in ((0.0, 1), (0.35, 3), (0.7, 3), (1.0, 1)):
        for draw in range(draws):
            name = f"corpus glue {share:g} draw {draw}"
            yield name, *reglued(text, truth, share, random.Random(name))


def spots(text: str, truth: dict) -> list[tuple[int, int, str, str]]:
    """Line, column, role and text of every cell of a page, as the printer gives them, found by walking along the truth."""
    lines = text.split("\n")
    walk = _Walk(lines, truth)
    last = truth.get("last_line", len(lines))
    return [spot for number, (line, kind) in enumerate(zip(lines, classes(lines, truth)), 1) if kind and number <= last
            for spot in walk.cells(number, line, kind)]


class _Walk:
    """What is open while a page is walked along: the shot, the cue, the words still to be spoken."""

    def __init__(self, lines: list[str], truth: dict) -> None:
        self.spoken = [word for speech in truth["speeches"] for word in speech["text"].split()]
        self.shots = {shot["line"]: shot.get("printed") for shot in truth["shots"]}
        self.cues = {cue["line"]: cue.get("printed") for cue in truth.get("cues", ())}
        self.shot = self.cue = None  # the timecode that the open one still waits for

    def cells(self, number: int, line: str, kind: str) -> Iterator[tuple[int, int, str, str]]:
        at, text = len(line) - len(line.lstrip()), line.strip()
        if kind == "timecode":
            yield number, at, self._use(text), text
        elif kind == "glued":
            words = list(re.finditer(r"\S+", line))
            cut = words[_matched(line.split(), self.spoken[:60])].start()
            yield from self.cells(number, line[:cut], "sound")
            yield number, cut, self._seen(number), line[cut:].strip()
        else:
            if kind == "sound":
                del self.spoken[: len(text.split())]
            if kind == "cue":
                self.cue = self.cues.get(number)
            yield number, at, self._seen(number) if kind == "picture" else kind, text

    def _seen(self, number: int) -> str:
        if number not in self.shots:
            return "continuation"
        self.shot = self.shots[number]
        return "picture"

    def _use(self, text: str) -> str:
        if self.cue == text:
            self.cue = None
            return "cue"
        if self.shot == text:
            self.shot = None
            return "shot"
        return "in-point"
