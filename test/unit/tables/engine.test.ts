/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals -- tests never run inside n8n */
import path from 'node:path';
import { shownTogether } from '../../../nodes/shared/engine/batch';
import { Circuit } from '../../../nodes/shared/engine/attempts/circuit';
import { mayRetry, retryDelay, withWaitNamed } from '../../../nodes/shared/engine/attempts/retry';
import { plainReader, undecided } from '../../../nodes/shared/n8n/plainExpressions';
import type { OperationOutcome } from '../../../nodes/shared/operation/spec';
import type { Failure } from '../../../nodes/shared/soap/failure';
import { redactor } from '../../../nodes/shared/soap/redact';
import { checkTable, crossed } from '../../support/tables';

/** What the engine decides about a request that failed, and what it makes of the item before that. */
const tableOf = (name: string) => path.join(__dirname, `${name}.json`);
const keyed = (list: string[]) => Object.fromEntries(list.map((one) => [one, one]));
const rows = (inputs: Record<string, unknown>, row: (input: never) => unknown) =>
	Object.fromEntries(Object.entries(inputs).map(([name, input]) => [name, () => row(input as never)]));
const failure = (more: Partial<Failure>): Failure => ({ kind: 'busy', message: 'm', reached: 'no', ...more });

const kinds = ['unreachable', 'busy', 'timeout', 'http', 'fault', 'sessionGone', 'cancelled'] as const;
const more: Record<string, Partial<Failure>> = {
	'not reached': {},
	'perhaps reached': { reached: 'unknown' },
	'during sign-in': { duringSignIn: true },
	'a short wait': { retryAfter: 60_000 },
	'a long wait': { retryAfter: 60_001 },
};
checkTable(
	tableOf('mayRetry'),
	crossed(Object.fromEntries(kinds.map((kind) => [kind, kind])), more, (kind, one) =>
		(['read', 'idempotent', 'write'] as const).map((effect) => mayRetry(effect, failure({ kind, ...one }))),
	),
);
checkTable(
	tableOf('retryDelays'),
	crossed(keyed(['2', '3', '4', '7', '8', '9']), { none: undefined, asked: 1_500 }, (attempt, retryAfter) =>
		[0, 0.5, 1].map((random) => retryDelay(Number(attempt), failure({ retryAfter }), () => random)),
	),
);
const now = Date.parse('2026-11-30T12:00:00Z');
const minute = 60_000;
const asked = [0, minute, minute + 1, 119_999, 2 * minute, 119 * minute, 120 * minute, 47 * 60 * minute];
checkTable(
	tableOf('waitsNamed'),
	crossed(
		keyed([...asked, 48 * 60 * minute, 400 * 1440 * minute, 5000 * 1440 * minute].map(String)),
		{ alone: undefined, 'beside advice': 'Try again later.' },
		(retryAfter, advice) => withWaitNamed(failure({ retryAfter: Number(retryAfter), advice }), now),
	),
);

const outcomes: Record<string, Failure | undefined> = {
	refused: failure({ kind: 'unreachable', code: 'ECONNREFUSED', advice: 'Check it.' }),
	silent: failure({ kind: 'timeout', reached: 'unknown' }),
	'timeout of a gateway': failure({ kind: 'timeout', httpStatus: 504 }),
	broken: failure({ kind: 'unreachable', reached: 'unknown' }),
	'no gateway': failure({ httpStatus: 502 }),
	unavailable: failure({ httpStatus: 503 }),
	busy: failure({ httpStatus: 429 }),
	'server error': failure({ kind: 'http', httpStatus: 500 }),
	cancelled: failure({ kind: 'cancelled' }),
	done: undefined,
};
/** How many failures, over how long, open it; what it says then; what lets it ask again. */
function circuitOf(one: Failure | undefined, apart: number): unknown {
	let time = 1_000_000;
	const circuit = new Circuit(() => time);
	let count = 0;
	while (!circuit.isOpen() && count < 130) {
		circuit.record(one);
		time += apart;
		count++;
	}
	const said = circuit.refusal();
	const states = [9_998, 1, 1, 1, 1].map((passed) => {
		time += passed;
		return circuit.refusal() === undefined ? 'asks' : 'refuses';
	});
	circuit.record(failure({ kind: 'cancelled' }));
	const afterCancel = circuit.isOpen();
	circuit.record(undefined);
	return { count, said, states, afterCancel, afterSuccess: circuit.isOpen(), refusal: circuit.refusal() };
}
checkTable(tableOf('circuits'), crossed(outcomes, { 'at once': 0, quickly: 100, slowly: 1_000 }, circuitOf));
checkTable(
	tableOf('circuitsMixed'),
	crossed(outcomes, outcomes, (one, other) => {
		let time = 0;
		const circuit = new Circuit(() => time);
		let count = 0;
		for (; !circuit.isOpen() && count < 240; count++) {
			circuit.record(count % 2 === 0 ? one : other);
			time += 50;
		}
		return [count, circuit.refusal()?.advice];
	}),
);

