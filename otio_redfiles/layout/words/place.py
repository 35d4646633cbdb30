"""Where a run of words stands, which says much of what it is."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Place:
    """Where a run of words stands: `after` its timecode on the same line or `before` it; `unfinished` is the
    open sentence it may go on with; `leaning` is what the place adds to the odds that mixed-case words are
    spoken; `following` the words on the next line, `onward` those at the next timecode; `first`: they are the first words at their timecode."""

    after: bool = False
    before: bool = False
    unfinished: str = ""
    leaning: float = 0.0
    following: str = ""
    first: bool = False
    onward: str = ""
