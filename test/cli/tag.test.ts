import { spawn } from "node:child_process"
import {
  chmodSync,
  copyFileSync,
  linkSync,
  mkdirSync,
  readdirSync,
  symlinkSync,
  truncateSync,
  writeFileSync
} from "node:fs"
import { createServer } from "node:http"
import { join } from "node:path"
import { describe, expect, layer } from "@effect/vitest"
import { Effect, Schema } from "effect"
import { parseFile } from "music-metadata"
import { Track } from "effect-beatport"
import { tagFieldsOf } from "effect-beatport/collection"
import { Fault, Simulator } from "effect-beatport/simulator"
import { audioFormats, hasFfmpeg, makeAudio } from "../collection/audio.ts"
import { audioHash, fileHash, probe, probedNames } from "../collection/tagging.ts"
import { binary, emptyHome, run, signedIn } from "./binary.ts"

/** A PNG picture of one pixel. */
const onePixel =
  "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=="

const Report = Schema.fromJsonString(
  Schema.Struct({
    path: Schema.String,
    outcome: Schema.String,
    error: Schema.optionalKey(Schema.NullOr(Schema.String))
  })
)

const reportsIn = (out: string) =>
  out
    .split("\n")
    .filter((line) => line !== "")
    .map((line) => Schema.decodeSync(Report)(line))

/** A track of the simulator, and a folder for files that are tagged as it. */
const studio = Effect.gen(function* () {
  const simulator = yield* Simulator
  const environment = { ...(yield* signedIn(simulator)), HOME: emptyHome(), NO_COLOR: "1" }
  const top = yield* run(["top", "30", "--json"], environment)
  const tracks = top.out
    .split("\n")
    .filter((line) => line !== "")
    .map((line) => Schema.decodeSync(Schema.fromJsonString(Track))(line))
  const track = tracks.find(({ remixers }) => remixers.length > 0) ?? tracks[0]
  if (track === undefined) throw new Error("the chart is empty")
  const folder = emptyHome()
  return {
    environment,
    folder,
    track,
    id: String(track.id),
    at: (name: string) => join(folder, name),
    /** The tags by which matching finds the track. */
    named: {
      artist: Track.artistNames(track).join(", "),
      title: Track.fullTitle(track),
      isrc: track.isrc ?? ""
    }
  }
})

