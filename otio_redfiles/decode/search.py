"""The best explanation of a whole page: a beam search over fragments, left to right, with recombination.

A state is what the next fragment needs to know: the class of the last cell, whether the open shot has its
timecode, the last picture piece and the last sound piece (by reference, so that a sentence or a description
is judged across whatever was removed between its parts), the case of the running speech, how the last
timecode was used and how far the last picture piece is away.
"""

from collections.abc import Sequence
from typing import NamedTuple

from otio_redfiles.decode.fragments import Fragment
from otio_redfiles.decode.shapes import MIXED, NONE, UPPER, Shape, width_of
from otio_redfiles.decode.tables import CUE, GOES_ON, HEADING, PICTURE, SOUND, START, TIME, WIDEST, Choice, Tables
from otio_redfiles.decode.weights import Weights
from otio_redfiles.vocabulary import FUNCTION_WORDS, cue_kind

NO_SHOT, UNTIMED, TIMED = 0, 1, 2
UNUSED, OF_SHOT, IN_POINT, OF_CUE, DIRECTION = 0, 1, 2, 3, 4
FARTHEST = 3


class State(NamedTuple):
    """What the next fragment needs to know of all that came before."""

    last: int
    open: int
    picture: Shape | None
    sound: Shape | None
    case: int
    use: int
    far: int


class Step(NamedTuple):
    """A fragment read: the choice, how its timecode is used, and the step before."""

    score: float
    state: State
    choice: Choice | None
    back: "Step | None"


BEGIN = State(START, NO_SHOT, None, None, NONE, UNUSED, FARTHEST)


def search(fragments: Sequence[Fragment], lattice: Sequence[Sequence[Choice]], tables: Tables, w: Weights,
           beam: int = 8) -> list[Step]:
    """The best path through the readings of each fragment, one step a fragment."""
    steps = [Step(0.0, BEGIN, None, None)]
    for fragment, choices in zip(fragments, lattice):
        best: dict[tuple, Step] = {}
        for step in steps:
            for choice in choices:
                for score, state in moves(step.state, choice, fragment, tables, w):
                    total = step.score + choice.local + score
                    key = (state.last, state.open, state.picture and state.picture.serial,
                           state.sound and state.sound.serial, state.case, state.use, state.far)
                    if key not in best or best[key].score < total:
                        best[key] = Step(total, state, choice, step)
        steps = sorted(best.values(), key=lambda s: -s.score)[:beam]
    return _path(steps[0])


def _path(step: Step | None) -> list[Step]:
    path: list[Step] = []
    while step is not None and step.choice is not None:
        path.append(step)
        step = step.back
    return path[::-1]


def moves(state: State, choice: Choice, fragment: Fragment, tables: Tables, w: Weights) -> list[tuple[float, State]]:
    """Where `choice` leads from `state`: (score, new state); a timecode can be used in several ways."""
    kind = choice.first
    if kind == TIME:
        return _to_time(state, fragment, tables, w)
    if kind == SOUND:
        score, after = _to_sound(state, choice.sound, fragment, tables, w)
        if choice.last == SOUND:
            return [(score, after)]
        more, end = (_to_picture if choice.last == PICTURE else _to_rest)(after, choice.picture, None, tables, w)
        return [(score + more, end)]
    if kind == PICTURE:
        return [_to_picture(state, choice.picture, fragment, tables, w)]
    if kind == GOES_ON:
        return [_to_rest(state, choice.picture, fragment, tables, w)]
    return [(_to_heading if kind == HEADING else _to_cue)(state, choice.sound, fragment, tables, w)]


# ------------------------------------------------------------------- gaps


def _gap(state: State, kind: int, fragment: Fragment | None, tables: Tables, w: Weights) -> float:
    """What the blank lines before a fragment say for its being of class `kind`."""
    if fragment is None:
        return 0.0
    table = tables.gaps.get((state.last, kind))
    score = w.gap * (table.get(fragment.gap, -3.0) if table else -1.0)
    if kind in (TIME, SOUND) and state.last in (PICTURE, GOES_ON) and state.picture:
        by_width = (tables.tabs if kind == TIME else tables.bare_tabs)[min(WIDEST, int(state.picture.width))]
        score += w.tabs * by_width.get(fragment.gap, -2.0 if by_width else 0.0)
    return score


# ------------------------------------------------------------------- one class each


def _to_sound(state: State, sound: Shape, fragment: Fragment, tables: Tables, w: Weights) -> tuple[float, State]:
    score = _gap(state, SOUND, fragment, tables, w)
    if state.open == UNTIMED and state.last in (PICTURE, GOES_ON):
        score += w.sound_untimed
    if state.case and sound.case and state.case != sound.case:
        score += w.sound_case
    if state.use == OF_CUE and state.last == TIME:
        if sound.case == UPPER and len(sound.words) <= 4 and not cue_kind(sound.text):
            return score + w.cue_on_time, _after(state, CUE, case=NONE, sound=None)
    if state.sound is not None:
        score += _sentence(state.sound, sound, w)
    return score, _after(state, SOUND, sound=sound, case=sound.case or state.case)


