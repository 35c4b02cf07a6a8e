/**
 * Formats descriptions as a module of `src`.
 */
import { format, resolveConfig } from "prettier"
import type { Descriptions } from "./extract.ts"

const entries = (map: ReadonlyMap<string, string>): string => JSON.stringify([...map])

/** Returns the text of `src/api/descriptions.ts`, formatted as the rest of the project. */
export const descriptionsModule = async ({ endpoints, fields }: Descriptions): Promise<string> => {
  const text = `/**
 * Descriptions of endpoints, filters and fields. Generated from their doc comments by \`npm run descriptions\`; a test
 * fails if it is stale.
 */

/** Describes each endpoint, by group and name: \`tracks.list\`. */
export const endpointDescriptions: ReadonlyMap<string, string> = new Map(${entries(endpoints)})

/** Describes each field of a schema or filter, by the name of the schema: \`TrackFilters\`. */
export const fieldDescriptions: ReadonlyMap<string, ReadonlyMap<string, string>> = new Map([
${[...fields].map(([schema, map]) => `[${JSON.stringify(schema)}, new Map(${entries(map)})]`).join(",\n")}
])
`
  const options = await resolveConfig(import.meta.filename)
  return format(text, { ...options, parser: "typescript" })
}
