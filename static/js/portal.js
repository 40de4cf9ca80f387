/* Comfort on top of pages that work without any script. */

/* A menu closes by Escape (focus returns to its button) and when one goes elsewhere. */
const openMenus = () => document.querySelectorAll("details[data-closes][open]");

document.addEventListener("keydown", (event) => {
  if (event.key !== "Escape") return;
  for (const menu of openMenus()) {
    menu.open = false;
    menu.querySelector("summary").focus();
  }
});

const closeOthers = (event) => {
  for (const menu of openMenus()) {
    if (!menu.contains(event.target)) menu.open = false;
  }
};
document.addEventListener("click", closeOthers);
document.addEventListener("focusin", closeOthers);

/* The error summary is where one continues, also after htmx has replaced a form. */
const focusSummary = (root) => root.querySelector?.("[data-error-summary]")?.focus();
focusSummary(document);
document.addEventListener("htmx:afterSettle", (event) => focusSummary(event.target));

/* Passkeys need a script: their buttons appear only when there is one. */
for (const part of document.querySelectorAll("[data-needs-script]")) part.hidden = false;

document.addEventListener("allauth.error", (event) => {
  const note = document.querySelector("[data-key-refused]");
  if (!note) return;
  event.preventDefault();
  note.hidden = false;
});