const shared: Record<string, OperationOutcome[]> = {
	none: [{ items: [] }, { items: [] }],
	alike: [{ failure: failure({}) }, { items: [] }, { failure: failure({}) }],
	different: [{ failure: failure({}) }, { failure: failure({ message: 'n' }) }],
};
checkTable(
	tableOf('failuresTogether'),
	rows(shared, (list: OperationOutcome[]) => {
		const shownFor: unknown[] = [];
		const given = shownTogether(
			list,
			list.map((_one, index) => ({ index })),
			(outcome, values) => {
				shownFor.push(values);
				return outcome;
			},
		);
		return { given, shownFor };
	}),
);

const secrets: Record<string, string[]> = {
	none: [],
	word: ['Secret7'],
	short: ['abc'],
	'of four': ['abcd'],
	'with markup': [`a<b>&"c'd`],
	'with blanks': ['  my pass word  '],
	'a token': ['0123456789ABCDEF'],
	'a short token': ['0123456789ABCDE'],
	'a path': ['a/b\\c+d='],
	'other letters': ['Pässwörd€😀'],
	'a tab': ['a\tb\bc\fd'],
	'two lines': ['line one\r\nab\nline two'],
	'a key': ['-----BEGIN PRIVATE KEY----- MIIEabcd xyz efgh -----END PRIVATE KEY-----'],
	long: [`${'L'.repeat(100)}tail`, `${'M'.repeat(100)}abc`],
	'one in another': ['pass', 'password'],
	many: Array.from({ length: 23 }, (_unused, index) => `secret-${index}-x`),
};
const base64 = (text: string) => Buffer.from(text).toString('base64');
/** As programs write JSON that are to write ASCII alone. */
const hex = (text: string) =>
	text.replace(/[^A-Za-z0-9]/g, (one) => `\\u${one.charCodeAt(0).toString(16).padStart(4, '0')}`);
