/**
 * The soak: a short one goes well, tells the same story for the same seed, and finds what is broken on purpose.
 */
import { execFile } from "node:child_process"
import { fileURLToPath } from "node:url"
import { Effect, Schema } from "effect"
import { describe, expect, it } from "vitest"
import { type Client, endings, type Meeting } from "./Expected.ts"
import * as Items from "./Items.ts"
import { growthOf, type Point } from "./Result.ts"

const program = fileURLToPath(new URL("./main.ts", import.meta.url))

/** What is looked at of a report. */
const Report = Schema.fromJsonString(
  Schema.Struct({
    calls: Schema.Int,
    kinds: Schema.Record(Schema.String, Schema.Record(Schema.String, Schema.Int)),
    requests: Schema.Struct({ sent: Schema.Int, faulty: Schema.Int, signIn: Schema.Int }),
    wrong: Schema.Struct({ first: Schema.Array(Schema.Struct({ call: Schema.Int, kind: Schema.String })) }),
    items: Schema.Struct({ given: Schema.Int }),
    writes: Schema.Struct({ done: Schema.Int }),
    points: Schema.Array(Schema.Struct({ calls: Schema.Int })),
    story: Schema.String,
    complaints: Schema.Array(Schema.String)
  })
)

const run = (...options: ReadonlyArray<string>) =>
  new Promise<{ readonly code: number | string; readonly out: string; readonly said: string }>((resolve) => {
    execFile(process.execPath, [program, ...options], { maxBuffer: 2 ** 26 }, (error, out, said) => {
      resolve({ code: error === null ? 0 : (error.code ?? String(error.signal)), out, said })
    })
  })

const soak = async (...options: ReadonlyArray<string>) => {
  const { code, out, said } = await run("--json", ...options)
  if (out === "") throw new Error(said)
  return { code, ...Schema.decodeUnknownSync(Report)(out) }
}

describe("npm run soak", () => {
  it("makes calls of every kind with a fault in every fifth response, and every result follows the tables", async () => {
    const report = await soak("--calls", "500", "--seed", "1")
    expect(report.complaints).toEqual([])
    expect(report.code).toBe(0)
    expect(report.calls).toBe(500)
    expect(Object.keys(report.kinds).toSorted()).toEqual([
      "add tracks",
      "batch",
      "client id",
      "create a playlist",
      "delete a playlist",
      "log in",
      "log out",
      "read",
      "refresh",
      "remove a track",
      "renew for a read",
      "search",
      "walk"
    ])
    expect(report.requests.faulty / report.requests.sent).toBeCloseTo(0.2, 1)
    expect(report.requests.signIn).toBeGreaterThan(3)
    expect(report.items.given).toBeGreaterThan(1000)
    expect(report.writes.done).toBeGreaterThan(10)
    expect(report.points).toHaveLength(10)
  })

  it("tells the same story for the same seed, however many calls are made at once, and another for another", async () => {
    // One after the other: a machine that is too busy makes requests time out, which changes the story.
    const first = await soak("--calls", "120", "--seed", "2", "--fibers", "40")
    const again = await soak("--calls", "120", "--seed", "2", "--fibers", "10")
    const other = await soak("--calls", "120", "--seed", "3", "--fibers", "40")
    expect([first.complaints, again.complaints, other.complaints]).toEqual([[], [], []])
    expect(again.kinds).toEqual(first.kinds)
    expect(again.story).toBe(first.story)
    expect(other.story).not.toBe(first.story)
  })

  it("finds what is broken on purpose", async () => {
    const broken: Readonly<Record<string, RegExp>> = {
      ending: /calls ended otherwise than the tables say/,
      item: /items came twice/,
      write: /writes were done more than once/,
      fiber: /fibers are left/,
      socket: /sockets are left/,
      timer: /timers are left/,
      listener: /listeners are left/
    }
    const planted = Object.keys(broken).flatMap((defect) => ["--plant", defect])
    const report = await soak("--calls", "100", "--seed", "1", "--faults", "0", ...planted)
    expect(report.code).toBe(1)
    for (const complaint of Object.values(broken)) {
      expect(report.complaints).toEqual(expect.arrayContaining([expect.stringMatching(complaint)]))
    }
  })

  it("makes a wrong call of a seed again, alone", async () => {
    const options = ["--seed", "1", "--plant", "ending"]
    const { wrong } = await soak("--calls", "50", "--faults", "0", ...options)
    const [first] = wrong.first
    const alone = await soak("--call", String(first?.call), "--faults", "0", ...options)
    expect(alone.code).toBe(1)
    expect(alone.wrong.first).toEqual([first])
  })

  it("says which option is wrong", async () => {
    const { code, said } = await run("--faults", "2")
    expect(code).toBe(2)
    expect(said).toContain('Invalid value for flag --faults: "2". Expected a number from 0 to 1.')
  })
})

