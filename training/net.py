"""Learn the net's weights from the sheets: `python -m training.net` writes them into the package.

The net is that of `otio_redfiles.learnt.net`, here in torch (the extra `train`). It sees every page with one of its first
readings, whole or in part, or with none, so that it learns to part a page by itself as well as to follow who is right. First it
learns from the sheets and from twice as many pages drawn by chance, then from the sheets alone: on sheets of others that made
.63 to .66 of the pictures and .72 to .74 of the speeches, and a wider net made more of that.
`--without NAMES` leaves out the sheets whose names begin so and measures on them: how alike the parts are to the truth
(F1 of pictures and of speeches, a mean over pages), beside the first reader's. About forty minutes a net on one core.
"""

import random
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import click
import numpy as np
import torch
from torch import Tensor, nn
from torch.nn import functional

from otio_redfiles.learnt.net import CODES, FIRST, Table, likely, path
from otio_redfiles.learnt.signs import SHAPES, SIZES, signs_of, vocabulary
from otio_redfiles.second.trust import runs
from training.augment import Page, changed
from training.drawn import drawn
from training.sheets import HERE, Sheet, digest, sheets

WEIGHTS = HERE.parent / "otio_redfiles" / "learnt" / "weights.npz"
WIDTH, HIDDEN, LOOK = 128, 96, 64
DROPPED = 0.25
RATE, LAST_RATE, DECAY, BATCH, SMOOTHED = 2.5e-3, 1e-3, 0.05, 16, 0.03
DRAWN, MORE = 8000, 1900
"""So many pages are drawn by chance, and so many of them are seen in a round beside the sheets."""
HEAVY = (1, 3, 1, 3, 1, 2, 1.5, 1.5, 1.5)
"""What a mistake costs, by code: the first word of a part most."""
LEAST = 0.02
"""So often, besides, every code is taken to have followed every other."""
TRUSTED = 0.4
"""How far the order of codes weighs beside what the net says of each."""


class Block(nn.Module):
    """A convolution over five tokens, so many apart as `apart` says, beside what was there."""

    def __init__(self, apart: int) -> None:
        super().__init__()
        self.ln, self.cv = nn.LayerNorm(WIDTH), nn.Conv1d(WIDTH, WIDTH, 5, padding=2 * apart, dilation=apart)
        self.fc, self.drop = nn.Linear(WIDTH, WIDTH), nn.Dropout(DROPPED)

    def forward(self, x: Tensor, there: Tensor) -> Tensor:
        y = (self.ln(x) * there).transpose(1, 2)
        return x + self.drop(self.fc(functional.relu(self.cv(y).transpose(1, 2))))


class Net(nn.Module):
    """The net; the names of its parts are those that `otio_redfiles.learnt.net` reads."""

    def __init__(self, words: int) -> None:
        super().__init__()
        self.w, self.sh = nn.Embedding(words, WIDTH), nn.Embedding(len(SHAPES), WIDTH)
        self.a, self.n = nn.Embedding(len(FIRST), WIDTH), nn.Embedding(sum(SIZES), WIDTH)
        for table in (self.w, self.sh, self.a, self.n):
            nn.init.normal_(table.weight, 0, 0.2)
        self.ln0, self.mix = nn.LayerNorm(WIDTH), nn.Linear(WIDTH, WIDTH)
        self.b1, self.b2 = (nn.ModuleList(Block(apart) for apart in (1, 2, 4)) for _ in range(2))
        self.line = nn.LSTM(2 * WIDTH, HIDDEN, bidirectional=True, batch_first=True)
        self.q, self.kk, self.v = (nn.Linear(2 * HIDDEN, LOOK) for _ in range(3))
        self.line2 = nn.LSTM(2 * HIDDEN + LOOK, HIDDEN, bidirectional=True, batch_first=True)
        self.up, self.lnf, self.out = nn.Linear(2 * HIDDEN, WIDTH), nn.LayerNorm(WIDTH), nn.Linear(WIDTH, len(CODES))
        self.drop, self.offsets = nn.Dropout(DROPPED), torch.tensor(np.cumsum([0, *SIZES[:-1]]))

    def forward(self, pages: "Batch") -> Tensor:
        there = pages.there.unsqueeze(-1).float()
        x = self.ln0(self.w(pages.words) + self.sh(pages.shapes) + self.n(pages.figures + self.offsets).sum(2) + self.a(pages.first))
        x = self.drop(x + functional.relu(self.mix(x)))
        for block in self.b1:
            x = block(x, there)
        rows = self.drop(self._along(self.line, self.drop(self._by_rows(x, pages)), pages))
        far = (self.q(rows) @ self.kk(rows).transpose(1, 2) / 8).masked_fill(~pages.filled[:, None], -1e4).softmax(-1)
        rows = self.drop(self._along(self.line2, torch.cat([rows, far @ self.v(rows)], -1), pages))
        x = x + self.up(rows).gather(1, pages.rows.unsqueeze(-1).expand(-1, -1, WIDTH))
        for block in self.b2:
            x = block(x, there)
        return self.out(self.lnf(x))

    @staticmethod
    def _by_rows(x: Tensor, pages: "Batch") -> Tensor:
        """The greatest values of each line's tokens, and its first token's."""
        count, at = pages.filled.shape[1], ((pages.rows + 1) * pages.there).unsqueeze(-1).expand(-1, -1, WIDTH)
        most = torch.full((len(x), count + 1, WIDTH), -1e4).scatter_reduce(1, at, x, "amax")[:, 1:]
        begins = torch.cat([torch.ones(len(x), 1, dtype=torch.bool), pages.rows[:, 1:] != pages.rows[:, :-1]], 1) & pages.there.bool()
        first = torch.zeros(len(x), count + 1, WIDTH).scatter_add(1, at, x * begins.unsqueeze(-1))[:, 1:]
        return torch.cat([most, first], -1) * pages.filled.unsqueeze(-1)

    @staticmethod
    def _along(layer: nn.LSTM, rows: Tensor, pages: "Batch") -> Tensor:
        packed = nn.utils.rnn.pack_padded_sequence(rows, pages.filled.sum(1), batch_first=True, enforce_sorted=False)
        return nn.utils.rnn.pad_packed_sequence(layer(packed)[0], batch_first=True, total_length=rows.shape[1])[0]


