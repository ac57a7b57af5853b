"""Article -> Events: the ways to code an article, by name."""
