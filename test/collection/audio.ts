/** Real audio files, made by ffmpeg. */
import { execFileSync, spawnSync } from "node:child_process"

export const audioFormats = ["mp3", "flac", "aiff", "wav", "m4a", "ogg"] as const
export type AudioFormat = (typeof audioFormats)[number]

/** `.ci/run` installs it. Where it is required and absent, the tests fail instead of being skipped. */
export const hasFfmpeg =
  process.env["FFMPEG_REQUIRED"] !== undefined || spawnSync("ffmpeg", ["-version"]).status === 0

const encoding: Readonly<Record<AudioFormat, ReadonlyArray<string>>> = {
  mp3: ["-id3v2_version", "3", "-b:a", "64k"],
  flac: [],
  aiff: ["-write_id3v2", "1"],
  wav: [],
  m4a: ["-b:a", "64k"],
  ogg: ["-c:a", "libvorbis"]
}

/** Makes a file of a sine tone with tags. */
export const makeAudio = (
  path: string,
  format: AudioFormat,
  tags: Readonly<Record<string, string>> = {},
  seconds = 2,
  options: ReadonlyArray<string> = []
): void => {
  const metadata = Object.entries(tags).flatMap(([name, value]) => ["-metadata", `${name}=${value}`])
  execFileSync("ffmpeg", [
    "-loglevel",
    "error",
    "-y",
    "-f",
    "lavfi",
    "-i",
    `sine=frequency=440:duration=${seconds}`,
    ...metadata,
    ...encoding[format],
    ...options,
    path
  ])
}
