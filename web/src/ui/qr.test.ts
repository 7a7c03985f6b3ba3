/** QR codes against vectors of the standard, and read back by a reader that shares nothing with what draws them. */
import { describe, expect, it } from "vitest";
import { type Modules, codewords, formatBits, qrOf, remainder, versionBits } from "./qr";

/** Of each version: codewords in all, how many of each block correct the others, blocks, and where alignment patterns have their middle. */
const TABLE = [
  [26, 10, 1, []], [44, 16, 1, [6, 18]], [70, 26, 1, [6, 22]], [100, 18, 2, [6, 26]], [134, 24, 2, [6, 30]],
  [172, 16, 4, [6, 34]], [196, 18, 4, [6, 22, 38]], [242, 22, 4, [6, 24, 42]], [292, 22, 5, [6, 26, 46]], [346, 26, 5, [6, 28, 50]],
] as const;

/** Of level M, by mask. */
const FORMATS = [
  "101010000010010", "101000100100101", "101111001111100", "101101101001011",
  "100010111111001", "100000011001110", "100111110010111", "100101010100000",
];

const at = (modules: Modules, row: number, column: number): boolean => modules[row]?.[column] ?? false;
const bitsAt = (modules: Modules, places: (readonly [number, number])[]): string => places.map(([row, column]) => (at(modules, row, column) ? "1" : "0")).join("");
const range = (from: number, below: number): number[] => Array.from({ length: below - from }, (_, step) => from + step);

function isMasked(mask: number, row: number, column: number): boolean {
  const [sum, product] = [row + column, row * column];
  return [sum % 2, row % 2, column % 3, sum % 3, (Math.floor(row / 2) + Math.floor(column / 3)) % 2, product % 6, ((product % 2) + (product % 3)) % 2, ((sum % 2) + (product % 3)) % 2][mask] === 0;
}

/** Where no bits of the text stand. */
function taken(size: number, version: number, middles: readonly number[]): boolean[][] {
  const grid = range(0, size).map((row) => range(0, size).map((column) => row === 6 || column === 6));
  const box = (top: number, left: number, height: number, width: number): void => {
    for (const row of range(top, top + height)) grid[row]?.fill(true, left, left + width);
  };
  box(0, 0, 9, 9);
  box(0, size - 8, 9, 8);
  box(size - 8, 0, 8, 9);
  const edge = middles.at(-1) ?? 0;
  for (const row of middles) for (const column of middles) if (![12, edge + 6].includes(row + column) || (row !== 6 && column !== 6)) box(row - 2, column - 2, 5, 5);
  if (version >= 7) {
    box(0, size - 11, 6, 3);
    box(size - 11, 0, 3, 6);
  }
  return grid;
}

function times(a: number, b: number): number {
  let product = 0;
  for (let [left, right] = [a, b]; right > 0; right >>= 1) {
    if (right & 1) product ^= left;
    left = (left << 1) ^ (left & 128 ? 0x11d : 0);
  }
  return product;
}

/** Whether a block, with what corrects it, is one that nothing happened to. */
const isWhole = (block: number[], correcting: number): boolean => {
  let root = 1;
  return range(0, correcting).every(() => {
    const sum = block.reduce((sum, byte) => times(sum, root) ^ byte, 0);
    root = times(root, 2);
    return sum === 0;
  });
};

