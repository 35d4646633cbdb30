"""TV documentary post-production scripts as OpenTimelineIO timelines, and compared with the cut."""

__version__ = "0.1.0"
