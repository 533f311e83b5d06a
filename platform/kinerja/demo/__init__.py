"""Generated regions: invented people in generic offices, and the cycle they go through."""