/** What is written in a code; throws where it is not one. */
function read(modules: Modules): string {
  const size = modules.length;
  const version = (size - 17) / 4;
  const [all, correcting, count, middles] = TABLE[version - 1] ?? [0, 0, 1, []];
  const near = bitsAt(modules, [...range(0, 6).map((column) => [8, column] as const), [8, 7], [8, 8], [7, 8], ...range(0, 6).map((step) => [5 - step, 8] as const)]);
  const far = bitsAt(modules, [...range(0, 7).map((step) => [size - 1 - step, 8] as const), ...range(size - 8, size).map((column) => [8, column] as const)]);
  const mask = FORMATS.indexOf(near);
  if (near !== far || mask < 0 || !at(modules, size - 8, 8)) throw new Error(`format ${near} ${far}`);
  const grid = taken(size, version, middles);
  const bits: number[] = [];
  const pairs = range(0, (size - 1) / 2).map((pair) => size - 1 - 2 * pair).map((column) => (column > 6 ? column : column - 1));
  for (const [turn, right] of pairs.entries()) {
    for (const step of range(0, size)) {
      const row = turn % 2 === 0 ? size - 1 - step : step;
      for (const column of [right, right - 1]) if (!grid[row]?.[column]) bits.push(Number(at(modules, row, column) !== isMasked(mask, row, column)));
    }
  }
  const bytes = range(0, all).map((byte) => Number.parseInt(bits.slice(8 * byte, 8 * byte + 8).join(""), 2));
  const room = all - correcting * count;
  const lengths = range(0, count).map((block) => Math.floor(room / count) + Number(block >= count - (room % count)));
  const blocks: number[][] = lengths.map(() => []);
  for (const turn of range(0, Math.max(...lengths))) for (const [block, length] of lengths.entries()) if (turn < length) blocks[block]?.push(bytes.shift() ?? 0);
  const data = blocks.flat();
  while (bytes.length > 0) for (const block of blocks) block.push(bytes.shift() ?? 0);
  if (!blocks.every((block) => isWhole(block, correcting))) throw new Error("a block is not whole");
  const written = data.map((byte) => byte.toString(2).padStart(8, "0")).join("");
  const long = version < 10 ? 8 : 16;
  const length = Number.parseInt(written.slice(4, 4 + long), 2);
  if (!written.startsWith("0100")) throw new Error("not bytes");
  return new TextDecoder().decode(new Uint8Array(range(0, length).map((byte) => Number.parseInt(written.slice(4 + long + 8 * byte, 12 + long + 8 * byte), 2))));
}

describe("vectors", () => {
  it("corrects as the standard's field and generators do", () => {
    expect(remainder([32, 91, 11, 120, 209, 114, 220, 77, 67, 64, 236, 17, 236, 17, 236, 17], 10)).toEqual([196, 35, 39, 119, 235, 215, 231, 226, 93, 23]);
  });

  it("says its level, mask and version as the standard's tables do", () => {
    expect(FORMATS.map((_, mask) => formatBits(mask).toString(2).padStart(15, "0"))).toEqual(FORMATS);
    expect([7, 8, 9, 10].map((version) => versionBits(version).toString(2).padStart(18, "0"))).toEqual(["000111110010010100", "001000010110111100", "001001101010011001", "001010010011010011"]);
  });

  it("fills up what the text leaves free", () => {
    expect(codewords([0x61], 1).slice(0, 16)).toEqual([0x40, 0x16, 0x10, ...range(0, 13).map((step) => (step % 2 === 0 ? 0xec : 0x11))]);
  });
});

describe("a code", () => {
  it.each([[14, 1], [15, 2], [26, 2], [42, 3], [43, 4], [62, 4], [84, 5], [106, 6], [122, 7], [152, 8], [180, 9], [181, 10], [213, 10]])("of %i bytes is of version %i, and reads as it was written", (length, version) => {
    const text = `é${"b7/".repeat(99)}`.slice(0, length - 1);
    const modules = qrOf(text);
    expect(new TextEncoder().encode(text)).toHaveLength(length);
    expect(modules).toHaveLength(17 + 4 * version);
    expect(modules && read(modules)).toBe(text);
  });

  it("of a text that is too long is none", () => expect(qrOf("a".repeat(214))).toBeNull());

  it("with one wrong module is noticed by the reader of these tests", () => {
    const modules = qrOf("https://talk.example/r/1") ?? [];
    const wrong = modules.map((line, row) => line.map((dark, column) => dark !== (row === modules.length - 1 && column === modules.length - 1)));
    expect(() => read(wrong)).toThrow("not whole");
  });
});
