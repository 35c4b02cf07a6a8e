/**
 * Arguments that are generated from the schema of each tool, as a client sees it: right ones and wrong ones.
 */
import { expect, layer } from "@effect/vitest"
import { Effect, Predicate } from "effect"
import { McpProtocol, McpTest } from "effect/ai"
import { BeatportMcpServer } from "effect-beatport/mcp"
import { Simulator } from "effect-beatport/simulator"
import * as FastCheck from "fast-check"
import { agentServices } from "../../src/mcp/AgentServices.ts"
import { callsSent, layerWorld } from "./World.ts"

interface JsonSchema {
  readonly [keyword: string]: unknown
}

const isSchema = (value: unknown): value is JsonSchema =>
  Predicate.isReadonlyObject(value) && !Array.isArray(value)

const schemasIn = (value: unknown): ReadonlyArray<JsonSchema> =>
  Array.isArray(value) ? value.filter(isSchema) : []

const numberOf = (value: unknown, otherwise: number): number =>
  Predicate.isNumber(value) ? value : otherwise

/** Texts that mean something to some tool, and texts that mean nothing to any. */
const text = FastCheck.oneof(
  FastCheck.constantFrom(
    "1",
    "track:5",
    "label:3",
    "release:999999999",
    "beatport://chart/4",
    "https://www.beatport.com/track/x/12",
    "Techno",
    "8A",
    "F# Minor,9B",
    "30d",
    "2026-01-31",
    "2026-02-30",
    "WzEsMl0",
    "__proto__",
    "constructor",
    "a | b\nc"
  ),
  FastCheck.string({ minLength: 1, maxLength: 60, unit: "grapheme" }),
  FastCheck.string({ minLength: 1, maxLength: 20, unit: "binary" })
)

/** How many items a generated list has at most, whatever its schema allows: each can take a request. */
const mostItems = 3

/** Makes values that a schema describes. */
const valuesOf = (schema: JsonSchema): FastCheck.Arbitrary<unknown> => {
  const { anyOf, enum: members, items, properties, required, type } = schema
  if (Array.isArray(members))
    return FastCheck.constantFrom<unknown>(...members.map((member: unknown) => member))
  if (Array.isArray(anyOf)) return FastCheck.oneof(...schemasIn(anyOf).map(valuesOf))
  if (Array.isArray(type)) return FastCheck.oneof(...type.map((one) => valuesOf({ ...schema, type: one })))
  const maximum = numberOf(schema["maximum"], 1_000_000_000)
  switch (type) {
    case "string":
      return text.map((value) => value.slice(0, numberOf(schema["maxLength"], 1000)))
    case "integer":
      return FastCheck.integer({ min: 1, max: maximum })
    case "number":
      return FastCheck.double({ min: numberOf(schema["minimum"], 0.001), max: maximum, noNaN: true })
    case "boolean":
      return FastCheck.boolean()
    case "array":
      return FastCheck.array(isSchema(items) ? valuesOf(items) : FastCheck.string(), {
        minLength: 1,
        maxLength: mostItems
      })
    case "object":
      return recordOf(
        isSchema(properties) ? properties : {},
        Array.isArray(required) ? required.map(String) : []
      )
    default:
      throw new Error(`No generator for ${JSON.stringify(schema)}`)
  }
}

const recordOf = (properties: JsonSchema, required: ReadonlyArray<string>): FastCheck.Arbitrary<JsonSchema> =>
  FastCheck.record(
    Object.fromEntries(
      Object.entries(properties).flatMap(([name, held]) => (isSchema(held) ? [[name, valuesOf(held)]] : []))
    ),
    { requiredKeys: [...required] }
  )

