"""What a whole article is about: one on sport, business, arts, a strike or a crime tells no events."""

import pytest

from app.extractors import EXTRACTORS, theme
from app.text import Article, split

MATCH = (
    "Portugal's Estrela stunned Spanish champions Montaraz in extra time on Tuesday. The visitors"
    " attacked from the first minute and struck twice. Their captain broke through before the"
    " interval. The coach accused the Italian referee of killing the match. He rejected talk of a"
    " crisis and demanded support from Spain. Estrela will meet a German team in Lisbon on 4 June."
)
MERGER = (
    "Irish carrier Petrel Air has agreed to buy Norway's Fjord Jet. The offer was rejected twice"
    " before the boards reached an agreement on Friday. Shares rose by a tenth. Analysts said that"
    " a German rival could launch a hostile bid. The companies said they would defend the deal."
    " Talks with the staff broke down in May."
)
REVIEW = (
    "In Lena Vogt's new film, German troops surround Leningrad. The director shot most scenes in"
    " Latvia. In the final act Soviet forces break the siege and release a captured officer. Russia"
    " attacked the film, critics said. The audience in Berlin rose to its feet. It opens in Britain"
    " next week."
)
STRIKE = (
    "New Zealand's nurses will strike for two days after talks with the health ministry collapsed."
    " The union accused the government of breaking its promises. It rejected an offer on pay."
    " Nurses in Auckland joined the walkout. The government called on the union to suspend its"
    " action. Employers in Australia condemned the pickets."
)
ROBBERY = (
    "Four men were sentenced to nine years in prison for a raid on a warehouse in Graz. The court"
    " heard that the gang attacked two guards. They took one hostage and released him near the"
    " Hungarian border. A fifth man was arrested in March. The judge rejected an appeal."
    " Prosecutors had demanded twelve years."
)
WOLVES = (
    "Packs of wolves from Germany have crossed into Denmark and killed 200 sheep, a study found."
    " Farmers called for permission to shoot. A ranger was attacked near Esbjerg. Biologists urged"
    " calm. The animals withdraw when they meet people. Belgium reports new pairs as well."
)
RECIPE = (
    "Cooks in Lebanon and Israel have fought over this dish for decades. Israel struck back with a"
    " bigger bowl in May. A chef from Jaffa called for a truce. Mix the peas with lemon, garlic and"
    " oil. Attack them with a fork. Serve with bread."
)
WAR = (
    "Russian missiles struck Dnipro on Monday and killed four people, the Ukrainian president said."
    " Rescuers pulled two women from the rubble. A fire broke out in a store. Ukraine's army shot"
    " down three drones. The foreign ministry condemned the bombing. Germany called on Moscow to"
    " end the war."
)
BORDER = (
    "Chad shut its side of the border at Adre on Monday, a negotiator in the Sudanese team said."
    " The insurgents offered a ceasefire. Their side wants half of the customs posts. Delegations of"
    " both meet in Abeche this week. One side blames the other. The blockade has halved the trade."
)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (BORDER, None),
        (MATCH, "sport"),
        (MERGER, "business"),
        (REVIEW, "arts"),
        (STRIKE, "labour"),
        (ROBBERY, "crime"),
        (WOLVES, "science"),
        (RECIPE, "leisure"),
        (WAR, None),
        ("The coach praised the captain for his goal.", None),
    ],
)
def test_the_theme_of_an_article_leads_over_the_affairs_of_states(text: str, expected: str | None) -> None:
    assert theme.of(split(Article(text))) == expected


@pytest.mark.parametrize("text", [MATCH, MERGER, REVIEW, STRIKE, ROBBERY, WOLVES, RECIPE])
def test_an_article_beside_the_affairs_of_states_tells_no_events(text: str) -> None:
    assert EXTRACTORS["rules"](Article(text)).events == ()


def test_an_article_on_war_tells_its_events() -> None:
    assert EXTRACTORS["rules"](Article(WAR)).events
