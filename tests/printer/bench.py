"""Measure the flattened-page reader on invented pages.

    python -m tests.printer.bench [-n SEEDS] [--glue 0.27 ...] [--gaps full ...] [-v]

Every page is printed into a temporary folder, parsed in-process, and scored as the project scores events.
`--keep DIR` writes pages and truths there instead. `--corpus DIR` adds the corpus script re-glued.
"""

import argparse
import ast
import json
import random
import re
import statistics
import sys
import tempfile
import time
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from tests.printer import agency
from tests.printer.errors import Slip, slips_of, summary
from tests.printer.flat import draw_flattening, flattened
from tests.printer.invent import invent
from tests.printer.layouts import EXACT, LOOSE, Printed
from tests.printer.programme import draw_house
from tests.printer.score import Score, score


def page(
    seed: int, glue: float = 0.27, gaps: str = "full", minutes: float = 25.0, habits: dict | None = None
) -> tuple[str, dict]:
    """The flattened page of a seed: the same programme and paper at every glue level.

    `habits` overrides fields of the house drawn for the seed (see `House`).
    """
    rng = random.Random(f"programme {seed}")
    programme = invent(rng, minutes, replace(draw_house(rng), **(habits or {})))
    rng = random.Random(f"page {seed}")
    return flattened(programme, rng, how=draw_flattening(rng, glue, gaps))


def pages(options: argparse.Namespace) -> Iterator[tuple[str, str, Printed]]:
    """Group, name and page of everything asked for."""
    if options.layouts is not None:
        yield from layout_pages(options)
        return
    for gaps in options.gaps:
        for glue in options.glue:
            for seed in options.seeds or range(options.first, options.first + options.n):
                made = page(seed, glue, gaps, options.minutes, dict(options.house or ()))
                yield f"glue {glue:g} gaps {gaps}", f"seed {seed}", Printed(".txt", *made)
    if options.corpus:
        from tests.printer.reglue import corpus_pages

        for name, text, truth in corpus_pages(Path(options.corpus)):
            yield name.split(" draw")[0], name, Printed(".txt", text, truth)


def layout_pages(options: argparse.Namespace) -> Iterator[tuple[str, str, Printed]]:
    """Every other layout whose name holds one of the words asked for (none: all of them)."""
    for name, printer in {**EXACT, **LOOSE, **agency.printers()}.items():
        if not options.layouts or any(word in name for word in options.layouts):
            for seed in options.seeds or range(options.first, options.first + options.n):
                rng = random.Random(f"programme {seed}")
                house = replace(draw_house(rng), **dict(options.house or ()))
                yield name, f"seed {seed}", printer(invent(rng, options.minutes, house), rng)


def parse(printed: Printed, folder: Path, name: str, straight: bool = False) -> dict:
    """The events the reader finds on the page; `straight`: by the decoder of flattened pages, unasked."""
    from otio_redfiles.decode import decode_flat
    from otio_redfiles.events import build_script
    from otio_redfiles.model import Reading
    from otio_redfiles.pipeline import load_script
    from otio_redfiles.read import read_page
    from otio_redfiles.script_json import to_dict

    path = _place(folder, name, printed.suffix)
    path.write_bytes(printed.data.encode() if isinstance(printed.data, str) else printed.data)
    if not straight:
        return to_dict(load_script(path))
    return to_dict(build_script(decode_flat(read_page(path), Reading()), Reading(), source=str(path)))


def _place(folder: Path, name: str, suffix: str) -> Path:
    return folder / (re.sub(r"\W+", "-", name) + suffix)


def slips(printed: Printed, folder: Path, name: str) -> list[Slip]:
    """What the decoder of flattened pages takes for something else, cell by cell."""
    from otio_redfiles.decode import decode_flat
    from otio_redfiles.model import Reading
    from otio_redfiles.read import read_page

    path = _place(folder, name, printed.suffix)
    return slips_of(printed.truth["spots"], decode_flat(read_page(path), Reading()))


