// What the page does with script: suggestions while typing, replies without a reload, copying. Everything else works without it.

const replies = document.querySelector("#replies");
const said = document.body.dataset;

/** Fetches a page as a document. Trusted Types leave this way open, since no script in it runs. */
const fetchPage = (address) =>
  new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open("GET", address);
    request.responseType = "document";
    request.timeout = 30_000;
    request.onload = () => (request.response ? resolve({ page: request.response, address: request.responseURL }) : reject());
    request.onerror = request.ontimeout = reject;
    request.send();
  });

/** Shows the reply at an address: in place of one, or above all others. */
async function show(address, replaced) {
  replies.setAttribute("aria-busy", "true");
  try {
    const { page, address: shown } = await fetchPage(address);
    const reply = page.querySelector("#replies .reply") ?? page.querySelector("main > .card");
    if (reply === null) throw new Error("no reply");
    const here = document.importNode(reply, true);
    addCopying(here);
    if (replaced) replaced.replaceWith(here);
    else replies.prepend(here);
    history.pushState(null, "", shown);
    current = location.pathname + location.search;
    document.title = page.title;
    const heading = here.querySelector("h1");
    heading.tabIndex = -1;
    heading.focus({ preventScroll: true });
    here.scrollIntoView({ block: "nearest" });
  } catch {
    location.assign(address);
  } finally {
    replies.removeAttribute("aria-busy");
  }
}

/** The address that a form leads to. A picked suggestion stands for its own value. */
function addressOf(form) {
  const address = new URL(form.action);
  for (const [name, value] of new FormData(form)) {
    const field = form.elements.namedItem(name);
    const given = field.dataset?.value ?? value;
    if (given.trim() !== "") address.searchParams.set(name, given);
  }
  return address.href;
}

addEventListener("submit", (event) => {
  const form = event.target;
  if (!replies || form.method !== "get") return;
  event.preventDefault();
  show(addressOf(form), null);
});

addEventListener("click", (event) => {
  if (event.defaultPrevented || event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
  const link = event.target.closest("#replies a[data-reply]");
  if (!link) return;
  event.preventDefault();
  show(link.href, link.dataset.reply === "turn" ? link.closest(".reply") : null);
});

/** The address whose page is shown, without its anchor: anchors are history, too. */
let current = location.pathname + location.search;
addEventListener("popstate", () => {
  if (location.pathname + location.search !== current) location.reload();
});

/** Adds a button that copies to each text that is there to be copied. */
function addCopying(within) {
  for (const text of within.querySelectorAll("pre")) {
    const button = document.createElement("button");
    button.type = "button";
    button.textContent = said.copy;
    button.addEventListener("click", async () => {
      await navigator.clipboard.writeText(text.textContent);
      button.textContent = said.copied;
    });
    text.after(button);
  }
}
if (navigator.clipboard) addCopying(document);

/** Milliseconds without a keystroke before suggestions are fetched. */
const PAUSE = 120;

/** Makes a field a combobox, after the ARIA Authoring Practices: arrows choose, Enter takes, Escape closes. */
function suggest(field) {
  const list = document.createElement("ul");
  list.id = `${field.id}-list`;
  list.role = "listbox";
  list.className = "suggestions";
  list.hidden = true;
  list.ariaLabel = field.labels[0].textContent;
  field.after(list);
  field.role = "combobox";
  field.setAttribute("aria-autocomplete", "list");
  field.setAttribute("aria-controls", list.id);
  field.setAttribute("aria-expanded", "false");
  let chosen = -1;
  let waiting = 0;
  let asked = new AbortController();

  // A list that is still on its way must not replace the one that somebody is choosing from.
  const settle = () => {
    clearTimeout(waiting);
    asked.abort();
  };

  const close = () => {
    settle();
    list.hidden = true;
    field.setAttribute("aria-expanded", "false");
    field.removeAttribute("aria-activedescendant");
    chosen = -1;
  };

  const choose = (index) => {
    settle();
    list.children[chosen]?.removeAttribute("aria-selected");
    chosen = (index + list.children.length) % list.children.length;
    const option = list.children[chosen];
    option.setAttribute("aria-selected", "true");
    option.scrollIntoView({ block: "nearest" });
    field.setAttribute("aria-activedescendant", option.id);
  };

  const take = (option) => {
    field.value = option.dataset.label;
    field.dataset.value = option.dataset.value;
    close();
  };

  const offer = (offered) => {
    list.replaceChildren(
      ...offered.map(({ value, label, mark }, index) => {
        const option = document.createElement("li");
        option.role = "option";
        option.id = `${list.id}-${index}`;
        option.dataset.value = value;
        option.dataset.label = label;
        const sign = document.createElement("span");
        sign.textContent = mark;
        sign.ariaHidden = "true";
        option.append(sign, " ", label);
        option.addEventListener("pointerdown", (event) => {
          event.preventDefault();
          take(option);
        });
        return option;
      }),
    );
    list.hidden = offered.length === 0;
    field.setAttribute("aria-expanded", String(!list.hidden));
    field.removeAttribute("aria-activedescendant");
    chosen = -1;
  };

  const ask = async () => {
    asked.abort();
    asked = new AbortController();
    const { search } = new URL(addressOf(field.form));
    try {
      const response = await fetch(`/suggest/${field.dataset.suggest}/${field.name}${search}`, { signal: asked.signal });
      if (response.ok && document.activeElement === field) offer(await response.json());
    } catch {
      // Aborted, or the network is away: there are no suggestions.
    }
  };

  field.addEventListener("input", () => {
    delete field.dataset.value;
    clearTimeout(waiting);
    waiting = setTimeout(ask, PAUSE);
  });
  field.addEventListener("focus", ask);
  field.addEventListener("blur", close);
  field.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && !list.hidden) event.preventDefault();
    if (event.key === "Escape") close();
    if (list.hidden) return;
    if (event.key === "ArrowDown") choose(chosen + 1);
    else if (event.key === "ArrowUp") choose(chosen < 0 ? -1 : chosen - 1);
    else if (event.key === "Enter" && chosen >= 0) take(list.children[chosen]);
    else return;
    event.preventDefault();
  });
}
document.querySelectorAll("[data-suggest]").forEach(suggest);
