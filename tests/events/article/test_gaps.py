"""What a sentence leaves open is filled from its article: who is meant, who suffers, who fights whom."""

from datetime import date

import pytest

from app.extractors import EXTRACTORS
from app.text import Article


def told(text: str, kind: str, publisher: str | None = None) -> list[tuple[set[str], set[str]]]:
    article = Article(text, published=date(2025, 4, 22), publisher=publisher)
    events = [event for event in EXTRACTORS["rules"](article).events if event.type == kind]
    return [(set(event.by_role("source")), set(event.by_role("target"))) for event in events]


@pytest.mark.parametrize(
    ("text", "kind", "target"),
    [
        (
            "Iran shelled Basra in Iraq on Sunday. Iraq demanded an end to the shelling.",
            "demand_made",
            {"IRN"},
        ),
        ("Chad shelled Sudan on Sunday. Japan condemned the bombardment.", "condemnation_made", {"TCD"}),
        (
            "Chad shelled Sudan. Sudan shelled Chad on Monday. Norway proposed a ceasefire on Tuesday.",
            "truce_proposed",
            {"TCD", "SDN"},
        ),
        ("Chad shelled Sudan on Sunday. Kenya offered to mediate.", "mediation_offered", {"TCD", "SDN"}),
        (
            "Chad accused Sudan of theft. Chad expelled Sudanese diplomats. Chad called the visit a stunt and"
            " condemned the visit on Monday.",
            "condemnation_made",
            {"SDN"},
        ),
        (
            "The M23 attacked Congo's army on Sunday. Congolese troops recaptured Goma in Congo on Monday.",
            "territory_taken",
            {"M23"},
        ),
        (
            "French troops attacked the MNLA on Sunday. French troops recaptured Kidal in Mali on Monday.",
            "territory_taken",
            {"MNLA"},
        ),
        ("Six UN peacekeepers were killed when rebels attacked a base in Mali.", "attack_reported", {"UN"}),
        ("Peru will reopen its embassy in Damascus in May.", "relations_improved", {"SYR"}),
        ("The RSF shelled a camp in El Fasher on Monday, killing civilians.", "strike_reported", {"SDN-CIV"}),
        (
            "The M23 attacked Congo's army. Congolese guns shelled villages near Goma in Congo on Monday.",
            "strike_reported",
            {"M23"},
        ),
        (
            "Malian jets fired rockets at positions of the rebels near Kidal in Mali on Monday.",
            "strike_reported",
            {"MLI-REB"},
        ),
        (
            "Fano militiamen attacked an army post near Bahir Dar and killed nine, residents said.",
            "attack_reported",
            {"ETH"},
        ),
        ("The foreign minister of Ghana arrived in Manila on Monday.", "visit_made", {"PHL"}),
    ],
)
def test_who_is_meant_is_read_off_who_stands_against_whom(text: str, kind: str, target: set[str]) -> None:
    assert target in [found for _, found in told(text, kind)]


@pytest.mark.parametrize(
    ("text", "sides"),
    [
        ("Two Swedish tourists were arrested in Iran in May.", ({"IRN"}, {"SWE-CIV"})),
        ("Two Swedish tourists were kidnapped in Iran in May.", (set(), {"SWE-CIV"})),
    ],
)
def test_whom_nobody_told_of_arrests_the_state_there_does(
    text: str, sides: tuple[set[str], set[str]]
) -> None:
    assert told(text, "people_detained") == [sides]


def test_people_killed_are_no_party_to_the_truce_of_their_state() -> None:
    text = "Chad and Sudan agreed on a ceasefire on Monday with two Chadian citizens dead."
    assert told(text, "truce_agreed") == [({"TCD", "SDN"}, set())]


def test_fighting_without_parties_is_between_the_two_at_odds() -> None:
    text = "Chad attacked Sudan on Sunday. Fighting broke out again near the border on Monday."
    assert ({"TCD", "SDN"}, set()) in told(text, "clash_reported")


def test_dated_talks_at_a_place_are_told_whoever_held_them() -> None:
    assert told("Chad left Sudan. Talks in Doha on Monday ended late.", "talks_held")
    assert not told("Chad left Sudan. It may send a team to talks in Doha.", "talks_held")


def test_a_truce_that_two_declare_is_aimed_at_nobody_else() -> None:
    text = "Chad accused Ghana of spying. A truce between Chad and Sudan took effect on Monday."
    assert told(text, "truce_declared") == [({"TCD", "SDN"}, set())]


def test_an_international_body_is_no_side_of_a_quarrel() -> None:
    text = (
        "The UN condemned Chad. The UN warned Chad. The UN accused Chad of theft. Chad attacked Sudan."
        " Kenya offered to mediate."
    )
    assert [target for _, target in told(text, "mediation_offered")] == [{"TCD", "SDN"}]


