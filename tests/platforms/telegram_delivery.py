"""Brings updates to the bot: queues, webhook calls with retries and expiry, or polling."""

import asyncio
import itertools
import random
from collections import deque
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from aiohttp import ClientError, ClientSession, ClientTimeout

from tests.platforms.faults import Duplicates, Moment
from tests.platforms.screen import Ripple
from tests.platforms.telegram_wire import Json, Refused

SECRET_HEADER = "X-Telegram-Bot-Api-Secret-Token"
DAY = 86400.0
EXPIRY = {"callback_query": 150.0}
NOT_BY_DEFAULT = {"chat_member", "message_reaction", "message_reaction_count"}
QUEUE_OF = {"edited_message": "message", "channel_post": "message"}

Key = tuple[str, int]


@dataclass
class Update:
    """One update on its way; `born` counts seconds of its queue's own time."""

    update_id: int
    kind: str
    body: Json
    born: float
    tries: int = 0

    def expired(self, at: float, expiry: Mapping[str, float]) -> bool:
        """Whether Telegram gives up before this moment of the queue's time."""
        return at - self.born > expiry.get(self.kind, DAY)


@dataclass(frozen=True)
class Delivery:
    """One webhook call: `status` 0 stands for no answer, `copy` for an injected duplicate."""

    update_id: int
    status: int
    attempt: int
    copy: bool


@dataclass
class Queue:
    """The updates of one chat or person, delivered one after another."""

    updates: deque[Update] = field(default_factory=deque)
    now: float = 0.0
    task: asyncio.Task[None] | None = None


@dataclass(frozen=True)
class Webhook:
    """What setWebhook has set."""

    url: str
    secret: str
    max_connections: int


