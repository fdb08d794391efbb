// What readers see of the search: the dialog on every page and the search page itself.
(() => {
  const PAUSE = 150; // ms after the last key before searching: shorter flickers, longer feels slow
  const IN_DIALOG = 8; // results: what fits without scrolling on a laptop
  const PER_PAGE = 20;
  const PAGES = 6; // of people, topics, outlets that are called like the query
  const VALUES = 100; // of a facet that are offered, the most frequent: nobody looks through a longer list
  const ORDERS = [["relevance", "Sát nhất"], ["newest", "Mới nhất"], ["oldest", "Cũ nhất"]];
  const FACETS = ["Nhân vật", "Tổ chức", "Quốc gia", "Chủ đề", "Nguồn tin", "Năm"]; // in this order; others of the site follow

  let opening;
  const opened = () => (opening ||= (async () => ({ ...(await bdSearch.take("showing")), engine: await (await bdSearch.take("engine")).open() }))());

  const element = (name, attributes = {}, ...children) => {
    const made = document.createElement(name);
    for (const [key, value] of Object.entries(attributes)) if (value !== false && value !== undefined) made.setAttribute(key, value === true ? "" : value);
    made.append(...children);
    return made;
  };

  const parameter = (name) =>
    name.normalize("NFD").replace(/\p{M}/gu, "").replace(/[đĐ]/g, "d").toLowerCase().replace(/[^a-z0-9]+/g, "-");

  // 2024-12-03 as 3-12-2024, 2024-12 as tháng 12-2024.
  const dayInWords = (day) => {
    const parts = day.split("-").reverse().map((part) => part.replace(/^0+/, ""));
    return ["năm ", "tháng ", ""][parts.length - 1] + parts.join("-");
  };

  const withMarks = ({ text, marks }) => {
    const pieces = [];
    let at = 0;
    for (const [start, end] of marks) {
      pieces.push(text.slice(at, start), element("mark", {}, text.slice(start, end)));
      at = end;
    }
    return [...pieces, text.slice(at)];
  };

  const item = ({ url, title, outlet, day, excerpt }, rank) =>
    element("li", { class: "bd-result" },
      element("a", { href: url, "data-result": String(rank) }, ...withMarks(title)),
      element("p", { class: "bd-result-about" }, `${outlet || "Chưa rõ nguồn"} · ${day ? dayInWords(day) : "Chưa rõ ngày"}`),
      element("p", { class: "bd-result-text" }, excerpt.cutBefore ? "… " : "", ...withMarks(excerpt), excerpt.cutAfter ? " …" : ""));

  const pageItem = ({ name, label, address }, rank) =>
    element("li", {}, element("a", { href: address, "data-result": String(rank) }, name), ` ${label}`);

  const quoted = (texts) => texts.map((text) => `“${text}”`).join(", ");

  // The sentences over the results; a screen reader says them.
  const said = ({ query, articles, units, missing, unfiltered, inexact }) => {
    const asked = query.text && ` cho ${query.parts.some((part) => part.kind === "quoted") ? query.text : `“${query.text}”`}`;
    if (!articles.length) return unfiltered ? `Không có kết quả nào${asked} với bộ lọc đã chọn.` : `Không có kết quả nào${asked}.`;
    const told = [`${articles.length} kết quả${asked}.`];
    if (missing.length) told.push(`Không bài nào có: ${quoted(missing.map((unit) => unit.text))}.`);
    if (inexact) told.push("Không bài nào có đúng như đã gõ; đây là những bài gần nhất.");
    const loose = units.filter((unit) => unit.way === "loose");
    if (loose.length) told.push(`Không bài nào có đúng dấu: ${quoted(loose.map((unit) => unit.text))}.`);
    const names = units.filter((unit) => [...unit.found.values()].some((places) => !places.length)).flatMap((unit) => unit.names);
    if (names.length) told.push(`Kể cả cách viết khác của ${[...new Set(names.map(({ name }) => name))].join(", ")}.`);
    return told.join(" ");
  };

  // The parts of both interfaces that show an answer; `again` searches for something else.
  const shower = (status, help, list, pages, again) => {
    const link = (text, query, options) => {
      const made = element("a", { href: `?${new URLSearchParams({ q: query })}` }, text);
      made.addEventListener("click", (event) => (event.preventDefault(), again(query, options)));
      return made;
    };
    const show = (answer) => {
      if (!answer) {
        status.textContent = "Không mở được phần tìm kiếm. Hãy tải lại trang.";
        return [help, list, pages].forEach((part) => part.replaceChildren());
      }
      const { found, first, other } = answer;
      const lines = [];
      if (other) lines.push(element("p", {}, "Có phải bạn muốn tìm: ", link(other, other), "?"));
      if (!found.articles.length && found.unfiltered) {
        lines.push(element("p", {}, link(`Bỏ bộ lọc (${found.unfiltered} kết quả)`, found.query.text, { unfiltered: true })));
      } else if (!found.articles.length && !other) {
        lines.push(element("p", {}, "Hãy thử ít từ hơn, một cách viết khác, hoặc bỏ dấu ngoặc kép."));
      }
      status.textContent = said(found);
      help.replaceChildren(...lines);
      list.replaceChildren(...first.map((result, i) => item(result, i + 1)));
      const named = found.pages.slice(0, PAGES).map((page, i) => pageItem(page, found.articles.length + i + 1));
      pages.replaceChildren(...(named.length ? [element("p", {}, "Trang danh mục:"), element("ul", {}, ...named)] : []));
    };
    const clear = () => {
      status.textContent = "";
      [help, list, pages].forEach((part) => part.replaceChildren());
    };
    return { show, clear };
  };

  // Searches some time after the last change; an answer that is no longer asked for is dropped.
  const searcher = (show) => {
    let asked = 0;
    const cancel = () => asked++;
    const search = async (typed, options, pause = PAUSE) => {
      const mine = ++asked;
      await new Promise((done) => setTimeout(done, pause));
      if (mine !== asked) return;
      try {
        const { engine, result, page, suggestion } = await opened();
        const found = await engine.search(typed, options);
        found.pages = found.pages.map((named) => ({ ...named, address: page(named.url).href }));
        const results = (from, to) => Promise.all(found.articles.slice(from, to).map((article) => result(engine, found, article)));
        const first = await results(0, options.limit);
        const other = found.articles.length && !found.missing.length ? undefined : await suggestion(engine, found);
        if (mine === asked) show({ found, first, results, other: found.unfiltered && !found.missing.length ? undefined : other });
      } catch (error) {
        console.error(error);
        opening = undefined; // the next search tries again
        if (mine === asked) show(undefined);
      }
    };
    return { search, cancel };
  };

  const startDialog = (dialog) => {
    if (dialog.dataset.started) return;
    dialog.dataset.started = "true";
    const input = dialog.querySelector("input");
    const list = dialog.querySelector(".bd-results");
    const all = dialog.querySelector(".bd-search-all");
    const help = element("div", { class: "bd-search-help" });
    const pages = element("div", { class: "bd-result-pages" });
    list.before(help);
    list.after(pages);
    opened().catch(() => (opening = undefined)); // while the reader types

    const again = (query) => {
      input.value = query;
      input.focus();
      update();
    };
    const { show, clear } = shower(dialog.querySelector("[role=status]"), help, list, pages, again);
    const { search, cancel } = searcher((answer) => {
      show(answer);
      all.hidden = !answer || answer.found.articles.length <= answer.first.length;
      dialog.scrollTop = 0;
    });
    const update = () => {
      const typed = input.value.trim();
      const link = all.querySelector("a");
      const address = new URL(link.href);
      address.search = new URLSearchParams({ q: typed });
      link.href = address.href;
      if (typed) return search(input.value, { limit: IN_DIALOG });
      cancel();
      clear();
      all.hidden = true;
    };
    input.addEventListener("input", update);
    if (input.value) update(); // typed before this script was there

    dialog.querySelector(".bd-search-close").addEventListener("click", () => dialog.close());
    dialog.addEventListener("click", (event) => event.target === dialog && dialog.close()); // beside it
    dialog.addEventListener("close", () => document.querySelector(".bd-search-trigger")?.focus());
    dialog.addEventListener("keydown", (event) => {
      if (event.key !== "ArrowDown" && event.key !== "ArrowUp") return;
      const stops = [input, ...dialog.querySelectorAll("a[data-result]")];
      const at = stops.indexOf(document.activeElement) + (event.key === "ArrowDown" ? 1 : -1);
      event.preventDefault();
      stops[(at + stops.length) % stops.length].focus();
    });
  };

  const select = (label, name, options, chosen) =>
    element("label", { class: "bd-search-choice" }, element("span", {}, label),
      element("select", { name, form: "bd-search-form" }, ...options.map(([value, text]) => element("option", { value, selected: value === chosen }, text))));

  const startPage = (page) => {
    const given = new URLSearchParams(location.search);
    const input = element("input", {
      class: "bd-search-input", type: "search", name: "q", value: given.get("q") ?? "", "aria-label": "Từ cần tìm",
      placeholder: "Tìm sự việc, tên người, cụm từ…", autocomplete: "off", autocapitalize: "off", spellcheck: "false", enterkeyhint: "search",
    });
    const choices = element("div", { class: "bd-search-choices" });
    const filters = element("details", { class: "bd-search-filters" }, element("summary", {}, "Bộ lọc và thứ tự"), choices);
    const form = element("form", { class: "bd-search-form", id: "bd-search-form", role: "search" }, input);
    const status = element("p", { class: "bd-search-status", role: "status" });
    const help = element("div", { class: "bd-search-help" });
    const hint = element("p", { class: "bd-search-hint" },
      "Có dấu hay không dấu đều được. Đặt cụm từ trong ngoặc kép để tìm đúng cụm ấy: “bảo đảm an ninh”.");
    const list = element("ol", { class: "bd-results", "aria-label": "Kết quả" });
    const more = element("button", { class: "bd-search-more", type: "button", hidden: true }, "Xem thêm");
    const pages = element("div", { class: "bd-result-pages" });
    page.replaceChildren(form, filters, hint, status, help, list, more, pages);
    const beside = matchMedia("(min-width: 64em)"); // as search.css: there the filters stand beside the results
    const isChosen = ([name, value]) => name !== "q" && value && value !== "relevance";
    const unfold = () => (filters.open = beside.matches || Object.entries(values()).some(isChosen));
    beside.addEventListener("change", unfold);

    let facets = [];
    const values = () => Object.fromEntries(new FormData(form));
    const where = () => Object.fromEntries(facets.map(([name]) => [name, values()[parameter(name)]]).filter(([, value]) => value));
    const box = (name) => choices.querySelector(`[name="${name}"]`);

    // The address holds the search. Every chosen filter and every search that was sent is a step back; typing is none.
    const remember = (step) => {
      const kept = Object.entries(values()).filter(([name, value]) => value.trim() && !(name === "xep" && value === "relevance"));
      const address = kept.length ? `?${new URLSearchParams(kept)}` : location.pathname;
      if (step && (kept.length ? address : "") !== location.search) history.pushState(null, "", address);
      else history.replaceState(history.state, "", address);
    };
    const restore = () => {
      const told = new URLSearchParams(location.search);
      input.value = told.get("q") ?? "";
      for (const [name] of facets) choose(box(parameter(name)), told.get(parameter(name)) ?? "");
      box("xep").value = told.get("xep") ?? "relevance";
      run(0);
    };
    // A value that is not among the offered ones is kept all the same: an address may name it.
    const choose = (choice, value) => {
      if (value && ![...choice.options].some((option) => option.value === value)) choice.append(element("option", { value }, value));
      choice.value = value;
    };

    const offer = (counts) => {
      for (const [name, options] of counts) {
        const choice = box(parameter(name));
        const chosen = choice.value;
        const order = name === "Năm" ? ([a], [b]) => (a < b ? 1 : -1) : ([a, n], [b, m]) => m - n || a.localeCompare(b, "vi");
        const shown = options.filter(([value, count]) => count || value === chosen).sort(order).slice(0, VALUES);
        const made = shown.map(([value, count]) => element("option", { value }, `${value} (${count})`));
        choice.replaceChildren(element("option", { value: "" }, "Tất cả"), ...made);
        choose(choice, chosen);
      }
    };

    const again = (query, { unfiltered = false } = {}) => {
      input.value = query;
      if (unfiltered) for (const [name] of facets) box(parameter(name)).value = "";
      update(0, true);
    };
    let answer;
    let shown = 0;
    const { show, clear } = shower(status, help, list, pages, again);
    const { search, cancel } = searcher((found) => {
      answer = found;
      show(found);
      shown = found?.first.length ?? 0;
      more.hidden = !found || shown >= found.found.articles.length;
      if (found) offer(found.found.counts);
    });
    const run = (pause) => {
      const { q = "", xep = "relevance" } = values();
      const chosen = where();
      hint.hidden = Boolean(q.trim());
      if (q.trim() || Object.keys(chosen).length) {
        return search(q, { where: chosen, order: q.trim() || xep !== "relevance" ? xep : "newest", limit: PER_PAGE }, pause);
      }
      cancel();
      clear();
      more.hidden = true;
      offer(facets);
    };
    const update = (pause, step = false) => {
      remember(step);
      return run(pause);
    };
    more.addEventListener("click", async () => {
      const made = (await answer.results(shown, shown + PER_PAGE)).map((result, i) => item(result, shown + i + 1));
      list.append(...made);
      shown += made.length;
      more.hidden = shown >= answer.found.articles.length;
      made[0]?.querySelector("a").focus();
    });
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      update(0, true);
    });
    input.addEventListener("input", () => update());
    choices.addEventListener("input", () => update(undefined, true));
    addEventListener("popstate", restore);
    if (!matchMedia("(hover: none)").matches) input.focus({ preventScroll: true }); // on a phone the keyboard would cover the page

    opened().then(async ({ engine }) => {
      const place = (name) => FACETS.indexOf(name) + 1 || FACETS.length + 1;
      facets = (await engine.facets()).sort((a, b) => place(a[0]) - place(b[0]));
      choices.replaceChildren(
        ...facets.map(([name]) => select(name, parameter(name), [["", "Tất cả"]])),
        select("Thứ tự", "xep", ORDERS, given.get("xep") ?? "relevance"));
      for (const [name] of facets) choose(box(parameter(name)), given.get(parameter(name)) ?? "");
      offer(facets);
      unfold();
      update(0);
    }).catch(() => (status.textContent = "Không mở được phần tìm kiếm. Hãy tải lại trang."));
  };

  bdSearch.put("ui", { startDialog, startPage });
})();
