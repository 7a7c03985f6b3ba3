/** Browsers inside other apps: which one this is, and the way out of it. They often refuse the microphone. */

export type InApp = "wechat" | "zalo" | "kakaotalk" | "line" | "facebook" | "instagram";

const SIGNS: [InApp, RegExp][] = [
  ["wechat", /MicroMessenger/i],
  ["zalo", /Zalo/i],
  ["kakaotalk", /KAKAOTALK/i],
  ["line", /\bLine\//i],
  ["instagram", /Instagram/i],
  ["facebook", /FBAN|FBAV|FB_IAB/],
];

export const inApp = (userAgent: string): InApp | null => SIGNS.find(([, sign]) => sign.test(userAgent))?.[0] ?? null;

/** The system's own browser, and a link that opens it where the system knows one. */
export function wayOut(userAgent: string, address: string): { browser: "Safari" | "Chrome"; link: string | null } {
  if (!/Android/i.test(userAgent)) return { browser: "Safari", link: null };
  const { host, pathname, search, protocol } = new URL(address);
  return { browser: "Chrome", link: `intent://${host}${pathname}${search}#Intent;scheme=${protocol.slice(0, -1)};package=com.android.chrome;end` };
}
