// Validates an AsyncAPI document with the project's reference parser: node check-asyncapi.mjs asyncapi.yaml
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";

// The tools lie where "npm ci" put them, which need not be beside this file.
const require = createRequire(join(process.env.API_TOOLS ?? process.cwd(), "package.json"));
const { Parser } = require("@asyncapi/parser");
const { document, diagnostics } = await new Parser().parse(readFileSync(process.argv[2], "utf8"));
const errors = diagnostics.filter((one) => one.severity === 0);
for (const one of diagnostics) {
  console.log(`${["error", "warning", "info", "hint"][one.severity]} ${one.path.join(".")}: ${one.message}`);
}
console.log(`${errors.length} errors, ${document ? document.channels().all().length : 0} channels`);
process.exit(errors.length === 0 && document ? 0 : 1);
