/**
 * A language model that follows a script: it looks up a top ten, and answers with the first of it.
 */
import { Effect, Layer, Schema, Stream } from "effect"
import { LanguageModel, type Prompt, type Response } from "effect/ai"

const TopTen = Schema.Struct({
  items: Schema.Array(Schema.Struct({ title: Schema.String, artists: Schema.optionalKey(Schema.String) }))
})
const decodeTopTen = Schema.decodeUnknownSync(TopTen)

/** The results of the tools that the model has called. */
const resultsIn = ({ content }: Prompt.Prompt) =>
  content.flatMap((message) =>
    message.role === "tool"
      ? message.content.flatMap((part) => (part.type === "tool-result" ? [part.result] : []))
      : []
  )

const finish = (reason: "stop" | "tool-calls"): Response.PartEncoded => ({
  type: "finish",
  reason,
  usage: { inputTokens: {}, outputTokens: {} }
})

const respond = (prompt: Prompt.Prompt): Array<Response.PartEncoded> => {
  const [result] = resultsIn(prompt)
  if (result === undefined) {
    const params = { genre: "Techno (Peak Time / Driving)", limit: 10 }
    return [{ type: "tool-call", id: "1", name: "beatport_top", params }, finish("tool-calls")]
  }
  const [first] = decodeTopTen(result).items
  return [{ type: "text", text: `The first is ${first?.title} by ${first?.artists}.` }, finish("stop")]
}

/** Provides the model. A program has `OpenAiLanguageModel` or `AnthropicLanguageModel` in its place. */
export const layer = Layer.effect(
  LanguageModel.LanguageModel,
  LanguageModel.make({
    generateText: ({ prompt }) => Effect.sync(() => respond(prompt)),
    streamText: () => Stream.empty
  })
)
