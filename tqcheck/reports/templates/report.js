
"use strict";
// Filters, the keyboard and the address. Without this script the page is complete, only not interactive.
(() => {
  const $ = (selector, root = document) => root.querySelector(selector);
  const $$ = (selector, root = document) => [...root.querySelectorAll(selector)];

  const form = $("#filters");
  const severities = $$("[name=severity]", form);
  const pairs = $$(".pair");
  const rows = $$(".row[id]");
  const cards = $$(".card");
  const marks = $$("mark a, .map a").map((link) => [link, document.getElementById(link.getAttribute("href").slice(1))]);
  const entries = new Map($$(".contents a").map((link) => [link.hash.slice(1), link.parentElement]));
  let at = ""; // the id of the finding, row, pair or check that the reader has gone to
  let sorting = ""; // column of the table of pairs, with “-” before it where it falls

  // The address: #id&severity=error,warning&category=name&q=words. An id alone works without this script, too.
  function write(push) {
    const parts = at ? [at] : [];
    const shown = severities.filter((box) => box.checked).map((box) => box.value);
    if (severities.some((box) => box.checked !== box.defaultChecked)) parts.push(`severity=${shown.join(",")}`);
    for (const name of ["category", "check", "pair", "q"]) {
      const value = form.elements[name]?.value;
      if (value) parts.push(`${name}=${encodeURIComponent(value)}`);
    }
    if (form.elements.rows.checked) parts.push("rows=findings");
    if (sorting) parts.push(`sort=${sorting}`);
    if (!$("#keys").checked) parts.push("keys=off");
    const address = parts.length ? `#${parts.join("&")}` : location.pathname + location.search;
    if (address === location.hash) return;
    try {
      history[push ? "pushState" : "replaceState"](null, "", address);
    } catch {
      // Some previews of attachments forbid it; the filters work all the same.
    }
  }

  function read() {
    const parts = location.hash.slice(1).split("&");
    at = parts[0].includes("=") ? "" : decode(parts[0]);
    const told = Object.fromEntries(
      parts.filter((part) => part.includes("=")).map((part) => part.split("=").map(decode)),
    );
    set(told);
    $("#keys").checked = told.keys !== "off";
    if (told.sort) sort(told.sort);
    apply();
    if (at) goTo(at);
  }

  function decode(text) {
    try {
      return decodeURIComponent(text);
    } catch {
      return text;
    }
  }

  function set(told) {
    const shown = told.severity === undefined ? null : told.severity.split(",");
    for (const box of severities) box.checked = shown ? shown.includes(box.value) : box.defaultChecked;
    for (const name of ["category", "check", "pair", "q"]) {
      if (form.elements[name]) form.elements[name].value = told[name] ?? "";
    }
    form.elements.rows.checked = told.rows === "findings";
  }

  // What is shown.
  function apply() {
    const shown = new Set(severities.filter((box) => box.checked).map((box) => box.value));
    const { category, check, pair, q, rows: only } = form.elements;
    const query = q.value.trim().toLowerCase();
    for (const section of pairs) section.hidden = Boolean(pair?.value) && section.dataset.pair !== pair.value;
    for (const row of rows) row.hidden = Boolean(query) && !row.textContent.toLowerCase().includes(query);
    for (const card of cards) {
      const { severity, category: kind, check: id } = card.dataset;
      const wanted =
        shown.has(severity) && (!category.value || kind === category.value) && (!check.value || id === check.value);
      card.hidden = !wanted;
      entries.get(card.id).hidden = !wanted || card.parentElement.hidden;
    }
    for (const [link, card] of marks) {
      const off = link.matches("mark a") ? card.hidden : !$(".card:not([hidden])", card.parentElement);
      (link.closest("mark") ?? link).classList.toggle("off", off);
      link.tabIndex = off || !link.matches("mark a") ? -1 : 0;
    }
    if (only.checked) for (const row of rows) row.hidden ||= !$(".card:not([hidden])", row);
    for (const paragraph of $$(".para")) paragraph.hidden = !$(".row:not([hidden])", paragraph);
    const visible = visibleCards().length;
    $("#shown").textContent = visible === cards.length ? `${visible} findings` : `${visible} of ${cards.length} findings`;
    $("#nothing").hidden = visible > 0 || cards.length === 0;
  }

  function visibleCards() {
    return cards.filter((card) => !card.hidden && !card.parentElement.hidden && !card.closest(".pair").hidden);
  }

  function change(told) {
    set(told);
    apply();
    write();
  }

  const all = { severity: severities.map((box) => box.value).join(",") };

  // Going to a finding, a row, a pair or the explanation of a check.
  function goTo(id) {
    const target = document.getElementById(id);
    if (!target) return;
    if (target.closest("[hidden]")) change(all);
    for (const details of ancestors(target, "details")) details.open = true;
    for (const marked of $$(".at")) marked.classList.remove("at");
    for (const link of $$(".contents [aria-current]")) link.removeAttribute("aria-current");
    target.classList.add("at");
    if (target.matches(".card")) {
      target.focus({ preventScroll: true });
      for (const details of $$("details", target)) details.open = true;
      const link = $("a", entries.get(id));
      link.setAttribute("aria-current", "true");
      reveal(link);
    }
    scrollTo(target);
    // Rows above are measured only when they come near; the second time their true heights are known.
    requestAnimationFrame(() => requestAnimationFrame(() => scrollTo(target)));
  }

  function scrollTo(target) {
    const tall = target.offsetHeight > innerHeight / 2;
    target.scrollIntoView({ block: tall || !target.matches(".card, .row") ? "start" : "center" });
  }

  function* ancestors(element, selector) {
    for (let e = element.closest(selector); e; e = e.parentElement.closest(selector)) yield e;
  }

  function reveal(link) {
    const list = link.closest(".contents");
    const [inside, outside] = [link.getBoundingClientRect(), list.getBoundingClientRect()];
    if (inside.top < outside.top) list.scrollTop += inside.top - outside.top - 8;
    if (inside.bottom > outside.bottom) list.scrollTop += inside.bottom - outside.bottom + 8;
  }

  function step(by) {
    const visible = visibleCards();
    if (!visible.length) return;
    let index = visible.findIndex((card) => card.id === at);
    if (index < 0) {
      index = visible.findIndex((card) => card.getBoundingClientRect().top > innerHeight / 3);
      if (index < 0) index = by > 0 ? 0 : visible.length;
      if (by > 0) index -= 1;
    }
    at = visible[(index + by + visible.length) % visible.length].id;
    write();
    goTo(at);
  }

  // A finding as the text of an issue.
  function issue(card) {
    const flat = (element) => {
      const copy = element.cloneNode(true);
      for (const reading of $$("rt, rp", copy)) reading.remove();
      return copy.textContent.replace(/\s+/g, " ").trim();
    };
    const lines = [`**${flat($("h4", card))}**`, ""];
    for (const entry of $$(".quotes > div", card)) {
      const place = $(".place", entry)?.dataset.place;
      lines.push(`- ${flat($("dt", entry))}${place ? ` (\`${place}\`)` : ""}: ${flat($("dd", entry))}`);
    }
    for (const fact of $$(".fact", card)) lines.push(`- ${flat(fact)}`);
    const [severity, category, sure] = $$(".card-top > span", card).map(flat);
    lines.push("", `${severity}, ${category.toLowerCase()}, ${sure}; check \`${card.dataset.check}\`, finding \`${card.id}\``);
    return `${lines.join("\n")}\n`;
  }

  async function copy(card) {
    const text = issue(card);
    try {
      await navigator.clipboard.writeText(text);
    } catch {
      // Older browsers and pages opened from a mail: through a selection.
      const area = document.createElement("textarea");
      area.value = text;
      document.body.append(area);
      area.select();
      document.execCommand("copy");
      area.remove();
    }
    const button = $(".copy", card);
    button.textContent = "Copied";
    $("#said").textContent = "Copied the finding as issue text.";
    setTimeout(() => (button.textContent = "Copy as issue text"), 2000);
  }

  // The table of pairs.
  function sort(column) {
    const table = $("#pair-table");
    const head = table && $(`[data-key="${CSS.escape(column.replace("-", ""))}"]`, table);
    if (!head) return;
    sorting = column;
    const falling = column.startsWith("-");
    const value = (row) => row.cells[head.cellIndex].dataset.value;
    const order = [...table.tBodies[0].rows].sort(
      (a, b) => (falling ? -1 : 1) * value(a).localeCompare(value(b), "en", { numeric: !head.matches(":first-child") }),
    );
    table.tBodies[0].append(...order);
    for (const other of $$("th[aria-sort]", table)) other.removeAttribute("aria-sort");
    head.setAttribute("aria-sort", falling ? "descending" : "ascending");
  }

  for (const head of $$("#pair-table [data-key]")) {
    const button = document.createElement("button");
    button.type = "button";
    button.append(...head.childNodes);
    button.addEventListener("click", () => {
      const { key } = head.dataset;
      const first = head.matches(".num") ? `-${key}` : key; // most errors first, names from A
      sort(sorting === first ? (first === key ? `-${key}` : key) : first);
      write();
    });
    head.append(button);
  }

  // Events.
  let waiting;
  form.addEventListener("input", (event) => {
    clearTimeout(waiting);
    waiting = setTimeout(() => (apply(), write()), event.target.type === "search" ? 150 : 0);
  });
  form.addEventListener("submit", (event) => event.preventDefault());
  $("#next").addEventListener("click", () => step(1));
  $("#previous").addEventListener("click", () => step(-1));
  $("#help-button").addEventListener("click", () => $("#help").showModal());
  $("#keys").addEventListener("change", () => write());
  addEventListener("popstate", read);

  document.addEventListener("click", (event) => {
    if (event.ctrlKey || event.metaKey || event.shiftKey || event.button) return;
    const button = event.target.closest(".copy, [data-all]");
    if (button) return button.matches(".copy") ? copy(button.closest(".card")) : change(all);
    const link = event.target.closest("a[href^='#']");
    if (!link) return;
    event.preventDefault();
    if (link.dataset.filter) {
      const [name, value] = link.dataset.filter.split("=");
      set({ ...all, [name]: value });
      apply();
    }
    const href = link.getAttribute("href");
    at = href.slice(1) === "text" ? "" : href.slice(1);
    write(true);
    goTo(href.slice(1));
  });

  const keys = {
    j: () => step(1),
    k: () => step(-1),
    c: () => document.getElementById(at)?.matches(".card") && copy(document.getElementById(at)),
    e: () => toggleErrors(),
    o: () => toggle(form.elements.rows),
    h: () => toggle(severities.find((box) => box.value === "info")),
    x: () => change({}),
    "/": () => form.elements.q.focus(),
    "?": () => $("#help").showModal(),
  };

  function toggle(box) {
    box.checked = !box.checked;
    apply();
    write();
  }

  function toggleErrors() {
    const alone = severities.every((box) => box.checked === (box.value === "error"));
    change(alone ? {} : { severity: "error" });
  }

  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || $("dialog[open]")) return;
    if (event.target.matches("input:not([type=checkbox]), select, textarea")) {
      if (event.key === "Escape") event.target.blur();
      return;
    }
    if (!$("#keys").checked || !Object.hasOwn(keys, event.key)) return;
    event.preventDefault();
    keys[event.key]();
  });

  form.hidden = false;
  for (const button of $$(".copy")) button.hidden = false;
  read();
})();
