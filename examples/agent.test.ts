/** A language model answers a question with the tools of Beatport; here it follows a script. */
import { assert, layer } from "@effect/vitest"
import { Effect, Layer } from "effect"
import { Chat } from "effect/ai"
import { BeatportToolkit, layerHandlers } from "effect-beatport/mcp"
import * as ScriptedModel from "./agent/ScriptedModel.ts"
import { simulated } from "./agent/simulated.ts"

// #region agent
/** Lets the model call tools until it has an answer, for at most ten rounds. */
const ask = Effect.fnUntraced(function* (question: string) {
  const chat = yield* Chat.empty
  let response = yield* chat.generateText({ prompt: question, toolkit: BeatportToolkit })
  for (let round = 1; round < 10 && response.finishReason === "tool-calls"; round++) {
    response = yield* chat.generateText({ prompt: [], toolkit: BeatportToolkit })
  }
  return response.text
})
// #endregion

const tools = layerHandlers.pipe(Layer.provide(simulated))

layer(Layer.merge(tools, ScriptedModel.layer), { excludeTestServices: true })("an agent", (it) => {
  it.effect("answers with what the tools have found", () =>
    Effect.gen(function* () {
      assert.match(yield* ask("Which track leads the techno chart?"), /^The first is .+ \(.+\) by .+\.$/)
    })
  )
})
