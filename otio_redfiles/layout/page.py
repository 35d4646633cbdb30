"""The page as a whole: what is no script is set apart, the rest read by its family, and nothing left out."""

from otio_redfiles.layout import appendix, asides, awaited, bold_names, card_foot, furniture, house, links
from otio_redfiles.layout.families import read_by_family, style_of
from otio_redfiles.model import Draft, Page, Reading


def understand(page: Page, reading: Reading = Reading()) -> Draft:
    """The draft of any page: every non-blank character is in one piece, stamp, heading or unused piece of
    it."""
    if house.is_house(page):
        return house.understand_house(page)
    page = bold_names.parted(page)
    filled, stand_ins = awaited.stood_in(page, style_of(page, reading))
    return awaited.put_back(_understand(filled, reading), page, stand_ins)


def _understand(page: Page, reading: Reading) -> Draft:
    """The draft of a page on which no time is awaited."""
    script, foot = card_foot.set_apart(furniture.without_furniture(page))
    script, lists = appendix.set_apart(script)
    script, noted = asides.set_apart(script)
    script, linked = links.set_apart(script)
    draft = links.put_back(read_by_family(script, reading), linked)
    return card_foot.put_back(appendix.put_back(asides.put_back(draft, noted), lists), foot)
