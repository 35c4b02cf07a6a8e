/**
 * Prints the modules that importing a file loads, as JSON: `node test/entryPoints/listLoaded.ts FILE`.
 */
import { registerHooks } from "node:module"
import { pathToFileURL } from "node:url"

const [file = ""] = process.argv.slice(2)
const loaded: Array<string> = []

registerHooks({
  load: (url, context, nextLoad) => {
    loaded.push(url)
    return nextLoad(url, context)
  }
})

await import(pathToFileURL(file).href)
process.stdout.write(JSON.stringify(loaded))
