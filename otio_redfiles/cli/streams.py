"""Standard output and standard error as they may come: closed, full, or of another encoding."""

import io
import os
import sys


class Unheard(io.TextIOWrapper):
    """Standard error that may be full or closed: what cannot be said there must not stop the work."""

    def write(self, text: str) -> int:
        try:
            return super().write(text)
        except OSError:
            return self._let_go(text)

    def flush(self) -> None:
        try:
            super().flush()
        except OSError:
            self._let_go()

    def _let_go(self, text: str = "") -> int:
        os.dup2(os.open(os.devnull, os.O_WRONLY), self.fileno())
        return len(text)


def prepare() -> None:
    """Make both streams write UTF-8. A closed one is held open, so that no file of ours gets its number: what is
    written to a closed standard output fails, what is said on a closed standard error is not heard."""
    if sys.stdout is None:
        sys.stdout = os.fdopen(_held(1, os.O_RDONLY), "w")
    if sys.stderr is None:
        sys.stderr = os.fdopen(_held(2, os.O_WRONLY), "w")
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
    if type(sys.stderr) is io.TextIOWrapper:
        sys.stderr = Unheard(sys.stderr.detach(), encoding="utf-8", errors="backslashreplace", line_buffering=True)


def _held(number: int, how: int) -> int:
    """The null device as the open file of this number."""
    found = os.open(os.devnull, how)
    if found != number:
        os.dup2(found, number)
        os.close(found)
    return number
