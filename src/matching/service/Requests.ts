/**
 * Requests for candidates: looked up in the checkpoint first, sent if they are not there, stored with their response.
 */
import { Effect } from "effect"
import type { AuthenticationError } from "../../errors/AuthenticationError.ts"
import type { CallError } from "../../errors/BeatportError.ts"
import { isrcOf } from "../../schemas/codes.ts"
import type { BeatportService } from "../../services/Beatport.ts"
import type { Checkpoint } from "../Checkpoint.ts"
import type { MatchEvent, Source } from "../MatchOptions.ts"
import { type CandidateTrack, toCandidate } from "../pure/CandidateTrack.ts"
import type { MatchFailure } from "../pure/Decision.ts"
import type { Contained, QueryText } from "../pure/queries.ts"

/** A request that failed, as a row reports it. */
export class RequestFailed {
  readonly _tag = "RequestFailed"
  readonly failure: MatchFailure
  constructor(failure: MatchFailure) {
    this.failure = failure
  }
}

/** How many tracks one response holds. */
export const pageSize = 100

/** One of the questions of a request, with the key under which its tracks are stored. */
export interface Question {
  readonly key: string
  /** Whether a track of the response belongs to this question; a request can hold several. */
  readonly isAnswer: (track: CandidateTrack) => boolean
}

/** How many results a run keeps besides the checkpoint, so that rows with the same question share a request. */
const remembered = 2000

/** Sends the questions that are not stored, in one request. */
type Send = (open: ReadonlyArray<Question>) => Effect.Effect<ReadonlyArray<CandidateTrack>, CallError>

/** The requests of one run. */
export interface Requests<E> {
  /**
   * Resolves the questions; those that are not stored share one request. Returns the tracks of each question, in the order of
   * the questions.
   */
  readonly ask: (
    source: Source,
    questions: ReadonlyArray<Question>,
    send: Send
  ) => Effect.Effect<ReadonlyArray<ReadonlyArray<CandidateTrack>>, RequestFailed | AuthenticationError | E>
  /**
   * Does the same where the response is one page, and returns the tracks of all questions together. A full page can lack tracks of
   * each question, so it is stored as the response to all of them.
   */
  readonly askForPage: (
    source: Source,
    questions: ReadonlyArray<Question>,
    send: Send
  ) => Effect.Effect<PageOfQuestions, RequestFailed | AuthenticationError | E>
}

/** The page that answers several questions. */
export interface PageOfQuestions {
  readonly tracks: ReadonlyArray<CandidateTrack>
  /** Whether no track of the questions is missing. */
  readonly isComplete: boolean
}

/** Makes the requests of one run. */
export const makeRequests = <E>(
  checkpoint: Checkpoint<E> | undefined,
  onEvent: (event: MatchEvent) => Effect.Effect<void>
): Requests<E> => {
  let sent = 0
  const memory = new Map<string, ReadonlyArray<CandidateTrack>>()
  const remember = (key: string, tracks: ReadonlyArray<CandidateTrack>) => {
    memory.set(key, tracks)
    const [oldest] = memory.keys()
    if (memory.size > remembered && oldest !== undefined) memory.delete(oldest)
  }
  const lookUp = (key: string): Effect.Effect<ReadonlyArray<CandidateTrack> | undefined, E> => {
    const known = memory.get(key)
    return known !== undefined || checkpoint === undefined ? Effect.succeed(known) : checkpoint.get(key)
  }
  const store = (key: string, tracks: ReadonlyArray<CandidateTrack>): Effect.Effect<void, E> => {
    remember(key, tracks)
    return checkpoint === undefined ? Effect.void : checkpoint.set(key, tracks)
  }
  /** Sends the questions that are not stored. A full page is stored under `pageKey`, if there is one. */
  const resolve = Effect.fnUntraced(function* (
    source: Source,
    questions: ReadonlyArray<Question>,
    send: Send,
    pageKey?: string
  ) {
    const stored = yield* Effect.forEach(questions, ({ key }) => lookUp(key))
    const open = questions.filter((_, index) => stored[index] === undefined)
    const received = new Map<string, ReadonlyArray<CandidateTrack>>()
    let full: ReadonlyArray<CandidateTrack> | undefined
    if (open.length > 0) {
      const response = (yield* send(open).pipe(Effect.catch(failed))).map(toCandidate)
      sent++
      if (pageKey !== undefined && response.length >= pageSize) full = response
      for (const { isAnswer, key } of open) received.set(key, response.filter(isAnswer))
      // If it were interrupted between two results of one response, the others would be requested again.
      yield* Effect.uninterruptible(
        pageKey === undefined || full === undefined
          ? Effect.forEach(received, ([key, tracks]) => store(key, tracks), { discard: true })
          : store(pageKey, full)
      )
    }
    yield* onEvent({ _tag: "Response", source, stored: open.length === 0, requests: sent })
    return { full, results: questions.map(({ key }, index) => stored[index] ?? received.get(key) ?? []) }
  })
  return {
    ask: (source, questions, send) => Effect.map(resolve(source, questions, send), ({ results }) => results),
    askForPage: Effect.fnUntraced(function* (source, questions, send) {
      const pageKey = `page:${JSON.stringify(questions.map(({ key }) => key))}`
      const known = yield* lookUp(pageKey)
      if (known !== undefined) {
        yield* onEvent({ _tag: "Response", source, stored: true, requests: sent })
        return { tracks: known, isComplete: false }
      }
      const { full, results } = yield* resolve(source, questions, send, pageKey)
      const tracks = full ?? [...new Map(results.flat().map((track) => [track.id, track])).values()]
      return { tracks, isComplete: full === undefined }
    })
  }
}

