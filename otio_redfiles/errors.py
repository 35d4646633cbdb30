"""What stops us. One family: whoever catches `RedfilesError` has caught everything we raise on purpose.

A message is one line that names the file, the line where there is one, and what to do.
What a person should merely look at is no exception: see `model.Diagnostic`.
"""


class RedfilesError(Exception):
    """Base of everything raised on purpose; the command line prints it and exits with 2."""


class UnreadableScriptError(RedfilesError):
    """The script cannot be read: missing, binary, broken, protected, too large."""


class EmptyScriptError(UnreadableScriptError):
    """The file can be read but holds nothing that could be a script."""


class UnreadableCutError(RedfilesError):
    """The cut cannot be read: broken list, wrong rate, no picture."""


class UnknownFormatError(RedfilesError):
    """The suffix belongs to no format we read or write."""


class MissingExtraError(RedfilesError):
    """The format needs a package that is not installed; the message names the extra."""


class UnwritableTargetError(RedfilesError):
    """The output cannot be written, or did not read back as what was written."""


class TimecodeError(RedfilesError, ValueError):
    """A timecode label that does not exist at this rate."""


class UsageError(RedfilesError):
    """Options that contradict each other or cannot be understood."""
