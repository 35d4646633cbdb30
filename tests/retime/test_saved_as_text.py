"""A spreadsheet's values saved as .txt are given new timecodes as in a .csv."""

from otio_redfiles.read import read_page
from otio_redfiles.retime import rewrite
from otio_redfiles.retime.model import Change, Plan
from otio_redfiles.retime.rewrite import line_texts

TEXT = (
    "TC;Vision;Sound\r\n"
    '10:00:05;"Quay; dawn";"TOM: ""At last,"" he said.\r\nAt 10:00:05 he left."\r\n'
    "10:00:12;Nets;TOM: By hand.\r\n"
    "10:00:20;Boats;TOM: Gone.\r\n"
)


def test_records_over_several_lines_keep_their_places(tmp_path):
    path, new = tmp_path / "values.txt", tmp_path / "new.txt"
    path.write_bytes(TEXT.encode())
    page = read_page(path)
    at = {line: text for line, text in line_texts(page).items() if text.startswith("10")}
    changes = [Change(line, 0, text[:8], f"10:01:{text[6:8]}", "") for line, text in at.items()]
    rewrite(path, new, Plan(tuple(changes)), page)
    wanted = TEXT
    for old in ("\n10:00:05", "\n10:00:12", "\n10:00:20"):
        wanted = wanted.replace(old, old.replace(":00:", ":01:"))
    assert new.read_bytes().decode() == wanted
