/**
 * Records everything that a program shows: its log at every level, its spans, its metrics, its errors in
 * every form they can be printed in. What such a person must not see are the secrets that went over the wire.
 */
import { ServerResponse } from "node:http"
import { inspect } from "node:util"
import { Cause, Effect, Exit, Layer, Logger, Metric, Predicate, References, Tracer } from "effect"
import type { RecordedRequest } from "effect-beatport/simulator"

/** What was seen, and where. */
export interface Sight {
  readonly where: string
  readonly text: string
}

export interface Onlooker {
  /** Shows what an effect logs and traces. */
  readonly watched: <A, E, R>(effect: Effect.Effect<A, E, R>) => Effect.Effect<A, E, R>
  /** Looks at how an effect ended. */
  readonly sees: (exit: Exit.Exit<unknown, unknown>) => void
  /** Everything seen so far; it is forgotten with this. */
  readonly take: Effect.Effect<ReadonlyArray<Sight>>
}

/** All there is to a value, as deep as it goes, with and without what it shows of itself. */
export const printed = (value: unknown): ReadonlyArray<string> => [
  String(value),
  inspect(value, { depth: Infinity, showHidden: true, getters: true, maxStringLength: Infinity }),
  inspect(value, { depth: Infinity, showHidden: true, customInspect: false, maxStringLength: Infinity }),
  jsonOf(value)
]

const jsonOf = (value: unknown): string => {
  try {
    return JSON.stringify(value) ?? ""
  } catch (error) {
    return String(error)
  }
}

const formsOf = (exit: Exit.Exit<unknown, unknown>): ReadonlyArray<string> => {
  if (Exit.isSuccess(exit)) return []
  const errors = exit.cause.reasons.flatMap((reason) =>
    Cause.isFailReason(reason) ? [reason.error] : Cause.isDieReason(reason) ? [reason.defect] : []
  )
  const squashed = Cause.squash(exit.cause)
  return [
    Cause.pretty(exit.cause),
    ...printed(exit.cause),
    ...[...errors, squashed].flatMap((error) => [
      ...printed(error),
      ...(error instanceof Error ? [error.message, error.stack ?? "", ...printed(error.cause)] : [])
    ])
  ]
}

export const make: Effect.Effect<Onlooker> = Effect.sync(() => {
  let sights: Array<Sight> = []
  let spans: Array<Tracer.NativeSpan> = []
  const see = (where: string, texts: Iterable<string>) => {
    for (const text of texts) sights.push({ where, text })
  }

  const logger = Logger.make((options) => {
    const { cause, message } = options
    see("log", [
      Logger.formatJson.log(options),
      Logger.formatLogFmt.log(options),
      Logger.formatSimple.log(options),
      ...printed(message),
      ...printed(cause)
    ])
  })

  const tracer = Tracer.make({
    span: (options) => {
      const span = new Tracer.NativeSpan(options)
      spans.push(span)
      return span
    }
  })

  const watching = Layer.mergeAll(
    Logger.layer([logger]),
    Layer.succeed(References.MinimumLogLevel, "All"),
    Layer.succeed(Tracer.Tracer, tracer)
  )

  return {
    watched: Effect.provide(watching),
    sees: (exit) => see("error", formsOf(exit)),
    take: Effect.map(Metric.dump, (metrics) => {
      for (const { attributes, events, name, status } of spans) {
        see("span", [
          name,
          ...printed([...attributes]),
          ...printed(events),
          ...(status._tag === "Ended" ? formsOf(status.exit) : [])
        ])
      }
      const taken = [...sights, { where: "metrics", text: metrics }]
      sights = []
      spans = []
      return taken
    })
  }
})

/** The secrets there are, by what they are. */
export interface Secrets {
  readonly all: () => ReadonlyMap<string, string>
  readonly plant: (what: string, secret: string) => void
  /** Stops listening. */
  readonly stop: () => void
}

