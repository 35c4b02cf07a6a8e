/**
 * README and docs/: their programs are the examples, their commands and links exist, their tables are complete.
 */
import { existsSync, readdirSync } from "node:fs"
import { dirname, join } from "node:path"
import { assert, describe, it } from "@effect/vitest"
import { Array as Arr, Duration, Effect, Option, Predicate, Schema } from "effect"
import * as entry from "effect-beatport"
import type { NodeBeatport } from "effect-beatport/node"
import { MockBeatport } from "effect-beatport/testing"
import manifest from "../../package.json" with { type: "json" }
import * as Example from "../../scripts/example/Example.ts"

/** The pages, by their path from the root. */
const pages = ["README.md", ...readdirSync(`${Example.root}/docs`).map((name) => `docs/${name}`)].filter(
  (path) => path.endsWith(".md")
)

/** The cells of the first table under a heading of a page, without its head. */
const table = (page: string, under: string): ReadonlyArray<ReadonlyArray<string>> => {
  const [, section = ""] = `\n${Example.source(page)}`.split(new RegExp(`\n#+ ${under}\n`))
  const rows = (section.split(/\n#+ /)[0] ?? "").split("\n").filter((line) => line.startsWith("|"))
  return rows.slice(2).map((row) =>
    row
      .slice(1, -1)
      .split("|")
      .map((cell) => cell.trim())
  )
}

/** The words in a text that are set as code. */
const code = (text: string): ReadonlyArray<string> =>
  Array.from(text.matchAll(/`([^`]+)`/g), ([, word = ""]) => word)

const unindented = (text: string): string => {
  const indent = /^ */.exec(text)?.[0] ?? ""
  return text.replaceAll(new RegExp(`^${indent}`, "gm"), "").trim()
}

/** What a page may show of a file: all of it, or one of its regions. */
const showable = (path: string): ReadonlyArray<string> => {
  const source = Example.source(path)
  const regions = source.matchAll(/^ *\/\/ #region \w+\n([^]*?)^ *\/\/ #endregion$/gm)
  return [source.trim(), ...Array.from(regions, ([, region = ""]) => unindented(region))]
}

describe.each(pages)("the programs of %s", (page) => {
  const blocks = Array.from(
    Example.source(page).matchAll(/(.*)\n\n```(\w*)\n([^]*?)```/g),
    ([, before = "", language, text = ""]) => ({
      path: /^\[`(examples\/[\w./-]+)`\]\((?:\.\.\/)?\1\)$/.exec(before)?.[1],
      language,
      text: text.trim()
    })
  )
  const programs = blocks.filter(({ language }) =>
    /^(ts|js|tsx|jsx|typescript|javascript)$/.test(language ?? "")
  )

  it("are the examples, or regions of them", () => {
    assert.strictEqual(Example.source(page).match(/^```\w/gm)?.length ?? 0, blocks.length)
    for (const { path, text } of programs) {
      assert.isDefined(path, `a program without a link to its file: ${text.slice(0, 80)}`)
      assert.include(showable(path), text)
    }
  })
})

