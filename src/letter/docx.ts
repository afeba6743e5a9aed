import { type Letter, plainLine } from '#domain/letter.ts';
import { zip } from '#letter/zip.ts';

/**
 * The letters as a Word document, each on a page of its own.
 * @param tags BCP 47 tag of each letter
 */
export function createDocx(
  letters: readonly Letter[],
  tags: readonly string[],
): Uint8Array<ArrayBuffer> {
  const body = letters
    .map((letter, index) => letterXml(letter, tags[index] ?? '', index > 0))
    .join('');
  return zip({
    '[Content_Types].xml': `${head}<Types xmlns="${openPackage}content-types"><Default Extension="rels" ContentType="${types}package.relationships+xml"/><Default Extension="xml" ContentType="${types}officedocument.wordprocessingml.document.main+xml"/></Types>`,
    '_rels/.rels': `${head}<Relationships xmlns="${openPackage}relationships"><Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>`,
    'word/document.xml': `${head}<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>${body}<w:sectPr><w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="1418" w:right="1418" w:bottom="1418" w:left="1418" w:header="709" w:footer="709" w:gutter="0"/></w:sectPr></w:body></w:document>`,
  });
}

const head = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>';
const openPackage = 'http://schemas.openxmlformats.org/package/2006/';
const types = 'application/vnd.openxmlformats-';

function letterXml({ paragraphs }: Letter, tag: string, isNewPage: boolean): string {
  const language = `<w:lang w:val="${tag}" w:eastAsia="${tag}" w:bidi="${tag}"/>`;
  return paragraphs
    .map(({ lines, place }, index) => {
      const breaks = isNewPage && index === 0 ? '<w:pageBreakBefore/>' : '';
      const look = `${place === 'head' ? '<w:b/>' : ''}<w:sz w:val="24"/>${language}`;
      const runs = lines
        .map((line) => `<w:t xml:space="preserve">${escapeXml(plainLine(line))}</w:t>`)
        .join('<w:br/>');
      return `<w:p><w:pPr>${breaks}<w:spacing w:after="160" w:line="320" w:lineRule="auto"/>${place === 'end' ? '<w:jc w:val="right"/>' : ''}</w:pPr><w:r><w:rPr>${look}</w:rPr>${runs}</w:r></w:p>`;
    })
    .join('');
}

function escapeXml(text: string): string {
  return text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;');
}
