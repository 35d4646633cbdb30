"""Tables whose cells a converter moved: one a line, parted by signs, joined by a blank."""
