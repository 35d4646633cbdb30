"""Who says the words of a page, by its codes; and what of the first reader stands."""

from otio_redfiles.layout import understand
from otio_redfiles.model import Delivery, DraftShot, DraftSpeech, Stamp
from tests.learnt.by_hand import page_and_codes, parted, speeches, without


def voices(written: str, style: str | None = None) -> list[str]:
    return [speaker for _, speaker in speeches(parted(written, style))]


def test_a_picture_announces_who_speaks():
    assert voices('S|SOUNDBITE (English) Ada Lorne, mayor .|:\nW|"It stood still."\nS|Harbour\nW|The ferry went on.') == ["Ada Lorne", "NARRATOR"]
    assert voices('S|HARBOUR MASTER, TOM HARGREAVE, SAYING (ENGLISH) .|: W|"We wait."') == ["TOM HARGREAVE"]
    assert voices('S|DECK HAND (NAME NOT GIVEN) SAYING (NORWEGIAN) .|: W|"Left a bit."') == ["DECK HAND"]


def test_a_picture_right_before_words_shows_who_is_named_elsewhere():
    page = ".|Tape 13: N|Holm .|, workshop\nS|MCU Holm .|: W|“I never wanted a yard.”\nS|CU adze\nS|BCU Holm, dusk .|: W|“You stop.”"
    assert voices(page) == ["Holm", "Holm"]


def test_a_name_behind_a_quotation_signs_it():
    page = (
        'N|NARRATOR .|: W|A lake.\nW|"We heard it first." .|- N|Ada Lorne\nW|Nobody counted.\n'
        '.|COMMENTARY: W|Eleven boats.\nW|"I did." .|- N|Per Holm'
    )
    assert voices(page) == ["NARRATOR", "Ada Lorne", "NARRATOR", "NARRATOR", "Per Holm"]


def test_all_words_are_signed_where_no_name_stands_before_the_first():
    assert voices('W|We heard it first. N|ADA LORNE\nW|I did not. N|PER HOLM') == ["ADA LORNE", "PER HOLM"]


def test_a_label_says_that_the_narrator_speaks():
    assert voices('N|ADA .|: W|"Eleven."\n.|COMM: W|Twelve.') == ["ADA", "NARRATOR"]
    assert voices("N|ADA .|: W|Eleven.\n.|V/O: W|Twelve.") == ["ADA", "NARRATOR"]


def test_who_was_speaking_goes_on_where_the_narrator_is_named():
    page = (
        "T|10:00:02 N|NARRATOR .|: W|A lake.\nT|10:00:06 N|ADA .|: W|We went down.\nT|10:00:09 W|It took a year.\n"
        "T|10:00:12 S|Harbour W|Nobody came."
    )
    assert voices(page, "HH:MM:SS") == ["NARRATOR", "ADA", "ADA", "NARRATOR"]


def test_words_without_quotes_behind_quoted_ones_are_not_of_the_same():
    assert voices('N|Narrator .|: W|A lake.\n.|SOUNDBITE N|Ada .|: W|"Eleven."\nW|Twelve came.') == ["Narrator", "Ada", "Narrator"]


def test_quoted_words_without_a_name_are_of_who_was_quoted_last():
    page = ".|Doorstep by N|Ada Lorne\nW|“We are close.”\nN|Question .|: W|And the fees?\nW|“Tonight.”"
    assert voices(page) == ["Ada Lorne", "Question", "Ada Lorne"]


ROWS = "T|10:00:06 S|Archive, ferry leaves\nN|NARRATOR .|: W|Nobody had counted.\nT|10:00:14 S|Still, harbour\nN|ADA .|: W|Eleven.\n"


def test_what_both_read_alike_stays_as_the_first_reader_read_it():
    first = without(understand(page_and_codes(ROWS)[0]), confidence=0.9)
    kept = [item for item in parted(ROWS, draft=first).items if isinstance(item, DraftShot | DraftSpeech)]
    assert kept == [item for item in first.items if isinstance(item, DraftShot | DraftSpeech)]


def test_the_marked_time_goes_before_the_first_readers():
    first = understand(page_and_codes(ROWS)[0])
    again = parted(ROWS, draft=without(first, stamp=Stamp(3, 0, "10:00:14")))
    assert [time for time, _ in speeches(again)] == ["10:00:06", "10:00:14"]


def test_a_time_that_is_marked_as_nothing_is_nobodys():
    unmarked = ROWS.replace("T|10:00:14", ".|10:00:14")
    assert [time for time, _ in speeches(parted(unmarked, draft=understand(page_and_codes(ROWS)[0])))] == ["10:00:06", ""]


def test_a_name_that_the_first_reader_saw_goes_before_a_marked_one():
    unmarked = ROWS.replace("N|ADA", ".|ADA")
    assert [who for _, who in speeches(parted(unmarked, draft=understand(page_and_codes(ROWS)[0])))] == ["NARRATOR", "ADA"]


def test_a_voice_over_is_heard():
    draft = parted("N|ADA .|V/O: W|Eleven.\nN|PER .|: W|Twelve.", None)
    assert [item.delivery for item in draft.items if isinstance(item, DraftSpeech)] == [Delivery.VOICE_OVER, Delivery.SYNC]
