/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals, @n8n/community-nodes/no-dangerous-functions -- tests never run inside n8n */
import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { transpileModule, ModuleKind } from 'typescript';
import { startSandbox, sandboxLogins, type Sandbox } from '../../../sandbox';
import { systems } from '../../../index';
import type { Operation } from '../../../nodes/shared/operation/spec';
import { minimalValues, wireRequest } from '../../support/requests';

const root = path.join(__dirname, '..', '..', '..');
const script = path.join(root, 'scripts', 'new-operation.mjs');

let sandbox: Sandbox;
let folder: string;
beforeAll(async () => {
	sandbox = await startSandbox();
	folder = mkdtempSync(path.join(tmpdir(), 'new-operation-'));
});
afterAll(async () => {
	rmSync(folder, { recursive: true });
	await sandbox.stop();
});

/** The operation in a generated file; what it imports is that of the repository. */
function operationIn(file: string): Operation {
	const inRepository = (name: string): unknown =>
		// eslint-disable-next-line @typescript-eslint/no-require-imports -- the file is made while the test runs
		require(path.join(root, path.relative(folder, path.dirname(file)), name));
	const { outputText } = transpileModule(readFileSync(file, 'utf8'), {
		compilerOptions: { module: ModuleKind.CommonJS },
	});
	const exported: Record<string, Operation> = {};
	new Function('exports', 'require', outputText)(exported, inRepository);
	return Object.values(exported)[0];
}

const examples = [
	['archer', 'Archer', 'group', 'UpdateGroup', 'updateGroup'],
	['archer', 'Archer', 'user', 'ForcePasswordChange', 'forcePasswordChange'],
	['softExpert', 'SoftExpert', 'position', 'newPosition', 'newPosition'],
	['assureSign', 'AssureSign', 'user', 'CreateUser', 'createUser'],
] as const;

test.each(examples)(
	'%s: the skeleton of %s %s %s is right on the wire',
	async (system, node, resource, method, value) => {
		execFileSync(process.execPath, [script, `--into=${folder}`, system, resource, method]);
		const operation = operationIn(path.join(folder, 'nodes', node, 'resources', resource, `${value}.ts`));
		const login = {
			...sandboxLogins,
			token: '0'.repeat(32),
			context: '06c4a84a-693c-46cb-8df2-40a8215aa056',
		};
		const { url, headers, body } = wireRequest(
			systems[system],
			operation,
			minimalValues(operation),
			sandbox[system].url,
			login,
		);
		// The connection of the one before may have ended meanwhile.
		await fetch(url, { method: 'POST', headers: { ...headers, connection: 'close' }, body });
		expect(sandbox.deviations.map(({ message }) => message)).toEqual([]);
		expect(sandbox.control.requests({ system, method })).toHaveLength(1);
		expect(existsSync(path.join(folder, 'sandbox', system, 'methods', `${value}.ts`))).toBe(true);
	},
);

test('what is there already stays as it is', () => {
	const run = () =>
		execFileSync(process.execPath, [script, `--into=${folder}`, 'archer', 'group', 'CreateGroup'], {
			encoding: 'utf8',
		});
	expect(run()).not.toContain('is there');
	expect(run()).not.toContain('written');
});

test('a method that the contract does not have is refused with those that are near', () => {
	const { status, stderr } = spawnSync(process.execPath, [script, 'archer', 'group', 'UpdateGruop'], {
		encoding: 'utf8',
	});
	expect(status).toBe(1);
	expect(stderr).toContain('UpdateGroup');
});
