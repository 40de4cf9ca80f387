/* The editor of a report: saved while one types, a copy in the browser until it is, a toolbar for the formats. */

const PAUSE = 1500;
const LONGEST_WAIT = 10_000;
const RETRY = 5_000;

const form = document.querySelector("#editor");
const field = form.querySelector("textarea[name=text]");
const revision = form.querySelector("input[name=revision]");
const news = form.querySelector("[data-news]");
const discard = form.querySelector("[data-discard]");
const key = form.dataset.copy;

/* What was sent and never answered: the server may have it all the same. */
let tried = null;

/* The copy: there from the first letter until the server has said that it has the text. */

const copy = {
  read() {
    try {
      return JSON.parse(localStorage.getItem(key));
    } catch {
      return null;
    }
  },
  write() {
    try {
      localStorage.setItem(key, JSON.stringify({ text: field.value, revision: revision.value, tried }));
    } catch {
      /* A browser without room or leave for it: the text is saved by the server alone. */
    }
  },
  remove() {
    try {
      localStorage.removeItem(key);
    } catch {
      /* See above. */
    }
  },
};

const plain = (text) => text.replace(/\r\n?/g, "\n").replace(/[^\S\n]+$/gm, "").replace(/^\n+|\n+$/g, "");

/* Saving. */

let timer = 0;
let firstUnsaved = 0;
let underWay = null;
let isHeld = false;
let isWaitingForPerson = false;

const say = (text) => {
  if (news.textContent !== text) news.textContent = text;
};

const freshForm = async () => {
  const answer = await fetch(location.pathname, { cache: "no-store" });
  return new DOMParser().parseFromString(await answer.text(), "text/html").querySelector("#editor");
};

const newToken = async () => {
  const token = (await freshForm())?.querySelector("[name=csrfmiddlewaretoken]");
  if (!token) return false;
  form.querySelector("[name=csrfmiddlewaretoken]").value = token.value;
  return true;
};

/* Whoever is told of somebody faster may have been that somebody. */
const wasMine = async () => {
  if (tried === null) return false;
  const fresh = await freshForm();
  if (!fresh || plain(fresh.querySelector("textarea[name=text]").value) !== plain(tried)) return false;
  revision.value = fresh.querySelector("input[name=revision]").value;
  tried = null;
  return true;
};

const send = () =>
  fetch(form.dataset.autosave, { method: "POST", body: new FormData(form), redirect: "manual", cache: "no-store" });

const post = async () => {
  const answer = await send();
  const again = (answer.status === 403 && (await newToken())) || (answer.status === 409 && (await wasMine()));
  return again ? send() : answer;
};

const take = async (answer, sent) => {
  if (answer.ok) {
    const saved = await answer.json();
    revision.value = saved.revision;
    form.querySelector("[data-saved]").textContent = saved.message;
    form.querySelector("[data-words]").textContent = saved.words;
    say(saved.message);
    discard.hidden = true;
    firstUnsaved = 0;
    tried = null;
    if (field.value === sent) copy.remove();
    else plan(PAUSE);
    return;
  }
  if (answer.status >= 500 || answer.status === 429) {
    keepTrying(sent);
    return;
  }
  isWaitingForPerson = answer.status !== 422;
  const told = await answer.json().catch(() => null);
  say(told?.message ?? form.dataset.signedOut);
};

const keepTrying = (sent) => {
  tried ??= sent;
  copy.write();
  say(form.dataset.lost);
  plan(RETRY);
};

const save = async () => {
  clearTimeout(timer);
  if (underWay) return underWay;
  const sent = field.value;
  form.querySelector("[data-saved]").textContent = form.dataset.saving;
  underWay = post()
    .then((answer) => take(answer, sent))
    .catch(() => keepTrying(sent))
    .finally(() => {
      underWay = null;
    });
  return underWay;
};

const plan = (pause) => {
  if (isHeld || isWaitingForPerson || !form.dataset.autosave) return;
  clearTimeout(timer);
  firstUnsaved ||= Date.now();
  const left = Math.max(0, firstUnsaved + LONGEST_WAIT - Date.now());
  timer = setTimeout(save, pause === PAUSE ? Math.min(pause, left) : pause);
};

field.addEventListener("input", () => {
  const preview = document.querySelector("#preview[data-of-saved-text]");
  if (preview) preview.hidden = true;
  copy.write();
  plan(PAUSE);
});

addEventListener("online", () => {
  if (copy.read()) plan(0);
});

/* Whoever comes back may have signed in again in another window. */
document.addEventListener("visibilitychange", () => {
  if (document.hidden) {
    if (firstUnsaved && !isHeld && !isWaitingForPerson) save();
  } else if (isWaitingForPerson && copy.read()) {
    isWaitingForPerson = false;
    plan(0);
  }
});

