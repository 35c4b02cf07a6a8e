/**
 * What the catalogue knows of each thing, compactly. The answers' JSON is made from it when it is asked for, so that
 * a hundred thousand tracks fit in memory. Fields have the names they have in the answers; dates of days are
 * `YYYY-MM-DD`.
 */

/** A genre or sub-genre as other things refer to it. */
export interface GenreName {
  readonly id: number
  readonly name: string
  readonly slug: string
}

export interface GenreRow extends GenreName {
  readonly category: { readonly id: number; readonly name: string }
  readonly sub_genres: ReadonlyArray<GenreName>
  readonly launch_date: string | null
  readonly is_included_in_hype: boolean
}

export interface KeyRow {
  readonly id: number
  readonly name: string
  readonly letter: string
  readonly is_sharp: boolean
  readonly is_flat: boolean
  readonly minor: boolean
  readonly camelot_number: number
  readonly camelot_letter: string
}

export interface ArtistRow {
  readonly id: number
  readonly name: string
  readonly slug: string
  /** Whether there is a photograph; otherwise the placeholder is shown. */
  readonly pictured: boolean
  readonly bio: string | null
  readonly website: string | null
  readonly dj_association: number | null
  /** Days since 1970. */
  readonly created: number
  readonly updated: number
}

export interface LabelRow {
  readonly id: number
  readonly name: string
  readonly slug: string
  readonly pictured: boolean
  readonly bio: string | null
  readonly default_pre_order_weeks: number | null
  readonly hype_eligible: boolean
  readonly hype_active: boolean
  readonly latest_active_publish_date: string
  readonly created: number
  readonly updated: number
  /** The beginning of its catalogue numbers. */
  readonly initials: string
}

export interface ReleaseRow {
  readonly id: number
  readonly name: string
  readonly slug: string
  readonly label: LabelRow
  readonly artists: ReadonlyArray<ArtistRow>
  readonly remixers: ReadonlyArray<ArtistRow>
  /** In the order of the release. */
  readonly tracks: ReadonlyArray<TrackRow>
  readonly catalog_number: string
  readonly upc: string | null
  readonly desc: string | null
  readonly publish_date: string
  readonly new_release_date: string
  readonly pre_order: boolean
  readonly pre_order_date: string | null
  /** Days since 1970. */
  readonly encoded: number
  readonly exclusive: boolean
  /** Where it stands in the shop. */
  readonly current_status: { readonly id: number; readonly name: string }
  readonly type: { readonly id: number; readonly name: string }
  /** Refused by id, although every list shows it. */
  readonly restricted: boolean
}

export interface TrackRow {
  readonly id: number
  readonly name: string
  readonly mix_name: string
  readonly release: ReleaseRow
  /** From 1. */
  readonly number: number
  readonly artists: ReadonlyArray<ArtistRow>
  readonly remixers: ReadonlyArray<ArtistRow>
  readonly genre: GenreRow
  readonly sub_genre: GenreName | null
  readonly key: KeyRow | null
  readonly bpm: number | null
  readonly length_ms: number | null
  readonly isrc: string | null
  readonly label_track_identifier: string | null
  readonly available_worldwide: boolean
  readonly is_explicit: boolean
  /** 0 to 1; orders the top lists. */
  readonly popularity: number
}

export interface ChartRow {
  readonly id: number
  readonly name: string
  readonly slug: string
  readonly person: {
    readonly id: number
    readonly owner_name: string
    readonly owner_slug: string
    readonly owner_person: number
  }
  readonly artist: ArtistRow | null
  readonly genres: ReadonlyArray<GenreRow>
  readonly tracks: ReadonlyArray<TrackRow>
  readonly description: string | null
  /** Days since 1970. */
  readonly published: number
}

/** A track's place in a playlist or a chart. Its id is its own: the same track may have several. */
export interface PlaceRow {
  readonly id: number
  readonly track: TrackRow
}

export interface PlaylistRow {
  readonly id: number
  readonly name: string
  readonly type: { readonly id: number; readonly name: string }
  /** What a curated playlist is of; null for a user's. */
  readonly genre: GenreRow | null
  /** Whose it is; null for Beatport itself. */
  readonly owner: { readonly id: number; readonly username: string } | null
  readonly is_public: boolean
  /** Milliseconds since 1970. */
  readonly created: number
  readonly updated: number
  readonly followers: number
  /** In the playlist's order. */
  readonly places: ReadonlyArray<PlaceRow>
}
