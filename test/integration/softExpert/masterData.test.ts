import { softExpertBench } from './support';

const bench = softExpertBench();

describe('departments and organizational units', () => {
	test('are created level by level, moved, detached, and deleted when empty', async () => {
		await bench.one('department.create', {
			departmentId: 'EXPORT',
			departmentName: 'Export',
			additionalFields: { parentId: 'SALES', kind: 'department', currencyId: 'EUR' },
		});
		const unit = () => bench.state.departments.get('EXPORT');
		expect(unit()).toMatchObject({ parent: 'SALES', currency: 'EUR', kind: '1' });
		const rename = { unitId: 'EXPORT', unitName: 'Exports' };
		await bench.one('organizationalUnit.update', { ...rename, parentChange: 'keep' });
		expect(unit()).toMatchObject({ name: 'Exports', parent: 'SALES' });
		await bench.one('organizationalUnit.update', { ...rename, parentChange: 'move', parentId: 'COMMERCIAL' });
		expect(unit()?.parent).toBe('COMMERCIAL');
		await bench.one('organizationalUnit.update', { ...rename, parentChange: 'detach' });
		expect(unit()?.parent).toBeUndefined();
		await bench.one('department.update', { departmentId: 'EXPORT', departmentName: 'Export' });
		expect(unit()?.name).toBe('Export');
		expect(await bench.one('department.delete', { departmentId: 'EXPORT' })).toMatchObject({
			deleted: true,
			departmentId: 'EXPORT',
		});
		expect(unit()).toBeUndefined();
		expect(await bench.refused('department.delete', { departmentId: 'SALES' })).toMatch(
			/^Other data hangs on it/,
		);
	});

	test('a unit never loses its parent by an expression that gives nothing', async () => {
		const rename = { unitId: 'SALES', unitName: 'Sales' };
		expect(
			await bench.refused('organizationalUnit.update', {
				...rename,
				parentChange: 'move',
				parentId: '={{ $json.none }}',
			}),
		).toMatch(/'Parent Unit ID' is empty/);
		const both = { parentChange: '={{ $json.none }}', parentId: '={{ $json.none }}' };
		expect(await bench.refused('organizationalUnit.update', { ...rename, ...both })).toMatch(
			/'Parent Unit' has no value. Choose one of Keep, /,
		);
		const unknown = { parentChange: '={{ "out" }}', parentId: 'IT' };
		expect(await bench.refused('organizationalUnit.update', { ...rename, ...unknown })).toMatch(
			/'Parent Unit' must be one of/,
		);
		expect(bench.state.departments.get('SALES')?.parent).toBe('COMMERCIAL');
	});

	test('change status sets, toggle status toggles', async () => {
		const enabled = () => bench.state.departments.get('IT')!.enabled;
		const disable = { unitId: 'IT', status: 'disabled' };
		expect(await bench.one('organizationalUnit.changeStatus', disable)).toMatchObject({ changed: true });
		expect(await bench.one('organizationalUnit.changeStatus', disable)).toMatchObject({
			changed: false,
			success: true,
		});
		expect(enabled()).toBe(false);
		await bench.one('organizationalUnit.toggleStatus', { unitId: 'IT' });
		expect(enabled()).toBe(true);
		expect(
			await bench.refused('organizationalUnit.changeStatus', { unitId: 'IT', status: '={{ $json.none }}' }),
		).toMatch(/'Status' is empty/);
		expect(enabled()).toBe(true);
		expect(await bench.refused('organizationalUnit.toggleStatus', { unitId: 'SALES' })).toMatch(
			/may still have users/,
		);
	});

	test('positions are created, renamed, toggled and related to departments', async () => {
		await bench.one('position.create', { positionId: 'LEAD', positionName: 'Lead' });
		expect(await bench.refused('position.create', { positionId: 'LEAD', positionName: 'Lead' })).toMatch(
			/^The position exists already/,
		);
		await bench.one('position.update', { positionId: 'LEAD', positionName: 'Team lead' });
		await bench.one('position.toggleStatus', { positionId: 'LEAD' });
		expect(bench.state.positions.get('LEAD')).toMatchObject({ name: 'Team lead', enabled: false });
		expect(
			await bench.one('department.addPosition', { departmentId: 'IT', positionId: 'LEAD' }),
		).toMatchObject({
			recordId: expect.stringMatching(/./),
		});
		expect(bench.state.departments.get('IT')?.positions).toEqual(['CLERK', 'LEAD']);
	});
});

