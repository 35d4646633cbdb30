"""A name behind quoted words says who spoke; what a line must be to be one."""

import pytest

from otio_redfiles.layout.tables import sound_cells
from otio_redfiles.layout.words import signed


@pytest.mark.parametrize(
    ("line", "name"),
    [
        ("Mina OKORO, Boat Builder", "Mina OKORO"),
        ("– Ana Ruiz, pilot", "Ana Ruiz"),
        ("(Otto Lind, head of works, Selm)", "Otto Lind"),
        ("Johannes VAN DER MEER", "Johannes VAN DER MEER"),
        ("Dr. Ida Brand / tide keeper", "Dr. Ida Brand"),
        ("And then the Boat was lost.", ""),
        ("Otto Lind takes the rope", ""),
        ("MS Otto Lind", ""),
        ("Otto Lind:", ""),
        ("(laughs)", ""),
    ],
)
def test_a_line_that_is_nothing_but_a_name_and_a_post_signs(line: str, name: str) -> None:
    assert signed.signature(line)[0] == name


@pytest.mark.parametrize(("line", "told"), [("Head of Ice", True), ("Deputy Director, Agency", True), ("The ice sings.", False), ("Selm harbour", False)])
def test_a_post_on_a_line_of_its_own(line: str, told: bool) -> None:
    assert signed.is_post(line) is told


@pytest.mark.parametrize(("cell", "heard"), [("Mute", True), ("No sound", True), ("Applause", True), ("Silent they stood", False), ("mute", False)])
def test_what_is_heard_or_not_in_a_cell_of_sound(cell: str, heard: bool) -> None:
    assert sound_cells.names_noise(cell) is heard
