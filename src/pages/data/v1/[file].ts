import type { APIRoute, InferGetStaticPropsType } from 'astro';
import { loadSite } from '#data.ts';
import { dataFiles } from '#documents/data-files.ts';

export const getStaticPaths = async () => {
  const files = await dataFiles(await loadSite());
  return files.map(({ name, type, body }) => ({ params: { file: name }, props: { type, body } }));
};

type Props = InferGetStaticPropsType<typeof getStaticPaths>;

export const GET: APIRoute<Props> = ({ props: { type, body } }) =>
  new Response(body, { headers: { 'content-type': type } });
