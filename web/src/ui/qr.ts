/** QR codes (ISO/IEC 18004) of short texts such as addresses: bytes, level M, versions 1 to 10. */

/** Of each version from 1 on, at level M: codewords in all, how many of each block correct the others, and blocks. */
const VERSIONS: readonly (readonly [all: number, correcting: number, blocks: number])[] = [
  [26, 10, 1], [44, 16, 1], [70, 26, 1], [100, 18, 2], [134, 24, 2], [172, 16, 4], [196, 18, 4], [242, 22, 4], [292, 22, 5], [346, 26, 5],
];
/** The middle of the alignment patterns between the first, which is at 6, and the last. */
const MIDDLES: readonly (number | null)[] = [null, null, null, null, null, null, 22, 24, 26, 28];
/** From this version on it is written into the code which one it is. */
const SAYS_VERSION = 7;
/** From this version on the length takes two bytes. */
const LONG_LENGTH = 10;

/** Rows of modules; true is dark. */
export type Modules = boolean[][];

const sizeOf = (version: number): number => 17 + 4 * version;

/** The smallest code that holds the text; `null`: it is too long for any of these. */
export function qrOf(text: string): Modules | null {
  const bytes = [...new TextEncoder().encode(text)];
  const at = VERSIONS.findIndex(([all, correcting, blocks], at) => bytes.length + (at + 1 < LONG_LENGTH ? 2 : 3) <= all - correcting * blocks);
  if (at < 0) return null;
  const version = at + 1;
  const bits = codewords(bytes, version).flatMap((byte) => bitsOf(byte, 8));
  const masked = MASKS.map((_, mask) => drawn(version, bits, mask));
  const penalties = masked.map(penaltyOf);
  return masked[penalties.indexOf(Math.min(...penalties))] ?? null;
}

/** The highest bit first. */
const bitsOf = (value: number, count: number): number[] => Array.from({ length: count }, (_, at) => (value >> (count - 1 - at)) & 1);

/** The first of each block, then the second of each, and so on. */
const turns = (of: number[][], length: number): number[] => Array.from({ length }, (_, at) => of.flatMap((block) => block.slice(at, at + 1))).flat();

/** The text's bytes with what corrects them, as they are drawn: the blocks in turns. */
export function codewords(bytes: number[], version: number): number[] {
  const [all, correcting, count] = VERSIONS[version - 1] ?? [0, 0, 1];
  const room = all - correcting * count;
  const bits = [0, 1, 0, 0, ...bitsOf(bytes.length, version < LONG_LENGTH ? 8 : 16), ...bytes.flatMap((byte) => bitsOf(byte, 8)), 0, 0, 0, 0];
  const data = Array.from({ length: Math.floor(bits.length / 8) }, (_, at) => bits.slice(8 * at, 8 * at + 8).reduce((value, bit) => 2 * value + bit, 0));
  for (let pad = 0xec; data.length < room; pad ^= 0xec ^ 0x11) data.push(pad);
  // The last blocks are longer by one where they do not come out even.
  const short = Math.floor(room / count);
  const even = count - (room % count);
  const starts = Array.from({ length: count + 1 }, (_, at) => at * short + Math.max(0, at - even));
  const blocks = starts.slice(0, count).map((start, at) => data.slice(start, starts[at + 1]));
  return [...turns(blocks, short + 1), ...turns(blocks.map((block) => remainder(block, correcting)), correcting)];
}

/** What corrects a block (Reed and Solomon): what is left of it, divided by the generator of that length. */
export function remainder(block: number[], correcting: number): number[] {
  // The product of (x - 2^i), highest power first, without the leading one.
  let generator = [...Array.from({ length: correcting - 1 }, () => 0), 1];
  let root = 1;
  for (let step = 0; step < correcting; step++) {
    const power = root;
    generator = generator.map((factor, at) => times(factor, power) ^ (generator[at + 1] ?? 0));
    root = times(root, 2);
  }
  let left = Array.from({ length: correcting }, () => 0);
  for (const byte of block) {
    const factor = byte ^ (left[0] ?? 0);
    left = [...left.slice(1), 0].map((value, at) => value ^ times(generator[at] ?? 0, factor));
  }
  return left;
}

/** In the field of 256 elements that QR codes count in. */
function times(a: number, b: number): number {
  let product = 0;
  for (let bit = 7; bit >= 0; bit--) product = (product << 1) ^ ((product >> 7) * 0x11d) ^ (((b >> bit) & 1) * a);
  return product;
}

const MASKS: readonly ((row: number, column: number) => boolean)[] = [
  (row, column) => (row + column) % 2 === 0,
  (row) => row % 2 === 0,
  (_, column) => column % 3 === 0,
  (row, column) => (row + column) % 3 === 0,
  (row, column) => (Math.floor(row / 2) + Math.floor(column / 3)) % 2 === 0,
  (row, column) => ((row * column) % 2) + ((row * column) % 3) === 0,
  (row, column) => (((row * column) % 2) + ((row * column) % 3)) % 2 === 0,
  (row, column) => (((row + column) % 2) + ((row * column) % 3)) % 2 === 0,
];

