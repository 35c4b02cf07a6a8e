/**
 * URLs of the store, www.beatport.com: builds them, and finds the resource that a URL shows.
 *
 * They have the form of the site's links: `/track/<slug>/<id>`, with the slugs and ids of API v4.
 */

/** The kinds of resources with a page in the store, each with its path segment in API v4. */
const segments = {
  track: "tracks",
  release: "releases",
  artist: "artists",
  label: "labels",
  genre: "genres",
  chart: "charts"
} as const

/** Lists the kinds of resources with a page in the store. */
export type StoreKind = keyof typeof segments

/** Identifies a resource: its kind and its id. */
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

/**
 * Beatport's slug of a name without Latin letters. It also replaces a slug that would be a step in the path, such as
 * `..`.
 */
const noName = "---"
const isNoName = /^\.{0,2}$/

const id = /^[1-9]\d{0,14}$/

const thing = (kind: StoreKind | undefined, digits: string | undefined): StoreThing | undefined =>
  kind !== undefined && digits !== undefined && id.test(digits) ? { kind, id: Number(digits) } : undefined

/** Reads `/track/strobe/1696999`, with a language (`/de/track/…`) or a sub-page (`/genre/house/5/top-100`). */
const inStore = (path: ReadonlyArray<string>): StoreThing | undefined => {
  const [kind, , digits] = /^[a-z]{2}$/.test(path[0] ?? "") ? path.slice(1) : path
  return thing(
    kinds.find((known) => known === kind),
    digits
  )
}

/** Reads `/v4/catalog/tracks/1696999/` and its sub-paths. */
const inApi = ([version, catalog, segment, digits]: ReadonlyArray<string>): StoreThing | undefined =>
  version === "v4" && catalog === "catalog"
    ? thing(
        kinds.find((known) => segments[known] === segment),
        digits
      )
    : undefined

/** Builds and reads URLs of the store. */
export const Store = {
  /**
   * Returns the URL of a resource's page: `Store.url("track", track)`. The id selects the page; the slug is only for
   * readers.
   */
  url: (kind: StoreKind, { id: number, slug }: { readonly id: number; readonly slug: string }): string =>
    `https://www.beatport.com/${kind}/${isNoName.test(slug) ? noName : encodeURIComponent(slug)}/${number}`,

  /**
   * Returns the resource that a URL shows; undefined if there is none. Accepts URLs of the store, in any language and
   * with or without a scheme, and URLs of API v4, as in the field `url`.
   */
  parse: (text: string | URL): StoreThing | undefined => {
    const given = String(text).trim()
    const url = URL.parse(hasScheme.test(given) ? given : `https://${given}`)
    if (url === null || (url.protocol !== "https:" && url.protocol !== "http:")) return undefined
    const path = url.pathname.split("/").slice(1)
    return hosts.has(url.hostname) ? inStore(path) : url.hostname === apiHost ? inApi(path) : undefined
  }
} as const
