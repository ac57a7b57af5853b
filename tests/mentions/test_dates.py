"""Date expressions of news, placed from the publication day: Tuesday 22 April 2025 unless told."""

from datetime import date

import pytest

from app.mentions.dates import find
from app.mentions.mention import DateMention

PUBLISHED = date(2025, 4, 22)


def only(text: str, published: date | None = PUBLISHED) -> DateMention:
    """The one mention of a text."""
    (mention,) = find(text, published)
    return mention


def told(text: str, published: date | None = PUBLISHED) -> str:
    """The days of the one mention, as 2025-04-21 or 2025-04-19/2025-04-20."""
    return extent(only(text, published))


def extent(mention: DateMention) -> str:
    if mention.first is None or mention.last is None:
        return "none"
    first, last = mention.first.isoformat(), mention.last.isoformat()
    return first if first == last else f"{first}/{last}"


DECIDING = [
    ("The envoys met on Monday.", "2025-04-21"),
    ("The envoys met on Tuesday.", "2025-04-22"),
    ("The envoys will meet on Thursday.", "2025-04-24"),
    ("Both delegations are due in Cairo on Thursday.", "2025-04-24"),
    ("The council is set to vote on Thursday.", "2025-04-24"),
    ("The truce was extended until Friday.", "2025-04-25"),
    ("The army left the town last Friday.", "2025-04-18"),
    ("The army leaves the town next Friday.", "2025-04-25"),
    ("Shells fell on the port late on Sunday.", "2025-04-20"),
    ("Shells fell on the port Monday night.", "2025-04-21"),
    ("Shells fell on the port early Tuesday.", "2025-04-22"),
    ("Drones hit the depot overnight.", "2025-04-21/2025-04-22"),
    ("Drones will guard the depot overnight.", "2025-04-22/2025-04-23"),
    ("Fighting went on over the weekend.", "2025-04-19/2025-04-20"),
    ("Fighting was heavy at the weekend.", "2025-04-19/2025-04-20"),
    ("The talks will go on at the weekend.", "2025-04-26/2025-04-27"),
    ("The envoys met this week.", "2025-04-21/2025-04-27"),
    ("The envoys met earlier this week.", "2025-04-21/2025-04-22"),
    ("The envoys will meet later this week.", "2025-04-22/2025-04-27"),
    ("The envoys met last week.", "2025-04-14/2025-04-20"),
    ("The envoys met last month.", "2025-03-01/2025-03-31"),
    ("The envoys met last year.", "2024-01-01/2024-12-31"),
    ("In March Peruvian troops took the town.", "2025-03-01/2025-03-31"),
    ("Envoys spoke of a summit, to be held in Lima in June.", "2025-06-01/2025-06-30"),
    ("Dozens died in the past week.", "2025-04-15/2025-04-22"),
    ("Dozens died in the last 24 hours.", "2025-04-21/2025-04-22"),
    ("Dozens died in recent days.", "2025-04-15/2025-04-22"),
    ("The bridge fell two days ago.", "2025-04-20"),
    ("The bridge fell three weeks ago.", "2025-03-31/2025-04-06"),
    ("The bridge fell a year ago.", "2024-04-01/2024-04-30"),
    ("The pact was signed in March.", "2025-03-01/2025-03-31"),
    ("The pact was signed on 24 February.", "2025-02-24"),
    ("The war began in early 2022.", "2022-01-01/2022-04-30"),
    ("The war began in mid-2022.", "2022-05-01/2022-08-31"),
    ("The war ended in late 2022.", "2022-09-01/2022-12-31"),
    ("The pact was signed in early March.", "2025-03-01/2025-03-10"),
    ("The two have fought since February 2022.", "2022-02-01/2022-02-28"),
    ("The two announced a 30-hour Easter truce.", "2025-04-20"),
    ("A 60-day ceasefire from 27 November 2024 held.", "2024-11-27/2025-01-25"),
    ("A 48-hour pause from Monday held.", "2025-04-21/2025-04-22"),
    ("Three days later they broke it.", "none"),
    ("The envoys will meet again soon, in the coming days.", "none"),
    ("They mourn the dead of the October 7 attack.", "2023-10-07"),
    ("They recall the Feb. 24 invasion.", "2022-02-24"),
    ("The law was passed after 9/11.", "2001-09-11"),
    ("They never accepted the 2014 annexation.", "2014-01-01/2014-12-31"),
    ("The guns fell silent at 0300 GMT on Saturday.", "2025-04-19"),
    ("The truce takes effect at 8 a.m. local time on Sunday.", "2025-04-27"),
    ("Aid came two months after the Oct. 7 attacks.", "2023-12-01/2023-12-31"),
    ("They met on the fourth of July.", "2024-07-04"),
    ("Spending rose in FY2014.", "2014-01-01/2014-12-31"),
    ("A 10-day pause starting April 1 held.", "2025-04-01/2025-04-10"),
]


