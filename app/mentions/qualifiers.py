"""Names that only qualify other words ("Iran-backed", "pro-Russian", "the Algiers accord") and do not act."""

from app.codebook.phrases import Words

PACTS = tuple(
    (word,)
    for word in "agreement agreements accord accords treaty protocol protocols convention conventions"
    " memorandum".split()
)
PACT_KINDS = tuple((word,) for word in "peace nuclear ceasefire".split())
COUNTRIES = frozenset("country nation state kingdom republic".split())
FIGHTERS = tuple(
    (word,)
    for word in "rebels insurgents separatists guerrillas militants fighters communities tribes".split()
)
BACKED = frozenset(
    "backed led brokered mediated sponsored facilitated based made allied controlled held aligned"
    " supported funded trained run occupied speaking born".split()
)
SITES = frozenset(
    "Hospital University College School Church Mosque Street Square Club Stadium Market Hotel Bridge Avenue"
    " Institute Library Museum Cemetery Theatre Theater Quarter Road Gate".split()
)
LED = tuple((word,) for word in "coalition forces troops alliance peacekeepers soldiers".split())
INSIDE = frozenset("in inside near across around at throughout outside into over".split())
LANDS = frozenset("region enclave territory province island republic area areas parts part".split())


def names_pact(lower: Words, after: int) -> bool:
    """Whether the name that ends before a word only tells a pact from others ("the Algiers peace accord")."""
    kind = lower[after : after + 1] in PACT_KINDS
    return lower[after + kind : after + kind + 1] in PACTS


def is_leaning(lower: Words, at: int) -> bool:
    """Whether a name only tells whose kin or friends others are ("pro-Russian", "ethnic Somali rebels")."""
    ethnic = at > 0 and lower[at - 1] == "ethnic" and lower[at + 1 : at + 2] in FIGHTERS
    return ethnic or (at > 1 and lower[at - 1] == "-" and lower[at - 2] in ("pro", "anti"))


def is_backing(lower: Words, after: int) -> bool:
    """Whether the name only qualifies another ("Iran-backed militia"), so that it does not act itself."""
    return lower[after : after + 1] == ("-",) and after + 1 < len(lower) and lower[after + 1] in BACKED


def led(lower: Words, after: int) -> int:
    """How many words behind a name tell whom it leads ("the UAE-led coalition"), 0 for none."""
    leads = lower[after : after + 2] == ("-", "led")
    return 3 * (leads and lower[after + 2 : after + 3] in LED)


def names_site(words: Words, after: int) -> bool:
    """Whether an adjective that ends before a word only belongs to a site's name ("the Saudi Hospital")."""
    return after < len(words) and words[after] in SITES


def describes_country(lower: Words, after: int) -> bool:
    """Whether the name of a region that ends before a word only describes a country in it."""
    return after < len(lower) and lower[after] in COUNTRIES


def is_land(lower: Words, at: int) -> bool:
    """Whether the name of a breakaway land at a word is but where something is ("the enclave of")."""
    return lower[max(at - 1, 0)] in INSIDE or (lower[at - 1 : at] == ("of",) and lower[at - 2] in LANDS)
