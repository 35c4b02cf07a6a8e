/**
 * The declaration as the simulator serves it: all of it, below `/v4`, every call through `ApiAccess`.
 */
import { BeatportApi } from "../api/BeatportApi.ts"
import { ApiAccess } from "./ApiAccess.ts"

export const SimulatorApi = BeatportApi.prefix("/v4").middleware(ApiAccess)
