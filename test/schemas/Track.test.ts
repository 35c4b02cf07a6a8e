import { assert, describe, it } from "@effect/vitest"
import * as FastCheck from "fast-check"
import { Duration } from "effect"
import { Image, Track, type TrackArtist } from "effect-beatport"
import { Fixtures } from "effect-beatport/testing"

const [artist] = Fixtures.track().artists

describe("Track", () => {
  it("has a full title of its name and its mix, or of its name alone", () => {
    assert.strictEqual(Track.fullTitle({ name: "Strobe", mix_name: "Extended Mix" }), "Strobe (Extended Mix)")
    assert.strictEqual(Track.fullTitle({ name: "Strobe", mix_name: "" }), "Strobe")
  })

  it("names its artists and remixers in their order, and skips nulls", () => {
    assert(artist !== undefined && artist !== null)
    const credits = [{ ...artist, name: "B" }, null, { ...artist, name: "A" }]
    assert.deepStrictEqual(Track.artistNames(Fixtures.track({ artists: credits })), ["B", "A"])
    assert.deepStrictEqual(Track.remixerNames(Fixtures.track({ remixers: credits })), ["B", "A"])
    assert.deepStrictEqual(Track.remixerNames({ remixers: [] }), [])
  })

  it("gives its artists and remixers without nulls, with their own type", () => {
    assert(artist !== undefined && artist !== null)
    const credits = [{ ...artist, name: "B" }, null, { ...artist, name: "A" }]
    const track = Fixtures.track({ artists: credits, remixers: credits })
    const artists: ReadonlyArray<TrackArtist> = Track.artists(track)
    const remixers: ReadonlyArray<TrackArtist> = Track.remixers(track)
    assert.deepStrictEqual(
      [...artists, ...remixers],
      [...credits, ...credits].filter((one) => one !== null)
    )
  })

  it("has the preview that its sample_url names", () => {
    const sample_url = "https://geo-samples.beatport.com/track/x.LOFI.mp3"
    assert.strictEqual(Track.previewUrl(Fixtures.track({ sample_url })), sample_url)
  })

  it.each([
    [358_500, "5:58", 358_500],
    [null, "5:58", 358_000],
    [null, "61:05", 3_665_000],
    [0, "5:58", 0],
    [null, null, null],
    [null, "5:5", null],
    [null, "1:02:03", null],
    [null, "", null]
  ])("lasts, with %s ms and the text %s, %s ms", (length_ms, length, millis) => {
    const duration = Track.duration({ length_ms, length })
    assert.strictEqual(duration === null ? null : Duration.toMillis(duration), millis)
  })
})

describe("the full title", () => {
  it.each([
    ["Machine ", "Original Mix", "Machine (Original Mix)"],
    [" Machine", " Original Mix ", "Machine (Original Mix)"],
    ["", "Original Mix", "(Original Mix)"],
    ["Machine", "", "Machine"],
    ["Tide (feat. Guest)", "(feat. Guest)", "Tide (feat. Guest)"],
    ["Tide feat. Guest", "Extended Mix (feat. Guest)", "Tide feat. Guest (Extended Mix)"],
    ["Tide feat. Guest", "Club (feat. Guest) Mix", "Tide feat. Guest (Club Mix)"],
    ["Tide feat. Guest", "feat. Guest Extended Mix", "Tide feat. Guest (Extended Mix)"],
    ["Tide (ft. Guest)", "Feat. GUEST Dub", "Tide (ft. Guest) (Dub)"],
    ["Tide feat. Guest", "feat. Guestina Dub", "Tide feat. Guest (feat. Guestina Dub)"],
    ["Tide", "feat. Guest", "Tide (feat. Guest)"]
  ])("of %j and %j is %j", (name, mix_name, title) => {
    assert.strictEqual(Track.fullTitle({ name, mix_name }), title)
  })

  it("has a length in milliseconds, or none", () => {
    assert.strictEqual(Track.durationMs({ length_ms: 372_000, length: null }), 372_000)
    assert.isNull(Track.durationMs({ length_ms: null, length: null }))
  })
})

describe("Image", () => {
  it("is at any size where its template says", () => {
    const dynamic_uri = "https://geo-media.beatport.com/image_size/{w}x{h}/abc.jpg"
    assert.strictEqual(
      Image.at({ dynamic_uri }, 500, 250),
      "https://geo-media.beatport.com/image_size/500x250/abc.jpg"
    )
  })
})

describe("the names of a track", () => {
  const credits = [{ name: "Ana Vale " }, null, { name: "" }, { name: "  " }, { name: " \u0411\u043e" }]

  it("are those of the artists and remixers that have one, without blanks at their ends", () => {
    assert.deepStrictEqual(Track.artistNames({ artists: credits }), ["Ana Vale", "\u0411\u043e"])
    assert.deepStrictEqual(Track.remixerNames({ remixers: credits }), ["Ana Vale", "\u0411\u043e"])
    assert.deepStrictEqual(Track.artistNames({ artists: [] }), [])
  })

  it("make a full title of any name and mix, without blanks at its ends", () => {
    FastCheck.assert(
      FastCheck.property(
        FastCheck.string({ unit: "binary" }),
        FastCheck.string({ unit: "binary" }),
        (name, mix_name) => {
          const title = Track.fullTitle({ name, mix_name })
          assert.strictEqual(title, title.trim())
          assert.isTrue(title.includes(name.trim()))
        }
      )
    )
    for (const part of ["feat. ", "(", "ft. A ", "a feat. b "]) {
      Track.fullTitle({ name: part.repeat(20_000), mix_name: part.repeat(20_000) })
    }
  })
})
