/// <reference types="astro/client" />

/** A script compiled for use inline, see `scripts/build/inline-script.ts`. */
declare module '*.ts?inline-script' {
  const code: string;
  export default code;
}

/** What astro.config.mjs adds to Astro's own. */
interface ImportMetaEnv {
  readonly REPOSITORY?: import('#routes.ts').Repository;
  /** Letters that need no input method, see `domain/locale.ts`. */
  readonly DIRECT_LETTERS: string;
}

/** The content and the report of its problems, as the integration in `scripts/build/content.ts` last read them. */
declare var readContent: () => {
  content: import('#domain/content.ts').Content | undefined;
  report: string;
};

declare module 'wawoff2' {
  /** Unpacks WOFF2 into TrueType data that the next call overwrites. */
  export function decompress(font: Uint8Array): Promise<Uint8Array>;
}
