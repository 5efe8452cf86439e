"""Room: glossary."""
