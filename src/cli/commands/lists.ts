/**
 * `beatport tracks|releases|artists|labels|charts FILTERS`: lists by filters.
 */
import { Effect } from "effect"
import { ArtistFilters } from "../../api/Artists.ts"
import { ChartFilters } from "../../api/Charts.ts"
import { LabelFilters } from "../../api/Labels.ts"
import { ReleaseFilters } from "../../api/Releases.ts"
import { TrackFilters } from "../../api/Tracks.ts"
import { Beatport } from "../../services/Beatport.ts"
import { type CliCommand, makeCommand } from "../CliCommand.ts"
import { makeFilterFlags, readFilters } from "../filters.ts"
import * as Columns from "../output/columns.ts"
import { showList } from "../output/showList.ts"
import { withBeatport } from "../withBeatport.ts"

const description = (what: string) =>
  `Lists ${what} by filters. Members of a list are separated by commas, ranges are written FROM:TO with either end open.`

/** `beatport tracks` */
export const tracks: CliCommand = makeCommand(
  "tracks",
  description("tracks"),
  makeFilterFlags("TrackFilters", TrackFilters),
  (given) =>
    Effect.flatMap(readFilters(TrackFilters, given), (filters) =>
      withBeatport(
        Effect.flatMap(Beatport, (beatport) =>
          showList({ kind: "track", columns: Columns.trackColumns }, beatport.tracks.list(filters))
        )
      )
    )
)

/** `beatport releases` */
export const releases: CliCommand = makeCommand(
  "releases",
  description("releases"),
  makeFilterFlags("ReleaseFilters", ReleaseFilters),
  (given) =>
    Effect.flatMap(readFilters(ReleaseFilters, given), (filters) =>
      withBeatport(
        Effect.flatMap(Beatport, (beatport) =>
          showList({ kind: "release", columns: Columns.releaseColumns }, beatport.releases.list(filters))
        )
      )
    )
)

/** `beatport artists` */
export const artists: CliCommand = makeCommand(
  "artists",
  description("artists"),
  makeFilterFlags("ArtistFilters", ArtistFilters),
  (given) =>
    Effect.flatMap(readFilters(ArtistFilters, given), (filters) =>
      withBeatport(
        Effect.flatMap(Beatport, (beatport) =>
          showList({ kind: "artist", columns: Columns.artistColumns }, beatport.artists.list(filters))
        )
      )
    )
)

/** `beatport labels` */
export const labels: CliCommand = makeCommand(
  "labels",
  description("labels"),
  makeFilterFlags("LabelFilters", LabelFilters),
  (given) =>
    Effect.flatMap(readFilters(LabelFilters, given), (filters) =>
      withBeatport(
        Effect.flatMap(Beatport, (beatport) =>
          showList({ kind: "label", columns: Columns.labelColumns }, beatport.labels.list(filters))
        )
      )
    )
)

/** `beatport charts` */
export const charts: CliCommand = makeCommand(
  "charts",
  description("DJ charts"),
  makeFilterFlags("ChartFilters", ChartFilters),
  (given) =>
    Effect.flatMap(readFilters(ChartFilters, given), (filters) =>
      withBeatport(
        Effect.flatMap(Beatport, (beatport) =>
          showList({ kind: "chart", columns: Columns.chartColumns }, beatport.charts.list(filters))
        )
      )
    )
)
