/** Prices as the owner types them, and costs as they are read. On the wire both are millionths of the currency. */
import { language } from "../language";

const MICROS = 1_000_000;
/** As the server has it: a thousand for one gigabyte is no price. */
const PRICE_MAX = 1000;

/** "0,08" and "0.08" are 80,000. `null`: no price. */
export function microsOf(typed: string): number | null {
  const text = typed.trim().replace(",", ".");
  if (!/^\d+(\.\d{0,6})?$/.test(text)) return null;
  const price = Number(text);
  return price <= PRICE_MAX ? Math.round(price * MICROS) : null;
}

/** What [`microsOf`] reads: "0.08". */
export const typedOf = (micros: number): string => (micros / MICROS).toFixed(6).replace(/\.?0+$/, "");

/** Two places behind the point, and more where there would be nothing otherwise. */
export function money(micros: number, currency: string): string {
  const amount = micros / MICROS;
  const small = amount > 0 && amount < 0.1;
  return new Intl.NumberFormat(language(), { style: "currency", currency, ...(small ? { maximumSignificantDigits: 2 } : {}) }).format(amount);
}
