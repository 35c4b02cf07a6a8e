/**
 * Schemas of error response bodies, for tests that compare the simulator with recorded responses.
 */
import { Schema } from "effect"

/** One sentence, as Django REST framework writes it. */
const Detail = Schema.Struct({ detail: Schema.String })

/** 400: messages by parameter. */
export const BadRequest = Schema.Record(Schema.String, Schema.Array(Schema.String))

/** 401: the same body for a missing, an expired and an unknown token. */
export const Unauthorized = Detail

/** 403: territory, scope or subscription. */
export const Forbidden = Detail

/** 404: an unknown id, or one that the account has no access to. */
export const NotFound = Detail