@pytest.mark.parametrize(("text", "expected"), DECIDING)
def test_places_the_expressions_that_decide_the_domain(text: str, expected: str) -> None:
    assert told(text) == expected


VALUES = [
    ("The envoys met Monday night.", "2025-04-21TNI"),
    ("The envoys met on Tuesday morning.", "2025-04-22TMO"),
    ("The guns fell silent at 0300 GMT on Saturday.", "2025-04-19T03:00Z"),
    ("The envoys met at 10:35 a.m. on Monday.", "2025-04-21T10:35"),
    ("The envoys met at noon on 14 April.", "2025-04-14T12:00"),
    ("Chad and Sudan agreed to a truce on Monday.", "2025-04-21"),
    ("Chad and Sudan agreed to meet on Monday.", "2025-04-28"),
    ("The envoys met last week.", "2025-W16"),
    ("Fighting went on over the weekend.", "2025-W16-WE"),
    ("The envoys met in the third quarter of 2023.", "2023-Q3"),
    ("The envoys met in the first half of 2023.", "2023-H1"),
    ("The envoys met in Q3 2023.", "2023-Q3"),
    ("The envoys met last fall.", "2024-FA"),
    ("The envoys met in the summer of 2023.", "2023-SU"),
    ("The town was built in the 1990s.", "199"),
    ("The town was built in the 19th century.", "18"),
    ("The town was built in the early twenty-first century.", "20"),
    ("The town was taken in 480 BC.", "BC0480"),
    ("The town was taken in the spring of 416 BC.", "BC0416-SP"),
    ("The town is now quiet.", "PRESENT_REF"),
    ("The town was recently taken.", "PAST_REF"),
    ("The town fears for its future.", "FUTURE_REF"),
    ("Dozens died in the past week.", "P1W"),
    ("The envoys met the week of March 3.", "2025-W10"),
    ("The envoys met the day before yesterday.", "2025-04-20"),
    ("The envoys left two days after Christmas.", "2024-12-27"),
    ("The bridge fell 12 years ago.", "2013"),
]


@pytest.mark.parametrize(("text", "value"), VALUES)
def test_writes_the_timex3_value(text: str, value: str) -> None:
    assert only(text).value == value


FORMS = [
    "April 22, 2025", "22 April 2025", "22nd of April 2025", "April 22nd, 2025",
    "the 22nd April, 2025", "Tuesday, April 22, 2025", "Tuesday 22 April 2025", "Apr. 22, 2025",
    "22-Apr-2025", "2025-04-22", "22/04/2025", "4/22/2025", "22.04.2025", "2025/04/22",
    "APRIL 22, 2025", "April 22 2025", "22 APR 2025", "2025 April 22",
]  # fmt: skip


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("A truce was signed in May 2019 and broken in December of the same year.", "2019-12"),
        ("A truce was signed in May 2019 and broken in March of the following year.", "2020-03"),
        ("The army left in 2019. In March of that year it had won.", "2019-03"),
    ],
)
def test_a_month_of_the_same_or_the_next_year_counts_from_the_year_last_told(text: str, value: str) -> None:
    assert find(text, PUBLISHED)[-1].value == value


@pytest.mark.parametrize("form", FORMS)
def test_reads_a_full_date_in_every_order(form: str) -> None:
    mention = only(f"They signed it on {form} in Doha.", date(2026, 1, 1))
    assert (mention.value, mention.basis, mention.precision) == ("2025-04-22", "explicit", "day")


