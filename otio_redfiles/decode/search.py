"""The best explanation of a whole page: a beam search over fragments, left to right, with recombination.

A state is what the next fragment needs to know: the class of the last cell, whether the open shot has its
timecode, the last picture piece and the last sound piece (by reference, so that a sentence or a description
is judged across whatever was removed between its parts), the case of the running speech, how the last
timecode was used and how far the last picture piece is away.
"""

import math
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from otio_redfiles.decode.fragments import Fragment
from otio_redfiles.decode.shapes import MIXED, NONE, UPPER, Shape
from otio_redfiles.decode.tables import (
    CUE,
    EARLY,
    GOES_ON,
    HEADING,
    PICTURE,
    SOUND,
    START,
    TIME,
    WIDEST,
    Choice,
    Tables,
    room_of,
    together,
)
from otio_redfiles.decode.weights import Weights
from otio_redfiles.model import CueKind
from otio_redfiles.vocabulary import DETERMINERS, FUNCTION_WORDS, cue_kind, names_speaker

NO_SHOT, UNTIMED, TIMED = 0, 1, 2
UNUSED, OF_SHOT, IN_POINT, OF_CUE, OF_TITLE, OF_DIRECTION, DIRECTION, TITLE, CUED = range(9)
OF_CUES = (OF_CUE, OF_TITLE, OF_DIRECTION)
FARTHEST = 3
STRETCH = 500  # fragments after which a stretch may end
USUAL = 50.0  # width of a column of sound, where a page is too short to show its own
BEHIND = 9.0  # a state this far behind the leader (e to the -9) does not come back


class State(NamedTuple):
    """What the next fragment needs to know of all that came before."""

    last: int
    open: int
    picture: Shape | None
    sound: Shape | None
    case: int
    use: int
    far: int
    begun: int | None = None  # seconds of the open shot's timecode


class Step(NamedTuple):
    """A fragment read: the choice, how its timecode is used, and the step before."""

    score: float
    state: State
    choice: Choice | None
    back: "Step | None"


BEGIN = State(START, NO_SHOT, None, None, NONE, UNUSED, FARTHEST)


class Column(NamedTuple):
    """The states kept at one fragment, and for each the ways into it: (number of the state before, score)."""

    steps: list[Step]
    ways: list[list[tuple[int, float]]]


def search(fragments: Sequence[Fragment], lattice: Iterable[Sequence[Choice]], tables: Tables, w: Weights,
           beam: int = 6) -> Iterator[list[Column]]:
    """The trellis of the best states through the readings of each fragment, in stretches.

    A stretch ends where only one state is left, so that nothing is lost by forgetting what led there: a page of
    any length is searched in the memory of one stretch. `best_path` reads a stretch.
    """
    steps, columns = [Step(0.0, BEGIN, None, None)], []
    for fragment, choices in zip(fragments, lattice):
        columns.append(_column(steps, fragment, choices, tables, w, beam))
        steps = columns[-1].steps
        if len(steps) == 1 and len(columns) >= STRETCH:
            yield columns
            steps, columns = [Step(0.0, steps[0].state, None, None)], []
    if columns:
        yield columns


def _column(steps: list[Step], fragment: Fragment, choices: Sequence[Choice], tables: Tables, w: Weights, beam: int) -> Column:
    """The best states after one more fragment."""
    best: dict[tuple, Step] = {}
    ways: dict[tuple, list[tuple[int, float]]] = {}
    for number, step in enumerate(steps):
        for choice in choices:
            for score, state in moves(step.state, choice, fragment, tables, w):
                score += choice.local
                key = (state.last, state.open, state.picture and state.picture.serial,
                       state.sound and state.sound.serial, state.case, state.use, state.far)
                ways.setdefault(key, []).append((number, score))
                total = step.score + score
                if key not in best or best[key].score < total:
                    best[key] = Step(total, state, choice, step)
    kept = _fittest(best, beam)
    return Column([best[key] for key in kept], [_likely(ways[key], steps, best[key].score) for key in kept])


def _likely(ways: list[tuple[int, float]], steps: list[Step], best: float) -> list[tuple[int, float]]:
    """The ways into a state that count beside the best one: a long page must not keep the others."""
    return [(number, score) for number, score in ways if steps[number].score + score > best - BEHIND]


def _fittest(best: dict[tuple, Step], beam: int) -> list[tuple]:
    """The keys of the best `beam` states, those far behind the leader left out."""
    ranked = sorted(best, key=lambda key: best[key].score, reverse=True)[:beam]
    floor = best[ranked[0]].score - BEHIND
    return [key for key in ranked if best[key].score > floor]


