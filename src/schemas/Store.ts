/**
 * URLs of the store, www.beatport.com: builds them, and finds the resource that a URL shows.
 *
 * They have the form of the site's links: `/track/<slug>/<id>`, with the slugs and ids of API v4.
 */
import { Struct } from "effect"

/** The kinds that have a page in the store, with their segment in the paths of API v4. */
const segments = {
  track: "tracks",
  release: "releases",
  artist: "artists",
  label: "labels",
  genre: "genres",
  chart: "charts",
  playlist: "playlists"
} as const

/** A kind of resource that has a page in the store. */
export type StoreKind = keyof typeof segments

/** Identifies a resource: its kind and its id. */
export interface StoreThing {
  /** Kind of resource that the link points to. */
  readonly kind: StoreKind
  /** Beatport id of that resource. */
  readonly id: number
}

const kinds: ReadonlyArray<StoreKind> = Struct.keys(segments)

const kindNamed = (name: string | undefined): StoreKind | undefined => kinds.find((kind) => kind === name)

const hosts: ReadonlySet<string> = new Set([
  "www.beatport.com",
  "beatport.com",
  "pro.beatport.com",
  "embed.beatport.com"
])

const embedHost = "embed.beatport.com"
const apiHost = "api.beatport.com"

/** Matches a scheme. A colon before digits is no scheme but a port. */
const hasScheme = /^[a-z][a-z\d+.-]*:(?!\d)/i

/**
 * Beatport's slug of a name without Latin letters. It also replaces a slug that would be a step in the path, such as
 * `..`.
 */
const noName = "---"
const isNoName = /^\.{0,2}$/

const id = /^[1-9]\d{0,14}$/

/**
 * Makes the pattern of an id with blanks, quotes, brackets and punctuation around it. It is made on use, because character classes of
 * Unicode are expensive to compile, and most programs read no link.
 */
const idAlone = (): RegExp => /^[\s\p{Cf}"'<([\u201c]*(\d{1,15})[\s\p{Cf}"'>)\].,;\u201d]*$/u

const thing = (kind: StoreKind | undefined, digits: string | null | undefined): StoreThing | undefined =>
  kind !== undefined && typeof digits === "string" && id.test(digits)
    ? { kind, id: Number(digits) }
    : undefined

/** Reads `/track/strobe/1696999`, in another language `/de/track/…`, the pages below it, and the pages of playlists. */
const parseStorePath = (path: ReadonlyArray<string>): StoreThing | undefined => {
  const [first, second, third] = /^[a-z]{2}(?:[-_][a-z]{2,4})?$/.test(path[0] ?? "") ? path.slice(1) : path
  if (first === "library" && second === "playlists") return thing("playlist", third)
  if (first === "playlists") return thing("playlist", second === "share" ? third : second)
  return thing(kindNamed(first), third)
}

/** Reads `/v4/catalog/tracks/1696999/`, `/v4/my/playlists/77/`, and the paths below. */
const parseApiPath = ([version, area, segment, digits]: ReadonlyArray<string>): StoreThing | undefined =>
  version === "v4" && (area === "catalog" || area === "my" || area === "curation")
    ? thing(
        kinds.find((known) => segments[known] === segment),
        digits
      )
    : undefined

/** Number of characters that are parsed, because no link is longer. */
const longestText = 2048

/** Number of characters that are searched for a link. */
const longestSearch = 20_000

/** Removes the characters around a link: brackets, quotes, punctuation, invisible characters, the marks of Markdown and Slack. */
const unwrap = (text: string): string => {
  const given = text
    .slice(0, longestText)
    .replaceAll(/\p{Cf}/gu, "")
    .trim()
  const inMarkdown = /^[^\p{L}\p{N}]*\[.*?\]\(\s*<?([^)\s>]+)/u.exec(given)?.[1]
  const inSlack = /^<([^|\s>]+)\|[^>]*>/.exec(given)?.[1]
  // Brackets, quotes, marks of emphasis and punctuation.
  return (inMarkdown ?? inSlack ?? given).replace(/^[^\p{L}\p{N}/]+/u, "").replace(/[^\p{L}\p{N}/]+$/u, "")
}

/** Reads `beatport://track/1`, `beatport:track:1` and the plural of the kind. */
const parseOwnScheme = (text: string): StoreThing | undefined => {
  const [, kind = "", digits] = /^beatport:(?:\/\/)?([a-z]+)[:/](\d+)\/?$/i.exec(text) ?? []
  const name = kind.toLowerCase()
  return thing(kindNamed(name) ?? kindNamed(name.replace(/s$/, "")), digits)
}

/** Matches what can be a link to Beatport within a text. */
const links =
  /(?<![\w.@-])(?:beatport:(?:\/\/)?[a-z]{1,20}[:/]\d{1,20}|(?:https?:\/\/)?(?:[a-z]{1,20}\.)?beatport\.com\.?(?::\d{1,5})?\/[^\s<>"'`|()[\]{}\\^]{1,500})/gi

/** The pages of the store. */
export const Store = {
  /**
   * Returns the address of a page: `Store.url("track", track)`. The id decides what it shows; the slug is for people. A playlist
   * has no slug in its address.
   */
  url: (kind: StoreKind, page: { readonly id: number; readonly slug: string }): string =>
    kind === "playlist"
      ? `https://www.beatport.com/playlists/share/${page.id}`
      : `https://www.beatport.com/${kind}/${isNoName.test(page.slug) ? noName : encodeURIComponent(page.slug)}/${page.id}`,

  /**
   * Reads a link to the store in any language, with or without its scheme; a link of API v4, as responses have them in `url`;
   * `beatport://track/1`; `beatport:track:1`; and, if `kind` is given, an id alone. Brackets, quotes and punctuation around the
   * link are ignored. Returns undefined if it is anything else, or another site's link.
   */
  parse: (text: string | URL, kind?: StoreKind): StoreThing | undefined => {
    const given = unwrap(String(text))
    const [, alone] = idAlone().exec(String(text)) ?? []
    if (kind !== undefined && alone !== undefined) return thing(kind, alone)
    const own = parseOwnScheme(given)
    if (own !== undefined) return own
    const url = URL.parse(hasScheme.test(given) ? given : `https://${given}`)
    if (url === null || (url.protocol !== "https:" && url.protocol !== "http:")) return undefined
    const path = url.pathname
      .split("/")
      .filter((segment) => segment !== "")
      .map((segment) => segment.toLowerCase())
    const host = url.hostname.replace(/\.$/, "")
    if (host === apiHost) return parseApiPath(path)
    if (!hosts.has(host)) return undefined
    const embedded =
      host === embedHost
        ? thing(kindNamed(url.searchParams.get("type")?.toLowerCase()), url.searchParams.get("id"))
        : undefined
    return embedded ?? parseStorePath(path)
  },

  /** Finds the first link within a text, such as the comment of a file: to any resource, or to one of this kind. */
  find: (text: string, kind?: StoreKind): StoreThing | undefined => {
    if (!/beatport/i.test(text)) return undefined
    for (const [link] of text.slice(0, longestSearch).matchAll(links)) {
      const found = Store.parse(link)
      if (found !== undefined && (kind === undefined || found.kind === kind)) return found
    }
    return undefined
  }
} as const
