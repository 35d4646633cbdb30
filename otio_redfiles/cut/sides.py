"""A cut or a script as one side of a comparison, and a cut as the skeleton of a script."""

from otio_redfiles.cut.model import Clip, Cut
from otio_redfiles.cut.words import are_words
from otio_redfiles.match.model import Event, Side
from otio_redfiles.model import Delivery, Script, Segment, Shot, Speech, Timing
from otio_redfiles.tc import label_of
from otio_redfiles.vocabulary import shot_type

# A script's timecode names a second: the picture begins anywhere in it, and typists are off by one at times.
SLACK_SECONDS = 1
FINE_SLACK = 1  # frame: a script that prints frames means them


def side_of_cut(cut: Cut, words: bool = False) -> Side:
    """The cut as a side, frame-accurate. With `words` (the other side is a script) a clip whose name says
    nothing goes by the marker or comment on it that does."""
    return Side(
        cut.source,
        cut.rate,
        cut.start,
        cut.end,
        tuple(_event(clip, "shot", words) for clip in cut.clips),
        tuple(_event(clip, "speech", False) for clip in cut.speeches),
    )


def _event(clip: Clip, kind: str, words: bool) -> Event:
    name = clip.name
    if words and not are_words(name):
        name = next((note for note in clip.notes if are_words(note)), name)
    return Event(clip.index, kind, None, clip.start, clip.end, name, clip.media, clip.source_in, clip.speaker)


def side_of_script(script: Script) -> Side:
    """The script as a side: shots in order of time, good to the second or the frame they are printed to."""
    shots = sorted(script.shots, key=lambda shot: shot.start)
    speeches = sorted(script.speeches, key=lambda speech: speech.start)
    return Side(
        script.source,
        script.rate,
        script.start,
        script.end,
        tuple(
            Event(index, "shot", shot.line, shot.start, shot.end, shot.description, guessed=_guessed(shot))
            for index, shot in enumerate(shots)
        ),
        tuple(
            Event(index, "speech", speech.line, speech.start, speech.end, speech.text, speaker=speech.speaker)
            for index, speech in enumerate(speeches)
        ),
        exact=False,
        slack=FINE_SLACK if _means_frames(script) else SLACK_SECONDS * script.rate.nominal,
        open_end=not script.end_printed,
    )


def _guessed(shot: Shot) -> bool:
    return shot.timing is Timing.ESTIMATED


def _means_frames(script: Script) -> bool:
    """Whether the script prints frames, and not :00 throughout (seconds, typed in full)."""
    return "FF" in script.timecode_style and any(
        not label_of(shot.start, script.rate).endswith("00") for shot in script.shots
    )


def skeleton(cut: Cut) -> Script:
    """A script to type into: every picture with its timecode and name (or its marker's words), the speech."""
    shots = tuple(
        Shot(clip.index + 1, None, clip.start, clip.end, Timing.PRINTED, said, shot_type(said))
        for clip in cut.clips
        for said in (_description(clip),)
    )
    speeches = tuple(
        Speech(
            len(shots) + clip.index + 1,
            None,
            clip.start,
            clip.end,
            Timing.PRINTED,
            clip.speaker or "SPEAKER",
            _delivery(clip.speaker),
            clip.name,
            (Segment(None, clip.start, clip.name),),
        )
        for clip in cut.speeches
    )
    return Script(
        cut.name, cut.rate, cut.start, cut.end, "cut", "HH:MM:SS:FF", shots, speeches, source=cut.source
    )


def _description(clip: Clip) -> str:
    """The first note in words, else the name."""
    return next((note for note in clip.notes if are_words(note)), "") or clip.name


def _delivery(speaker: str) -> Delivery:
    narrator = speaker.upper().startswith(("NARR", "COMM", "VO", "V/O", "GUIDE")) or not speaker
    return Delivery.NARRATION if narrator else Delivery.SYNC