def best_path(columns: Sequence[Column]) -> list[Step]:
    """One step a fragment: the best explanation of the whole page."""
    path: list[Step] = []
    step = columns[-1].steps[0] if columns else None
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
    if choice.last == SOUND:
        score, beside = (_to_picture if kind == PICTURE else _to_rest)(state, choice.picture, fragment, tables, w)
        more, end = _to_sound(beside, choice.sound, None, tables, w)
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


def _to_sound(state: State, sound: Shape, fragment: Fragment | None, tables: Tables, w: Weights) -> tuple[float, State]:
    score = _gap(state, SOUND, fragment, tables, w)
    if state.open == UNTIMED and state.last in (PICTURE, GOES_ON):
        score += w.sound_untimed
    if state.case and sound.case and state.case != sound.case:
        score += w.sound_turn if _may_turn(state, sound) else w.sound_case
    if state.last == TIME and state.use in OF_CUES and _is_title(sound, state.use, tables.column):
        return score + w.cue_on_time, _after(state, CUE, None, NONE)
    if state.sound is not None:
        score += _sentence(state.sound, sound, tables, w)
    return score, _after(state, SOUND, sound, sound.case or state.case)


def _may_turn(state: State, sound: Shape) -> bool:
    """May narration in capitals begin here without a heading: at a timecode, after a finished sentence of an interview?"""
    return state.last == TIME and sound.case == UPPER and (state.sound is None or state.sound.finished)


def _is_title(sound: Shape, use: int, column: float) -> bool:
    """Are these the few capitals that stand on a cue's timecode: the title itself, and no speaker's name?"""
    short = len(sound.words) <= 4 or (use != OF_DIRECTION and len(sound.words) <= 7 and sound.width < 0.8 * (column or USUAL) and not sound.finished)
    if sound.case != UPPER or not short or cue_kind(sound.text):
        return False
    return use == OF_TITLE or not names_speaker(sound.text)


def _sentence(before: Shape, after: Shape, tables: Tables, w: Weights) -> float:
    """Does the sentence go on across whatever stands between two pieces of sound?"""
    score = 0.0
    if after.first_lower and after.case != UPPER:
        score += w.lower_finished if before.finished else w.lower_unfinished
    elif after.case == MIXED and not before.finished and after.words[:1] not in (("i",), ("i'm",)):
        score += w.capital_unfinished
    if not before.finished and before.words and before.words[-1] in FUNCTION_WORDS:
        score += w.function_unfinished
        if before.words[-1] in DETERMINERS and after.words and after.words[0] in FUNCTION_WORDS:
            score += w.article_alone
    if not before.finished and tables.column:
        score += _row(before, after, tables, w)
    return score + w.pair_said * (0.0 if before.finished else _affinity(before, after, tables))


def _row(before: Shape, after: Shape, tables: Tables, w: Weights) -> float:
    """Did the row of sound stop where it was full? A sentence that goes on does not leave room for its next word, unless
    the page often leaves some."""
    room = room_of(before, after, tables.column)
    if room > EARLY:
        return (w.row_early + w.row_seldom * math.log(0.3 / tables.early)) * min(1.0, (room - EARLY) / 0.3)
    return w.row_full if room > -0.3 else 0.0


def _left_alone(sound: Shape, w: Weights) -> float:
    """Speech is cut short anywhere but behind an article: its noun is still to come."""
    return w.article_left if sound.words and sound.words[-1] in DETERMINERS else 0.0


def _affinity(before: Shape, after: Shape, tables: Tables) -> float:
    return together(before.words[-1], after.words[0], tables, 0) if before.words and after.words else 0.0


def _to_picture(state: State, picture: Shape, fragment: Fragment | None, tables: Tables, w: Weights) -> tuple[float, State]:
    score = _gap(state, PICTURE, fragment, tables, w)
    if state.open == UNTIMED:
        score += w.untimed_before
    if state.picture is not None and state.picture.open_end:
        if state.far >= FARTHEST:
            score += w.dangling_left
        else:
            score += w.comma_before if state.picture.open_end == 2 else w.dangling_before
    if state.last == TIME and state.use == IN_POINT:
        score += w.in_point_then_picture
    return score, State(PICTURE, UNTIMED, picture, state.sound, state.case, UNUSED, 0, state.begun)


def _to_rest(state: State, rest: Shape, fragment: Fragment | None, tables: Tables, w: Weights) -> tuple[float, State]:
    score = _gap(state, GOES_ON, fragment, tables, w)
    before = state.picture
    if before is None:
        return score + w.goes_on_none, State(GOES_ON, UNTIMED, rest, state.sound, state.case, UNUSED, 0, state.begun)
    score += w.goes_on_far if state.far >= FARTHEST else 0.0
    score += _description(before, rest, tables, w)
    if state.last == TIME and state.use == IN_POINT:
        score += w.in_point_then_picture
    return score, State(GOES_ON, state.open, rest, state.sound, state.case, UNUSED, 0, state.begun)


