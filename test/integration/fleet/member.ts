/**
 * A process of a fleet. Its one argument is `Orders` as JSON. It says `ready` when everything is loaded, begins when a
 * line comes in, ends at the next if it is endless, says what it is about to do, and ends with what came of it, as JSON.
 *
 * What only some tasks need is loaded for those only: a process is started hundreds of times.
 */
import { appendFileSync } from "node:fs"
import { once } from "node:events"
import * as NodeFileSystem from "@effect/platform-node/NodeFileSystem"
import * as NodePath from "@effect/platform-node/NodePath"
import { Effect, FileSystem, Layer, Logger, Schema } from "effect"
import * as FetchHttpClient from "effect/http/FetchHttpClient"
import * as HttpClient from "effect/http/HttpClient"
import * as UserDirectories from "effect/persistence/UserDirectories"
import type { TokenStoreError } from "../../../src/errors/TokenStoreError.ts"
import { Auth } from "../../../src/services/Auth.ts"
import { BeatportConfig } from "../../../src/services/BeatportConfig.ts"
import { ClientId } from "../../../src/services/ClientId.ts"
import { RateLimiter } from "../../../src/services/RateLimiter.ts"
import { TokenStore } from "../../../src/services/TokenStore.ts"
import { Orders, outcomeOf } from "./Orders.ts"

const orders = Schema.decodeSync(Schema.fromJsonString(Orders))(process.argv[2] ?? "")

const say = (line: string) => Effect.sync(() => void process.stdout.write(`${line}\n`))

/** Appends a line to the diary. */
const note = (what: string) =>
  Effect.sync(() => {
    if (orders.diary !== undefined) appendFileSync(orders.diary, `${what} ${orders.name}\n`)
  })

let steps = 0

const isStepping = orders.diesAt !== undefined || orders.freezesAt !== undefined

/**
 * Each file that is touched and each request is two steps, before and after. At one of them it may have to die, or to
 * suspended until the test resumes it.
 */
const step = (label: string) =>
  Effect.suspend(() => {
    steps += 1
    if (steps === orders.diesAt) return Effect.andThen(say(`dies ${label}`), signalToItself("SIGKILL"))
    if (steps === orders.freezesAt) return Effect.andThen(say(`freezes ${label}`), signalToItself("SIGSTOP"))
    return isStepping ? say(label) : Effect.void
  })

const signalToItself = (name: NodeJS.Signals) => Effect.sync(() => process.kill(process.pid, name))

const stepping = <A, E, R>(label: string, effect: Effect.Effect<A, E, R>) =>
  step(`before ${label}`).pipe(Effect.andThen(effect), Effect.tap(step(`after ${label}`)))

const deadly = (file: FileSystem.File): FileSystem.File => ({
  [FileSystem.FileTypeId]: FileSystem.FileTypeId,
  stat: file.stat,
  seek: (offset, from) => file.seek(offset, from),
  read: (buffer, options) => file.read(buffer, options),
  readAlloc: (size, options) => file.readAlloc(size, options),
  truncate: (length) => file.truncate(length),
  write: (buffer) => file.write(buffer),
  writeAll: (buffer) => stepping("writing the token", file.writeAll(buffer)),
  sync: stepping("flushing a file", file.sync)
})

/** A file system in which it dies. What the lock is touched with is left out, as it comes when it wants. */
const deadlyFiles = Layer.effect(
  FileSystem.FileSystem,
  Effect.map(FileSystem.FileSystem, (fs): FileSystem.FileSystem => ({
    ...fs,
    makeDirectory: (...args) => stepping("making the directory", fs.makeDirectory(...args)),
    writeFileString: (...args) => stepping("drafting the lock", fs.writeFileString(...args)),
    link: (...args) => stepping("taking the lock", fs.link(...args)),
    remove: (...args) => stepping("removing a file", fs.remove(...args)),
    readFileString: (...args) => stepping("looking at the lock", fs.readFileString(...args)),
    rename: (...args) => stepping("moving the token into its place", fs.rename(...args)),
    open: (...args) => Effect.map(stepping("opening a file", fs.open(...args)), deadly)
  }))
).pipe(Layer.provide(NodeFileSystem.layer))

/** A network in which it dies. */
const deadlyNetwork = Layer.effect(
  HttpClient.HttpClient,
  Effect.map(
    HttpClient.HttpClient,
    HttpClient.transform((response, { method, url }) =>
      stepping(`${method} ${new URL(url).pathname}`, response)
    )
  )
).pipe(Layer.provide(FetchHttpClient.layer))

/** A store that says what happens to it. */
const watched = Layer.effect(
  TokenStore,
  Effect.map(TokenStore, (store) =>
    TokenStore.of({
      ...store,
      save: (token) => say("saves").pipe(Effect.andThen(store.save(token)), Effect.andThen(note("saved"))),
      withLock: (effect) =>
        store.withLock(
          Effect.andThen(note("enters"), say("inside")).pipe(
            Effect.andThen(effect),
            Effect.ensuring(note("leaves"))
          )
        )
    })
  )
)

const onThisMachine = Layer.mergeAll(
  watched.pipe(
    Layer.provide(TokenStore.layerFile({ path: orders.tokenFile })),
    Layer.provide([deadlyFiles, NodePath.layer, UserDirectories.layer])
  ),
  RateLimiter.layer
)

const inRedis = Layer.unwrap(
  Effect.map(
    Effect.promise(() => import("../../../src/node/redisConnection.ts")),
    ({ layerRedisConnection }) =>
      Layer.mergeAll(
        watched.pipe(Layer.provide(TokenStore.layerRedis(orders.redis))),
        RateLimiter.layerRedis(orders.redis)
      ).pipe(Layer.provide(Layer.orDie(layerRedisConnection(orders.redis?.url ?? ""))))
  )
)

const config = BeatportConfig.layer({
  baseUrl: orders.baseUrl,
  userAgent: orders.name,
  pace: orders.pace,
  clientId: orders.clientId,
  username: orders.account?.username,
  password: orders.account?.password,
  retry: orders.retry
})

const told = Effect.promise(() => once(process.stdin, "data"))

/** Gives up the rights of root, when everything is imported and before a file is touched. */
const becomeUser = Effect.sync(() => {
  if (orders.runsAs === undefined) return
  process.setgroups?.([])
  process.setgid?.(orders.runsAs)
  process.setuid?.(orders.runsAs)
})

const ready = becomeUser.pipe(Effect.andThen(say("ready")), Effect.andThen(told))

const signingIn = Effect.gen(function* () {
  const auth = yield* Auth
  yield* ready
  if (orders.task === "login") yield* auth.login()
  else if (orders.task === "refresh") yield* auth.refresh
  else yield* auth.accessToken
}).pipe(Effect.provide(Auth.layer.pipe(Layer.provide(ClientId.layer), Layer.provide(deadlyNetwork))))

const calling = Effect.flatMap(
  Effect.promise(() => import("./makeCalls.ts")),
  ({ call, callUntil }) =>
    orders.endless === true ? callUntil(ready, told, say) : call(ready, orders.times ?? 1)
)

const shared: Layer.Layer<TokenStore | RateLimiter, TokenStoreError, BeatportConfig> =
  orders.redis === undefined ? onThisMachine : inRedis

const program = Effect.gen(function* () {
  if (orders.task === "call") yield* calling
  else yield* signingIn
}).pipe(Effect.provide(shared), Effect.provide(config), Effect.provide(Logger.layer([])))

const exit = await Effect.runPromiseExit(program)
process.stdout.write(`${JSON.stringify({ ...outcomeOf(exit), steps })}\n`)
process.stdin.destroy()
