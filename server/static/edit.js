// While one types, the server is asked what is wrong with the answers so far; nothing is written.
// A question that nobody has touched yet is left in peace.
const form = document.querySelector("[data-edit]");
const PAUSE = 600; // milliseconds without a key before the server is asked
const touched = new Set();
let waiting = 0;
let asked = 0;

async function check() {
  const number = ++asked;
  const answers = new URLSearchParams(new FormData(form));
  const answer = await fetch(form.dataset.edit, { method: "POST", body: answers });
  if (!answer.ok || number !== asked) return;
  const errors = await answer.json();
  for (const name of touched) show(name, errors[name] ?? "");
}

function show(name, words) {
  const place = document.getElementById(`fel-${name}`);
  place.textContent = words;
  place.hidden = !words;
  for (const field of place.parentElement.querySelectorAll("input, select, textarea")) {
    if (words) field.setAttribute("aria-invalid", "true");
    else field.removeAttribute("aria-invalid");
  }
}

function soon(event, pause) {
  const outer = event.target.closest(".question:not(.inner)");
  if (!outer) return;
  // The outer first: what it says of all its fields is then said anew of the one that was touched.
  for (const question of [outer, event.target.closest(".question")]) touched.add(question.id.slice("fraga-".length));
  clearTimeout(waiting);
  waiting = setTimeout(check, pause);
}

form?.addEventListener("input", (event) => soon(event, PAUSE));
form?.addEventListener("change", (event) => soon(event, 0));
document.getElementById("fel")?.focus();
