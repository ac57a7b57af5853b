"""Scene -> who acts without a name that any file knows: "a court", "the strikers"."""

from app import codebook
from app.events.clause.particles import CLOSING
from app.events.clause.scene import BRACKETS, QUOTES, RELATIVE, STOPS, Scene
from app.events.meaning.signals import Signal
from app.events.reference.memory import OFFICES
from app.mentions import newcomers
from app.mentions.actors import DETERMINERS, PREPOSITIONS, ActorMention
from app.mentions.auxiliaries import BE

FURTHEST = 30
LONGEST_CODE = 5
SHORT = 2  # letters of a country's shortest code, which initials in a text do not mean
PRONOUNS = frozenset("i we you he she it they there this that these those nobody none all who which".split())
DAYS = frozenset(
    "today tonight yesterday tomorrow meanwhile however monday tuesday wednesday thursday friday saturday"
    " sunday january february march april may june july august september october november december".split()
)
HOUSES = frozenset("minister department ministry bureau directorate secretariat inspectorate".split())
OURS = frozenset("our my your".split())
AT_HOME = frozenset(("statement", "people", "military", "civil"))
PUBLIC = frozenset(("position_stated", "blockade_lifted", "weapon_tested"))  # who opens a bridge, say
LAWFUL = frozenset(("legal_action_taken", "sanctions_imposed"))
REPORTING = frozenset("bbc cnn reuters afp ap times post guardian news newspaper broadcaster".split())
PAPERS = frozenset(
    "order law act resolution decree bill constitution treaty agreement accord report declaration plan"
    " charter convention protocol pact amendment article section programme program".split()
)
NAMED_APART = frozenset(("CIV", "OPP", "REB"))  # roles whose bodies keep the names they go by
PARTS = frozenset(
    "members member batch contingent group groups dozens scores hundreds thousands some most many majority"
    " all team number handful one two three several faction crowd supporters leaders representatives"
    " negotiators delegates delegations diplomats envoys fighters gunmen troops soldiers forces units"
    " officials alliance coalition".split()
)
WITHIN = frozenset("of for on and de the - & al ' 's".split())
SAID = frozenset("said says say told tells warned added insisted".split())
OWNING = ("party", "group", "body")
HEADING = frozenset("heads headed leads led chairs chaired commands commanded runs".split())
TITLES = frozenset(
    "mr mrs ms dr sir lord president prime minister foreign senator former sen rep gen".split()
)


def doers(scene: Scene, signal: Signal) -> tuple[ActorMention, ...]:
    """The subject of an active verb that no file names; () where it has none or is no affair of states."""
    trigger = signal.trigger
    if signal.rule not in ("verb", "place") or trigger.passive or not _concerns(scene, signal):
        return ()
    start = scene.group_start(trigger.first)
    bare = trigger.forms == {"ing"} and BE.isdisjoint(scene.lower[start : trigger.first])
    return () if bare else _before(scene, start)


def _concerns(scene: Scene, signal: Signal) -> bool:
    """Whether what somebody unlisted does can count: in a known country, or else beside another one."""
    codes = {code.partition("-")[0] for actor in scene.actors for code in actor.codes}
    if (signal.kind.family in AT_HOME and signal.type not in PUBLIC) or signal.type in LAWFUL:
        return bool(codes) or scene.home is not None
    return bool(codes - {scene.home})


def _before(scene: Scene, at: int) -> tuple[ActorMention, ...]:
    """The unlisted party that stands free before the verb group at word `at`."""
    if at > 1 and scene.lower[at - 1] in RELATIVE:
        return _antecedent(scene, at - 1)
    index, passed, aside = at - 1, None, (at, at)
    while index >= max(0, at - FURTHEST) and not _ends(scene, index):
        if scene.lower[index] in CLOSING and (opened := scene.insertion(index)) is not None:
            index, aside = opened - 1, (opened, index)
            continue
        if actor := scene.actor_at.get(index):
            if found := _told(scene, actor):
                return found
            index, passed = actor.first - 1, actor
            continue
        if passed and passed.codes and _is_part_of(scene, index, passed):
            return next((group for _, group in scene.after(passed.first)), (passed,))
        if scene.lower[index] in DETERMINERS and not _is_governed(scene, index):
            return ()
        if found := _stranger(scene, index):
            return (aside[0] == index + 1 and _in_office(scene, aside)) or found
        index -= 1
    return ()