def main(arguments: list[str] | None = None) -> int:
    """Print one line a page and the mean of every group."""
    options = _options(arguments)
    groups: dict[str, list[dict[str, Score]]] = {}
    wrong: list[Slip] = []
    with tempfile.TemporaryDirectory() as temporary:
        folder = Path(options.keep or temporary)
        folder.mkdir(parents=True, exist_ok=True)
        for group, name, printed in pages(options):
            if options.keep:
                truth = json.dumps(printed.truth, indent=1)
                _place(folder, f"{group} {name}", ".truth.json").write_text(truth, encoding="utf-8")
            started = time.perf_counter()
            found = _covered(parse(printed, folder, f"{group} {name}", options.straight), printed.truth)
            result = score(found, printed.truth)
            groups.setdefault(group, []).append(result)
            if options.errors and "spots" in printed.truth:
                wrong += slips(printed, folder, f"{group} {name}")
            _show(f"{group:22} {name}", result, options.verbose, time.perf_counter() - started)
    for group, results in groups.items():
        _mean(group, results)
    for line in summary(wrong, 6 if options.verbose else 0):
        print(line)
    return 0


def _options(arguments: list[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="tests.printer.bench", description=__doc__.split("\n")[0])
    parser.add_argument("-n", type=int, default=6, help="number of seeds")
    parser.add_argument("--first", type=int, default=0, help="first seed")
    parser.add_argument("--seeds", type=int, nargs="*", help="these seeds only")
    parser.add_argument("--glue", type=float, nargs="*", default=[0.27, 0.5, 1.0])
    parser.add_argument("--gaps", nargs="*", default=["full"], help="full, one, none, noise")
    parser.add_argument("--minutes", type=float, default=25.0)
    parser.add_argument("--layouts", nargs="*", help="other layouts instead, those whose name holds a word")
    parser.add_argument(
        "--straight", action="store_true", help="the decoder of flattened pages whatever the page"
    )
    parser.add_argument("--errors", action="store_true", help="count what was taken for what (-v: examples)")
    parser.add_argument("--corpus", help="folder of the corpus: adds its script as it is and re-glued")
    parser.add_argument("--keep", help="write pages and truths into this folder")
    parser.add_argument("--house", nargs="*", type=_habit, help="habits, as capital=0 upper=True")
    parser.add_argument("-v", "--verbose", action="store_true", help="list what differs")
    return parser.parse_args(arguments)


def _habit(text: str) -> tuple[str, object]:
    """`name=value`, the value as Python writes it."""
    name, _, value = text.partition("=")
    return name, ast.literal_eval(value)


def _covered(events: dict, truth: dict) -> dict:
    """Only what stands on the lines the truth covers."""
    last = truth.get("last_line")
    if not last:
        return events
    return {
        **events,
        **{kind: [e for e in events[kind] if e["line"] <= last] for kind in ("shots", "speeches")},
    }


def _show(name: str, result: dict[str, Score], verbose: bool, seconds: float) -> None:
    figures = "  ".join(f"{kind} {result[kind].f1:.4f}" for kind in ("shots", "speeches", "words"))
    print(f"{name:34} {figures}  {seconds:.2f} s")
    if verbose:
        for kind in ("shots", "speeches"):
            for mark, items in (("+", result[kind].extra), ("-", result[kind].missing)):
                for item in items:
                    print(f"   {mark} {kind:8} {item}")


def _mean(group: str, results: list[dict[str, Score]]) -> None:
    figures = {kind: [result[kind].f1 for result in results] for kind in ("shots", "speeches", "words")}
    means = "  ".join(f"{kind} {statistics.mean(f):.4f} min {min(f):.3f}" for kind, f in figures.items())
    print(f"MEAN {group:24} n {len(results):3}  {means}")


if __name__ == "__main__":
    sys.exit(main())
