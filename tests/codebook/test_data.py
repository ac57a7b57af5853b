"""What the shipped files must hold: all types with examples, all states, groups, and places with a point."""

import pytest

from app import codebook

BOOK = codebook.load()
FAMILIES = {
    "truce": "truce_proposed truce_declared truce_agreed truce_extended truce_violated truce_ended"
    " truce_rejected",
    "talks": "talks_proposed talks_accepted talks_held talks_rejected talks_suspended mediation_offered"
    " visit_made",
    "agreement": "agreement_proposed agreement_reached agreement_rejected agreement_ended",
    "statement": "demand_made threat_made accusation_made condemnation_made denial_made support_expressed"
    " position_stated",
    "relations": "relations_improved relations_reduced resolution_adopted resolution_blocked"
    " legal_action_taken",
    "economic": "sanctions_imposed sanctions_eased aid_provided arms_supplied aid_suspended",
    "people": "captives_released people_detained people_displaced",
    "military": "strike_reported attack_reported clash_reported territory_taken war_started troops_deployed"
    " troops_withdrawn weapon_tested blockade_imposed blockade_lifted",
    "civil": "protest_held power_changed",
}
CODES = """
0256 REQUEST truce_proposed
0871 CONCEDE truce_declared
0871 AGREE truce_agreed
0871 RETREAT truce_extended
196 ASSAULT truce_violated
164 REJECT truce_ended
1246 REJECT truce_rejected
036 AGREE talks_proposed talks_accepted
046 CONSULT talks_held
125 REJECT talks_rejected
164 SANCTION talks_suspended
039 AGREE mediation_offered
042 CONSULT visit_made
037 AGREE agreement_proposed
057 SUPPORT agreement_reached
127 REJECT agreement_rejected
128 SANCTION agreement_ended
100 REQUEST demand_made
130 THREATEN threat_made
112 ACCUSE accusation_made
111 ACCUSE condemnation_made
120 REJECT denial_made
051 SUPPORT support_expressed
010 - position_stated
050 SUPPORT relations_improved resolution_adopted
161 SANCTION relations_reduced
129 REJECT resolution_blocked
115 ACCUSE legal_action_taken
163 SANCTION sanctions_imposed
085 RETREAT sanctions_eased
070 AID aid_provided
072 AID arms_supplied
162 SANCTION aid_suspended
0841 RETREAT captives_released
173 COERCE people_detained
175 COERCE people_displaced
195 ASSAULT strike_reported
180 ASSAULT attack_reported
193 ASSAULT clash_reported
192 ASSAULT territory_taken
190 ASSAULT war_started
154 MOBILIZE troops_deployed
0874 RETREAT troops_withdrawn
150 MOBILIZE weapon_tested
191 COERCE blockade_imposed
0872 RETREAT blockade_lifted
140 PROTEST protest_held
170 - power_changed
"""
MEMBERS = (
    "AFG AGO ALB AND ARE ARG ARM ATG AUS AUT AZE BDI BEL BEN BFA BGD BGR BHR BHS BIH BLR BLZ BOL BRA"
    " BRB BRN BTN BWA CAF CAN CHE CHL CHN CIV CMR COD COG COL COM CPV CRI CUB CYP CZE DEU DJI DMA DNK"
    " DOM DZA ECU EGY ERI ESP EST ETH FIN FJI FRA FSM GAB GBR GEO GHA GIN GMB GNB GNQ GRC GRD GTM GUY"
    " HND HRV HTI HUN IDN IND IRL IRN IRQ ISL ISR ITA JAM JOR JPN KAZ KEN KGZ KHM KIR KNA KOR KWT LAO"
    " LBN LBR LBY LCA LIE LKA LSO LTU LUX LVA MAR MCO MDA MDG MDV MEX MHL MKD MLI MLT MMR MNE MNG MOZ"
    " MRT MUS MWI MYS NAM NER NGA NIC NLD NOR NPL NRU NZL OMN PAK PAN PER PHL PLW PNG POL PRK PRT PRY"
    " QAT ROU RUS RWA SAU SDN SEN SGP SLB SLE SLV SMR SOM SRB SSD STP SUR SVK SVN SWE SWZ SYC SYR TCD"
    " TGO THA TJK TKM TLS TON TTO TUN TUR TUV TZA UGA UKR URY USA UZB VCT VEN VNM VUT WSM YEM ZAF ZMB"
    " ZWE"
).split()


