"""The layout samples (folder in REDFILES_LAYOUTS), as they are, and as editors and converters disturb
them."""

import json
import os
import re
from collections import Counter
from pathlib import Path
from statistics import mean

import pytest

from otio_redfiles.layout import understand
from otio_redfiles.layout.words import spans
from otio_redfiles.model import Draft, DraftShot, DraftSpeech
from otio_redfiles.read.text import page_of

FOLDER = os.environ.get("REDFILES_LAYOUTS")
TRUTHS = sorted(Path(FOLDER).glob("*.truth.json")) if FOLDER else []
pytestmark = pytest.mark.skipif(not TRUTHS, reason="REDFILES_LAYOUTS names no folder with samples")

DISTURBED = {
    "as it is": lambda text: text,
    "no blank lines": lambda text: re.sub(r"\n\s*\n+", "\n", text),
    "double spacing": lambda text: text.replace("\n", "\n\n"),
    "indented": lambda text: "\n".join("  " + line if line.strip() else line for line in text.split("\n")),
    "other separators": lambda text: re.sub(
        r"\b(\d\d)([.:])(\d\d)\2(\d\d)\b", lambda m: f"{m[1]}.{m[3]}.{m[4]}", text
    ),
    "with frames": lambda text: re.sub(
        r"\b(\d\d)([.:])(\d\d)\2(\d\d)\b", lambda m: f"{m[0]}{m[2]}{int(m[4]) * 7 % 25:02d}", text
    ),
}


def clock(printed: str | None) -> str:
    """Minutes and seconds, as the scorer compares them."""
    digits = re.sub(r"\D", "", printed or "")[:6]
    return digits.zfill(6)[-4:] if digits else ""


def loose(text: str) -> str:
    return re.sub(r"\W+", " ", text).strip().lower()


def f1(got: Counter, want: Counter) -> float:
    return 2 * sum((got & want).values()) / (sum(got.values()) + sum(want.values())) if got or want else 1.0


def scores(draft: Draft, truth: dict) -> tuple[float, float]:
    """F1 of the shots and of the speeches."""
    shots = Counter(
        (clock(i.stamp and i.stamp.text), spans.joined(i.pieces))
        for i in draft.items
        if isinstance(i, DraftShot)
    )
    speeches = Counter(
        (
            clock(i.stamp and i.stamp.text),
            i.speaker.upper(),
            loose(spans.joined(p for s in i.segments for p in s.pieces)),
        )
        for i in draft.items
        if isinstance(i, DraftSpeech)
    )
    return (
        f1(shots, Counter((clock(s["printed"]), " ".join(s["description"].split())) for s in truth["shots"])),
        f1(
            speeches,
            Counter((clock(s["printed"]), s["speaker"].upper(), loose(s["text"])) for s in truth["speeches"]),
        ),
    )


def read(path: Path, how: str = "as it is") -> tuple[Draft, dict]:
    text = path.with_name(path.name.replace(".truth.json", ".txt")).read_text(encoding="utf-8")
    return understand(page_of(DISTURBED[how](text), path.name)), json.loads(path.read_text(encoding="utf-8"))


@pytest.mark.parametrize("how", DISTURBED)
def test_the_mean_of_shots_and_speeches(how: str) -> None:
    found = [scores(*read(path, how)) for path in TRUTHS]
    assert mean(shots for shots, _ in found) >= 0.95
    assert mean(speeches for _, speeches in found) >= 0.95


@pytest.mark.parametrize(
    "path", [p for p in TRUTHS if p.name[:2] in ("31", "41")], ids=lambda path: path.name
)
def test_no_position_where_none_is_printed(path: Path) -> None:
    draft, _ = read(path)
    assert all(item.stamp is None for item in draft.items)


def test_what_is_given_as_sure_is_right() -> None:
    sure = wrong = 0
    for path in TRUTHS:
        draft, truth = read(path)
        shots = {" ".join(s["description"].split()) for s in truth["shots"]}
        words = {loose(s["text"]) for s in truth["speeches"]}
        for item in draft.items:
            if isinstance(item, DraftShot) and item.confidence >= 0.9:
                sure, wrong = sure + 1, wrong + (spans.joined(item.pieces) not in shots)
            if isinstance(item, DraftSpeech) and item.confidence >= 0.9:
                said = loose(spans.joined(p for s in item.segments for p in s.pieces))
                sure, wrong = sure + 1, wrong + (said not in words)
    assert sure and wrong <= 0.01 * sure
