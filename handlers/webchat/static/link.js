// The line to the server: a queue that outlives the page, one socket, and patience.

const ANSWER_MS = 10_000; // a line that says nothing for this long after a ping is dead
const PING_MS = 20_000;
const FINAL = { 4001: "no-cookie", 4002: "too-many" };

/** What was said and is not yet known to be stored, kept in the browser under one key a message. */
class Queue {
  constructor(owner) {
    this.prefix = `qianmen.${owner}.`;
    this.items = new Map();
    for (const item of this.stored().sort((a, b) => a.n - b.n)) this.items.set(item.id, item);
  }

  stored() {
    const found = [];
    try {
      for (const key of Object.keys(localStorage)) {
        if (key.startsWith(this.prefix)) found.push(JSON.parse(localStorage.getItem(key)));
      }
    } catch {
      /* a browser that keeps nothing: the queue lives as long as the page */
    }
    return found.filter((item) => item && item.id && item.kind);
  }

  add(item) {
    this.items.set(item.id, item);
    try {
      localStorage.setItem(this.prefix + item.id, JSON.stringify(item));
    } catch {
      /* as above */
    }
  }

  remove(id) {
    this.items.delete(id);
    try {
      localStorage.removeItem(this.prefix + id);
    } catch {
      /* as above */
    }
  }
}

/** Carries messages both ways. `heard(frame)` gets what the server says, `state(name)` the line's state. */
export class Link {
  constructor({ owner, lang, heard, state }) {
    this.queue = new Queue(owner);
    this.lang = lang;
    this.heard = heard;
    this.state = state;
    this.row = 0;
    this.own = 0;
    this.tries = 0;
    this.seen = [];
    this.ready = false;
    this.last = 0;
    window.addEventListener("online", () => this.retry());
    document.addEventListener("visibilitychange", () => {
      if (!document.hidden) this.socket ? this.ping() : this.retry();
    });
    setInterval(() => this.ping(), PING_MS);
  }

  open() {
    clearTimeout(this.timer);
    this.ready = false;
    this.state(this.tries ? "offline" : "connecting");
    const scheme = location.protocol === "https:" ? "wss" : "ws";
    const socket = new WebSocket(`${scheme}://${location.host}/chat/ws`);
    this.socket = socket;
    socket.onopen = () => this.frame({ kind: "hello", row: this.row, own: this.own });
    socket.onmessage = (event) => socket === this.socket && this.take(JSON.parse(event.data));
    socket.onclose = (event) => socket === this.socket && this.closed(event.code);
  }

  closed(code) {
    this.socket = null;
    this.ready = false;
    clearTimeout(this.deadline);
    if (FINAL[code]) {
      this.state(FINAL[code]);
      return;
    }
    this.tries += 1;
    this.state("offline");
    // A little at random, so that after a restart not every page knocks at the same moment.
    const wait = Math.min(10_000, 400 * 2 ** Math.min(this.tries, 5)) * (0.5 + Math.random());
    this.timer = setTimeout(() => this.open(), wait);
  }

  retry() {
    if (!this.socket) this.open();
  }

  ping() {
    if (!this.socket || this.socket.readyState !== WebSocket.OPEN) return;
    this.frame({ kind: "ping" });
    clearTimeout(this.deadline);
    const socket = this.socket;
    this.deadline = setTimeout(() => {
      if (socket !== this.socket) return;
      socket.onclose = null;
      socket.close();
      this.closed(0);
    }, ANSWER_MS);
  }

  take(frame) {
    clearTimeout(this.deadline);
    if (frame.type === "row") {
      this.row = Math.max(this.row, frame.row);
      this.acknowledge(frame.row);
    } else if (frame.type === "own") {
      this.own = Math.max(this.own, frame.n);
      this.queue.remove(frame.id);
    } else if (frame.type === "stored" || (frame.type === "refused" && frame.id)) {
      this.queue.remove(frame.id);
    } else if (frame.type === "ready") {
      this.tries = 0;
      this.ready = true;
      this.state("online");
    }
    this.heard(frame);
    if (frame.type === "ready") for (const item of this.queue.items.values()) this.send(item);
  }

  acknowledge(row) {
    this.seen.push(row);
    if (this.seen.length > 1) return;
    setTimeout(() => {
      this.frame({ kind: "seen", rows: this.seen });
      this.seen = [];
    }, 50);
  }

  /** Keep a message until it is stored, and send it as soon as the line is up. */
  say(kind, { id = newId(), text = "", code = "", label = "" } = {}) {
    const item = { id, kind, text, code, label, n: Date.now() + this.queue.items.size / 1000 };
    this.queue.add(item);
    if (this.ready) this.send(item);
    return item;
  }

  send({ id, kind, text, code, n }) {
    const age = Math.max(0, Math.round(Date.now() - n));
    this.frame({ id, kind, text, code, age, lang: this.lang });
  }

  frame(data) {
    if (this.socket?.readyState === WebSocket.OPEN) this.socket.send(JSON.stringify(data));
  }
}

/** A random id; `crypto.randomUUID` exists only on https. */
export function newId() {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return Array.from(bytes, (b) => b.toString(16).padStart(2, "0")).join("");
}
