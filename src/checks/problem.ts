/**
 * Every kind of content problem, told to staff in Chinese and English: what is wrong with the value quoted,
 * what to write instead, and what it means. `{name}` stands for a value of the problem.
 * An error keeps the site from being built; a warning does not.
 */
export const problemKinds = {
  'file-encoding': {
    severity: 'error',
    zh: {
      says: '文件是 {encoding} 编码，不是 UTF-8',
      cure: '请先确认文字显示正常，再另存为 UTF-8（记事本：另存为，编码选 UTF-8）',
      meaning: '网站只读 UTF-8。用其他编码保存的中文、俄文、泰文会变成乱码。',
    },
    en: {
      says: 'The file is encoded in {encoding}, not in UTF-8',
      cure: 'make sure the text looks right, then save it as UTF-8 (Notepad: Save as, Encoding: UTF-8)',
      meaning: 'The site reads UTF-8 only; text saved in another encoding becomes garbled.',
    },
  },
  'file-bom': {
    severity: 'warning',
    zh: {
      says: '文件开头有不可见的 BOM 标记',
      cure: '请另存为不带 BOM 的 UTF-8（新版记事本：另存为，编码选 UTF-8，不选带 BOM 的那一项）',
      meaning: '有些编辑器会在文件开头加一个看不见的标记。网站会略过它，别的工具可能读错第一行。',
    },
    en: {
      says: 'The file begins with an invisible byte order mark',
      cure: 'save it as UTF-8 without BOM (recent Notepad: Save as, Encoding: UTF-8, not UTF-8 with BOM)',
      meaning:
        'Some editors put an invisible mark before the text. The site skips it; other tools may misread the first line.',
    },
  },
  'file-crlf': {
    severity: 'warning',
    zh: {
      says: '文件用的是 Windows 换行符（CRLF）',
      cure: '请把换行符改为 LF（VS Code：点窗口右下角的 CRLF，选 LF，再保存；记事本改不了）',
      meaning: '同一文件换行符不同，会让每一行都显示为改动过，真正的改动就看不出来了。',
    },
    en: {
      says: 'The file has Windows line ends (CRLF)',
      cure: 'set the line ends to LF (VS Code: click CRLF at the lower right, choose LF, save; Notepad cannot do it)',
      meaning:
        'With other line ends every line looks changed, and the real change can no longer be seen.',
    },
  },
  'file-empty': {
    severity: 'error',
    zh: {
      says: '文件是空的',
      cure: '请写入内容，或删除这个文件',
      meaning: '空文件多半是保存失败，或误删了全部内容。',
    },
    en: {
      says: 'The file is empty',
      cure: 'write its content, or delete the file',
      meaning: 'An empty file is most often a failed save, or a text deleted by mistake.',
    },
  },
  'merge-conflict': {
    severity: 'error',
    zh: {
      says: '合并冲突没有解决：“{value}”',
      cure: '请在两种写法中选定一种（或合成一种），并删去以 <<<<<<<、=======、>>>>>>> 开头的三行',
      meaning: '两个人改了同一处，Git 把两种写法都放进了文件，等人选择。',
    },
    en: {
      says: 'A merge conflict is not resolved: “{value}”',
      cure: 'keep one of the two versions (or combine them) and delete the three lines that begin with <<<<<<<, =======, >>>>>>>',
      meaning:
        'Two people changed the same place; Git put both versions into the file for someone to choose.',
    },
  },
  'invisible-character': {
    severity: 'error',
    zh: {
      says: '有看不见的字符 {code}',
      cure: '请删去它；看不出在哪里时，把“{value}”全部删去，再用键盘重新输入，不要复制粘贴',
      meaning: '零宽空格、软连字符等看不见，却会使搜索和比较失败。多半是从网页或 Word 里带来的。',
    },
    en: {
      says: 'There is an invisible character {code}',
      cure: 'delete it; if you cannot see where, delete “{value}” and type it again, without copying and pasting',
      meaning:
        'Zero-width spaces, soft hyphens, and the like cannot be seen, but break search and comparison. They come along from web pages and Word.',
    },
  },
  'not-normalised': {
    severity: 'error',
    zh: {
      says: '“{value}”的字符不是规范写法（NFC）',
      cure: '请改为“{normal}”（看起来一样，重新输入即可）',
      meaning: '同一个字可以由不同的字符拼成，看起来一样，搜索时却不同。',
    },
    en: {
      says: '“{value}” is not written in normalized characters (NFC)',
      cure: 'write “{normal}” (it looks the same; type it again)',
      meaning:
        'The same letter can be made of different characters; it looks the same but is not found by search.',
    },
  },
  'lost-characters': {
    severity: 'error',
    zh: {
      says: '这里有字符已经丢失：“{value}”',
      cure: '请从以前的版本或来源恢复这一段，不要只删去乱码；在 GitHub 上打开该文件，点 History 可找到以前的版本；保存时编码选 UTF-8',
      meaning: '文件用不合适的编码保存过，有些字变成问号或乱码，已无法还原。',
    },
    en: {
      says: 'Characters are lost here: “{value}”',
      cure: 'restore the passage from an earlier version or its source; do not merely delete the garbled characters; on GitHub, open the file and choose History for earlier versions; save as UTF-8',
      meaning:
        'A file once saved in an unsuitable encoding has question marks or garbled characters in place of letters; the letters cannot be recovered from it.',
    },
  },
  'unexpected-file': {
    severity: 'error',
    zh: {
      says: '这里不应有文件“{name}”',
      cure: '请改名、移到正确的文件夹，或删去；这里可以有：{options}',
      meaning: '放错文件夹、写错扩展名的文件不会被读到，内容就无声地丢了。',
    },
    en: {
      says: 'No file “{name}” belongs here',
      cure: 'rename it, move it to the right folder, or delete it; expected here: {options}',
      meaning:
        'A file in the wrong folder or with the wrong ending would be read by nobody, and its content lost without a word.',
    },
  },
  'case-twins': {
    severity: 'error',
    zh: {
      says: '“{name}”与 {other} 只有大小写不同',
      cure: '请删去或改名其中一个',
      meaning: 'Windows 和 macOS 分不清这两个文件，会互相覆盖。',
    },
    en: {
      says: '“{name}” differs from {other} in upper and lower case only',
      cure: 'delete or rename one of them',
      meaning: 'Windows and macOS cannot tell the two files apart; one overwrites the other.',
    },
  },
  'bad-id': {
    severity: 'error',
    zh: {
      says: '文件名或文件夹名“{id}”不能用作网址的结尾',
      cure: '请改名，只用小写拉丁字母、数字和连字符，如“{example}”；不能用 {reserved}',
      meaning: '成员文件名和页面文件夹名就是网址的结尾，别人会抄写、会链接。',
    },
    en: {
      says: 'The file or folder name “{id}” cannot be the end of an address',
      cure: 'rename it with lower-case Latin letters, digits, and hyphens only, such as “{example}”; {reserved} cannot be used',
      meaning:
        'The name of a member’s file or of a page’s folder is the end of its address; people copy it and link to it.',
    },
  },
  'missing-file': {
    severity: 'error',
    zh: {
      says: '缺少文件 {path}',
      cure: '请补上这个文件（一般可从上一个版本恢复）',
      meaning: '这个文件是网站必需的。',
    },
    en: {
      says: 'The file {path} is missing',
      cure: 'add it (it can usually be restored from the previous version)',
      meaning: 'The site cannot do without this file.',
    },
  },
  'yaml-full-width-colon': {
    severity: 'error',
    zh: {
      says: '“{key}”后面是全角冒号',
      cure: '请改为半角冒号加一个空格：“{key}: ”',
      meaning: '全角冒号“：”不是 YAML 的冒号，这一行会被读成一句话，字段就丢了。',
    },
    en: {
      says: '“{key}” is followed by a full-width colon',
      cure: 'write a half-width colon and a space: “{key}: ”',
      meaning:
        'The full-width colon is no YAML colon; the line would be read as a sentence, and the key lost.',
    },
  },
  'yaml-indent-character': {
    severity: 'error',
    zh: {
      says: '行首有制表符（Tab）或全角空格',
      cure: '请把它删去，改用半角空格，每层两个',
      meaning: 'YAML 靠行首的半角空格分层，制表符（Tab）和全角空格都不行。',
    },
    en: {
      says: 'The line begins with a tab or a full-width space',
      cure: 'delete it and indent with half-width spaces, two for each level',
      meaning:
        'YAML tells its levels by half-width spaces at the start of a line; tabs and full-width spaces do not count.',
    },
  },
  'duplicate-key': {
    severity: 'error',
    zh: {
      says: '“{key}”在同一组里出现了两次',
      cure: '请合并成一个，删去另一个',
      meaning: '同名的两行只有一行会生效，另一行的内容就丢了。',
    },
    en: {
      says: '“{key}” stands twice in the same group',
      cure: 'merge the two and delete one',
      meaning: 'Of two lines with the same key only one would count, and the other be lost.',
    },
  },
  'yaml-colon-in-value': {
    severity: 'error',
    zh: {
      says: '“{key}”的值里有半角冒号加空格，YAML 会误读',
      cure: '请用英文双引号括住整个值（值里原有的英文双引号写成 \\"）',
      meaning: 'YAML 把“冒号加空格”当作字段的分隔。含有它的值要用引号括起来。',
    },
    en: {
      says: 'The value of “{key}” holds a half-width colon and a space, which YAML misreads',
      cure: 'put the whole value in double quotes (write \\" for a double quote inside)',
      meaning: 'YAML takes “colon, space” as the end of a key. A value that holds it needs quotes.',
    },
  },
  'yaml-comment-in-value': {
    severity: 'error',
    zh: {
      says: '“{key}”的值里有空格加 #，后面的文字会被当作注释丢掉',
      cure: '请用英文双引号括住整个值（值里原有的英文双引号写成 \\"）；如果 # 后面是备注，请另起一行，以 # 开头',
      meaning: 'YAML 把“空格加 #”之后的文字当作注释，不会显示在网站上。',
    },
    en: {
      says: 'The value of “{key}” holds a space and #; what follows is dropped as a comment',
      cure: 'put the whole value in double quotes (write \\" for a double quote inside); if it is a comment, give it a line of its own that begins with #',
      meaning: 'YAML takes everything after “space, #” as a comment that never reaches the site.',
    },
  },
  'yaml-missing-space': {
    severity: 'error',
    zh: {
      says: '“{sign}”后面缺一个空格',
      cure: '请在“{sign}”后面加一个半角空格',
      meaning: '没有空格，YAML 就认不出这是字段或列表项。',
    },
    en: {
      says: 'A space is missing after “{sign}”',
      cure: 'put one half-width space after “{sign}”',
      meaning: 'Without the space YAML sees neither a key nor a list item.',
    },
  },
  'yaml-quote': {
    severity: 'error',
    zh: {
      says: '“{key}”的引号没有成对，或引号后面还有文字',
      cure: '请用一对英文双引号括住整个值，后面不再写字；值里的英文双引号写成 \\"',
      meaning: '以英文引号开头的值，必须以同样的引号结束，后面不能再有文字。',
    },
    en: {
      says: 'The quotes of “{key}” are not closed, or text follows them',
      cure: 'put the whole value in one pair of double quotes, with nothing after it; write \\" for a double quote inside',
      meaning:
        'A value that begins with a quote must end with the same one, and nothing may follow.',
    },
  },
  'yaml-special-start': {
    severity: 'error',
    zh: {
      says: '“{key}”的值以“{sign}”开头，这个符号在 YAML 里有特殊含义',
      cure: '请用英文双引号括住整个值（值里原有的英文双引号写成 \\"）',
      meaning: '以 @ ` % & * ! > | [ { 等开头的值会被当作 YAML 的符号，内容可能无声地丢失。',
    },
    en: {
      says: 'The value of “{key}” begins with “{sign}”, which means something else in YAML',
      cure: 'put the whole value in double quotes (write \\" for a double quote inside)',
      meaning:
        'A value that begins with @ ` % & * ! > | [ { or the like is taken for a sign of YAML, and may be lost without a word.',
    },
  },
  'yaml-indent': {
    severity: 'error',
    zh: {
      says: '这一行的缩进与上下文对不上',
      cure: '同一层的行要左对齐，下一层多两个空格',
      meaning: 'YAML 靠缩进分层，多一个或少一个空格就会归到别处。',
    },
    en: {
      says: 'The indentation of this line does not fit the lines around it',
      cure: 'align lines of the same level; indent the next level by two spaces',
      meaning:
        'YAML tells its levels by indentation; one space more or less puts a line somewhere else.',
    },
  },
  'yaml-syntax': {
    severity: 'error',
    zh: {
      says: '这里不是正确的 YAML：“{value}”',
      cure: '请对照一个相同种类的文件改正这一行',
      meaning: '这一行不符合 YAML 的写法，整个文件都读不出来。',
    },
    en: {
      says: 'This is not valid YAML: “{value}”',
      cure: 'compare a file of the same kind and correct this line',
      meaning: 'The line is no YAML, and the whole file cannot be read.',
    },
  },
  frontmatter: {
    severity: 'error',
    zh: {
      says: '文件开头的 --- 没有结束',
      cure: '请在开头的页面信息（title 等）之后另起一行，只写三个半角连字符 --- ，不写别的',
      meaning: '文件开头两行 --- 之间是页面的信息；少了第二行，正文会被当作信息。',
    },
    en: {
      says: 'The --- at the top of the file is not closed',
      cure: 'after the page details at the top (title and so on), add a line that holds only three half-width hyphens, ---, and nothing else',
      meaning:
        'The details of a page stand between two lines of --- at the top; without the second, the text is taken for details.',
    },
  },
  'json-syntax': {
    severity: 'error',
    zh: {
      says: '这里不是正确的 JSON：“{value}”',
      cure: '请检查这一行和上一行：每条写作 "键": "文字"，各条之间用半角逗号，最后一条后面没有逗号；文字里的英文双引号写成 \\"',
      meaning: '界面用语的文件是 JSON，引号、冒号、逗号都是半角。',
    },
    en: {
      says: 'This is not valid JSON: “{value}”',
      cure: 'look at this line and the one before: each entry is "key": "text", with half-width commas between entries and none after the last; write \\" for a double quote inside a text',
      meaning: 'Interface texts are kept in JSON, with half-width quotes, colons, and commas.',
    },
  },
  'unknown-key': {
    severity: 'error',
    zh: {
      says: '“{key}”不是可用的字段名',
      cure: '{nearest}请改用下列字段名之一：{options}',
      meaning: '写错的字段名不会被读到，内容就无声地丢了。',
    },
    en: {
      says: '“{key}” is not a known key',
      cure: '{nearest}use one of these: {options}',
      meaning: 'A mistyped key would be read by nobody, and its content lost without a word.',
    },
  },
  missing: {
    severity: 'error',
    zh: { says: '缺少“{key}”', cure: '请加一行“{line}”', meaning: '这个字段是必需的。' },
    en: {
      says: '“{key}” is missing',
      cure: 'add a line “{line}”',
      meaning: 'This key is required.',
    },
  },
  'wrong-type': {
    severity: 'error',
    zh: {
      says: '“{key}”应为{expected}，现为“{value}”',
      cure: '请写成{expected}；要把数字、true 或 false 当作文字时，请加英文双引号',
      meaning: '这里需要另一种内容：例如应为列表的地方写了一句话。',
    },
    en: {
      says: '“{key}” must be {expected}, but is “{value}”',
      cure: 'write {expected}; a number, true, or false meant as text needs double quotes',
      meaning: 'Something else is needed here: a list, for example, where there is a sentence.',
    },
  },
  empty: {
    severity: 'error',
    zh: {
      says: '“{key}”是空的',
      cure: '请填写内容；不是必填的，也可以删去这一行',
      meaning: '空的字段没有意义；不知道的内容，整行不写。',
    },
    en: {
      says: '“{key}” is empty',
      cure: 'fill it in; if it is not required, you may delete the line',
      meaning: 'A key without a value says nothing; leave out what is not known.',
    },
  },
  untrimmed: {
    severity: 'error',
    zh: {
      says: '“{value}”的开头或结尾有多余的空格',
      cure: '请删去开头和结尾的空格（包括全角空格）',
      meaning: '多余的空格会使排序和比较出错。',
    },
    en: {
      says: '“{value}” has extra spaces at its start or end',
      cure: 'delete the spaces at its start and end (full-width ones too)',
      meaning: 'Such spaces break sorting and comparison.',
    },
  },
  'unknown-value': {
    severity: 'error',
    zh: {
      says: '“{value}”不是“{key}”可用的值',
      cure: '{nearest}请改用下列值之一：{options}',
      meaning: '这个字段只能用固定的几个值。',
    },
    en: {
      says: '“{value}” is not a value of “{key}”',
      cure: '{nearest}use one of these: {options}',
      meaning: 'This key takes a few fixed values only.',
    },
  },
  'bad-format': {
    severity: 'error',
    zh: {
      says: '“{key}”的写法不对：“{value}”',
      cure: '请照“{example}”的样子写',
      meaning: '这个字段有固定的写法。',
    },
    en: {
      says: '“{key}” is not written correctly: “{value}”',
      cure: 'write it in the form “{example}”',
      meaning: 'This key is written in a fixed form.',
    },
  },
  'bad-date': {
    severity: 'error',
    zh: {
      says: '“{value}”不是有效日期',
      cure: '请照 2024-07-10、2024-07 或 2024 的格式写，并且确有这一天',
      meaning: '日期按 ISO 8601 写：年-月-日，月、日各两位。',
    },
    en: {
      says: '“{value}” is not a valid date',
      cure: 'write it in the form 2024-07-10, 2024-07, or 2024, and make sure that the day exists',
      meaning: 'Dates are written after ISO 8601: year-month-day, month and day with two digits.',
    },
  },
  'future-date': {
    severity: 'error',
    zh: {
      says: '“{value}”还没有到（今天是 {today}）',
      cure: '请写已经过去的日期',
      meaning: '名单、更名、落款都是已经发生的事，将来的日期多半是写错了年份。',
    },
    en: {
      says: '“{value}” has not come yet (today is {today})',
      cure: 'write a date that has passed',
      meaning:
        'Lists, renamings, and signatures have happened; a date to come is most often a wrong year.',
    },
  },
  'bad-address': {
    severity: 'error',
    zh: {
      says: '“{value}”不是 http 或 https 网址',
      cure: '请从浏览器地址栏复制完整网址，以 https:// 或 http:// 开头',
      meaning: '来源和网站必须能点开核对。',
    },
    en: {
      says: '“{value}” is not an http or https address',
      cure: 'copy the whole address from the browser, beginning with https:// or http://',
      meaning: 'Sources and websites must be there for anyone to look at.',
    },
  },
  'status-without-source': {
    severity: 'error',
    zh: {
      says: '状态“{value}”必须写明来源 source',
      cure: '请加一行“source: https://…”，写上实际网址；没有来源，请把状态改为“{unsourced}”',
      meaning:
        'official（机构自用）和 attested（见于公开资料）都表示有人看到过网页，所以要写出是哪一页。',
    },
    en: {
      says: 'Status “{value}” needs a source',
      cure: 'add a line “source: https://…” with the real address; if there is no source, change the status to “{unsourced}”',
      meaning:
        'official (the organization’s own) and attested (found in public material) say that somebody has seen a page; so the page must be named.',
    },
  },
  'unknown-place': {
    severity: 'error',
    zh: {
      says: 'places.yaml 的 {table} 中没有“{code}”',
      cure: '{nearest}新的地方请先加到 content/places.yaml',
      meaning: '国家、省区、城市用代码表示，名称只写在 places.yaml 一处。',
    },
    en: {
      says: '“{code}” is not among the {table} of places.yaml',
      cure: '{nearest}add a new place to content/places.yaml first',
      meaning:
        'Countries, regions, and cities are given by code; their names stand in places.yaml alone.',
    },
  },
  'place-mismatch': {
    severity: 'error',
    zh: {
      says: '“{inner}”属于“{expected}”，不属于“{found}”',
      cure: '请把“{found}”改为“{expected}”，或把“{inner}”换成“{found}”的地方',
      meaning: '城市要在所写的省区内，省区要在所写的国家内。',
    },
    en: {
      says: '“{inner}” lies in “{expected}”, not in “{found}”',
      cure: 'change “{found}” to “{expected}”, or “{inner}” to a place in “{found}”',
      meaning: 'A city must lie in the region given, a region in the country given.',
    },
  },
  'unknown-source': {
    severity: 'error',
    zh: {
      says: 'places.yaml 的 sources 中没有“{code}”',
      cure: '{nearest}新的来源请先加到 sources',
      meaning: '地名的来源列在同一文件的 sources 里，用代号引用。',
    },
    en: {
      says: '“{code}” is not among the sources of places.yaml',
      cure: '{nearest}add a new source to sources first',
      meaning: 'Sources of place names are listed under sources in the same file and cited by key.',
    },
  },
  'tile-taken': {
    severity: 'error',
    zh: {
      says: '位置 [{tile}] 已由“{other}”占用',
      cure: '请换一个空的位置，或去掉 tile',
      meaning: '首页方格图上一格只能放一个地方。',
    },
    en: {
      says: 'The tile [{tile}] is taken by “{other}”',
      cure: 'choose a free tile, or leave tile out',
      meaning: 'On the map of tiles each tile holds one place.',
    },
  },
  'no-list': {
    severity: 'error',
    zh: {
      says: 'content/lists/ 中没有名单文件',
      cure: '请放入至少一份名单，如 content/lists/2024-07-10.yaml',
      meaning: '谁是成员由名单决定；没有名单，网站上就没有成员。',
    },
    en: {
      says: 'content/lists/ holds no list',
      cure: 'put at least one there, such as content/lists/2024-07-10.yaml',
      meaning: 'The lists say who is a member; without one the site has no members.',
    },
  },
  'listed-without-file': {
    severity: 'error',
    zh: {
      says: '名单中的“{id}”没有对应文件 content/members/{id}.yaml',
      cure: '{nearest}请新建这个文件，或从名单中删去',
      meaning: '名单只列代号，成员的名称写在各自的文件里。',
    },
    en: {
      says: '“{id}” is on the list, but there is no file content/members/{id}.yaml',
      cure: '{nearest}create the file, or take the line off the list',
      meaning: 'A list holds ids only; the names stand in the members’ files.',
    },
  },
  'listed-twice': {
    severity: 'error',
    zh: {
      says: '“{id}”在名单中出现了不止一次',
      cure: '请删去多余的一行',
      meaning: '序号由名单里的位置算出，重复会使后面的序号都错。',
    },
    en: {
      says: '“{id}” is on the list more than once',
      cure: 'delete the line that is too many',
      meaning:
        'Numbers follow from the position on the list; a repeat makes all later numbers wrong.',
    },
  },
  'on-both-lists': {
    severity: 'error',
    zh: {
      says: '“{id}”同时在中方和外方名单中',
      cure: '请从其中一份名单删去',
      meaning: '一个单位只能在一份名单上。',
    },
    en: {
      says: '“{id}” is on the list of China and on the list abroad',
      cure: 'take it off one of them',
      meaning: 'An organization is on one list only.',
    },
  },
  'file-not-listed': {
    severity: 'error',
    zh: {
      says: '成员“{id}”不在任何名单中',
      cure: '请在最新的名单 {list} 里按公布的顺序加一行“  - {id}”',
      meaning: '没有列入名单的文件不会出现在网站上。',
    },
    en: {
      says: 'Member “{id}” is on no list',
      cure: 'add a line “  - {id}” to the newest list {list}, in the published order',
      meaning: 'A member’s file that is on no list would never appear on the site.',
    },
  },
  'unknown-member': {
    severity: 'error',
    zh: {
      says: '没有代号为“{id}”的成员',
      cure: '{nearest}请写 content/members/ 里的文件名，不带 .yaml',
      meaning: '这里要写一个成员的代号。',
    },
    en: {
      says: 'There is no member with the id “{id}”',
      cure: '{nearest}write the name of a file in content/members/, without .yaml',
      meaning: 'The id of a member belongs here.',
    },
  },
  'unknown-page': {
    severity: 'error',
    zh: {
      says: 'content/pages/ 中没有“{id}”',
      cure: '{nearest}请写 content/pages/ 里的文件夹名',
      meaning: '菜单按文件夹名列出页面。',
    },
    en: {
      says: 'There is no page “{id}” in content/pages/',
      cure: '{nearest}write the name of a folder in content/pages/',
      meaning: 'The menu lists pages by the names of their folders.',
    },
  },
  'duplicate-name': {
    severity: 'error',
    zh: {
      says: '名称“{name}”（{language}）与 {other} 相同',
      cure: '请核对是不是同一个单位：是的话，请只留一个文件；不是的话，请让两个名称有区别',
      meaning: '读者看到两个一样的名称，分不清是谁。',
    },
    en: {
      says: 'The name “{name}” ({language}) is the same as in {other}',
      cure: 'check whether they are the same organization: if so, keep one file; if not, make the two names differ',
      meaning: 'A reader who sees the same name twice cannot tell who is who.',
    },
  },
  'same-organisation': {
    severity: 'error',
    zh: {
      says: '“{name}”与 {other} 的“{twin}”看来是同一个单位',
      cure: '请只留一个文件；如果是更名，请写在原文件的 renamed 下',
      meaning: '去掉空格、括号和标点之后，两个中文名称完全一样。',
    },
    en: {
      says: '“{name}” and “{twin}” in {other} seem to be the same organization',
      cure: 'keep one file; if it is a new name, put it under renamed in the older file',
      meaning: 'Without spaces, brackets, and punctuation the two Chinese names are the same.',
    },
  },
  'pinyin-differs': {
    severity: 'warning',
    zh: {
      says: '拼音“{value}”与“{name}”对不上：“{hanzi}”读作 {readings}',
      cure: '请核对拼音，一字一个音节，不标声调',
      meaning: '拼音供不识汉字的读者和搜索使用。',
    },
    en: {
      says: 'The pinyin “{value}” does not read “{name}”: “{hanzi}” is read {readings}',
      cure: 'check the pinyin: one syllable a character, without tone marks',
      meaning: 'Readers who know no Chinese characters, and the search, go by the pinyin.',
    },
  },
  'character-not-in-name': {
    severity: 'error',
    zh: {
      says: '代表字“{character}”不在名称“{name}”中',
      cure: '请从名称里选一个字',
      meaning: '首页字墙上的字取自成员的名称。',
    },
    en: {
      says: 'The character “{character}” does not occur in the name “{name}”',
      cure: 'choose a character of the name',
      meaning: 'The character that stands for a member on the wall is one of its name.',
    },
  },
  'mdx-less-than': {
    severity: 'error',
    zh: {
      says: '“{value}”里的小于号会被当作标签的开头',
      cure: '请用文字写“小于”，或在前面加反斜线，写成 \\< 这样',
      meaning: '正文里的 < 是标签的开头，例如 <Contacts />。',
    },
    en: {
      says: 'The less-than sign in “{value}” is taken for the start of a tag',
      cure: 'write “less than” in words, or put a backslash before it, as in \\<',
      meaning: 'In a text < begins a tag, such as <Contacts />.',
    },
  },
  'mdx-code': {
    severity: 'error',
    zh: {
      says: '花括号会被当作程序：“{value}”',
      cure: '请在花括号前面各加一个反斜线，写成 \\{ 和 \\}；中文里也可用全角 ｛ ｝',
      meaning: '正文里花括号中的内容会被当作程序运行。',
    },
    en: {
      says: 'Curly brackets are read as program code: “{value}”',
      cure: 'put a backslash before each bracket: \\{ and \\}; in Chinese text, full-width ｛ ｝ will do too',
      meaning: 'What stands in curly brackets in a text is run as a program.',
    },
  },
  'mdx-comment': {
    severity: 'error',
    zh: {
      says: '正文里不能写隐藏的备注：“{value}”',
      cure: '请删去；要告诉同事的话，请写在合并请求（pull request）里',
      meaning: '<!-- --> 在这里不能用来隐藏备注，会使整页生成失败。',
    },
    en: {
      says: 'A text cannot hold a hidden comment: “{value}”',
      cure: 'delete it; a word to colleagues belongs in the pull request',
      meaning: '<!-- --> is no comment here and makes the whole page fail.',
    },
  },
  'mdx-autolink': {
    severity: 'error',
    zh: {
      says: '尖括号里的网址会被当作标签：“{value}”',
      cure: '请写成 [文字](网址)',
      meaning: '正文里的 < 是标签的开头，网址不能放在尖括号里。',
    },
    en: {
      says: 'An address in angle brackets is taken for a tag: “{value}”',
      cure: 'write [text](address)',
      meaning: 'In a text < begins a tag, so an address cannot stand in angle brackets.',
    },
  },
  'mdx-html': {
    severity: 'error',
    zh: {
      says: '正文里不能写 HTML 标签“{value}”',
      cure: '请删去这个标签；分段用空行，加粗用 **文字**，链接用 [文字](网址)',
      meaning: '页面的样子由网站决定，正文只用 Markdown。',
    },
    en: {
      says: 'A text cannot hold the HTML tag “{value}”',
      cure: 'remove the tag; use a blank line between paragraphs, **text** for bold, [text](address) for a link',
      meaning: 'How a page looks is the site’s business; texts use Markdown only.',
    },
  },
  'mdx-unclosed': {
    severity: 'error',
    zh: {
      says: '标签“{value}”没有结束',
      cure: '请写成“{closed}”',
      meaning: '组件要自己结束，斜杠在最后。',
    },
    en: {
      says: 'The tag “{value}” is not closed',
      cure: 'write “{closed}”',
      meaning: 'A component closes itself, with a slash at its end.',
    },
  },
  'mdx-import': {
    severity: 'error',
    zh: {
      says: '正文里不能用 import 或 export：“{value}”',
      cure: '请删去这一行（可用的组件不必引入）；如果是英文正文，段落开头请不要用小写的 import 或 export',
      meaning: '正文不含程序；可用的组件已经备好。',
    },
    en: {
      says: 'A text cannot import or export anything: “{value}”',
      cure: 'delete the line (components need no import); if it is ordinary text, do not begin a paragraph with import or export in lower case',
      meaning: 'Texts hold no program; the components are there already.',
    },
  },
  'unknown-component': {
    severity: 'error',
    zh: {
      says: '没有名为“{value}”的组件',
      cure: '{nearest}请改用下列组件之一：{options}',
      meaning: '每种页面能用的组件是固定的，并且各占一行。',
    },
    en: {
      says: 'There is no component “{value}”',
      cure: '{nearest}use one of these: {options}',
      meaning: 'Each kind of page has its fixed components, each on a line of its own.',
    },
  },
  'mdx-syntax': {
    severity: 'error',
    zh: {
      says: '这里不是正确的 MDX：“{value}”',
      cure: '请对照同一页面的其他语言改正这一处',
      meaning: '正文读不出来，页面无法生成。',
    },
    en: {
      says: 'This is not valid MDX: “{value}”',
      cure: 'compare the same page in another language and correct this place',
      meaning: 'The text cannot be read, and the page cannot be made.',
    },
  },
  'bare-address': {
    severity: 'error',
    zh: {
      says: '网址“{address}”后面紧跟着“{after}”，会被当作网址的一部分',
      cure: '请写成 [文字](网址)，或在网址后面加一个空格',
      meaning: '没有标明的网址会把后面的中文标点和文字一起吞进链接。',
    },
    en: {
      says: 'The address “{address}” is followed by “{after}”, which becomes a part of it',
      cure: 'write [text](address), or put a space after the address',
      meaning: 'An address without brackets swallows the Chinese punctuation and words behind it.',
    },
  },
  'heading-space': {
    severity: 'error',
    zh: {
      says: '“{value}”不会成为标题：井号要用半角，后面要有一个半角空格',
      cure: '请写成“{fixed}”',
      meaning: '井号和标题文字之间要有一个半角空格，井号也要是半角。',
    },
    en: {
      says: '“{value}” would not become a heading: it needs half-width number signs and a space after them',
      cure: 'write “{fixed}”',
      meaning: 'Half-width number signs and one space make a heading.',
    },
  },
  'heading-level-one': {
    severity: 'error',
    zh: {
      says: '正文里不能有一级标题：“{value}”',
      cure: '请用“##”',
      meaning: '页面的标题（title）就是一级标题，一页只有一个。',
    },
    en: {
      says: 'A text cannot hold a first-level heading: “{value}”',
      cure: 'use “##”',
      meaning: 'The title of a page is its first-level heading, and there is one only.',
    },
  },
  'heading-order': {
    severity: 'error',
    zh: {
      says: '标题“{value}”跳了一级：{found}前面应先有{expected}',
      cure: '请改用“{marks}”',
      meaning: '屏幕阅读器的用户靠标题的层次浏览，跳级会使人以为漏了一段。',
    },
    en: {
      says: 'The heading “{value}” skips a level: {found} needs {expected} before it',
      cure: 'use “{marks}”',
      meaning:
        'People who listen to a page go by its headings; a skipped level sounds like a part left out.',
    },
  },
  'list-mark': {
    severity: 'error',
    zh: {
      says: '“{value}”开头的符号不会被识别为列表',
      cure: '请用半角减号加一个空格：“- ”',
      meaning: '列表的每一项以“减号加空格”开头；圆点和全角减号会原样显示在段落里。',
    },
    en: {
      says: 'The sign at the start of “{value}” does not make a list',
      cure: 'write a hyphen and a space: “- ”',
      meaning:
        'Each item of a list begins with a hyphen and a space; a bullet or a full-width hyphen would show in the paragraph as it is.',
    },
  },
  'strike-sign': {
    severity: 'error',
    zh: {
      says: '波浪号“{value}”会给文字带上删除线',
      cure: '请在前面加反斜线，写成 `\\~`；表示范围时，中文用“～”或“至”，其他语言用“–”',
      meaning:
        '两个半角波浪号之间的文字会带上删除线。只有一个也要改：同一段里再出现一个，中间的文字就全被划掉。',
    },
    en: {
      says: 'The tilde “{value}” would strike words through',
      cure: 'put a backslash before it, `\\~`; for a range use “～” in Chinese and an en dash (5–10) in other languages',
      meaning:
        'Words between two half-width tildes are shown struck through. One alone is refused too: a second in the same paragraph would strike through all that stands between.',
    },
  },
  'no-table': {
    severity: 'error',
    zh: {
      says: '正文里不能画表格：“{value}”',
      cure: '请改用列表，一行一项',
      meaning: '表格在手机上读不清，四种语言也无法逐段对照。',
    },
    en: {
      says: 'A text cannot hold a table: “{value}”',
      cure: 'use a list, one item a line',
      meaning:
        'Tables are hard to read on a phone and cannot be compared passage by passage with another language.',
    },
  },
  'no-footnote': {
    severity: 'error',
    zh: {
      says: '正文里不能用脚注：“{value}”',
      cure: '请把说明写进正文的括号里',
      meaning: '脚注会在每种语言的页面上带出英文标题。',
    },
    en: {
      says: 'A text cannot hold a footnote: “{value}”',
      cure: 'put the remark into the text, in parentheses',
      meaning: 'Footnotes bring an English heading into every language.',
    },
  },
  'component-filled': {
    severity: 'error',
    zh: {
      says: '组件“{value}”里面不能有文字或属性',
      cure: '请写成“{closed}”，文字写在它的前面或后面',
      meaning: '组件是自动填入内容的标记，写在里面的文字不会显示。',
    },
    en: {
      says: 'The component “{value}” cannot hold text or attributes',
      cure: 'write “{closed}”, and the text before or after it',
      meaning:
        'A component is a mark that the site fills with content; text inside it is never shown.',
    },
  },
  'not-markdown': {
    severity: 'error',
    zh: {
      says: '“{value}”会照原样显示，没有成为链接、粗体或符号',
      cure: '请检查括号、星号是不是半角、是不是成对，中间有没有空格',
      meaning: '链接写作 `[文字](网址)`，粗体写作 `**文字**`，符号直接输入。',
    },
    en: {
      says: '“{value}” would show as it stands; it is no link, bold text, or sign',
      cure: 'see whether brackets and asterisks are half-width and in pairs, without spaces between them',
      meaning: 'A link is `[text](address)`, bold text is `**text**`; signs are typed as they are.',
    },
  },
  'heading-empty': {
    severity: 'error',
    zh: {
      says: '标题“{value}”是空的',
      cure: '请写上标题文字，或删去这一行',
      meaning: '空标题会出现在目录里，也会被屏幕阅读器读出。',
    },
    en: {
      says: 'The heading “{value}” is empty',
      cure: 'write its text, or delete the line',
      meaning: 'An empty heading shows in the contents and is read out by screen readers.',
    },
  },
  'second-heading': {
    severity: 'error',
    zh: {
      says: '这一节已有标题，不能再有“{value}”',
      cure: '请改用“###”，或写成普通段落',
      meaning:
        '简介的每一节只有一个“##”标题，指向这一节的链接（网址里 # 后面的部分）由这个标题生成。',
    },
    en: {
      says: 'The section has its heading already; “{value}” is a second one',
      cure: 'use “###”, or make it a paragraph',
      meaning:
        'Each section of the introduction has one “##” heading, from which links to it (the part after #) are made.',
    },
  },
  'broken-link': {
    severity: 'error',
    zh: {
      says: '链接“{value}”指向的页面不存在',
      cure: '{nearest}站内链接写作 /charter/ 这样的路径',
      meaning: '点了会得到“找不到页面”。',
    },
    en: {
      says: 'The link “{value}” leads to no page',
      cure: '{nearest}write links inside the site as paths such as /charter/',
      meaning: 'Whoever follows it would find nothing.',
    },
  },
  'text-image': {
    severity: 'error',
    zh: {
      says: '正文里不能放图片：“{value}”',
      cure: '请删去；图片由网站按规定放置',
      meaning: '本网站不向别处请求任何文件，联盟文件里也没有图片。',
    },
    en: {
      says: 'A text cannot hold an image: “{value}”',
      cure: 'delete it; the site places its images itself',
      meaning:
        'The site requests nothing from anywhere else, and the Alliance’s document has no images.',
    },
  },
  'missing-translation': {
    severity: 'error',
    zh: {
      says: '缺少{language}译文：{path}',
      cure: '请新建这个文件，写入译文；还没有译文的，请先请人翻译',
      meaning: '每个页面都有四种语言。',
    },
    en: {
      says: 'The {language} translation is missing: {path}',
      cure: 'create the file with the translation in it; if there is none yet, have one made first',
      meaning: 'Every page exists in all four languages.',
    },
  },
  'blocks-differ': {
    severity: 'error',
    zh: {
      says: '第 {number} 段与原文 {original} 不对应：原文为“{expected}”，这里为“{found}”',
      cure: '请照原文的顺序，一段对一段、一项对一项',
      meaning: '译文与原文逐段对照，多一段少一段都会错位。',
    },
    en: {
      says: 'Block {number} does not match the original {original}: there it is {expected}, here {found}',
      cure: 'follow the original paragraph by paragraph, item by item',
      meaning:
        'Translation and original are read side by side; a paragraph more or less shifts them all.',
    },
  },
  'number-differs': {
    severity: 'warning',
    zh: {
      says: '数字与原文不同：原文 {original} 有 {expected}，这里是 {found}',
      cure: '请核对数字和日期',
      meaning: '译文里的数字、日期应与中文一致（泰文的佛历年份会自动换算）。',
    },
    en: {
      says: 'The numbers differ from the original: {original} has {expected}, here {found}',
      cure: 'check numbers and dates',
      meaning:
        'Numbers and dates of a translation are those of the Chinese (Buddhist years are converted).',
    },
  },
  'contact-differs': {
    severity: 'error',
    zh: {
      says: '电话、邮箱或网址与原文不同：原文 {original} 是 {expected}，这里是 {found}',
      cure: '请照原文抄写，一字不差',
      meaning: '联系方式在各种语言里必须一字不差。',
    },
    en: {
      says: 'A telephone number, e-mail address, or web address differs from the original: {original} has {expected}, here {found}',
      cure: 'copy it from the original exactly',
      meaning: 'Contact details must be the same in every language, to the letter.',
    },
  },
  'same-as-original': {
    severity: 'error',
    zh: {
      says: '这一段还是中文，没有翻译：“{value}”',
      cure: '请换成译文',
      meaning: '读者看不懂的文字比没有更糟。',
    },
    en: {
      says: 'This is still the Chinese text: “{value}”',
      cure: 'put the translation in its place',
      meaning: 'A text that a reader cannot read is worse than none.',
    },
  },
  'wrong-language': {
    severity: 'error',
    zh: {
      says: '这段文字看来不是{language}：“{value}”',
      cure: '如果放错了文件或栏目，请移到正确的地方；没有放错，请换成该语言的文字',
      meaning: '读者选了哪种语言，就应当看到哪种语言的文字。',
    },
    en: {
      says: 'This text does not look like {language}: “{value}”',
      cure: 'if it is in the wrong file or field, move it; if not, put text in the right language there',
      meaning: 'A reader who has chosen a language should read that language.',
    },
  },
  'avoided-term': {
    severity: 'error',
    zh: {
      says: '术语表不用“{avoid}”',
      cure: '应为“{prefer}”',
      meaning: '同一个词在全站用同一种译法，见 content/glossary.yaml。',
    },
    en: {
      says: 'The glossary avoids “{avoid}”',
      cure: 'write “{prefer}”',
      meaning: 'A term is rendered in one way on the whole site; see content/glossary.yaml.',
    },
  },
  'wrong-quotes': {
    severity: 'warning',
    zh: {
      says: '引号 {value} 不是{language}的写法',
      cure: '请用 {right}',
      meaning: '每种语言有自己的引号。',
    },
    en: {
      says: 'The quotation mark {value} is not the one used in {language}',
      cure: 'use {right}',
      meaning: 'Each language has quotation marks of its own.',
    },
  },
  'full-width-sign': {
    severity: 'warning',
    zh: {
      says: '{language}里有全角符号“{value}”',
      cure: '请改为半角“{right}”{space}',
      meaning: '全角符号只用在中文里，在别的文字里会留出一大块空白；半角标点后面要空一格。',
    },
    en: {
      says: 'There is a full-width sign “{value}” in text that is in {language}',
      cure: 'write “{right}”{space}',
      meaning:
        'Full-width letters and punctuation marks belong to Chinese; in other scripts they leave a gap. A half-width punctuation mark has a space after it.',
    },
  },
  'name-punctuation': {
    severity: 'warning',
    zh: {
      says: '名称带有引号或句末标点：{value}',
      cure: '请只写名称本身（文件格式所用的英文引号 "…" 可以保留）',
      meaning: '名称会用在标题和名单里，引号和标点会一起显示。',
    },
    en: {
      says: 'The name has quotation marks or a punctuation mark at the end: {value}',
      cure: 'write the name alone (straight quotes "…" belong to the file’s format and may stay)',
      meaning: 'Names stand in headings and lists, where the marks would show with them.',
    },
  },
  'half-width-punctuation': {
    severity: 'warning',
    zh: {
      says: '汉字之间用了半角标点“{value}”',
      cure: '请改为“{right}”',
      meaning: '中文里用全角标点。联盟文件原文中的半角标点照原样保留，不在此列。',
    },
    en: {
      says: 'Half-width punctuation “{value}” stands between Chinese characters',
      cure: 'write “{right}”',
      meaning:
        'Chinese takes full-width punctuation. Slips of the Alliance’s own document stay as they are.',
    },
  },
  'mixed-letters': {
    severity: 'error',
    zh: {
      says: '“{value}”里混有两种字母：{letters}',
      cure: '请全部用同一种字母重新输入',
      meaning: '拉丁字母和俄文字母有些看起来一样，混用的词搜索不到，朗读也会出错。',
    },
    en: {
      says: '“{value}” mixes two alphabets: {letters}',
      cure: 'type it again in one alphabet',
      meaning:
        'Some Latin and Cyrillic letters look the same; a word that mixes them is not found by search and is read out wrongly.',
    },
  },
  'thai-mark-space': {
    severity: 'error',
    zh: {
      says: '泰文的元音或声调符号前多了空格：“{value}”',
      cure: '请删去空格：“{right}”',
      meaning: '这些符号必须紧跟它的辅音，否则显示成虚线圆圈。',
    },
    en: {
      says: 'A space stands before a Thai vowel or tone mark: “{value}”',
      cure: 'delete the space: “{right}”',
      meaning: 'These marks must follow their consonant, or they show on a dotted circle.',
    },
  },
  'not-recorded': {
    severity: 'error',
    zh: {
      says: '这份译文没有逐段记录译自哪一版原文',
      cure: '请先核对译文，再在命令行运行 npm run translations -- accept {section} （也可请技术同事代为运行）',
      meaning: '网站靠这些记录知道哪一段译文旧于原文。',
    },
    en: {
      says: 'This translation does not record, paragraph by paragraph, which version of the original it was made from',
      cure: 'compare the translation with the original, then run npm run translations -- accept {section} (or ask a technical colleague to run it)',
      meaning:
        'By these records the site knows which paragraph of a translation is older than its original.',
    },
  },
  'original-not-kept': {
    severity: 'error',
    zh: {
      says: '{path} 里没有“{hash}”所指的原文',
      cure: '请先核对译文，再在命令行运行 npm run translations -- accept {section} （也可请技术同事代为运行）',
      meaning: '译文所依据的原文要保存下来，才能说出后来改了哪些字。',
    },
    en: {
      says: '{path} does not keep the original that “{hash}” stands for',
      cure: 'compare the translation with the original, then run npm run translations -- accept {section} (or ask a technical colleague to run it)',
      meaning:
        'The original that a translation was made from is kept, so that the words that changed can be told.',
    },
  },
  'original-made-from': {
    severity: 'error',
    zh: {
      says: '中文是原文，不是译文',
      cure: '请删去“{key}”',
      meaning: '只有译文才记录译自哪一版原文。',
    },
    en: {
      says: 'The Chinese text is the original and no translation',
      cure: 'remove “{key}”',
      meaning: 'Only translations record what they were made from.',
    },
  },
  'unknown-term': {
    severity: 'error',
    zh: {
      says: '术语表 glossary.yaml 中没有“{term}”',
      cure: '{nearest}请照术语表里的中文写',
      meaning: '术语的说明写在术语表里，用中文原词引用。',
    },
    en: {
      says: '“{term}” is not in glossary.yaml',
      cure: '{nearest}write the Chinese as it stands in the glossary',
      meaning: 'Explanations of terms stand in the glossary and are cited by the Chinese term.',
    },
  },
  'term-not-explained': {
    severity: 'error',
    zh: {
      says: '术语“{term}”在 glossary.yaml 中没有 explanation（说明）',
      cure: '请在 glossary.yaml 里补上说明，或去掉正文中这个术语的链接，只留文字',
      meaning: '标出的术语，读者可以看到一句说明。',
    },
    en: {
      says: 'The term “{term}” has no explanation in glossary.yaml',
      cure: 'add one in glossary.yaml, or remove the link from the term in the text and keep its words',
      meaning: 'A term that is marked shows a sentence of explanation.',
    },
  },
  'term-repeated': {
    severity: 'error',
    zh: {
      says: '术语“{term}”在本节已经说明过',
      cure: '请去掉这里的链接，只留文字',
      meaning: '每节只标第一次。',
    },
    en: {
      says: 'The term “{term}” is explained before in this section',
      cure: 'remove this link and keep its text',
      meaning: 'A term is marked the first time in a section only.',
    },
  },
  'term-outside-charter': {
    severity: 'error',
    zh: {
      says: '术语说明只能用在 content/charter/ 中：“{term}”',
      cure: '请去掉链接，只留文字',
      meaning: '术语的说明列在简介各节的末尾，别的页面没有。',
    },
    en: {
      says: 'Terms are explained in content/charter/ only: “{term}”',
      cure: 'remove the link and keep its text',
      meaning:
        'The notes on terms stand at the end of the sections of the introduction; other pages have none.',
    },
  },
  'term-in-original': {
    severity: 'error',
    zh: {
      says: '术语只在译文中标，原文不标：“{term}”',
      cure: '请去掉链接，只留文字',
      meaning: '中文原文一字不改。',
    },
    en: {
      says: 'Terms are explained in translations, not in the original: “{term}”',
      cure: 'remove the link and keep its text',
      meaning: 'The Chinese original stays as it is, to the letter.',
    },
  },
  'ui-asked': {
    severity: 'error',
    zh: {
      says: '网站需要界面用语“{key}”，zh.json 里没有',
      cure: '请从以前的版本（GitHub 上点 History）恢复这一条；`content/ui/` 里四种语言的文件都要有',
      meaning: '网站按左边的名称取界面用语，缺了这一条就无法生成。',
    },
    en: {
      says: 'The site needs the interface text “{key}”, which zh.json does not have',
      cure: 'restore it from an earlier version (History on GitHub), in the files of all four languages in `content/ui/`',
      meaning:
        'The site finds an interface text by the name on its left; without this one it cannot be built.',
    },
  },
  'ui-missing': {
    severity: 'error',
    zh: {
      says: '缺少界面用语“{key}”（{language}）',
      cure: '请补一行 "{name}": "译文"（中文是“{original}”），各条之间用半角逗号隔开',
      meaning: '每种语言的界面用语与中文一一对应，缺一条页面就生成不了。',
    },
    en: {
      says: 'The interface text “{key}” is missing ({language})',
      cure: 'add a line "{name}": "translation" (the Chinese is “{original}”), with a comma between entries',
      meaning:
        'Every Chinese text of the interface needs its counterpart; without one of them no page can be made.',
    },
  },
  'ui-plural': {
    severity: 'error',
    zh: {
      says: '界面用语“{key}”缺一种数量形式（{language}）',
      cure: '请补一行 "{name}": "译文"，各条之间用半角逗号隔开，最后一条后面不加',
      meaning:
        '带数量的用语，各语言的形式不同：俄文有 _one、_few、_many、_other 四种，英文有 _one、_other 两种，中文、泰文只有 _other。',
    },
    en: {
      says: 'The interface text “{key}” lacks a plural form ({language})',
      cure: 'add a line "{name}": "text", with a comma between entries and none after the last',
      meaning:
        'Counted texts take the forms of their language: _one, _few, _many, _other in Russian, _one, _other in English, _other in Chinese and Thai.',
    },
  },
  'ui-unknown': {
    severity: 'error',
    zh: {
      says: '“{key}”在{language}中是多余的，zh.json 没有它',
      cure: '{nearest}请删去，或先加到 zh.json',
      meaning: '中文界面用语是原文，其他语言不能多出。',
    },
    en: {
      says: '“{key}” is one too many in {language}: zh.json does not have it',
      cure: '{nearest}delete it, or add it to zh.json first',
      meaning: 'The Chinese words are the original; no other language has more.',
    },
  },
  'ui-unused': {
    severity: 'warning',
    zh: {
      says: '网站没有用到界面用语“{key}”',
      cure: '请从四种语言里都删去',
      meaning: '没有人会看到它，却要人翻译和维护。',
    },
    en: {
      says: 'The site does not use the interface text “{key}”',
      cure: 'delete it in all four languages',
      meaning: 'Nobody would see it, but somebody must translate and keep it.',
    },
  },
  'ui-placeholders': {
    severity: 'error',
    zh: {
      says: '“{key}”中的占位符应为 {expected}，现为 {found}',
      cure: '请照抄占位符，一个字符也不改',
      meaning: '{{count}} 这样的占位符会换成真正的数字或名称。',
    },
    en: {
      says: '“{key}” must hold the placeholders {expected}, but holds {found}',
      cure: 'copy the placeholders exactly',
      meaning: 'Placeholders such as {{count}} are replaced by the real number or name.',
    },
  },
} as const satisfies Record<string, KindOfProblem>;

