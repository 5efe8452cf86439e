"""Room: quiz."""
