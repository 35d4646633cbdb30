"""`python -m otio_redfiles` is the `redfiles` command."""

from otio_redfiles.cli import main

main()
