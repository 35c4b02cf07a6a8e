/**
 * The findings of a document or a response, for programs and for people.
 */
import { Effect, Schema } from "effect"
import { compare, type Difference, type Kind } from "./compare.ts"
import { type Declared, declared } from "./Declared.ts"
import { Document, operationsOf } from "./Document.ts"
import { known as table, rowOf } from "./known.ts"
import { compareRecorded, guess } from "./recorded.ts"

/** A difference, with the reason why it is meant, if it is. */
export interface Explained extends Difference {
  readonly reason?: string | undefined
}

/** Everything that was found. */
export interface Report {
  readonly about: string
  /** Unknown differences. */
  readonly changes: ReadonlyArray<Difference>
  /** What differs and is meant to. */
  readonly known: ReadonlyArray<Explained>
  /** Reasons for differences that are no longer there. */
  readonly outlived: ReadonlyArray<string>
}

/** The report on some JSON: a document, or a response of an operation that is named or guessed. */
export const report = Effect.fnUntraced(function* (text: string, name?: string) {
  const content = yield* parse(text)
  const operations = declared()
  if (isDocument(content)) {
    return ofDocument(yield* Schema.decodeUnknownEffect(Document)(content), operations)
  }
  const operation =
    name === undefined
      ? guess(content, operations.values())
      : [...operations.values()].find((one) => one.name === name || one.route === name)
  if (operation !== undefined) return ofResponse(content, operation)
  return yield* new Unusable({
    message:
      name === undefined
        ? "This looks like the response to no operation: say which with --as, for example --as tracks.get."
        : `There is no operation ${name}. They are called by group and name, such as tracks.get or myPlaylists.list.`
  })
})

/** Nothing can be said about what was given. */
export class Unusable extends Schema.TaggedError<Unusable>()("Unusable", { message: Schema.String }) {}

const parse = (text: string) =>
  Effect.try({
    try: (): unknown => JSON.parse(text),
    catch: () => new Unusable({ message: "This is not JSON, or not all of it." })
  })

const isDocument = Schema.is(Schema.Struct({ openapi: Schema.String, paths: Schema.Unknown }))

const ofDocument = (document: Document, operations: ReadonlyMap<string, Declared>): Report => {
  const theirs = operationsOf(document)
  const differences = compare(theirs, operations).map((difference) => ({
    ...difference,
    reason: rowOf(difference)?.reason
  }))
  const here = [...theirs.keys()].filter((key) => operations.has(key)).length
  const reasons = new Set(differences.map(({ reason }) => reason))
  return {
    about: `${here} of ${theirs.size} operations of the document are declared here.`,
    changes: differences.filter(({ reason }) => reason === undefined),
    known: differences.filter(({ reason }) => reason !== undefined),
    outlived: table.flatMap(({ reason }) => (reasons.has(reason) ? [] : [reason]))
  }
}

const ofResponse = (response: unknown, operation: Declared): Report => ({
  about: `Read as the response to ${operation.name}, ${operation.route}.`,
  changes: compareRecorded(response, operation),
  known: [],
  outlived: []
})

const headings: Record<Kind, string> = {
  "operation new": "Operations that this SDK does not have",
  "operation gone": "Operations that are gone",
  "path parameter renamed": "Paths whose parameters are called otherwise",
  "parameter new": "Parameters that this SDK does not have",
  "parameter gone": "Parameters that are gone",
  "parameter type": "Parameters of another type",
  "body field new": "Fields of bodies that this SDK does not have",
  "body field gone": "Fields of bodies that are gone",
  "body field required": "Fields of bodies that are required now",
  "body field type": "Fields of bodies of another type",
  "response field new": "Fields of responses that this SDK does not read",
  "response field gone": "Missing fields of responses that this SDK needs",
  "response field optional": "Optional fields of responses that this SDK needs",
  "response field type": "Fields of responses of another type"
}

/** The report as text. */
export const forPeople = (
  { about, changes, known, outlived }: Report,
  { withKnown }: { readonly withKnown: boolean }
): string => {
  const parts = [about, changes.length === 0 ? "Nothing has changed for this SDK." : byKind(changes)]
  if (withKnown) {
    for (const reason of new Set(known.map((difference) => difference.reason))) {
      const lines = known.filter((difference) => difference.reason === reason).map(line)
      parts.push(`Known: ${reason ?? ""}\n${lines.join("\n")}`)
    }
  } else if (known.length > 0) {
    parts.push(`${known.length} differences are known and meant; --known shows them, with their reasons.`)
  }
  if (outlived.length > 0) {
    parts.push(
      `No longer there, so to be taken from the table:\n${outlived.map((reason) => `  ${reason}`).join("\n")}`
    )
  }
  return parts.join("\n\n")
}

const byKind = (changes: ReadonlyArray<Difference>): string =>
  Object.entries(headings)
    .flatMap(([kind, heading]) => {
      const of = changes.filter((change) => change.kind === kind)
      return of.length === 0 ? [] : [`${heading}:\n${of.map(line).join("\n")}`]
    })
    .join("\n\n")

const line = ({ name, ours, route, theirs }: Difference): string => {
  const types = theirs === undefined ? (ours ?? "") : ours === undefined ? theirs : `${theirs}; here ${ours}`
  return `  ${route}${name === "" ? "" : `  ${name}`}${types === "" ? "" : `  (${types})`}`
}
