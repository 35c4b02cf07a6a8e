/**
 * The server of a soak as its client's side sees it: started, asked, and ended with the scope.
 */
import { type ChildProcess, fork } from "node:child_process"
import { fileURLToPath } from "node:url"
import { Context, Deferred, Effect, Layer, Schema } from "effect"
import { TaskResult, type ResultOf, results, Served, type Task } from "./Bookkeeping.ts"

export class Backstage extends Context.Service<
  Backstage,
  {
    readonly served: Served
    readonly token: Effect.Effect<ResultOf<"Token">>
    readonly playlist: (trackIds: ReadonlyArray<number>) => Effect.Effect<ResultOf<"Playlist">>
    readonly contents: (id: number) => Effect.Effect<ResultOf<"Contents">>
    readonly named: (name?: string) => Effect.Effect<ResultOf<"Named">>
    readonly remove: (ids: ReadonlyArray<number>) => Effect.Effect<ResultOf<"Remove">>
    readonly arrived: Effect.Effect<ResultOf<"Arrived">>
  }
>()("test/soak/Backstage") {
  static readonly layer: Layer.Layer<Backstage> = Layer.effect(
    Backstage,
    Effect.suspend(() => make)
  )
}

const make = Effect.gen(function* () {
  const server = yield* started
  const served = yield* Effect.orDie(Schema.decodeUnknownEffect(Served)(yield* firstMessage(server)))
  const waiting = new Map<number, Deferred.Deferred<unknown>>()
  let orders = 0
  server.on("message", (message) => {
    const { result, order } = Schema.decodeUnknownSync(TaskResult)(message)
    const asked = waiting.get(order)
    waiting.delete(order)
    if (asked !== undefined) Deferred.doneUnsafe(asked, Effect.succeed(result))
  })
  server.once("exit", (code) => {
    for (const asked of waiting.values()) Deferred.doneUnsafe(asked, Effect.die(ended(code)))
  })

  const ask =
    <A>(shape: Schema.ConstraintDecoder<unknown> & { readonly Type: A }) =>
    (task: Task): Effect.Effect<A> =>
      Effect.suspend(() => {
        const order = orders++
        const asked = Deferred.makeUnsafe<unknown>()
        waiting.set(order, asked)
        server.send({ order, task })
        return Deferred.await(asked)
      }).pipe(Effect.flatMap(Schema.decodeUnknownEffect(shape)), Effect.orDie)

  return Backstage.of({
    served,
    token: ask(results.Token)({ _tag: "Token" }),
    playlist: (trackIds) => ask(results.Playlist)({ _tag: "Playlist", trackIds }),
    contents: (id) => ask(results.Contents)({ _tag: "Contents", id }),
    named: (name) => ask(results.Named)(name === undefined ? { _tag: "Named" } : { _tag: "Named", name }),
    remove: (ids) => ask(results.Remove)({ _tag: "Remove", ids }),
    arrived: ask(results.Arrived)({ _tag: "Arrived" })
  })
})

const started = Effect.acquireRelease(
  Effect.sync(() => fork(fileURLToPath(new URL("server.ts", import.meta.url)))),
  (server) =>
    Effect.callback<void>((resume) => {
      if (server.exitCode !== null) return resume(Effect.void)
      server.once("exit", () => resume(Effect.void))
      server.disconnect()
    })
)

const firstMessage = (server: ChildProcess) =>
  Effect.callback<unknown>((resume) => {
    server.once("message", (message) => resume(Effect.succeed(message)))
    server.once("exit", (code) => resume(Effect.die(ended(code))))
  })

const ended = (code: number | null) => new Error(`The server ended with ${String(code)}`)