RANGES = [
    ("It ran from 6 p.m. on Saturday until midnight on Sunday.", "2025-04-19/2025-04-20"),
    ("On April 14-18 they met.", "2025-04-14/2025-04-18"),
    ("They met April 14-18 in Doha.", "2025-04-14/2025-04-18"),
    ("They met from 14 to 18 April in Doha.", "2025-04-14/2025-04-18"),
    ("They will meet between 3 and 5 May.", "2025-05-03/2025-05-05"),
    ("They met from March 30 to April 2.", "2025-03-30/2025-04-02"),
    ("They fought in 2014-15.", "2014-01-01/2015-12-31"),
    ("They fought from 2014 to 2016.", "2014-01-01/2016-12-31"),
    ("They fought from Friday into Saturday.", "2025-04-18/2025-04-19"),
]


@pytest.mark.parametrize(("text", "expected"), RANGES)
def test_both_ends_of_a_range_carry_all_its_days(text: str, expected: str) -> None:
    one, two = find(text, PUBLISHED)
    assert (extent(one), extent(two)) == (expected, expected)


def test_two_days_joined_by_and_stay_two_dates() -> None:
    assert [extent(m) for m in find("They met on Sunday and Monday.", PUBLISHED)] == [
        "2025-04-20",
        "2025-04-21",
    ]
    assert [extent(m) for m in find("They met on 14 and 18 April.", PUBLISHED)] == [
        "2025-04-14",
        "2025-04-18",
    ]


def test_a_meeting_moved_from_one_day_to_another_is_no_range() -> None:
    one, two = find("The vote was postponed from May 3 to May 5.", PUBLISHED)
    assert (one.first, one.last) == (date(2025, 5, 3), date(2025, 5, 3))
    assert two.first == date(2025, 5, 5)


@pytest.mark.parametrize(
    ("text", "bound"),
    [
        ("The two have fought since February 2022.", "since"),
        ("The truce holds until Friday.", "until"),
        ("They must leave by the end of June.", "by"),
        ("They must leave before Friday.", "before"),
        ("It was quiet after March 3.", "after"),
        ("They met in March.", "in"),
        ("They met on Monday.", "in"),
        ("They set a deadline of June 30.", "by"),
        ("They left prior to June 30.", "before"),
    ],
)
def test_records_the_bound_but_keeps_it_out_of_the_span(text: str, bound: str) -> None:
    mention = only(text)
    assert mention.bound == bound
    assert bound not in mention.text.split()


def test_by_the_end_of_a_month_ends_with_the_month() -> None:
    assert only("They must leave by the end of June.").last == date(2025, 6, 30)


NO_DATES = [
    "The 22nd round of talks ended.", "Resolution 2231 was cited.", "Article 5 was invoked.",
    "A 155mm shell fell.", "It cost $61 million.", "They want the 1967 borders back.",
    "They may meet.", "May they meet.", "Theresa May resigned.", "Troops march on the capital.",
    "He sat down.", "The sun rose.", "It lasted a second.", "The fall of the town was swift.",
    "Major Smith spoke.", "Prices fall fast.", "The Sunday Times reported it.",
    "Some 2000 troops left.", "It took 1,500 men.", "The wed couple left.",
    "The March of the Mothers was long.", "The Arab Spring failed.", "Bloody Sunday is remembered.",
    "Clause 12.5 applies.", "The deal will last 30 years.",
    "They won 3-2.", "The ratio was 9/10.", "Flight 1701 landed.",
]  # fmt: skip


@pytest.mark.parametrize("text", NO_DATES)
def test_words_and_numbers_that_are_no_dates_stay_unread(text: str) -> None:
    assert find(text, PUBLISHED) == ()


@pytest.mark.parametrize("part", ["early", "late"])
def test_a_weekend_is_too_short_to_have_parts(part: str) -> None:
    (weekend,) = find(f"They met {part} last weekend.", date(2000, 1, 5))
    assert (weekend.first, weekend.last) == (date(2000, 1, 1), date(2000, 1, 2))


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("2012 March - The army took the town.", ["2012-03-01/2012-03-31"]),
        ("MARCH 2012\n\n- 5: The army left.", ["2012-03-01/2012-03-31", "2012-03-05"]),
        (
            "MARCH 2012\n\n- 5: It fell in 2011.\n\n- 7: It rose.",
            ["2012-03-01/2012-03-31", "2012-03-05", "2011-01-01/2011-12-31", "2012-03-07"],
        ),
        ("They want:\n\n- 5: a truce.", []),
        ("2011\n\n• August 18: It fell.", ["2011-01-01/2011-12-31", "2011-08-18"]),
    ],
)
def test_the_entries_of_a_list_are_headed_by_their_days(text: str, days: list[str]) -> None:
    assert [extent(mention) for mention in find(text, PUBLISHED)] == days


