"""Scripts of our own invention, as the events room would hand them over."""

from hypothesis import strategies as st

from otio_redfiles.model import Cue, CueKind, Delivery, Script, Segment, Shot, Speech, Timing
from otio_redfiles.tc import PAL, Rate, frame_of, rate_of

RATES = [rate_of(name) for name in ("23.976", "24", "25", "29.97", "29.97df", "30", "50", "59.94", "59.94df")]


def rate_name(rate: Rate) -> str:
    return rate.name + ("df" if rate.drop else "")


def ferry(rate: Rate = PAL) -> Script:
    """A ferry documentary: apostrophes, equal clips, an overlap, words that look like EDL commands, cues."""
    start = frame_of("10:00:00:00", rate)

    def at(seconds: int, frames: int = 0) -> int:
        return start + seconds * rate.nominal + frames

    shots = [
        (0, "Aerial of the fjord at dawn"),
        (7, "The captain's hands on the wheel"),
        (12, "MS Ingrid Solheim"),
        (20, "Waves"),
        (25, "Waves"),
        (30, "Engine room – the stoker’s lamp & <dials>"),
        (41, "End board"),
    ]
    ends = [second for second, _ in shots[1:]] + [48]
    speeches = [
        (
            2,
            9,
            "NARRATOR",
            Delivery.NARRATION,
            "In the spring of nineteen-forty the last boat didn't wait.",
            (),
        ),
        (
            12,
            24,
            "INGRID SOLHEIM",
            Delivery.SYNC,
            'LOCALS said "M2 it is", and we FROM CLIP NAME: laughed.',
            ((12, 'LOCALS said "M2 it is",'), (20, "and we FROM CLIP NAME: laughed.")),
        ),
        (22, 29, "STOKER", Delivery.VOICE_OVER, "ASC_SOP it was hot; ça va; 決.", ()),
        (31, 40, "NARRATOR", Delivery.NARRATION, "Nobody on board knew\u2028what the harbour\x0bheld.", ()),
    ]
    return Script(
        title="The Long Crossing – Épisode 1",
        rate=rate,
        start=start,
        end=at(48),
        layout="columns",
        timecode_style="HH.MM.SS",
        shots=tuple(
            Shot(
                line,
                f"10.00.{second:02d}",
                at(second),
                at(end),
                Timing.PRINTED,
                text,
                "MS" if "MS" in text else "",
            )
            for line, ((second, text), end) in enumerate(zip(shots, ends, strict=True), 3)
        ),
        speeches=tuple(
            Speech(
                line,
                None,
                at(a),
                at(b),
                Timing.ESTIMATED,
                who,
                how,
                text,
                tuple(Segment(None, at(s), t) for s, t in pieces or ((a, text),)),
                heading=f"{who}:",
            )
            for line, (a, b, who, how, text, pieces) in enumerate(speeches, 20)
        ),
        cues=(
            Cue(1, None, None, CueKind.HEADER, "POST PRODUCTION SCRIPT"),
            Cue(40, "10.00.00", at(0), CueKind.MUSIC, "TITLE MUSIC"),
            Cue(41, "10.00.41", at(41), CueKind.END, "END | of programme"),
        ),
        headings=((20, "NARRATOR:"),),
        timecodes=((3, "10.00.00"),),
        source="ferry.txt",
    )


def long_list(shots: int, rate: Rate = PAL) -> Script:
    """Two-second shots back to back, a speech of one second under every other one."""
    start = frame_of("01:00:00:00", rate)
    step = 2 * rate.nominal
    return Script(
        title="Long list",
        rate=rate,
        start=start,
        end=start + shots * step,
        shots=tuple(
            Shot(n, None, start + n * step, start + (n + 1) * step, Timing.PRINTED, f"Wide shot number {n}")
            for n in range(shots)
        ),
        speeches=tuple(
            Speech(
                n,
                None,
                start + n * step,
                start + n * step + step // 2,
                Timing.PRINTED,
                "NARRATOR",
                Delivery.NARRATION if n % 4 else Delivery.SYNC,
                f"We see number {n} go by.",
                (Segment(None, start + n * step, f"We see number {n} go by."),),
            )
            for n in range(0, shots, 2)
        ),
    )


# Whatever a page can hold: control characters, separators, apostrophes, non-characters, other planes.
texts = st.text(
    st.one_of(
        st.sampled_from("'\"&<>|*\t\n\r\x0b\x0c\x1c\x85\u2028\u2029\ufffe\ufeff: 1A\x00é決😀"),
        st.characters(),
    ),
    max_size=70,
)
NASTY = [
    "LOC: 01:00:00:00 RED X",
    "M2 motorway",
    "FROM CLIP NAME: x",
    "ASC_SOP (1)",
    "ASC_SAT x",
    "001  AX V C",
    "AUD 3",
    ">>> SOURCE",
    "TITLE: x",
    "FCM: DROP FRAME",
    "SPLIT: AUDIO DELAY",
    "-->",
    "WEBVTT",
    "]]>",
    "NOTE x",
    "<b>x</b>",
]
words = st.one_of(texts, st.sampled_from(NASTY))


@st.composite
def scripts(draw: st.DrawFn) -> Script:
    """Any script of a few items: equal and overlapping times, empty texts, all rates."""
    rate = draw(st.sampled_from(RATES))
    start = draw(st.sampled_from([0, frame_of("01:00:00:00", rate), frame_of("10:00:00:00", rate)]))
    frames = st.integers(start, start + 40 * rate.nominal)

    def span() -> tuple[int, int]:
        one = draw(frames)
        return one, one + draw(st.integers(0, 9 * rate.nominal))

    shots = [Shot(n, None, *span(), Timing.PRINTED, draw(words)) for n in range(draw(st.integers(0, 5)))]
    speeches = []
    for n in range(draw(st.integers(0, 5))):
        (a, b), text = span(), draw(words)
        speeches.append(
            Speech(
                n,
                None,
                a,
                b,
                draw(st.sampled_from(Timing)),
                draw(words),
                draw(st.sampled_from(Delivery)),
                text,
                (Segment(None, a, text), Segment("x", (a + b) // 2, draw(words))),
            )
        )
    cues = [
        Cue(n, None, draw(st.none() | frames), draw(st.sampled_from(CueKind)), draw(words))
        for n in range(draw(st.integers(0, 3)))
    ]
    return Script(
        title=draw(words),
        rate=rate,
        start=start,
        end=start,
        shots=tuple(shots),
        speeches=tuple(speeches),
        cues=tuple(cues),
    )
