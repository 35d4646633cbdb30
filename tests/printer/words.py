"""Words for invented programmes: the lists of subjects.txt, and how nouns and verbs inflect.

Nothing there is taken from a film: subjects, names and places are made up. A `Subject` holds the nouns, verbs
and adjectives of one trade; verbs stand in the base form and inflect regularly but for a few named here.
"""

import re
from dataclasses import dataclass
from pathlib import Path

Lists = dict[str, dict[str, tuple[str, ...]]]


def _read(path: Path) -> Lists:
    """Sections of lists: `[section]`, then `name: word, word` (`;` parts where words hold commas)."""
    found: Lists = {}
    text = re.sub(r"\n  ", " ", path.read_text(encoding="utf-8"))
    for line in text.splitlines():
        if line.startswith("["):
            section = found.setdefault(line.strip("[]"), {})
        elif ": " in line and not line.startswith("#"):
            name, _, listed = line.partition(": ")
            section[name] = tuple(re.split("; " if ";" in listed else ", ", listed))
    return found


@dataclass(frozen=True)
class Subject:
    """The vocabulary of one kind of programme."""

    name: str
    things: tuple[str, ...]
    places: tuple[str, ...]
    roles: tuple[str, ...]
    vehicles: tuple[str, ...]
    verbs: tuple[str, ...]
    adjectives: tuple[str, ...]
    stuff: tuple[str, ...]  # mass nouns: what is talked about, carried, feared


_LISTS = _read(Path(__file__).with_name("subjects.txt"))
GENERAL = _LISTS.pop("general")
SUBJECTS = tuple(Subject(name, **lists) for name, lists in _LISTS.items())


def inflect(verb: str, form: str) -> str:
    """A regular verb in the form "s", "ed" or "ing"; a particle after the verb stays ("bail out of")."""
    head, _, rest = verb.partition(" ")
    tail = f" {rest}" if rest else ""
    return _inflected(head, form) + tail


_IRREGULAR = {
    ("sink", "ed"): "sank",
    ("light", "ed"): "lit",
    ("relight", "ed"): "relit",
    ("lay", "ed"): "laid",
    ("freeze", "ed"): "froze",
    ("breed", "ed"): "bred",
    ("strike", "ed"): "struck",
}
_DOUBLING = {"map", "span", "jam", "blur", "scan", "stop", "ship", "grab"}


def _inflected(head: str, form: str) -> str:
    if (head, form) in _IRREGULAR:
        return _IRREGULAR[head, form]
    doubled = head + head[-1] if head in _DOUBLING else head
    if form == "s":
        if head.endswith(("s", "sh", "ch", "x")):
            return head + "es"
        return head[:-1] + "ies" if head.endswith("y") and head[-2] not in "aeiou" else head + "s"
    if form == "ed":
        if head.endswith("e"):
            return head + "d"
        return head[:-1] + "ied" if head.endswith("y") and head[-2] not in "aeiou" else doubled + "ed"
    return (head[:-1] if head.endswith("e") and not head.endswith("ee") else doubled) + "ing"


def plural(noun: str) -> str:
    """The plural of a noun or of a compound's last word."""
    if noun.endswith(("s", "sh", "ch", "x", "s'")):
        return noun if noun.endswith(("s'", "works")) else noun + "es"
    if noun.endswith("man") and not noun.endswith("human"):
        return noun[:-3] + "men"
    return noun[:-1] + "ies" if noun.endswith("y") and noun[-2] not in "aeiou" else noun + "s"


def article(phrase: str) -> str:
    """The phrase with "a" or "an" before it."""
    return (
        "an "
        if phrase[0].lower() in "aeiou" and not phrase.lower().startswith(("one", "uni", "eu"))
        else "a "
    ) + phrase
