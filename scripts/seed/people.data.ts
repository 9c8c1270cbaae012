/** Where a customer lives decides currency, language and how they pay. */
export const MARKETS = {
	KR: { currency: 'KRW', locale: 'ko', words: 'ko' },
	US: { currency: 'USD', locale: 'en', words: 'en' },
	DE: { currency: 'EUR', locale: 'de', words: 'de' },
	IE: { currency: 'EUR', locale: 'en', words: 'en' },
	JP: { currency: 'JPY', locale: 'ja', words: 'ja' },
	KW: { currency: 'KWD', locale: 'en', words: 'en' }
} as const;
export type Market = keyof typeof MARKETS;

/** `speaks`: another language than the one of where they live. */
export type Person = {
	readonly name: string;
	readonly email: string;
	readonly market: Market;
	readonly speaks?: 'en';
};

const of = (market: Market, people: Readonly<Record<string, string>>): Person[] =>
	Object.entries(people).map(([mailbox, name]) => ({ name, email: `${mailbox}@example.com`, market }));

// prettier-ignore
export const PEOPLE: readonly Person[] = [
	...of('KR', {
		'minji.kim': '김민지', 'seojun.lee': '이서준', 'jiwoo.park': '박지우', 'hayoon.choi': '최하윤', 'doyun.jung': '정도윤',
		'soyeon.kang': '강소연', 'junho.cho': '조준호', 'yerin.yoon': '윤예린', 'taeyang.jang': '장태양', 'eunseo.lim': '임은서',
		'hyunwoo.han': '한현우', 'nari.oh': '오나리', 'siwoo.seo': '서시우', 'chaewon.shin': '신채원', 'minjae.kwon': '권민재',
		'dahye.hwang': '황다혜', 'jisung.ahn': '안지성', 'yuna.song': '송유나', 'gunwoo.ryu': '류건우', 'sumin.hong': '홍수민',
		'areum.jeon': '전아름', 'donghyun.ko': '고동현', 'boram.moon': '문보람', 'sanghoon.yang': '양상훈'
	}),
	...of('US', {
		'emma.wilson': 'Emma Wilson', 'liam.brown': 'Liam Brown', 'olivia.davis': 'Olivia Davis', 'mason.clark': 'Mason Clark',
		'ava.martinez': 'Ava Martínez', 'ethan.lewis': 'Ethan Lewis', 'sophia.nguyen': 'Sophia Nguyen', 'jack.turner': 'Jack Turner',
		'mia.robinson': 'Mia Robinson', 'henry.scott': 'Henry Scott', 'grace.hill': 'Grace Hill'
	}),
	...of('DE', {
		'jonas.weber': 'Jonas Weber', 'lena.schmidt': 'Lena Schmidt', 'felix.wagner': 'Felix Wagner', 'marie.becker': 'Marie Becker',
		'paul.hoffmann': 'Paul Hoffmann', 'anna.koch': 'Anna Koch'
	}),
	...of('IE', { 'aoife.murphy': 'Aoife Murphy', 'conor.walsh': 'Conor Walsh', 'niamh.byrne': 'Niamh Byrne' }),
	...of('JP', {
		'haruto.sato': '佐藤 陽翔', 'yui.suzuki': '鈴木 結衣', 'ren.takahashi': '高橋 蓮', 'sakura.tanaka': '田中 さくら',
		'sota.ito': '伊藤 颯太', 'hina.watanabe': '渡辺 陽菜'
	})
];
