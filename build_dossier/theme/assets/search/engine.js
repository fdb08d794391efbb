// Search for Vietnamese over Pagefind: folds đ, ranks phrases, understands quotation marks, tells which words are nowhere.

// Pagefind folds marks by decomposition, and đ has none. The index holds ḏ in its place (publish/search.py), and so must the query.
const encode = (text) => text.replace(/đ/g, "ḏ").replace(/Đ/g, "Ḏ");
const decode = (text) => text.replace(/ḏ/g, "đ").replace(/Ḏ/g, "Đ");
const lower = (text) => text.normalize("NFC").toLowerCase();
const fold = (text) => lower(text).normalize("NFD").replace(/\p{M}/gu, "").replace(/đ/g, "d");
const marked = (text) => fold(text) !== lower(text);
const bare = (token) => token.replace(/^[^\p{L}\p{N}]+|[^\p{L}\p{N}]+$/gu, "");

const CHECKED = 100; // pages read to verify a quoted phrase without marks: more than a reader looks through, .2 MB at most
const EXCERPT = 36; // words; about three lines on a desk, five on a phone
const BEFORE = 8; // of these before the match, so that its sentence can be understood

// A query as typed: its words, and the phrases in quotation marks.
export const parse = (typed) => {
  const text = typed.normalize("NFC").replace(/\s+/g, " ").trim();
  const phrases = [...text.matchAll(/["“”„«»]([^"“”„«»]+)["“”„«»]?/g)].map((match) => words(match[1])).filter((phrase) => phrase.length);
  return { text, words: words(text), phrases };
};
const words = (text) => text.split(/\s+/).map(bare).filter(Boolean);

// The longest run of consecutive positions among the matched words: 4 where «bảo đảm an ninh» stands as a phrase. Vietnamese words are
// several syllables, and Pagefind scores syllables wherever they stand.
const longestRun = (positions) => {
  const sorted = [...new Set(positions)].sort((a, b) => a - b);
  let best = { length: 0, start: 0 };
  for (let i = 0, start = 0; i < sorted.length; i++) {
    if (i && sorted[i] !== sorted[i - 1] + 1) start = i;
    if (i - start + 1 > best.length) best = { length: i - start + 1, start: sorted[start] };
  }
  return best;
};

const place = (tokens, phrase, normal) => {
  const wanted = phrase.map(normal);
  return tokens.findIndex((_, at) => wanted.every((word, i) => at + i < tokens.length && normal(bare(tokens[at + i])) === word));
};

// Whether a word of the text is one of those searched: with marks only as typed, without marks any; the last word may still be unfinished.
const matcher = (query) => {
  const exact = new Set(query.words.map(lower));
  const loose = new Set(query.words.filter((word) => !marked(word)).map(fold));
  const last = query.words.at(-1) ?? "";
  const [begun, normal] = marked(last) ? [lower(last), lower] : [fold(last), fold];
  return (word) => exact.has(lower(word)) || loose.has(fold(word)) || (begun.length > 1 && normal(word).startsWith(begun));
};

// Which words of a text to mark: where the query stands as a whole only that, else every word of it.
const hits = (tokens, query) => {
  const normal = marked(query.text) ? lower : fold;
  const [cores, wanted] = [tokens.map((token) => normal(bare(token))), query.words.map(normal)];
  const whole = new Set();
  if (wanted.length > 1) cores.forEach((_, at) => wanted.every((word, i) => cores[at + i] === word) && wanted.forEach((_, i) => whole.add(at + i)));
  const hit = matcher(query);
  return tokens.map((token, at) => (whole.size ? whole.has(at) : hit(bare(token))));
};

// A text as pieces [text, whether searched], for marks in the page; searched words in a row are one piece, without signs around it.
export const pieces = (text, query) => {
  const tokens = text.split(/\s+/).filter(Boolean);
  const hit = hits(tokens, query);
  return tokens.reduce((made, token, i) => {
    const word = bare(token);
    const [before, after] = hit[i] ? [token.slice(0, token.indexOf(word)), token.slice(token.indexOf(word) + word.length)] : ["", ""];
    const joined = hit[i] && hit[i - 1] && !before && made.at(-1)[1];
    if (joined) made.at(-1)[0] += ` ${word}`;
    else made.push([(i ? " " : "") + before, false], [hit[i] ? word : token, hit[i]]);
    if (after) made.push([after, false]);
    return made;
  }, []).filter(([piece]) => piece);
};

// The part of a page's text that shows the match best: the phrase as typed, else without marks, else the longest run; never its title.
const excerpt = (content, title, positions, query) => {
  const all = content.split(/\s+/);
  const head = words(title).every((word, i) => fold(bare(all[i] ?? "")) === fold(word)) ? title.split(/\s+/).length : 0;
  const body = all.slice(head);
  const found = positions.map((at) => at - head).filter((at) => at >= 0);
  let at = query.words.length ? place(body, query.words, lower) : 0;
  if (at < 0) at = place(body, query.words, fold);
  if (at < 0) at = longestRun(found).start;
  const start = Math.max(0, Math.min(at - BEFORE, body.length - EXCERPT));
  const end = Math.min(body.length, start + EXCERPT);
  return { text: body.slice(start, end).join(" "), cutBefore: start > 0, cutAfter: end < body.length };
};

// Opens the index of the site at `root` (a URL that ends in a slash).
export const open = async (root) => {
  const core = await import(new URL("pagefind/pagefind.js", root));
  await core.options({ excerptLength: 1 }); // the excerpts are made here
  const told = await fetch(new URL("pagefind/facts.json", root), { cache: "no-cache" }); // it goes with the index of the same build
  const facts = await told.json(); // publish/search.py tells what stands in it
  const names = Object.keys(facts.facets);
  const isArticle = (page) => facts.pages[page.id]?.[0] === 1;
  const day = (page) => facts.pages[page.id]?.[1] ?? "";
  const values = (page, facet) => (facts.pages[page.id]?.[2][facet] ?? []).map((i) => facts.facets[names[facet]][i]);

  // The index answers one question at a time, because the question with marks changes its settings.
  let queue = Promise.resolve();
  const inTurn = (question) => (queue = queue.then(question, question));

  // The pages that hold a phrase with its marks. Folding phrases are unreliable in Pagefind 1.5: a page is missed if it has another
  // spelling of one of the words.
  const withPhrase = async (phrase) => {
    await core.options({ exactDiacritics: true });
    try {
      return new Set((await core.search(`"${encode(phrase.join(" "))}"`)).results.map((page) => page.id));
    } finally {
      await core.options({ exactDiacritics: false });
    }
  };

  // Pages with a quoted phrase. With marks the index knows; without, the words must stand side by side, and the text is read to be sure.
  const holding = async (pages, phrase) => {
    if (marked(phrase.join(" "))) {
      const exact = await withPhrase(phrase);
      return pages.filter((page) => exact.has(page.id));
    }
    const near = pages.filter((page) => longestRun(page.words).length >= phrase.length);
    const texts = await Promise.all(near.slice(0, CHECKED).map(async (page) => decode((await page.data()).content).split(/\s+/)));
    return near.filter((_, i) => i >= CHECKED || place(texts[i], phrase, fold) >= 0);
  };

  const matching = async (query) => {
    let pages = (await core.search(query.words.length ? encode(query.words.join(" ")) : null)).results;
    for (const phrase of query.phrases) pages = await holding(pages, phrase);
    return pages;
  };

  // Articles before lists; then the phrase as typed; then the longest part of it; then Pagefind's own order.
  const ranked = async (pages, query) => {
    const several = query.words.length > 1 && !query.phrases.length;
    const exact = several && marked(query.text) ? await withPhrase(query.words) : new Set();
    const key = (page) => {
      const run = several ? Math.min(longestRun(page.words).length, query.words.length) : 0;
      return (isArticle(page) ? 1000 : 0) + (exact.has(page.id) ? 500 : 0) + run;
    };
    return sorted(pages, (a, b) => b.key - a.key, key);
  };

  // What has no day stands last in both directions.
  const byDay = (pages, newest) => {
    const key = (page) => day(page) || (newest ? "" : "9999");
    return sorted(pages, (a, b) => (a.key === b.key ? 0 : (a.key < b.key) === newest ? 1 : -1), key);
  };
  const sorted = (pages, compare, key) =>
    pages.map((page, i) => ({ page, i, key: key(page) })).sort((a, b) => compare(a, b) || a.i - b.i).map(({ page }) => page);

  const chosen = (page, where, but) =>
    names.every((name, facet) => name === but || !where[name] || values(page, facet).includes(where[name]));

  // For each facet the pages by value, among those that the other facets leave.
  const count = (pages, where) =>
    names.map((name, facet) => {
      const found = new Map(facts.facets[name].map((value) => [value, 0]));
      for (const page of pages) if (chosen(page, where, name)) for (const value of values(page, facet)) found.set(value, found.get(value) + 1);
      return [name, [...found]];
    });

  const missing = async (query) => {
    const asked = [...new Set(query.words)];
    if (asked.length < 2) return [];
    const counts = await Promise.all(asked.map(async (word) => (await core.search(encode(word))).results.length));
    return asked.filter((_, i) => !counts[i]);
  };

  const shown = (page, query) => async () => {
    const { content, meta, raw_url: address } = await page.data();
    const title = decode(meta.title ?? "");
    return {
      url: new URL(address.replace(/^\//, ""), root).href,
      title,
      day: day(page),
      article: isArticle(page),
      outlet: values(page, names.indexOf("Nguồn tin"))[0] ?? "",
      ...excerpt(decode(content), title, page.words, query),
    };
  };

  return {
    // The filters of the site with the pages of each value: [[name, [[value, pages], …]], …].
    facets: count(Object.keys(facts.pages).map((id) => ({ id })), {}),

    // {results: functions that load one result each, best first; counts: as facets, for this query; missing: words on no page}
    search: (typed, { where = {}, order = "relevance" } = {}) =>
      inTurn(async () => {
        const query = parse(typed);
        const found = await matching(query);
        const left = found.filter((page) => chosen(page, where));
        const pages = order === "relevance" && query.words.length ? await ranked(left, query) : byDay(left, order !== "oldest");
        return { query, results: pages.map((page) => shown(page, query)), counts: count(found, where), missing: await missing(query) };
      }),
  };
};
