"""A page printer: invents documentary scripts and prints them in every layout, with the truth beside them.

    invent -> beats (programme.py) -> typed rows (rows.py) or table rows (tables.py) -> a page and its truth

`invent.invent` draws a programme from a random.Random: a seed is a programme for ever. `flat` prints the page
whose columns a converter lost, `layouts` every other layout, `agency` lists of shots; `reglue` glues a real
page denser. `bench` measures the reader on all of them (python -m tests.printer.bench --help); `errors` says
what it took for what.
"""
