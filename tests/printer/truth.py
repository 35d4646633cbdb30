"""What a reader should find: collects items while a page is printed, in the JSON form of the truth files."""

from tests.printer.programme import Beat, Programme


class Truth:
    """Grows while a printer walks over the beats and says where each thing landed."""

    def __init__(self, programme: Programme) -> None:
        self.programme = programme
        self.shots: list[dict] = []
        self.speeches: list[dict] = []
        self.cues: list[dict] = []
        self._open: dict[int, dict] = {}

    def shot(self, line: int, beat: Beat, printed: str | None, corrected: str | None) -> None:
        """The picture of `beat` stands on `line` with timecode `printed`."""
        assert beat.picture
        self.shots.append(
            {"line": line, "printed": printed, "corrected": corrected, "description": beat.picture.text}
        )

    def words(
        self, line: int, beat: Beat, printed: str | None, corrected: str | None, stamp: str | None
    ) -> None:
        """The words of `beat` (or its heading) stand on `line`; `stamp` is their row's timecode."""
        assert beat.speech is not None
        if beat.begins:
            self._start(line, beat, printed, corrected)
        speech = self._open[beat.speech]
        text = " ".join(beat.words.split())
        speech["text"] = f"{speech['text']} {text}".strip()
        if beat.begins or stamp:
            speech["segments"].append({"printed": None if beat.begins else stamp, "text": text})
        else:
            speech["segments"][-1]["text"] += " " + text

    def _start(self, line: int, beat: Beat, printed: str | None, corrected: str | None) -> None:
        assert beat.speech is not None
        speaker = self.programme.speakers[beat.speech]
        speech: dict = {
            "line": line,
            "printed": printed,
            "corrected": corrected,
            "speaker": speaker.name,
            "delivery": speaker.delivery,
            "heading": beat.heading,
            "text": "",
            "segments": [],
        }
        self._open[beat.speech] = speech
        self.speeches.append(speech)

    def cue(self, line: int, beat: Beat, printed: str | None) -> None:
        """The cue of `beat` stands on `line`."""
        assert beat.cue
        self.cues.append({"line": line, "printed": printed, "kind": beat.cue.kind, "text": beat.cue.text})

    def as_dict(self) -> dict:
        """The truth file's form."""
        return {"shots": self.shots, "speeches": self.speeches, "cues": self.cues}
