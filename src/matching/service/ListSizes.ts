/**
 * How many rows share a request for parts of their names: as many as their response fits on a page for. How many tracks contain a
 * part is not known before, so a run learns it from pages that were full.
 */
import type { Contained } from "../pure/queries.ts"

/** The most rows in a request: its address stays below 4 kB. */
const mostRows = 25

/** Estimates the share of names that contain a text of so many letters, measured on recorded names. */
const shareOf = (letters: number): number => 0.001 + 8 ** (0.6 - letters)

const sharesOf = (texts: ReadonlyArray<string>): number =>
  texts.length === 0 ? 1 : texts.reduce((sum, text) => sum + shareOf([...text].length), 0)

/** The share of tracks that fits on a page at first. */
const firstShare = 0.009

/** The factors by which a full page and any other change it. Each full page that follows another counts one more time. */
const [afterFull, afterOther] = [0.7, 1.1]

/** What a run knows about the sizes of its lists. */
export interface ListSizes {
  /** Splits items, the most specific first, into lists whose responses should fit on a page. Leaves out an item whose own would not. */
  readonly split: <A>(
    items: ReadonlyArray<A>,
    wantedOf: (item: A) => Contained
  ) => ReadonlyArray<ReadonlyArray<A>>
  /** Learns whether the page of a list was full. */
  readonly learn: (isFull: boolean) => void
}

/** Makes the knowledge of one run. */
export const makeListSizes = (): ListSizes => {
  let [most, full] = [firstShare, 0]
  return {
    split: (items, wantedOf) => {
      const weighed = items
        .map((item) => {
          const { artists, names, releases = [] } = wantedOf(item)
          return { item, names: sharesOf(names), artists: sharesOf(artists) * sharesOf(releases) }
        })
        .filter((one) => one.names * one.artists <= most)
        .toSorted((a, b) => a.names + a.artists - b.names - b.artists)
      const lists: Array<Array<(typeof weighed)[number]["item"]>> = []
      let sum = { names: 0, artists: 0 }
      for (const { artists, item, names } of weighed) {
        const list = lists.at(-1)
        sum = { names: Math.min(1, sum.names + names), artists: Math.min(1, sum.artists + artists) }
        if (list !== undefined && list.length < mostRows && sum.names * sum.artists <= most) list.push(item)
        else {
          lists.push([item])
          sum = { names, artists }
        }
      }
      return lists
    },
    learn: (isFull) => {
      full = isFull ? full + 1 : 0
      most = isFull ? most * afterFull ** full : Math.min(firstShare, most * afterOther)
    }
  }
}
