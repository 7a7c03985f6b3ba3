/** The look at every screen finds words that cannot be read in full, and lets pass those that can. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { cut } from "../test/cut.mjs";
import { launch } from "./lab.mjs";

const PAGE = `<!doctype html><style>
  body { margin: 0; font: 16px/1.5 sans-serif; } p { margin: 0 0 40px; }
  .narrow { width: 60px; white-space: nowrap; } .hides { overflow: hidden; } .dots { overflow: hidden; text-overflow: ellipsis; }
  .up { margin-top: -58px; } .box { position: relative; height: 24px; } .lid { position: absolute; inset: 0; background: white; } .far { margin-inline-start: 300px; white-space: nowrap; }
  .scrolls { width: 60px; overflow: auto; white-space: nowrap; } .unseen { position: absolute; clip-path: inset(50%); }
  .later { content-visibility: auto; contain-intrinsic-size: auto 2px; }
</style>
<p>Fits where it stands</p><p class="scrolls">Is read by scrolling to its end</p><p class="narrow dots" title="Its title says the rest of it">Its title says the rest of it</p>
<p class="narrow dots" dir="auto">What people wrote may be long</p><p class="unseen narrow hides">Only heard, never seen by anybody</p>
<p class="narrow hides">Cut where the box ends</p><p class="narrow dots">Dots instead of the rest</p><p class="narrow">Wider than what holds it</p>
<p>Under another line</p><p class="up">Over another line</p><div class="box"><span>Behind a lid</span><div class="lid"></div></div><p class="far">Beyond the edge</p>
<div style="height: 3000px"></div><div class="later">Far below, of a height that nobody knows yet</div><div class="later">And what comes after it</div>`;

test("words that cannot be read are found, each for its reason, and no others", async () => {
  const browser = await launch("chromium");
  try {
    const page = await browser.newPage({ viewport: { width: 320, height: 900 } });
    await page.setContent(PAGE);
    assert.deepEqual((await page.evaluate(cut)).sort(), [
      "covered: Behind a lid",
      "cut: Cut where the box ends",
      "one over another: Under another line | Over another line",
      "outside its box: Beyond the edge",
      "outside its box: Wider than what holds it",
      "outside the screen: Beyond the edge",
      "shortened: Dots instead of the rest",
    ]);
  } finally {
    await browser.close();
  }
});
