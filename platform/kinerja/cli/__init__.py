"""The command line: everything an operator does, and `--json` on whatever prints data."""
