// Follows each saved file: says what is to be mended, and shows the page anew when nothing is.
"use strict";
(() => {
  const PLACE = "preview-place";
  const here = location.pathname + location.search;
  let epoch = Number(document.currentScript.dataset.epoch);

  const said = async (address) => (await fetch(address, { cache: "no-store" })).text();

  /** Elements with names that are the same when the page is loaded again: their words, and the how-manieth. */
  const named = (selector) => {
    const times = new Map();
    return [...document.querySelectorAll(selector)].map((element) => {
      const words = element.id || element.textContent.trim();
      times.set(words, (times.get(words) ?? 0) + 1);
      return [`${times.get(words)} ${words}`, element];
    });
  };
  const focusable = () => named("a, button, input, select, textarea, summary, [tabindex]");

  const remember = () => {
    const open = named("summary").map(([name, summary]) => [name, summary.parentElement.open]);
    const focus = focusable().find(([, element]) => element === document.activeElement)?.[0];
    sessionStorage.setItem(PLACE, JSON.stringify({ here, open, focus, left: scrollX, top: scrollY }));
  };

  /** After a load of the same page, be it ours or by hand: a browser keeps but the height. */
  const takeBack = async () => {
    if (performance.getEntriesByType("navigation")[0]?.type !== "reload") return;
    const place = JSON.parse(sessionStorage.getItem(PLACE) ?? "{}");
    if (place.here !== here) return;
    const open = new Map(place.open);
    for (const [name, summary] of named("summary")) {
      if (open.has(name)) summary.parentElement.open = open.get(name);
    }
    focusable().find(([name]) => name === place.focus)?.[1].focus({ preventScroll: true });
    await document.fonts.ready; // words take their room by them
    scrollTo({ left: place.left, top: place.top, behavior: "instant" });
  };

  const tell = (fault) => {
    const notice = document.getElementById("preview-fault");
    const told = notice.querySelector("pre");
    if (told.textContent !== fault) told.textContent = fault;
    notice.hidden = false;
  };

  const follow = async () => {
    try {
      const newest = Number(await said(`/livereload/${epoch}/${Date.now()}`));
      if (newest > epoch) {
        epoch = newest;
        const fault = await said("/livereload/fault");
        if (!fault) {
          location.reload();
          return;
        }
        tell(fault); // on the page as it stands: whoever reads it stays where they are
      }
      setTimeout(follow, 100);
    } catch {
      setTimeout(follow, 3000);
    }
  };

  addEventListener("pagehide", remember);
  addEventListener("load", () => {
    takeBack();
    follow();
  });
})();
