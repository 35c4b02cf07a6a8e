/**
 * Finds the recorded response to a request.
 */
import { nearest } from "../../schemas/nearest.ts"
import { RecorderError } from "./RecorderError.ts"
import { removed } from "./redact.ts"
import type { Exchange, RecordedRequest, RecordedResponse } from "./Recording.ts"

/**
 * Makes a function that returns the recorded responses to equal requests in their order; the last one repeats. It returns
 * the error of a request that was not recorded.
 */
export const makeReplay = (
  exchanges: ReadonlyArray<Exchange>,
  file: string
): ((request: RecordedRequest) => RecordedResponse | RecorderError) => {
  const responses = new Map<string, Array<RecordedResponse>>()
  const descriptions = new Set<string>()
  for (const { request, response } of exchanges) {
    const key = keyOf(request)
    const known = responses.get(key)
    if (known === undefined) responses.set(key, [response])
    else known.push(response)
    descriptions.add(describe(request))
  }
  const keys = [...responses.keys()]
    .filter((key) => key.includes(removed))
    .map((key) => ({ key, like: patternOf(key) }))
  return (request) => {
    const asked = keyOf(request)
    // A value that was a secret elsewhere was removed from the recorded request, too.
    const key = responses.has(asked) ? asked : keys.find(({ like }) => like.test(asked))?.key
    const left = key === undefined ? undefined : responses.get(key)
    const [response] = left ?? []
    if (left === undefined || response === undefined) return notRecorded(request, descriptions, file)
    if (left.length > 1) left.shift()
    return response
  }
}

const keyOf = ({ body, method, path, query = [] }: RecordedRequest): string =>
  JSON.stringify([method, path, query, body])

/** Matches the keys that are equal to a recorded one except for what was removed from it. */
const patternOf = (key: string): RegExp =>
  new RegExp(
    `^${key
      .split(removed)
      .map((part) => part.replaceAll(/[.*+?^${}()|[\]\\/-]/g, String.raw`\$&`))
      .join('[^"]*')}$`
  )

/** The length to which a request is shortened in a message. */
const longestDescription = 75

/** Writes a request in one line. */
const describe = ({ method, path, query = [] }: RecordedRequest): string => {
  const line = `${method} ${path}${query.length === 0 ? "" : "?"}${query.map((pair) => pair.join("=")).join("&")}`
  return line.length > longestDescription ? `${line.slice(0, longestDescription)}...` : line
}

const notRecorded = (request: RecordedRequest, descriptions: ReadonlySet<string>, file: string) => {
  const asked = describe(request)
  const [near] = nearest(asked, descriptions)
  const hint =
    near === undefined
      ? `It has ${descriptions.size} other requests.`
      : near === asked
        ? "It has the same request with another body."
        : `The nearest is ${near}.`
  return new RecorderError({
    reason: "NotRecorded",
    file,
    detail: `${asked} is not recorded. ${hint} Delete ${file} to record again.`
  })
}
