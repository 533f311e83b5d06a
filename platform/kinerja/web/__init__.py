"""What every page is made with: layout frame, forms, numbers, lists, charts, refusals, headers."""
