// Draws the conversation. Everything a person or the server wrote enters as text, never as markup.

const LINK = /(https?:\/\/[^\s<>"'，。；、）)】]+)/;
const NEAR = 80; // px from the end that still count as reading the newest message
const REST = 24; // px of a question out of sight that are worth a hint

/** One element. There is no way to give it markup. */
export function make(tag, attributes = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (value !== null && value !== false) element.setAttribute(name, value === true ? "" : value);
  }
  element.append(...children);
  return element;
}

/** A text, with the links of our own texts to be followed. */
function worded(text, side) {
  if (side !== "theirs") return [text];
  return text.split(LINK).map((part, n) => {
    if (n % 2 === 0) return part;
    return make("a", { href: part, target: "_blank", rel: "noopener noreferrer" }, part);
  });
}

/** Whether this browser can read aloud; its own voices do it, and no text leaves the device. */
const canSpeak = () => "speechSynthesis" in window && "SpeechSynthesisUtterance" in window;

/** A button that reads a message aloud, and falls silent when it is pressed again. */
function aloud(text, { texts, lang }) {
  const button = make("button", { type: "button", class: "speak", "aria-pressed": "false" }, texts.speak);
  const over = () => {
    button.setAttribute("aria-pressed", "false");
    button.textContent = texts.speak;
  };
  button.addEventListener("click", () => {
    const speaking = button.getAttribute("aria-pressed") === "true";
    speechSynthesis.cancel(); // also what another message's button began
    if (speaking) return over();
    const words = new SpeechSynthesisUtterance(text.replace(LINK, ""));
    Object.assign(words, { lang, rate: 0.9, onend: over, onerror: over });
    button.setAttribute("aria-pressed", "true");
    button.textContent = texts.hush;
    return speechSynthesis.speak(words);
  });
  return button;
}

export class Log {
  /** `tap(code, label)` is called for an option, `show(url, alt)` for a photo, `again(id)` to re-send. */
  constructor({ texts, lang, tap, show, again }) {
    Object.assign(this, { texts, lang, tap, show, again });
    this.box = document.getElementById("log");
    this.lines = document.getElementById("lines");
    this.below = document.getElementById("below");
    this.rows = new Map(); // outbox id -> line
    this.mine = new Map(); // message id -> line
    this.day = "";
    this.open = null; // the newest question's options
    this.focusNext = false;
    this.spoke = false; // the person said something that nothing has answered yet
    this.below.addEventListener("click", () => this.down());
    new ResizeObserver(() => this.stuck && this.toEnd()).observe(this.lines);
    new ResizeObserver(() => this.stuck && this.toEnd()).observe(this.box);
    this.stuck = true; // follow what is new, until the person scrolls back to read
    this.top = 0;
    this.box.addEventListener("scroll", () => this.scrolled());
  }

  scrolled() {
    if (this.atEnd()) this.stuck = true;
    else if (this.box.scrollTop < this.top - 1) this.stuck = false;
    if (this.rest() < (this.below.dataset.why === "more" ? REST : NEAR)) this.hint("");
    this.top = this.box.scrollTop;
  }

  atEnd() {
    return this.rest() < NEAR;
  }

  /** How many px lie below what is seen. */
  rest() {
    return this.box.scrollHeight - this.box.scrollTop - this.box.clientHeight;
  }

  /** The button that leads down: because of something "new", because there is "more", or "" none. */
  hint(why) {
    this.below.hidden = !why;
    this.below.dataset.why = why;
    if (why) this.below.textContent = this.texts[`${why}-below`];
  }

  /** To what the hint is about; the rest of a question that is taller than the window is its end. */
  down() {
    if (this.below.dataset.why !== "more") return this.toEnd();
    this.hint("");
    this.box.scrollTop = this.box.scrollHeight;
    return this.box.focus({ preventScroll: true });
  }

  /** The newest line; of one taller than the window its beginning. */
  toEnd() {
    this.stuck = true;
    const last = this.lines.lastElementChild;
    const tall = last && last.offsetHeight > this.box.clientHeight - 16;
    this.box.scrollTop = tall ? last.offsetTop - 8 : this.box.scrollHeight;
    this.top = this.box.scrollTop;
    this.hint(tall && this.rest() > REST ? "more" : "");
  }

  /** A reply. Shown once, however often it comes. */
  reply(frame) {
    if (this.rows.has(frame.row)) return;
    const line = this.line("theirs", frame, this.texts.us);
    this.rows.set(frame.row, line);
    if (frame.answer && this.spoke) {
      this.close(); // what was asked before is answered; a notice, or an event, leaves it open
      this.spoke = false;
    }
    if (frame.buttons.length) this.options(line, frame.buttons);
    this.put(line);
    if (this.focusNext && this.open) this.focusOption();
    this.focusNext = false;
  }

  /** The keyboard goes on at the new question, where that can be seen. */
  focusOption() {
    const first = this.open.querySelector("button");
    const window = this.box.getBoundingClientRect();
    if (first && first.getBoundingClientRect().bottom <= window.bottom) first.focus({ preventScroll: true });
  }

  /** A message of the person: stored (`frame`), or still waiting (`waiting`). */
  own(frame, { waiting = false } = {}) {
    const known = this.mine.get(frame.id);
    if (known) {
      if (!waiting) this.stored(frame.id, frame);
      return;
    }
    this.spoke = true;
    if (frame.id.startsWith("lang-")) return;
    if (frame.code) this.choose(frame.code);
    const text = frame.text || frame.label || this.labelOf(frame.code);
    if (!text && !frame.files?.length && !frame.local) return;
    const line = this.line("mine", { ...frame, text }, this.texts.you);
    this.mine.set(frame.id, line);
    this.put(line);
    if (waiting) this.mark(frame.id, "waiting", this.texts.waiting);
    if (!frame.n || waiting) this.toEnd();
  }

  stored(id) {
    this.mark(id, "", "");
  }

  /** Say in words beside a message where it stands. */
  mark(id, state, words, retry = false) {
    const line = this.mine.get(id);
    if (!line) return;
    line.dataset.state = state;
    const place = line.querySelector(".mark");
    place.textContent = words;
    if (retry) {
      const button = make("button", { type: "button", class: "retry" }, this.texts.again);
      button.addEventListener("click", () => this.again(id));
      place.append(" ", button);
    }
  }

  line(side, frame, speaker) {
    const at = frame.at ? new Date(frame.at) : new Date();
    const bubble = make("div", { class: "bubble" }, make("span", { class: "hidden" }, `${speaker}: `));
    if (frame.text) {
      bubble.append(make("p", { class: "text", dir: "auto", id: `t${frame.row ?? frame.id}` }, ...worded(frame.text, side)));
    }
    if (frame.text && side === "theirs" && canSpeak()) bubble.append(aloud(frame.text, this));
    for (const file of frame.files ?? []) bubble.append(this.file(file, side, at));
    if (frame.local) bubble.append(this.file({ kind: "image", url: frame.local }, side, at));
    if (frame.place) bubble.append(this.point(frame.place));
    const time = make("time", { datetime: at.toISOString() }, this.clock(at));
    const foot = make("div", { class: "under" }, time, make("span", { class: "mark" }));
    const line = make("li", { class: `line ${side}` }, bubble, foot);
    line.at = at;
    return line;
  }

  put(line) {
    const follow = this.stuck;
    const day = this.dayOf(line.at);
    if (day !== this.day) {
      this.day = day;
      this.lines.append(make("li", { class: "day" }, make("span", {}, this.dayName(line.at))));
    }
    this.lines.append(line);
    if (follow) this.toEnd();
    else this.hint("new");
  }

  options(line, buttons) {
    this.close();
    const text = line.querySelector(".text");
    const group = make("div", { class: "options", role: "group" });
    if (text) group.setAttribute("aria-labelledby", text.id);
    else group.setAttribute("aria-label", this.texts.options);
    const long = Math.max(...buttons.map(([label]) => label.length));
    group.classList.toggle("pairs", buttons.length > 4 && long <= 7);
    group.classList.toggle("tall", (buttons.length > 4 && long > 7) || long > 14);
    for (const [label, code, style] of buttons) {
      const kind = code.startsWith("k:") ? "quiet" : style === "danger" ? "danger" : "";
      const button = make("button", { type: "button", class: `option ${kind}`, "data-code": code });
      button.append(make("span", { dir: "auto" }, label));
      button.addEventListener("click", () => this.take(button, label));
      group.append(button);
    }
    line.querySelector(".bubble").after(group);
    this.open = group;
  }

  take(button, label) {
    this.box.focus({ preventScroll: true });
    this.focusNext = true;
    this.tap(button.dataset.code, label);
  }

  /** The newest question is answered or overtaken: its options are no longer offered. */
  close() {
    for (const button of this.open?.querySelectorAll("button") ?? []) button.disabled = true;
    this.open = null;
  }

  /** Mark the option a code belongs to, in the newest question that had it. */
  choose(code) {
    const found = Array.from(this.lines.querySelectorAll(".option")).filter((b) => b.dataset.code === code);
    const button = found.at(-1);
    if (!button || code.startsWith("k:")) return;
    for (const other of button.parentElement.children) other.disabled = true;
    button.classList.add("chosen");
    button.prepend(make("span", { class: "tick" }, make("span", { class: "hidden" }, this.texts.chosen), "✓"));
    if (this.open === button.parentElement) this.open = null;
  }

  labelOf(code) {
    if (!code) return "";
    const found = Array.from(this.lines.querySelectorAll(".option")).filter((b) => b.dataset.code === code);
    return found.at(-1)?.querySelector("span:not(.tick):not(.hidden)")?.textContent ?? this.texts[code.slice(2)] ?? "";
  }

  file({ kind, url, name }, side, at) {
    if (kind === "image") {
      const alt = `${side === "mine" ? this.texts["your-photo"] : this.texts["our-photo"]} ${this.clock(at)}`;
      const image = make("img", { src: url, alt, loading: "lazy" });
      const button = make("button", { type: "button", class: "photo" }, image);
      button.addEventListener("click", () => this.show(image.src, alt));
      return button;
    }
    if (kind === "voice") return make("audio", { controls: true, preload: "none", src: url, "aria-label": this.texts.voice });
    if (kind === "video") return make("video", { controls: true, preload: "none", src: url, "aria-label": this.texts.video });
    return make("a", { class: "file", href: url, download: name || true }, name || this.texts.file);
  }

  /** A point on the map, for the device's own map program: nothing is fetched from anywhere. */
  point(place) {
    const degrees = place.map((one) => Number(one).toFixed(5)).join(",");
    const href = `geo:${degrees}?q=${degrees}`;
    const link = make("a", { class: "map", href }, `${this.texts.place}: ${degrees.replace(",", ", ")}`);
    return make("p", {}, link);
  }

  clock(at) {
    return at.toLocaleTimeString(this.lang, { hour: "2-digit", minute: "2-digit", hourCycle: "h23" });
  }

  dayOf(at) {
    return at.toLocaleDateString("sv");
  }

  dayName(at) {
    const now = new Date();
    if (this.dayOf(at) === this.dayOf(now)) return this.texts.today;
    if (this.dayOf(at) === this.dayOf(new Date(now - 86_400_000))) return this.texts.yesterday;
    const year = at.getFullYear() === now.getFullYear() ? undefined : "numeric";
    return at.toLocaleDateString(this.lang, { year, month: "long", day: "numeric", weekday: "short" });
  }
}
