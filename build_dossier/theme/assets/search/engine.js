// The engine: which articles a query means, in which order, and what of each is shown. The index is written by publish/search/.
(() => {
  const BEGUN = 4; // files of words that are loaded for an unfinished last word, .1 MB at most: while «th» is typed, more is no help
  const NEAR = 30; // words, one or two sentences: syllables of a query that stand farther apart are not the word that was meant
  const NAME = 5; // letters from which on a name of one word is meant wherever it stands; "nga", "anh", "my" may be other words

  const numbers = (packed) => {
    const bytes = atob(packed);
    const found = [];
    for (let i = 0, number = 0, weight = 1; i < bytes.length; i++) {
      const byte = bytes.charCodeAt(i);
      number += (byte & 127) * weight;
      weight *= 128;
      if (byte > 127) continue;
      found.push(number);
      number = 0;
      weight = 1;
    }
    return found;
  };
  const grown = (gaps) => gaps.map(((last) => (gap) => (last += gap + 1))(-1));

  // The places of a form by article.
  const unpacked = (packed) => {
    const [list, found] = [numbers(packed), new Map()];
    for (let i = 0, article = -1; i < list.length; ) {
      article += list[i] + 1;
      const end = i + 2 + list[i + 1];
      found.set(article, grown(list.slice(i + 2, end)));
      i = end;
    }
    return found;
  };

  // Opens the index.
  const open = async () => {
    const { words, form, bare, isToned, isSyllable, fits, parse } = await bdSearch.take("text");
    const facts = await bdSearch.take("index", `data/index.js?${Date.now()}`); // never an old one: it names the folder of the rest
    const data = (key) => bdSearch.take(key, `data/${facts.version}/${key}.js`);
    const [lengths, titles] = [numbers(facts.lengths), numbers(facts.titles)];
    const average = lengths.reduce((sum, length) => sum + length, 0) / lengths.length;
    const everything = lengths.map((_, article) => article);

    // ---- words ----
    const shards = new Map();
    const shard = async (i) => {
      if (!shards.has(i)) {
        const rows = (await data(`w/${i}`)).map(([word, ...forms]) => [word, forms.map(([form, packed]) => ({ form, packed }))]);
        shards.set(i, new Map(rows));
      }
      return shards.get(i);
    };
    const placesOf = (entry) => (entry.places ??= unpacked(entry.packed));
    const shardAt = (word) => Math.max(0, facts.shards.findLastIndex((first) => first <= word));
    const formsOf = async (word) => (await shard(shardAt(word))).get(word) ?? [];
    const formsBegun = async (begun) => {
      const found = [];
      const first = shardAt(begun);
      for (let i = first; i < first + BEGUN && (i === first || facts.shards[i]?.startsWith(begun)); i++) {
        for (const [word, forms] of await shard(i)) if (word.startsWith(begun)) found.push(...forms);
      }
      return found;
    };

    // Where one word stands: by article [[place, whether exactly as typed], …], in the order of the places.
    const standing = (forms, typed) => {
      const found = new Map();
      for (const entry of forms) {
        for (const [article, places] of placesOf(entry)) {
          if (!found.has(article)) found.set(article, []);
          for (const at of places) found.get(article).push([at, entry.form === typed]);
        }
      }
      if (forms.length > 1) for (const places of found.values()) places.sort((a, b) => a[0] - b[0]);
      return found;
    };
    // Where a row of words stands side by side: by article [[first place, end, whether exactly as typed], …].
    const rowStanding = (typed, each) => {
      const found = new Map();
      for (const [article, starts] of each[0]) {
        const rest = each.slice(1).map((places) => new Map(places.get(article)));
        const rows = starts.filter(([at]) => rest.every((places, i) => places.has(at + i + 1)))
          .map(([at, exact]) => [at, at + typed.length, exact && rest.every((places, i) => places.get(at + i + 1))]);
        if (rows.length) found.set(article, rows.sort((a, b) => a[0] - b[0]));
      }
      return found;
    };
    const WAYS = {
      same: (typed) => (given) => typed === given,
      strict: (typed) => (given) => fits(typed, given),
      begun: (typed) => (given) => fits(typed, given, true),
      loose: (typed) => (given) => bare(typed) === bare(given),
    };
    const look = async (part, way) => {
      const tests = part.forms.map(WAYS[way]);
      const lookUp = way === "begun" ? formsBegun : formsOf;
      const standingAs = async (typed, i) => standing((await lookUp(bare(typed))).filter((entry) => tests[i](entry.form)), typed);
      return { ...part, way, tests, rows: [tests], found: rowStanding(part.forms, await Promise.all(part.forms.map(standingAs))) };
    };

    // ---- names ----
    let known;
    const names = async () => {
      if (known) return known;
      const told = await data("names");
      const facets = told.facets.map(([name, values]) => [name, new Map(values.map(([value, packed]) => [value, grown(numbers(packed))]))]);
      const list = told.names.map(([name, label, url, spellings, where]) => {
        const articles = () => (typeof where === "string" ? grown(numbers(where)) : where ? [...facets[where[0]][1].values()][where[1]] : []);
        const rows = [name, ...spellings].map((text) => words(text).map(({ word }) => form(word)));
        return { name, label, url, articles, rows, meant: spellings.length > 0 };
      });
      const starting = new Map();
      for (const name of list.filter(({ meant }) => meant)) {
        for (const row of name.rows) {
          const first = bare(row[0] ?? "");
          if (!starting.has(first)) starting.set(first, []);
          starting.get(first).push({ row, name });
        }
      }
      return (known = { facets, list, starting });
    };

    // The longest row of parts from `at` on that is a spelling of a name: {end, names}.
    const nameAt = (parts, at, starting) => {
      let best;
      for (let end = at + 1, row = []; end <= parts.length && parts[end - 1].kind !== "quoted"; end++) {
        row = [...row, ...parts[end - 1].forms];
        const possible = (starting.get(bare(row[0])) ?? []).filter((entry) => entry.row.length === row.length);
        const same = possible.filter((entry) => row.every((typed, i) => fits(typed, entry.row[i])));
        const short = row.length === 1 && bare(row[0]).length < NAME;
        const sure = !short || (same.some((entry) => entry.row[0] === row[0]) && (parts[at].capital || parts.length === 1));
        if (same.length && sure) best = { end, names: [...new Set(same.map((entry) => entry.name))] };
      }
      return best;
    };
    const withNames = (parts, starting) => {
      const made = [];
      for (let at = 0; at < parts.length; ) {
        const name = nameAt(parts, at, starting);
        const own = parts.slice(at, name?.end ?? at + 1);
        const joined = { forms: own.flatMap((part) => part.forms), words: own.flatMap((part) => part.words), text: own.map((part) => part.text).join(" ") };
        made.push(name ? { kind: "name", ...joined, names: name.names } : own[0]);
        at = name?.end ?? at + 1;
      }
      return made;
    };
    // A name's articles are found under every spelling; those that spell it as typed stand first.
    const lookForName = async (part) => {
      const unit = await look(part, "strict");
      for (const name of part.names) for (const article of name.articles()) if (!unit.found.has(article)) unit.found.set(article, []);
      const spelled = part.names.flatMap((name) => name.rows).filter((row) => row.length).map((row) => row.map((own) => (given) => own === given));
      return { ...unit, rows: [...unit.rows, ...spelled] };
    };

    // ---- queries ----
    // What a part means: as typed; else with marks that were not typed; else, if it is the last and unfinished, as the beginning of a word;
    // else whatever its marks. Who types tones types all of them: «tranh» beside «chiến» is not «tránh».
    const meaning = async (part, unfinished, toned) => {
      if (part.kind === "name") return lookForName(part);
      const ways = toned && part.kind !== "quoted" ? ["same", "strict"] : ["strict"];
      if (unfinished && part.kind === "word" && bare(part.forms[0]).length > 1) ways.push("begun");
      if (part.kind !== "quoted") ways.push("loose");
      let unit;
      for (const way of ways) {
        unit = await look(part, way);
        if (unit.found.size) break;
      }
      return unit;
    };
    const understood = async (query, toned) => {
      const parts = withNames(query.parts, (await names()).starting);
      const units = await Promise.all(parts.map((part, i) => meaning(part, i === parts.length - 1 && !query.complete, toned)));
      const split = async (unit) => { // Mỹ-Ukraine: two words after all; a day or a number stays whole
        if (unit.kind !== "tied" || unit.found.size || unit.forms.some((typed) => /^\d/.test(typed))) return [unit];
        const single = unit.words.map((word, i) => ({ kind: "word", forms: [unit.forms[i]], words: [word], text: word }));
        return Promise.all(single.map((part) => meaning(part, false, toned)));
      };
      return (await Promise.all(units.map(split))).flat();
    };
    const common = (units) => {
      const [first, ...others] = [...units].sort((a, b) => a.found.size - b.found.size);
      return first ? [...first.found.keys()].filter((article) => others.every((unit) => unit.found.has(article))) : [];
    };

    // Vietnamese words are several syllables, each of them common: «bán đảo» is not meant where «bán» and «đảo» stand far apart. Articles in
    // which neighbours of the query are near each other.
    const near = (articles, units) => {
      const syllable = (unit) => unit.kind === "word" && isSyllable(unit.forms[0]);
      const pairs = units.slice(1).map((unit, i) => [units[i], unit]).filter((pair) => pair.every(syllable));
      return articles.filter((article) => pairs.every(([one, other]) => {
        const places = other.found.get(article).map(([at]) => at);
        let i = 0;
        return one.found.get(article).some(([at]) => {
          while (i < places.length && places[i] < at - NEAR) i++;
          return i < places.length && places[i] <= at + NEAR;
        });
      }));
    };
    // An answer to a query: {asked: its parts with what was found of each; units: those that stand somewhere, missing: the others; found}.
    const answered = async (query, toned) => {
      const asked = await understood(query, toned);
      const [units, missing] = [asked.filter((unit) => unit.found.size), asked.filter((unit) => !unit.found.size)];
      const all = missing.some((unit) => unit.kind === "quoted") ? [] : common(units);
      return { asked, units, missing, all, found: near(all, units) };
    };
    // As typed; if no article has that, with marks that were not typed; if none has that either, wherever the words stand.
    const answer = async (query) => {
      const toned = query.parts.some((part) => part.forms.some(isToned));
      const first = await answered(query, toned);
      if (first.found.length || !query.parts.length) return first;
      const second = toned ? await answered(query, false) : first;
      return second.found.length ? { ...second, inexact: true } : { ...first, found: first.all };
    };

    // The longest row of units side by side, in the order typed: {count, exact, at}.
    const chain = (units, article) => {
      let [ends, best] = [new Map(), { count: 0, exact: false, at: 0 }];
      const better = (a, b) => !b || (b.count - a.count || b.exact - a.exact || a.at - b.at) < 0;
      for (const unit of units) {
        const next = new Map();
        for (const [at, end, exact] of unit.found.get(article)) {
          const before = ends.get(at);
          const made = before ? { count: before.count + 1, exact: before.exact && exact, at: before.at } : { count: 1, exact, at };
          if (better(made, next.get(end))) next.set(end, made);
          if (better(made, best)) best = made;
        }
        ends = next;
      }
      return best;
    };
    // The phrase exactly as typed, then with other marks, then the longest part of it; within each: in the title, exact words, frequency.
    // The weights keep these steps apart: 10 for the phrase is more than all that an article without it can reach, 6 more than all below it.
    const score = (units, article) => {
      const { count, exact, at } = chain(units, article);
      const title = titles[article];
      const inTitle = units.every((unit) => unit.found.get(article).some(([place]) => place < title));
      const exacts = units.filter((unit) => unit.found.get(article).some(([, , own]) => own)).length / units.length;
      const [weights, sum] = units.reduce(([total, sum], unit) => {
        const rare = Math.log(1 + everything.length / unit.found.size);
        const times = unit.found.get(article).length;
        return [total + rare, sum + (rare * times) / (times + 0.5 + lengths[article] / average)];
      }, [0, 0]);
      const whole = count === units.length ? 10 + (exact ? 6 : 0) : (3 * Math.max(count - 1, 0)) / units.length;
      return whole + (inTitle ? 1.5 : 0) + (count === units.length && at < title ? 1 : 0) + exacts + sum / weights;
    };
    const ranked = (articles, units) => {
      const scores = new Map(articles.map((article) => [article, score(units, article)]));
      return [...articles].sort((a, b) => scores.get(b) - scores.get(a) || a - b);
    };
    // The articles are numbered by day, the newest first; those without a day stand last in both directions.
    const byDay = (articles, newest) => {
      const sorted = [...articles].sort((a, b) => a - b);
      return newest ? sorted : [...sorted.filter((article) => article < facts.dated).reverse(), ...sorted.filter((article) => article >= facts.dated)];
    };

    const chosen = (facets, where, but) => {
      const sets = facets.filter(([name]) => name !== but && where[name]).map(([name, values]) => new Set(values.get(where[name]) ?? []));
      return (article) => sets.every((set) => set.has(article));
    };
    // For each facet the articles of each value, among those found that the other facets leave.
    const count = (facets, found, where) =>
      facets.map(([name, values]) => {
        const left = new Set(found.filter(chosen(facets, where, name)));
        return [name, [...values].map(([value, articles]) => [value, articles.reduce((sum, article) => sum + left.has(article), 0)])];
      });

    // Pages of people, topics, outlets … that are called what was typed.
    const pagesOf = (list, query) => {
      const typed = query.parts.flatMap((part) => part.forms);
      const called = (row) => typed.every((word, i) => row.some((own) => fits(word, own, i === typed.length - 1 && !query.complete)));
      return typed.length ? list.filter(({ url, rows }) => url && rows.some(called)) : [];
    };

    return {
      facets: async () => count((await names()).facets, everything, {}),
      text: (article) => data(`t/${article}`),
      words: () => data("words"),
      names: async () => (await names()).list,

      // What `answer` gives, with: query; articles: numbers, best first; counts: as facets; unfiltered: articles found before the facets;
      // pages: called like the query; whole: the best article has all parts side by side.
      search: async (typed, { where = {}, order = "relevance" } = {}) => {
        const query = parse(typed);
        const { facets, list } = await names();
        const told = await answer(query);
        const { units } = told;
        const found = query.text ? told.found : everything;
        const left = found.filter(chosen(facets, where));
        const articles = order === "relevance" && units.length ? ranked(left, units) : byDay(left, order !== "oldest");
        const pages = Object.keys(where).length ? [] : pagesOf(list, query);
        const whole = articles.length > 0 && units.length > 0 && chain(units, articles[0]).count === units.length;
        return { ...told, query, articles, counts: count(facets, found, where), unfiltered: found.length, pages, whole };
      },
    };
  };

  bdSearch.put("engine", { open });
})();
