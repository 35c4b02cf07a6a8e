/**
 * Flags that every command takes.
 */
import { Effect, Option } from "effect"
import { Flag, GlobalFlag } from "effect/cli"
import { toggle } from "./toggle.ts"

const json = GlobalFlag.Setting("json")({
  flag: toggle("json", "Write JSON, one object a line, with Beatport's field names")
})

const fields = GlobalFlag.Setting("fields")({
  flag: Flag.String("fields").pipe(
    Flag.withMetavar("a,b"),
    Flag.withDescription("Show these fields only: id,name,artists.name"),
    Flag.map((list) => list.split(",").map((field) => field.trim())),
    Flag.filter(
      (list) => list.every((field) => /^\w+(\.\w+)*$/.test(field)),
      () => "names of fields with commas between: id,name,artists.name"
    ),
    Flag.optional
  )
})

const limit = GlobalFlag.Setting("limit")({
  flag: Flag.Int("limit").pipe(
    Flag.withMetavar("N"),
    Flag.withDescription("Show at most N items, 25 by default"),
    Flag.filter(
      (count) => count > 0,
      () => "a whole number above 0"
    ),
    Flag.optional
  )
})

const all = GlobalFlag.Setting("all")({
  flag: toggle("all", "Show all items, however many requests that takes")
})

const quiet = GlobalFlag.Setting("quiet")({
  flag: toggle("quiet", "Write nothing but data and errors").pipe(Flag.withAlias("q"))
})

const verbose = GlobalFlag.Setting("verbose")({
  flag: toggle("verbose", "Write a line for each request to stderr; never a secret")
})

const noInput = GlobalFlag.Setting("no-input")({
  flag: toggle("no-input", "Never ask; fail if an answer is needed")
})

const color = GlobalFlag.Setting("color")({
  flag: Flag.Literals("color", ["auto", "always", "never"]).pipe(
    Flag.withDescription("Color the output: auto (the default), always or never"),
    Flag.withDefault("auto" as const)
  )
})

const profile = GlobalFlag.Setting("profile")({
  flag: Flag.String("profile").pipe(
    Flag.withMetavar("NAME"),
    Flag.withDescription("Use another account, with a token file of its own"),
    Flag.filter(
      (name) => /^[A-Za-z0-9][\w.-]{0,63}$/.test(name),
      () => "a name of letters, digits, dots, hyphens and underscores"
    ),
    Flag.optional
  )
})

/** The flags themselves, for the root command. */
export const globalFlags = [json, fields, limit, all, quiet, verbose, noInput, color, profile] as const

/** The global flags that take a value, by name. */
export const valueFlags: ReadonlySet<string> = new Set(["--fields", "--limit", "--color", "--profile"])

/** What the caller set by global flags. */
export interface Settings {
  readonly json: boolean
  readonly fields: ReadonlyArray<string> | undefined
  /** Undefined if the caller gave none. */
  readonly limit: number | undefined
  readonly all: boolean
  readonly quiet: boolean
  readonly verbose: boolean
  readonly noInput: boolean
  readonly color: "auto" | "always" | "never"
  readonly profile: string | undefined
}

/** The number of items that a list shows without `--limit` and `--all`. */
export const defaultLimit = 25

/** Reads the global flags. */
export const settings = Effect.gen(function* () {
  return {
    json: yield* json,
    fields: Option.getOrUndefined(yield* fields),
    limit: Option.getOrUndefined(yield* limit),
    all: yield* all,
    quiet: yield* quiet,
    verbose: yield* verbose,
    noInput: yield* noInput,
    color: yield* color,
    profile: Option.getOrUndefined(yield* profile)
  } satisfies Settings
})

/** The services that the global flags are. */
export type GlobalSettings = Effect.Services<typeof settings>
