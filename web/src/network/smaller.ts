/** A picture as it is sent: what would take long on its way is made smaller before. */

/** Smaller files go as they are. */
const SENT_AS_IT_IS_BYTES = 1 << 20;
/** Points of the shorter side: several times what the server keeps. */
const SIDE = 768;

/** What this browser cannot read goes as it is: the server says what it makes of it. */
export async function smaller(file: Blob): Promise<Blob> {
  if (file.size <= SENT_AS_IT_IS_BYTES) return file;
  try {
    const bitmap = await createImageBitmap(file);
    const scale = Math.min(1, SIDE / Math.min(bitmap.width, bitmap.height));
    const canvas = document.createElement("canvas");
    canvas.width = Math.max(1, Math.round(bitmap.width * scale));
    canvas.height = Math.max(1, Math.round(bitmap.height * scale));
    const context = canvas.getContext("2d");
    if (!context) return file;
    // A JPEG has no glass.
    context.fillStyle = "white";
    context.fillRect(0, 0, canvas.width, canvas.height);
    context.drawImage(bitmap, 0, 0, canvas.width, canvas.height);
    bitmap.close();
    return await new Promise<Blob>((made) => canvas.toBlob((blob) => made(blob ?? file), "image/jpeg", 0.9));
  } catch {
    return file;
  }
}
