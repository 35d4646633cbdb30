"""The command that learns the nets takes its options; the learning itself is not tested (an hour and a half)."""

import pytest


@pytest.mark.parametrize(("given", "rounds"), [([], (12, 12)), (["--rounds", "1", "2"], (1, 2))])
def test_the_command_takes_its_options(given: list[str], rounds: tuple[int, int]) -> None:
    pytest.importorskip("torch", reason="the extra `train` is not installed")
    from training.net import main

    assert main.make_context("net", given).params == {"nets": 2, "rounds": rounds, "without": ""}
