/* Buttons that copy a text; without a script one marks it oneself. */
for (const button of document.querySelectorAll("[data-copies]")) {
  if (!navigator.clipboard) continue;
  button.hidden = false;
  button.addEventListener("click", async () => {
    await navigator.clipboard.writeText(document.getElementById(button.dataset.copies).value);
    button.parentElement.querySelector("[role=status]").textContent = button.dataset.copied;
  });
}
