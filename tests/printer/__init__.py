"""A page printer: invents documentary scripts and prints them in every layout, with the truth beside them."""
