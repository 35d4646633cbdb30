"""The page as a whole: what is no script is set apart, the rest read by its family, and nothing left out."""

from collections.abc import Callable
from dataclasses import replace

from otio_redfiles.layout import (
    apart,
    appendix,
    asides,
    awaited,
    bold_names,
    card_foot,
    closed_up,
    drafting,
    furniture,
    house,
    line_numbers,
    links,
    production_lines,
    semicolons,
    shot_numbers,
    web_lines,
)
from otio_redfiles.layout.families import read_by_family, style_of
from otio_redfiles.model import Draft, Page, Reading

Family = Callable[[Page, Reading], Draft]
"""What reads the rows of a page when all else is set apart."""


def understand(page: Page, reading: Reading = Reading(), family: Family = read_by_family) -> Draft:
    """The draft of any page: every non-blank character is in one piece, stamp, heading or unused piece of
    it."""
    if house.is_house(page):
        return house.understand_house(page)
    page, signs = semicolons.set_apart(bold_names.parted(page))
    page, counted = line_numbers.set_apart(page)
    page, numbers = shot_numbers.set_apart(page)
    filled, stand_ins = awaited.stood_in(page, style_of(page, reading))
    draft = awaited.put_back(_understand(filled, reading, family), page, stand_ins)
    return apart.put_back(draft, (*numbers, *counted, *signs))


def _understand(whole: Page, reading: Reading, family: Family) -> Draft:
    """The draft of a page on which no time is awaited."""
    script, produced = production_lines.set_apart(whole)
    script, foot = card_foot.set_apart(furniture.without_furniture(script))
    script, offered = web_lines.set_apart(script)
    script, lists = appendix.set_apart(script)
    script, noted = asides.set_apart(script)
    script, linked = links.set_apart(script)
    draft = links.put_back(_read(whole, script, reading, family), linked)
    draft = card_foot.put_back(appendix.put_back(asides.put_back(draft, noted), lists), foot)
    return production_lines.put_back(web_lines.put_back(draft, offered), produced)


def _read(whole: Page, script: Page, reading: Reading, family: Family) -> Draft:
    """The draft of what is left of a page, read as if nothing else had stood there."""
    closed, was = closed_up.close_up(whole, replace(script, furniture=()))
    return drafting.with_furniture(closed_up.open_up(family(closed, reading), was), script)
