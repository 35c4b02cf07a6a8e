/**
 * The bodies of refusals, as they come over the wire. `errors/` turns them into this SDK's errors.
 */
import { Schema } from "effect"
import { HttpApiSchema } from "effect/http-api"

/** One sentence, as Django REST framework writes them. */
const Detail = Schema.Struct({ detail: Schema.String })

/** 400: what is wrong, by parameter. */
export const BadRequest = Schema.Record(Schema.String, Schema.Array(Schema.String)).pipe(
  HttpApiSchema.status(400)
)

/** 401: the same body for a missing, an expired and a made-up token. */
export const Unauthorized = Detail.pipe(HttpApiSchema.status(401))

/** 403: territory, scope or subscription. */
export const Forbidden = Detail.pipe(HttpApiSchema.status(403))

/** 404: no such thing, or no access to it. */
export const NotFound = Detail.pipe(HttpApiSchema.status(404))

/** What a list may be refused with. */
export const ofList = [BadRequest, Unauthorized, Forbidden] as const

/** What a call for one thing may be refused with. */
export const ofOne = [Unauthorized, Forbidden, NotFound] as const

/** What a call for the parts of one thing may be refused with. */
export const ofParts = [BadRequest, Unauthorized, Forbidden, NotFound] as const

/** What writing may be refused with, where the path names nothing. */
export const ofWrite = ofList
