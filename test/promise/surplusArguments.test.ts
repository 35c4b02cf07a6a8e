/**
 * Arguments after those that an operation takes. TypeScript refuses them; a JavaScript caller can pass them.
 */
import { readdirSync, readFileSync } from "node:fs"
import { join } from "node:path"
import { fileURLToPath } from "node:url"
import { describe, expect, it } from "@effect/vitest"
import { Effect, Layer } from "effect"
import ts from "typescript-5"
import { Beatport } from "effect-beatport"
import { BeatportClient, ValidationError } from "effect-beatport/promise"
import { Fixtures, MockBeatport } from "effect-beatport/testing"
import { mapOperations } from "../../src/services/mapOperations.ts"

const services = fileURLToPath(new URL("../../src/services/", import.meta.url))

/** The largest number of arguments of each operation by its declaration. */
const readDeclaredArities = (): ReadonlyMap<string, number> => {
  const files = readdirSync(join(services, "Beatport"), { recursive: true, encoding: "utf8" })
    .filter((file) => file.endsWith(".ts"))
    .map((file) => join("Beatport", file))
  const interfaces = new Map<string, ts.InterfaceDeclaration>()
  for (const file of [...files, "Beatport.ts"]) {
    const text = readFileSync(join(services, file), "utf8")
    for (const statement of ts.createSourceFile(file, text, ts.ScriptTarget.Latest).statements) {
      if (ts.isInterfaceDeclaration(statement)) interfaces.set(statement.name.text, statement)
    }
  }
  const arities = new Map<string, number>()
  const visit = (declared: string, path: string): void => {
    for (const member of interfaces.get(declared)?.members ?? []) {
      if (!ts.isPropertySignature(member) || !ts.isIdentifier(member.name) || member.type === undefined)
        continue
      const name = `${path}${member.name.text}`
      const { type } = member
      const signatures = ts.isFunctionTypeNode(type)
        ? [type]
        : ts.isTypeLiteralNode(type)
          ? type.members.filter(ts.isCallSignatureDeclaration)
          : []
      if (signatures.length > 0)
        arities.set(name, Math.max(...signatures.map(({ parameters }) => parameters.length)))
      else if (ts.isTypeReferenceNode(type) && ts.isIdentifier(type.typeName))
        visit(type.typeName.text, `${name}.`)
    }
  }
  visit("BeatportService", "")
  return arities
}

/** A client that counts its requests, and its operations by their names. */
const opened = async () => {
  let requests = 0
  const client = await BeatportClient.make({
    accessToken: "an-access-token",
    tokenFile: false,
    pace: 0,
    fetch: async () => {
      requests += 1
      return Response.json({})
    }
  })
  const operations = new Map<string, (...args: ReadonlyArray<unknown>) => unknown>()
  const { auth: _, close: __, ...resources } = client
  mapOperations(resources, (operation, name) => {
    operations.set(name, operation)
    return operation
  })
  return { client, operations, requests: () => requests }
}

const rejection = async (result: unknown): Promise<ValidationError> => {
  try {
    await result
  } catch (error) {
    if (error instanceof ValidationError) return error
    throw error
  }
  return expect.fail("expected a rejection")
}

describe("the operations of Beatport", () => {
  it.effect("know how many arguments they take", () =>
    Effect.gen(function* () {
      const declared = readDeclaredArities()
      const known = new Map<string, number | undefined>()
      mapOperations(yield* Beatport, (operation, name) => {
        known.set(name, operation.arity)
        return operation
      })
      expect(known.size).toBeGreaterThan(150)
      expect(Object.fromEntries(known)).toEqual(Object.fromEntries(declared))
    }).pipe(Effect.provide(MockBeatport.layer({ tracks: { list: [] } })))
  )
})

const withoutPrototype: unknown = Object.setPrototypeOf({ dryRun: true }, null)

