"""Lay versions out for the timeline: live rows in page order, links to actors and articles, full text."""

import json
import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Iterator
from datetime import date, datetime
from itertools import product
from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None

Row = dict[str, Any]
INSTANT = sa.DateTime(timezone=True)
ROW_ID = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
LIVE = "live = 1"
BATCH = 500
ROLES = {"source": 1, "target": 2, "mediator": 4, "host": 8, "participant": 16, "attributed": 32}
GRAINS = ("minute", "hour", "day", "week", "month", "quarter", "year", "decade", "unknown")
SPANS = (1, 3, 7, 14, 28, 30, 31, 90, 91, 92, 365, 366, 3653)
KEPT = ("id", "event_id", "version", "seq_from", "seq_to", "status", "sort_key", "extent", "type", "family")
KEPT += ("modality", "place_id", "country", "lat", "lon", "confidence", "articles", "publishers", "at", "by")
KEPT += ("reason", "title", "body", "search_text")


def upgrade() -> None:
    op.drop_table("event_actor")
    for name in op.get_bind().scalars(sa.text(NAMES[op.get_bind().dialect.name])).all():
        op.drop_index(name, "event_version")
    op.rename_table("event_version", "event_version_old")
    if op.get_bind().dialect.name == "postgresql":
        for kind in ("pk_event_version", "fk_event_version_event_id", "uq_event_version_event_id_version"):
            op.execute(f"ALTER TABLE event_version_old DROP CONSTRAINT {kind}")
    create_event_version()
    create_links()
    create_indexes()
    FULL_TEXT[op.get_bind().dialect.name]()
    fill()
    op.drop_table("event_version_old")


def downgrade() -> None:
    """Give versions and parties their earlier tables back; nothing is lost, since each keeps its JSON."""
    if op.get_bind().dialect.name == "sqlite":
        op.drop_table("event_fts")
    else:
        op.drop_column("event_version", "words")
    for name in ("event_report", "event_dyad"):
        op.drop_table(name)
    op.drop_index("ix_change_at_seq", "change")
    parties = narrowed_parties(reflected("event_actor"), reflected("event_version"))
    op.drop_table("event_actor")
    narrow_versions(reflected("event_version"))
    create_event_actor(parties)


def narrow_versions(now: sa.Table) -> None:
    for column, kind in (("date_start", sa.Date()), ("date_end", sa.Date()), ("precision", sa.Text())):
        op.add_column("event_version", sa.Column(column, kind, nullable=True))
    for column in ("first_reported", "last_reported"):
        op.add_column("event_version", sa.Column(column, sa.Date(), nullable=True))
    table = reflected("event_version")
    for old in op.get_bind().execute(sa.select(now)).mappings().all():
        op.get_bind().execute(sa.update(table).where(table.c.id == old["id"]).values(narrowed(old)))
    for name in op.get_bind().scalars(sa.text(NAMES[op.get_bind().dialect.name])).all():
        op.drop_index(name, "event_version")
    if op.get_bind().dialect.name == "sqlite":
        op.execute("DROP TRIGGER event_fts_in")
        op.execute("DROP TRIGGER event_fts_out")
    with op.batch_alter_table("event_version") as batch:
        for column in ADDED:
            batch.drop_column(column)
        batch.alter_column("precision", existing_type=sa.Text(), nullable=False)
    for columns in (["sort_key"], ["type", "sort_key"], ["country", "sort_key"], ["date_end", "sort_key"]):
        name = "_".join(["ix_event_version", *columns, "seq_to"])
        op.create_index(name, "event_version", [*columns, "seq_to"])
    op.create_index("ix_event_version_seq_from", "event_version", ["seq_from"])
    walk("event_version_live", "event_version", "sort_key", "seq_to IS NULL", unique=True)


def narrowed(row: Any) -> Row:
    ordinals = {"date_start": "day_first", "date_end": "day_last"}
    ordinals |= {"first_reported": "reported_first", "last_reported": "reported_last"}
    days = {name: date.fromordinal(row[key]) if row[key] else None for name, key in ordinals.items()}
    return {**days, "precision": GRAINS[row["grain"]]}


