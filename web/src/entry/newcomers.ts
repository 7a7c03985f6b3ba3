/** Whether anybody new can register here: not where only an organisation lets in, and not on a server that closes. */
import type { House } from "../house";

export const newcomers = (house: House): boolean => house.server.value?.register !== false && (house.server.value?.closes_ms ?? null) === null;