/** Tells a problem in both languages of the staff: what is wrong, and what to write instead. */
export function describeProblem({ kind, values }: Problem): Record<StaffLanguage, Telling> {
  const tell = (language: StaffLanguage): Telling => {
    const { says, cure } = problemKinds[kind][language];
    const fill = (sentence: string) =>
      sentence.replace(/(?<!\{)\{(\w+)\}(?!\})/g, (_, name: string) =>
        wordOf(values[name], language),
      );
    return { says: fill(says), cure: fill(cure) };
  };
  return { zh: tell('zh'), en: tell('en') };
}

/** A problem of a file, at the place of the value where that is known. */
export function problemAt(
  entry: {
    file: string;
    locate?: ((path: Problem['path']) => Position | undefined) | undefined;
  },
  path: Problem['path'],
  kind: ProblemKind,
  values: Problem['values'] = {},
  fix?: Problem['fix'],
): Problem {
  // A file as a whole has no place in itself.
  const position = path.length > 0 ? entry.locate?.(path) : undefined;
  return { kind, file: entry.file, path, position, values, fix };
}

/** How severe a problem is. */
export function severityOf({ kind }: Problem): Severity {
  return problemKinds[kind].severity;
}

/** Whether any of the problems keeps the site from being built. */
export function hasErrors(problems: readonly Problem[]): boolean {
  return problems.some((problem) => severityOf(problem) === 'error');
}

