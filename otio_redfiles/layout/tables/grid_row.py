"""A row of cells side by side, as tables are read."""

from dataclasses import dataclass

from otio_redfiles.model import Piece

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