def _sentence(before: Shape, after: Shape, w: Weights) -> float:
    """Does the sentence go on across whatever stands between two pieces of sound?"""
    score = 0.0
    if after.first_lower and after.case != UPPER:
        score += w.lower_finished if before.finished else w.lower_unfinished
    elif after.case == MIXED and not before.finished and after.words[:1] not in (("i",), ("i'm",)):
        score += w.capital_unfinished
    if not before.finished and before.words and before.words[-1] in FUNCTION_WORDS:
        score += w.function_unfinished
    return score


def _to_picture(state: State, picture: Shape, fragment: Fragment | None, tables: Tables, w: Weights) -> tuple[float, State]:
    score = _gap(state, PICTURE, fragment, tables, w)
    if state.open == UNTIMED:
        score += w.untimed_before
    if state.picture is not None and state.picture.open_end and state.far < FARTHEST:
        score += w.dangling_before
    if state.last == TIME and state.use == IN_POINT:
        score += w.in_point_then_picture
    return score, State(PICTURE, UNTIMED, picture, state.sound, state.case, UNUSED, 0)


def _to_rest(state: State, rest: Shape, fragment: Fragment | None, tables: Tables, w: Weights) -> tuple[float, State]:
    score = _gap(state, GOES_ON, fragment, tables, w)
    before = state.picture
    if before is None:
        return score + w.goes_on_none, State(GOES_ON, UNTIMED, rest, state.sound, state.case, UNUSED, 0)
    score += w.goes_on_far if state.far >= FARTHEST else 0.0
    score += _description(before, rest, tables, w)
    if state.last == TIME and state.use == IN_POINT:
        score += w.in_point_then_picture
    return score, State(GOES_ON, state.open, rest, state.sound, state.case, UNUSED, 0)


def _description(before: Shape, rest: Shape, tables: Tables, w: Weights) -> float:
    """Does a description go on from one piece to the next?"""
    score = tables.soft * (w.goes_on_soft if before.soft else w.goes_on_hard)
    if before.open_end:
        score += w.goes_on_dangling
    elif rest.first_capital:
        score += w.goes_on_capital
    if tables.picture_column and rest.words:
        full = before.width + 1 + width_of(rest.text.split()[0]) > tables.picture_column
        score += w.goes_on_full if full else w.goes_on_fits
    return score


def _to_heading(state: State, _: None, fragment: Fragment, tables: Tables, w: Weights) -> tuple[float, State]:
    score = _gap(state, HEADING, fragment, tables, w)
    score += w.heading_after_time if state.last == TIME else w.heading_elsewhere
    if state.last == TIME and state.use == OF_CUE:
        score += w.heading_on_cue
    return score, _after(state, HEADING, sound=None, case=NONE)


def _to_cue(state: State, cue: Shape, fragment: Fragment, tables: Tables, w: Weights) -> tuple[float, State]:
    after = _after(state, CUE)
    return _gap(state, CUE, fragment, tables, w), after._replace(use=DIRECTION) if cue.text[0] in "([" else after


def _to_time(state: State, fragment: Fragment, tables: Tables, w: Weights) -> list[tuple[float, State]]:
    score = _gap(state, TIME, fragment, tables, w)
    if state.last == HEADING:
        score += w.heading_then_time
    if state.last == CUE:
        direction = w.direction_time if state.use == DIRECTION else 0.0
        return [(score + direction, _after(state, TIME, use=OF_CUE)), (score + w.cue_then_in_point, _in_point(state))]
    if state.open == UNTIMED:
        near = state.last in (PICTURE, GOES_ON)
        brief = w.brief_shot if fragment.since is not None and 0 <= fragment.since <= 2 else 0.0
        return [(score + brief + (w.time_after_picture if near else w.time_far), _after(state, TIME, use=OF_SHOT, open=TIMED)),
                (score + w.in_point_untimed, _in_point(state))]
    late = w.late_in_point if fragment.since is not None and fragment.since > 12 and state.last != SOUND else 0.0
    return [(score + w.in_point + late, _in_point(state))]


def _in_point(state: State) -> State:
    return _after(state, TIME, use=IN_POINT, sound=None, case=NONE)


def _after(state: State, last: int, **changes) -> State:
    use = changes.pop("use", state.use if last == TIME else UNUSED)
    return state._replace(last=last, use=use, far=min(FARTHEST, state.far + 1), **changes)
