/**
 * `--review`: asks about ambiguous rows and remembers the answers.
 */
import { Effect, Ref } from "effect"
import { Prompt } from "effect/cli"
import type { MatchedRow } from "../../collection/index.ts"
import type { Candidate } from "../../matching/index.ts"
import { ask } from "../ask.ts"
import { Output } from "../Output.ts"
import { cleanText } from "../output/cleanText.ts"
import { cut } from "../output/wrap.ts"
import type { Answers } from "./Answers.ts"
import { writeParticulars, writeRow, writeTrack } from "./rowText.ts"

type Choice = { readonly answer: number | null } | "later" | "stop"

/** The width that the pointer before a choice takes. */
const pointerWidth = 4

/**
 * Makes a function that asks about a row if it is ambiguous. The answer is remembered, and `decide` decides the row again
 * with it. After "stop", the function returns every row as it is.
 */
export const makeReviewer = <E, R>(
  answers: Answers,
  decide: (row: MatchedRow, answer: number | null) => Effect.Effect<MatchedRow, E, R>
) =>
  Effect.gen(function* () {
    const output = yield* Output
    const isOver = yield* Ref.make(false)
    const width = (output.width ?? 80) - pointerWidth
    const line = (text: string) => cut(cleanText(text), width)
    return Effect.fnUntraced(function* (matched: MatchedRow) {
      const { decision, row } = matched
      if (decision.outcome !== "ambiguous" || (yield* Ref.get(isOver))) return matched
      yield* output.progress("")
      const choice = yield* ask(
        Prompt.Select<Choice>({
          message: line(`${writeRow(row.track)}: which one is it?`),
          choices: [
            ...decision.candidates.map(({ track, ...candidate }) => ({
              title: line(writeTrack(track)),
              description: line(`${writeParticulars(track)}. ${explainChoice(candidate)}`),
              value: { answer: track.id }
            })),
            { title: "None of these: it is not on Beatport", value: { answer: null } },
            { title: "Ask again next time", value: "later" as const },
            { title: "Stop asking", value: "stop" as const }
          ]
        })
      )
      if (choice === "stop") yield* Ref.set(isOver, true)
      if (choice === "stop" || choice === "later") return matched
      yield* answers.remember(row.track, choice.answer)
      return yield* decide(matched, choice.answer)
    })
  })

/** The strongest reason for or against a candidate. */
const explainChoice = ({ components, confidence }: Omit<Candidate, "track">): string => {
  const [strongest] = components.toSorted((a, b) => Math.abs(b.weight) - Math.abs(a.weight))
  return `${Math.round(confidence * 100)} %. ${strongest?.explanation ?? ""}`
}
