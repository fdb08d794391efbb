// What readers see of the search: the dialog on every page and the search page itself.
import { open, pieces } from "./engine.js";

const ROOT = new URL("../../", import.meta.url);
const PAUSE = 150; // ms after the last key before searching: shorter flickers, longer feels slow
const IN_DIALOG = 8; // results: what fits without scrolling on a laptop
const PER_PAGE = 20;
const ORDERS = [["relevance", "Sát nhất"], ["newest", "Mới nhất"], ["oldest", "Cũ nhất"]];
const FACETS = ["Nguồn tin", "Năm"]; // first, in this order; other filters of the site follow

let opening;
const engine = () => (opening ||= open(ROOT));

const element = (name, attributes = {}, ...children) => {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) if (value !== false) made.setAttribute(key, value === true ? "" : value);
  made.append(...children);
  return made;
};

const parameter = (name) =>
  name.normalize("NFD").replace(/\p{M}/gu, "").replace(/[đĐ]/g, "d").toLowerCase().replace(/[^a-z0-9]+/g, "-");

// 2024-12-03 as 3-12-2024, 2024-12 as 12-2024.
const dayInWords = (day) => day.split("-").reverse().map((part) => part.replace(/^0+/, "")).join("-");

const withMarks = (text, query) => pieces(text, query).map(([piece, searched]) => (searched ? element("mark", {}, piece) : piece));

const item = (result, query, rank) => {
  const link = element("a", { href: result.url, "data-result": String(rank) }, ...withMarks(result.title, query));
  const about = result.article ? [result.outlet, result.day ? dayInWords(result.day) : "Chưa rõ ngày"] : ["Trang danh mục"];
  const excerpt = [result.cutBefore ? "… " : "", ...withMarks(result.text, query), result.cutAfter ? " …" : ""];
  return element("li", { class: "bd-result" }, link,
    element("p", { class: "bd-result-about" }, about.filter(Boolean).join(" · ")),
    element("p", { class: "bd-result-text" }, ...excerpt));
};

const said = ({ results, query, missing }, failed) => {
  if (failed) return "Không mở được phần tìm kiếm. Hãy tải lại trang.";
  const asked = query.text && ` cho ${query.phrases.length ? query.text : `“${query.text}”`}`;
  if (!results.length) return `Không có kết quả nào${asked}.`;
  const count = `${results.length} kết quả${asked}.`;
  return missing.length ? `${count} Không bài nào có: ${missing.map((word) => `“${word}”`).join(", ")}.` : count;
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
      const answer = await (await engine()).search(typed, options);
      const first = await Promise.all(answer.results.slice(0, options.limit).map((load) => load()));
      if (mine === asked) show(answer, first);
    } catch (error) {
      console.error(error);
      opening = undefined; // the next search tries again
      if (mine === asked) show(undefined, []);
    }
  };
  return { search, cancel };
};

export const startDialog = (dialog) => {
  if (dialog.dataset.started) return;
  dialog.dataset.started = "true";
  const input = dialog.querySelector("input");
  const status = dialog.querySelector("[role=status]");
  const list = dialog.querySelector(".bd-results");
  const all = dialog.querySelector(".bd-search-all");
  engine().catch(() => (opening = undefined)); // while the reader types

  const { search, cancel } = searcher((answer, first) => {
    status.textContent = said(answer ?? {}, !answer);
    list.replaceChildren(...first.map((result, i) => item(result, answer.query, i + 1)));
    all.hidden = !answer || answer.results.length <= first.length;
  });
  const update = () => {
    const typed = input.value.trim();
    const link = all.querySelector("a");
    const address = new URL(link.href);
    address.search = new URLSearchParams({ q: typed });
    link.href = address.href;
    if (typed) return search(typed, { limit: IN_DIALOG });
    cancel();
    status.textContent = "";
    list.replaceChildren();
    all.hidden = true;
  };
  input.addEventListener("input", update);
  if (input.value) update(); // typed before this script was there

  dialog.querySelector(".bd-search-close").addEventListener("click", () => dialog.close());
  dialog.addEventListener("click", (event) => event.target === dialog && dialog.close()); // beside it
  dialog.addEventListener("close", () => document.querySelector(".bd-search-trigger")?.focus());
  dialog.addEventListener("keydown", (event) => {
    if (event.key !== "ArrowDown" && event.key !== "ArrowUp") return;
    const stops = [input, ...list.querySelectorAll("a")];
    const at = stops.indexOf(document.activeElement) + (event.key === "ArrowDown" ? 1 : -1);
    event.preventDefault();
    stops[(at + stops.length) % stops.length].focus();
  });
};

