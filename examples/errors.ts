/** Errors: a tag, a message that says what to do, and categories by which a program decides. */
import { NodeRuntime } from "@effect/platform-node"
import { Console, Duration, Effect } from "effect"
import { Beatport, Track } from "effect-beatport"
import { NodeBeatport } from "effect-beatport/node"

// #region errors
const titleOf = Effect.fn("titleOf")(
  function* (id: number) {
    const beatport = yield* Beatport
    return Track.fullTitle(yield* beatport.tracks.get(id))
  },
  Effect.catchTags({
    NotFoundError: () => Effect.succeed("no such track"),
    ForbiddenError: (error) => Effect.succeed(`not for this account: ${error.reason}`),
    RateLimitError: (error) => Effect.succeed(`come back in ${Duration.format(error.retryAfter)}`)
  })
)
// #endregion

const program = Effect.gen(function* () {
  const beatport = yield* Beatport
  yield* Console.log(yield* titleOf(999_999_999))

  // Invalid arguments are found before a request is sent.
  const wrong = yield* Effect.flip(beatport.tracks.list({ per_page: 500 }))
  yield* Console.log(`${wrong._tag}: ${wrong.message}`)

  // An error arrives after all retries. isRetryable says whether the call may succeed later.
  yield* beatport.tracks
    .get(999_999_999)
    .pipe(Effect.catch((error) => Console.log(`${error._tag}, worth another try: ${error.isRetryable}`)))
})

program.pipe(Effect.provide(NodeBeatport.layerConfig()), NodeRuntime.runMain)
