"""Whole pages: a script, a script beside its cut, two of a kind. One file, nothing from outside."""

from collections import Counter
from collections.abc import Collection, Iterable

from otio_redfiles import __version__
from otio_redfiles.cut.sides import side_of_script
from otio_redfiles.match.model import Comparison, RowKind, Side
from otio_redfiles.model import Delivery, Diagnostic, Script
from otio_redfiles.report import overview
from otio_redfiles.report.beats import alone, beats_of, folded, with_words
from otio_redfiles.report.entries import Entry, entries, summary
from otio_redfiles.report.listing import short
from otio_redfiles.report.markup import Markup, el
from otio_redfiles.report.style import CSS
from otio_redfiles.report.tables import Table
from otio_redfiles.tc import Rate, duration_label, label_of

FULL = 4000  # beats that are shown one by one; longer programmes are shown around their changes
MOST_FINDINGS = 300


def script_page(script: Script) -> str:
    """The script alone: overview, findings, picture and sound side by side."""
    table = Table(None, script, None, script.rate)
    body = table.html(with_words(alone(side_of_script(script)), script, of_a=True))
    return _page(
        script.title or "Script",
        "Post-production script",
        [
            _head(script.title or script.source or "Script", "Post-production script", None, _facts(script)),
            el("h2", "Overview"),
            overview.of_script(script, table.anchors),
            *_findings(script, table.anchors),
            el("h2", "Script"),
            body,
        ],
    )


def diff_page(comparison: Comparison, script_a: Script | None = None, script_b: Script | None = None) -> str:
    """A beside B: summary, overview, list of changes, then the running order with the changes in it."""
    title = next((script.title for script in (script_a, script_b) if script and script.title), "") or _base(
        comparison.a.source
    )
    table = Table(comparison, script_a, script_b, comparison.a.rate)
    beats = beats_of(comparison)
    if script_a or script_b:
        beats = with_words(beats, script_a or script_b, of_a=script_a is not None)  # type: ignore[arg-type]
    shown = folded(beats) if len(beats) > FULL or not (script_a or script_b) else beats
    body = table.html(shown)
    found = entries(comparison)
    return _page(
        title,
        "Changes",
        [
            _head(title, "Changes", summary(comparison), _sides(comparison), _chips(comparison)),
            el("h2", "Overview"),
            overview.of_comparison(comparison, table.anchors),
            el(
                "p",
                "Bars joined in grey stand at the same time on both sides, in orange they moved together. "
                "Triangles are ripples.",
                class_="legend",
            ),
            *([el("h2", "Changes"), _changes(found, table.anchors)] if found else []),
            *(_findings(script_a, table.anchors) if script_a else []),
            el("h2", "Running order"),
            body,
        ],
    )


# --------------------------------------------------------------------------- parts


def _page(title: str, kind: str, parts: Iterable[Markup | str]) -> str:
    head = el(
        "head",
        el("meta", charset="utf-8"),
        el("title", f"{title} – {kind}"),
        el("meta", name="viewport", content="width=device-width, initial-scale=1"),
        el("meta", name="generator", content=f"redfiles {__version__}"),
        el("style", Markup(CSS)),
    )
    foot = el("footer", f"Made with redfiles {__version__}. Times are record timecodes.")
    return "<!DOCTYPE html>\n" + el("html", head, el("body", el("main", *parts, foot)), lang="en") + "\n"


def _head(
    title: str, kicker: str, verdict: str | None, facts: list[tuple[str, str]], more: Markup | None = None
) -> Markup:
    listed = el(
        "dl",
        *(el("div", el("dt", name), el("dd", value, class_="tc")) for name, value in facts),
        class_="meta",
    )
    return el(
        "header",
        el("div", kicker, class_="kicker"),
        el("h1", title),
        el("p", verdict, class_="verdict") if verdict else None,
        listed,
        more,
    )


def _facts(script: Script) -> list[tuple[str, str]]:
    narrated = sum(speech.delivery is Delivery.NARRATION for speech in script.speeches)
    findings = [finding for finding in script.diagnostics if finding.code != "unused"]
    return [
        ("Runs", f"{label_of(script.start, script.rate)} – {label_of(script.end, script.rate)}"),
        ("Duration", duration_label(script.end - script.start, script.rate)),
        ("Rate", _rate(script.rate)),
        ("Shots", f"{len(script.shots):,}"),
        ("Narration", f"{narrated:,}"),
        ("Interviews", f"{len(script.speeches) - narrated:,}"),
        ("Findings", f"{len(findings):,}"),
    ]


