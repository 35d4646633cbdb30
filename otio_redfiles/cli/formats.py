"""`redfiles formats`: what each format carries and what it loses."""

import textwrap

import click

from otio_redfiles.write import FORMATS, Format

WIDTH, LEFT = 100, 15


@click.command("formats")
def command() -> None:
    """List the formats that `redfiles convert` writes, what each carries and what it loses."""
    for form in FORMATS.values():
        click.echo("\n".join(_entry(form)))


def _entry(form: Format) -> list[str]:
    return [
        f"{form.suffix:{LEFT - 1}} {form.name}",
        *_wrapped("carries ", form.carries),
        *(_wrapped("loses   ", form.loses) if form.loses else [" " * LEFT + "loses   nothing"]),
    ]


def _wrapped(word: str, text: str) -> list[str]:
    indent = " " * LEFT
    return textwrap.wrap(
        text, WIDTH, initial_indent=indent + word, subsequent_indent=indent + " " * len(word)
    )
