/**
 * Writes `src/api/descriptions.ts` from the doc comments of the declaration: `npm run descriptions`.
 */
import { writeFileSync } from "node:fs"
import { fileURLToPath } from "node:url"
import { extractDescriptions } from "./descriptions/extract.ts"
import { descriptionsModule } from "./descriptions/module.ts"

const source = fileURLToPath(new URL("../src", import.meta.url))
const target = `${source}/api/descriptions.ts`

writeFileSync(target, await descriptionsModule(extractDescriptions(source)))
console.log(`Wrote ${target}`)
