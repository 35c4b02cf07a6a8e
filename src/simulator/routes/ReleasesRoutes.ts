/**
 * `/catalog/releases/`
 */
import { Effect } from "effect"
import type { HttpServerResponse } from "effect/http"
import { HttpApiBuilder } from "effect/http-api"
import type { ReleaseFilters } from "../../api/Releases.ts"
import { CurrentAccount } from "../Accounts.ts"
import * as Responses from "../responses.ts"
import { denver } from "../Catalogue/calendar.ts"
import { Catalogue, type ReleaseRow } from "../Catalogue.ts"
import * as Listing from "../envelopes.ts"
import {
  among,
  containing,
  days,
  exactly,
  type Filters,
  flag,
  matching,
  ordering,
  type Orders
} from "../filtering.ts"
import { SimulatorApi } from "../SimulatorApi.ts"
import { UnrecordedResponses } from "../UnrecordedResponses.ts"
import { TopLists } from "../TopLists.ts"
import * as Release from "../json/releaseJson.ts"
import * as TopList from "../json/topListJson.ts"
import * as Track from "../json/trackJson.ts"

const filters: Filters<ReleaseFilters, ReleaseRow> = {
  artist_id: among((release) => release.artists.map(({ id }) => id)),
  artist_name: containing((release) => release.artists.map(({ name }) => name)),
  catalog_number: exactly((release) => release.catalog_number),
  created: "The catalogue has no dates of creation.",
  current_status: among((release) => release.current_status.id),
  enabled: flag(() => true),
  encoded_date: days((release) => denver(release.encoded, 0)),
  exclusive: flag((release) => release.exclusive),
  genre_id: among((release) => release.tracks.map(({ genre }) => genre.id)),
  genre_name: exactly((release) => release.tracks.map(({ genre }) => genre.name)),
  id: among((release) => release.id),
  is_available_for_streaming: flag(() => true),
  is_explicit: flag(() => false),
  is_hype: flag(Release.isHype),
  label_enabled: flag(() => true),
  label_id: among((release) => release.label.id),
  label_name: containing((release) => release.label.name),
  label_name_exact: exactly((release) => release.label.name),
  name: containing((release) => release.name),
  new_release_date: days((release) => release.new_release_date),
  pre_order_date: days((release) => release.pre_order_date),
  publish_date: days((release) => release.publish_date),
  release_type_id: among((release) => release.type.id),
  sub_genre_id: among((release) => release.tracks.map(({ sub_genre }) => sub_genre?.id ?? null)),
  supplier_id: "The catalogue has no suppliers.",
  supplier_name: "The catalogue has no suppliers.",
  track_id: among((release) => release.tracks.map(({ id }) => id)),
  track_name: containing((release) => release.tracks.map(({ name }) => name)),
  type: exactly((release) => release.type.name),
  type_id: among((release) => release.type.id),
  upc: exactly((release) => release.upc),
  updated: days(Release.updated)
}

const orders: Orders<ReleaseFilters, ReleaseRow> = {
  id: (release) => release.id,
  label: (release) => release.label.name,
  name: (release) => release.name,
  publish_date: (release) => release.publish_date,
  release_date: (release) => release.new_release_date,
  status: (release) => release.current_status.id
}

export const ReleasesRoutes = HttpApiBuilder.group(SimulatorApi, "releases", (handlers) =>
  Effect.gen(function* () {
    const unrecorded = yield* UnrecordedResponses
    const catalogue = yield* Catalogue
    const topLists = yield* TopLists
    const ordered = ordering(catalogue.releases, orders)

    /** Makes a response about a release, or 404 if it does not exist. */
    const about = (id: number, respond: (release: ReleaseRow) => HttpServerResponse.HttpServerResponse) =>
      Effect.sync(() => {
        const release = catalogue.release(id)
        return release === undefined ? Responses.noSuch("Release") : respond(release)
      })

    return handlers
      .handle("list", ({ query, request }) =>
        Effect.map(CurrentAccount, ({ currency }) =>
          Listing.indexed(
            { ...query, url: request.url },
            {
              rows: matching(filters, query, ordered(query.order_by)),
              write: (release) => Release.listItem(release, currency)
            }
          )
        )
      )
      .handle("get", ({ params }) =>
        Effect.map(CurrentAccount, ({ currency }) => {
          const release = catalogue.release(params.id)
          if (release === undefined) return Responses.noSuch("Release")
          return release.restricted
            ? Responses.territoryRestricted
            : Responses.json(Release.detail(release, currency))
        })
      )
      .handle("tracks", ({ params, query, request }) =>
        Effect.map(CurrentAccount, ({ currency }) => {
          const release = catalogue.release(params.id)
          if (release === undefined) return Responses.noSuch("Release")
          return Listing.stored(
            { ...query, url: request.url },
            { rows: release.tracks, write: (track) => Track.listItem(track, currency) }
          )
        })
      )
      .handle("top", ({ params, query, request }) =>
        Effect.map(CurrentAccount, ({ currency }) =>
          TopList.respond(
            topLists.ofEverything(),
            { ...query, url: request.url, count: params.num, type: "release" },
            currency
          )
        )
      )
      .handle("trackIds", ({ params }) =>
        about(params.id, ({ tracks }) =>
          Responses.json(
            tracks.map(({ id, release }) => ({
              id,
              pre_order: release.pre_order,
              is_available_for_streaming: true
            }))
          )
        )
      )
      .handle("trackFacets", unrecorded.respond)
      .handle("djEditTracks", ({ params, query, request }) =>
        Effect.flatMap(CurrentAccount, ({ currency }) =>
          about(params.id, ({ tracks }) =>
            Listing.stored(
              { ...query, url: request.url },
              { rows: tracks.filter(Track.isDjEdit), write: (track) => Track.listItem(track, currency) }
            )
          )
        )
      )
      .handle("djEditTrackFacets", unrecorded.respond)
      .handle("beatbot", unrecorded.respond)
      .handle("alsoBought", unrecorded.respond)
      .handle("similar", unrecorded.respond)
      .handle("images", unrecorded.respond)
      .handle("facets", unrecorded.respond)
  })
)