describe("what a call may come to", () => {
  const client: Client = { attempts: 3, isThrifty: false }

  const met = (column: string, ...rows: ReadonlyArray<string>): ReadonlyArray<Meeting> =>
    rows.map((row) => ({ key: column, column, rows: [row] }))

  const allowed = (...meetings: ReadonlyArray<ReadonlyArray<Meeting>>) => [
    ...endings(meetings.flat(), client)
  ]

  it.each([
    ["one fault that passes", ["500 with JSON", "nothing goes wrong"], ["ok"]],
    [
      "as many as there are attempts",
      ["500 with JSON", "502 with a page of HTML", "500 with JSON"],
      ["ServerError (500)"]
    ],
    [
      "a fault that is final, behind one that passes",
      ["500 with JSON", "the JSON is cut off"],
      ["DecodeError"]
    ],
    ["a token that is refused once", ["401, the token is refused", "nothing goes wrong"], ["ok"]],
    [
      "a token that is refused once in each attempt",
      ["401, the token is refused", "500 with JSON", "401, the token is refused"],
      ["AuthenticationError (TokenRejected)"]
    ],
    [
      "a token that is refused twice in one attempt",
      ["401, the token is refused", "the token expires in flight"],
      ["AuthenticationError (TokenRejected)"]
    ],
    ["a request that is not sent again though it should be", ["500 with JSON"], []],
    ["a request that is sent again though it is over", ["the JSON is cut off", "nothing goes wrong"], []]
  ])("follows from what a read met: %s", (_, rows, ending) => {
    expect(allowed(met("read", ...rows))).toEqual(ending)
  })

  it("is nothing for a write that was sent again after it may have been done", () => {
    expect(allowed(met("write (POST)", "the connection is reset before the headers"))).toEqual([
      "TransportError (ConnectionReset)"
    ])
    expect(
      allowed(met("write (POST)", "the connection is reset before the headers", "nothing goes wrong"))
    ).toEqual([])
  })

  it("is well only where all requests are", () => {
    expect(
      allowed(met("log in", "nothing goes wrong"), met("authorize", "nothing goes wrong")).toSorted()
    ).toEqual(["ok"])
    expect(allowed(met("log in", "nothing goes wrong"), met("authorize", "204 with nothing"))).toEqual([
      "AuthenticationError (AuthorizationDenied)"
    ])
  })

  it("is the 401 where the call has refreshed its token before", () => {
    const refused = met("read", "401, the token is refused")
    expect(allowed(met("renew for a read", "nothing goes wrong"), refused)).toEqual([
      "AuthenticationError (TokenRejected)"
    ])
    expect(
      allowed(
        met("renew for a read", "nothing goes wrong"),
        met("read", "401, the token is refused", "nothing goes wrong")
      )
    ).toEqual([])
  })

  it("may be well with the token of another call where the client is shared", () => {
    const rows = ["401, the token is refused", "nothing goes wrong"]
    const shared: Client = { ...client, sharedRefresh: "begun" }
    expect([...endings(met("read", ...rows), shared)]).toEqual(["ok"])
    expect([...endings(met("read", rows[0] ?? ""), shared)]).toEqual(["AuthenticationError (TokenRejected)"])
    expect([...endings(met("read", rows[0] ?? ""), { ...client, sharedRefresh: "not begun" })]).toEqual([])
  })

  it("may come sooner where there is a budget for retries", () => {
    expect([...endings(met("read", "500 with JSON"), { ...client, isThrifty: true })]).toEqual([
      "ServerError (500)"
    ])
  })
})

describe("every item exactly once", () => {
  const tried = (check: (items: Items.Items["Service"]) => Effect.Effect<void, unknown>) =>
    Effect.runSync(
      Effect.gen(function* () {
        const items = yield* Items.make
        const exit = yield* Effect.exit(check(items))
        return { isRight: exit._tag === "Success", ...items.counted }
      })
    )

  it("counts what is lost, doubled, or of another list", () => {
    expect(tried(({ compare }) => compare([1, 2, 3], [3, 1, 2]))).toMatchObject({ isRight: true, given: 3 })
    expect(tried(({ compare }) => compare([1, 2, 3], [1, 1, 3]))).toMatchObject({
      isRight: false,
      lost: 1,
      doubled: 1
    })
    expect(tried(({ compare }) => compare([1], [1, 2]))).toMatchObject({ isRight: false })
  })

  it("counts writes that were acknowledged and not done, or done twice", () => {
    expect(tried(({ written }) => written(true, 1))).toMatchObject({ isRight: true, written: 1 })
    expect(tried(({ written }) => written(true, 0))).toMatchObject({ isRight: false, writesLost: 1 })
    expect(tried(({ written }) => written(false, 0))).toMatchObject({ isRight: true })
    expect(tried(({ written }) => written(false, 1))).toMatchObject({ isRight: true })
    expect(tried(({ written }) => written(false, 2))).toMatchObject({ isRight: false, writesDoubled: 1 })
    expect(tried(({ written }) => written(true, 0.5))).toMatchObject({ isRight: false })
  })
})

describe("the heap", () => {
  const points = (...megabytes: ReadonlyArray<number>): ReadonlyArray<Point> =>
    megabytes.map((held, index) => ({ calls: 1000 * (index + 1), megabytes: held, fibers: 0, sockets: 0 }))

  it("is flat where only moments differ", () => {
    expect(growthOf(points(70, 50, 54, 51, 58, 51))).toBe(1)
  })

  it("is not where it grows with the calls", () => {
    expect(growthOf(points(50, 52, 54, 56, 58, 60))).toBe(6)
  })

  it("is not judged before it is warm", () => {
    expect(growthOf(points(50, 60, 70))).toBeUndefined()
  })
})
