/** What was to be reached, read from what the parts have measured; why, where it was not. */

const ratio = (name, against, value, goal, why) => ({ name, against, value, goal, unit: '×', why });

/** Rows of the table and bars of the chart, of what has been measured. Above `goal` is missed, or below it with `isLeast`. */
export function goalsOf({ nodes, waits, core, reading, slices, load }) {
	const above = (name) => nodes[name] - nodes.nothing;
	const throughN8n =
		'By a profile of n8n’s core, a sixth of it is our own code, a thirteenth the garbage of all. Sockets, timers and promises take a half, n8n’s HTTP helper more than a fifth: it makes a client, two agents and a connection for each request. A node that only calls this helper and reads the answer takes 0.39× by itself.';
	const slow = () =>
		waits.waits.map(({ latency, count, wall, bound, inFlight }) => ({
			...ratio(
				`${count} items, ${latency} ms, ten in flight: time of the clock`,
				'the larger of waiting and processor time',
				wall / bound,
				1.2,
				'A connection of its own for each request, which n8n’s helper opens: another trip to the server that the bound does not count; and what n8n does beside the node.',
			),
			note: `${inFlight} in flight at most`,
		}));
	const inN8n = () => [
		...[
			['no expression', 'none', 0.45],
			['one expression', 'one', 0.5],
			['two expressions', 'two', 0.5],
		].map(([what, name, goal]) =>
			ratio(
				`1,000 items, ${what}`,
				'HTTP Request + XML in n8n',
				above(name) / above('http'),
				goal,
				throughN8n,
			),
		),
	];
	const outside = () => [
		ratio(
			'A call outside n8n, small answer',
			'undici + fast-xml-parser',
			core.ours / core.bare,
			1.25,
			'The bare call checks nothing. Ours checks parameters, keeps session, attempts, circuit and secrets, refuses what is not well-formed, resolves namespaces and asks for proof of success; reading the answer strictly is half of that.',
		),
		ratio('A call outside n8n, small answer', 'node-soap', core.ours / core.nodeSoap, 1 / 2.4, 'See above.'),
		ratio(
			'A request’s envelope',
			'gluing escaped strings',
			core.written / core.glued,
			1.5,
			'Every name and every character is checked.',
		),
	];
	const read = () => [
		ratio(
			'A dense answer of 20,000 elements',
			'xml2js',
			reading.dense,
			0.6,
			'Half of what is left is the time of fast-xml-parser.',
		),
		ratio(
			'10 MB of base64',
			'xml2js',
			reading.base64,
			0.05,
			'The goal is 4 ms. Looking whether each byte is a character takes 2.5 ms, the text of 10 MB, which is a copy, 1.5 ms, and finding the end of the element, references and line ends in it 1.2 ms. Without the first a broken file would count as a whole one.',
		),
	];
	const waited = () =>
		Object.entries(slices)
			.filter(([, figures]) => figures)
			.map(([name, { longest, megabytes }]) => ({
				name: `${Math.round(megabytes)} MB, ${sliceNames[name]}: longest time without a turn for others`,
				against: '',
				value: longest,
				goal: 250,
				unit: ' ms',
				why: 'Bytes become text in one go.',
			}));
	const rows = () => [
		{
			name: 'Rows that a heap of 512 MB reads, in millions',
			against: '',
			value: slices.rows.entries / 1e6,
			goal: 1,
			unit: '',
			isLeast: true,
			why: '',
		},
	];
	const loaded = () => [
		{
			name: 'Package, packed',
			against: '',
			value: load.bytes / 1000,
			goal: 250,
			unit: ' kB',
			why: 'It grows with the operations: nine tenths are their texts and code, 20 kB the schemas of what they put out, which n8n wants once for each version of a node.',
		},
		...load.nodes.map(({ name, milliseconds }) => ({
			name: `Loading ${name}`,
			against: '',
			value: milliseconds,
			goal: 20,
			unit: ' ms',
			why: 'The half of it is making the fields of the editor and the operations, of which n8n asks for all at its start; n8n-workflow takes 250 ms on an idle machine.',
		})),
	];
	return [
		...(nodes ? inN8n() : []),
		...(waits ? slow() : []),
		...(core ? outside() : []),
		...(reading ? read() : []),
		...waited(),
		...(slices.rows ? rows() : []),
		...(load ? loaded() : []),
	];
}

const sliceNames = { dense: 'a dense list', embedded: 'records in a text', rows: 'a million rows' };
