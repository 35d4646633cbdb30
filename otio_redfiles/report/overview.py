"""The programme at a glance: lanes of blocks on a time axis, as an inline drawing."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass

from otio_redfiles.match.model import Comparison, Event, RowKind
from otio_redfiles.model import Delivery, Script
from otio_redfiles.report.markup import Markup, el
from otio_redfiles.tc import Rate, label_of

WIDTH, LEFT, LANE, GAP = 1116, 84, 22, 8
FINEST = 2500  # blocks a lane; longer programmes are drawn coarser
_PLAIN = ("#c3ccd4", "#aab6c0")
_HUES = {
    RowKind.MISSING: "#b3261e",
    RowKind.ADDED: "#1b7a41",
    RowKind.RETIMED: "#d08a1c",
    RowKind.MOVED: "#6b3fa0",
    RowKind.RENAMED: "#1663a6",
}
_RIPPLE = "#c2410c"
_STEPS = (1, 2, 5, 10, 15, 30, 60, 120, 300, 600, 900, 1800, 3600, 7200)


@dataclass(frozen=True, slots=True)
class Block:
    """A box on a lane: frames, colour, what the mouse shows, where a click goes."""

    start: int
    end: int
    fill: str
    tip: str
    target: str = ""


class _Scale:
    """Frames to horizontal places."""

    def __init__(self, start: int, end: int) -> None:
        self.start, self.end = start, max(end, start + 1)

    def x(self, frame: float) -> float:
        share = (min(max(frame, self.start), self.end) - self.start) / (self.end - self.start)
        return round(LEFT + share * (WIDTH - LEFT - 10), 2)


def of_script(script: Script, anchors: Collection[str] = ()) -> Markup:
    """Shots, narration and interviews of a script. `anchors` are the places of the page a click can go to."""
    rate = script.rate
    shots = [
        Block(
            shot.start,
            shot.end,
            _PLAIN[place % 2],
            f"{label_of(shot.start, rate)} {shot.description}",
            f"L{shot.line}",
        )
        for place, shot in enumerate(script.shots)
    ]
    lanes = [("Shots", shots)]
    for name, fill, narrated in (("Narration", "#37a7ba", True), ("Interviews", "#e0a92e", False)):
        lanes.append(
            (
                name,
                [
                    Block(
                        speech.start,
                        speech.end,
                        fill,
                        f"{label_of(speech.start, rate)} {speech.speaker}: {speech.text[:80]}",
                        f"L{speech.line}",
                    )
                    for speech in script.speeches
                    if (speech.delivery is Delivery.NARRATION) == narrated
                ],
            )
        )
    ends = [block.end for _, blocks in lanes for block in blocks]
    scale = _Scale(script.start, max([script.end, *ends]))
    return _drawing(lanes, scale, rate, anchors)


def of_comparison(comparison: Comparison, anchors: Collection[str] = ()) -> Markup:
    """A above, B below at the same scale, unchanged stretches joined, changes in colour."""
    a, b, shift = comparison.a, comparison.b, comparison.offset
    scale = _Scale(min(a.start, b.start - shift), max(a.end, b.end - shift))
    kinds_a = {
        index: row.kind
        for row in comparison.rows
        if row.lane == "shots"
        for index in row.a
        if row.kind in _HUES
    }
    kinds_b = {
        index: row.kind
        for row in comparison.rows
        if row.lane == "shots"
        for index in row.b
        if row.kind in _HUES
    }
    lanes = [
        ("A", _blocks(a.events, kinds_a, 0, a.rate, "A")),
        ("B", _blocks(b.events, kinds_b, shift, b.rate, "B")),
    ]
    return _drawing(
        lanes,
        scale,
        a.rate,
        anchors,
        between=28,
        extra=[*_bands(comparison, scale), *_ripples(comparison, scale)],
    )


def _blocks(
    events: Sequence[Event], kinds: dict[int, RowKind], shift: int, rate: Rate, letter: str
) -> list[Block]:
    return [
        Block(
            event.start - shift,
            event.end - shift,
            _HUES[kinds[event.index]] if event.index in kinds else _PLAIN[event.index % 2],
            f"{label_of(event.start, rate)} {event.name[:80]}",
            f"{letter}{event.index}",
        )
        for event in events
    ]


def _bands(comparison: Comparison, scale: _Scale) -> Iterable[Markup]:
    """Pale joins from A to B where everything moved together."""
    top, bottom = 8 + LANE, 8 + LANE + 28
    for one in comparison.stretches[:FINEST]:
        moved = one.offset - comparison.offset
        corners = [
            (scale.x(one.start), top),
            (scale.x(one.end), top),
            (scale.x(one.end + moved), bottom),
            (scale.x(one.start + moved), bottom),
        ]
        yield el(
            "polygon",
            points=" ".join(f"{x},{y}" for x, y in corners),
            fill="#eef1f4" if not moved else "#fbe6d6",
        )


def _ripples(comparison: Comparison, scale: _Scale) -> Iterable[Markup]:
    for row in comparison.rows:
        if row.lane == "shots" and row.ripple and row.at is not None and row.at < len(comparison.a.events):
            x = scale.x(comparison.a.events[row.at].start)
            yield el("line", x1=x, x2=x, y1=3, y2=8 + LANE + 14, stroke=_RIPPLE, stroke_width=1.5)
            yield el("polygon", points=f"{x - 4},2 {x + 4},2 {x},9", fill=_RIPPLE)


def _drawing(
    lanes: Sequence[tuple[str, list[Block]]],
    scale: _Scale,
    rate: Rate,
    anchors: Collection[str],
    between: int = GAP,
    extra: Iterable[Markup] = (),
) -> Markup:
    height = 8 + len(lanes) * LANE + (len(lanes) - 1) * between + 24
    parts = [el("rect", x=0, y=0, width=WIDTH, height=height, fill="#fff"), *extra]
    for place, (name, blocks) in enumerate(lanes):
        y = 8 + place * (LANE + between)
        parts.append(el("text", name, x=10, y=y + 15, font_size=12, fill="#5d6873"))
        parts += [_box(block, scale, y, anchors) for block in coarser(blocks)]
    parts += _axis(scale, rate, height)
    return el(
        "svg",
        *parts,
        viewBox=f"0 0 {WIDTH} {height}",
        class_="overview",
        role="img",
        aria_label="timeline overview",
        font_family="Helvetica,Arial,sans-serif",
    )


def _box(block: Block, scale: _Scale, y: int, anchors: Collection[str]) -> Markup:
    x = scale.x(block.start)
    box = el(
        "rect",
        el("title", block.tip),
        x=x,
        y=y,
        width=max(0.8, round(scale.x(block.end) - x - 0.4, 2)),
        height=LANE,
        fill=block.fill,
    )
    return el("a", box, href=f"#{block.target}") if block.target in anchors else box


def coarser(blocks: list[Block]) -> list[Block]:
    """At most FINEST blocks: all coloured ones, of the plain ones every so many."""
    if len(blocks) <= FINEST:
        return blocks
    step = len(blocks) // FINEST + 1
    return [block for place, block in enumerate(blocks) if block.fill not in _PLAIN or place % step == 0]


def _axis(scale: _Scale, rate: Rate, height: int) -> list[Markup]:
    """Ticks at round times, some ten of them, with labels to the second."""
    second = rate.nominal
    span = (scale.end - scale.start) / second
    step = next((step for step in _STEPS if span / step <= 11), _STEPS[-1]) * second
    first = -(-scale.start // step) * step
    marks = []
    for frame in list(range(first, scale.end, step))[:60]:
        x = scale.x(frame)
        marks.append(el("line", x1=x, x2=x, y1=height - 20, y2=height - 15, stroke="#96a0a9", stroke_width=1))
        marks.append(
            el(
                "text",
                label_of(frame, rate)[:8],
                x=x,
                y=height - 4,
                font_size=10.5,
                fill="#5d6873",
                text_anchor="start" if x < LEFT + 20 else "end" if x > WIDTH - 40 else "middle",
            )
        )
    return marks
