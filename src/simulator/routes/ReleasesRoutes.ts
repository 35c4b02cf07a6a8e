/**
 * `/catalog/releases/`
 */
import { Effect } from "effect"
import type { HttpServerResponse } from "effect/http"
import { HttpApiBuilder } from "effect/http-api"
import type { ReleaseFilters } from "../../api/Releases.ts"
import { CurrentAccount } from "../Accounts.ts"
import * as Responses from "../responses.ts"
import { formatDenver } from "../Catalogue/calendar.ts"
import { Catalogue, type ReleaseRow } from "../Catalogue.ts"
import * as Listing from "../envelopes.ts"
import {
  matchIds,
  matchPart,
  matchDays,
  matchWhole,
  type Filters,
  matchFlag,
  selectRows,
  makeOrdering,
  type Orders
} from "../filtering.ts"
import { SimulatorApi } from "../SimulatorApi.ts"
import { UnrecordedResponses } from "../UnrecordedResponses.ts"
import { TopLists } from "../TopLists.ts"
import * as Release from "../json/releaseJson.ts"
import * as TopList from "../json/topListJson.ts"
import * as Track from "../json/trackJson.ts"

const filters: Filters<ReleaseFilters, ReleaseRow> = {
  artist_id: matchIds((release) => release.artists.map(({ id }) => id)),
  artist_name: matchPart((release) => release.artists.map(({ name }) => name)),
  catalog_number: matchWhole((release) => release.catalog_number),
  created: "The catalogue has no dates of creation.",
  current_status: matchIds((release) => release.current_status.id),
  enabled: matchFlag(() => true),
  encoded_date: matchDays((release) => formatDenver(release.encoded, 0)),
  exclusive: matchFlag((release) => release.exclusive),
  genre_id: matchIds((release) => release.tracks.map(({ genre }) => genre.id)),
  genre_name: matchWhole((release) => release.tracks.map(({ genre }) => genre.name)),
  id: matchIds((release) => release.id),
  is_available_for_streaming: matchFlag(() => true),
  is_explicit: matchFlag(() => false),
  is_hype: matchFlag(Release.isHype),
  label_enabled: matchFlag(() => true),
  label_id: matchIds((release) => release.label.id),
  label_name: matchPart((release) => release.label.name),
  label_name_exact: matchWhole((release) => release.label.name),
  name: matchPart((release) => release.name),
  new_release_date: matchDays((release) => release.new_release_date),
  pre_order_date: matchDays((release) => release.pre_order_date),
  publish_date: matchDays((release) => release.publish_date),
  release_type_id: matchIds((release) => release.type.id),
  sub_genre_id: matchIds((release) => release.tracks.map(({ sub_genre }) => sub_genre?.id ?? null)),
  supplier_id: "The catalogue has no suppliers.",
  supplier_name: "The catalogue has no suppliers.",
  track_id: matchIds((release) => release.tracks.map(({ id }) => id)),
  track_name: matchPart((release) => release.tracks.map(({ name }) => name)),
  type: matchWhole((release) => release.type.name),
  type_id: matchIds((release) => release.type.id),
  upc: matchWhole((release) => release.upc),
  updated: matchDays(Release.updated)
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
    const ordered = makeOrdering(catalogue.releases, orders)

    /** Makes a response about a release, or 404 if it does not exist. */
    const about = (id: number, respond: (release: ReleaseRow) => HttpServerResponse.HttpServerResponse) =>
      Effect.sync(() => {
        const release = catalogue.release(id)
        return release === undefined ? Responses.noSuch("Release") : respond(release)
      })

    return handlers
      .handle("list", ({ query, request }) =>
        Effect.map(CurrentAccount, ({ currency }) =>
          Listing.makeIndexedPage(
            { ...query, url: request.url },
            {
              rows: selectRows(filters, query, ordered(query.order_by)),
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
          return Listing.makeStoredPage(
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
            Listing.makeStoredPage(
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
