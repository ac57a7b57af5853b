"""Who took part: actors by role, pairs of them, their kind and country, the words that named them."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Annotated, Literal, Self

from pydantic import BaseModel, BeforeValidator, ValidationInfo, model_validator

from app.filters.codes import Codes, one_of, parse_codes
from app.filters.faults import wrong
from app.filters.parties import Dyads, Met, Parties, nobody, parse_all, parse_dyads, parse_parties
from app.filters.schema import listed, param, single
from app.filters.vocabulary import actor_types, country
from app.filters.where import Clause, Where

SCOPES = ("subtree", "exact")
SCOPED = ("actor", "source_actor", "target_actor", "mediator", "actor_all", "dyad", "attributed_to")
SHORTEST, LONGEST = 2, 100


@dataclass(frozen=True, slots=True)
class Fragment:
    """A part of a mention, and the LIKE pattern that finds it among casefolded mentions."""

    text: str
    pattern: str

    def echo(self) -> str:
        """The words as they were given."""
        return self.text


def _scope(text: str) -> str:
    return one_of(SCOPES, "a scope")(text)[0]


def _settings(info: ValidationInfo) -> tuple[bool, Met]:
    """Whether actors stand for themselves alone, and how to ask whether the store has one."""
    return info.data.get("actor_scope") == "exact", (info.context or {}).get("met", nobody)


def _parties(values: Iterable[str], info: ValidationInfo) -> Parties | None:
    return parse_parties(values, *_settings(info))


def _everyone(values: Iterable[str], info: ValidationInfo) -> Parties | None:
    return parse_all(values, *_settings(info))


def _dyads(values: Iterable[str], info: ValidationInfo) -> Dyads | None:
    return parse_dyads(values, *_settings(info))


def _kinds(values: Iterable[str]) -> Codes | None:
    return parse_codes(values, one_of(actor_types(), "a type of actor"))


def _fragment(text: str) -> Fragment:
    if not SHORTEST <= len(text.strip()) <= LONGEST or not text.isprintable():
        raise wrong(text[:LONGEST], f"a text of {SHORTEST} to {LONGEST} characters")
    folded = text.strip().casefold()
    for sign in "\\%_":
        folded = folded.replace(sign, f"\\{sign}")
    return Fragment(text.strip(), f"%{folded}%")


def _playing(*roles: str) -> Where:
    """The condition on who plays one of the roles; the SQL is imported only when it is written."""

    def clause(parties: Parties) -> Clause:
        from app.filters import sides

        return sides.playing(parties, roles)

    return Where(clause)


def _all(parties: Parties) -> Clause:
    from app.filters import sides

    return sides.all_playing(parties)


def _opposed(dyads: Dyads) -> Clause:
    from app.filters import sides

    return sides.opposed(dyads)


def _described(column: str) -> Where:
    def clause(codes: Codes) -> Clause:
        from app.filters import sides

        return sides.described(column, codes)

    return Where(clause)


def _named(fragment: Fragment) -> Clause:
    from app.tables import event_version

    return event_version.c.mentions.like(fragment.pattern, escape="\\")


Actors = Annotated[Parties | None, BeforeValidator(_parties)]
ANY = ("source", "target", "mediator", "host", "participant")


class Who(BaseModel):
    """The filters on the parties to an event."""

    actor_scope: Annotated[Literal["subtree", "exact"] | None, BeforeValidator(_scope)] = param(
        "Whether an actor includes its parts: its government, army and officials (SDN: SDN-MIL too; the "
        "default), or stands for itself alone.",
        "exact",
        single("string", enum=list(SCOPES)),
    )
    actor: Annotated[Actors, _playing(*ANY)] = param(
        "Takes part in any role: code, ISO code, name or alias, in any case, or the code that events show of "
        "one whom no list names; a leading `-` excludes.",
        ["Russia"],
        listed(),
    )
    source_actor: Annotated[Actors, _playing("source")] = param("Who did or said it.", ["RUS"], listed())
    target_actor: Annotated[Actors, _playing("target")] = param("To whom.", ["UKR"], listed())
    mediator: Annotated[Actors, _playing("mediator")] = param("Who mediated.", ["TUR"], listed())
    actor_all: Annotated[Parties | None, BeforeValidator(_everyone), Where(lambda parties: _all(parties))] = (
        param("Every one of these takes part, in any role.", ["RUS", "UKR"], listed())
    )
    dyad: Annotated[Dyads | None, BeforeValidator(_dyads), Where(lambda dyads: _opposed(dyads))] = param(
        "`RUS,UKR`: both, on opposite sides in either direction, or as parties of an event without target. "
        "Repeat it for more pairs.",
        ["RUS,UKR"],
        listed(),
    )
    actor_type: Annotated[Codes | None, BeforeValidator(_kinds), _described("kind")] = param(
        "A party is of this type; a leading `-` excludes.", ["country"], listed(actor_types)
    )
    actor_country: Annotated[
        Codes | None,
        BeforeValidator(lambda values: parse_codes(values, country)),
        _described("country"),
    ] = param("A party belongs to this country; a leading `-` excludes.", ["SDN"], listed())
    actor_text: Annotated[Fragment | None, BeforeValidator(_fragment), Where(_named)] = param(
        "Part of the words that name a party in the articles, for names that no code stands for.",
        "shield",
        single("string", minLength=SHORTEST, maxLength=LONGEST),
    )
    attributed_to: Annotated[Actors, _playing("attributed")] = param(
        "Who says so, where an event is told as somebody's word.", ["UKR"], listed()
    )

    @property
    def tells_actors(self) -> bool:
        """Whether the answer tells actors apart, so that their scope matters without a filter on them."""
        return False

    @model_validator(mode="after")
    def _of_actors(self) -> Self:
        asked = self.tells_actors or any(getattr(self, name) is not None for name in SCOPED)
        if self.actor_scope and not asked:
            raise wrong(
                self.actor_scope, "enough without 'actor'", "conflicting_parameters", field="actor_scope"
            )
        return self
