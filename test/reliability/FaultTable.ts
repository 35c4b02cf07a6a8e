/**
 * Holds the client to the tables of docs/faults.md.
 */
import { Effect } from "effect"
import { Simulator } from "effect-beatport/simulator"
import { afterAll, beforeAll, describe, expect, it } from "vitest"
import { type Kind, tables } from "./Calls.ts"
import { faults } from "./Faults.ts"
import { cellOf, type Outcome, run } from "./Matrix.ts"
import * as Onlooker from "./Onlooker.ts"
import * as Table from "./Table.ts"
import { account, simulated } from "./World.ts"

/** What every fault does to one kind of call, one after the other, on a simulator of its own. */
const lane = (kind: Kind, often: Table.Often, secrets: Onlooker.Secrets) =>
  Effect.forEach(Object.values(faults), (trouble) => run(kind, trouble, often, secrets)).pipe(
    Effect.provide(Simulator.layer(simulated))
  )

/** What there is to be kept to oneself, in both tables. */
const kindsOfSecrets = ["access token", "password", "refresh token", "user name"]

/** As many at a time as keep two cores busy while others wait. */
const lanes = 8

/** On a machine that does nothing else it takes some ten seconds. */
const patience = 300_000

/** Runs every cell of a table and holds it to what the document says. */
export const holdTable = (title: Table.Title, often: Table.Often): void => {
  const kinds: Readonly<Record<string, Kind>> = tables[title]
  const names = Object.keys(kinds)
  const { columns, rows: said } = Table.read(title, often)

  describe(`${title}, ${Table.times[often]}`, () => {
    let outcomes: ReadonlyArray<ReadonlyArray<Outcome>> = []
    const secrets = Onlooker.listen()
    secrets.plant("user name", account.username)
    secrets.plant("password", account.password)

    beforeAll(async () => {
      outcomes = await Effect.runPromise(
        Effect.forEach(Object.values(kinds), (kind) => lane(kind, often, secrets), { concurrency: lanes })
      )
    }, patience)

    it("has a column for every kind of call", () => {
      expect(columns).toEqual(names)
    })

    it("has a row for every fault", () => {
      expect([...said.keys()]).toEqual(Object.keys(faults))
    })

    it.each(Object.keys(faults).map((fault, index) => [fault, index] as const))("%s", (fault, index) => {
      const found = outcomes.map((column) => column[index])
      expect(found.map((outcome) => outcome && cellOf(outcome))).toEqual(said.get(fault))
    })

    it.each(
      Object.entries(faults).flatMap(([fault, { at }], index) =>
        at === "network" ? [] : [[fault, index] as const]
      )
    )("%s: the server gets what the client sends, and nothing twice", (_, index) => {
      const found = outcomes.map((column) => column[index])
      expect(found.map((outcome) => outcome?.arrived)).toEqual(found.map((outcome) => outcome?.sent))
    })

    it("no write is done twice, and one that comes out well is done", () => {
      const writes = Object.values(kinds).flatMap((kind, index) => (kind.done ? (outcomes[index] ?? []) : []))
      expect(writes.filter(({ done }) => done > 1)).toEqual([])
      expect(writes.filter(({ done, seen }) => seen === "ok" && done !== 1)).toEqual([])
    })

    it("no secret comes to light, in whatever form", () => {
      expect([...new Set(secrets.all().values())].toSorted()).toEqual(expect.arrayContaining(kindsOfSecrets))
      expect(outcomes.flat().flatMap(({ betrayed }) => betrayed)).toEqual([])
    })

    afterAll(() => {
      secrets.stop()
      outcomes = []
    })
  })
}
