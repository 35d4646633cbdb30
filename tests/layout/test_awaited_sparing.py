"""A long script on which most lines have no time awaits none where blanks look as if one had been struck out."""

from otio_redfiles.layout import understand
from otio_redfiles.layout.awaited_sparing import spares
from otio_redfiles.model import DraftSpeech
from otio_redfiles.read.text import page_of

ROW = "Archive, ferry {0}\t10.{1:02}.{0:02}\tNARRATOR\n\t\tTHE FERRY CAME BACK FOR THE\n\t\tBOATS THAT NOBODY HAD COUNTED.\n"


def test_a_script_in_columns_spares_times_and_a_list_does_not():
    script = page_of("".join(ROW.format(n, n) for n in range(30)), "x.txt")
    assert spares(script, "HH.MM.SS")
    assert not spares(page_of("".join(f"10.{n:02}.00\tFerry {n}\n" for n in range(30)), "x.txt"), "HH.MM.SS")
    assert not spares(page_of("".join(ROW.format(n, n) for n in range(5)), "x.txt"), "HH.MM.SS"), "a short one says too little"


def test_rows_of_sound_go_on_where_the_blanks_of_a_time_stand_before_them():
    rows = [ROW.format(n, n) for n in range(30)]
    rows[12] += "\t\tNOBODY BUT ONE.\n"
    draft = understand(page_of("PICTURE\tTIMECODE\tSOUND\n" + "".join(rows), "x.txt"))
    speeches = [item for item in draft.items if isinstance(item, DraftSpeech)]
    assert len(speeches) == 30 and all(item.stamp for item in speeches)