def _in_office(scene: Scene, aside: tuple[int, int]) -> tuple[ActorMention, ...]:
    """The one party whose office an aside gives to whom it is about ("who heads the Chadian customs")."""
    first, last = aside
    if HEADING.isdisjoint(scene.lower[first:last]) and OFFICES.isdisjoint(scene.lower[first:last]):
        return ()
    parties = tuple(actor for actor in scene.actors if first < actor.first < last and actor.codes)
    return parties if len(parties) == 1 else ()


def _antecedent(scene: Scene, at: int) -> tuple[ActorMention, ...]:
    """The unlisted party right before the relative pronoun at word `at` ("the generals, who toppled him")."""
    last = at - 1 - (scene.lower[at - 1] == ",")
    return () if last < 0 or last in scene.actor_at else _stranger(scene, last)


def _ends(scene: Scene, index: int) -> bool:
    """Whether a clause or another verb stands at a word, so that no subject lies beyond it."""
    word = scene.lower[index]
    return (
        (word in STOPS and word not in BRACKETS)
        or word in QUOTES
        or word in PRONOUNS
        or word in SAID
        or index + 1 in scene.verb_before
    )


def _is_part_of(scene: Scene, index: int, whole: ActorMention) -> bool:
    """Whether a word takes some of an actor's people ("members of the guard"), free of any governor."""
    near = scene.lower[index + 1 : whole.first]
    if (
        scene.lower[index] not in PARTS
        or near[:1] not in (("of",), ("for",))
        or len(near) > 3
        or whole.form == "modifier"
    ):
        return False
    return not _is_governed(scene, _phrase_start(scene, index))


def _is_governed(scene: Scene, first: int) -> bool:
    return first > 0 and scene.lower[first - 1] in PREPOSITIONS


def _stranger(scene: Scene, last: int) -> tuple[ActorMention, ...]:
    """The party whose noun phrase ends at word `last`, unless a preposition or a verb governs it."""
    first = _name_start(scene, last)
    head = _suffix(scene, last)
    if scene.lower[last] in PAPERS and scene.voice and scene.words[last][0].isupper():
        return (ActorMention(scene.voice, last, last + 1, "role", scene.words[last]),)
    if (first is None and head is None) or scene.lower[last] in REPORTING | PAPERS:
        return ()
    if any(place.first <= last < place.last for place in scene.places):
        return ()
    start = _phrase_start(scene, last if first is None else first)
    part = scene.lower[start - 1 : start] == ("of",) and scene.lower[start - 2] in PARTS
    if (_is_governed(scene, start) and not part) or start in scene.verb_before or scene.lower[start] in OURS:
        return ()
    named = first is not None and first < last and head in NAMED_APART
    if scene.home and not HOUSES.isdisjoint(scene.lower[start:last]):
        code = scene.home
    elif head is None or named:
        code = _known(scene, first or 0, last + 1) or _made(scene, first or 0, last + 1)
    else:
        code = _role_code(_country(scene, start, last), head)
    if named_by := _owner(scene, first):
        return (named_by,)
    text = scene.sentence.text[scene.sentence.spans[start][0] : scene.sentence.spans[last][1]]
    return (ActorMention((code,), start, last + 1, "role", text, core=(last, last + 1)),)


def _owner(scene: Scene, first: int | None) -> ActorMention | None:
    """The party or group whose member a name is ("Fatah's Jon Vik"); None where it owns no name."""
    if first is None or scene.lower[first - 1 : first] != ("'s",):
        return None
    owner = scene.actor_at.get(first - 2)
    return owner if owner and owner.codes and codebook.kind(owner.codes[0]) in OWNING else None


