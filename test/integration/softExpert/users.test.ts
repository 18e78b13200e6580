import { softExpertBench } from './support';

const bench = softExpertBench();
const person = {
	userId: 'alee',
	name: 'Ann Lee',
	login: 'ann.lee',
	password: 'First-1',
	email: 'ann@example.com',
};

describe('create or update', () => {
	test('creates the user, and the departments and positions on the way', async () => {
		const json = await bench.one('user.upsert', {
			...person,
			updateType: 'add',
			positions: {
				position: [
					{ departmentId: 'EXPORT', departmentName: 'Export', positionId: 'LEAD', positionName: 'Lead' },
					{ departmentId: 'SALES', departmentName: 'Sales & more', positionId: 'CLERK', positionName: '' },
				],
			},
			additionalFields: { accessGroupIds: ['EDITORS', 'READERS'], teamIds: ['AUDIT'], leaderId: 'msilva' },
		});
		expect(json).toMatchObject({ userId: 'alee', success: true, code: 1 });
		expect(bench.state.users.get('alee')).toMatchObject({
			name: 'Ann Lee',
			leader: 'msilva',
			groups: ['EDITORS', 'READERS'],
			teams: ['AUDIT'],
			enabled: true,
			blocked: false,
			places: [
				{ department: 'EXPORT', position: 'LEAD' },
				{ department: 'SALES', position: 'CLERK' },
			],
		});
		expect(bench.state.departments.get('EXPORT')?.name).toBe('Export');
		expect(bench.state.departments.get('SALES')?.name).toBe('Sales & more');
		expect(bench.state.positions.get('CLERK')?.name).toBe('Clerk');
	});

	test('adds to the groups of a user, or replaces them', async () => {
		const jane = { ...person, userId: 'jdoe', additionalFields: { accessGroupIds: ['EDITORS'] } };
		await bench.one('user.upsert', { ...jane, updateType: 'add' });
		expect(bench.state.users.get('jdoe')?.groups).toEqual(['READERS', 'EDITORS']);
		await bench.one('user.upsert', { ...jane, updateType: 'replace' });
		expect(bench.state.users.get('jdoe')?.groups).toEqual(['EDITORS']);
	});

	test("'Blocked' locks a user out although the service calls it IsEnabled", async () => {
		await bench.one('user.upsert', { ...person, additionalFields: { blocked: true, active: true } });
		expect(bench.state.users.get('alee')).toMatchObject({ blocked: true, enabled: true });
		await bench.one('user.upsert', { ...person, additionalFields: { blocked: false } });
		expect(bench.state.users.get('alee')).toMatchObject({ blocked: false });
	});

	test('the photo comes from binary data, and only a picture is taken', async () => {
		const picture = Buffer.from('\x89PNG picture', 'latin1');
		const item = (mimeType: string) => ({
			json: {},
			binary: { photo: { data: picture.toString('base64'), mimeType, fileName: 'ann.png' } },
		});
		const parameters = { ...person, additionalFields: { photoField: 'photo' } };
		const { error } = await bench.run('user.upsert', parameters, { items: [item('image/png')] });
		expect(error).toBeUndefined();
		expect(bench.state.users.get('alee')?.photo).toBe(picture.toString('base64'));
		const text = await bench.run('user.upsert', parameters, { items: [item('text/plain')] });
		expect(text.error?.message).toMatch(/no picture, but text\/plain/);
		const none = await bench.run('user.upsert', parameters);
		expect(none.error?.message).toMatch(/no file in the field 'photo'/);
	});

	test.each([
		[{ accessGroupIds: ['EDITORS,READERS'] }, /'Access Groups' has the element "EDITORS,READERS" with a ","/],
		[{ teamIds: ['A,B'] }, /'Teams' has the element "A,B"/],
		[{ domainId: 'CORP' }, /'ID in Domain' is empty, but 'Domain ID' is filled in/],
	])('refuses %j before anything is sent', async (additionalFields, message) => {
		expect(await bench.refused('user.upsert', { ...person, additionalFields })).toMatch(message);
		expect(bench.sandbox.control.count({ system: 'softExpert' })).toBe(0);
	});

	test('takes whole lists by expression', async () => {
		const { error } = await bench.run(
			'user.upsert',
			{ ...person, additionalFields: { accessGroupIds: ['={{ $json.groups }}'] } },
			{ items: [{ groups: ['EDITORS', 'READERS'] }] },
		);
		expect(error).toBeUndefined();
		expect(bench.state.users.get('alee')?.groups).toEqual(['EDITORS', 'READERS']);
	});

	test.each(['SALES#1', 'SALES,IT'])('a department %p would be read as two', async (departmentId) => {
		const positions = { position: [{ departmentId, positionId: 'CLERK' }] };
		expect(await bench.refused('user.upsertKnownPositions', { ...person, positions })).toMatch(
			/'Departments and Positions' has .* as separators/,
		);
		expect(bench.sandbox.control.count({ system: 'softExpert' })).toBe(0);
	});

	test('known positions only: an unknown department is refused, a known pair is taken', async () => {
		const at = (departmentId: string) => ({ position: [{ departmentId, positionId: 'CLERK' }] });
		const message = await bench.refused('user.upsertKnownPositions', { ...person, positions: at('NONE') });
		expect(message).toMatch(/^The department does not exist/);
		await bench.one('user.upsertKnownPositions', { ...person, positions: at('IT') });
		expect(bench.state.users.get('alee')?.places).toEqual([{ department: 'IT', position: 'CLERK' }]);
	});

	test('a language that is not listed can be given by expression', async () => {
		const { error } = await bench.run('user.upsert', {
			...person,
			additionalFields: { language: '={{ 19 }}' },
		});
		expect(error).toBeUndefined();
		expect(bench.state.users.get('alee')?.language).toBe('19');
	});
});

