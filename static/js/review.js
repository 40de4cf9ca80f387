/* Commenting on selected words; without a script one chooses the paragraph and copies them. */
const button = document.getElementById("comment-on-selection");
let target = "";

function chosen() {
  const selection = document.getSelection();
  if (!selection || selection.isCollapsed) return "";
  const holder = (node) => (node.nodeType === Node.ELEMENT_NODE ? node : node.parentElement)?.closest("[data-comment-on]");
  const block = holder(selection.anchorNode);
  if (!block || block !== holder(selection.focusNode)) return "";
  const words = selection.toString().trim().slice(0, 1000);
  return words ? `${block.dataset.commentOn}&quote=${encodeURIComponent(words)}#${block.parentElement.id}` : "";
}

if (button) {
  const offer = () => {
    target = chosen() || (document.activeElement === button ? target : "");
    button.hidden = !target;
  };
  document.addEventListener("selectionchange", offer);
  offer(); // words may have been selected before this was loaded
  // Pressing the button must not take the selection away before it is read.
  button.addEventListener("mousedown", (event) => event.preventDefault());
  button.addEventListener("click", () => target && location.assign(target));
}
