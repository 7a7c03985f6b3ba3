/** Links that people give: from what somebody types to an address that the server takes, and back to what is read. */

/** As long as an address may be. */
const LINK_MAX = 200;

/** Signs that stand in addresses and that the server takes for a trick; written out they are harmless. */
const TRICKY = /['`{}|^\\]/g;

const writtenOut = (sign: string): string => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`;

/** The whole address, over HTTPS; `null`: it is none. The server has the last word. */
export function linkOf(typed: string): string | null {
  const text = typed.trim();
  try {
    const url = new URL(text.includes("://") ? text : `https://${text}`);
    const named = /^[a-z0-9-]+(\.[a-z0-9-]+)+$/.test(url.hostname);
    const link = url.href.replace(TRICKY, writtenOut);
    return url.protocol === "https:" && named && url.username === "" && url.password === "" && link.length <= LINK_MAX ? link : null;
  } catch {
    return null;
  }
}

/** What is read of it: everybody knows how it begins. */
export const linkText = (link: string): string => link.replace(/^https:\/\//, "").replace(/\/$/, "");

/** "a.example": where it leads, whatever its title says. */
export const hostOf = (link: string): string => /^https:\/\/([^/?#]+)/.exec(link)?.[1] ?? link;
