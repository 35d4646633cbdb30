"""Tables and columns whose cells are in place: what a column holds, and what stands in a cell."""
