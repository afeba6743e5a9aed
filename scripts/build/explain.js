/** The oldest Node that runs the project: it reads TypeScript, and vitest and html-validate accept it. */
const oldestNode = [24, 16];

/**
 * Why a command cannot start, in Chinese and English.
 * @param {string} version of Node, such as `20.20.2`
 * @returns {string | undefined} undefined where the version is new enough
 */
export function explainVersion(version) {
  const [major = 0, minor = 0] = version.split('.').map(Number);
  const [oldestMajor = 0, oldestMinor = 0] = oldestNode;
  if (major > oldestMajor || (major === oldestMajor && minor >= oldestMinor)) return undefined;
  const oldest = oldestNode.join('.');
  return `这条命令由 Node ${version} 运行，需要 ${oldest} 或更新版本：项目自带的 Node（node_modules/.bin/node）没有装好，请重新运行 npm ci；苹果电脑请先安装 Node ${oldest}。\nThis command runs on Node ${version} and needs ${oldest} or newer: the Node that comes with the project (node_modules/.bin/node) is missing. Run npm ci again; on macOS install Node ${oldest} first.`;
}

/**
 * Why a site cannot be built, or tests cannot run, in a folder, in Chinese and English: Vite takes part of its path for
 * part of a URL, so that scripts get lost.
 * @param {string[]} folders absolute paths
 * @returns {string | undefined} undefined where it can
 */
export function explainFolder(...folders) {
  const unsafe = folders.find((folder) => /[%#?]/.test(folder));
  return unsafe === undefined
    ? undefined
    : `文件夹的名称里不能有 %、# 或 ?，否则网站不能生成：${unsafe}。请改名或移到别处。\nThe site cannot be built where the name of a folder contains %, # or ?: ${unsafe}. Rename or move the folder.`;
}

/**
 * Names the cause where a package is missing.
 * @param {unknown} error what importing a command threw
 * @returns {string | undefined} undefined for any other error
 */
export function explainMissing(error) {
  if (!(error instanceof Error)) return undefined;
  if (!('code' in error) || error.code !== 'ERR_MODULE_NOT_FOUND')
    return explainBinding(error.message);
  const [, name, importer = ''] =
    /^Cannot find package '([^']+)' imported from (.*)$/.exec(error.message) ?? [];
  if (!name) return undefined;
  const command = /[\\/]scripts[\\/]audit[\\/]/.test(importer) ? 'npm run audit:install' : 'npm ci';
  return `缺少软件包 ${name}，请运行：${command}\nThe package ${name} is missing; run: ${command}`;
}

/**
 * Names the cause where the parts of packages that are made for one system are missing.
 * @param {string} text an error, or everything that a program wrote about it
 * @returns {string | undefined} undefined for any other error
 */
export function explainBinding(text) {
  return text.includes('Cannot find native binding')
    ? 'node_modules 里没有本系统所需的软件包：安装时略过了可选的包，或是从别的系统复制来的。请运行：npm ci\nnode_modules lacks the packages for this system: optional ones were left out, or it was copied from another system. Run: npm ci'
    : undefined;
}
