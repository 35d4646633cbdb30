"""The two-column script as a table: picture left, sound right, and the cut beside them."""

from collections.abc import Iterable

from otio_redfiles.match.model import Comparison, Event, Row
from otio_redfiles.model import Diagnostic, Script, Severity, Shot
from otio_redfiles.report.beats import Beat, Said
from otio_redfiles.report.markup import Markup, el
from otio_redfiles.tc import Rate, duration_label, label_of

Findings = dict[int, list[Diagnostic]]


class Table:
    """What a table needs to know while its rows are made. Either script may be None: that side is a cut."""

    def __init__(
        self, comparison: Comparison | None, script_a: Script | None, script_b: Script | None, rate: Rate
    ) -> None:
        self.comparison, self.script_a, self.script_b, self.rate = comparison, script_a, script_b, rate
        script = script_a or script_b
        self.anchors: set[str] = set()  # what the page can be asked to jump to, known once the rows are made
        self.sound = script is not None and bool(
            script.speeches or any(cue.start is not None for cue in script.cues)
        )
        self.shots = {shot.line: shot for shot in script_a.shots} if script_a else {}
        self.findings: Findings = {}
        for finding in script_a.diagnostics if script_a else ():
            if finding.severity is not Severity.INFO:  # those are in the list of findings
                self.findings.setdefault(finding.line, []).append(finding)

    def columns(self) -> list[tuple[str, str]]:
        """Head and width of every column."""
        compared = self.comparison is not None
        first = [("Line", "52px")] if self.script_a else []
        left = [("A" if compared else "Timecode", "94px"), ("Picture" if self.script_a else "Clip in A", "")]
        sound = [("Sound", "34%" if compared else "52%")] if self.sound else []
        right = [
            ("Clip in B" if self.script_b is None else "Picture in B", "26%" if self.sound else "40%"),
            ("", "96px"),
        ]
        return first + left + sound + (right if compared else [])

    def html(self, beats: Iterable[Beat | int]) -> Markup:
        """The whole table; a number stands for that many beats left out."""
        columns = self.columns()
        head = el("tr", *(el("th", name, class_="line" if name == "Line" else None) for name, _ in columns))
        widths = el(
            "colgroup", *(el("col", style=f"width:{width}" if width else None) for _, width in columns)
        )
        rows = [
            part
            for beat in beats
            for part in (self._fold(beat) if isinstance(beat, int) else self.rows(beat))
        ]
        return el("table", widths, el("thead", head), el("tbody", *rows), class_="script")

    def _fold(self, count: int) -> list[Markup]:
        return [el("tr", el("td", f"{count:,} unchanged", colspan=len(self.columns())), class_="fold")]

    def rows(self, beat: Beat) -> list[Markup]:
        """The bands that begin here, then the beat."""
        cells = [self._line(beat)] if self.script_a else []
        cells += [self._timecode(beat), self._picture(beat)]
        cells += [self._sound(beat)] if self.sound else []
        cells += self._other_side(beat) if self.comparison is not None else []
        anchor = self._anchor(f"A{beat.a.index}") if beat.a else None
        return [*map(self._band, beat.bands), el("tr", *cells, class_=beat.kind or None, id=anchor)]

    def _anchor(self, name: str) -> str | None:
        """`name`, the first time it is asked for: a place has one name, a name one place."""
        if name in self.anchors:
            return None
        self.anchors.add(name)
        return name

    def _band(self, row: Row) -> Markup:
        shift = duration_label(row.ripple or 0, self.rate, sign=True)
        arrow = "▼" if (row.ripple or 0) > 0 else "▲"
        cell = el(
            "td",
            f"{arrow} {shift} from here",
            el("span", row.message, class_="why"),
            colspan=len(self.columns()),
        )
        return el("tr", cell, class_="band ripple")

    # ------------------------------------------------------------- cells

    def _line(self, beat: Beat) -> Markup:
        line = beat.a.line if beat.a else beat.said[0].speech.line if beat.said else None
        anchors = dict.fromkeys([line, *(said.speech.line for said in beat.said if said.opens)])
        spans = [el("span", id=name) for one in anchors if one and (name := self._anchor(f"L{one}"))]
        return el("td", *spans, line or "", class_="line")

    def _timecode(self, beat: Beat) -> Markup:
        shot = self._shot(beat)
        timing = str(shot.timing) if shot else ""
        text = label_of(beat.a.start, self.rate) if beat.a else ""
        printed = (
            el("div", f"printed {shot.printed}", class_="kind")
            if shot and timing == "corrected" and shot.printed
            else None
        )
        return el(
            "td",
            text,
            printed,
            class_=f"stamp {timing if timing != 'printed' else ''}".strip(),
            title=timing or None,
        )

    def _shot(self, beat: Beat) -> Shot | None:
        return self.shots.get(beat.a.line) if beat.a and beat.a.line else None

    def _picture(self, beat: Beat) -> Markup:
        if beat.a is None:
            return el("td", *self._messages(beat))
        shot = self._shot(beat)
        kind = el("span", f" {shot.shot_type}", class_="kind") if shot and shot.shot_type else None
        lines = [shot.line] if shot else []
        return el(
            "td", el("span", beat.a.name, class_="picture"), kind, *self._messages(beat), *self._flags(lines)
        )

    def _messages(self, beat: Beat) -> list[Markup]:
        if not beat.rows:
            return []
        row = beat.rows[0]
        first = (beat.a is None or row.a[:1] == (beat.a.index,)) and (
            beat.a or not row.b or row.b[0] == beat.b[0].index
        )
        words = [" ", row.message, f" ({row.confidence:.0%})"] if first else []
        return [el("div", el("span", str(row.kind), class_=f"tag {row.kind}"), *words, class_="notes")]

    def _flags(self, lines: Iterable[int]) -> list[Markup]:
        return [
            el("div", f"{finding.code}: {finding.message}", class_=f"flag {finding.severity}")
            for line in lines
            for finding in self.findings.get(line, ())
        ]

    def _sound(self, beat: Beat) -> Markup:
        cues = [el("div", f"{cue.kind}: {cue.text}", class_="cue") for cue in beat.cues]
        return el("td", *cues, *(self._said(said) for said in beat.said))

    def _said(self, said: Said) -> Markup:
        speaker = el("span", said.speech.speaker or "?", class_="speaker") if said.opens else None
        flags = self._flags([said.speech.line]) if said.opens and self.script_a else []
        return el("div", speaker, said.words, *flags, class_=f"speech {said.speech.delivery}")

    def _other_side(self, beat: Beat) -> list[Markup]:
        clips = [self._clip(event, first=place == 0) for place, event in enumerate(beat.b[:4])]
        more = el("div", f"and {len(beat.b) - 4} more", class_="quiet") if len(beat.b) > 4 else None
        return [el("td", *clips, more), el("td", self._delta(beat), class_="delta")]

    def _clip(self, event: Event, first: bool) -> Markup:
        assert self.comparison is not None
        stamp = el("span", label_of(event.start, self.comparison.b.rate), class_="stamp")
        return el(
            "div",
            stamp,
            el("span", event.name, class_="name"),
            class_="clip" if first else "clip quiet",
            id=self._anchor(f"B{event.index}"),
        )

    def _delta(self, beat: Beat) -> str:
        """How much later the partner begins; nothing where it begins at the same frame."""
        if beat.a is None or not beat.b:
            return ""
        frames = beat.b[0].start - beat.a.start
        return duration_label(frames, self.rate, sign=True) if frames else "same"
