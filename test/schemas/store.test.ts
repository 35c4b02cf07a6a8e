import { assert, describe, it } from "@effect/vitest"
import * as FastCheck from "fast-check"
import { Store } from "effect-beatport"
import { Fixtures } from "effect-beatport/testing"

const kinds = ["track", "release", "artist", "label", "genre", "chart"] as const

describe("Store", () => {
  describe("url", () => {
    it("is the page that the site links to", () => {
      const track = Fixtures.track({ id: 1696999, slug: "strobe" })
      assert.strictEqual(Store.url("track", track), "https://www.beatport.com/track/strobe/1696999")
    })

    it("has Beatport's slug for nameless things where there is none", () => {
      for (const slug of ["", ".", ".."]) {
        assert.strictEqual(Store.url("label", { id: 7, slug }), "https://www.beatport.com/label/---/7")
      }
    })

    it("keeps a slug of any letters in its place", () => {
      assert.strictEqual(
        Store.url("artist", { id: 7, slug: "../a b?c#d/é" }),
        "https://www.beatport.com/artist/..%2Fa%20b%3Fc%23d%2F%C3%A9/7"
      )
    })

    it("leads back to what it was made of, whatever the slug", () => {
      FastCheck.assert(
        FastCheck.property(
          FastCheck.constantFrom(...kinds),
          FastCheck.integer({ min: 1, max: 999_999_999 }),
          FastCheck.string({ unit: "grapheme" }),
          (kind, id, slug) => {
            assert.deepStrictEqual(Store.parse(Store.url(kind, { id, slug })), { kind, id })
          }
        )
      )
    })
  })

  describe("parse", () => {
    it.each([
      ["https://www.beatport.com/track/impulse/30378061", "track", 30378061],
      ["https://www.beatport.com/release/impulse/7392479", "release", 7392479],
      ["https://www.beatport.com/artist/gabriel-moraes/413759", "artist", 413759],
      ["https://www.beatport.com/label/volta/106172", "label", 106172],
      ["https://www.beatport.com/genre/techno-peak-time-driving/6", "genre", 6],
      ["https://www.beatport.com/chart/summer/893576", "chart", 893576],
      ["https://www.beatport.com/de/track/impulse/30378061", "track", 30378061],
      ["http://beatport.com/track/impulse/30378061/?utm_source=x#player", "track", 30378061],
      ["beatport.com/track/impulse/30378061", "track", 30378061],
      ["  https://WWW.Beatport.com/track/impulse/30378061\n", "track", 30378061],
      ["https://www.beatport.com/label/---/7", "label", 7],
      ["https://www.beatport.com/artist/gabriel-moraes/413759/tracks", "artist", 413759],
      ["https://www.beatport.com/genre/house/5/top-100", "genre", 5],
      ["https://api.beatport.com/v4/catalog/tracks/30378061/", "track", 30378061],
      ["api.beatport.com/v4/catalog/charts/893576/tracks/?page=2&per_page=5", "chart", 893576],
      ["https://www.beatport.com/library/playlists/77", "playlist", 77],
      ["https://www.beatport.com/de/playlists/share/77?x=1", "playlist", 77],
      ["https://api.beatport.com/v4/catalog/playlists/77/", "playlist", 77],
      ["https://api.beatport.com/v4/my/playlists/77/tracks/", "playlist", 77],
      ["<https://www.beatport.com/track/a/5>", "track", 5],
      ["https://www.beatport.com/track/a/5).", "track", 5],
      ['"https://www.beatport.com/track/a/5",', "track", 5],
      ["[A (Original Mix)](https://www.beatport.com/track/a/5)", "track", 5],
      ["https://www.beatport.com//track/a/5", "track", 5],
      ["https://www.beatport.com/Track/a/5", "track", 5],
      ["https://www.beatport.com./track/a/5", "track", 5],
      ["https://pro.beatport.com/track/a/5", "track", 5],
      ["https://embed.beatport.com/?id=5&type=track", "track", 5],
      ["https://api.beatport.com/v4/catalog/releases/5/tracks/?page=2", "release", 5],
      ["https://api.beatport.com/v4/catalog/artists/5/images/", "artist", 5],
      ["https://api.beatport.com/v4/catalog/labels/5", "label", 5],
      ["HTTPS://API.BEATPORT.COM/V4/CATALOG/GENRES/5/TOP/100/", "genre", 5],
      ["https://api.beatport.com//v4//my/charts/5/", "chart", 5],
      ["https://api.beatport.com/v4/curation/playlists/5/", "playlist", 5],
      ["HTTPS://WWW.BEATPORT.COM/TRACK/A/5", "track", 5],
      ["https://www.beatport.com/pt-br/track/a/5", "track", 5],
      ["https://www.beatport.com/en-US/release/a/5", "release", 5],
      ["https://www.beatport.com:443/track/a/5", "track", 5],
      ["www.beatport.com:443/track/a/5", "track", 5],
      ["//www.beatport.com/track/a/5", "track", 5],
      ["https://www.beatport.com/track/a%2Fb%20%E2%80%A6/5", "track", 5],
      ["https://www.beatport.com/track/при-вет/5", "track", 5],
      ["https://www.beatport.com/track/a/5?utm_source=a&si=b%20c", "track", 5],
      ["https://www.beatport.com/track/a/5#t=30", "track", 5],
      ["https://www.beatport.com/track/a/5/?", "track", 5],
      ["(https://www.beatport.com/track/a/5)", "track", 5],
      ["[https://www.beatport.com/track/a/5]", "track", 5],
      ["\u201chttps://www.beatport.com/track/a/5\u201d", "track", 5],
      ["\u00abhttps://www.beatport.com/track/a/5\u00bb!", "track", 5],
      ["`https://www.beatport.com/track/a/5`", "track", 5],
      ["**https://www.beatport.com/track/a/5**", "track", 5],
      ["https://www.beatport.com/track/a/5\u2026", "track", 5],
      ["https://www.beatport.com/track/a/5\u3002", "track", 5],
      ["\u200bhttps://www.beatport.com/track/a/5\ufeff", "track", 5],
      ["- [A [B]](https://www.beatport.com/track/a/5)", "track", 5],
      ['[A](<https://www.beatport.com/track/a/5> "A title").', "track", 5],
      ["![cover](https://www.beatport.com/release/a/5)", "release", 5],
      ["<https://www.beatport.com/track/a/5|A track>", "track", 5],
      ["https://embed.beatport.com/?type=Release&id=5", "release", 5],
      ["https://embed.beatport.com/track/a/5", "track", 5],
      ["https://pro.beatport.com/chart/a/5", "chart", 5],
      ["beatport://track/5", "track", 5],
      ["beatport:track:5", "track", 5],
      ["Beatport://Tracks/5/", "track", 5],
      ["<beatport:playlist:5>", "playlist", 5]
    ] as const)("reads %s", (url, kind, id) => {
      assert.deepStrictEqual(Store.parse(url), { kind, id })
      assert.deepStrictEqual(Store.parse(url), Store.parse(` ${url}`))
    })

    it.each([
      "",
      "strobe",
      "https://www.beatport.com/",
      "https://www.beatport.com/track/impulse",
      "https://www.beatport.com/track/30378061",
      "https://www.beatport.com/track/impulse/0",
      "https://www.beatport.com/track/impulse/-5",
      "https://www.beatport.com/track/impulse/12x",
      "https://www.beatport.com/track/impulse/99999999999999999999",
      "https://www.beatport.com/tracks/impulse/5",
      "https://www.beatport.com/constructor/impulse/5",
      "https://api.beatport.com/v4/catalog/track/5/",
      "https://api.beatport.com/v3/catalog/tracks/5/",
      "https://api.beatport.com/track/impulse/5",
      "https://www.beatport.com.example.net/track/impulse/5",
      "https://example.net/https://www.beatport.com/track/impulse/5",
      "https://www.beatport.com@example.net/track/impulse/5",
      "https://notbeatport.com/track/impulse/5",
      "ftp://www.beatport.com/track/impulse/5",
      "javascript:https://www.beatport.com/track/impulse/5",
      "[A](https://example.net/track/a/5)",
      "https://www.beatport.com/track/a/5 and more",
      "mailto:track@www.beatport.com/track/a/5",
      "beatport:thing:5",
      "beatport:track:0"
    ])("knows nothing of %s", (url) => {
      assert.isUndefined(Store.parse(url))
    })

    it("takes an id alone if the kind is given", () => {
      assert.deepStrictEqual(Store.parse(" 5 ", "label"), { kind: "label", id: 5 })
      assert.deepStrictEqual(Store.parse("beatport:track:5", "label"), { kind: "track", id: 5 })
      assert.isUndefined(Store.parse("0", "label"))
      assert.isUndefined(Store.parse("5"))
    })

    it.each(['"5"', "<5>", "5,", "(5)", "\ufeff5", "\u201c5\u201d."])("takes the id %s alone", (text) => {
      assert.deepStrictEqual(Store.parse(text, "label"), { kind: "label", id: 5 })
    })

    it.each(["-5", "5.5", "+5", "5e3", "0", "", "5 6", "٥", "9".repeat(16)])(
      "takes no id from %s",
      (text) => {
        assert.isUndefined(Store.parse(text, "label"))
      }
    )

    it("takes a URL as well as its text", () => {
      assert.deepStrictEqual(Store.parse(new URL("https://www.beatport.com/track/impulse/5")), {
        kind: "track",
        id: 5
      })
    })

    it("reads the URLs in responses", () => {
      assert.deepStrictEqual(Store.parse(Fixtures.track({ id: 3002 }).url), { kind: "track", id: 3002 })
      assert.deepStrictEqual(Store.parse(Fixtures.release({ id: 4002 }).url), { kind: "release", id: 4002 })
    })

    it("takes any text without harm", () => {
      FastCheck.assert(
        FastCheck.property(FastCheck.webUrl({ withQueryParameters: true, withFragments: true }), (url) => {
          assert.isUndefined(Store.parse(url))
        })
      )
      FastCheck.assert(FastCheck.property(FastCheck.string(), (text) => void Store.parse(text)))
    })
  })

  describe("find", () => {
    it.each([
      ["Bought at https://www.beatport.com/de/track/a/5, 2024.", 5],
      ["www.beatport.com/track/a/5", 5],
      ["see (beatport.com/track/a/5).", 5],
      ["beatport:track:5 / beatport:track:6", 5],
      ["https://www.beatport.com/release/r/7 https://www.beatport.com/track/a/5", 5],
      ['<a href="https://www.beatport.com/track/a/5">A</a>', 5],
      ["/music/https://api.beatport.com/v4/catalog/tracks/5/", 5],
      ["https://notbeatport.com/track/a/5", undefined],
      ["https://www.beatport.com.example.net/track/a/5", undefined],
      ["track 5", undefined]
    ] as const)("finds the track in %s", (text, id) => {
      assert.strictEqual(Store.find(text, "track")?.id, id)
    })

    it("finds the first link of any kind, and reads long texts in little time", () => {
      assert.deepStrictEqual(Store.find("x beatport.com/label/a/5 y beatport.com/track/a/6"), {
        kind: "label",
        id: 5
      })
      for (const part of [
        "beatport.",
        "beatport.com/",
        "a",
        "beatport:",
        "https://",
        "beatport.com/track/"
      ]) {
        assert.isUndefined(Store.find(part.repeat(100_000)))
        assert.isUndefined(Store.parse(part.repeat(100_000)))
      }
    })
  })
})