const spellings: Record<string, (secret: string) => string> = {
	'as it is': (secret) => `before ${secret} after`,
	'between letters': (secret) => `x${secret}y`,
	lower: (secret) => secret.toLowerCase(),
	'in XML': (secret) =>
		secret.replace(/[&<>"']/g, (one) => `&#${one.charCodeAt(0)};`).replace(/ä/g, '&#xE4;'),
	'in XML by names': (secret) =>
		secret.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;').replace(/"/g, '&quot;'),
	'in XML twice': (secret) =>
		secret.replace(/&/g, '&amp;amp;').replace(/</g, '&amp;lt;').replace(/'/g, '&amp;#039;'),
	'in JSON': (secret) => JSON.stringify({ secret }),
	'in JSON twice': (secret) => JSON.stringify(JSON.stringify(secret)),
	'in escapes': (secret) => `"${hex(secret)}"`,
	'in an address': (secret) => `?p=${encodeURIComponent(secret)}&x=1`,
	'in a form': (secret) => String(new URLSearchParams({ p: secret })),
	'in an address twice': (secret) => encodeURIComponent(encodeURIComponent(secret)).toLowerCase(),
	'in base64': (secret) => `Basic ${base64(`user:${secret}`)}`,
	'in base64 a byte on': (secret) => `"${base64(`user1:${secret}@host`)}"`,
	'in base64 two bytes on': (secret) => base64(`<p>us:${secret}</p>`),
	'in base64 of a document': (secret) =>
		base64(`<p>${secret.replace(/&/g, '&amp;').replace(/</g, '&lt;')}</p>`),
	'in base64 for addresses': (secret) => Buffer.from(`u:${secret}~~`).toString('base64url'),
	'twice in a row': (secret) => secret + secret,
	cut: (secret) => secret.slice(0, -1),
};
checkTable(
	tableOf('redacted'),
	crossed(secrets, spellings, (list, spell) => list.map((one) => redactor(list)(spell(one)))),
);

const expressions = [
	...[
		'plain',
		'',
		'=',
		'={{ $json.a }}',
		'={{$json.a.b}}',
		'={{ $json["a b"] }}',
		"={{ $json['a b'] }}",
		'={{ $json.list[1] }}',
	],
	...[
		'={{ $json.list[10] }}',
		'={{ $json.none }}',
		'={{ $json.none.b }}',
		'={{ $json.zero }}',
		'={{ $json.minus }}',
	],
	...[
		'={{ $json.nan }}',
		'={{ $json.nothing }}',
		'={{ $json.object }}',
		'={{ $json.yes }}',
		'={{ $json.getter }}',
	],
	...[
		'={{ $json.made.x }}',
		'={{ $json.bare.x }}',
		'x={{ $json.a }}',
		'=x {{ $json.text }} y',
		'={{ $json.text }}{{ $json.zero }}',
	],
	...[
		'={{ $json.nan }}!',
		'={{ $json.nothing }}!',
		'={{ $json.none }}!',
		'={{ $json.object }}!',
		'={{ $json.yes }}!',
	],
	...[
		'={{ $json.constructor }}',
		'={{ $json.list.length }}',
		'={{ $json.toString }}',
		"={{ $json['map'] }}",
		'={{ $json }}',
	],
	...[
		'={{ $json.a + 1 }}',
		'={{ $json.text.trim() }}',
		'={{ $node.a }}',
		'={{ $json.a }',
		'={ $json.a }}',
		'={{ $json.a }} }',
	],
	...[
		'={{ $json.a\\b }}',
		'=\\{{ $json.a }}',
		'={{ $json["a\'b"] }}',
		'={{ $json.1a }}',
		'={{ $json.$a }}',
		'={{ $json[0] }}',
	],
	...['={{\n$json.text\n}}', '={{ $json.list[1234567890] }}', '={{ a$json.text }}', '={{ $json.text }}\n'],
];
const json = {
	a: { b: 'deep' },
	'a b': 'blank',
	list: ['zero', 'one'],
	text: 'T',
	zero: 0,
	minus: -0,
	nan: NaN,
	nothing: null,
	object: { x: 1 },
	yes: true,
	$a: 'dollar',
	made: new (class {
		x = 1;
	})(),
	bare: Object.assign(Object.create(null) as object, { x: 'bare' }),
	get getter() {
		return 'got';
	},
};
const parameters: Record<string, unknown> = {
	...keyed(expressions),
	'a number': 7,
	null: null,
	'a list': ['={{ $json.text }}'],
	'a mapper': { mappingMode: 'x' },
	'a locator': { __rl: true, mode: 'id', value: '={{ $json.text }}' },
	'a collection': { a: { b: '={{ $json.zero }}', c: 1 } },
	'a collection with more': { a: '={{ $json.a + 1 }}' },
	'a collection with what is not certain': { a: 'x', b: '={{ $json.object }}' },
};
checkTable(
	tableOf('plainExpressions'),
	rows(parameters, (raw) => {
		const reader = plainReader(raw);
		if (reader === undefined) return 'for n8n';
		return [json, ['first'], null, 'text'].map((item) => {
			const value = reader(item);
			return value === undecided ? 'for n8n' : Object.is(value, -0) ? '-0' : value;
		});
	}),
);
