// What readers see of an answer: the part of a text that shows the match best, the words to mark, and what else to search for.
(() => {
  const EXCERPT = 36; // words; about three lines on a desk, five on a phone
  const BEFORE = 8; // of these before the match, so that its sentence can be understood
  const SPELLINGS = 3; // of each part, to be marked on the page: more are rare, and make the address long
  const CLOSE = [0, 0, 0, 1, 1, 1, 2]; // wrong letters that are forgiven, by the length of the word; 2 from six letters on

  const make = async () => {
    const { words, form, bare, places, marked } = await bdSearch.take("text");

    // The rows of tests that a text is marked by: where the query stands as a whole only that, else every part of it.
    const rowsOf = ({ units }) => {
      const parts = units.flatMap((unit) => unit.rows);
      if (units.length < 2) return [parts];
      return [[units.flatMap((unit) => unit.forms.map((typed) => (given) => typed === given))], [units.flatMap((unit) => unit.tests)], parts];
    };
    const marksOf = (text, answer) => rowsOf(answer).map((rows) => marked(text, rows)).find((spans) => spans.length) ?? [];

    // How well a paragraph shows the query: as a whole, else how many parts of it, and how many of them in a row.
    const worth = (paragraph, answer) => {
      const forms = words(paragraph).map(({ word }) => form(word));
      const [exact, whole] = answer.units.length > 1 ? rowsOf(answer) : [[], []];
      if (exact.some((row) => places(forms, row).length)) return 1000;
      if (whole.some((row) => places(forms, row).length)) return 500;
      const held = answer.units.filter((unit) => unit.rows.some((row) => places(forms, row).length)).length;
      const longest = Math.max(0, ...marked(paragraph, rowsOf(answer).at(-1)).map(([at, end]) => words(paragraph.slice(at, end)).length));
      return held * 10 + longest;
    };
    const excerpt = (paragraphs, answer) => {
      const scored = paragraphs.map((paragraph) => worth(paragraph, answer));
      const best = Math.max(0, scored.indexOf(Math.max(...scored)));
      const paragraph = paragraphs[best] ?? "";
      const found = words(paragraph);
      const from = marksOf(paragraph, answer)[0]?.[0] ?? 0;
      const first = Math.max(0, Math.min(found.findIndex(({ end }) => end > from) - BEFORE, found.length - EXCERPT));
      const last = Math.min(found.length, first + EXCERPT);
      const start = first ? found[first].at : 0;
      const end = last < found.length ? found[last - 1].end : paragraph.length;
      const text = paragraph.slice(start, end);
      return { text, marks: marksOf(text, answer), cutBefore: start > 0, cutAfter: end < paragraph.length };
    };

    // The spellings under which the query stands in a text, for the marks on its page.
    const spellings = (paragraphs, answer) => {
      const rows = rowsOf(answer).find((rows) => paragraphs.some((paragraph) => marked(paragraph, rows).length)) ?? [];
      const found = new Map();
      rows.forEach((row) => {
        const own = new Set();
        for (const paragraph of paragraphs) for (const [at, end] of marked(paragraph, [row])) own.add(paragraph.slice(at, end));
        for (const text of [...own].slice(0, SPELLINGS)) found.set(text.toLowerCase(), text);
      });
      return [...found.values()];
    };

    const result = async (engine, answer, article) => {
      const { u: address, t: title, o: outlet, d: day, p: paragraphs } = await engine.text(article);
      const url = page(address);
      const phrases = spellings([title, ...paragraphs], answer);
      if (phrases.length) url.search = new URLSearchParams(phrases.map((phrase) => ["tim", phrase]));
      return { url: url.href, title: { text: title, marks: marksOf(title, answer) }, outlet, day, excerpt: excerpt(paragraphs, answer) };
    };
    // In a folder (file://) nobody finds the index.html of an address.
    const page = (address) => new URL(address + (location.protocol === "file:" && /(^|\/)$/.test(address) ? "index.html" : ""), bdSearch.root);

    // Letters to change, add, leave out or swap with a neighbour, at most `limit`; else Infinity.
    const distance = (a, b, limit) => {
      let [older, old] = [[], Array.from({ length: b.length + 1 }, (_, i) => i)];
      for (let i = 1; i <= a.length; i++) {
        const row = [i];
        for (let j = 1; j <= b.length; j++) {
          row[j] = Math.min(old[j] + 1, row[j - 1] + 1, old[j - 1] + (a[i - 1] !== b[j - 1]));
          if (a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) row[j] = Math.min(row[j], (older[j - 2] ?? Infinity) + 1);
        }
        if (Math.min(...row) > limit) return Infinity;
        [older, old] = [old, row];
      }
      return old[b.length] <= limit ? old[b.length] : Infinity;
    };
    // The word of the dossier, or of its names, that is nearest to one that stands nowhere.
    const nearest = async (engine, typed) => {
      const wanted = bare(typed);
      const limit = CLOSE[Math.min(wanted.length, CLOSE.length - 1)];
      if (!limit || /\d/.test(wanted)) return undefined;
      let best;
      for (const [word, count] of await engine.words()) {
        const own = bare(form(word));
        if (Math.abs(own.length - wanted.length) > limit) continue;
        const far = distance(wanted, own, limit) + (own[0] === wanted[0] ? 0 : 0.5);
        if (far <= limit + 0.5 && (!best || far < best.far || (far === best.far && count > best.count))) best = { word, far, count };
      }
      return best?.word;
    };
    // Another query that finds something, where this one does not find all that was asked for; or undefined.
    const suggestion = async (engine, { query, asked, missing }) => {
      const typed = (unit) => (unit.kind === "quoted" ? `"${unit.text}"` : unit.text);
      const near = async (unit) => {
        const words = unit.kind === "quoted" ? unit.words : await Promise.all(unit.forms.map((own) => nearest(engine, own)));
        return words.filter(Boolean).join(" ");
      };
      const rarest = [...asked].sort((a, b) => a.found.size - b.found.size)[0];
      const others = missing.length
        ? [await Promise.all(asked.map((unit) => (missing.includes(unit) ? near(unit) : typed(unit))))] // words that were mistyped
        : [asked.map((unit) => unit.text), asked.filter((unit) => unit !== rarest).map(typed)]; // a phrase as words, a word less
      for (const other of others) {
        const text = other.filter(Boolean).join(" ");
        if (text && text !== query.text && (await engine.search(text)).articles.length) return text;
      }
      return undefined;
    };

    return { result, page, suggestion };
  };

  bdSearch.put("showing", make());
})();
