"""What counts: event types, actors, office holders and places, read from the data files beside this one."""
