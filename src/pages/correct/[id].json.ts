import type { APIRoute, InferGetStaticPropsType } from 'astro';
import { loadSite } from '#data.ts';
import { originalLocale } from '#domain/locale.ts';
import { createContext } from '#views/context.ts';
import { correctableView } from '#views/correct.ts';

export const getStaticPaths = async () => {
  const { current, former, ledger } = createContext(await loadSite(), originalLocale);
  return [...current, ...former].map((listed) => ({
    params: { id: listed.id },
    props: { ledger, listed },
  }));
};

export const GET: APIRoute<InferGetStaticPropsType<typeof getStaticPaths>> = ({
  props: { ledger, listed },
}) => Response.json(correctableView({ ledger }, listed));
