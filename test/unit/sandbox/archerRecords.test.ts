import { startSandbox, type Sandbox } from '../../../sandbox';
import { callArcher, inside, logIntoArcher } from './support';

let sandbox: Sandbox;
afterEach(async () => await sandbox.stop());

/** A device with a value of each kind, as the sandbox gives it. */
async function record(): Promise<string> {
	const { content } = sandbox.archer.state;
	const finding = [...content.records.values()].find(({ levelId }) => levelId === 40)!;
	const row = content.add(95, 50, new Map([[7201, { kind: 'text', text: 'eth0' }]]));
	const file = content.addFile('policy.pdf', Buffer.from('%PDF'));
	const device = content.add(
		84,
		37,
		new Map([
			[7004, { kind: 'list', entries: [{ id: 466 }, { id: 469, otherText: 'mine' }] }],
			[7007, { kind: 'people', users: [205], groups: [91] }],
			[7008, { kind: 'list', entries: [{ id: finding.contentId }] }],
			[7009, { kind: 'list', entries: [{ id: file.id }] }],
			[7012, { kind: 'list', entries: [{ id: row.contentId }] }],
		]),
	);
	const token = await logIntoArcher(sandbox);
	const { body } = await callArcher(
		sandbox,
		'GetRecordById',
		`<sessionToken>${token}</sessionToken><moduleId>84</moduleId><contentId>${device.contentId}</contentId>`,
		{ service: 'record' },
	);
	return inside(body, 'GetRecordByIdResult').replace(/&lt;/g, '<').replace(/&gt;/g, '>');
}

const fieldIn = (xml: string, id: number) =>
	new RegExp(`<Field id="${id}".*?(?=<Field id="70|</Record>$)`).exec(xml)?.[0] ?? '';

test('a single record comes in the form of production systems', async () => {
	sandbox = await startSandbox();
	const xml = await record();
	expect(xml).not.toMatch(/<Field [^>]*\bname=/);
	expect(xml).toMatch(/<Record id="\d+" levelId="37" moduleId="84" moduleName="Devices" contentName="/);
	expect(fieldIn(xml, 7004)).toContain('value="New" valueID="466" parentId="0" otherText="">');
	expect(fieldIn(xml, 7004)).toContain(
		'<MultiValue value="Other" valueID="469" parentId="0" otherText="mine" />',
	);
	expect(fieldIn(xml, 7007)).toMatch(
		/<User id="205" firstName="\w+" .*<Group id="91" name="Risk Owners" desc="/,
	);
	expect(fieldIn(xml, 7008)).toMatch(
		/><Record id="\d+" levelId="40" contentName="Open port"><Field id="7101"/,
	);
	expect(fieldIn(xml, 7009)).toMatch(/ fileID="\d+" fileName="policy.pdf">/);
	expect(fieldIn(xml, 7012)).toMatch(/><Record id="\d+" levelId="50" moduleId="95" .* sequentialId="\d+">/);
});

test("or, when asked for it, in that of the vendor's sample", async () => {
	sandbox = await startSandbox({ archer: { recordForm: 'vendor' } });
	const xml = await record();
	expect(fieldIn(xml, 7004)).toBe(
		'<Field id="7004" name="Status" type="4" value="466"><MultiValue value="469" othertext="mine" /></Field>',
	);
	expect(xml).not.toMatch(/valueID|fileID|<Field[^>]*><Record/);
	sandbox.control.configure({ archer: { recordForm: 'production' } });
	expect(await record()).toContain('valueID="466"');
	sandbox.control.reset();
	expect(await record()).not.toContain('valueID');
});
