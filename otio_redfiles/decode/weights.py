"""The weights of the decoder: how much each kind of evidence counts, in natural-log units but for a common factor.

Starting values came from statistics of a real flattened script. They were then learned by an averaged perceptron
(`python -m tests.printer.learn`) from 1,300 printed pages of invented programmes and re-glued copies of that script's first
half, and kept for what they were worth on printed pages that were not learned from. The newest are set by hand. None belongs to a page: what
belongs to a page is estimated from it (see `tables`); `doubt.SHARP` is the common factor.
"""

from typing import NamedTuple


class Weights(NamedTuple):
    """One number a piece of evidence; positive speaks for, negative against."""

    gap: float = 0.42  # log P(blank lines before | the two cells)
    tabs: float = 1.07  # log P(blank lines after a picture piece | its width)
    words: float = 0.26  # log-odds picture/sound of a word, from the page itself
    word_cap: float = 3.39
    piece_cap: float = 10.8
    # a new picture
    picture: float = 0.28
    picture_lower: float = -5.2
    picture_upper: float = -2.86
    picture_function: float = -2.12
    picture_sentence: float = -1.96
    trade: float = 1.04
    first_seen: float = 0.96
    first_seen_cap: float = 2.05
    first_comma: float = 0.93
    long_picture: float = -1.11
    wide_picture: float = -3.91
    picture_single: float = -1.98
    picture_bare: float = -6.05
    untimed_before: float = -1.14
    dangling_before: float = -1.61
    comma_before: float = -6.4
    in_vision: float = 1.81
    # a continuation of the description before
    goes_on: float = -1.85
    goes_on_lower: float = 1.49
    goes_on_cut_lower: float = 0.4
    goes_on_said: float = -2.0
    goes_on_upper: float = -2.5
    goes_on_dangling: float = 1.5
    goes_on_full: float = 1.34
    goes_on_fits: float = -0.32
    goes_on_soft: float = 2.34
    goes_on_hard: float = 0.42
    goes_on_finished: float = -1.28
    goes_on_bare: float = 8
    goes_on_capital: float = 0.3
    goes_on_and: float = 3.8
    goes_on_ing: float = 0.01
    goes_on_repeats: float = -1.98
    goes_on_trade: float = -1.54
    goes_on_far: float = -2.87
    goes_on_split: float = -0.2
    goes_on_function: float = -2.87
    goes_on_single: float = -0.97
    goes_on_none: float = -12
    # sound
    sound_odd: float = -1.96
    sound_case: float = -3.77
    sound_turn: float = -2.0
    sound_untimed: float = -1.3
    sound_bare: float = -3
    lower_unfinished: float = 1.63
    lower_finished: float = -1.73
    capital_unfinished: float = -0.94
    function_unfinished: float = 0.35
    article_alone: float = -2.29
    article_left: float = -2.5
    sound_capital: float = -2.2
    sound_lower: float = -2.0
    piece_stop: float = -1.5
    over_wide: float = -1.21
    trade_in_sound: float = -0.54
    # words that go together in English: across what stood between, across a cut, from one piece of a description to the next
    pair_said: float = 0.55
    pair_cut: float = 0.7
    pair_shown: float = 0.14
    row_early: float = -0.9
    row_seldom: float = -1.5
    row_full: float = 0.9
    picture_odd: float = -1.18
    piece_seen: float = 1.75
    dangling_left: float = -2.0
    no_time: float = -1.95
    # a line split into sound and picture
    split: float = -2.44
    split_wide: float = 1.36
    split_column: float = 0.32
    split_short: float = -0.69
    split_tiny: float = -1.68
    split_over: float = -1.66
    split_finished: float = 0.52
    split_quote: float = -3.0
    split_case: float = 3.13
    # headings, cues, timecodes
    heading_after_time: float = 1.97
    heading_elsewhere: float = -2.98
    heading_known: float = 3.05
    heading_new: float = -1.29
    heading_in_sentence: float = -1.9
    heading_pictured: float = -3.0
    heading_on_shot: float = -1.35
    in_point_in_sentence: float = -0.88
    heading_long: float = -0.98
    heading_then_time: float = -3
    cue: float = -12
    cue_form: float = 8.33
    cue_bracket: float = 8.07
    cue_on_time: float = 4.89
    time_after_picture: float = 2.24
    time_far: float = -3.77
    in_point_untimed: float = -2.02
    in_point: float = -0.84
    in_point_empty: float = -3.0
    in_point_rest: float = 0.28
    in_point_then_picture: float = -4.49
    brief_shot: float = -0.98
    late_in_point: float = -0.24
    direction_time: float = -2.02
    cue_then_in_point: float = -0.89
    heading_on_cue: float = -1.76


WEIGHTS = Weights()