class Inbox:
    """All updates of one bot that the bot has not taken yet.

    Waiting follows the Bot API server: at once, then 2, 4, 8 ... seconds up to 60-120, or the
    Retry-After of the answer; `backoff_scale` shortens the real sleep, expiry counts unscaled.
    """

    def __init__(
        self,
        *,
        session: Callable[[], ClientSession],
        reply: Callable[[bytes], None],
        backoff_scale: float,
        answer_timeout: float,
        seed: int,
    ) -> None:
        self._session, self._reply, self._scale = session, reply, backoff_scale
        self._timeout = ClientTimeout(total=answer_timeout)
        self._dice = random.Random(seed)
        self._ids = itertools.count(self._dice.randrange(10**8, 10**9))
        self._queues: dict[Key, Queue] = {}
        self._held: set[str] = set()
        self._slots = self._loaded = asyncio.Semaphore(1)
        self._jitter = 0.0
        self.ripple = Ripple()
        self.duplicates = Duplicates(seed=seed)
        self.webhook: Webhook | None = None
        self.allowed: list[str] = []
        self.expiry = dict(EXPIRY)  # seconds by kind; emptied, a press waits for a day, too
        self.log: list[Delivery] = []
        self.dropped: list[int] = []
        self.last_error = ""
        self.polling = False

    def put(self, kind: str, payload: Json, owner: int) -> int:
        """Queue an update of the platform's own making; its id, also when it is filtered out."""
        update_id = next(self._ids)
        wanted = kind in self.allowed if self.allowed else kind not in NOT_BY_DEFAULT
        if wanted:
            self.put_raw({"update_id": update_id, kind: payload}, kind=kind, owner=owner)
        return update_id

    def put_raw(self, body: Json, *, kind: str, owner: int) -> int:
        """Queue any update as it stands, whatever allowed_updates says; numbered if it is not."""
        body = {"update_id": body.get("update_id", None) or next(self._ids)} | body
        key = (QUEUE_OF.get(kind, kind), owner)
        queue = self._queues.setdefault(key, Queue())
        queue.updates.append(Update(body["update_id"], kind, body, queue.now))
        self._start(key)
        self.ripple.touch()
        return int(body["update_id"])

    def pending(self) -> list[Update]:
        """What the bot has not taken, by update_id."""
        waiting = itertools.chain.from_iterable(q.updates for q in self._queues.values())
        return sorted(waiting, key=lambda update: update.update_id)

    def set_webhook(self, webhook: Webhook | None) -> None:
        """Begin or end webhook delivery; what is pending goes there."""
        self.webhook = webhook
        if webhook is None:
            return
        # the Bot API server loads at most twice as many queues as it may open connections
        self._slots = asyncio.Semaphore(webhook.max_connections)
        self._loaded = asyncio.Semaphore(2 * webhook.max_connections)
        for key in list(self._queues):
            self._start(key)

    def confirm(self, offset: int) -> None:
        """Forget updates below a getUpdates offset; a negative one keeps only the last."""
        ids = [update.update_id for update in self.pending()]
        first = ids[offset] if 0 < -offset <= len(ids) else offset
        for queue in self._queues.values():
            queue.updates = deque(u for u in queue.updates if u.update_id >= first)
        self.ripple.touch()

    def forget(self) -> None:
        """drop_pending_updates."""
        for queue in self._queues.values():
            queue.updates.clear()
        self.ripple.touch()

    def hold(self, queue: str) -> None:
        """Keep back a kind of queue (message, callback_query, my_chat_member): webhook only."""
        self._held.add(queue)

    def release(self) -> None:
        """Let all queues run again."""
        self._held.clear()
        self.ripple.touch()

    def shuffle(self, up_to: float) -> None:
        """Delay every delivery by up to so many seconds, so that queues overtake each other."""
        self._jitter = up_to

    async def settled(self, timeout: float) -> None:
        """Wait until the bot has taken everything; TimeoutError otherwise."""
        async with asyncio.timeout(timeout):
            while self.pending() or any(queue.task for queue in self._queues.values()):
                await self.ripple.wait()

    async def close(self) -> None:
        """Stop delivering."""
        self.webhook = None
        tasks = [queue.task for queue in self._queues.values() if queue.task]
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)

    def _start(self, key: Key) -> None:
        queue = self._queues[key]
        if self.webhook and queue.updates and queue.task is None:
            queue.task = asyncio.create_task(self._pump(key, queue))

    async def _pump(self, key: Key, queue: Queue) -> None:
        try:
            async with self._loaded:
                while queue.updates and self.webhook:
                    await self._not_held(key[0])
                    await self._advance(queue, self.webhook)
        finally:
            queue.task = None
            self.ripple.touch()

    async def _not_held(self, name: str) -> None:
        while name in self._held:
            await self.ripple.wait()
        await asyncio.sleep(self._dice.random() * self._jitter)

    async def _advance(self, queue: Queue, webhook: Webhook) -> None:
        if not queue.updates:
            return
        update = queue.updates[0]
        status, retry_after = await self._deliver(update, webhook)
        if 200 <= status < 300 or update.expired(queue.now + retry_after, self.expiry):
            if not 200 <= status < 300:
                self.dropped.append(update.update_id)
            if queue.updates and queue.updates[0] is update:
                queue.updates.popleft()
            return
        queue.now += retry_after
        await asyncio.sleep(retry_after * self._scale)

    async def _deliver(self, update: Update, webhook: Webhook) -> tuple[int, float]:
        update.tries += 1
        moment = self.duplicates.draw() if update.tries == 1 else None
        if moment is Moment.TOGETHER:
            first, _ = await asyncio.gather(
                self._post(update, webhook), self._post(update, webhook, copy=True)
            )
            return first
        first = await self._post(update, webhook)
        if moment is Moment.AFTER:
            await self._post(update, webhook, copy=True)
        return first

    async def _post(
        self, update: Update, webhook: Webhook, *, copy: bool = False
    ) -> tuple[int, float]:
        wait = self._backoff(update.tries)
        headers = {SECRET_HEADER: webhook.secret} if webhook.secret else {}
        status = 0
        try:
            async with (
                self._slots,
                self._session().post(
                    webhook.url,
                    json=update.body,
                    headers=headers,
                    timeout=self._timeout,
                    allow_redirects=False,
                ) as answer,
            ):
                content = await answer.read()
                status = answer.status
                if 200 <= status < 300:
                    self._reply(content)
                asked = answer.headers.get("Retry-After", "")
                wait = min(float(asked), 3600.0) if asked.isdigit() else wait
        except (ClientError, TimeoutError, OSError) as error:
            self.last_error = f"Connection error: {type(error).__name__}"
        if status >= 300:
            self.last_error = f"Wrong response from the webhook: {status}"
        self.log.append(Delivery(update.update_id, status, update.tries, copy))
        return status, wait

    def _backoff(self, tries: int) -> float:
        cap = self._dice.uniform(60, 120)
        return 0.0 if tries == 1 else min(2.0 ** (tries - 1), cap)


class Poller:
    """getUpdates: long polling, confirmed by offset, one caller at a time."""

    def __init__(self, inbox: Inbox) -> None:
        self._inbox = inbox
        self._turn = 0

    async def poll(self, *, offset: int, limit: int, timeout: int) -> list[Json]:
        """The next updates; 409 beside a webhook or when another call takes over."""
        if self._inbox.webhook:
            raise Refused(
                409,
                "Conflict: can't use getUpdates method while webhook is active; "
                "use deleteWebhook to delete the webhook first",
            )
        self._turn += 1
        turn = self._turn
        self._inbox.polling = True
        self._inbox.ripple.touch()
        self._inbox.confirm(offset)
        await self._wait(turn, timeout)
        return [update.body for update in self._inbox.pending()[: max(1, min(limit, 100))]]

    async def _wait(self, turn: int, timeout: int) -> None:
        try:
            async with asyncio.timeout(min(timeout, 50)):
                while turn == self._turn and not self._inbox.pending():
                    await self._inbox.ripple.wait()
        except TimeoutError:
            pass
        if turn != self._turn:
            raise Refused(409, "Conflict: terminated by other getUpdates request")
