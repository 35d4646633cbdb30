"""Words in capitals inside an interview: a few are stressed, a line of them is the narrator's."""

from pathlib import Path

import pytest

from otio_redfiles.decode import decode_flat
from otio_redfiles.model import Draft, DraftSpeech
from otio_redfiles.read import read_page

PAGE = """10.00.02
NARRATOR



A LANTERN BURNED ALL NIGHT ABOVE THE OLD HARBOUR.





Sky over quay

10.00.09
VELLING





I went down to the quay and the keeper looked at me and he

Boats at night

10.00.17
{}





Archive, keeper rowing

10.00.29
NARRATOR



THE LAMP WAS NEVER LIT AGAIN.
"""


def speeches(folder: Path, words: str) -> list[tuple[str, str]]:
    path = folder / "page.txt"
    path.write_text(PAGE.format(words), encoding="utf-8")
    draft: Draft = decode_flat(read_page(path))
    found = [item for item in draft.items if isinstance(item, DraftSpeech)]
    return [(s.speaker, " ".join(piece.text for part in s.segments for piece in part.pieces)) for s in found]


@pytest.mark.parametrize("words", ["LAUGHED.", "laughed.\n\n\n\n\n\nBANG BANG.", "laughed.\n\nLantern\n\n10.00.21\nTICK TICK TICK.\n\n\n\n\n\nSo I asked him again."])
def test_a_few_words_in_capitals_are_the_speakers_who_stresses_them(tmp_path: Path, words: str) -> None:
    said = speeches(tmp_path, words)
    assert [speaker for speaker, _ in said] == ["NARRATOR", "VELLING", "NARRATOR"]
    assert said[1][1].split()[-1] == words.split()[-1]
    assert all(word in said[1][1] for word in words.split() if word.isupper())


def test_a_line_of_capitals_behind_a_finished_sentence_is_the_narrators(tmp_path: Path) -> None:
    said = speeches(tmp_path, "laughed.\n\n\n\n\n\nLantern\n\n10.00.21\nBUT NOBODY HAD SEEN THE KEEPER'S BOAT THAT NIGHT.")
    assert [speaker for speaker, _ in said] == ["NARRATOR", "VELLING", "NARRATOR", "NARRATOR"]
