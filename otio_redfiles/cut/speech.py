"""The speech of a cut, where it has any: sound clips named by their words, captions, comments, markers."""

import re
from collections.abc import Iterable, Sequence
from fractions import Fraction

from otio_redfiles.cut.model import Clip
from otio_redfiles.cut.spans import Mark, Span, Time
from otio_redfiles.cut.words import are_words, is_ours, is_speech_track, labelled, without_ordinal
from otio_redfiles.errors import TimecodeError
from otio_redfiles.tc import Rate, frame_of

_CUE = re.compile(r"(?P<at>\d{1,2}:\d{2}:\d{2}[:;]\d{2,3})\s+(?P<words>\S.*)\Z", re.DOTALL)
_UNNAMED = re.compile(r"N\d{3,6}\s")  # our narration is named by its words, without the speaker
_WORDS_A_SECOND = Fraction(5, 2)  # an unhurried commentary; used only where nothing ends a speech


def is_cue(note: str) -> bool:
    """Whether a comment is words with their timecode: "10:00:02:00 NARRATOR: In the spring ..."."""
    return bool(_CUE.match(note))


def from_audio(spans: Iterable[Span], all_of_them: bool = False) -> tuple[Clip, ...]:
    """Sound spans (in frames) that are speech, with their words; twin channels count once."""
    speech: dict[tuple[Time, Time, str], tuple[Span, str, str]] = {}
    for span in sorted(spans, key=lambda span: (span.start, span.layer)):
        speaker, words = _spoken(span)
        if words or all_of_them:
            speech.setdefault((span.start, span.end, words or span.name), (span, speaker, words or span.name))
    return tuple(
        Clip(index, int(span.start), int(span.end), words, span.media, None, span.notes, span.speed, speaker)
        for index, (span, speaker, words) in enumerate(speech.values())
    )


def _spoken(span: Span) -> tuple[str, str]:
    """Speaker and words of a sound span; ("", "") where it is music, effects or a tape name."""
    bare = without_ordinal(span.name)
    cues = [cue["words"] for note in span.notes if (cue := _CUE.match(note))]
    if cues and _UNNAMED.match(span.name) and cues[0].startswith(bare):  # a colon may stand in the words themselves
        return span.speaker, " ".join(cues)
    if cues:
        named = [labelled(words) for words in cues]
        return span.speaker or named[0][0], " ".join(words for _, words in named)
    best = max((note for note in span.notes if are_words(labelled(note)[1])), key=len, default="")
    speaker, words = labelled(best if len(best) >= len(bare) else bare)
    if span.speaker:
        return span.speaker, words if speaker == span.speaker else best or bare
    spoken = are_words(words) or is_ours(span.name) or (is_speech_track(span.track) and " " in words)
    return (speaker, words) if spoken else ("", "")


def from_comments(clips: Sequence[Clip], rate: Rate, source: str = "") -> tuple[Clip, ...]:
    """Speech out of an EDL's comments of the form "10:00:02:00 NARRATOR: In the spring ..."."""
    found = []
    for clip in clips:
        for note in clip.notes:
            cue = _CUE.match(note)
            speaker, words = labelled(cue["words"]) if cue else ("", "")
            if cue and speaker:
                try:
                    found.append((frame_of(cue["at"], rate), speaker, words))
                except TimecodeError:
                    continue
    return _placed(sorted(found), rate)


def from_marks(marks: Iterable[Mark], rate: Rate) -> tuple[Clip, ...]:
    """Speech out of markers that name a speaker: "NARRATOR: In the spring ..."."""
    found = []
    for at, text in marks:
        speaker, words = labelled(text)
        if speaker and speaker == speaker.upper() and are_words(words):
            found.append((int(at), speaker, words))
    return _placed(sorted(found), rate)


def _placed(found: Sequence[tuple[int, str, str]], rate: Rate) -> tuple[Clip, ...]:
    """Speeches with ends: as long as the words take, at most to the next."""
    result = []
    for index, (start, speaker, words) in enumerate(found):
        end = start + max(rate.nominal, rate.frames(len(words.split()) / _WORDS_A_SECOND))
        if index + 1 < len(found) and found[index + 1][0] > start:
            end = min(end, found[index + 1][0])
        result.append(Clip(index, start, end, words, speaker=speaker))
    return tuple(result)


def captions(spans: Iterable[Span]) -> tuple[Clip, ...]:
    """Caption spans (in frames) as speeches."""
    ordered = sorted(spans, key=lambda span: (span.start, span.layer))
    return tuple(
        Clip(index, int(span.start), int(span.end), words, speaker=speaker)
        for index, span in enumerate(ordered)
        for speaker, words in [labelled(span.name)]
    )
