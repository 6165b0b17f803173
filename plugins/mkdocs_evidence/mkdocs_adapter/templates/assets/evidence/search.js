/* Search on Pagefind's index (pagefind.app), made when the site was built. Nothing leaves the site.
   The words and the filters stand in the address, so that a search can be shared. */
const form = document.querySelector("[data-search]");
const words = form.elements.namedItem("q");
const filters = form.querySelector("[data-filters]");
const line = form.querySelector("[data-count-line]");
const list = form.querySelector("[data-results]");
const more = form.querySelector("[data-more]");
const clear = form.querySelector("[data-clear]");
const lists = document.querySelector("[data-lists]");
const root = new URL(form.dataset.root, location);
const facets = [...form.querySelectorAll("[data-facet]")].map((part) => part.dataset.facet);
const AT_ONCE = 10;
const numbers = new Intl.NumberFormat(form.dataset.language);

let index = null;
let asked = 0;
let found = [];
let reading = null;
let shown = 0;

function boxes(facet) {
  return [...form.querySelectorAll(`[data-facet="${facet}"] input`)];
}

function chosen() {
  const values = facets.map((facet) => [facet, boxes(facet).filter((box) => box.checked).map((box) => box.value)]);
  return values.filter(([, picked]) => picked.length);
}

/* The address and the form, each from the other. */
function intoAddress() {
  const query = new URLSearchParams();
  if (words.value.trim()) query.set("q", words.value.trim());
  for (const [facet, picked] of chosen()) for (const value of picked) query.append(facet, value);
  const text = query.toString();
  return text ? `?${text}` : location.pathname;
}

function fromAddress() {
  const query = new URLSearchParams(location.search);
  words.value = query.get("q") ?? "";
  for (const facet of facets) {
    const wanted = new Set(query.getAll(facet));
    for (const box of boxes(facet)) { box.checked = wanted.delete(box.value); }
    for (const value of wanted) addBox(facet, value);
    if (query.has(facet)) form.querySelector(`[data-facet="${facet}"]`).open = true;
  }
}

/* A value that is too rare for the form, but stands in a shared address. */
function addBox(facet, value) {
  const fieldset = form.querySelector(`[data-facet="${facet}"] fieldset`);
  const label = element("label", "filter__option");
  const box = element("input");
  Object.assign(box, { type: "checkbox", name: facet, value, checked: true });
  const count = element("span", "options__count");
  count.dataset.count = "";
  label.append(box, element("span", "", value), " ", count);
  fieldset.append(label);
}

function element(name, className = "", text = "") {
  const made = document.createElement(name);
  if (className) made.className = className;
  if (text) made.textContent = text;
  return made;
}

/* An excerpt as Pagefind gives it: text with <mark>; anything else in it is shown as text. */
function excerptOf(html) {
  const part = element("p", "entry__summary");
  const parsed = new DOMParser().parseFromString(html, "text/html").body;
  for (const node of parsed.childNodes) {
    part.append(node.nodeName === "MARK" ? element("mark", "", node.textContent) : node.textContent);
  }
  return part;
}

function entryOf(result) {
  const { title, kind, date, status, mark } = result.meta;
  const entry = element("article", "entry");
  const about = element("p", "entry__kind");
  about.append(element("span", "", kind));
  if (date) about.append(" ", element("span", "entry__date", date));
  if (status) about.append(" ", element("span", "entry__status", status));
  const heading = element("h2", "entry__title");
  if (mark) heading.append(element("span", "mark", mark), " ");
  const link = element("a", "", title);
  link.href = result.url;
  heading.append(link);
  entry.append(about, heading, excerptOf(result.excerpt));
  const item = element("li");
  item.append(entry);
  return item;
}

/* The next results of those that were found last. While they are read a new search may have found
   others, and then these are dropped; a second press waits its turn, so that none comes twice. */
async function showMore(focus) {
  const results = found;
  if (reading === results) return;
  reading = results;
  const part = await Promise.all(results.slice(shown, shown + AT_ONCE).map((result) => result.data()))
    .finally(() => { if (reading === results) reading = null; });
  if (results !== found) return;
  const items = part.map(entryOf);
  list.append(...items);
  shown += items.length;
  more.hidden = shown >= results.length;
  if (focus) items[0]?.querySelector("a").focus();
}

function say(count) {
  const text = count === 0 ? line.dataset.none : count === 1 ? line.dataset.one : line.dataset.many;
  line.textContent = text.replace("{count}", numbers.format(count));
}

/* Within a facet any of the chosen values, across facets all of them. */
function asFilters(picked) {
  return Object.fromEntries(picked.map(([facet, values]) => [facet, { any: values }]));
}

function search(query, picked) {
  const options = { filters: asFilters(picked) };
  if (!query) options.sort = { date: "desc" };
  return index.search(query || null, options);
}

/* The counts of a facet leave its own choice out: they tell what one more tick would add. */
async function showCounts(request, query, picked, all) {
  for (const facet of facets) {
    const others = picked.filter(([name]) => name !== facet);
    const answer = others.length === picked.length ? all : await search(query, others);
    if (request !== asked) return;
    const counts = answer.filters[facet] ?? {};
    for (const box of boxes(facet)) {
      const count = counts[box.value] ?? 0;
      box.parentElement.querySelector("[data-count]").textContent = numbers.format(count);
    }
    const number = boxes(facet).filter((box) => box.checked).length;
    form.querySelector(`[data-facet="${facet}"] [data-chosen]`).textContent = number ? ` (${number})` : "";
  }
}

async function run() {
  const request = ++asked;
  const query = words.value.trim();
  const picked = chosen();
  const idle = !query && !picked.length;
  const answer = await search(query, picked);
  if (request !== asked) return;
  found = idle ? [] : [...answer.results];
  shown = 0;
  list.replaceChildren();
  clear.hidden = !picked.length;
  lists.hidden = !idle && found.length > 0;
  more.hidden = true;
  if (idle) line.textContent = "";
  else say(found.length);
  await Promise.all([showMore(false), showCounts(request, query, picked, answer)]);
}

function renew(push) {
  const address = intoAddress();
  if (push) history.pushState(null, "", address);
  else history.replaceState(null, "", address);
  return run();
}

async function start() {
  const typed = words.value;
  fromAddress();
  words.value = typed || words.value;
  try {
    index = await import(new URL("pagefind/pagefind.js", root));
    await index.options({ baseUrl: root.pathname, excerptLength: 30 });
    await index.init();
    await index.filters();
  } catch (missing) {
    line.textContent = line.dataset.missing;
    return;
  }
  filters.hidden = false;
  filters.open = matchMedia("(min-width: 56em)").matches;
  let waiting = 0;
  words.addEventListener("input", () => {
    clearTimeout(waiting);
    waiting = setTimeout(() => renew(false), 150);
  });
  filters.addEventListener("change", () => renew(true));
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    clearTimeout(waiting);
    renew(true);
  });
  clear.addEventListener("click", () => {
    for (const facet of facets) for (const box of boxes(facet)) box.checked = false;
    renew(true);
    words.focus();
  });
  more.addEventListener("click", () => showMore(true));
  addEventListener("popstate", () => { fromAddress(); run(); });
  await renew(false);
}

start();
