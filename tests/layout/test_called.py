"""Who speaks where what stands before the colon is no name by its form."""

import pytest

from otio_redfiles.layout import understand
from otio_redfiles.layout.words.speakers import label_of
from otio_redfiles.model import Cell, DraftSpeech, Page, Row

NAMES = [
    "1ST WOMAN", "2nd woman", "2ND OLD WOMAN", "Second man", "First fisherman", "3 MEN", "TWO SOLDIERS", "MAN #1", "WOMAN NO. 2", "Speaker Nr. 3", "THE MAYOR",
    "THE DUKE", "The mayor", "Der Pfarrer", "DIE FRAU", "L'HOMME", "1er homme", "1ÈRE FEMME", "Première femme", "1. FRAU", "Zweiter Mann", "Primer hombre",
    "van der Meer", "de Souza", "von Holt", "al-Rashid", "d'Arno", "Old woman", "Village doctor", "Ship's cook", "田中", "旁白", "المعلق", "דוד לוי", "김민수", "วิชัย",
]


@pytest.mark.parametrize("name", NAMES)
def test_what_somebody_is_called_before_a_colon(name: str) -> None:
    label = label_of(f"{name}: We left.")
    assert label is not None and label.speaker == name and f"{name}: We left."[label.words :] == "We left."


@pytest.mark.parametrize("text, speaker", [("田中：私は歩いた。", "田中"), ("田中:私は歩いた。", "田中"), ("TOMAS：We left.", "TOMAS"), ("THE MAYOR, 1987: We left.", "THE MAYOR")])
def test_a_wide_colon_a_colon_without_a_blank_and_a_year(text: str, speaker: str) -> None:
    label = label_of(text)
    assert label is not None and label.speaker == speaker and label.words


@pytest.mark.parametrize("text", [
    "2 SHOT: Ada and Tom", "1ST HALF: rain", "12. Woman: We left.", "57 Reporter: We left.", "Second chapter: the ice", "REEL #2: harbour", "THE END: gulls", "One thing: run.", "He said this: go.", "My father: a hero.",
    "the ice: thick", "la mer: bleue", "他说：走吧。", "وقال: نعم", "10: boats",
])
def test_what_names_nobody(text: str) -> None:
    assert label_of(text) is None


def speeches_of(*sounds: str) -> list[DraftSpeech]:
    head = Row(1, tuple(Cell(1, name) for name in ("PICTURE", "TIMECODE", "SOUND")), 1)
    rows = (Row(line, (Cell(line, f"Boat {line}"), Cell(line, f"10:00:{4 * line:02}"), Cell(line, sound)), 1) for line, sound in enumerate(sounds, 2))
    return [item for item in understand(Page("x", (head, *rows))).items if isinstance(item, DraftSpeech)]


def speakers_of(*sounds: str) -> list[str]:
    return [speech.speaker for speech in speeches_of(*sounds)]


@pytest.mark.parametrize("name", NAMES)
def test_a_cell_of_sound_gives_the_words_to_whom_it_names(name: str) -> None:
    said = "We walked across it."
    assert speakers_of("NARRATOR: The ice was thick.", f"{name}: {said}", "TOMAS: I did not.", "NARRATOR: It broke.") == ["NARRATOR", name, "TOMAS", "NARRATOR"]


@pytest.mark.parametrize("name, speaker", [("CAPT. (RET.) HOLT", "CAPT. HOLT"), ("Col. (ret'd) Ada Holt", "Col. Ada Holt"), ("Prof. (em.) Holt", "Prof. Holt"), ("GENERAL (RETIRED) HOLT", "GENERAL HOLT")])
def test_a_bracket_within_a_title_ends_nothing(name: str, speaker: str) -> None:
    assert speakers_of("NARRATOR: The ice was thick.", f"{name}: We walked across it.", "TOMAS: I did not.") == ["NARRATOR", speaker, "TOMAS"]


def test_words_behind_a_colon_that_nobody_is_known_by_are_doubted() -> None:
    sounds = ("NARRATOR: The ice was thick.", "Those who stayed behind: We walked.", "Xylo quux: We walked.", "TOMAS: I did not.", "ILSE: Nor did I.", "And I thought: well.")
    said = [speech.confidence for speech in speeches_of(*sounds)]
    assert said[0] < 0.8 and min(said[1:]) > 0.9


def test_voices_that_begin_amid_a_cell() -> None:
    assert speakers_of("NARRATOR: The ice was thick. 1ST WOMAN: We walked. MAN #2: I did not.", "TOMAS: Nor did I.") == ["NARRATOR", "1ST WOMAN", "MAN #2", "TOMAS"]
