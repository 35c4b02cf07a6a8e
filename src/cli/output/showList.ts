/**
 * Shows a list: as many items as the caller wants, and says how many there are.
 */
import { Duration, Effect, Stream } from "effect"
import { Prompt } from "effect/cli"
import { UsageError } from "../CliFailure.ts"
import { Output } from "../Output.ts"
import { defaultLimit, settings } from "../Settings.ts"
import type { Paged } from "../../services/lists/Paged.ts"
import { formatDuration } from "./formatDuration.ts"
import { show, type Shown, showStream } from "./show.ts"

/** From this number of requests on, the command asks first in a terminal. */
const manyRequests = 200

/** Shows a list, 25 items unless `--limit` or `--all` says otherwise. */
export const showList = <A extends object, E>(shown: Shown<A>, list: Paged<A, E>) =>
  Effect.gen(function* () {
    const { all, limit = defaultLimit } = yield* settings
    return yield* all ? showAll(shown, list) : showSome(shown, list, limit)
  })

const showSome = <A extends object, E>(shown: Shown<A>, list: Paged<A, E>, limit: number) =>
  Effect.gen(function* () {
    const { quiet } = yield* settings
    const output = yield* Output
    if (limit > 100) return yield* showStream(shown, Stream.take(list.items, limit))
    const page = yield* list
    const items = page.results.slice(0, limit)
    yield* show(shown, items)
    if (quiet || !output.isTerminal || items.length === 0) return
    yield* output.note(
      page.count > items.length
        ? `${items.length} of ${page.count}${page.capped ? " or more" : ""}; --limit N or --all shows more.`
        : `${items.length} in all.`
    )
  })

const showAll = <A extends object, E>(shown: Shown<A>, list: Paged<A, E>) =>
  Effect.gen(function* () {
    const output = yield* Output
    const { noInput, quiet } = yield* settings
    const { count, duration, exact, requests } = yield* list.plan
    if (!quiet) {
      yield* output.note(
        `${exact ? "" : "At least "}${count} items: ${requests} requests, about ${formatDuration(Duration.max(duration, Duration.seconds(1)))}.`
      )
    }
    if (requests > manyRequests && output.canAsk && !noInput) {
      const goOn = yield* Prompt.run(Prompt.Confirm({ message: `Make ${requests} requests?`, initial: true }))
      if (!goOn) return yield* new UsageError({ message: "nothing was fetched", hint: "Narrow the filters." })
    }
    yield* showStream(shown, list.items)
  })
