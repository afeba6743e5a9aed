/// <reference types="astro/client" />

/** What astro.config.mjs adds to Astro's own. */
interface ImportMetaEnv {
  readonly REPOSITORY?: import('#routes.ts').Repository;
}

declare module 'wawoff2' {
  /** Unpacks WOFF2 into TrueType data that the next call overwrites. */
  export function decompress(font: Uint8Array): Promise<Uint8Array>;
}
