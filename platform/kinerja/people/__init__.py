"""Units, positions, people and reporting lines of a region."""
