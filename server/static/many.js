// Keys for the list of proposals: arrows go from one to the next, Enter opens its fields, Delete presses “remove”.
const list = document.querySelector("[data-many]");
const boxes = [...(list?.querySelectorAll(".holds input") ?? [])];

function go(from, step) {
  boxes[boxes.indexOf(from) + step]?.focus();
}

function mend(proposal) {
  const fields = proposal.querySelector(".mend");
  if (!fields) return;
  fields.open = true;
  fields.querySelector("input:not([type=hidden]), select")?.focus();
}

const keys = {
  ArrowDown: (box) => go(box, 1),
  ArrowUp: (box) => go(box, -1),
  Enter: (box) => mend(box.closest(".proposal")),
  Delete: (box) => box.closest(".proposal").querySelector("[data-remove]")?.click(),
};

list?.addEventListener("keydown", (event) => {
  const fields = event.target.closest(".mend[open]");
  if (event.key === "Escape" && fields) {
    fields.open = false;
    (fields.closest(".proposal")?.querySelector(".holds input") ?? fields.querySelector("summary")).focus();
  } else if (boxes.includes(event.target) && keys[event.key]) {
    event.preventDefault();
    keys[event.key](event.target);
  }
});

document.querySelector(".keys")?.removeAttribute("hidden");
// Where one was: the first proposal after what has just been done, or what is wrong. A browser lets go of the focus
// when it goes to the place that an address names, so that comes first.
window.addEventListener("load", () => {
  const target = location.hash ? document.getElementById(decodeURIComponent(location.hash.slice(1))) : null;
  const place = document.getElementById("fel") ?? target?.querySelector(".holds input");
  setTimeout(() => place?.focus({ preventScroll: Boolean(target) }));
});
