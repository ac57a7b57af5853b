"""Groups that share a name stand for the one whose country an article speaks of most."""

import pytest

from app.mentions import actors, homonyms
from app.text import Article, split


@pytest.mark.parametrize(
    ("text", "group"),
    [
        ("Macedonia is at war. Macedonian troops fired. The National Liberation Army fled.", "NLA"),
        ("Colombia is at war. Colombian troops fired. The National Liberation Army fled.", "ELN"),
        ("Nepal is at war. Maoist rebels fled.", "MAOISTS"),
        ("India is at war. Maoist rebels fled.", "NAXALITES"),
        ("Peru is at war. Maoist rebels fled.", "SHINING_PATH"),
        ("Macedonia is at war. The ELN fled.", "ELN"),
    ],
)
def test_a_shared_name_is_the_group_of_the_country_in_the_news(text: str, group: str) -> None:
    sentences = split(Article(text))
    settled = homonyms.settle(sentences, [actors.find(sentence, None) for sentence in sentences])
    assert settled[-1][-1].codes == (group,)
