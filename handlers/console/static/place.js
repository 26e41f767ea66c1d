// The dialog that sends a place: sought by typing, gone through by arrows, wrong fields marked.
"use strict";

(() => {
  const byId = (id) => document.getElementById(id);
  const form = byId("place-form");
  if (!form) return;
  const sought = byId("place-sought");
  const count = byId("place-count");
  const all = [...form.querySelectorAll(".spots li")];
  const left = () => all.filter((one) => !one.hidden);
  const sift = () => {
    const words = sought.value.trim().toLowerCase();
    all.forEach((one) => {
      one.hidden = !one.textContent.toLowerCase().includes(words);
    });
    count.textContent = words ? count.dataset.count.replace("#", left().length) : "";
  };
  const pick = (radio) => {
    radio.checked = true;
    radio.focus();
  };
  sought.addEventListener("input", sift);
  sought.addEventListener("keydown", (event) => {
    if (event.isComposing || !["ArrowDown", "Enter"].includes(event.key)) return;
    event.preventDefault();
    pick(left()[0]?.querySelector("input") || byId("place-own"));
  });
  const plain = () => {
    form.querySelectorAll(".error").forEach((line) => { line.textContent = ""; });
    form.querySelectorAll("[aria-invalid]").forEach((field) => field.removeAttribute("aria-invalid"));
  };
  form.addEventListener("htmx:beforeRequest", plain);
  form.addEventListener("reset", () => { plain(); setTimeout(sift); });
  document.addEventListener("htmx:afterSwap", (event) => {
    const line = event.detail.target;
    if (!form.contains(line)) return;
    line.scrollIntoView({ block: "nearest" });
    const named = line.id.match(/^place-(name|address|latitude|longitude)-error$/);
    if (!named) return;
    const field = byId(`place-${named[1]}`);
    field.setAttribute("aria-invalid", "true");
    field.focus();
  });
  byId("place").addEventListener("close", () => byId("text").focus());
})();
