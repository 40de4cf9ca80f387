/* Asks anew whatever says how often (data-poll, seconds), while somebody looks. Errors make it ask less often. */

const LONGEST = 60;
let wait = 0;
let timer = 0;

const part = () => document.querySelector("[data-poll]");

const plan = (seconds) => {
  clearTimeout(timer);
  timer = setTimeout(ask, seconds * 1000);
};

const ask = () => {
  const polled = part();
  if (!polled) return;
  if (document.hidden) return plan(Number(polled.dataset.poll));
  window.htmx.trigger(polled, "poll");
  plan(wait || Number(polled.dataset.poll));
};

document.addEventListener("htmx:configRequest", (event) => {
  const { etag } = event.target.dataset ?? {};
  if (etag && event.target === part()) event.detail.headers["If-None-Match"] = etag;
});

document.addEventListener("htmx:afterRequest", (event) => {
  if (!event.detail.elt?.matches?.("[data-poll]")) return;
  const { status = 0, getResponseHeader } = event.detail.xhr ?? {};
  if (status > 0 && status < 400) {
    wait = 0;
    const etag = getResponseHeader?.call(event.detail.xhr, "ETag");
    if (etag && part()) part().dataset.etag = etag;
  } else {
    wait = Math.min(LONGEST, 2 * (wait || Number(part()?.dataset.poll ?? LONGEST)));
  }
});

document.addEventListener("visibilitychange", () => {
  if (!document.hidden) ask();
});

if (part()) plan(Number(part().dataset.poll));
