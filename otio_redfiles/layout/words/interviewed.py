"""Labels before quoted words that only add that somebody is interviewed: Interview Sevgi: "She rules nothing." """

import re

from otio_redfiles import vocabulary
from otio_redfiles.layout.words import persons, wording

INTERVIEWED = re.compile(r"(?:interviews?|itw|statement|entretien|entrevista|intervista|befragung)\s+(?:(?:with|of|mit|avec|con|a)\s+)?(?P<who>\S.*)", re.IGNORECASE)
NAMED_LAST = re.compile(r"(?P<role>[^\WA-ZÀ-Þ\d_][^A-ZÀ-Þ]{1,40}?)\s+(?P<name>[A-ZÀ-Þ][\w'’-]+(?:\s[A-ZÀ-Þ][\w'’-]+){0,2})")
"""almond farmer Yorgi: what he is in small letters, and his name."""


def who(label: str, rest: str) -> str:
    """Who is quoted behind such a label, `rest` standing behind its colon; "" where nobody is."""
    found = INTERVIEWED.match(label) if wording.QUOTED.match(rest) else None
    name = vocabulary.BRACKETED.sub(" ", found["who"]).strip() if found else ""
    own = NAMED_LAST.fullmatch(name)
    if own and persons.is_role(own["role"]) and persons.is_name(own["name"]):
        return own["name"]
    return name if name and (persons.is_name(name) or persons.is_role(name)) else ""
