// The chart as one stop on the way through the page: arrow keys walk among its bodies, Escape leaves
// it, and the lines of the body under the pointer or in focus stand out. Without this file every
// body and every line is still a link.

const HALF_A_BOX = 60;
const EDGE = 16;
const NARROW = matchMedia("(max-width: 40rem)");

/** Return the middle of an element on the screen. */
function middle(element) {
  const { left, width, top, height } = element.getBoundingClientRect();
  return { x: left + width / 2, y: top + height / 2 };
}

/** Return the body nearest to `from` among those one row further in `direction` (1 down, -1 up). */
function inNextRow(nodes, from, direction) {
  const row = Number(from.dataset.row);
  const beyond = nodes.filter((node) => (Number(node.dataset.row) - row) * direction > 0);
  const nextRow = Math.min(...beyond.map((node) => Math.abs(Number(node.dataset.row) - row)));
  const { x } = middle(from);
  return beyond
    .filter((node) => Math.abs(Number(node.dataset.row) - row) === nextRow)
    .sort((one, other) => Math.abs(middle(one).x - x) - Math.abs(middle(other).x - x))[0];
}

/** Return the next body to the right (1) or left (-1) in the row of `from`. */
function besideInRow(nodes, from, direction) {
  const row = nodes.filter((node) => node.dataset.row === from.dataset.row);
  return row[row.indexOf(from) + direction];
}

/** Return the body that a key leads to, undefined if it leads nowhere. */
function destination(nodes, from, key) {
  switch (key) {
    case "ArrowRight":
      return besideInRow(nodes, from, 1);
    case "ArrowLeft":
      return besideInRow(nodes, from, -1);
    case "ArrowDown":
      return inNextRow(nodes, from, 1);
    case "ArrowUp":
      return inNextRow(nodes, from, -1);
    case "Home":
      return nodes[0];
    case "End":
      return nodes[nodes.length - 1];
    default:
      return undefined;
  }
}

/** Bring a body into view within a chart that is wider than the window. */
function reveal(region, node) {
  const frame = region.getBoundingClientRect();
  const { left, right } = node.getBoundingClientRect();
  if (left < frame.left) region.scrollLeft += left - frame.left - HALF_A_BOX;
  if (right > frame.right) region.scrollLeft += right - frame.right + HALF_A_BOX;
}

/** Put a body in the middle of a chart that is wider than the window; of the window too, where the address ends at it. */
function centre(region, node) {
  const { left, width } = node.getBoundingClientRect();
  // The name of one that is wider than the window stands at its left.
  const name = Math.min(width, region.clientWidth - EDGE);
  region.scrollLeft += left + name / 2 - middle(region).x;
  if (!node.id || location.hash !== `#${node.id}`) return;
  // Once the page is there, the browser itself puts what the address ends at close to the upper edge.
  addEventListener("load", () => setTimeout(() => node.scrollIntoView({ block: "center", inline: "center" })));
}

/** Begin a chart that is wider than the window where most bodies are seen whole. */
function beginFullest(region, nodes) {
  const boxes = nodes.map((node) => node.getBoundingClientRect());
  const within = ({ left }) => boxes.filter((box) => box.left >= left && box.right <= left + region.clientWidth - EDGE).length;
  const [first] = [...boxes].sort((one, other) => within(other) - within(one) || one.left - other.left);
  region.scrollLeft += first.left - region.getBoundingClientRect().left - EDGE / 2;
}

/** Begin at its middle a wheel of which nothing is seen whole at first, as in a narrow window. */
function beginAtMiddle(region, nodes) {
  const { right } = region.getBoundingClientRect();
  if (nodes.every((node) => node.getBoundingClientRect().right > right)) region.scrollLeft = (region.scrollWidth - region.clientWidth) / 2;
}

/** Make the lines of `node` stand out, or with null those of none. */
function light(chart, routes, nodes, node) {
  const name = node?.dataset.node;
  const ends = new Set();
  for (const route of routes) {
    const own = name !== undefined && (route.dataset.from === name || route.dataset.to === name);
    route.classList.toggle("is-lit", own);
    if (own) ends.add(route.dataset.from).add(route.dataset.to);
  }
  chart.classList.toggle("has-lit", ends.size > 0);
  for (const other of nodes) other.classList.toggle("is-lit", ends.has(other.dataset.node));
}

function enliven(region) {
  const chart = region.querySelector("svg.chart, table.matrix");
  const nodes = [...chart.querySelectorAll("a.node")];
  const routes = [...chart.querySelectorAll("a.route")];
  if (nodes.length === 0) return;

  const choose = (chosen) => nodes.forEach((node) => node.setAttribute("tabindex", node === chosen ? "0" : "-1"));
  const about = nodes.find((node) => node.classList.contains("is-focus"));
  choose(about ?? nodes[0]);
  if (about) centre(region, about);
  else if (chart.matches(".wheel")) beginAtMiddle(region, nodes);
  else if (NARROW.matches && chart.matches("svg")) beginFullest(region, nodes);

  // On the region, not on the chart: Chromium gives an svg element that listens for focus a tab stop.
  region.addEventListener("keydown", (event) => {
    const node = event.target.closest("a.node");
    if (!node || event.altKey || event.ctrlKey || event.metaKey) return;
    if (event.key === "Escape") {
      region.querySelector("[data-chart-end]")?.focus();
      return;
    }
    const next = destination(nodes, node, event.key);
    if (!next) return;
    event.preventDefault();
    next.focus({ preventScroll: false });
    reveal(region, next);
  });
  region.addEventListener("focusin", (event) => {
    const node = event.target.closest("a.node");
    if (!node) return;
    choose(node);
    light(chart, routes, nodes, node);
  });
  region.addEventListener("focusout", () => light(chart, routes, nodes, null));
  for (const node of nodes) {
    node.addEventListener("pointerenter", () => light(chart, routes, nodes, node));
    node.addEventListener("pointerleave", () => light(chart, routes, nodes, null));
  }
}

/** In a narrow window put the list before the chart: for the eye, for the Tab key, and for those who listen. */
function listFirst(part) {
  const chart = part.querySelector(":scope > .chart-part");
  const arrange = () => (NARROW.matches ? part.append(chart) : part.prepend(chart));
  NARROW.addEventListener("change", arrange);
  if (NARROW.matches) arrange();
}

for (const part of document.querySelectorAll(".list-first:has(> .chart-part)")) listFirst(part);
for (const region of document.querySelectorAll("[data-chart]")) enliven(region);
