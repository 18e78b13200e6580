import { parseXml } from '../../../nodes/shared/xml/parse';

/** Namespaces in XML 1.0: what may be bound to what (section 3), and which attributes are one twice (section 6.3). */

const xml = 'http://www.w3.org/XML/1998/namespace';
const xmlns = 'http://www.w3.org/2000/xmlns/';

const said = (source: string) => {
	const { root, problem } = parseXml(source);
	return problem ? problem.message : root.namespace;
};
const table = (rows: string[][]) => rows.map(([source]) => [source, said(source)]);

const notAllowed = (prefix: string) => `The namespace declaration of '${prefix}' is not allowed.`;
const notDeclared = (prefix: string) => `The namespace prefix '${prefix}' is not declared.`;
const twice = 'An element has an attribute twice, under different prefixes.';

test('a declaration binds a prefix, or the default, to a name', () => {
	const rows = [
		['<a/>', ''],
		['<a xmlns="u"/>', 'u'],
		['<a xmlns=""/>', ''],
		['<p:a xmlns:p="u"/>', 'u'],
		['<p:a xmlns:p="u" xmlns="v"/>', 'u'],
		['<a xmlns:p="u"/>', ''],
		['<p:a xmlns:p=" "/>', ' '],
		['<xml:a/>', xml],
		[`<xml:a xmlns:xml="${xml}"/>`, xml],
		[`<a xmlns="${xml}x"/>`, `${xml}x`],
		['<xmlns-a:a xmlns:xmlns-a="u"/>', 'u'],
	];
	expect(table(rows)).toEqual(rows);
});

test('what the recommendation reserves cannot be bound', () => {
	const rows = [
		['<a xmlns:p=""/>', notAllowed('p')],
		['<a xmlns:xmlns="u"/>', notAllowed('xmlns')],
		[`<a xmlns:xmlns="${xmlns}"/>`, notAllowed('xmlns')],
		['<a xmlns:xmlns=""/>', notAllowed('xmlns')],
		['<a xmlns:xml="u"/>', notAllowed('xml')],
		['<a xmlns:xml=""/>', notAllowed('xml')],
		[`<a xmlns:p="${xml}"/>`, notAllowed('p')],
		[`<a xmlns="${xml}"/>`, notAllowed('')],
		[`<a xmlns:p="${xmlns}"/>`, notAllowed('p')],
		[`<a xmlns="${xmlns}"/>`, notAllowed('')],
	];
	expect(table(rows)).toEqual(rows);
});

test('a prefix has to be declared at the element or around it', () => {
	const rows = [
		['<p:a/>', notDeclared('p')],
		['<xmlns:a/>', notDeclared('xmlns')],
		['<a p:b=""/>', notDeclared('p')],
		['<a><p:b/></a>', notDeclared('p')],
		['<a><b xmlns:p="u"/><p:c/></a>', notDeclared('p')],
		['<a><p:b/><q:c/></a>', notDeclared('p')],
		['<a><p:b/><c xmlns:q=""/></a>', notDeclared('p')],
		['<a xmlns:q=""><p:b/></a>', notAllowed('q')],
		[`<${'p'.repeat(60)}:a/>`, notDeclared('p'.repeat(60))],
		[`<${'p'.repeat(61)}:a/>`, notDeclared('p'.repeat(60))],
		[`<a xmlns:${'q'.repeat(61)}=""/>`, notAllowed('q'.repeat(60))],
	];
	expect(table(rows)).toEqual(rows);
});

test('two attributes of one name in one namespace are one twice', () => {
	const rows = [
		['<a xmlns:p="u" xmlns:q="u" p:b="" q:b=""/>', twice],
		['<a xmlns:p="u" xmlns:q="u" p:b="" c="" q:b=""/>', twice],
		['<a xmlns:p="u" xmlns:q="u" p:b="" q:b="" r:b=""/>', notDeclared('r')],
		['<a xmlns:p="u" xmlns:q="u" p:b="" q:c=""/>', ''],
		['<a xmlns:p="u" xmlns:q="v" p:b="" q:b=""/>', ''],
		['<a xmlns:p="u" p:b="" b=""/>', ''],
		['<a xmlns="u" xmlns:p="u" p:b="" b=""/>', 'u'],
		['<a xmlns:p="u" xmlns:q="u v" p:b="" q:b=""/>', ''],
		['<a b="" b=""/>', 'A tag has an attribute twice (at character 9).'],
		['<a xmlns:p="u" p:b="" p:b=""/>', 'A tag has an attribute twice (at character 23).'],
		['<a xmlns:p="u" xmlns:p="v"/>', 'A tag has an attribute twice (at character 16).'],
		['<a xmlns="u" xmlns="v"/>', 'A tag has an attribute twice (at character 14).'],
	];
	expect(table(rows)).toEqual(rows);
});

test('an attribute may be there again at the next element', () => {
	const source = '<a xmlns:p="u" p:b="1" b="2"><c p:b="3" b="4"/><c b="5"/><c xmlns:p="v" p:b="6"/></a>';
	const { root } = parseXml(source);
	const attributesOf = ({ attributes }: NonNullable<typeof root>) =>
		attributes.map(({ name, namespace, value }) => [namespace, name, value].join(' '));
	expect([root!, ...root!.children].map(attributesOf)).toEqual([
		['u b 1', ' b 2'],
		['u b 3', ' b 4'],
		[' b 5'],
		['v b 6'],
	]);
});

test('a document may have a name with a colon at one place and the same without it at others', () => {
	const source = '<a xmlns:p="u"><p:a p:a="1" a="2"/><pa pa="3"/><p.a/><p/></a>';
	const { root } = parseXml(source);
	expect(root!.children.map(({ name, namespace }) => [name, namespace])).toEqual([
		['a', 'u'],
		['pa', ''],
		['p.a', ''],
		['p', ''],
	]);
	expect(root!.children[0].attributes).toEqual([
		{ name: 'a', namespace: 'u', value: '1' },
		{ name: 'a', namespace: '', value: '2' },
	]);
});

test('kept declarations stand among the attributes, in document order', () => {
	const source = '<a b="1" xmlns:p="u" p:c="2" xmlns="v" xmlns:q="w"><d/><e xmlns:p="x"/></a>';
	const kept = parseXml(source, { keepsDeclarations: true }).root!;
	expect(kept.attributes).toEqual([
		{ name: 'b', namespace: '', value: '1' },
		{ name: 'p', namespace: xmlns, value: 'u' },
		{ name: 'c', namespace: 'u', value: '2' },
		{ name: 'xmlns', namespace: xmlns, value: 'v' },
		{ name: 'q', namespace: xmlns, value: 'w' },
	]);
	expect(kept.children.map(({ attributes }) => attributes)).toEqual([
		[],
		[{ name: 'p', namespace: xmlns, value: 'x' }],
	]);
	const left = parseXml(source).root!;
	expect(left.attributes.map(({ name }) => name)).toEqual(['b', 'c']);
	expect(left.children.map(({ attributes }) => attributes)).toEqual([[], []]);
	expect(left.namespace).toBe('v');
});
