"""The store, read: pages of events, counts, exports, single events and articles."""
