"""Does time keep to the length of the page, whatever stands on it?  python benchmarks/bench_bounds.py

Strange lines of some 100,000 characters, strange lists, and usual pages of 500 and 2000 rows (tests/layout/strange_pages.py),
a line each where one took longer than it may; status 1 if any did.
"""

import sys
import time
from collections.abc import Iterator
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from otio_redfiles.layout import understand  # noqa: E402
from tests.layout import strange_pages as strange  # noqa: E402

LONG, MANY = 100_000, 10_000
MOST = 30.0
"""Seconds of the processor that one strange page may take: some two milliseconds a timecode, where one line holds 11,000 of them."""
GROWTH = 8.0
"""Four times the rows take four times as long; sixteen times where time grows as the square."""
LEAST = 0.06
"""Seconds below which a reading says nothing of growth."""


def main() -> int:
    """Reads every page and says which took too long."""
    slow = list(findings())
    print("\n".join(slow) or "every page within its bounds")
    return 1 if slow else 0


def findings() -> Iterator[str]:
    """What took longer than it may, a line each."""
    for name in strange.LINES:
        for amid, page_with in strange.AMID.items():
            yield from _too_long(f"{name}, {amid}", page_with(strange.line_of(name, LONG)))
    for name, lines_of in strange.LISTS.items():
        yield from _too_long(name, lines_of(MANY))
    for form in strange.FORMS:
        taken(strange.rows_of(form, 50))
        grown = taken(strange.rows_of(form, 2000)) / max(taken(strange.rows_of(form, 500)), LEAST)
        if grown > GROWTH:
            yield f"{form!r}: four times the rows took {grown:.1f} times as long"


def taken(lines: list[str]) -> float:
    """Seconds of the processor for the reading of a page of these lines."""
    begun = time.process_time()
    understand(strange.page(lines))
    return time.process_time() - begun


def _too_long(name: str, lines: list[str]) -> Iterator[str]:
    seconds = taken(lines)
    if seconds > MOST:
        yield f"{name}: {seconds:.1f} s"


if __name__ == "__main__":
    sys.exit(main())
