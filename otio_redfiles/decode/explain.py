"""Why a line was read as it was: its reading, the readings it beat, and the evidence for and against each.

The evidence is found by leaving it out: what a score loses when one weight is set to nothing is what that
weight brought.
"""

from collections.abc import Sequence

from otio_redfiles.decode.candidates import candidates_of
from otio_redfiles.decode.fragments import Fragment
from otio_redfiles.decode.search import (
    BEGIN,
    IN_POINT,
    OF_CUE,
    OF_DIRECTION,
    OF_SHOT,
    OF_TITLE,
    State,
    Step,
    moves,
)
from otio_redfiles.decode.tables import CUE, GOES_ON, HEADING, PICTURE, SOUND, TIME, Choice, Tables, tables_of
from otio_redfiles.decode.weights import WEIGHTS, Weights

NAMES = {SOUND: "sound", PICTURE: "a new picture", GOES_ON: "the rest of a picture", HEADING: "a speaker heading",
         CUE: "a cue", TIME: "a timecode"}
USES = {OF_SHOT: "the picture's", IN_POINT: "the in-point of what is said", OF_CUE: "the cue's", OF_TITLE: "the title's", OF_DIRECTION: "the cue's"}
# What the weights are called in a sentence; those not listed speak for themselves.
EVIDENCE = {
    "gap": "blank lines before it", "tabs": "blank lines for a piece of that width", "words": "its words on this page",
    "trade": "a trade word first", "first_seen": "a first word seen in other pictures", "first_comma": "a comma after the first word",
    "goes_on_soft": "the line before broke by itself", "goes_on_lower": "it goes on in lower case",
    "goes_on_dangling": "the description before was not finished", "goes_on_full": "its first word had no room on the line before",
    "goes_on_fits": "its first word had room on the line before", "sound_odd": "words of another case in it",
    "sound_case": "another case than the running speech", "lower_unfinished": "the sentence before was not finished",
    "lower_finished": "the sentence before was finished", "split": "a line is rarely two cells",
    "split_wide": "the line is wider than the column", "split_column": "the sound fills its column",
    "split_case": "the case changes there", "heading_known": "a speaker named elsewhere too",
    "heading_after_time": "it follows a timecode", "time_after_picture": "it follows its picture",
    "dangling_before": "the description before was not finished", "untimed_before": "the shot before would have no timecode",
}
SHOWN = 5


def explain(fragments: Sequence[Fragment], path: Sequence[Step], sure: Sequence[float], line: int) -> list[str]:
    """Sentences about each fragment of `line`, read as `path` says; none when nothing stands there."""
    tables = tables_of(fragments, [step.choice for step in path])
    found: list[str] = []
    for i, fragment in enumerate(fragments):
        if fragment.line == line:
            before = path[i - 1].state if i else BEGIN
            found += [f"{line}: {fragment.text!r}", f"  read as {_name(path[i])}, probability {sure[i]:.3f}"]
            found += _evidence(fragment, i, path, before, tables)
            found += _others(fragment, i, path, before, tables)
    return found


def _name(step: Step) -> str:
    choice = step.choice
    if choice.first == TIME:
        return f"a timecode: {USES.get(step.state.use, 'of nothing')}"
    if choice.sound and choice.picture:
        if choice.last == SOUND:
            return f"{NAMES[choice.first]} {choice.picture.text!r} and sound {choice.sound.text!r}"
        return f"sound {choice.sound.text!r} and {NAMES[choice.last]} {choice.picture.text!r}"
    return NAMES[step.state.last if choice.first == SOUND else choice.first]


def _evidence(fragment: Fragment, i: int, path: Sequence[Step], before: State, tables: Tables) -> list[str]:
    """The strongest evidence for and against the reading taken, in natural-log units."""
    whole = _score(fragment, i, path, before, tables, WEIGHTS)
    if whole is None:
        return []
    parts = []
    for name in WEIGHTS._fields:
        if name.endswith("_cap"):
            continue
        without = _score(fragment, i, path, before, tables, WEIGHTS._replace(**{name: 0.0}))
        if without is not None and abs(whole - without) >= 0.1:
            parts.append((whole - without, name))
    parts.sort(key=lambda part: -abs(part[0]))
    return [f"    {value:+.1f}  {EVIDENCE.get(name, name.replace('_', ' '))}" for value, name in parts[:SHOWN]]


def _score(fragment: Fragment, i: int, path: Sequence[Step], before: State, tables: Tables, w: Weights) -> float | None:
    """What the reading on the path scores under these weights; None where they do not offer it."""
    step = path[i]
    for choice in candidates_of(fragment, i, step.choice, tables, w):
        if _same(choice, step.choice):
            scores = [score for score, state in moves(before, choice, fragment, tables, w) if state.use == step.state.use]
            return choice.local + max(scores) if scores else None
    return None


def _same(one: Choice, two: Choice) -> bool:
    return (one.first, one.last, one.sound and one.sound.text, one.picture and one.picture.text) == \
        (two.first, two.last, two.sound and two.sound.text, two.picture and two.picture.text)


def _others(fragment: Fragment, i: int, path: Sequence[Step], before: State, tables: Tables) -> list[str]:
    """The readings that came next, by what they would score here, whatever follows."""
    scores: dict[str, float] = {}
    for choice in candidates_of(fragment, i, path[i].choice, tables, WEIGHTS):
        for score, state in moves(before, choice, fragment, tables, WEIGHTS):
            name = _name(Step(0.0, state, choice, None))
            scores[name] = max(scores.get(name, -1e9), choice.local + score)
    taken = scores.pop(_name(path[i]), 0.0)
    ranked = sorted(scores.items(), key=lambda item: -item[1])[:3]
    return [f"  or {name}: {score - taken:+.1f} here" for name, score in ranked] or ["  no other reading was near"]
