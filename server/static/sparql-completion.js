// What may be written at the cursor: prefixes to declare, variables, keywords, and the terms and things
// that the server knows by Swedish or English name.

import { syntaxTree } from "./codemirror/codemirror.js";

const KEYWORDS =
  "ASK BIND CONSTRUCT COUNT DESCRIBE DISTINCT EXISTS FILTER FROM GRAPH GROUP_CONCAT HAVING LANG LIMIT MINUS NAMED NOT OFFSET OPTIONAL PREFIX REGEX SELECT STR UNION VALUES WHERE".split(
    " ",
  );
const PHRASES = ["GROUP BY", "ORDER BY", "FILTER NOT EXISTS"];
const DECLARED = /\bPREFIX\s+([\w-]*):\s*<([^>]*)>/gi;

/** Return the namespaces that `text` declares, by prefix. */
function declaredIn(text) {
  return new Map(Array.from(text.matchAll(DECLARED), (match) => [match[1], match[2]]));
}

/** Insert what a suggestion stands for, and declare its prefix; where that means another namespace, insert the IRI. */
function insert(suggestion) {
  return (view, _completion, from, to) => {
    const declared = declaredIn(view.state.doc.toString());
    const { prefix, namespace, iri } = suggestion;
    const taken = prefix && declared.has(prefix) && declared.get(prefix) !== namespace;
    const text = taken ? `<${iri}>` : suggestion.text;
    const changes = [{ from, to, insert: text }];
    if (prefix && !declared.has(prefix)) changes.unshift({ from: 0, insert: `PREFIX ${prefix}: <${namespace}>\n` });
    const added = changes.length > 1 ? changes[0].insert.length : 0;
    view.dispatch({ changes, selection: { anchor: from + added + text.length }, userEvent: "input.complete" });
  };
}

function asOption(suggestion) {
  return {
    label: suggestion.text,
    displayLabel: suggestion.label,
    detail: `${suggestion.text} · ${suggestion.kind}`,
    apply: insert(suggestion),
  };
}

async function known(address, words, context) {
  const leaving = new AbortController();
  context.addEventListener("abort", () => leaving.abort());
  const asked = new URL(address, location.href);
  asked.searchParams.set("q", words);
  try {
    const response = await fetch(asked, { signal: leaving.signal });
    return response.ok ? (await response.json()).map(asOption) : [];
  } catch {
    return []; // what is written stands; only the suggestions are missing
  }
}

function beginning(word) {
  const upper = word.toUpperCase();
  return [...KEYWORDS, ...PHRASES].filter((each) => each.startsWith(upper)).map((label) => ({ label }));
}

function isProse(state, at) {
  const { name } = syntaxTree(state).resolveInner(at, -1);
  return name === "comment" || name === "string";
}

/** Return what declares a prefix of the list as soon as somebody writes it with its colon. */
export function declaring(form) {
  const prefixes = JSON.parse(form.dataset.prefixes);
  return (view, from, to, text) => {
    if (text !== ":" || isProse(view.state, from)) return false;
    const line = view.state.doc.lineAt(from);
    const before = line.text.slice(0, from - line.from);
    const prefix = /(?<!\bPREFIX\s+)(?<![\w-])[\w-]+$/i.exec(before)?.[0];
    const namespace = prefixes[prefix];
    if (!namespace || declaredIn(view.state.doc.toString()).has(prefix)) return false;
    const added = `PREFIX ${prefix}: <${namespace}>\n`;
    const changes = [{ from: 0, insert: added }, { from, to, insert: ":" }];
    view.dispatch({ changes, selection: { anchor: from + added.length + 1 }, userEvent: "input.type" });
    return true;
  };
}

/** Return the completions for the editor in `form`. */
export function completions(form) {
  const prefixes = Object.entries(JSON.parse(form.dataset.prefixes));

  function declarations(context) {
    const before = context.matchBefore(/\bPREFIX\s+[\w-]*$/i);
    if (!before) return null;
    const from = context.pos - /[\w-]*$/.exec(before.text)[0].length;
    return { from, options: prefixes.map(([prefix, iri]) => ({ label: `${prefix}: <${iri}>` })), validFor: /^[\w-]*$/ };
  }

  function variables(context) {
    const before = context.matchBefore(/[?$]\w*/);
    if (!before) return null;
    const text = context.state.doc.toString();
    const names = new Set(text.match(/[?$]\w+/g)?.filter((name) => name !== before.text));
    return { from: before.from, options: Array.from(names, (label) => ({ label })), validFor: /^[?$]\w*$/ };
  }

  async function terms(context) {
    const before = context.matchBefore(/(?:[\w-]*:)?[\p{L}\d_-]*$/u);
    if (!before?.text || (before.text.length < 2 && !context.explicit)) return null;
    const options = [...beginning(before.text), ...(await known(form.dataset.terms, before.text, context))];
    return { from: before.from, options, filter: false };
  }

  return (context) => {
    if (isProse(context.state, context.pos)) return null;
    return declarations(context) ?? variables(context) ?? terms(context);
  };
}
