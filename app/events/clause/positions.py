"""Where in the words of a sentence a date stands."""

from bisect import bisect_left, bisect_right
from operator import itemgetter

from app.events.clause.scene import Scene
from app.mentions.mention import DateMention


def word_at(scene: Scene, mention: DateMention) -> int:
    """The first word of a sentence that a date holds."""
    offset = mention.start - scene.sentence.start
    return bisect_right(scene.sentence.spans, offset, key=itemgetter(1))


def word_after(scene: Scene, mention: DateMention) -> int:
    """The first word of a sentence behind a date."""
    end = mention.end - scene.sentence.start
    return bisect_left(scene.sentence.spans, (end,))
