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

/* Code that is wider than its window is scrolled by keys too, in browsers that do not see to it themselves. */
(function () {
  const blocks = document.querySelectorAll("pre > code");
  const fit = () => {
    for (const code of blocks) {
      if (code.scrollWidth > code.clientWidth) code.tabIndex = 0; else code.removeAttribute("tabindex");
    }
  };
  addEventListener("resize", fit);
  addEventListener("toggle", fit, true);
  fit();
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

/* Notes beside their marks: the meaning of a word, a footnote, a work cited. All of them stand on the
   page too: a click leads there, and so does a second tap. Escape, or looking elsewhere, closes a note. */
(function () {
  const own = (link) => link.hash && link.pathname === location.pathname;
  const marks = [...document.querySelectorAll(".term, .footnote-ref, .citation a")].filter(own);
  if (!marks.length) return;
  const note = document.createElement("div");
  note.className = "aside-note";
  note.id = "aside-note";
  note.setAttribute("role", "tooltip");
  note.hidden = true;
  document.body.append(note);
  const left = ".footnote-backref, .reference__places, .reference__record, .reference__label, dt";
  let shown = null;
  let waiting = 0;
  const wordsOf = (mark) => {
    const target = document.getElementById(decodeURIComponent(mark.hash.slice(1)));
    if (!target) return "";
    const copy = target.cloneNode(true);
    for (const part of copy.querySelectorAll(left)) part.remove();
    return copy.textContent.trim().replace(/\s+/g, " ");
  };
  const close = () => {
    clearTimeout(waiting);
    shown?.removeAttribute("aria-describedby");
    shown = null;
    note.hidden = true;
  };
  const place = (mark) => {
    const line = mark.getClientRects()[0];
    const room = document.documentElement.clientWidth - note.offsetWidth - 16;
    const below = line.bottom + note.offsetHeight + 12 < innerHeight || line.top < note.offsetHeight + 12;
    note.style.left = `${scrollX + Math.max(16, Math.min(line.left, room))}px`;
    note.style.top = `${scrollY + (below ? line.bottom + 8 : line.top - note.offsetHeight - 8)}px`;
  };
  const open = (mark) => {
    const words = wordsOf(mark);
    if (!words || mark === shown) return;
    close();
    shown = mark;
    note.textContent = words;
    note.hidden = false;
    place(mark);
    mark.setAttribute("aria-describedby", note.id);
  };
  const soon = (what) => {
    clearTimeout(waiting);
    waiting = setTimeout(what, 250);
  };
  for (const mark of marks) {
    mark.addEventListener("pointerenter", (event) => { if (event.pointerType === "mouse") soon(() => open(mark)); });
    mark.addEventListener("pointerleave", (event) => { if (event.pointerType === "mouse") soon(close); });
    mark.addEventListener("focus", () => { if (mark.matches(":focus-visible")) open(mark); });
    mark.addEventListener("blur", close);
    mark.addEventListener("click", (event) => {
      if (event.pointerType !== "touch" || mark === shown) { close(); return; }
      event.preventDefault();
      open(mark);
    });
  }
  note.addEventListener("pointerenter", () => clearTimeout(waiting));
  note.addEventListener("pointerleave", () => soon(close));
  addEventListener("keydown", (event) => { if (event.key === "Escape") close(); });
  addEventListener("resize", close);
})();

/* Formulas: the keyboard stops at those alone that are wider than the screen; a copy has them as they were written. */
(function () {
  const windows = [...document.querySelectorAll(".tex[tabindex]")];
  if (document.querySelector(".tex")) {
    const fit = () => {
      for (const one of windows) {
        if (one.scrollWidth > one.clientWidth) one.tabIndex = 0; else one.removeAttribute("tabindex");
      }
    };
    fit();
    document.fonts.ready.then(fit);
    addEventListener("resize", fit);
  }
  document.addEventListener("copy", (event) => {
    const selection = getSelection();
    if (!selection.rangeCount || !event.clipboardData) return;
    const copied = document.createElement("div");
    for (let place = 0; place < selection.rangeCount; place += 1) {
      copied.append(selection.getRangeAt(place).cloneContents());
    }
    const formulas = copied.querySelectorAll(".tex");
    if (!formulas.length) return;
    for (const formula of formulas) formula.replaceWith(formula.dataset.tex);
    copied.className = "copied";
    document.body.append(copied);  // innerText parts blocks by lines only where they are laid out
    event.clipboardData.setData("text/plain", copied.innerText);
    copied.remove();
    event.preventDefault();
  });
})();