layer(Simulator.layer())("beatport tag", (it) => {
  describe.skipIf(!hasFfmpeg)("with audio files", () => {
    it.effect("matches the files of a folder, and without --write only shows what differs", () =>
      Effect.gen(function* () {
        const { at, environment, folder, id, named } = yield* studio
        makeAudio(at("a.mp3"), "mp3", named)
        makeAudio(at("b.flac"), "flac", { artist: "My Neighbour", title: "Recorded in the Kitchen" })
        const before = readdirSync(folder).map((name) => fileHash(at(name)))
        const { code, err, out } = yield* run(["tag", folder], environment)
        expect(code).toBe(9)
        expect(out).toContain(`${at("a.mp3")}\n`)
        expect(out).toMatch(new RegExp(`^  beatportTrackId  \\+ ${id}$`, "m"))
        expect(err).toContain(`${at("b.flac")}: its track is not found`)
        expect(err).toContain("1 of 2 files could not be tagged")
        expect(readdirSync(folder).map((name) => fileHash(at(name)))).toEqual(before)
      })
    )

    it.effect.each(audioFormats)(
      "--write writes all fields of %s, as ffprobe and music-metadata read them, and --undo restores the bytes",
      (format) =>
        Effect.gen(function* () {
          const { at, environment, id, track } = yield* studio
          const path = at(`a.${format}`)
          const journal = at("journal.ndjson")
          makeAudio(path, format, { title: "Old", comment: "keep this" })
          const [file, audio] = [fileHash(path), audioHash(path)]
          const written = yield* run(
            ["tag", path, "--track", id, "--write", "--journal", journal],
            environment
          )
          expect(written.code, written.err).toBe(0)
          expect(written.err).toContain(`beatport tag --undo ${journal}`)

          const expected = new Map<string, unknown>(Object.entries(tagFieldsOf(track)))
          const { tags } = probe(path)
          for (const [field, name] of probedNames(format)) {
            expect({ field, value: tags.get(name) }).toEqual({ field, value: expected.get(field) })
          }
          expect(tags.get("COMMENT")).toBe("keep this")
          const { common } = yield* Effect.promise(() => parseFile(path))
          expect(common.title).toBe(expected.get("title"))
          expect(common.label).toEqual([expected.get("label")])
          expect(common.catalognumber).toEqual([expected.get("catalogNumber")])
          expect(audioHash(path)).toBe(audio)

          const again = yield* run(["tag", path, "--track", id, "--json"], environment)
          expect(reportsIn(again.out)).toMatchObject([{ outcome: "unchanged" }])
          const undone = yield* run(["tag", "--undo", journal], environment)
          expect(undone.code, undone.err).toBe(0)
          expect(fileHash(path)).toBe(file)
        })
    )

    it.effect("--fields writes only these, in any case", () =>
      Effect.gen(function* () {
        const { at, environment, id, track } = yield* studio
        makeAudio(at("a.mp3"), "mp3", { title: "Old" })
        const { out } = yield* run(
          ["tag", at("a.mp3"), "--track", id, "--fields", "bpm,catalog_number", "--write"],
          environment
        )
        expect(out).not.toContain("title")
        const { tags } = probe(at("a.mp3"))
        expect([tags.get("TITLE"), tags.get("TBPM"), tags.get("CATALOGNUMBER")]).toEqual([
          "Old",
          String(track.bpm),
          track.catalog_number
        ])
      })
    )

    it.effect(
      "--cover writes the picture of the release, fetched without the token; another file is refused",
      () =>
        Effect.gen(function* () {
          const { at, environment, id, track } = yield* studio
          const simulator = yield* Simulator
          const picture = Buffer.from(onePixel, "base64")
          const seen: Array<unknown> = []
          const server = createServer((request, response) => {
            seen.push(request.headers.authorization)
            response.end(request.url === "/cover.png" ? picture : "no picture")
          })
          const port = yield* Effect.callback<number>((resume) => {
            server.listen(0, "127.0.0.1", () => {
              const address = server.address()
              resume(Effect.succeed(typeof address === "object" && address !== null ? address.port : 0))
            })
          })
          yield* Effect.addFinalizer(() => Effect.sync(() => server.close()))
          const tagFrom = Effect.fnUntraced(function* (path: string) {
            const image = { ...track.release.image, uri: `http://127.0.0.1:${String(port)}${path}` }
            const plain: unknown = JSON.parse(JSON.stringify(track))
            const planted = Object.assign({}, plain, { release: { ...track.release, image } })
            const body = JSON.stringify({ results: [planted], count: 1, page: "1/1", per_page: 100 })
            yield* simulator.fail(Fault.Status({ status: 200, contentType: "application/json", body }))
            makeAudio(at("a.mp3"), "mp3", { title: "Old" })
            const tagged = yield* run(["tag", at("a.mp3"), "--track", id, "--cover", "--write"], environment)
            const { common } = yield* Effect.promise(() => parseFile(at("a.mp3")))
            yield* simulator.clearFaults
            return { ...tagged, common }
          })
          const { code, common, err } = yield* tagFrom("/cover.png")
          expect(code, err).toBe(0)
          expect(common.picture?.map(({ data, format }) => [format, Buffer.from(data)])).toEqual([
            ["image/png", picture]
          ])
          expect(seen).toEqual([undefined])
          const refused = yield* tagFrom("/page.html")
          expect(refused.code).not.toBe(0)
          expect(refused.err).toContain("neither a JPEG nor a PNG")
          expect(refused.common.title).toBe("Old")
        }).pipe(Effect.scoped)
    )

    it.effect("names files that cannot be tagged, leaves them as they are, and tags the others", () =>
      Effect.gen(function* () {
        const { at, environment, folder, named } = yield* studio
        makeAudio(at("good.mp3"), "mp3", named)
        makeAudio(at("wrong.flac.mp3"), "mp3", named)
        copyFileSync(at("wrong.flac.mp3"), at("wrong.flac"))
        copyFileSync(at("wrong.flac.mp3"), at("read-only.mp3"))
        copyFileSync(at("wrong.flac.mp3"), at("twice.mp3"))
        linkSync(at("twice.mp3"), at("twice2.mp3"))
        symlinkSync(at("good.mp3"), at("link.mp3"))
        chmodSync(at("read-only.mp3"), 0o444)
        writeFileSync(at("empty.mp3"), "")
        writeFileSync(at("huge.mp3"), "")
        truncateSync(at("huge.mp3"), 3 * 1024 ** 3)
        const left = ["wrong.flac", "read-only.mp3", "twice.mp3", "empty.mp3"]
        const before = left.map((name) => fileHash(at(name)))
        const { code, err, out } = yield* run(["tag", folder, "--write", "--json"], environment)
        expect(code, err).toBe(9)
        const reports = new Map(reportsIn(out).map((report) => [report.path, report]))
        expect(reports.get(at("good.mp3"))?.outcome).toBe("written")
        expect(reports.get(at("wrong.flac.mp3"))?.outcome).toBe("written")
        for (const [name, said] of [
          ["empty.mp3", "empty"],
          ["wrong.flac", "flac"],
          ["read-only.mp3", "read-only"],
          ["twice.mp3", "hard link"],
          ["link.mp3", "symbolic link"],
          ["huge.mp3", "larger than 2 GiB"]
        ] as const) {
          expect({ name, outcome: reports.get(at(name))?.outcome }).toEqual({ name, outcome: "failed" })
          expect(reports.get(at(name))?.error).toContain(said)
        }
        expect(left.map((name) => fileHash(at(name)))).toEqual(before)
      })
    )

    it.effect("killed while it writes, leaves the old or the new files, and --undo restores them all", () =>
      Effect.gen(function* () {
        const { at, environment, folder, named } = yield* studio
        const names = Array.from({ length: 20 }, (_, index) => `${String(index).padStart(2, "0")}.mp3`)
        makeAudio(at(names[0] ?? ""), "mp3", named)
        for (const name of names.slice(1)) copyFileSync(at(names[0] ?? ""), at(name))
        const original = fileHash(at(names[0] ?? ""))
        const journal = join(emptyHome(), "journal.ndjson")
        let seen = new Set([original])
        for (let round = 1; round <= 5; round++) {
          yield* killedAfter(
            round * 2,
            ["tag", folder, "--write", "--json", "--journal", journal],
            environment
          )
          seen = new Set(names.map((name) => fileHash(at(name))))
          expect(seen.size).toBeLessThanOrEqual(2)
        }
        expect([...seen].some((hash) => hash !== original)).toBe(true)
        for (const name of names) expect(audioHash(at(name))).toBe(audioHash(at(names[0] ?? "")))
        const undone = yield* run(["tag", "--undo", journal, "--json"], environment)
        expect(undone.code, undone.err).toBe(0)
        expect(new Set(names.map((name) => fileHash(at(name))))).toEqual(new Set([original]))
      })
    )
  })

  it.effect("names what is wrong with its arguments", () =>
    Effect.gen(function* () {
      const { at, environment, id } = yield* studio
      writeFileSync(at("list.csv"), "Artist,Title\n")
      mkdirSync(at("folder"))
      for (const [args, said] of [
        [[], "no files to tag"],
        [[at("missing.mp3")], "missing.mp3"],
        [[at("list.csv")], "list.csv is not an audio file"],
        [[at("a.mp3"), "--fields", "tittle"], "the nearest is title"],
        [[at("folder"), "--track", id], "--track takes one audio file"],
        [["--undo", "x", at("a.mp3")], "--undo"],
        [["--undo", at("missing.ndjson")], "missing.ndjson"],
        [[at("a.mp3"), "--track", "https://example.com/track/a/1"], "another site"]
      ] as const) {
        const { code, err, out } = yield* run(["tag", ...args], environment)
        expect({ args, code, out }).toEqual({ args, code: 2, out: "" })
        expect(err).toContain(said)
      }
    })
  )
})

/** Runs the command and kills it after it has reported this number of files. */
const killedAfter = (
  reports: number,
  args: ReadonlyArray<string>,
  environment: Readonly<Record<string, string | undefined>>
) =>
  Effect.callback<void>((resume) => {
    const child = spawn(process.execPath, [binary, ...args], {
      env: { PATH: process.env["PATH"], ...environment }
    })
    let lines = 0
    child.stdout.on("data", (chunk: Buffer) => {
      lines += chunk.toString().split('"outcome":"written"').length - 1
      if (lines >= reports) child.kill("SIGKILL")
    })
    child.on("close", () => resume(Effect.void))
  })
