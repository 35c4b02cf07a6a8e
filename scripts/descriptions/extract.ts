/**
 * Extracts descriptions from doc comments: of the fields of schemas, of filters, and of endpoints.
 *
 * Editors show only doc comments, so each description is written once, as a doc comment. The flags of the command and the
 * parameters of MCP tools take their descriptions from those of the arguments.
 */
import { readdirSync, readFileSync } from "node:fs"
import { join } from "node:path"
import ts from "typescript-5"

/** Holds the descriptions of the declaration. */
export interface Descriptions {
  /** By endpoint: `tracks.list`. */
  readonly endpoints: ReadonlyMap<string, string>
  /** By schema of a query or a request body, and field: `TrackFilters`, `bpm`. */
  readonly arguments: ReadonlyMap<string, ReadonlyMap<string, string>>
  /** The fields without a doc comment, as `Track.bpm`. */
  readonly undescribed: ReadonlyArray<string>
}

/** An object literal: its fields in order, and the literals that it spreads. */
type Members = ReadonlyArray<
  | { readonly kind: "field"; readonly name: string; readonly description: string | undefined }
  | { readonly kind: "spread"; readonly of: string }
>

/** Reads the doc comments below a folder, such as `src`. */
export const extractDescriptions = (source: string): Descriptions => {
  const literals = new Map<string, Members>()
  const exported = new Set<string>()
  const endpoints = new Map<string, string>()
  const inputs = new Set<string>()
  for (const folder of ["schemas", "api"]) {
    for (const name of readdirSync(join(source, folder)).toSorted()) {
      const file = ts.createSourceFile(
        name,
        readFileSync(join(source, folder, name), "utf8"),
        ts.ScriptTarget.Latest,
        true
      )
      readFile(file, name.replace(/\.ts$/, ""), literals, exported, endpoints, inputs)
    }
  }
  const described = [...exported]
    .toSorted()
    .filter((qualified) => inputs.has(nameIn(qualified)))
    .map((qualified) => [nameIn(qualified), fieldsOf(qualified, literals, new Set())] as const)
  const undescribed = [...exported].flatMap((qualified) => undescribedIn(qualified, literals))
  return { endpoints, arguments: new Map(described), undescribed }
}

/** Names a literal by its file, because several files have a `reference` or a `shared`. */
const qualify = (file: string, name: string) => `${file}/${name}`
const nameIn = (qualified: string) => qualified.replace(/^.*\//, "")

const readFile = (
  file: ts.SourceFile,
  fileName: string,
  literals: Map<string, Members>,
  exported: Set<string>,
  endpoints: Map<string, string>,
  inputs: Set<string>
): void => {
  for (const statement of file.statements) {
    const named = ts.isVariableStatement(statement)
      ? statement.declarationList.declarations.map(({ initializer, name }) => [name, initializer] as const)
      : ts.isClassDeclaration(statement)
        ? [[statement.name, statement.heritageClauses?.[0]?.types[0]?.expression] as const]
        : []
    for (const [name, expression] of named) {
      if (name === undefined || expression === undefined || !ts.isIdentifier(name)) continue
      readEndpoints(file, expression, endpoints, inputs)
      const literal = firstLiteral(expression)
      if (literal === undefined) continue
      literals.set(qualify(fileName, name.text), membersOf(file, fileName, literal))
      if (ts.getCombinedModifierFlags(declarationOf(statement)) & ts.ModifierFlags.Export)
        exported.add(qualify(fileName, name.text))
    }
  }
}

const declarationOf = (
  statement: ts.VariableStatement | ts.ClassDeclaration | ts.Statement
): ts.Declaration => {
  const [first] = ts.isVariableStatement(statement) ? statement.declarationList.declarations : []
  if (first !== undefined) return first
  if (ts.isClassDeclaration(statement)) return statement
  throw new Error("Expected a declaration")
}

/** The object literal of `{ … }`, `Schema.Struct({ … })` or `Schema.Opaque<X>()(Schema.Struct({ … }))`. */
const firstLiteral = (expression: ts.Expression): ts.ObjectLiteralExpression | undefined => {
  if (ts.isObjectLiteralExpression(expression)) return expression
  if (!ts.isCallExpression(expression)) return undefined
  const [argument] = expression.arguments
  const isSchema = /^Schema\.(Struct|Opaque)/.test(expression.expression.getText())
  return argument === undefined || !isSchema ? undefined : firstLiteral(argument)
}

const membersOf = (file: ts.SourceFile, fileName: string, literal: ts.ObjectLiteralExpression): Members =>
  literal.properties.flatMap((property): Members => {
    if (ts.isSpreadAssignment(property)) {
      const text = property.expression.getText().replace(/\.fields$/, "")
      return [{ kind: "spread", of: text.includes(".") ? text.replace(".", "/") : qualify(fileName, text) }]
    }
    return property.name === undefined
      ? []
      : [{ kind: "field", name: property.name.getText(), description: docOf(file, property) }]
  })

/** The text of the last doc comment before a node, on one line. */
const docOf = (file: ts.SourceFile, node: ts.Node): string | undefined => {
  const text = file.getFullText()
  const comment = ts
    .getLeadingCommentRanges(text, node.getFullStart())
    ?.map(({ end, pos }) => text.slice(pos, end))
    .findLast((found) => found.startsWith("/**"))
  return comment
    ?.slice(3, -2)
    .split("\n")
    .map((line) => line.replace(/^\s*\* ?/, "").trim())
    .filter((line) => line !== "")
    .join(" ")
}

/**
 * Finds `HttpApiEndpoint.get("list", …)` in the arguments of `HttpApiGroup.make("tracks").add(…)`, and the schema that it names as
 * its query or payload.
 */
const readEndpoints = (
  file: ts.SourceFile,
  expression: ts.Expression,
  endpoints: Map<string, string>,
  inputs: Set<string>
): void => {
  const group = /^HttpApiGroup\.make\("(\w+)"\)/.exec(expression.getText())?.[1]
  if (group === undefined || !ts.isCallExpression(expression)) return
  for (const argument of expression.arguments) {
    const name = /^HttpApiEndpoint\.\w+\("(\w+)"/.exec(argument.getText())?.[1]
    const description = docOf(file, argument)
    if (name !== undefined && description !== undefined) endpoints.set(`${group}.${name}`, description)
    for (const [, input = ""] of argument.getText().matchAll(/\b(?:query|payload): (\w+)/g)) inputs.add(input)
  }
}

/** Lists the fields of a literal, and of those it spreads in the same file, that have no doc comment. */
const undescribedIn = (qualified: string, literals: ReadonlyMap<string, Members>): ReadonlyArray<string> =>
  (literals.get(qualified) ?? []).flatMap((member) => {
    if (member.kind === "spread") return member.of === qualified ? [] : undescribedIn(member.of, literals)
    return member.description === undefined ? [`${nameIn(qualified)}.${member.name}`] : []
  })

const fieldsOf = (
  qualified: string,
  literals: ReadonlyMap<string, Members>,
  seen: Set<string>
): ReadonlyMap<string, string> => {
  const found = new Map<string, string>()
  if (seen.has(qualified)) return found
  seen.add(qualified)
  // A literal of another file is spread by its name alone.
  const members =
    literals.get(qualified) ?? [...literals].find(([key]) => nameIn(key) === nameIn(qualified))?.[1] ?? []
  for (const member of members) {
    if (member.kind === "spread") {
      for (const [name, description] of fieldsOf(member.of, literals, seen)) found.set(name, description)
    } else if (member.description !== undefined) found.set(member.name, member.description)
  }
  return found
}
