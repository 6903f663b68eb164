#!/bin/sh
# Makes codemirror.js, its licences and the checksums from the packages that package-lock.json names.
# For maintainers, by `make codemirror`; needs Node and npm. Whoever uses styrgraf needs neither.
set -eu
here=$(cd "$(dirname "$0")" && pwd)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cp "$here/package.json" "$here/package-lock.json" "$here/.npmrc" "$here/entry.js" "$work"
cd "$work"
npm ci --no-audit --no-fund --silent
npx esbuild entry.js --bundle --minify --format=esm --target=es2022 --legal-comments=none --log-level=warning \
  --metafile=meta.json --outfile=codemirror.js
node --input-type=module > LICENSES.txt <<'NODE'
import { readFileSync } from "node:fs";

const inputs = Object.keys(JSON.parse(readFileSync("meta.json", "utf8")).inputs);
const names = new Set(inputs.map((path) => /^node_modules\/((?:@[^/]+\/)?[^/]+)\//.exec(path)?.[1]).filter(Boolean));
const told = [...names].sort().map((name) => {
  const { version } = JSON.parse(readFileSync(`node_modules/${name}/package.json`, "utf8"));
  return `${name} ${version}\n\n${readFileSync(`node_modules/${name}/LICENSE`, "utf8").trim()}\n`;
});
process.stdout.write(told.join(`\n${"-".repeat(72)}\n\n`));
NODE
cp codemirror.js LICENSES.txt "$here"
cd "$here"
sha256sum codemirror.js LICENSES.txt entry.js package.json package-lock.json > SHA256SUMS
