"""Files written by the comparing commands: all of them whole, or none."""

from collections.abc import Callable, Iterable, Mapping
from contextlib import ExitStack
from pathlib import Path


def write_outputs(makers: Mapping[str, Callable[[Path], None]], inputs: Iterable[str]) -> None:
    """Make every file in a scratch place beside its target, then move all into place.

    Raises UnwritableTargetError before anything is made where a target is an input, a folder or nowhere.
    """
    if not makers:
        return
    from otio_redfiles.write import put, refuse_target, scratch_beside

    for target in makers:
        refuse_target(Path(target), inputs)
    with ExitStack() as stack:
        made = [
            (stack.enter_context(scratch_beside(Path(target))), Path(target), make)
            for target, make in makers.items()
        ]
        for scratch, _, make in made:
            make(scratch)
        for scratch, path, _ in made:
            put([scratch], path.parent)
