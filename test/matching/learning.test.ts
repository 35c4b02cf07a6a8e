/**
 * What a run learns about its lists and its queries.
 */
import { describe, expect, it } from "vitest"
import { makeListSizes } from "../../src/matching/service/ListSizes.ts"
import { makeQueryOrder } from "../../src/matching/service/QueryOrder.ts"
import { makeWholeNames } from "../../src/matching/service/WholeNames.ts"

const wanted = (name: string, artist: string) => ({ names: [name], artists: artist === "" ? [] : [artist] })
const itself = <A>(one: A) => one

describe("makeListSizes", () => {
  it("puts up to 25 rows in a list, and fewer if their parts are short", () => {
    const sizes = (name: string, artist: string) =>
      makeListSizes()
        .split(
          Array.from({ length: 60 }, () => wanted(name, artist)),
          itself
        )
        .map(({ length }) => length)
    expect(sizes("a long name", "a long artist")).toEqual([25, 25, 10])
    expect(Math.max(...sizes("abc", "abc"))).toBeLessThan(25)
    expect(Math.max(...sizes("ab", "ab"))).toBeLessThan(Math.max(...sizes("abc", "abc")))
    expect(Math.max(...sizes("a long name", ""))).toBeLessThan(25)
  })

  it("begins with the most specific, and keeps every item whose response can fit on a page", () => {
    const items = [
      wanted("ab", "long artist"),
      wanted("long name", "long artist"),
      wanted("abcd", "long artist")
    ]
    expect(makeListSizes().split(items, itself).flat()).toEqual([items[1], items[2], items[0]])
    // Half of all names have an "a".
    expect(makeListSizes().split([wanted("a", "")], itself)).toEqual([])
  })

  it("makes smaller lists after full pages, the faster the more follow one another, and larger ones again after others", () => {
    const sizes = makeListSizes()
    const largest = () =>
      Math.max(
        0,
        ...sizes
          .split(
            Array.from({ length: 25 }, () => wanted("abc", "abc")),
            itself
          )
          .map(({ length }) => length)
      )
    const before = largest()
    sizes.learn(true)
    const after = largest()
    expect(after).toBeLessThan(before)
    for (let full = 0; full < 4; full++) sizes.learn(true)
    expect(largest()).toBeLessThan(after / 4)
    for (let other = 0; other < 200; other++) sizes.learn(false)
    expect(largest()).toBe(before)
  })
})

describe("makeWholeNames", () => {
  it("gives whole names up after many that found nothing, and takes them up again after some that would have", () => {
    const names = makeWholeNames()
    for (let row = 0; row < 10; row++) names.learn(false)
    expect(names.findEnough()).toBe(true)
    for (let row = 0; row < 10; row++) names.learn(false)
    expect(names.findEnough()).toBe(false)
    for (let row = 0; row < 5; row++) names.learn(true)
    expect(names.findEnough()).toBe(true)
  })
})

describe("makeQueryOrder", () => {
  const kinds = (
    ["name", "half", "half", "artist", "version", "label", "knownArtist", "release"] as const
  ).map((kind, at) => ({ kind, at }))
  const ordered = (order: ReturnType<typeof makeQueryOrder>) =>
    order.order(kinds).map(({ at, kind }) => `${kind}${String(at)}`)

  it("begins with the name, then a known artist, the release, the label, the version, the halves and the artist", () => {
    expect(ordered(makeQueryOrder())).toEqual([
      "name0",
      "knownArtist6",
      "label5",
      "release7",
      "version4",
      "half1",
      "half2",
      "artist3"
    ])
  })

  it("puts first what finds most of the rows that are found", () => {
    const order = makeQueryOrder()
    for (let row = 0; row < 5; row++) {
      order.learn("name", false)
      order.learn("artist", true)
    }
    expect(ordered(order)).toEqual([
      "artist3",
      "knownArtist6",
      "label5",
      "release7",
      "version4",
      "half1",
      "half2",
      "name0"
    ])
  })

  it("keeps the name first while others find hardly more", () => {
    const order = makeQueryOrder()
    for (let row = 0; row < 100; row++) {
      order.learn("name", row % 20 !== 0)
      order.learn("release", true)
    }
    expect(ordered(order)[0]).toBe("name0")
  })
})
