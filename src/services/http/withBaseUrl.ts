/**
 * Adds the base URL to requests, and keeps them below it, because each carries the access token.
 */
import { Effect } from "effect"
import { HttpClientRequest } from "effect/http"
import { ValidationError } from "../../errors/ValidationError.ts"
import type { BeatportConfigService } from "../BeatportConfig.ts"
import type { Step } from "./Step.ts"

/** Adds the base URL, `User-Agent` and `Accept`. A path that leads out of the base URL is not sent. */
export const withBaseUrl =
  ({ baseUrl, userAgent }: BeatportConfigService): Step =>
  (next) =>
  (request) =>
    leavesBaseUrl(request.url)
      ? Effect.fail(makePathError(request))
      : next(
          request.pipe(
            HttpClientRequest.prependUrl(baseUrl),
            HttpClientRequest.setHeaders({ "user-agent": userAgent, accept: "application/json" })
          )
        )

/**
 * Tells whether a path leads out of the base URL that it is appended to: by a dot segment, by naming a host, or by
 * characters that URL parsers remove or take for a slash. Dots and slashes count in their encoded forms too, because a
 * server may decode them before it resolves the path.
 */
const leavesBaseUrl = (url: string): boolean => {
  const path = url.replace(/[?#].*$/s, "")
  return namesHost.test(path) || unsafeCharacter.test(path) || dotSegment.test(decodeDotsAndSlashes(path))
}

/** Makes the error of a path that leads out of the base URL. */
const makePathError = ({ method, url }: HttpClientRequest.HttpClientRequest): ValidationError =>
  new ValidationError({
    method,
    path: "",
    fields: {
      path: [
        `Expected a path below the base URL, such as /catalog/tracks/, without "..", backslashes or a host${
          URL.canParse(url) ? "; this is a whole URL" : ""
        }.`
      ]
    }
  })

const namesHost = /^(\/\/|[a-z][a-z\d+.-]*:)/i

/** Matches backslashes, which URL parsers take for slashes, and line breaks and tabs, which they remove. */
const unsafeCharacter = /[\\\p{Cc}]/u

const dotSegment = /(^|[/\\])\.{1,2}([/\\]|$)/

/** Decodes dots and slashes, also those that are encoded several times, because each server of a chain may decode once. */
const decodeDotsAndSlashes = (path: string): string =>
  path
    .replace(/%(25)+/g, "%")
    .replace(/%2e/gi, ".")
    .replace(/%2f/gi, "/")
    .replace(/%5c/gi, "\\")
