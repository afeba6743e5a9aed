/** What a shared page is about; all member pages share one picture a language. */
export const shareKinds = ['site', 'charter', 'member'] as const;

/** `wide` for link previews (Open Graph), `square` for chat apps that crop; size in pixels. */
export const shareShapes = {
  wide: { width: 1200, height: 630 },
  square: { width: 600, height: 600 },
} as const;

/** One of the kinds of share picture. */
export type ShareKind = (typeof shareKinds)[number];

/** One of the shapes of share picture. */
export type ShareShape = keyof typeof shareShapes;
