// What every page does: dialogs, keys, notes of what was done, and the login kept while one works.
// It holds no words.
"use strict";

(() => {
  const byId = (id) => document.getElementById(id);
  const key = (bytes = 16) =>
    [...crypto.getRandomValues(new Uint8Array(bytes))].map((b) => b.toString(16).padStart(2, "0")).join("");

  // Each form that must not count twice carries a key of this one press.
  const renew = (form) => { form.elements.once.value = key(); };
  document.querySelectorAll("form[data-once]").forEach(renew);

  // --- dialogs
  const show = (id) => {
    const dialog = byId(id);
    if (dialog && !dialog.open) dialog.showModal();
  };
  document.addEventListener("click", (event) => {
    const opener = event.target.closest("[data-opens]");
    if (opener) show(opener.dataset.opens);
    const closer = event.target.closest("[data-shuts]");
    if (closer) closer.closest("dialog").close();
    if (event.target.closest("[data-reload]")) { guarded = false; location.reload(); }
    const sure = event.target.closest("[data-sure]");
    if (sure && !window.confirm(sure.dataset.sure)) event.preventDefault();
  });

  // --- the menus on top: each shuts by itself when one goes on elsewhere
  document.querySelectorAll("[data-folds]").forEach((menu) => {
    document.addEventListener("click", (event) => {
      if (!menu.contains(event.target)) menu.open = false;
    });
    menu.addEventListener("focusout", (event) => {
      if (event.relatedTarget && !menu.contains(event.relatedTarget)) menu.open = false;
    });
    menu.addEventListener("keydown", (event) => {
      if (event.key !== "Escape" || !menu.open) return;
      menu.open = false;
      menu.querySelector("summary").focus();
    });
  });

  // --- what was written is not lost by leaving the page
  let guarded = true;
  const unsaved = () => [...document.querySelectorAll("[data-guard]")].some((field) => field.value);
  window.addEventListener("beforeunload", (event) => {
    if (guarded && unsaved()) event.preventDefault();
  });
  document.addEventListener("submit", (event) => {
    if (event.target.matches("[data-guards]")) {
      event.target.querySelectorAll("[data-guard]").forEach((field) => {
        field.removeAttribute("data-guard");
      });
    }
  });
  // What one does oneself moves the case, too: its own answer says where to go.
  let busy = 0;
  let going = false;
  document.addEventListener("htmx:beforeRequest", () => { busy += 1; });
  document.addEventListener("htmx:afterRequest", () => { busy -= 1; });
  const settle = () => {
    if (going) return;
    if (busy) setTimeout(settle, 50);
    else if (unsaved()) byId("moved").hidden = false;
    else location.reload();
  };
  document.addEventListener("desk:moved", settle);

  // A plain form leaves the page: neither the second press of a double click nor news of the case
  // may break that off.
  document.addEventListener("submit", (event) => {
    const form = event.target;
    if (event.defaultPrevented || form.method !== "post" || form.matches("[hx-post]")) return;
    if (going) event.preventDefault();
    going = true;
    setTimeout(() => { going = false; }, 3000);
  });

  // --- forms sent by script
  document.addEventListener("htmx:afterRequest", (event) => {
    const form = event.detail.elt;
    if (!event.detail.successful || !(form instanceof HTMLFormElement)) return;
    if (form.matches("[data-once]")) renew(form);
    if (event.detail.xhr.status >= 400) return; // refused: what was written stays
    if (form.matches("[data-resets]")) form.reset();
    if (form.dataset.done) {
      const box = form.closest("dialog");
      if (box) box.close();
      const done = byId("done");
      done.textContent = form.dataset.done;
      setTimeout(() => { done.textContent = ""; }, 4000);
    }
  });
  document.addEventListener("htmx:beforeOnLoad", (event) => {
    // The way to another page: what was in this form has been sent.
    if (event.detail.xhr.getResponseHeader("HX-Redirect")) {
      going = true;
      event.detail.elt.querySelectorAll("[data-guard]").forEach((field) => {
        field.removeAttribute("data-guard");
      });
    }
  });
  // What did not arrive is said where a form says what is wrong; its key makes the next press safe.
  const unsent = (event) => {
    const place = event.detail.target;
    if (place && place.matches(".error")) place.textContent = document.body.dataset.unsent;
    else byId("offline").hidden = false;
  };
  ["htmx:sendError", "htmx:timeout", "htmx:responseError"].forEach((name) =>
    document.addEventListener(name, unsent));

  // --- keys
  const steps = () => [...document.querySelectorAll("[data-step]")].filter((one) => one.offsetParent);
  const move = (by) => {
    const all = steps();
    if (!all.length) return;
    const at = all.indexOf(document.activeElement);
    const here = at < 0 ? all.findIndex((one) => one.matches("[aria-current]")) : at;
    all[(here + by + all.length) % all.length].focus();
  };
  const press = (selector) => {
    const found = document.querySelector(selector);
    if (found) found.click();
    return Boolean(found);
  };
  const accept = () => {
    if (press("#offers [data-accept]")) return;
    const card = document.activeElement.closest(".card");
    const near = card && card.querySelector("button");
    if (near) near.click();
    else press("[data-accept]");
  };
  const close = () => {
    const fold = byId("close");
    if (!fold) return;
    fold.open = true;
    fold.querySelector("textarea").focus();
  };
  const reply = () => {
    const text = byId("text");
    if (!text) return;
    if (byId("close")) byId("close").open = false;
    text.focus();
  };
  const note = () => {
    const fold = byId("notes");
    if (!fold) return;
    fold.open = true;
    const field = byId("remark");
    if (field) field.focus();
  };
  const keys = {
    j: () => move(1),
    k: () => move(-1),
    a: accept,
    d: () => press("#offers [data-decline]"),
    g: () => { location.assign("/console"); },
    r: reply,
    t: () => show("templates"),
    "/": () => show("templates"),
    p: () => show("place"),
    v: () => press("#record"),
    n: note,
    e: close,
    "?": () => show("keys"),
  };
  const typing = (target) => target.closest("input, textarea, select, dialog[open]");
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && event.target.matches("textarea, input")) {
      if (!event.target.closest("dialog")) event.target.blur();
      return;
    }
    if (event.ctrlKey || event.metaKey || event.altKey || typing(event.target)) return;
    const done = keys[event.key];
    if (!done) return;
    event.preventDefault();
    done();
  });

  // --- on a phone the places are a strip: the present one is in sight
  document.querySelector(".near [aria-current]")?.scrollIntoView({ block: "nearest", inline: "center" });

  // --- the login goes on while somebody works, also where nothing is sent
  let told = Date.now();
  const here = () => {
    if (Date.now() - told < 60000 || !document.querySelector("[sse-connect]")) return;
    told = Date.now();
    fetch("/console/alive").catch(() => {});
  };
  ["pointerdown", "keydown"].forEach((name) => document.addEventListener(name, here));
})();
