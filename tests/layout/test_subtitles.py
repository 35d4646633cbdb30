"""Where titles of subtitle files begin, what their words are, and which pages are none."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from otio_redfiles.layout import understand
from otio_redfiles.layout.spotting import subtitle_words
from otio_redfiles.layout.spotting.subtitle_heads import Title
from otio_redfiles.layout.spotting.subtitle_words import Manner, Noted
from otio_redfiles.layout.words import persons
from otio_redfiles.model import Piece
from otio_redfiles.read.text import page_of
from tests.layout.test_nothing_is_lost import LINE, assert_nothing_lost, page_of_lines


def said(*texts: str, manner: Manner = Manner()) -> list[tuple[str, str]]:
    """Who says what in a title of these lines; sounds and notes by a hash."""
    title = Title(lines=[Piece(at, 0, text) for at, text in enumerate(texts, 1)])
    return [
        ("#" if isinstance(part, Noted) else part.label.speaker if part.label else "", " ".join(piece.text for piece in part.pieces))
        for part in subtitle_words.parts_of(title, manner)
    ]


@pytest.mark.parametrize(
    ("lines", "parts"),
    [
        (("We left. LAUGHTER",), [("", "We left."), ("#", "LAUGHTER")]),
        (("We left. OK",), [("", "We left. OK")]),
        (("- GATE CREAKS - Wait!",), [("#", "GATE CREAKS"), ("", "Wait!")]),
        (("<i>We left</i>", "{\\an8}by boat.",), [("", "We left by boat.")]),
        (("- Who?", "- TOM: Me."), [("", "Who?"), ("TOM", "Me.")]),
        (("- Who?", "- Me."), [("", "- Who? - Me.")]),
        (("(I am here.)",), [("", "(I am here.)")]),
        (("(gulls)",), [("#", "(gulls)")]),
        (("TOM (v.o.): So (inaudible) we left.",), [("TOM", "So (inaudible) we left.")]),
        (("<v Tom>We left.",), [("Tom", "We left.")]),
    ],
)
def test_what_the_words_of_a_title_are(lines: tuple[str, ...], parts: list[tuple[str, str]]) -> None:
    assert said(*lines) == parts


def test_capitals_are_speech_on_a_page_of_capitals() -> None:
    assert said("WE LEFT. ALL OF US", manner=Manner(mixed=False)) == [("", "WE LEFT. ALL OF US")]


@pytest.mark.parametrize(
    ("name", "speaker"), [("OLGA TO LEVIN", "OLGA"), ("NARRATOR TO ALL", "NARRATOR"), ("OLGA -> TOM", "OLGA"), ("Letter to Olga", "Letter to Olga"), ("TOM", "TOM")]
)
def test_to_whom_somebody_speaks_is_no_part_of_the_name(name: str, speaker: str) -> None:
    assert persons.addresser(name) == speaker


PICTURES = "".join(f"10:00:{at:02d} > 10:00:{at + 4:02d}  {words}\n" for at, words in ((0, "Quay, boats"), (5, "CU rope"), (10, "Wide of a harbour"), (15, "Gull, close")))
FORM = "".join(f"Picture: Boat {at}\nTC In: 10:00:{at:02d}\nTC Out: 10:00:{at + 4:02d}\nComm: It left.\n" for at in (0, 5, 10))


@pytest.mark.parametrize("text", [PICTURES, FORM, PICTURES.replace("  ", "\t")])
def test_lists_of_pictures_and_forms_are_no_titles(text: str) -> None:
    assert understand(page_of(text, "page.txt")).layout not in ("subtitles", "audio description")


FORMS = st.sampled_from(
    ["{0} > {1}{2}", "{0} --> {1}\n{2}", "*TC{0}\n{2}\n*ERASE{1}", "in: {0}\n{2}\nout: {1}", ".DEBUT_ST.{0} .FIN_ST.{1}\n.TEXTE.{2}", "[{0} - {1}]\n>> {2}",
     "[{0}] TOM: {2}, [{1}] and so", "{0}   LS - Boat and quay        1-1   {0}  {1}  2:00  TOM TO ALL: {2}"]
)


@given(st.lists(LINE, min_size=4, max_size=12), FORMS)
@settings(deadline=None, max_examples=60)
def test_nothing_is_lost_among_titles(lines: list[str], form: str) -> None:
    said = ["".join(c for c in line if c not in "\r\n") for line in lines]
    text = "\n".join(form.format(f"10:00:{at * 3:02d}", f"10:00:{at * 3 + 2:02d}", words) for at, words in enumerate(said))
    page = page_of_lines(text.split("\n"))
    assert_nothing_lost(page, understand(page))
