/** Frames while a page is scrolled, as the browser's own trace has them. */

/** Points a second: a thumb in a hurry. */
const SPEED = 2_400;
const CATEGORIES = ["benchmark", "cc", "devtools.timeline.frame", "disabled-by-default-devtools.timeline.frame", "blink.user_timing"];

/** Scrolls at `x`, `y` so far down and up again, and again, for about so many seconds; gives the trace. */
export async function scrolled(browser, page, { x, y, far, seconds }) {
  const [tab, whole] = [await page.context().newCDPSession(page), await browser.newBrowserCDPSession()];
  const trace = [];
  whole.on("Tracing.dataCollected", ({ value }) => trace.push(...value));
  await whole.send("Tracing.start", { transferMode: "ReportEvents", traceConfig: { recordMode: "recordUntilFull", includedCategories: CATEGORIES } });
  await page.evaluate(() => performance.mark("scroll begins"));
  const ways = Math.max(2, 2 * Math.round((seconds * SPEED) / (2 * far)));
  for (let way = 0; way < ways; way++) await tab.send("Input.synthesizeScrollGesture", { x, y, yDistance: way % 2 === 0 ? -far : far, speed: SPEED, gestureSourceType: "mouse" });
  const complete = new Promise((done) => whole.once("Tracing.tracingComplete", done));
  await whole.send("Tracing.end");
  await complete;
  await whole.detach();
  return trace;
}

/** What of it was shown. A frame is dropped where the browser says that this was seen as a stutter. */
export function frames(trace) {
  const mark = trace.find(({ name, cat }) => name === "scroll begins" && cat.includes("user_timing"));
  const ours = trace.filter(({ pid, ts }) => pid === mark.pid && ts >= mark.ts);
  const reports = ours.filter(({ name, ph }) => name === "PipelineReporter" && ph === "b").map(({ ts, args }) => ({ ts, ...args.frame_reporter })).sort((a, b) => a.ts - b.ts);
  const whileScrolling = reports.filter(({ scroll_state }) => scroll_state !== "SCROLL_NONE");
  const [first, last] = [whileScrolling[0].ts, whileScrolling.at(-1).ts];
  const shown = ours.filter(({ name, ts }) => name === "DrawFrame" && ts >= first && ts <= last).map(({ ts }) => ts).sort((a, b) => a - b);
  const seconds = (last - first) / 1e6;
  const inSecondFrom = (at) => shown.filter((ts) => ts >= at && ts < at + 1e6).length;
  return {
    seconds,
    shown: shown.length,
    perSecond: shown.length / seconds,
    worstSecond: Math.min(...shown.filter((ts) => ts + 1e6 <= last).map(inSecondFrom)),
    longest: Math.max(...shown.slice(1).map((ts, at) => ts - shown[at])) / 1000,
    dropped: whileScrolling.filter(({ state, affects_smoothness }) => state === "STATE_DROPPED" && affects_smoothness).length,
    unpainted: whileScrolling.filter(({ has_missing_content, checkerboarded_needs_raster, checkerboarded_needs_record }) => has_missing_content || checkerboarded_needs_raster || checkerboarded_needs_record).length,
  };
}
