// Joins the page: the line, the log, the writing box and the switches.

import { Link, newId } from "./link.js";
import { Log } from "./log.js";
import { Photos, viewer } from "./photo.js";

const MOST_TEXT = 8000; // characters, as the server counts them
const root = document.documentElement;
const texts = JSON.parse(document.body.dataset.texts);
const get = (id) => document.getElementById(id);
const [stateLine, notice, words, larger] = ["state", "notice", "words", "larger"].map(get);
const query = new URLSearchParams(location.search);
let person = null; // how the server speaks to us, once it said so

const log = new Log({
  texts,
  lang: root.lang,
  tap: (code, label) => say("tap", { code, label }),
  show: viewer(),
  again: (id) => photos.send(id),
});
const photos = new Photos({ log, texts, notice: tell });
const link = new Link({ owner: document.body.dataset.me, lang: root.lang, heard, state });

function heard(frame) {
  if (frame.type === "row") log.reply(frame);
  else if (frame.type === "own") {
    photos.stored(frame.id);
    log.own(frame);
  } else if (frame.type === "stored") log.stored(frame.id);
  else if (frame.type === "refused") log.mark(frame.id, "failed", texts[frame.why === "long" ? "too-long" : "refused"]);
  else if (frame.type === "slow") tell(texts.slow);
  else if (frame.type === "person") meet(frame);
  else if (frame.type === "ready") begin(frame.empty);
}

/** The history is shown: now what waits is shown behind it, and new lines are read aloud. */
function begin(empty) {
  for (const item of link.queue.items.values()) {
    if (item.kind === "text" || item.kind === "tap") log.own(item, { waiting: true });
  }
  const to = query.get("to");
  if (empty) link.say("start", { id: "start", text: to ?? "" });
  else if (to) link.say("start", { id: `to-${newId()}`, text: to });
  if (query.get("lang") && person && person.lang !== root.lang) {
    link.say("language", { id: `lang-${newId()}` });
  }
  if (location.search) history.replaceState(null, "", location.pathname);
  query.delete("to");
  query.delete("lang");
  log.box.setAttribute("aria-busy", "false");
}

function state(name) {
  stateLine.dataset.state = name;
  stateLine.textContent = texts[name];
}

function tell(text) {
  notice.textContent = text;
  notice.hidden = false;
  clearTimeout(tell.timer);
  tell.timer = setTimeout(() => (notice.hidden = true), 8_000);
}

function say(kind, what) {
  if (what.code && !what.code.startsWith("k:")) log.close();
  if (what.code && what.code !== "k:emergency") get("call").hidden = true;
  log.own(link.say(kind, what), { waiting: true });
}

// --- large type: the page and the conversation's wording change together

function show(elder) {
  root.classList.toggle("elder", elder);
  larger.setAttribute("aria-pressed", String(elder));
  document.cookie = `qianmen_view=${elder ? "elder" : ""}; path=/chat; max-age=34560000; samesite=lax`;
  log.stuck && log.toEnd();
}

function meet(frame) {
  const first = person === null;
  person = frame;
  const asked = Array.from(link.queue.items.values()).some((item) => item.code === "k:larger");
  if (!asked && !(first && wanted() !== frame.elder && adopt())) show(frame.elder);
}

const wanted = () => root.classList.contains("elder");

/** Chosen before the first word was said: the conversation follows the page. */
function adopt() {
  if (!wanted() || !adopt.chosen) return false;
  say("tap", { code: "k:larger", label: texts.larger });
  return true;
}

// --- how large: three sizes in the elder view, kept on this device

const SIZES = ["1", "2", "3"]; // 24, 27 and 30 px

function size(name) {
  root.dataset.size = SIZES.includes(name) ? name : "1";
  document.cookie = `qianmen_size=${root.dataset.size}; path=/chat; max-age=34560000; samesite=lax`;
  log.stuck && log.toEnd();
}

size(document.cookie.match(/(?:^|; )qianmen_size=(\d)/)?.[1]);
get("size").addEventListener("click", () => {
  size(SIZES[(SIZES.indexOf(root.dataset.size) + 1) % SIZES.length]);
});

larger.addEventListener("click", () => {
  const elder = !wanted();
  show(elder);
  adopt.chosen = elder;
  if (person && person.elder !== elder) {
    say("tap", { code: "k:larger", label: elder ? texts.larger : texts.normal });
  }
});

// --- writing

function grow() {
  words.style.height = "auto";
  words.style.height = `${Math.min(words.scrollHeight + 2, window.innerHeight * 0.35)}px`;
}

function submit() {
  const text = words.value;
  if (!text.trim()) return words.focus();
  if (Array.from(text).length > MOST_TEXT) return tell(texts["too-long"]);
  say("text", { text });
  words.value = "";
  grow();
  return words.focus();
}

words.addEventListener("input", grow);
words.addEventListener("keydown", (event) => {
  // Enter that ends a Chinese composition chooses a word and must not send.
  if (event.key !== "Enter" || event.shiftKey || event.isComposing || event.keyCode === 229) return;
  event.preventDefault();
  submit();
});
get("form").addEventListener("submit", (event) => {
  event.preventDefault();
  submit();
});
get("photo").addEventListener("change", (event) => {
  photos.take(event.target.files[0]);
  event.target.value = "";
});
for (const key of document.querySelectorAll(".key")) {
  key.addEventListener("click", () => {
    const { code } = key.dataset;
    say("tap", { code, label: key.textContent.trim() });
    if (code === "k:emergency") get("call").hidden = false; // without waiting for any network
  });
}

link.open();
