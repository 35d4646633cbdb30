"""Every way in which a page could mark its pictures, and the roles that its atoms have where it does so.

A role is scored by what the way says of it (in brackets, capitals, behind a dash or a label), by whether it reads as seen or as
said, and by what stands before it in its block; the scores are in natural log odds. The best roles of a block are found by Viterbi.
"""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from otio_redfiles.layout.timed_blocks.atoms import Atom
from otio_redfiles.layout.timed_blocks.blocks import Block
from otio_redfiles.layout.words import wording
from otio_redfiles.vocabulary import is_narrator

SEEN, ON, NAME, SAID, CUE = "seen", "on", "name", "said", "cue"
ROLES = (SEEN, ON, NAME, SAID, CUE)
MARKS = ("[", "(", "<", "{", "bullet", "label", "capitals", "margin", "plain")
ORDERS, ANY = ("seen first", "said first", "either"), "any"
"""Of the pictures and words of a block; a page without times is one block, in which they stand as they come."""
MARKED, UNMARKED = 3.0, -4.0
"""What the page's mark says for a picture, and its want against one."""
PLAIN, SOFT, UNKNOWN = 0.8, 0.5, 3.0
"""How far it counts how words read, where nothing marks pictures and where something does; what it says against a name in capitals, on
a page of capital pictures, that the page has nowhere else."""
NEVER, LEAST_CAPITALS = -99.0, 3
SAMPLE = 80
"""So many blocks show how a page is written."""
MOST, UNSPOKEN = 3.0, 2.0
"""The most that words say for what they are by themselves; what a name costs below which nothing is said."""
Path = tuple["Path | None", str]


@dataclass(frozen=True, slots=True)
class Way:
    """By what a page marks its pictures, and whether they stand before what is said over them; `names` are those in capitals alone on
    a line that the page has elsewhere too."""

    mark: str
    order: str
    names: frozenset[str] = frozenset()


def best(blocks: Sequence[Block]) -> tuple[Way, list[list[str]], float] | None:
    """The way that explains the first blocks best, the roles of the atoms of all blocks, and how well it does on the mean of the
    first ones' atoms; None where the page has no signs of any."""
    some = blocks[:SAMPLE]
    found = [(_read(some, way)[0], way) for way in _ways(blocks)]
    if not found:
        return None
    score, way = max(found, key=lambda one: one[0])
    return way, _read(blocks, way)[1], score / max(1, sum(len(block.atoms) for block in some))


def _ways(blocks: Sequence[Block]) -> list[Way]:
    """The ways that the page has signs of."""
    atoms = [atom for block in blocks for atom in block.atoms]
    timed = any(block.stamp for block in blocks)
    signs = {mark: any(atom.box == mark for atom in atoms) for mark in "[(<{"}
    signs |= {"bullet": any(atom.bullet for atom in atoms), "label": any(atom.seen for atom in atoms), "plain": timed}
    signs["margin"] = any(atom.inset for atom in atoms)
    signs["capitals"] = timed and sum(map(_is_capital, atoms)) >= LEAST_CAPITALS
    names = _names(atoms)
    return [Way(mark, order, names) for mark in MARKS if signs[mark] for order in (ORDERS if timed else (ANY,))]


def _names(atoms: Sequence[Atom]) -> frozenset[str]:
    alone = Counter(atom.label.speaker for atom in atoms if atom.label is not None and atom.label.words is None)
    texts = [atom.text.casefold() for atom in atoms]
    return frozenset(name for name, count in alone.items() if count > 1 or is_narrator(name) or sum(name.casefold() in text for text in texts) > 1)


def _read(blocks: Sequence[Block], way: Way) -> tuple[float, list[list[str]]]:
    score, roles = 0.0, []
    for block in blocks:
        own, path = viterbi(block.atoms, way)
        score += own
        roles.append(path)
    return score, roles


def viterbi(atoms: Sequence[Atom], way: Way) -> tuple[float, list[str]]:
    """The best roles of a block's atoms, and their score."""
    paths: dict[str, tuple[float, Path | None]] = {"": (0.0, None)}
    for at, atom in enumerate(atoms):
        own = {role: fits(atom, role, way) for role in ROLES}
        above = atoms[at - 1] if at else None
        paths = {
            role: max(((score + own[role] + follows(before, role, atom, above, way), (path, role)) for before, (score, path) in paths.items()), key=lambda one: one[0])
            for role in ROLES
            if own[role] > NEVER
        }
    score, last = max(((score - UNSPOKEN * (role == NAME), path) for role, (score, path) in paths.items()), key=lambda one: one[0])
    return score, _unwound(last)


