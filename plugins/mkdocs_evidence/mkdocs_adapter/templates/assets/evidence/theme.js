/* The reader's choice of colours, before the first paint. Without a choice, or without scripts,
   the system's preference holds (rooms/10-tokens.css). */
(function () {
  "use strict";
  try {
    var chosen = localStorage.getItem("theme");
    if (chosen === "light" || chosen === "dark") document.documentElement.dataset.theme = chosen;
  } catch (blocked) { /* storage is off: the system's preference holds */ }
})();
