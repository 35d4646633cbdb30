"""Notes of a web page: comments and footnotes, as Google Docs, Word and LibreOffice save them.

    <td>The salt <a href="#cmnt1" id="cmnt_ref1">[a]</a> is cut.</td>  ...  <p><a href="#cmnt_ref1" id="cmnt1">[a]</a> Is it?</p>

A mark and the note at the page's end are links to each other. The mark is no word of its sentence, and the note none of the script.
"""

import re
from collections.abc import Collection, Iterator

from lxml import etree

MARK = re.compile(r"\W{0,3}(?:\w{1,4}\W{0,3})?")
"""All that a mark shows: [a], [12], iv, *."""
HOLDERS = frozenset("p div li dd aside section".split())
WRAPPERS = frozenset("div li aside section".split())


def set_apart(tree: etree._Element, blocks: Collection[str]) -> list[str]:
    """Take the notes of a page and their marks out of its tree; the texts of the notes. `blocks`: the elements that stand apart."""
    pairs = [*_pairs(tree)]
    links = {link for pair in pairs for link in pair}
    notes = [(mark, body) for mark, link in pairs if (body := _body_of(link, links, blocks)) is not None]
    texts = [text for _, body in notes if (text := " ".join("".join(body.itertext()).split()))]
    for element in (element for note in notes for element in note):
        if element.getparent() is not None:
            element.drop_tree()
    return texts


def _pairs(tree: etree._Element) -> Iterator[tuple[etree._Element, etree._Element]]:
    """Every mark with the link that leads its note back to it."""
    links = [link for link in tree.iter("a") if link.get("href", "").startswith("#") and MARK.fullmatch("".join(link.itertext()).strip())]
    named: dict[str, etree._Element] = {}
    for link in links:
        for name in filter(None, (link.get("id"), link.get("name"))):
            other = named.get(link.get("href", "")[1:])
            if other is not None and other.get("href", "")[1:] == name:
                yield other, link
                break
            named.setdefault(name, link)


def _body_of(link: etree._Element, links: Collection[etree._Element], blocks: Collection[str]) -> etree._Element | None:
    """The paragraph that a note's link begins, with what wraps it and its further paragraphs; None where it stands amid others' words."""
    body = next((element for element in link.iterancestors() if element.tag in blocks), None)
    if body is None or body.tag not in HOLDERS:
        return None
    while (above := body.getparent()) is not None and above.tag in WRAPPERS and _holds_only(above, link, links):
        body = above
    return body if _holds_only(body, link, links) else None


def _holds_only(element: etree._Element, link: etree._Element, links: Collection[etree._Element]) -> bool:
    """Does an element hold this note alone: no other's link, no mark, no table?"""
    return all(other is link or other not in links for other in element.iter("a")) and element.find(".//table") is None
