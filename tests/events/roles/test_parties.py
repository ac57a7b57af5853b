"""Who does it and to whom: the parties of a sentence's first signal, by voice, preposition and position."""

import pytest

from app.events.meaning import signals
from app.events.roles import parties
from tests.events.scenes import scene


@pytest.mark.parametrize(
    ("text", "source", "target"),
    [
        ("Russia attacked Ukraine.", {"RUS"}, {"UKR"}),
        ("Ukraine was attacked by Russia.", {"RUS"}, {"UKR"}),
        ("A Ukrainian ship was attacked by Russia.", {"RUS"}, {"UKR"}),
        ("The EU imposed sanctions on Belarus.", {"EU"}, {"BLR"}),
        ("Sanctions imposed on Belarus by the EU took effect.", {"EU"}, {"BLR"}),
        ("Sanctions against Belarus were lifted by the EU.", {"EU"}, {"BLR"}),
        ("A strike by Israel on Iran killed four.", {"ISR"}, {"IRN"}),
        ("An Iranian missile strike on Israel killed four.", {"IRN"}, {"ISR"}),
        ("Four people were killed in Israeli strikes on Lebanon.", {"ISR"}, {"LBN"}),
        ("Iranian missiles struck Israel.", {"IRN"}, {"ISR"}),
        ("Kenya shot down two drones launched towards Nairobi by al-Shabaab.", {"AL_SHABAAB"}, {"KEN"}),
        ("The strain grew, with Kenya accusing Chad of theft.", {"KEN"}, {"TCD"}),
        ("Kenya expelled the envoy of Chad and Mali closed its embassy.", {"KEN"}, {"TCD"}),
        ("Iraq condemned Israel.", {"IRQ"}, {"ISR"}),
        ("Iraq condemned the attack on Syria.", {"IRQ"}, set()),
        ("Iraq condemned the attack on Syria by Israel.", {"IRQ"}, {"ISR"}),
        ("Ghana deplores the annexation of Gao, which Niger proclaimed.", {"GHA"}, {"NER"}),
        ("Ghana's envoy, Ana Souza da Silva, who arrived in Lomé, met them.", {"GHA"}, {"TGO"}),
        ("Two Chadians were shot by a band of former members of the M23.", {"M23"}, {"TCD"}),
        ("Ghana reaffirmed its alliance with Togo.", {"GHA"}, {"TGO"}),
        ("Ghana offered aid to Togo, and the World Food Programme flew in rice.", {"GHA"}, {"TGO"}),
        ("Abkhaz forces attacked Georgia.", {"ABKHAZIA"}, {"GEO"}),
        ("Georgia attacked South Ossetia.", {"GEO"}, {"SOUTH_OSSETIA"}),
        ("The M23 captured Bunagana, a town on Uganda's western border.", {"M23"}, set()),
        ("The M23 captured a Ugandan border post.", {"M23"}, {"UGA"}),
        ("Iraq condemned in the strongest terms the attack on Syria by Israel.", {"IRQ"}, {"ISR"}),
        ("The Rwanda-backed M23 rebels advanced and captured Goma.", {"M23"}, set()),
        ("Iraq welcomed the truce between Israel and Syria.", {"IRQ"}, {"ISR", "SYR"}),
        ("Sudan received aid from Qatar.", {"QAT"}, {"SDN"}),
        ("Talks between Kenya and Somalia were held.", {"KEN", "SOM"}, set()),
        ("Kenya and Somalia signed an accord under pressure from Qatar.", {"KEN", "SOM"}, set()),
        ("Niger's president was detained by Nigerien soldiers.", {"NER-MIL"}, {"NER"}),
        ("Sudanese officers toppled Sudan's government.", {"SDN-MIL"}, {"SDN"}),
        ("Syria's president was toppled by rebel forces.", {"SYR-REB"}, {"SYR"}),
        ("West African leaders imposed sanctions on Guinea.", {"ECOWAS"}, {"GIN"}),
        ("The Saudi and Qatar-led coalition bombed Yemen.", {"SAU", "QAT"}, {"YEM"}),
        ("Kenya's foreign minister met his Chadian and Somali counterparts.", {"KEN", "TCD", "SOM"}, set()),
        ("Delegates of the Chadian government and the M23 ended talks.", {"TCD", "M23"}, set()),
        ("Chadian troops will start their pullout from Niger.", {"TCD"}, {"NER"}),
        ("The Chadian army began its offensive on Mali.", {"TCD"}, {"MLI"}),
        ("Gunmen stabbed two men in Mopti, Mali, wounding both.", {"UNKNOWN"}, set()),
        ("US-led forces attacked Chad.", {"USA"}, {"TCD"}),
        ("French-led forces attacked Chad.", {"FRA"}, {"TCD"}),
        ("Arab foreign ministers condemned Chad.", {"ARAB_LEAGUE"}, {"TCD"}),
        ("Chad accused OPEC member Ecuador of spying.", {"TCD"}, {"ECU"}),
        ("Mr Erdogan and Mr Putin condemned Chad.", {"TUR", "RUS"}, {"TCD"}),
        ("Chad blamed the attack on Sudan.", {"TCD"}, {"SDN"}),
        ("The UN Libya envoy condemned Chad.", {"UN"}, {"TCD"}),
        ("The truce between Chadian troops and rebel M23 fighters collapsed.", {"TCD", "M23"}, set()),
        ("Kenya freed six prisoners with Qatar acting as go-between.", {"KEN"}, set()),
        ("Envoys from Kenya, Somalia, Chad and Ghana met.", {"KEN", "SOM", "TCD", "GHA"}, set()),
        ("A raid by suspected Taliban fighters on Chad killed two.", {"TALIBAN"}, {"TCD"}),
        ("Shots were fired at a Kenyan patrol.", set(), {"KEN"}),
        ("A blast damaged the Kenyan embassy in Doha.", set(), {"KEN"}),
        ("Kenya is concerned about Somalia.", {"KEN"}, {"SOM"}),
        ("Kenya held talks with Somalia.", {"KEN", "SOM"}, set()),
        ("Ukraine shot down 41 Russian drones over Kyiv.", {"RUS"}, {"UKR"}),
        ("Iran shot down a Ukrainian airliner.", {"IRN"}, {"UKR"}),
        ("Ukraine shot down 41 of the drones.", set(), {"UKR"}),
        ("Four envoys from Norway were expelled from Chad.", {"TCD"}, {"NOR"}),
        ("Two Norwegian diplomats were expelled for spying.", set(), {"NOR"}),
        ("The African Union has suspended Chad over the coup.", {"AU"}, {"TCD"}),
        ("ECOWAS suspended Guinea's membership of the bloc.", {"ECOWAS"}, {"GIN"}),
        ("Kenya welcomed the EU's sanctions on Sudan.", {"KEN"}, {"EU"}),
        ("Peru and Chile exchanged views regarding Cuba and Haiti.", {"PER", "CHL"}, set()),
        ("Peru and Chile discussed issues including the future of Haiti.", {"PER", "CHL"}, set()),
        ("Peru and Chile spoke by phone about the negotiations with Haiti.", {"PER", "CHL"}, set()),
        ("Peru discussed the future of Haiti with Chile.", {"PER", "CHL"}, set()),
        ("Kenyans died in raids targeting Chad.", set(), {"TCD"}),
    ],
)
def test_parties_are_read_from_the_grammar_of_the_clause(
    text: str, source: set[str], target: set[str]
) -> None:
    told = scene(text)
    who = parties.of(told, signals.find(told)[0])
    assert {c for actor in who.source for c in actor.codes} == source
    assert {c for actor in who.target for c in actor.codes} == target
