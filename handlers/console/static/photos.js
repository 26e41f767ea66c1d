// Photos of a talk enlarged, one after another, on the page itself.
"use strict";

(() => {
  const box = document.getElementById("lightbox");
  if (!box) return;
  const big = box.querySelector("img");
  const photos = () => [...document.querySelectorAll("a[data-photo]")];
  let at = 0;
  const show = (index) => {
    const all = photos();
    at = (index + all.length) % all.length;
    const small = all[at].querySelector("img");
    big.src = small.src;
    big.alt = small.alt;
    box.querySelector(".caption").textContent = `${small.alt} (${at + 1}/${all.length})`;
    box.querySelectorAll("[data-turn]").forEach((key) => { key.hidden = all.length < 2; });
  };
  document.addEventListener("click", (event) => {
    const link = event.target.closest("a[data-photo]");
    if (link && !event.ctrlKey && !event.metaKey) {
      event.preventDefault();
      show(photos().indexOf(link));
      box.showModal();
    }
    const turn = event.target.closest("[data-turn]");
    if (turn) show(at + Number(turn.dataset.turn));
  });
  box.addEventListener("keydown", (event) => {
    if (event.key === "ArrowRight") show(at + 1);
    if (event.key === "ArrowLeft") show(at - 1);
  });
  box.addEventListener("close", () => { const link = photos()[at]; if (link) link.focus(); });
})();
