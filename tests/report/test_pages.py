"""The pages: one file, well formed, everything escaped, every shot and change in place."""

import re

import pytest
from lxml import etree

from otio_redfiles.match.model import Comparison, Event, Side
from otio_redfiles.report.markup import Markup, el
from otio_redfiles.report.pages import diff_page, script_page
from otio_redfiles.tc import PAL
from tests.report.comparisons import NAMES, comparison, same, script


def tree(page):
    """The page as XML: proof that every element is closed (but HTML's void ones)."""
    assert page.startswith("<!DOCTYPE html>\n")
    return etree.fromstring(re.sub(r"<(meta|col)\b([^>]*)>", r"<\1\2/>", page.split("\n", 1)[1]))


def texts(found):
    return ["".join(one.itertext()) for one in found]


@pytest.mark.parametrize(
    "page",
    [script_page(script()), diff_page(comparison(), script()), diff_page(comparison()), diff_page(same())],
)
def test_a_page_is_well_formed_and_loads_nothing(page):
    root = tree(page)
    assert not list(root.iter("script", "img", "link", "iframe"))
    assert not re.search(r"""(?:src|href)=["'](?!#)|@import|url\(""", page)
    targets = {one.get("id") for one in root.iter() if one.get("id")}
    wanted = {one.get("href")[1:] for one in root.iter("a") if one.get("href")}
    assert wanted <= targets


def test_names_are_escaped_and_controls_replaced():
    assert "<on>" not in diff_page(
        comparison(), script()
    ) and "Ice &lt;on&gt; the river &amp; &quot;snow&quot;" in script_page(script())
    assert el("p", "a<b>\x00", class_='"') == '<p class="&quot;">a&lt;b&gt;\N{REPLACEMENT CHARACTER}</p>'
    assert el("p", Markup("<br>"), None, ["x", 3]) == "<p><br>x3</p>"


def test_the_script_stands_in_two_columns_with_its_findings():
    root = tree(script_page(script()))
    pictures = texts(root.iterfind(".//span[@class='picture']"))
    assert pictures == list(NAMES)
    rows = root.findall(".//table[@class='script']/tbody/tr")
    assert "In the spring the boats come back." in texts(rows)[0] and "They always do." in texts(rows)[1]
    assert "music: TITLE MUSIC" in texts(rows)[2] and "timecode-backwards" in texts(rows)[2]


def test_changes_stand_in_the_running_order():
    root = tree(diff_page(comparison(), script()))
    rows = root.findall(".//table[@class='script']/tbody/tr")
    kinds = [row.get("class") for row in rows]
    assert kinds == [
        None,
        None,
        None,
        "missing",
        "band ripple",
        None,
        None,
        "added",
        "added",
        "band ripple",
        None,
        "renamed",
    ]
    bands = [row for row in rows if row.get("class") == "band ripple"]
    assert "-00:00:06:00 from here" in texts(bands)[0] and "+00:00:04:00 from here" in texts(bands)[1]
    assert "harbour_01.mov" in texts(rows)[0]


def test_long_comparisons_are_folded_around_their_changes():
    events = tuple(Event(i, "shot", None, i * 50, i * 50 + 50, f"clip {i}") for i in range(6000))
    side = Side("a.edl", PAL, 0, 300000, events)
    page = diff_page(Comparison(side, side, 0, tuple((i, i) for i in range(6000)), ()))
    assert "6,000 unchanged" in page and len(page) < 1_500_000


def test_a_script_on_the_right_brings_its_words():
    found = comparison()
    turned = Comparison(found.b, found.a, -5, tuple(sorted((b, a) for a, b in found.pairs)), ())
    page = diff_page(turned, None, script())
    rows = tree(page).findall(".//table[@class='script']/tbody/tr")
    assert "In the spring the boats come back." in texts(rows)[0] and "Harbour at dawn" in texts(rows)[0]
    assert "Picture in B" in page and len(rows) == 10
