"""Counts and times what the program does, for Prometheus; labels never name people."""

from __future__ import annotations

from functools import lru_cache

from prometheus_client import CollectorRegistry, Counter, Gauge, Histogram, generate_latest

CONTENT_TYPE = "text/plain; version=0.0.4; charset=utf-8"
BUCKETS = (0.002, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 4.0, 5.0, 10.0)  # seconds
WAITS = (5.0, 10.0, 20.0, 30.0, 60.0, 120.0, 300.0, 600.0, 1800.0, 3600.0)

COUNTERS = {
    "turns": ("turns", "Messages taken", ["channel", "result"]),
    "outbox": ("outbox", "Sends by the state they came to", ["channel", "state"]),
    "sends": ("send_faults", "Failed sends", ["channel", "reason"]),
    "timers": ("timers", "Timers that came due", ["name", "state"]),
    "cases": ("cases", "Changes of cases", ["change"]),
    "refused": ("refused", "Requests refused", ["channel", "why"]),
    "alarms": ("alarms", "Emergency cards shown", ["how"]),
    "faults": ("faults", "Failures of our own", ["where"]),
}


class Metrics:
    """One set of instruments for one program; the composition root makes it and hands it on.

    Label children are looked up once and kept, so that a turn pays for an addition only.
    """

    def __init__(self, registry: CollectorRegistry | None = None) -> None:
        self.registry = registry or CollectorRegistry()
        self._count = lru_cache(maxsize=1024)(self._counter_child)
        self._make_counters()
        self._make_clocks()
        self._make_gauges()

    def _make_counters(self) -> None:
        self._counters = {
            name: Counter(f"qianmen_{full}", said, labels, registry=self.registry)
            for name, (full, said, labels) in COUNTERS.items()
        }

    def _make_clocks(self) -> None:
        own = self.registry
        self._turn_seconds = Histogram(
            "qianmen_turn_seconds",
            "A turn, to its commit",
            ["channel"],
            registry=own,
            buckets=BUCKETS,
        )
        self._send_seconds = Histogram(
            "qianmen_send_seconds", "One send", ["channel"], registry=own, buckets=BUCKETS
        )
        self._wait_seconds = Histogram(
            "qianmen_wait_seconds", "From asking to accepted", ["role"], registry=own, buckets=WAITS
        )
        self._turn_clock = lru_cache(maxsize=32)(self._turn_seconds.labels)
        self._send_clock = lru_cache(maxsize=32)(self._send_seconds.labels)

    def _make_gauges(self) -> None:
        own = self.registry
        self._sockets = Gauge("qianmen_sockets", "Open sockets", ["room"], registry=own)
        self._waiting = Gauge("qianmen_waiting", "Cases waiting", ["role", "level"], registry=own)
        self._backlog = Gauge("qianmen_outbox_open", "Rows to be sent", ["channel"], registry=own)
        self._oldest = Gauge("qianmen_outbox_oldest_seconds", "Age of the oldest row", registry=own)

    def _counter_child(self, name: str, *labels: str) -> Counter:
        return self._counters[name].labels(*labels)

    def turn(self, channel: str, result: str, seconds: float) -> None:
        """One inbound message; *result* is done, duplicate, ignored or failed."""
        self._count("turns", channel, result).inc()
        self._turn_clock(channel).observe(seconds)

    def count(self, name: str, *labels: str) -> None:
        """Add one to a counter: outbox, sends, timers, cases, refused, alarms or faults."""
        self._count(name, *labels).inc()

    def sent(self, channel: str, state: str, seconds: float) -> None:
        """One send and the state its row came to."""
        self._count("outbox", channel, state).inc()
        self._send_clock(channel).observe(seconds)

    def accepted(self, role: str, seconds: float) -> None:
        """A clinician took a case that had waited *seconds*."""
        self._wait_seconds.labels(role).observe(seconds)

    def socket(self, room: str, change: int) -> None:
        """A socket of *room* (chat, console) opened (+1) or closed (-1)."""
        self._sockets.labels(room).inc(change)

    def sockets(self) -> int:
        """How many pages this process holds open."""
        return sum(
            int(sample.value) for found in self._sockets.collect() for sample in found.samples
        )

    def waiting(self, counts: dict[tuple[str, str], int]) -> None:
        """How many cases wait, by role and level; what is not named waits no more."""
        self._waiting.clear()
        for (role, level), count in counts.items():
            self._waiting.labels(role, level).set(count)

    def backlog(self, counts: dict[str, int], oldest: float) -> None:
        """How many rows are to be sent, by channel, and the age of the oldest in seconds."""
        self._backlog.clear()
        for channel, count in counts.items():
            self._backlog.labels(channel).set(count)
        self._oldest.set(oldest)

    def page(self) -> bytes:
        """What /metrics answers; its type is CONTENT_TYPE."""
        return generate_latest(self.registry)
