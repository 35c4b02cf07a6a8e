/** The tools as JSON Schema and functions, in the format of OpenAI's API, which many agent frameworks share. */
import { afterAll, assert, it } from "@effect/vitest"
import { Effect, ManagedRuntime, Schema } from "effect"
import { agentTools } from "effect-beatport/mcp"
import { simulated } from "./agent/simulated.ts"

// #region functions
const runtime = ManagedRuntime.make(simulated)
const beatport = await runtime.runPromise(agentTools)

/** What a request to the model lists as `tools`. */
const tools = beatport.map(({ description, inputSchema, name }) => ({
  type: "function",
  function: { name, description, parameters: inputSchema }
}))

/** What the model's message has as one of its `tool_calls`. */
interface ToolCall {
  readonly id: string
  readonly function: { readonly name: string; readonly arguments: string }
}

const readArguments = Schema.decodeUnknownEffect(Schema.fromJsonString(Schema.Unknown))

/** Makes the message that answers a call. A failure is text too: the model reads it, and corrects the call. */
const answer = async ({ function: called, id }: ToolCall) => {
  const tool = beatport.find(({ name }) => name === called.name)
  const content = await runtime.runPromise(
    tool === undefined
      ? Effect.succeed(`There is no tool ${called.name}.`)
      : readArguments(called.arguments).pipe(
          Effect.flatMap(tool.call),
          Effect.map(({ text }) => text),
          Effect.catch(({ message }) => Effect.succeed(message))
        )
  )
  return { role: "tool", tool_call_id: id, content }
}
// #endregion

it("answers calls and mistakes of a model", async () => {
  const call = (given: string) => answer({ id: "1", function: { name: "beatport_top", arguments: given } })
  assert.include(JSON.stringify(tools), '"parameters":{"type":"object"')
  assert.match((await call('{"genre":"House","limit":3}')).content, /^3 of 100\n/)
  assert.match((await call('{"genre":"Hause"}')).content, /The nearest are House;/)
  assert.match((await call('{"genre":')).content, /valid JSON/)
})
afterAll(() => runtime.dispose())
