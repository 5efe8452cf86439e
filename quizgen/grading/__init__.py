"""Room: grading."""
