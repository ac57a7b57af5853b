"""The closed classes of English time words, in lower case, with what each stands for."""


def words(text: str) -> frozenset[str]:
    """The words of a text as a set."""
    return frozenset(text.split())


def _numbered(text: str, first: int) -> dict[str, int]:
    return {word: number for number, word in enumerate(text.split(), first)}


FULL_MONTHS = _numbered(
    "january february march april may june july august september october november december", 1
)
MONTHS = FULL_MONTHS | _numbered("jan feb mar apr may jun jul aug sep oct nov dec", 1) | {"sept": 9}
ALSO_WORDS = frozenset({"may", "march", "august"})  # in lower case these are no months

FULL_DAYS = _numbered("monday tuesday wednesday thursday friday saturday sunday", 1)
SHORT_DAYS = _numbered("mon tue wed thu fri sat sun", 1) | {"tues": 2, "thur": 4, "thurs": 4}
WEEKDAYS = FULL_DAYS | SHORT_DAYS

CARDINALS = (
    _numbered("zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen", 0)
    | _numbered("fifteen sixteen seventeen eighteen nineteen twenty", 15)
    | {"a": 1, "an": 1, "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "seventy": 70}
    | {"eighty": 80, "ninety": 90, "hundred": 100}
)
ORDINALS = (
    _numbered("first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth", 1)
    | _numbered("thirteenth fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth twentieth", 13)
    | {"last": 0}
)
ORDINAL_TAILS = frozenset({"st", "nd", "rd", "th"})
VAGUE_COUNTS = words("recent several various couple many some few")

# unit -> the letter of its TIMEX3 duration, or two where the letter would be taken twice
UNITS = {
    "second": "S", "minute": "M", "hour": "H", "day": "D", "night": "N", "week": "W", "fortnight": "F",
    "weekend": "WE", "month": "MO", "quarter": "Q", "half": "HA", "year": "Y", "decade": "DE",
    "century": "CE",
}  # fmt: skip
PLURALS = {f"{name}s": letter for name, letter in UNITS.items() if name not in ("century", "half")} | {
    "centuries": "CE"
}
ANY_UNIT = UNITS | PLURALS

SEASONS = {"spring": "SP", "summer": "SU", "autumn": "FA", "fall": "FA", "winter": "WI"}
PARTS_OF_DAY = {
    "morning": "TMO", "afternoon": "TAF", "evening": "TEV", "night": "TNI", "dawn": "TMO", "dusk": "TEV",
    "daybreak": "TMO", "sunrise": "TMO", "sunset": "TEV", "midday": "T12:00", "noon": "T12:00",
    "midnight": "T24:00", "lunchtime": "TMI", "nightfall": "TEV",
}  # fmt: skip
DECADES = {
    "twenties": 20, "thirties": 30, "forties": 40, "fifties": 50, "sixties": 60, "seventies": 70,
    "eighties": 80, "nineties": 90,
}  # fmt: skip

EARLY = frozenset({"early", "beginning", "start", "earlier"})
MIDDLE = frozenset({"mid", "middle"})
LATE = frozenset({"late", "end", "later", "latter"})
PREPOSITIONS = words(
    """in of by since until till from to between during before after for on at around about through throughout
    into as within over past and or than circa"""
)
