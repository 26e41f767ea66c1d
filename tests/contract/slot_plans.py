"""Many sites with many windows, most of them full, for PostgreSQL's plans and for figures."""

from __future__ import annotations

from sqlalchemy import Connection, text

from tests.clinic import NOON

SITES = """
INSERT INTO resource (key, kind, zone, active)
SELECT 'site:' || n, 'vaccine', 'Asia/Shanghai', true FROM generate_series(1, :sites) n
"""
# Each day 24 windows of half an hour from 8 to 20 o'clock there; of ten windows seven are full, and
# of the first quarter of the sites all of the first two thirds of the days.
WINDOWS = """
INSERT INTO slot (resource_id, starts_at, ends_at, book_until, change_until, capacity, overbooked,
  taken, state, origin)
SELECT r.id, at, at + interval '30 minutes', at - interval '1 hour', at - interval '2 hours', 4, 0,
  CASE WHEN (r.id * 7919 + d * 104729 + w * 1299709) % 10 < 7
         OR (r.id % 4 = 0 AND d < :days * 2 / 3) THEN 4 ELSE (r.id + d + w) % 4 END,
  'open', 'rule'
FROM resource r, generate_series(1, :days) d, generate_series(0, 23) w,
  LATERAL (SELECT CAST(:noon AS timestamptz) - interval '4 hours' + d * interval '1 day'
    + w * interval '30 minutes' AS at) t
"""
STOCKS = """
INSERT INTO stock (resource_id, product, quantity)
SELECT id, 'influenza', (id % 5) * 10 FROM resource
"""


def fill(conn: Connection, *, sites: int, days: int) -> int:
    """The resources `site:1`, `site:2`, ..., their windows and stocks; how many windows."""
    conn.execute(text(SITES), {"sites": sites})
    made = conn.execute(text(WINDOWS), {"days": days, "noon": NOON}).rowcount
    conn.execute(text(STOCKS))
    for table in ("resource", "slot", "stock"):
        conn.execute(text(f"ANALYZE {table}"))
    return made


def keys(sites: int) -> list[str]:
    return [f"site:{n}" for n in range(1, sites + 1)]
