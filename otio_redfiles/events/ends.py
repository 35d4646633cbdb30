"""Printed ends that cannot be right: an out-point before its in-point, or one that the printed length denies."""

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from otio_redfiles.model import Diagnostic, Severity, Stamp


class Ends(NamedTuple):
    """What a page prints of when an item stops. `start` and `stop` are frames of its in- and out-point, `lasts` the frames of its
    printed length, a number for each way to read it (06:12 may be minutes or frames)."""

    stamp: Stamp
    out: Stamp
    start: int
    stop: int
    length: Stamp | None = None
    lasts: tuple[int, ...] = ()

    def agrees(self, second: int) -> bool:
        """Does a reading of the length fit the times, off by a rounded `second` at most?"""
        return any(abs(self.stop - self.start - lasts) <= second for lasts in self.lasts)


def ends_amiss(items: Iterable[Ends], second: int) -> Iterator[Diagnostic]:
    """A warning for each end that cannot be right; lengths may be off by a rounded `second` (in frames). Where most lengths
    of a page fit no times they are something else, and nothing is said of them."""
    items = tuple(items)
    fit = [one.agrees(second) for one in items if one.length is not None]
    told = sum(fit) > 0.6 * len(fit)
    for one in items:
        if one.stop < one.start:
            message = f"out-point {one.out.text} stands before its in-point {one.stamp.text}; it is left out"
            yield Diagnostic(one.out.line, Severity.WARNING, "out-before-in", message)
        elif told and one.length is not None and not one.agrees(second):
            message = f"{one.stamp.text} to {one.out.text} does not last {one.length.text}; the out-point was taken"
            yield Diagnostic(one.length.line, Severity.WARNING, "length-disagrees", message)
