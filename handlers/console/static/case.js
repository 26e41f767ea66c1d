// The page of a case: the talk that follows its end, writing, ready replies.
"use strict";

(() => {
  const byId = (id) => document.getElementById(id);
  const talk = byId("talk");
  if (!talk) return;

  // --- the talk stays at its end while one reads there
  const nearEnd = () => talk.scrollHeight - talk.scrollTop - talk.clientHeight < 160;
  const toEnd = () => { talk.scrollTop = talk.scrollHeight; };
  let follow = true;
  document.addEventListener("desk:before", (event) => {
    if (event.detail === "talk") follow = nearEnd();
  });
  document.addEventListener("desk:talk", () => { if (follow) toEnd(); });
  talk.addEventListener("scroll", () => { follow = nearEnd(); });
  new ResizeObserver(() => { if (follow) toEnd(); }).observe(talk); // the form below it grew
  talk.addEventListener("load", () => { if (follow) toEnd(); }, true); // a photo changes the height

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
    // Enter and Ctrl+Enter send; Shift+Enter is a new line; an input method's own is left alone.
    text.addEventListener("keydown", (event) => {
      if (event.isComposing || event.keyCode === 229) return;
      if (event.key === "Enter" && !event.shiftKey) {
        event.preventDefault();
        say.requestSubmit();
      }
      if (event.key === "/" && !text.value) {
        event.preventDefault();
        templates.showModal();
      }
    });
    say.addEventListener("htmx:confirm", (event) => {
      if (!text.value.trim() && !photo.files.length) event.preventDefault();
    });
    say.addEventListener("htmx:afterRequest", (event) => {
      // What was refused stays as it was written; to htmx a refusal in words is a success.
      if (event.detail.elt !== say || !event.detail.successful || event.detail.xhr.status >= 400) return;
      text.value = "";
      photo.value = "";
      photo.dispatchEvent(new Event("change"));
      grow();
      follow = true;
      text.focus();
    });
    text.focus({ preventScroll: true });

    // --- ready replies: sought by typing, gone through by arrows, put in by Enter
    const templates = byId("templates");
    const sought = byId("sought");
    const all = [...templates.querySelectorAll("[data-insert]")];
    const left = () => all.filter((one) => !one.parentElement.hidden);
    const sift = () => {
      const words = sought.value.trim().toLowerCase();
      all.forEach((one) => {
        one.parentElement.hidden = !one.textContent.toLowerCase().includes(words);
      });
    };
    const put = (words) => {
      templates.close();
      text.setRangeText(words, text.selectionStart, text.selectionEnd, "end");
      grow();
      text.focus();
    };
    sought.addEventListener("input", sift);
    templates.addEventListener("close", () => { sought.value = ""; sift(); text.focus(); });
    templates.addEventListener("click", (event) => {
      const chosen = event.target.closest("[data-insert]");
      if (chosen) put(chosen.dataset.insert);
    });
    templates.addEventListener("keydown", (event) => {
      const shown = left();
      const here = shown.indexOf(document.activeElement);
      if (event.key === "ArrowDown") { event.preventDefault(); (shown[here + 1] || shown[0])?.focus(); }
      if (event.key === "ArrowUp") { event.preventDefault(); (shown[here - 1] || sought).focus(); }
      if (event.key === "Enter" && event.target === sought && shown.length) {
        event.preventDefault();
        put(shown[0].dataset.insert);
      }
    });
  }

  // --- the line about the newest result leads to all of them, folded or not
  byId("finding").addEventListener("click", (event) => {
    const fold = event.target.closest("a") && document.querySelector("#results details");
    if (!fold) return;
    event.preventDefault();
    fold.open = true;
    fold.scrollIntoView();
    fold.querySelector("summary").focus({ preventScroll: true });
  });

  // On a narrow screen the talk comes before the details of the note.
  if (window.matchMedia("(max-width: 800px)").matches) {
    document.querySelectorAll("aside details[open]").forEach((fold) => { fold.open = false; });
  }
  toEnd();
})();
