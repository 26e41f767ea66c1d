// Makes a new patient heard and seen: a ring that runs out, a sound, the title, a notification.
"use strict";

(() => {
  const offers = document.getElementById("offers");
  const switch_ = document.getElementById("notify");
  if (!offers) return;
  const title = document.title;
  const KEPT = "qianmen-sound";
  let sound = null;
  const known = new Set();
  const wanted = () => localStorage.getItem(KEPT) === "on";

  // --- how many stand in front of the page's title; a new patient is named there
  const badge = () => {
    const offered = document.querySelectorAll(".offer:not(.ended)").length;
    const rest = document.querySelectorAll(".card form").length
      + document.querySelectorAll(".mine .asked").length;
    if (offered) document.title = `(${offered}) ${offers.dataset.title} · ${title}`;
    else document.title = rest ? `(${rest}) ${title}` : title;
  };

  // --- the sound: two soft notes, made here
  const note = (at, pitch) => {
    const tone = sound.createOscillator();
    const loud = sound.createGain();
    tone.frequency.value = pitch;
    loud.gain.setValueAtTime(0.0001, at);
    loud.gain.exponentialRampToValueAtTime(0.25, at + 0.02);
    loud.gain.exponentialRampToValueAtTime(0.0001, at + 0.35);
    tone.connect(loud).connect(sound.destination);
    tone.start(at);
    tone.stop(at + 0.4);
  };
  const ring = () => {
    if (!wanted() || !sound) return;
    note(sound.currentTime, 659);
    note(sound.currentTime + 0.18, 880);
  };
  const wake = () => { // a browser lets a page be heard only after somebody touched it
    if (!wanted()) return;
    sound = sound || new AudioContext();
    if (sound.state === "suspended") sound.resume();
  };
  ["pointerdown", "keydown"].forEach((name) => document.addEventListener(name, wake));

  // --- the notification names nobody: others may see the screen
  const notify = () => {
    if (!wanted() || !document.hidden || !("Notification" in window)) return;
    if (Notification.permission !== "granted") return;
    const shown = new Notification(offers.dataset.title, { body: offers.dataset.body, tag: "offer" });
    shown.onclick = () => { window.focus(); shown.close(); };
  };

  const draw = () => {
    switch_.hidden = false;
    switch_.setAttribute("aria-pressed", String(wanted()));
    switch_.querySelector("span").textContent = wanted() ? switch_.dataset.on : switch_.dataset.off;
  };
  switch_.addEventListener("click", async () => {
    localStorage.setItem(KEPT, wanted() ? "off" : "on");
    draw();
    wake();
    ring();
    if (wanted() && "Notification" in window && Notification.permission === "default") {
      await Notification.requestPermission();
    }
  });

  // --- the ring
  const ends = new Map();
  const turn = () => {
    document.querySelectorAll(".offer").forEach((one) => {
      const left = Math.max(0, (ends.get(one.dataset.offer) - performance.now()) / 1000);
      one.querySelector("text").textContent = String(Math.ceil(left));
      const gone = 100 * (1 - left / Number(one.dataset.whole));
      one.querySelector(".left").style.strokeDashoffset = String(gone);
      one.classList.toggle("ended", left === 0);
    });
    badge();
  };
  const look = () => {
    const seen = new Set();
    document.querySelectorAll(".offer").forEach((one) => {
      const id = one.dataset.offer;
      seen.add(id);
      if (!ends.has(id)) ends.set(id, performance.now() + 1000 * Number(one.dataset.left));
      if (!known.has(id)) { known.add(id); ring(); notify(); }
    });
    [...ends.keys()].filter((id) => !seen.has(id)).forEach((id) => ends.delete(id));
    turn();
  };
  document.addEventListener("desk:news", look);
  setInterval(turn, 500);
  draw();
  look();
})();
