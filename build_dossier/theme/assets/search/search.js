// On every page: opens the search dialog and marks what was searched on a page reached from a result. The interface, the engine and the
// index are fetched on first use only, as scripts: these are loaded from a folder (file://) too, where modules and fetch() are forbidden.
(() => {
  const here = new URL(".", document.currentScript.src);
  const [loading, parts] = [new Map(), new Map()];

  // Loads a script of this folder once; one that failed is tried anew when it is asked for again.
  const load = (name) => {
    if (!loading.has(name)) {
      loading.set(name, new Promise((done, failed) => {
        const script = document.createElement("script");
        script.src = new URL(name, here);
        script.onload = done;
        script.onerror = () => {
          loading.delete(name);
          script.remove();
          failed(new Error(`${name} cannot be loaded`));
        };
        document.head.append(script);
      }));
    }
    return loading.get(name);
  };
  // What a script hands over with put(key, value).
  const take = async (key, script = `${key}.js`) => {
    await load(script);
    return parts.get(key);
  };
  window.bdSearch = { load, take, put: (key, value) => parts.set(key, value), root: new URL("../../", here) };

  const ui = async () => {
    await load("text.js");
    await load("engine.js");
    await load("showing.js");
    return take("ui");
  };
  const dialog = document.getElementById("bd-search");
  const page = document.getElementById("bd-search-page");
  const trigger = document.querySelector(".bd-search-trigger");

  const open = async () => {
    if (page) {
      page.querySelector("input")?.focus();
      return;
    }
    if (dialog.open) return;
    dialog.showModal();
    try {
      (await ui()).startDialog(dialog);
    } catch {
      location.href = trigger.href; // the page has links that work without scripts
    }
  };

  if (page) ui().then((made) => made.startPage(page));
  if (new URLSearchParams(location.search).has("tim")) load("text.js").then(() => load("mark.js"));

  if (!page && trigger) {
    trigger.setAttribute("aria-haspopup", "dialog");
    for (const sign of ["pointerenter", "focus"]) trigger.addEventListener(sign, () => ui().catch(() => {}), { once: true });
  }
  trigger?.addEventListener("click", (event) => {
    if (event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
    event.preventDefault();
    open();
  });
  document.addEventListener("keydown", (event) => {
    const typing = event.target.closest?.("input, textarea, select, [contenteditable]");
    if (typing || event.metaKey || event.ctrlKey || event.altKey || event.isComposing) return;
    if (event.key !== "/" && event.key !== "s") return;
    event.preventDefault();
    open();
  });
})();