/** A place in the content, then what is wrong there and what to write, one line per language. */
export function formatProblems(problems: readonly Problem[]): string {
  return problems
    .map((problem) => {
      const { zh, en } = describeProblem(problem);
      return `${formatPlace(problem)}\n  ${zh.says}。${zh.cure}。\n  ${en.says}; ${en.cure}.`;
    })
    .join('\n');
}

/** `file:line:column` and the key, as far as they are known. */
export function formatPlace({ file, position, path }: Problem): string {
  const place = position ? `:${position.line}:${position.column}` : '';
  return `${file}${place}${path.length > 0 ? `  ${path.join('.')}` : ''}`;
}

/** The beginning of a cure where a value is near a known one, with a stop at its end; empty where none is. */
export function didYouMean(nearest: string | undefined): Words {
  return nearest === undefined
    ? { zh: '', en: '' }
    : { zh: `您是不是要写“${nearest}”？`, en: `did you mean “${nearest}”? ` };
}

/** The name of a language by its BCP 47 tag; in Chinese the site's own are called as on the site. */
export function languageWords(tag: string): Words {
  const nameIn = (language: StaffLanguage) =>
    new Intl.DisplayNames(language, { type: 'language' }).of(tag) ?? tag;
  return { zh: siteLanguages[tag] ?? nameIn('zh'), en: nameIn('en') };
}

