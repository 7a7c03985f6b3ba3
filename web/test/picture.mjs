// A picture of a screen, small enough to keep one for every screen and language: few colours, lossless WebP. ffmpeg makes it.
import { spawn } from "node:child_process";
import { once } from "node:events";

/** Fewer blur what is red and what is green; more cost a tenth of the size for each eight. */
const COLOURS = 20;
const FEW = `split[a][b];[a]palettegen=max_colors=${COLOURS}:reserve_transparent=0[few];[b][few]paletteuse=dither=none`;

export async function keepPicture(png, file) {
  const ffmpeg = spawn("ffmpeg", ["-v", "error", "-y", "-f", "png_pipe", "-i", "-", "-vf", FEW, "-c:v", "libwebp", "-lossless", "1", "-compression_level", "6", "-quality", "100", "-pix_fmt", "bgra", file], { stdio: ["pipe", "ignore", "inherit"] });
  ffmpeg.stdin.end(png);
  const [code] = await once(ffmpeg, "close");
  if (code !== 0) throw new Error(`ffmpeg did not make ${file}`);
}
