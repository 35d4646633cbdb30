"""The weights of the decoder, in natural-log units: how much each kind of evidence counts.

Starting values come from statistics of a real flattened script; they were then moved one at a time, on re-glued
copies of that script's first half and on printed pages of invented programmes, and kept where the mean over all
of them rose. None belongs to a page: what belongs to a page is estimated from it (see `tables`).
"""

from typing import NamedTuple


class Weights(NamedTuple):
    """One number a piece of evidence; positive speaks for, negative against."""

    gap: float = 1.0  # log P(blank lines before | the two cells)
    tabs: float = 1.08  # log P(blank lines after a picture piece | its width)
    words: float = 0.95  # log-odds picture/sound of a word, from the page itself
    word_cap: float = 3.0
    piece_cap: float = 10.8
    # a new picture
    picture: float = -0.42
    picture_lower: float = -5.0
    picture_upper: float = -2.02
    picture_function: float = -1.5
    picture_sentence: float = -1.5
    trade: float = 1.6
    first_seen: float = 0.9
    first_seen_cap: float = 1.6
    first_comma: float = 1.2
    long_picture: float = -1.0
    wide_picture: float = -3.0
    picture_single: float = -1.2
    picture_bare: float = -6.0
    untimed_before: float = -2.2
    dangling_before: float = -2.6
    comma_before: float = -6.0
    in_vision: float = 1.0
    # a continuation of the description before
    goes_on: float = -2.2
    goes_on_lower: float = 2.6
    goes_on_dangling: float = 2.4
    goes_on_full: float = 1.0
    goes_on_fits: float = -0.56
    goes_on_soft: float = 2.6
    goes_on_hard: float = -0.35
    goes_on_finished: float = -1.6
    goes_on_bare: float = 8.0
    goes_on_capital: float = -0.5
    goes_on_and: float = 4.5
    goes_on_ing: float = 1.08
    goes_on_repeats: float = -1.5
    goes_on_trade: float = -2.5
    goes_on_far: float = -4.0
    goes_on_split: float = -0.56
    goes_on_function: float = -3.0
    goes_on_single: float = -1.5
    goes_on_none: float = -12.0
    # sound
    sound_odd: float = -2.0
    sound_case: float = -5.4
    sound_untimed: float = -1.2
    sound_bare: float = -3.0
    lower_unfinished: float = 1.05
    lower_finished: float = -2.2
    capital_unfinished: float = -1.0
    function_unfinished: float = 0.7
    article_alone: float = -2.5
    over_wide: float = -1.05
    trade_in_sound: float = -0.6
    # words that go together in English: across what stood between, across a cut, from one piece of a description to the next
    pair_said: float = 0.7
    pair_cut: float = 0.7
    pair_shown: float = 0.3
    row_early: float = -1.5
    row_full: float = 0.3
    picture_odd: float = -1.5
    piece_seen: float = 1.0
    dangling_left: float = -1.0
    no_time: float = -1.5
    # a line split into sound and picture
    split: float = -2.6
    split_wide: float = 1.2
    split_column: float = 0.8
    split_short: float = -2.0
    split_tiny: float = -3.0
    split_over: float = -1.95
    split_finished: float = -1.05
    split_case: float = 2.02
    # headings, cues, timecodes
    heading_after_time: float = 1.5
    heading_elsewhere: float = -2.0
    heading_known: float = 4.0
    heading_new: float = -0.5
    heading_in_sentence: float = -2.0
    heading_on_shot: float = -0.3
    in_point_in_sentence: float = -0.5
    heading_long: float = -1.0
    heading_then_time: float = -3.0
    cue: float = -12.0
    cue_form: float = 8.1
    cue_bracket: float = 8.0
    cue_on_time: float = 6.6
    time_after_picture: float = 2.02
    time_far: float = -2.9
    in_point_untimed: float = -4.0
    in_point: float = -0.3
    in_point_rest: float = 0.5
    in_point_then_picture: float = -4.0
    brief_shot: float = -2.0
    late_in_point: float = -0.5
    direction_time: float = -2.0
    cue_then_in_point: float = -1.0
    heading_on_cue: float = -1.5


WEIGHTS = Weights()
