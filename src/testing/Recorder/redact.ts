/**
 * Removes secrets and personal data from values: JSON by the names of its fields, texts by the patterns of secrets, and both
 * by the secrets that were met before.
 */
import { Predicate, type Schema } from "effect"
import type { Secrets } from "./Secrets.ts"
import { parameterSensitivityOf, type Sensitivity, sensitivityOf } from "./sensitiveNames.ts"

/** What stands for personal data, which has no identity in a recording. */
export const removed = "redacted"

/** The depth below which JSON is not kept. Beatport's own has eight levels. */
const deepest = 64

/** Removes what must not be kept from parsed JSON. Numbers become 0, because a schema expects a number there. */
export const redactJson = (value: unknown, path: string, secrets: Secrets): Schema.Json => {
  const visit = (member: unknown, sensitivity: Sensitivity, depth: number): Schema.Json => {
    if (Predicate.isString(member)) return redactString(member, sensitivity, path, secrets)
    if (Predicate.isNumber(member)) {
      if (sensitivity === "secret") secrets.replace(String(member))
      return sensitivity === "none" && secrets.scrub(String(member)) === String(member) ? member : 0
    }
    if (Predicate.isBoolean(member)) return member
    if (depth === deepest) return removed
    if (Array.isArray(member)) {
      return member.map((inner) =>
        visit(inner, isSentence(inner) ? inside(sensitivity) : sensitivity, depth + 1)
      )
    }
    if (!Predicate.isObject(member)) return null
    return Object.fromEntries(
      Object.entries(member).map(([name, inner]: [string, unknown]) => {
        const own = sensitivityOf(name, path)
        return [secrets.scrub(name), visit(inner, own === "none" ? inside(sensitivity) : own, depth + 1)]
      })
    )
  }
  return visit(value, "none", 0)
}

/** What is inside of something sensitive is personal, whatever its name is: `{ "address": { "line": … } }`. */
const inside = (sensitivity: Sensitivity): Sensitivity => (sensitivity === "none" ? "none" : "personal")

/** An error response lists sentences under the name of a field: `{ "username": ["This field is required."] }`. */
const isSentence = (value: unknown): boolean => Predicate.isString(value) && value.includes(" ")

/** Removes what must not be kept from the value of a field or parameter. */
const redactString = (text: string, sensitivity: Sensitivity, path: string, secrets: Secrets): string => {
  if (text === "") return text
  if (sensitivity === "secret") return secrets.replace(text)
  return sensitivity === "personal" ? removed : redactText(text, path, secrets)
}

/** Removes what must not be kept from the parameters of a query or a form. */
export const redactParameters = (
  parameters: Iterable<readonly [name: string, value: string]>,
  path: string,
  secrets: Secrets
): ReadonlyArray<readonly [name: string, value: string]> =>
  Array.from(parameters, ([name, value]) => [
    secrets.scrub(name),
    redactString(value, parameterSensitivityOf(name, path), path, secrets)
  ])

/** Matches `name: value` and `name=value`, with the quotes of JSON, JavaScript and HTML around either. */
const assignment = /(["'`]?)([a-z][\w.-]{1,60})\1(\s{0,4}[:=]\s{0,4}["'`]?)([^"'`&\s,;<>{}()[\]]{1,8192})/gi

/** Matches a field of a form in HTML, which has its name and its value in two attributes. */
const formField =
  /(\bname\s{0,4}=\s{0,4}["']([\w.-]{1,60})["'][^<>]{0,200}?\b(?:value|content)\s{0,4}=\s{0,4}["'])([^"']{1,8192})/gi

const bearer = /(\bBearer\s{1,4})([\w.~+/=-]{8,8192})/gi
const webToken = /\beyJ[\w-]{8,8192}\.[\w-]{8,8192}(?:\.[\w-]{0,8192})?/g
const mailAddress = /(?<![\w.+-])[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,8}/g

/** Below this length, what a text assigns may be a word of a sentence (`token: expired`) and is removed only there. */
const shortestAssigned = 8

/** Removes what must not be kept from a text that is no JSON, or is a string in JSON. */
export const redactText = (text: string, path: string, secrets: Secrets): string => {
  const replaceAssigned = (value: string) =>
    value.length < shortestAssigned || !/[\d\W_]/.test(value) ? removed : secrets.replace(value)
  const isSecret = (name: string, separator: string) =>
    separator.includes("=")
      ? parameterSensitivityOf(name, path) === "secret"
      : sensitivityOf(name, path) === "secret"
  return secrets.scrub(
    secrets
      .scrub(text)
      .replaceAll(webToken, (token) => secrets.replace(token))
      .replaceAll(bearer, (_, start: string, token: string) => start + secrets.replace(token))
      .replaceAll(mailAddress, (address) => secrets.replace(address))
      .replaceAll(formField, (whole, start: string, name: string, value: string) =>
        isSecret(name, ":") ? start + replaceAssigned(value) : whole
      )
      .replaceAll(assignment, (whole, quote: string, name: string, separator: string, value: string) =>
        isSecret(name, separator) ? `${quote}${name}${quote}${separator}${replaceAssigned(value)}` : whole
      )
  )
}
