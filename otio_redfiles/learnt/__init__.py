"""A page read the way other pages taught: page and draft in, the likelier of two drafts out.

The first reader follows rules (`layout`): on pages of a kind that it knows it is exact, on others it can be wrong from
top to bottom. A net has learnt from many pages what a picture, spoken words, a name and a time look like beside each
other (`training/`), and is told what the first reader made of this one. Where it finds the page much likelier parted
otherwise, its parts are taken, none of them as sure, and that is said. Where it does not, nothing is sure that it would
part otherwise. Running text only: tables have their columns, and the flattened three columns have a decoder that weighs
every reading itself.
"""

from otio_redfiles.learnt.choice import likelier, told

__all__ = ["likelier", "told"]
