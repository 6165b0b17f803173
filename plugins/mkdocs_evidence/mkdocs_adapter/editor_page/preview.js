/* The preview of a text, read as the site reads it: markdown-it, of which the site's own parser is a port.
   What only a build can know is told below the text. */
(() => {
  "use strict";
  const later =
    "The site adds on publishing: titles of linked records, citations, pictures, explained words, short forms, colours of code, "
    + "what braces say, and a line through words between single signs ~.";

  /* [[type/id]] and [[type/id|words]], but not before an address in brackets. */
  const recordLink = (state, silent) => {
    const match = /^\[\[([^\[\]|\n]+)(?:\|([^\[\]\n]+))?\]\](?!\()/.exec(state.src.slice(state.pos));
    if (!match) return false;
    if (!silent) {
      const token = state.push("record_link", "", 0);
      token.content = match[2] || match[1];
    }
    state.pos += match[0].length;
    return true;
  };

  const closing = (tokens, open) => {
    const type = tokens[open].type.replace("_open", "_close");
    return tokens.findIndex((one, place) => place > open && one.type === type && one.level === tokens[open].level);
  };

  /* > [!NOTE] alone on the first line of a quotation. */
  const alerts = (state) => {
    state.tokens.forEach((token, place, tokens) => {
      if (token.type !== "blockquote_open") return;
      const words = tokens[place + 2];
      if (!words || words.type !== "inline") return;
      const match = /^\[!(note|tip|important|warning|caution)\][ \t]*(?:\n|$)/i.exec(words.content);
      if (!match) return;
      const kind = match[1].toLowerCase();
      const title = kind[0].toUpperCase() + kind.slice(1);
      Object.assign(tokens[closing(tokens, place)], { tag: "div" });
      token.tag = "div";
      token.attrs = [["class", `markdown-alert markdown-alert-${kind}`], ["role", "group"], ["aria-label", title]];
      const opened = new state.Token("html_block", "", 0);
      opened.content = `<p class="markdown-alert-title">${title}</p>\n`;
      words.content = words.content.slice(match[0].length);
      if (words.content) tokens.splice(place + 1, 0, opened);
      else tokens.splice(place + 1, 3, opened);
    });
  };

  const tasks = (state) => {
    state.tokens.forEach((token, place, tokens) => {
      if (token.type !== "list_item_open") return;
      const words = tokens[place + 2];
      const match = words && words.type === "inline" && /^\[([ xX])\][ \t\n]+(?=\S)/.exec(words.content);
      if (!match) return;
      words.content = words.content.slice(match[0].length);
      token.attrJoin("class", "task-list-item");
      token.meta = { isDone: match[1] !== " " };
    });
  };

  const box = (isDone) =>
    `<input type="checkbox" disabled aria-label="${isDone ? "Done" : "To do"}"${isDone ? " checked" : ""}> `;

  const parser = () => {
    const md = markdownit("commonmark", { linkify: true }).enable(["table", "strikethrough", "linkify"]);
    md.linkify.set({ fuzzyLink: false });
    md.normalizeLink = md.normalizeLinkText = (address) => address;
    md.use(markdownitFootnote).use(markdownitDeflist).disable(["footnote_inline"]);
    md.inline.ruler.before("link", "record_link", recordLink);
    md.core.ruler.after("block", "alerts", alerts);
    md.core.ruler.after("block", "tasks", tasks);
    const rules = md.renderer.rules;
    rules.record_link = (tokens, place) => `<span class="record-link">${md.utils.escapeHtml(tokens[place].content)}</span>`;
    rules.s_open = () => "<del>";
    rules.s_close = () => "</del>";
    rules.list_item_open = (tokens, place, options, env, self) =>
      self.renderToken(tokens, place, options) + (tokens[place].meta ? box(tokens[place].meta.isDone) : "");
    const label = (token) => Number(token.meta.id) + 1;
    rules.footnote_ref = (tokens, place) => `<sup class="footnote-ref">${label(tokens[place])}</sup>`;
    rules.footnote_block_open = () => '<div class="footnote">\n<hr>\n<ol>\n';
    rules.footnote_block_close = () => "</ol>\n</div>\n";
    rules.footnote_open = () => "<li>";
    rules.footnote_close = () => "</li>\n";
    rules.footnote_anchor = () => "";
    return md;
  };

  /* Only elements and attributes that a text may have; pictures are told, for their files lie in the repository. */
  const elements = new Set(
    ("a abbr b bdi bdo blockquote br caption cite code col colgroup dd del details dfn div dl dt em figcaption figure h1 h2 "
      + "h3 h4 h5 h6 hr i input ins kbd li mark ol p pre q s samp section small span strong sub summary sup table tbody td "
      + "tfoot th thead time tr u ul var wbr").split(" "),
  );
  const dropped = "script, style, iframe, object, embed, svg, math, template, form, noscript, audio, video, textarea, select";
  const attributes = new Set(
    "aria-label checked class colspan dir disabled href lang open reversed role rowspan start title type".split(" "),
  );
  const address = /^(?:https?:|mailto:|tel:|[^:]*(?:[/?#]|$))/i;

  const safe = (html) => {
    const page = new DOMParser().parseFromString(html, "text/html");
    page.querySelectorAll(dropped).forEach((one) => one.remove());
    page.querySelectorAll("img").forEach((one) => {
      const told = page.createElement("span");
      told.className = "picture";
      told.textContent = `Picture: ${one.getAttribute("alt") || "without a description"}`;
      one.replaceWith(told);
    });
    [...page.body.querySelectorAll("*")].reverse().forEach((one) => {
      if (!elements.has(one.localName)) return one.replaceWith(...one.childNodes);
      [...one.attributes].forEach(({ name, value }) => {
        const isKept = attributes.has(name) && (name !== "href" || address.test(value.trim()));
        if (!isKept && !(name === "style" && /^text-align:(?:left|center|right)$/.test(value))) one.removeAttribute(name);
      });
      return undefined;
    });
    const comments = page.createTreeWalker(page.body, NodeFilter.SHOW_COMMENT);
    const found = [];
    while (comments.nextNode()) found.push(comments.currentNode);
    found.forEach((one) => one.remove());
    return page.body.innerHTML;
  };

  const md = parser();
  window.previewOf = (text) => safe(md.render(text));

  if (!window.CMS) return;
  const preview = createClass({
    render() {
      const data = this.props.entry.get("data");
      return h(
        "article",
        {},
        h("h1", {}, data.get("title") || ""),
        h("p", { className: "summary" }, data.get("summary") || ""),
        h("div", { dangerouslySetInnerHTML: { __html: window.previewOf(data.get("body") || "") } }),
        h("p", { className: "later" }, later),
      );
    },
  });
  CMS.registerPreviewStyle("preview.css");
  JSON.parse(document.getElementById("settings").textContent).types.forEach((type) => CMS.registerPreviewTemplate(type, preview));
})();
