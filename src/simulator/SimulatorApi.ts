/**
 * The declaration of API v4 as the simulator serves it: below `/v4`, each endpoint through `ApiAccess`.
 */
import { BeatportApi } from "../api/BeatportApi.ts"
import { ApiAccess } from "./ApiAccess.ts"

export const SimulatorApi = BeatportApi.prefix("/v4").middleware(ApiAccess)
