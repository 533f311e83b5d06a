"""The law as tables of cases: what the regulations decide, on plain values, with their numbers."""
