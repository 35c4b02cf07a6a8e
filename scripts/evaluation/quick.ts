import { makeSearch, searchModels } from "./search.ts"
import { readCatalogue, toTrack } from "./catalogue.ts"
import { damagedRows, invent, kindNames } from "./damage.ts"
import { calibrationError, makeJudge, newTally, wilson } from "./judge.ts"
import { parse, queriesOf, decideReadings } from "./pureMatcher.ts"
import { recordingOf, recordingsOf } from "./recordings.ts"
const rows = readCatalogue()
const invented = invent(rows)
const judge = makeJudge(rows)
const groups = recordingsOf(rows)
const dev = rows.filter((r) => Math.min(...(groups.get(recordingOf(r)) ?? [r.id])) % 2 === 0)
const tracks = new Map(rows.map((r) => [r.id, toTrack(r, invented.get(r.id))]))
const N = Number(process.env.N ?? 200)
const kinds = process.env.KIND ? [process.env.KIND] : kindNames
const models = process.env.MODEL ? searchModels.filter((m) => m === process.env.MODEL) : searchModels
const verbose = process.env.V
for (const model of models) {
  const search = makeSearch(rows, model)
  const preds: Array<{ confidence: number; right: boolean }> = []
  let t = 0
  console.log(`== ${model}`)
  for (const kind of kinds) {
    const tally = newTally()
    const outcomes: Record<string, number> = {}
    for (const { id, row } of damagedRows(kind, dev, invented, N)) {
      const truth = judge.truth(id)
      for (const present of [true, false]) {
        const t0 = performance.now()
        const readings = parse(row)
        t += performance.now() - t0
        const pool = new Map<number, ReturnType<typeof toTrack>>()
        let d: ReturnType<typeof decideReadings> | undefined
        let requests = 0
        for (const q of queriesOf(readings, process.env.NOLISTS === undefined)) {
          requests++
          const ids = q._tag === "Search" ? search.search(q.text) : search.list(q.names, q.artists)
          for (const i of ids)
            if (present || !truth.has(i)) {
              const x = tracks.get(i)
              if (x) pool.set(i, x)
            }
          const t1 = performance.now()
          d = decideReadings(row, readings, pool.values())
          t += performance.now() - t1
          if (d.outcome !== "none") break
        }
        if (d === undefined) d = decideReadings(row, readings, [])
        const first = d.candidates[0]
        if (first) preds.push({ confidence: first.confidence, right: truth.has(first.track.id) })
        if (present) {
          tally.cases++
          tally.requests += requests
          outcomes[d.outcome] = (outcomes[d.outcome] ?? 0) + 1
        } else {
          tally.absentCases++
          tally.absentRequests += requests
        }
        const show = (what: string) =>
          verbose &&
          console.log(
            what,
            present ? "P" : "A",
            d?.outcome,
            JSON.stringify(row),
            "=>",
            d?.track?.id ?? d?.candidates[0]?.track.id,
            d?.candidates[0]?.track.artists.map((a) => a?.name).join(","),
            d?.candidates[0]?.track.name,
            "|",
            d?.candidates[0]?.track.mix_name,
            d?.candidates[0]?.track.length_ms,
            d?.confidence.toFixed(3),
            d?.reasons.join(" "),
            "TRUE",
            [...truth]
              .map((i) => {
                const r = tracks.get(i)
                return `${i} ${r?.name} | ${r?.mix_name} ${r?.length_ms}`
              })
              .join("; ")
          )
        if (d.track) {
          if (!present) {
            tally.absentMatched++
            show("ABSENT-MATCHED")
          } else {
            const v = judge.judge(truth, d.track.id)
            tally[v]++
            if (v !== "right") show(v)
          }
        } else if (present && verbose === "2") show("missed")
      }
    }
    const acc = tally.right + tally.wrongVersion + tally.wrongWork
    const p = acc ? tally.right / acc : 1
    console.log(
      kind.padEnd(32),
      `n=${tally.cases} rec ${((100 * tally.right) / tally.cases).toFixed(1)} prec ${(100 * p).toFixed(2)} [${(100 * wilson(tally.right, acc)[0]).toFixed(1)}] wv ${tally.wrongVersion} ww ${tally.wrongWork} absent ${tally.absentMatched} req ${(tally.requests / tally.cases).toFixed(2)} / ${(tally.absentRequests / tally.absentCases).toFixed(2)}`,
      JSON.stringify(outcomes)
    )
  }
  console.log(
    "calibration",
    calibrationError(preds).toFixed(4),
    "ms/decision",
    (t / (preds.length || 1)).toFixed(3)
  )
}