describe('single users', () => {
	test('create and update give ID and key, and never the password', async () => {
		const created = await bench.one('user.create', {
			...person,
			additionalFields: { departmentId: 'SALES', positionId: 'CLERK' },
		});
		expect(created).toMatchObject({ recordId: 'alee', recordKey: expect.stringMatching(/^\d+$/) });
		const updated = await bench.one('user.update', { ...person, name: 'Ann Li', password: 'Second-1' });
		expect(bench.state.users.get('alee')?.name).toBe('Ann Li');
		expect(bench.state.passwords.get('alee')).toBe('Second-1');
		expect(JSON.stringify([created, updated])).not.toMatch(/First-1|Second-1/);
	});

	test('change status sets, toggle status toggles, deactivate is no deletion', async () => {
		const jane = () => bench.state.users.get('jdoe')!.enabled;
		const parameters = { userId: 'jdoe', status: 'inactive' };
		expect(await bench.one('user.changeStatus', parameters)).toMatchObject({
			status: 'inactive',
			success: true,
		});
		expect(jane()).toBe(false);
		await bench.one('user.changeStatus', parameters);
		expect(jane()).toBe(false);
		await bench.one('user.toggleStatus', { userId: 'jdoe' });
		expect(jane()).toBe(true);
		await bench.one('user.toggleStatus', { userId: 'jdoe' });
		expect(jane()).toBe(false);
		await bench.one('user.changeStatus', { userId: 'jdoe', status: '={{ 1 }}' });
		expect(jane()).toBe(true);
		expect(await bench.one('user.deactivate', { userId: 'jdoe' })).toMatchObject({ deactivated: true });
		expect(jane()).toBe(false);
	});

	test('a status that is none is refused before anything is sent', async () => {
		expect(await bench.refused('user.changeStatus', { userId: 'jdoe', status: '={{ "off" }}' })).toMatch(
			/'Status' must be one of Active, Inactive, but is "off"/,
		);
		expect(await bench.refused('user.changeStatus', { userId: 'jdoe', status: '={{ $json.none }}' })).toMatch(
			/'Status' is empty/,
		);
		expect(bench.sandbox.control.count({ system: 'softExpert' })).toBe(0);
	});

	test('absences, profile and leader', async () => {
		const absence = {
			userId: 'jdoe',
			substituteId: 'msilva',
			firstDay: '2099-01-05',
			additionalFields: { lastDay: '2099-01-09' },
		};
		await bench.one('user.planAbsence', absence);
		expect(bench.state.absences).toEqual([
			{ user: 'jdoe', substitute: 'msilva', from: '2099-01-05', to: '2099-01-09' },
		]);
		expect(await bench.refused('user.planAbsence', absence)).toMatch(/^The days overlap/);
		await bench.one('user.updateProfile', {
			userId: 'jdoe',
			updateFields: { hireDate: '2020-02-29T10:00:00' },
		});
		expect(bench.state.users.get('jdoe')?.profile).toEqual({ DTADMISSION: '2020-02-29' });
		expect(await bench.refused('user.updateProfile', { userId: 'nobody', updateFields: {} })).toMatch(
			/User does not exist/,
		);
		await bench.one('user.removeLeader', { userId: 'jdoe' });
		expect(bench.state.users.get('jdoe')?.leader).toBeUndefined();
		expect(await bench.refused('user.removeLeader', { userId: 'nobody' })).toMatch(
			/refused 'Remove leader of user'/,
		);
	});

	test('departments and access groups of a user', async () => {
		const inIt = { userId: 'jdoe', departmentId: 'IT', positionId: 'CLERK' };
		const places = () => bench.state.users.get('jdoe')!.places.map(({ department }) => department);
		await bench.one('userDepartment.add', inIt);
		expect(places()).toEqual(['SALES', 'IT']);
		expect(await bench.one('userDepartment.remove', inIt)).toMatchObject({ removed: true });
		expect(await bench.refused('userDepartment.remove', { ...inIt, departmentId: 'SALES' })).toMatch(
			/default department/,
		);
		await bench.one('userDepartment.replaceDefault', inIt);
		expect(places()).toEqual(['IT']);
		await bench.one('accessGroup.addUser', { userId: 'jdoe', accessGroupId: 'APPROVERS' });
		await bench.one('accessGroup.removeUser', { userId: 'jdoe', accessGroupId: 'READERS' });
		expect(bench.state.users.get('jdoe')?.groups).toEqual(['APPROVERS']);
	});

	test('external users are deactivated by their address', async () => {
		const parameters = {
			email: 'eve@example.com',
			name: 'Eve',
			password: 'x',
			licenseKey: 'LICENCE-VIEW',
			language: '1',
			telephone: '1',
		};
		await bench.one('externalUser.create', parameters);
		expect(await bench.one('externalUser.deactivate', { email: 'eve@example.com' })).toMatchObject({
			deactivated: true,
		});
		expect([...bench.state.inactiveExternalUsers]).toEqual(['eve@example.com']);
	});
});
