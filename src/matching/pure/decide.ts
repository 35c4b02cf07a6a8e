/**
 * Decisions: from a row and the tracks that were found for it to one of the outcomes.
 */
import { isrcOf } from "../../schemas/codes.ts"
import type { Comparison } from "./compare.ts"
import { calibrate } from "./confidence.ts"
import type { Situation } from "./Parameters.ts"
import { thresholds } from "./weights.ts"
import type { CandidateTrack } from "./CandidateTrack.ts"
import type { Candidate, Decision } from "./Decision.ts"
import type { LocalTrack } from "./LocalTrack.ts"
import { parse, type ParseOptions, type Reading, trackIdOf } from "./parse.ts"
import { prepareReading, prepareTrack } from "./prepare.ts"
import { isSameRecording, type Recording, recordingsOf } from "./recordings.ts"
import { isSameWork } from "./rules.ts"
import { explain } from "./score.ts"
import { withoutAccents } from "./text.ts"
import { isPlain } from "./Version.ts"
import { byLikelihood, weigh, type Weighed } from "./weigh.ts"

/** How many candidates a decision keeps. */
const kept = 5

/** Decides a row by the tracks that were found for it. It sends nothing, so it also runs in a browser. */
export const decide = (
  local: LocalTrack,
  tracks: Iterable<CandidateTrack>,
  options: ParseOptions = {}
): Decision => {
  const readings = parse(local, options)
  return decideReadings(local, readings, tracks, options)
}

/** Decides a row that has been parsed. */
export const decideReadings = (
  local: LocalTrack,
  readings: ReadonlyArray<Reading>,
  tracks: Iterable<CandidateTrack>,
  options: ParseOptions = {}
): Decision => concludeReadings(local, readings, tracks, options).decision

/** A decision with what the calibration is fitted on: the best candidate's situation and log odds, and all comparisons. */
export interface Conclusion {
  readonly decision: Decision
  readonly situation: Situation | undefined
  readonly odds: number
  readonly compared: ReadonlyArray<{ readonly id: number; readonly comparison: Comparison }>
}

/** Decides a row that has been parsed, and says how. */
export const concludeReadings = (
  local: LocalTrack,
  readings: ReadonlyArray<Reading>,
  tracks: Iterable<CandidateTrack>,
  options: ParseOptions = {}
): Conclusion => {
  const transliterate = options.transliterate ?? withoutAccents
  const locals = readings.map((reading) => prepareReading(reading, transliterate))
  const id = trackIdOf(local)
  const byId = new Map<number, CandidateTrack>()
  for (const track of tracks) if (!byId.has(track.id)) byId.set(track.id, track)
  const weighed = [...byId.values()].flatMap((track) => {
    const best = weigh(locals, prepareTrack(track, transliterate), id)
    return best === undefined ? [] : [best]
  })
  if (locals.length === 0) return undetailed(withoutText(local, byId))
  return conclude(local, weighed.toSorted(byLikelihood))
}

/** A row without any text can rest on its id or its ISRC alone. */
const withoutText = (local: LocalTrack, byId: ReadonlyMap<number, CandidateTrack>): Decision => {
  const id = trackIdOf(local)
  const isrc = isrcOf(local.isrc)
  const byCode = [...byId.values()].filter((track) => isrc !== undefined && isrcOf(track.isrc) === isrc)
  const track = (id === undefined ? undefined : byId.get(id)) ?? byCode[0]
  if (track === undefined) return nothing(local, "The row has no title, so there is nothing to search for.")
  const reason =
    track.id === id
      ? "The match rests on the id alone: the row has no title to verify it with."
      : "The match rests on the ISRC alone: the row has no title to verify it with."
  return {
    ref: local.ref,
    outcome: "matched",
    track,
    equivalents: byCode.filter((other) => other.id !== track.id).map((other) => other.id),
    confidence: thresholds.codeAlone,
    reasons: [reason],
    candidates: [
      { track, confidence: thresholds.codeAlone, sameWork: true, sameVersion: true, components: [] }
    ]
  }
}

const undetailed = (decision: Decision): Conclusion => ({
  decision,
  situation: undefined,
  odds: 0,
  compared: []
})

const nothing = (local: LocalTrack, reason: string): Decision => ({
  ref: local.ref,
  outcome: "none",
  track: null,
  equivalents: [],
  confidence: 0,
  reasons: [reason],
  candidates: []
})