describe('attributes', () => {
	const attribute = {
		attributeId: 'CITY',
		attributeName: 'City',
		actingUserId: 'jdoe',
		attributeType: 'list',
		dataType: 'text',
		selection: 'combo',
	};

	test('are created with values, and refused by text', async () => {
		await bench.one('attribute.upsert', { ...attribute, additionalFields: { components: ['107', '109'] } });
		expect(bench.state.attributes.get('CITY')).toMatchObject({
			name: 'City',
			type: '1',
			components: ['107', '109'],
		});
		await bench.one('attribute.addValue', {
			attributeId: 'CITY',
			valueSource: 'list',
			value: 'Rome',
			isDefault: false,
			actingUserId: 'jdoe',
		});
		expect(bench.state.attributes.get('CITY')?.values).toEqual(['Rome']);
		expect(await bench.refused('attribute.upsert', { ...attribute, actingUserId: 'nobody' })).toMatch(
			/refused 'Create or update attribute' .*: User does not exist/,
		);
		expect(
			await bench.refused('attribute.upsert', {
				...attribute,
				additionalFields: { components: ['107;109'] },
			}),
		).toMatch(/'Components' has the element "107;109" with a ";"/);
	});

	test('profile values go to the user, memos included', async () => {
		bench.state.newAttribute('NOTES', 'Notes', { type: '2', dataType: '4' });
		await bench.one('attribute.setProfileValue', {
			userId: 'jdoe',
			attributeId: 'REGION',
			attributeKind: 'other',
			value: 'North',
		});
		await bench.one('attribute.setProfileValue', {
			userId: 'jdoe',
			attributeId: 'NOTES',
			attributeKind: 'memo',
			memo: 'a\nb',
		});
		expect(bench.state.users.get('jdoe')?.profile).toEqual({ REGION: 'North', NOTES: 'a\nb' });
	});

	test('relationships are made and removed pair by pair; all only on purpose', async () => {
		const both = { parentAttributeId: 'REGION', childAttributeId: 'COSTCENTER' };
		const pair = (parentValue: string, childValue: string) => ({ parentValue, childValue, isDefault: false });
		const related = () => bench.state.attributes.get('REGION')!.relations.get('COSTCENTER');
		await bench.one('attribute.createRelationship', {
			...both,
			relations: { relation: [pair('North', '100'), pair('South', '200')] },
		});
		expect(related()).toEqual([
			['North', '100'],
			['South', '200'],
		]);
		expect(
			await bench.refused('attribute.createRelationship', {
				...both,
				relations: { relation: [pair('North', '999')] },
			}),
		).toMatch(/^SoftExpert refused 1 of 1 pairs of values/);
		expect(await bench.refused('attribute.createRelationship', { ...both, relations: {} })).toMatch(
			/is empty/,
		);
		await bench.one('attribute.removeRelationship', {
			...both,
			extent: 'pair',
			parentValue: 'North',
			childValue: '100',
		});
		expect(related()).toEqual([['South', '200']]);
		expect(
			await bench.refused('attribute.removeRelationship', {
				...both,
				extent: 'pair',
				parentValue: '={{ $json.none }}',
				childValue: '={{ $json.none }}',
			}),
		).toMatch(/'Parent Value' is empty/);
		const unknown = { extent: '={{ "x" }}', parentValue: 'South', childValue: '200' };
		expect(await bench.refused('attribute.removeRelationship', { ...both, ...unknown })).toMatch(
			/'Remove' must be/,
		);
		expect(related()).toEqual([['South', '200']]);
		await bench.one('attribute.removeRelationship', { ...both, extent: 'all' });
		expect(related()).toEqual([]);
	});

	test('data come back as they are', async () => {
		expect(await bench.one('attribute.getData', { attributeIds: 'REGION' })).toMatchObject({
			NMATTRIBUTE: 'Region',
		});
	});
});

test('companies, contacts and units of measurement', async () => {
	const acme = { companyId: 'ACME', companyName: 'Acme' };
	const roles = { isCustomer: true, isSupplier: false, isManufacturer: false, companyTypeId: 'CLIENT' };
	await bench.one('company.upsert', { ...acme, ...roles, customerCategoryId: 'A' });
	expect(bench.state.companies.get('ACME')?.fields).toMatchObject({
		FGCUSTOMER: '1',
		FGSUPPLIER: '2',
		IDCUSTOMERTYPE: 'A',
	});
	expect(
		await bench.refused('company.upsert', { ...acme, ...roles, customerCategoryId: '={{ $json.none }}' }),
	).toMatch(/'Customer Category ID' is empty/);
	await bench.one('company.setAttribute', { companyId: 'ACME', attributeId: 'REGION', value: 'North' });
	expect(bench.state.companies.get('ACME')?.attributes).toEqual({ REGION: 'North' });
	await bench.one('company.upsertContact', { companyId: 'ACME', contactName: 'Bob' });
	expect(bench.state.companies.get('ACME')?.contacts.size).toBe(1);
	await bench.one('company.deleteContact', { companyId: 'ACME', contactName: 'Bob' });
	expect(bench.state.companies.get('ACME')?.contacts.size).toBe(0);
	expect(await bench.one('company.delete', acme)).toMatchObject({ deleted: true });
	expect(await bench.refused('company.delete', acme)).toMatch(/Company does not exist/);
	await bench.one('unitOfMeasurement.upsert', { unitId: 'M', unitName: 'Metre' });
	expect(bench.state.measures.get('M')).toBe('Metre');
	expect(await bench.one('unitOfMeasurement.delete', { unitId: 'M' })).toMatchObject({ deleted: true });
	expect(bench.state.measures.has('M')).toBe(false);
});
