"""Who does it and to whom: the parties of an event, named, meant or implied."""
