"""A second reader looks a page over: page and draft in, the draft out, each item as sure as two readers make it.

The first reader follows rules (`layout`), the second has learnt what pages look like (`training/`): it is told what the
first one read and says where it would part the page otherwise. It changes no reading. Running text only; a table has
its columns, the flattened three columns have a decoder that knows how sure it is, and a page of ours says all itself.
"""

from otio_redfiles.second.explain import told
from otio_redfiles.second.trust import looked_over

__all__ = ["looked_over", "told"]
