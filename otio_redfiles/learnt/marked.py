"""A page's tokens with their codes: what the parts are made of, and where what belongs to them is sought."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

from otio_redfiles.layout.words.spans import joined
from otio_redfiles.model import Piece, Stamp
from otio_redfiles.second.tokens import Line, Token
from otio_redfiles.second.trust import runs

Run = tuple[str, tuple[int, ...]]
"""The kind of an item, S or W, and its tokens."""
ITEMS, PARTS = "SsWw", "SsWwNn"
"""The codes of pictures and words; and those of names too."""


@dataclass(frozen=True)
class Marked:
    """A page's tokens with their codes, and its timecodes by each token that they cover."""

    tokens: tuple[tuple[Line, Token], ...]
    codes: str
    stamps: dict[int, Stamp]

    @cached_property
    def runs(self) -> tuple[Run, ...]:
        """The items, by their first token."""
        return tuple(sorted(runs(self.codes), key=lambda run: run[1][0]))

    @cached_property
    def words(self) -> tuple[int, ...]:
        """The numbers of the runs that are words."""
        return tuple(at for at, (kind, _) in enumerate(self.runs) if kind == "W")

    @cached_property
    def names(self) -> tuple[tuple[int, ...], ...]:
        """The tokens of every name that is marked."""
        return tuple(self.name(at) for at, code in enumerate(self.codes) if code == "N")

    @cached_property
    def above(self) -> dict[int, int]:
        """How many blank lines stand above each line."""
        return {line.number: line.above for line, _ in self.tokens}

    @cached_property
    def _by_line(self) -> dict[int, range]:
        found: dict[int, range] = {}
        for at, (line, _) in enumerate(self.tokens):
            found[line.number] = range(found[line.number].start if line.number in found else at, at + 1)
        return found

    def line(self, at: int) -> Line:
        """The line of a token."""
        return self.tokens[at][0]

    def on_line(self, at: int) -> range:
        """The tokens on the line of a token."""
        return self._by_line[self.line(at).number]

    def is_word(self, at: int) -> bool:
        """Is a token a word, no sign and no figure?"""
        return self.tokens[at][1].text[0].isalpha()

    def name(self, start: int) -> tuple[int, ...]:
        """The tokens of the name that begins at a token."""
        end = start + 1
        while end < len(self.codes) and self.codes[end] == "n":
            end += 1
        return tuple(range(start, end))

    def following(self, at: int) -> int:
        """The first token of the next item of a run's kind; the end where there is none."""
        kind = self.runs[at][0]
        return next((tokens[0] for other, tokens in self.runs[at + 1 :] if other == kind), len(self.codes))

    def since(self, at: int) -> int:
        """The token behind the words before those of a run."""
        first = self.runs[at][1][0]
        return max((tokens[-1] + 1 for kind, tokens in self.runs[:at] if kind == "W" and tokens[-1] < first), default=0)

    def text(self, tokens: Iterable[int]) -> str:
        """The tokens as they stand, single blanks between the lines."""
        return joined(self.pieces(tokens))

    def pieces(self, tokens: Iterable[int]) -> tuple[Piece, ...]:
        """Runs of tokens of one line, as they stand there."""
        found: list[list[int]] = []
        for at in tokens:
            if found and found[-1][-1] + 1 == at and self.line(at) is self.line(at - 1):
                found[-1].append(at)
            else:
                found.append([at])
        return tuple(self._piece(run[0], run[-1]) for run in found)

    def _piece(self, first: int, last: int) -> Piece:
        line, token = self.tokens[first]
        return Piece(line.number, token.column, line.text[token.column : self.tokens[last][1].end])
