/**
 * The pages of the store, www.beatport.com: their URLs, and back from one to the thing it shows.
 *
 * Their form is what the site links to: `/track/<slug>/<id>`, with API v4's slugs and ids.
 */

/** What has a page of its own in the store, with the segment of API v4's paths that it goes by. */
const segments = {
  track: "tracks",
  release: "releases",
  artist: "artists",
  label: "labels",
  genre: "genres",
  chart: "charts"
} as const

/** What has a page of its own in the store. */
export type StoreKind = keyof typeof segments

/** Something on Beatport: what it is, and its id there. */
export interface StoreThing {
  /** Kind of resource that the link points to. */
  readonly kind: StoreKind
  /** Beatport id of that resource. */
  readonly id: number
}

const kinds: ReadonlyArray<StoreKind> = ["track", "release", "artist", "label", "genre", "chart"]

const hosts: ReadonlySet<string> = new Set(["www.beatport.com", "beatport.com"])

const apiHost = "api.beatport.com"

const hasScheme = /^[a-z][a-z\d+.-]*:/i

/** Beatport's own slug of a name without Latin letters; here also of one that would be a step in the path. */
const noName = "---"
const isNoName = /^\.{0,2}$/

const id = /^[1-9]\d{0,14}$/

const thing = (kind: StoreKind | undefined, digits: string | undefined): StoreThing | undefined =>
  kind !== undefined && digits !== undefined && id.test(digits) ? { kind, id: Number(digits) } : undefined

/** `/track/strobe/1696999`, in another language `/de/track/…`, and what is below: `/genre/house/5/top-100`. */
const inStore = (path: ReadonlyArray<string>): StoreThing | undefined => {
  const [kind, , digits] = /^[a-z]{2}$/.test(path[0] ?? "") ? path.slice(1) : path
  return thing(
    kinds.find((known) => known === kind),
    digits
  )
}

/** `/v4/catalog/tracks/1696999/`, and what is below. */
const inApi = ([version, catalog, segment, digits]: ReadonlyArray<string>): StoreThing | undefined =>
  version === "v4" && catalog === "catalog"
    ? thing(
        kinds.find((known) => segments[known] === segment),
        digits
      )
    : undefined

/** The pages of the store. */
export const Store = {
  /** The page of something: `Store.url("track", track)`. The id decides what it shows; the slug is for people. */
  url: (kind: StoreKind, { id: number, slug }: { readonly id: number; readonly slug: string }): string =>
    `https://www.beatport.com/${kind}/${isNoName.test(slug) ? noName : encodeURIComponent(slug)}/${number}`,

  /**
   * What a URL is about: one of the store, in any language and with or without its scheme, or one of API v4, as
   * answers carry them in `url`. Undefined where it is about nothing known, or another site's.
   */
  parse: (text: string | URL): StoreThing | undefined => {
    const given = String(text).trim()
    const url = URL.parse(hasScheme.test(given) ? given : `https://${given}`)
    if (url === null || (url.protocol !== "https:" && url.protocol !== "http:")) return undefined
    const path = url.pathname.split("/").slice(1)
    return hosts.has(url.hostname) ? inStore(path) : url.hostname === apiHost ? inApi(path) : undefined
  }
} as const
