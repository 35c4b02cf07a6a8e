/**
 * The types that the exports of an entry point mention. A program can name each of them by an import; otherwise it could
 * neither annotate a variable nor emit declarations. A program with promises imports one entry point only; programs with
 * Effect import `effect-beatport` beside the others.
 */
import { dirname, join } from "node:path"
import { fileURLToPath } from "node:url"
import { beforeAll, describe, expect, it } from "@effect/vitest"
import ts from "typescript-5"
import manifest from "../../package.json" with { type: "json" }

const root = fileURLToPath(new URL("../..", import.meta.url))

/** The source of each entry point, by the name of its folder. */
const entries = new Map(
  Object.values(manifest.exports).flatMap((target) => {
    if (typeof target === "string") return []
    const file = join(root, target.types.replace("./dist/", "src/").replace(/\.d\.ts$/, ".ts"))
    return [[dirname(file).slice(join(root, "src").length + 1) || "main", file] as const]
  })
)

/** The entry points whose exports a program has beside those of an entry point. */
const besides = (name: string): ReadonlyArray<string> =>
  name === "main" || name === "promise"
    ? [name]
    : name === "matching"
      ? [name, "main"]
      : [name, "matching", "main"]

const isOurs = (declaration: ts.Declaration): boolean =>
  declaration.getSourceFile().fileName.startsWith(join(root, "src/"))

const isSchema = (declaration: ts.Declaration): boolean =>
  /^(?:schemas|api|errors|promise)\//.test(
    declaration.getSourceFile().fileName.slice(join(root, "src/").length)
  )

const isHidden = (node: ts.Node): boolean =>
  (ts.canHaveModifiers(node) &&
    (ts.getModifiers(node) ?? []).some(({ kind }) => kind === ts.SyntaxKind.PrivateKeyword)) ||
  (ts.isClassElement(node) && node.name !== undefined && ts.isPrivateIdentifier(node.name)) ||
  ts.getJSDocTags(node).some(({ tagName }) => tagName.text === "internal")

const makeProgram = () => {
  const { options } = ts.parseJsonSourceFileConfigFileContent(
    ts.readJsonConfigFile(join(root, "tsconfig.json"), (path) => ts.sys.readFile(path)),
    ts.sys,
    root
  )
  return ts.createProgram([...entries.values()], { ...options, noEmit: true })
}

/** Lists what a program cannot name in signatures: types that it cannot import, and parameters that are patterns. */
const unnamed = (program: ts.Program, entry: string): ReadonlyArray<string> => {
  const checker = program.getTypeChecker()
  const resolved = (symbol: ts.Symbol) =>
    symbol.flags & ts.SymbolFlags.Alias ? checker.getAliasedSymbol(symbol) : symbol
  const moduleOf = (name: string): ts.Symbol => {
    const file = program.getSourceFile(entries.get(name) ?? "")
    const module = file === undefined ? undefined : checker.getSymbolAtLocation(file)
    if (module === undefined) throw new Error(`${name} is no module`)
    return module
  }
  const exportsOf = (symbol: ts.Symbol): ReadonlyArray<ts.Symbol> =>
    checker.getExportsOfModule(symbol).flatMap((exported) => {
      const target = resolved(exported)
      return target.declarations?.some(ts.isSourceFile) ? exportsOf(target) : [target]
    })
  const exported = new Set(besides(entry).flatMap((name) => exportsOf(moduleOf(name))))
  const missing = new Map<ts.Symbol, string>()
  const patterns: Array<string> = []
  const seen = new Set<ts.Node>()

  const mention = (name: ts.Node, mentionedBy: string): void => {
    const found = checker.getSymbolAtLocation(name)
    const symbol = found === undefined ? undefined : resolved(found)
    if (symbol === undefined || symbol.flags & ts.SymbolFlags.TypeParameter) return
    const ours = symbol.declarations?.filter(isOurs) ?? []
    const types = ours.filter(
      (one) => ts.isClassDeclaration(one) || ts.isInterfaceDeclaration(one) || ts.isTypeAliasDeclaration(one)
    )
    if (types.length > 0 && !exported.has(symbol) && !missing.has(symbol)) missing.set(symbol, mentionedBy)
    // A schema without a class: its type is part of the type that mentions it.
    if (types.length === 0) {
      for (const declaration of ours.filter(isSchema)) visit(declaration, mentionedBy)
    }
  }

  const visit = (node: ts.Node, mentionedBy: string): void => {
    if (seen.has(node) || isHidden(node)) return
    seen.add(node)
    // What a function does is not part of its signature, and neither are the values of class members and of defaults.
    if (ts.isBlock(node)) return
    // A function that makes schemas is no part of their type.
    if (ts.isArrowFunction(node) && isSchema(node)) return
    if (ts.isFunctionLike(node)) {
      for (const parameter of node.parameters) visit(parameter, mentionedBy)
      if (node.type !== undefined) visit(node.type, mentionedBy)
      return
    }
    // A function that is an argument is part of a value, and no signature shows it.
    if (
      ts.isParameter(node) &&
      ts.isObjectBindingPattern(node.name) &&
      !ts.isCallExpression(node.parent.parent)
    ) {
      patterns.push(`${node.name.getText()}, which ${mentionedBy} shows instead of the name of a parameter`)
    }
    if (ts.isPropertyDeclaration(node) || ts.isParameter(node)) {
      if (node.type !== undefined) visit(node.type, mentionedBy)
      else if (node.initializer !== undefined && ts.isArrowFunction(node.initializer)) {
        visit(node.initializer, mentionedBy)
      }
      return
    }
    if (ts.isVariableDeclaration(node) && node.type !== undefined) {
      // The type of a schema with an annotation is its own affair: programs name the types of its values.
      if (!isSchema(node)) visit(node.type, mentionedBy)
      return
    }
    // Of `Filter.ids`, the member counts, because `Filter` is a module; of `endpoint.path` only the object.
    if (ts.isPropertyAccessExpression(node)) {
      const object = checker.getSymbolAtLocation(node.expression)
      const isModule = object !== undefined && resolved(object).declarations?.some(ts.isSourceFile) === true
      visit(isModule ? node.name : node.expression, mentionedBy)
      return
    }
    if (ts.isIdentifier(node)) mention(node, mentionedBy)
    ts.forEachChild(node, (child) => {
      visit(child, mentionedBy)
    })
  }

  for (const symbol of exportsOf(moduleOf(entry))) {
    for (const declaration of symbol.declarations?.filter(isOurs) ?? []) visit(declaration, symbol.name)
  }
  return [
    ...[...missing].map(([symbol, mentionedBy]) => `${symbol.name}, which ${mentionedBy} mentions`),
    ...patterns
  ]
}

describe("the types in the signatures of an entry point", () => {
  let program: ts.Program

  beforeAll(() => {
    program = makeProgram()
  })

  // The declaration's groups and endpoints are no types of values: programs reach them through `BeatportApi`.
  it.each([...entries.keys()].filter((name) => name !== "api"))(
    "can be imported, and every parameter has a name: %s",
    (entry) => {
      expect(unnamed(program, entry)).toEqual([])
    }
  )
})
