/**
 * The services that the tools, resources and completions use.
 */
import { Effect } from "effect"
import { Matching, type MatchingService } from "../matching/index.ts"
import { Auth, type AuthService } from "../services/Auth.ts"
import { Beatport, type BeatportService } from "../services/Beatport.ts"
import type { ToolFailure } from "./ToolFailure.ts"

/** The services that the tools, resources and completions use. */
export interface AgentServices {
  /** Reads and writes the Beatport catalogue and library. */
  readonly beatport: BeatportService
  /** Tells whether an account is signed in. */
  readonly auth: AuthService
  /** Finds the Beatport tracks of rows. */
  readonly matching: MatchingService
}

/**
 * Obtains the services when a tool is called. An effect, because a server has to start even if its configuration is
 * incomplete (M15): then each call fails with what is wrong in it.
 */
export type Access = Effect.Effect<AgentServices, ToolFailure>

/** Takes the services from the context. */
export const agentServices: Effect.Effect<AgentServices, never, Beatport | Auth | Matching> = Effect.all({
  beatport: Beatport,
  auth: Auth,
  matching: Matching
})
