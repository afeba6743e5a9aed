import { headingId } from '#domain/charter.ts';
import { routes } from '#routes.ts';
import type { Context } from '#views/context.ts';
import { markOf, menuLabel } from '#views/frame.ts';
import { tasksOf } from '#views/letter.ts';
import { mapView } from '#views/map.ts';

/** The home page: links to the main pages, the tasks, figures, and the map written in the characters of members. */
export function homeView(context: Context) {
  const { content, current, countries, regions, words, locale, ledger } = context;
  return {
    mark: markOf(content),
    ways: {
      heading: words.text('home.ways'),
      links: [
        { text: words.text('home.findMember'), href: routes.page(locale, 'members') },
        { text: menuLabel(context, 'charter'), href: routes.page(locale, 'charter') },
        { text: words.text('home.getInTouch'), href: routes.page(locale, 'contact') },
      ],
    },
    figures: {
      asOf: words.text('footer.asOf', { date: words.date(ledger.date) }),
      items: [
        [current.length, 'home.figureMembers'] as const,
        [countries.length, 'home.figureCountries'] as const,
        [regions.length, 'home.figureRegions'] as const,
      ].map(([value, key]) => ({ value, label: words.text(key, { count: value }) })),
    },
    map: mapView(context),
    tasks: {
      heading: words.text('home.tasks'),
      items: tasksOf(context).map(({ text, number }, index) => ({
        text,
        href: routes.charterSection(locale, headingId('tasks', 3, index + 1)),
        write: {
          text: words.text('home.write'),
          label: [words.text('home.write'), words.text('letter.matter.task', { number })].join(
            words.text('frame.titleSeparator'),
          ),
          href: routes.writeAbout(locale, 'task', String(index + 1)),
        },
      })),
    },
  };
}

/** The home page, down to the last word and URL. */
export type HomeView = ReturnType<typeof homeView>;
