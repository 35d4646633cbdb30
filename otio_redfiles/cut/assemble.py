"""From spans in seconds to a cut in frames: the last step, the same for every format but the EDL."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from fractions import Fraction

from otio_redfiles.cut.model import Cut
from otio_redfiles.cut.spans import Look, Mark, Span, clips_of, in_frames, seen
from otio_redfiles.cut.speech import captions as captions_of
from otio_redfiles.cut.speech import from_audio, from_marks
from otio_redfiles.cut.words import is_ours
from otio_redfiles.tc import Rate


@dataclass(frozen=True, slots=True)
class Told:
    """What a file says of itself, and the rate the user told us besides."""

    source: str
    name: str
    file_rate: Rate
    user_rate: Rate | None = None

    @property
    def rate(self) -> Rate:
        """The file's rate; the user decides whether its labels drop."""
        same = self.user_rate is not None and self.user_rate.fps == self.file_rate.fps
        return self.user_rate if same and self.user_rate else self.file_rate

    def said(self) -> list[str]:
        """A word on a rate that was told but not taken."""
        if self.user_rate is None or self.user_rate.fps == self.file_rate.fps:
            return []
        return [
            f"the file says {self.file_rate.name} fps; --rate {self.user_rate.name} is for lists that say none"
        ]


def cut_of(
    told: Told,
    base: int,
    pictures: Iterable[Span],
    sounds: Iterable[Span],
    marks: Iterable[Mark],
    said: Iterable[str] = (),
    captions: Iterable[Span] = (),
) -> Cut:
    """The cut. `base` is the first record frame; spans and marks are in seconds from there."""
    fps = told.rate.fps
    shown, heard = in_frames(pictures, fps, base), in_frames(sounds, fps, base)
    titles = [(span.start, span.name) for span in shown if span.look is Look.CLEAR and span.name]
    where = [(int(at * fps + Fraction(1, 2)) + base, text) for at, text in marks]
    clips = clips_of(
        [replace(span, name=span.name or "untitled") for span in _pictures(shown)], [*where, *titles]
    )
    speeches = (
        captions_of(in_frames(captions, fps, base))
        or from_audio(heard, all_of_them=not shown)
        or from_marks([*where, *_notes(shown)], told.rate)
    )
    sentences = [*told.said(), *said] + ([] if shown else ["no picture in this cut: only its sound was read"])
    ends = [int(span.end) for span in (*shown, *heard)]
    return Cut(
        told.source, told.name, told.rate, base, max(ends, default=base), clips, speeches, tuple(sentences)
    )


def _pictures(shown: list[Span]) -> list[Span]:
    """What is seen; of our own exports all shots: those of one second stand above each other there."""
    if all(is_ours(span.name, span.track) for span in shown):
        return sorted(shown, key=lambda span: (span.start, span.layer))
    return seen(shown)


def _notes(spans: Iterable[Span]) -> list[Mark]:
    return [(span.start, note) for span in spans for note in span.notes]
