/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals -- tests never run inside n8n */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

import { parseXml } from '../../../nodes/shared/xml/parse';
import { attributeOf, childOf, childrenOf, type XmlElement } from '../../../nodes/shared/xml/tree';
import { comparable, readStrictly } from './strictReader';

const folder = join(__dirname, '../../samples/captured');
const files = readdirSync(folder).filter((name) => name.endsWith('.xml'));
const bodyOf = (file: string) => readFileSync(join(folder, file));

function read(file: string, ...path: string[]): XmlElement | undefined {
	let element = parseXml(bodyOf(file), { contentType: 'text/xml; charset=utf-8' }).root;
	for (const name of path) element = element === undefined ? undefined : childOf(element, name);
	return element;
}

describe('answers of real server stacks', () => {
	test.each(files.filter((file) => file !== 'php-unauthorized.xml'))(
		'%s is read as a strict reader reads it',
		(file) => {
			const root = read(file);
			expect(root?.name).toBe('Envelope');
			expect(root && comparable(root)).toEqual(
				comparable(
					readStrictly(
						bodyOf(file)
							.toString('utf8')
							.replace(/^\ufeff/, ''),
					),
				),
			);
		},
	);

	test('the HTML page of a web server is not XML', () => {
		expect(
			parseXml(bodyOf('php-unauthorized.xml'), { contentType: 'text/html; charset=iso-8859-1' }).problem
				?.kind,
		).toBe('notXml');
	});

	test('values are where they are expected', () => {
		const list = read('asmx11-array-of-int.xml', 'Body', 'GetUserIdListResponse', 'GetUserIdListResult');
		expect(list && childrenOf(list, 'int').map(({ text }) => text)).toEqual(['1', '2', '3']);
		expect(list?.namespace).toBe('http://archer-tech.com/webservices/');
		expect(read('php-created.xml', 'Body', 'newExternalUserResponse', 'Code')?.text).toBe('1');
		const action = read('wcf-application-exception.xml', 'Header', 'Action');
		expect(action && attributeOf(action, 'mustUnderstand')).toBe('1');
		expect(read('asmx11-dev-application-exception.xml', 'Body', 'Fault', 'faultstring')?.text).toContain(
			'---> ',
		);
	});
});
