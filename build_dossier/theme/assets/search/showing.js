// What readers see of an answer: the part of a text that shows the match best, the words to mark, and what else to search for.
(() => {
  const EXCERPT = 36; // words; about three lines on a desk, five on a phone
  const BEFORE = 8; // of these before the match, so that its sentence can be understood
  const SPELLINGS = 3; // of each part, to be marked on the page: more are rare, and make the address long
  const TRIED = 3; // of the nearest words: the right one is among them, and each costs a search
  const CLOSE = [0, 0, 0, 1, 1, 1, 2]; // wrong letters that are forgiven, by the length of the word; 2 from six letters on

  const make = async () => {
    const { words, form, bare, isSyllable, places, marked } = await bdSearch.take("text");

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
    // The words of the dossier that are nearest to one that stands nowhere, the best first. What is no syllable is hardly meant for one.
    const nearest = async (engine, typed) => {
      const wanted = bare(typed);
      const limit = CLOSE[Math.min(wanted.length, CLOSE.length - 1)];
      if (!limit || /\d/.test(wanted)) return [];
      const found = [];
      for (const [word, count] of await engine.words()) {
        const own = bare(form(word));
        if (Math.abs(own.length - wanted.length) > limit) continue;
        const far = distance(wanted, own, limit);
        if (far <= limit) found.push({ word, count, far: far + (own[0] === wanted[0] ? 0 : 0.5) + (isSyllable(own) === isSyllable(wanted) ? 0 : 0.5) });
      }
      return found.sort((a, b) => a.far - b.far || b.count - a.count).slice(0, TRIED).map(({ word }) => word);
    };
    const typed = (unit) => (unit.kind === "quoted" ? `"${unit.text}"` : unit.text);
    // Queries with other words for those that stand nowhere; of a phrase in quotation marks, its words.
    const corrected = async (engine, { asked, missing }) => {
      const near = await Promise.all(missing.map((unit) => (unit.kind === "quoted" ? [] : Promise.all(unit.forms.map((own) => nearest(engine, own))))));
      const instead = (unit, i) => {
        if (unit.kind === "quoted") return unit.words.join(" ");
        return near[missing.indexOf(unit)].map((words) => words[Math.min(i, words.length - 1)]).join(" ");
      };
      if (near.some((words) => words.some((found) => !found.length))) return [];
      return Array.from({ length: TRIED }, (_, i) => asked.map((unit) => (missing.includes(unit) ? instead(unit, i) : typed(unit))).join(" "));
    };
    // Queries with a word less, or with the words of a phrase, where no article has all.
    const shorter = ({ asked }) => {
      const loose = asked.some((unit) => unit.kind === "quoted") ? [asked.map((unit) => unit.words.join(" ")).join(" ")] : [];
      return [...loose, ...asked.slice(0, TRIED + 1).map((one) => asked.filter((unit) => unit !== one).map(typed).join(" "))];
    };
    // Another query that finds something, where this one does not find all that was asked for, best one that stands as a whole; or undefined.
    const suggestion = async (engine, answer) => {
      let best;
      for (const text of answer.missing.length ? await corrected(engine, answer) : shorter(answer)) {
        if (!text || text === answer.query.text) continue;
        const found = await engine.search(text);
        if (found.articles.length && (found.whole || !best)) best = text;
        if (found.whole) break;
      }
      return best;
    };

    return { result, page, suggestion };
  };

  bdSearch.put("showing", make());
})();
