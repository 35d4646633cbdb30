"""Running text of WordprocessingML: what a paragraph shows, and whether it is in italics.

ECMA-376 part 1, chapter 17. Kept: runs wherever they stand (hyperlinks, smart tags, content controls, fields'
results, tracked insertions, moved-to text); hidden text, tracked deletions and comments, marked as such. Left out: moved-from text, field
codes, prompts of empty content controls. Numbers that Word makes itself (numbered lists) are not in the text
and not read. Letters that are only shown as capitals (`w:caps`) stay as typed.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from lxml import etree

from otio_redfiles.read.pages import PAGE_BREAK, Run

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
P, R, T, TABLE = f"{W}p", f"{W}r", f"{W}t", f"{W}tbl"
RUBY, SYMBOL, BREAK, BOX = f"{W}ruby", f"{W}sym", f"{W}br", f"{W}txbxContent"
RUN_PROPERTIES, RUN_STYLE = f"{W}rPr", f"{W}rStyle"
PARAGRAPH_STYLE = f"{W}pPr/{W}pStyle"
ALTERNATIVES = f"{MC}AlternateContent"
MATH_TEXT = "{http://schemas.openxmlformats.org/officeDocument/2006/math}t"

GONE = {f"{W}{name}" for name in ("del", "moveFrom", "instrText", "delText", "delInstrText", "rt", "rubyPr")}
CHARACTERS = {
    f"{W}tab": "\t",
    f"{W}ptab": "\t",
    f"{W}cr": "\n",
    f"{W}noBreakHyphen": "-",
    f"{W}softHyphen": "",
}
# What Word's own AutoCorrect and scripts put in symbol fonts; the rest stays in the private use area.
SYMBOLS = {
    ("Wingdings", 0xE0): "→",
    ("Wingdings", 0xDF): "←",
    ("Wingdings", 0xF3): "↔",
    ("Wingdings", 0xE8): "➔",
    ("Wingdings", 0x4A): "☺",
    ("Wingdings", 0x4C): "☹",
    ("Wingdings", 0xA7): "▪",
    ("Wingdings", 0xFC): "✓",
    ("Symbol", 0xB7): "•",
    ("Symbol", 0xAE): "→",
    ("Symbol", 0xAC): "←",
    ("Symbol", 0xB0): "°",
    ("Symbol", 0xB1): "±",
    ("Symbol", 0xB4): "×",
    ("Symbol", 0xA2): "′",
    ("Symbol", 0xB2): "″",
    ("Symbol", 0xD2): "®",
    ("Symbol", 0xD3): "©",
    ("Symbol", 0xD4): "™",
    ("Webdings", 0xAF): "♪",
}
DELETED, COMMENT = f"{W}delText", f"{W}commentReference"
NOTHING: Mapping[str, str] = {}
TOGGLES = ("i", "b", "vanish", "strike", "dstrike")
FALSE = {"0", "false", "off", "none"}


@dataclass(frozen=True, slots=True)
class Styles:
    """Style id to (style it is based on, {"i": ..., "strike": ...} as the style itself says); and the words of the document's comments by number."""

    by_id: dict[str, tuple[str | None, dict[str, bool]]] = field(default_factory=dict)
    default_paragraph: str | None = None
    defaults: dict[str, bool] = field(default_factory=dict)
    comments: dict[str, str] = field(default_factory=dict)

    def value(self, style: str | None, name: str) -> bool:
        """What a style says of a property, inherited from the styles it is based on; loops end."""
        seen: set[str] = set()
        while style and style not in seen and style in self.by_id:
            seen.add(style)
            based_on, own = self.by_id[style]
            if name in own:
                return own[name]
            style = based_on
        return False


def read_styles(root: etree._Element | None) -> Styles:
    """The styles part as far as it decides about italics, bold, struck and hidden text; empty where there is none."""
    if root is None:
        return Styles()
    by_id = {}
    default = None
    for style in root.iter(f"{W}style"):
        name = style.get(f"{W}styleId", "")
        by_id[name] = (_value_of(style.find(f"{W}basedOn")), _flags(style.find(f"{W}rPr")))
        if style.get(f"{W}type") == "paragraph" and style.get(f"{W}default", "0") not in FALSE:
            default = name
    return Styles(by_id, default, _flags(root.find(f"{W}docDefaults/{W}rPrDefault/{W}rPr")))


