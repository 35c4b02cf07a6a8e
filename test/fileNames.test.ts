import { readdirSync, readFileSync } from "node:fs"
import { basename, join } from "node:path"
import { fileURLToPath } from "node:url"
import ts from "typescript-5"
import { describe, expect, it } from "vitest"

const root = fileURLToPath(new URL("../src", import.meta.url))

type Kind = "type" | "class" | "value"

/** A file of `src/`, and what it exports. */
interface SourceFile {
  readonly file: string
  readonly exported: ReadonlyMap<string, Kind>
}

const exportsOf = (text: string): ReadonlyMap<string, Kind> => {
  const source = ts.createSourceFile("file.ts", text, ts.ScriptTarget.Latest, true)
  const found = new Map<string, Kind>()
  for (const statement of source.statements) {
    const isExported =
      ts.canHaveModifiers(statement) &&
      (ts.getModifiers(statement) ?? []).some(({ kind }) => kind === ts.SyntaxKind.ExportKeyword)
    if (!isExported) continue
    if (ts.isVariableStatement(statement)) {
      for (const { name } of statement.declarationList.declarations) {
        if (ts.isIdentifier(name)) found.set(name.text, "value")
      }
    } else if (ts.isClassDeclaration(statement)) found.set(statement.name?.text ?? "default", "class")
    else if (ts.isFunctionDeclaration(statement)) found.set(statement.name?.text ?? "default", "value")
    else if (ts.isInterfaceDeclaration(statement) || ts.isTypeAliasDeclaration(statement)) {
      if (!found.has(statement.name.text)) found.set(statement.name.text, "type")
    }
  }
  return found
}

/** Entry points, and namespaces that an entry point exports by the name of their file (`NodeBeatport`, `Fixtures`). */
const isNamed = (file: string): boolean =>
  basename(file) === "index.ts" || /^(node|testing)\/[A-Z]/.test(file) || file === "cli/bin.ts"

const isPascal = (name: string): boolean => /^[A-Z]/.test(name)

/** Says how the name of a file breaks the rule of CONTRIBUTING, if it does. */
const findFault = ({ exported, file }: SourceFile): string | undefined => {
  const name = basename(file, ".ts")
  const names = [...exported.keys()]
  if (isPascal(name)) {
    return names.some(isPascal)
      ? undefined
      : `${file} exports functions only, so it begins with a small letter`
  }
  const carriesType = (one: string) =>
    isPascal(one) && one.toLowerCase() === name.toLowerCase() && !exported.has(name)
  const hasOnlyTypes = !names.some((one) => !isPascal(one))
  const type = names.find((one) => exported.get(one) === "class" || carriesType(one) || hasOnlyTypes)
  return type === undefined ? undefined : `${file} exports ${type}, so it begins with a capital letter`
}

describe("the name of a file", () => {
  const files: ReadonlyArray<SourceFile> = readdirSync(root, { recursive: true, encoding: "utf8" })
    .filter((file) => file.endsWith(".ts"))
    .map((file) => ({ file, exported: exportsOf(readFileSync(join(root, file), "utf8")) }))

  it("is in PascalCase if it exports its type or service, and in camelCase if it exports functions", () => {
    const faults = files.filter(({ file }) => !isNamed(file)).map(findFault)
    expect(faults.filter((fault) => fault !== undefined)).toEqual([])
  })

  it.each([
    ["services/Auth.ts", "export class Auth {}", true],
    ["services/auth.ts", "export class Auth {}", false],
    ["services/plan.ts", "export interface Plan {}\nexport const makePlan = 1", false],
    ["services/score.ts", "export interface Score {}\nexport const score = 1", true],
    ["services/makePlan.ts", "export interface PlanOptions {}\nexport const makePlan = 1", true],
    ["services/MakePlan.ts", "export const makePlan = 1", false],
    ["errors/categories.ts", "export type Category = 1", false]
  ])("%s that has %j is accepted: %s", (file, text, accepted) => {
    expect(findFault({ file, exported: exportsOf(text) }) === undefined).toBe(accepted)
  })

  it("stands for one idea in its module", () => {
    // The commands and the tools are named as users call them.
    const places = new Map<string, Array<string>>()
    for (const { file } of files) {
      if (/^(cli\/commands|mcp\/tools)\//.test(file) || basename(file) === "index.ts") continue
      const key = `${file.split("/")[0] ?? ""}/${basename(file).toLowerCase()}`
      places.set(key, [...(places.get(key) ?? []), file])
    }
    expect([...places.values()].filter((same) => same.length > 1)).toEqual([])
  })

  it.each(["utils", "helpers", "common", "misc", "shared"])("is never %s", (name) => {
    expect(files.filter(({ file }) => basename(file, ".ts").toLowerCase() === name)).toEqual([])
  })
})