@pytest.mark.parametrize(
    ("text", "kind", "target"),
    [
        ("The army of Chad killed 40 people in Abeche on Sunday.", "attack_reported", {"TCD-CIV"}),
        ("More than 300 families have fled Abeche in Chad since Monday.", "people_displaced", {"TCD-CIV"}),
        (
            "Floods hit Peru. Shops burned in Abeche. The rebels of the FACT attacked women there on Sunday.",
            "attack_reported",
            {"TCD-CIV"},
        ),
    ],
)
def test_people_without_a_nationality_belong_where_the_sentence_or_the_one_before_plays(
    text: str, kind: str, target: set[str]
) -> None:
    assert target in [found for _, found in told(text, kind)]


def test_people_without_arms_do_no_deed_of_force() -> None:
    text = "Women in Sudan have been kidnapped and attacked near Khartoum since Monday."
    assert all("SDN-CIV" not in source for source, _ in told(text, "attack_reported"))


@pytest.mark.parametrize(
    ("text", "kind", "sides"),
    [
        ("Peru bombed Guayaquil, killing nine people.", "strike_reported", ({"PER"}, {"ECU"})),
        ("Shells hit a school in Guayaquil, killing nine.", "strike_reported", (set(), {"ECU-CIV"})),
        ("Peru shelled Cusco in Peru, killing nine people.", "strike_reported", ({"PER"}, {"PER-CIV"})),
        ("The ELN freed 12 farmers in Colombia on Monday.", "captives_released", ({"ELN"}, {"COL"})),
    ],
)
def test_a_state_is_hit_by_another_and_its_people_by_their_own_or_by_nobody_known(
    text: str, kind: str, sides: tuple[set[str], set[str]]
) -> None:
    assert sides in told(text, kind)


@pytest.mark.parametrize(
    ("text", "kind", "source"),
    [
        ("Chad attacked Sudan. Sudan agreed to a truce on Monday.", "truce_agreed", {"TCD", "SDN"}),
        ("Chad attacked Sudan. A truce was agreed on Monday.", "truce_agreed", {"TCD", "SDN"}),
        ("Chad attacked Sudan. Ghana signed an agreement on Monday.", "agreement_reached", {"GHA"}),
    ],
)
def test_what_takes_two_is_between_the_two_at_odds(text: str, kind: str, source: set[str]) -> None:
    assert source in [found for found, _ in told(text, kind)]


@pytest.mark.parametrize(
    ("text", "kind", "sides"),
    [
        ("In Lima, hundreds of women marched against the war.", "protest_held", ({"PER-CIV"}, {"PER"})),
        ("Chad accused Sudan of theft. Khartoum denied it.", "denial_made", ({"SDN"}, {"TCD"})),
        (
            "Chad attacked Sudan on Sunday. Sudan has closed all border crossings.",
            "blockade_imposed",
            ({"SDN"}, {"TCD"}),
        ),
        (
            "The UN condemned Chad. The UN warned Chad. Chad accused Sudan of theft. Chad left the treaty.",
            "agreement_ended",
            ({"TCD"}, {"SDN"}),
        ),
    ],
)
def test_an_open_side_is_filled_by_what_the_type_takes(
    text: str, kind: str, sides: tuple[set[str], set[str]]
) -> None:
    assert sides in told(text, kind)


@pytest.mark.parametrize(
    ("text", "kind", "target"),
    [
        ("Kenya deported nine Somalis on Monday.", "people_displaced", {"SOM-CIV"}),
        ("Kenya congratulated the people of Ghana on Monday.", "support_expressed", {"GHA"}),
        ("Chadian air strikes killed 20 civilians in Sudan on Monday.", "strike_reported", {"SDN-CIV"}),
        ("Chadian air strikes killed 20 people in Sudan on Monday.", "strike_reported", {"SDN"}),
    ],
)
def test_people_are_meant_as_people_or_for_their_state(text: str, kind: str, target: set[str]) -> None:
    assert [found for _, found in told(text, kind)] == [target]


def test_who_speaks_of_both_sides_is_none_of_them() -> None:
    text = "Chad attacked Sudan on Sunday. Japan deplored it. Kenya urged both sides to open the roads."
    assert ({"KEN"}, {"TCD", "SDN"}) in told(text, "demand_made")


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ("Chad attacked Sudan on Sunday. The truce signed in May had held.", {"TCD", "SDN"}),
        ("Chad and Sudan met on Sunday. A truce signed in May has held.", {"TCD", "SDN"}),
        ("Chad left the UN on Sunday. A truce signed in May has held.", set()),
    ],
)
def test_what_is_mutual_and_names_nobody_is_between_the_two_that_the_article_sets_together(
    text: str, source: set[str]
) -> None:
    assert [found for found, _ in told(text, "truce_agreed")] == [source]