describe("the README's programs", () => {
  it("are several", () => {
    assert.isAbove(Example.source("README.md").match(/^```(ts|js)$/gm)?.length ?? 0, 5)
  })

  it("leave it a front page", () => {
    assert.isBelow(Example.source("README.md").split("\n").length, 250)
  })
})

describe.each(pages)("the commands of %s", (page) => {
  const commands = Array.from(Example.source(page).matchAll(/\bnpm (?:run ([\w:]+)(?: -- ([\w-]+))?|(\w+))/g))

  it("exist", () => {
    const scripts = new Set([...Object.keys(manifest.scripts), "ci", "init", "install"])
    const named = commands.map(([, script, , command]) => script ?? command ?? "")
    assert.deepStrictEqual(
      named.filter((name) => !scripts.has(name)),
      []
    )
  })

  it("name examples that exist", () => {
    const names = commands.flatMap(([, script, name]) =>
      script === "example" && name !== undefined ? [name] : []
    )
    assert.includeMembers(
      Example.all.map(({ name }) => name),
      names
    )
  })
})

describe.each(pages)("the links of %s", (page) => {
  it("lead to files and headings that exist", () => {
    const targets = Array.from(Example.source(page).matchAll(/\]\(([^)]+)\)/g), ([, target = ""]) => target)
    const lost = targets.filter((target) => {
      if (target.startsWith("https://")) return false
      const [path = "", heading] = target.split("#")
      const file = path === "" ? page : join(dirname(page), path)
      if (!existsSync(`${Example.root}/${file}`)) return true
      return heading !== undefined && !anchorsOf(file).includes(heading)
    })
    assert.deepStrictEqual(lost, [])
  })
})

describe.each([...pages, "CONTRIBUTING.md"])("the files that %s names", (page) => {
  it("exist", () => {
    const named = code(Example.source(page)).filter((text) =>
      /^(src|test|scripts|docs)\/[\w./-]+$/.test(text)
    )
    assert.deepStrictEqual(
      named.filter((path) => !existsSync(`${Example.root}/${path}`)),
      []
    )
  })
})

const anchorsOf = (page: string): ReadonlyArray<string> =>
  Array.from(Example.source(page).matchAll(/^#+ (.+)$/gm), ([, heading = ""]) =>
    heading
      .toLowerCase()
      .replaceAll(/[^\w -]/g, "")
      .replaceAll(" ", "-")
  )

describe("the table of operations", () => {
  it.effect("has every operation, and no other", () =>
    Effect.gen(function* () {
      const beatport = yield* entry.Beatport
      const there = operationsOf(beatport).filter((name) => name !== "search" && name !== "searchFacets")
      const named = table("docs/operations.md", "Operations").flatMap(([resource = "", operations = ""]) =>
        resource === "`search`" ? [] : code(operations).map((name) => `${code(resource).join()}.${name}`)
      )
      assert.deepStrictEqual(named.toSorted(), there.toSorted())
    }).pipe(Effect.provide(MockBeatport.layer({})))
  )
})

/** `tracks.get`, `library.playlists.create` and so on. */
const operationsOf = (resource: object): ReadonlyArray<string> =>
  Object.entries(resource).flatMap(([name, member]: [string, unknown]) =>
    Predicate.isFunction(member)
      ? [name]
      : Predicate.isObject(member)
        ? operationsOf(member).map((below) => `${name}.${below}`)
        : []
  )

describe("the table of derived values", () => {
  it("has every function beside a type", () => {
    const functions = Object.entries(entry).flatMap(([type, member]) =>
      Schema.isSchema(member)
        ? Object.entries(Object.getOwnPropertyDescriptors(member)).flatMap(([name, { value }]) =>
            name !== "prototype" && Predicate.isFunction(value) ? [`${type}.${name}`] : []
          )
        : []
    )
    const named = table("docs/operations.md", "Derived values").flatMap(([names = ""]) => code(names))
    assert.isNotEmpty(functions)
    assert.deepStrictEqual(
      functions.filter((name) => !named.includes(name)),
      []
    )
  })
})

describe("the table of errors", () => {
  it("has every error, and no other", () => {
    const classes = Object.keys(entry).filter((name) => /^[A-Z].*Error$/.test(name))
    assert.deepStrictEqual(
      table("docs/errors.md", "Classes")
        .flatMap(([name = ""]) => code(name))
        .toSorted(),
      classes.toSorted()
    )
  })
})

/** What can be configured: the compiler insists that it is all. */
type Names<Options> = {
  readonly [Name in keyof Options]-?: NonNullable<Options[Name]> extends infer Option
    ? Name extends "retry" | "circuit" | "timeout"
      ? Names<Option>
      : true
    : never
}

const options: Names<NodeBeatport.NodeBeatportOptions> = {
  username: true,
  password: true,
  accessToken: true,
  tokenFile: true,
  clientId: true,
  baseUrl: true,
  debug: true,
  decoding: true,
  autoRefreshToken: true,
  renewBefore: true,
  pace: true,
  retry: { times: true, duration: true, baseDelay: true, maxDelay: true, maxRetryAfter: true, budget: true },
  circuit: { failures: true, openFor: true },
  timeout: { connect: true, response: true, total: true },
  maxResponseBytes: true,
  cache: true,
  cacheDirectory: true,
  userAgent: true,
  proxy: true,
  connections: true,
  fetch: true,
  httpClient: true
}

const namesOf = (tree: object): ReadonlyArray<string> =>
  Object.entries(tree).flatMap(([name, below]: [string, unknown]) =>
    Predicate.isObject(below) ? namesOf(below).map((inner) => `${name}.${inner}`) : [name]
  )

describe("the table of options", () => {
  const rows = table("docs/configuration.md", "Options")

  it("has every option, and no other", () => {
    assert.deepStrictEqual(
      rows.flatMap(([option = ""]) => code(option)).toSorted(),
      namesOf(options).toSorted()
    )
  })

  it("has every variable that the configuration reads, and no other", () => {
    const variables = (text: string) =>
      Arr.dedupe(Array.from(text.matchAll(/BEATPORT_[A-Z_]+/g), ([name]) => name)).toSorted()
    assert.deepStrictEqual(
      variables(rows.map(([, variable]) => variable).join()),
      variables(Example.source("src/services/BeatportConfig.ts"))
    )
  })

  it.effect("says the durations that hold where nothing is said", () =>
    Effect.gen(function* () {
      const config = yield* entry.BeatportConfig
      const durations: Readonly<Record<string, Duration.Duration>> = {
        renewBefore: config.renewBefore,
        pace: config.pace,
        "retry.duration": config.retry.duration,
        "retry.baseDelay": config.retry.baseDelay,
        "retry.maxDelay": config.retry.maxDelay,
        "retry.maxRetryAfter": config.retry.maxRetryAfter,
        "circuit.openFor": config.circuit.openFor,
        "timeout.connect": config.timeout.connect,
        "timeout.response": config.timeout.response
      }
      const said = rows.flatMap(([names = "", , defaults = ""]) =>
        Arr.zip(code(names), defaults.split(", ")).flatMap(([name, text]) =>
          name in durations ? [[name, Option.getOrNull(parsed(text))] as const] : []
        )
      )
      assert.deepStrictEqual(Object.fromEntries(said), durations)
    }).pipe(Effect.provide(entry.BeatportConfig.layer()))
  )
})

/** `5 minutes`, `0.5 s`. */
const parsed = (text: string): Option.Option<Duration.Duration> => {
  const [, amount, unit] = /^([\d.]+) (s|minutes?)$/.exec(text) ?? []
  return amount === undefined
    ? Option.none()
    : Option.some(unit === "s" ? Duration.seconds(Number(amount)) : Duration.minutes(Number(amount)))
}
