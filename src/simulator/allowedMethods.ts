/**
 * The `Allow` header, which Django REST framework adds to every response of a path.
 */
import { HttpApi } from "effect/http-api"
import { BeatportApi } from "../api/BeatportApi.ts"

/** The order in which the recorded headers name the methods. */
const order = ["GET", "POST", "PUT", "PATCH", "DELETE"]

/** Writes the header for the methods of a path. `HEAD` and `OPTIONS` are always allowed. */
export const formatAllow = (methods: ReadonlySet<string>): string =>
  [...order.filter((method) => methods.has(method)), "HEAD", "OPTIONS"].join(", ")

const findMethods = (): ReadonlyMap<string, ReadonlySet<string>> => {
  const found = new Map<string, Set<string>>()
  HttpApi.reflect(BeatportApi.prefix("/v4"), {
    onGroup: () => undefined,
    onEndpoint: ({ endpoint: { method, path } }) => {
      found.set(path, (found.get(path) ?? new Set()).add(method))
    }
  })
  return found
}

/** Makes a function that returns the header for the path of a declared endpoint. */
export const makeAllow = () => {
  const methods = findMethods()
  return (path: string): string => formatAllow(methods.get(path) ?? new Set())
}
