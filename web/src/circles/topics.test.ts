/** Topics in a row. */
import { expect, it } from "vitest";
import { topicsOf } from "./topics";

it("reads topics between commas of any script, each once", () => {
  expect(topicsOf("Bridges, Steel，钢、 steel ;; wind ,")).toEqual(["Bridges", "Steel", "钢", "wind"]);
  expect(topicsOf("  ")).toEqual([]);
});
