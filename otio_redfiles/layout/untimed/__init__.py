"""Pages without timecodes: linking scripts, numbered lists, packages, plain prose."""
