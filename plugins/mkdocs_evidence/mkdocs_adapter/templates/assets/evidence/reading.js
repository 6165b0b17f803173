/* Small comforts. Every page is complete without them. */
"use strict";

/* Colours: automatic, light, dark, by one button. */
(function () {
  const button = document.querySelector("[data-theme-button]");
  if (!button) return;
  const label = button.querySelector("[data-theme-label]");
  const choices = ["automatic", "light", "dark"];
  const words = { automatic: label.textContent, light: label.dataset.light, dark: label.dataset.dark };
  const root = document.documentElement;
  const current = () => root.dataset.theme || "automatic";
  const show = () => { label.textContent = words[current()]; };
  button.addEventListener("click", () => {
    const next = choices[(choices.indexOf(current()) + 1) % choices.length];
    if (next === "automatic") delete root.dataset.theme; else root.dataset.theme = next;
    try {
      if (next === "automatic") localStorage.removeItem("theme"); else localStorage.setItem("theme", next);
    } catch (blocked) { /* the choice holds for this page */ }
    show();
  });
  show();
  button.hidden = false;
})();

/* The contents: open beside the text, and marking the section that is being read. */
(function () {
  const contents = document.querySelector("[data-contents]");
  if (!contents) return;
  const wide = matchMedia("(min-width: 68em)");
  const fit = () => { contents.open = wide.matches; };
  wide.addEventListener("change", fit);
  fit();
  const links = new Map();
  for (const link of contents.querySelectorAll("a")) {
    const heading = document.getElementById(decodeURIComponent(link.hash.slice(1)));
    if (heading) links.set(heading, link);
  }
  const headings = [...links.keys()];
  const mark = () => {
    let read = null;
    for (const heading of headings) if (heading.getBoundingClientRect().top < innerHeight / 3) read = heading;
    for (const [heading, link] of links) {
      if (heading === read) link.setAttribute("aria-current", "location");
      else link.removeAttribute("aria-current");
    }
  };
  let waiting = false;
  addEventListener("scroll", () => {
    if (waiting) return;
    waiting = true;
    requestAnimationFrame(() => { waiting = false; mark(); });
  }, { passive: true });
  mark();
})();

/* Copying: <button data-copy="id of the text" hidden>, with a live word of what happened. */
for (const button of document.querySelectorAll("[data-copy]")) {
  const text = document.getElementById(button.dataset.copy);
  if (!text || !navigator.clipboard) continue;
  const words = button.textContent;
  button.hidden = false;
  button.setAttribute("aria-live", "polite");
  button.addEventListener("click", async () => {
    try {
      await navigator.clipboard.writeText(text.textContent.trim());
      button.textContent = "Copied";
    } catch (refused) {
      button.textContent = "Could not copy: select the text instead";
    }
    setTimeout(() => { button.textContent = words; }, 3000);
  });
}
