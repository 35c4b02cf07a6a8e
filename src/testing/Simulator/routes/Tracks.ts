/**
 * `/catalog/tracks/`
 */
import { Effect } from "effect"
import { HttpApiBuilder } from "effect/http-api"
import type { TrackFilters } from "../../../api/Tracks.ts"
import { CurrentAccount } from "../Accounts.ts"
import * as Answer from "../Answer.ts"
import { denver } from "../Catalogue/Calendar.ts"
import { Catalogue, type TrackRow } from "../Catalogue.ts"
import * as Listing from "../Listing.ts"
import {
  among,
  containing,
  days,
  exactly,
  type Filters,
  flag,
  matching,
  numbers,
  ordering
} from "../Matching.ts"
import { SimulatorApi } from "../SimulatorApi.ts"
import { TopLists } from "../TopLists.ts"
import * as TopList from "../wire/TopList.ts"
import * as Track from "../wire/Track.ts"

const filters: Filters<TrackFilters, TrackRow> = {
  // Whether a remixer counts here is not known; the document says "artist", and remixers are another field.
  artist_id: among((track) => track.artists.map(({ id }) => id)),
  artist_name: containing((track) => track.artists.map(({ name }) => name)),
  available_worldwide: flag((track) => track.available_worldwide),
  bpm: numbers((track) => track.bpm),
  catalog_number: exactly((track) => track.release.catalog_number),
  chord_type_id: among((track) => (track.key === null ? null : track.key.minor ? 1 : 2)),
  current_status: among((track) => track.release.current_status.id),
  dj_edits: flag((track) => track.genre.id === 110),
  enabled: flag(() => true),
  encode_status: exactly(() => "CONVERTED"),
  encoded_date: days((track) => denver(track.release.encoded, 0)),
  exclusive_period: among((track) => (track.release.exclusive ? 5 : 1)),
  free_download_end_date: days(() => null),
  free_download_start_date: days(() => null),
  genre_enabled: flag(() => true),
  genre_id: among((track) => track.genre.id),
  genre_name: exactly((track) => track.genre.name),
  id: among((track) => track.id),
  is_available_for_streaming: flag(() => true),
  is_classic: flag(() => false),
  is_explicit: flag((track) => track.is_explicit),
  is_hype: flag((track) => track.release.label.hype_active),
  isrc: exactly((track) => track.isrc),
  key_id: among((track) => track.key?.id ?? null),
  key_name: exactly((track) => track.key?.name ?? null),
  label_enabled: flag(() => true),
  label_id: among((track) => track.release.label.id),
  label_name: containing((track) => track.release.label.name),
  label_name_exact: exactly((track) => track.release.label.name),
  mix_name: containing((track) => track.mix_name),
  name: containing((track) => track.name),
  new_release_date: days((track) => track.release.new_release_date),
  pre_order_date: days((track) => track.release.pre_order_date),
  publish_date: days((track) => track.release.publish_date),
  publish_status: exactly(() => "published"),
  release_id: among((track) => track.release.id),
  release_name: containing((track) => track.release.name),
  sale_type: exactly(() => "purchase"),
  sub_genre_id: among((track) => track.sub_genre?.id ?? null),
  track_number: among((track) => track.number),
  type: exactly((track) => track.release.type.name),
  type_id: among((track) => track.release.type.id),
  ugc_remixes: flag(() => false),
  was_ever_exclusive: flag((track) => track.release.exclusive)
}

const orders = {
  genre: (track: TrackRow) => track.genre.name,
  label: (track: TrackRow) => track.release.label.name,
  name: (track: TrackRow) => track.name,
  publish_date: (track: TrackRow) => track.release.publish_date,
  release_date: (track: TrackRow) => track.release.new_release_date,
  release_id: (track: TrackRow) => track.release.id
}

export const TracksRoutes = HttpApiBuilder.group(SimulatorApi, "tracks", (handlers) =>
  Effect.gen(function* () {
    const catalogue = yield* Catalogue
    const topLists = yield* TopLists
    const ordered = ordering(catalogue.tracks, orders)

    return handlers
      .handle("list", ({ query, request }) =>
        Effect.map(CurrentAccount, ({ currency }) =>
          Listing.indexed(
            { ...query, url: request.url },
            {
              rows: matching(filters, query, ordered(query.order_by)),
              write: (track) => Track.listItem(track, currency)
            }
          )
        )
      )
      .handle("get", ({ params }) =>
        Effect.map(CurrentAccount, ({ currency }) => {
          const track = catalogue.track(params.id)
          if (track === undefined) return Answer.noSuch("Track")
          return track.release.restricted
            ? Answer.territoryRestricted
            : Answer.json(Track.detail(track, currency))
        })
      )
      .handle("top", ({ params, query, request }) =>
        Effect.map(CurrentAccount, ({ currency }) =>
          TopList.answer(topLists.ofEverything(), { ...query, url: request.url, count: params.num }, currency)
        )
      )
  })
)
