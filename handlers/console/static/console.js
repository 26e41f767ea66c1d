// The console's own script: what HTML and htmx cannot do by themselves. It holds no words.
"use strict";

(() => {
  const byId = (id) => document.getElementById(id);
  const title = document.title;

  // How many patients wait for an answer or for anybody stands in front of the page's title.
  const badge = () => {
    const waiting = document.querySelectorAll(".card").length;
    const asked = document.querySelectorAll(".asked").length;
    const count = waiting + asked;
    document.title = count ? `(${count}) ${title}` : title;
  };

  const talk = byId("talk");
  const nearEnd = () => talk && talk.scrollHeight - talk.scrollTop - talk.clientHeight < 160;
  const toEnd = () => { if (talk) talk.scrollTop = talk.scrollHeight; };
  let follow = true;

  document.addEventListener("htmx:sseBeforeMessage", (event) => {
    if (event.detail.type === "over") location.assign("/console/login");
    if (event.detail.type === "moved") location.reload();
    if (event.detail.type === "talk") follow = nearEnd();
  });
  document.addEventListener("htmx:sseMessage", (event) => {
    badge();
    if (event.detail.type === "talk" && follow) toEnd();
  });
  document.addEventListener("htmx:sseError", () => { byId("offline").hidden = false; });
  document.addEventListener("htmx:sseOpen", () => { byId("offline").hidden = true; });
  window.addEventListener("pagehide", () => { byId("offline").hidden = true; });

  // A photo changes the talk's height when it arrives.
  if (talk) talk.addEventListener("load", () => { if (follow) toEnd(); }, true);

  const say = byId("say");
  if (say) {
    const text = byId("text");
    const photo = byId("photo");
    const picked = byId("picked");
    const name = () => { picked.textContent = photo.files.length ? photo.files[0].name : ""; };
    const grow = () => {
      text.style.height = "auto";
      text.style.height = `${Math.min(text.scrollHeight + 2, 240)}px`;
    };
    photo.addEventListener("change", name);
    text.addEventListener("input", grow);
    text.addEventListener("paste", (event) => {
      if (event.clipboardData.files.length) { photo.files = event.clipboardData.files; name(); }
    });
    // Enter sends; Shift+Enter is a new line; an input method's own Enter is left alone.
    text.addEventListener("keydown", (event) => {
      if (event.key === "Enter" && !event.shiftKey && !event.isComposing && event.keyCode !== 229) {
        event.preventDefault();
        say.requestSubmit();
      }
    });
    say.addEventListener("htmx:confirm", (event) => {
      if (!text.value.trim() && !photo.files.length) event.preventDefault();
    });
    say.addEventListener("htmx:afterRequest", (event) => {
      if (event.detail.elt !== say || !event.detail.successful) return;
      say.reset();
      name();
      grow();
      follow = true;
      text.focus();
    });
    say.addEventListener("htmx:sendError", () => { byId("offline").hidden = false; });
    text.focus({ preventScroll: true });
  }

  // On a narrow screen the talk comes before the details of the note.
  if (window.matchMedia("(max-width: 800px)").matches) {
    document.querySelectorAll("aside details[open]").forEach((fold) => { fold.open = false; });
  }
  badge();
  toEnd();
})();
