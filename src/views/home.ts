import { headingId } from '#domain/charter.ts';
import { countByCountry, countByRegion } from '#domain/directory.ts';
import { routes } from '#routes.ts';
import type { Context } from '#views/context.ts';
import type { Link } from '#views/text.ts';

/** The country whose provincial-level regions the home page counts. */
const homeCountry = 'CN';

/** The home page: what the alliance is, the ways on, figures, tasks and places. */
export function homeView(context: Context): HomeView {
  const { content, current, words, locale, ledger } = context;
  const countries = countByCountry(current, content.places, locale);
  const regions = countByRegion(current, content.places, homeCountry, locale);
  const tasks = (content.charter.get('tasks')?.[locale] ?? []).filter(
    ({ type }) => type === 'heading-3',
  );
  return {
    ways: {
      heading: words.text('home.ways'),
      links: [
        { text: words.text('home.readCharter'), href: routes.page(locale, 'charter') },
        { text: words.text('home.findMember'), href: routes.page(locale, 'members') },
        { text: words.text('home.getInTouch'), href: routes.page(locale, 'contact') },
      ],
    },
    figures: {
      heading: words.text('home.figures'),
      asOf: words.text('footer.asOf', { date: words.date(ledger.date) }),
      items: [
        {
          value: current.length,
          label: words.text('home.figureMembers', { count: current.length }),
        },
        {
          value: countries.length,
          label: words.text('home.figureCountries', { count: countries.length }),
        },
        {
          value: regions.length,
          label: words.text('home.figureRegions', { count: regions.length }),
        },
      ],
    },
    tasks: {
      heading: words.text('home.tasks'),
      links: tasks.map(({ text }, index) => ({
        text,
        href: routes.charterSection(locale, headingId('tasks', 3, index + 1)),
      })),
    },
    places: {
      heading: words.text('home.where'),
      groups: [
        { heading: words.text('members.countries'), items: countries },
        { heading: words.text('members.regions'), items: regions },
      ],
    },
  };
}

/** The home page, decided. */
export type HomeView = {
  ways: { heading: string; links: Link[] };
  figures: { heading: string; asOf: string; items: { value: number; label: string }[] };
  tasks: { heading: string; links: Link[] };
  places: {
    heading: string;
    groups: { heading: string; items: { name: string; count: number }[] }[];
  };
};
