// On every page: opens the search dialog. The interface and the engine (ui.js, engine.js, pagefind/) are fetched on first use only.
(() => {
  const here = document.currentScript.src;
  const dialog = document.getElementById("bd-search");
  const page = document.getElementById("bd-search-page");
  const trigger = document.querySelector(".bd-search-trigger");
  let loading;
  const load = () => (loading ||= import(new URL("ui.js", here)));

  const open = async () => {
    if (page) {
      page.querySelector("input")?.focus();
      return;
    }
    if (dialog.open) return;
    dialog.showModal();
    try {
      (await load()).startDialog(dialog);
    } catch {
      location.href = trigger.href; // no modules here: the page has links that work without them
    }
  };

  if (page) load().then((ui) => ui.startPage(page));

  if (!page && trigger) {
    trigger.setAttribute("aria-haspopup", "dialog");
    for (const sign of ["pointerenter", "focus"]) trigger.addEventListener(sign, load, { once: true });
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
