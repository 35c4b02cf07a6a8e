/**
 * The doc comments of everything that the package exports: entry points, their members, and the members' members.
 */
import { dirname, join } from "node:path"
import { fileURLToPath } from "node:url"
import { beforeAll, describe, expect, it } from "@effect/vitest"
import ts from "typescript-5"
import manifest from "../../package.json" with { type: "json" }

const root = fileURLToPath(new URL("../..", import.meta.url))

/** An exported symbol, or a member of one, with the doc comment that an editor shows. */
interface Documented {
  readonly name: string
  readonly text: string
}

/** Whether a declaration is in `src`: members that come from Effect or TypeScript have their own documentation. */
const isOurs = (declaration: ts.Declaration): boolean =>
  declaration.getSourceFile().fileName.startsWith(join(root, "src/"))

/** Whether a member is public and declared here. An override is documented where the member is declared first. */
const isMember = (declaration: ts.Declaration): boolean =>
  (ts.isPropertySignature(declaration) ||
    ts.isMethodSignature(declaration) ||
    ts.isPropertyDeclaration(declaration) ||
    ts.isMethodDeclaration(declaration) ||
    ts.isGetAccessor(declaration)) &&
  !ts.isPrivateIdentifier(declaration.name) &&
  !(ts.getCombinedModifierFlags(declaration) & (ts.ModifierFlags.Private | ts.ModifierFlags.Override))

const collect = (): ReadonlyArray<Documented> => {
  const entries = Object.values(manifest.exports).flatMap((target) =>
    typeof target === "string"
      ? []
      : [join(root, target.types.replace("./dist/", "src/").replace(/\.d\.ts$/, ".ts"))]
  )
  const { options } = ts.parseJsonSourceFileConfigFileContent(
    ts.readJsonConfigFile(join(root, "tsconfig.json"), (path) => ts.sys.readFile(path)),
    ts.sys,
    root
  )
  const program = ts.createProgram(entries, { ...options, noEmit: true })
  const checker = program.getTypeChecker()
  const found = new Map<ts.Symbol, Documented>()

  const visit = (symbol: ts.Symbol, name: string, depth: number): void => {
    const target = symbol.flags & ts.SymbolFlags.Alias ? checker.getAliasedSymbol(symbol) : symbol
    const declarations = target.declarations?.filter(isOurs) ?? []
    if (declarations.length === 0 || found.has(target)) return
    const own = ts.displayPartsToString(target.getDocumentationComment(checker))
    const exported = ts.displayPartsToString(symbol.getDocumentationComment(checker))
    const isNamespace = declarations.every(ts.isSourceFile)
    if (!isNamespace) found.set(target, { name, text: own === "" ? exported : own })
    if (depth === 0) return
    const inner = [
      ...(target.flags & ts.SymbolFlags.Module ? checker.getExportsOfModule(target) : []),
      ...(target.members?.values() ?? [])
    ]
    for (const member of inner) {
      const isWorth = isNamespace || (member.declarations ?? []).some(isMember)
      if (isWorth) visit(member, `${name}.${member.name}`, isNamespace ? depth : depth - 1)
    }
  }

  for (const entry of entries) {
    const file = program.getSourceFile(entry)
    const module = file === undefined ? undefined : checker.getSymbolAtLocation(file)
    if (module === undefined) throw new Error(`${entry} is no module`)
    const label = dirname(entry).slice(join(root, "src").length + 1) || "main"
    for (const symbol of checker.getExportsOfModule(module)) visit(symbol, `${label}: ${symbol.name}`, 1)
  }
  return [...found.values()]
}

/** The first sentence of a doc comment, and the name that it stands above, in lower case without articles and marks. */
const bare = (text: string): string =>
  (/^[^.\n]*/.exec(text)?.[0] ?? "")
    .toLowerCase()
    .replaceAll(/\b(?:a|an|the|of|this)\b/g, "")
    .replaceAll(/[^a-z]/g, "")

describe("the doc comments of the exports", () => {
  let documented: ReadonlyArray<Documented> = []

  beforeAll(() => {
    documented = collect()
  })

  it("are looked at in every entry point", () => {
    expect(documented.length).toBeGreaterThan(500)
  })

  it("exist", () => {
    expect(documented.filter(({ text }) => text === "").map(({ name }) => name)).toEqual([])
  })

  it("start with a sentence", () => {
    expect(documented.filter(({ text }) => text !== "" && !/^[A-Z0-9`"]/.test(text))).toEqual([])
  })

  it("say more than the name", () => {
    expect(
      documented.filter(
        ({ name, text }) => text !== "" && bare(text) === bare(name.split(/[ .]/).at(-1) ?? "")
      )
    ).toEqual([])
  })

  it("are more than a noun", () => {
    expect(
      documented.filter(({ text }) => /^(?:The|A|An)(?: [\w'-]+){1,2}\.$/.test(text.split("\n")[0] ?? ""))
    ).toEqual([])
  })
})
