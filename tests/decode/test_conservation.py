"""Nothing is lost: every non-blank character of any text is in exactly one item, heading, timecode or `unused`."""

from collections import Counter

from hypothesis import given, settings
from hypothesis import strategies as st

from otio_redfiles.decode import decode_flat
from otio_redfiles.events import build_script
from otio_redfiles.model import Cell, Page, Row, Script, Severity

WORDS = st.sampled_from(
    "MS Still, Archive, harbour boats & lamps NARRATOR KEEPER V/O cont... THE LIGHT WAS OUT. and then we (PAUSE) “ ” MUSIC "
    "10.00.06 10.01.59 10:02:03:04 10.02.376 00.14 3.30 1957 -- … , é日".split()
)
LINE = st.lists(WORDS | st.text(max_size=6), max_size=7).map(lambda words: "\t".join(words) if len(words) % 5 == 4 else " ".join(words))
TEXT = st.lists(LINE | st.just(""), max_size=40).map("\n".join)


def page_of(text: str) -> Page:
    rows = [Row(n, (Cell(n, line),)) for n, line in enumerate(text.split("\n"), 1) if line.strip()]
    return Page("any.txt", tuple(rows))


def letters(*texts: str | None) -> Counter:
    return Counter(c for text in texts if text for c in text if not c.isspace())


def accounted(script: Script) -> Counter:
    """All characters that the script says it read, each place counted once."""
    return letters(
        *(s.description for s in script.shots), *(s.text for s in script.speeches), *(c.text for c in script.cues),
        *(text for _, text in script.headings), *(text for _, text in script.timecodes),
        *(d.text for d in script.diagnostics if d.code == "unused"),
    )


@settings(max_examples=60, deadline=None)
@given(TEXT)
def test_every_character_of_any_text_is_accounted_for(text: str) -> None:
    script = build_script(decode_flat(page_of(text)), source="any.txt")
    assert accounted(script) == letters(text)


@settings(max_examples=30, deadline=None)
@given(TEXT)
def test_any_text_gives_times_that_a_timeline_can_hold(text: str) -> None:
    script = build_script(decode_flat(page_of(text)), source="any.txt")
    for item in (*script.shots, *script.speeches):
        assert 0 <= item.start < item.end
        assert 0.0 <= item.confidence <= 1.0
    assert all(d.severity in Severity for d in script.diagnostics)
    assert script.start <= min([script.end, *(s.start for s in script.shots)])