const issued: ReadonlyArray<readonly [what: string, pattern: RegExp]> = [
  ["access token", /"access_token":"([^"]+)"/g],
  ["refresh token", /"refresh_token":"([^"]+)"/g],
  ["session cookie", /sessionid=([^;"\s]+)/g],
  ["CSRF cookie", /csrftoken=([^;"\s]+)/g],
  ["code", /[?&]code=([^&"\s]+)/g]
]

/** Records the secrets in every response of this process's servers. */
export const listen = (): Secrets => {
  const known = new Map<string, string>()
  const hear = (said: unknown) => {
    const text = said instanceof Uint8Array ? Buffer.from(said).toString("latin1") : jsonOf(said)
    const plain = said instanceof Uint8Array || typeof said !== "string" ? text : said
    for (const [what, pattern] of issued) {
      for (const [, secret = ""] of plain.matchAll(pattern)) known.set(secret, what)
    }
  }
  const methods = (["end", "write", "writeHead"] as const).map((name) => {
    const before = Object.getOwnPropertyDescriptor(ServerResponse.prototype, name)
    const original: unknown = Reflect.get(ServerResponse.prototype, name)
    if (!Predicate.isFunction(original)) throw new TypeError(`A response has no ${name}`)
    Object.defineProperty(ServerResponse.prototype, name, {
      configurable: true,
      writable: true,
      value(this: ServerResponse, ...args: ReadonlyArray<unknown>): unknown {
        args.forEach(hear)
        const result: unknown = Reflect.apply(original, this, args)
        return result
      }
    })
    return { name, before }
  })
  return {
    all: () => known,
    plant: (what, secret) => void known.set(secret, what),
    stop: () => {
      for (const { before, name } of methods) {
        Reflect.deleteProperty(ServerResponse.prototype, name)
        if (before !== undefined) Object.defineProperty(ServerResponse.prototype, name, before)
      }
    }
  }
}

/** Takes note of the secrets in a request. */
export const overhear = (secrets: Secrets, { body, headers }: RecordedRequest): void => {
  const found: ReadonlyArray<readonly [what: string, secret: string | undefined]> = [
    ["access token", /^Bearer (.+)$/.exec(headers["authorization"] ?? "")?.[1]],
    ["session cookie", /sessionid=([^;]+)/.exec(headers["cookie"] ?? "")?.[1]],
    ["code", /(?:^|&)code=([^&]+)/.exec(body)?.[1]],
    ["refresh token", /(?:^|&)refresh_token=([^&]+)/.exec(body)?.[1]],
    ["revoked token", /(?:^|&)token=([^&]+)/.exec(body)?.[1]]
  ]
  for (const [what, secret] of found) if (secret !== undefined) secrets.plant(what, secret)
}

/** Where issued secrets can stand, all of which are letters and digits. */
const long = /[A-Za-z0-9]{20,}/g

/** The forms in which a secret can stand in a text. */
const forms = (secret: string): ReadonlyArray<string> => [
  secret,
  encodeURIComponent(secret),
  JSON.stringify(secret).slice(1, -1),
  Buffer.from(secret).toString("base64")
]

/** The secrets that can be seen, each with where and in what. */
export const betrayed = (sights: ReadonlyArray<Sight>, secrets: Secrets): ReadonlyArray<string> => {
  const known = [...secrets.all()]
  const words = known.filter(([secret]) => /^[A-Za-z0-9]{20,}$/.test(secret))
  const others = known
    .filter(([secret]) => !/^[A-Za-z0-9]{20,}$/.test(secret))
    .map(([secret, what]) => [forms(secret), what] as const)
  return sights.flatMap(({ text, where }) => {
    const found = [
      ...others.filter(([all]) => all.some((form) => text.includes(form))),
      ...[...text.matchAll(long)].flatMap(([run]) => words.filter(([secret]) => run.includes(secret)))
    ]
    return found.map(([, what]) => `${what} in ${where}: ${text.slice(0, 300)}`)
  })
}
