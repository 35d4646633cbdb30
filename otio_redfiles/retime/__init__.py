"""A script with the cut's timecodes: the same document, only its timecodes changed, in its own notation.

    plan(draft, script, comparison) -> Plan      every printed timecode: where, what it was, what it becomes
    rewrite(source, target, plan, page)          the document again with the plan's timecodes
    changes_csv(plan) / segments_csv(comparison) the change log, and the ripple map as segments

What the comparison could not place keeps its old timecode, is listed in the log and, in Word, highlighted.
"""

from otio_redfiles.retime.logs import changes_csv, segments_csv
from otio_redfiles.retime.model import Change, Plan
from otio_redfiles.retime.plan import plan
from otio_redfiles.retime.rewrite import SUFFIXES, rewrite

__all__ = ["SUFFIXES", "Change", "Plan", "changes_csv", "plan", "rewrite", "segments_csv"]
