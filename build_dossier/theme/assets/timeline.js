/* Filters the timeline by actor, topic and year. The page is whole without it: then the names are links. The choice stands in the
   address, so that a filtered timeline can be sent to someone and other pages can link to it. */
(function () {
  "use strict";
  var names = document.querySelector(".bd-filter");
  var events = Array.prototype.slice.call(document.querySelectorAll(".bd-event"));
  if (!names || events.length < 2) return;

  var asked = new URLSearchParams(location.search);
  var form = document.createElement("form");
  var status = document.createElement("p");
  var fields = [];
  form.className = "bd-filters";
  status.className = "bd-filter-status";
  status.setAttribute("role", "status");

  function year(event) { return event.querySelector("time").getAttribute("datetime").slice(0, 4); }

  function field(key, label, options, fits) {
    if (options.length < 2) return;
    var select = document.createElement("select");
    var name = document.createElement("label");
    select.name = key;
    select.append(new Option("Tất cả", ""));
    options.forEach(function (option) { select.append(new Option(option.text, option.value)); });
    select.value = asked.get(key) || "";
    if (select.selectedIndex < 0) select.value = "";
    name.append(label, select);
    form.append(name);
    fields.push({ select: select, fits: fits });
  }

  function listed(kind) {
    return Array.prototype.map.call(names.querySelectorAll('[data-filter="' + kind + '"] [data-id]'), function (link) {
      return { value: link.dataset.id, text: link.textContent + " " + link.nextSibling.textContent.replace(/,\s*$/, "").trim() };
    });
  }

  function apply() {
    var left = 0;
    events.forEach(function (event) {
      event.hidden = !fields.every(function (f) { return !f.select.value || f.fits(event, f.select.value); });
      if (!event.hidden) left += 1;
    });
    document.querySelectorAll("ol.bd-timeline").forEach(function (list) {
      list.hidden = !list.querySelector(".bd-event:not([hidden])");
      if (/^H\d$/.test(list.previousElementSibling.tagName)) list.previousElementSibling.hidden = list.hidden;
    });
    var query = new URLSearchParams();
    fields.forEach(function (f) { if (f.select.value) query.set(f.select.name, f.select.value); });
    var chosen = query.toString();
    status.textContent = chosen ? left + " trong " + events.length + " sự kiện" : events.length + " sự kiện";
    return chosen;
  }

  function has(key) { return function (event, value) { return event.dataset[key].split(" ").indexOf(value) >= 0; }; }

  field("nhan-vat", "Được nêu tên", listed("actors"), has("actors"));
  field("chu-de", "Chủ đề", listed("topics"), has("topics"));
  var years = events.map(year).filter(function (y, i, all) { return all.indexOf(y) === i; }).sort();
  field("nam", "Năm", years.map(function (y) { return { value: y, text: y }; }), function (event, value) { return year(event) === value; });
  if (!fields.length) return;

  names.after(form);
  form.after(status);
  names.hidden = true;
  form.addEventListener("submit", function (event) { event.preventDefault(); });
  form.addEventListener("change", function () {
    var chosen = apply();
    try { history.replaceState(null, "", location.pathname + (chosen ? "?" + chosen : "")); } catch (refused) { /* file: keeps its address */ }
  });
  apply();
})();
