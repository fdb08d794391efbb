// On article pages: a card for every name under the pointer or with the focus, and buttons that copy the citations.
// Everything that a card tells stands in the page ("Có tên trong bài"): without this script nothing is missing.
(() => {
  const told = new Map([...document.querySelectorAll("[data-bd-card]")].map((link) => [link.href, link]));
  const WAIT = 250; // ms; a pointer on its way elsewhere opens nothing, and has time to reach the card
  let card, link, timer;

  const hide = () => {
    clearTimeout(timer);
    link?.removeAttribute("aria-describedby");
    card?.remove();
    card = link = undefined;
  };
  const later = (action) => {
    clearTimeout(timer);
    timer = setTimeout(action, WAIT);
  };
  const line = (text, tag) => {
    const element = document.createElement(tag);
    element.textContent = text;
    return element;
  };
  const show = (name) => {
    hide();
    const about = told.get(name.href);
    card = document.createElement("div");
    card.className = "bd-card";
    card.id = "bd-card";
    card.setAttribute("role", "tooltip");
    card.append(line(about.textContent, "strong"), ...about.dataset.bdCard.split(" | ").map((text) => line(text, "span")));
    card.addEventListener("pointerenter", () => clearTimeout(timer));
    card.addEventListener("pointerleave", () => later(hide));
    document.body.append(card);
    link = name;
    link.setAttribute("aria-describedby", "bd-card");
    const at = name.getClientRects()[0];
    const room = document.documentElement.clientWidth - card.offsetWidth - 8;
    const above = at.bottom + card.offsetHeight + 8 > innerHeight && at.top > card.offsetHeight;
    card.style.left = `${Math.max(8, Math.min(at.left, room)) + scrollX}px`;
    card.style.top = `${(above ? at.top - card.offsetHeight : at.bottom) + scrollY}px`;
  };

  for (const name of document.querySelectorAll(".bd-article > p a")) {
    if (!told.has(name.href)) continue;
    name.addEventListener("pointerenter", (event) => event.pointerType === "mouse" && later(() => show(name)));
    name.addEventListener("pointerleave", () => later(hide));
    name.addEventListener("focus", () => name.matches(":focus-visible") && show(name));
    name.addEventListener("blur", hide);
  }
  document.addEventListener("keydown", (event) => event.key === "Escape" && hide());

  const words = document.querySelector(".bd-cite")?.dataset;
  const copied = document.createElement("p");
  copied.className = "bd-copied";
  copied.setAttribute("role", "status");
  const button = (source) => {
    const made = document.createElement("button");
    made.type = "button";
    made.className = "bd-copy";
    made.textContent = words.copy;
    made.addEventListener("click", () =>
      navigator.clipboard.writeText(source.innerText.trim()).then(
        () => (copied.textContent = words.copied),
        () => getSelection().selectAllChildren(source), // refused: the reader's own copy command is one key away
      ),
    );
    source.after(made);
  };
  if (words && navigator.clipboard) {
    document.querySelectorAll(".bd-cite-text, .bd-cite pre").forEach(button);
    document.querySelector(".bd-cite").append(copied);
  }
})();