/** What is left of `value`, divided by `by`, both as polynomials of ones and zeros; `value` is below 2^`bits`. */
function modulo(value: number, by: number, bits: number): number {
  const degree = 31 - Math.clz32(by);
  let rest = value << degree;
  for (let bit = bits - 1; bit >= 0; bit--) if ((rest >> (bit + degree)) & 1) rest ^= by << bit;
  return rest;
}

/** Fifteen bits: level M is 00, then the mask, then what corrects them. */
export const formatBits = (mask: number): number => ((mask << 10) | modulo(mask, 0x537, 5)) ^ 0x5412;

/** Eighteen bits: the version, and what corrects it. */
export const versionBits = (version: number): number => (version << 12) | modulo(version, 0x1f25, 6);

/** What stands there whatever the text is: true or false; `null`: bits of the text. */
function patterns(version: number, mask: number): (boolean | null)[][] {
  const size = sizeOf(version);
  const grid: (boolean | null)[][] = Array.from({ length: size }, () => Array.from({ length: size }, () => null));
  const put = (row: number, column: number, dark: boolean): void => {
    const line = grid[row];
    if (line && column >= 0 && column < size) line[column] = dark;
  };
  for (let at = 0; at < size; at++) {
    put(6, at, at % 2 === 0);
    put(at, 6, at % 2 === 0);
  }
  /** Rings around a middle: dark where their distance is not among the light ones. */
  const rings = (row: number, column: number, reach: number, light: number[]): void => {
    for (let down = -reach; down <= reach; down++) {
      for (let right = -reach; right <= reach; right++) put(row + down, column + right, !light.includes(Math.max(Math.abs(down), Math.abs(right))));
    }
  };
  const last = size - 7;
  const places = version === 1 ? [] : [6, ...[MIDDLES[version - 1] ?? []].flat(), last];
  for (const row of places) {
    for (const column of places) {
      const inCorner = [[6, 6], [6, last], [last, 6]].some(([down, right]) => row === down && column === right);
      if (!inCorner) rings(row, column, 2, [1]);
    }
  }
  for (const [row, column] of [[3, 3], [3, size - 4], [size - 4, 3]] as const) rings(row, column, 4, [2, 4]);
  const format = formatBits(mask);
  for (let bit = 0; bit < 15; bit++) {
    const dark = ((format >> bit) & 1) === 1;
    put(bit < 6 ? bit : bit < 8 ? bit + 1 : 8, bit < 8 ? 8 : bit === 8 ? 7 : 14 - bit, dark);
    put(bit < 8 ? 8 : size - 15 + bit, bit < 8 ? size - 1 - bit : 8, dark);
  }
  put(size - 8, 8, true);
  const said = versionBits(version);
  const bits = version < SAYS_VERSION ? 0 : 18;
  for (let bit = 0; bit < bits; bit++) {
    const [near, far, dark] = [Math.floor(bit / 3), size - 11 + (bit % 3), ((said >> bit) & 1) === 1];
    put(near, far, dark);
    put(far, near, dark);
  }
  return grid;
}

/** Where the bits go: two columns at a time from the right, up and down, around the pattern in column 6. */
function* path(size: number): Generator<[row: number, column: number]> {
  let up = true;
  for (let right = size - 1; right > 0; right -= 2) {
    if (right === 6) right = 5;
    for (let step = 0; step < size; step++) {
      const row = up ? size - 1 - step : step;
      yield [row, right];
      yield [row, right - 1];
    }
    up = !up;
  }
}

function drawn(version: number, bits: number[], mask: number): Modules {
  const grid = patterns(version, mask);
  const isMasked = MASKS[mask] ?? (() => false);
  let next = 0;
  for (const [row, column] of path(sizeOf(version))) {
    const line = grid[row];
    // What is left over at the end is light.
    if (line?.[column] === null) line[column] = (bits[next++] === 1) !== isMasked(row, column);
  }
  return grid.map((line) => line.map((dark) => dark === true));
}

/** How hard it is to read: long runs, blocks, what looks like a corner, and too much dark or light. */
function penaltyOf(modules: Modules): number {
  const turned = modules.map((_, column) => modules.map((line) => line[column] ?? false));
  let penalty = 0;
  for (const line of [...modules, ...turned]) {
    const text = line.map((dark) => (dark ? "1" : "0")).join("");
    for (const run of text.match(/0{5,}|1{5,}/g) ?? []) penalty += run.length - 2;
    penalty += 40 * (text.match(/(?=10111010000|00001011101)/g) ?? []).length;
  }
  const dark = modules.flat().filter(Boolean).length;
  for (const [row, line] of modules.entries()) {
    const below = modules[row + 1] ?? [];
    for (let column = 0; column + 1 < line.length && below.length > 0; column++) {
      if (line[column] === line[column + 1] && line[column] === below[column] && line[column] === below[column + 1]) penalty += 3;
    }
  }
  return penalty + 10 * Math.floor(Math.abs((20 * dark) / modules.length ** 2 - 10));
}
