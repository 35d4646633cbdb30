"""The `redfiles` command: click collects the arguments, `pipeline` acts, this room prints and sets the exit status.

Every command lives in a module of its own, imported only when it is called, so that `--help` is quick.
"""

import errno
import importlib
import os
import sys

import click

from otio_redfiles import __version__
from otio_redfiles.cli import streams

# command -> (module, the one line that `redfiles --help` shows)
COMMANDS = {
    "convert": ("convert", "Write a script as EDL, FCP XML, AAF, FCPXML, OTIO, markers, subtitles, Word ..."),
    "parse": ("parse", "Show what was read on the page, as JSON or line by line."),
    "check": ("check", "Say what is wrong or doubtful, as file:line: code: message."),
    "diff": ("diff", "Compare a script with a cut, two cuts or two scripts."),
    "retime": ("retime", "Give a script the timecodes of a cut."),
    "report": ("report", "Make a page to look at: the script, and the cut beside it."),
    "formats": ("formats", "List what each format carries and what it loses."),
}


class LazyGroup(click.Group):
    """A group whose commands are imported when called; `--help` needs none of them."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, name: str) -> click.Command | None:
        if name not in COMMANDS:
            return None
        module = importlib.import_module(f"otio_redfiles.cli.{COMMANDS[name][0]}")
        return module.command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        with formatter.section("Commands"):
            formatter.write_dl([(name, text) for name, (_, text) in COMMANDS.items()])


@click.group(cls=LazyGroup, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="redfiles")
def group() -> None:
    """A post-production script becomes a timeline, and is held against the cut.

    \b
    Examples:
      redfiles convert ep101.docx -o ep101.edl -o ep101.xml -o ep101.aaf
      redfiles check ep101.txt
      redfiles diff ep101.txt ep101_locked.edl
      redfiles retime ep101.docx ep101_locked.xml -o ep101_final.docx
    """


def main() -> None:
    """Run the command line. Exit status: 0 done, 1 findings, 2 trouble (one line on standard error)."""
    streams.prepare()
    try:
        status = group.main(standalone_mode=False) or 0
        sys.stdout.flush()  # while somebody can still say that it could not be written
        sys.exit(status)
    except click.exceptions.Exit as stop:
        sys.exit(stop.exit_code)
    except click.ClickException as problem:
        _fail_misused(problem, sys.argv[1:])
    except (click.Abort, KeyboardInterrupt):
        _fail("interrupted")
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), 1)
        sys.exit(2)
    except Exception as problem:  # the last door: a user never sees a traceback
        _let_go_of_output(problem)
        _fail(_one_line(problem))


def _let_go_of_output(problem: Exception) -> None:
    """Drop what standard output could not take, so that it is not tried again on the way out."""
    if isinstance(problem, OSError) and problem.filename is None:
        os.dup2(os.open(os.devnull, os.O_WRONLY), 1)


def _fail(message: str) -> None:
    click.echo(f"redfiles: {message}", err=True)
    sys.exit(2)


def _fail_misused(problem: click.ClickException, arguments: list[str]) -> None:
    """Say what was typed wrong, and where to look; click itself has a block of lines for it. Who typed nothing gets the help."""
    if not arguments:
        problem.show()
        sys.exit(2)
    said = " ".join(problem.format_message().split()).rstrip(".")
    command = f" {arguments[0]}" if arguments[0] in COMMANDS else ""
    _fail(f"{said[:1].lower()}{said[1:]}; see: redfiles{command} --help")


def _one_line(problem: Exception) -> str:
    from otio_redfiles.errors import RedfilesError

    text = " ".join(str(problem).split()) or type(problem).__name__
    if isinstance(problem, RedfilesError):
        return text
    if os.environ.get("REDFILES_DEBUG"):
        raise problem
    if isinstance(problem, OSError):
        return _trouble(problem, text)
    return f"internal trouble ({type(problem).__name__}: {text}); please report it with the file that caused it"


def _trouble(problem: OSError, text: str) -> str:
    """What the system refused, and what to do."""
    if problem.filename is None:
        return "standard output: is closed" if problem.errno == errno.EBADF else f"standard output: {problem.strerror or text}"
    advice = "; choose a shorter one" if problem.errno == errno.ENAMETOOLONG else ""
    return f"{problem.filename}: {(problem.strerror or text).lower()}{advice}"
