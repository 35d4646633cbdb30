#!/usr/bin/env python3
"""How well `match.compare` does on planted changes, without the command line around it.

    bench_match.py --tools FOLDER_WITH_CUTBENCH [--n 300] [--seeds 20] [--seed0 0] [--levels half,useless]
                   [--changes K] [--mode script-cut|cut-cut|script-script] [--shift FRAMES]

`cutbench.py` makes the cases (a script, the cut made from it, edits of known kind and size) and scores them;
here they are handed to `compare` in memory. Printed per level: mean precision, recall and F1 of the pairs,
micro F1 of every kind, the share of shots whose offset is right to a second, the size error of the ripples
found (median/nine of ten), rows reported per row planted, rows, processor seconds per case.
"""

import argparse
import importlib.util
import random
import time
from pathlib import Path

from otio_redfiles.match import Comparison, Event, Side, compare
from otio_redfiles.tc import PAL

KINDS = ("missing", "added", "moved", "retimed", "renamed", "ripple")


def cutbench(folder: Path):
    """The generator as a module."""
    spec = importlib.util.spec_from_file_location("cutbench", folder / "cutbench.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def script_side(shots: list, end: int | None = None) -> Side:
    """(second, description, kind) of every shot, as a script that is good to a second."""
    starts = [second * 25 for second, _, _ in shots]
    starts.append(end if end is not None else starts[-1] + 200)
    events = tuple(
        Event(k, "shot", k + 2, starts[k], starts[k + 1], text) for k, (_, text, _) in enumerate(shots)
    )
    return Side("script.txt", PAL, starts[0], starts[-1], events, (), False, 25)


def cut_side(bench, clips: list, start: int) -> Side:
    """Clips laid one after the other from `start`."""
    laid, _, end = bench.lay(clips, start)
    events = tuple(
        Event(k, "clip", None, at, at + clip.dur, clip.name, f"file:///media/{clip.reel}.mov", clip.src)
        for k, (at, clip) in enumerate(laid)
    )
    return Side("cut.otio", PAL, start, end, events)


def case(bench, args: argparse.Namespace, level: str, seed: int) -> tuple[Side, Side, dict]:
    """(A, B, truth)."""
    planted = args.changes if args.changes is not None else max(3, round(args.n * 0.035))
    shots, old, starts, new, truth = bench.one_case(args.n, level, seed, planted)
    if args.mode == "cut-cut":
        return cut_side(bench, old, starts[0]), cut_side(bench, new, starts[0] + args.shift), truth
    a = script_side(shots, starts[-1] // 25 * 25)
    if args.mode == "script-cut":
        return a, cut_side(bench, new, starts[0] + args.shift), truth
    lines, truth["lines"] = bench.script_of(new, shots, starts[0], random.Random(seed + 7))
    return a, script_side(lines), truth


def prediction(found: Comparison) -> dict:
    """What the scorer reads."""
    rows = [
        {"kind": str(r.kind), "a": r.a, "b": r.b, "at": r.at, "frames": r.frames, "ripple": r.ripple}
        for r in found.rows
        if r.lane == "shots"
    ]
    offsets = {}
    matched = {i for i, _ in found.pairs}
    for stretch in found.stretches:
        offsets.update(
            (e.index, stretch.offset)
            for e in found.a.events
            if e.index in matched and stretch.start <= e.start < stretch.end
        )
    return {"pairs": found.pairs, "rows": rows, "offsets": offsets}


def line_pairs(found: Comparison, truth: dict) -> dict:
    """Precision and recall of the pairs of two scripts."""
    first: dict[int, int] = {}
    for j, i in enumerate(truth["lines"]):
        if i is not None:
            first.setdefault(i, j)
    hits = len(set(first.items()) & set(found.pairs))
    p, r = hits / max(1, len(found.pairs)), hits / max(1, len(first))
    return {"p": p, "r": r, "f": 2 * p * r / max(1e-9, p + r), "n": len(first), "m": len(found.pairs)}


def micro(scores: list[dict], kind: str) -> str:
    """F1 over all cases together."""
    parts = [score[kind] for score in scores if kind in score]
    hits = sum(part["r"] * part["n"] for part in parts)
    told, true = sum(part["m"] for part in parts), sum(part["n"] for part in parts)
    return f"{2 * hits / (told + true):.2f}" if told + true else "-"


def size_errors(found: Comparison, truth: dict) -> list[int]:
    """Frames by which ripples found at their place are off."""
    told = [(row.at, row.ripple) for row in found.rows if row.ripple]
    out = []
    for at, frames, _ in truth["ripples"]:
        near = [abs(size - frames) for place, size in told if abs(place - at) <= 3 and size * frames > 0]
        out += [min(near)] if near and min(near) <= 25 else []
    return out


def level_line(bench, args: argparse.Namespace, level: str) -> str:
    """One row of the table."""
    scores, errors, seconds = [], [], []
    for seed in range(args.seed0, args.seed0 + args.seeds):
        a, b, truth = case(bench, args, level, seed)
        begun = time.process_time()
        found = compare(a, b)
        seconds.append(time.process_time() - begun)
        told = prediction(found)
        told["offsets"] = {k: v - args.shift for k, v in told["offsets"].items()}
        score = bench.score(truth, told, "cut-cut" if args.mode == "cut-cut" else "script-cut", level=level)
        if args.mode == "script-script":
            score["pairs"] = line_pairs(found, truth)
        scores.append(score)
        errors += size_errors(found, truth) if args.mode == "script-cut" else []
    mean = [sum(score["pairs"][x] for score in scores) / len(scores) for x in "prf"]
    errors.sort()
    sizes = f"{errors[len(errors) // 2]}/{errors[len(errors) * 9 // 10]}" if errors else "-"
    within = sum(score.get("off_within_1s", 0) for score in scores) / len(scores)
    cells = [
        level,
        "/".join(f"{x:.4f}" for x in mean),
        *(micro(scores, kind) for kind in KINDS),
        f"{within:.3f}",
        sizes,
    ]
    cells += [f"{sum(score['rows_ratio'] for score in scores) / len(scores):.2f}"]
    cells += [
        f"{sum(score['rows'] for score in scores) / len(scores):.1f}",
        f"{sum(seconds) / len(seconds):.2f}",
    ]
    return "| " + " | ".join(cells) + " |"


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--tools", type=Path, required=True, help="folder that holds cutbench.py")
    parser.add_argument("--n", type=int, default=300)
    parser.add_argument("--seeds", type=int, default=20)
    parser.add_argument("--seed0", type=int, default=0)
    parser.add_argument("--levels", default="informative,half,sparse,useless")
    parser.add_argument("--changes", type=int, help="planted changes; else 3.5 %% of the shots")
    parser.add_argument("--mode", choices=("script-cut", "cut-cut", "script-script"), default="script-cut")
    parser.add_argument("--shift", type=int, default=0, help="frames by which the cut starts elsewhere")
    args = parser.parse_args()
    bench = cutbench(args.tools)
    head = ["names", "pairs P/R/F", *KINDS, "offset <= 1 s", "size error", "rows/planted", "rows", "CPU s"]
    print("| " + " | ".join(head) + " |\n" + "|---" * len(head) + "|")
    for level in args.levels.split(","):
        print(level_line(bench, args, level), flush=True)


if __name__ == "__main__":
    main()
