"""Parley: news articles in, dated diplomatic events out. The files of this package are the road, in order."""

__version__ = "0.1.0"