def _rate(rate: Rate) -> str:
    return rate.spoken


def _sides(comparison: Comparison) -> list[tuple[str, str]]:
    def told(side: Side) -> str:
        things = "clips" if side.exact else "shots"
        return (
            f"{_base(side.source)} · {len(side.events):,} {things} · from {label_of(side.start, side.rate)}"
        )

    return [
        ("A", told(comparison.a)),
        ("B", told(comparison.b)),
        ("Rate", _rate(comparison.a.rate)),
        ("Paired", f"{len({a for a, _ in comparison.pairs}):,} of {len(comparison.a.events):,}"),
    ]


def _base(source: str) -> str:
    return source.replace("\\", "/").rsplit("/", 1)[-1] or "untitled"


def _chips(comparison: Comparison) -> Markup:
    counted = Counter(row.kind for row in comparison.rows)
    ripples = sum(1 for row in comparison.rows if row.ripple)
    chips = [
        el("li", el("b", counted[kind]), str(kind), class_=f"chip {kind}")
        for kind in RowKind
        if counted[kind] and kind is not RowKind.RIPPLE
    ]
    if ripples:
        chips.append(el("li", el("b", ripples), f"ripple{'s' if ripples > 1 else ''}", class_="chip ripple"))
    return el("ul", *chips, class_="chips")


def _changes(found: list[Entry], anchors: Collection[str]) -> Markup:
    """The list of changes, each with a way to its place in the running order."""
    head = el(
        "tr",
        *(
            el("th", name, class_="num" if name in ("Line", "Size", "Sure") else None)
            for name in ("Change", "Line", "A", "B", "Size", "What", "Sure")
        ),
    )
    return el("table", el("thead", head), el("tbody", *(_change(entry, anchors) for entry in found)))


def _change(entry: Entry, anchors: Collection[str]) -> Markup:
    row = entry.row
    target = f"A{row.a[0]}" if row.a else f"B{row.b[0]}" if row.b else f"A{row.at}"
    target = target if row.lane == "shots" else f"L{entry.line}"
    names = " → ".join(
        short(name)
        for name in dict.fromkeys((entry.name_a, entry.name_b))
        if name and name not in row.message
    )
    what = [row.message, el("div", names, class_="quiet") if names else None]
    lane = " (speech)" if row.lane != "shots" else ""
    return el(
        "tr",
        el(
            "td",
            el("a", el("span", f"{row.kind}{lane}", class_=f"tag {row.kind}"), href=_to(target, anchors)),
        ),
        el("td", entry.line or "", class_="num"),
        el("td", entry.at_a, class_="stamp"),
        el("td", entry.at_b, class_="stamp"),
        el("td", entry.size, class_="num"),
        el("td", *what),
        el("td", f"{row.confidence:.0%}", class_="num"),
    )


def _to(target: str, anchors: Collection[str]) -> str | None:
    return f"#{target}" if target in anchors else None


def _findings(script: Script, anchors: Collection[str]) -> list[Markup]:
    """What `check` would say, folded away where it is long."""
    found = [finding for finding in script.diagnostics if finding.code != "unused"]
    if not found:
        return []
    rows = el("table", el("tbody", *(_finding(finding, anchors) for finding in found[:MOST_FINDINGS])))
    more = (
        el("p", f"and {len(found) - MOST_FINDINGS} more: see redfiles check", class_="quiet")
        if len(found) > MOST_FINDINGS
        else None
    )
    body = [rows, more]
    if len(found) > 12:
        body = [el("details", el("summary", "Show them all"), *body)]
    return [el("section", el("h2", f"Findings ({len(found)})"), *body, class_="findings")]


def _finding(finding: Diagnostic, anchors: Collection[str]) -> Markup:
    hint = el("span", f" Suggested: {finding.suggestion}", class_="quiet") if finding.suggestion else None
    return el(
        "tr",
        el(
            "td",
            el("a", finding.line, href=_to(f"L{finding.line}", anchors)),
            class_="num",
            style="width:60px",
        ),
        el("td", el("span", finding.code, class_=f"flag {finding.severity}"), style="width:190px"),
        el("td", finding.message, hint),
    )
