"""What we write, read back as a cut: every shot and every word at its frame, no difference to the script."""

import pytest

from otio_redfiles.cut import read_cut, side_of_cut, side_of_script, skeleton
from otio_redfiles.match import compare
from otio_redfiles.model import Cue, CueKind, Delivery, Script, Segment, Shot, Speech, Timing
from otio_redfiles.tc import rate_of
from otio_redfiles.write import write_file

SUBJECTS = (
    "Harbour at dawn, wide",
    "MS",
    "Still, the old pier: ice & snow",
    "Cranes unload timber — café",
    "Map",
)
WORDS = "In the spring the boats come back to the bay, as they have for a hundred years; nobody asks why."


def script(rate, shots=40):
    second, start = rate.nominal, 36000 * rate.nominal
    made = tuple(
        Shot(
            3 * i,
            None,
            start + 7 * second * i,
            start + 7 * second * (i + 1),
            Timing.PRINTED,
            f"{SUBJECTS[i % 5]} {i // 5}",
        )
        for i in range(shots)
    )
    speeches = []
    for number in range(0, shots - 3, 3):
        at, name = made[number].start + second, "NARRATOR" if number % 2 else "Anna Berg"
        segments = (Segment(None, at, WORDS), Segment(None, at + 4 * second, f"Said {number} times."))
        speeches.append(
            Speech(
                3 * number + 1,
                None,
                at,
                at + 9 * second,
                Timing.PRINTED,
                name,
                Delivery.NARRATION if number % 2 else Delivery.SYNC,
                f"{WORDS} Said {number} times.",
                segments,
            )
        )
    cue = Cue(9, None, start + second, CueKind.MUSIC, "TITLE MUSIC")
    return Script(
        "The Crossing",
        rate,
        start,
        made[-1].end,
        shots=made,
        speeches=tuple(speeches),
        cues=(cue,),
        source="script.txt",
    )


@pytest.mark.parametrize("rate", ["25", "23.976", "29.97df", "50"])
@pytest.mark.parametrize("suffix", [".edl", ".xml", ".fcpxml", ".aaf", ".otio", ".otioz"])
def test_every_format_says_the_script(tmp_path, suffix, rate):
    made = script(rate_of(rate), 12)
    path = write_file(made, tmp_path / f"film{suffix}").paths[0]
    cut = read_cut(path, made.rate)
    assert (cut.rate, cut.start) == (made.rate, made.start)
    assert [(clip.start, clip.end, clip.name) for clip in cut.clips] == [
        (s.start, s.end, s.description) for s in made.shots
    ]
    assert [(s.start, s.end, s.speaker, s.name) for s in cut.speeches] == [
        (s.start, s.end, s.speaker, s.text) for s in made.speeches
    ]
    assert not compare(side_of_script(made), side_of_cut(cut, words=True)).rows


def test_a_list_in_parts_is_read_whole(tmp_path):
    made = script(rate_of("25"), 1300)
    path = write_file(made, tmp_path / "film.edl").paths[0]
    cut = read_cut(path, made.rate)
    assert len(cut.clips) == 1300 and cut.clips[-1].end == made.end
    assert any("part" in sentence for sentence in cut.said)
    (tmp_path / "film.2.edl").unlink()
    assert any("film.2.edl not found" in sentence for sentence in read_cut(path, made.rate).said)


def test_a_skeleton_is_a_script_that_compares_clean(tmp_path):
    made = script(rate_of("25"), 12)
    cut = read_cut(write_file(made, tmp_path / "film.edl").paths[0], made.rate)
    typed = skeleton(cut)
    assert [shot.description for shot in typed.shots] == [shot.description for shot in made.shots]
    assert [(s.speaker, s.delivery) for s in typed.speeches] == [
        (s.speaker, s.delivery) for s in made.speeches
    ]
    again = read_cut(write_file(typed, tmp_path / "again.otio").paths[0])
    assert not compare(side_of_cut(cut), side_of_cut(again)).rows
