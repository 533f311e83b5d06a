"""Where everybody starts: choosing a region, its first page, and what every page loads."""
