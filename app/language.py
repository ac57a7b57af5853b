"""Tags of languages (BCP 47), which mean the same in any case, as they are usually written."""

CASES = {2: str.upper, 4: str.title}


def canonical(tag: str) -> str:
    """The tag with a region in capitals and a script capitalised (RFC 5646, 2.1.1): pt-BR, zh-Hant."""
    parts = tag.lower().split("-")
    single = next((place for place, part in enumerate(parts) if len(part) == 1), len(parts))
    cased = [CASES.get(len(part), str.lower)(part) for part in parts[1:single]]
    return "-".join([parts[0], *cased, *parts[max(single, 1) :]])
