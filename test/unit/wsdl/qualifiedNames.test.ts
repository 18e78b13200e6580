import { builtInOf, localOf, nameOf, qualify, referenceOf } from '../../../nodes/shared/wsdl/qualifiedNames';
import { parseXml } from '../../../nodes/shared/xml/parse';
import { attributeOf, type XmlElement } from '../../../nodes/shared/xml/tree';

/** Prefixes inside of values, which the declarations around them explain. */

function qualified(source: string): XmlElement {
	const { root } = parseXml(source, { keepsDeclarations: true });
	qualify(root!);
	return root!;
}

const valueIn = (element: string, attribute: string) =>
	attributeOf(qualified(`<r xmlns="urn:d" xmlns:p="urn:p">${element}</r>`).children[0], attribute);

test('names are a namespace and a local name', () => {
	expect(nameOf('urn:a', 'b')).toBe('{urn:a}b');
	expect(nameOf('', 'b')).toBe('{}b');
	expect(['{urn:a}b', '{}b', 'b', '{urn:{x}y}b'].map(localOf)).toEqual(['b', 'b', 'b', 'b']);
	const schema = 'http://www.w3.org/2001/XMLSchema';
	expect([`{${schema}}int`, `{${schema}-instance}int`, '{}int', 'int'].map(builtInOf)).toEqual([
		'int',
		undefined,
		undefined,
		undefined,
	]);
});

test('prefixes are replaced where an attribute names something', () => {
	const names = ['type', 'element', 'base', 'ref', 'itemType', 'memberTypes', 'message', 'binding'];
	expect(names.map((name) => valueIn(`<e ${name}="p:x"/>`, name))).toEqual(names.map(() => '{urn:p}x'));
	const others = ['name', 'location', 'types', 'value', 'default', 'fixed', 'targetNamespace'];
	expect(others.map((name) => valueIn(`<e ${name}="p:x"/>`, name))).toEqual(others.map(() => 'p:x'));
	expect(valueIn('<e p:type="p:x"/>', 'type')).toBe('p:x');
});

test.each([
	['p:x', '{urn:p}x'],
	['x', '{urn:d}x'],
	[' p:x\n', '{urn:p}x'],
	['p:x x', '{urn:p}x {urn:d}x'],
	['p:x\t\n  p:y', '{urn:p}x {urn:p}y'],
	['q:x', '{}x'],
])('the value %j is %j', (value, name) => {
	expect(valueIn(`<e memberTypes="${value}"/>`, 'memberTypes')).toBe(name);
});

test('declarations hold for their element and what is inside of it', () => {
	const root = qualified(
		'<r xmlns:p="1" type="p:x"><a type="p:x"/><b xmlns:p="2" type="p:x"><c type="p:x"/><d xmlns="3" type="x" base="p:x"/></b><e type="p:x"/><f type="x"/></r>',
	);
	const types = ({ attributes, children }: XmlElement): string[] => [
		...attributes.filter(({ namespace }) => namespace === '').map(({ value }) => value),
		...children.flatMap(types),
	];
	expect(types(root)).toEqual(['{1}x', '{1}x', '{2}x', '{2}x', '{3}x', '{2}x', '{1}x', '{}x']);
	expect(attributeOf(root, 'p')).toBe('1');
	expect(referenceOf(root, 'type')).toBe('{1}x');
	expect(referenceOf(root, 'base')).toBeUndefined();
});
