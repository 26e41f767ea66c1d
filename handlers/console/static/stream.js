// Keeps a page live: puts what the server sends in its place, comes back after a lost line with
// the number of the last message it has, and says so when what it shows may be stale.
"use strict";

(() => {
  const source = document.querySelector("[sse-connect]");
  if (!source) return;
  const SILENT = 25000; // milliseconds without a sign of life: the line is dead, though it is open
  const STALE = 5000; // milliseconds until the page says so
  const offline = document.getElementById("offline");
  let after = Number(source.dataset.after || 0);
  let line = null;
  let heard = 0;
  let tries = 0;
  let warning = null;
  let leaving = false;

  const fragment = (html) => {
    const template = document.createElement("template");
    template.innerHTML = html;
    return template.content;
  };
  const live = (nodes) => nodes.forEach((node) => window.htmx && window.htmx.process(node));
  const tell = (name, detail) =>
    document.dispatchEvent(new CustomEvent(`desk:${name}`, { detail }));

  // The same words again leave the page alone: a screen reader would read them anew.
  const swap = (place, html) => {
    const focused = place.contains(document.activeElement) ? document.activeElement.id : "";
    place.replaceChildren(fragment(html));
    live([...place.children]);
    const again = focused && document.getElementById(focused);
    if (again) again.focus({ preventScroll: true });
  };
  // What is there already is replaced, anything else is new and comes last.
  const append = (place, html) => {
    const nodes = [...fragment(html).children];
    nodes.forEach((node) => {
      const old = node.id && document.getElementById(node.id);
      if (old) old.replaceWith(node);
      else place.append(node);
    });
    live(nodes);
  };

  const fresh = () => {
    heard = Date.now();
    tries = 0;
    clearTimeout(warning);
    warning = null;
    if (!offline.hidden) tell("back");
    offline.hidden = true;
  };
  const lost = () => {
    if (leaving || warning) return;
    warning = setTimeout(() => { offline.hidden = false; tell("stale"); }, STALE);
  };

  const leave = () => {
    leaving = true;
    clearTimeout(warning);
    line.close();
  };

  const take = (name, event) => {
    fresh();
    if (event.lastEventId) after = Number(event.lastEventId);
    if (name === "over") { location.assign("/console/login"); return; }
    if (name === "moved" && event.data === "gone") leave();
    tell("before", name);
    document.querySelectorAll(`[sse-swap~="${name}"]`).forEach((place) => swap(place, event.data));
    document.querySelectorAll(`[sse-append="${name}"]`).forEach((place) => append(place, event.data));
    tell(name, event.data);
    tell("news", name);
  };

  const names = ["over", "alive", "moved"];
  document.querySelectorAll("[sse-swap], [sse-append]").forEach((place) => {
    names.push(...(place.getAttribute("sse-swap") || "").split(" ").filter(Boolean));
    names.push(...(place.getAttribute("sse-append") || "").split(" ").filter(Boolean));
  });

  const open = () => {
    if (leaving) return;
    const address = new URL(source.getAttribute("sse-connect"), location.href);
    if (source.dataset.after !== undefined) address.searchParams.set("after", String(after));
    const results = document.querySelector("[data-results]"); // what came on the line that was lost
    if (results) address.searchParams.set("results", results.dataset.results);
    line = new EventSource(address);
    line.onopen = fresh;
    line.onerror = () => {
      line.close();
      lost();
      const wait = Math.min(500 * 2 ** tries, 5000);
      tries += 1;
      setTimeout(open, wait);
    };
    new Set(names).forEach((name) => line.addEventListener(name, (event) => take(name, event)));
  };

  setInterval(() => {
    if (!leaving && heard && Date.now() - heard > SILENT) { heard = Date.now(); line.onerror(); }
  }, 5000);
  window.addEventListener("offline", lost);
  window.addEventListener("pagehide", leave);
  window.addEventListener("pageshow", (event) => { if (event.persisted) location.reload(); });
  open();
})();
