"""Pages whose timecodes lead blocks of lines: what a page marks its pictures by is found by the reading that explains it best.

    lines -> blocks (`blocks`) -> atoms, cut where one thing may end and another begin (`atoms`) -> for every way in which a page
    could mark its pictures the best roles of all atoms (`ways`) -> records of the best way (`reader`)
"""
