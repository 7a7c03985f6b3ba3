/** A text as a picture that a phone's camera reads: dark on light whatever the colours around it. */
import { qrOf } from "./qr";
import "./qr-code.css";

/** Light all around, as wide as the standard asks for. */
const QUIET = 4;

/** Nothing where the text is too long for one. */
export const QrCode = ({ text, label }: { text: string; label: string }) => {
  const modules = qrOf(text);
  if (modules === null) return null;
  const size = modules.length + 2 * QUIET;
  const dark = modules.flatMap((line, row) => line.map((dark, column) => (dark ? `M${column + QUIET} ${row + QUIET}h1v1h-1z` : ""))).join("");
  return (
    <svg class="qr" viewBox={`0 0 ${size} ${size}`} role="img" aria-label={label} shape-rendering="crispEdges">
      <rect width={size} height={size} fill="#fff" />
      <path d={dark} fill="#000" />
    </svg>
  );
};