def _unwound(path: "Path | None") -> list[str]:
    found = []
    while path is not None:
        path, role = path
        found.append(role)
    return found[::-1]


def fits(atom: Atom, role: str, way: Way) -> float:
    """How well a role fits an atom by itself."""
    if role == NAME:
        if atom.label is None or (atom.box and atom.box == way.mark):
            return NEVER
        known = way.mark != "capitals" or atom.label.words is not None or atom.label.bite or atom.label.speaker in way.names
        return 4 * atom.label.sure - (0.0 if known or not wording.is_upper(atom.text) else UNKNOWN)
    if role == CUE:
        return 2.5 if atom.cue is not None else NEVER
    odds = _odds(atom.text)
    named = -2.0 if atom.label is not None and not atom.box and not (way.mark == "capitals" and atom.label.speaker not in way.names) else 0.0
    if role == SAID:
        return named + _weight(way) * odds + MARKED * bool(atom.heard) - MARKED * _is_marked(atom, way) - 1.5 * (atom.cue is not None)
    soft = -_weight(way) * odds
    if role == ON:
        return named + soft - (MARKED if _is_marked(atom, way) else 0.0) + 1.0 * atom.full
    return named + soft + (0.0 if way.mark == "plain" else MARKED if _is_marked(atom, way) else UNMARKED) - 1.5 * (atom.cue is not None) - 2.0 * bool(atom.heard)


def follows(before: str, role: str, atom: Atom, above: Atom | None, way: Way) -> float:
    """How well a role fits behind the one before it in its block."""
    if role == ON:
        return _on(before, atom, way)
    small = atom.text.lstrip()[:1].islower()
    score = -2.5 * (small and atom.first and before == SEEN and role == SEEN) - 1.0 * (atom.full and role == SEEN)
    score -= 2.5 * (small and atom.first and role == SAID and before in (SEEN, ON) and above is not None and not wording.is_finished(above.text))
    if before == SAID and role == SEEN and above is not None and atom.first and not wording.is_finished(above.text):
        score -= 1.0
    if before == NAME:
        score -= 6.0 * (role != SAID)
    if before in (SAID, NAME) and role == SEEN:
        score -= {"seen first": 2.0, "said first": 0.0, "either": 1.0, ANY: 0.0}[way.order]
    if before in (SEEN, ON) and role in (SAID, NAME):
        score -= {"seen first": 0.0, "said first": 2.0, "either": 1.0, ANY: 0.0}[way.order]
    return score


def _on(before: str, atom: Atom, way: Way) -> float:
    """A description goes on with the next line where that had no room above, or begins small."""
    if before not in (SEEN, ON) or not atom.first or way.mark in "[(<{":
        return NEVER
    small = atom.text.lstrip()[:1].islower()
    return (1.5 if small else -1.0) + (1.0 if atom.full else -1.0)


def is_odd(atom: Atom, role: str, way: Way) -> bool:
    """Is a role against the marks of the page: a picture without any, or words with one?"""
    marked = _is_marked(atom, way)
    return (role == SEEN and not marked and way.mark != "plain") or (role == SAID and marked) or (role == SAID and atom.is_name)


def _weight(way: Way) -> float:
    """How far it counts whether words read as seen or as said."""
    return PLAIN if way.mark == "plain" else SOFT


def _is_marked(atom: Atom, way: Way) -> bool:
    if way.mark in "[(<{":
        return atom.box == way.mark and atom.cue is None
    if way.mark == "bullet":
        return atom.bullet is not None
    if way.mark == "label":
        return atom.seen is not None
    if way.mark == "margin":
        return not atom.inset
    return way.mark == "capitals" and _is_capital(atom)


def _is_capital(atom: Atom) -> bool:
    return not atom.box and wording.is_upper(atom.text) and (len(atom.text.split()) > 1 or wording.is_sized(atom.text)) and not atom.text.rstrip().endswith(":")


def _odds(text: str) -> float:
    """How far words read as said rather than seen; capitals say nothing of it."""
    bare = text.strip("[](){}<>-–• ")
    return max(-MOST, min(MOST, wording.spoken(bare.capitalize() if wording.is_upper(bare) else bare)))