@pytest.mark.parametrize(
    ("text", "kind", "source"),
    [
        (
            "The ELN freed a hostage. Colombia sent a mission to Quito. A truce ran out on 9 January.",
            "truce_ended",
            {"COL", "ELN"},
        ),
        (
            "Colombia attacked the ELN on Sunday. The war began in 1964.",
            "war_started",
            {"COL", "ELN"},
        ),
        ("Chad and Sudan held talks on Sunday. The war began in 2016.", "war_started", set()),
    ],
)
def test_a_war_or_truce_at_home_is_between_the_state_and_its_one_armed_group(
    text: str, kind: str, source: set[str]
) -> None:
    assert (source, set()) in told(text, kind)


def test_nobody_is_made_a_doer_by_words_alone() -> None:
    text = "Chad condemned Japan. Two men were shot dead in an attack in Abeche in Chad on Sunday."
    assert told(text, "attack_reported")[0][0].isdisjoint({"JPN"})


def test_a_denial_is_aimed_at_no_third_party_whom_others_blame() -> None:
    text = "Mali attacked Ghana on Sunday. Chad denied any part in it."
    assert told(text, "denial_made") == [({"TCD"}, set())]


def test_whom_a_statement_only_speaks_about_does_not_publish_it() -> None:
    text = (
        "Statement by Chad at the Arab League briefing on Sudan. Mali left. We condemn the attack on Abeche."
    )
    told_by = [source for source, _ in told(text, "condemnation_made", "Government of Chad")]
    assert told_by == [{"TCD"}]


@pytest.mark.parametrize(
    "text",
    [
        "Qatar has delivered 40 lorries of relief goods and medical aid to Hodeida.",
        "The World Food Programme halted food aid in Hodeida on Sunday.",
    ],
)
def test_aid_is_for_the_country_that_it_reaches(text: str) -> None:
    kinds = ("aid_provided", "aid_suspended")
    assert [target for kind in kinds for _, target in told(text, kind)] == [{"YEM"}]


def test_a_city_that_only_names_a_pact_is_no_party_and_no_place() -> None:
    text = "Mali left the Algiers peace agreement in January. Rebels freed a Malian soldier on Sunday."
    assert told(text, "agreement_ended") == [({"MLI"}, set())]


def test_a_pair_is_the_two_spoken_of_and_its_army_is_of_the_one_state_named() -> None:
    text = (
        "The ministers of Japan and Peru met in Lima on Monday. They condemned Ghana."
        " As to Chad, the two ministers asked the army to free the prisoners."
    )
    assert told(text, "demand_made") == [({"JPN", "PER"}, {"TCD"})]


def test_talks_that_a_passive_tells_of_nobody_are_those_of_the_two_at_odds() -> None:
    text = "Chad shelled Sudan. Sudan shelled Chad on Monday. The talks have been broken off."
    assert ({"TCD", "SDN"}, set()) in told(text, "talks_suspended")


@pytest.mark.parametrize(
    ("text", "kind", "count"),
    [
        ("Chad accused Sudan of greed. The convoy left after fierce clashes near Tine.", "clash_reported", 1),
        ("Chad accused Sudan of greed. They parted after talks in Doha ended late.", "talks_held", 1),
        ("Chad accused Sudan of greed. Trucks left after heavy fighting.", "clash_reported", 0),
        (
            "Chad accused Sudan of greed. It left after two days of fighting that killed 36 people.",
            "clash_reported",
            1,
        ),
    ],
)
def test_a_fight_or_meeting_told_in_passing_needs_a_place_or_a_toll(text: str, kind: str, count: int) -> None:
    assert len(told(text, kind)) == count


def test_a_fight_in_a_third_country_is_not_between_the_two_at_odds_elsewhere() -> None:
    text = (
        "Chad shelled Sudan on Monday. Chad accused Sudan of greed. Shops shut after fierce clashes in Goma."
    )
    assert told(text, "clash_reported") == [(set(), set())]


def test_captives_who_come_home_visit_nobody() -> None:
    text = "Azerbaijan released four Armenian prisoners, who landed in Yerevan on Monday. Azerbaijan left."
    assert not told(text, "visit_made")


def test_where_a_speaker_is_sets_no_scene_for_what_follows() -> None:
    text = "Russia shelled Odesa, according to the air force in Kyiv. Chad left. The port was hit again."
    events = EXTRACTORS["rules"](Article(text, published=date(2025, 4, 22))).events
    assert "Kyiv" not in {event.place.name for event in events if event.place}


def test_marches_told_in_passing_are_told_where_they_are_against_somebody() -> None:
    text = "After mass protests against Chad's rule, Mali left. Chad accused Mali of theft."
    assert [target for _, target in told(text, "protest_held")] == [{"TCD"}]