def runs_of(paragraph: etree._Element, styles: Styles, comments: Mapping[str, str] = NOTHING) -> Iterator[Run]:
    """What a paragraph holds, from left to right; then what tracked changes took out of it, and the comments that hang on it."""
    yield from _shown(paragraph, styles)
    own = [node for node in paragraph.iter(DELETED, COMMENT) if next(node.iterancestors(P), None) is paragraph]
    if gone := "".join(node.text or "" for node in own if node.tag == DELETED):
        yield Run(gone, deleted=True)
    noted = (comments.get(node.get(f"{W}id", ""), "") for node in own if node.tag == COMMENT)
    yield from (Run(f"{text}\n", comment=True) for text in noted if text)


def deleted_in(holder: etree._Element) -> Run:
    """What stood in a row or cell that a tracked change deletes as a whole."""
    lines = ("".join(node.text or "" for node in paragraph.iter(T, DELETED)) for paragraph in holder.iter(P))
    return Run(" ".join(filter(None, lines)) + "\n", deleted=True)


def _shown(paragraph: etree._Element, styles: Styles) -> Iterator[Run]:
    style = _value_of(paragraph.find(PARAGRAPH_STYLE)) or styles.default_paragraph
    for node in inline(paragraph):
        if node.tag == MATH_TEXT:
            yield Run(node.text or "")
        elif node.tag == R:
            text = "".join(_characters(node))
            if text:
                struck = any(_shows(node, style, styles, name) for name in ("strike", "dstrike"))
                yield Run(text, _shows(node, style, styles, "i"), struck, _shows(node, style, styles, "b"), _shows(node, style, styles, "vanish"))


def inline(node: etree._Element) -> Iterator[etree._Element]:
    """The runs (and formula texts) below a node, whatever holds them, tracked deletions left out."""
    for child in chosen(node):
        if child.tag == R and child.find(RUBY) is not None:
            yield from inline(child)
        elif child.tag == R or child.tag == MATH_TEXT:
            yield child
        elif child.tag not in GONE and not is_empty_control(child):
            yield from inline(child)


def chosen(node: etree._Element) -> Iterator[etree._Element]:
    """The children, the first of several alternatives in place of all (a text box is stored twice)."""
    for child in node:
        if child.tag == ALTERNATIVES:
            taken = next(child.iterchildren(f"{MC}Choice", f"{MC}Fallback"), None)
            yield from () if taken is None else chosen(taken)
        elif isinstance(child.tag, str):
            yield child


def text_boxes(node: etree._Element) -> Iterator[etree._Element]:
    """The contents of the text boxes anchored in a paragraph, each once, not those inside another."""
    if next(node.iter(BOX), None) is None:
        return
    for child in chosen(node):
        if child.tag == BOX:
            yield child
        elif child.tag not in GONE:
            yield from text_boxes(child)


def is_empty_control(node: etree._Element) -> bool:
    """Whether a content control shows only its prompt ("Click here to enter text")."""
    return node.tag == f"{W}sdt" and is_on(node.find(f"{W}sdtPr/{W}showingPlcHdr"))


def is_on(toggle: etree._Element | None) -> bool:
    """Whether an on/off element is there and not switched off."""
    return toggle is not None and toggle.get(f"{W}val", "1") not in FALSE


def _characters(run: etree._Element) -> Iterator[str]:
    for child in chosen(run):
        if child.tag == T:
            yield (child.text or "").replace("\r", " ").replace("\n", " ")
        elif child.tag == SYMBOL:
            yield _symbol(child.get(f"{W}font", ""), child.get(f"{W}char", ""))
        elif child.tag == BREAK:
            yield "\n" if child.get(f"{W}type", "textWrapping") == "textWrapping" else PAGE_BREAK
        else:
            yield CHARACTERS.get(child.tag, "")


def _symbol(font: str, code: str) -> str:
    """A character of a symbol font; fonts of 256 signs are addressed from F000 on."""
    try:
        number = int(code, 16)
    except ValueError:
        return ""
    if 0xF020 <= number <= 0xF0FF:
        return SYMBOLS.get((font, number - 0xF000), chr(number))
    return chr(number) if 0x20 <= number < 0xD800 else ""


def _shows(run: etree._Element, style: str | None, styles: Styles, name: str) -> bool:
    """A toggle property of a run: its own, else its two styles', which cancel each other out (17.7.3)."""
    own = run.find(RUN_PROPERTIES)
    if own is not None and (toggle := own.find(f"{W}{name}")) is not None:
        return is_on(toggle)
    character = _value_of(own.find(RUN_STYLE)) if own is not None else None
    by_style = styles.value(style, name) != styles.value(character, name)
    return by_style or styles.defaults.get(name, False)


def _flags(properties: etree._Element | None) -> dict[str, bool]:
    if properties is None:
        return {}
    return {name: is_on(e) for name in TOGGLES if (e := properties.find(f"{W}{name}")) is not None}


def _value_of(element: etree._Element | None) -> str | None:
    return None if element is None else element.get(f"{W}val")