const conclude = (local: LocalTrack, weighed: ReadonlyArray<Weighed>): Conclusion => {
  const [first] = weighed
  if (first === undefined) return undetailed(nothing(local, "No candidate was found."))
  const ofWork = weighed.filter((one) => one.ruling.verdict !== "no")
  const matching = recordingsOf(weighed.filter(({ ruling }) => ruling.verdict === "match"))
  const [best, rival] = matching.toSorted((a, b) => strengthOf(b.best) - strengthOf(a.best))
  if (best !== undefined) {
    if (rival !== undefined && isClose(best.best, rival.best)) {
      return decision(local, "ambiguous", best, weighed, "rivals", [
        "Two recordings fit equally well.",
        best.best.ruling.reason
      ])
    }
    const situation: Situation = best.best.comparison.version === "unsaid" ? "matchedByLength" : "matched"
    return matchedOrAsked(local, best, weighed, situation)
  }
  const alone = recordingsOf(weighed.filter(({ ruling }) => ruling.verdict === "matchIfAlone"))
  const [only] = alone
  if (only !== undefined && alone.length === 1 && isAlone(only.best, ofWork)) {
    return matchedOrAsked(local, only, weighed, "matchedAlone")
  }
  const asked = recordingsOf(ofWork.filter(({ ruling }) => ruling.verdict !== "otherVersion"))
  const [likeliest] = asked
  if (likeliest !== undefined) {
    return decision(local, "ambiguous", likeliest, weighed, asked.length > 1 ? "askedOfSeveral" : "asked", [
      likeliest.best.ruling.reason,
      ...(asked.length > 1 ? [`${asked.length} recordings of this name were found.`] : [])
    ])
  }
  const [other] = recordingsOf(ofWork)
  if (other !== undefined) {
    return decision(local, "otherVersion", other, weighed, "otherVersion", [
      "The work is on Beatport, but this version of it was not found.",
      other.best.ruling.reason
    ])
  }
  return decision(local, "none", { best: first, ids: [] }, weighed, "none", ["No candidate is this work."])
}

/**
 * Whether two recordings fit a row too equally to choose one. Without a length, the same words can name an edit and a longer mix;
 * then only a code or the release chooses between them.
 */
const isClose = (best: Weighed, rival: Weighed): boolean =>
  strengthOf(best) - strengthOf(rival) < thresholds.margin ||
  (best.comparison.length === "rowUnknown" &&
    best.comparison.version === rival.comparison.version &&
    !(["isrc", "catalogNumber", "release"] as const).some(
      (field) => best.comparison[field] === "same" && rival.comparison[field] !== "same"
    ))

/** Whether no other version that a row without a version can mean is among the candidates. */
const isAlone = (only: Weighed, ofWork: ReadonlyArray<Weighed>): boolean =>
  ofWork.every(
    (one) => isSameRecording(one, only) || one.track.version.mixed || one.track.version.names !== ""
  )

/** How strongly a candidate fits: the odds, and a step for each kind of evidence that the rules put first. */
const strengthOf = ({ comparison, odds, track }: Weighed): number =>
  odds +
  (comparison.isrc === "same" ? thresholds.idOdds : 0) +
  (comparison.version === "same" ? thresholds.explicit : 0) +
  (comparison.version === "unsaid" && isPlain(track.version) ? thresholds.plain : 0)

const matchedOrAsked = (
  local: LocalTrack,
  recording: Recording,
  weighed: ReadonlyArray<Weighed>,
  situation: Situation
): Conclusion => {
  const confidence = calibrate(recording.best.odds, situation)
  return confidence >= thresholds.matched
    ? decision(local, "matched", recording, weighed, situation, [recording.best.ruling.reason])
    : decision(local, "ambiguous", recording, weighed, situation, [
        "The candidate fits, but the confidence is too low for a match.",
        recording.best.ruling.reason
      ])
}

const decision = (
  local: LocalTrack,
  outcome: Decision["outcome"],
  { best, ids }: Recording,
  weighed: ReadonlyArray<Weighed>,
  situation: Situation,
  reasons: ReadonlyArray<string>
): Conclusion => {
  const first = candidate(best, situation)
  const others = weighed
    .filter(({ track }) => track !== best.track)
    .slice(0, kept - 1)
    .map((one) => candidate(one, one.track.recording === best.track.recording ? situation : "runnerUp"))
  const value: Decision = {
    ref: local.ref,
    outcome,
    track: outcome === "matched" ? best.track.track : null,
    equivalents:
      outcome === "none" ? [] : ids.filter((id) => id !== best.track.track.id).toSorted((a, b) => a - b),
    confidence: first.confidence,
    reasons,
    candidates: [first, ...others]
  }
  return {
    decision: value,
    situation,
    odds: best.odds,
    compared: weighed.map(({ comparison, track }) => ({ id: track.track.id, comparison }))
  }
}

const candidate = ({ comparison, odds, ruling, track }: Weighed, situation: Situation): Candidate => ({
  track: track.track,
  confidence: calibrate(odds, situation),
  sameWork: isSameWork(comparison),
  sameVersion: ruling.verdict === "match",
  components: explain(comparison)
})
