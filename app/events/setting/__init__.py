"""When, where and how many: the circumstances of an event."""
