import type { IDataObject } from 'n8n-workflow';
import { attempt, done, form, tickets } from '../../support/archerForm';
import { sandbox } from '../../support/archerRecord';

describe('errors name field and value as the user sees them', () => {
	const errorOf = async (value: IDataObject) => {
		const { errors } = await attempt({ parameters: form({ 7402: 'T', 7404: 'Low', ...value }) });
		return `${errors[0].message} | ${errors[0].description}`;
	};

	test.each<[string, IDataObject, string[]]>([
		['a value that the list does not have', { 7404: 'Hihg' }, ['"Severity"', '"Hihg"', '"High"']],
		[
			'a value that is there twice',
			{ 7405: 'Other' },
			['"Category"', 'Hardware > Other', 'Software > Other'],
		],
		['a value that cannot be selected', { 7405: 'Hardware' }, ['"Category"', '"Hardware"']],
		['a person who is not there', { 7410: 'Lee, Bne' }, ['"Assigned To"', '"Lee, Bne"', 'user']],
		['a record that is not there', { 7413: 'DEV-999' }, ['"Affected Devices"', '"DEV-999"', 'DEV-7']],
		['a cell that is none', { 7416: 'Rare:Lrge' }, ['"Impact"', '"Lrge"', '"Large"']],
		['no date', { 7406: 'soon' }, ['"Occurred"', '"soon"']],
		['no number', { 7408: 'much' }, ['"Cost"', '"much"']],
		['no address', { 7417: '300.1.1.1' }, ['"Source Address"', 'IP address']],
		['a field that Archer calculates', { 7409: 5 }, ['"Days Open"', 'calculates']],
		['a field that is gone', { 7999: 'x' }, ['7999', 'Refresh']],
	])('%s', async (_title, value, parts) => {
		const shown = await errorOf(value);
		for (const part of parts) expect(shown).toContain(part);
	});

	test('a field that was renamed between two runs', async () => {
		const fieldValues = '{"Title": "T", "Severity": "Low", "Assigned To": "Lee, Ben"}';
		const parameters = { moduleId: tickets, fieldsMode: 'json', fieldValues };
		await done({ parameters });
		const field = sandbox.archer.state.content.field('7410')!;
		const { name, alias } = field;
		try {
			Object.assign(field, { name: 'Assigned Person', alias: 'Assigned_Person' });
			const { errors } = await attempt({ parameters });
			expect(errors[0].message).toContain('no field called "Assigned To"');
			expect(errors[0].description).toContain('"Assigned Person"');
			// The form goes by the field itself, whatever it is called.
			await done({ parameters: form({ 7402: 'T', 7404: 'Low', 7410: 'Lee, Ben' }) });
		} finally {
			Object.assign(field, { name, alias });
		}
	});
});
