"use strict";
{
  const { nodes, edges, options, width, height } = JSON.parse(document.getElementById("network-data").textContent);
  const picture = document.getElementById("network");
  const scale = Math.min(1, picture.clientWidth / width);
  picture.style.height = `${height * scale}px`;
  const lines = new vis.DataSet(edges.map((edge, id) => ({ ...edge, id })));
  const network = new vis.Network(picture, { nodes: new vis.DataSet(nodes), edges: lines }, options);

  const switches = [...document.querySelectorAll("input[data-kind]")];
  const show = () => {
    const shown = new Set(switches.filter((one) => one.checked).map((one) => one.dataset.kind));
    lines.update(lines.map((line) => ({ id: line.id, hidden: !shown.has(line.kind) })));
  };
  for (const one of switches) one.addEventListener("change", show);

  // The lines of a body are led over joints, so that the network does not know them as its own.
  network.on("selectNode", ({ nodes: [body] }) => {
    const own = lines.get({ filter: (line) => !line.hidden && line.bodies.includes(body) });
    network.setSelection({ nodes: [body], edges: own.map((line) => line.id) }, { highlightEdges: false });
  });

  const zoom = (factor) => network.moveTo({ scale: network.getScale() * factor });
  document.getElementById("zoom-in").addEventListener("click", () => zoom(1.25));
  document.getElementById("zoom-out").addEventListener("click", () => zoom(0.8));
  document.getElementById("fit").addEventListener("click", () => network.fit());

  show();
  network.moveTo({ position: { x: width / 2, y: height / 2 }, scale });
}