/* A save by hand waits for one that is under way: it would be told that somebody else had been faster. */
form.addEventListener("submit", (event) => {
  if (event.defaultPrevented) return;
  clearTimeout(timer);
  isHeld = true;
  const before = underWay ?? (tried === null ? null : wasMine().catch(() => false));
  if (!before) return;
  event.preventDefault();
  before.finally(() => {
    clearTimeout(timer);
    tried = null;
    form.requestSubmit(event.submitter);
  });
});

/* Whoever comes back by the browser's own button goes on where they were. */
addEventListener("pageshow", (event) => {
  if (event.persisted) isHeld = false;
});

/* What was not saved last time. */

const begin = () => {
  const kept = copy.read();
  const shown = { text: field.value, revision: revision.value };
  if (location.hash === "#gespeichert") {
    copy.remove();
    history.replaceState(null, "", location.pathname);
  } else if ("unsaved" in form.dataset) {
    copy.write();
    plan(PAUSE);
  } else if (kept && plain(kept.text) !== plain(shown.text)) {
    field.value = kept.text;
    const isMine = typeof kept.tried === "string" && plain(kept.tried) === plain(shown.text);
    revision.value = isMine ? shown.revision : kept.revision;
    say(form.dataset.restored);
    discard.hidden = false;
    discard.addEventListener("click", () => {
      clearTimeout(timer);
      copy.remove();
      location.reload();
    });
    plan(LONGEST_WAIT);
  } else if (plain(field.value) !== plain(field.defaultValue)) {
    /* Somebody typed faster than this script was loaded. */
    copy.write();
    plan(PAUSE);
  } else {
    copy.remove();
  }
};

/* The toolbar. */

const insert = (text, from, to) => {
  field.focus();
  field.setSelectionRange(from, to);
  /* So that it can be undone; where a browser does not know it any more, it cannot. */
  if (!document.execCommand("insertText", false, text)) {
    field.setRangeText(text, from, to, "end");
    field.dispatchEvent(new Event("input", { bubbles: true }));
  }
};

const LINE = /^(#{3,4} |- |\d+\. |> )/;

const formatLines = (mark) => {
  const from = field.value.lastIndexOf("\n", field.selectionStart - 1) + 1;
  const end = field.value.indexOf("\n", field.selectionEnd);
  const to = end < 0 ? field.value.length : end;
  const lines = field.value.slice(from, to).split("\n");
  const has = lines.every((line) => (mark === "1. " ? /^\d+\. /.test(line) : line.startsWith(mark)));
  const change = (line, number) => {
    const bare = line.replace(LINE, "");
    if (has || (!bare && lines.length > 1)) return bare;
    return mark === "1. " ? `${number + 1}. ${bare}` : mark + bare;
  };
  const text = lines.map(change).join("\n");
  insert(text, from, to);
  field.setSelectionRange(from + (lines.length > 1 ? 0 : text.length), from + text.length);
};

const formatWords = (mark) => {
  const { selectionStart: from, selectionEnd: to, value } = field;
  const words = value.slice(from, to);
  const size = mark.length;
  if (value.slice(from - size, from) === mark && value.slice(to, to + size) === mark) {
    insert(words, from - size, to + size);
    field.setSelectionRange(from - size, to - size);
    return;
  }
  insert(mark + words + mark, from, to);
  field.setSelectionRange(from + size, to + size);
};

const formatLink = () => {
  const { selectionStart: from, selectionEnd: to } = field;
  const words = field.value.slice(from, to);
  insert(`[${words}](https://)`, from, to);
  const place = from + 1 + (words ? words.length + "](https://".length : 0);
  field.setSelectionRange(place, place);
};

const format = (mark) => {
  if (mark === "[]") formatLink();
  else if (mark === "**" || mark === "_") formatWords(mark);
  else formatLines(mark);
};

const tools = form.querySelector("[data-tools]");
const buttons = [...tools.querySelectorAll("[data-mark]")];
tools.hidden = false;

for (const [number, button] of buttons.entries()) {
  button.tabIndex = number ? -1 : 0;
  button.addEventListener("click", () => format(button.dataset.mark));
}

/* One stop for the tab key; arrows lead from button to button. */
tools.addEventListener("keydown", (event) => {
  const steps = { ArrowRight: 1, ArrowLeft: -1 };
  const here = buttons.indexOf(document.activeElement);
  const ends = { Home: 0, End: buttons.length - 1 };
  const next = event.key in ends ? ends[event.key] : here + (steps[event.key] ?? 0);
  if (here < 0 || next === here) return;
  event.preventDefault();
  const target = buttons[(next + buttons.length) % buttons.length];
  for (const button of buttons) button.tabIndex = button === target ? 0 : -1;
  target.focus();
});

field.addEventListener("keydown", (event) => {
  const mark = { b: "**", i: "_" }[event.key.toLowerCase()];
  if (!mark || !(event.ctrlKey || event.metaKey) || event.altKey) return;
  event.preventDefault();
  format(mark);
});

begin();
