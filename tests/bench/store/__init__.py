"""A made store: a seeded stream of invented events, loaded in bulk through the rows that the store builds."""
