"""Room: items."""