def narrowed_parties(now: sa.Table, versions: sa.Table) -> list[Row]:
    found = op.get_bind().execute(
        sa.select(now, versions.c.event_id, versions.c.seq_from, versions.c.seq_to)
        .join(versions, versions.c.id == now.c.version_id)
        .where(now.c.own > 0)
    )
    kept = ("actor_id", "sort_key", "version_id", "event_id", "seq_from", "seq_to")
    return [
        {**{key: row[key] for key in kept}, "role": role}
        for row in found.mappings()
        for role, mask in ROLES.items()
        if row["own"] & mask
    ]


def create_event_actor(rows: list[Row]) -> None:
    op.create_table(
        "event_actor",
        sa.Column("actor_id", sa.Text(), nullable=False),
        sa.Column("sort_key", sa.BigInteger(), nullable=False),
        sa.Column("version_id", ROW_ID, nullable=False),
        sa.Column("role", sa.Text(), nullable=False),
        sa.Column("event_id", sa.Text(), nullable=False),
        sa.Column("seq_from", sa.BigInteger(), nullable=False),
        sa.Column("seq_to", sa.BigInteger(), nullable=True),
        sa.ForeignKeyConstraint(["event_id"], ["event.id"], name="fk_event_actor_event_id"),
        sa.ForeignKeyConstraint(["version_id"], ["event_version.id"], name="fk_event_actor_version_id"),
        sa.PrimaryKeyConstraint("actor_id", "sort_key", "version_id", "role", name="pk_event_actor"),
        sqlite_with_rowid=False,
    )
    op.create_index("ix_event_actor_version_id", "event_actor", ["version_id"])
    if rows:
        op.get_bind().execute(sa.insert(reflected("event_actor")), rows)


ADDED = (
    "live",
    "day_first",
    "day_last",
    "month_day",
    "instant_first",
    "instant_last",
    "grain",
    "span",
    "admin1",
    "killed",
)
ADDED += ("reported_first", "reported_last", "mentions")
NAMES = {
    "sqlite": "SELECT name FROM sqlite_master WHERE type = 'index' AND tbl_name = 'event_version'"
    " AND name LIKE 'ix_%'",
    "postgresql": "SELECT indexname FROM pg_indexes WHERE tablename = 'event_version'"
    " AND indexname LIKE 'ix_%'",
}


