"""What a speaker's label says, whatever page it stands on."""

from dataclasses import dataclass

from otio_redfiles.model import Delivery


@dataclass(frozen=True, slots=True)
class Label:
    """A speaker label. `words` is the offset where words begin on the same line; None where none do.

    `sure` is how sure the form alone makes us; `bite` says that it announces recorded speech (a picture may
    too); `signs` that it stands behind the words of who spoke (see `signed`)."""

    speaker: str
    delivery: Delivery | None
    continued: bool = False
    words: int | None = None
    sure: float = 0.9
    bite: bool = False
    signs: bool = False