def test_the_vocabulary_is_the_fifty_types_in_their_families() -> None:
    expected = {kind: family for family, kinds in FAMILIES.items() for kind in kinds.split()}
    assert len(expected) == 50
    assert {kind.id: kind.family for kind in BOOK.types.values()} == expected


def test_every_type_carries_its_cameo_and_plover_codes() -> None:
    rows = [line.split() for line in CODES.strip().splitlines()]
    expected = {kind: (cameo, plover.strip("-")) for cameo, plover, *kinds in rows for kind in kinds}
    assert len(expected) == 50
    assert {kind.id: (kind.cameo, kind.plover) for kind in BOOK.types.values()} == expected


def test_every_type_says_what_it_means_and_has_a_signal() -> None:
    assert [kind.id for kind in BOOK.types.values() if not (kind.label and kind.means)] == []
    assert [kind.id for kind in BOOK.types.values() if not (kind.grid or kind.verbs or kind.nouns)] == []


def test_every_type_has_three_examples_and_two_counter_examples() -> None:
    short = [t.id for t in BOOK.types.values() if len(t.examples) < 3 or len(t.counter_examples) < 2]
    assert short == []


def test_no_sentence_stands_twice() -> None:
    sentences = [s for t in BOOK.types.values() for s in (*t.examples, *t.counter_examples)]
    assert len(sentences) == len(set(sentences))


def test_every_member_of_the_united_nations_can_act() -> None:
    states = {entry.code for entry in BOOK.actors.values() if entry.kind == "state"}
    assert len(MEMBERS) == 193
    assert set(MEMBERS) - states == set()


def test_there_are_groups_and_bodies_enough() -> None:
    kinds = [entry.kind for entry in BOOK.actors.values()]
    assert kinds.count("group") + kinds.count("party") >= 120
    assert kinds.count("body") >= 25


def test_places_lie_in_known_countries() -> None:
    strange = [p.id for p in BOOK.places.values() if p.country and p.country not in BOOK.actors]
    assert len(BOOK.places) >= 1_500
    assert strange == []


def test_every_capital_is_a_place_of_its_state() -> None:
    known = {(p.country, name) for p in BOOK.places.values() for name in (p.name, *p.aliases)}
    states = [entry for entry in BOOK.actors.values() if entry.kind == "state" and entry.capital]
    missing = [s.code for s in states if not known & {(s.country, city) for city in s.capital}]
    assert len(states) > 170
    assert missing == []


def test_only_seas_borders_and_disputed_ground_have_no_country() -> None:
    assert {p.kind for p in BOOK.places.values() if p.country is None} <= {"sea", "region", "site"}


def test_states_have_codes_of_three_and_two_letters_and_a_country() -> None:
    states = [entry for entry in BOOK.actors.values() if entry.kind == "state"]
    assert [s.code for s in states if len(s.code) != 3 or s.country != s.code or len(s.iso2 or "") != 2] == []


def test_office_holders_reach_sixty_states() -> None:
    heads = {
        holder.code for holder in BOOK.leaders if holder.office in ("head_of_state", "head_of_government")
    }
    assert len(heads & set(MEMBERS)) >= 60


@pytest.mark.parametrize(
    ("name", "codes"),
    [
        ("Russia", ("RUS",)),
        ("kremlin", ("RUS",)),
        ("U.S.", ("USA",)),
        ("gb", ("GBR",)),
        ("AU", ("AU",)),
        ("Houthis", ("HOUTHI",)),
        ("Ukrainian", ("UKR",)),
        ("nobody at all", ()),
    ],
)
def test_names_in_any_case_resolve_to_codes(name: str, codes: tuple[str, ...]) -> None:
    assert BOOK.resolve(name) == codes
