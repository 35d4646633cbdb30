"""The learner moves the weights of the decoder towards the readings that were printed."""

import random

from otio_redfiles.decode.weights import WEIGHTS
from tests.printer import bench, learn


def test_every_cell_of_a_page_is_known_to_the_learner() -> None:
    lesson = learn.lesson_of(*bench.page(3, minutes=6.0))
    assert len(lesson.fragments) == len(lesson.wanted) and None not in lesson.wanted


def test_a_weight_that_is_wrong_is_learned_back() -> None:
    wrong = WEIGHTS._replace(picture_lower=1.0, goes_on_lower=-1.0)
    found = learn.learned(wrong, learn.lessons(random.Random(1), 5, None), 5, 0.1)
    assert found.picture_lower < 0.5 and found.goes_on_lower > -0.5


def test_the_real_page_is_known_cell_by_cell(corpus) -> None:
    """Over the production script: nearly every fragment has its role."""
    lesson = learn.lesson_of(*learn.real_page(corpus, random.Random(2)))
    assert sum(wanted is not None for wanted in lesson.wanted) >= 0.99 * len(lesson.wanted)