const siteLanguages: Record<string, string> = { en: '英文', ru: '俄文', th: '泰文' };

/** The end of a cure where the sign to write needs spaces around it; empty where it needs none. */
export function wordsForSpaces(before: string, after: string): Words {
  if (before && after)
    return { zh: '，前面和后面各空一格', en: ' with a space before and after it' };
  if (before) return { zh: '，前面空一格', en: ' and a space before it' };
  if (after) return { zh: '，后面空一格', en: ' and a space after it' };
  return { zh: '', en: '' };
}

/** What a value of a document or a data file is, in the words of an editor. */
export function wordsFor(type: string): Words {
  const [, level] = /^heading-(\d)$/.exec(type) ?? [];
  if (level)
    return { zh: `${'零一二三四五六'[Number(level)]}级标题`, en: `a heading of level ${level}` };
  return typeWords[type] ?? { zh: type, en: type };
}

const typeWords: Record<string, Words> = {
  string: { zh: '文字', en: 'text' },
  number: { zh: '数字', en: 'a number' },
  int: { zh: '整数', en: 'a whole number' },
  boolean: { zh: 'true 或 false', en: 'true or false' },
  array: { zh: '列表（每行以“- ”开头）', en: 'a list (lines that begin with “- ”)' },
  tuple: { zh: '两个数字，如 [3, 4]', en: 'two numbers, such as [3, 4]' },
  object: { zh: '一组“键: 值”', en: 'a group of “key: value” lines' },
  record: { zh: '一组“键: 值”', en: 'a group of “key: value” lines' },
  paragraph: { zh: '段落', en: 'a paragraph' },
  'list-item': { zh: '列表项', en: 'a list item' },
  blockquote: { zh: '引文', en: 'a quotation' },
  nothing: { zh: '没有内容', en: 'nothing' },
};