def create_event_version() -> None:
    op.create_table(
        "event_version",
        sa.Column("id", ROW_ID, autoincrement=False, nullable=False),
        sa.Column("event_id", sa.Text(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("seq_from", sa.BigInteger(), nullable=False),
        sa.Column("seq_to", sa.BigInteger(), nullable=True),
        sa.Column("live", sa.Integer(), nullable=False),
        sa.Column("status", sa.Text(), nullable=False),
        sa.Column("sort_key", sa.BigInteger(), nullable=False),
        sa.Column("day_first", sa.Integer(), nullable=True),
        sa.Column("day_last", sa.Integer(), nullable=True),
        sa.Column("month_day", sa.Integer(), nullable=True),
        sa.Column("instant_first", sa.BigInteger(), nullable=True),
        sa.Column("instant_last", sa.BigInteger(), nullable=True),
        sa.Column("grain", sa.Integer(), nullable=False),
        sa.Column("span", sa.Integer(), nullable=False),
        sa.Column("extent", sa.Text(), nullable=False),
        sa.Column("type", sa.Text(), nullable=False),
        sa.Column("family", sa.Text(), nullable=False),
        sa.Column("modality", sa.Text(), nullable=False),
        sa.Column("place_id", sa.Text(), nullable=True),
        sa.Column("country", sa.Text(), nullable=True),
        sa.Column("admin1", sa.Text(), nullable=True),
        sa.Column("lat", sa.Float(), nullable=True),
        sa.Column("lon", sa.Float(), nullable=True),
        sa.Column("killed", sa.Integer(), nullable=True),
        sa.Column("confidence", sa.Float(), nullable=False),
        sa.Column("articles", sa.Integer(), nullable=False),
        sa.Column("publishers", sa.Integer(), nullable=False),
        sa.Column("reported_first", sa.Integer(), nullable=False),
        sa.Column("reported_last", sa.Integer(), nullable=False),
        sa.Column("at", INSTANT, nullable=False),
        sa.Column("by", sa.Text(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=True),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("mentions", sa.Text(), nullable=False),
        sa.Column("body", sa.Text(), nullable=False),
        sa.Column("search_text", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["event_id"], ["event.id"], name="fk_event_version_event_id"),
        sa.PrimaryKeyConstraint("id", name="pk_event_version"),
        sa.UniqueConstraint("event_id", "version", name="uq_event_version_event_id_version"),
    )


def create_links() -> None:
    create_link(
        "event_actor",
        sa.Column("actor_id", sa.Text(), nullable=False),
        sa.Column("roles", sa.Integer(), nullable=False),
        sa.Column("own", sa.Integer(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=True),
        sa.Column("country", sa.Text(), nullable=True),
        *shared_columns(),
    )
    create_link(
        "event_dyad",
        sa.Column("dyad", sa.Text(), nullable=False),
        sa.Column("ways", sa.Integer(), nullable=False),
        sa.Column("own", sa.Integer(), nullable=False),
        *shared_columns(),
    )
    create_link(
        "event_report",
        sa.Column("article_id", sa.Text(), nullable=False),
        sa.Column("publisher", sa.Text(), nullable=True),
        sa.Column("language", sa.Text(), nullable=True),
        sa.Column("day", sa.Integer(), nullable=False),
        sa.Column("sort_key", sa.BigInteger(), nullable=False),
        sa.ForeignKeyConstraint(["article_id"], ["article.id"], name="fk_event_report_article_id"),
    )


def shared_columns() -> list[sa.Column[Any]]:
    return [
        sa.Column("sort_key", sa.BigInteger(), nullable=False),
        sa.Column("type", sa.Text(), nullable=False),
        sa.Column("grain", sa.Integer(), nullable=False),
        sa.Column("span", sa.Integer(), nullable=False),
        sa.Column("day_last", sa.Integer(), nullable=True),
    ]


def create_link(name: str, key: sa.Column[str], *columns: Any) -> None:
    op.create_table(
        name,
        sa.Column("version_id", ROW_ID, nullable=False),
        key,
        *columns,
        sa.Column("live", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["version_id"], ["event_version.id"], name=f"fk_{name}_version_id"),
        sa.PrimaryKeyConstraint("version_id", key.name, name=f"pk_{name}"),
        sqlite_with_rowid=False,
    )


def create_indexes() -> None:
    live, long = LIVE, "live = 1 AND span > 0"
    walk("live", "event_version", "sort_key type modality family country grain confidence", live)
    walk("live_type", "event_version", "type sort_key modality grain", live)
    walk("live_country", "event_version", "country sort_key type grain", live)
    walk("live_place", "event_version", "place_id sort_key", live)
    walk("live_span", "event_version", "span sort_key day_last type modality grain", long)
    walk("live_grain", "event_version", "grain sort_key", live)
    walk("live_month_day", "event_version", "month_day sort_key", live)
    walk("live_admin1", "event_version", "admin1 sort_key", live)
    walk("live_confidence", "event_version", "confidence sort_key", live)
    walk("live_publishers", "event_version", "publishers sort_key", live)
    walk("live_reported", "event_version", "reported_last sort_key", live)
    walk("live_event", "event_version", "event_id", live, unique=True)
    walk("gone", "event_version", "sort_key", "live = 0 AND seq_to IS NULL")
    walk("past", "event_version", "seq_to", "seq_to IS NOT NULL")
    walk("actor", "event_actor", "actor_id sort_key roles own type grain", live)
    walk("actor_type", "event_actor", "actor_id type sort_key roles own grain", live)
    walk("actor_span", "event_actor", "actor_id span sort_key day_last roles own type grain", long)
    walk("dyad", "event_dyad", "dyad sort_key type ways own grain", live)
    walk("dyad_span", "event_dyad", "dyad span sort_key day_last type ways own grain", long)
    op.create_index("ix_change_at_seq", "change", ["at", "seq"])
    walk("report_publisher", "event_report", "publisher sort_key", live)
    walk("report_article", "event_report", "article_id sort_key", live)


def walk(name: str, table: str, columns: str, where: str, unique: bool = False) -> None:
    condition = {"sqlite_where": sa.text(where), "postgresql_where": sa.text(where)}
    covering = columns.split() if unique else [*columns.split(), "live"]
    op.create_index(f"ix_{name}", table, covering, unique=unique, **condition)


def create_fts() -> None:
    """Full text over live versions, its rowid the sort key, so that matches come in page order."""
    op.execute(
        "CREATE VIRTUAL TABLE event_fts USING fts5"
        "(words, content='', columnsize=0, tokenize=\"ascii tokenchars '|'\")"
    )
    op.execute(
        "CREATE TRIGGER event_fts_in AFTER INSERT ON event_version WHEN new.live = 1 BEGIN "
        "INSERT INTO event_fts (rowid, words) VALUES (new.sort_key, new.search_text); END"
    )
    op.execute(
        "CREATE TRIGGER event_fts_out AFTER UPDATE OF live ON event_version "
        "WHEN old.live = 1 AND new.live = 0 BEGIN INSERT INTO event_fts (event_fts, rowid, words) "
        "VALUES ('delete', old.sort_key, old.search_text); END"
    )


def create_tsvector() -> None:
    """The words of live versions as a set; their order is looked up in search_text."""
    op.execute(
        "ALTER TABLE event_version ADD COLUMN words tsvector GENERATED ALWAYS AS "
        "(CASE WHEN live = 1 THEN array_to_tsvector("
        "array_remove(string_to_array(btrim(search_text), ' '), '')) END) STORED"
    )
    op.execute("CREATE INDEX ix_live_words ON event_version USING gin (words) WHERE live = 1")


FULL_TEXT = {"sqlite": create_fts, "postgresql": create_tsvector}


def fill() -> None:
    """Read each version's JSON again and write what the new columns and links say of it."""
    connection, last = op.get_bind(), 0
    tables = {
        name: reflected(name) for name in ("event_version", "event_actor", "event_dyad", "event_report")
    }
    old = reflected("event_version_old")
    while (
        found := connection.execute(sa.select(old).where(old.c.id > last).order_by(old.c.id).limit(BATCH))
        .mappings()
        .all()
    ):
        last = found[-1]["id"]
        for name, rows in laid_out(connection, [dict(row) for row in found]).items():
            if rows:
                connection.execute(sa.insert(tables[name]), rows)


def reflected(name: str) -> sa.Table:
    return sa.Table(name, sa.MetaData(), autoload_with=op.get_bind())


def laid_out(connection: sa.Connection, found: list[Row]) -> dict[str, list[Row]]:
    rows: dict[str, list[Row]] = defaultdict(list)
    for old in found:
        body = json.loads(old["body"])
        row = {key: old[key] for key in KEPT} | version(old, body)
        told = reports(connection, row)
        rows["event_version"].append(row)
        rows["event_actor"] += parties(row, body)
        rows["event_dyad"] += dyads(row, body)
        rows["event_report"] += told
    return rows


def version(old: Row, body: Row) -> Row:
    first, last = day(body["date"]["start"]), day(body["date"]["end"])
    told, days = body["corroboration"], (last - first).days + 1 if first and last else 1
    live = old["seq_to"] is None and body["status"] == "active"
    mentions = [actor["mention"] for actor in body["actors"] if actor["mention"]]
    return {
        "live": int(live),
        "day_first": first and first.toordinal(),
        "day_last": last and last.toordinal(),
        "month_day": first.month * 100 + first.day if first and first == last else None,
        "instant_first": instant(body["date"]["start_at"]),
        "instant_last": instant(last_instant(body["date"])),
        "grain": GRAINS.index(body["date"]["precision"]),
        "span": next((n for n, most in enumerate(SPANS) if days <= most), len(SPANS)),
        "admin1": (body["place"] or {}).get("admin1"),
        "killed": body["quantities"].get("killed"),
        "reported_first": ordinal(told["first_reported_at"]),
        "reported_last": ordinal(told["last_reported_at"]),
        "mentions": "\n".join(mentions).casefold(),
        "search_text": old["search_text"][:50_000] or searchable([body["title"], body["summary"], *mentions]),
    }


def parties(row: Row, body: Row) -> Iterator[Row]:
    about = {actor["id"]: actor for actor in body["actors"]}
    played = [(actor["id"], actor["role"]) for actor in body["actors"]]
    played += [(code, "attributed") for code in body["attributed_to"]]
    roles: dict[str, int] = defaultdict(int)
    own: dict[str, int] = defaultdict(int)
    for code, role in played:
        own[code] |= ROLES[role]
        for each in (code, *wholes(code)):
            roles[each] |= ROLES[role]
    for code in roles:
        actor = about.get(code, {})
        mine = {"own": own.get(code, 0), "kind": actor.get("type"), "country": actor.get("country")}
        yield {"actor_id": code, "roles": roles[code], **mine, **shared(row)}


def dyads(row: Row, body: Row) -> Iterator[Row]:
    own = opposed(body)
    wide = [
        (left, right, ways)
        for (one, other), ways in own.items()
        for left, right in product((one, *wholes(one)), (other, *wholes(other)))
    ]
    for pair, ways in paired(wide).items():
        yield {"dyad": "|".join(pair), "ways": ways, "own": int(pair in own), **shared(row)}


def opposed(body: Row) -> dict[tuple[str, str], int]:
    sides: dict[str, list[str]] = defaultdict(list)
    for actor in body["actors"]:
        sides[actor["role"]].append(actor["id"])
    if sides["target"]:
        return paired((one, other, 1) for one, other in product(sides["source"], sides["target"]))
    both = [*sides["source"], *sides["participant"]]
    return paired((one, other, 4) for one, other in product(both, both) if one < other)


def paired(found: Iterable[tuple[str, str, int]]) -> dict[tuple[str, str], int]:
    pairs: dict[tuple[str, str], int] = defaultdict(int)
    turned = {1: 2, 2: 1, 3: 3, 4: 4, 5: 6, 6: 5, 7: 7}
    for one, other, ways in found:
        pairs[min(one, other), max(one, other)] |= ways if one <= other else turned[ways]
    return dict(pairs)


def reports(connection: sa.Connection, row: Row) -> list[Row]:
    query = sa.text(
        "SELECT DISTINCT a.id, a.publisher, a.language, a.published FROM evidence AS e JOIN article AS a "
        "ON a.id = e.article_id WHERE e.event_id = :event AND e.seq_from <= :seq "
        "AND (e.seq_to IS NULL OR e.seq_to > :seq)"
    ).columns(published=sa.Date)
    found = connection.execute(query, {"event": row["event_id"], "seq": row["seq_from"]})
    return [
        {
            "version_id": row["id"], "article_id": each.id, "publisher": each.publisher,
            "language": each.language, "day": each.published.toordinal() if each.published else 0,
            "sort_key": row["sort_key"], "live": row["live"],
        }
        for each in found
    ]  # fmt: skip


def shared(row: Row) -> Row:
    kept = ("sort_key", "type", "grain", "span", "day_last", "live")
    return {"version_id": row["id"], **{key: row[key] for key in kept}}


def wholes(code: str) -> list[str]:
    steps = code.split("-")
    return ["-".join(steps[:end]) for end in range(1, len(steps))]


def searchable(texts: Iterable[str | None]) -> str:
    return f" {' | '.join(' '.join(folded(text)) for text in texts if text)} "


def folded(text: str) -> list[str]:
    bare = "".join(sign for sign in unicodedata.normalize("NFKD", text) if not unicodedata.combining(sign))
    return [word[:100] for word in re.findall(r"[^\W_]+", bare.casefold())]


def day(served: str | None) -> date | None:
    return date.fromisoformat(served[:10]) if served else None


def ordinal(served: str | None) -> int:
    found = day(served)
    return found.toordinal() if found else 0


def last_instant(date: Row) -> str | None:
    return date["end_at"] or (date["start_at"] if date["extent"] == "point" else None)


def instant(served: str | None) -> int | None:
    return int(datetime.fromisoformat(served).timestamp()) if served else None
