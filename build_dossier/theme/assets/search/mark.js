// On a page reached from a result (?tim=…): marks what was searched in the text and brings the first place into view.
(async () => {
  const { form, words, marked } = await bdSearch.take("text");
  const LIMIT = 20; // phrases: a result names fewer, an address made by hand may name thousands
  const BLOCKS = "h1, h2, h3, p, li, blockquote, figcaption, td";
  const UNTOUCHED = "script, style, svg, [data-search-ignore], .headerlink";
  const rows = new URLSearchParams(location.search).getAll("tim").slice(0, LIMIT)
    .map((phrase) => words(phrase.slice(0, 200)).map(({ word }) => form(word)))
    .filter((forms) => forms.length).map((forms) => forms.map((typed) => (given) => typed === given));
  const body = document.querySelector("[data-search-body]");
  if (!body || !rows.length) return;

  // The text nodes of a block with their places in its whole text: a phrase may run through a link.
  const nodesOf = (block) => {
    const walker = document.createTreeWalker(block, NodeFilter.SHOW_TEXT, (node) =>
      node.parentElement.closest(UNTOUCHED) || node.parentElement.closest(BLOCKS) !== block ? NodeFilter.FILTER_REJECT : NodeFilter.FILTER_ACCEPT);
    const nodes = [];
    for (let at = 0; walker.nextNode(); at += walker.currentNode.data.length) nodes.push({ node: walker.currentNode, at });
    return nodes;
  };
  const wrap = (node, start, end) => {
    const found = node.splitText(start);
    found.splitText(end - start);
    const mark = document.createElement("mark");
    found.replaceWith(mark);
    mark.append(found);
  };
  for (const block of body.querySelectorAll(BLOCKS)) {
    if (block.closest(UNTOUCHED)) continue;
    const nodes = nodesOf(block);
    const spans = marked(nodes.map(({ node }) => node.data).join(""), rows);
    for (const { node, at } of nodes.reverse()) {
      const size = node.data.length;
      for (const [from, to] of [...spans].reverse()) if (from < at + size && to > at) wrap(node, Math.max(from - at, 0), Math.min(to - at, size));
    }
  }
  if (!location.hash) body.querySelector("p mark, li mark, h2 mark")?.scrollIntoView({ block: "center", behavior: "instant" });
})();
