// Draws the icons that systems want as PNG from public/icon.svg. Run by hand when the mark changes.
import { readFileSync, writeFileSync } from "node:fs";
import { chromium } from "playwright-core";

const folder = new URL("../public/", import.meta.url).pathname;
const svg = readFileSync(`${folder}icon.svg`, "utf8");
/** The system cuts these itself: no corners of ours, and the hand well inside. */
const whole = svg.replace('rx="14" ', "").replace("<g ", '<g transform="translate(9.6 9.6) scale(0.7)" ');
const icons = [["icon-192.png", svg, 192], ["icon-512.png", svg, 512], ["icon-maskable.png", whole, 512], ["apple-touch-icon.png", whole.replace("translate(9.6 9.6) scale(0.7)", "translate(6.4 6.4) scale(0.8)"), 180]];

const browser = await chromium.launch({ executablePath: "/usr/bin/chromium", args: ["--no-sandbox"] });
for (const [name, text, size] of icons) {
  const page = await browser.newPage({ viewport: { width: size, height: size } });
  await page.setContent(`<style>body{margin:0}svg{display:block;width:${size}px;height:${size}px}</style>${text}`);
  writeFileSync(`${folder}${name}`, await page.screenshot({ omitBackground: true }));
  await page.close();
}
await browser.close();
