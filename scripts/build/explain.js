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
 * Names the cause where a package is missing.
 * @param {unknown} error what importing a command threw
 * @returns {string | undefined} undefined for any other error
 */
export function explainMissing(error) {
  if (!(error instanceof Error) || !('code' in error) || error.code !== 'ERR_MODULE_NOT_FOUND')
    return undefined;
  const [, name, importer = ''] =
    /^Cannot find package '([^']+)' imported from (.*)$/.exec(error.message) ?? [];
  if (!name) return undefined;
  const command = /[\\/]scripts[\\/]audit[\\/]/.test(importer) ? 'npm run audit:install' : 'npm ci';
  return `缺少软件包 ${name}，请运行：${command}\nThe package ${name} is missing; run: ${command}`;
}