/** Makes values that a schema does not describe. */
const othersThan = (schema: JsonSchema): FastCheck.Arbitrary<unknown> => {
  const types = [schema["type"], ...schemasIn(schema["anyOf"]).map(({ type }) => type)].flat()
  const isNumeric = types.includes("integer") || types.includes("number")
  const others: ReadonlyArray<readonly [unknown, boolean]> = [
    [null, true],
    [true, !types.includes("boolean")],
    ["", true],
    ["no such member", Array.isArray(schema["enum"]) || !types.includes("string")],
    [-1, true],
    [1.5, !types.includes("number")],
    [numberOf(schema["maximum"], Number.MAX_SAFE_INTEGER) + 1, true],
    ["1", isNumeric && !types.includes("string")],
    [{ unknown: 1 }, true],
    [[], !types.includes("array")],
    [[null], true],
    [Array.from({ length: numberOf(schema["maxItems"], 1000) + 1 }, () => "1"), true]
  ]
  return FastCheck.constantFrom(...others.flatMap(([value, isWrong]) => (isWrong ? [value] : [])))
}

/** Makes arguments of which one is wrong: unknown, missing, or no value that its schema describes. */
const wrongArgumentsOf = (schema: JsonSchema): FastCheck.Arbitrary<JsonSchema> => {
  const properties = isSchema(schema["properties"]) ? schema["properties"] : {}
  const required = Array.isArray(schema["required"]) ? schema["required"].map(String) : []
  const right = recordOf(properties, required)
  const unknown = FastCheck.tuple(
    right,
    FastCheck.constantFrom("limt", "constructor", "__proto__", "Query", "", "tool")
  ).map(([args, name]) => Object.fromEntries([...Object.entries(args), [name, 1]]))
  const missing = required.map((name) =>
    right.map((args) => Object.fromEntries(Object.entries(args).filter(([key]) => key !== name)))
  )
  const others = Object.entries(properties).flatMap(([name, held]) =>
    isSchema(held)
      ? [FastCheck.tuple(right, othersThan(held)).map(([args, value]) => ({ ...args, [name]: value }))]
      : []
  )
  return FastCheck.oneof(unknown, ...missing, ...others)
}

layer(layerWorld)("generated arguments", (it) => {
  const served = Effect.gen(function* () {
    const services = yield* agentServices
    const client = yield* McpTest.makeClient(BeatportMcpServer.makeRegistrations(Effect.succeed(services)), {
      protocols: [McpProtocol.v2025_11_25]
    })
    const { tools } = yield* client.listTools()
    const call = (name: string, args: JsonSchema) =>
      Effect.map(client.callTool({ name, arguments: args }), ({ content, isError = false }) => ({
        isError,
        said: content.map((part) => ("text" in part ? part.text : "")).join("")
      }))
    return { tools, call }
  })

  const check = <A>(
    arbitrary: FastCheck.Arbitrary<A>,
    numRuns: number,
    property: (value: A) => Effect.Effect<void, unknown, Simulator>
  ) =>
    Effect.flatMap(Effect.context<Simulator>(), (context) =>
      Effect.promise(() =>
        FastCheck.assert(
          FastCheck.asyncProperty(arbitrary, (value) => Effect.runPromiseWith(context)(property(value))),
          { numRuns }
        )
      )
    )

  it.effect("end in a result or in a message, never in an internal error, if they are right", () =>
    Effect.gen(function* () {
      const { call, tools } = yield* served
      for (const { inputSchema, name } of tools) {
        yield* check(valuesOf(inputSchema), 25, (args) =>
          Effect.gen(function* () {
            expect(isSchema(args)).toBe(true)
            if (!isSchema(args)) return
            const { said } = yield* call(name, args)
            expect(said, name).not.toBe("")
            expect(said, name).not.toMatch(/internal (server )?error/i)
          })
        )
      }
    })
  )

  it.effect("end in a message that names the argument, and send no request, if they are wrong", () =>
    Effect.gen(function* () {
      const { call, tools } = yield* served
      const { clearRequests } = yield* Simulator
      for (const { inputSchema, name } of tools) {
        yield* check(wrongArgumentsOf(inputSchema), 60, (args) =>
          Effect.gen(function* () {
            yield* clearRequests
            const { isError, said } = yield* call(name, args)
            expect(isError, `${name} ${JSON.stringify(args)}: ${said}`).toBe(true)
            expect(said, name).toMatch(/^[^:]*: \S/)
            expect(said, name).not.toMatch(/internal (server )?error/i)
            expect(yield* callsSent).toEqual([])
          })
        )
      }
    })
  )
})
