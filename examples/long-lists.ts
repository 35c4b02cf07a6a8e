/** Long lists: the number of requests, progress, and resuming after an interruption. */
import { NodeRuntime } from "@effect/platform-node"
import { Console, Duration, Effect, Stream } from "effect"
import { Beatport, Track } from "effect-beatport"
import { NodeBeatport } from "effect-beatport/node"

const program = Effect.gen(function* () {
  const beatport = yield* Beatport

  // #region walk
  const techno = beatport.tracks.list({ genre_id: "Techno" })

  const { count, duration, requests } = yield* techno.plan
  yield* Console.log(`${count} tracks take ${requests} requests, ${Duration.format(duration)}`)

  let saved = ""
  yield* techno.walk().pipe(
    Stream.take(1), // interrupted
    Stream.runForEach(({ cursor, page, progress }) => {
      saved = cursor
      return Console.log(`${page.results.length} tracks more, ${progress.done} of ${progress.of}`)
    })
  )

  const rest = techno.walk({ cursor: saved })
  // #endregion

  const [next] = yield* Stream.runCollect(Stream.take(rest, 1))
  yield* Console.log(`then ${next?.page.results.slice(0, 1).map(Track.fullTitle).join()}`)
})

program.pipe(Effect.provide(NodeBeatport.layerConfig()), NodeRuntime.runMain)
