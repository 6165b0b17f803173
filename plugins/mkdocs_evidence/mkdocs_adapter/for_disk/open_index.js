/* The search index on a disk, where a page may load scripts and may not fetch: each file of the index is a
   script that hands over its bytes, and is loaded when it is asked for. */
"use strict";
(function () {
  const asked = new Map();

  /* Called by each file of the index, with its name and its bytes as base64. */
  window.fileOfIndex = function (name, text) {
    asked.get(name).resolve(Uint8Array.from(atob(text), (character) => character.charCodeAt(0)));
  };

  function bytesOf(name, folder) {
    if (!asked.has(name)) {
      const file = {};
      file.bytes = new Promise((resolve, reject) => Object.assign(file, { resolve, reject }));
      asked.set(name, file);
      const script = document.createElement("script");
      script.src = new URL(`${name}.js`, folder);
      script.addEventListener("error", () => file.reject(new Error(`${name} is not here`)));
      document.head.append(script);
    }
    return asked.get(name).bytes;
  }

  /* Pagefind, which takes the place of `fetch` and works without a worker. */
  window.openIndexOnDisk = function (root) {
    const folder = new URL("assets/evidence/search-on-disk/", root);
    const read = async (address) => {
      const { pathname } = new URL(address, folder);
      return new Response(await bytesOf(pathname.slice(folder.pathname.length), folder));
    };
    return window.pagefindOnDisk(read, undefined, new URL("pagefind.js", folder).href);
  };
})();
