import type { SoftExpertLanguage } from '../../../sandbox/softExpert/wire/texts';
import { softExpertBench } from './support';

/** The operations whose method answers with a text, done and refused, in the language of the user. */
const bench = softExpertBench();

const attribute = {
	attributeId: 'CITY',
	attributeName: 'City',
	actingUserId: 'jdoe',
	attributeType: 'list',
	dataType: 'text',
	selection: 'combo',
};
const value = { attributeId: 'REGION', valueSource: 'list', value: 'East', isDefault: false };
const acme = { companyId: 'ACME', companyName: 'Acme' };
const roles = { isCustomer: false, isSupplier: false, isManufacturer: true };
const contact = { companyId: 'ACME', contactName: 'Bob' };

/** In an order in which each finds what it needs. */
const done: Array<[`${string}.${string}`, object]> = [
	['attribute.upsert', attribute],
	['attribute.addValue', { ...value, actingUserId: 'jdoe' }],
	['company.upsert', { ...acme, ...roles, companyTypeId: 'CLIENT' }],
	['company.setAttribute', { companyId: 'ACME', attributeId: 'REGION', value: 'North' }],
	['company.upsertContact', contact],
	['company.deleteContact', contact],
	['company.delete', acme],
	['unitOfMeasurement.upsert', { unitId: 'M', unitName: 'Metre' }],
	['unitOfMeasurement.delete', { unitId: 'M' }],
];
const refused: Array<[`${string}.${string}`, object]> = [
	['attribute.upsert', { ...attribute, actingUserId: 'nobody' }],
	['attribute.addValue', { ...value, attributeId: 'NONE', actingUserId: 'jdoe' }],
	['attribute.addValue', { ...value, actingUserId: 'nobody' }],
	['company.upsert', { ...acme, ...roles, companyTypeId: 'NONE' }],
	['company.setAttribute', { companyId: 'NONE', attributeId: 'REGION', value: 'North' }],
	['company.upsertContact', { ...contact, companyId: 'NONE' }],
	['company.deleteContact', { ...contact, companyId: 'NONE' }],
	['company.delete', { ...acme, companyId: 'NONE' }],
	['unitOfMeasurement.delete', { unitId: 'NONE' }],
];

describe.each(['en', 'pt', 'es'] as SoftExpertLanguage[])('a user with the language %s', (language) => {
	test('sees what was done', async () => {
		bench.sandbox.control.configure({ softExpert: { language } });
		for (const [operation, parameters] of done) {
			const json = await bench.one(operation, parameters);
			expect([operation, json.success, json.detail]).toEqual([operation, true, expect.stringMatching(/./)]);
		}
	});

	test('sees what was refused', async () => {
		bench.sandbox.control.configure({ softExpert: { language } });
		for (const [operation, parameters] of refused) {
			const { error, items } = await bench.run(operation, parameters);
			expect([operation, items]).toEqual([operation, []]);
			expect([operation, error?.message]).toEqual([operation, expect.stringMatching(/^SoftExpert refused /)]);
			expect(error?.description).not.toMatch(/not known whether/);
		}
	});
});

test('in a language whose texts nobody has published the outcome is unknown, whatever it was', async () => {
	bench.sandbox.control.configure({ softExpert: { language: 'pl' } });
	for (const [operation, parameters] of [...done, ...refused]) {
		const { error, items } = await bench.run(operation, parameters);
		expect([operation, items]).toEqual([operation, []]);
		expect(error?.message).toMatch(/with a text that is not known, so that it tells neither yes nor no/);
		expect(error?.description).toMatch(/not known whether the system has acted/);
		expect(error?.description).toMatch(/set it to English, Portuguese or Spanish/);
	}
	// The status decides where there is one, and needs no language.
	expect(await bench.one('user.deactivate', { userId: 'jdoe' })).toMatchObject({
		success: true,
		detail: 'Rekordy zostały usunięte',
	});
});
