"""Groups that share a name: the one whose country an article speaks of most."""

from collections import Counter
from collections.abc import Mapping, Sequence

from app import codebook
from app.mentions.actors import ActorMention
from app.mentions.names import names
from app.text import Sentence

Found = tuple[ActorMention, ...]


def settle(sentences: Sequence[Sentence], found: Sequence[Found]) -> Sequence[Found]:
    """The actors of each sentence, a shared name given to the group of the country most spoken of."""
    shared = {code for codes in names().shared.values() for code in codes}
    if not any(actor.codes[0] in shared for mentions in found for actor in mentions):
        return found
    told = Counter(code for mentions in found for actor in mentions for code in actor.codes)
    return [
        tuple(_settled(sentence, actor, told) if actor.codes[0] in shared else actor for actor in mentions)
        for sentence, mentions in zip(sentences, found, strict=True)
    ]


def _settled(sentence: Sentence, actor: ActorMention, told: Mapping[str, int]) -> ActorMention:
    known = names().shared.get(sentence.words[slice(*actor.core)], ())
    actors = codebook.load().actors
    likeliest = max(known, key=lambda code: told.get(actors[code].country or "", 0), default=None)
    return actor._replace(codes=(likeliest,)) if likeliest else actor
