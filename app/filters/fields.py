"""Fields: the dotted paths of an event's JSON that can be asked for alone, and what can be included."""

PATHS = (
    *("id", "url", "type", "family", "codes", "codes.cameo", "codes.plover", "title", "summary"),
    *("date", "date.start", "date.end", "date.precision", "date.extent", "date.start_at", "date.end_at"),
    *("date.edtf", "date.text", "date.basis", "modality", "attributed_to", "quantities", "bounds"),
    *("actors", "actors.id", "actors.name", "actors.type", "actors.role", "actors.country"),
    *("actors.mention", "place", "place.id", "place.name", "place.country", "place.admin1", "place.lat"),
    *("place.lon", "place.precision", "confidence", "corroboration", "corroboration.articles"),
    *("corroboration.publishers", "corroboration.origins", "corroboration.first_reported_at"),
    *("corroboration.last_reported_at", "status", "version", "seq", "created_at", "updated_at"),
)
TOP = tuple(path for path in PATHS if "." not in path)
PRESETS = {
    "compact": ("id", "type", "title", "date.start", "date.end", "date.precision", "modality", "actors.id",
                "actors.role", "place.name", "place.country", "confidence", "corroboration.publishers"),
    "full": TOP,
}  # fmt: skip
INCLUDED = ("evidence", "articles", "history", "related", "facets", "histogram")
