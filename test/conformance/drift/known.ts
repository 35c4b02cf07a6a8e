/**
 * Every difference between Beatport's OpenAPI document and this SDK's declaration that is meant, with its reason. What is
 * not in this table is a mistake here, or a change there.
 */
import type { Difference, Kind } from "./compare.ts"

/** Differences of a kind that are meant. */
export interface Known {
  readonly kinds: ReadonlyArray<Kind>
  readonly routes: RegExp
  /** The parameters or fields; all of them by default. */
  readonly names?: RegExp
  /** What the document says; anything by default. */
  readonly theirs?: RegExp
  readonly reason: string
}

const responseKinds: ReadonlyArray<Kind> = [
  "response field new",
  "response field gone",
  "response field type"
]

/** The table. */
export const known: ReadonlyArray<Known> = [
  // Operations
  {
    kinds: ["operation gone"],
    routes: /^(GET \/auth\/o\/introspect\/|POST \/auth\/o\/revoke\/)$/,
    reason: "The document leaves out the token endpoints; clients use these two."
  },
  {
    kinds: ["operation gone"],
    routes: /^GET \/catalog\/(tracks\/top\/openformat|releases\/\{id\}\/dj-edit-tracks)\//,
    reason: "Newer renderings of the document have them."
  },

  // Paths
  {
    kinds: ["path parameter renamed"],
    routes: /\{(release|playlists|curatedplaylist|myplaylists|mycharts)_pk\}/,
    reason:
      "The names of path parameters are not sent. Here `id` is the thing itself throughout, and `item_id` a place in it."
  },

  // Parameters
  {
    kinds: ["parameter gone"],
    routes:
      /^GET \/(catalog\/.*\/(top\/\{num\}|tracks|releases|sub-genres)|my\/beatport\/tracks|catalog\/search)\/$/,
    names: /^(page|per_page)$/,
    reason: "The document describes these lists as single items; their responses are pages and accept these."
  },
  {
    kinds: ["parameter new"],
    routes: /^GET \/my\/account\/$/,
    names: /^(page|per_page)$/,
    reason: "The document describes a list; the response is the account that is signed in."
  },
  {
    kinds: ["parameter gone"],
    routes: /^GET \/catalog\/search\/$/,
    names: /^(q|type)$/,
    reason: "The document leaves the parameters of the search to another page; every client sends these."
  },
  {
    kinds: ["parameter gone"],
    routes: /^GET \/catalog\/(genres|labels)\/\{id\}\/top\/\{num\}\/$/,
    names: /^type$/,
    reason: "The document has it in words: `type=release` lists releases."
  },
  {
    kinds: ["parameter gone"],
    routes: /^GET \/catalog\/genres\/\{id\}\/top\/\{num\}\/$/,
    names: /^hype$/,
    reason: "Beatport's web site sends it for the Hype chart."
  },
  {
    kinds: ["parameter gone"],
    routes: /^GET \/(catalog\/tracks|catalog\/releases|.*\/tracks|my\/downloads)\/$/,
    names: /^(dj_edits|is_explicit|ugc_remixes)$/,
    reason: "Newer renderings of the document have them."
  },
  {
    kinds: ["parameter gone"],
    routes: /^GET \/(catalog|my)\/charts\/$/,
    names: /^order_by$/,
    reason: "Clients send it, and the recorded response is ordered by it."
  },
  {
    kinds: ["parameter gone"],
    routes: /^GET \/catalog\/(tracks|releases)\/similar\/$/,
    names: /^ids$/,
    reason:
      "The document names no parameter, though there has to be one; this one is a guess, and said to be."
  },
  {
    kinds: ["parameter new"],
    routes: /^GET \/(catalog|my)\/charts\/$/,
    names: /^register_ip_address$/,
    reason: "It looks people up by their address; a catalogue's reader has no business with it."
  },
  {
    kinds: ["parameter type"],
    routes: /^GET \/(catalog|my)\/charts\/$/,
    names: /^is_curated_playlist$/,
    reason: "The document calls it an integer, and says in words that it is matched as a boolean."
  },

  // Bodies
  {
    kinds: ["body field gone"],
    routes: /^DELETE \/my\/(playlists\/.*\/tracks\/bulk|beatport\/delete)\/$/,
    reason: "A body that the document has in words only, because OpenAPI 3.0 knows none for DELETE."
  },
  {
    kinds: ["body field gone"],
    routes: /^PATCH \/my\/(email-preferences|streaming-quality)\/\{id\}\/$/,
    reason: "The document has no body for a call that changes something; fields are sent as they are given."
  },
  {
    kinds: ["body field gone"],
    routes: /^POST \/my\/playlists\/$/,
    names: /^is_public$/,
    reason: "Beatport's web site sends it, as text."
  },
  {
    kinds: ["body field required", "body field gone"],
    routes: /^POST \/my\/beatport\/$/,
    reason:
      "The document gives the columns of a table, and says in words that artist or label ids are sent; the form is the one in which they are read."
  },

  {
    kinds: ["body field type"],
    routes: /^POST \/my\/(beatport\/tracks|charts\/\{id\}\/images)\/$/,
    names: /^$/,
    reason:
      "The document gives the columns of a table, which cannot be what is sent; fields are sent as they are given."
  },

  // Responses
  {
    kinds: ["response field type"],
    routes: /\/facets\/$/,
    names: /^$/,
    theirs: /^one thing$/,
    reason:
      "The document gives the thing that is filtered, and says in words that filters are described; no response was recorded."
  },
  {
    kinds: ["response field type"],
    routes:
      /^(GET|POST) .*\/(images|chart-mapping|partners|beatbot|uab|similar|audio-files|publishers|stream-sdk)\/$/,
    names: /^$/,
    theirs: /^one thing$/,
    reason: "The document gives the thing that these belong to; no response was recorded."
  },
  {
    kinds: ["response field type"],
    routes: /^POST \/my\/beatport\/(tracks\/)?$/,
    names: /^$/,
    theirs: /^one thing$/,
    reason:
      "The document gives the columns of a table; newer renderings say nothing, and no response was recorded."
  },
  {
    kinds: responseKinds,
    routes:
      /^GET \/catalog\/(\w+(-genres)?\/\{id\}\/(top\/\{num\}|tracks|releases|sub-genres)|(tracks|releases)\/top\/\{num\})\/$/,
    reason:
      "The document gives the thing these lists belong to; what comes is a page of tracks, releases or sub-genres."
  },
  {
    kinds: responseKinds,
    routes: /^GET \/.*\/tracks\/ids\/$/,
    reason: "The document gives one of them; Beatport's web site reads a list, under `tracks`."
  },
  {
    kinds: responseKinds,
    routes: /^GET \/my\/account\/$/,
    reason:
      "The document describes a page; what comes is the one account, of which only id and user name are read."
  },
  {
    kinds: responseKinds,
    routes: /^GET \/my\/beatport\//,
    reason:
      "The document gives the columns of a table; clients read ids by kind, lists of artists, and pages of tracks."
  },
  {
    kinds: responseKinds,
    routes: /^GET \/catalog\/charts\/genre-overview\/$/,
    reason: "The document gives one genre; an overview has several."
  },
  {
    kinds: ["response field type"],
    routes: /^GET \/catalog\/labels\/\{id\}\/download\/$/,
    reason: "The document gives one row of it as an object; it is named an export to CSV."
  },
  {
    kinds: ["response field type"],
    routes: /^POST \/my\/playlists\/.*\/tracks\/bulk\/$/,
    names: /^items$/,
    reason: "An object in the document; clients received a list."
  },
  {
    kinds: ["response field type"],
    routes: /^GET /,
    names: /(^|\.)image$/,
    reason: "Text in the document; a record with three fields in every recorded response."
  },
  {
    kinds: ["response field type"],
    routes: /\/(tracks|downloads)\//,
    names: /(^|\.)release$/,
    reason: "Text in the document; a record in every recorded response."
  },
  {
    kinds: ["response field type"],
    routes: /^GET \/(catalog|my)\/charts\//,
    names: /(^|\.)(person|genres)$/,
    reason: "Text in the document; a record and a list in every recorded response."
  },
  {
    kinds: ["response field type"],
    routes: /^GET \/(catalog|my|curation)\/playlists\//,
    names: /(^|\.)(track_count|length_ms|bpm_range|genres|keys|release_images|is_owner)$/,
    reason: "Text in the document; numbers, lists and a boolean in the recorded response."
  },
  {
    kinds: ["response field type"],
    routes: /^GET \/catalog\/(labels|releases)\//,
    names: /(^|\.)(has_exclusive_contract|hype_eligible|is_hype)$/,
    reason: "Text in the document; booleans in every recorded response."
  },
  {
    kinds: ["response field type"],
    routes: /^GET \/catalog\/artists\/\{id\}\/$/,
    names: /^dj_association$/,
    reason: "Text in the document; a number or null in the recorded responses."
  }
]

/** The row of a difference; undefined if it is unknown. */
export const rowOf = (difference: Difference): Known | undefined =>
  known.find(
    ({ kinds, names, routes, theirs }) =>
      kinds.includes(difference.kind) &&
      routes.test(difference.route) &&
      (names === undefined || names.test(difference.name)) &&
      (theirs === undefined || theirs.test(difference.theirs ?? ""))
  )
