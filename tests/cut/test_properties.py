"""Whatever bytes come, a cut or one clear line; what is seen never overlaps; no clip is lost."""

import string

from hypothesis import given, settings
from hypothesis import strategies as st

from otio_redfiles.cut import SUFFIXES, read_cut, side_of_cut, side_of_script, skeleton
from otio_redfiles.cut.spans import Look, Span, seen
from otio_redfiles.errors import RedfilesError
from otio_redfiles.tc import PAL
from tests.cut.edits import edl

LINES = st.sampled_from(
    [
        "TITLE: x",
        "FCM: DROP FRAME",
        "FCM: NON-DROP FRAME",
        "* FROM CLIP NAME: a b",
        "* TO CLIP NAME: c",
        "M2   T1   -025.0   00:00:00:00",
        "001  T1       V     C        00:00:00:00 00:00:01:00 01:00:00:00 01:00:01:00",
        "002  T1       V     C        00:00:01:00 00:00:01:00 01:00:01:00 01:00:01:00",
        "002  T2       V     D    012 00:00:05:00 00:00:07:00 01:00:01:00 01:00:03:00",
        "003  BL       B     K B      00:00:05:00 00:00:07:29 01:00:03:00 01:00:05;29",
        "004  T 3      AA/V  C        00:00:05:00 00:00:07:00 23:59:59:00 00:00:01:00",
        "* LOC: 01:00:01:00 RED  hello",
        "AUD  3",
        ">>> x",
    ]
)


@settings(max_examples=60, deadline=None)
@given(
    data=st.one_of(
        st.binary(max_size=300), st.lists(LINES, max_size=12).map(lambda lines: "\n".join(lines).encode())
    ),
    suffix=st.sampled_from([suffix for suffix in SUFFIXES if suffix not in (".fcpxmld", ".otiod")]),
)
def test_any_bytes_are_a_cut_or_one_line(tmp_path_factory, data, suffix):
    path = tmp_path_factory.mktemp("any") / f"cut{suffix}"
    path.write_bytes(data)
    try:
        cut = read_cut(path)
    except RedfilesError as error:
        assert "\n" not in str(error)
        return
    assert all(clip.start < clip.end for clip in cut.clips)
    assert all(one.end <= two.start for one, two in zip(cut.clips, cut.clips[1:], strict=False))


SPANS = st.builds(
    lambda start, length, layer, look: Span(start, start + length, (layer,), "n", source_in=start, look=look),
    st.integers(0, 60),
    st.integers(1, 30),
    st.integers(0, 3),
    st.sampled_from(list(Look)),
)


@settings(max_examples=30, deadline=None)
@given(st.lists(SPANS, max_size=10))
def test_the_top_is_seen_at_every_frame(spans):
    shown = seen(
        [
            Span(s.start, s.end, (*s.layer, place), f"{place}", source_in=s.start, look=s.look)
            for place, s in enumerate(spans)
        ]
    )
    for frame in range(95):
        here = [
            (span.look is not Look.CLEAR, span.layer, place)
            for place, span in enumerate(spans)
            if span.start <= frame < span.end
        ]
        opaque = [one for one in here if one[0]]
        top = max(opaque)[2] if opaque else None
        if top is None or spans[top].look is Look.BLACK:
            clear = [one for one in here if not one[0]]
            top = max(clear)[2] if clear else None
        names = [span.name for span in shown if span.start <= frame < span.end]
        assert names == ([] if top is None else [str(top)])
        assert all(span.source_in == span.start for span in shown)


NAMES = st.text(string.ascii_letters + " _.-'&é", min_size=1, max_size=30).map(
    lambda text: text.strip() or "x"
)


@settings(max_examples=40, deadline=None)
@given(st.lists(st.tuples(st.integers(1, 400), NAMES), min_size=1, max_size=20))
def test_a_list_comes_back_with_every_clip(tmp_path_factory, parts):
    at, events = 900000, []
    for length, name in parts:
        events.append(("AX", at, at, length, name))
        at += length
    path = tmp_path_factory.mktemp("edl") / "cut.edl"
    path.write_text(edl(events), encoding="utf-8")
    cut = read_cut(path, PAL)
    wanted = [
        (start, start + length)
        for _, _, start, length, name in events
        if name.upper() not in ("BL", "BLK", "BLACK", "SLUG", "FILLER")
    ]
    assert [(clip.start, clip.end) for clip in cut.clips] == wanted
    side, script = side_of_cut(cut), skeleton(cut)
    assert [(event.start, event.end) for event in side.events] == wanted and side.exact
    assert [(shot.start, shot.end) for shot in script.shots] == wanted
    assert [event.start for event in side_of_script(script).events] == [start for start, _ in wanted]
