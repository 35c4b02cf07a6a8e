/**
 * The artists that a run has seen, as a dictionary.
 */
import { describe, expect, it } from "vitest"
import { KnownArtists } from "../../src/matching/service/KnownArtists.ts"
import { track } from "./library.ts"

const knowing = (...names: ReadonlyArray<string>): KnownArtists => {
  const artists = new KnownArtists((text) => text)
  artists.add(track({ artists: names }))
  return artists
}

describe("KnownArtists.spellingOf", () => {
  it("returns an artist as it is credited, whatever the row's case and punctuation", () => {
    expect(knowing("Nova Lindqvist").spellingOf("NOVA LINDQVIST")).toBe("Nova Lindqvist")
    expect(knowing("K.A.R.L").spellingOf("karl")).toBe("K.A.R.L")
  })

  it("corrects one letter too many, too few or wrong, and two exchanged ones, at any place", () => {
    const name = "Nova Lindqvist"
    const artists = knowing(name)
    const letters = [...name]
    for (const at of letters.keys()) {
      const [one = "", two = ""] = letters.slice(at, at + 2)
      const [before, after] = [name.slice(0, at), name.slice(at + 1)]
      for (const slip of [`${before}q${one}${after}`, `${before}${after}`, `${before}q${after}`]) {
        expect([slip, artists.spellingOf(slip)]).toEqual([slip, name])
      }
      const exchanged = `${before}${two}${one}${name.slice(at + 2)}`
      expect([exchanged, artists.spellingOf(exchanged)]).toEqual([exchanged, name])
    }
  })

  it("returns nothing for an artist that is not known, differs by more, or is too short to be told from others", () => {
    const artists = knowing("Nova Lindqvist", "Enix")
    for (const other of ["Nova Lundquist", "Nov Lindqvis", "Ada Brandt", "Emix", ""]) {
      expect([other, artists.spellingOf(other)]).toEqual([other, undefined])
    }
  })

  it("keeps the latest 4,000 artists", () => {
    const artists = new KnownArtists((text) => text)
    for (let index = 0; index < 5000; index++) artists.add(track({ artists: [`Artist ${String(index)}`] }))
    expect(artists.spellingOf("Artist 4999")).toBe("Artist 4999")
    expect(artists.spellingOf("Artist 1000")).toBe("Artist 1000")
    const [first, last] = [artists.spellingOf("Artist 0"), artists.spellingOf("Artist 999")]
    expect(first).not.toBe("Artist 0")
    expect(last).not.toBe("Artist 999")
  })
})
