import type { Alliance } from '#domain/alliance.ts';
import type { Section } from '#domain/charter.ts';
import type { Glossary } from '#domain/glossary.ts';
import type { PublishedList } from '#domain/ledger.ts';
import type { Localized } from '#domain/localized.ts';
import type { Member } from '#domain/member.ts';
import type { PageFacts } from '#domain/page.ts';
import type { Places } from '#domain/place.ts';

/** Everything staff can edit, known to be right. */
export type Content = {
  alliance: Alliance;
  places: Places;
  glossary: Glossary;
  members: Map<string, Member>;
  /** By date, ISO 8601. */
  lists: Record<string, PublishedList>;
  pages: Map<string, Localized<PageFacts>>;
  charter: Map<string, Localized<Section>>;
};
