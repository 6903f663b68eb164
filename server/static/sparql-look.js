// How the editor looks: the colours and letters of the page, which reach into it as custom properties.

import { EditorView, HighlightStyle, syntaxHighlighting, tags } from "./codemirror/codemirror.js";

/** What stands around the editor in its shadow tree. */
export const frame = new CSSStyleSheet();
frame.replaceSync("p { margin: 0.5rem 0 0; color: var(--muted); font-size: var(--text-small); }");

const theme = EditorView.theme({
  "&": {
    backgroundColor: "var(--card)",
    color: "var(--ink)",
    border: "1px solid var(--border)",
    borderRadius: "var(--radius)",
    fontSize: "0.875rem",
  },
  "&.cm-focused": { outline: "3px solid var(--link)", outlineOffset: "2px" },
  ".cm-scroller": { fontFamily: "var(--mono)", lineHeight: "1.55", minHeight: "15rem", maxHeight: "70vh", overflow: "auto" },
  ".cm-content": { caretColor: "var(--ink)", padding: "0.5rem 0" },
  ".cm-cursor": { borderLeftColor: "var(--ink)", borderLeftWidth: "2px" },
  ".cm-gutters": { backgroundColor: "var(--lane)", color: "var(--muted)", border: "0" },
  "&.cm-focused > .cm-scroller > .cm-selectionLayer .cm-selectionBackground, .cm-selectionBackground": {
    backgroundColor: "var(--focus)",
  },
  "&.cm-focused .cm-matchingBracket": { backgroundColor: "var(--focus)", outline: "1px solid var(--border)" },
  ".fault-line": { backgroundColor: "var(--lane)" },
  ".fault": { textDecoration: "underline wavy var(--severity-error)", textUnderlineOffset: "0.25em" },
  ".cm-tooltip": {
    backgroundColor: "var(--card)",
    color: "var(--ink)",
    border: "1px solid var(--border)",
    borderRadius: "var(--radius)",
    maxWidth: "min(40rem, 92vw)",
  },
  ".cm-tooltip.cm-tooltip-autocomplete > ul": { fontFamily: "var(--sans)", fontSize: "0.9375rem", maxHeight: "18rem" },
  ".cm-tooltip.cm-tooltip-autocomplete > ul > li": {
    padding: "0.25rem 0.75rem",
    lineHeight: "1.4",
    minHeight: "1.5rem",
    whiteSpace: "normal",
  },
  ".cm-tooltip-autocomplete > ul > li[aria-selected]": { backgroundColor: "var(--focus)", color: "var(--ink)" },
  ".cm-completionMatchedText": { fontWeight: "600", textDecoration: "none" },
  ".cm-completionDetail": { color: "var(--muted)", fontStyle: "normal", fontSize: "0.8125rem", marginLeft: "0.75em" },
  "li[aria-selected] .cm-completionDetail": { color: "var(--ink)" },
});

const colours = HighlightStyle.define([
  { tag: tags.keyword, color: "var(--line-prepares)", fontWeight: "600" },
  { tag: tags.standard(tags.name), color: "var(--line-prepares)" },
  { tag: [tags.variableName, tags.local(tags.variableName)], color: "var(--line-appoints)" },
  { tag: tags.atom, color: "var(--line-supports)" },
  { tag: tags.string, color: "var(--line-follows-up)" },
  { tag: tags.meta, color: "var(--muted)" },
  { tag: tags.comment, color: "var(--muted)", fontStyle: "italic" },
]);

export const look = [theme, syntaxHighlighting(colours)];
