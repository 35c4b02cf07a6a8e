/**
 * Which tools a server offers.
 */
import { Effect } from "effect"
import { ValidationError } from "../../errors/ValidationError.ts"
import type { AgentTool } from "../AgentTool.ts"
import { findNearest } from "../wrongArguments.ts"

/** Selects the tools of a server. */
export interface ToolSelection {
  /** Whether tools that change something are left out. Default false. */
  readonly readOnly?: boolean | undefined
  /** The only tools to offer, with or without `beatport_`. Default all. */
  readonly tools?: ReadonlyArray<string> | undefined
  /** Tools to leave out. Default none. */
  readonly exclude?: ReadonlyArray<string> | undefined
}

const prefix = "beatport_"

/** Returns the selected tools. A name that no tool has is an error, because a misspelt `exclude` would offer the tool. */
export const selectTools = (
  all: ReadonlyArray<AgentTool>,
  { exclude = [], readOnly = false, tools }: ToolSelection
): Effect.Effect<ReadonlyArray<AgentTool>, ValidationError> =>
  Effect.gen(function* () {
    const names = all.map(({ name }) => name)
    const only = tools === undefined ? names : yield* isKnown("tools", tools, names)
    const without = yield* isKnown("exclude", exclude, names)
    const selected = all.filter(
      ({ isReadOnly, name }) => only.includes(name) && !without.includes(name) && (isReadOnly || !readOnly)
    )
    return selected.length === 0
      ? yield* failInvalid("tools", "The options leave no tool. Leave one of them out.")
      : selected
  })

const isKnown = (option: string, given: ReadonlyArray<string>, names: ReadonlyArray<string>) =>
  Effect.forEach(given, (text) => {
    const bare = text.trim().replace(prefix, "")
    const name = `${prefix}${bare}`
    // Without the prefix, because the names would be near each other by it alone.
    const near = findNearest(
      bare,
      names.map((other) => other.slice(prefix.length))
    )
    return names.includes(name)
      ? Effect.succeed(name)
      : failInvalid(
          option,
          `There is no tool "${text.trim()}". ${near === undefined ? `The tools are ${names.join(", ")}.` : `Did you mean ${prefix}${near}?`}`
        )
  })

const failInvalid = (option: string, said: string) =>
  Effect.fail(new ValidationError({ operation: "mcp", fields: { [option]: [said] } }))