/** A missing login fails the run, because it would fail every other row too; all else fails the row. */
const failed = (error: CallError): Effect.Effect<never, RequestFailed | AuthenticationError> =>
  error._tag === "AuthenticationError"
    ? Effect.fail(error)
    : Effect.fail(
        new RequestFailed({ error: error._tag, message: error.message, isRetryable: error.isRetryable })
      )

/** Every request that matching sends, by its source. */
export const makeSources = <E>(beatport: BeatportService, requests: Requests<E>) => ({
  byIds: (ids: ReadonlyArray<number>) =>
    requests.ask(
      "id",
      ids.map((id) => ({ key: `id:${id}`, isAnswer: (track) => track.id === id })),
      (open) =>
        Effect.map(
          beatport.tracks.getMany(ids.filter((id) => open.some(({ key }) => key === `id:${id}`))),
          ({ items }) => items
        )
    ),
  byIsrcs: (isrcs: ReadonlyArray<string>) =>
    requests.ask(
      "isrc",
      isrcs.map((isrc) => ({ key: `isrc:${isrc}`, isAnswer: (track) => isrcOf(track.isrc) === isrc })),
      (open) =>
        Effect.map(
          beatport.tracks.findByIsrc(isrcs.filter((isrc) => open.some(({ key }) => key === `isrc:${isrc}`))),
          ({ items }) => items
        )
    ),
  /** Asks for several names and artists at once. Returns the tracks that contain a name and an artist of one of them. */
  byLists: (wanted: ReadonlyArray<Contained>) => {
    const questions = wanted.map((one) => ({
      key: containedKey(one),
      isAnswer: (track: CandidateTrack) => holds(one, track)
    }))
    return requests.askForPage("pairs", questions, (open) => {
      const asked = wanted.filter((one) => open.some(({ key }) => key === containedKey(one)))
      return page(beatport.tracks.list(filtersOf(joinContained(asked))))
    })
  },
  /** Sends a query of one row. */
  query: (query: QueryText) =>
    one(requests.ask("search", [everything(queryKey(query))], () => page(sendQuery(beatport, query)))),
  release: (id: number) =>
    one(
      requests.ask("release", [everything(`release:${id}`)], () =>
        page(beatport.releases.tracks(id)).pipe(Effect.catchTag("NotFoundError", () => Effect.succeed([])))
      )
    ),
  catalogNumber: (catalogNumber: string) =>
    one(
      requests.ask("catalogNumber", [everything(`catalog:${catalogNumber}`)], () =>
        page(beatport.tracks.list({ catalog_number: catalogNumber }))
      )
    )
})

/** The sources of one run. */
export type Sources<E> = ReturnType<typeof makeSources<E>>

const containedKey = ({ artists, names, releases }: Contained): string =>
  `contains:${JSON.stringify(releases === undefined ? [names, artists] : [names, artists, releases])}`

/** Returns one list of everything that is wanted, without repetitions. */
export const joinContained = (wanted: ReadonlyArray<Contained>): Contained => ({
  names: [...new Set(wanted.flatMap(({ names }) => names))],
  artists: [...new Set(wanted.flatMap(({ artists }) => artists))],
  releases: [...new Set(wanted.flatMap(({ releases = [] }) => releases))]
})

const queryKey = (query: QueryText): string => {
  switch (query._tag) {
    case "Search":
      return `search:${query.text}`
    case "Contains":
      return containedKey(query)
    case "OfLabel":
      return `label:${JSON.stringify([query.label, query.year])}`
  }
}

const sendQuery = ({ tracks }: BeatportService, query: QueryText) => {
  switch (query._tag) {
    case "Search":
      return tracks.search(query.text)
    case "Contains":
      return tracks.list(filtersOf(query))
    case "OfLabel":
      return tracks.list({
        label_name: query.label,
        publish_date: { from: `${query.year}-01-01`, to: `${query.year}-12-31` }
      })
  }
}

const filtersOf = ({ artists, names, releases = [] }: Contained) => ({
  ...(names.length === 0 ? {} : { name: names }),
  ...(artists.length === 0 ? {} : { artist_name: artists }),
  ...(releases.length === 0 ? {} : { release_name: releases })
})

/** Whether a track contains what is wanted, as the server compares: in any case. */
export const holds = ({ artists, names, releases = [] }: Contained, track: CandidateTrack): boolean =>
  (releases.length === 0 || releases.some((release) => isPart(release, track.release?.name ?? ""))) &&
  (names.length === 0 || names.some((name) => holdsName(name, track))) &&
  (artists.length === 0 ||
    artists.some((artist) => track.artists.some((credited) => isPart(artist, credited?.name ?? ""))))

/** Whether the name of a track contains a text. */
export const holdsName = (name: string, track: CandidateTrack): boolean => isPart(name, track.name)

const isPart = (part: string, text: string): boolean => text.toLowerCase().includes(part.toLowerCase())

const everything = (key: string): Question => ({ key, isAnswer: () => true })

const one = <E>(results: Effect.Effect<ReadonlyArray<ReadonlyArray<CandidateTrack>>, E>) =>
  Effect.map(results, ([tracks = []]) => tracks)

const page = <E>(list: Effect.Effect<{ readonly results: ReadonlyArray<CandidateTrack> }, E>) =>
  Effect.map(list, ({ results }) => results)
