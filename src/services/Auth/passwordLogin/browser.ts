/**
 * What a login with a password needs of the runtime, in browsers, which do not have it. Bundlers choose this module by the export
 * condition `browser`, so that no HTML parser is part of a bundle.
 */
import { Effect } from "effect"

/** Whether programs can read redirects and cookies, as a login with a password has to. */
export const canLogIn: boolean = false

/** Loads no parser, because a browser does not let programs read the documentation page of another site. */
export const loadHtmlParser: Effect.Effect<undefined> = Effect.undefined
