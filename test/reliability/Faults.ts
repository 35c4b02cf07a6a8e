/**
 * The rows of the fault matrix: everything that goes wrong between a client and Beatport, by the name it has in
 * docs/faults.md.
 */
import { Effect } from "effect"
import { Fault, Simulator } from "effect-beatport/simulator"
import { World } from "./World.ts"

/** What goes wrong with the request that a fault is meant for. */
export type Trouble =
  /** The server's response, or the connection to it. */
  | { readonly at: "server"; readonly fault: Fault }
  /** A response that is later than any timeout. */
  | { readonly at: "server"; readonly fault: Fault; readonly isLate: true }
  /** The way there. */
  | { readonly at: "network"; readonly outage: "dns" | "refused" }
  /** Something that happens just before the request leaves. */
  | { readonly at: "departure"; readonly happens: Effect.Effect<void, never, World | Simulator> }
  | { readonly at: "nowhere" }

const server = (fault: Fault): Trouble => ({ at: "server", fault })

const late = (fault: Fault): Trouble => ({ at: "server", fault, isLate: true })

const departure = (happens: Effect.Effect<void, never, World | Simulator>): Trouble => ({
  at: "departure",
  happens
})

/** Another server: what is sent there would leak. */
const elsewhere = "http://127.0.0.1:9/v4/"

/** The faults, in the order of the table. */
export const faults: Readonly<Record<string, Trouble>> = {
  "nothing goes wrong": { at: "nowhere" },
  "the host name has no address": { at: "network", outage: "dns" },
  "the connection is refused": { at: "network", outage: "refused" },
  "the connection is reset on arrival": server(Fault.Reset({ at: "arrival" })),
  "the connection is reset before the headers": server(Fault.Reset({ at: "response" })),
  "the connection breaks in the headers": server(Fault.Reset({ at: "headers" })),
  "the connection breaks in the body": server(Fault.Reset({ at: "body" })),
  "the headers are too slow": late(Fault.SlowHeaders({ delay: "1 hour" })),
  "the body stalls": late(Fault.Stalled()),
  "the body trickles, too slowly": late(Fault.SlowBody({ over: "1 hour" })),
  "the body trickles, in time": server(Fault.SlowBody({ over: "100 millis" })),
  "the JSON is cut off": server(Fault.Truncated()),
  "the body is larger than allowed": server(Fault.Oversized({ bytes: 3_000_000 })),
  "200 with a page of HTML": server(Fault.HtmlPage()),
  "200 with nothing": server(Fault.EmptyBody()),
  "204 with nothing": server(Fault.NoContent()),
  "301 to the same host": server(Fault.Moved({})),
  "302 to another host": server(Fault.Status({ status: 302, headers: { location: elsewhere } })),
  "400 with messages": server(Fault.Status({ status: 400, body: '{"name":["This field is required."]}' })),
  "401, the token is refused": server(Fault.Unauthorized()),
  "403 for the territory": server(Fault.Forbidden({ as: "territory" })),
  "403 for the subscription": server(Fault.Forbidden({ as: "permission" })),
  "403 for CSRF": server(Fault.Forbidden({ as: "csrf" })),
  "403 without JSON": server(Fault.Forbidden({ as: "blocked" })),
  "404, not found": server(Fault.NotFound()),
  "429 without Retry-After": server(Fault.RateLimited({})),
  "429 with a second": server(Fault.RateLimited({ retryAfter: 1 })),
  "429 with a date": server(Fault.RateLimited({ retryAfter: { date: "1 second" } })),
  "429 with nonsense": server(Fault.RateLimited({ retryAfter: "soon" })),
  "429 with an hour": server(Fault.RateLimited({ retryAfter: 3600 })),
  "500 with JSON": server(Fault.ServerError({ as: "json" })),
  "500 with a page of HTML": server(Fault.ServerError({ as: "html" })),
  "502 with a page of HTML": server(Fault.BadGateway()),
  "503 without Retry-After": server(Fault.Unavailable({})),
  "503 with a second": server(Fault.Unavailable({ retryAfter: 1 })),
  "503 with an hour": server(Fault.Unavailable({ retryAfter: 3600 })),
  "the clock jumps a day ahead": departure(Effect.flatMap(World, ({ jump }) => jump("1 day"))),
  "the clock jumps a day back": departure(Effect.flatMap(World, ({ jump }) => jump("-1 days"))),
  "the token expires in flight": departure(Effect.flatMap(Simulator, ({ expireTokens }) => expireTokens))
}
