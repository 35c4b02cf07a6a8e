/**
 * `/catalog/artists/`
 */
import { Effect } from "effect"
import { HttpApiBuilder } from "effect/http-api"
import type { ArtistFilters } from "../../api/Artists.ts"
import * as Responses from "../responses.ts"
import { formatDay } from "../Catalogue/calendar.ts"
import { type ArtistRow, Catalogue } from "../Catalogue.ts"
import * as Listing from "../envelopes.ts"
import {
  matchIds,
  matchPart,
  matchDays,
  matchWhole,
  type Filters,
  matchFlag,
  selectRows
} from "../filtering.ts"
import { makeRespondAbout } from "../respondAbout.ts"
import { SimulatorApi } from "../SimulatorApi.ts"
import { UnrecordedResponses } from "../UnrecordedResponses.ts"
import { TopLists } from "../TopLists.ts"
import * as Artist from "../json/artistJson.ts"
import * as TopList from "../json/topListJson.ts"
import * as Track from "../json/trackJson.ts"

const filters: Filters<ArtistFilters, ArtistRow> = {
  created: matchDays((artist) => formatDay(artist.created)),
  enabled: matchFlag(() => true),
  id: matchIds((artist) => artist.id),
  name: matchPart((artist) => artist.name),
  name_exact: matchWhole((artist) => artist.name),
  updated: matchDays((artist) => formatDay(artist.updated))
}

export const ArtistsRoutes = HttpApiBuilder.group(SimulatorApi, "artists", (handlers) =>
  Effect.gen(function* () {
    const unrecorded = yield* UnrecordedResponses
    const catalogue = yield* Catalogue
    const topLists = yield* TopLists
    const about = makeRespondAbout("Artist", catalogue.artist)

    return handlers
      .handle("list", (asked) =>
        Effect.succeed(
          // The envelope of this list is unrecorded.
          Listing.makeIndexedPage(asked, selectRows(filters, asked.query, catalogue.artists), Artist.listItem)
        )
      )
      .handle("get", ({ params }) => about(params.id, (artist) => Responses.json(Artist.detail(artist))))
      .handle("tracks", (asked) =>
        about(asked.params.id, (artist, { currency }) =>
          Listing.makeIndexedPage(
            asked,
            catalogue.tracks.filter(
              ({ artists, remixers }) => artists.includes(artist) || remixers.includes(artist)
            ),
            (track) => Track.listItem(track, currency)
          )
        )
      )
      .handle("top", (asked) =>
        about(asked.params.id, ({ id }, { currency }) =>
          TopList.respond(topLists.ofArtist(id), asked, currency)
        )
      )
      .handle("images", unrecorded.respond)
      .handle("facets", unrecorded.respond)
  })
)
