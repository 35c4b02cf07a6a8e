/**
 * Formats descriptions as a module of `src`.
 */
import { format, resolveConfig } from "prettier"
import type { Descriptions } from "./extract.ts"

const entries = (map: ReadonlyMap<string, string>): string => JSON.stringify([...map])

/** Returns the text of `src/api/descriptions.ts`, formatted as the rest of the project. */
export const descriptionsModule = async ({ arguments: described }: Descriptions): Promise<string> => {
  const text = `/**
 * Descriptions of arguments: of filters, and of the fields of request bodies. Generated from their doc comments by
 * \`npm run descriptions\`; a test fails if it is stale.
 */

/** Describes each argument, by the name of its schema: \`TrackFilters\`. */
export const argumentDescriptions: ReadonlyMap<string, ReadonlyMap<string, string>> = new Map([
${[...described].map(([schema, map]) => `[${JSON.stringify(schema)}, new Map(${entries(map)})]`).join(",\n")}
])
`
  const options = await resolveConfig(import.meta.filename)
  return format(text, { ...options, parser: "typescript" })
}
