-- Formats documents of citations with pandoc's citeproc: JSON in, JSON out, for as many as one process is given.
--
-- in:  {language, items: {key: CSL-JSON text}, styles: {name: path},
--       documents: [{style, asked, keys, listed, clusters: [[{key, mode, prefix, suffix}]]}]}
-- out: [{clusters: [html], references: [[key, html]]}]
-- `asked` is "all", or "clusters" or "order" where only these are wanted: to hand each element from citeproc
-- to Lua and on to the writer costs as much as citeproc itself.

local AFFIX = "markdown-citations-raw_html-raw_tex-raw_attribute-native_divs-native_spans-footnotes-inline_notes"
  .. "-tex_math_dollars-bracketed_spans-link_attributes-implicit_figures-example_lists-emoji"

local BREAK = "\u{FDD7}"

local affixes = {}

-- Inlines of what stands before or after a key. A word in front keeps "1. see" from being a list.
local function inlines(text)
  if text == "" then return pandoc.Inlines{} end
  if not affixes[text] then
    local blocks = pandoc.read("x " .. text, AFFIX).blocks
    local found = blocks[1] and blocks[1].content or pandoc.Inlines{}
    found:remove(1)
    if text:sub(1, 1) ~= " " then found:remove(1) end
    affixes[text] = found
  end
  return affixes[text]:clone()
end

local function citation(cite)
  return pandoc.Citation(cite.key, cite.mode, inlines(cite.prefix), inlines(cite.suffix))
end

-- The HTML of each of these lists of blocks. One call of the writer for all: a call costs a millisecond.
local function html_of_each(parts)
  local blocks = pandoc.Blocks{}
  for _, part in ipairs(parts) do
    blocks:extend(part)
    blocks:insert(pandoc.RawBlock("html", BREAK))
  end
  local html = pandoc.write(pandoc.Pandoc(blocks), "html", {wrap_text = "none"})
  local found, from = {}, 1
  for i = 1, #parts do
    local first, last = html:find(BREAK, from, true)
    found[i] = html:sub(from, first - 1)
    from = last + 1
  end
  return found
end

local function references_of(job, keys)
  local texts = {}
  for i, key in ipairs(keys) do texts[i] = job.items[key] end
  return pandoc.read("[" .. table.concat(texts, ",") .. "]", "csljson").meta.references
end

-- The inlines that citeproc made of one citation; a note becomes the text that it holds.
local function shown(block)
  local cite = block.content[1]
  local content = cite and cite.content or block.content
  local out = pandoc.Inlines{}
  for _, inline in ipairs(content) do
    if inline.t == "Note" then
      out:insert(pandoc.Str("("))
      out:extend(pandoc.utils.blocks_to_inlines(inline.content))
      out:insert(pandoc.Str(")"))
    else
      out:insert(inline)
    end
  end
  return out
end

-- The HTML of each citation of a document without notes, in the spans that the writer puts around citations.
local function clusters_alone(doc, count)
  local html = pandoc.write(pandoc.Pandoc({table.unpack(doc.blocks, 1, count)}), "html", {wrap_text = "none"})
  local found = {}
  for paragraph in html:gmatch("<p>(.-)</p>") do found[#found + 1] = paragraph end
  return found
end

-- The keys of references of a letter each, in their order, as the writer makes attributes of them.
local function keys_alone(block)
  local found = {}
  for key in pandoc.write(pandoc.Pandoc{block}, "html"):gmatch('id="ref%-([^"]*)"') do
    found[#found + 1] = {key, ""}
  end
  return found
end

local function formatted(job, document)
  local blocks, listed = {}, {}
  for i, cluster in ipairs(document.clusters) do
    local cites = {}
    for j, cite in ipairs(cluster) do cites[j] = citation(cite) end
    blocks[i] = pandoc.Para{pandoc.Cite({pandoc.Str("?")}, cites)}
  end
  local names = #document.listed == #document.keys and #document.keys > 0 and {"*"} or document.listed
  for i, key in ipairs(names) do listed[i] = pandoc.Citation(key, "NormalCitation") end
  local meta = {
    references = references_of(job, document.keys),
    csl = job.styles[document.style],
    lang = job.language,
    ["link-citations"] = true,
  }
  if #listed > 0 then meta.nocite = pandoc.MetaInlines{pandoc.Cite({pandoc.Str("?")}, listed)} end
  local doc = pandoc.utils.citeproc(pandoc.Pandoc(blocks, meta))
  if document.asked == "clusters" then return {clusters = clusters_alone(doc, #blocks), references = {}} end
  local last = doc.blocks[#doc.blocks]
  if document.asked == "order" then return {clusters = {}, references = keys_alone(last)} end
  local entries = last and last.identifier == "refs" and last.content or {}
  local clusters, references = {}, {}
  for i = 1, #document.clusters do clusters[i] = {pandoc.Plain(shown(doc.blocks[i]))} end
  local keys = {}
  for i, entry in ipairs(entries) do
    keys[i] = entry.identifier:sub(5)
    references[i] = entry.content
  end
  local result = {clusters = html_of_each(clusters), references = {}}
  for i, html in ipairs(html_of_each(references)) do result.references[i] = {keys[i], html} end
  return result
end

local job = pandoc.json.decode(io.read("a"), false)
local out = {}
for i, document in ipairs(job.documents) do out[i] = formatted(job, document) end
io.write(pandoc.json.encode(out))
