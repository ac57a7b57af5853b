"""Quantities: what a number counts, how large it is, and the bound that was told with it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.mentions import quantities
from app.text import Article, split


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("Strikes killed at least 12 people.", [("killed", 12, "at_least")]),
        ("Three people were injured.", [("injured", 3, "exact")]),
        ("The strike killed five and wounded 20.", [("killed", 5, "exact"), ("injured", 20, "exact")]),
        ("The truce was breached almost 3,000 times.", [("violations", 3000, "about")]),
        ("Russia launched 120 drones.", [("munitions", 120, "exact")]),
        ("Norway pledged $1.5 billion.", [("amount_usd", 1_500_000_000, "exact")]),
        ("A 30-hour truce began.", [("duration_hours", 30, "exact")]),
        ("More than 7 million people were displaced.", [("displaced", 7_000_000, "at_least")]),
        ("Up to twenty-two prisoners were released.", [("released", 22, "at_most")]),
        ("Fewer than 40 people were arrested.", [("captured", 40, "at_most")]),
        ("The 14th round of talks ended on Monday.", []),
        ("It met in 2024.", []),
        ("Two hundred people were killed.", [("killed", 200, "exact")]),
        ("Some 2.5 million people fled their homes.", [("displaced", 2_500_000, "about")]),
        ("Nearly 1,200 people were wounded.", [("injured", 1200, "about")]),
        ("Four people died and 12 were hurt.", [("killed", 4, "exact"), ("injured", 12, "exact")]),
        ("The attack left seven dead and 30 injured.", [("killed", 7, "exact"), ("injured", 30, "exact")]),
        ("Seven soldiers were captured.", [("captured", 7, "exact")]),
        ("They released 103 prisoners.", [("released", 103, "exact")]),
        ("They freed three hostages.", [("released", 3, "exact")]),
        ("At least twenty-one villagers died.", [("killed", 21, "at_least")]),
        ("Two hundred and ten people were hurt.", [("injured", 210, "exact")]),
        ("Half a million people have fled the delta.", [("displaced", 500_000, "exact")]),
        ("Two and a half million people fled.", [("displaced", 2_500_000, "exact")]),
        ("A dozen rebels were captured.", [("captured", 12, "exact")]),
        ("Dozens of people were wounded.", []),
        ("Tens of thousands were displaced.", []),
        ("Several hundred captives were freed.", []),
        ("Between 10 and 15 people were killed.", [("killed", 10, "at_least")]),
        ("The shells killed 10 to 15 people.", [("killed", 10, "at_least")]),
        ("No fewer than 30 people were arrested.", [("captured", 30, "at_least")]),
        ("No more than 30 people were arrested.", [("captured", 30, "at_most")]),
        ("As many as 40 people were killed.", [("killed", 40, "at_most")]),
        ("Fifty or more people were wounded.", [("injured", 50, "at_least")]),
        ("It pledged $2bn.", [("amount_usd", 2_000_000_000, "exact")]),
        ("It pledged US$5m in aid.", [("amount_usd", 5_000_000, "exact")]),
        ("It pledged A$5m in aid.", []),
        ("Monitors counted 2,935 ceasefire violations.", [("violations", 2935, "exact")]),
        ("A 12-year-old was killed.", []),
        ("A man, aged 60, was killed.", [("killed", 1, "exact")]),
        ("No one was killed.", []),
        (
            "The strike hit a market, killing three and wounding five.",
            [("killed", 3, "exact"), ("injured", 5, "exact")],
        ),
        ("The death toll rose from 12 to 15.", [("killed", 15, "exact")]),
        ("Police put the number of wounded at nine.", [("injured", 9, "exact")]),
        ("Medics put the number of dead at nine.", [("killed", 9, "exact")]),
        ("That replaces a former toll of 27 dead.", []),
        ("It left 15 dead.", [("killed", 15, "exact")]),
        ("It freed 21 of more than 200 girls.", [("released", 21, "exact")]),
        ("Two of the six pilots were freed.", [("released", 2, "exact")]),
        ("Two soldiers and a civilian were killed.", [("killed", 3, "exact")]),
        ("It killed three soldiers, two guards and a driver.", [("killed", 6, "exact")]),
        ("It killed 20 people, including three children.", [("killed", 20, "exact")]),
        ("It killed the commander and two guards.", [("killed", 2, "exact")]),
        (
            "Forty rockets fell, one of which killed two farmers.",
            [("munitions", 40, "exact"), ("killed", 2, "exact")],
        ),
        ("Twenty gunmen killed a soldier.", [("killed", 1, "exact")]),
        (
            "Some 300 people were taken to hospital for treatment, and 12 sought treatment at home.",
            [("injured", 12, "exact")],
        ),
        ("Fighting has driven 1.4 million people from their homes.", [("displaced", 1_400_000, "exact")]),
        ("About 3,000 people have left the town.", [("displaced", 3000, "about")]),
        (
            "Four sailors, held by the rebels since May, have been set free.",
            [("captured", 4, "exact"), ("released", 4, "exact")],
        ),
        ("The exchange of 400 prisoners took place.", [("released", 400, "exact")]),
        ("The siege cost 90 lives.", [("killed", 90, "exact")]),
        ("Gunmen took eight hostages.", [("captured", 8, "exact")]),
        ("The raid destroyed 20 houses and killed five people.", [("killed", 5, "exact")]),
        ("Shells killed villagers in three towns.", []),
        ("They talked for about five hours.", [("duration_hours", 5, "about")]),
        ("A two-week truce began.", [("duration_days", 14, "exact")]),
        ("It ended three days later.", []),
        ("It passed by 12 votes to three.", [("votes_for", 12, "exact")]),
        ("Some 40% of them were killed.", []),
        ("Russia fired 40 missiles and 120 drones.", [("munitions", 160, "exact")]),
        ("At least 1,000 were hurt when a rocket fell.", [("injured", 1000, "at_least")]),
        ("Twenty two civilians died.", [("killed", 22, "exact")]),
        ("It fired more than 100 drones.", [("munitions", 100, "at_least")]),
        ("It launched 23 ballistic missiles.", [("munitions", 23, "exact")]),
        ("It pledged 50 million dollars.", [("amount_usd", 50_000_000, "exact")]),
        ("It pledged $50m.", [("amount_usd", 50_000_000, "exact")]),
        ("It pledged €50 million.", []),
        ("A three-day ceasefire began.", [("duration_days", 3, "exact")]),
        ("It broke the truce 26 times.", [("violations", 26, "exact")]),
        ("Less than 10 people died.", [("killed", 10, "at_most")]),
        ("The vote was 12 to 3.", [("votes_for", 12, "exact")]),
        ("At least 15 people, four of them nurses, were killed.", [("killed", 15, "at_least")]),
        ("It killed 15 people, four of them nurses.", [("killed", 15, "exact")]),
        ("Four of the wounded men died.", []),
        ("It passed 11-0.", [("votes_for", 11, "exact")]),
        ("They won 11-0.", []),
        ("The truce was extended by three days.", [("duration_days", 3, "exact")]),
        ("It was late by three days.", []),
        ("An officer was killed.", [("killed", 1, "exact")]),
        (
            "An Iraqi was shot dead and two others were hurt.",
            [("killed", 1, "exact"), ("injured", 2, "exact")],
        ),
        ("It killed a woman and her two children.", [("killed", 3, "exact")]),
        ("Rebels shot dead a family of four.", [("killed", 4, "exact")]),
        ("Nine of its riders were put to death.", [("killed", 9, "exact")]),
        ("A cook and a guard lost their lives.", [("killed", 2, "exact")]),
        ("The brigade withdrew, losing 30 men.", [("killed", 30, "exact")]),
        ("The army lost 30 villages.", []),
        ("It led to 80 reported civilian deaths.", [("killed", 80, "exact")]),
        (
            "It caused 80 deaths, including three children, and 150 injuries, including two children.",
            [("killed", 80, "exact"), ("injured", 150, "exact")],
        ),
        (
            "The number of villagers registered as displaced there rose from 2,000 in May to 4,000.",
            [("displaced", 4000, "exact")],
        ),
        ("It launched nine one-way attack drones.", [("munitions", 9, "exact")]),
        ("It sent 18 soldiers, drones and tents.", []),
        ("A truce of 90 days ran out.", [("duration_days", 90, "exact")]),
        ("They fought for the better part of two hours.", [("duration_hours", 2, "exact")]),
        ("It was written off after a loss of three hours.", []),
    ],
)
def test_numbers_are_read_with_key_and_bound(sentence: str, expected: list[tuple[str, int, str]]) -> None:
    found = quantities.find(split(Article(sentence))[0])
    assert [(q.key, q.value, q.bound) for q in found] == expected


@given(st.text(alphabet="0123456789,.-$€ mbn killed twenty", max_size=200))
def test_any_string_of_figures_is_read_without_error(text: str) -> None:
    for sentence in split(Article(text)):
        for quantity in quantities.find(sentence):
            assert 0 <= quantity.first < quantity.last <= len(sentence.words)
            assert quantity.value >= 0


def test_a_number_of_absurd_length_counts_nothing_large() -> None:
    assert quantities.find(split(Article(f"Strikes killed {'9' * 400} people."))[0])[0].value == 0


def test_the_day_of_a_month_counts_nothing() -> None:
    sentence = split(Article("The strikes of 21 and 22 April left three people injured."))[0]
    dated = frozenset(at for at, word in enumerate(sentence.words) if word in ("21", "22", "April"))
    assert [q.value for q in quantities.find(sentence, dated)] == [3]
