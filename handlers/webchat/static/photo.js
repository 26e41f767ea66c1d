// Photos: sent one at a time over HTTP, tried again by themselves, and shown large on request.

import { newId } from "./link.js";

const MOST = 10 * 1024 * 1024;
const AGAIN_MS = 4_000;
const SAYS = { large: "large-photo", picture: "bad-photo" };

export class Photos {
  constructor({ log, texts, notice }) {
    Object.assign(this, { log, texts, notice });
    this.waiting = new Map();
  }

  /** Show the photo at once and send it. */
  take(file) {
    if (!file || !file.size) return this.notice(this.texts["empty-photo"]);
    if (file.size > MOST) return this.notice(this.texts["large-photo"]);
    const id = newId();
    this.waiting.set(id, file);
    this.log.own({ id, local: URL.createObjectURL(file) }, { waiting: true });
    return this.send(id);
  }

  async send(id) {
    const file = this.waiting.get(id);
    if (!file) return;
    this.log.mark(id, "waiting", this.texts["photo-sending"]);
    try {
      const headers = { "X-Message-Id": id, "Content-Type": "application/octet-stream" };
      const answer = await fetch("/chat/photo", { method: "POST", body: file, headers });
      const said = await answer.json();
      if (said.stored) return this.done(id, "");
      if (SAYS[said.refused]) return this.done(id, this.texts[SAYS[said.refused]]);
    } catch {
      /* the line is down: below */
    }
    this.log.mark(id, "failed", this.texts["photo-failed"], true);
    setTimeout(() => this.send(id), AGAIN_MS);
  }

  done(id, why) {
    this.waiting.delete(id);
    if (why) this.log.mark(id, "failed", why);
    else this.log.stored(id);
  }

  stored(id) {
    this.waiting.delete(id);
  }
}

/** The photo alone on the screen; Escape, the button or a click beside it closes it. */
export function viewer() {
  const dialog = document.getElementById("viewer");
  const image = document.getElementById("viewed");
  dialog.addEventListener("click", (event) => event.target === dialog && dialog.close());
  return (url, alt) => {
    image.src = url;
    image.alt = alt;
    dialog.showModal();
  };
}
