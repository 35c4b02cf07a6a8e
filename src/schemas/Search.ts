/**
 * Search results: items under the key of their type.
 */
import { Schema } from "effect"
import { Artist } from "./Artist.ts"
import { Chart } from "./Chart.ts"
import { Label } from "./Label.ts"
import { envelope } from "./Page.ts"
import { Playlist } from "./Playlist.ts"
import { Release } from "./Release.ts"
import { Track } from "./Track.ts"

/** Lists the types that can be searched for. */
export const SearchType = Schema.Literals(["tracks", "releases", "artists", "labels", "charts", "playlists"])
export type SearchType = typeof SearchType.Type

/** Holds one page of search results. With a `type` there is only its key; without one there are several. */
export class SearchResults extends Schema.Opaque<SearchResults>()(
  Schema.Struct({
    /** The tracks found; absent if another type was requested. */
    tracks: Schema.optionalKey(Schema.Array(Track)),
    /** The releases found; absent if another type was requested. */
    releases: Schema.optionalKey(Schema.Array(Release)),
    /** The artists found; absent if another type was requested. */
    artists: Schema.optionalKey(Schema.Array(Artist)),
    /** The labels found; absent if another type was requested. */
    labels: Schema.optionalKey(Schema.Array(Label)),
    /** The charts found; absent if another type was requested. */
    charts: Schema.optionalKey(Schema.Array(Chart)),
    /** The playlists found. Unrecorded: other clients search for playlists. */
    playlists: Schema.optionalKey(Schema.Array(Playlist)),
    /** The types in the order in which the web site shows them. */
    order: Schema.optionalKey(Schema.Array(Schema.String)),
    ...envelope
  })
) {}
