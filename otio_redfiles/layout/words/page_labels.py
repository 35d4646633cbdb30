"""The labels that a page prints of its own before a colon (Date, Music, Producer), which name nobody who speaks."""

import re

# What stands before a colon and is no speaker: a page's own labels, and numbered parts of it.
PAGE_LABELS = frozenset(
    """type title subtitle reference ref duration length date source sources location place lieu format
    version episode series programme program production producer director writer editor contact tel
    phone fax email web url http https note notes nb n.b start tape reel roll video audio music sound
    sfx fx picture vision shot shots scene language languages restriction restrictions copyright caption super
    aston graphic gfx intro outro summary synopsis storyline keyword keywords id no number segment item
    slug time timecode tc file project client draft total trt in out transmission tx recorded cast crew
    credits shows story shotlist script talent slug dateline footage condition conditions gauge stock access holdings accession remarks rights physical report feature topic topics headline headlines end ending opening closing
    images pictures visuals mute silent mos stumm intertitle intertitles inter-title
    description descriptions abstract category genre subject subjects clip details shot_list card_title issue_no""".split()
)
MAKERS = frozenset("director producer writer editor".split())
"""Labels of the page's head that are people, who now and then ask a question in the programme."""
PLURAL = re.compile(r"\s?(?:[(\[]\w{1,3}[)\]]|/\w{1,2})\Z")
"""How forms leave open whether there is one or more: Language(s), Location/s."""
PAGE_PHRASES = re.compile(
    r"(?:part|chapter|act|scene|segment|reel|tape|shot|item|sequence|section)(?:\s+\w{1,5})?\Z"
    r"|(?:tape|a-roll|b-roll)\s+start\Z|[ab][\s-]?roll(?:\s+(?:of\s+.*|\d{1,2}))?\Z|text\s+intro\Z|running\s+order\Z|tx\s+date\Z|reporter\s+name\Z"
    r"|(?:first|end|last)\s+(?:transmission|production)\Z|(?:anchor|studio|host|presenter)[\s/-]+(?:intro(?:duction)?|lead(?:[\s-]?in)?)\Z",
    re.IGNORECASE,
)


def names_page(name: str) -> bool:
    """Is what stands before a colon a label of the page's own (Condition, ANCHOR INTRO), and nobody's name?"""
    bare = PLURAL.sub("", name)
    return bare.lower() in PAGE_LABELS or PAGE_PHRASES.match(bare) is not None


def is_page_label(name: str, words: str) -> bool:
    """Is this a label of the page's own? One of its makers speaks where a sentence follows and no other name, or a question
    (DIRECTOR: Every day?)."""
    first = words.split()[:6]
    small, end = sum(word[0].islower() for word in first), words.rstrip("\"”’ ")[-1:]
    said = small >= 3 or (end == "?" and small > 0) or (end in tuple(".!…") and 2 * small > len(first))
    asks = name.isupper() and name.lower() in MAKERS and said and not re.search(r"[:@]", words)
    return PLURAL.sub("", name).lower() in PAGE_LABELS and not asks
