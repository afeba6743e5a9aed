import type { ProblemKind } from '#domain/problem.ts';

/**
 * Mistakes that office staff make, each planted in the copy of the real content: what is changed where, and where
 * it must be told. The first of each kind is the example on its page in `docs/problems/`.
 */
export const plantedMistakes: PlantedMistake[] = [
  // Files.
  recode('file-encoding', 'members/uitm.yaml', 'gbk'),
  recode('file-encoding', 'pages/about/zh.mdx', 'gbk'),
  recode('file-encoding', 'ui/th.json', 'utf16'),
  recode('file-encoding', 'lists/2024-07-10.yaml', 'utf16'),
  plant('file-bom', 'members/uitm.yaml', /^/, '\ufeff'),
  plant('file-bom', 'pages/about/en.mdx', /^/, '\ufeff'),
  plant('file-crlf', 'members/badr-university-in-cairo.yaml', /\n/g, '\r\n'),
  plant('file-crlf', 'ui/ru.json', /\n/g, '\r\n'),
  plant('file-empty', 'members/uitm.yaml', /[\s\S]*/, ''),
  plant('file-empty', 'charter/nature/th.mdx', /[\s\S]*/, '\n'),
  plant('file-empty', 'ui/en.json', /[\s\S]*/, ''),
  plant(
    'merge-conflict',
    'members/uitm.yaml',
    /^zh: .*/m,
    '<<<<<<< HEAD\n$&\n=======\n$&\n>>>>>>> main',
  ),
  plant(
    'merge-conflict',
    'pages/contact/en.mdx',
    /^These .*/m,
    '<<<<<<< HEAD\n$&\n=======\nThis.\n>>>>>>> main',
  ),
  plant('invisible-character', 'members/uitm.yaml', /(?<=^zh: 马来)/m, '\u200b'),
  plant('invisible-character', 'pages/contact/ru.mdx', /(?<=^Ниже при)/m, '\u00ad'),
  plant('invisible-character', 'ui/en.json', /(?<="Skip)/, '\u200e'),
  plant('invisible-character', 'charter/purpose/zh.mdx', /(?<=遵循)/, '\ufeff'),
  plant('not-normalised', 'members/uitm.yaml', /(?<=^ {4}name: Технологически)й/m, 'и\u0306'),
  plant('not-normalised', 'pages/contact/ru.mdx', /(?<=опубликованны)е/, 'й'.normalize('NFD')),
  plant('not-normalised', 'ui/ru.json', /(?<="dark": ")[^"]*/, (word) => word.normalize('NFD')),
  plant('lost-characters', 'members/uitm.yaml', /(?<=^ {4}name: )มหาวิทยาลัย.*/m, '"????????????"'),
  plant('lost-characters', 'pages/contact/zh.mdx', '联盟对外', '锟斤拷锟斤拷对外'),
  plant('not-normalised', 'members/uitm.yaml', '工艺大学', '⼯艺大学'),
  add('unexpected-file', 'members/rayong.yml', 'zh: 罗勇\n'),
  add('unexpected-file', 'members/new/rayong.yaml', 'zh: 罗勇\n'),
  add('unexpected-file', 'charter/tasks/zh.docx', 'PK'),
  add('unexpected-file', 'pages/about/de.mdx', '---\ntitle: Über\ndescription: Über\n---\n'),
  add('unexpected-file', 'charter/history/zh.mdx', '## 五、历史\n'),
  copy('case-twins', 'members/uitm.yaml', 'members/UITM.yaml', 'members/uitm.yaml'),
  copy('case-twins', 'pages/about/zh.mdx', 'pages/About/zh.mdx', 'pages/about/zh.mdx'),
  add('bad-id', 'members/Rayong_College.yaml', 'zh: 甲\n'),
  add('bad-id', 'members/罗勇学院.yaml', 'zh: 甲\n'),
  add('bad-id', 'members/china.yaml', 'zh: 甲\n'),
  add('bad-id', 'pages/新闻/zh.mdx', '---\ntitle: 新闻\ndescription: 新闻\n---\n'),
  remove('missing-file', 'alliance.yaml'),
  remove('missing-file', 'glossary.yaml'),
  remove('missing-file', 'ui/ru.json'),

  // YAML and JSON.
  plant('yaml-full-width-colon', 'members/uitm.yaml', 'kind: university', 'kind：university'),
  plant(
    'yaml-full-width-colon',
    'members/badr-university-in-cairo.yaml',
    'country: EG',
    'country：EG',
  ),
  plant('yaml-full-width-colon', 'alliance.yaml', 'initiated: ', 'initiated： '),
  plant('yaml-full-width-colon', 'pages/about/zh.mdx', 'description: ', 'description：'),
  plant('yaml-full-width-colon', 'glossary.yaml', /(?<=^ {4}explanation:\n {6})zh: /m, 'zh：'),
  plant('yaml-indent-character', 'members/uitm.yaml', '  hanzi: 艺', '\thanzi: 艺'),
  plant(
    'yaml-indent-character',
    'lists/2024-07-10.yaml',
    '  - helwan-university',
    '\t- helwan-university',
  ),
  plant('yaml-indent-character', 'members/badr-university-in-cairo.yaml', '  en:', '　en:'),
  plant('duplicate-key', 'members/uitm.yaml', /^kind: .*/m, '$&\nkind: company'),
  plant('duplicate-key', 'members/uitm.yaml', /^website:/m, 'country: MY\nwebsite:'),
  plant('duplicate-key', 'places.yaml', /^ {2}EG:\n/m, '  EG:\n    zh: 埃及\n', { down: 2 }),
  plant('duplicate-key', 'ui/en.json', /^ {4}"skip": .*/m, '$&\n    "skip": "Skip",'),
  plant('yaml-colon-in-value', 'members/uitm.yaml', /^zh: .*/m, 'zh: 马来西亚: 玛拉工艺大学'),
  plant(
    'yaml-colon-in-value',
    'members/badr-university-in-cairo.yaml',
    /(?<= name: )Badr.*/,
    'Badr University: Cairo',
  ),
  plant(
    'yaml-colon-in-value',
    'pages/about/en.mdx',
    /^description: .*/m,
    'description: This site: about',
  ),
  plant('yaml-comment-in-value', 'members/uitm.yaml', /^zh: .*/m, '$& #1'),
  plant(
    'yaml-comment-in-value',
    'members/badr-university-in-cairo.yaml',
    /(?<= name: )Badr.*/,
    '$& # 核对过',
  ),
  plant('yaml-comment-in-value', 'pages/contact/en.mdx', /^title: .*/m, 'title: Contact #us'),
  plant('yaml-missing-space', 'members/uitm.yaml', 'kind: ', 'kind:'),
  plant(
    'yaml-missing-space',
    'lists/2024-07-10.yaml',
    '  - helwan-university',
    '  -helwan-university',
  ),
  plant('yaml-missing-space', 'pages/about/ru.mdx', 'title: ', 'title:'),
  plant('yaml-quote', 'members/uitm.yaml', /^zh: .*/m, 'zh: "马来西亚玛拉工艺大学" (UiTM)'),
  plant('yaml-quote', 'pages/about/zh.mdx', /^title: .*/m, 'title: "关于"本网站'),
  plant(
    'yaml-quote',
    'members/badr-university-in-cairo.yaml',
    /(?<= name: )Badr.*/,
    "'Badr' University",
  ),
  plant('yaml-special-start', 'members/uitm.yaml', /^zh: /m, 'zh: *'),
  plant('yaml-special-start', 'members/uitm.yaml', /^pinyin: /m, 'pinyin: @'),
  plant('yaml-special-start', 'members/badr-university-in-cairo.yaml', /(?<= name: )Badr/, '&Badr'),
  plant('yaml-special-start', 'pages/about/zh.mdx', /^title: /m, 'title: [新]'),
  plant('yaml-special-start', 'alliance.yaml', '    - 564262102@qq.com', '    - @qq.com'),
  plant('yaml-indent', 'members/uitm.yaml', '  hanzi: 艺\n', '  hanzi: 艺\n   note: 甲\n'),
  plant('yaml-indent', 'members/badr-university-in-cairo.yaml', 'region: EG-C', ' region: EG-C'),
  plant('yaml-syntax', 'members/uitm.yaml', /^kind: .*/m, '随便写的一行'),
  plant('yaml-syntax', 'alliance.yaml', /^organizer: .*/m, '国际中文教师协会'),
  plant('frontmatter', 'pages/about/zh.mdx', /\n---\n/, '\n\n', { line: 1 }),
  plant('frontmatter', 'charter/tasks/en.mdx', /\n---\n/, '\n', { line: 1 }),
  plant('json-syntax', 'ui/zh.json', /(?<="skip": "[^"]*"),/, ''),
  plant('json-syntax', 'ui/ru.json', /"skip": "([^"]*)"/, '"skip": “$1”'),

  // What a file may hold.
  plant('unknown-key', 'members/uitm.yaml', /^kind: /m, 'knid: '),
  plant(
    'unknown-key',
    'members/badr-university-in-cairo.yaml',
    '  status: official',
    '  staus: official',
  ),
  plant('unknown-key', 'alliance.yaml', 'documentDate: ', 'document_date: '),
  plant('unknown-key', 'pages/about/zh.mdx', 'description: ', 'descripton: '),
  plant('unknown-key', 'members/uitm.yaml', /^website:/m, 'fax: "1"\nwebsite:'),
  plant('missing', 'members/uitm.yaml', /^pinyin: .*\n/m, '', { line: 1 }),
  plant('missing', 'members/badr-university-in-cairo.yaml', /^country: .*\n/m, '', { line: 1 }),
  plant('missing', 'pages/about/zh.mdx', /^title: .*\n/m, '', { line: 2 }),
  plant('missing', 'members/badr-university-in-cairo.yaml', /^ {4}name: Badr .*\n/m, ''),
  plant('missing', 'lists/2024-07-10.yaml', /^abroad:[\s\S]*/m, '', { line: 3 }),
  plant('wrong-type', 'members/uitm.yaml', /^zh: .*/m, 'zh: 2024'),
  plant('wrong-type', 'members/uitm.yaml', /^zh: .*/m, 'zh: [甲, 乙]'),
  plant('wrong-type', 'alliance.yaml', /^menu:\n(.*\n)+/m, 'menu: charter\n'),
  plant('wrong-type', 'places.yaml', '    tile: [4, 4]', '    tile: 44'),
  plant('wrong-type', 'members/uitm.yaml', /^note: .*/m, 'note: 2025-12-09'),
  plant('wrong-type', 'ui/en.json', /(?<="skip": )"[^"]*"/, '["Skip"]'),
  plant('empty', 'members/uitm.yaml', /^zh: .*/m, 'zh:'),
  plant('empty', 'members/uitm.yaml', /^pinyin: .*/m, 'pinyin: ""'),
  plant('empty', 'ui/th.json', /(?<="skip": )"[^"]*"/, '""'),
  plant('untrimmed', 'members/uitm.yaml', /^zh: (.*)/m, 'zh: "$1 "'),
  plant('untrimmed', 'pages/about/en.mdx', /^title: (.*)/m, 'title: " $1"'),
  plant('unknown-value', 'members/uitm.yaml', 'kind: university', 'kind: univercity'),
  plant(
    'unknown-value',
    'members/badr-university-in-cairo.yaml',
    'status: official',
    'status: offical',
  ),
  plant('unknown-value', 'members/uitm.yaml', /(?<= status: )unverified/, '未核实'),
  plant('bad-format', 'alliance.yaml', /"\+86\d+"/, '"137 1767 5431"'),
  plant('bad-format', 'alliance.yaml', '564262102@qq.com', '564262102＠qq.com'),
  plantRecord('icp: 京ICP证12345678号'),
  plantRecord('police: 京公网安备1101号'),
  plantRecord(
    'verification: { baidu: \'<meta name="baidu-site-verification" content="codeva-A">\' }',
  ),
  plantRecord('verification: { yandex: 0123456789ABCDEF }'),
  plantRecord('verification: { google: googleabcdef.html }'),
  plantRecord('verification: { bing: 0123456789abcdef }'),
  plantRecord('indexNow: 钥匙'),
  plant('bad-format', 'members/uitm.yaml', 'hanzi: 艺', 'hanzi: 工艺'),
  plant('bad-format', 'members/uitm.yaml', 'lang: ms', 'lang: Malay'),
  plant('bad-date', 'alliance.yaml', '2024-08-02', '2024-8-2'),
  plant('bad-date', 'alliance.yaml', 'initiated: 2024-04', 'initiated: 2024年4月'),
  plant('bad-date', 'alliance.yaml', '2024-08-02', '2024-06-31'),
  copy('bad-date', 'lists/2024-07-10.yaml', 'lists/2024-7-10.yaml'),
  plant('future-date', 'alliance.yaml', '2024-08-02', '2204-08-02'),
  copy('future-date', 'lists/2024-07-10.yaml', 'lists/2124-07-10.yaml'),
  plant('future-date', 'members/helwan-university.yaml', /(?<=date: )\S+/, '2924-01-01'),
  plant(
    'bad-address',
    'members/badr-university-in-cairo.yaml',
    'https://buc.edu.eg\n',
    'buc.edu.eg\n',
  ),
  plant('bad-address', 'members/uitm.yaml', 'source: https://www.the', 'source: htps://www.the'),
  plant('bad-address', 'members/uitm.yaml', 'http://ms.wikipedia.org/wiki/UiTM', '见官网'),
  plant(
    'status-without-source',
    'members/badr-university-in-cairo.yaml',
    /\n {2}source: https:\/\/buc.*/,
    '',
    { at: /^ {2}status: official/m },
  ),
  plant(
    'status-without-source',
    'members/uitm.yaml',
    /(?<= {4}name: Технологический университет MARA\n {4}status: )unverified/,
    'attested',
  ),

  // Facts.
  plant('unknown-place', 'members/uitm.yaml', 'country: MY', 'country: MYS'),
  plant('unknown-place', 'members/uitm.yaml', 'region: MY-10', 'region: MY-99'),
  plant(
    'unknown-place',
    'members/badr-university-in-cairo.yaml',
    'city: badr-city',
    'city: bader-city',
  ),
  plant('unknown-place', 'members/badr-university-in-cairo.yaml', 'country: EG', 'country: 埃及'),
  plant('unknown-place', 'places.yaml', 'region: CN-AH', 'region: CN-XX'),
  plant('place-mismatch', 'members/uitm.yaml', 'city: shah-alam', 'city: hefei'),
  plant(
    'place-mismatch',
    'members/badr-university-in-cairo.yaml',
    'region: EG-C',
    'region: MY-10',
    { at: /^region/m },
  ),
  plant('unknown-source', 'places.yaml', 'en: intl', 'en: intel'),
  plant('unknown-source', 'places.yaml', 'ru: intl', 'ru: cldr'),
  plant('tile-taken', 'places.yaml', 'tile: [1, 5]', 'tile: [4, 4]'),
  plant('tile-taken', 'places.yaml', 'tile: [6, 9]', 'tile: [1, 5]'),
  remove('no-list', 'lists/2024-07-10.yaml', 'lists/'),
  plant(
    'listed-without-file',
    'lists/2024-07-10.yaml',
    '- helwan-university',
    '- helwan-univercity',
  ),
  plant(
    'listed-without-file',
    'lists/2024-07-10.yaml',
    '- teda-egypt',
    '- teda-egypt\n  - rayong-college',
  ),
  plant(
    'listed-twice',
    'lists/2024-07-10.yaml',
    '- teda-egypt',
    '- teda-egypt\n  - helwan-university',
  ),
  plant('listed-twice', 'lists/2024-07-10.yaml', 'china:\n', 'china:\n  - beijing-saiyuda\n', {
    at: /(?<=saiyuda[\s\S]*)- beijing-saiyuda/,
  }),
  plant(
    'on-both-lists',
    'lists/2024-07-10.yaml',
    '- teda-egypt',
    '- teda-egypt\n  - beijing-saiyuda',
  ),
  plant('on-both-lists', 'lists/2024-07-10.yaml', 'china:\n', 'china:\n  - uitm\n', {
    at: /(?<=abroad[\s\S]*)- uitm/,
  }),
  plant('file-not-listed', 'lists/2024-07-10.yaml', '  - helwan-university\n', '', {
    in: 'members/helwan-university.yaml',
  }),
  add('file-not-listed', 'members/rayong-college.yaml', 'zh: 罗勇学院\npinyin: Luoyong Xueyuan\n'),
  plant(
    'unknown-member',
    'alliance.yaml',
    /^organizer: .*/m,
    'organizer: international-chinese-teachers-association',
  ),
  plant('unknown-member', 'alliance.yaml', /^organizer: .*/m, 'organizer: 国际中文教师协会'),
  plant('unknown-page', 'alliance.yaml', '  - charter', '  - chartre'),
  plant('unknown-page', 'alliance.yaml', '  - about', '  - news'),
  plant(
    'duplicate-name',
    'members/uitm.yaml',
    'name: Universiti Teknologi MARA',
    'name: Siam University',
  ),
  plant(
    'duplicate-name',
    'members/uitm.yaml',
    'name: Технологический университет MARA',
    'name: Сиамский университет',
  ),
  plant('same-organisation', 'members/uitm.yaml', /^zh: .*/m, 'zh: 泰国 · 暹罗大学'),
  plant(
    'same-organisation',
    'members/hanhua-bowen.yaml',
    /^zh: .*/m,
    'zh: 北京一起动科技 有限公司',
  ),
  plant('pinyin-differs', 'members/uitm.yaml', 'pinyin: Malaixiya', 'pinyin: Malaysia'),
  plant(
    'pinyin-differs',
    'members/badr-university-in-cairo.yaml',
    /^pinyin: .*/m,
    'pinyin: Aiji Daxue',
  ),
  plant('pinyin-differs', 'members/baoding-vocational-and-technical-college.yaml', 'Jishu', 'Jisu'),
  plant('character-not-in-name', 'members/uitm.yaml', 'hanzi: 艺', 'hanzi: 国'),
  plant('character-not-in-name', 'members/badr-university-in-cairo.yaml', 'hanzi: 巴', 'hanzi: 爸'),

  // What an editor writes in good faith.
  plant('mdx-less-than', 'pages/contact/zh.mdx', '联盟对外', '人数<5人的单位。联盟对外'),
  plant('mdx-less-than', 'charter/nature/en.mdx', /^The International|^## /m, 'n <5. $&'),
  plant('mdx-code', 'pages/contact/zh.mdx', '联盟对外', '{甲}联盟对外'),
  plant('mdx-code', 'charter/tasks/ru.mdx', /^Альянс организует/m, '{1} $&'),
  plant('mdx-comment', 'pages/contact/zh.mdx', /^联盟对外/m, '<!-- 待定 -->\n\n$&'),
  plant('mdx-comment', 'charter/purpose/th.mdx', /$/, '\n<!-- ตรวจแล้ว -->\n', { at: /<!--/ }),
  plant('mdx-autolink', 'pages/contact/zh.mdx', '联盟对外', '<https://example.org>联盟对外'),
  plant('mdx-autolink', 'pages/contact/en.mdx', /^These/m, 'Write to <office@example.org>. These'),
  plant('mdx-html', 'pages/contact/zh.mdx', '联盟对外', '联盟<br>对外'),
  plant('mdx-html', 'pages/about/en.mdx', /^You can read/m, '<b>You can read</b>'),
  plant('mdx-unclosed', 'pages/contact/zh.mdx', '<Contacts />', '<Contacts>'),
  plant('mdx-unclosed', 'charter/contact/th.mdx', '<Signature />', '<Signature '),
  plant(
    'mdx-import',
    'pages/contact/zh.mdx',
    '<Contacts />',
    'import Contacts from "x"\n\n<Contacts />',
  ),
  plant('mdx-import', 'pages/about/en.mdx', /$/, '\nexport const a = 1\n', { at: /^export/m }),
  plant('unknown-component', 'pages/contact/zh.mdx', '<Contacts />', '<Contcts />'),
  plant('unknown-component', 'charter/contact/en.mdx', '<Signature />', '<Map />'),
  plant('unknown-component', 'pages/members/china/en.mdx', '<MemberTable />', '<Membertable />'),
  plant('mdx-syntax', 'pages/contact/zh.mdx', '联盟对外', '</联盟对外'),
  plant('mdx-syntax', 'pages/about/en.mdx', /^You can read/m, '</> You can read'),
  plant('bare-address', 'pages/contact/zh.mdx', /^联盟对外/m, '见https://example.org。联盟对外'),
  plant('bare-address', 'pages/about/th.mdx', /^การอ่าน/m, 'www.example.orgการอ่าน'),
  plant('heading-space', 'pages/about/zh.mdx', '## 隐私', '##隐私'),
  plant('heading-space', 'charter/tasks/th.mdx', /^## /m, '＃＃ '),
  plant('heading-level-one', 'pages/about/zh.mdx', '## 隐私', '# 隐私'),
  plant('heading-level-one', 'pages/about/en.mdx', '## Privacy', '# Privacy'),
  plant('heading-order', 'pages/about/zh.mdx', '## 隐私', '#### 隐私'),
  plant('heading-order', 'charter/tasks/en.mdx', /^### \(1\)/m, '#### (1)'),
  plant('broken-link', 'pages/about/en.mdx', '(/charter/with-zh/)', '(/charter/with-cn/)'),
  plant('broken-link', 'pages/about/zh.mdx', /^联盟简介/m, '[名单](/zh/members/)。$&'),
  plant('broken-link', 'pages/contact/ru.mdx', /^Ниже/m, '[сайт](example.org) $&'),
  plant(
    'text-image',
    'pages/contact/zh.mdx',
    /^联盟对外/m,
    '![合影](https://example.org/a.jpg)\n\n$&',
  ),
  plant('text-image', 'pages/about/en.mdx', /^You can read/m, '![Logo](/logo.png) $&'),

  plant('list-mark', 'pages/about/zh.mdx', '- 未核实', '• 未核实'),
  plant('list-mark', 'pages/about/en.mdx', '- Not verified', '－ Not verified'),
  plant('strike-sign', 'pages/contact/zh.mdx', '联盟对外', '每组5~10人。联盟对外'),
  plant('strike-sign', 'pages/about/en.mdx', /^You can read/m, '2~3 pages. You can read'),
  plant(
    'no-table',
    'pages/contact/zh.mdx',
    /^联盟对外/m,
    '| 甲 | 乙 |\n| --- | --- |\n| 丙 | 丁 |\n\n$&',
  ),
  plant('no-table', 'pages/about/th.mdx', /$/, '\n| ก | ข |\n', { at: /\| ก/ }),
  plant('no-footnote', 'pages/contact/zh.mdx', '联盟对外', '联盟[^1]对外'),
  plant('no-footnote', 'pages/about/ru.mdx', /$/, '\n[^1]: Примечание\n', { at: /\[\^1/ }),
  plant(
    'component-filled',
    'pages/contact/zh.mdx',
    '<Contacts />',
    '<Contacts>\n\n说明\n\n</Contacts>',
  ),
  plant('component-filled', 'charter/contact/ru.mdx', '<Signature />', '<Signature date="2024" />'),
  plant('not-markdown', 'pages/contact/zh.mdx', '联盟对外', '[名录]（/members/）联盟对外'),
  plant('not-markdown', 'pages/contact/en.mdx', /^These/m, '**These'),
  plant('not-markdown', 'charter/purpose/en.mdx', '](term:', '] (term:'),
  plant('not-markdown', 'pages/about/zh.mdx', '逐字公布', '＊＊逐字＊＊公布'),
  plant('heading-empty', 'pages/about/zh.mdx', '## 隐私', '##'),
  plant('heading-empty', 'charter/tasks/ru.mdx', /^### \(1\).*/m, '###'),
  plant('second-heading', 'charter/contact/zh.mdx', /$/, '\n## 五、历史\n', { at: /## 五/ }),
  plant('second-heading', 'charter/purpose/en.mdx', /$/, '\n## History\n', { at: /## History/ }),

  // Translations.
  plant(
    'wrong-language',
    'members/uitm.yaml',
    'name: Universiti Teknologi MARA',
    'name: 马来西亚玛拉工艺大学',
  ),
  plant(
    'wrong-language',
    'members/uitm.yaml',
    /name: มหาวิทยาลัย.*/,
    'name: Технологический университет',
  ),
  plant('wrong-language', 'pages/contact/en.mdx', 'title: Contact', 'title: 联系方式'),
  plant('wrong-language', 'ui/th.json', /(?<="skip": )"[^"]*"/, '"Перейти к содержанию"'),
  plant('wrong-language', 'places.yaml', 'en: Egypt', 'en: 埃及'),
  plant(
    'full-width-sign',
    'pages/contact/en.mdx',
    'telephone numbers, and',
    'telephone numbers，and',
  ),
  plant('full-width-sign', 'ui/ru.json', /(?<="skip": "[^"]*)"/, '。"'),
  plant('full-width-sign', 'charter/purpose/th.mdx', /$/, 'Ａ', { at: /Ａ/ }),
  plant('name-punctuation', 'members/uitm.yaml', /^zh: (.*)/m, 'zh: “$1”'),
  plant(
    'name-punctuation',
    'members/uitm.yaml',
    'name: Технологический университет MARA',
    'name: Технологический университет MARA,',
  ),
  remove('missing-translation', 'pages/contact/th.mdx'),
  remove('missing-translation', 'charter/purpose/ru.mdx'),
  add(
    'missing-translation',
    'pages/news/zh.mdx',
    '---\ntitle: 新闻\ndescription: 新闻\n---\n\n甲。\n',
    'pages/news/en.mdx',
  ),
  plant('blocks-differ', 'pages/contact/en.mdx', /^These .*\n/m, '$&\nOne more paragraph.\n'),
  plant('blocks-differ', 'pages/about/ru.mdx', /^- Не проверено.*\n/m, '', {
    at: /^Адреса сайтов/m,
  }),
  plant('blocks-differ', 'charter/tasks/th.mdx', /^### \(1\)/m, '## (1)'),
  plant('number-differs', 'charter/introduction/en.mdx', 'April 2024', 'April 2023'),
  plant('number-differs', 'charter/introduction/ru.mdx', 'апреле 2024', 'мае 2024'),
  plant('number-differs', 'charter/introduction/th.mdx', '2567', '2568'),
  plant('number-differs', 'pages/about/en.mdx', 'A4', 'A5'),
  plant('number-differs', 'charter/tasks/ru.mdx', /^### \(2\)/m, '### (7)'),
  both('contact-differs', 'pages/contact', '564262102@qq.com', '546262102@qq.com'),
  both('contact-differs', 'pages/about', '13717675431', '+86 137 1767 5413'),
  plant(
    'same-as-original',
    'pages/contact/en.mdx',
    /^These .*/m,
    '联盟对外公布的联系人、电话和邮箱如下。',
  ),
  plant('same-as-original', 'charter/purpose/ru.mdx', /^## .*/m, '## 二、联盟宗旨'),
  plant('avoided-term', 'charter/purpose/en.mdx', 'the Alliance draws', 'the League draws'),
  plant('avoided-term', 'charter/tasks/ru.mdx', 'Альянс организует', 'Консорциум организует'),
  plant('wrong-quotes', 'charter/purpose/ru.mdx', /«(равенство[^»]*)»/, '“$1”'),
  plant('wrong-quotes', 'charter/purpose/th.mdx', /“([^”]*)”/, '«$1»'),
  plant('wrong-quotes', 'pages/about/zh.mdx', '逐字公布', '"逐字"公布'),
  plant('wrong-quotes', 'charter/purpose/en.mdx', '“equality', '"equality'),
  plant('wrong-quotes', 'ui/ru.json', '«{{value}}»', '“{{value}}”'),
  plant('wrong-quotes', 'glossary.yaml', /(?<=^ {4}explanation:\n {6}zh: .*\n {6}en: )/m, '«New» '),
  plant(
    'half-width-punctuation',
    'pages/contact/zh.mdx',
    '来信请写明单位名称、',
    '来信请写明,单位名称、',
  ),
  plant('half-width-punctuation', 'ui/zh.json', /(?<="nature": "[^、]*)、/, ','),
  plant('half-width-punctuation', 'charter/purpose/zh.mdx', '遵循“平等', '遵循,遵循“平等'),
  plant(
    'half-width-punctuation',
    'glossary.yaml',
    /(?<=^ {4}explanation:\n {6}zh: [^；]*)；/m,
    ';',
  ),
  plant('mixed-letters', 'charter/purpose/ru.mdx', 'Альянс в полной', 'Aльянс в полной'),
  plant('mixed-letters', 'members/uitm.yaml', 'Технологический', 'Texнологический'),
  plant('mixed-letters', 'ui/en.json', 'Skip to', 'Sкip to'),
  plant('thai-mark-space', 'charter/purpose/th.mdx', 'ที่', 'ท ี่'),
  plant('thai-mark-space', 'members/uitm.yaml', 'มหาวิทยาลัย', 'มหาว ิทยาลัย'),
  plant('thai-mark-space', 'ui/th.json', /(?<="skip": ".*?)้/, ' ้'),
  plant('not-recorded', 'charter/purpose/en.mdx', / {2}- "\w+"\n/, ''),
  plant('not-recorded', 'charter/nature/th.mdx', /^from:\n( {2}- .*\n)+/m, '', {
    in: 'charter/nature/th.mdx',
  }),
  remove('original-not-kept', 'charter/tasks/record.yaml', 'charter/tasks/th.mdx', 3),
  plant('original-not-kept', 'charter/nature/record.yaml', /^ {2}\w+: 一.*\n/m, '', {
    in: 'charter/nature/en.mdx',
    line: 3,
  }),
  plant(
    'original-made-from',
    'charter/purpose/zh.mdx',
    /^/,
    '---\nfrom:\n  - "3d0d45cf4560"\n---\n',
    { at: /- "3d/ },
  ),
  plant(
    'original-made-from',
    'charter/tasks/zh.mdx',
    /^/,
    '---\nfrom:\n  - "3d0d45cf4560"\n---\n',
    { at: /- "3d/ },
  ),
  plant('unknown-term', 'charter/purpose/en.mdx', '(term:国际产能合作)', '(term:国际产能合做)'),
  plant('unknown-term', 'charter/tasks/ru.mdx', /\(term:产教融合\)/, '(term:融合)'),
  plant(
    'term-not-explained',
    'charter/purpose/en.mdx',
    'the Alliance draws',
    'the [Alliance](term:联盟) draws',
  ),
  plant(
    'term-not-explained',
    'charter/tasks/ru.mdx',
    /^Альянс организует/m,
    '[Альянс](term:联盟) организует',
  ),
  plant(
    'term-repeated',
    'charter/purpose/en.mdx',
    'the Alliance draws',
    '[cooperation](term:国际产能合作) the Alliance draws',
  ),
  plant('term-repeated', 'charter/introduction/ru.mdx', /$/, '[кадры](term:产教融合)', {
    at: /кадры\]/,
  }),
  plant(
    'term-outside-charter',
    'pages/contact/en.mdx',
    'telephone numbers, and',
    '[telephone](term:产教融合) numbers, and',
  ),
  plant('term-outside-charter', 'pages/about/th.mdx', /^การอ่าน/m, '[การอ่าน](term:产教融合)'),
  plant(
    'term-in-original',
    'charter/purpose/zh.mdx',
    '国际产能合作',
    '[国际产能合作](term:国际产能合作)',
  ),
  plant('term-in-original', 'charter/tasks/zh.mdx', '产教融合', '[产教融合](term:产教融合)'),

  // Words of the interface.
  plant('ui-missing', 'ui/ru.json', /^ {4}"skip": .*\n/m, '', { line: 2 }),
  plant('ui-missing', 'ui/th.json', /^ {4}"people": .*\n/m, '', { at: /^ {2}"contact": /m }),
  plant('ui-plural', 'ui/ru.json', /^ {4}"total_few": .*\n/m, '', { at: /^ {2}"members": /m }),
  plant('ui-plural', 'ui/en.json', /^ {4}"outdated_one": .*\n/m, '', { at: /^ {2}"charter": /m }),
  plant('ui-unknown', 'ui/en.json', /^ {4}"skip": .*/m, '$&\n    "jump": "Jump",'),
  plant('ui-unknown', 'ui/th.json', '"total_other"', '"total_one"'),
  everyWord('ui-asked', '"skip": ', '"jump": ', { asIs: true }),
  everyWord('ui-asked', '"people": ', '"persons": ', { asIs: true }),
  everyWord('ui-unused', '"frame": {', '"frame": {\n    "motto": "+",'),
  everyWord('ui-unused', '"notice": {', '"notice": {\n    "more": "+",'),
  plant('ui-placeholders', 'ui/en.json', '(dated {{date}})', '(dated {{dat}})'),
  plant('ui-placeholders', 'ui/ru.json', '{{count}} организации-члена', 'организации-члена'),
];

/** Something replaced in a file; it is to be told where the change begins, unless said otherwise. */
function plantRecord(record: string): PlantedMistake {
  return plant('bad-format', 'alliance.yaml', /^menu:/m, `records: { ${record} }\nmenu:`);
}

function plant(
  kind: ProblemKind,
  path: string,
  from: string | RegExp,
  to: string | ((found: string) => string),
  where: Where = {},
): PlantedMistake {
  const file = `content/${path}`;
  return {
    kind,
    file: where.in ? `content/${where.in}` : file,
    plant: (files) => {
      const before = textOf(files, file);
      const after = typeof to === 'string' ? before.replace(from, to) : before.replace(from, to);
      if (after === before) throw new Error(`${file} has no place for a ${kind} any more`);
      files.set(file, bytesOf(after));
    },
    lineAfter: (before, after) => {
      if (where.line) return where.line;
      if (where.in) return undefined;
      if (where.at) return lineAt(after, after.search(where.at));
      const [short, long] = [before.split('\n'), after.split('\n')];
      return long.findIndex((line, index) => line !== short[index]) + 1 + (where.down ?? 0);
    },
  };
}

/** A file that does not belong there, or that others lack; told at that file or another, as a whole. */
function add(kind: ProblemKind, path: string, text: string, told = path): PlantedMistake {
  return whole(kind, told, (files) => files.set(`content/${path}`, bytesOf(text)));
}

/** A file copied under another name. */
function copy(kind: ProblemKind, path: string, to: string, told = to): PlantedMistake {
  return whole(kind, told, (files) =>
    files.set(`content/${to}`, bytesOf(textOf(files, `content/${path}`))),
  );
}

/** A file taken away. */
function remove(kind: ProblemKind, path: string, told = path, line?: number): PlantedMistake {
  return {
    ...whole(kind, told, (files) => files.delete(`content/${path}`)),
    lineAfter: () => line,
  };
}

/** A file saved in another encoding; told in its first line. */
function recode(kind: ProblemKind, path: string, encoding: 'gbk' | 'utf16'): PlantedMistake {
  const file = `content/${path}`;
  const encode =
    encoding === 'gbk' ? toGbk : (text: string) => Buffer.from(`\ufeff${text}`, 'utf16le');
  return {
    kind,
    file,
    plant: (files) => files.set(file, encode(textOf(files, file))),
    lineAfter: () => 1,
  };
}

/** Contact details added to a page in Chinese and, with a slip, in English. */
function both(kind: ProblemKind, page: string, right: string, wrong: string): PlantedMistake {
  const file = `content/${page}/en.mdx`;
  return {
    kind,
    file,
    plant: (files) => {
      const chinese = `content/${page}/zh.mdx`;
      files.set(chinese, bytesOf(`${textOf(files, chinese)}\n电话或邮箱 ${right}\n`));
      const told = { en: wrong, ru: right, th: right };
      for (const [locale, detail] of Object.entries(told)) {
        const other = `content/${page}/${locale}.mdx`;
        files.set(other, bytesOf(`${textOf(files, other)}\n→ ${detail}\n`));
      }
    },
    lineAfter: (_, after) => lineAt(after, after.search('→')),
  };
}

/** A word added to every dictionary; told in the Chinese one. */
function everyWord(
  kind: ProblemKind,
  from: string,
  to: string,
  { asIs = false } = {},
): PlantedMistake {
  return {
    kind,
    file: 'content/ui/zh.json',
    plant: (files) => {
      for (const locale of ['zh', 'en', 'ru', 'th']) {
        const file = `content/ui/${locale}.json`;
        files.set(file, bytesOf(textOf(files, file).replace(from, to)));
      }
    },
    lineAfter: (before, after) => {
      const line = after.split('\n').findIndex((text, index) => text !== before.split('\n')[index]);
      // What is gone is told at the group that held it.
      return asIs
        ? after.split('\n').findLastIndex((text, index) => index < line && /^ {2}"/.test(text)) + 1
        : line + 1;
    },
  };
}

function whole(
  kind: ProblemKind,
  told: string,
  change: (files: Map<string, Uint8Array>) => unknown,
): PlantedMistake {
  return { kind, file: `content/${told}`, plant: change, lineAfter: () => undefined };
}

function textOf(files: Map<string, Uint8Array>, file: string): string {
  const bytes = files.get(file);
  if (!bytes) throw new Error(`There is no file ${file} to plant a mistake in`);
  return new TextDecoder().decode(bytes);
}

function bytesOf(text: string): Uint8Array {
  return new TextEncoder().encode(text);
}

function lineAt(text: string, index: number): number {
  return text.slice(0, Math.max(index, 0)).split('\n').length;
}

/** GBK by way of the decoder's own table; characters that it does not have become question marks. */
function toGbk(text: string): Uint8Array {
  const decoder = new TextDecoder('gbk');
  const table = new Map<string, number[]>();
  for (let first = 0x81; first <= 0xfe; first++)
    for (let second = 0x40; second <= 0xfe; second++)
      table.set(decoder.decode(Uint8Array.of(first, second)), [first, second]);
  return Uint8Array.from(
    [...text].flatMap((sign) =>
      sign < '\u0080' ? [sign.charCodeAt(0)] : (table.get(sign) ?? [63]),
    ),
  );
}

/** A mistake and where it must be told. */
export type PlantedMistake = {
  kind: ProblemKind;
  /** The file at which it is to be told, from the project's root. */
  file: string;
  /** Spoils a set of files. */
  plant: (files: Map<string, Uint8Array>) => unknown;
  /** The line at which it is to be told, from 1; nothing where the file as a whole is meant. */
  lineAfter: (before: string, after: string) => number | undefined;
};

/** Where a mistake is to be told, if not where the change begins. */
type Where = {
  /** So many lines further down. */
  down?: number;
  /** In this line. */
  line?: number;
  /** Where this stands in the changed file. */
  at?: RegExp;
  /** At another file as a whole. */
  in?: string;
};