function wordOf(value: Problem['values'][string] | undefined, language: StaffLanguage): string {
  if (value === undefined) return '—';
  return typeof value === 'object' ? value[language] : String(value);
}

/** A content problem at its place. */
export type Problem = {
  kind: ProblemKind;
  /** Path from the project's root, with forward slashes. */
  file: string;
  /** Keys and indexes down to the value, empty for the file as a whole. */
  path: readonly (string | number)[];
  /** Line and column in the file, both from 1, where known. */
  position?: Position | undefined;
  /** What the sentence's placeholders stand for. */
  values: Record<string, string | number | Words>;
  /** What to replace in the line, and by what, where that much is certain. */
  fix?: { from: string; to: string } | undefined;
};

/** A kind of content problem. */
export type ProblemKind = keyof typeof problemKinds;

/** Line and column in a file, both from 1. */
export type Position = { line: number; column: number };

/** `error`: the site is not built; `warning`: told, and built all the same. */
export type Severity = 'error' | 'warning';

/** The languages of the staff. */
export type StaffLanguage = 'zh' | 'en';

/** Words in the languages of the staff. */
export type Words = Record<StaffLanguage, string>;

/** What is wrong, and what to write instead; neither ends with a full stop. */
export type Telling = { says: string; cure: string };

type KindOfProblem = { severity: Severity } & Record<StaffLanguage, Telling & { meaning: string }>;
