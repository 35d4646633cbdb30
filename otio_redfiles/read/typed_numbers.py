"""Minutes and seconds that were typed into a sheet as numbers: 0.06, 0.1, 0.45, 1.05 are 0.06, 0.10, 0.45, 1.05.

Excel keeps a number, and no nought at its end. A column is read so where its head calls it timecodes, and every number in it,
most of them with decimals, has seconds that a clock could show.
"""

from collections.abc import Sequence
from decimal import Decimal
from typing import Any

from otio_redfiles.column_words import role_named

LEAST, MOSTLY = 3, 0.5
"""So many numbers make a column of times; so great a share of them has decimals."""


def columns_of(rows: Sequence[Sequence[Any]]) -> set[int]:
    """The columns of a sheet whose numbers are minutes and seconds, given the values of its rows."""
    width = max(map(len, rows), default=0)
    return {at for at in range(width) if _are_times([row[at] for row in rows if at < len(row)])}


def shown(value: Any) -> str:
    """A number of such a column: minutes, a point and two digits of seconds; "" for what is no number."""
    return f"{value:.2f}" if _is_number(value) else ""


def _are_times(values: Sequence[Any]) -> bool:
    head = next((at for at, value in enumerate(values) if isinstance(value, str) and role_named(value) == "timecode"), None)
    numbers = [Decimal(str(value)) for value in values[head or 0 :] if _is_number(value)]
    if head is None or len(numbers) < LEAST:
        return False
    decimals = sum(number % 1 != 0 for number in numbers)
    return decimals >= MOSTLY * len(numbers) and all(number >= 0 and number * 100 % 1 == 0 and number % 1 < Decimal("0.6") for number in numbers)


def _is_number(value: Any) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool)
