/**
 * The charts of one account.
 */
import type { PlaceRow, TrackRow } from "../Catalogue.ts"
import type { Ids } from "./Ids.ts"

/** Holds the fields of a chart that the account can set. */
export interface ChartAbout {
  readonly name: string
  readonly description: string | null
  readonly enabled: boolean
  readonly is_published: boolean
}

export interface OwnChartRow extends ChartAbout {
  readonly id: number
  /** Time of creation, in milliseconds since 1970. */
  readonly created: number
  readonly changed: number
  /** Time of publication, in milliseconds since 1970. `null`: never published. */
  readonly published: number | null
  readonly places: ReadonlyArray<PlaceRow>
  /** Ids of its pictures, the latest first. */
  readonly images: ReadonlyArray<number>
}

export interface Charts {
  /** Returns all charts, newest first. */
  readonly all: () => ReadonlyArray<OwnChartRow>
  readonly find: (id: number) => OwnChartRow | undefined
  readonly create: (about: ChartAbout, now: number) => OwnChartRow
  /** Changes a chart and returns the result. */
  readonly change: (
    chart: OwnChartRow,
    changes: Partial<ChartAbout & Pick<OwnChartRow, "places">>,
    now: number
  ) => OwnChartRow
  /** Makes an entry for a track, with a new id. It is not in a chart yet. */
  readonly place: (track: TrackRow) => PlaceRow
  readonly addImage: (chart: OwnChartRow, now: number) => OwnChartRow
  readonly delete: (chart: OwnChartRow) => void
}

export const make = (ids: Ids): Charts => {
  const rows = new Map<number, OwnChartRow>()

  const put = (chart: OwnChartRow, now: number): OwnChartRow => {
    const published = chart.is_published ? (chart.published ?? now) : chart.published
    const changed = { ...chart, changed: now, published }
    rows.set(chart.id, changed)
    return changed
  }

  return {
    all: () => Array.from(rows.values()).toReversed(),
    find: (id) => rows.get(id),
    create: (about, now) =>
      put(
        { ...about, id: ids.chart(), created: now, changed: now, published: null, places: [], images: [] },
        now
      ),
    change: (chart, changes, now) => put({ ...chart, ...changes }, now),
    place: (track) => ({ id: ids.place(), track }),
    addImage: (chart, now) => put({ ...chart, images: [ids.image(), ...chart.images] }, now),
    delete: ({ id }) => void rows.delete(id)
  }
}