def test_that_day_refers_to_the_day_last_told() -> None:
    mentions = find("They met on March 3. The same day shells fell. They left the following week.", PUBLISHED)
    assert [m.value for m in mentions] == ["2025-03-03", "2025-03-03", "2025-W11"]


def test_a_day_later_counts_from_the_day_last_told() -> None:
    mentions = find("They met on March 3. Two days later they left.", PUBLISHED)
    assert mentions[1].value == "2025-03-05"


def test_a_dateline_anchors_the_words_of_the_day() -> None:
    mentions = find("KYIV, April 20 (Agency) - Shells fell on the port today.", PUBLISHED)
    assert [m.value for m in mentions] == ["2025-04-20", "2025-04-20"]


def test_this_week_told_on_a_monday_in_the_past_is_the_week_before() -> None:
    assert told("The envoys met this week.", date(2025, 4, 21)) == "2025-04-14/2025-04-20"


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("They met on Monday.", "XXXX-WXX-1"),
        ("They met yesterday.", "XXXX-XX-XX"),
        ("They met last week.", "XXXX-WXX"),
        ("They met two years ago.", "XXXX"),
        ("They met on 24 February.", "XXXX-02-24"),
        ("They met in March.", "XXXX-03"),
        ("They met overnight.", "XXXX-XX-XXTNI"),
        ("They met at Easter.", "XXXX"),
    ],
)
def test_without_publication_relative_words_have_a_value_and_no_days(text: str, value: str) -> None:
    mention = only(text, None)
    assert (mention.value, mention.first, mention.last) == (value, None, None)


def test_without_publication_a_full_date_still_stands_and_dates_what_follows() -> None:
    mentions = find("They met on 24 February 2022. In March they left. They met again last week.", None)
    assert [m.value for m in mentions] == ["2022-02-24", "2022-03", "XXXX-WXX"]
    assert mentions[2].first is None


def test_a_history_carries_its_year_along() -> None:
    text = (
        "The war began on 3 May 1911. In June the rebels took the north. By 14 November the capital fell, "
        "and in January a truce was signed. Elections followed in 1913. The second war began on 2 March 1915 "
        "after the crisis of 1914. On 9 April the fleet sailed."
    )
    values = [m.value for m in find(text, PUBLISHED)]
    assert values[:4] == ["1911-05-03", "1911-06", "1911-11-14", "1912-01"]
    assert values[-1] == "1915-04-09"


@pytest.mark.parametrize(
    ("told", "value"),
    [("since late October", "2025-10"), ("since 3 November", "2025-11-03"), ("in October", "2023-10")],
)
def test_what_has_gone_on_since_a_month_began_in_the_latest_one(told: str, value: str) -> None:
    text = f"The war broke out in April 2023. Many have fled the town {told}."
    assert [m.value for m in find(text, date(2025, 11, 6))][-1] == value


def test_what_has_gone_on_since_a_year_sets_no_scene_for_later_days() -> None:
    text = "Many have fled since December 2013. Both sides broke the truce signed on December 21."
    assert [m.value for m in find(text, date(2018, 1, 22))] == ["2013-12", "2017-12-21"]


def test_a_chronology_does_not_make_news_a_history() -> None:
    entries = "".join(f"{year}: The sides met in Bergen\n" for year in range(1998, 2004))
    text = f"The move follows last week's killing of an envoy.\n{entries}"
    assert find(text, date(2005, 8, 19))[0].value == "2005-W32"


def test_background_told_with_its_year_goes_on_without_it() -> None:
    text = (
        "The first talks took place in February 2022. They ended on March 7 and the teams met again in April."
    )
    assert [m.value for m in find(text, date(2026, 2, 18))] == ["2022-02", "2022-03-07", "2022-04"]
