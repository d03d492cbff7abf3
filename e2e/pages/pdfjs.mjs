// Reads PDFs with Mozilla's pdf.js, as the reader in Firefox does for people who have pages read aloud, and says what is wrong
// with their tags. Usage: node pdfjs.mjs PATH-OF-PDF.MJS, with the names of the PDFs on standard input, a line each.
// Prints one JSON object: for each file, its faults with how often each occurs.
import fs from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';

const { getDocument } = await import(pathToFileURL(path.resolve(process.argv[2])));
const language = /^[A-Za-z]{2,3}(-[A-Za-z0-9]{1,8})*$/;

async function check(file) {
  const faults = {};
  const fault = (words) => { faults[words] = (faults[words] ?? 0) + 1; };
  const doc = await getDocument({ data: new Uint8Array(fs.readFileSync(file)), useSystemFonts: false, isEvalSupported: false, verbosity: 0 }).promise;
  const { info, metadata } = await doc.getMetadata();
  if (!language.test(info.Language ?? '')) fault('the document names no language');
  if (!(info.Title ?? '').trim()) fault('the document has no title');
  if (metadata?.get('pdfuaid:part') !== '1') fault('the metadata do not claim PDF/UA-1');
  if ((await doc.getMarkInfo())?.Marked !== true) fault('the document does not say that it is tagged');
  if (!(await doc.getViewerPreferences())?.DisplayDocTitle) fault('the title is not shown');
  for (let n = 1; n <= doc.numPages; n++) {
    const page = await doc.getPage(n);
    await checkPage(page, fault);
    page.cleanup();
  }
  await doc.destroy();
  return faults;
}

async function checkPage(page, fault) {
  const marked = markedContent(await page.getTextContent({ includeMarkedContent: true }), fault);
  const links = new Set((await page.getAnnotations()).map((a) => a.id));
  const seen = new Set();
  const walk = (node, parent) => {
    if (node.type === 'content') {
      if (seen.has(node.id)) fault('marked content is twice in the structure');
      if (!marked.has(node.id)) fault('the structure names marked content that is not on the page');
      seen.add(node.id);
    } else if (node.type === 'object') { // by its reference, which is also a link's id
      if (!links.delete(node.id)) fault('the structure names a link that is not on the page');
      if (parent !== 'Link') fault('a link lies outside a Link');
    } else if (node.type) {
      fault(`the structure names something of the kind ${node.type}`);
    }
    if (node.lang !== undefined && !language.test(node.lang)) fault('an element names no language');
    if (node.role === 'Figure' && !(node.alt ?? '').trim()) fault('a Figure has nothing that stands for it');
    for (const kid of node.children ?? []) walk(kid, node.role);
  };
  const tree = await page.getStructTree();
  if (tree) walk(tree, '');
  for (const id of marked) if (!seen.has(id)) fault('marked content is not in the structure');
  if (links.size) fault('a link is not in the structure');
}

// markedContent returns the ids of a page's marked content. Text that is in none, and in no artifact, is a fault.
function markedContent({ items }, fault) {
  const ids = new Set();
  const open = [];
  for (const item of items) {
    if (item.type?.startsWith('beginMarkedContent')) {
      if (item.id && ids.has(item.id)) fault('two pieces of marked content have one number');
      if (item.id) ids.add(item.id);
      if ((item.id || item.tag === 'Artifact') && open.some((m) => m.id || m.tag === 'Artifact')) fault('marked content lies in marked content');
      open.push(item);
    } else if (item.type === 'endMarkedContent') {
      open.pop();
    } else if (item.str?.trim() && !open.some((m) => m.id || m.tag === 'Artifact')) {
      fault('text is neither tagged nor an artifact');
    }
  }
  if (open.length) fault('marked content has no end');
  return ids;
}

const report = {};
for (const file of fs.readFileSync(0, 'utf8').split('\n').filter(Boolean)) {
  try {
    report[file] = await check(file);
  } catch (error) {
    report[file] = { [`pdf.js could not read it: ${error.message}`]: 1 };
  }
}
process.stdout.write(JSON.stringify(report));
