"""Room: responses."""
