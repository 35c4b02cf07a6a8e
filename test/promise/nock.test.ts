/**
 * nock, which sees the requests of a client through its option `fetch`. It has a file of its own because it replaces `fetch` when
 * it is imported.
 */
import { afterAll, describe, expect, it } from "@effect/vitest"
import { BeatportClient, NotFoundError } from "effect-beatport/promise"
import { Fixtures } from "effect-beatport/testing"
import nock from "nock"

describe("the requests of a client", () => {
  afterAll(() => {
    nock.restore()
  })

  it("are seen by nock", async () => {
    const scope = nock("https://api.beatport.com")
      .get("/v4/catalog/tracks/1/")
      .matchHeader("authorization", "Bearer an-access-token")
      .reply(200, Fixtures.trackDetail({ id: 1, name: "Strobe" }))
      .get("/v4/catalog/tracks/2/")
      .reply(404, {})
    await using client = await BeatportClient.make({
      accessToken: "an-access-token",
      tokenFile: false,
      pace: 0,
      fetch: (...args) => fetch(...args)
    })
    expect((await client.tracks.get(1)).name).toBe("Strobe")
    await expect(client.tracks.get(2)).rejects.toBeInstanceOf(NotFoundError)
    scope.done()
  })
})
