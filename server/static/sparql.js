// The editor at /sparql: colours, completion from the graph's own terms, faults at their place, and
// answers without leaving what one is writing. Without this file the page is a form with a text field.

import {
  Decoration,
  EditorState,
  EditorView,
  StateEffect,
  StateField,
  StreamLanguage,
  autocompletion,
  bracketMatching,
  closeBrackets,
  closeBracketsKeymap,
  closeCompletion,
  completionKeymap,
  defaultKeymap,
  drawSelection,
  history,
  historyKeymap,
  keymap,
  lineNumbers,
  sparql,
} from "./codemirror/codemirror.js";
import { completions, declaring } from "./sparql-completion.js";
import { frame, look } from "./sparql-look.js";

const form = document.querySelector("#redigerare");
const field = form.querySelector("textarea");
const status = form.querySelector("[role=status]");

const marked = StateEffect.define();

/** The place of a fault; it is unmarked when the query is changed. */
const faults = StateField.define({
  create: () => Decoration.none,
  update(found, change) {
    const mark = change.effects.find((effect) => effect.is(marked));
    if (mark) return mark.value;
    return change.docChanged ? Decoration.none : found;
  },
  provide: (own) => EditorView.decorations.from(own),
});

/** Return what marks the place that the page's fault names, counted in characters from 1, or nothing. */
function placeOf(doc) {
  const { line, column } = document.querySelector("#svaret [data-line]")?.dataset ?? {};
  if (!line || Number(line) > doc.lines) return Decoration.none;
  const { from, to, text } = doc.line(Number(line));
  const at = from + Array.from(text).slice(0, Number(column) - 1).join("").length;
  const whole = Decoration.line({ class: "fault-line" }).range(from);
  if (at >= to) return Decoration.set([whole]);
  return Decoration.set([whole, Decoration.mark({ class: "fault" }).range(at, to)]);
}

function markFault(view) {
  const decorations = placeOf(view.state.doc);
  view.dispatch({ effects: marked.of(decorations) });
  if (decorations.size === 0) return;
  const last = decorations.iter();
  let at = last.from;
  for (; last.value; last.next()) at = last.from;
  view.dispatch({ selection: { anchor: at }, scrollIntoView: true });
}

/** Show the answer, or the fault, that is at `address`; on any other answer go there. */
async function answer(view, address) {
  form.setAttribute("aria-busy", "true");
  status.textContent = form.dataset.running;
  try {
    const response = await fetch(address, { headers: { Accept: "text/html" } });
    const page = new DOMParser().parseFromString(await response.text(), "text/html");
    const found = page.querySelector("#svaret");
    if (!found) throw new Error(`status ${response.status}`);
    document.querySelector("#svaret").replaceWith(document.adoptNode(found));
    for (const links of ["a.language", "footer"]) {
      document.querySelector(links).replaceWith(document.adoptNode(page.querySelector(links)));
    }
    if (address !== location.pathname + location.search) window.history.pushState(null, "", address);
    status.textContent = document.querySelector("#svaret caption, #svaret .lead, #svaret .notice p")?.textContent ?? "";
    markFault(view);
  } catch (error) {
    status.textContent = `${form.dataset.failed} (${error.message})`;
  }
  form.removeAttribute("aria-busy");
}

// The address always says what is shown; going back loads that page.
window.addEventListener("popstate", () => location.reload());

function run(view) {
  field.value = view.state.doc.toString();
  answer(view, `${new URL(form.action).pathname}?${new URLSearchParams(new FormData(form))}`);
  return true;
}

/** Write over what is selected. The browser would do it with a style attribute, which the page's policy forbids. */
function writeOver(event, view) {
  const { from, to, empty } = view.state.selection.main;
  if (event.inputType !== "insertText" || event.data === null || empty || view.composing) return false;
  const insert = () => view.state.update(view.state.replaceSelection(event.data), { userEvent: "input.type" });
  const taken = view.state.facet(EditorView.inputHandler).some((own) => own(view, from, to, event.data, insert));
  if (!taken) view.dispatch(insert());
  event.preventDefault();
  return true;
}

function enliven() {
  const host = document.createElement("div");
  host.id = "textredigerare";
  const root = host.attachShadow({ mode: "open" });
  root.adoptedStyleSheets = [frame];
  field.after(host);
  field.hidden = true;
  const declareTyped = declaring(form);
  const label = form.querySelector(`label[for=${field.id}]`);
  const view = new EditorView({
    root,
    parent: root,
    state: EditorState.create({
      doc: field.value,
      extensions: [
        lineNumbers(),
        history(),
        drawSelection(),
        bracketMatching(),
        closeBrackets(),
        StreamLanguage.define(sparql),
        autocompletion({ override: [completions(form)], icons: false }),
        faults,
        EditorView.lineWrapping,
        EditorView.inputHandler.of(declareTyped),
        EditorView.domEventHandlers({ beforeinput: writeOver }),
        EditorView.contentAttributes.of({ "aria-label": label.textContent }),
        keymap.of([
          { key: "Mod-Enter", run },
          // The list of suggestions scrolls, and would be the next stop of the Tab key.
          { any: (view, event) => event.key === "Tab" && closeCompletion(view) && false },
          ...closeBracketsKeymap,
          ...completionKeymap,
          ...defaultKeymap,
          ...historyKeymap,
        ]),
        look,
      ],
    }),
  });
  const keys = document.createElement("p");
  keys.textContent = form.dataset.keys;
  root.append(keys);
  label.addEventListener("click", () => view.focus());
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    run(view);
  });
  markFault(view);
}

enliven();