const select = (label, name, options, chosen) =>
  element("label", { class: "bd-search-choice" }, element("span", {}, label),
    element("select", { name }, ...options.map(([value, text]) => element("option", { value, selected: value === chosen }, text))));

export const startPage = (page) => {
  const given = new URLSearchParams(location.search);
  const input = element("input", {
    class: "bd-search-input", type: "search", name: "q", value: given.get("q") ?? "", "aria-label": "Từ cần tìm",
    placeholder: "Tìm sự việc, tên người, cụm từ…", autocomplete: "off", autocapitalize: "off", spellcheck: "false", enterkeyhint: "search",
  });
  const choices = element("div", { class: "bd-search-choices" });
  const form = element("form", { class: "bd-search-form", role: "search" }, input, choices);
  const status = element("p", { class: "bd-search-status", role: "status" });
  const hint = element("p", { class: "bd-search-hint" },
    "Có dấu hay không dấu đều được. Đặt cụm từ trong ngoặc kép để tìm đúng cụm ấy: “bảo đảm an ninh”.");
  const list = element("ol", { class: "bd-results" });
  const more = element("button", { class: "bd-search-more", type: "button", hidden: true }, "Xem thêm");
  page.replaceChildren(form, hint, status, list, more);

  const values = () => Object.fromEntries(new FormData(form));
  const where = (facets) => Object.fromEntries(facets.map(([name]) => [name, values()[parameter(name)]]).filter(([, value]) => value));
  const remember = () => {
    const kept = Object.entries(values()).filter(([name, value]) => value.trim() && !(name === "xep" && value === "relevance"));
    const query = new URLSearchParams(kept).toString();
    history.replaceState(history.state, "", query ? `?${query}` : location.pathname);
  };

  let facets = [];
  const offer = (counts) => {
    const found = new Map(counts.map(([name, options]) => [name, new Map(options)]));
    for (const [name, options] of facets) {
      const box = choices.querySelector(`[name="${parameter(name)}"]`);
      const chosen = box.value;
      const shown = options.map(([value, pages]) => [value, counts.length ? (found.get(name)?.get(value) ?? 0) : pages]).filter(([value, count]) => count || value === chosen);
      box.replaceChildren(element("option", { value: "" }, "Tất cả"),
        ...shown.map(([value, count]) => element("option", { value, selected: value === chosen }, `${value} (${count})`)));
    }
  };

  let answer;
  let shown = 0;
  const { search, cancel } = searcher((found, first) => {
    answer = found;
    status.textContent = said(found ?? {}, !found);
    list.replaceChildren(...first.map((result, i) => item(result, found.query, i + 1)));
    shown = first.length;
    more.hidden = !found || shown >= found.results.length;
    if (found) offer(found.counts);
  });
  const update = (pause) => {
    remember();
    const { q = "", xep = "relevance" } = values();
    const chosen = where(facets);
    hint.hidden = Boolean(q.trim());
    if (q.trim() || Object.keys(chosen).length) {
      return search(q.trim(), { where: chosen, order: q.trim() || xep !== "relevance" ? xep : "newest", limit: PER_PAGE }, pause);
    }
    cancel();
    status.textContent = "";
    list.replaceChildren();
    more.hidden = true;
    offer([]);
  };
  more.addEventListener("click", async () => {
    const { results, query } = answer;
    const next = await Promise.all(results.slice(shown, shown + PER_PAGE).map((load) => load()));
    const made = next.map((result, i) => item(result, query, shown + i + 1));
    list.append(...made);
    shown += next.length;
    more.hidden = shown >= results.length;
    made[0]?.querySelector("a").focus();
  });
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    update(0);
  });
  form.addEventListener("input", () => update());
  if (!matchMedia("(hover: none)").matches) input.focus({ preventScroll: true }); // on a phone the keyboard would cover the page

  engine().then((opened) => {
    const first = (name) => (FACETS.indexOf(name) + 1 || FACETS.length + 1);
    const years = (a, b) => (/^\d+$/.test(a[0]) && /^\d+$/.test(b[0]) ? b[0] - a[0] : a[0].localeCompare(b[0], "vi"));
    facets = opened.facets.map(([name, options]) => [name, [...options].sort(years)]).sort((a, b) => first(a[0]) - first(b[0]));
    choices.replaceChildren(
      ...facets.map(([name, options]) =>
        select(name, parameter(name), [["", "Tất cả"], ...options.map(([value]) => [value, value])], given.get(parameter(name)))),
      select("Thứ tự", "xep", ORDERS, given.get("xep") ?? "relevance"));
    update(0);
  }).catch(() => (status.textContent = said({}, true)));
};
