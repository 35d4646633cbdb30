"""A row of cells side by side, as tables are read."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from otio_redfiles.layout.words import spans
from otio_redfiles.model import Piece

RULE = re.compile(r"[-=+_]{3}")

Cells = tuple[Piece | None, ...]


@dataclass(frozen=True, slots=True)
class GridRow:
    """Cells side by side; `table` numbers their table, None for running text; `gap` blank lines stand before
    it. `rule` says that a drawn line stands before it, `on` that it goes on with the row above, within a cell."""

    line: int
    cells: Cells
    table: int | None = None
    gap: int = 0
    rule: bool = False
    on: bool = False

    def filled(self) -> tuple[Piece, ...]:
        return tuple(cell for cell in self.cells if cell is not None)


def rows_cut(lines: Sequence[Piece], cut: Callable[[Piece], Cells | None]) -> tuple[GridRow, ...]:
    """The lines as rows of the cells that `cut` finds on them; it finds None on a line of running text, no cell on a drawn one."""
    found: list[GridRow] = []
    last, rule = 0, False
    for line in lines:
        cells = cut(line)
        gap = max(0, line.line - last - 1) if last else 0
        last = line.line
        if cells is not None and not any(cells):
            rule = rule or bool(RULE.search(line.text))
            continue
        found.append(
            GridRow(line.line, cells or (spans.trimmed(line),), None if cells is None else 1, gap, rule)
        )
        rule = False
    return tuple(found)
