/**
 * The rows of the catalogue, in a compact form. The JSON of a response is made from them on request, so that a
 * hundred thousand tracks fit in memory. Fields have the names that they have in responses; days are `YYYY-MM-DD`.
 */

/** Identifies a genre or sub-genre. */
export interface GenreName {
  /** The id on Beatport. */
  readonly id: number
  /** The name as the store shows it. */
  readonly name: string
  /** The name as it occurs in store URLs. */
  readonly slug: string
}

/** Describes a genre of the simulated catalogue. */
export interface GenreRow extends GenreName {
  /** Group of genres that this one belongs to. */
  readonly category: { readonly id: number; readonly name: string }
  /** Sub-genres of this genre. */
  readonly sub_genres: ReadonlyArray<GenreName>
  /** Day on which Beatport introduced the genre (`YYYY-MM-DD`). `null`: unknown. */
  readonly launch_date: string | null
  /** Whether the genre has a hype list. */
  readonly is_included_in_hype: boolean
}

/** Describes a musical key of the simulated catalogue. */
export interface KeyRow {
  /** Beatport id. */
  readonly id: number
  /** Name as it is shown. */
  readonly name: string
  /** Letter of the key: `A` to `G`. */
  readonly letter: string
  /** Whether the letter has a sharp. */
  readonly is_sharp: boolean
  /** Whether the letter has a flat. */
  readonly is_flat: boolean
  /** Whether the key is minor. */
  readonly minor: boolean
  /** Number in Camelot notation: 1 to 12. */
  readonly camelot_number: number
  /** Letter in Camelot notation: `A` for minor, `B` for major. */
  readonly camelot_letter: string
}

/** Describes an artist of the simulated catalogue. */
export interface ArtistRow {
  /** Beatport id. */
  readonly id: number
  /** Name as it is shown. */
  readonly name: string
  /** Form of the name in links. */
  readonly slug: string
  /** Whether there is a photograph; otherwise the placeholder is shown. */
  readonly pictured: boolean
  /** Biography. `null`: none. */
  readonly bio: string | null
  /** Address of a website. `null`: none. */
  readonly website: string | null
  /** Id of an association that some artists have. `null`: none. */
  readonly dj_association: number | null
  /** Day, in days since 1970. */
  readonly created: number
  /** Time of the last change, in milliseconds since 1970. */
  readonly updated: number
}

/** Describes a label of the simulated catalogue. */
export interface LabelRow {
  /** Beatport id. */
  readonly id: number
  /** Name as it is shown. */
  readonly name: string
  /** Form of the name in links. */
  readonly slug: string
  /** Whether the label has a picture of its own. */
  readonly pictured: boolean
  /** Biography. `null`: none. */
  readonly bio: string | null
  /** Weeks before publication from which releases can be ordered. `null`: not set. */
  readonly default_pre_order_weeks: number | null
  /** Whether the label may be in hype lists. */
  readonly hype_eligible: boolean
  /** Whether the label is in hype lists now. */
  readonly hype_active: boolean
  /** Day of the newest release (`YYYY-MM-DD`). */
  readonly latest_active_publish_date: string
  /** Time of creation, in milliseconds since 1970. */
  readonly created: number
  /** Time of the last change, in milliseconds since 1970. */
  readonly updated: number
  /** Prefix of its catalogue numbers. */
  readonly initials: string
}

/** Describes a release of the simulated catalogue. */
export interface ReleaseRow {
  /** Beatport id. */
  readonly id: number
  /** Name as it is shown. */
  readonly name: string
  /** Form of the name in links. */
  readonly slug: string
  /** Label of the release. */
  readonly label: LabelRow
  /** Main artists. */
  readonly artists: ReadonlyArray<ArtistRow>
  /** Artists who remixed it. */
  readonly remixers: ReadonlyArray<ArtistRow>
  /** Tracks in the order of the release. */
  readonly tracks: ReadonlyArray<TrackRow>
  /** Label's catalogue number. */
  readonly catalog_number: string
  /** UPC of the release. `null`: none. */
  readonly upc: string | null
  /** Text about the release. `null`: none. */
  readonly desc: string | null
  /** Day of publication on Beatport (`YYYY-MM-DD`). */
  readonly publish_date: string
  /** Day of the first publication (`YYYY-MM-DD`), earlier than `publish_date` on a re-upload. */
  readonly new_release_date: string
  /** Whether the release can be ordered before its publication. */
  readonly pre_order: boolean
  /** Day from which it can be ordered (`YYYY-MM-DD`). `null`: none. */
  readonly pre_order_date: string | null
  /** Day, in days since 1970. */
  readonly encoded: number
  /** Whether only Beatport sells it. */
  readonly exclusive: boolean
  /** Sales status. */
  readonly current_status: { readonly id: number; readonly name: string }
  /** Type of the release, such as Album or Single. */
  readonly type: { readonly id: number; readonly name: string }
  /** Whether a request by id fails with 403 (territory), although lists contain it. */
  readonly restricted: boolean
}

