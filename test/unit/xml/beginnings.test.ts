import { parseXml } from '../../../nodes/shared/xml/parse';

/** What may stand before a document, in bytes and in a text that stood in another document. */

type Input = string | Uint8Array;
const asBytes = (text: string) => Buffer.from(text);
const asText = (text: string) => text;

function said(input: Input): string {
	const { root, problem } = parseXml(input);
	return problem ? `${problem.kind}: ${problem.message}` : root.text;
}

type Row = [source: string, outcome: string];
const expectAll = (form: (text: string) => Input, rows: Row[]) => {
	expect(rows.map(([source]) => [source, said(form(source))])).toEqual(rows);
};

const empty = 'empty: The document is empty.';
const notXml = 'notXml: The document is not XML: it does not begin with an element.';
const misplaced = (character: number) =>
	`malformed: The XML declaration is not valid, or not at the very start (at character ${character}).`;
const page = 'notXml: The document is an HTML page, not XML.';

const both: Row[] = [
	['', empty],
	[' \t\r\n', empty],
	['\ufeff', empty],
	['\ufeff \ufeff', empty],
	['x', notXml],
	[' x<a/>', notXml],
	['\ufeff{"a":1}', notXml],
	['\u00a0<a/>', notXml],
	['<a>x</a>', 'x'],
	[' \r\n\t<a>x</a>', 'x'],
	['\ufeff<a>x</a>', 'x'],
	['\ufeff\ufeff \ufeff<a>x</a>', 'x'],
	['<?xml version="1.0"?><a>x</a>', 'x'],
	['\n<?xml version="1.0"?><a>x</a>', 'x'],
	['\ufeff\n<?xml version="1.0"?>\n<a>x</a>', 'x'],
	['<?xml version="1.0" encoding="utf-16"?><a>x</a>', 'x'],
	['<!----><?xml version="1.0"?><a/>', misplaced(8)],
	['\n<html>', page],
	['<!DOCTYPE  html>', page],
	[`<!DOCTYPE${' '.repeat(186)}html>`, page],
	[
		'<?xml version="1.0"?>\n<html>',
		"malformed: The document ends too early inside the element 'html'; it may have been cut off.",
	],
];

test('in bytes', () => {
	expectAll(asBytes, [
		...both,
		['<?xml version="1.1"?><a/>', misplaced(1)],
		['<?xml?><a/>', misplaced(1)],
		['<?xml version="1.0"?><?xml version="1.0"?><a/>', misplaced(22)],
		['<?xml version="1.0"?>', 'malformed: It has no element (at character 22).'],
		['<?xml version="1.0"?>x', 'malformed: There is text before the root (at character 22).'],
	]);
});

test('in a text the declaration of the document is left out, whatever it says', () => {
	expectAll(asText, [
		...both.slice(0, -1),
		['<?xml version="1.0"?>\n<html>', page],
		['<?xml version="1.0"?> \n<!DOCTYPE html>', page],
		['<?xml version="1.1" encoding="none"?><a>x</a>', 'x'],
		["<?xml\tencoding='utf-16'?> <a>x</a>", 'x'],
		['<?xml ?><a>x</a>', 'x'],
		['<?xml version="1.0"?>', empty],
		['<?xml version="1.0"?>x', notXml],
		['<?xml?><a/>', misplaced(1)],
		['<?xmlx version="1.0"?><a>x</a>', 'x'],
		['<a>x</a><?xml version="1.0"?>', misplaced(9)],
		['<?xml a>b?><a/>', misplaced(1)],
	]);
});
