/**
 * What a login with a password needs of the runtime, where the runtime has it: everywhere but in browsers.
 */
import { Effect } from "effect"

/** Whether programs can read redirects and cookies, as a login with a password has to. */
export const canLogIn: boolean = true

type Cheerio = typeof import("cheerio/slim")

/** Loads the parser of Beatport's documentation page. It is loaded on first use, because it takes as long to import as a login takes. */
export const loadHtmlParser: Effect.Effect<Cheerio | undefined> = Effect.promise(() => import("cheerio/slim"))
