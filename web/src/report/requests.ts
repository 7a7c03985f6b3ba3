/** Requests about the owner's report. */
import { address, call } from "../api";
import type { ReportPrices } from "../wire";

/** Tables that can be taken along. */
export type Table = "weeks" | "cohorts" | "inviters" | "topics";

export const reports = {
  report: (weeks: number) => call("GET /api/admin/report", { query: { weeks } }),
  setPrices: (prices: ReportPrices) => call("PUT /api/admin/report/prices", { body: prices }),
};

export const fileOf = (table: Table, weeks: number): string => address("GET /api/admin/report.csv", { query: { table, weeks } });