def _told(scene: Scene, actor: ActorMention) -> tuple[ActorMention, ...]:
    """The party that a mention without a name is, or the opposition where it stands free of any governor."""
    if not actor.codes:
        return _lettered(scene, actor.last - 1) or _stranger(scene, actor.last - 1)
    opposed = actor.form == "role" and actor.codes[0].endswith("-OPP")
    return (actor,) if opposed and not _is_governed(scene, actor.first) else ()


def _lettered(scene: Scene, last: int) -> tuple[ActorMention, ...]:
    """The group that goes by letters, before its people ("ABX fighters"); () where none stands there."""
    letters = scene.words[last - 1] if last else ""
    if len(letters) < 3 or not (letters.isupper() and letters.isalpha()) or scene.sentence.part == "title":
        return ()
    return (ActorMention((letters,), last - 1, last + 1, "role", f"{letters} {scene.words[last]}"),)


def _suffix(scene: Scene, last: int) -> str | None:
    """The suffix of a noun that acts, which the noun before it may narrow ("opposition leaders")."""
    heads = codebook.load().heads
    suffix = heads.get(scene.lower[last])
    return suffix if suffix is None else heads.get(scene.lower[max(0, last - 1)]) or suffix


def _phrase_start(scene: Scene, first: int) -> int:
    """The first word of a noun phrase: over the plain words to its left, its determiner with them."""
    while first > 0 and (scene.lower[first - 1].isalpha() or scene.lower[first - 1] in "-'s"):
        word = scene.lower[first - 1]
        if word in PREPOSITIONS or word in STOPS or first in scene.verb_before or word == "and":
            break
        first -= 1
        if word in DETERMINERS:
            break
    return first


def _name_start(scene: Scene, last: int) -> int | None:
    """Where the capitalised name that ends at a word starts; None where the word ends no name."""
    if not _is_proper(scene, last) or scene.sentence.part == "title":
        return None
    first = last
    while first > 0:
        step = 1 if _is_proper(scene, first - 1) or _is_adjective(scene, first - 1) else _linked(scene, first)
        if not step:
            break
        first -= step
    alone = first == last and first == 0 and not scene.words[last].isupper()
    return None if alone else first


def _linked(scene: Scene, first: int) -> int:
    """How many words back a name goes on over small words ("Department of the Interior"); 0 for none."""
    for size in (2, 3):
        small = scene.lower[first - size + 1 : first]
        if first >= size and WITHIN.issuperset(small) and _is_proper(scene, first - size):
            return size
    return 0


def _is_adjective(scene: Scene, at: int) -> bool:
    """Whether a word is a country's adjective, which a name may hold ("the American Bar Association")."""
    actor = scene.actor_at.get(at)
    return actor is not None and actor.form == "modifier"


def _is_proper(scene: Scene, at: int) -> bool:
    text = scene.words[at]
    return (
        text[0].isupper()
        and len(text) > 1
        and scene.lower[at] not in DAYS
        and scene.lower[at] not in DETERMINERS
        and scene.lower[at] not in PREPOSITIONS
        and at not in scene.actor_at
    )


def _country(scene: Scene, first: int, last: int) -> str | None:
    """The country that an adjective in a noun phrase names ("a Chadian armed group"), else the scene's."""
    actors = (scene.actor_at.get(index) for index in range(first, last))
    return next((code for actor in actors if actor for code in actor.codes[:1]), scene.home)


def _role_code(country: str | None, suffix: str) -> str:
    """A role's code in a country; people of a country's part keep the code of that part."""
    if country is None:
        return "UNKNOWN"
    return f"{country}-{suffix}" if suffix and "-" not in country else country


def _known(scene: Scene, first: int, last: int) -> str:
    """The code of a listed name that only helps here ("African Union-sponsored"); "" for none."""
    name = " ".join(scene.words[first:last])
    return next(iter(codebook.load().resolve(name)), "") if len(name) > SHORT else ""


def _made(scene: Scene, first: int, last: int) -> str:
    """The code of an unlisted name without its titles."""
    words = [word for word in scene.words[first:last] if word[0].isupper() and word.isalnum()]
    telling = [word for word in words if word.lower() not in TITLES | DETERMINERS]
    return newcomers.code(telling[-LONGEST_CODE:]) or "UNKNOWN"