describe("a surplus argument", () => {
  it("is a ValidationError of every operation, before any request", async () => {
    const { client, operations, requests } = await opened()
    for (const [name, arity] of readDeclaredArities()) {
      const operation = operations.get(name)
      if (operation === undefined) throw new Error(`${name} is missing`)
      const args = Array.from({ length: arity }, () => 1)
      for (const [more, field] of [
        [[{ dryRun: true }], "dryRun"],
        [[2], "arguments"],
        [[{}, {}], "arguments"]
      ] as const) {
        const error = await rejection(operation(...args, ...more))
        expect([name, error.operation, ...Object.keys(error.fields)]).toEqual([name, name, field])
      }
    }
    expect(requests()).toBe(0)
    await client.close()
  })

  it.each([
    [[withoutPrototype], "dryRun"],
    [[{ timeout: 5000, dry_run: true }], "dry_run"],
    [[null], "arguments"],
    [[[]], "arguments"],
    [[new AbortController().signal], "arguments"],
    [[undefined, { timeout: 1 }], "arguments"]
  ])("is refused in any form: %j", async (more, field) => {
    const { client, operations, requests } = await opened()
    const error = await rejection(operations.get("tracks.getListed")?.(1, ...more))
    expect(Object.keys(error.fields)).toEqual([field])
    expect(requests()).toBe(0)
    await client.close()
  })

  it("is named together with what is expected", async () => {
    const { client, operations } = await opened()
    const sync = operations.get("library.playlists.sync")
    expect((await rejection(sync?.(1, [1], { dryRun: true }))).message).toBe(
      "library.playlists.sync: invalid argument. dryRun: There is no such argument. Expected signal, lenient, cache, timeout, retries, headers."
    )
    expect((await rejection(sync?.(1, [1], 2))).message).toContain(
      "Expected 2 arguments and then call options such as { timeout: 5000 }, not 3 arguments."
    )
    await client.close()
  })

  it("is accepted if it is undefined or an empty object, as call options can be", async () => {
    await using client = await BeatportClient.fromLayer(
      MockBeatport.layer({ releases: { get: () => Effect.succeed(Fixtures.releaseDetail({ id: 7 })) } })
    )
    expect((await client.releases.get(7, {})).id).toBe(7)
    const more: ReadonlyArray<unknown> = [7, undefined, undefined]
    const result: unknown = Reflect.apply(client.releases.get, undefined, more)
    expect(await result).toMatchObject({ id: 7 })
  })

  it("is not looked for in an operation that a program wrote itself, because its number of arguments is unknown", async () => {
    const get = () => Effect.succeed(Fixtures.releaseDetail({ id: 7 }))
    const own = Layer.effect(
      Beatport,
      Effect.map(Beatport, (real) => ({ ...real, releases: { ...real.releases, get } }))
    ).pipe(Layer.provideMerge(MockBeatport.layer({})))
    await using client = await BeatportClient.fromLayer(own)
    expect((await client.releases.get(7)).id).toBe(7)
  })

  it.each(["login", "logout", "refresh", "status", "importToken"] as const)(
    "of auth.%s is a ValidationError that names a misspelt call option",
    async (name) => {
      const { client, requests } = await opened()
      const args = name === "login" ? [undefined] : name === "importToken" ? ["a-token"] : []
      const result: unknown = Reflect.apply(client.auth[name], undefined, [...args, { sginal: 1 }])
      expect((await rejection(result)).message).toContain(
        'sginal: There is no such argument. Did you mean "signal"?'
      )
      expect(requests()).toBe(0)
      await client.close()
    }
  )

  it("of a part of a list is a ValidationError that names it", async () => {
    const { client, requests } = await opened()
    const misspelt = Object.assign<object, object>({}, { retires: 1 })
    expect((await rejection(client.tracks.list().plan(misspelt))).message).toContain(
      'Did you mean "retries"?'
    )
    expect(
      (await rejection(client.tracks.list().pages(misspelt)[Symbol.asyncIterator]().next())).fields
    ).toHaveProperty("retires")
    expect(requests()).toBe(0)
    await client.close()
  })
})