/** Describes a track of the simulated catalogue. */
export interface TrackRow {
  /** Beatport id. */
  readonly id: number
  /** Name as it is shown. */
  readonly name: string
  /** Version of the track, such as Original Mix. */
  readonly mix_name: string
  /** Release that the track is on. */
  readonly release: ReleaseRow
  /** Position on the release, from 1. */
  readonly number: number
  /** Main artists. */
  readonly artists: ReadonlyArray<ArtistRow>
  /** Artists who remixed it. */
  readonly remixers: ReadonlyArray<ArtistRow>
  /** Genre of the track. */
  readonly genre: GenreRow
  /** Sub-genre of the track. `null`: none. */
  readonly sub_genre: GenreName | null
  /** Musical key. `null`: unknown. */
  readonly key: KeyRow | null
  /** Tempo in beats a minute. `null`: unknown. */
  readonly bpm: number | null
  /** Length in milliseconds. `null`: unknown. */
  readonly length_ms: number | null
  /** ISRC of the recording. `null`: none. */
  readonly isrc: string | null
  /** Label's own id of the track. `null`: none. */
  readonly label_track_identifier: string | null
  /** Whether the track is sold in every territory. */
  readonly available_worldwide: boolean
  /** Whether the text is marked as explicit. */
  readonly is_explicit: boolean
  /** Popularity from 0 to 1, which orders the top lists. */
  readonly popularity: number
}

/** Describes a chart of the simulated catalogue. */
export interface ChartRow {
  /** Beatport id. */
  readonly id: number
  /** Name as it is shown. */
  readonly name: string
  /** Form of the name in links. */
  readonly slug: string
  /** Account that made the chart. */
  readonly person: {
    readonly id: number
    readonly owner_name: string
    readonly owner_slug: string
    readonly owner_person: number
  }
  /** Artist who made the chart. `null`: not an artist's chart. */
  readonly artist: ArtistRow | null
  /** Genres of the chart. */
  readonly genres: ReadonlyArray<GenreRow>
  /** Tracks in the order of the chart. */
  readonly tracks: ReadonlyArray<TrackRow>
  /** Text about the chart. `null`: none. */
  readonly description: string | null
  /** Day, in days since 1970. */
  readonly published: number
}

/**
 * Describes an entry of a playlist or a chart. It has its own id, because the same track may have several entries.
 */
export interface PlaceRow {
  /** The id of the entry. */
  readonly id: number
  /** The track at this position. */
  readonly track: TrackRow
}

/** Describes a playlist: what it is, whose it is, and its entries. */
export interface PlaylistRow {
  /** The id on Beatport. */
  readonly id: number
  /** The title that its owner gave it. */
  readonly name: string
  /** Whether a user or Beatport made it. */
  readonly type: { readonly id: number; readonly name: string }
  /** Genre of a curated playlist. `null`: a user's playlist. */
  readonly genre: GenreRow | null
  /** The account that it belongs to. `null`: Beatport itself. */
  readonly owner: { readonly id: number; readonly username: string } | null
  /** Whether other accounts can see it. */
  readonly is_public: boolean
  /** Time of creation, in milliseconds since 1970. */
  readonly created: number
  /** Time of the last change, in milliseconds since 1970. */
  readonly updated: number
  /** How many accounts follow it. */
  readonly followers: number
  /** Entries in the order of the playlist. */
  readonly places: ReadonlyArray<PlaceRow>
}
