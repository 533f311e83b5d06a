"""The map of the product: every feature, in the order its places appear to people."""