@dataclass(frozen=True, slots=True)
class Batch:
    """Pages side by side, filled up to the longest: `there` marks tokens, `filled` lines; `truth` is -100 where nothing is."""

    words: Tensor
    shapes: Tensor
    figures: Tensor
    rows: Tensor
    first: Tensor
    there: Tensor
    filled: Tensor
    truth: Tensor


def batch_of(pages: Sequence[Page]) -> Batch:
    """The pages of a step."""
    longest, most = max(len(page.truth) for page in pages), max(int(page.signs.rows[-1]) + 1 for page in pages)

    def filled(arrays: list[np.ndarray], rest: int = 0) -> Tensor:
        found = np.full((len(arrays), longest, *arrays[0].shape[1:]), rest, int)
        for row, array in zip(found, arrays, strict=True):
            row[: len(array)] = array
        return torch.tensor(found)

    signs = [page.signs for page in pages]
    rows = filled([each.rows for each in signs])
    for row, each in zip(rows, signs, strict=True):
        row[len(each.rows) :] = int(each.rows[-1])
    lines = torch.tensor([int(each.rows[-1]) + 1 for each in signs])
    return Batch(
        filled([each.words for each in signs]),
        filled([each.shapes for each in signs]),
        filled([each.figures for each in signs]),
        rows,
        filled([page.first for page in pages]),
        filled([np.ones(len(page.truth), int) for page in pages]),
        torch.arange(most)[None] < lines[:, None],
        filled([page.truth for page in pages], -100),
    )


def pages_of(every: Sequence[Sheet], words: dict[str, int]) -> list[tuple[Page, ...]]:
    """Each sheet as pages, one for each of its first readings."""
    found = []
    for sheet in every:
        signs = signs_of(sheet.lines, words)
        truth = np.array([CODES.index(code) for code in sheet.truth])
        found.append(tuple(Page(signs, np.array([FIRST.index(c) for c in codes]), truth) for _, codes, _ in sheet.readings))
    return found


def learnt(pages: Sequence[Sequence[Page]], others: Sequence[Page], words: int, rounds: tuple[int, int], seed: int) -> dict[str, Table]:
    """The weights that the pages speak for; `others` are seen in the first rounds only."""
    torch.manual_seed(seed)
    dice, net = random.Random(seed), Net(words)
    wide = min(MORE, len(others))
    _follow(net, RATE, rounds[0], len(pages) + wide, lambda: _batches([*pages, *((page,) for page in dice.sample(others, wide))], dice))
    _follow(net, LAST_RATE, rounds[1], len(pages), lambda: _batches(pages, dice))
    return {name: tensor.detach().numpy() for name, tensor in net.state_dict().items()}