def _description(before: Shape, rest: Shape, tables: Tables, w: Weights) -> float:
    """Does a description go on from one piece to the next?"""
    score = tables.soft * (w.goes_on_soft if before.soft else w.goes_on_hard)
    if before.open_end:
        score += w.goes_on_dangling
    elif rest.first_capital and tables.shown == MIXED:
        score += w.goes_on_capital
        if before.words and before.words[-1].endswith("ing"):
            score += w.goes_on_ing
    if rest.first_capital and any(len(word) > 3 and word in before.words for word in rest.words):
        score += w.goes_on_repeats
    if tables.picture_column and rest.words:
        room = tables.picture_column - before.width - 1 - rest.first_width
        share = min(1.0, max(0.0, 0.5 + room / 4))
        score += share * w.goes_on_fits + (1 - share) * w.goes_on_full
    return score + w.pair_shown * _affinity(before, rest, tables)


def _to_heading(state: State, _: None, fragment: Fragment, tables: Tables, w: Weights) -> tuple[float, State]:
    score = _gap(state, HEADING, fragment, tables, w)
    score += w.heading_after_time if state.last == TIME else w.heading_elsewhere
    if state.last == TIME and state.use in OF_CUES:
        score += w.heading_on_cue
    if state.last == TIME and state.use == OF_SHOT:
        score += w.heading_on_shot
    if state.sound is not None and not state.sound.finished:
        score += w.heading_in_sentence + _left_alone(state.sound, w)
    return score, _after(state, HEADING, None, NONE)


def _to_cue(state: State, cue: Shape, fragment: Fragment, tables: Tables, w: Weights) -> tuple[float, State]:
    use = DIRECTION if cue.text[0] in "([" else TITLE if cue_kind(cue.text) is CueKind.TITLE else UNUSED
    if state.last == TIME and state.use == IN_POINT:
        use = CUED  # its timecode stands before it: the next one is another's
    return _gap(state, CUE, fragment, tables, w), _after(state, CUE, state.sound, state.case, use)


def _to_time(state: State, fragment: Fragment, tables: Tables, w: Weights) -> list[tuple[float, State]]:
    score = _gap(state, TIME, fragment, tables, w)
    if state.last == HEADING:
        score += w.heading_then_time
    if state.last == TIME and state.use == IN_POINT:
        score += w.in_point_empty
    if state.last == CUE and state.use != CUED:
        direction = w.direction_time if state.use == DIRECTION else 0.0
        use = {TITLE: OF_TITLE, DIRECTION: OF_DIRECTION}.get(state.use, OF_CUE)
        return [(score + direction, _timed(state, use, state.open)), (score + w.cue_then_in_point, _in_point(state))]
    if state.open == UNTIMED:
        near = state.last in (PICTURE, GOES_ON)
        brief = w.brief_shot if _brief(state.begun, fragment.seconds) else 0.0
        brief += w.no_time if state.begun is not None and state.begun == fragment.seconds else 0.0
        return [(score + brief + (w.time_after_picture if near else w.time_far), _timed(state, OF_SHOT, TIMED)._replace(begun=fragment.seconds)),
                (score + w.in_point_untimed, _in_point(state))]
    score += w.in_point_in_sentence + _left_alone(state.sound, w) if state.sound is not None and not state.sound.finished else 0.0
    late = w.late_in_point if fragment.since is not None and fragment.since > 12 and state.last != SOUND else 0.0
    beside = w.in_point_rest if state.last == GOES_ON else w.in_point
    return [(score + beside + late, _in_point(state))]


def _brief(begun: int | None, now: int | None) -> bool:
    """Would the shot before last two seconds or less? Documentary shots hardly ever do, in-points often."""
    return begun is not None and now is not None and 0 <= now - begun <= 2


def _in_point(state: State) -> State:
    return State(TIME, state.open, state.picture, None, NONE, IN_POINT, min(FARTHEST, state.far + 1), state.begun)


def _timed(state: State, use: int, opened: int) -> State:
    return State(TIME, opened, state.picture, state.sound, state.case, use, min(FARTHEST, state.far + 1), state.begun)


def _after(state: State, last: int, sound: Shape | None, case: int, use: int = UNUSED) -> State:
    return State(last, state.open, state.picture, sound, case, use, min(FARTHEST, state.far + 1), state.begun)
