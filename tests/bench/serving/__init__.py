"""The service over a made store, one process, measured beside references in the same interleaved run."""
