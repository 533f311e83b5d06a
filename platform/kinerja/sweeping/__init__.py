"""Taking away, night by night, what has served."""
