// Keys for the list of proposals: arrows go from one to the next, also to what nothing is said of; Enter opens its
// fields, Delete presses “remove”, or “says nothing” where nothing is said.
const list = document.querySelector("[data-many]");
const stops = [...(list?.querySelectorAll(".holds input, .leftover > .acts > .mend > summary") ?? [])];

function go(from, step) {
  stops[stops.indexOf(from) + step]?.focus();
}

function mend(proposal) {
  const fields = proposal.querySelector(".mend");
  if (!fields) return;
  fields.open = true;
  fields.querySelector("input:not([type=hidden]), select")?.focus();
}

const keys = {
  ArrowDown: (stop) => go(stop, 1),
  ArrowUp: (stop) => go(stop, -1),
  Enter: (stop) => mend(stop.closest("li")),
  Delete: (stop) => stop.closest("li").querySelector("[data-remove]")?.click(),
};

list?.addEventListener("keydown", (event) => {
  const fields = event.target.closest(".mend[open]");
  if (event.key === "Escape" && fields) {
    fields.open = false;
    (fields.closest(".proposal")?.querySelector(".holds input") ?? fields.querySelector("summary")).focus();
  } else if (stops.includes(event.target) && keys[event.key]) {
    event.preventDefault();
    keys[event.key](event.target);
  }
});

document.querySelector(".keys")?.removeAttribute("hidden");
// Where one was: the first proposal after what has just been done, or what is wrong. A browser lets go of the focus
// when it goes to the place that an address names, so that comes first.
window.addEventListener("load", () => {
  const target = location.hash ? document.getElementById(decodeURIComponent(location.hash.slice(1))) : null;
  const place = document.getElementById("fel") ?? stops.find((stop) => (target?.closest(".beside") ?? target)?.contains(stop));
  setTimeout(() => place?.focus({ preventScroll: Boolean(target) }));
});
