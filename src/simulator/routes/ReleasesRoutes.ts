/**
 * `/catalog/releases/`
 */
import { Effect } from "effect"
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
  makeSelection,
  type Orders
} from "../filtering.ts"
import { makeRespondAbout } from "../respondAbout.ts"
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
    const select = makeSelection(filters, orders, catalogue.releases)
    const about = makeRespondAbout("Release", catalogue.release)

    return handlers
      .handle("list", (asked) =>
        Effect.map(CurrentAccount, ({ currency }) =>
          Listing.makeIndexedPage(asked, select(asked.query), (release) =>
            Release.listItem(release, currency)
          )
        )
      )
      .handle("get", ({ params }) =>
        about(params.id, (release, { currency }) =>
          release.restricted
            ? Responses.territoryRestricted
            : Responses.json(Release.detail(release, currency))
        )
      )
      .handle("tracks", (asked) =>
        about(asked.params.id, ({ tracks }, { currency }) =>
          Listing.makeStoredPage(asked, tracks, (track) => Track.listItem(track, currency))
        )
      )
      .handle("top", (asked) =>
        Effect.map(CurrentAccount, ({ currency }) =>
          TopList.releases(topLists.ofEverything(), asked, currency)
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
      .handle("djEditTracks", (asked) =>
        about(asked.params.id, ({ tracks }, { currency }) =>
          Listing.makeStoredPage(asked, tracks.filter(Track.isDjEdit), (track) =>
            Track.listItem(track, currency)
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
