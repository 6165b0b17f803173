/* Teaches the editor how this site's records are read and written, and what may not be saved.
   A form differs from a file: a single group is a list of one, a contributor is always a group,
   references always say their type. The names of such fields come from the site's own model. */
(() => {
  "use strict";
  const settings = JSON.parse(document.getElementById("settings").textContent);
  const groups = new Set(settings.groups);
  const many = new Set(settings.many);
  const contributors = new Set(settings.contributors);
  const truths = new Set(settings.truths);
  const works = new Set(settings.works);
  const helpers = new Set(["record_id", "record_version", "version_of"]);
  const id = /^[a-z0-9][a-z0-9-]{1,78}[a-z0-9]$/;

  /* From a file to a form. */
  const isMap = (value) => value !== null && typeof value === "object" && !Array.isArray(value);

  const withType = (name, text) => {
    const types = settings.references[name];
    if (!types || text.includes("/")) return text;
    const work = text.split("@")[0];
    const type = types.find((one) => works.has(`${one}/${work}`)) || types[0];
    return `${type}/${text}`;
  };

  const shown = (name, value) => {
    if (contributors.has(name)) {
      const one = (given) => (isMap(given) ? given : { reference: withType("reference", given) });
      return Array.isArray(value) ? value.map(one) : name === "issued_by" ? one(value) : [one(value)];
    }
    if (groups.has(name) && isMap(value)) return [shownFields(value)];
    if (Array.isArray(value)) return value.map((one) => shownOne(name, one));
    return many.has(name) ? [shownOne(name, value)] : shownOne(name, value);
  };

  const shownOne = (name, value) => {
    if (isMap(value)) return shownFields(value);
    return truths.has(name) ? value === "true" : withType(name, value);
  };

  const shownFields = (fields) =>
    Object.fromEntries(
      Object.entries(fields)
        .filter(([, value]) => value !== null)
        .map(([name, value]) => [name, shown(name, value)]),
    );

  const fromFile = (content) => {
    const match = /^\uFEFF?---[ \t]*\r?\n([\s\S]*?\n)---[ \t]*(?:\r?\n|$)([\s\S]*)$/.exec(content);
    if (!match) return { body: content };
    const fields = jsyaml.load(match[1], { schema: jsyaml.FAILSAFE_SCHEMA }) || {};
    return { ...shownFields(fields), body: match[2].trim() };
  };

  /* From a form to a file: what is empty is left out. */
  const isNothing = (value) => value === undefined || value === null || value === "" || value === false;

  const written = (name, value) => {
    if (contributors.has(name) && isMap(value)) return value.reference || writtenFields({ name: value.name });
    if (groups.has(name) && Array.isArray(value)) return written(name, value[0]);
    if (Array.isArray(value)) {
      const kept = value.map((one) => written(name, one)).filter((one) => one !== undefined);
      return kept.length ? kept : undefined;
    }
    if (isMap(value)) return writtenFields(value);
    if (typeof value === "string") return value.trim() || undefined;
    return isNothing(value) ? undefined : String(value);
  };

  const writtenFields = (fields) => {
    const kept = Object.entries(fields)
      .map(([name, value]) => [name, written(name, value)])
      .filter(([, value]) => value !== undefined);
    return kept.length ? Object.fromEntries(kept) : undefined;
  };

  const plain = /^[A-Za-z0-9][A-Za-z0-9_\/@.+-]*$/;
  const ambiguous = /^(?:y|n|yes|no|on|off|null|true|false)$/i;
  const scalar = (name, text) =>
    truths.has(name) || (plain.test(text) && !ambiguous.test(text)) ? text : JSON.stringify(text);

  const lines = (name, value, indent) => {
    if (Array.isArray(value)) return [`${indent}${name}:`, ...value.flatMap((one) => item(name, one, `${indent}  `))];
    if (isMap(value)) {
      const inner = Object.entries(value).flatMap(([key, one]) => lines(key, one, `${indent}  `));
      return [`${indent}${name}:`, ...inner];
    }
    return [`${indent}${name}: ${scalar(name, value)}`];
  };

  const item = (name, value, indent) => {
    if (!isMap(value)) return [`${indent}- ${scalar(name, value)}`];
    const inner = Object.entries(value).flatMap(([key, one]) => lines(key, one, `${indent}  `));
    return [`${indent}- ${inner[0].trimStart()}`, ...inner.slice(1)];
  };

  const toFile = (data, order = []) => {
    const { body = "", ...fields } = data;
    const last = order.length + 1; // at the top of the form, and where files have it
    const place = (name) => (name === "draft" ? last : order.includes(name) ? order.indexOf(name) : order.length);
    const kept = Object.entries(writtenFields(fields) || {})
      .filter(([name]) => !helpers.has(name))
      .sort(([one], [other]) => place(one) - place(other));
    const header = kept.flatMap(([name, value]) => lines(name, value, ""));
    const text = body.trim();
    return `---\n${header.join("\n")}\n---\n${text ? `\n${text}\n` : ""}`;
  };

  CMS.registerCustomFormat(settings.format, "md", { fromFile, toFile });

  /* A date as exact as it is known: a text, and beside it a picker that fills in a whole day. */
  const day = createClass({
    render() {
      const { value, onChange, forID, classNameWrapper, setActiveStyle, setInactiveStyle } = this.props;
      const events = { onFocus: setActiveStyle, onBlur: setInactiveStyle };
      const change = (event) => onChange(event.target.value);
      const pick = (event) => event.target.value && change(event); // half a day typed there takes nothing away
      const picked = /^\d{4}-\d{2}-\d{2}$/.test(value || "") ? value : "";
      return h(
        "div",
        { className: classNameWrapper, style: { display: "flex", gap: "1rem" } },
        h("input", { id: forID, type: "text", value: value || "", onChange: change, style: { flex: 1, border: 0 }, ...events }),
        h("input", { type: "date", "aria-label": "Choose a day", value: picked, onChange: pick, style: { border: 0 }, ...events }),
      );
    },
  });
  CMS.registerWidget("day", day);

  /* Before saving: where a new file belongs, and what is never edited. */
  const idFrom = (title) =>
    title.normalize("NFKD").toLowerCase().replace(/[^a-z0-9]+/g, "-").replace(/^-+|-+$/g, "").slice(0, 80).replace(/-+$/, "");

  const requireAuthors = (data, type) => {
    const has = (name) => Boolean(data.get(name) && data.get(name).size);
    if (!settings.authored.includes(type) || has("authors") || has("original")) return;
    throw new Error("Say under “Authors” who wrote it; or, if it was first published elsewhere, fill in “Original”.");
  };

  const newId = (data, type) => {
    const chosen = (data.get("record_id") || "").trim() || idFrom(data.get("title") || "");
    if (!id.test(chosen)) throw new Error(`“${chosen}” cannot be the name of a record. Fill in “Name in the address”.`);
    if (works.has(`${type}/${chosen}`)) {
      throw new Error(`There is a record ${type}/${chosen} already. Choose another “Name in the address”.`);
    }
    return chosen;
  };

  const placed = (given, type) => {
    const data = given.has("draft") ? given : given.set("draft", true); // a duplicate has no word on it
    if (!settings.versioned.includes(type)) return data.set("record_id", newId(data, type));
    const version = data.get("version_of");
    if (!version) throw new Error("Say under “Which version is this?” what you are writing.");
    const isNew = version === settings.new;
    const [work, number] = isNew ? [newId(data, type), "v1"] : version.split("/");
    const change = data.get("change");
    const hasChange = Boolean(change && change.size);
    if (!isNew && !hasChange) throw new Error("Say under “Change” what this version changes, and why.");
    const said = settings.changes[`${type}/${work}`];
    const says = (name) => (data.getIn(["change", 0, name]) || "").trim();
    if (!given.has("draft") && said && says("summary") === said[0] && says("reason") === said[1]) {
      throw new Error("Under “Change” stands what the version before changed. Say what this one changes, and why.");
    }
    if (isNew && hasChange) throw new Error("A first version changes nothing: remove what is said under “Change”.");
    const own = isNew ? data : data.delete("aliases"); // old addresses stand on the version that has them
    return own.set("record_id", work).set("record_version", number);
  };

  CMS.registerEventListener({
    name: "preSave",
    handler: ({ entry }) => {
      if (entry.get("newRecord")) {
        requireAuthors(entry.get("data"), entry.get("collection"));
        return placed(entry.get("data"), entry.get("collection"));
      }
      if (settings.frozen.includes(entry.get("path"))) {
        throw new Error("This version is public and stays as it is. To amend it, choose Duplicate and say what changes.");
      }
      requireAuthors(entry.get("data"), entry.get("collection"));
      return undefined;
    },
  });
})();
