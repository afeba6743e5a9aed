/// <reference types="astro/client" />

declare module 'wawoff2' {
  /** Unpacks WOFF2 into TrueType data that the next call overwrites. */
  export function decompress(font: Uint8Array): Promise<Uint8Array>;
}
