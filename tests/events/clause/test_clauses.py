"""Which date of a sentence belongs to which of its verbs and nouns."""

import pytest

from app.events.clause import clauses
from app.events.setting import dating
from tests.events.scenes import scene


@pytest.mark.parametrize(
    ("text", "word", "expected"),
    [
        ("Russia shelled Kherson on Sunday.", "shelled", "2025-04-20"),
        ("Russia shelled Kherson on Sunday and Sumy on Monday.", "shelled", "2025-04-20"),
        ("On Sunday Russia shelled Kherson, and on Monday Ukraine met Iran.", "shelled", "2025-04-20"),
        ("On Sunday Russia shelled Kherson, and on Monday Ukraine met Iran.", "met", "2025-04-21"),
        ("Russia shelled Kherson in March 2022.", "shelled", "2022-03"),
        ("Russia shelled Kherson.", "shelled", None),
        ("Peru released soldiers born after 2000.", "released", None),
        ("Peru shelled and attacked Tacna on Monday.", "shelled", "2025-04-21"),
        ("Peru attacked Tacna when Chile deployed troops on Monday.", "attacked", "2025-04-21"),
        ("Peru and Chile signed an accord to that effect on Monday.", "signed", "2025-04-21"),
        ("Peru has besieged Tacna since Monday.", "besieged", "2025-04-21"),
        (
            "The talks between Peru and two bodies, the AU and the EU, opened on Monday.",
            "talks",
            "2025-04-21",
        ),
        (
            "Peru and Chile had a summit in Lima on Monday, where they discussed arms.",
            "discussed",
            "2025-04-21",
        ),
        ("Peru deplored last year's deadly car bombings.", "car", "2024"),
        ("Peru has kept aid from entering Tacna since 2 March.", "kept", "2025-03-02"),
        ("9 July 2006: Failure of talks in Lima.", "failure", "2006-07-09"),
        ("- 9 July 2006 – failure of talks in Lima.", "failure", "2006-07-09"),
        ("August 2005: Peru attacks Tacna.", "attacks", "2005-08"),
        ("In the 3 March 2025 accord Peru and Chile agreed on a border.", "agreed", "2025-03-03"),
        ("Peru accused Chile of arming the rebels on Monday.", "accused", "2025-04-21"),
        ("Peru called on Chile to withdraw its troops from Tacna on Monday.", "called", "2025-04-21"),
        ("Peru threatened Chile in a letter published on Monday.", "threatened", "2025-04-21"),
        ("The council met over the accord of 2019, which lifted sanctions.", "lifted", "2019"),
        ("Peru spoke of the withdrawal of its army, which was begun on 5 April.", "withdrawal", "2025-04-05"),
        ("Peru denounced the invasion of Chile, launched in March.", "invasion", "2025-03"),
        ("Peru would consider imposing sanctions on Friday.", "consider", "2025-04-25"),
        ("The truce ended on 5 April, after which Peru shelled Tacna.", "shelled", "2025-04-05"),
        ("Peru met Chile on the sidelines of a back-to-back forum in March.", "met", "2025-03"),
        ("Aug 21, 2013 Peru attacks Tacna.", "attacks", "2013-08-21"),
        ("Peru and Chile fought two wars – in 2014 and in 2020.", "wars", "2014"),
        ("Peru launched further air strikes on Tacna on Monday.", "launched", "2025-04-21"),
        ("The 2002 Lima-brokered truce with Peru holds.", "truce", "2002"),
        ("The truce began on 2 March and was extended on 5 April.", "extended", "2025-04-05"),
        ("A truce signed in May 2019 was extended again in June 2020.", "extended", "2020-06"),
        ("Peru has besieged Tacna, its second largest port, since 2019.", "besieged", "2019"),
        ("Last September fighting near Tacna killed ten people.", "killed", "2024-09"),
    ],
)
def test_a_date_of_its_own_clause_belongs_to_a_trigger(text: str, word: str, expected: str | None) -> None:
    assert _own(text, word) == expected


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("Russia shelled Kherson ahead of talks on Thursday.", "shelled"),
        ("Peru warned that Chile attacked Tacna on Monday.", "warned"),
        ("Peru, which left the EU in 2019, condemned Chile.", "condemned"),
        ("A court in Lima sentenced two officers over a mutiny in May 2009.", "sentenced"),
        ("Peru thanked Chile for its tents, delivered last week.", "thanked"),
        ("Peru welcomed the release of two envoys on Monday by Chile.", "welcomed"),
        ("Peru arrested two men in connection with last month's bombings.", "arrested"),
        ("Peru deplored last year's deadly bombings.", "deplored"),
        ("Peru fined two men on Monday over killings in Tacna.", "killings"),
        ("Peru condemned the 2014 attack.", "condemned"),
        ("Peru had hoped for a truce by Friday, having taken Tacna.", "taken"),
        ("Ten men taken in Tacna in May 2019 were freed.", "freed"),
        ("Ten envoys of Peru lost in May 2019 have been released.", "released"),
        ("Peru is shelling Tacna despite the 2002 Lima-brokered truce.", "shelling"),
        ("Peru is violating the border accord of 3 May 2019.", "violating"),
        ("Peru summoned the ambassador of Chile for the third time this year.", "summoned"),
        ("It came after the expiry of a truce declared by Peru over the weekend.", "expiry"),
        ("It was the worst attack on Tacna since 2019.", "attack"),
    ],
)
def test_a_date_of_another_clause_belongs_to_another(text: str, word: str) -> None:
    assert _own(text, word) is None


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("On Monday Peru said that Chile shelled Tacna.", "2025-04-21"),
        ("Peru said on Monday that Chile shelled Tacna.", "2025-04-21"),
        ("Peru said that Chile shelled Tacna on Monday.", None),
        ("The meeting follows their accord of May 2019.", None),
        ("Peru spoke of the talks, which began on Monday.", None),
        ("After the attack on Monday Peru met Chile.", None),
    ],
)
def test_the_main_clause_sets_the_time_of_a_sentence(text: str, expected: str | None) -> None:
    mention = clauses.setting(scene(text))
    assert (dating.of(mention).edtf if mention else None) == expected


def _own(text: str, word: str) -> str | None:
    seen = scene(text)
    trigger = next(t for t in seen.triggers if seen.lower[t.first] == word)
    mention = clauses.own(seen, trigger)
    return dating.of(mention).edtf if mention else None
