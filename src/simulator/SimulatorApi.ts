/**
 * The declaration as the simulator serves it: all of it, below `/v4`, every call behind the gate.
 */
import { BeatportApi } from "../api/BeatportApi.ts"
import { Gate } from "./Gate.ts"

export const SimulatorApi = BeatportApi.prefix("/v4").middleware(Gate)
