"""What the tests of pages in regular layouts share: a drawn page is read by all three readers, and nothing of it is lost."""

from otio_redfiles import learnt, second
from otio_redfiles.layout import understand
from otio_redfiles.model import Draft
from otio_redfiles.read.text import page_of
from tests.layout.test_nothing_is_lost import assert_nothing_lost


def draft_of(text: str) -> Draft:
    """The draft of a page of text, as a user would get it."""
    page = page_of(text, "page.txt")
    draft = learnt.likelier(page, second.looked_over(page, understand(page)))
    assert_nothing_lost(page, draft)
    return draft
