import { Resvg } from '@resvg/resvg-wasm';
import { startRenderer } from '#share/draw.ts';

/** Sides of the pictures in an icon file, in pixels: tabs, and tabs on dense screens. */
const sides = [16, 32, 48];

/**
 * The site's icon for browsers that read no SVG icon and ask for `/favicon.ico` instead, such as Safari 14.
 * @param svg the icon as it is drawn
 * @returns an ICO file of PNG pictures: a head of 6 bytes, 16 bytes about each picture, and the pictures
 */
export async function drawIcon(svg: string): Promise<Uint8Array> {
  await startRenderer();
  const pictures = sides.map((value) =>
    Buffer.from(new Resvg(svg, { fitTo: { mode: 'width', value } }).render().asPng()),
  );
  const head = Buffer.alloc(6 + 16 * sides.length);
  head.writeUInt16LE(1, 2);
  head.writeUInt16LE(sides.length, 4);
  let offset = head.length;
  for (const [index, picture] of pictures.entries()) {
    const at = 6 + 16 * index;
    const side = sides[index] ?? 0;
    head.writeUInt8(side, at);
    head.writeUInt8(side, at + 1);
    head.writeUInt16LE(1, at + 4);
    head.writeUInt16LE(32, at + 6);
    head.writeUInt32LE(picture.length, at + 8);
    head.writeUInt32LE(offset, at + 12);
    offset += picture.length;
  }
  return Buffer.concat([head, ...pictures]);
}
