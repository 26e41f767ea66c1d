// A voice message, recorded in the page and sent like any file.
"use strict";

(() => {
  const byId = (id) => document.getElementById(id);
  const record = byId("record");
  if (!record) return;
  const LONGEST = 120; // seconds
  const KINDS = ["audio/ogg;codecs=opus", "audio/mp4;codecs=mp4a.40.2", "audio/webm;codecs=opus", ""];
  const ENDS = { "audio/ogg": "ogg", "audio/mp4": "m4a", "audio/webm": "webm" };
  const photo = byId("photo");
  const state = byId("recording");
  const heard = byId("heard");
  const say = (key, seconds = 0) => {
    const clock = `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, "0")}`;
    state.textContent = key ? record.dataset[key].replace("%", clock) : "";
    state.classList.toggle("live", key === "on");
  };
  let recorder = null;
  let asking = false;

  const forget = () => {
    if (heard.src) URL.revokeObjectURL(heard.src);
    heard.removeAttribute("src");
    heard.hidden = true;
  };

  const name = (on) => {
    record.setAttribute("aria-pressed", String(on));
    record.querySelector("span").textContent = record.dataset[on ? "stop" : "start"];
  };

  const keep = (parts, type, seconds) => {
    const kind = type.split(";")[0] || "audio/webm";
    const file = new File(parts, `voice.${ENDS[kind] || "webm"}`, { type: kind });
    const box = new DataTransfer();
    box.items.add(file);
    photo.files = box.files;
    photo.dispatchEvent(new Event("change"));
    heard.src = URL.createObjectURL(file);
    heard.hidden = false;
    say("done", seconds);
    byId("send").focus();
  };

  const listen = (stream) => {
    const type = KINDS.find((kind) => !kind || MediaRecorder.isTypeSupported(kind));
    const parts = [];
    const begun = Date.now();
    const seconds = () => Math.round((Date.now() - begun) / 1000);
    recorder = new MediaRecorder(stream, type ? { mimeType: type, audioBitsPerSecond: 32000 } : {});
    const made = recorder;
    const tick = setInterval(() => {
      state.querySelector("[aria-hidden]").textContent = ` ${seconds()} s`;
      if (seconds() >= LONGEST && made.state === "recording") made.stop();
    }, 500);
    const over = () => {
      clearInterval(tick);
      stream.getTracks().forEach((track) => track.stop());
      recorder = null;
      name(false);
    };
    made.addEventListener("dataavailable", (event) => { if (event.data.size) parts.push(event.data); });
    made.addEventListener("stop", () => {
      over();
      if (parts.length) keep(parts, made.mimeType, seconds()); else say("broken");
    });
    made.addEventListener("error", () => { over(); say("broken"); });
    made.start();
    forget();
    name(true);
    say("on");
    const count = document.createElement("span"); // seen; a screen reader is not told each second
    count.setAttribute("aria-hidden", "true");
    state.append(count);
  };

  const start = async () => {
    if (!window.MediaRecorder || !navigator.mediaDevices) { say("none"); return; }
    asking = true;
    try {
      listen(await navigator.mediaDevices.getUserMedia({ audio: true }));
    } catch (error) {
      const denied = error.name === "NotAllowedError" || error.name === "SecurityError";
      say(denied ? "denied" : "none");
    } finally {
      asking = false;
    }
  };

  record.addEventListener("click", () => {
    if (asking) return;
    if (recorder) recorder.stop(); else start();
  });

  // --- another file, or none any more: what was recorded is gone
  const drop = byId("drop");
  photo.addEventListener("change", () => {
    drop.hidden = !photo.files.length;
    forget();
    say("");
  });
  drop.addEventListener("click", () => {
    photo.value = "";
    photo.dispatchEvent(new Event("change"));
    byId("say-error").textContent = "";
    record.focus();
  });
  byId("say").addEventListener("htmx:confirm", (event) => {
    if (!recorder) return;
    event.preventDefault(); // what is being recorded would not be sent with it
    recorder.addEventListener("stop", () => byId("send").focus());
    recorder.stop();
  });
})();
