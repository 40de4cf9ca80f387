/* A list that several people work on: what others change arrives, what one is at stays as it is. */

const waiting = new Map();
let polled = false;

/* Whoever is about to press the button of an item keeps it: under the finger it would mean something else. */
const isAboutToPress = (face) => face.contains(document.activeElement) && document.activeElement.closest("form") !== null;

const keyOf = (face) => face.id.slice("line-".length);

/* Answers that need something, or that somebody else was faster with (409), come back with the form. */
document.addEventListener("htmx:beforeSwap", (event) => {
  polled = event.detail.requestConfig?.elt?.matches("[data-poll]") ?? false;
  if (event.detail.xhr.status === 409 || event.detail.xhr.status === 422) {
    event.detail.shouldSwap = true;
    event.detail.isError = false;
  }
});

const tell = (face) => {
  const news = document.querySelector("#list-news");
  const number = face.dataset.number;
  if (news && !news.textContent.split(/[\s,]+/).includes(number)) {
    news.textContent = news.textContent ? `${news.textContent}, ${number}` : `${news.dataset.text} ${number}`;
  }
  const panel = document.querySelector(`[data-panel="${keyOf(face)}"]`);
  if (panel && Number(panel.dataset.revision) < Number(face.dataset.revision)) {
    panel.querySelector("[data-changed]").hidden = false;
  }
};

const replace = (old, face) => {
  old.replaceWith(face);
  window.htmx.process(face);
};

document.addEventListener("htmx:oobBeforeSwap", (event) => {
  const { target, fragment } = event.detail;
  if (!polled || !target.id.startsWith("line-")) return;
  const face = fragment.firstElementChild ?? fragment;
  if (face.dataset.revision === target.dataset.revision) {
    event.detail.shouldSwap = !isAboutToPress(target);
    return;
  }
  if (isAboutToPress(target)) {
    event.detail.shouldSwap = false;
    waiting.set(target.id, face.cloneNode(true));
  }
  tell(face);
});

/* Who leaves an item sees what came for it meanwhile. */
document.addEventListener("focusout", (event) => {
  const old = event.target.closest?.(".list-line");
  if (!old || !waiting.has(old.id) || old.contains(event.relatedTarget)) return;
  const face = waiting.get(old.id);
  waiting.delete(old.id);
  face.removeAttribute("hx-swap-oob");
  if (Number(face.dataset.revision) > Number(old.dataset.revision)) setTimeout(() => replace(old, face));
});

/* What is unfolded gets the focus; what is closed gives it back. */
document.addEventListener("htmx:afterSettle", (event) => {
  if (event.target.matches?.(".list-panel")) event.target.querySelector("[data-panel]")?.focus();
});

document.addEventListener("click", (event) => {
  const link = event.target.closest?.("[data-close]");
  const panel = link && document.querySelector(`#panel-${CSS.escape(link.dataset.close)}`);
  if (!panel) return;
  event.preventDefault();
  panel.replaceChildren();
  document.querySelector(`#open-${CSS.escape(link.dataset.close)}`)?.focus();
});

document.addEventListener("htmx:afterRequest", (event) => {
  const panel = event.detail.elt?.closest?.(".list-panel") ?? event.detail.requestConfig?.elt?.closest?.(".list-panel");
  if (document.activeElement !== document.body || !event.detail.successful || !panel) return;
  document.querySelector(`#open-${CSS.escape(panel.id.slice("panel-".length))}`)?.focus();
});
