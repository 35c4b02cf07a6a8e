/**
 * What a long walk will cost, said before it begins.
 */
import { Duration, Effect } from "effect"
import { Prompt } from "effect/cli"
import type { Plan } from "../services/lists/Plan.ts"
import { ask } from "./ask.ts"
import { UsageError } from "./CliFailure.ts"
import { Output } from "./Output.ts"
import { formatDuration } from "./output/formatDuration.ts"
import { settings } from "./Settings.ts"

/** Above this number of requests, the command asks first in a terminal. */
const manyRequests = 200

/** Says how many requests and how much time a walk takes. In a terminal it asks whether to begin if these are many. */
export const announce = Effect.fnUntraced(function* ({ count, duration, exact, requests }: Plan) {
  const output = yield* Output
  const { noInput, quiet } = yield* settings
  if (!quiet) {
    const time = formatDuration(Duration.max(duration, Duration.seconds(1)))
    yield* output.note(`${exact ? "" : "At least "}${count} items: ${requests} requests, about ${time}.`)
  }
  if (requests <= manyRequests || !output.canAsk || noInput) return
  if (yield* ask(Prompt.Confirm({ message: `Make ${requests} requests?`, initial: true }))) return
  return yield* new UsageError({ message: "nothing was fetched", hint: "Narrow the filters." })
})