def _follow(net: Net, rate: float, rounds: int, count: int, batches: Callable[[], Iterator[Batch]]) -> None:
    """Learn for so many rounds of so many pages."""
    follow = torch.optim.AdamW(net.parameters(), rate, weight_decay=DECAY)
    slow = torch.optim.lr_scheduler.OneCycleLR(follow, rate, total_steps=rounds * -(-count // BATCH), pct_start=0.1)
    for number in range(rounds):
        lost = [_step(net, batch, follow, slow) for batch in batches()]
        click.echo(f"round {number + 1} of {rounds}: {sum(lost) / len(lost):.3f}")


def _batches(pages: Sequence[Sequence[Page]], dice: random.Random) -> Iterator[Batch]:
    """All pages once, each changed by chance, those of like length together."""
    drawn = [changed(dice.choice(readings), dice) for readings in pages]
    drawn.sort(key=lambda page: len(page.truth) // 60 + 3 * dice.random())
    groups = [drawn[at : at + BATCH] for at in range(0, len(drawn), BATCH)]
    dice.shuffle(groups)
    yield from map(batch_of, groups)


def _step(net: Net, batch: Batch, follow: torch.optim.Optimizer, slow: torch.optim.lr_scheduler.LRScheduler) -> float:
    scores = net(batch).reshape(-1, len(CODES))
    cost = torch.tensor(HEAVY, dtype=torch.float)
    loss = functional.cross_entropy(scores, batch.truth.reshape(-1), weight=cost, ignore_index=-100, label_smoothing=SMOOTHED)
    follow.zero_grad()
    loss.backward()
    nn.utils.clip_grad_norm_(net.parameters(), 1.0)
    follow.step()
    slow.step()
    return loss.item()


def order_of(pages: Sequence[Sequence[Page]]) -> Table:
    """The log odds of a code behind another, by how often it stands there."""
    counts = np.full((len(CODES), len(CODES)), LEAST)
    for page, *_ in pages:
        np.add.at(counts, (page.truth[:-1], page.truth[1:]), 1)
    return TRUSTED * np.log(counts / counts.sum(1, keepdims=True) / (counts.sum(0) / counts.sum()))


def measured(nets: Sequence[dict[str, Table]], after: Table, held: Sequence[Sheet], words: dict[str, int]) -> Iterator[str]:
    """How alike the parts of pages are to the truth: the first reader's and the nets'."""
    for kind in "SW":
        figures: list[tuple[float, float]] = []
        for sheet in held:
            first = sheet.readings[0][1]
            own = path(likely(nets, signs_of(sheet.lines, words), first), after)
            truth, *read = ({run for run in runs(codes) if run[0] == kind} for codes in (sheet.truth, first, own))
            if truth or any(read):
                figures.append(tuple(2 * len(truth & parts) / max(1, len(truth) + len(parts)) for parts in read))
        yield f"{kind}: first reader {np.mean([a for a, _ in figures]):.3f}, net {np.mean([b for _, b in figures]):.3f} ({len(figures)} pages)"


def save(nets: Sequence[dict[str, Table]], after: Table, to: Path = WEIGHTS) -> None:
    """Write the nets, in half precision."""
    tables = {f"{at}/{name}": table.astype(np.float16) for at, net in enumerate(nets) for name, table in net.items()}
    words = np.array(vocabulary(sorted_words()))
    np.savez_compressed(to, after=after.astype(np.float16), words=words, sheets=np.array(digest()), **tables)


def sorted_words() -> list[str]:
    """The words that stay in sheets, in the order of their list."""
    return (HERE / "words.txt").read_text(encoding="utf-8").split()


@click.command()
@click.option("--nets", default=2, help="How many nets to learn.")
@click.option("--rounds", type=(int, int), default=(12, 12), help="How often each sheet is seen, beside drawn pages and then alone.")
@click.option("--without", default="", metavar="NAMES", help="Leave out sheets whose names begin so, and measure on them; write nothing.")
def main(nets: int, rounds: tuple[int, int], without: str) -> None:
    """Learn the nets."""
    every = list(sheets())
    held = [sheet for sheet in every if without and sheet.name.startswith(tuple(without.split(",")))]
    seen = [sheet for sheet in every if sheet not in held]
    words = {word: at for at, word in enumerate(vocabulary(sorted_words()))}
    pages, others = pages_of(seen, words), list(drawn(seen, words, DRAWN, 1))
    found = [learnt(pages, others, len(words), rounds, seed + 1) for seed in range(nets)]
    if held:
        click.echo("\n".join(measured(found, order_of(pages), held, words)))
    else:
        save(found, order_of(pages))


if __name__ == "__main__":
    main()
