"""The nets are those that the sheets speak for."""

from importlib.resources import files

import numpy as np

from otio_redfiles.learnt import net
from otio_redfiles.learnt.signs import vocabulary
from training import sheets


def test_the_weights_are_those_of_the_sheets():
    with np.load(files("otio_redfiles.learnt") / "weights.npz") as stored:
        assert str(stored["sheets"]) == sheets.digest(), "the sheets are others than the nets were learnt from: python -m training.net"


def test_the_nets_know_the_words_that_stay_in_sheets():
    kept = (sheets.HERE / "words.txt").read_text(encoding="utf-8").split()
    assert list(net.stored()[1]) == vocabulary(kept)
