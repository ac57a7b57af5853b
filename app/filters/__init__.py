"""Query parameters -> which events: EventFilter holds every filter, its SQL and its documentation."""
